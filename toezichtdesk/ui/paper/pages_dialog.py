"""A preview of pages before they are saved or printed, for every report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.dialogs import Band, Tone, plain_label
from toezichtdesk.ui.forms.low_screen import keep_on_screen
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import HelpKey
from toezichtdesk.ui.paper.foot import PaperFoot
from toezichtdesk.ui.paper.printing import (
    PDF,
    TALL,
    Make,
    PageView,
    WrittenPdf,
    print_pages,
    write_pdf,
)
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations


class PagesDialog(QDialog):
    """One paper, with buttons for a PDF and for printing."""

    chapter = Chapter.LETTERS

    def __init__(
        self,
        operations: Operations,
        make: Make,
        title: str,
        file_name: str,
        parent: QWidget,
        *,
        is_landscape: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self._operations = operations
        self._make = make
        self._title = title
        self._file_name = file_name
        self._is_landscape = is_landscape
        self._band = Band()
        self.pages = PageView(operations)
        self.pages.shown.connect(self._count)
        self._counted = plain_label("", quiet=True)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        middle = QVBoxLayout()
        middle.setContentsMargins(EDGE, EDGE - 4, EDGE, GAP)
        middle.addWidget(self.pages)
        layout.addLayout(middle, 1)
        layout.addLayout(self._build_foot())
        self.resize(1180 if is_landscape else 920, TALL)
        keep_on_screen(self)
        HelpKey(self)
        self.pages.show_pages(make)

    def put_above(self, row: QHBoxLayout) -> None:
        """Put choices above the pages."""
        self._column.insertLayout(1, row)

    def show_paper(self, make: Make, file_name: str) -> None:
        """Show another paper instead."""
        self._make, self._file_name = make, file_name
        self._band.hide()
        self.pages.show_pages(make)

    @Slot(int, str)
    def _count(self, count: int, lacks: str) -> None:
        self._counted.setText("1 blad" if count == 1 else f"{count} bladen")
        if lacks:
            self._band.say(lacks, Tone.WARNING)

    @Slot()
    def _print(self) -> None:
        print_pages(
            self, self._operations, self._make, self._title, is_landscape=self._is_landscape
        )

    @Slot()
    def _save(self) -> None:
        dialog = SaveDialog(self, "Opslaan als PDF", self._file_name, PDF)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        request = self._operations.draw(write_pdf, self._written, self._make, Path(path))
        request.if_refused(self._refuse)

    def _written(self, written: WrittenPdf) -> None:
        self._band.say_saved(written.saved(f"Bewaard in {written.path}."))

    def _refuse(self, message: str) -> None:
        self._band.refuse(message)

    def _build_foot(self) -> PaperFoot:
        foot = PaperFoot(self._counted)
        foot.save.clicked.connect(self._save)
        foot.printing.clicked.connect(self._print)
        foot.close_.clicked.connect(self.reject)
        return foot
