"""Judges the recorded history by any version of the policy: what would it have proposed?

Each assessment moment is judged anew, from the rung that the municipality had: the end of each
period, and on rungs 4 to 6 each reference date. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Reason, Rule
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import OldPolicy, Policy
from toezichtdesk.domain.policy_effects import TrialCount
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.earlier_decisions import earlier_decisions
from toezichtdesk.ladder.mergers import after_merger, with_cause
from toezichtdesk.ladder.old_policy import assess_by_share
from toezichtdesk.reports.judging.assessment_moments import AssessmentMoment, moments
from toezichtdesk.reports.policies import version


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict of one version. outcome: the rung that follows; None when it is unknown."""

    outcome: int | None
    rule: Rule
    reasons: tuple[Reason, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The reasons in Dutch, composed on demand."""
        return tuple(wording.sentence(reason) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class BacktestRow:
    """One assessment moment of one municipality, judged by one version or two.

    rung: the rung it was on. decided_rung: the decision on this stand; None without one.
    verdict, against: of the version asked for, and of the one beside it.
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
        """Whether the two versions differ; of one version, whether the decision differs."""
        if self.against is not None:
            return self.verdict.outcome != self.against.outcome
        comparable = self.decided_rung is not None and self.verdict.outcome is not None
        return comparable and self.verdict.outcome != self.decided_rung

    def is_proposal(self, verdict: Verdict) -> bool:
        """Whether this verdict calls for another rung than the present one."""
        return verdict.outcome is not None and verdict.outcome != self.rung


def backtest(
    connection: Connection, policy_name: str, against: str | None = None, *, today: date
) -> tuple[BacktestRow, ...]:
    """Return every assessment moment up to today, judged by one version or two; by name and time.

    Raises:
        OfficerCanAct: there is no version with that name; the message lists the names.
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
    """Judge the history by policies that need not be stored, so that values can be tried out."""
    return tuple(
        BacktestRow(
            code=moment.code,
            name=moment.name,
            period=moment.stand.period,
            reference_date=moment.stand.reference_date,
            rung=moment.rung,
            decided_rung=moment.decided_rung,
            verdict=_verdict(moment, policy),
            against=None if against is None else _verdict(moment, against),
        )
        for moment in moments(connection, today)
    )


def trial_count(rows: Sequence[BacktestRow], name: str, against: str | None = None) -> TrialCount:
    """Return how many proposals the versions would have made. name, against: of the versions."""
    return TrialCount(
        name,
        len(rows),
        sum(row.is_proposal(row.verdict) for row in rows),
        sum(row.differs for row in rows),
        against,
        sum(row.against is not None and row.is_proposal(row.against) for row in rows),
    )


def _verdict(moment: AssessmentMoment, policy: Policy | OldPolicy) -> Verdict:
    judged = _judge(moment, policy)
    for merged in moment.merged:
        judged = after_merger(judged, merged.merger, merged.closing, merged.rungs)
    outcome = judged.rung if judged.is_provisional else judged.outcome
    return Verdict(outcome, judged.rule, judged.reasons)


def _judge(moment: AssessmentMoment, policy: Policy | OldPolicy) -> Assessment:
    if isinstance(policy, OldPolicy):
        return assess_by_share(moment.rung, moment.stand, policy, moment.freeze)
    decided = earlier_decisions(
        moment.rung, moment.stand, moment.before, moment.freezes, policy, moment.day
    )
    judged = assess(moment.rung, moment.stand, moment.comparable, policy, decided)
    return with_cause(judged, moment.earlier)
