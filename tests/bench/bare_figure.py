"""Draws the same figure with matplotlib alone: the floor for a chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

Maker = Callable[[], Artist]


def bare_copy(figure: Figure) -> Callable[[], Figure]:
    """Return what makes and draws an equal figure from nothing; all values are known beforehand."""
    make = bare_maker(figure)

    def draw() -> Figure:
        bare = make()
        FigureCanvasAgg(bare).draw()
        return bare

    return draw


def bare_maker(figure: Figure) -> Callable[[], Figure]:
    """Return what makes an equal figure from nothing, and does not draw it."""
    size, colour = figure.get_size_inches(), figure.get_facecolor()
    makers = [_maker(artist) for artist in figure.artists]
    if set(figure.get_children()) != {figure.patch, *figure.artists}:
        raise TypeError("the figure holds more than loose artists")

    def make() -> Figure:
        bare = Figure(figsize=size)
        bare.set_facecolor(colour)
        for made in makers:
            artist = made()
            artist.set_clip_on(False)
            bare.add_artist(artist)
        return bare

    return make


def _maker(artist: Artist) -> Maker:
    transform = {"transform": Affine2D(artist.get_transform().frozen().get_matrix())}
    if isinstance(artist, Text):
        return _of(Text, _text(artist) | transform)
    if isinstance(artist, LineCollection):
        return _of(LineCollection, _collection(artist) | transform)
    if isinstance(artist, Line2D):
        return _of(Line2D, _line(artist) | transform)
    if isinstance(artist, Rectangle):
        place = {"xy": artist.get_xy(), "width": artist.get_width(), "height": artist.get_height()}
        return _of(Rectangle, place | _patch(artist) | transform)
    if isinstance(artist, Polygon):
        return _of(Polygon, {"xy": artist.get_xy(), "closed": True} | _patch(artist) | transform)
    raise TypeError(f"a new kind of artist in the chart: {type(artist).__name__}")


def _of(kind: type[Artist], values: dict[str, Any]) -> Maker:
    return lambda: kind(**values)


def _text(text: Text) -> dict[str, Any]:
    patch = text.get_bbox_patch()
    x, y = text.get_position()
    return {
        "x": x,
        "y": y,
        "text": text.get_text(),
        "color": text.get_color(),
        "fontproperties": text.get_fontproperties(),
        "horizontalalignment": text.get_horizontalalignment(),
        "verticalalignment": text.get_verticalalignment(),
        "parse_math": False,
        "bbox": {"facecolor": patch.get_facecolor(), "linewidth": 0, "pad": 0.5} if patch else None,
    }


def _collection(lines: LineCollection) -> dict[str, Any]:
    return {
        "segments": lines.get_segments(),
        "colors": lines.get_colors(),
        "linewidths": lines.get_linewidths(),
        "linestyles": [(offset, dashes) for offset, dashes in lines.get_linestyles()],
    }


def _line(line: Line2D) -> dict[str, Any]:
    return {
        "xdata": line.get_xdata(),
        "ydata": line.get_ydata(),
        "color": line.get_color(),
        "linestyle": line.get_linestyle(),
        "linewidth": line.get_linewidth(),
        "marker": line.get_marker(),
        "markersize": line.get_markersize(),
        "markeredgecolor": line.get_markeredgecolor(),
        "markerfacecolor": line.get_markerfacecolor(),
        "markeredgewidth": line.get_markeredgewidth(),
        "solid_capstyle": line.get_solid_capstyle(),
    }


def _patch(patch: Rectangle | Polygon) -> dict[str, Any]:
    return {
        "facecolor": patch.get_facecolor(),
        "edgecolor": patch.get_edgecolor(),
        "linewidth": patch.get_linewidth(),
        "hatch": patch.get_hatch(),
    }
