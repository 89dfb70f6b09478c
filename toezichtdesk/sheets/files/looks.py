"""How a cell looks to a reader of the sheet, where that differs from what it holds.

Formatting can strike a number through, show it as a percentage, or hide it. What a person sees
counts; where that differs from the cell, the number is refused with both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, CellError, Doubtful, clean, shown
from toezichtdesk.sheets.files.number_formats import Sight, sight_of, sight_of_text

WHITE, BLACK = "ffffff", "000000"  # what an empty cell and its text have when nothing is said
SMALLEST_FONT = 2  # points; below it a text is a speck
_ALIKE = 16  # of 255 in each of red, green and blue: indistinguishable on a screen


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows what is in a cell. is_unseen: as white on white, or as a speck."""

    number_format: str = "General"
    is_struck: bool = False
    is_unseen: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether every whole number looks as it is."""
        is_odd = self.is_struck or self.is_unseen
        is_odd = is_odd or sight_of_text(self.number_format) is not None
        return not is_odd and all(sight_of(self.number_format, n) is None for n in (7, 0, -7, 1234))


class Run(NamedTuple):
    """A part of the text of a cell with one look. is_raised: above or below the line."""

    text: str
    is_struck: bool = False
    is_raised: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is odd about the look of one cell: its style, its text, or both.

    text: as read from the file, where the reader of the values loses characters of it.
    shown: what the file says that is to be seen, None when it does not say.
    """

    look: Look = Look()
    runs: Runs = ()
    text: str | None = None
    shown: str | None = None


def are_alike(text: str, ground: str) -> bool:
    """Return whether text in a colour cannot be told from its ground.

    A colour is six hexadecimal digits, or a name of its own such as `theme4`; empty is unknown.
    """
    if not text or not ground or text == ground:
        return bool(text) and text == ground
    if len(text) != len(WHITE) or len(ground) != len(WHITE):
        return False
    try:
        pairs = [(int(text[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(one - other) <= _ALIKE for one, other in pairs)


def as_seen(cell: Cell, mark: Mark) -> tuple[Cell, bool]:
    """Return the cell as a person sees it, and whether it is a zero that nobody sees.

    Where sight and cell differ it comes back as `Doubtful`; a note in superscript behind words is
    left out.
    """
    if isinstance(cell, str) and mark.text is not None:
        cell = mark.text
    if isinstance(cell, (CellError, Doubtful)) or cell == "":
        return cell, False
    if mark.runs and isinstance(cell, str):
        cell = _of_runs(cell, mark.runs)
    if isinstance(cell, (CellError, Doubtful)):
        return cell, False
    if mark.look.is_struck:
        return _struck(cell), False
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _number_as_seen(cell, mark)
    if isinstance(cell, str) and not cell.isspace():
        return _text_as_seen(cell, mark.look), False
    return cell, False


def marked_texts(runs: Iterable[Run]) -> Runs:
    """Return the runs when one of them is struck through or raised, else nothing."""
    filled = tuple(run for run in runs if run.text)
    return filled if any(run.is_struck or run.is_raised for run in filled) else ()


def _number_as_seen(value: float, mark: Mark) -> tuple[Cell, bool]:
    sight = sight_of(mark.look.number_format, value)
    if mark.look.is_unseen or mark.shown == "":
        sight = Sight.HIDDEN
    elif mark.shown is not None:
        sight = sight or Sight.OTHER
    if sight is None:
        return value, False
    if sight is Sight.HIDDEN and value == 0:
        return value, True
    return Doubtful(value, _problem(value, sight, mark)), False


def _text_as_seen(text: str, look: Look) -> Cell:
    sight = Sight.HIDDEN if look.is_unseen else sight_of_text(look.number_format)
    if sight is None:
        return text
    is_hidden = sight is Sight.HIDDEN
    code = RefusalCode.SEEN_AS_NOTHING if is_hidden else RefusalCode.SEEN_OTHERWISE
    return Doubtful(text, problem(code, found=shown(text)))


def _problem(value: float, sight: Sight, mark: Mark) -> Problem:
    if sight is Sight.PERCENTAGE:
        return problem(RefusalCode.SEEN_AS_PERCENTAGE, percentage=shown(value * 100))
    if sight is Sight.HIDDEN:
        return problem(RefusalCode.SEEN_AS_NOTHING, found=shown(value))
    if mark.shown:
        return problem(RefusalCode.SEEN_AS, found=shown(value), seen=shown(mark.shown))
    return problem(RefusalCode.SEEN_OTHERWISE, found=shown(value))


def _struck(cell: str | float | date | time | timedelta) -> Doubtful:
    return Doubtful(cell, problem(RefusalCode.STRUCK, found=shown(cell)))


@lru_cache(maxsize=1024)
def _of_runs(text: str, runs: Runs) -> Cell:
    struck = clean("".join(run.text for run in runs if run.is_struck))
    plain = clean("".join(run.text for run in runs if not run.is_struck and not run.is_raised))
    raised = clean("".join(run.text for run in runs if run.is_raised and not run.is_struck))
    if struck and not plain:
        return _struck(text)
    if struck:
        both = problem(RefusalCode.PARTLY_STRUCK, struck=shown(struck), plain=shown(plain))
        return Doubtful(text, both)
    if any(character.isalpha() for character in raised):
        return text  # 1e helft, with its e raised
    if any(character.isalpha() for character in plain):
        return plain
    if not plain:
        return Doubtful(text, problem(RefusalCode.NOTE_ALONE, note=shown(raised)))
    return Doubtful(text, problem(RefusalCode.WITH_NOTE, plain=shown(plain), note=shown(raised)))
