"""What the store and the file hold of a municipality, seen from a period of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.intake.stored_figures import InPeriod


@dataclass(frozen=True, slots=True)
class Past:
    """What the store holds of a municipality, seen from a period.

    before, known, after: the last stands of the period before, of this one and the next.
    given: what was given for this period, None if nothing. is_followed_by_opening: the opening
    balance of the next period was given as well, and does not just follow from this one.
    usual_a_day: the persons housed a day in the closed periods before, None if unknown.
    """

    before: Standing | None
    known: Standing | None
    after: Standing | None
    given: InPeriod | None
    is_followed_by_opening: bool
    usual_a_day: Fraction | None

    @property
    def closed_before(self) -> int | None:
        """The balance at the end of the period before, None while it is unknown."""
        return self.before.balance if self.before is not None and self.before.is_final else None

    @property
    def opening(self) -> int | None:
        """The opening balance known of this period, unless target and total task alone say it."""
        if self.known is None or self.known.opening_balance is None:
            return self.closed_before
        is_difference = self.given is not None and (
            self.given.says_opening and not self.given.has_opening
        )
        if is_difference and self.closed_before is None:
            return None
        return self.known.opening_balance


def past_of(
    held: Sequence[Standing],
    after: Sequence[Standing],
    period: Period,
    given: InPeriod | None,
    given_next: InPeriod | None,
) -> Past:
    """Return what was before a period. held: stands of the store; after: with those of the file.

    given, given_next: what the store holds of the period and the next.
    """
    of = {stand.period: stand for stand in after}
    last = next((stand for stand in held if stand.period == period), None)
    usual = _usual_a_day(period, after)
    says_opening = given_next is not None and given_next.says_opening
    return Past(of.get(period.previous), last, of.get(period.next), given, says_opening, usual)


def _usual_a_day(period: Period, stands: Sequence[Standing]) -> Fraction | None:
    """Return the persons housed a day in the closed periods before this one, None if unknown."""
    closed = [s for s in stands if s.period < period and s.is_final and s.realised is not None]
    days = sum((s.period.last_day - s.period.first_day).days + 1 for s in closed)
    return Fraction(sum(s.realised or 0 for s in closed), days) if days else None
