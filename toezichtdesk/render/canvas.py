"""Drawing on a matplotlib figure in points (1/72 inch), without axes.

Why not `Axes`: placing labels is most of the work in these charts, and axes with their ticks cost
more time than all our data (measured: 75 ms for two empty ones). Text is never markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Affine2D, Transform

from toezichtdesk.render.lettering import clean, font

POINTS_PER_INCH = 72

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in a chart that the keyboard cursor can reach, and its description.

    x, y: in points from the lower left corner of the figure. words: Dutch, with every value.
    about: identifies the data; the same data in two pictures has equal `about`.
    is_listed: also shown in the list beside the chart: it was counted or it happened.
    """

    x: float
    y: float
    words: str
    about: object
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the canvas, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        """Return the box with these margins taken off."""
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)


class Canvas:
    """A figure measured in points; `box` covers all of it."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.transform: Transform = Affine2D().scale(1 / POINTS_PER_INCH) + figure.dpi_scale_trans
        inches = figure.get_size_inches()
        self.box = Box(0, 0, float(inches[0]) * POINTS_PER_INCH, float(inches[1]) * POINTS_PER_INCH)
        self._spots: list[Spot] = []

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The cursor positions, in stepping order."""
        return tuple(self._spots)

    def spot(self, at: Point, words: str, about: object, *, is_listed: bool = False) -> None:
        """Add a cursor position with its description.

        about: identifies the data, so that the cursor finds it again in the next picture.
        is_listed: also in the list beside the chart; the cursor starts at the newest of these.
        """
        self._spots.append(Spot(*at, words, about, is_listed))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        across: Literal["left", "center", "right"] = "left",
        down: Literal["baseline", "center", "top", "bottom"] = "baseline",
        backing: str = "",
        name: str = "",
    ) -> Text:
        """Draw one line of text; across: left, center, right; down: baseline, center, top, bottom.

        backing: the background colour, where the text crosses a line.
        """
        artist = Text(
            x,
            y,
            clean(text, bold=bold),
            color=colour,
            fontproperties=font(size, bold),
            horizontalalignment=across,
            verticalalignment="center_baseline" if down == "center" else down,
            parse_math=False,
            transform=self.transform,
            bbox={"facecolor": backing, "linewidth": 0, "pad": 0.5} if backing else None,
        )
        self.add(artist, name)
        return artist

    def text_after(self, before: Text, gap: float, text: str, colour: str, name: str) -> None:
        """Draw a word on the line of another, in its letters, as far after its end as asked.

        gap: in points, from where the other word ends on this screen or paper.
        """
        artist = Annotation(
            clean(text, bold=True),
            xy=(1, 0),
            xycoords=before,
            xytext=(gap, 0),
            textcoords="offset points",
            color=colour,
            fontproperties=before.get_fontproperties(),
            verticalalignment="bottom",
            annotation_clip=False,
        )
        artist.set_parse_math(False)
        self.add(artist, name)

    def lines(
        self,
        segments: Sequence[Sequence[Point]],
        colour: str,
        *,
        thick: float = 0.6,
        style: object = "solid",
        name: str = "",
    ) -> None:
        """Draw separate strokes of the same kind at once."""
        self.add(
            LineCollection(
                [list(segment) for segment in segments],
                colors=colour,
                linewidths=thick,
                linestyles=style,
                transform=self.transform,
            ),
            name,
        )

    def rectangle(
        self,
        box: Box,
        fill: str | None,
        *,
        edge: str | None = None,
        thick: float = 0.6,
        hatch: str | None = None,
        name: str = "",
    ) -> None:
        """Draw a rectangle; fill None leaves it empty."""
        self.add(
            Rectangle(
                (box.left, box.bottom),
                box.width,
                box.height,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=thick if edge else 0,
                hatch=hatch,
                transform=self.transform,
            ),
            name,
        )

    def marks(
        self,
        points: Sequence[Point],
        shape: str,
        colour: str,
        *,
        size: float = 5,
        fill: str | None = None,
        name: str = "",
    ) -> None:
        """Draw the same mark at every point; fill None fills it with `colour`."""
        self.add(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                linestyle="none",
                marker=shape,
                markersize=size,
                markeredgecolor=colour,
                markerfacecolor=fill or colour,
                markeredgewidth=0.9,
                transform=self.transform,
            ),
            name,
        )

    def add(self, artist: Artist, name: str) -> None:
        """Put the artist on the figure; name is its gid, by which tests find it."""
        artist.set_gid(name or None)
        artist.set_clip_on(False)
        self.figure.add_artist(artist)


@dataclass(frozen=True, slots=True)
class Plane:
    """A box of the canvas with a scale of its own, for data in days and persons."""

    canvas: Canvas
    box: Box
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    _scale: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        across = self.box.width / (self.x_range[1] - self.x_range[0])
        up = self.box.height / (self.y_range[1] - self.y_range[0])
        object.__setattr__(self, "_scale", (across, up))

    def x(self, value: float) -> float:
        """Return the horizontal position of a value, in points."""
        return self.box.left + (value - self.x_range[0]) * self._scale[0]

    def y(self, value: float) -> float:
        """Return the vertical position of a value, in points."""
        return self.box.bottom + (value - self.y_range[0]) * self._scale[1]

    def point(self, x: float, y: float) -> Point:
        """Return the position of a pair of values, in points."""
        return self.x(x), self.y(y)

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        thick: float = 1.2,
        style: object = "solid",
        marker: str = "",
        name: str = "",
    ) -> None:
        """Draw a line through values."""
        artist = _line(points, self._transform(), colour, style, thick)
        if marker:
            artist.set(marker=marker, markersize=4.5, markeredgewidth=0)
        self.canvas.add(artist, name)

    def polygon(
        self,
        points: Sequence[Point],
        fill: str,
        *,
        alpha: float = 1.0,
        hatch: str = "",
        edge: str = "",
        name: str = "",
    ) -> None:
        """Fill the area between values; alpha: 0 (invisible) to 1. edge: colour of the hatch."""
        artist = Polygon(
            list(points),
            closed=True,
            facecolor=fill,
            edgecolor=edge if hatch else "none",
            alpha=alpha,
            linewidth=0,
            hatch=hatch or None,
            transform=self._transform(),
        )
        self.canvas.add(artist, name)

    def _transform(self) -> Transform:
        across, up = self._scale
        matrix = Affine2D.from_values(
            across,
            0,
            0,
            up,
            self.box.left - self.x_range[0] * across,
            self.box.bottom - self.y_range[0] * up,
        )
        return matrix + self.canvas.transform


def _line(
    points: Sequence[Point], transform: Transform, colour: str, style: Any, thick: float
) -> Line2D:
    return Line2D(
        [x for x, _ in points],
        [y for _, y in points],
        color=colour,
        linestyle=style,
        linewidth=thick,
        solid_capstyle="butt",
        transform=transform,
    )
