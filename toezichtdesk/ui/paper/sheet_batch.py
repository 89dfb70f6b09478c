"""Writes the meeting sheets of a selection, with progress and cancellation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from toezichtdesk.operations import telling
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.paper.printing import SheetOrder
from toezichtdesk.ui.paper.saved_file import Saved

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations, Request
    from toezichtdesk.render.paper.batch import Written

_MOST_NAMED = 3


class SheetBatch(QWidget):
    """Writes sheets as one PDF or as a file for each, off the UI thread.

    Signals:
        done: carries the `Saved`.
        refused: carries in Dutch why not, or what is missing.
        progressed: the number of sheets done.
    """

    done = Signal(object)
    refused = Signal(str)
    progressed = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._request: Request | None = None
        self._place = Path()
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Gespreksbladen gemaakt")
        self.progress.setTextVisible(False)  # the bar is thinner than a line of text
        self.counted = line(quiet=True)
        self.stop = QPushButton("S&toppen")
        self.stop.clicked.connect(self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.progress, 1)
        row.addWidget(self.counted)
        row.addWidget(self.stop)
        self.progressed.connect(self._count)
        self.hide()

    def write_one(self, order: SheetOrder, path: Path) -> None:
        """Write all of them into one file."""
        self._start(order, path, each=False)

    def write_each(self, order: SheetOrder, folder: Path) -> None:
        """Write a file for each of them into a folder."""
        self._start(order, folder, each=True)

    @Slot()
    def end(self) -> None:
        """Stop after the current sheet."""
        if self._request is not None:
            self._request.stop()

    @Slot(int)
    def _count(self, done: int) -> None:
        self.progress.setValue(done)
        self.counted.setText(f"{done} van {self.progress.maximum()}")

    def _start(self, order: SheetOrder, place: Path, *, each: bool) -> None:
        self._place = place
        self.progress.setRange(0, len(order.sheets))
        self._count(0)
        self.setVisible(len(order.sheets) > 1)
        write = write_each if each else write_one
        progress = telling(self, self.progressed)
        self._request = self._operations.draw(
            write, self._tell, order, place, self._is_stopped, progress
        )
        self._request.if_refused(self._refuse)

    def _is_stopped(self) -> bool:
        return self._request is not None and self._request.is_stopped()

    def _tell(self, written: Written) -> None:
        self.hide()
        self._request = None
        count = len(written.files)
        sheets = "1 gespreksblad" if count == 1 else f"{count} gespreksbladen"
        if written.refused:
            names = ", ".join(name for name, _ in written.refused[:_MOST_NAMED])
            self.refused.emit(
                f"{sheets} opgeslagen in {self._place}. "
                f"Niet opgeslagen: {len(written.refused)} ({names}"
                f"{' …' if len(written.refused) > _MOST_NAMED else ''}). {written.refused[0][1]}"
            )
        elif not written.is_whole:
            result = f"{sheets} opgeslagen in {self._place}" if count else "Er is niets opgeslagen"
            self.done.emit(Saved(f"Gestopt. {result}.", self._place))
        else:
            words = " ".join((f"Opgeslagen in {self._place}.", *written.lacks[:_MOST_NAMED]))
            self.done.emit(Saved(words, self._place))

    def _refuse(self, message: str) -> None:
        self.hide()
        self._request = None
        self.refused.emit(message)


def write_one(order: SheetOrder, path: Path, *under_way: object) -> Written:
    """Write the sheets as one PDF.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    from toezichtdesk.render.paper import batch

    return batch.write_one(order.papers(), path, *under_way)  # type: ignore[arg-type]


def write_each(order: SheetOrder, folder: Path, *under_way: object) -> Written:
    """Write a PDF for each sheet, in a folder."""
    from toezichtdesk.render.paper import batch

    return batch.write_each(order.papers(), folder, *under_way)  # type: ignore[arg-type]
