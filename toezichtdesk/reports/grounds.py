"""Whether the figures that a decision rests on still stand in the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted, Settlement, stands_within
from toezichtdesk.ladder.mergers import Merger, comparable
from toezichtdesk.reports.figures import figures_within
from toezichtdesk.reports.proposal_parts import LapsedGround

GROUND_LAPSED = "Grondslag vervallen, opnieuw beoordelen"


def lapsed_ground(
    connection: Connection,
    decision: Decision,
    stands: Sequence[Standing],
    inherited: Sequence[Counted],
    mergers: Sequence[Merger],
    today: date,
    policy: Policy,
    *,
    last_act: int | None = None,
    settled: Sequence[Settlement] = (),
) -> LapsedGround | None:
    """Return what became of the figures of a decision; None while they stand, or had not mattered.

    stands: the last stand of each period, from the period before that of the decision at least.
    inherited: opening balances from the mergers. last_act: as known after this act; None is now.
    settled: what the officer said of balances of which two statements differ.
    """
    basis = decision.basis
    if basis is None or basis.realised is None:
        return None
    before = [stand for stand in stands if stand.period < basis.period]
    key = (basis.period, basis.reference_date)
    now = next((s for s in stands if (s.period, s.reference_date) == key), None)
    if now is None:
        counted = figures_within(
            connection, decision.municipality, basis.period, today, last_act=last_act
        )
        carried = [figure for figure in inherited if figure.period == basis.period]
        within = stands_within(basis.period, [*counted, *carried], before, settled)
        now = next((stand for stand in within if stand.reference_date == key[1]), None)
    if now is None or now.realised is None:
        text = f"{GROUND_LAPSED}: de cijfers van {when(basis)} zijn teruggedraaid."
        return LapsedGround(decision.id, text, None)
    told = _differences(decision, basis, now)
    if not told:
        return _recounted(decision, basis, stands, mergers, policy)
    what = f"van {when(basis)} is nu {', '.join(told)}"
    return _lapsed(decision, what, now, stands, mergers, policy)


def _recounted(
    decision: Decision,
    basis: Standing,
    stands: Sequence[Standing],
    mergers: Sequence[Merger],
    policy: Policy,
) -> LapsedGround | None:
    """Return a lapsed ground where the period was closed anew with figures that lead elsewhere.

    Late sign-offs still count for the closed period; while they lead to the same, nothing is told.
    """
    closing = next((stand for stand in stands if stand.period == basis.period), None)
    is_later = closing is not None and closing.reference_date > basis.reference_date
    if closing is None or not (basis.is_final and is_later):
        return None
    told = differences(basis, closing, new_too=False)
    found = _lapsed(
        decision,
        f"de eindstand van {when(closing)} is nu {', '.join(told)}",
        closing,
        stands,
        mergers,
        policy,
    )
    then = assess(decision.from_rung, basis, comparable(stands, basis, mergers), policy)
    return found if told and found.outcome != then.outcome else None


def _lapsed(
    decision: Decision,
    what: str,
    now: Standing,
    stands: Sequence[Standing],
    mergers: Sequence[Merger],
    policy: Policy,
) -> LapsedGround:
    """Return the ground with what follows now; in the first period of a merger nothing does."""
    if any(merger.period == now.period and merger.whole_parts for merger in mergers):
        return LapsedGround(decision.id, f"{GROUND_LAPSED}: {what}.", None)
    judged = assess(decision.from_rung, now, comparable(stands, now, mergers), policy)
    follows = (
        ""
        if judged.outcome is None
        else f" Vanaf trede {decision.from_rung} volgt nu trede {judged.outcome}; "
        f"besloten is trede {decision.rung}."
    )
    return LapsedGround(decision.id, f"{GROUND_LAPSED}: {what}.{follows}", judged)


def differences(before: Standing, now: Standing, *, new_too: bool = True) -> list[str]:
    """Return in Dutch which figures differ: `gerealiseerd 24 → 30`.

    new_too: whether a figure that was not known before counts as a difference.
    """
    pairs = (
        (Measure.TARGET, before.target, now.target),
        (Measure.OPENING_BALANCE, before.opening_balance, now.opening_balance),
        (Measure.TOTAL_TASK, before.total_task, now.total_task),
        (Measure.REALISED, before.realised, now.realised),
    )
    return [
        f"{wording.measure(measure)} {_said(old)} → {_said(new)}"
        for measure, old, new in pairs
        if old != new and (old is not None or new_too)
    ]


def _differences(decision: Decision, basis: Standing, now: Standing) -> list[str]:
    """A figure that came in later is a difference only where it was lacking for a judgement."""
    return differences(basis, now, new_too=decision.rule == Rule.UNKNOWN.value)


def _said(value: int | None) -> str:
    return "onbekend" if value is None else wording.number(value)


def when(stand: Standing) -> str:
    """Return the period and reference date of a stand, in Dutch."""
    return f"{stand.period} (stand {wording.day(stand.reference_date)})"
