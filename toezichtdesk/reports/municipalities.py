"""Which municipality is meant, and which there are."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.sheets.matching import NameIndex, NotFound
from toezichtdesk.store import schema

_CODE = re.compile(r"(?:gm)?\s*\d{1,4}", re.IGNORECASE)


def name_index(connection: Connection) -> NameIndex:
    """Return what is needed to find a municipality by code, name, alias or learned alias."""
    learned = connection.execute(
        select(schema.learned_alias.c.folded, schema.learned_alias.c.municipality)
    )
    return NameIndex(_all(connection), {row.folded: row.municipality for row in learned})


def find(connection: Connection, text: str, today: date) -> Municipality:
    """Return the municipality meant by a code, an official name or an alias.

    Raises:
        OfficerCanAct: no municipality, or more than one, is meant; the message names look-alikes.
    """
    name, code = ("", text) if _CODE.fullmatch(text.strip()) else (text, "")
    found = name_index(connection).find(name, code, today)
    if isinstance(found, NotFound):
        raise OfficerCanAct(found.sentence())
    return found


def all_of_today(connection: Connection, today: date) -> tuple[Municipality, ...]:
    """Return the municipalities that exist on the day, by province and name."""
    return tuple(
        sorted(
            (m for m in _all(connection) if m.exists_on(today)),
            key=lambda m: (m.province, m.name),
        )
    )


def _all(connection: Connection) -> list[Municipality]:
    return [_municipality(row) for row in connection.execute(select(schema.municipality))]


def _municipality(row: Row[Any]) -> Municipality:
    return Municipality(
        code=row.code,
        name=row.name,
        province=row.province,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=_listed(row.successors),
        aliases=_listed(row.aliases),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def municipality_name(connection: Connection, code: str) -> str:
    """Return the name of the municipality with this code.

    Raises:
        OfficerCanAct: there is none.
    """
    table = schema.municipality
    name = connection.execute(select(table.c.name).where(table.c.code == code)).scalar()
    if name is None:
        raise OfficerCanAct(f"Er is geen gemeente met code {code}. Kies een gemeente uit de lijst.")
    return str(name)
