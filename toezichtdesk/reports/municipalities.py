"""Finds municipalities, and tells which the officer supervises."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.sheets.matching import NameIndex, NotFound
from toezichtdesk.store import schema
from toezichtdesk.store.versions import as_of

_CODE = re.compile(r"(?:gm)?\s*\d{1,4}", re.IGNORECASE)


def name_index(connection: Connection) -> NameIndex:
    """Return an index to find a municipality by code, name, alias or learned alias."""
    learned = connection.execute(
        select(schema.learned_alias.c.folded, schema.learned_alias.c.municipality)
    )
    return NameIndex(_all(connection), {row.folded: row.municipality for row in learned})


def find(connection: Connection, text: str, today: date) -> Municipality:
    """Return the municipality with this code, official name or alias.

    Raises:
        OfficerCanAct: none or several match; the message names similar ones.
    """
    name, code = ("", text) if _CODE.fullmatch(text.strip()) else (text, "")
    municipality = name_index(connection).find(name, code, today)
    if isinstance(municipality, NotFound):
        raise OfficerCanAct(Obstacle.NO_MUNICIPALITY_MEANT, advice=municipality.problem(text))
    return municipality


def of_province(connection: Connection, province: str | None, today: date) -> list[str]:
    """Return the codes of the municipalities of a province; none for an empty name.

    Raises:
        OfficerCanAct: there is no such province.
    """
    if province is None:
        return []
    every = all_of_today(connection, today)
    codes = [each.code for each in every if folded(each.province) == folded(province)]
    if not codes:
        provinces = ", ".join(sorted({each.province for each in every}))
        raise OfficerCanAct(Obstacle.NO_SUCH_PROVINCE, province=province, known=provinces)
    return codes


def followed(connection: Connection, *, last_act: int | None = None) -> frozenset[str]:
    """Return the codes of the municipalities on the officer's list; empty when there is no list.

    last_act: as known after this act; None is now.
    """
    table = as_of(schema.followed, last_act)
    return frozenset(connection.execute(select(table.c.municipality)).scalars())


def under_supervision(
    connection: Connection, *, last_act: int | None = None
) -> frozenset[str] | None:
    """Return the codes of the officer's municipalities; None without a list: then all are.

    Predecessors and successors of a municipality on the list are included.
    """
    mine = set(followed(connection, last_act=last_act))
    if not mine:
        return None
    table = schema.municipality
    rows = connection.execute(
        select(table.c.code, table.c.successors).where(table.c.successors != "")
    ).all()
    became = {code: _listed(successors) for code, successors in rows}
    for code in tuple(mine):
        mine |= _all_after(code, became)
    return frozenset(mine | {code for code in became if _all_after(code, became) & mine})


def _all_after(code: str, became: Mapping[str, Sequence[str]]) -> set[str]:
    """Return all successors of a municipality, intermediate ones included."""
    after: set[str] = set()
    left = [code]
    while left:
        new = set(became.get(left.pop(), ())) - after
        after |= new
        left += new
    return after


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


def name_on(connection: Connection, code: str, *days: date) -> str:
    """Return the name of a municipality for a record on each of these days.

    Raises:
        OfficerCanAct: there is none with this code, or it did not exist on one of the days; the
            message names its predecessors or successor.
    """
    table = schema.municipality
    row = connection.execute(select(table).where(table.c.code == code)).one_or_none()
    if row is None:
        raise OfficerCanAct(Obstacle.NO_SUCH_MUNICIPALITY, code=code)
    municipality = _municipality(row)
    if gone := [
        day for day in days if municipality.valid_to is not None and day >= municipality.valid_to
    ]:
        raise _no_more(municipality, gone[0], _by_code(connection))
    if early := [day for day in days if day < municipality.valid_from]:
        raise _not_yet(municipality, early[0], _by_code(connection))
    return municipality.name


def _by_code(connection: Connection) -> dict[str, Municipality]:
    return {each.code: each for each in _all(connection)}


def _no_more(gone: Municipality, day: date, by_code: Mapping[str, Municipality]) -> OfficerCanAct:
    heirs = tuple(by_code[code].name for code in gone.successors if code in by_code)
    at = {"name": gone.name, "day": day}
    if gone.valid_to is None or not heirs:
        return OfficerCanAct(Obstacle.MUNICIPALITY_IS_NO_MORE, **at)
    ended = gone.valid_to
    if len(heirs) > 1:
        return OfficerCanAct(Obstacle.MUNICIPALITY_WAS_SPLIT, **at, ended=ended, heirs=heirs)
    return OfficerCanAct(Obstacle.MUNICIPALITY_WAS_MERGED, **at, ended=ended, heir=heirs[0])


def _not_yet(new: Municipality, day: date, by_code: Mapping[str, Municipality]) -> OfficerCanAct:
    parts = tuple(
        sorted(
            one.name
            for one in by_code.values()
            if new.code in one.successors and one.valid_to == new.valid_from
        )
    )
    at = {"name": new.name, "day": day, "since": new.valid_from}
    if not parts:
        return OfficerCanAct(Obstacle.MUNICIPALITY_IS_NOT_YET, **at)
    return OfficerCanAct(Obstacle.MUNICIPALITY_CAME_FROM, **at, predecessors=parts)
