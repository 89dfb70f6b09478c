"""The left half of the trend chart: the backlog at the end of each period, upwards from zero."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.render.canvas import Box, Canvas, Plane
from toezichtdesk.render.lettering import LEADING, width
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.scale import small
from toezichtdesk.render.series import PeriodBalance, balance_in_words, balances
from toezichtdesk.reports.answers.dossier import Dossier

_SLOT = 19.0  # points that a bar with its label needs at type size 8
_MOST_BARS = 14
SETTLED = "*"  # marks a balance for which the officer settled two statements


def draw(canvas: Canvas, box: Box, dossier: Dossier, palette: Palette, size: float) -> None:
    """Draw the panel in the box; size is the type size in points."""
    _title(canvas, box, dossier, palette, size)
    line = size * LEADING
    plot = box.inset(left=2, right=2, bottom=2.2 * line, top=4.6 * line)
    most = max(2, min(_MOST_BARS, int(plot.width / (_SLOT * size / 8))))
    shown = balances(dossier)[-most:]
    if not any(one.balance is not None for one in shown):
        canvas.text(
            box.left, plot.top, "Nog geen saldo bekend.", size, palette.muted, name="sentence"
        )
        return
    plane = Plane(canvas, plot, (0, max(len(shown), 4)), _range(shown))
    for place, one in enumerate(shown):
        _bar(plane, place, one, dossier, palette, size, newest=place == len(shown) - 1)
    canvas.lines([[(plot.left, plane.y(0)), (plot.right, plane.y(0))]], palette.text, thick=0.8)
    _until(plane, shown, status_colour(dossier.row.trend, palette), size)
    _periods(plane, shown, palette, size)


def status_colour(trend: Trend, palette: Palette) -> str:
    """Return the colour of a trend."""
    if trend is Trend.GROWS:
        return palette.worse
    return palette.better if trend in (Trend.SHRINKS, Trend.NONE) else palette.equal


def _title(canvas: Canvas, box: Box, dossier: Dossier, palette: Palette, size: float) -> None:
    word = wording.trend(dossier.row.trend)
    heading = "Achterstand" if dossier.row.trend is not Trend.NONE else "Saldo"
    top = box.top - size
    first = canvas.text(box.left, top, heading, size + 1, palette.text, bold=True, name="title")
    colour = status_colour(dossier.row.trend, palette)
    canvas.text_after(first, 0.7 * size, str(word), colour, "trend")
    has_lead = any(one.balance is not None and one.balance > 0 for one in balances(dossier))
    title = "personen, einde periode"
    if has_lead:
        title = f"{title}; onder de lijn: voorsprong"
        if width(title, small(size)) > box.width:
            title = "onder de lijn: voorsprong"
    canvas.text(box.left, top - size * LEADING, title, small(size), palette.muted)


def _range(shown: Sequence[PeriodBalance]) -> tuple[float, float]:
    """Return the lowest and highest value: a backlog is positive here, a lead negative."""
    values = [float(-one.balance) for one in shown if one.balance is not None]
    highest, lowest = max(0.0, *values), min(0.0, *values)
    if highest == lowest:
        return -0.2, 1.0
    reach = highest - lowest
    return (lowest - 0.14 * reach if lowest < 0 else 0.0), max(highest, 0.12 * reach)


def _bar(
    plane: Plane,
    place: int,
    one: PeriodBalance,
    dossier: Dossier,
    palette: Palette,
    size: float,
    *,
    newest: bool,
) -> None:
    middle, zero, name = plane.x(place + 0.5), plane.y(0), f"bar {one.period}"
    if one.balance is None:
        plane.canvas.text(
            middle, zero + 2, "?", size, palette.muted, across="center", name=f"value {one.period}"
        )
        plane.canvas.spot((middle, zero), balance_in_words(one), one)
        return
    end = plane.y(float(-one.balance))
    if one.until is None:  # the running period is drawn in the other panel
        plane.canvas.spot((middle, end), balance_in_words(one), one)
    half = 0.36 * (plane.x(1) - plane.x(0))
    frame = Box(middle - half, min(zero, end), middle + half, max(zero, end))
    colour = palette.equal
    if one.balance > 0:
        colour = palette.better
    elif newest:
        colour = status_colour(dossier.row.trend, palette)
    open_fill = palette.better_area if one.balance > 0 else palette.background
    is_open = one.until is not None or one.balance > 0
    plane.canvas.rectangle(
        frame,
        open_fill if is_open else colour,
        edge=colour,
        hatch="////" if one.until is not None else None,
        name=name,
    )
    _value(plane, middle, end, one, colour if newest else palette.text, size, newest=newest)


def _value(
    plane: Plane,
    middle: float,
    end: float,
    one: PeriodBalance,
    colour: str,
    size: float,
    *,
    newest: bool,
) -> None:
    """Draw the number at the end of a bar."""
    if one.balance is None:
        return
    text = f"{wording.number(abs(one.balance))}{SETTLED if one.settled else ''}"
    below = one.balance > 0
    y = end - 2 if below else end + 2.5
    room = 1.15 * (plane.x(1) - plane.x(0))
    fitting = size if width(text, size, bold=newest) <= room or newest else size - 2
    plane.canvas.text(
        middle,
        y,
        text,
        fitting,
        colour,
        bold=newest,
        across="center",
        down="top" if below else "baseline",
        name=f"value {one.period}",
    )


def _until(plane: Plane, shown: Sequence[PeriodBalance], colour: str, size: float) -> None:
    """Draw above the newest bar and its neighbours up to which day each was counted."""
    newest = shown[-1]
    if newest.until is None:
        return
    text = f"t/m {wording.day(newest.until)[:5]}"
    wide = width(text, small(size))
    middle = plane.x(len(shown) - 0.5)
    right = min(middle + wide / 2, plane.box.right + 2)
    covered = [
        plane.y(max(0.0, float(-one.balance)))
        for place, one in enumerate(shown)
        if one.balance is not None and plane.x(place + 0.9) > right - wide
    ]
    up = max(covered) + 2.5 + size * LEADING
    plane.canvas.text(right, up, text, small(size), colour, across="right", name="until")


def _periods(plane: Plane, shown: Sequence[PeriodBalance], palette: Palette, size: float) -> None:
    """Draw I and II below each bar, and the year below each pair."""
    canvas, line = plane.canvas, small(size) * LEADING
    base = plane.box.bottom - line
    years: dict[int, list[float]] = {}
    for place, one in enumerate(shown):
        middle = plane.x(place + 0.5)
        half = "I" * one.period.half
        canvas.text(middle, base, half, small(size), palette.muted, across="center")
        years.setdefault(one.period.year, []).append(middle)
    for year, middles in years.items():
        text = str(year)
        if len(middles) == 1 and width(text, small(size)) > 1.05 * (plane.x(1) - plane.x(0)):
            text = f"’{year % 100:02d}"
        canvas.text(
            sum(middles) / len(middles),
            base - line,
            text,
            small(size),
            palette.muted,
            across="center",
        )
