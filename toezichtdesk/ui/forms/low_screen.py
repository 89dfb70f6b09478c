"""Dialogs on a low screen: what lies between heading and buttons scrolls, the rest stays in sight.

Half of a screen of 1920x1080 is left at a display scale of 200 %, and large letters ask more of it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QStyle, QWidget

from toezichtdesk.ui.look.theme import room_for


def keep_on_screen(window: QWidget) -> None:
    """Make a window no larger than its screen; its parts have to bear that."""
    window.resize(window.size().boundedTo(room_for(window)))


class Scrolled(QScrollArea):
    """Holds a layout that would be taller, or wider, than the screen allows."""

    def __init__(self, body: QLayout) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes through the fields, which it shows
        inside = QWidget()
        inside.setObjectName("scrolled")
        body.setParent(None)
        inside.setLayout(body)
        self.setWidget(inside)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focused)

    @property
    def bar_width(self) -> int:
        """The width of its scroll bar, in logical pixels."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)

    @Slot(QWidget, QWidget)
    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field into sight to which a letter, a refusal or Tab led the keyboard."""
        inside = self.widget()
        if inside is not None and now is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)
