"""Municipalities in a like position, and what was decided there: for equal treatment.

Beside the officer on the screen alone: another municipality's case is no ground and stands on no
paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.reports.judging import Case
from toezichtdesk.reports.proposal_parts import Comparable

SHOWN = 5


def comparables(case: Case, judged: Assessment, others: Sequence[Case]) -> tuple[Comparable, ...]:
    """Return the municipalities most like this one: equal cases, then by rung, trend and share."""
    own = _share(judged.standing)
    rated = []
    for other in others:
        if other.code == case.code or other.assessment.standing is None:
            continue
        found = _beside(other, judged)
        apart = abs((found.share or Fraction(0)) - (own or Fraction(0)))
        key = (
            found.moved is None,
            abs(other.rung - judged.rung),
            found.trend is not judged.trend,
            (found.share is None) is not (own is None),
            apart,
            other.name,
        )
        rated.append((key, found))
    rated.sort(key=lambda each: each[0])
    return tuple(found for _, found in rated[:SHOWN])


def _beside(other: Case, judged: Assessment) -> Comparable:
    newest = next((d for d in reversed(other.decisions) if d.kind is not DecisionKind.START), None)
    is_equal = (
        newest is not None and newest.from_rung == judged.rung and newest.rule == judged.rule.value
    )
    return Comparable(
        code=other.code,
        name=other.name,
        rung=other.rung,
        trend=other.assessment.trend,
        share=_share(other.assessment.standing),
        decided="" if newest is None else _told(newest),
        moved=newest.rung - newest.from_rung if newest is not None and is_equal else None,
    )


def _told(decision: Decision) -> str:
    step = (
        f"bleef {decision.rung}"
        if decision.rung == decision.from_rung
        else f"{decision.from_rung} → {decision.rung}"
    )
    return f"{step}, {wording.decision_kind(decision.kind)} {wording.day(decision.decided_on)}"


def _share(stand: Standing | None) -> Fraction | None:
    if stand is None or stand.backlog_to_date is None or not stand.target:
        return None
    return Fraction(stand.backlog_to_date) / stand.target
