"""Ctrl+K: one line that finds a municipality by name, alias or code, and every command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers import OverviewRow

MOST_SHOWN = 12
HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to go to: a municipality by its code, or a command."""

    words: str
    names: tuple[str, ...]
    code: str = ""
    command: QAction | None = None

    def fits(self, wanted: str) -> bool:
        """Return whether a name holds what was typed."""
        return any(wanted in name for name in self.names)

    def starts(self, wanted: str) -> bool:
        """Return whether a name starts with what was typed."""
        return any(word.startswith(wanted) for name in self.names for word in (name, *name.split()))


class Finder(QDialog):
    """A line and the best hits below it; the arrows walk, Enter goes, Esc closes.

    Signals:
        municipality_found: carries the code.
    """

    municipality_found = Signal(str)

    def __init__(
        self, rows: Sequence[OverviewRow], commands: Sequence[QAction], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Zoek gemeente of opdracht")
        self._hits = [
            Hit(f"{row.name}   trede {row.rung}", (*row.names, row.code.casefold()), code=row.code)
            for row in rows
        ]
        self._hits += [_command_hit(command) for command in commands if command.isEnabled()]
        self.line = QLineEdit()
        self.line.setPlaceholderText("Naam, alias, code of opdracht")
        self.line.setAccessibleName("Zoek gemeente of opdracht")
        self.list = QListWidget()
        self.list.setAccessibleName("Gevonden")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.resize(480, 400)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self._search("")

    @Slot(str)
    def _search(self, text: str) -> None:
        wanted = folded(text)
        fitting = [hit for hit in self._hits if hit.fits(wanted)]
        fitting.sort(key=lambda hit: (not hit.starts(wanted), not hit.code))
        self.list.clear()
        for hit in fitting[:MOST_SHOWN]:
            item = QListWidgetItem(hit.words, self.list)
            item.setData(HIT, hit)
        self.list.setCurrentRow(0)

    @Slot()
    def _go(self) -> None:
        if self.list.currentRow() < 0:
            return
        hit = self.list.currentItem().data(HIT)
        self.accept()
        if hit.command is not None:
            hit.command.trigger()
        else:
            self.municipality_found.emit(hit.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = step.get(Qt.Key(event.key()), 0)
            if move and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + move) % self.list.count())
                return True
        return super().eventFilter(watched, event)


def _command_hit(command: QAction) -> Hit:
    words = command.text().replace("&", "").replace("…", "").lstrip("0123456789 ")
    keys = command.shortcut().toString(command.shortcut().SequenceFormat.NativeText)
    return Hit(f"{words}   {keys}".strip(), (folded(words),), command=command)
