"""A heading within a page or a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from toezichtdesk.ui.look.theme import title_font


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
