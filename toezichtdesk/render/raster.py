"""Rasterises a chart, so that nothing else needs matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import get_ident
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from toezichtdesk.render.canvas import POINTS_PER_INCH, Spot
from toezichtdesk.render.lettering import written_in
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


def chart(
    draw: Draw,
    dossier: Dossier,
    palette: Palette,
    width: int,
    height: int,
    ratio: float,
    family: str = "",
    letters: float = 1.0,
) -> tuple[Raster, tuple[Spot, ...]]:
    """Return a chart of a dossier, with cursor positions in logical pixels from the top.

    width, height: in logical pixels. ratio: device pixels for each. family: of the letters, where
    matplotlib knows it; else, or if empty, those of paper. letters: their size, and that of all
    that goes with it, against the usual.
    """
    per_inch = PER_INCH * letters
    canvas = _canvas(width / per_inch, height / per_inch, per_inch * ratio, get_ident())
    with written_in(family):
        spots = draw(canvas.figure, dossier, palette)
        canvas.draw()
    scale = per_inch / POINTS_PER_INCH
    seen = (replace(spot, x=spot.x * scale, y=height - spot.y * scale) for spot in spots)
    across, down = canvas.get_width_height()
    return Raster(across, down, bytes(canvas.buffer_rgba())), tuple(seen)


@lru_cache(maxsize=1)
def _canvas(width: float, height: float, dots: float, _thread: int) -> Any:
    """Return the canvas of the picture before, if that had this size and this thread drew it.

    It measures no text twice, and most texts are in every picture: measuring takes a sixth of the
    time. A figure is for one thread. width, height: in inches. dots: an inch.
    """
    figure = Figure((width, height), dpi=dots)
    return FigureCanvasAgg(figure)
