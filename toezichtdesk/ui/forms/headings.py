"""A heading within a page or a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

from toezichtdesk.ui.look.theme import title_font

TITLE_HEIGHT = 34  # logical pixels


class Heading(QLabel):
    """A heading that scales with the font of the program. step: its size relative to the text."""

    def __init__(self, text: str, step: float = 1.55) -> None:
        super().__init__(text)
        self._step = step
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(title_font(step))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.StyleChange:
            return
        wanted = title_font(self._step)
        if self.font().pointSizeF() != wanted.pointSizeF():  # a style sheet puts back the former
            self.setFont(wanted)


class PageTitle(Heading):
    """The title of a page: as high as a button, or as its letters where those are higher.

    A fixed least height would let a full page cut off the feet of large letters.
    """

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, TITLE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, TITLE_HEIGHT))
