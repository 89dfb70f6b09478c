"""The list of Vandaag as it was when the window closed, shown first at the next start.

It is stored in the settings beside the database, with the seal of its record: it is not shown for
another record, and reading it removes it. It leaves out what the officer typed, which may be erased
elsewhere, for instance from the console, before the next start.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TypedDict

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from toezichtdesk import wording
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.reports.answers.overview import IN_OWN_WORDS
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.look.theme import Theme
from toezichtdesk.ui.today.lines import HeadedTable, HeadingCell, Line, columns

_NAME = "today/list"
LINES = 80  # more than a screen holds
MOST = 100_000  # characters; no list written here is longer


@dataclass(frozen=True, slots=True)
class FormerLine:
    """The texts of one line, and how it looked."""

    texts: tuple[str, ...]
    is_heading: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class FormerList:
    """The first lines of the list.

    seal: of the last act at that time. day: when it was shown. contact_duty: its sentence.
    spoken, municipalities: the numbers of its bar.
    """

    seal: str
    day: date
    contact_duty: str
    spoken: int
    municipalities: int
    lines: tuple[FormerLine, ...]

    def words(self) -> str:
        """Return in Dutch from which day the list is."""
        return f"De lijst van {wording.long_day(self.day)}. Het werk van nu wordt opgehaald."


def keep(settings: QSettings, former: FormerList) -> None:
    """Keep the list for the next start."""
    stored = asdict(former) | {"day": former.day.isoformat()}
    settings.setValue(_NAME, json.dumps(stored, ensure_ascii=False))


def take(settings: QSettings) -> FormerList | None:
    """Remove the stored list and return it; None if there is none that can be used."""
    text = str(settings.value(_NAME, ""))
    if not text:
        return None
    settings.remove(_NAME)
    if len(text) > MOST:
        return None
    try:
        return _checked(_read(json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        return None  # of another version of the program, or changed by hand


def lines_of(shown: Sequence[Line]) -> tuple[FormerLine, ...]:
    """Return the first lines of a list as they are shown, without their buttons."""
    texts = [column.text for column in columns(_no_colour)[:-1]]
    return tuple(
        FormerLine(tuple(text(line) for text in texts), line.is_heading, line.is_late)
        for line in map(_without_own_words, shown[:LINES])
    )


def _without_own_words(line: Line) -> Line:
    if line.duty is None or line.duty.action.kind not in IN_OWN_WORDS:
        return line
    action = line.duty.action
    values = (("kind", action.kind.value),)
    plain = replace(action, code=DutyCode.KIND_ALONE, values=values)
    return replace(line, duty=replace(line.duty, action=plain))


class _KeptLine(TypedDict):
    texts: list[str]
    is_heading: bool
    is_late: bool


class _Kept(TypedDict):
    seal: str
    day: str
    contact_duty: str
    spoken: int
    municipalities: int
    lines: list[_KeptLine]


class FormerTable(HeadedTable):
    """The kept lines, to look at: nothing can be done with them."""

    def __init__(self, former: FormerList, theme: Theme, parent: QWidget | None = None) -> None:
        def colour(line: FormerLine) -> str | None:
            return theme.palette.worse if line.is_late else None

        *read, button = columns(_no_colour)
        shown = [_column(number, column, colour) for number, column in enumerate(read)]
        shown.append(TableColumn(button.key, button.title, _nothing, width=button.width))
        model = RowsModel[FormerLine](shown)
        super().__init__(model, "Te doen, wordt opgehaald", _itself, parent)
        model.setParent(self)
        self.setItemDelegate(HeadingCell(self))
        model.show_rows(former.lines)
        for number, line in enumerate(former.lines):
            if line.is_heading:
                self.setSpan(number, 0, 1, len(shown))


def _read(former: _Kept) -> FormerList:
    day = date.fromisoformat(former["day"])
    lines = tuple(_read_line(line) for line in former["lines"])
    spoken, municipalities = int(former["spoken"]), int(former["municipalities"])
    words = str(former["contact_duty"])
    return FormerList(str(former["seal"]), day, words, spoken, municipalities, lines)


def _checked(former: FormerList) -> FormerList:
    words = [former.contact_duty, *(text for line in former.lines for text in line.texts)]
    "".join(words).encode()  # half a pair of surrogates cannot be drawn
    is_counted = 0 <= former.spoken <= former.municipalities <= MOST
    if not former.seal or not is_counted or len(former.lines) > LINES:
        raise ValueError
    return former


def _read_line(line: _KeptLine) -> FormerLine:
    texts = tuple(map(str, line["texts"]))
    if len(texts) != len(columns(_no_colour)) - 1:
        raise ValueError
    return FormerLine(texts, bool(line["is_heading"]), bool(line["is_late"]))


def _column(
    number: int, column: TableColumn[Line], colour: Callable[[FormerLine], str | None]
) -> TableColumn[FormerLine]:
    def text(line: FormerLine) -> str:
        return line.texts[number]

    return TableColumn(
        column.key,
        column.title,
        text,
        tip=text if column.tip else None,
        colour=colour if column.colour else None,
        width=column.width,
    )


def _no_colour(_line: Line) -> str | None:
    return None


def _nothing(_line: FormerLine) -> str:
    return ""


def _itself(line: FormerLine) -> FormerLine:
    return line
