"""The ladder timeline: rungs as steps over time, with events in lanes on the same axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.render import timeline_axis
from toezichtdesk.render import timeline_bars as bars
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point, Spot
from toezichtdesk.render.label_space import Room
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.scale import is_too_small, small, type_size
from toezichtdesk.render.timeline_bars import CLOCK, Sketch, Strip
from toezichtdesk.reports.answers.dossier import Dossier, Event, EventKind

_MARGIN = 8.0
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
_TYPE, _TYPE_WIDTH = 8.0, 250.0  # points: the least letters, from which width
_RUNG_ROWS = HIGHEST_RUNG + 0.6  # with room for the labels above the highest
_RUNG_ROW, _LANE, _LOW_LANE = 1.45, 1.25, 0.92  # of the type size, of a line, of a line at least
_AROUND = 1.4 + 1.45  # lines: today above the steps, time below them


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
    size = type_size(box) if box.width < _TYPE_WIDTH else max(_TYPE, type_size(box))
    lanes = _fitting(_lane_words(dossier), box, size)
    pitch = _pitch(box, size, len(lanes))
    line = small(size) * LEADING
    steps = box.inset(
        left=width(CLOCK, small(size)) + 8,
        bottom=max(1, len(lanes)) * pitch + 1.45 * line,
        top=1.4 * line,
    )
    axis = (float(days[0].toordinal()), float(days[1].toordinal())) if days else whole(dossier)
    plane = Plane(canvas, steps, axis, (0.4, 0.4 + _RUNG_ROWS))
    seen = _seen(dossier, plane)
    sketch = Sketch(canvas, plane, seen, palette, size, Room(steps))
    walk = _walk(sketch, dossier)
    labels = [_background(sketch), *_step_labels(sketch, walk)]
    timeline_axis.draw(sketch, labels)
    _steps(sketch, walk)
    marks = _lanes(sketch, lanes, pitch)
    for event in seen.events:
        at = marks.get(id(event)) or _step_mark(plane, event)
        if at is not None:
            words = f"{wording.day(event.day)} · {event.text}"
            canvas.spot(at, words, event, is_listed=True)
    return canvas.spots


def describe(dossier: Dossier) -> str:
    """Return the events of the timeline in Dutch sentences."""
    sentences = [event.text for event in dossier.events]
    return f"{len(sentences)} gebeurtenissen op de tijdlijn. " + " ".join(sentences)


def _pitch(box: Box, size: float, lanes: int) -> float:
    """Return the height of a lane: as wanted, or its share of a low window, in points."""
    line = small(size) * LEADING
    wanted = _RUNG_ROWS * _RUNG_ROW * size + lanes * _LANE * line
    return _LANE * line * min(1.0, (box.height - _AROUND * line) / wanted)


def _fitting(lanes: list[str], box: Box, size: float) -> list[str]:
    """Return the lanes that can be read in this height, at least one."""
    most = len(lanes)
    while most > 1 and _pitch(box, size, most) < _LOW_LANE * small(size) * LEADING:
        most -= 1
    return lanes[:most]


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


def _background(sketch: Sketch) -> Box:
    """Draw a line for each rung with its badge; the accelerated ones are tinted.

    Returns the box of the words in the tint.
    """
    canvas, plane, palette, size = sketch.canvas, sketch.plane, sketch.palette, sketch.size
    plot, letters = plane.box, small(size)
    label_top = plane.y(FIRST_ACCELERATED_RUNG - 1) + _above(sketch) + letters / 2 + 1
    first = plane.y(FIRST_ACCELERATED_RUNG)
    border = max(plane.y(FIRST_ACCELERATED_RUNG - 0.5), min(label_top, first - 1))
    zone = Box(plot.left, border, plot.right, plot.top)
    canvas.rectangle(zone, palette.accelerated_area, name="accelerated")
    if palette.accelerated_area == palette.background:  # no tint: a bar says how far it goes
        bar = Box(plot.left, border, plot.left + 2, plot.top)
        canvas.rectangle(bar, palette.worse, name="accelerated bar")
    rows = [
        [(plot.left, plane.y(rung)), (plot.right, plane.y(rung))]
        for rung in range(1, HIGHEST_RUNG + 1)
    ]
    canvas.lines(rows, palette.grid)
    half = min(size * 0.75, 0.44 * plot.height / _RUNG_ROWS)
    right = plot.left - 4
    for rung in range(1, HIGHEST_RUNG + 1):
        badge, y = palette.rung(rung), plane.y(rung)
        frame = Box(right - 2.2 * half, y - half, right, y + half)
        canvas.rectangle(frame, badge.background, edge=palette.border, thick=0.5)
        canvas.text(
            right - 1.1 * half, y, str(rung), letters, badge.text,
            bold=True, across="center", down="center",
        )  # fmt: skip
    words, y = "versneld traject", plane.y(HIGHEST_RUNG) + _above(sketch)
    canvas.text(plot.left + 4, y, words, letters, palette.muted, down="center")
    end = plot.left + 6 + width(words, letters)
    taken = Box(plot.left, y - letters / 2, end, y + letters / 2)
    sketch.room.take(taken)
    return taken


def _above(sketch: Sketch) -> float:
    """Return how far above a line of a rung its labels stand: between two lines, in points."""
    row = sketch.plane.box.height / _RUNG_ROWS
    return min(row / 2, small(sketch.size) / 2 + 4)


def _rungs(dossier: Dossier) -> list[tuple[date, int, str]]:
    """Return (day, rung from then on, label) of each placement, oldest first."""
    return [
        (event.day, event.rung, event.label)
        for event in dossier.events
        if event.kind in (EventKind.START, EventKind.DECISION) and event.rung is not None
    ]


def _walk(sketch: Sketch, dossier: Dossier) -> list[Point]:
    """Return the rungs as steps, in days and rungs."""
    line: list[Point] = [_begin(sketch, dossier)]
    for day, rung, _ in _rungs(sketch.dossier):
        line += [(float(day.toordinal()), line[-1][1]), (float(day.toordinal()), float(rung))]
    today = float(sketch.dossier.today.toordinal())
    until = min(max(today, line[-1][0]), sketch.plane.x_range[1])
    if until > line[0][0]:
        line.append((until, line[-1][1]))
    return line


def _steps(sketch: Sketch, line: Sequence[Point]) -> None:
    plane, colour = sketch.plane, sketch.palette.accent
    plane.line(line, colour, thick=2.2, name="steps")
    marks = [plane.point(day.toordinal(), rung) for day, rung, _ in _rungs(sketch.dossier)]
    sketch.canvas.marks(marks, "o", colour, size=5, name="decisions")


def _step_labels(sketch: Sketch, line: Sequence[Point]) -> list[Box]:
    """Draw the labels of the steps, clear of the steps; return their boxes."""
    plane, room, colour = sketch.plane, sketch.room, sketch.palette.text
    placements = _rungs(sketch.dossier)
    room.take_line([plane.point(*point) for point in line], 0.5)
    room.take(Box(plane.box.left, plane.box.bottom, plane.box.right, plane.y(LOWEST_RUNG) - 2))
    for day, rung, _ in placements:
        x, y = plane.point(day.toordinal(), rung)
        room.take(Box(x - 3, y - 3, x + 3, y + 3))
    labels: list[Box | None] = []
    today = float(sketch.dossier.today.toordinal())
    if plane.x_range[0] <= today <= plane.x_range[1]:
        _today(sketch, today)
        labels.append(_proposal(sketch, today, line[-1][1]))
    for number, (day, rung, label) in enumerate(reversed(placements[-_MOST_LABELS:])):
        at = plane.point(day.toordinal(), rung)
        dated = f"{label} · {wording.day(day)}"
        placed = _label(sketch, dated, at, colour) if number < _MOST_DATED else None
        labels.append(placed or _label(sketch, label, at, colour))
    return [label for label in labels if label is not None]


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


def _label(sketch: Sketch, text: str, at: Point, colour: str) -> Box | None:
    """Draw a label between two rungs, beside its mark; None when there is no room on any side.

    Before and above its mark is first: there the steps that rise leave room.
    """
    letters, up = small(sketch.size), _above(sketch)
    wide, high = width(text, letters) + 4, letters * 0.8
    aside = wide / 2 + 3
    for across, above in ((-aside, up), (aside, up), (aside, -up), (-aside, -up)):
        near = (at[0] + across, at[1] + above)
        box = sketch.room.find(wide, high, near, reach=2.9)
        if box is not None:
            sketch.canvas.text(
                box.left + 2, near[1], text, letters, colour, down="center", name="decision label"
            )
            return Box(box.left, near[1] - 0.75 * letters, box.right, near[1] + 0.65 * letters)
    return None


def _today(sketch: Sketch, today: float) -> None:
    plane, letters = sketch.plane, small(sketch.size)
    x, top = plane.x(today), plane.box.top
    stroke: list[Point] = [(x, plane.box.bottom), (x, top + 2)]
    years = plane.box.bottom - 1.45 * letters * LEADING  # keeps the row of years free
    lanes: list[Point] = [(x, sketch.canvas.box.bottom + _MARGIN), (x, years)]
    dashed = (0, (3, 2))
    sketch.canvas.lines([stroke, lanes], sketch.palette.text, thick=0.8, style=dashed, name="today")
    sketch.room.take_line(stroke, 1)
    text = f"vandaag {wording.day(sketch.dossier.today)}"
    right = min(x + width(text, letters) / 2, plane.box.right)
    sketch.canvas.text(right, top + 4, text, letters, sketch.palette.text, across="right")


def _proposal(sketch: Sketch, today: float, rung: float) -> Box | None:
    """Draw a pending proposal as a dotted step at today; return the box of its label."""
    proposal = sketch.dossier.proposal
    if proposal is None or proposal.to_rung == rung:
        return None
    plane, colour = sketch.plane, sketch.palette.notice
    line: list[Point] = [(today, rung), (today, proposal.to_rung)]
    plane.line(line, colour, thick=1.6, style=(0, (1.2, 1.4)), name="proposal")
    at = plane.point(today, proposal.to_rung)
    fill = sketch.palette.background
    sketch.canvas.marks([at], "o", colour, size=5, fill=fill, name="proposal")
    words = f"voorstel {proposal.to_rung}"
    if proposal.is_provisional:
        return _label(sketch, f"voorlopig {words}", at, colour) or _label(sketch, words, at, colour)
    return _label(sketch, words, at, colour)


def _lane_words(dossier: Dossier) -> list[str]:
    """Return the names of the lanes that are not empty, from top to bottom."""
    kinds = {event.kind for event in dossier.events}
    words = [word for kind, word, _ in _LANES if kind in kinds]
    if dossier.freeze and "bevroren" not in words:
        words.append("bevroren")
    return [CLOCK, *words] if dossier.accelerated_day else words


def _lanes(sketch: Sketch, words: list[str], pitch: float) -> dict[int, Point]:
    """Draw the lanes; return the position of each event by its `id`."""
    plot, letters = sketch.plane.box, small(sketch.size)
    top = plot.bottom - 1.45 * letters * LEADING
    if not words:
        sentence = "Nog geen gesprekken, plannen of signalen."
        sketch.canvas.text(plot.left, top - letters, sentence, letters, sketch.palette.muted)
        return {}
    labels = _MOST_LABELS
    marks: dict[int, Point] = {}
    for row, word in enumerate(words):
        middle = top - (row + 0.5) * pitch
        sketch.canvas.text(
            plot.left - 4, middle, word, letters, sketch.palette.muted,
            across="right", down="center",
        )  # fmt: skip
        strip = Strip(plot.left, plot.right)
        x = sketch.plane.x(sketch.dossier.today.toordinal())
        strip.take(x - 1, x + 1)
        bars.freeze(sketch, word, middle, strip)
        bars.clock(sketch, word, middle, strip)
        for event in _of_lane(sketch.dossier, word):
            marks[id(event)] = (sketch.plane.x(event.day.toordinal()), middle)
        labels -= _marks(sketch, word, middle, strip, labels)
    return marks


def _of_lane(dossier: Dossier, word: str) -> tuple[Event, ...]:
    kinds = {kind for kind, name, _ in _LANES if name == word}
    return tuple(event for event in dossier.events if event.kind in kinds)


def _marks(sketch: Sketch, word: str, middle: float, strip: Strip, labels: int) -> int:
    """Draw the marks of a lane and the labels that fit; return the number of labels."""
    kind_and_mark = next(((kind, mark) for kind, name, mark in _LANES if name == word), None)
    events = _of_lane(sketch.dossier, word)
    if kind_and_mark is None or not events:
        return 0
    kind, mark = kind_and_mark
    size = small(sketch.size)
    colour = sketch.palette.notice if kind is EventKind.WARNING else sketch.palette.text
    xs = [sketch.plane.x(event.day.toordinal()) for event in events]
    fill = colour if kind is EventKind.CONTACT else sketch.palette.background
    points = [(x, middle) for x in xs]
    sketch.canvas.marks(points, mark, colour, size=size * 0.7, fill=fill, name=f"lane {word}")
    if kind is EventKind.IMPORT:
        return 0
    drawn = 0
    for event, x in list(zip(events, xs, strict=True))[::-1]:
        others = [other for other in xs if other != x]
        if drawn < labels and _lane_label(sketch, event.label, x, middle, strip, others):
            drawn += 1
    return drawn


def _lane_label(
    sketch: Sketch, text: str, x: float, middle: float, strip: Strip, others: Sequence[float]
) -> bool:
    """Write a label behind its mark, else before it, and far enough from the marks of others."""
    size = small(sketch.size)
    wide, gap = width(text, size), size * 0.7
    for left in (x + gap, x - gap - wide):
        right = left + wide
        is_clear = all(not left - 2 * gap < other < right + 2 * gap for other in others)
        if is_clear and strip.fits(left - 2, right + 2):
            strip.take(left - gap, right + gap)
            sketch.canvas.text(
                left, middle, text, size, sketch.palette.text, down="center", name="lane label"
            )
            return True
    return False
