"""The decisions and freezes before a stand, as far as its outcome depends on them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from toezichtdesk.domain.assessment import EarlierDecisions, Freeze
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, Policy
from toezichtdesk.domain.terms import FileItem
from toezichtdesk.ladder.freezes import freeze_at, held_periods, judging_day
from toezichtdesk.ladder.terms import next_step


def earlier_decisions(
    rung: int,
    stand: Standing | None,
    decisions: Sequence[Decision],
    freezes: Sequence[Freeze],
    policy: Policy,
    today: date,
    letters: Sequence[FileItem] = (),
) -> EarlierDecisions:
    """Return what affects the outcome of a stand of a municipality on this rung.

    decisions: those taken before it is judged, oldest first. freezes: in the order of recording.
    letters: what is on file for the present stay on rungs 4-6, oldest first.
    """
    if stand is None:
        return EarlierDecisions()
    freeze = freeze_at(freezes, judging_day(rung, stand))
    held = frozenset(held_periods(freezes, stand.period))
    if rung < FIRST_ACCELERATED_RUNG:
        return EarlierDecisions(freeze, held, raised_on=raised_on(stand.period, decisions))
    newest = decisions[-1] if decisions else None
    is_decided = newest is not None and newest.kind is not DecisionKind.START
    basis = newest.basis if newest is not None and is_decided else None
    step, letter = next_step(rung, newest, letters, policy)
    return EarlierDecisions(
        freeze,
        held,
        reference=None if basis is None else basis.backlog_to_date,
        decided_on=newest.decided_on if newest is not None else None,
        next_step_from=step if step is not None and step > today else None,
        letter=letter,
    )


def raised_on(period: Period, decisions: Iterable[Decision]) -> date | None:
    """Return the day of the decision that raised the rung on figures of this period, or None."""
    days = [
        decision.decided_on
        for decision in decisions
        if decision.basis is not None
        and decision.basis.period == period
        and decision.kind is not DecisionKind.START
        and decision.from_rung < min(decision.rung, FIRST_ACCELERATED_RUNG)
    ]
    return days[-1] if days else None


def is_closing_decided(closing: Standing, decisions: Iterable[Decision]) -> bool:
    """Return whether the closing of a period, or of a later one, was decided on.

    A decision on figures of a running period leaves every closing before it to be judged. A rung
    from a later sheet takes it into account already.
    """
    for decision in decisions:
        is_start = decision.kind is DecisionKind.START
        if is_start and decision.decided_on > closing.reference_date:
            return True
        basis = decision.basis
        if basis is not None and basis.is_final and basis.period >= closing.period:
            return True
    return False
