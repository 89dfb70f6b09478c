"""Settles which of two statements of one balance is right."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import TwoBalances
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.store import schema


def settle(
    connection: Connection, by: Signature, code: str, period: Period, balance: int, *, reason: str
) -> int:
    """Say which opening balance of a period is right, and why; return the number of the act.

    balance: one of the two, in persons: what the period before ended on, or what was given for
    this one. It counts until one of the two statements changes.

    Raises:
        OfficerCanAct: no such municipality, the statements do not differ, it is neither of the two,
            or there is no reason.
    """
    name_on(connection, code, period.first_day)
    (case,) = cases(AsKnown(connection, by.today), code=code)
    two = _checked(case, period, balance, reason)
    statements = {"closing": two.closing, "opening": two.opening, "right": balance}
    act = journal.write(
        connection,
        by,
        Act.SETTLE_BALANCE,
        f"Beginsaldo van {case.name} over {period} vastgesteld op {wording.signed(balance)}: "
        f"{wording.closed(reason.strip())}",
        municipality=code,
        period=str(period),
        reason=reason.strip(),
        **statements,
    )
    connection.execute(
        insert(schema.balance_settlement).values(
            municipality=code, period=period, reason=reason.strip(), act=act, **statements
        )
    )
    open_warnings(connection, by, act)
    return act


def _checked(case: Case, period: Period, balance: int, reason: str) -> TwoBalances:
    """Return the two statements of which one is right."""
    two = next((s.two_balances for s in case.stands if s.period == period), None)
    if two is None:
        raise OfficerCanAct(Obstacle.BALANCE_IS_SURE, name=case.name, period=period)
    if balance not in (two.closing, two.opening):
        raise OfficerCanAct(
            Obstacle.NEITHER_BALANCE,
            settled=balance,
            closing=two.closing,
            previous=period.previous,
            opening=two.opening,
            period=period,
        )
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_BALANCE, settled=balance, name=case.name)
    return two
