"""What a running period may still bring: the forecast as a fan, and the plan as a staircase.

The fan opens from the newest stand, where everything is known, to the expected number with its
spread at the end of the period. It is as wide as the square root of what is still to come, for
whole households arrive at once; at the end it is the spread that the words name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

from toezichtdesk import wording
from toezichtdesk.domain.casefile import MeasureStatus, PlanMeasure
from toezichtdesk.domain.figures import Standing
from toezichtdesk.render.canvas import Point
from toezichtdesk.reports.answers.dossier import Dossier

_PARTS = 12  # of the fan: enough for its edge to look round
_IN_PROGRESS = (MeasureStatus.INTENDED, MeasureStatus.RUNNING, MeasureStatus.DELAYED)


@dataclass(frozen=True, slots=True)
class Fan:
    """The forecast from one point to another; spread: either way at the end, in the same unit."""

    start: Point
    end: Point
    spread: float

    def middle(self) -> list[Point]:
        """Return the line that is expected."""
        return [self.start, self.end]

    def edge(self) -> list[Point]:
        """Return the outline: along the upper side, and back along the lower one."""
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
    """One month of the plan: on day the places of these measures are expected together."""

    day: date
    places: int
    total: int  # housed, and every place expected from the newest stand up to this one
    words: str


def fan_of(dossier: Dossier, stand: Standing) -> Fan | None:
    """Return the forecast of persons housed, over the days of the period; None without one."""
    outlook = dossier.outlook
    if outlook is None or outlook.expected_balance is None or stand.realised is None:
        return None
    if stand.total_task is None:
        return None
    days = float(stand.period.days)
    start = (float(stand.elapsed) * days, float(stand.realised))
    return Fan(start, (days, float(outlook.expected_balance + stand.total_task)), outlook.spread)


def stairs(dossier: Dossier, stand: Standing) -> tuple[Stair, ...]:
    """Return the places that the plan promises after the newest stand, month by month.

    Only of measures that still stand: what is done has been counted, what was dropped never comes.
    """
    if dossier.plan is None or stand.realised is None:
        return ()
    months: dict[tuple[int, int], list[PlanMeasure]] = {}
    for measure in dossier.plan.measures:
        due = measure.due_on
        if due is None or not measure.expected_places or measure.status not in _IN_PROGRESS:
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
