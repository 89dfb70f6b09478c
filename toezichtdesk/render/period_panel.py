"""The right half of the trend chart: the running period against bijblijven and inhalen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toezichtdesk import wording
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point
from toezichtdesk.render.forecast import Fan
from toezichtdesk.render.label_space import Mask, Room
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.period_lines import Norm, PeriodLines, period_lines
from toezichtdesk.render.scale import months, small, ticks
from toezichtdesk.render.series import in_words
from toezichtdesk.render.under_axis import UnderAxis, under_axis
from toezichtdesk.render.under_axis import draw as draw_under
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.record import own_count

DASHED, _DOTTED = (0, (5, 2.5)), (0, (1.2, 1.6))
FAN_ALPHA = 0.22
_ROOMY = 150.0  # points


@dataclass(frozen=True, slots=True)
class _Sketch:
    """The drawing context of the panel."""

    canvas: Canvas
    plane: Plane
    lines: PeriodLines
    palette: Palette
    size: float
    room: Room


def draw(
    canvas: Canvas, box: Box, dossier: Dossier, palette: Palette, size: float, *, full: bool = False
) -> None:
    """Draw the panel in the box; size is the type size in points.

    full: with forecast, plan, rungs and decisions, which do not fit on a sheet of paper.
    """
    lines = period_lines(dossier, ahead=full)
    if lines is None:
        return
    _title(canvas, box, lines, palette, size)
    under = under_axis(dossier, lines.period.first_day, lines.period.last_day, full=full)
    plot = _plot_box(box, lines, under, size)
    plane = Plane(canvas, plot, (0, lines.period.days), (0, lines.highest * 1.1))
    sketch = _Sketch(canvas, plane, lines, palette, size, Room(plot))
    sketch.room.take(Box(plot.left, plot.bottom, plot.right, plot.bottom + 1))
    _zone_fills(sketch)
    _scales(sketch)
    _fan(sketch)
    _norms(sketch)
    _stairs(sketch)
    _counted(sketch)
    _newest(sketch)
    _own_counts(sketch)
    _changes(sketch)
    _zone_words(sketch)
    _ahead_spots(sketch)
    draw_under(under, plane, plot.bottom - 1.2 * small(size) * LEADING, palette, size)


def _title(canvas: Canvas, box: Box, lines: PeriodLines, palette: Palette, size: float) -> None:
    top = box.top - size
    heading = f"Gehuisvest in {lines.period}"
    canvas.text(box.left, top, heading, size + 1, palette.text, bold=True, name="title")
    stand = lines.stand
    title = f"personen, cijfers t/m {wording.day(stand.reference_date)}"
    if not lines.counted:
        title = "nog geen realisatie bekend"
    elif lines.keep_level is None and lines.catch_up is None:
        title += "; taakstelling onbekend"
    elif stand.total_task is not None and stand.total_task <= 0:
        title = "voldaan door voorsprong"
    canvas.text(box.left, top - size * LEADING, title, small(size), palette.muted, name="said")


def _plot_box(box: Box, lines: PeriodLines, under: UnderAxis, size: float) -> Box:
    line = small(size) * LEADING
    left = max(under.left(size), width(wording.number(int(lines.highest)), small(size)) + 7)
    ends = [label for _, label in _all_ends(lines)]
    right = max((width(label, small(size), bold=True) for label in ends), default=0) + 6
    above = 2.4 * size * LEADING + max(1, len(lines.changes)) * line
    bottom = 1.2 * line + under.height(size) + 2
    return box.inset(left=max(left, 18), right=right, bottom=bottom, top=above)


def _end_labels(lines: PeriodLines) -> list[tuple[Norm, str]]:
    labels = []
    if lines.catch_up:
        word = "inhalen" if lines.keep_level else "totaalopgave"
        labels.append((lines.catch_up, f"{word} {wording.number(int(lines.catch_up.whole))}"))
    if lines.keep_level:
        whole = wording.number(int(lines.keep_level.whole))
        labels.append((lines.keep_level, f"bijblijven {whole}"))
    return labels


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
    plane.polygon([*lower.points(), (days, 0.0)], palette.worse_area, name="zone lower")
    if upper is not lower:
        between = [*lower.points(), *reversed(upper.points())]
        plane.polygon(between, palette.equal_area, name="zone middle")


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


def _all_ends(lines: PeriodLines) -> list[tuple[float, str]]:
    """Return the labels at the right edge: (persons, words) of each line that ends there."""
    ends = [(norm.whole, label) for norm, label in _end_labels(lines)]
    if lines.fan:
        ends.append((lines.fan.end[1], f"verwacht {_expected(lines.fan)}"))
    if lines.stairs:
        total = lines.stairs[-1].total
        ends.append((float(total), f"met plan {wording.number(total)}"))
    return ends


def _expected(fan: Fan) -> str:
    return f"{wording.number(round(fan.end[1]))} ± {wording.number(round(fan.spread))}"


def _norms(sketch: _Sketch) -> None:
    plane, lines, palette = sketch.plane, sketch.lines, sketch.palette
    for norm, label in _end_labels(lines):
        style = DASHED if norm is lines.keep_level else _DOTTED
        thick = 1.2 if norm is lines.keep_level else 1.6
        plane.line(norm.points(), palette.text, thick=thick, style=style, name=label.split()[0])
        sketch.room.take_line([plane.point(*point) for point in norm.points()], 1)
    _ends(sketch)


def _ends(sketch: _Sketch) -> None:
    """Draw the labels at the right edge beside their lines, without overlaps."""
    plane, palette, size = sketch.plane, sketch.palette, sketch.size
    colours = {"verwacht": palette.accent, "met": palette.notice}
    ends = sorted((plane.y(persons), label) for persons, label in _all_ends(sketch.lines))
    for y, label in zip(spread(ends, size * LEADING, plane.box), [e[1] for e in ends], strict=True):
        word = label.split()[0]
        sketch.canvas.text(
            plane.box.right + 4, y, label, small(size), colours.get(word, palette.text),
            bold=True, down="center", name=f"end {word}",
        )  # fmt: skip


def spread(ends: list[tuple[float, str]], gap: float, box: Box) -> list[float]:
    """Return heights at least a gap apart, near those given, lowest first, within the box."""
    heights: list[float] = []
    for y, _ in ends:
        heights.append(max(y, heights[-1] + gap) if heights else max(y, box.bottom))
    over = heights[-1] - box.top if heights else 0.0
    if over > 0:
        heights[-1] -= over
        for place in range(len(heights) - 2, -1, -1):
            heights[place] = min(heights[place], heights[place + 1] - gap)
    return heights


def _fan(sketch: _Sketch) -> None:
    fan, plane = sketch.lines.fan, sketch.plane
    if fan is None:
        return
    plane.polygon(fan.edge(), sketch.palette.accent, alpha=FAN_ALPHA, name="fan")
    plane.line(fan.middle(), sketch.palette.accent, thick=1.2, style=DASHED, name="forecast")
    sketch.room.take_line([plane.point(*point) for point in fan.middle()], 2)


def _stairs(sketch: _Sketch) -> None:
    """Draw the plan's places on top of the count, a step for each month."""
    walk = _walk(sketch.lines)
    if walk:
        sketch.plane.line(walk, sketch.palette.notice, thick=1.6, name="stairs")


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


def _newest(sketch: _Sketch) -> None:
    """Write what the newest count says beside its point, clear of the plan's stairs."""
    lines, plane, size = sketch.lines, sketch.plane, sketch.size
    if not lines.counted:
        return
    day, persons = lines.counted[-1]
    label = f"{wording.number(int(persons))} t/m {wording.day(lines.stand.reference_date)[:5]}"
    at = plane.point(day, persons)
    box = _set(
         sketch, label, at, sketch.palette.accent, size, name="newest",
         allowed=_clear_of_stairs(sketch),
         offset=(-4.0 * size, -4.5 * size) if day > 0.8 * lines.period.days else (2.5 * size, size),
         bold=True)  # fmt: skip
    if box is not None and box.bottom - at[1] > 2 * size:  # too far away to be seen as its words
        ends = [((box.left + box.right) / 2, box.bottom), (at[0], at[1] + 3)]
        sketch.canvas.lines([ends], sketch.palette.accent, thick=0.7, name="leader")


def _clear_of_stairs(sketch: _Sketch) -> Mask:
    """Return the room beside the stairs; all of a narrow plot, of which the zones need that."""
    stairs = Room(sketch.plane.box)
    if sketch.plane.box.width >= _ROOMY:
        stairs.take_line([sketch.plane.point(*point) for point in _walk(sketch.lines)], 4)
    return stairs.free()


def _own_counts(sketch: _Sketch) -> None:
    """Mark what the municipality itself counts: hollow, above or below COA's number of that day."""
    plane, palette, size = sketch.plane, sketch.palette, small(sketch.size)
    for day, row in sketch.lines.own:
        at = plane.point(day, float(row.own.counted))
        fill = palette.background
        sketch.canvas.marks([at], "D", palette.notice, size=6, fill=fill, name="own count")
        sketch.canvas.spot(at, own_count.line(row, with_reason=False), row)
        label = f"gemeente telt {wording.number(row.own.counted)}"
        _set(sketch, label, at, palette.notice, size, name="own count words",
             offset=(-width(label, size) / 2 - size, 1.6 * size))  # fmt: skip


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


def _zone_words(sketch: _Sketch) -> None:
    """Draw the name of each zone in it; a thin zone gets its name with a leader line."""
    lines, plane, palette = sketch.lines, sketch.plane, sketch.palette
    upper_norm = lines.catch_up or lines.keep_level
    lower_norm = lines.keep_level or lines.catch_up
    if upper_norm is None or lower_norm is None:
        return
    upper, lower = _height_of(plane, upper_norm), _height_of(plane, lower_norm)
    room, box = sketch.room, plane.box
    above, below = room.between(upper, None), room.between(None, lower)
    low = (box.right - box.width * 0.2, box.bottom + box.height * 0.12)
    high = (box.left + box.width * 0.25, box.top - sketch.size)
    _word(sketch, "lower", lines.lower, low, below, palette.worse, palette.worse_area)
    _word(sketch, "upper", lines.upper, high, above, palette.better, palette.better_area)
    if not lines.middle:
        return
    x = box.left + box.width * 0.86
    heart = (x, (upper(x) + lower(x)) / 2)
    between = room.between(lower, upper)
    grey = palette.equal
    if not _word(sketch, "middle", lines.middle, heart, between, grey, palette.equal_area):
        _with_leader(sketch, heart, above)


def _with_leader(sketch: _Sketch, heart: Point, above: Mask) -> None:
    text, size = sketch.lines.middle, sketch.size
    wide = width(text, size) + 4
    near = (heart[0] - wide * 0.9, heart[1] + size)
    box = sketch.room.find(wide, size * 1.2, near, above)
    if box is None:
        return
    _put(sketch, text, box, sketch.palette.equal, size, name="zone middle word",
         backing=sketch.palette.better_area)  # fmt: skip
    is_aside = box.right < heart[0]
    start = (box.right, (box.bottom + box.top) / 2) if is_aside else (heart[0], box.bottom)
    sketch.canvas.lines([[start, heart]], sketch.palette.equal, thick=0.7, name="leader")
    sketch.canvas.marks([heart], "o", sketch.palette.equal, size=2.5)


def _word(
    sketch: _Sketch, zone: str, text: str, near: Point, allowed: Mask, colour: str, area: str
) -> bool:
    """Write the name of a zone clear of the plan's stairs, if need be without its noun."""
    whole, little = sketch.size, small(sketch.size)
    clear = allowed & _clear_of_stairs(sketch)
    forms = [(text, whole, clear), (text, little, clear)]
    if zone == "lower":  # its noun stands in the title and in the sentence below the chart
        forms += [(text.rsplit(" ", 1)[-1], little, clear), (text, little, allowed)]
    for words, size, place in forms:
        box = sketch.room.find(width(words, size) + 4, size * 1.2, near, place)
        if box is not None:
            _put(sketch, words, box, colour, size, name=f"zone {zone} word", backing=area)
            return True
    return False


def _set(
    sketch: _Sketch,
    text: str,
    at: Point,
    colour: str,
    size: float,
    *,
    name: str,
    offset: Point,
    bold: bool = False,
    allowed: Mask | None = None,
) -> Box | None:
    near = (at[0] + offset[0], at[1] + offset[1])
    wide, high = width(text, size, bold=bold) + 4, size * 1.25
    find = sketch.room.find
    box = None
    if allowed is not None:
        box = find(wide, high, near, allowed, reach=4 * size) or find(wide, high, near, allowed)
    box = box or find(wide, high, near)
    if box is not None:
        _put(sketch, text, box, colour, size, name=name, bold=bold)
    return box


def _put(
    sketch: _Sketch,
    text: str,
    box: Box,
    colour: str,
    size: float,
    *,
    name: str,
    bold: bool = False,
    backing: str = "",
) -> None:
    sketch.canvas.text(
        (box.left + box.right) / 2, (box.bottom + box.top) / 2, text, size, colour,
        bold=bold, across="center", down="center", backing=backing, name=name,
    )  # fmt: skip


def _height_of(plane: Plane, norm: Norm) -> Callable[[float], float]:
    """Return the norm as a function from horizontal to vertical position, in points."""
    across = (plane.x_range[1] - plane.x_range[0]) / plane.box.width

    def height(x: float) -> float:
        return plane.y(norm.at((x - plane.box.left) * across))

    return height
