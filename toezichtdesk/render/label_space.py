"""Finds free space for a label: a coarse map of occupied cells, searched for the nearest gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from toezichtdesk.render.canvas import Box, Point

_CELL = 2.0  # points per cell of the map

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


class Room:
    """The map of one box of the canvas."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._columns = max(1, int(box.width / _CELL))
        self._rows = max(1, int(box.height / _CELL))
        self._taken: Mask = np.zeros((self._rows, self._columns), dtype=np.bool_)

    def take(self, box: Box) -> None:
        """Mark a rectangle as occupied."""
        left, right = self._column(box.left), self._column(box.right) + 1
        bottom, top = self._row(box.bottom), self._row(box.top) + 1
        self._taken[max(bottom, 0) : max(top, 0), max(left, 0) : max(right, 0)] = True

    def take_line(self, points: Sequence[Point], thick: float = 2.0) -> None:
        """Mark a line through points, and `thick` points to both sides, as occupied."""
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / _CELL) + 1)
            xs, ys = np.linspace(x0, x1, steps).tolist(), np.linspace(y0, y1, steps).tolist()
            for x, y in zip(xs, ys, strict=True):
                self.take(Box(x - thick, y - thick, x + thick, y + thick))

    def free(self) -> Mask:
        """Return the cells that nothing occupies."""
        return ~self._taken

    def between(
        self, lower: Callable[[float], float] | None, upper: Callable[[float], float] | None
    ) -> Mask:
        """Return the cells above `lower` and below `upper`, functions from x to y in points."""
        xs = self._box.left + (np.arange(self._columns) + 0.5) * _CELL
        ys = (self._box.bottom + (np.arange(self._rows) + 0.5) * _CELL)[:, None]
        allowed: Mask = np.ones((self._rows, self._columns), dtype=np.bool_)
        if lower is not None:
            allowed &= ys > np.array([lower(float(x)) for x in xs])[None, :]
        if upper is not None:
            allowed &= ys < np.array([upper(float(x)) for x in xs])[None, :]
        return allowed

    def find(
        self,
        width: float,
        height: float,
        near: Point,
        allowed: Mask | None = None,
        reach: float = float("inf"),
    ) -> Box | None:
        """Find the free box of this size nearest to `near` and occupy it; None if there is none.

        reach: the largest distance of its centre from `near`, in points.
        """
        wide, high = int(np.ceil(width / _CELL)), int(np.ceil(height / _CELL))
        columns, rows = self._window(near, width, height, reach)
        blocked = self._taken[rows, columns]
        if allowed is not None:
            blocked = blocked | ~allowed[rows, columns]
        free = _free(blocked, wide, high)
        if not len(free[0]):
            return None
        lefts = self._box.left + (free[1] + columns.start) * _CELL
        bottoms = self._box.bottom + (free[0] + rows.start) * _CELL
        far = (lefts + width / 2 - near[0]) ** 2 + (bottoms + height / 2 - near[1]) ** 2
        best = int(far.argmin())
        if far[best] > reach**2:
            return None
        left, bottom = float(lefts[best]), float(bottoms[best])
        box = Box(left, bottom, left + width, bottom + height)
        self.take(box)
        return box

    def _window(
        self, near: Point, width: float, height: float, reach: float
    ) -> tuple[slice, slice]:
        """Return the columns and rows within reach, so that only part of the map is searched."""
        if reach == float("inf"):
            return slice(0, self._columns), slice(0, self._rows)
        across, up = width / 2 + reach + _CELL, height / 2 + reach + _CELL
        left, right = self._column(near[0] - across), self._column(near[0] + across) + 1
        bottom, top = self._row(near[1] - up), self._row(near[1] + up) + 1
        return slice(max(left, 0), max(right, 0)), slice(max(bottom, 0), max(top, 0))

    def _column(self, x: float) -> int:
        return int((x - self._box.left) // _CELL)

    def _row(self, y: float) -> int:
        return int((y - self._box.bottom) // _CELL)


def _free(blocked: Mask, wide: int, high: int) -> tuple[Places, Places]:
    """Return rows and columns of the lower left cells of all free rectangles of this size."""
    rows, columns = blocked.shape
    if wide > columns or high > rows:
        none = np.zeros(0, dtype=np.intp)
        return none, none
    sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    sums[1:, 1:] = blocked.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    full = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    found_rows, found_columns = np.nonzero(full == 0)
    return found_rows, found_columns
