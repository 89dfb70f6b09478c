"""A measure as a card on the board, as high as its words ask in the width of its column."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from toezichtdesk import wording
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.lists.rows_model import NOWHERE, ROW_ROLE, Index
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.plans.list_columns import SHORT, due

if TYPE_CHECKING:
    from toezichtdesk.domain.casefile import PlanMeasure
    from toezichtdesk.ui.look.theme import Theme

TITLE_LINES = 6  # at most
OTHER_LINES = 3  # at most, of each of the other texts
PADDING = 8  # logical pixels within a card
BETWEEN = 4  # logical pixels around a card
MOST_KEPT = 5_000  # cards in their lines, and texts
BEFORE_L_OR_R = "bcdfgkptv"  # consonants with which they begin a syllable
VOWELS = "aeiouyáéëïóöü"
LEAST_OF_WORD = 3  # letters before and after a hyphen


class Card(QStyledItemDelegate):
    """A measure as a card: kind and places, description, municipality, owner, and day.

    Each takes as many lines as its words need in the width of the column, up to some.
    """

    def __init__(self, theme: Theme, column: QListView) -> None:
        super().__init__(column)
        self._theme, self._column = theme, column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index = NOWHERE) -> QSize:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, MeasureRow):
            return QSize()
        width = self._column.viewport().width() - 2 * (PADDING + BETWEEN)
        count = sum(map(len, _in_lines(row, QFont(option.font), width)))
        height = option.fontMetrics.lineSpacing() * count + 2 * (PADDING + BETWEEN)
        return QSize(scaled(120), height)

    def _is_cut(self, card: QRect) -> bool:
        """Return whether a card waits until it fits: half a one reads as a fault."""
        foot = self._column.viewport().height()
        return card.height() <= foot and card.top() > 0 and foot <= card.bottom()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, MeasureRow) or self._is_cut(option.rect):
            return
        palette = self._theme.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_cursor = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(BETWEEN, BETWEEN, -BETWEEN, -BETWEEN)
        edge = palette.accent if is_chosen and has_cursor else palette.edge
        painter.setPen(QPen(QColor(edge), 2 if has_cursor and is_chosen else 1))
        painter.setBrush(QColor(palette.selection if is_chosen else palette.alternate))
        painter.drawRoundedRect(card, 6, 6)
        texts = card.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._write(painter, texts, row, option)
        painter.restore()

    def _write(
        self, painter: QPainter, room: QRectF, row: MeasureRow, option: QStyleOptionViewItem
    ) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = self._theme.palette.chosen() if is_chosen else self._theme.palette
        step, top = option.fontMetrics.lineSpacing(), room.top()
        colours = (
            palette.muted,
            palette.text,
            palette.text,
            palette.worse if row.is_late else palette.muted,
        )
        usual = QFont(option.font)
        parts = _in_lines(row, usual, int(room.width()))
        for font, colour, lines in zip(_fonts(usual), colours, parts, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            for part in lines:
                place = QRectF(room.left(), top, room.width(), step)
                shown = painter.fontMetrics().elidedText(
                    part, Qt.TextElideMode.ElideRight, int(room.width())
                )
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
                top += step


def _fonts(usual: QFont) -> tuple[QFont, ...]:
    """Return the letters of each text of a card: the description is its title."""
    title = QFont(usual)
    title.setWeight(QFont.Weight.DemiBold)
    return usual, title, usual, usual


@lru_cache(MOST_KEPT)  # all cards are laid out again with every letter of a filter
def _in_lines(row: MeasureRow, usual: QFont, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the texts of a card in their lines. width: of a line, in pixels.

    usual: is kept, and so may not be that of an option, which goes with it.
    """
    most = (OTHER_LINES, TITLE_LINES, OTHER_LINES, OTHER_LINES)
    texts = zip(_texts(row), _fonts(usual), most, strict=True)
    return tuple(broken(words, font, width, count) for words, font, count in texts)


def _texts(row: MeasureRow) -> tuple[str, ...]:
    """Return what a card says, from top to bottom."""
    measure = row.measure
    until = "! te laat:" if row.is_late else "t/m"
    return (
        _kind_and_places(measure),
        measure.description,
        " · ".join(filter(None, (row.name, measure.owner))),
        f"{until} {due(row)}" if measure.due_on else "geen datum",
    )


def _kind_and_places(measure: PlanMeasure) -> str:
    """Return `Kort · 4 van 6 personen`: of those expected, how many came."""
    kind = SHORT[measure.horizon].capitalize()
    expected, actual = measure.expected_places, measure.actual_places
    if expected is None:
        return kind if actual is None else f"{kind} · {wording.persons(actual)} gerealiseerd"
    came = "" if actual is None else f"{wording.number(actual)} van "
    return f"{kind} · {came}{wording.persons(expected)}"


@lru_cache(MOST_KEPT)  # names and days recur on other cards
def broken(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return the text over the lines of a card; the last of at most `most` has the remainder.

    width: of a line, in pixels. A word that is wider gets a hyphen.
    """
    letters = QFontMetrics(font)
    if letters.horizontalAdvance(text) <= width:  # most of them, and fast
        return (text,)
    text = " ".join(_hyphened(word, letters, width) for word in text.split())
    layout = QTextLayout(text, font)
    layout.beginLayout()
    begins: list[int] = []
    while len(begins) < most and (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        begins.append(part.textStart())
    layout.endLayout()
    return tuple(text[start:end].strip() for start, end in pairwise((*begins, len(text))))


def _hyphened(word: str, letters: QFontMetrics, width: int) -> str:
    """Return the word with a hyphen and a blank where it has to go on on a next line."""
    if letters.horizontalAdvance(word) <= width:
        return word
    for place in range(len(word) - LEAST_OF_WORD, LEAST_OF_WORD - 1, -1):
        begin = f"{word[:place]}-"
        if _may_part(word, place) and letters.horizontalAdvance(begin) <= width:
            return f"{begin} {_hyphened(word[place:], letters, width)}"
    return word


def _may_part(word: str, place: int) -> bool:
    """Return whether a Dutch syllable can begin here: with one consonant before a vowel."""
    before, first, second = (word[place + step].casefold() for step in (-1, 0, 1))
    is_together = before + first == "ch" or (first in "lr" and before in BEFORE_L_OR_R)
    is_one = first.isalpha() and before.isalpha() and not is_together
    return is_one and first not in VOWELS and second in VOWELS
