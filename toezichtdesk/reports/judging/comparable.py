"""Municipalities in a similar position and what was decided there, for equal treatment.

Only for the officer on the screen: another municipality's case is no ground, and never printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.reports.answers.proposal_parts import Comparable
from toezichtdesk.reports.judging.case import Case

SHOWN = 5


class Alike:
    """The municipalities of a day, to find those most similar to one of them."""

    def __init__(self, every_case: Sequence[Case]) -> None:
        """Take the cases of the day."""
        self._others = [
            _Other.of(case) for case in every_case if case.assessment.standing is not None
        ]

    def to(self, code: str, judged: Assessment) -> tuple[Comparable, ...]:
        """Return the most similar ones: equal cases, then by rung, trend and share.

        code, judged: of the municipality to decide on.
        """
        own = _share(judged.standing)
        zero = own or Fraction(0)

        def apart(other: _Other) -> tuple[object, ...]:
            share = other.share
            return (
                not other.is_equal(judged),
                abs(other.case.rung - judged.rung),
                other.case.assessment.trend is not judged.trend,
                (share is None) is not (own is None),
                # Two different quotients of person counts differ by far more than a rounding error,
                # so floats compare correctly.
                abs(other.backlog * zero.denominator - other.target * zero.numerator)
                / (other.target * zero.denominator),
                other.case.name,
            )

        others = (other for other in self._others if other.case.code != code)
        return tuple(other.beside(judged) for other in nsmallest(SHOWN, others, key=apart))


@dataclass(frozen=True, slots=True)
class _Other:
    """Another municipality. backlog, target: numbers of its share; 0 and 1 without figures."""

    case: Case
    newest: Decision | None
    share: Fraction | None
    backlog: int
    target: int

    @classmethod
    def of(cls, case: Case) -> _Other:
        decided = (d for d in reversed(case.decisions) if d.kind is not DecisionKind.START)
        share = _share(case.assessment.standing)
        counted = share or Fraction(0)
        return cls(case, next(decided, None), share, counted.numerator, counted.denominator)

    def is_equal(self, judged: Assessment) -> bool:
        """Return whether its newest decision was on the same rung and by the same rule."""
        newest = self.newest
        return (
            newest is not None
            and newest.from_rung == judged.rung
            and newest.rule == judged.rule.value
        )

    def beside(self, judged: Assessment) -> Comparable:
        newest = self.newest
        return Comparable(
            code=self.case.code,
            name=self.case.name,
            rung=self.case.rung,
            trend=self.case.assessment.trend,
            share=self.share,
            decided="" if newest is None else _decided(newest),
            moved=newest.rung - newest.from_rung
            if newest is not None and self.is_equal(judged)
            else None,
        )


def _decided(decision: Decision) -> str:
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
