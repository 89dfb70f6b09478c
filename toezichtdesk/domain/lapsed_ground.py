"""Figures that changed under a decision, or under a proposal that the officer saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from toezichtdesk.domain.assessment import Assessment, Rule
from toezichtdesk.domain.figures import Measure, Standing


class LapsedBy(Enum):
    """What happened to the figures under a decision."""

    UNDONE = "undone"
    CORRECTED = "corrected"
    CLOSED_ANEW = "closed_anew"  # late sign-offs made another closing of the same period


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of a stand that is another one now, in persons; None is unknown."""

    measure: Measure
    before: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class LapsedGround:
    """A decision whose figures changed since; the decision itself stays.

    decision: its id. decided_on, from_rung, rung: its day and its rungs.
    stand: the figures it rests on; of a period that was closed anew, those of the new closing.
    judged: the present stand, judged from the rung before the decision; None when the figures were
    undone, or when the period is the first one of a merger.
    """

    decision: int
    decided_on: date
    from_rung: int
    rung: int
    by: LapsedBy
    stand: Standing
    differences: tuple[FigureDifference, ...] = ()
    judged: Assessment | None = None

    @property
    def outcome(self) -> int | None:
        """The rung that would have followed; None when unknown."""
        return None if self.judged is None else self.judged.outcome


@dataclass(frozen=True, slots=True)
class SeenThen:
    """A proposal that the officer saw, whose figures, outcome or rule are others now.

    rung: the one that it was for. outcome, rule, stand: of then; `_now`: of the present assessment.
    """

    seen_on: date
    rung: int
    outcome: int
    rule: Rule
    stand: Standing
    outcome_now: int | None
    rule_now: Rule
    stand_now: Standing | None


def differences(
    before: Standing, now: Standing, *, new_too: bool = True
) -> tuple[FigureDifference, ...]:
    """Return which figures of a stand differ from those before.

    new_too: whether a figure that was unknown before counts as a difference.
    """
    pairs = (
        FigureDifference(Measure.TARGET, before.target, now.target),
        FigureDifference(Measure.OPENING_BALANCE, before.opening_balance, now.opening_balance),
        FigureDifference(Measure.TOTAL_TASK, before.total_task, now.total_task),
        FigureDifference(Measure.REALISED, before.realised, now.realised),
    )
    return tuple(
        pair for pair in pairs if pair.before != pair.now and (pair.before is not None or new_too)
    )
