"""The ladder timeline: rungs as steps over time, with events in lanes on the same axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, HIGHEST_RUNG
from toezichtdesk.render import timeline_bars as bars
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point, Spot
from toezichtdesk.render.label_space import Room
from toezichtdesk.render.lettering import LEADING, cut, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.scale import is_too_small, type_size
from toezichtdesk.render.timeline_bars import CLOCK, Sketch
from toezichtdesk.reports.answers.dossier import Dossier, Event, EventKind

_MARGIN = 10.0
_LANES = (
    (EventKind.CONTACT, "gesprek", "o"),
    (EventKind.PLAN, "plan", "s"),
    (EventKind.WARNING, "signaal", "^"),
    (EventKind.FREEZE, "bevroren", "D"),
    (EventKind.TERM, "doorlooptijd", "v"),
    (EventKind.FILE, "stuk", "P"),
    (EventKind.COUNT, "telling", "X"),
    (EventKind.IMPORT, "cijfers", "|"),
)
_MOST_LABELS = 10  # each label costs a millisecond, and more do not fit
_MOST_DATED = 4
_LEAST_DAYS = 365
_TYPE = (8.6, 8.2, 7.8)  # points, largest first: in a low window every lane counts


Days = tuple[date, date]


def within(days: Days | None) -> Callable[[Figure, Dossier, Palette], tuple[Spot, ...]]:
    """Return a function that draws the days from the first to the last; None for all."""

    def draw_days(figure: Figure, dossier: Dossier, palette: Palette) -> tuple[Spot, ...]:
        return draw(figure, dossier, palette, days)

    return draw_days


def draw(
    figure: Figure, dossier: Dossier, palette: Palette, days: Days | None = None
) -> tuple[Spot, ...]:
    """Draw the timeline over the whole figure.

    days: the first and last day shown; None for all. Returns the cursor positions: every visible
    event, oldest first.
    """
    figure.clear()
    figure.set_facecolor(palette.background)
    canvas = Canvas(figure)
    box = canvas.box.inset(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    if is_too_small(box):
        return ()
    lanes = _lane_words(dossier)
    sizes = (max(wanted, type_size(box)) for wanted in _TYPE)
    size = next((one for one in sizes if _rows(box, one) >= len(lanes)), type_size(box))
    line = size * LEADING
    lanes = lanes[: max(1, _rows(box, size))]
    steps = box.inset(
        left=width(CLOCK, size - 1) + 8,
        bottom=(max(1, len(lanes)) * 1.25 + 1.7) * line,
        top=2.6 * line,
    )
    axis = (float(days[0].toordinal()), float(days[1].toordinal())) if days else whole(dossier)
    plane = Plane(canvas, steps, axis, (0.5, HIGHEST_RUNG + 0.5))
    seen = _seen(dossier, plane)
    sketch = Sketch(canvas, plane, seen, palette, size, Room(steps))
    _title(sketch, box)
    _background(sketch)
    _time_axis(sketch)
    _steps(sketch, dossier)
    marks = _lanes(sketch, lanes)
    for event in seen.events:
        at = marks.get(id(event)) or _step_mark(plane, event)
        if at is not None:
            words = f"{wording.day(event.day)} · {event.text}"
            canvas.spot(at, words, event, is_listed=True)
    return canvas.spots


def _rows(box: Box, size: float) -> int:
    """Return how many lanes fit below the steps."""
    line = size * LEADING
    return int((box.height - 4.3 * line - HIGHEST_RUNG * size * 1.05) / (1.25 * line))


def _seen(dossier: Dossier, plane: Plane) -> Dossier:
    """Return the dossier with only the events on this axis."""
    first, last = plane.x_range
    events = tuple(one for one in dossier.events if first <= one.day.toordinal() <= last)
    return replace(dossier, events=events)


def _step_mark(plane: Plane, event: Event) -> Point | None:
    return None if event.rung is None else plane.point(event.day.toordinal(), event.rung)


def whole(dossier: Dossier) -> tuple[float, float]:
    """Return the first and last day of the whole history: full half-years, including today."""
    today = dossier.today
    days = [event.day for event in dossier.events] + [today - timedelta(_LEAST_DAYS)]
    first = Period.holding(min(*days, today)).first_day
    last = max(*days, today)
    clock = dossier.row.clock
    if clock is not None and dossier.accelerated_day:
        last = max(last, min(clock.ends_on, today + timedelta(clock.days)))
    if dossier.freeze:
        last = max(last, min(dossier.freeze.until, today + timedelta(_LEAST_DAYS)))
    whole_days = (last - first).days
    return float(first.toordinal()), float(last.toordinal() + max(20, whole_days // 16))


def _title(sketch: Sketch, box: Box) -> None:
    row, size, palette = sketch.dossier.row, sketch.size, sketch.palette
    top = box.top - size
    since = f" sinds {wording.day(row.rung_since)}" if row.rung_since else ""
    heading = f"Trede {row.rung}{since}"
    room = box.width - width(heading, size + 1, bold=True) - size
    sketch.canvas.text(box.left, top, heading, size + 1, palette.text, bold=True, name="title")
    sketch.canvas.text(
        box.left + width(heading, size + 1, bold=True) + size,
        top,
        cut(sketch.dossier.rung_name, room, size),
        size,
        palette.muted,
        name="rung name",
    )


def _background(sketch: Sketch) -> None:
    """Draw the rows of the rungs with their badges; the accelerated ones are tinted."""
    canvas, plane, palette, size = sketch.canvas, sketch.plane, sketch.palette, sketch.size
    plot = plane.box
    border = plane.y(FIRST_ACCELERATED_RUNG - 0.5)
    zone = Box(plot.left, border, plot.right, plot.top)
    canvas.rectangle(zone, palette.accelerated_area, name="accelerated")
    rows = [
        [(plot.left, plane.y(rung + 0.5)), (plot.right, plane.y(rung + 0.5))]
        for rung in range(HIGHEST_RUNG)
    ]
    canvas.lines(rows, palette.grid)
    half = min(size * 0.75, 0.42 * plot.height / HIGHEST_RUNG)
    right = plot.left - 4
    for rung in range(1, HIGHEST_RUNG + 1):
        badge, y = palette.rung(rung), plane.y(rung)
        frame = Box(right - 2.2 * half, y - half, right, y + half)
        canvas.rectangle(frame, badge.background, edge=palette.border, thick=0.5)
        canvas.text(
            right - 1.1 * half, y, str(rung), size, badge.text,
            bold=True, across="center", down="center",
        )  # fmt: skip
    words = "versneld traject"
    canvas.text(plot.left + 4, plot.top - size * 1.2, words, size - 1, palette.muted)
    end = plot.left + 6 + width(words, size - 1)
    sketch.room.take(Box(plot.left, plot.top - size * 1.4, end, plot.top))


def _rungs(dossier: Dossier) -> list[tuple[date, int, str]]:
    """Return (day, rung from then on, label) of each placement, oldest first."""
    return [
        (event.day, event.rung, event.label)
        for event in dossier.events
        if event.kind in (EventKind.START, EventKind.DECISION) and event.rung is not None
    ]


def _steps(sketch: Sketch, dossier: Dossier) -> None:
    plane, palette = sketch.plane, sketch.palette
    placements = _rungs(sketch.dossier)
    today = float(sketch.dossier.today.toordinal())
    line: list[Point] = [_begin(sketch, dossier)]
    for day, rung, _ in placements:
        line += [(float(day.toordinal()), line[-1][1]), (float(day.toordinal()), float(rung))]
    until = min(max(today, line[-1][0]), plane.x_range[1])
    if until > line[0][0]:
        line.append((until, line[-1][1]))
    plane.line(line, palette.accent, thick=2.2, name="steps")
    sketch.room.take_line([plane.point(*point) for point in line], 2)
    marks = [plane.point(day.toordinal(), rung) for day, rung, _ in placements]
    sketch.canvas.marks(marks, "o", palette.accent, size=5, name="decisions")
    if plane.x_range[0] <= today <= plane.x_range[1]:
        _today(sketch, today)
        _proposal(sketch, today, line[-1][1])
    for number, (day, rung, label) in enumerate(reversed(placements[-_MOST_LABELS:])):
        at = plane.point(day.toordinal(), rung)
        dated = f"{label} · {wording.day(day)}"
        if number >= _MOST_DATED or not _label(sketch, dated, at, palette.text):
            _label(sketch, label, at, palette.text)


def _begin(sketch: Sketch, dossier: Dossier) -> Point:
    """Return where the steps start: at the recorded start, else at the left edge."""
    left = sketch.plane.x_range[0]
    before = [rung for day, rung, _ in _rungs(dossier) if day.toordinal() < left]
    if before:
        return left, float(before[-1])
    first = next((event for event in dossier.events if event.rung is not None), None)
    if first is None:
        return left, float(dossier.row.rung)
    if first.kind is EventKind.START and first.rung is not None:
        return min(float(first.day.toordinal()), sketch.plane.x_range[1]), float(first.rung)
    return left, 1.0


def _label(sketch: Sketch, text: str, at: Point, colour: str) -> bool:
    """Draw a label beside a mark on the steps; False when there is no room on any side."""
    size = sketch.size - 1
    wide, high = width(text, size) + 3, size * 1.2
    aside, up = wide / 2 + 3, high / 2 + 3
    for across, above in ((aside, up), (-aside, up), (aside, -up), (-aside, -up)):
        near = (at[0] + across, at[1] + above)
        box = sketch.room.find(wide, high, near, reach=size * 0.7)
        if box is not None:
            sketch.canvas.text(
                box.left + 1.5, (box.bottom + box.top) / 2, text, size, colour,
                down="center", name="decision label",
            )  # fmt: skip
            return True
    return False


def _today(sketch: Sketch, today: float) -> None:
    plane, size = sketch.plane, sketch.size - 1
    x, top = plane.x(today), plane.box.top
    stroke: list[Point] = [(x, plane.box.bottom), (x, top + 3)]
    years = plane.box.bottom - 1.45 * sketch.size * LEADING  # keeps the row of years free
    lanes: list[Point] = [(x, sketch.canvas.box.bottom + _MARGIN), (x, years)]
    dashed = (0, (3, 2))
    sketch.canvas.lines([stroke, lanes], sketch.palette.text, thick=0.8, style=dashed, name="today")
    sketch.room.take_line(stroke, 1)
    text = f"vandaag {wording.day(sketch.dossier.today)}"
    right = min(x + width(text, size) / 2, plane.box.right)
    sketch.canvas.text(right, top + 5, text, size, sketch.palette.text, across="right")


def _proposal(sketch: Sketch, today: float, rung: float) -> None:
    """Draw a pending proposal as a dotted step at today."""
    proposal = sketch.dossier.proposal
    if proposal is None or proposal.to_rung == rung:
        return
    plane, colour = sketch.plane, sketch.palette.notice
    line: list[Point] = [(today, rung), (today, proposal.to_rung)]
    plane.line(line, colour, thick=1.6, style=(0, (1.2, 1.4)), name="proposal")
    at = plane.point(today, proposal.to_rung)
    fill = sketch.palette.background
    sketch.canvas.marks([at], "o", colour, size=5, fill=fill, name="proposal")
    words = f"voorstel {proposal.to_rung}"
    if not proposal.is_provisional or not _label(sketch, f"voorlopig {words}", at, colour):
        _label(sketch, words, at, colour)


def _time_axis(sketch: Sketch) -> None:
    """Draw the half-years, and years below the steps (half-years when there is room)."""
    canvas, plane, palette, size = sketch.canvas, sketch.plane, sketch.palette, sketch.size - 1
    plot = plane.box
    first = Period.holding(date.fromordinal(int(plane.x_range[0])))
    last = Period.holding(date.fromordinal(int(plane.x_range[1])))
    periods = [Period.from_index(index) for index in range(first.index, last.index + 1)]
    slot = 181 * plot.width / (plane.x_range[1] - plane.x_range[0])
    by_year = slot < width("2026-II", size) + 4
    every = 1 + int((width("2026", size) + 6) // (2 * slot)) if by_year else 1
    bounds = [period for period in periods if period.half == 1 or not by_year]
    strokes = []
    for period in bounds:
        x = plane.x(period.first_day.toordinal())
        if x >= plot.left and (not by_year or period.year % every == 0):
            strokes.append([(x, plot.bottom - 4), (x, plot.top)])
            text = str(period.year) if by_year else str(period)
            if x + width(text, size) + 3 <= plot.right:
                canvas.text(
                    x + 3, plot.bottom - size * 1.15, text, size, palette.muted, name="time"
                )
    canvas.lines(strokes, palette.grid, name="half-years")
    canvas.lines([[(plot.left, plot.bottom), (plot.right, plot.bottom)]], palette.text)


def _lane_words(dossier: Dossier) -> list[str]:
    """Return the names of the lanes that are not empty, from top to bottom."""
    kinds = {event.kind for event in dossier.events}
    words = [word for kind, word, _ in _LANES if kind in kinds]
    if dossier.freeze and "bevroren" not in words:
        words.append("bevroren")
    return [CLOCK, *words] if dossier.accelerated_day else words


def _lanes(sketch: Sketch, words: list[str]) -> dict[int, Point]:
    """Draw the lanes; return the position of each event by its `id`."""
    plot, size, line = sketch.plane.box, sketch.size, sketch.size * LEADING
    top = plot.bottom - 1.45 * line
    if not words:
        sentence = "Nog geen gesprekken, plannen of signalen."
        sketch.canvas.text(plot.left, top - line * 0.8, sentence, size - 1, sketch.palette.muted)
        return {}
    labels = _MOST_LABELS
    marks: dict[int, Point] = {}
    for row, word in enumerate(words):
        lane = Box(plot.left, top - (row + 1) * 1.25 * line, plot.right, top - row * 1.25 * line)
        middle = (lane.bottom + lane.top) / 2
        sketch.canvas.text(
            plot.left - 4, middle, word, size - 1, sketch.palette.muted,
            across="right", down="center",
        )  # fmt: skip
        room = Room(lane)
        x = sketch.plane.x(sketch.dossier.today.toordinal())
        if plot.left <= x <= plot.right:
            room.take(Box(x - 1, lane.bottom, x + 1, lane.top))
        bars.freeze(sketch, word, middle, room)
        bars.clock(sketch, word, middle, room)
        for event in _of_lane(sketch.dossier, word):
            marks[id(event)] = (sketch.plane.x(event.day.toordinal()), middle)
        labels -= _marks(sketch, word, lane, room, labels)
    return marks


def _of_lane(dossier: Dossier, word: str) -> tuple[Event, ...]:
    kinds = {kind for kind, name, _ in _LANES if name == word}
    return tuple(event for event in dossier.events if event.kind in kinds)


def _marks(sketch: Sketch, word: str, lane: Box, room: Room, labels: int) -> int:
    """Draw the marks of a lane and the labels that fit; return the number of labels."""
    kind_and_mark = next(((kind, mark) for kind, name, mark in _LANES if name == word), None)
    events = _of_lane(sketch.dossier, word)
    if kind_and_mark is None or not events:
        return 0
    kind, mark = kind_and_mark
    middle, size = (lane.bottom + lane.top) / 2, sketch.size - 1
    colour = sketch.palette.notice if kind is EventKind.WARNING else sketch.palette.text
    xs = [sketch.plane.x(event.day.toordinal()) for event in events]
    fill = colour if kind is EventKind.CONTACT else sketch.palette.background
    points = [(x, middle) for x in xs]
    sketch.canvas.marks(points, mark, colour, size=size * 0.7, fill=fill, name=f"lane {word}")
    for x in xs:
        room.take(Box(x - size * 0.45, lane.bottom, x + size * 0.45, lane.top))
    if kind is EventKind.IMPORT:
        return 0
    return sum(
        _lane_label(sketch, event, x, middle, room)
        for event, x in list(zip(events, xs, strict=True))[::-1][:labels]
    )


def _lane_label(sketch: Sketch, event: Event, x: float, middle: float, room: Room) -> bool:
    size = sketch.size - 1
    wide = width(event.label, size) + 3
    near = (x + size * 0.7 + wide / 2, middle)
    box = room.find(wide, size * 1.1, near, reach=size * 1.2)
    if box is None:
        return False
    sketch.canvas.text(
        box.left + 1, middle, event.label, size, sketch.palette.text,
        down="center", name="lane label",
    )  # fmt: skip
    return True
