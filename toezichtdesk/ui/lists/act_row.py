"""Rows above and below a list: what it is about at the left, and the buttons at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.look.theme import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = 6  # logical pixels between two parts of a row
LEAST = 120  # logical pixels of a line of words beside buttons


class OneLine(QLabel):
    """Words on one line; without room it ends in an ellipsis and its tooltip has all of them."""

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__()
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", quiet)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        words = super().minimumSizeHint()
        return QSize(min(words.width(), scaled(LEAST)), words.height())

    def setText(self, text: str) -> None:
        """Show these words."""
        super().setText(text)
        self._tell_rest()

    def tell(self, words: str) -> None:
        """Say these words in the tooltip, with room for the line too."""
        self._tip = words
        self._tell_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )
        painter.end()

    def _shown(self) -> str:
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), end, self.contentsRect().width())

    def _tell_rest(self) -> None:
        rest = self.text() if self._shown() != self.text() else ""
        self.setToolTip(self._tip or rest)


class ActRow(QWidget):
    """A title with buttons at the right, on more lines without room; the title goes first."""

    def __init__(
        self,
        title: QLabel,
        acts: Sequence[QWidget],
        beside: QLabel | None = None,
        spacing: int = BETWEEN,
    ) -> None:
        """Take over the parts. beside: words after the title. spacing: in logical pixels."""
        super().__init__()
        self._title, self._acts, self._spacing = title, acts, spacing
        row = WrappingRow(spacing)
        row.addWidget(title)
        if beside is not None:
            row.addWidget(beside)
        row.add_spring()
        for act in acts:
            row.addWidget(act)
        self.setLayout(row)
        title.hide()

    def event(self, event: QEvent) -> bool:
        """Look again whether the title has room when a part needs another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self._title, *(act for act in self._acts if not act.isHidden()))
        needed = sum(part.sizeHint().width() + self._spacing for part in parts)
        self._title.setVisible(needed <= self.width())
