"""The table of municipalities in the store, and which of them the officer supervises."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.store import schema, versions


def read_table(path: Path) -> tuple[Municipality, ...]:
    """Return the municipalities of a table with the columns of `resources/municipalities.csv`."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Municipality(
                code=row["code"],
                name=row["name"],
                province=row["province"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                successors=tuple(filter(None, row["successor"].split(";"))),
                aliases=tuple(filter(None, row["aliases"].split(";"))),
            )
            for row in csv.DictReader(lines)
        )


def add(connection: Connection, by: Signature, table: Sequence[Municipality]) -> int:
    """Put municipalities into the store; return the act."""
    act = journal.write(
        connection,
        by,
        Act.ADD_MUNICIPALITIES,
        f"Gemeentetabel geladen: {wording.counted(len(table), 'gemeente', 'gemeenten')}.",
    )
    connection.execute(
        insert(schema.municipality),
        [
            {
                "code": m.code,
                "name": m.name,
                "province": m.province,
                "valid_from": m.valid_from,
                "valid_to": m.valid_to,
                "successors": ";".join(m.successors),
                "aliases": ";".join(m.aliases),
                "act": act,
            }
            for m in table
        ],
    )
    return act


def follow(connection: Connection, by: Signature, codes: Sequence[str]) -> None:
    """Take municipalities under supervision, so that the overview shows them without figures.

    Raises:
        OfficerCanAct: there is no municipality with one of the codes.
    """
    _refuse_unknown(connection, codes)
    present = set(connection.execute(select(schema.followed.c.municipality)).scalars())
    wanted = [code for code in dict.fromkeys(codes) if code not in present]
    act = journal.write(
        connection,
        by,
        Act.FOLLOW,
        f"{wording.counted(len(wanted), 'gemeente', 'gemeenten')} in toezicht genomen.",
        codes=wanted,
    )
    if wanted:
        connection.execute(
            insert(schema.followed), [{"municipality": code, "act": act} for code in wanted]
        )


def unfollow(connection: Connection, by: Signature, codes: Sequence[str]) -> int:
    """Take municipalities off the list; what was recorded of them stays. Return the act.

    Raises:
        OfficerCanAct: there is no municipality with one of the codes, or none is on the list.
    """
    _refuse_unknown(connection, codes)
    table = schema.followed
    present = set(connection.execute(select(table.c.municipality)).scalars())
    gone = [code for code in dict.fromkeys(codes) if code in present]
    if not gone:
        raise OfficerCanAct(Obstacle.NOT_ON_LIST)
    number = "1 gemeente" if len(gone) == 1 else f"{len(gone)} gemeenten"
    act = journal.write(connection, by, Act.UNFOLLOW, f"{number} uit toezicht genomen.", codes=gone)
    versions.take_back(connection, table, table.c.municipality.in_(gone), act)
    return act


def set_followed(connection: Connection, by: Signature, codes: Sequence[str]) -> None:
    """Replace the list of the officer's municipalities, with an act for additions and removals.

    Raises:
        OfficerCanAct: there is no municipality with one of the codes, or the list would be empty.
    """
    if not codes:
        raise OfficerCanAct(Obstacle.NO_MUNICIPALITY_CHOSEN)
    present = set(connection.execute(select(schema.followed.c.municipality)).scalars())
    if set(codes) - present:
        follow(connection, by, codes)
    if gone := sorted(present - set(codes)):
        unfollow(connection, by, gone)


def _refuse_unknown(connection: Connection, codes: Sequence[str]) -> None:
    official = set(connection.execute(select(schema.municipality.c.code)).scalars())
    unknown = [code for code in codes if code not in official]
    if unknown:
        raise OfficerCanAct(Obstacle.NO_SUCH_MUNICIPALITY, code=", ".join(unknown))
