"""What was decided and held before a stand: freezes, rises, and the steps of rungs 4-6. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from toezichtdesk.domain.assessment import Circumstances, Freeze
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, Policy
from toezichtdesk.domain.terms import FileItem, FileItemKind

# The letter whose term a next step waits for: on rung 4 that of the voornemen or of a decision that
# is on file already, on rung 5 that of the decision (Gemeentewet 124).
_LETTERS = {
    FIRST_ACCELERATED_RUNG: (FileItemKind.NOTICE, FileItemKind.DECISION),
    FIRST_ACCELERATED_RUNG + 1: (FileItemKind.DECISION,),
}


def circumstances(
    rung: int,
    stand: Standing | None,
    decisions: Sequence[Decision],
    freezes: Sequence[Freeze],
    policy: Policy,
    today: date,
    letters: Sequence[FileItem] = (),
) -> Circumstances:
    """Return what bears on the outcome of a stand of a municipality on this rung.

    decisions: those taken before it is judged, oldest first. freezes: in the order of recording.
    letters: what is on file of the present stay on rungs 4-6, oldest first.
    """
    if stand is None:
        return Circumstances()
    freeze = freeze_at(freezes, moment_of(rung, stand))
    held = frozenset(_held(freezes, stand.period))
    if rung < FIRST_ACCELERATED_RUNG:
        return Circumstances(freeze, held, raised_on=raised_on(stand.period, decisions))
    newest = decisions[-1] if decisions else None
    is_decided = newest is not None and newest.kind is not DecisionKind.START
    basis = newest.basis if newest is not None and is_decided else None
    step, follows_letter = _next_step(rung, newest, letters, policy)
    return Circumstances(
        freeze,
        held,
        reference=None if basis is None else basis.backlog_to_date,
        decided_on=newest.decided_on if newest is not None else None,
        next_step_from=step if step is not None and step > today else None,
        follows_letter=follows_letter,
    )


def moment_of(rung: int, stand: Standing) -> date:
    """Return the moment at which a stand is judged, by which a freeze holds it or not.

    The last day of the period; on rungs 4-6 a running period is judged on the day of its figures.
    """
    if stand.is_final or rung < FIRST_ACCELERATED_RUNG:
        return stand.period.last_day
    return stand.reference_date


def freeze_at(freezes: Iterable[Freeze], moment: date) -> Freeze | None:
    """Return the freeze in which a moment lies, the last recorded one; None outside all."""
    return next((f for f in reversed(tuple(freezes)) if f.is_in_force(moment)), None)


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
    """Return whether the closing of a period was decided on, or that of a later period.

    A decision on figures of a running period leaves every closing before it to be judged. A rung
    that came with a later sheet counts with it already.
    """
    for decision in decisions:
        is_start = decision.kind is DecisionKind.START
        if is_start and decision.decided_on > closing.reference_date:
            return True
        basis = decision.basis
        if basis is not None and basis.is_final and basis.period >= closing.period:
            return True
    return False


def _held(freezes: Iterable[Freeze], until: Period) -> Iterable[Period]:
    """Yield the half-years before one whose last day lies in a freeze."""
    for freeze in freezes:
        period = Period.holding(freeze.since)
        while period < until and period.last_day <= freeze.until:
            yield period
            period = period.next


def _next_step(
    rung: int, newest: Decision | None, letters: Sequence[FileItem], policy: Policy
) -> tuple[date | None, bool]:
    """Return from which day a next step is to be decided, and whether a letter gives that day."""
    kinds = _LETTERS.get(rung, ())
    terms = [item.due_on for item in letters if item.kind in kinds and item.due_on is not None]
    if terms:
        return terms[-1] + timedelta(days=1), True
    if newest is None or newest.kind is DecisionKind.START:
        return None, False  # a rung read from a sheet: when it was decided is not known
    return newest.decided_on + timedelta(days=policy.days_between_accelerated_steps), False
