"""What a running period may still bring: the forecast as a fan, and the plan as a staircase.

The fan widens from the newest stand to the expected number at the end of the period, with its
spread there. Its width grows as the square root of the time passed, since whole households arrive
at random moments.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

from toezichtdesk import wording
from toezichtdesk.domain.casefile import PlanMeasure
from toezichtdesk.domain.figures import Standing
from toezichtdesk.render.canvas import Point
from toezichtdesk.reports.answers.dossier import Dossier

_PARTS = 12  # points along the fan: enough for a smooth edge


@dataclass(frozen=True, slots=True)
class Fan:
    """The forecast between two points; spread: to either side at the end, in the same unit."""

    start: Point
    end: Point
    spread: float

    def middle(self) -> list[Point]:
        """Return the expected line."""
        return [self.start, self.end]

    def edge(self) -> list[Point]:
        """Return the outline: along the upper edge, then back along the lower one."""
        upper, lower = [], []
        for number in range(_PARTS + 1):
            part = number / _PARTS
            x = self.start[0] + part * (self.end[0] - self.start[0])
            y = self.start[1] + part * (self.end[1] - self.start[1])
            half = self.spread * sqrt(part)
            upper.append((x, y + half))
            lower.append((x, y - half))
        return [*upper, *reversed(lower)]


@dataclass(frozen=True, slots=True)
class Stair:
    """A step of the staircase: the places of these measures are expected on the same day."""

    day: date
    places: int
    total: int  # persons housed at the newest stand, plus the places expected up to this step
    words: str


def fan_of(dossier: Dossier, stand: Standing) -> Fan | None:
    """Return the forecast of persons housed, over the days of the period; None if there is none."""
    outlook = dossier.outlook
    if outlook is None or outlook.expected_balance is None or stand.realised is None:
        return None
    if stand.total_task is None:
        return None
    days = float(stand.period.days)
    start = (float(stand.elapsed) * days, float(stand.realised))
    return Fan(start, (days, float(outlook.expected_balance + stand.total_task)), outlook.spread)


def stairs(dossier: Dossier, stand: Standing) -> tuple[Stair, ...]:
    """Return the places that the plan promises after the newest stand, by month.

    Only measures in progress count: finished ones are in the figures, dropped ones will never be.
    """
    if dossier.plan is None or stand.realised is None:
        return ()
    months: dict[tuple[int, int], list[PlanMeasure]] = {}
    for measure in dossier.plan.measures:
        due = measure.due_on
        if due is None or not measure.expected_places or measure.status.is_over:
            continue
        if stand.reference_date < due <= stand.period.last_day:
            months.setdefault((due.year, due.month), []).append(measure)
    points, total = [], stand.realised
    for month in sorted(months):
        together = months[month]
        places = sum(measure.expected_places or 0 for measure in together)
        total += places
        day = max(measure.due_on for measure in together if measure.due_on is not None)
        names = ", ".join(wording.closed(measure.description).rstrip(".") for measure in together)
        count = f"{wording.number(places)} {'plaats' if places == 1 else 'plaatsen'}"
        words = f"{wording.day(day)} · plan: {count} verwacht ({names})"
        points.append(Stair(day, places, total, f"{words}; samen {wording.number(total)}"))
    return tuple(points)
