"""How often chance alone makes a signal a duty: simulated with the rules of the program.

Run it as `python -m tests.bench.signal_chances [RUNS]`. Households of 1 to 6 persons arrive on
random days, so many that a municipality houses its target, or a share of it, in expectation.
Counted is in how many half-years contact is owed at least once, with the shipped policy, on stands
of each month and of each day.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.pace import is_signal_owed

PERIOD = Period(2026, 1)
SIZES = (1, 2, 3, 4, 5, 6)
TARGETS = (10, 30, 100, 300)
PACES = (Fraction(1), Fraction(4, 5), Fraction(3, 5), Fraction(2, 5))
AIM = 0.25  # of the half-years of a municipality exactly on schedule, at most
TWO_MONTHS = 62  # days of stands that the rule looks at


def housed_by_day(chance: random.Random, persons: Fraction) -> list[int]:
    """Return the persons housed up to the end of each day of the period, from none on day 0."""
    arrived = [0] * (PERIOD.days + 1)
    mean = Fraction(sum(SIZES), len(SIZES))
    days = chance.expovariate(float(persons / mean) / PERIOD.days)
    while days < PERIOD.days:
        arrived[int(days) + 1] += chance.choice(SIZES)
        days += chance.expovariate(float(persons / mean) / PERIOD.days)
    for day in range(1, len(arrived)):
        arrived[day] += arrived[day - 1]
    return arrived


def stand(target: int, day: int, realised: int) -> Standing:
    """Return the stand after so many days; the first of a month is the stand of the day before."""
    counted = PERIOD.first_day + timedelta(days=day - 1)
    following = counted + timedelta(days=1)
    return standing(
        PERIOD,
        following if following.day == 1 else counted,
        target=target,
        opening_balance=0,
        realised=realised,
    )


def is_warned(target: int, housed: Sequence[int], days: Sequence[int], policy: Policy) -> bool:
    """Return whether contact is owed on any of these days."""
    stands: list[Standing] = []
    for day in days:
        stands.append(stand(target, day, housed[day]))
        if is_signal_owed(stands[-TWO_MONTHS:], policy):
            return True
    return False


def chances(target: int, pace: Fraction, runs: int, seed: int = 1) -> tuple[float, float]:
    """Return the share of half-years with a duty, on monthly and on daily stands."""
    chance, policy = random.Random(seed), Policy()
    ends = [31, 59, 90, 120, 151]  # days of the period at the ends of its months but the last
    every = list(range(2, PERIOD.days))
    monthly = daily = 0
    for _ in range(runs):
        housed = housed_by_day(chance, target * pace)
        monthly += is_warned(target, housed, ends, policy)
        daily += is_warned(target, housed, every, policy)
    return monthly / runs, daily / runs


def main(runs: int = 400) -> int:
    """Print the table, and return 1 where a municipality on schedule is warned too often."""
    print("| tempo | N | maandstanden | dagstanden |")
    print("| --- | --- | --- | --- |")
    too_often = False
    for pace in PACES:
        for target in TARGETS:
            monthly, daily = chances(target, pace, runs)
            too_often |= pace == 1 and max(monthly, daily) > AIM
            print(f"| {float(pace):.0%} | {target} | {monthly:.0%} | {daily:.0%} |")
    return int(too_often)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
