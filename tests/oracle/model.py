"""A second opinion: the figures and rules of the policy, written again from the rules in words.

Nothing of the program is imported here. A history is kept as it was recorded; every question goes
through all of it anew, slowly and plainly, so that it can be read beside the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import floor

from tests.oracle.half_years import Half, counted, first_day, last_day, length

ACCELERATED = 4  # from this rung on the half-yearly terms are let go
HIGHEST = 6


@dataclass(frozen=True)
class Rules:
    """What the policy leaves open, with the values that it has when nobody sets another."""

    growth_margin: int = 0
    visible_improvement: int = 1
    periods_without_improvement: int = 1
    fall_when_no_backlog: str = "to_one"
    one_rise_per_period: bool = True
    days_between_accelerated_steps: int = 28


@dataclass
class Decision:
    """A placement. period, stand: of the figures it rests on. backlog: the backlog to date then.

    figures: target, opening balance and persons housed as they were then. act: after which
    imports it was taken, whenever it was recorded.
    """

    day: date
    rung_before: int
    rung: int
    period: Half
    stand: date
    backlog: int
    figures: tuple[int | None, ...]
    act: int

    @property
    def is_on_closing(self) -> bool:
        """Return whether it rests on the end of a half-year."""
        return counted(self.period, self.stand) == length(self.period)


@dataclass(frozen=True)
class Outcome:
    """What follows. rung None: unknown. to_decide: not provisional. period, stand: judged."""

    rung: int | None
    to_decide: bool
    period: Half
    stand: date


@dataclass
class Gemeente:
    """Everything recorded of one municipality: dated series of figures, decisions, freezes.

    begins: the half-year that begins with a merger that it comes out of; parts: of that merger,
    itself too where it was there before; is_new: it was not. ends: the first day on which it is no
    more.
    """

    targets: dict[Half, dict[date, tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    housed: dict[Half, dict[date, tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    openings: dict[Half, tuple[int, int]] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    freezes: list[tuple[date, date]] = field(default_factory=list)
    terms: list[tuple[date, date]] = field(default_factory=list)
    starts: list[tuple[date, int, int]] = field(default_factory=list)  # sheet, act, rung
    recorded_on: dict[int, date] = field(default_factory=dict)  # by act
    begins: Half | None = None
    parts: tuple[Gemeente, ...] = ()
    is_new: bool = False
    ends: date | None = None

    # What a sheet says. act: the number of the import, rising as they come in.

    def record(
        self,
        act: int,
        period: Half,
        stand: date,
        target: int | None,
        opening: int | None,
        realised: int | None,
        rung: int | None = None,
        *,
        on: date = date.min,
    ) -> None:
        """Take in a row of a sheet on a day; what it leaves open is None."""
        self.recorded_on[act] = on
        if rung is not None and not self.decisions:
            self.starts.append((stand, act, rung))
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
        recorded = {day: text for day, text in of_period.items() if day <= stand}
        return recorded[max(recorded)] if recorded else None

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
        was supplied last counts. At a merger the balances of the parts are added; of an unknown
        part no sum is made up.
        """
        if period == self.begins and self.parts:
            ends = [part.closing(period - 1) for part in self.parts]
            recorded = [end for end in ends if end is not None]
            carried = None
            if len(recorded) == len(ends):
                carried = sum(end[0] for end in recorded), max(end[1] for end in recorded)
        else:
            first = min((*self.openings, *self.housed), default=period + 1)
            if self.begins is not None and self.parts:
                first = min(first, self.begins)
            if period < first:
                return None
            carried = self.closing(period - 1)
        stated = self.openings.get(period)
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

    def figures(self, period: Half, stand: date) -> tuple[int | None, ...]:
        """Return target, opening balance and persons housed as they are now for a stand."""
        target, before = self.target(period, stand), self.opening(period)
        housed = self.housed.get(period, {}).get(stand)
        return tuple(None if one is None else one[0] for one in (target, before, housed))

    # The ladder.

    @property
    def rung(self) -> int:
        """Return the rung on which it stands."""
        start = self.start()
        return self.decisions[-1].rung if self.decisions else start[2] if start else 1

    def start(self) -> tuple[date, int, int] | None:
        """Return the starting rung that the newest sheet gives, unless it was decided before."""
        newest = max(self.starts, default=None)
        if newest is None or (self.decisions and self.decisions[0].day < newest[0]):
            return None
        return newest

    def _is_started_after(self, stand: date) -> bool:
        """Return whether the rung of a later sheet counts with a stand already."""
        start = self.start()
        return start is not None and start[0] > stand

    def is_to_be_judged_again(self) -> bool:
        """Return whether the figures under the newest decision are others now."""
        if not self.decisions:
            return False
        newest = self.decisions[-1]
        return newest.figures != self.figures(newest.period, newest.stand)

    def is_asked_for_its_day(self) -> bool:
        """Return whether a sheet gave a rung from 4, and nothing since moved it: its day is asked.

        Staying on it says nothing of when it was reached.
        """
        start = self.start()
        if start is None or start[2] < ACCELERATED:
            return False
        return all(decision.rung == start[2] for decision in self.decisions)

    def is_asked_for_a_rung(self) -> bool:
        """Return whether it came out of a merger since which no rung was decided."""
        if self.begins is None or max(self.housed, default=0) < self.begins:
            return False
        if not any(part.housed for part in self.parts if part is not self):
            return False  # nothing is on record of what it came out of
        return not any(one.day >= first_day(self.begins) for one in self.decisions)

    def outcome(self, today: date, rules: Rules) -> Outcome | None:
        """Return what is to be decided first, or is provisional; None where nothing moves."""
        if self.ends is not None and today >= self.ends:
            return None
        for each in self._judged(today, rules):
            if each.rung not in (None, self.rung):
                return each
        return None

    def _judged(self, today: date, rules: Rules) -> Iterator[Outcome]:
        """Yield what follows: the ends of half-years in order, then the running one."""
        result = self.newest()
        if result is None:
            return
        if self.rung >= ACCELERATED:
            yield from self._accelerated(today, rules, *result)
            return
        for period in sorted(self.housed):
            stand = self.closing_stand(period)
            if stand is None or self._is_covered(period) or self._is_history(period):
                continue
            if period == result[0] or not self._is_of_before_merger(period, today):
                yield self._on_lower_rung(rules, period, stand)
        if counted(*result) < length(result[0]) and not self._is_decided(*result):
            yield self._on_lower_rung(rules, *result)

    def _is_of_before_merger(self, period: Half, today: date) -> bool:
        """Return whether the question of a merger took the place of what a period ended on."""
        begins = self.begins
        return begins is not None and period < begins and today >= first_day(begins)

    def _is_history(self, period: Half) -> bool:
        """Return whether an end was typed in after the end of the next half-year, as history.

        Of the newest end a rung is asked all the same.
        """
        ends = [one for one in self.housed if self.closing_stand(one) is not None]
        stand = self.closing_stand(period)
        assert stand is not None
        came = self.recorded_on[self.housed[period][stand][1]]
        return period != max(ends) and came > last_day(period + 1)

    def _is_covered(self, period: Half) -> bool:
        """Return whether the end of a period was judged: by a decision on it or on a later end.

        A decision on the running stand that came after it went past it knowingly.
        """
        stand = self.closing_stand(period)
        assert stand is not None
        came = self.housed[period][stand][1]
        return self._is_started_after(stand) or any(
            decision.period >= period
            and (decision.is_on_closing or (decision.period > period and decision.act >= came))
            for decision in self.decisions
        )

    def _is_decided(self, period: Half, stand: date) -> bool:
        """Return whether a decision rests on this stand or a newer one already."""
        return any(
            (decision.period, decision.stand) >= (period, stand) for decision in self.decisions
        )

    def _on_lower_rung(self, rules: Rules, period: Half, stand: date) -> Outcome:
        balance, before = self.balance(period, stand), self.opening(period)
        if balance is None or before is None or counted(period, stand) == 0:
            return Outcome(None, False, period, stand)
        if period == self.begins:
            return Outcome(None, False, period, stand)  # a merger: no two ends to compare
        is_final = counted(period, stand) == length(period)
        backlog, reference = max(0, -balance), max(0, -before[0])
        times = 1 + self._times_before(rules, period)
        rung = self._follows(rules, backlog, reference, times)
        if rung > self.rung:
            raised = rules.one_rise_per_period and self._was_raised(period)
            if raised or self._frozen(last_day(period)):
                rung = self.rung
        return Outcome(rung, is_final, period, stand)

    def _follows(self, rules: Rules, backlog: int, reference: int, times: int) -> int:
        if backlog == 0:
            step = {"to_one": self.rung - 1, "one_step": 1, "none": 0}
            return max(1, self.rung - step[rules.fall_when_no_backlog])
        if backlog > reference + rules.growth_margin:
            return min(self.rung + 1, HIGHEST)
        if backlog <= reference - rules.visible_improvement:
            return self.rung
        is_due = times >= rules.periods_without_improvement
        return min(self.rung + 1, HIGHEST) if is_due else self.rung

    def _times_before(self, rules: Rules, period: Half) -> int:
        """Return how many half-years in a row just before ended without growth or improvement."""
        count = 0
        while True:
            period -= 1
            if self.begins is not None and period <= self.begins:
                return count
            end, before = self.closing(period), self.opening(period)
            if end is None or before is None:
                return count
            backlog, reference = max(0, -end[0]), max(0, -before[0])
            grew = backlog > reference + rules.growth_margin
            improved = backlog <= reference - rules.visible_improvement
            if backlog == 0 or grew or improved:
                return count
            count += 1

    def _was_raised(self, period: Half) -> bool:
        return any(d.period == period and d.rung > d.rung_before for d in self.decisions)

    def _accelerated(
        self, today: date, rules: Rules, period: Half, stand: date
    ) -> Iterator[Outcome]:
        balance = self.balance(period, stand)
        if balance is None or counted(period, stand) == 0 or self._is_decided(period, stand):
            return
        is_final = counted(period, stand) == length(period)
        backlog = max(0, -balance)
        if period == self.begins:
            return  # a merger: nothing to compare with
        if not self.decisions:
            yield from self._after_start(rules, period, stand)
            return
        if self.housed[period][stand][1] <= self.decisions[-1].act:
            return  # it lay there when the rung was decided: no new figure
        newest = self.decisions[-1]  # staying on a rung is deciding on it too
        rung = self._follows(rules, backlog, newest.backlog, rules.periods_without_improvement)
        if backlog == 0:
            yield Outcome(rung, is_final, period, stand)
            return
        if rung > self.rung and self._frozen(stand):
            return
        moved = [one.day for one in self.decisions if one.rung != one.rung_before]
        given = [until for filed, until in self.terms if not moved or filed >= moved[-1]]
        if given:
            may_step = today > given[-1]
        else:
            between = timedelta(days=rules.days_between_accelerated_steps)
            may_step = today >= newest.day + between
        yield Outcome(rung, may_step, period, stand)

    def _after_start(self, rules: Rules, period: Half, stand: date) -> Iterator[Outcome]:
        """Yield what follows on a rung of which no decision is known: no clock and no figures."""
        balance, before = self.balance(period, stand), self.opening(period)
        if self._is_started_after(stand) or balance is None or before is None:
            return
        is_final = counted(period, stand) == length(period)
        backlog, reference = max(0, -balance), max(0, -before[0])
        rung = self._follows(rules, backlog, reference, rules.periods_without_improvement)
        moment = last_day(period) if is_final else stand
        if rung > self.rung and self._frozen(moment):
            return
        yield Outcome(rung, is_final or backlog > 0, period, stand)

    def _frozen(self, day: date) -> bool:
        return any(since <= day <= until for since, until in self.freezes)
