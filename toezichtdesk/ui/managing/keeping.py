"""Up to which size a copy of an imported sheet is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from toezichtdesk.casework.settings import MOST_MEGABYTES, keep_copies
from toezichtdesk.reports.settings import kept_megabytes

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

LABEL = "Kopie van bladen en stukken"


class KeepingField(QSpinBox):
    """Shows and changes the size; the change is made when the cursor leaves the field.

    Signals:
        refused: why it was not changed.
    """

    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._kept = -1
        self.setRange(0, MOST_MEGABYTES)
        self.setPrefix("tot ")
        self.setSuffix(" MB")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setEnabled(False)  # until it is known what it is now
        self.setAccessibleName(f"{LABEL}, in megabyte")
        self.setToolTip("0 bewaart geen kopie; grotere bladen en stukken worden wel vastgelegd")
        self.editingFinished.connect(self._keep)

    @Slot()
    def refresh(self) -> None:
        """Ask the size again."""
        self._operations.ask(kept_megabytes, self._show)

    def _show(self, megabytes: int) -> None:
        self._kept = megabytes
        self.setEnabled(True)
        if not self.hasFocus():  # what is being typed stays
            self.setValue(megabytes)

    @Slot()
    def _keep(self) -> None:
        wanted = self.value()
        if wanted != self._kept:
            self._kept = wanted
            self._operations.perform(keep_copies, self._changed, wanted).if_refused(self._refuse)

    def _changed(self, _act: object) -> None:
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.refresh()
