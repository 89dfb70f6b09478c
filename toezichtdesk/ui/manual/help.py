"""F1 in a window: opens the chapter about it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.manual.chapters import Chapter


class HelpKey(QShortcut):
    """Opens the chapter that the window names."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(QKeySequence("F1"), owner)
        self._owner = owner
        self.activated.connect(self._explain)

    @Slot()
    def _explain(self) -> None:
        from toezichtdesk.ui.manual.window import show_manual  # loads printing

        chapter = getattr(self._owner, "chapter", Chapter.CONTENTS)
        show_manual(self._owner, chapter)
