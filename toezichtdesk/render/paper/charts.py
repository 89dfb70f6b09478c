"""The charts of a dossier for paper: SVG with searchable text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.render import timeline_chart, trend_chart
from toezichtdesk.render.canvas import Box, Canvas
from toezichtdesk.render.lettering import wrap
from toezichtdesk.render.palette import LIGHT, PAPER
from toezichtdesk.render.paper.blocks import Block, chart
from toezichtdesk.render.paper.row_limits import MOST_ROWS_OF_ONE
from toezichtdesk.render.raster import PER_INCH, Draw
from toezichtdesk.reports.answers.dossier import Dossier

_WIDTH, _HEIGHT = 523.0, 132.0  # points: the full width between the margins of A4
_TYPE_SIZE = 7.0
_BAR, _BAR_TYPE, _NAME_WIDTH = 15.0, 8.0, 130.0  # points
_PER_INCH = 72.0
# Text stays text, and the same drawing gives the same bytes.
_AS_SVG: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "toezichtdesk"}


def trend(dossier: Dossier) -> list[Block]:
    """Return the backlog over the periods beside the running period; empty without figures."""
    if not dossier.periods and not dossier.stands:
        return []
    return [chart(trend_svg(dossier), trend_chart.describe(dossier))]


def trend_svg(dossier: Dossier) -> str:
    """Return the trend chart of a dossier as SVG in black and white."""
    return svg(trend_figure(dossier))


def trend_figure(dossier: Dossier) -> Figure:
    """Return the trend chart of a dossier in black and white, as wide as a page."""
    figure = Figure(figsize=(_WIDTH / _PER_INCH, _HEIGHT / _PER_INCH), dpi=_PER_INCH)
    canvas = Canvas(figure)
    trend_chart.draw_in(canvas, canvas.box, dossier, PAPER, _TYPE_SIZE)
    return figure


def drawn_svg(draw: Draw, dossier: Dossier, width: int, height: int) -> str:
    """Return a chart of the screen as SVG in light colours; width, height: logical pixels."""
    figure = Figure((width / PER_INCH, height / PER_INCH), dpi=_PER_INCH)
    draw(figure, dossier, LIGHT)
    return svg(figure)


def timeline(dossier: Dossier) -> Block:
    """Return the ladder timeline of a municipality."""
    height = 230.0
    figure = Figure(figsize=(_WIDTH / _PER_INCH, height / _PER_INCH), dpi=_PER_INCH)
    timeline_chart.draw(figure, dossier, PAPER)
    return chart(svg(figure), _events(dossier))


def bars(values: Sequence[tuple[str, int]]) -> Block:
    """Return a horizontal bar chart of (name, persons or municipalities).

    values: at least one; twelve fit on a page. A name is wrapped to at most four lines.
    """
    names = [wrap(name, _NAME_WIDTH - 8, _BAR_TYPE, most=4) or ("",) for name, _ in values]
    height = _BAR * sum(map(len, names))
    figure = Figure(figsize=(_WIDTH / _PER_INCH, height / _PER_INCH), dpi=_PER_INCH)
    canvas = Canvas(figure)
    most = max((number for _, number in values), default=0) or 1
    y = height
    for lines, (_, number) in zip(names, values, strict=True):
        for below, line in enumerate(lines, 1):
            at = y - below * _BAR + 4
            canvas.text(_NAME_WIDTH - 6, at, line, _BAR_TYPE, PAPER.text, across="right")
        y -= len(lines) * _BAR
        long = (_WIDTH - _NAME_WIDTH - 40) * number / most
        if number:
            bar = Box(_NAME_WIDTH, y + 2, _NAME_WIDTH + long, y + _BAR - 3)
            canvas.rectangle(bar, PAPER.disabled)
        canvas.text(_NAME_WIDTH + long + 4, y + 4, str(number), _BAR_TYPE, PAPER.text)
    words = "; ".join(f"{name}: {number}" for name, number in values)
    return chart(svg(figure), f"Staven: {words}.")


def svg(figure: Figure) -> str:
    """Return a figure as SVG."""
    drawn = io.StringIO()
    with mpl.rc_context(_AS_SVG):
        figure.savefig(drawn, format="svg", metadata={"Date": None}, transparent=True)
    return drawn.getvalue()


def _events(dossier: Dossier) -> str:
    newest = dossier.events[-MOST_ROWS_OF_ONE:]
    words = "; ".join(f"{wording.day(one.day)} {one.label}" for one in newest)
    return f"Tijdlijn van de interventieladder: {words}."
