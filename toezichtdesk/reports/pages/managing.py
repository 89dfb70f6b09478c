"""Settings and learned names, for the page Beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select

from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.paths import Managed, managed_folder
from toezichtdesk.reports.layouts import layout_list
from toezichtdesk.reports.municipalities import all_of_today, followed
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.reports.papers.letters import own_templates
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.settings import (
    ATTACHED_MEGABYTES,
    KEPT_MEGABYTES,
    attached_megabytes,
    setting,
    stored_megabytes,
)
from toezichtdesk.reports.texts.retention import terms_of
from toezichtdesk.store import schema
from toezichtdesk.store.database import file_of


@dataclass(frozen=True, slots=True)
class LearnedName:
    """A name that the officer matched, and its municipality."""

    name: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Management:
    """The present settings.

    mine: names of the municipalities on the list, empty without a list. others: how many there are
    today outside it. stored_megabytes: size up to which a sheet is stored, in millions of bytes.
    attached_megabytes: the same for an attachment.
    own_letters: how many of the province's own templates are in use. terms: of retention, in Dutch.
    """

    mine: tuple[str, ...]
    others: int
    provinces: tuple[str, ...]
    policy: str
    policy_versions: int
    watched: Path | None
    is_watched_by_administrator: bool
    reads_unasked: bool
    stored_megabytes: int
    attached_megabytes: int
    is_usual_attached: bool
    is_usual_size: bool
    layouts: int
    learned: tuple[LearnedName, ...]
    database: Path
    letters: Path
    own_letters: int
    terms: tuple[str, ...]


def management(connection: Connection, today: date) -> Management:
    """Return the settings."""
    every = all_of_today(connection, today)
    chosen = followed(connection)
    mine = [each for each in every if each.code in chosen]
    folder = watched(connection)
    templates = own_templates(connection)
    versions = connection.execute(select(func.count()).select_from(schema.policy_version)).scalar()
    return Management(
        mine=tuple(each.name for each in mine),
        others=len(every) - len(mine),
        provinces=tuple(sorted({each.province for each in mine})),
        policy=policy_on(connection, today).name,
        policy_versions=versions or 0,
        watched=folder.folder,
        is_watched_by_administrator=managed_folder(Managed.WATCHED) is not None,
        reads_unasked=folder.reads_unasked,
        stored_megabytes=stored_megabytes(connection),
        attached_megabytes=attached_megabytes(connection),
        is_usual_attached=setting(connection, ATTACHED_MEGABYTES) is None,
        is_usual_size=setting(connection, KEPT_MEGABYTES) is None,
        layouts=sum(not row.is_forgotten for row in layout_list(connection)),
        learned=learned(connection),
        database=file_of(connection),
        letters=templates.folder,
        own_letters=sum(templates.path_of(kind) is not None for kind in LetterKind),
        terms=tuple(terms_of(connection)),
    )


def learned(connection: Connection) -> tuple[LearnedName, ...]:
    """Return the names that were matched at an import, alphabetically."""
    alias, municipality = schema.learned_alias, schema.municipality
    rows = connection.execute(
        select(alias.c.alias, municipality.c.name)
        .join(municipality, municipality.c.code == alias.c.municipality)
        .order_by(alias.c.folded)
    )
    return tuple(LearnedName(row.alias, row.name) for row in rows)
