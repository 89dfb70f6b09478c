"""The province in one line above the table, and the legend below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers.overview import ProvinceState
from toezichtdesk.ui.forms.controls import button, card, line
from toezichtdesk.ui.forms.dialogs import heading
from toezichtdesk.ui.forms.fitting import Fitting
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.theme import EDGE, Theme, scaled
from toezichtdesk.ui.overview.delegates import draw_catch_up, draw_keep_level

LEGEND = ("gerealiseerd", "minder dan bijblijven", "bijblijven", "inhalen")  # bars, then marks
BESIDE = 14  # logical pixels between the parts of the line
WORD_AT, BETWEEN = 23, 16  # logical pixels: from mark to word, and between words


class ProvinceLine(Fitting):
    """Contacts, backlog and proposals of all municipalities together.

    Signals:
        decide_asked: show the proposals.
    """

    decide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken, self._weeks = heading("–", 1.3), line(quiet=True)
        self._backlog, self._stand = heading("–", 1.3), line(quiet=True)
        self._open, self._since = heading("–", 1.3), line(quiet=True)
        self._duty = QProgressBar()
        self._duty.setTextVisible(False)
        self._duty.setAccessibleName("Gemeenten gesproken in deze periode")
        give_room(self._duty, 40, 150)
        self._decide = button("Beoo&rdelen", tip="Naar de voorstellen (Ctrl+3)")
        self._decide.clicked.connect(self.decide_asked)
        self._words = (("", ""), ("", ""))  # below the first two numbers: whole, and short
        frame = card()
        self._rules = (_rule(), _rule())
        row = WrappingRow(BESIDE)
        row.addWidget(_pair(self._spoken, self._weeks))
        row.addWidget(self._duty)
        row.addWidget(self._rules[0])
        row.addWidget(_pair(self._backlog, self._stand))
        row.addWidget(self._rules[1])
        row.addWidget(_pair(self._open, self._since))
        row.add_spring()
        row.addWidget(self._decide)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(EDGE, 10, EDGE, 10)
        inside.addLayout(row)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_state(self, state: ProvinceState, to_decide: int, provisional: int) -> None:
        """Show the province; to_decide: municipalities waiting for a decision now."""
        left = state.municipalities - state.spoken
        self._spoken.setText(f"{state.spoken} van {state.municipalities} gesproken")
        weeks = f"{state.weeks_left} {'week' if state.weeks_left == 1 else 'weken'}"
        duty = f"nog {left} in {weeks}" if left else "voldaan"
        self._duty.setRange(0, max(state.municipalities, 1))
        self._duty.setValue(state.spoken)
        self._backlog.setText(f"{wording.persons(state.backlog)} achter")
        newest = state.newest_reference_date
        stand = "nog geen cijfers" if newest is None else f"stand {wording.day(newest)}"
        of_all = stand if newest is None else f"alle gemeenten samen, {stand}"
        self._words = ((f"Contactplicht {state.period}: {duty}", duty), (of_all, stand))
        self._open.setText("1 besluit" if to_decide == 1 else f"{to_decide} besluiten")
        self._since.setText(f"te nemen; {provisional} voorlopig" if provisional else "te nemen")
        self._decide.setEnabled(to_decide + provisional > 0)
        self.fit()

    def fit(self) -> None:
        """Say all the words, or fewer where they have no room."""
        whole_room = self._asked([whole for whole, _ in self._words])
        is_whole = whole_room + self._duty.minimumWidth() + BESIDE <= self.width()
        self._duty.setVisible(is_whole)
        is_one_line = is_whole or self._asked([short for _, short in self._words]) <= self.width()
        for rule in self._rules:
            rule.setVisible(is_one_line)
        for small, (whole, short) in zip((self._weeks, self._stand), self._words, strict=True):
            small.setText(whole if is_whole else short)
            small.setToolTip("" if is_whole else whole)

    def _asked(self, words: Sequence[str]) -> int:
        """Return the width of everything but the bar on one line, with these words below."""
        pairs = ((self._spoken, self._weeks), (self._backlog, self._stand))
        asked = sum(
            max(large.sizeHint().width(), small.fontMetrics().horizontalAdvance(text))
            for (large, small), text in zip(pairs, words, strict=True)
        )
        asked += max(self._open.sizeHint().width(), self._since.sizeHint().width())
        return asked + self._decide.sizeHint().width() + 7 * BESIDE + 2 * EDGE


class Legend(QWidget):
    """The legend of the pace marks, drawn as in the table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "Legenda: de balk is gerealiseerd, in een andere kleur waar dat minder is dan "
            "bijblijven; onderbroken streep is bijblijven, streep met vlag is inhalen"
        )
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        words = sum(letters.horizontalAdvance(word) for word in LEGEND)
        return QSize(words + len(LEGEND) * (WORD_AT + BETWEEN) - BETWEEN + 4, scaled(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = self.height() / 2, 2.0
        for number, word in enumerate(LEGEND):
            mark = QRectF(left, middle - 4, 18, 8)
            if number < len(LEGEND) - 2:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.worse if number else palette.better))
                painter.drawRoundedRect(mark, 2, 2)
            elif number < len(LEGEND) - 1:
                draw_keep_level(painter, mark, 0.6, palette)
            else:
                draw_catch_up(painter, mark, 0.5, palette)
            painter.setPen(QColor(palette.muted))
            room = QRectF(left + WORD_AT, 0, 300, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), word)
            left += WORD_AT + self.fontMetrics().horizontalAdvance(word) + BETWEEN
        painter.end()


def _pair(large: QWidget, small: QWidget) -> QWidget:
    pair = QWidget()
    pair.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(large)
    column.addWidget(small)
    return pair


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("line")
    rule.setFixedWidth(1)
    rule.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return rule
