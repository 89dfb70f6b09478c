"""Names with their values: two side by side, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from toezichtdesk.ui.forms.controls import empty_layout, line
from toezichtdesk.ui.forms.fitting import Fitting

BETWEEN, BELOW = 18, 4  # logical pixels
MOST_BESIDE = 2  # facts on one line


class FactsGrid(Fitting):
    """Facts as names and right-aligned values, in as many columns as the width allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[tuple[QLabel, QLabel]] = []
        self._beside = MOST_BESIDE
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(BELOW)
        self._grid.setColumnStretch(2 * MOST_BESIDE, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these names with their values."""
        empty_layout(self._grid)
        self._facts = [(line(name, quiet=True), line(value)) for name, value in facts]
        for _, value in self._facts:
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(1), super().minimumSizeHint().height())

    def fit(self) -> None:
        beside = MOST_BESIDE if self._width_of(MOST_BESIDE) <= self.width() else 1
        if beside != self._beside:
            self._beside = beside
            self._place()

    def _width_of(self, beside: int) -> int:
        name = max((name.sizeHint().width() for name, _ in self._facts), default=0)
        value = max((value.sizeHint().width() for _, value in self._facts), default=0)
        return beside * (name + value + 2 * BETWEEN)

    def _place(self) -> None:
        for number, pair in enumerate(self._facts):
            row, column = divmod(number, self._beside)
            for place, label in enumerate(pair):
                self._grid.addWidget(label, row, 2 * column + place)
