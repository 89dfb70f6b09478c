"""Knowledge sharing: the items, whom a practice could help, and the counts of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, select

from toezichtdesk import wording
from toezichtdesk.domain.knowledge import (
    Knowledge,
    KnowledgeKind,
    Level,
    Sharing,
    tags_in,
)
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.overview import overview, overview_rows
from toezichtdesk.reports.record import casefile
from toezichtdesk.reports.record.labels import bottlenecks_of, parties_of
from toezichtdesk.store import schema

NO_PROOF = "Dit is geen bewijs dat de aanpak de oorzaak was."


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """An item in a list. names: of its municipalities. shared_with: names with days.

    fits: municipalities with the same bottleneck with which it was not shared yet.
    effect: for a practice, the backlog of its municipality before and after, in Dutch; or empty.
    """

    item: Knowledge
    names: tuple[str, ...]
    shared_with: tuple[tuple[str, date], ...] = ()
    fits: tuple[tuple[str, str], ...] = ()
    effect: str = ""


class Bond(Enum):
    """How a municipality is related to an item; the value is shown in the dossier."""

    FITS = "past bij"
    SHARED = "gedeeld"
    OWN = "eigen praktijk"
    TAKES_PART = "doet mee"


@dataclass(frozen=True, slots=True)
class Tie:
    """An item in the dossier of a municipality. names: of the municipalities of the item.

    tags: the matching bottlenecks of this municipality. shared_on: of a shared practice.
    effect: for a practice, as in `KnowledgeRow`.
    """

    item: Knowledge
    bond: Bond
    names: tuple[str, ...]
    tags: tuple[str, ...] = ()
    shared_on: date | None = None
    effect: str = ""


@dataclass(frozen=True, slots=True)
class YearCount:
    """The number of items in a year, by kind; sharings are counted separately."""

    year: int
    counts: Mapping[KnowledgeKind, int]
    executive: int
    official: int
    sharings: int


def items(known: AsKnown) -> tuple[Knowledge, ...]:
    """Return everything recorded up to the day, newest first."""
    table = known.table(schema.knowledge_item)
    sharing = known.table(schema.practice_sharing)
    shared: dict[int, list[Sharing]] = defaultdict(list)
    for row in known.connection.execute(
        select(sharing).order_by(sharing.c.shared_on, sharing.c.id)
    ):
        shared[row.item].append(Sharing(row.municipality, row.shared_on, row.id))
    rows = known.connection.execute(
        select(table)
        .where(table.c.held_on <= known.today)
        .order_by(table.c.held_on.desc(), table.c.id.desc())
    )
    return tuple(replace(item_of(row), sharings=tuple(shared[row.id])) for row in rows)


def knowledge_rows(connection: Connection, today: date) -> tuple[KnowledgeRow, ...]:
    """Return every item with the names of its municipalities and of those it could help."""
    names = dict(municipality_names(connection))
    known = AsKnown(connection, today)
    tags = bottlenecks(known)
    backlogs = {row.code: row.backlogs for row in overview(connection, today)}
    return tuple(_row(item, names, tags, backlogs) for item in items(known))


def municipality_names(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return code and name of every past and present municipality, by name."""
    table = schema.municipality
    rows = connection.execute(select(table.c.code, table.c.name)).all()
    return tuple(sorted(((row.code, row.name) for row in rows), key=lambda one: folded(one[1])))


def ties(known: AsKnown, code: str) -> tuple[Tie, ...]:
    """Return the items this municipality takes part in, that were shared with it, or that fit it.

    Practices of others that fit one of its bottlenecks come first, the best fit on top; the rest
    newest first.
    """
    own = set(bottlenecks(known).get(code, ()))
    names = dict(municipality_names(known.connection))
    recorded = items(known)
    ties_ = []
    for item in recorded:
        tags = tuple(tag for tag in item.tags if tag in own)
        days = [each.shared_on for each in item.sharings if each.municipality == code]
        bond = _bond(item, code, is_shared=bool(days), fits=bool(tags))
        if bond is not None:
            of_item = tuple(names.get(each, each) for each in item.municipalities)
            shared_on = days[0] if bond is Bond.SHARED else None
            ties_.append(Tie(item, bond, of_item, tags, shared_on, effect=""))
    backlogs = _backlogs(known, [tie.item for tie in ties_])  # on a past day each takes a case
    with_effects = [replace(tie, effect=_effect(tie.item, names, backlogs)) for tie in ties_]
    return tuple(sorted(with_effects, key=_place))


def _backlogs(
    known: AsKnown, recorded: Iterable[Knowledge]
) -> dict[str, tuple[tuple[Period, int | None], ...]]:
    """Return the backlogs of the municipalities that have a good practice."""
    codes = {
        code
        for item in recorded
        if item.kind is KnowledgeKind.PRACTICE
        for code in item.municipalities
    }
    if not codes:
        return {}
    if known.last_act is None:  # the present ones are cached
        return {row.code: row.backlogs for row in overview_rows(known) if row.code in codes}
    rows = (row for code in codes for row in overview_rows(known, code=code))
    return {row.code: row.backlogs for row in rows}


def _bond(item: Knowledge, code: str, *, is_shared: bool, fits: bool) -> Bond | None:
    is_practice = item.kind is KnowledgeKind.PRACTICE
    if code in item.municipalities:
        return Bond.OWN if is_practice else Bond.TAKES_PART
    if not is_practice:
        return None
    if is_shared:
        return Bond.SHARED
    return Bond.FITS if fits else None


def _place(tie: Tie) -> int:
    return -len(tie.tags) if tie.bond is Bond.FITS else 0


def bottlenecks(known: AsKnown) -> dict[str, tuple[str, ...]]:
    """Return per municipality the bottlenecks that its contacts and measures name with `#`."""
    texts: dict[str, list[str]] = defaultdict(list)
    for code, contacts in casefile.contacts(known).items():
        texts[code] += [
            " ".join((contact.summary, *(f"#{tag}" for tag in contact.tags)))
            for contact in contacts
        ]
    for code, (*_, plan) in casefile.plans(known).items():
        texts[code] += [measure.description for measure in plan.measures]
    tags_of = {code: tags_in(" ".join(of_code)) for code, of_code in texts.items()}
    return {code: tags for code, tags in tags_of.items() if tags}


def years(connection: Connection, today: date) -> tuple[YearCount, ...]:
    """Return the counts of every year in which something was recorded, newest first."""
    every_item = items(AsKnown(connection, today))
    shared = [sharing.shared_on.year for item in every_item for sharing in item.sharings]
    active = {item.held_on.year for item in every_item} | set(shared)
    return tuple(
        _count(year, every_item, shared.count(year)) for year in sorted(active, reverse=True)
    )


def knowledge_kind(item: Knowledge) -> str:
    """Return the kind of an item and the level of those present: `kennissessie, ambtelijk`."""
    return f"{item.kind.value}, {item.level.value}" if item.level else item.kind.value


def year_line(count: YearCount) -> str:
    """Return the counts of a year as a sentence, for the yearly report."""
    plurals = {
        KnowledgeKind.SESSION: ("kennissessie", "kennissessies"),
        KnowledgeKind.CONNECTION: ("verbinding", "verbindingen"),
        KnowledgeKind.TALK: ("gesprek met partijen", "gesprekken met partijen"),
        KnowledgeKind.PRACTICE: ("goede praktijk", "goede praktijken"),
    }
    parts = [f"{n} {plurals[kind][n != 1]}" for kind, n in count.counts.items() if n]
    parts += [f"{count.sharings} keer gedeeld"] if count.sharings else []
    with_level = count.executive + count.official
    without_level = sum(count.counts.values()) - with_level
    words = (
        (count.executive, "bestuurlijk"),
        (count.official, "ambtelijk"),
        (without_level, "zonder niveau"),
    )
    levels = [f"{n} {word}" for n, word in words if n > 0]
    held = f" Daarvan {wording.joined(levels)}." if with_level else ""
    return f"Kennisdeling {count.year}: {', '.join(parts)}.{held}"


def item_of(row: Row[Any]) -> Knowledge:
    """Return the item in a row of the table, without its sharings."""
    return Knowledge(
        kind=KnowledgeKind(row.kind),
        held_on=row.held_on,
        title=row.title,
        level=Level(row.level) if row.level else None,
        parties=parties_of(row),
        municipalities=tuple(row.municipalities),
        problem=row.problem,
        approach=row.approach,
        conditions=row.conditions,
        contact=row.contact,
        outcome=row.outcome,
        tags=bottlenecks_of(row),
        id=row.id,
    )


def _row(
    item: Knowledge,
    names: Mapping[str, str],
    tags: Mapping[str, tuple[str, ...]],
    backlogs: Mapping[str, Iterable[tuple[Period, int | None]]],
) -> KnowledgeRow:
    shared = {sharing.municipality for sharing in item.sharings}
    is_practice = item.kind is KnowledgeKind.PRACTICE
    fits = [
        (code, names[code])
        for code, words in tags.items()
        if is_practice
        and code in names
        and code not in shared
        and code not in item.municipalities
        and set(words) & set(item.tags)
    ]
    return KnowledgeRow(
        item=item,
        names=tuple(names.get(code, code) for code in item.municipalities),
        shared_with=tuple(
            (names.get(sharing.municipality, sharing.municipality), sharing.shared_on)
            for sharing in item.sharings
        ),
        fits=tuple(sorted(fits, key=lambda fit: fit[1])),
        effect=_effect(item, names, backlogs),
    )


def _effect(
    item: Knowledge,
    names: Mapping[str, str],
    backlogs: Mapping[str, Iterable[tuple[Period, int | None]]],
) -> str:
    """Return the backlog at the start of a practice and now, of the only municipality it is of."""
    if item.kind is not KnowledgeKind.PRACTICE or len(item.municipalities) != 1:
        return ""
    code = item.municipalities[0]
    with_backlog = [
        (period, backlog) for period, backlog in backlogs.get(code, ()) if backlog is not None
    ]
    start = Period.holding(item.held_on).previous
    before = [backlog for period, backlog in with_backlog if period <= start]
    after = [backlog for period, backlog in with_backlog if period > start]
    if not before or not after or code not in names:
        return ""
    return (
        f"Achterstand van {names[code]} bij het begin: {int(before[-1])}; nu: {int(after[-1])}. "
        f"{NO_PROOF}"
    )


def _count(year: int, sessions: Iterable[Knowledge], sharings: int) -> YearCount:
    of_year = [item for item in sessions if item.held_on.year == year]
    return YearCount(
        year,
        {kind: sum(item.kind is kind for item in of_year) for kind in KnowledgeKind},
        executive=sum(item.level is Level.EXECUTIVE for item in of_year),
        official=sum(item.level is Level.OFFICIAL for item in of_year),
        sharings=sharings,
    )
