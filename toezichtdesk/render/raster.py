"""Rasterises a chart, so that nothing else needs matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from toezichtdesk.render.canvas import POINTS_PER_INCH, Spot
from toezichtdesk.render.palette import Palette
from toezichtdesk.reports.answers.dossier import Dossier

PER_INCH = 100  # logical pixels: what text of 9 points needs to be readable on a screen

Draw = Callable[[Figure, Dossier, Palette], tuple[Spot, ...]]


@dataclass(frozen=True, slots=True)
class Raster:
    """width, height: in pixels. rgba: four bytes a pixel, row by row from the top."""

    width: int
    height: int
    rgba: bytes


def raster(figure: Figure) -> Raster:
    """Return the figure as pixels, at its own `dpi`."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib does not type its canvas
    canvas.draw()
    width, height = canvas.get_width_height()
    return Raster(width, height, bytes(canvas.buffer_rgba()))


def chart(
    draw: Draw, dossier: Dossier, palette: Palette, width: int, height: int, ratio: float
) -> tuple[Raster, tuple[Spot, ...]]:
    """Return a chart of a dossier, with cursor positions in logical pixels from the top.

    width, height: in logical pixels. ratio: device pixels for each.
    """
    figure = Figure((width / PER_INCH, height / PER_INCH), dpi=PER_INCH * ratio)
    spots = draw(figure, dossier, palette)
    scale = PER_INCH / POINTS_PER_INCH
    seen = (replace(spot, x=spot.x * scale, y=height - spot.y * scale) for spot in spots)
    return raster(figure), tuple(seen)
