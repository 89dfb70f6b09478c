"""Any version of the policy on the recorded history: what would it have proposed?

Each assessment moment is judged anew, from the rung that the municipality really had: the end of
each period, and on rungs 4 to 6 each reference date. Nothing is changed by looking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Freeze, Rule
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import FIRST_YEAR, Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG, OldPolicy, Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import stands_within
from toezichtdesk.ladder.old_policy import assess_by_share
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.figures import figures_within
from toezichtdesk.reports.policies import policy_on, version
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one version says. outcome: the rung that follows; None when it is unknown."""

    outcome: int | None
    rule: Rule
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BacktestRow:
    """One assessment moment of one municipality, judged by one version or by two.

    rung: the rung it really was on. decided_rung: what was decided on this stand; None when nothing
    was. verdict, against: of the version asked for, and of the one beside it.
    """

    code: str
    name: str
    period: Period
    reference_date: date
    rung: int
    decided_rung: int | None
    verdict: Verdict
    against: Verdict | None = None

    @property
    def differs(self) -> bool:
        """Whether the two versions differ; with one version, whether the decision does."""
        if self.against is not None:
            return self.verdict.outcome != self.against.outcome
        known = self.decided_rung is not None and self.verdict.outcome is not None
        return known and self.verdict.outcome != self.decided_rung

    def is_proposal(self, verdict: Verdict) -> bool:
        """Whether this verdict asks for another rung than the municipality was on."""
        return verdict.outcome is not None and verdict.outcome != self.rung


@dataclass(frozen=True, slots=True)
class _Moment:
    """A stand to judge, with what was known of the municipality then."""

    stand: Standing
    earlier: tuple[Standing, ...]
    rung: int
    decided_rung: int | None
    freeze: Freeze | None


def backtest(
    connection: Connection, policy_name: str, against: str | None = None, *, today: date
) -> tuple[BacktestRow, ...]:
    """Return every assessment moment up to today, judged by one version or two; by name and time.

    Raises:
        OfficerCanAct: there is no version with that name; the message names those there are.
    """
    policy = version(connection, policy_name).policy
    other = version(connection, against).policy if against is not None else None
    return judge_history(connection, policy, other, today=today)


def judge_history(
    connection: Connection,
    policy: Policy | OldPolicy,
    against: Policy | OldPolicy | None = None,
    *,
    today: date,
) -> tuple[BacktestRow, ...]:
    """Return the same for policies that need not be kept yet: to try values out before setting."""
    whole_history = Period.holding(today).index - Period(FIRST_YEAR, 1).index + 1
    found = cases(connection, today, policy_on(connection, today), periods=whole_history)
    freezes = _freezes(connection)
    return tuple(
        BacktestRow(
            code=case.code,
            name=case.name,
            period=moment.stand.period,
            reference_date=moment.stand.reference_date,
            rung=moment.rung,
            decided_rung=moment.decided_rung,
            verdict=_verdict(moment, policy),
            against=None if against is None else _verdict(moment, against),
        )
        for case in sorted(found, key=lambda case: folded(case.name))
        for moment in _moments(connection, case, freezes.get(case.code, ()), today)
    )


def summary(rows: Sequence[BacktestRow], name: str, against: str | None = None) -> str:
    """Return in one sentence how many proposals the versions would have made."""
    if not rows:
        return "Er zijn nog geen beoordelingen om de proef op te nemen: lees eerst cijfers in."
    moments = _counted(len(rows), "beoordeling", "beoordelingen")
    proposals = sum(row.is_proposal(row.verdict) for row in rows)
    differing = sum(row.differs for row in rows)
    if against is None:
        differences = _counted(differing, "besluit wijkt", "besluiten wijken")
        return (
            f"{name} geeft {_counted(proposals, 'voorstel', 'voorstellen')} bij {moments}; "
            f"{differences} daarvan af."
        )
    others = sum(row.against is not None and row.is_proposal(row.against) for row in rows)
    differences = _counted(differing, "uitkomst verschilt", "uitkomsten verschillen")
    return (
        f"{against} gaf {_counted(others, 'voorstel', 'voorstellen')} bij {moments}; "
        f"{name} {proposals}. {differences}."
    )


def _moments(
    connection: Connection, case: Case, freezes: Sequence[Freeze], today: date
) -> Iterator[_Moment]:
    """Yield the stands on which this municipality was to be judged, oldest first."""
    for place, end in enumerate(case.stands):
        earlier = case.stands[:place]
        stands = _stands(connection, case, end, earlier, today)
        for stand in stands:
            decided = _decisions_on(stand, stands, case.decisions)
            rung = decided[0].from_rung if decided else _rung_on(stand, case.decisions)
            is_end = stand.is_final and stand is stands[-1]
            if stand.realised is None or not (is_end or rung >= FIRST_ACCELERATED_RUNG):
                continue
            yield _Moment(
                stand=stand,
                earlier=earlier,
                rung=rung,
                decided_rung=decided[-1].rung if decided else None,
                freeze=_freeze(freezes, stand, decided, today),
            )


def _stands(
    connection: Connection,
    case: Case,
    end: Standing,
    earlier: Sequence[Standing],
    today: date,
) -> tuple[Standing, ...]:
    """Return the stands of a period: each of them if it was on rung 4 to 6 in it, else the last."""
    left = [d.from_rung for d in case.decisions if d.decided_on >= end.period.first_day]
    if max([_rung_on(end, case.decisions), *left]) < FIRST_ACCELERATED_RUNG:
        return (end,)
    counted = figures_within(connection, case.code, end.period, today)
    return stands_within(end.period, counted, earlier) or (end,)


def _decisions_on(
    stand: Standing, stands: Sequence[Standing], decisions: Sequence[Decision]
) -> list[Decision]:
    """Return the decisions taken on this stand; the last stand takes those on lost end dates."""
    judged = {other.reference_date for other in stands}
    found = []
    for decision in decisions:
        basis = decision.basis
        if basis is None or basis.period != stand.period:
            continue
        is_elsewhere = basis.reference_date in judged
        if basis.reference_date == stand.reference_date or (
            not is_elsewhere and basis.is_final and stand is stands[-1]
        ):
            found.append(decision)
    return found


def _rung_on(stand: Standing, decisions: Sequence[Decision]) -> int:
    """Return the rung in force on the day of the stand; without a recorded one it is 1."""
    in_force = [d.rung for d in decisions if d.decided_on <= stand.reference_date]
    return in_force[-1] if in_force else LOWEST_RUNG


def _freeze(
    freezes: Sequence[Freeze], stand: Standing, decided: Sequence[Decision], today: date
) -> Freeze | None:
    """Return the freeze in force on the day of deciding, or while this stand was to be decided on.

    That is from its reference date to the end of the period that follows.
    """
    if decided:
        return next((f for f in freezes if f.is_in_force(decided[0].decided_on)), None)
    until = min(today, stand.period.next.last_day)
    return next((f for f in freezes if f.since <= until and f.until >= stand.reference_date), None)


def _freezes(connection: Connection) -> dict[str, tuple[Freeze, ...]]:
    table = schema.freeze
    found: dict[str, tuple[Freeze, ...]] = {}
    for row in connection.execute(select(table).order_by(table.c.id)):
        freeze = Freeze(row.since, row.until, row.ground, row.reason)
        found[row.municipality] = (*found.get(row.municipality, ()), freeze)
    return found


def _verdict(moment: _Moment, policy: Policy | OldPolicy) -> Verdict:
    judged = _judge(moment, policy)
    outcome = judged.rung if judged.is_provisional else judged.outcome
    return Verdict(outcome, judged.rule, tuple(wording.sentence(r) for r in judged.reasons))


def _judge(moment: _Moment, policy: Policy | OldPolicy) -> Assessment:
    if isinstance(policy, OldPolicy):
        return assess_by_share(moment.rung, moment.stand, policy, moment.freeze)
    return assess(moment.rung, moment.stand, moment.earlier, policy, moment.freeze)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
