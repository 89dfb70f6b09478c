"""Looking back at an earlier day: a band that says so, and a seal against changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget
from shiboken6 import isValid

from toezichtdesk import wording
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import Band, Tone
from toezichtdesk.ui.look.hints import give_hint

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def day_field(today: date, tip: str) -> DateField:
    """Return the field for the day to look back at; empty is today."""
    field = DateField("Stand op", today)
    give_hint(field, "vandaag")
    field.explain(f"{tip} (Ctrl+Shift+D).")
    return field


def earlier(day: date | None, today: date) -> date | None:
    """Return the day if it is in the past, None when the page shows today."""
    return day if day is not None and day < today else None


class BackBand(Band):
    """The band above a page that shows an earlier day; its button and Esc return to today."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.fix()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.pressed)

    def show_day(self, day: date | None) -> None:
        """Show which day is shown; hide the band for None."""
        self._escape.setEnabled(day is not None)
        if day is None:
            self.hide()
        else:
            text = f"U kijkt naar de stand van {wording.day(day)}; alleen lezen."
            self.say(text, Tone.WARNING, "Terug naar vandaag")


class Seal(QObject):
    """Disables the buttons in parts of a page and makes their lists read-only.

    A button stays disabled when a part would enable it, for a line that is chosen or that arrives
    later.
    """

    def __init__(self, parts: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._watched: set[QPushButton] = set()
        self._off: list[QPushButton] = []
        self._lists: list[QWidget] = []

    def put_on(self) -> None:
        """Seal the parts; to repeat after their content changes."""
        for part in self._parts:
            own = [part] if isinstance(part, QPushButton) else part.findChildren(QPushButton)
            for button in own:
                if button in self._watched:
                    continue
                button.installEventFilter(self)
                self._watched.add(button)
                if button.isEnabled():
                    self._turn_off(button)
            for view in part.findChildren(QAbstractItemView):
                for each in (view, view.viewport()):
                    if each not in self._lists:
                        each.installEventFilter(self)
                        self._lists.append(each)

    def take_off(self) -> None:
        """Undo the seal."""
        for button in self._watched:
            if isValid(button):
                button.removeEventFilter(self)
        self._watched.clear()
        for button in self._off:
            if isValid(button):
                button.setEnabled(True)
        for each in self._lists:
            if isValid(each):
                each.removeEventFilter(self)
        self._off.clear()
        self._lists.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._watched:
            is_put_on = event.type() == QEvent.Type.EnabledChange
            if is_put_on and isinstance(watched, QPushButton) and watched.isEnabled():
                self._turn_off(watched)
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in OPENING_KEYS
        return super().eventFilter(watched, event)

    def _turn_off(self, button: QPushButton) -> None:
        button.setEnabled(False)
        self._off.append(button)
