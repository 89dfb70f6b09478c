"""The bars in the lanes of a timeline, for what lasts longer than a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toezichtdesk import wording
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point
from toezichtdesk.render.label_space import Room
from toezichtdesk.render.lettering import width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.scale import small
from toezichtdesk.reports.answers.dossier import Dossier

CLOCK = "richtpunt 4–6"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The drawing context."""

    canvas: Canvas
    plane: Plane  # horizontal: days since date.min; vertical: rungs
    dossier: Dossier
    palette: Palette
    size: float
    room: Room


class Strip:
    """What is taken along a lane, from left to right, in points."""

    def __init__(self, left: float, right: float) -> None:
        self._left, self._right = left, right
        self._taken: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> None:
        """Mark a stretch as occupied."""
        self._taken.append((left, right))

    def fits(self, left: float, right: float) -> bool:
        """Return whether a stretch is free, and within the lane."""
        is_within = self._left <= left and right <= self._right
        return is_within and all(right <= one or left >= other for one, other in self._taken)


def freeze(sketch: Sketch, word: str, middle: float, strip: Strip) -> None:
    """Draw the freeze in force as a bar; earlier ones are marks."""
    held, plane = sketch.dossier.freeze, sketch.plane
    if held is None or word != "bevroren" or not _is_seen(plane, held.since, held.until):
        return
    left = max(plane.x(held.since.toordinal()), plane.box.left)
    right = min(plane.x(held.until.toordinal()), plane.box.right)
    bar = Box(left, middle - 3, right, middle + 3)
    grey = sketch.palette.equal
    sketch.canvas.rectangle(bar, sketch.palette.equal_area, edge=grey, hatch="///", name="freeze")
    strip.take(bar.left, bar.right)


def _is_seen(plane: Plane, first: date, last: date) -> bool:
    return first.toordinal() < plane.x_range[1] and last.toordinal() > plane.x_range[0]


def clock(sketch: Sketch, word: str, middle: float, strip: Strip) -> None:
    """Draw the shared term of the three highest rungs as a progress bar, hatched while suspended.

    It starts at the decision for rung 4; past the last day of the term it continues.
    """
    term = sketch.dossier.row.clock
    until = sketch.dossier.today if term is None else max(term.ends_on, sketch.dossier.today)
    if word != CLOCK or term is None or not _is_seen(sketch.plane, term.started_on, until):
        return
    plane, palette, size = sketch.plane, sketch.palette, small(sketch.size)

    def bar(first: date, last: date) -> Box:
        left, right = (plane.x(day.toordinal()) for day in (first, last))
        left, right = max(left, plane.box.left), min(right, plane.box.right)
        return Box(left, middle - 3, max(left, right), middle + 3)

    canvas, edge = sketch.canvas, palette.worse
    used = bar(term.started_on, sketch.dossier.today)
    canvas.rectangle(used, palette.worse, edge=edge, name="clock used")
    for since, until in term.pauses:
        canvas.rectangle(
            bar(since, until), palette.background, edge=edge, hatch="/////", name="clock suspended"
        )
    frame = bar(term.started_on, term.ends_on)
    canvas.rectangle(frame, None, edge=edge, name="clock")
    if used.right > frame.right:  # the last day of the guideline, in the bar that runs on
        for reach, colour in ((5.0, palette.text), (3.0, palette.background)):
            end: list[Point] = [(frame.right, middle - reach), (frame.right, middle + reach)]
            canvas.lines([end], colour, thick=1.4, name="guideline")
    right = max(used.right, frame.right)
    strip.take(frame.left, right)
    words = wording.term_day(term)
    wide = width(words, size)
    for left in (frame.left - 5 - wide, right + 5):
        if strip.fits(left, left + wide):
            canvas.text(left, middle, words, size, palette.text, down="center", name="clock label")
            return
