"""Mergers, splits and gaps: what is inherited, and why a direction cannot be told. Pure.

At a merger the closing balances of the parts are added up; the direction is unknown in the first
period, and the rung is the officer's. Of a municipality that was split nothing is inherited.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from toezichtdesk.domain.assessment import Assessment, Reason, ReasonCode, Rule, Trend
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted

_PERIOD = attrgetter("period")


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality that was dissolved. successors: names of what it became."""

    code: str
    name: str
    successors: tuple[str, ...]

    @property
    def is_split(self) -> bool:
        """Whether it went to more than one municipality: then nothing of it is inherited."""
        return len(self.successors) > 1


@dataclass(frozen=True, slots=True)
class Merger:
    """A reorganisation (herindeling) as one successor sees it.

    on: the first day on which the parts no longer existed.
    is_new: whether the successor began that day; otherwise it took the parts in.
    """

    successor: str
    on: date
    parts: tuple[Part, ...]
    is_new: bool

    @property
    def period(self) -> Period:
        """The first period with figures of the merged municipality, compared with nothing."""
        return Period.holding(self.on)

    @property
    def whole_parts(self) -> tuple[Part, ...]:
        """The parts whose balance is inherited."""
        return tuple(part for part in self.parts if not part.is_split)

    @property
    def heirs(self) -> tuple[str, ...]:
        """The codes whose closing balances make the opening balance; none in mid-period."""
        if not self.whole_parts or self.on != self.period.first_day:
            return ()
        own = () if self.is_new else (self.successor,)
        return (*own, *(part.code for part in self.whole_parts))


def comparable(
    stands: Sequence[Standing], stand: Standing, mergers: Sequence[Merger]
) -> tuple[Standing, ...]:
    """Return the stands before this one that its direction can be compared with, oldest first.

    stands: one of each period, oldest first. Up to the first period of a merger nothing can be
    compared with: those are of another municipality.
    """
    end = bisect_left(stands, stand.period, key=_PERIOD)
    first_periods = [merger.period for merger in mergers if merger.whole_parts]
    begin = bisect_right(stands, max(first_periods), key=_PERIOD) if first_periods else 0
    return tuple(stands[begin:end])


def closing_balance(stands: Sequence[Standing], period: Period) -> int | None:
    """Return the balance at the end of the period, in persons; None while it is not known."""
    closing = closing_stand(stands, period)
    return None if closing is None else closing.balance


def closing_stand(stands: Sequence[Standing], period: Period) -> Standing | None:
    """Return the stand that closes the period; None while there is none."""
    closing = next((stand for stand in stands if stand.period == period), None)
    return closing if closing is not None and closing.is_final else None


def inherited(merger: Merger, closing: Mapping[str, int | None]) -> Counted | None:
    """Return the opening balance that the successor inherits; None when a part of it is unknown.

    closing: per code the balance at the end of the period before the merger.
    """
    balances = [closing.get(code) for code in merger.heirs]
    counted = [balance for balance in balances if balance is not None]
    if not balances or len(counted) < len(balances):
        return None
    return Counted(
        merger.period,
        Measure.OPENING_BALANCE,
        merger.period.first_day,
        sum(counted),
        is_inherited=True,
    )


def _merged(merger: Merger, closing: Mapping[str, int | None], rungs: Mapping[str, int]) -> Reason:
    total = inherited(merger, closing)
    return _reason(
        ReasonCode.MERGER,
        on=merger.on,
        is_new=merger.is_new,
        parts=tuple(
            (part.name, closing.get(part.code), rungs[part.code]) for part in merger.whole_parts
        ),
        own=None if merger.is_new else closing.get(merger.successor),
        total=total.value if total else None,
        in_mid_period=not merger.heirs,
    )


def after_merger(
    judged: Assessment,
    merger: Merger,
    closing: Mapping[str, int | None],
    rungs: Mapping[str, int],
) -> Assessment:
    """Return the assessment of the first period after a merger or a split.

    A merger leaves the direction unknown, so that nothing is proposed; a warning by the pace stays.
    Where only pieces of a split municipality came in, the rules hold and the reason says so.
    """
    reasons = tuple(
        _reason(ReasonCode.SPLIT, on=merger.on, name=part.name, successors=part.successors)
        for part in merger.parts
        if part.is_split
    )
    if not merger.whole_parts:
        return replace(judged, reasons=(*judged.reasons, *reasons))
    merged = _merged(merger, closing, rungs)
    return replace(
        judged,
        outcome=None,
        rule=Rule.UNKNOWN,
        trend=Trend.UNKNOWN,
        is_provisional=False,
        reasons=(merged, *reasons),
        growth=None,
        counted_from=None,
        freeze=None,
        without_freeze=None,
    )


def with_cause(judged: Assessment, earlier: Sequence[Standing]) -> Assessment:
    """Return the assessment with, for a missing opening balance, what it is missing for.

    earlier: the last stands of the periods before, oldest first.
    """
    stand = judged.standing
    if stand is None or judged.reasons[0].code is not ReasonCode.NO_OPENING_BALANCE:
        return judged
    return replace(judged, reasons=(_why_no_opening(stand, earlier),))


def _why_no_opening(stand: Standing, earlier: Sequence[Standing]) -> Reason:
    period = stand.period
    if not earlier:
        return _reason(ReasonCode.FIRST_PERIOD, period=period)
    before = earlier[-1]
    if before.period != period.previous:
        first, last = before.period.next, period.previous
        missing = (first,) if first == last else (first, last)
        return _reason(ReasonCode.MISSING_PERIOD, period=period, missing=missing)
    if before.realised is None or not before.is_final:
        counted = before.reference_date if before.realised is not None else None
        return _reason(
            ReasonCode.PERIOD_NOT_CLOSED, period=period, before=before.period, counted=counted
        )
    return _reason(ReasonCode.NO_OPENING_BALANCE, period=period)


def _reason(code: ReasonCode, **values: object) -> Reason:
    return Reason(code, tuple(values.items()))
