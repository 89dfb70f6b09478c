"""Asks for the period and the reference date when the sheet does not state them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.importing import Question
from toezichtdesk.domain.period import Period
from toezichtdesk.ui.forms.controls import button, card, line, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP

PERIODS_BACK = 12
PERIODS_AHEAD = 2
_NOT_SAID = "Het blad zegt dit niet"


class QuestionsView(QWidget):
    """Asks for what the sheet does not state; nothing is filled in beforehand.

    Signals:
        answered: the period or None, and the reference date or None.
    """

    answered = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = Period.holding(today).index
        self._periods = [
            Period.from_index(index)
            for index in range(now + PERIODS_AHEAD, now - PERIODS_BACK - 1, -1)
        ]
        self._build(today)
        self._go.clicked.connect(self._answer)
        self._day.returnPressed.connect(self._answer)

    def show_questions(self, questions: tuple[Question, ...], causes: Sequence[str] = ()) -> None:
        """Ask these questions; hidden when there are none.

        causes: sentences on what the sheet says of them in two ways.
        """
        self.setVisible(bool(questions))
        self._heading.setText("Het blad is hierover niet duidelijk" if causes else _NOT_SAID)
        self._causes.setText("\n".join(causes))
        self._causes.setVisible(bool(causes))
        self._message.hide()
        for question, widgets in self._asked.items():
            for widget in widgets:
                widget.setVisible(question in questions)
        if Question.PERIOD in questions:
            self._period.setFocus()
        elif questions:
            self._day.setFocus()

    @Slot()
    def _answer(self) -> None:
        problem = wrong_date(self._day)
        lacks_period = self._period.isVisible() and self._period.currentIndex() < 0
        lacks_day = self._day.isVisible() and self._day.day is None
        if problem is not None:
            self._say(problem[0])
        elif lacks_period:
            self._say("Kies de periode waarover de cijfers gaan.")
        elif lacks_day:
            self._say("Vul de peildatum in, bijvoorbeeld 1-3.")
        else:
            index = self._period.currentIndex()
            period = self._periods[index] if self._period.isVisible() else None
            self.answered.emit(period, self._day.day if self._day.isVisible() else None)

    def _say(self, message: str) -> None:
        self._message.setText(message)
        self._message.show()

    def _build(self, today: date) -> None:
        frame = card()
        self._period = QComboBox()
        self._period.setAccessibleName(wording.question(Question.PERIOD))
        give_hint(self._period, "kies een periode")
        self._period.addItems([str(period) for period in self._periods])
        self._period.setCurrentIndex(-1)
        give_room(self._period, 170)
        self._day = DateField(wording.question(Question.REFERENCE_DATE), today)
        self._go = button("&Verder")
        self._heading = heading(_NOT_SAID, 1.1)
        self._causes = plain_label()
        self._causes.hide()
        self._message = plain_label()
        self._message.setProperty("wrong", True)  # noqa: FBT003 - Qt\'s own form
        self._message.hide()
        period = line(wording.question(Question.PERIOD))
        day = line(wording.question(Question.REFERENCE_DATE))
        period.setBuddy(self._period)
        day.setBuddy(self._day)
        self._asked = {
            Question.PERIOD: (period, self._period),
            Question.REFERENCE_DATE: (day, self._day),
        }
        inner = QGridLayout(frame)
        inner.setContentsMargins(GAP, GAP, GAP, GAP)
        inner.addWidget(self._heading, 0, 0, 1, 3)
        inner.addWidget(self._causes, 1, 0, 1, 3)
        inner.addWidget(period, 2, 0)
        inner.addWidget(self._period, 2, 1)
        inner.addWidget(day, 3, 0)
        inner.addWidget(self._day, 3, 1)
        inner.addWidget(self._go, 4, 1)
        inner.addWidget(self._message, 5, 0, 1, 3)
        inner.setColumnStretch(2, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
