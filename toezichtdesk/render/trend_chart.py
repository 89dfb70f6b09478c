"""The trend chart of a municipality: the backlog over the periods, and the running period.

Drawn without axes and ticks, with labels instead of a legend: fast enough to redraw on a resize.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.render import backlog_panel, period_panel
from toezichtdesk.render.canvas import Box, Canvas, Spot
from toezichtdesk.render.lettering import wrap
from toezichtdesk.render.outlook import so_far
from toezichtdesk.render.palette import Palette
from toezichtdesk.render.period_lines import period_lines
from toezichtdesk.render.scale import is_too_small, readable_size
from toezichtdesk.render.series import PeriodBalance, balances
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.record import own_count

NO_FIGURES = "Er zijn nog geen cijfers van deze gemeente. Importeer een blad met cijfers."
_MARGIN = 10.0
_LEAST_FOR_TWO = 280.0  # points


def draw(figure: Figure, dossier: Dossier, palette: Palette) -> tuple[Spot, ...]:
    """Draw the chart over the whole figure; return the cursor positions."""
    figure.clear()
    figure.set_facecolor(palette.background)
    canvas = Canvas(figure)
    box = canvas.box.inset(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    if not is_too_small(box):
        draw_in(canvas, box, dossier, palette, full=True)
    return canvas.spots


def draw_in(
    canvas: Canvas,
    box: Box,
    dossier: Dossier,
    palette: Palette,
    size: float | None = None,
    *,
    full: bool = False,
) -> None:
    """Draw the chart in part of a figure; size is the type size in points.

    full: with forecast, plan, rungs and decisions.

    Where two panels would be too narrow to read, only the backlog is drawn.
    """
    size = size or readable_size(box)
    if not dossier.periods and not dossier.stands:
        middle = box.bottom + box.height / 2
        for number, line in enumerate(wrap(NO_FIGURES, box.width, size + 1)):
            y = middle - number * 1.4 * size
            canvas.text(box.left, y, line, size + 1, palette.muted, name="sentence")
        return
    if box.width < _LEAST_FOR_TWO:
        backlog_panel.draw(canvas, box, dossier, palette, size)
        return
    split = box.left + 0.40 * box.width
    left = Box(box.left, box.bottom, split - 1.2 * size, box.top)
    right = Box(split + 0.6 * size, box.bottom, box.right, box.top)
    backlog_panel.draw(canvas, left, dossier, palette, size)
    period_panel.draw(canvas, right, dossier, palette, size, full=full)


def describe(dossier: Dossier) -> str:
    """Return a description of the chart in two Dutch sentences, and one for each own count."""
    if not dossier.periods and not dossier.stands:
        return NO_FIGURES
    lines = period_lines(dossier)
    own = " ".join(own_count.line(row, with_reason=False) for _, row in lines.own) if lines else ""
    return f"{_past(dossier)} {so_far(lines.stand) if lines else ''} {own}".strip()


def _past(dossier: Dossier) -> str:
    with_balance = [one for one in balances(dossier) if one.balance is not None]
    if not with_balance:
        return "Het saldo is van geen enkele periode bekend."
    listed = ", ".join(_one_balance(one) for one in with_balance[-6:])
    trend = wording.trend(dossier.row.trend).word
    if dossier.row.trend is Trend.NONE:
        return f"Saldo aan het einde van elke periode: {listed}; er is nu geen achterstand."
    growth = dossier.row.growth
    change = f" ({wording.signed(growth)})" if growth is not None else ""
    direction = "de richting is onbekend" if dossier.row.trend is Trend.UNKNOWN else (
        f"de achterstand {'blijft ' if dossier.row.trend is Trend.EQUAL else ''}{trend}{change}"
    )  # fmt: skip
    return f"Saldo aan het einde van elke periode: {listed}; {direction}."


def _one_balance(one: PeriodBalance) -> str:
    until = f" (t/m {wording.day(one.until)})" if one.until else ""
    settled = f" ({wording.two_balances(one.settled)})" if one.settled is not None else ""
    return f"{one.period}{until} {wording.balance(one.balance or 0)}{settled}"
