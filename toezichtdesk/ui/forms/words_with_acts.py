"""Words with controls beside them, or below where the words would be left too little."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from toezichtdesk.ui.forms.fitting import Fitting
from toezichtdesk.ui.forms.wrapping_row import SPACING, acts_of
from toezichtdesk.ui.look.theme import scaled

LEAST_WORDS = 160  # logical pixels beside the controls: three words


class WordsWithActs(Fitting):
    """The words take what the controls leave; below them the controls go on on a next line."""

    def __init__(self, words: QLabel, *acts: QWidget) -> None:
        super().__init__()
        self._acts = acts_of(*acts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._acts)

    def fit(self) -> None:
        beside = self._acts.sizeHint().width()
        is_beside = scaled(LEAST_WORDS) + SPACING + beside <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        self._acts.setMinimumWidth(beside if is_beside else 0)
