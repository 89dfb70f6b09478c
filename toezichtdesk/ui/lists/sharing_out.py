"""How the columns of a table share its width, by what their cells need. All in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

TRIES = 16  # halvings of what is cut: exact to a pixel for any table


@dataclass(frozen=True, slots=True)
class Need:
    """What one column needs.

    cells: widths of the same sampled rows in every column. wanted: its preferred width, taken
    when there is room. firm: below this it is cut last, least: and below this never. is_own: the
    officer chose the preferred width. grows: takes a share of what nobody needs.
    """

    cells: tuple[int, ...]
    least: int
    wanted: int
    firm: int = 0
    is_own: bool = False
    grows: bool = True

    @property
    def full(self) -> int:
        """The width at which nothing is cut; never more than the officer chose."""
        full = max((*self.cells, self.least))
        return min(full, self.wanted) if self.is_own else full

    def cut_by(self, excess: float) -> float:
        """Return the least width at which at most `excess` pixels of all cells are cut off."""
        totals = enumerate(accumulate(sorted(self.cells, reverse=True)), 1)
        width = max(((total - excess) / count for count, total in totals), default=0)
        return min(max(width, self.least), self.full)

    @property
    def held(self) -> Need:
        """The same column when it is not cut below its firm width."""
        return replace(self, least=max(self.least, min(self.firm, self.full)))


def shared_out(needs: Sequence[Need], width: int) -> list[int]:
    """Return the width of each column.

    With room for all the words, the rest goes to the widths the officer chose, then to the
    preferred ones, then to all that grow. Without, of every column equally many pixels are cut
    off its cells together: one long cell does not take the room of a column full of them.
    """
    full = [need.full for need in needs]
    if sum(full) > width:
        return _cut(needs, width)
    for own in (True, False):
        gaps = [
            max(need.wanted - has, 0) if need.is_own is own else 0
            for need, has in zip(needs, full, strict=True)
        ]
        full = _with_more(full, gaps, min(width - sum(full), sum(gaps)))
    shares = [has if need.grows else 0 for need, has in zip(needs, full, strict=True)]
    return _with_more(full, shares, width - sum(full))


def _cut(needs: Sequence[Need], width: int) -> list[int]:
    held = [need.held for need in needs]
    if sum(min(need.least, need.full) for need in held) <= width:
        needs = held
    least, most = 0.0, float(sum(sum(need.cells) for need in needs))
    for _ in range(TRIES):
        middle = (least + most) / 2
        if sum(need.cut_by(middle) for need in needs) > width:
            least = middle
        else:
            most = middle
    widths = [int(need.cut_by(most)) for need in needs]
    room = [need.full - has for need, has in zip(needs, widths, strict=True)]
    return _with_more(widths, room, max(width - sum(widths), 0))


def _with_more(widths: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Return the widths with `room` pixels more, in proportion to the shares; none are lost."""
    whole = sum(shares)
    if not whole:
        return list(widths)
    edges = (0, *(room * end // whole for end in accumulate(shares)))
    more = [right - left for left, right in pairwise(edges)]
    return [has + given for has, given in zip(widths, more, strict=True)]
