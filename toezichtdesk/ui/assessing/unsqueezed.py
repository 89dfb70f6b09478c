"""The lower end of a side, which is as high as its words need at its width."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from toezichtdesk.ui.forms.fitting import Fitting


class Unsqueezed(Fitting):
    """A column that gives none of its height away: Qt knows the lines of its words only by width.

    Without it a field lies over the next one where what stands above goes on on more lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def fit(self) -> None:
        self.setMinimumHeight(self.column.totalMinimumHeightForWidth(self.width()))
