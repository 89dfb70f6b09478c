"""The right half of the trend chart: the running period against bijblijven and inhalen."""

from __future__ import annotations

from dataclasses import dataclass

from toezichtdesk import wording
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point
from toezichtdesk.render.forecast import Fan
from toezichtdesk.render.label_space import Room
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.period_edge import RightEdge, norms, right_edge
from toezichtdesk.render.period_edge import draw as draw_edge
from toezichtdesk.render.period_lines import PeriodLines, period_lines
from toezichtdesk.render.scale import months, small, ticks
from toezichtdesk.render.series import in_words
from toezichtdesk.render.under_axis import UnderAxis, under_axis
from toezichtdesk.render.under_axis import draw as draw_under
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.record import own_count

DASHED, _DOTTED = (0, (5, 2.5)), (0, (1.2, 1.6))
FAN_ALPHA = 0.22
BESIDE = 3.0  # type sizes that the newest count may lie from its place
FAR = 2.5  # type sizes above or below a point, where other lines come between it and its words
HEADROOM = 1.1  # above the highest value, where the name of the upper zone belongs


@dataclass(frozen=True, slots=True)
class _Sketch:
    """The drawing context of the panel."""

    canvas: Canvas
    plane: Plane
    lines: PeriodLines
    palette: Palette
    size: float
    room: Room

    @property
    def is_plain(self) -> bool:
        """Whether the zones have no colours, so that patterns tell them apart."""
        return self.palette.worse_area == self.palette.background


def draw(
    canvas: Canvas, box: Box, dossier: Dossier, palette: Palette, size: float, *, full: bool = False
) -> None:
    """Draw the panel in the box; size is the type size in points.

    full: with forecast, plan, rungs and decisions, which do not fit on a sheet of paper.
    """
    lines = period_lines(dossier, ahead=full)
    if lines is None:
        return
    under = under_axis(dossier, lines.period.first_day, lines.period.last_day, full=full)
    edge = right_edge(lines, lines.highest * HEADROOM)
    plot = _plot_box(box, lines, under, edge, size)
    plane = Plane(canvas, plot, (0, lines.period.days), (0, lines.highest * HEADROOM))
    sketch = _Sketch(canvas, plane, lines, palette, size, Room(plot))
    sketch.room.take(Box(plot.left, plot.bottom, plot.right, plot.bottom + 1))
    _zone_fills(sketch)
    _scales(sketch)
    _fan(sketch)
    _norms(sketch)
    _stairs(sketch)
    _counted(sketch)
    _title(canvas, box, lines, palette, size, has_number=_newest(sketch))
    _own_counts(sketch)
    _changes(sketch)
    draw_edge(edge, plane, box.bottom, palette, size)
    _ahead_spots(sketch)
    draw_under(under, plane, plot.bottom - 1.2 * small(size) * LEADING, palette, size)


def _title(
    canvas: Canvas,
    box: Box,
    lines: PeriodLines,
    palette: Palette,
    size: float,
    *,
    has_number: bool,
) -> None:
    """Write the heading, and the newest count where it has no room beside its point."""
    top = box.top - size
    heading = f"Gerealiseerd in {lines.period}"
    canvas.text(box.left, top, heading, size + 1, palette.text, bold=True, name="title")
    stand = lines.stand
    until = f"cijfers t/m {wording.day(stand.reference_date)}"
    title = f"{'personen' if has_number else wording.persons(_persons(lines))}, {until}"
    if not lines.counted:
        title = "nog geen realisatie bekend"
    elif lines.keep_level is None and lines.catch_up is None:
        title += "; taakstelling onbekend"
    elif stand.total_task is not None and stand.total_task <= 0:
        title = "voldaan door voorsprong"
    canvas.text(box.left, top - size * LEADING, title, small(size), palette.muted, name="said")


def _plot_box(box: Box, lines: PeriodLines, under: UnderAxis, edge: RightEdge, size: float) -> Box:
    line = small(size) * LEADING
    left = max(under.left(size), width(wording.number(int(lines.highest)), small(size)) + 7)
    above = 2.4 * size * LEADING + max(0.4, len(lines.changes)) * line
    bottom = 1.2 * line + under.height(size) + 2
    return box.inset(left=max(left, 18), right=edge.width(size), bottom=bottom, top=above)


def _zone_fills(sketch: _Sketch) -> None:
    lines, plane, palette = sketch.lines, sketch.plane, sketch.palette
    upper = lines.catch_up or lines.keep_level
    lower = lines.keep_level or lines.catch_up
    if upper is None or lower is None:
        return
    days, top = float(lines.period.days), plane.y_range[1]
    plane.polygon(
        [*upper.points(), (days, top), (0.0, top)], palette.better_area, name="zone upper"
    )
    plane.polygon(
        [*lower.points(), (days, 0.0)], palette.worse_area,
        hatch="///" if sketch.is_plain else "", edge=palette.grid, name="zone lower",
    )  # fmt: skip
    if upper is not lower:
        between = [*lower.points(), *reversed(upper.points())]
        plane.polygon(
            between, palette.equal_area,
            hatch=".." if sketch.is_plain else "", edge=palette.grid, name="zone middle",
        )  # fmt: skip


def _scales(sketch: _Sketch) -> None:
    canvas, plane, palette, size = sketch.canvas, sketch.plane, sketch.palette, sketch.size
    plot = plane.box
    for value in ticks(plane.y_range[1] / 1.05, 4 if plot.height < 130 else 5):
        y = plane.y(value)
        if value:
            canvas.lines([[(plot.left, y), (plot.right, y)]], palette.grid, thick=0.5)
        canvas.text(
            plot.left - 4, y, wording.number(value), small(size), palette.muted,
            across="right", down="center",
        )  # fmt: skip
    starts = [[(plane.x(begin), plot.bottom), (plane.x(begin), plot.bottom - 3)]
              for begin, _, _ in months(sketch.lines.period)]  # fmt: skip
    canvas.lines([[(plot.left, plot.bottom), (plot.right, plot.bottom)], *starts], palette.text)
    base = plot.bottom - small(size) * LEADING
    every = 1 if plot.width / 6 > width("mmm", small(size)) else 2
    for begin, end, month in months(sketch.lines.period)[::every]:
        canvas.text(
            plane.x((begin + end) / 2), base, month, small(size), palette.muted, across="center"
        )


def _expected(fan: Fan) -> str:
    return f"{wording.number(round(fan.end[1]))} ± {wording.number(round(fan.spread))}"


def _norms(sketch: _Sketch) -> None:
    plane, lines, palette = sketch.plane, sketch.lines, sketch.palette
    for norm, word in norms(lines):
        style = DASHED if norm is lines.keep_level else _DOTTED
        thick = 1.2 if norm is lines.keep_level else 1.6
        plane.line(norm.points(), palette.text, thick=thick, style=style, name=word)
        sketch.room.take_line([plane.point(*point) for point in norm.points()], 1)


def _fan(sketch: _Sketch) -> None:
    fan, plane = sketch.lines.fan, sketch.plane
    if fan is None:
        return
    plane.polygon(fan.edge(), sketch.palette.accent, alpha=FAN_ALPHA, name="fan")
    plane.line(fan.middle(), sketch.palette.accent, thick=1.2, style=DASHED, name="forecast")
    edge = [plane.point(*point) for point in fan.edge()]
    half = len(edge) // 2
    for (begin, _), (end, upper), (_, lower) in zip(
        edge[: half - 1], edge[1:half], edge[: half - 1 : -1][1:], strict=True
    ):
        sketch.room.take(Box(begin, lower, end, upper))


def _stairs(sketch: _Sketch) -> None:
    """Draw the plan's places on top of the count, a step for each month."""
    walk = _walk(sketch.lines)
    if walk:
        sketch.plane.line(walk, sketch.palette.notice, thick=1.6, name="stairs")
        sketch.room.take_line([sketch.plane.point(*point) for point in walk], 3)


def _walk(lines: PeriodLines) -> list[Point]:
    if not lines.stairs or not lines.counted:
        return []
    first = lines.period.first_day
    walk: list[Point] = [lines.counted[-1]]
    for stair in lines.stairs:
        day = float((stair.day - first).days)
        walk += [(day, walk[-1][1]), (day, float(stair.total))]
    return [*walk, (float(lines.period.days), walk[-1][1])]


def _ahead_spots(sketch: _Sketch) -> None:
    lines, plane, canvas = sketch.lines, sketch.plane, sketch.canvas
    for stair in lines.stairs:
        day = float((stair.day - lines.period.first_day).days)
        canvas.spot(plane.point(day, stair.total), stair.words, stair)
    if lines.fan:
        day_words = wording.day(lines.period.last_day)
        words = f"{day_words} · verwacht: {_expected(lines.fan)} personen gehuisvest"
        canvas.spot(plane.point(*lines.fan.end), words, lines.fan)


def _counted(sketch: _Sketch) -> None:
    lines, plane = sketch.lines, sketch.plane
    if not lines.counted:
        return
    plane.line(lines.counted, sketch.palette.accent, thick=2.0, marker="o", name="realised")
    places = [plane.point(*point) for point in lines.counted]
    for day, stand in lines.stands:
        at = plane.point(day, float(stand.realised or 0))
        sketch.canvas.spot(at, in_words(stand), stand, is_listed=True)
    sketch.room.take_line(places, 3)


def _newest(sketch: _Sketch) -> bool:
    """Write the newest count beside its point, clear of all lines; return whether it had room."""
    lines, plane, size = sketch.lines, sketch.plane, sketch.size
    if not lines.counted:
        return False
    at = plane.point(*lines.counted[-1])
    text, colour = wording.number(_persons(lines)), sketch.palette.accent
    places = (at[0] - 0.5 * size, at[1] + 1.1 * size), (at[0] + 1.1 * size, at[1] - 1.1 * size)
    return any(_set(sketch, text, at, near, colour, "newest", is_near=True) for near in places)


def _persons(lines: PeriodLines) -> int:
    return int(lines.counted[-1][1]) if lines.counted else 0


def _own_counts(sketch: _Sketch) -> None:
    """Mark what the municipality itself counts: hollow, above or below COA's number of that day."""
    plane, palette, size = sketch.plane, sketch.palette, small(sketch.size)
    for day, row in sketch.lines.own:
        at = plane.point(day, float(row.own.counted))
        fill = palette.background
        sketch.canvas.marks([at], "D", palette.notice, size=6, fill=fill, name="own count")
        sketch.canvas.spot(at, own_count.line(row, with_reason=False), row)
        label = f"gemeente telt {wording.number(row.own.counted)}"
        near = (at[0] - width(label, size) / 2 - size, at[1] + 1.6 * size)
        _set(sketch, label, at, near, palette.notice, "own count words")


def _changes(sketch: _Sketch) -> None:
    """Mark each change of the target as a dated step; the words are above the plot."""
    plane, palette, size = sketch.plane, sketch.palette, small(sketch.size)
    for row, (day, on, before, after) in enumerate(sketch.lines.changes):
        x, top = plane.x(day), plane.box.top + 2 + row * size * LEADING
        stroke: list[Point] = [(x, plane.box.bottom), (x, top)]
        sketch.canvas.lines([stroke], palette.notice, thick=1, style=_DOTTED, name="target change")
        numbers = f"{wording.number(before)} → {wording.number(after)}"
        label = f"{wording.day(on)[:5]}: taakstelling {numbers}"
        left = max(plane.box.left, min(x, plane.box.right - width(label, size)))
        sketch.canvas.text(left, top + 1, label, size, palette.notice, name="target change")


def _set(
    sketch: _Sketch,
    text: str,
    at: Point,
    near: Point,
    colour: str,
    name: str,
    *,
    is_near: bool = False,
) -> bool:
    """Write words in the free room nearest to `near`; return whether there was any.

    A stroke leads from afar to their point. is_near: only where none is needed.
    """
    size = sketch.size if name == "newest" else small(sketch.size)
    wide, high = width(text, size, bold=True) + 4, size * 1.25
    box = sketch.room.find(wide, high, near, reach=BESIDE * size if is_near else float("inf"))
    if box is None:
        return False
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    is_far = abs(y - at[1]) > FAR * size
    if is_far and is_near:
        return False
    if is_far:
        end = box.bottom if y > at[1] else box.top
        sketch.canvas.lines([[(x, end), at]], colour, thick=0.7, name="leader")
    sketch.canvas.text(
        x, y, text, size, colour, bold=True, across="center", down="center",
        backing=sketch.palette.background if sketch.is_plain else "", name=name,
    )  # fmt: skip
    return True
