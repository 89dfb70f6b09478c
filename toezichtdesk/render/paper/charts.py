"""The chart of a dossier for paper: black and white, as SVG with searchable text."""

from __future__ import annotations

import io
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from toezichtdesk.render import trend_chart
from toezichtdesk.render.canvas import Canvas
from toezichtdesk.render.palette import PAPER
from toezichtdesk.render.paper.blocks import Block, chart
from toezichtdesk.reports.answers import Dossier

_WIDTH, _HEIGHT = 523.0, 148.0  # points: all of the width between the margins of A4
_TYPE_SIZE = 7.0
_PER_INCH = 72.0
# Text stays text; the same drawing gives the same bytes.
_AS_SVG: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "toezichtdesk"}


def trend(dossier: Dossier) -> list[Block]:
    """Return the backlog over the periods beside the running period; nothing without figures."""
    if not dossier.periods and not dossier.stands:
        return []
    return [chart(trend_svg(dossier), trend_chart.describe(dossier))]


def trend_svg(dossier: Dossier) -> str:
    """Return the trend chart of a dossier as SVG in black and white."""
    figure = Figure(figsize=(_WIDTH / _PER_INCH, _HEIGHT / _PER_INCH), dpi=_PER_INCH)
    canvas = Canvas(figure)
    trend_chart.draw_in(canvas, canvas.box, dossier, PAPER, _TYPE_SIZE)
    return svg(figure)


def svg(figure: Figure) -> str:
    """Return a figure as SVG."""
    drawn = io.StringIO()
    with mpl.rc_context(_AS_SVG):
        figure.savefig(drawn, format="svg", metadata={"Date": None}, transparent=True)
    return drawn.getvalue()
