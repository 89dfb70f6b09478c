"""What stands on a figure: its texts and its lines, found by name."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

SIZES = [(620, 330), (1400, 700), (700, 200), (460, 300)]  # of a chart, in pixels


def figure(width: int, height: int) -> Figure:
    """An empty figure of this size in pixels."""
    made = Figure(figsize=(width / 100, height / 100), dpi=100)
    FigureCanvasAgg(made)
    return made


def _texts(of: Figure) -> list[Text]:
    return [artist for artist in of.findobj(Text) if artist.get_text()]


def texts(of: Figure, name: str | None = None) -> list[str]:
    return [one.get_text() for one in _texts(of) if name is None or one.get_gid() == name]


def said(of: Figure) -> str:
    return " ".join(texts(of))


def names(of: Figure) -> set[str]:
    return {artist.get_gid() for artist in of.get_children() if artist.get_gid()}


def bars(of: Figure) -> dict[str, Rectangle]:
    return {
        str(artist.get_gid()): artist
        for artist in of.get_children()
        if isinstance(artist, Rectangle) and str(artist.get_gid()).startswith(("bar ", "clock"))
    }


def points(of: Figure, name: str) -> list[tuple[float, float]]:
    line = next(one for one in of.get_children() if one.get_gid() == name)
    return [(float(x), float(y)) for x, y in line.get_xydata()]


def boxes(of: Figure) -> list[tuple[str, Bbox]]:
    return [(one.get_text(), one.get_window_extent()) for one in _texts(of)]


def crosses(of: Figure, name: str, words: str, letters: Bbox | None = None) -> bool:
    """Whether the line with this name runs through the words, or their letters, in pixels."""
    line = next(one for one in of.get_children() if one.get_gid() == name)
    path = line.get_transform().transform_path(line.get_path())
    frames = [letters] if letters is not None else [box for text, box in boxes(of) if text == words]
    return any(path.intersects_bbox(box, filled=False) for box in frames)


def overlaps(of: Figure, slack: float = 1.5) -> list[tuple[str, str]]:
    """The pairs of texts that run over each other by more than the slack, in pixels."""
    result = []
    all_boxes = boxes(of)
    for number, (one, first) in enumerate(all_boxes):
        for other, second in all_boxes[number + 1 :]:
            wide = min(first.x1, second.x1) - max(first.x0, second.x0)
            high = min(first.y1, second.y1) - max(first.y0, second.y0)
            if wide > slack and high > slack:
                result.append((one, other))
    return result


def outside(of: Figure) -> list[str]:
    """The texts that run over the edge of the figure."""
    frame = of.bbox
    return [
        text
        for text, box in boxes(of)
        if box.x0 < 0 or box.y0 < -1 or box.x1 > frame.x1 or box.y1 > frame.y1
    ]
