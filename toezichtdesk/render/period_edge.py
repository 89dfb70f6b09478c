"""What stands at the right edge of the running period: the names of its lines and of its zones.

Inside the plot a name would cross lines or stand in another zone as soon as the window is low. At
the edge every name has a place of its own, in the order in which the lines and zones end there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toezichtdesk import wording
from toezichtdesk.render.canvas import Box, Plane, Point
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.period_lines import Norm, PeriodLines
from toezichtdesk.render.scale import small

_BAR, _ELBOW, _GAP = 3.0, 8.0, 3.0  # points: bar of a zone, stroke to a name, space before it
_AIRY = 1.7  # line distance as a share of the type size, where the plot is high enough
_MOVED = 1.0  # points from which a stroke leads to a name

Colour = Literal["text", "accent", "notice", "better", "equal", "worse"]


@dataclass(frozen=True, slots=True)
class End:
    """A name at the edge. at: persons where it belongs. zone: lower and upper end of a zone."""

    at: float
    words: str
    colour: Colour
    name: str
    zone: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RightEdge:
    """The names at the right edge, lowest first. top: the highest of the plane, in persons."""

    ends: tuple[End, ...]

    def width(self, size: float) -> float:
        """Return the width that bars, strokes and names need, in points."""
        wide = [width(end.words, small(size), bold=end.zone is None) for end in self.ends]
        return max(wide) + _BAR + _ELBOW + _GAP + 2 if wide else 6.0


def norms(lines: PeriodLines) -> list[tuple[Norm, str]]:
    """Return the lines to keep level and to catch up, with their words."""
    drawn = []
    if lines.catch_up:
        drawn.append((lines.catch_up, "inhalen" if lines.keep_level else "totaalopgave"))
    if lines.keep_level:
        drawn.append((lines.keep_level, "bijblijven"))
    return drawn


def right_edge(lines: PeriodLines, top: float) -> RightEdge:
    """Return the names of every line and zone that ends at the right edge.

    top: the persons at the upper end of the plot.
    """
    ends = [
        End(norm.whole, f"{word} {wording.number(int(norm.whole))}", "text", f"end {word}")
        for norm, word in norms(lines)
    ]
    if lines.fan:
        expected = wording.number(round(lines.fan.end[1]))
        words = f"verwacht {expected} ± {wording.number(round(lines.fan.spread))}"
        ends.append(End(lines.fan.end[1], words, "accent", "end verwacht"))
    if lines.stairs:
        total = lines.stairs[-1].total
        ends.append(End(float(total), f"met plan {wording.number(total)}", "notice", "end met"))
    return RightEdge(tuple(sorted([*ends, *_zones(lines, top)], key=_height)))


def _height(end: End) -> float:
    return end.at


def _zones(lines: PeriodLines, top: float) -> list[End]:
    upper_norm = lines.catch_up or lines.keep_level
    lower_norm = lines.keep_level or lines.catch_up
    if upper_norm is None or lower_norm is None:
        return []
    upper, lower = upper_norm.whole, lower_norm.whole
    zones: list[tuple[str, str, Colour, float, float]] = [
        ("lower", lines.lower, "worse", 0.0, lower),
        ("middle", lines.middle, "equal", lower, upper),
        ("upper", lines.upper, "better", upper, top),
    ]
    return [
        End((begin + end) / 2, words, colour, f"zone {zone} word", (begin, end))
        for zone, words, colour, begin, end in zones
        if words
    ]


def draw(edge: RightEdge, plane: Plane, bottom: float, palette: Palette, size: float) -> None:
    """Draw the names beside the plot, a bar along each zone, and a stroke to what had to move.

    bottom: as low as names may go, in points.
    """
    if not edge.ends:
        return
    canvas, right, letters = plane.canvas, plane.box.right, small(size)
    colours: dict[Colour, str] = {
        "text": palette.text, "accent": palette.accent, "notice": palette.notice,
        "better": palette.better, "equal": palette.equal, "worse": palette.worse,
    }  # fmt: skip
    wanted = [plane.y(end.at) for end in edge.ends]
    room = Box(right, bottom, right, plane.box.top - letters / 2)
    airy = (room.top - room.bottom) / max(1, len(wanted) - 1)
    placed = spread(wanted, letters * max(LEADING, min(_AIRY, airy / letters)), room)
    strokes: dict[Colour, list[list[Point]]] = {}
    for end, at, y in zip(edge.ends, wanted, placed, strict=True):
        if end.zone is not None:
            low, high = plane.y(end.zone[0]), plane.y(end.zone[1])
            bar = Box(right + 1, low + 0.5, right + 1 + _BAR, max(low + 0.5, high - 0.5))
            canvas.rectangle(bar, colours[end.colour], name=f"{end.name.removesuffix(' word')} bar")
        begin = right + 1 + _BAR
        if abs(y - at) > _MOVED:
            strokes.setdefault(end.colour, []).append([(begin, at), (begin + _ELBOW, y)])
        canvas.text(
            begin + _ELBOW + _GAP, y, end.words, letters, colours[end.colour],
            bold=end.zone is None, down="center", name=end.name,
        )  # fmt: skip
    for colour, lines in strokes.items():
        canvas.lines(lines, colours[colour], thick=0.7, name="edge strokes")


def spread(wanted: list[float], gap: float, box: Box) -> list[float]:
    """Return heights at least a gap apart, near those given, lowest first, within the box."""
    heights: list[float] = []
    for y in wanted:
        heights.append(max(y, heights[-1] + gap) if heights else max(y, box.bottom))
    over = heights[-1] - box.top if heights else 0.0
    if over > 0:
        heights[-1] -= over
        for place in range(len(heights) - 2, -1, -1):
            heights[place] = min(heights[place], heights[place + 1] - gap)
    return heights
