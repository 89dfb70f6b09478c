"""The meeting sheet on paper: preview, printer and PDF show one drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from tests.ui.dossier_tools import (
    DELFT,
    OFFSCREEN,
    TODAY,
    nameless,
    operations_on,
    settled,
    two_stands,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.meeting_sheet import meeting_sheet
from toezichtdesk.ui import printing

pytestmark = OFFSCREEN


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sheet(operations, desk):
    return desk.ask(meeting_sheet, DELFT, TODAY)


def dialog_of(window, kind, qtbot):
    def shown():
        return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=30_000)
    return shown()[0]


def said(window) -> str:
    return " ".join(
        label.text() for box in window.findChildren(QDialog) for label in box.findChildren(QLabel)
    )


def test_the_picture_is_one_a4_at_300_dots_per_inch(sheet):
    picture = printing.picture_of(sheet)

    assert picture.width() == pytest.approx(210 / 25.4 * 300, abs=5)
    assert picture.height() == pytest.approx(297 / 25.4 * 300, abs=5)


def test_the_preview_paints_the_sheet_and_goes_away(window, operations, qtbot):
    printing.preview_meeting_sheet(window, operations, DELFT)
    preview = dialog_of(window, QPrintPreviewDialog, qtbot)

    assert preview.windowTitle() == "Gespreksblad Delft"
    assert preview.height() <= 600
    with qtbot.waitSignal(preview.destroyed):
        preview.close()
    qtbot.waitUntil(lambda: not window.findChildren(printing.MeetingSheetJob))


def test_paper_gets_the_whole_sheet_without_any_printer(window, operations, sheet, tmp_path):
    job = printing.MeetingSheetJob(window, operations, DELFT)
    job._picture = printing.picture_of(sheet)
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    job._paint(printer)

    written = (tmp_path / "papier.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert len(written) > 20_000


def test_a_pdf_is_saved_where_the_officer_says(window, operations, tmp_path, qtbot):
    printing.save_pdf(window, operations, DELFT)
    dialog = dialog_of(window, QFileDialog, qtbot)
    path = tmp_path / "Gespreksblad Delft.pdf"
    dialog.fileSelected.emit(str(path))
    settled(qtbot, operations)
    dialog.reject()

    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in said(window)


def test_a_pdf_that_cannot_be_written_is_told(window, operations, tmp_path, qtbot):
    printing.save_pdf(window, operations, DELFT)
    dialog = dialog_of(window, QFileDialog, qtbot)
    dialog.fileSelected.emit(str(tmp_path / "geen map" / "blad.pdf"))
    settled(qtbot, operations)
    dialog.reject()

    assert "geen map" in said(window)


def test_writing_into_a_missing_folder_is_refused_in_dutch(sheet):
    with pytest.raises(OfficerCanAct):
        printing.write_pdf(sheet, Path("/bestaat/niet/blad.pdf"))


def test_an_unknown_municipality_is_told_and_nothing_opens(window, operations, qtbot):
    printing.preview_meeting_sheet(window, operations, "GM0000")
    settled(qtbot, operations)

    assert "GM0000" in said(window)
    assert not window.findChildren(QPrintPreviewDialog)
    assert nameless(window) == []
