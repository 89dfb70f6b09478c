"""Up to which size a copy of an imported sheet is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QWidget

from toezichtdesk.casework.settings import MOST_MEGABYTES, keep_copies
from toezichtdesk.reports.settings import kept_megabytes
from toezichtdesk.ui.forms import line
from toezichtdesk.ui.theme import EDGE

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

LABEL = "Kopie bewaren van in&gelezen bladen tot"
SIZE_WIDTH = 96  # logical pixels


class KeepingCard(QFrame):
    """Shows and changes the size; the change is made when the cursor leaves the field.

    Signals:
        refused: why it was not changed.
    """

    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._operations = operations
        self._kept = -1
        self.size_kept = QSpinBox()
        self.size_kept.setRange(0, MOST_MEGABYTES)
        self.size_kept.setSuffix(" MB")
        self.size_kept.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.size_kept.setMinimumWidth(SIZE_WIDTH)
        self.size_kept.setEnabled(False)  # until it is known what it is now
        self.size_kept.setAccessibleName(f"{LABEL.replace('&', '')}, in megabyte")
        self.size_kept.setToolTip("0 bewaart geen kopie; grotere bladen worden wel geïmporteerd")
        label = line(LABEL)
        label.setBuddy(self.size_kept)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(EDGE * 2, EDGE // 2, EDGE * 2, EDGE // 2)
        layout.addWidget(label)
        layout.addWidget(self.size_kept)
        layout.addStretch()
        self.size_kept.editingFinished.connect(self._keep)

    @Slot()
    def refresh(self) -> None:
        """Ask the size again."""
        self._operations.ask(kept_megabytes, self._show)

    def _show(self, megabytes: int) -> None:
        self._kept = megabytes
        self.size_kept.setEnabled(True)
        if not self.size_kept.hasFocus():  # what is being typed stays
            self.size_kept.setValue(megabytes)

    @Slot()
    def _keep(self) -> None:
        wanted = self.size_kept.value()
        if wanted != self._kept:
            self._kept = wanted
            self._operations.perform(keep_copies, self._changed, wanted).if_refused(self._refuse)

    def _changed(self, _act: object) -> None:
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.refresh()
