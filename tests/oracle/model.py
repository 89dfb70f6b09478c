"""A second opinion: the figures and rules of the policy, written again from the rules in words.

Nothing of the program is imported here. A history is kept as it was recorded; every question goes
through all of it anew, slowly and plainly, so that it can be read beside the rules.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import floor

ACCELERATED = 4  # from this rung on the half-yearly terms are let go
HIGHEST = 6
DAYS_BETWEEN_STEPS = 28

Half = int  # half-years since the year 0: 2026-I is 4052


def half(year: int, number: int) -> Half:
    """Return the half-year; number is 1 or 2."""
    return year * 2 + number - 1


def name(period: Half) -> str:
    """Return it as the field writes it: 2026-I."""
    return f"{period // 2}-{'I' * (period % 2 + 1)}"


def first_day(period: Half) -> date:
    """Return 1 January or 1 July."""
    return date(period // 2, 1 + 6 * (period % 2), 1)


def last_day(period: Half) -> date:
    """Return 30 June or 31 December."""
    return first_day(period + 1) - timedelta(days=1)


def counted(period: Half, stand: date) -> int:
    """Return how many days of the period a stand covers; of the 1st: until the day before."""
    until = stand - timedelta(days=1) if stand.day == 1 else stand
    return min(max((until - first_day(period)).days + 1, 0), length(period))


def length(period: Half) -> int:
    """Return the number of days of a period."""
    return (last_day(period) - first_day(period)).days + 1


@dataclass
class Decision:
    """A placement. period, stand: of the figures it rests on. backlog: the backlog to date then."""

    day: date
    rung_before: int
    rung: int
    period: Half
    stand: date
    backlog: int


@dataclass(frozen=True)
class Outcome:
    """What follows. rung None: unknown. to_decide: not provisional. period: judged."""

    rung: int | None
    to_decide: bool
    period: Half


@dataclass
class Gemeente:
    """Everything recorded of one municipality: dated series of figures, decisions, freezes."""

    targets: dict[Half, dict[date, tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    housed: dict[Half, dict[date, tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    openings: dict[Half, tuple[int, int]] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    freezes: list[tuple[date, date]] = field(default_factory=list)

    # What a sheet says. act: the number of the import, rising as they come in.

    def record(
        self,
        act: int,
        period: Half,
        stand: date,
        target: int | None,
        opening: int | None,
        realised: int | None,
    ) -> None:
        """Take in a row of a sheet; what it leaves open is None."""
        if target is not None:
            self.targets[period][stand] = (target, act)
        if realised is not None:
            self.housed[period][stand] = (realised, act)
        if opening is not None:
            self.openings[period] = (opening, act)

    # Figures.

    def target(self, period: Half, stand: date) -> tuple[int, int] | None:
        """Return the target in force on a day, and the act that said it."""
        of_period = self.targets.get(period, {})
        known = {day: said for day, said in of_period.items() if day <= stand}
        return known[max(known)] if known else None

    def closing_stand(self, period: Half) -> date | None:
        """Return the newest stand that covers the whole period."""
        final = [
            day for day in self.housed.get(period, ()) if counted(period, day) == length(period)
        ]
        return max(final, default=None)

    def closing(self, period: Half) -> tuple[int, int] | None:
        """Return the balance at the end of a period, and the newest act it follows from."""
        stand = self.closing_stand(period)
        before = self.opening(period)
        if stand is None or before is None:
            return None
        target = self.target(period, stand)
        if target is None:
            return None
        realised, act = self.housed[period][stand]
        return before[0] + realised - target[0], max(act, target[1], before[1])

    def opening(self, period: Half) -> tuple[int, int] | None:
        """Return the balance at the beginning of a period.

        The closing of the period before and the opening in a sheet say the same thing: the one that
        was supplied last counts.
        """
        first = min((*self.openings, *self.housed), default=period + 1)
        if period < first:
            return None
        stated = self.openings.get(period)
        carried = self.closing(period - 1)
        if stated is None or carried is None:
            return stated or carried
        return stated if stated[1] > carried[1] else carried

    def newest(self) -> tuple[Half, date] | None:
        """Return the newest period with persons housed, and its newest stand."""
        periods = [period for period, stands in self.housed.items() if stands]
        if not periods:
            return None
        return max(periods), max(self.housed[max(periods)])

    def balance(self, period: Half, stand: date) -> int | None:
        """Return the balance to date in whole persons: at the end of a period it is the balance."""
        target, before = self.target(period, stand), self.opening(period)
        if target is None or before is None or stand not in self.housed.get(period, {}):
            return None
        due = floor(target[0] * counted(period, stand) / length(period) + 1e-9)
        return before[0] + self.housed[period][stand][0] - due

    def whole_balance(self, period: Half, stand: date) -> int | None:
        """Return the balance over the whole target of the period."""
        target, before = self.target(period, stand), self.opening(period)
        if target is None or before is None or stand not in self.housed.get(period, {}):
            return None
        return before[0] + self.housed[period][stand][0] - target[0]

    # The ladder.

    @property
    def rung(self) -> int:
        """Return the rung on which it stands."""
        return self.decisions[-1].rung if self.decisions else 1

    def outcome(self, today: date) -> Outcome | None:
        """Return what follows from the newest stand; None where nothing can be judged."""
        found = self.newest()
        if found is None:
            return None
        period, stand = found
        if self.decisions and (self.decisions[-1].period, self.decisions[-1].stand) == found:
            return None  # decided on already: only a new figure asks for a next step
        balance, before = self.balance(period, stand), self.opening(period)
        elapsed = counted(period, stand)
        if balance is None or before is None or elapsed == 0:
            return Outcome(None, False, period)
        is_final = elapsed == length(period)
        backlog = max(0, -balance)
        if self.rung >= ACCELERATED:
            return self._accelerated(today, period, backlog, is_final=is_final)
        rung = self._judged(backlog, max(0, -before[0]))
        if is_final and rung > self.rung:
            raised = any(d.period == period and d.rung > d.rung_before for d in self.decisions)
            if raised or self._frozen(last_day(period)):
                rung = self.rung
        if not is_final and rung > self.rung and self._frozen(stand):
            rung = self.rung
        return Outcome(rung, is_final, period)

    def _judged(self, backlog: int, reference: int) -> int:
        if backlog == 0:
            return 1
        if backlog <= reference - 1:
            return self.rung
        return min(self.rung + 1, HIGHEST)

    def _accelerated(self, today: date, period: Half, backlog: int, *, is_final: bool) -> Outcome:
        reference = self.decisions[-1].backlog
        rung = self._judged(backlog, reference)
        if backlog == 0:
            return Outcome(rung, is_final, period)
        may_step = today >= self.decisions[-1].day + timedelta(days=DAYS_BETWEEN_STEPS)
        return Outcome(rung, may_step, period)

    def _frozen(self, day: date) -> bool:
        return any(since <= day <= until for since, until in self.freezes)
