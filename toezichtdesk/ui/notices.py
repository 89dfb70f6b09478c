"""Temporary notices at the bottom of the window, which do not move the page.

They cover the status bar and the margin of the page, so that a one-line notice hides no button.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.dialogs import Band, Tone
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.paper.saved_file import Saved

SHOWN_FOR = 10_000  # milliseconds
_LOW = 3  # logical pixels above and below the words
_TURNS = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)


class NoticeBand(Band):
    """A band that disappears by itself, unless the cursor is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(EDGE, _LOW, GAP, _LOW)
        self._time = QTimer(self)
        self._time.setInterval(SHOWN_FOR)
        self._time.timeout.connect(self._leave)

    def tell(self, text: str, button: str = "") -> None:
        """Show this for a while, optionally with a button."""
        self.say(text, Tone.NOTICE, button)
        self._time.start()

    def tell_saved(self, saved: Saved) -> None:
        """Report for a while that a file was written."""
        self.say_saved(saved)
        self._time.start()

    @Slot()
    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._time.stop()
            self.hide()


class Foot(QWidget):
    """Places bands at the bottom of a window, over its full width."""

    def __init__(self, window: QWidget, *bands: Band) -> None:
        super().__init__(window)
        self._window = window
        self._bands = bands
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for band in bands:
            layout.addWidget(band)
            band.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Move to the bottom of the window while a band has a message."""
        shown = [band for band in self._bands if not band.isHidden()]
        self.setVisible(bool(shown))
        if shown:
            width = self._window.width()
            height = sum(max(b.heightForWidth(width), b.minimumSizeHint().height()) for b in shown)
            self.setGeometry(0, self._window.height() - height, width, height)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_of_window = watched is self._window and event.type() == QEvent.Type.Resize
        if is_of_window or (watched in self._bands and event.type() in _TURNS):
            self.place()
        return super().eventFilter(watched, event)
