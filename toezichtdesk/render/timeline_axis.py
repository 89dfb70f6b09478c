"""The time below the steps of a timeline: years, or half-years where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toezichtdesk.domain.period import Period
from toezichtdesk.render.canvas import Box, Point
from toezichtdesk.render.lettering import width
from toezichtdesk.render.scale import small
from toezichtdesk.render.timeline_bars import Sketch


def draw(sketch: Sketch, labels: Sequence[Box]) -> None:
    """Draw the half-years, and years below the steps (half-years when there is room).

    labels: on the steps, through which no line runs.
    """
    canvas, plane, palette, size = sketch.canvas, sketch.plane, sketch.palette, small(sketch.size)
    plot = plane.box
    first = Period.holding(date.fromordinal(int(plane.x_range[0])))
    last = Period.holding(date.fromordinal(int(plane.x_range[1])))
    periods = [Period.from_index(index) for index in range(first.index, last.index + 1)]
    slot = 181 * plot.width / (plane.x_range[1] - plane.x_range[0])
    by_year = slot < width("2026-II", size) + 4
    every = 1 + int((width("2026", size) + 6) // (2 * slot)) if by_year else 1
    bounds = [period for period in periods if period.half == 1 or not by_year]
    strokes: list[list[Point]] = []
    for period in bounds:
        x = plane.x(period.first_day.toordinal())
        if x >= plot.left and (not by_year or period.year % every == 0):
            strokes += _around(x, plot.bottom - 4, plot.top, labels)
            text = str(period.year) if by_year else str(period)
            if x + width(text, size) + 3 <= plot.right:
                canvas.text(
                    x + 3, plot.bottom - size * 1.15, text, size, palette.muted, name="time"
                )
    canvas.lines(strokes, palette.grid, name="half-years")
    canvas.lines([[(plot.left, plot.bottom), (plot.right, plot.bottom)]], palette.text)


def _around(x: float, bottom: float, top: float, labels: Sequence[Box]) -> list[list[Point]]:
    """Return the parts of an upright stroke that cross no label."""
    crossed = [box for box in labels if box.left - 1 <= x <= box.right + 1]
    begins = [bottom, *(box.top for box in sorted(crossed, key=_bottom))]
    ends = [*sorted(box.bottom for box in crossed), top]
    return [[(x, begin), (x, end)] for begin, end in zip(begins, ends, strict=True) if begin < end]


def _bottom(box: Box) -> float:
    return box.bottom
