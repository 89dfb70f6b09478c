"""The contact duty: in words, and as a bar of the municipalities that were spoken to."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.forms.fitting import Fitting
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.look.theme import GAP

BAR_WIDTH = 160  # logical pixels


class Spoken(Fitting):
    """A line with a bar beside it, which is hidden until there are numbers and where it is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = line()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Gemeenten gesproken in deze periode")
        give_width(self._bar, BAR_WIDTH)
        self._bar.hide()
        row = WrappingRow(GAP)
        self.setLayout(row)
        row.addWidget(self._words)
        row.addWidget(self._bar)

    @property
    def words(self) -> str:
        """The words that are shown."""
        return self._words.text()

    @property
    def numbers(self) -> tuple[int, int]:
        """The number of municipalities that were spoken to, and of all."""
        return self._bar.value(), self._bar.maximum()

    def withdraw(self) -> None:
        """Show nothing, as before there were numbers."""
        self._words.clear()
        self.fit()

    def show_numbers(self, words: str, spoken: int, municipalities: int) -> None:
        """Show these words and numbers."""
        self._words.setText(words)
        self._bar.setRange(0, max(municipalities, 1))
        self._bar.setValue(spoken)
        self.fit()

    def fit(self) -> None:
        """Leave the bar out where it has no room: the words say the same."""
        asked = self._words.sizeHint().width() + GAP + self._bar.minimumWidth()
        self._bar.setVisible(bool(self.words) and asked <= self.width())
