"""Holding a rung although the rule says otherwise (bevroren, verschoonbaar)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import ChangedMeanwhile, OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.store import schema, versions


def freeze(connection: Connection, by: Signature, code: str, wanted: Freeze) -> int:
    """Hold the rung of a municipality until a day; reason and end date are obligatory.

    Returns the number of the act.

    Raises:
        OfficerCanAct: no ground or reason, or an end that lies before the start or today.
    """
    name = name_on(connection, code, wanted.since)
    if not wanted.ground.strip() or not wanted.reason.strip():
        raise OfficerCanAct(Obstacle.FREEZE_WITHOUT_GROUND)
    if wanted.until < wanted.since or wanted.until < by.today:
        raise OfficerCanAct(Obstacle.FREEZE_ENDED, until=wanted.until)
    act = journal.write(
        connection,
        by,
        Act.FREEZE,
        f"Trede van {name} bevroren tot en met {wording.day(wanted.until)}: "
        f"{wording.closed(wanted.ground)}",
        municipality=code,
        freeze=wanted,
    )
    connection.execute(
        insert(schema.freeze).values(
            municipality=code,
            since=wanted.since,
            until=wanted.until,
            ground=wanted.ground.strip(),
            reason=wanted.reason.strip(),
            act=act,
        )
    )
    return act


def end_freeze(
    connection: Connection, by: Signature, code: str, until: date, seen: Freeze | None = None
) -> int:
    """End the freeze that is in force earlier than planned; return the number of the act.

    until: the last day on which it holds. seen: the freeze as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: no freeze is in force today, or the day is not an earlier end.
    """
    in_force = _in_force(connection, code, by.today)
    if in_force is None:
        raise OfficerCanAct(Obstacle.NO_FREEZE)
    if seen is not None and (seen.since, seen.until) != (in_force.since, in_force.until):
        raise ChangedMeanwhile(
            Obstacle.FREEZE_CHANGED, in_force, since=in_force.since, until=in_force.until
        )
    if not in_force.since - timedelta(days=1) <= until <= in_force.until:
        raise OfficerCanAct(
            Obstacle.NO_EARLIER_END, until=until, since=in_force.since, ends=in_force.until
        )
    name_on(connection, code, until)
    act = journal.write(
        connection,
        by,
        Act.END_FREEZE,
        f"Bevriezing beëindigd per {wording.day(until)}.",
        municipality=code,
        until=[in_force.until, until],
    )
    versions.change(connection, schema.freeze, in_force.id, act, until=until)
    return act


def _in_force(connection: Connection, code: str, today: date) -> Row[Any] | None:
    table = schema.freeze
    return connection.execute(
        select(table)
        .where(table.c.municipality == code, table.c.since <= today, table.c.until >= today)
        .order_by(table.c.id.desc())
    ).first()
