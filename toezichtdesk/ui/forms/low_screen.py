"""Dialogs on a low screen: what lies between heading and buttons scrolls, the rest stays in sight.

Half of a screen of 1920x1080 is left at a display scale of 200 %, and large letters ask more of it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QStyle, QWidget

from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import room_for


def keep_on_screen(window: QWidget) -> None:
    """Make a window no larger than its screen; its parts have to bear that."""
    window.resize(window.size().boundedTo(room_for(window)))


class Scrolled(QScrollArea):
    """Holds a layout that would be taller, or wider, than the screen allows."""

    def __init__(self, body: QLayout, dialog: QWidget) -> None:
        """Take over the layout of a dialog; the keyboard stays on the field where it was."""
        super().__init__(dialog)
        self._focused = dialog.focusWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)  # noqa: FBT003 - Qt's own form
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes through the fields, which it shows
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.setWidget(inside)
        WholeLines(self)
        body.setParent(None)
        inside.setLayout(body)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focused)
        later = QTimer(self)  # dies with the area, unlike a call that is merely put off
        later.setSingleShot(True)
        later.timeout.connect(self._return_focus)
        later.start()  # once the fields are shown in their new place

    @property
    def bar_width(self) -> int:
        """The width of its scroll bar, in logical pixels."""
        bar = self.verticalScrollBar()
        bar.ensurePolished()  # the style sheet makes it wider
        return max(
            bar.sizeHint().width(),
            self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self),
        )

    @Slot()
    def _return_focus(self) -> None:
        now, before = self.window().focusWidget(), self._focused
        is_inside = now is not None and self.isAncestorOf(now)
        if before is not None and self.isAncestorOf(before) and not is_inside:
            before.setFocus()

    @Slot(QWidget, QWidget)
    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field into sight to which a letter, a refusal or Tab led the keyboard."""
        inside = self.widget()
        if inside is not None and now is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)
