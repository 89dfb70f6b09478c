"""F1 in a window: opens the chapter about it, at the part that has the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget

from toezichtdesk.ui.manual.chapters import Chapter, place_of

_MORE_THAN_A_NAME = re.compile(r"…|[:,(].*")


class HelpKey(QShortcut):
    """Opens the chapter that the window names."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(QKeySequence("F1"), owner)
        self._owner = owner
        self.activated.connect(self._explain)

    @Slot()
    def _explain(self) -> None:
        explain(self._owner, getattr(self._owner, "chapter", Chapter.CONTENTS))


def explain(owner: QWidget, usual: Chapter) -> None:
    """Open the manual of this window at what it says about the part with the keyboard.

    A part may have a chapter of its own, and a form, page or part the section about it; usual: the
    chapter of the frame around the pages.
    """
    from toezichtdesk.ui.manual.window import show_manual  # loads printing

    names: list[str] = []
    part: QWidget | None = owner.focusWidget()
    while part is not None:
        names += [str(getattr(part, "section", "")), *_names(part)]
        chapter = getattr(part, "chapter", None)
        if isinstance(chapter, Chapter):
            show_manual(owner, chapter, place_of(chapter, names))
            return
        part = part.parentWidget()
    show_manual(owner, usual)


def _names(part: QWidget) -> Iterator[str]:
    """Yield what a part is called on the screen: by its label, its own text or its open tab."""
    for label in part.window().findChildren(QLabel):
        if label.buddy() is part:
            yield _as_named(label.text())
    if isinstance(part, QTabWidget):
        yield _as_named(part.tabText(part.currentIndex()))
    interface = QAccessible.queryAccessibleInterface(part)
    if interface is not None:
        yield _as_named(interface.text(QAccessible.Text.Name))


def _as_named(text: str) -> str:
    """Return a text without its mnemonic and what follows the name itself."""
    return _MORE_THAN_A_NAME.sub("", text.replace("&", "")).strip()
