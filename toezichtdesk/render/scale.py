"""Type sizes, round numbers and short month names for a chart."""

from __future__ import annotations

import math

from toezichtdesk.domain.period import Period
from toezichtdesk.render.canvas import Box
from toezichtdesk.wording.numbers import SHORT_MONTHS

_SMALL = (446.0, 238.0)  # points: 620 x 330 pixels at 100 dots per inch
_LEAST = (150.0, 80.0)  # points
_ROOMY, _ROOMY_TYPE = (380.0, 125.0), 8.0  # points


def type_size(box: Box) -> float:
    """Return the type size in points for a chart of this size, from 7 to 10."""
    growth = min(box.width / _SMALL[0], box.height / _SMALL[1])
    return min(10.0, max(7.0, 8.0 * math.sqrt(growth)))


def readable_size(box: Box) -> float:
    """Return the type size of a chart in a window: 8 points or more where that fits."""
    is_roomy = box.width >= _ROOMY[0] and box.height >= _ROOMY[1]
    return max(_ROOMY_TYPE, type_size(box)) if is_roomy else type_size(box)


def small(size: float) -> float:
    """Return the type size of the small words: a point less, but not below 8 where that fits."""
    return max(size - 1, _ROOMY_TYPE) if size >= _ROOMY_TYPE else size - 1


def is_too_small(box: Box) -> bool:
    """Return whether the box is too small for any chart, as in a window being folded away."""
    return box.width < _LEAST[0] or box.height < _LEAST[1]


def ticks(highest: float, most: int = 4) -> list[int]:
    """Return round numbers from 0 up to at most `highest` persons, at most `most` above 0."""
    return list(range(0, int(highest) + 1, _step(highest, most)))


def ticks_around(lowest: float, highest: float, most: int = 4) -> list[int]:
    """Return round numbers from at least `lowest`, 0 or less, to one that `highest` stays below."""
    step = _step(max(highest, -lowest), most)
    return list(range(-step * int(-lowest / step), step * math.ceil(highest / step) + 1, step))


def _step(highest: float, most: int) -> int:
    step = 1
    while highest / step > most:
        step = _next(step)
    return step


def months(period: Period) -> list[tuple[float, float, str]]:
    """Return begin and end of each month, in days since the start of the period, and its name."""
    first = period.first_day
    starts = [first.replace(month=first.month + number) for number in range(6)]
    begins = [float((start - first).days) for start in starts] + [float(period.days)]
    return [
        (begin, end, SHORT_MONTHS[start.month - 1])
        for begin, end, start in zip(begins, begins[1:], starts, strict=False)
    ]


def _next(step: int) -> int:
    """Return the next of 1, 2, 5, 10, 20, 50 and so on."""
    magnitude = int("1" + "0" * (len(str(step)) - 1))
    return {1: 2, 2: 5, 5: 10}[step // magnitude] * magnitude
