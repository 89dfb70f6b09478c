"""The dossiers opened last, on the rail below the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.ui.forms.controls import line

MOST = 5
REMEMBERED = 12  # so that some remain when municipalities are no longer in the officer's list
BESIDE = 62  # logical pixels beside the words, left and right together


class Recent(QWidget):
    """The names of the dossiers opened last, newest first, as many as there is room for.

    Signals:
        chosen: open this dossier; carries the code.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._names: dict[str, str] = {}
        self.setAccessibleName("Recent")
        # Takes the room that is left, and asks for none: a low window shows fewer.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._title = line("Recent", quiet=True)
        self._title.setContentsMargins(18, 6, 0, 2)
        self._entries = tuple(_Entry(self) for _ in range(MOST))
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        for entry in self._entries:
            layout.addWidget(entry)
            entry.clicked.connect(self._tell)
        layout.addStretch()
        self._show()

    @property
    def codes(self) -> Sequence[str]:
        """The municipalities whose dossiers were opened, the last one first."""
        return tuple(self._codes)

    def remember(self, codes: Sequence[str]) -> None:
        """Take these for the ones opened last, the newest first."""
        self._codes = list(codes)[:REMEMBERED]
        self._show()

    def note(self, code: str) -> None:
        """Remember that this dossier was opened just now."""
        self.remember([code, *(each for each in self._codes if each != code)])

    @Slot(object)
    def take_names(self, rows: Sequence[OverviewRow]) -> None:
        """Take the names of the municipalities; one that is not among them is not shown."""
        self._names = {row.code: row.name for row in rows}
        self._show()

    @Slot()
    def _tell(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.chosen.emit(entry.code)

    def _show(self) -> None:
        known = [code for code in self._codes if code in self._names]
        room = self.height() - self._title.sizeHint().height()
        most = max(room // self._entries[0].sizeHint().height(), 0)
        shown = known[:most]
        self._title.setVisible(bool(shown))
        for place, entry in enumerate(self._entries):
            entry.setVisible(place < len(shown))
            if place < len(shown):
                entry.name(shown[place], self._names[shown[place]], self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()


class _Entry(QPushButton):
    """One dossier."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = ""
        self.setObjectName("recent")
        self.setText("Recent")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def name(self, code: str, name: str, width: int) -> None:
        """Show this municipality. width: of the rail, in pixels."""
        self.code = code
        letters = QFontMetrics(self.font())
        shown = letters.elidedText(name, Qt.TextElideMode.ElideRight, width - BESIDE)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"Dossier van {name}")
        self.setToolTip(f"Dossier van {name} openen")
