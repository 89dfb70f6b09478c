"""Putting work off until a day, or setting it aside: only what the policy does not prescribe."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.answers.overview import PRESCRIBED, NextAction
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.putting_off import work_of
from toezichtdesk.store import schema


def put_off(
    connection: Connection, by: Signature, code: str, work: str, until: date, reason: str = ""
) -> int:
    """Put work off until a day, on which it is back; return the number of the act.

    work: as `reports.record.putting_off.work_of` gives it.

    Raises:
        OfficerCanAct: the policy prescribes it, it is done meanwhile, or the day is not to come.
    """
    action = _waiting(connection, by, code, work)
    if until <= by.today:
        raise OfficerCanAct(Obstacle.UNTIL_NOT_TO_COME, until=until)
    words = f"{action.text} uitgesteld tot {wording.day(until)}"
    return _write(connection, by, Act.PUT_OFF, code, work, words, until, reason)


def set_aside(connection: Connection, by: Signature, code: str, work: str, reason: str) -> int:
    """Set work aside for good, with a reason; return the number of the act.

    Raises:
        OfficerCanAct: the policy prescribes it, it is done meanwhile, or the reason is missing.
    """
    action = _waiting(connection, by, code, work)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_DROPPING)
    return _write(
        connection, by, Act.SET_ASIDE, code, work, f"{action.text} terzijde gelegd", None, reason
    )


def take_up(connection: Connection, by: Signature, code: str, work: str) -> int:
    """Put work that waited or was set aside back on the list; return the number of the act.

    Raises:
        OfficerCanAct: it is done meanwhile.
    """
    action = _waiting(connection, by, code, work)
    words = f"{action.text} weer opgepakt"
    return _write(connection, by, Act.TAKE_UP_WORK, code, work, words, by.today, "")


def _waiting(connection: Connection, by: Signature, code: str, work: str) -> NextAction:
    name = name_on(connection, code, by.today)
    row = overview(connection, by.today, code=code)
    actions = row[0].actions if row else ()
    action = next((each for each in actions if work_of(each) == work), None)
    if action is None:
        raise OfficerCanAct(Obstacle.WORK_NOT_OPEN, name=name)
    if action.kind in PRESCRIBED:
        raise OfficerCanAct(Obstacle.WORK_PRESCRIBED, work=action.text, ground=action.ground)
    return action


def _write(
    connection: Connection,
    by: Signature,
    act: Act,
    code: str,
    work: str,
    words: str,
    until: date | None,
    reason: str,
) -> int:
    name = name_on(connection, code, by.today)
    why = f": {reason.strip().rstrip('.')}" if reason.strip() else ""
    number = journal.write(
        connection,
        by,
        act,
        f"{name}: {words}{why}.",
        municipality=code,
        work=work,
        until=until,
        reason=reason.strip(),
    )
    connection.execute(
        insert(schema.put_off).values(
            municipality=code, work=work, until=until, reason=reason.strip(), act=number
        )
    )
    return number
