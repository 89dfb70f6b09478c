"""The balance over 24 months: every closing balance, every stand since, and the forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.render.backlog_panel import status_colour
from toezichtdesk.render.canvas import Box, Canvas, Plane, Point, Spot
from toezichtdesk.render.forecast import Fan, fan_of
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.period_panel import DASHED, FAN_ALPHA
from toezichtdesk.render.scale import is_too_small, readable_size, small, ticks_around
from toezichtdesk.render.series import balance_in_words, balances, in_words
from toezichtdesk.render.under_axis import UnderAxis, under_axis
from toezichtdesk.render.under_axis import draw as draw_under
from toezichtdesk.reports.answers.dossier import Dossier

_MARGIN = 10.0
_PERIODS_BEFORE = 3  # with the newest period, 24 months
NO_BALANCE = "Er is nog geen saldo van deze gemeente bekend."


@dataclass(frozen=True, slots=True)
class _Course:
    """The balances over the axis: persons by days since its start; a backlog is positive."""

    first: date
    last: date
    points: tuple[tuple[float, int, str, object], ...]  # day, backlog, words, stand
    fan: Fan | None

    @property
    def days(self) -> float:
        return float((self.last - self.first).days + 1)

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        values = [float(value) for _, value, _, _ in self.points]
        if self.fan:
            values += [self.fan.end[1] - self.fan.spread, self.fan.end[1] + self.fan.spread]
        return min(0.0, *values), max(1.0, *values)


def draw(figure: Figure, dossier: Dossier, palette: Palette) -> tuple[Spot, ...]:
    """Draw the chart over the whole figure; return the cursor positions."""
    figure.clear()
    figure.set_facecolor(palette.background)
    canvas = Canvas(figure)
    box = canvas.box.inset(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    if is_too_small(box):
        return ()
    size = readable_size(box)
    course = _course(dossier)
    if course is None:
        y = box.bottom + box.height / 2
        canvas.text(box.left, y, NO_BALANCE, size + 1, palette.muted, name="sentence")
        return ()
    _title(canvas, box, dossier, course, palette, size)
    under = under_axis(dossier, course.first, course.last)
    plane = _plane(canvas, box, course, under, size)
    _scales(plane, course, palette, size)
    _line(plane, course, dossier, palette, size)
    below = plane.box.bottom - 1.3 * small(size) * LEADING
    draw_under(under, plane, below, palette, size)
    return canvas.spots


def describe(dossier: Dossier) -> str:
    """Return a description of the chart in Dutch."""
    course = _course(dossier)
    if course is None:
        return NO_BALANCE
    listed = "; ".join(words for _, _, words, _ in course.points)
    return f"Saldo van 24 maanden: {listed}."


def _course(dossier: Dossier) -> _Course | None:
    with_balance = [one for one in balances(dossier) if one.balance is not None]
    newest = dossier.row.standing
    if not with_balance or newest is None:
        return None
    last = newest.period.last_day
    first = Period.from_index(newest.period.index - _PERIODS_BEFORE).first_day
    points: dict[float, tuple[float, int, str, object]] = {}
    for one in with_balance:
        end = one.period.next.first_day
        if one.until is None and first <= end and one.balance is not None:
            day = float((end - first).days)
            points[day] = (day, -one.balance, balance_in_words(one), None)
    for stand in dossier.stands:
        if stand.balance_to_date is not None and not stand.is_final:
            day = _day_of(stand, first)
            points[day] = (day, -stand.balance_to_date, in_words(stand), stand)
    if not points:
        return None
    course = tuple(points[day] for day in sorted(points))
    return _Course(first, last, course, _fan(dossier, newest, first))


def _day_of(stand: Standing, first: date) -> float:
    within = float(stand.elapsed * stand.period.days)
    return (stand.period.first_day - first).days + within


def _fan(dossier: Dossier, newest: Standing, first: date) -> Fan | None:
    """Return the forecast of the balance, from the newest stand to the end of the period."""
    fan = fan_of(dossier, newest)
    balance = newest.balance_to_date
    if fan is None or balance is None or newest.total_task is None:
        return None
    end = float((newest.period.last_day - first).days)
    expected = newest.total_task - fan.end[1]
    return Fan((_day_of(newest, first), float(-balance)), (end, expected), fan.spread)


def _title(
    canvas: Canvas, box: Box, dossier: Dossier, course: _Course, palette: Palette, size: float
) -> None:
    top = box.top - size
    heading = "Achterstand over 24 maanden"
    first = canvas.text(box.left, top, heading, size + 1, palette.text, bold=True, name="title")
    trend = dossier.row.trend
    direction = str(wording.trend(trend))
    canvas.text_after(first, 0.7 * size, direction, status_colour(trend, palette), "trend")
    title = "personen, naar rato van de taakstelling tot de peildatum"
    if course.reach[0] < 0:
        title += "; onder de lijn: voorsprong"
    canvas.text(box.left, top - size * LEADING, title, small(size), palette.muted, name="said")


def _plane(canvas: Canvas, box: Box, course: _Course, under: UnderAxis, size: float) -> Plane:
    line = small(size) * LEADING
    low, high = course.reach
    right = width(_end_words(course), small(size), bold=True) + 8
    plot = box.inset(
        left=max(
            under.left(size),
            width(wording.number(ticks_around(low, high)[-1]), small(size)) + 7,
            18,
        ),
        right=right,
        bottom=1.3 * line + under.height(size) + 2,
        top=2.6 * size * LEADING,
    )
    top = ticks_around(low, high)[-1]
    return Plane(canvas, plot, (0, course.days), (low - 0.1 * (top - low) if low < 0 else 0.0, top))


def _end_words(course: _Course) -> str:
    if course.fan is None:
        return ""
    expected, spread = round(course.fan.end[1]), round(course.fan.spread)
    return f"verwacht {wording.number(abs(expected))} ± {wording.number(spread)}"


def _scales(plane: Plane, course: _Course, palette: Palette, size: float) -> None:
    canvas, plot, line = plane.canvas, plane.box, small(size) * LEADING
    low, high = course.reach
    for value in ticks_around(low, high):
        y = plane.y(value)
        if value:
            canvas.lines([[(plot.left, y), (plot.right, y)]], palette.grid, thick=0.5)
        canvas.text(
            plot.left - 4, y, wording.number(abs(value)), small(size), palette.muted,
            across="right", down="center", name="value",
        )  # fmt: skip
    canvas.lines([[(plot.left, plane.y(0)), (plot.right, plane.y(0))]], palette.text, thick=0.9)
    period, strokes = Period.holding(course.first), []
    while period.first_day <= course.last:
        x = plane.x((period.first_day - course.first).days)
        strokes.append([(x, plot.bottom - 3), (x, plot.top)])
        canvas.text(x + 3, plot.bottom - line, str(period), small(size), palette.muted, name="time")
        period = period.next
    canvas.lines(strokes, palette.grid, name="half-years")


def _line(plane: Plane, course: _Course, dossier: Dossier, palette: Palette, size: float) -> None:
    colour = status_colour(dossier.row.trend, palette)
    if course.fan:
        plane.polygon(course.fan.edge(), palette.accent, alpha=FAN_ALPHA, name="fan")
        plane.line(course.fan.middle(), palette.accent, thick=1.2, style=DASHED, name="forecast")
        plane.canvas.text(
            plane.box.right + 4, plane.y(course.fan.end[1]), _end_words(course), small(size),
            palette.accent, bold=True, down="center", name="end verwacht",
        )  # fmt: skip
    places: list[Point] = [(day, float(value)) for day, value, _, _ in course.points]
    plane.line(places, palette.accent, thick=2.0, marker="o", name="balance")
    for day, value, words, stand in course.points:
        plane.canvas.spot(plane.point(day, value), words, stand, is_listed=True)
    day, value, _, _ = course.points[-1]
    at = plane.point(day, value)
    before = max([0, *(point[1] for point in course.points[-2:-1])])
    is_above = value >= before  # clear of the line that comes from the left, and of zero
    plane.canvas.text(
        at[0] - 2, at[1] + (0.55 if is_above else -0.55) * size, wording.number(abs(value)), size,
        colour, bold=True, across="right", down="baseline" if is_above else "top",
        backing=palette.background, name="newest",
    )  # fmt: skip
    if course.fan:
        spread = wording.number(round(course.fan.spread))
        expected = wording.balance(-round(course.fan.end[1]))
        words = f"{wording.day(course.last)} · verwacht: {expected} ± {spread}"
        plane.canvas.spot(plane.point(*course.fan.end), words, course.fan)
