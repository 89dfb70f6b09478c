"""The largest size up to which a file is stored: a copy of a sheet, or an attachment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from toezichtdesk.casework.settings import (
    MOST_ATTACHED_MEGABYTES,
    MOST_MEGABYTES,
    keep_copies,
    limit_attachments,
)
from toezichtdesk.reports.settings import attached_megabytes, stored_megabytes

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.operations import Operations


@dataclass(frozen=True, slots=True)
class Limit:
    """A size limit. asked: reads it. act: sets it. most: the largest possible."""

    label: str
    tip: str
    asked: Callable[[Connection], int]
    act: Callable[[Connection, Signature, int], int]
    most: int


SHEETS = Limit(
    "Kopie van bladen en stukken",
    "0 bewaart geen kopie; grotere bladen en stukken worden wel vastgelegd",
    stored_megabytes,
    keep_copies,
    MOST_MEGABYTES,
)
ATTACHMENTS = Limit(
    "Bijlagen",
    "0 bewaart geen bijlagen; wat al is toegevoegd, blijft",
    attached_megabytes,
    limit_attachments,
    MOST_ATTACHED_MEGABYTES,
)


class KeepingField(QSpinBox):
    """Shows and changes a limit; a change is recorded when the field loses focus.

    Signals:
        refused: why it was not changed.
    """

    refused = Signal(str)

    def __init__(self, operations: Operations, limit: Limit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._limit = limit
        self._kept = -1
        self.setRange(0, limit.most)
        self.setPrefix("tot ")
        self.setSuffix(" MB")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setEnabled(False)  # until the present value is known
        self.setAccessibleName(f"{limit.label}, in megabyte")
        self.setToolTip(limit.tip)
        self.editingFinished.connect(self._keep)

    @Slot()
    def refresh(self) -> None:
        """Ask for the limit again."""
        self._operations.ask(self._limit.asked, self._show)

    def _show(self, megabytes: int) -> None:
        self._kept = megabytes
        self.setEnabled(True)
        if not self.hasFocus():  # input in progress stays
            self.setValue(megabytes)

    @Slot()
    def _keep(self) -> None:
        wanted = self.value()
        if wanted != self._kept:
            self._kept = wanted
            self._operations.perform(self._limit.act, self._changed, wanted).if_refused(
                self._refuse
            )

    def _changed(self, _act: object) -> None:
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.refresh()
