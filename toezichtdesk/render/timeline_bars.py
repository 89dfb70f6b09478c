"""The bars in the lanes of a timeline, for what lasts longer than a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toezichtdesk import wording
from toezichtdesk.render.canvas import Box, Canvas, Plane
from toezichtdesk.render.label_space import Room
from toezichtdesk.render.lettering import width
from toezichtdesk.render.palette import Palette
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


def freeze(sketch: Sketch, word: str, middle: float, room: Room) -> None:
    """Draw the freeze in force as a bar; earlier ones are marks."""
    held, plane = sketch.dossier.freeze, sketch.plane
    if held is None or word != "bevroren" or not _is_seen(plane, held.since, held.until):
        return
    left = max(plane.x(held.since.toordinal()), plane.box.left)
    right = min(plane.x(held.until.toordinal()), plane.box.right)
    bar = Box(left, middle - 3, right, middle + 3)
    grey = sketch.palette.equal
    sketch.canvas.rectangle(bar, sketch.palette.equal_area, edge=grey, hatch="///", name="freeze")
    room.take(bar)


def _is_seen(plane: Plane, first: date, last: date) -> bool:
    return first.toordinal() < plane.x_range[1] and last.toordinal() > plane.x_range[0]


def clock(sketch: Sketch, word: str, middle: float, room: Room) -> None:
    """Draw the shared term of the three highest rungs as a progress bar, hatched while suspended.

    It starts at the decision for rung 4; past the last day of the term it continues.
    """
    term = sketch.dossier.row.clock
    until = sketch.dossier.today if term is None else max(term.ends_on, sketch.dossier.today)
    if word != CLOCK or term is None or not _is_seen(sketch.plane, term.started_on, until):
        return
    plane, palette, size = sketch.plane, sketch.palette, sketch.size - 1

    def bar(first: date, last: date) -> Box:
        left, right = (plane.x(day.toordinal()) for day in (first, last))
        left, right = max(left, plane.box.left), min(right, plane.box.right)
        return Box(left, middle - 3, max(left, right), middle + 3)

    sketch.canvas.rectangle(
        bar(term.started_on, sketch.dossier.today), palette.worse, name="clock used"
    )
    for since, until in term.pauses:
        paper, edge = palette.background, palette.worse
        sketch.canvas.rectangle(
            bar(since, until), paper, edge=edge, hatch="/////", name="clock suspended"
        )
    frame = bar(term.started_on, term.ends_on)
    sketch.canvas.rectangle(frame, None, edge=palette.worse, name="clock")
    room.take(frame)
    words = wording.term_day(term)
    if frame.left - 4 - width(words, size) > plane.box.left:
        sketch.canvas.text(
            frame.left - 4, middle, words, size, palette.text, across="right",
            down="center", name="clock label",
        )  # fmt: skip
    elif (box := room.find(width(words, size) + 4, size * 1.1, (frame.right, middle))) is not None:
        sketch.canvas.text(
            box.left + 2, middle, words, size, palette.text, down="center", name="clock label"
        )
