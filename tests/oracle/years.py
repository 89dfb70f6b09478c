"""One random history of many half-years, put to the program and to the second opinion alike.

What the rules leave to the officer is drawn; what the program says is compared after every act.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Protocol

from tests.oracle import half_years, model
from tests.oracle.half_years import Half
from tests.oracle.model import Decision, Gemeente, Outcome, Rules

TABLE = Path(__file__).parents[2] / "resources" / "municipalities.csv"
Row = tuple[int | None, ...]  # target, opening balance, housed, and the rung in some sheets
Seen = dict[str, tuple[int | None, int | None, int | None, int | None]]
BRIELLE, MERGED = ("Brielle", "Hellevoetsluis", "Westvoorne"), "Voorne aan Zee"
BEEMSTER, TAKER = "Beemster", "Purmerend"
LOOKED_BACK = 4  # days of a history
LETTERS = {4: "voornemen", 5: "besluit"}  # what Gedeputeerde Staten send with a rung
VALUES: dict[str, tuple[Any, ...]] = {
    "growth_margin": (0, 0, 1, 3),
    "visible_improvement": (1, 1, 2, 4),
    "periods_without_improvement": (1, 1, 2, 3),
    "fall_when_no_backlog": ("to_one", "to_one", "one_step", "none"),
    "one_rise_per_period": (True, True, False),
    "days_between_accelerated_steps": (28, 28, 7, 60),
}


class Program(Protocol):
    """The program, by whichever door: each act on a day, and what it says of each municipality."""

    can: frozenset[str]

    def figures(self, today: date, period: str, stand: date, rows: dict[str, Row]) -> int: ...

    def accept(self, today: date, name: str, reference: str, day: date) -> int: ...

    def place(self, today: date, name: str, rung: int, reference: str, day: date) -> int: ...

    def freeze(self, today: date, name: str, until: date) -> None: ...

    def give_term(self, today: date, name: str, kind: str, until: date) -> None: ...

    def set_policy(self, today: date, name: str, values: dict[str, Any]) -> None: ...

    def seen(self, today: date, known_on: date | None = None) -> Seen: ...


@dataclass
class Years:
    """The history as it goes. late: closings that are still to come in. kept: decisions that were
    taken and are still to be recorded, with the name. told: what was done, to read where the two
    differ."""

    program: Program
    chosen: Random
    people: dict[str, Gemeente]
    first: Half
    rules: Rules = field(default_factory=Rules)
    late: list[tuple[Half, date, dict[str, Row]]] = field(default_factory=list)
    kept: list[tuple[str, str, Decision]] = field(default_factory=list)
    act: int = 0
    snapshots: dict[date, Seen] = field(default_factory=dict)
    versions: int = 0
    today: date = date.min
    told: list[str] = field(default_factory=list)

    def draw(self, *choices: Any) -> Any:
        return self.chosen.choice(choices)

    def chance(self, of: int) -> bool:
        """Return true once in so many times."""
        return self.chosen.randrange(of) == 0

    def at(self, day: date) -> date:
        """Let it be this day, or the day that it is where that is later: no act goes back."""
        self.today = max(self.today, day)
        return self.today

    def there(self, day: date) -> dict[str, Gemeente]:
        """Return who exists on a day."""
        return {
            name: one
            for name, one in self.people.items()
            if (one.ends is None or day < one.ends)
            and (not one.is_new or one.begins is None or day >= half_years.first_day(one.begins))
        }

    def half_year(self, period: Half) -> None:
        """Play the stands of a half-year, monthly, and its end."""
        if self.chance(6) and "policy" in self.program.can:
            # On a day of its own: what was decided that day rests on the version of the whole day.
            after = (half_years.first_day(period), self.today)
            self.set_policy(self.at(max(after) + timedelta(days=1)))
        targets = {name: self.chosen.randint(0, 40) for name in self.people}
        housed = dict.fromkeys(self.people, 0)
        openings = {name: self._opening(period) for name in self.people}
        months = {*self.chosen.sample(range(6), self.chosen.randint(0, 3)), 6}
        for month in sorted(months):
            stand = _month_after(period, month)
            here = self.there(stand - timedelta(days=1) if month else stand)
            for name in here:
                housed[name] += self.chosen.randint(0, 14) if month else 0
                if self.chance(20):
                    targets[name] = self.chosen.randint(0, 40)
            has_rungs = self.chance(8)
            rows: dict[str, Row] = {
                name: (
                    targets[name],
                    openings.pop(name, None),
                    housed[name],
                    self._sheet_rung(one) if has_rungs else None,
                )
                for name, one in here.items()
            }
            while month == 6 and self.late and not self.chance(4):  # else it becomes history
                self.take_in(stand - timedelta(days=10), *self.late.pop(0))
            today = stand + timedelta(days=3)
            if month == 6 and self.chance(4):
                self.late.append((period, stand, rows))
                continue
            self.take_in(today, period, stand, rows)
            if self.late and month and self.chance(2):
                self.take_in(today + timedelta(days=2), *self.late.pop(0))
            if self.chance(5):
                self.correct(today + timedelta(days=4))

    def _sheet_rung(self, one: Gemeente) -> int | None:
        """Return a rung for the sheet: what one of a merger stands on is asked, not read."""
        if one.parts or one.ends:
            return None
        return self.draw(None, 1, 1, 2, 3, 4)

    def _opening(self, period: Half) -> int | None:
        if period == self.first:
            return self.draw(-10, -3, 0, 4)
        return self.draw(-20, -6, 0, 5) if self.chance(15) else None

    def take_in(self, day: date, period: Half, stand: date, rows: dict[str, Row]) -> None:
        """Import a sheet, compare, and let the officer do what there is to do."""
        today = self.at(day)
        self.kept = [one for one in self.kept if one[0] not in rows or one[2].day < today]
        self.act = act = self.program.figures(today, half_years.name(period), stand, rows)
        self.told += [
            f"{today} {half_years.name(period)} {stand} {name} {r}" for name, r in rows.items()
        ]
        for name, row in rows.items():
            self.people[name].record(act, period, stand, *row, on=today)
        self._record_kept(today)
        self.compare(today)
        for name in self.there(today):
            if self.chance(25) and "freeze" in self.program.can:
                until = _middle_after(today, self.draw(0, 1, 2, 5))
                self.program.freeze(today, name, until)
                self.people[name].freezes.append((today, until))
                self.told.append(f"{today} {name} frozen until {until}")
            if not any(name == other for other, *_ in self.kept):
                self.decide(today, name)
        self.snapshots[today] = self.compare(today)

    def correct(self, day: date) -> None:
        """Change how many were housed on a stand that is known: the newest, or an end."""
        today = self.at(day)
        name = self.chosen.choice(sorted(self.there(today)))
        one = self.people[name]
        stands = [
            (period, day) for period, days in one.housed.items() for day in days
            if period >= max(one.housed) - 1 and half_years.counted(period, day)
        ]  # fmt: skip
        if not stands:
            return
        period, day = self.chosen.choice(stands)
        before = one.housed[period][day][0]
        after = max(0, before + self.draw(-5, -2, -1, 1, 2, 5))
        if after != before:
            self.take_in(today, period, day, {name: (None, None, after, None)})

    def decide(self, today: date, name: str) -> None:
        """Let the officer take over what is proposed, decide otherwise, or leave it."""
        one = self.people[name]
        outcome = one.outcome(today, self.rules)
        newest = one.newest()
        asked = one.is_asked_for_a_rung()
        if newest is None or (outcome is None and not asked):
            return
        if outcome is None or not outcome.to_decide:
            if not asked and not self.chance(12):
                return
            self._place(today, name, outcome)
            return
        what = self.draw("accept", "accept", "accept", "leave", "place")
        if what == "accept":
            assert outcome.rung is not None
            self._decide(today, name, "accept", outcome.rung, outcome.period, outcome.stand)
        if what == "place":
            self._place(today, name, outcome)

    def _place(self, today: date, name: str, outcome: Outcome | None) -> None:
        one = self.people[name]
        newest = one.newest()
        assert newest is not None
        basis = newest if outcome is None else (outcome.period, outcome.stand)
        is_free = outcome is None or not outcome.to_decide
        if is_free and one.is_to_be_judged_again() and one.decisions[-1].period != one.begins:
            basis = one.decisions[-1].period, one.decisions[-1].stand
        if one.balance(*basis) is None:
            return
        rung = one.rung if one.rung >= model.ACCELERATED else self.draw(1, 2, 3)
        self._decide(today, name, "place", rung, *basis)

    def _decide(
        self, today: date, name: str, what: str, rung: int, period: Half, stand: date
    ) -> None:
        """Take a decision: recorded at once, or some time later with the day of today."""
        one = self.people[name]
        balance = one.balance(period, stand)
        assert balance is not None
        backlog = max(0, -balance)
        text = one.figures(period, stand)
        taken = Decision(today, one.rung, rung, period, stand, backlog, text, self.act)
        if self.chance(5) and not any(name == other for other, *_ in self.kept):
            self.kept.append((name, what, taken))
            return
        self._record(today, name, what, taken)
        letter = LETTERS.get(rung)
        if letter and "term" in self.program.can and self.chance(2):
            until = today + timedelta(days=self.draw(5, 20, 84))
            self.program.give_term(today, name, letter, until)
            one.terms.append((today, until))
            self.told.append(f"{today} {name} term until {until}")

    def _record_kept(self, today: date) -> None:
        """Record what was decided on an earlier day, on what was known that day."""
        ripe = [one for one in self.kept if one[2].day < today]
        self.kept = [one for one in self.kept if one not in ripe]
        for name, what, taken in ripe:
            if name in self.there(today):
                self._record(today, name, what, taken)

    def _record(self, today: date, name: str, what: str, taken: Decision) -> None:
        reference = _reference(taken.rung_before, taken.rung)
        if what == "accept":
            self.program.accept(today, name, reference, taken.day)
        else:
            self.program.place(today, name, taken.rung, reference, taken.day)
        self.people[name].decisions.append(taken)
        self.told.append(f"{today} {name} {what} {taken}")

    def set_policy(self, today: date) -> None:
        """Set one value otherwise from today."""
        what = self.chosen.choice(sorted(VALUES))
        self.rules = replace(self.rules, **{what: self.draw(*VALUES[what])})
        self.versions += 1
        self.program.set_policy(today, f"Versie {self.versions}", asdict(self.rules))
        self.told.append(f"{today} {self.rules}")

    def compare(self, today: date) -> Seen:
        """Hold what the program says of each against the second opinion; return it."""
        text = self.program.seen(today)
        for name, one in self.there(today).items():
            newest = one.newest()
            balances: tuple[int | None, int | None] = (None, None)
            if newest is not None:
                balances = one.whole_balance(*newest), one.balance(*newest)
            outcome = one.outcome(today, self.rules)
            now = later = None
            again = (
                one.is_to_be_judged_again()
                or one.is_asked_for_a_rung()
                or one.is_asked_for_its_day()
            )
            if outcome is not None and (outcome.to_decide or not again):
                now, later = (outcome.rung, None) if outcome.to_decide else (None, outcome.rung)
            expected = (*balances, now, later)
            if text.get(name, (None,) * 4) != expected:
                kin = {name, *BRIELLE, BEEMSTER} if one.parts else {name}
                story = [
                    line for line in self.told if "Rules" in line or any(k in line for k in kin)
                ]
                raise AssertionError("\n".join([*story, f"{name} {text.get(name)} {expected}"]))
        return text

    def look_back(self) -> None:
        """Hold some of the days against what was seen on them."""
        days = sorted(self.snapshots)
        for day in self.chosen.sample(days, min(LOOKED_BACK, len(days))):
            seen = self.snapshots[day]
            assert self.program.seen(day, known_on=day) == seen, day


def play(program: Program, chosen: Random, most_half_years: int, crowd: int = 1) -> None:
    """Play a history to its end, and look back on it.

    crowd: of how many municipalities besides those of a merger; each has a history of its own.
    """
    count = chosen.randint(min(4, most_half_years), most_half_years)
    first = half_years.half(2023, 1) - chosen.randint(1, count - 1)
    people = {name: Gemeente() for name in chosen.sample(steady(), crowd)}
    parts = {name: Gemeente(ends=date(2023, 1, 1)) for name in BRIELLE}
    new = Gemeente(begins=half_years.half(2023, 1), parts=tuple(parts.values()), is_new=True)
    gone, taker = Gemeente(ends=date(2022, 1, 1)), Gemeente(begins=half_years.half(2022, 1))
    taker.parts = (taker, gone)
    people |= {**parts, MERGED: new, BEEMSTER: gone, TAKER: taker}
    years = Years(program, chosen, people, first)
    for period in range(first, first + count):
        years.half_year(period)
    years.look_back()


@cache
def steady() -> tuple[str, ...]:
    """Return municipalities that no merger touched in these years, by a name of one only."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    heirs = {code for row in rows for code in row["successor"].split(";")}
    names = [row["name"] for row in rows]
    return tuple(
        row["name"]
        for row in rows
        if row["code"] not in heirs
        and not row["valid_to"]
        and names.count(row["name"]) == 1
        and row["name"].isalpha()
    )


def _reference(before: int, after: int) -> str:
    is_of_province = before != after and max(before, after) >= model.ACCELERATED
    return "GS 1" if is_of_province else ""


def _month_after(period: Half, months: int) -> date:
    first = half_years.first_day(period)
    month = first.month + months
    return date(first.year + (month > 12), (month - 1) % 12 + 1, 1)


def _middle_after(day: date, months: int) -> date:
    """Return the 15th of a later month: no stand and no end of a half-year falls on it."""
    month = day.month + months + (day.day >= 15)
    return date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, 15)
