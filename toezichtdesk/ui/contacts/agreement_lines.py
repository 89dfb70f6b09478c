"""Input lines for agreements: who promised, what, and by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.domain.casefile import AgreementData, Party
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.look.hints import give_hint

SPACING = 6  # logical pixels
PARTIES = (Party.MUNICIPALITY, Party.PROVINCE)
LINES_IN_SIGHT = 3  # lines in sight; more scroll


class AgreementLine(QWidget):
    """One agreement: party, text, due date."""

    def __init__(self, number: int, party: Party, today: date) -> None:
        super().__init__()
        self._party = QComboBox()
        self._party.setAccessibleName(f"Afspraak {number}: wie")
        for choice in PARTIES:
            self._party.addItem(choice.value.capitalize(), choice)
        self._party.setCurrentIndex(PARTIES.index(party))
        give_width(self._party, 108)
        self._text = QLineEdit()
        self._text.setAccessibleName(f"Afspraak {number}: wat")
        give_hint(self._text, "wat is afgesproken")
        self._text.setToolTip("wat is afgesproken")
        self._day = DateField(f"Afspraak {number}: uiterlijk", today)
        give_hint(self._day, "uiterlijk")
        self.setFocusProxy(self._party)  # Tab would pass by what stands before a proxy
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._party)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._day)

    @property
    def text(self) -> QLineEdit:
        """The field of what was agreed."""
        return self._text

    @property
    def day(self) -> DateField:
        """The field of the due date."""
        return self._day

    @property
    def typed(self) -> tuple[int, str, str]:
        """The input, as stored in a draft."""
        return self._party.currentIndex(), self._text.text(), self._day.text()

    def type_in(self, typed: tuple[int, str, str]) -> None:
        """Restore the input of a draft."""
        self._party.setCurrentIndex(typed[0])
        self._text.setText(typed[1])
        self._day.setText(typed[2])

    @property
    def lacks_text(self) -> bool:
        """Whether there is a day without a text."""
        return self._day.day is not None and not self._text.text().strip()

    def data(self, code: str) -> AgreementData | None:
        """Return the agreement with this municipality, None when the line is empty."""
        text = self._text.text().strip()
        if not text:
            return None
        return AgreementData(code, PARTIES[self._party.currentIndex()], text, self._day.day)


class AgreementLines(QWidget):
    """Lines for agreements, at first one for each side."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._more = button("Nog een a&fspraak")
        self._inside = inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("bare", True)  # noqa: FBT003 - Qt's own form
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        # Extra height of the form goes to the text of the contact, not to a gap below the lines.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lines: list[AgreementLine] = []
        for party in PARTIES:
            self._add(party)
        bottom = QHBoxLayout()
        bottom.addWidget(self._more)
        bottom.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self._scroll)
        layout.addLayout(bottom)
        self._more.clicked.connect(self.add_line)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit)

    @property
    def lines(self) -> tuple[AgreementLine, ...]:
        """The lines, from top to bottom."""
        return tuple(self._lines)

    @property
    def typed(self) -> tuple[tuple[int, str, str], ...]:
        """The input of the lines, as stored in a draft."""
        return tuple(line.typed for line in self._lines)

    def type_in(self, typed: tuple[tuple[int, str, str], ...]) -> None:
        """Restore the input of a draft."""
        while len(self._lines) < len(typed):
            self._add(Party.MUNICIPALITY)
        for line, text in zip(self._lines, typed, strict=False):
            line.type_in(text)

    def agreements(self, code: str) -> tuple[AgreementData, ...]:
        """Return the agreements that were entered."""
        entered = (line.data(code) for line in self._lines)
        return tuple(data for data in entered if data is not None)

    @Slot()
    def add_line(self) -> None:
        """Add a line."""
        line = self._add(Party.MUNICIPALITY)
        line.text.setFocus()
        self._layout.activate()
        self._scroll.ensureWidgetVisible(line)

    def _add(self, party: Party) -> AgreementLine:
        line = AgreementLine(len(self._lines) + 1, party, self._today)
        self._lines.append(line)
        self._layout.insertWidget(len(self._lines) - 1, line)
        self._fit()
        return line

    @Slot()
    def _fit(self) -> None:
        """Show whole lines: the style and large letters give them their height after the form."""
        count = len(self._lines)
        shown = min(count, LINES_IN_SIGHT)
        each = (self._inside.minimumSizeHint().height() + SPACING) // count
        frame = 2 * self._scroll.frameWidth()
        self._scroll.setFixedHeight(shown * each - SPACING + frame)
