"""The assessment moments of the recorded history: which stand was judged, from which rung.

Rungs 1 to 3 are judged at the end of a period, rungs 4 to 6 on each reference date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG
from toezichtdesk.ladder.freezes import freeze_at, judging_day
from toezichtdesk.ladder.history import stands_within
from toezichtdesk.ladder.mergers import Merger, closing_balance, comparable
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.record.decisions import freezes, placements
from toezichtdesk.reports.record.figures import figures_within


@dataclass(frozen=True, slots=True)
class Merged:
    """A merger in the period of a moment, with closing balances and rungs of its parts."""

    merger: Merger
    closing: Mapping[str, int | None]
    rungs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AssessmentMoment:
    """A stand to judge, with what was known of the municipality then.

    earlier: the last stands of the periods before, oldest first; comparable: those since a merger.
    rung: the rung it was on; 1 when none was recorded yet.
    decided_rung: the decision on this stand; None without one.
    before: the earlier decisions, oldest first. day: on which it was judged.
    freezes: all of the municipality; freeze: the one that covers the moment of judging.
    """

    code: str
    name: str
    stand: Standing
    earlier: tuple[Standing, ...]
    comparable: tuple[Standing, ...]
    rung: int
    decided_rung: int | None
    before: tuple[Decision, ...]
    day: date
    freezes: tuple[Freeze, ...]
    freeze: Freeze | None
    merged: tuple[Merged, ...]


def moments(connection: Connection, today: date) -> Iterator[AssessmentMoment]:
    """Yield the assessment moments up to today, by name of the municipality and time."""
    known = AsKnown(connection, today)
    every_case = cases(known)
    by_code = {case.code: case for case in every_case}
    held, placed = freezes(known), placements(known)
    for case in sorted(every_case, key=lambda case: folded(case.name)):
        taken, of_case = placed.get(case.code, ()), held.get(case.code, ())
        for place, end in enumerate(case.stands):
            earlier = case.stands[:place]
            stands = _stands(known, case, taken, end, earlier)
            for stand in stands:
                moment = _moment(case, taken, stand, stands, earlier, of_case, by_code)
                is_end = stand.is_final and stand is stands[-1]
                if is_end or moment.rung >= FIRST_ACCELERATED_RUNG:
                    yield moment


def _moment(
    case: Case,
    taken: Sequence[Decision],
    stand: Standing,
    stands: Sequence[Standing],
    earlier: tuple[Standing, ...],
    held: tuple[Freeze, ...],
    by_code: Mapping[str, Case],
) -> AssessmentMoment:
    decided = _decisions_on(stand, stands, taken)
    day = decided[0].decided_on if decided else stand.reference_date
    before = (
        taken[: taken.index(decided[0])] if decided else [d for d in taken if d.counts_from <= day]
    )
    rung = decided[0].from_rung if decided else _rung_on(stand, taken)
    return AssessmentMoment(
        code=case.code,
        name=case.name,
        stand=stand,
        earlier=earlier,
        comparable=comparable(earlier, stand, case.mergers),
        rung=rung,
        decided_rung=decided[-1].rung if decided else None,
        before=tuple(before),
        day=day,
        freezes=held,
        freeze=freeze_at(held, judging_day(rung, stand)),
        merged=tuple(
            _merged(merger, by_code) for merger in case.mergers if merger.period == stand.period
        ),
    )


def _stands(
    known: AsKnown,
    case: Case,
    taken: Sequence[Decision],
    end: Standing,
    earlier: Sequence[Standing],
) -> tuple[Standing, ...]:
    """Return the stands of a period: each one while on rungs 4 to 6, else only the last."""
    if end.realised is None:
        return ()
    left = [d.from_rung for d in taken if d.decided_on >= end.period.first_day]
    if max([_rung_on(end, taken), *left]) < FIRST_ACCELERATED_RUNG:
        return (end,)
    own = figures_within(known, case.code, end.period)
    inherited = [counted for counted in case.inherited if counted.period == end.period]
    return stands_within(end.period, [*own, *inherited], earlier, case.settled)


def _decisions_on(
    stand: Standing, stands: Sequence[Standing], decisions: Sequence[Decision]
) -> list[Decision]:
    """Return the decisions taken on this stand.

    A decision on an end of period that was replaced by a later stand belongs to the last stand.
    """
    judged = {other.reference_date for other in stands}
    days = []
    for decision in decisions:
        basis = decision.basis
        if basis is None or basis.period != stand.period:
            continue
        is_replaced = basis.is_final and basis.reference_date not in judged
        if basis.reference_date == stand.reference_date or (is_replaced and stand is stands[-1]):
            days.append(decision)
    return days


def _rung_on(stand: Standing, decisions: Sequence[Decision]) -> int:
    in_force = [d.rung for d in decisions if d.counts_from <= stand.reference_date]
    return in_force[-1] if in_force else LOWEST_RUNG


def _merged(merger: Merger, by_code: Mapping[str, Case]) -> Merged:
    before = merger.period.previous
    merged = [by_code[code] for code in (*merger.heirs, merger.successor) if code in by_code]
    return Merged(
        merger=merger,
        closing={case.code: closing_balance(case.stands, before) for case in merged},
        rungs={
            part.code: by_code[part.code].rung if part.code in by_code else LOWEST_RUNG
            for part in merger.parts
        },
    )
