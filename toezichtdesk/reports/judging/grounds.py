"""Whether the figures under a decision are still those in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toezichtdesk.domain.assessment import Assessment, Rule
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.lapsed_ground import (
    FigureDifference,
    LapsedBy,
    LapsedGround,
    differences,
)
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.earlier_decisions import earlier_decisions
from toezichtdesk.ladder.history import stands_within
from toezichtdesk.ladder.mergers import comparable
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.figures import figures_within

if TYPE_CHECKING:
    from toezichtdesk.reports.judging.case import Case


def lapsed_ground(known: AsKnown, decision: Decision, case: Case) -> LapsedGround | None:
    """Return what happened to the figures of a decision; None if they are unchanged or irrelevant.

    case: the municipality, with its stands at least from the period before that of the decision.
    """
    basis, stands = decision.basis, case.stands
    if basis is None or basis.realised is None:
        return None
    before = [stand for stand in stands if stand.period < basis.period]
    key = (basis.period, basis.reference_date)
    now = next((s for s in stands if (s.period, s.reference_date) == key), None)
    if now is None:
        counted = figures_within(known, decision.municipality, basis.period)
        carried = [figure for figure in case.inherited if figure.period == basis.period]
        within = stands_within(basis.period, [*counted, *carried], before, case.settled)
        now = next((stand for stand in within if stand.reference_date == key[1]), None)
    if now is None or now.realised is None:
        return _lapsed(decision, LapsedBy.UNDONE, basis)
    # A figure that is new makes a difference only if a judgement lacked it.
    changes = differences(basis, now, new_too=decision.rule == Rule.UNKNOWN.value)
    if changes:
        judged = _judged_now(decision, now, case, known)
        return _lapsed(decision, LapsedBy.CORRECTED, now, changes, judged)
    return _recounted(decision, basis, case, known)


def _recounted(
    decision: Decision, basis: Standing, case: Case, known: AsKnown
) -> LapsedGround | None:
    """Return a lapsed ground where the period was closed anew with figures that change the outcome.

    Late sign-offs still count for the closed period; they are ignored while the outcome is the
    same.
    """
    closing = next((stand for stand in case.stands if stand.period == basis.period), None)
    is_later = closing is not None and closing.reference_date > basis.reference_date
    if closing is None or not (basis.is_final and is_later):
        return None
    changes = differences(basis, closing, new_too=False)
    judged = _judged_now(decision, closing, case, known)
    lapsed = _lapsed(decision, LapsedBy.CLOSED_ANEW, closing, changes, judged)
    then = _judged(decision, basis, case, known)
    return lapsed if changes and lapsed.outcome != then.outcome else None


def _lapsed(
    decision: Decision,
    by: LapsedBy,
    stand: Standing,
    changes: tuple[FigureDifference, ...] = (),
    judged: Assessment | None = None,
) -> LapsedGround:
    rungs = (decision.from_rung, decision.rung)
    return LapsedGround(decision.id, decision.decided_on, *rungs, by, stand, changes, judged)


def _judged_now(decision: Decision, now: Standing, case: Case, known: AsKnown) -> Assessment | None:
    """Return what follows from the figures of now; None in the first period of a merger."""
    if any(merger.period == now.period and merger.whole_parts for merger in case.mergers):
        return None
    return _judged(decision, now, case, known)


def _judged(decision: Decision, stand: Standing, case: Case, known: AsKnown) -> Assessment:
    """Return the assessment of the stand as on the day of the decision: from the rung before it."""
    rung = decision.from_rung
    before = case.decisions[: case.decisions.index(decision)]
    decided = earlier_decisions(rung, stand, before, case.freezes, known.policy, known.today)
    return assess(rung, stand, comparable(case.stands, stand, case.mergers), known.policy, decided)
