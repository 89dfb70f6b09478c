"""Whether the figures under a decision are still those in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Rule
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.earlier_decisions import earlier_decisions
from toezichtdesk.ladder.history import stands_within
from toezichtdesk.ladder.mergers import comparable
from toezichtdesk.reports.answers.proposal_parts import LapsedGround
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.figures import figures_within

if TYPE_CHECKING:
    from toezichtdesk.reports.judging.case import Case

_WEIGH = "Beoordeel of het besluit zo kan blijven."


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
    decided = wording.day(decision.decided_on)
    if now is None or now.realised is None:
        text = (
            f"De cijfers onder het besluit van {decided}, van {when(basis)}, zijn ongedaan "
            f"gemaakt. Besloten is trede {decision.rung}. {_WEIGH}"
        )
        return LapsedGround(decision.id, text, None)
    changes = _differences(decision, basis, now)
    if changes:
        what = f"De cijfers onder het besluit van {decided} zijn gewijzigd: {', '.join(changes)}"
        return _lapsed(decision, f"{what}.", now, case, known)
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
    what = (
        f"Na het besluit van {wording.day(decision.decided_on)} kwam er een nieuwe eindstand van "
        f"{when(closing)}: {', '.join(changes)}."
    )
    lapsed = _lapsed(decision, what, closing, case, known)
    then = _judged(decision, basis, case, known)
    return lapsed if changes and lapsed.outcome != then.outcome else None


def _lapsed(
    decision: Decision, what: str, now: Standing, case: Case, known: AsKnown
) -> LapsedGround:
    """Return the ground with the outcome now; None in the first period of a merger."""
    if any(merger.period == now.period and merger.whole_parts for merger in case.mergers):
        return LapsedGround(decision.id, f"{what} {_WEIGH}", None)
    judged = _judged(decision, now, case, known)
    if judged.outcome is None:
        follows = f"Besloten is trede {decision.rung}."
    elif judged.outcome == decision.rung:
        follows = f"De uitkomst blijft trede {decision.rung}."
    else:
        follows = (
            f"Vanaf trede {decision.from_rung} volgt nu trede {judged.outcome}; "
            f"besloten is trede {decision.rung}."
        )
    return LapsedGround(decision.id, f"{what} {follows} {_WEIGH}", judged)


def _judged(decision: Decision, stand: Standing, case: Case, known: AsKnown) -> Assessment:
    """Return the assessment of the stand as on the day of the decision: from the rung before it."""
    rung = decision.from_rung
    before = case.decisions[: case.decisions.index(decision)]
    decided = earlier_decisions(rung, stand, before, case.freezes, known.policy, known.today)
    return assess(rung, stand, comparable(case.stands, stand, case.mergers), known.policy, decided)


def differences(before: Standing, now: Standing, *, new_too: bool = True) -> list[str]:
    """Return in Dutch which figures differ: `gerealiseerd 24 → 30`.

    new_too: whether a figure that was unknown before counts as a difference.
    """
    pairs = (
        (Measure.TARGET, before.target, now.target),
        (Measure.OPENING_BALANCE, before.opening_balance, now.opening_balance),
        (Measure.TOTAL_TASK, before.total_task, now.total_task),
        (Measure.REALISED, before.realised, now.realised),
    )
    return [
        f"{wording.measure(measure)} {_count(old)} → {_count(new)}"
        for measure, old, new in pairs
        if old != new and (old is not None or new_too)
    ]


def _differences(decision: Decision, basis: Standing, now: Standing) -> list[str]:
    """Return the differences; a new figure is one only if a judgement lacked it."""
    return differences(basis, now, new_too=decision.rule == Rule.UNKNOWN.value)


def _count(value: int | None) -> str:
    return "onbekend" if value is None else wording.number(value)


def when(stand: Standing) -> str:
    """Return the period and reference date of a stand, in Dutch."""
    return f"{stand.period} ({wording.counted_on(stand.reference_date)})"
