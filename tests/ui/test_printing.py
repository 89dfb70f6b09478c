"""The meeting sheet on paper: preview, printer and PDF show the very same pages."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QListWidget, QPushButton
from shiboken6 import delete, isValid

from tests.refusing import says
from tests.ui.dossier_tools import DELFT, TODAY, nameless, operations_on, two_stands
from tests.ui.hands import click_on, control, part_of, write_in
from tests.ui.ui_tools import files_up_to, focused, limits, pages_shown, settle
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.meeting_sheet import Arrangement, Section
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.render.paper.batch import never, untold
from toezichtdesk.reports.papers.meeting_sheet import arrangement, meeting_sheet
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.look.theme import room_for
from toezichtdesk.ui.paper import printing
from toezichtdesk.ui.paper.meeting_sheets import LEAST_SECTIONS, MeetingSheetDialog
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.paper.printing import TALL, PageView
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.paper.sheet_batch import SheetBatch, write_one

pytest_plugins = ("tests.ui.shell",)

WESTLAND = "GM1783"


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def sheet(operations, desk):
    return desk.ask(meeting_sheet, DELFT, TODAY)


def dialog_of(owner, kind, qtbot):
    def shown():
        return [dialog for dialog in owner.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def dialog_words(owner) -> str:
    return " ".join(
        label.text() for box in owner.findChildren(QDialog) for label in box.findChildren(QLabel)
    )


def test_the_pictures_are_a4_at_300_dots_per_inch(sheet):
    (picture,) = printing.pages_of(printing.SheetOrder((sheet,)), 300).pictures

    assert picture.width() == pytest.approx(210 / 25.4 * 300, abs=5)
    assert picture.height() == pytest.approx(297 / 25.4 * 300, abs=5)


@pytest.fixture
def dialog(owner, operations, qtbot):
    MeetingSheetDialog(operations, (DELFT,), owner).open()
    dialog = dialog_of(owner, MeetingSheetDialog, qtbot)
    qtbot.waitUntil(lambda: bool(pages_in(dialog)))
    yield dialog
    if isValid(dialog):
        dialog.close()


def pages_in(dialog) -> list[QLabel]:
    return [
        one for one in dialog.findChildren(QLabel) if one.accessibleName().startswith("Blad 1 van")
    ]


def test_the_preview_shows_the_pages_and_goes_away(owner, dialog, qtbot):
    assert dialog.windowTitle() == "Gespreksblad Delft"
    assert len(pages_in(dialog)) == 1
    assert nameless(owner) == []
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_pages_stand_as_high_as_the_screen_lets_them(dialog):
    assert dialog.height() == min(room_for(dialog).height(), TALL)


def test_sections_and_their_order_are_kept_for_this_kind_of_talk(
    owner, operations, dialog, desk, qtbot
):
    control(dialog, "Onderdelen, in deze volgorde").item(0).setCheckState(Qt.CheckState.Unchecked)
    control(dialog, "Onderdelen, in deze volgorde").setCurrentRow(2)
    control(dialog, "Omhoog").click()
    dialog.close()
    settle(qtbot, operations)
    remaining = desk.ask(meeting_sheet, DELFT, TODAY).arrangement

    assert Section.SITUATION not in remaining.sections
    assert remaining.sections[:2] == (Section.CHART, Section.SINCE)
    assert desk.ask(arrangement, ContactKind.PROGRESS_TALK) == Arrangement()


@pytest.mark.parametrize("height", [440, 451, 463])
def test_no_section_is_cut_through_at_the_foot_of_its_list(dialog, qtbot, height):
    sections = part_of(dialog, QListWidget)
    dialog.resize(dialog.width(), height)

    row = sections.sizeHintForRow(0)
    qtbot.waitUntil(lambda: sections.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: sections.viewport().height() % row == 0)


def test_with_large_letters_the_choices_scroll_before_the_sections_are_out_of_sight(
    usual_letters, owner, operations, qtbot
):
    usual_letters.choose_text_size(200)
    MeetingSheetDialog(operations, (DELFT,), owner).open()
    dialog = dialog_of(owner, MeetingSheetDialog, qtbot)
    qtbot.waitUntil(lambda: bool(pages_in(dialog)))
    dialog.resize(1008, 600)  # logical pixels: a screen of 1024x640, less the frame
    sections = part_of(dialog, QListWidget)

    qtbot.waitUntil(
        lambda: sections.viewport().height() >= LEAST_SECTIONS * sections.sizeHintForRow(0)
    )
    questions = control(dialog, "Te bespreken, één vraag per regel")
    focused(qtbot, questions)
    qtbot.waitUntil(lambda: questions.visibleRegion().boundingRect() == questions.rect())
    dialog.close()


def test_another_kind_of_talk_brings_its_own_sections(dialog, operations, qtbot):
    control(dialog, "Onderdelen, in deze volgorde").item(0).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, operations)

    with qtbot.waitSignal(part_of(dialog, PageView).shown):
        control(dialog, "Soort gesprek").setCurrentIndex(0)

    # the pages may have been those of the section that went, on a machine that is slow
    qtbot.waitUntil(lambda: dialog.arrangement == Arrangement())
    settle(qtbot, operations)


def test_what_is_asked_can_be_typed(dialog, qtbot):
    with qtbot.waitSignal(part_of(dialog, PageView).shown):
        write_in(dialog, "Te bespreken, één vraag per regel", "Hoe staat het met de Havenkade?\n\n")

    assert dialog.order.sheets[0].questions == ("Hoe staat het met de Havenkade?",)


def test_a_selection_is_one_file_or_one_for_each(owner, operations, tmp_path, qtbot):
    MeetingSheetDialog(operations, (DELFT, WESTLAND), owner).open()
    dialog = dialog_of(owner, MeetingSheetDialog, qtbot)
    pages_shown(dialog, qtbot)

    assert dialog.order.file_name == "2 gespreksbladen 2026-03-10.pdf"
    assert not dialog._questions_box.isVisible()
    dialog._write(str(tmp_path / "alle.pdf"))
    settle(qtbot, operations)
    assert buttons_of(part_of(dialog, Band)) == ["Openen", "Map tonen"]
    dialog.write_in(str(tmp_path))
    settle(qtbot, operations)
    assert buttons_of(part_of(dialog, Band)) == ["Map tonen"]

    assert len(pypdf.PdfReader(tmp_path / "alle.pdf").pages) == 2
    assert {path.name for path in tmp_path.glob("Gespreksblad*")} == {
        "Gespreksblad Delft 2026-03-10.pdf",
        "Gespreksblad Westland 2026-03-10.pdf",
    }
    assert dialog.batch.progress.value() == 2
    assert dialog.batch.counted.text() == "2 van 2"
    assert not dialog.batch.progress.isTextVisible()


def buttons_of(band) -> list[str]:
    return [each.text() for each in band.findChildren(QPushButton) if not each.isHidden()]


def test_a_stopped_batch_says_what_was_written(owner, operations, sheet, tmp_path, qtbot):
    batch = SheetBatch(operations, owner)
    batch.progressed.connect(batch.end, Qt.ConnectionType.DirectConnection)

    with qtbot.waitSignal(batch.done) as emitted:
        batch.write_each(printing.SheetOrder((sheet, sheet)), tmp_path)
    assert emitted.args == [Saved(f"Gestopt. 1 gespreksblad opgeslagen in {tmp_path}.", tmp_path)]

    with qtbot.waitSignal(batch.done) as emitted:
        batch.write_one(printing.SheetOrder((sheet, sheet)), tmp_path / "alle.pdf")
    assert emitted.args == [Saved("Gestopt. Er is niets opgeslagen.", tmp_path / "alle.pdf")]
    assert not (tmp_path / "alle.pdf").exists()


def test_closing_the_window_during_a_batch_is_no_error(owner, operations, sheet, tmp_path, qtbot):
    batch = SheetBatch(operations, owner)
    crashes = []
    operations.crashed.connect(crashes.append)

    batch.write_each(printing.SheetOrder((sheet, sheet)), tmp_path)
    delete(batch)

    qtbot.waitUntil(lambda: not operations.is_busy)
    assert crashes == []


def test_paper_gets_every_page_without_any_printer(sheet, tmp_path):
    pages = printing.pages_of(printing.SheetOrder((sheet, sheet)), 100).pictures
    printer = printing.new_printer("Gespreksblad")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))

    painter = QPainter(printer)
    printing.paint(printer, painter, pages[:1], is_first=True)
    printing.paint(printer, painter, pages[1:], is_first=False)
    painter.end()

    assert len(pypdf.PdfReader(tmp_path / "papier.pdf").pages) == 2


def test_a_pdf_is_saved_where_the_officer_says(owner, operations, tmp_path, qtbot):
    saver = printing.save_pdf(owner, operations, DELFT)
    dialog = dialog_of(owner, QFileDialog, qtbot)
    path = tmp_path / "Gespreksblad Delft.pdf"
    with qtbot.waitSignal(saver.saved) as emitted:
        dialog.fileSelected.emit(str(path))
    dialog.reject()

    assert path.read_bytes().startswith(b"%PDF")
    assert emitted.args == [Saved(f"Het gespreksblad staat in {path}.", path)]


def test_what_has_no_room_on_paper_is_said_before_and_after_it_is_saved(
    owner, operations, desk, tmp_path, qtbot
):
    promised = [AgreementData(DELFT, Party.MUNICIPALITY, f"Punt {n}") for n in range(501)]
    talk = ContactData(DELFT, TODAY, ContactKind.VISIT, "Alle punten langs.")
    desk.act(log_contact, TODAY, talk, promised)
    order = printing.SheetOrder((desk.ask(meeting_sheet, DELFT, TODAY),))
    note = "Gespreksblad Delft: Hier staan 500 van 501 afspraken"

    MeetingSheetDialog(operations, (DELFT,), owner).open()
    sheets = dialog_of(owner, MeetingSheetDialog, qtbot)
    qtbot.waitUntil(lambda: note in part_of(sheets, Band).text)
    sheets.close()

    PagesDialog(operations, order, "Gespreksblad", "blad.pdf", owner).open()
    report = dialog_of(owner, PagesDialog, qtbot)
    qtbot.waitUntil(lambda: note in part_of(report, Band).text)
    click_on(report, "Opslaan als PDF…")
    chooser = dialog_of(report, QFileDialog, qtbot)
    chooser.fileSelected.emit(str(tmp_path / "blad.pdf"))
    chooser.reject()
    qtbot.waitUntil(lambda: part_of(report, Band).text.startswith("Bewaard in"))
    assert note in part_of(report, Band).text
    report.close()

    saver = printing.save_pdf(owner, operations, DELFT)
    dialog = dialog_of(owner, QFileDialog, qtbot)
    with qtbot.waitSignal(saver.saved) as saved:
        dialog.fileSelected.emit(str(tmp_path / "direct.pdf"))
    dialog.reject()
    assert note in saved.args[0].text


@pytest.mark.skipif(limits is None, reason="Windows sets no limit on files")
def test_a_disk_that_is_full_while_sheets_are_bound_is_reported(sheet, tmp_path):
    """It ended the whole program: the library that binds cannot pass on what the disk says."""
    with files_up_to(300), pytest.raises(OfficerCanAct, check=says("wordt te groot")):
        write_one(printing.SheetOrder((sheet,)), tmp_path / "bladen.pdf", never, untold)

    assert list(tmp_path.glob("*bladen*")) == []


def test_writing_into_a_missing_folder_is_refused_in_dutch(sheet):
    with pytest.raises(OfficerCanAct):
        printing.write_pdf(printing.SheetOrder((sheet,)), Path("/bestaat/niet/blad.pdf"))


def test_an_unknown_municipality_is_reported_and_nothing_opens(owner, operations, qtbot):
    MeetingSheetDialog(operations, ("GM0000",), owner).open()
    settle(qtbot, operations)

    assert "GM0000" in dialog_words(owner)
