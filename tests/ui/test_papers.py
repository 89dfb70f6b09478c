"""The menu Rapporten: pages, tables, letters and files, each in one action."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.ui.dossier_tools import nameless
from tests.ui.hands import click_on
from tests.ui.ui_tools import pages_shown, settle
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.listing import OF_ONE_MUNICIPALITY, Export, ReportName
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.terms import FileItemKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.ui.look.theme import room_for
from toezichtdesk.ui.paper.letters import LettersDialog
from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.paper.period_dialog import PeriodDialog
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def action_of(window, data=None, text=""):
    return next(
        one
        for one in window.actions()
        if (data is not None and one.data() is data) or (text and text in one.text())
    )


def opened(window, kind, qtbot):
    def shown():
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def save_as(window, path, qtbot, operations):
    dialog = opened(window, QFileDialog, qtbot)
    dialog.fileSelected.emit(str(path))
    settle(qtbot, operations)
    dialog.reject()


def test_every_report_is_shown_as_it_will_be_printed(window, operations, tmp_path, qtbot):
    for name in [one for one in ReportName if one not in OF_ONE_MUNICIPALITY]:
        action_of(window, name).trigger()
        dialog = opened(window, PagesDialog, qtbot)
        pages_shown(dialog, qtbot)
        assert dialog.height() <= room_for(dialog).height(), name
        assert nameless(dialog) == [], name

        path = tmp_path / f"{name.value}.pdf"
        dialog._write(str(path))
        settle(qtbot, operations)
        assert path.read_bytes().startswith(b"%PDF"), name
        dialog.close()


@pytest.mark.parametrize(
    ("name", "chosen", "told"),
    [(ReportName.CONTACTS, 1, Period(2026, 1)), (ReportName.KNOWLEDGE, 2, Period(2024, 2))],
)
def test_a_report_of_a_period_is_of_the_one_that_is_chosen(
    window, operations, name, chosen, told, qtbot
):
    action_of(window, name).trigger()
    dialog = opened(window, PeriodDialog, qtbot)
    pages_shown(dialog, qtbot)
    assert dialog._make.answer.period == Period(2026, 2)

    with qtbot.waitSignal(dialog.pages.shown):
        dialog.period.setCurrentIndex(chosen)

    assert dialog._make.answer.period == told
    assert f" {dialog.period.currentText()} 2026-" in dialog._file_name
    dialog.period.setCurrentIndex(0)
    settle(qtbot, operations)
    assert dialog._make.answer.period == Period(2026, 2)
    dialog.close()


def test_the_meeting_sheets_of_the_chosen_municipalities(window, operations, qtbot):
    window.show_place(Place.OVERVIEW)
    settle(qtbot, operations)
    table = window.overview.table
    mark(table, 0, 2)
    chosen = [row.code for row in table.selected]

    window.commands._print_current()

    dialog = opened(window, MeetingSheetDialog, qtbot)
    pages_shown(dialog, qtbot)
    assert [one.dossier.row.code for one in dialog.order.sheets] == chosen
    assert len(chosen) == 2
    dialog.close()


def mark(table, *lines):
    table.clearSelection()
    for number in lines:
        table.selectionModel().select(
            table.model().index(number, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )


def test_the_menu_of_the_overview_offers_the_sheets_of_the_marked_rows(window, operations, qtbot):
    window.show_place(Place.OVERVIEW)
    settle(qtbot, operations)
    table = window.overview.table
    table.choose_line(1)
    mark(table, 1, 2)
    place = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menu = table.findChild(QMenu)
    offered = next(one for one in menu.actions() if "gekozen gemeenten" in one.text())

    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    offered.trigger()

    dialog = opened(window, MeetingSheetDialog, qtbot)
    pages_shown(dialog, qtbot)
    assert [one.dossier.row.code for one in dialog.order.sheets] == [
        row.code for row in window.overview.model.shown[1:3]
    ]
    dialog.close()


@pytest.mark.parametrize("words", ["getoonde lijst", "Gespreksblad afdrukken"])
def test_no_sheets_of_today_are_made_of_a_list_of_the_past(window, operations, words, qtbot):
    window.show_place(Place.OVERVIEW)
    window.overview._look_back(date(2026, 7, 1))
    settle(qtbot, operations)
    settle(qtbot, operations)
    mark(window.overview.table, 0, 1)

    action_of(window, text=words).trigger()
    settle(qtbot, operations)

    assert "eerdere stand" in window.band.text
    assert not window.findChildren(MeetingSheetDialog)


def test_a_decision_sheet_is_of_the_chosen_municipality(window, qtbot):
    window.overview.table.selectRow(0)
    action_of(window, ReportName.LADDER).trigger()
    dialog = opened(window, PagesDialog, qtbot)

    assert window.overview.rows[0].name in dialog.windowTitle() or dialog.windowTitle()
    pages_shown(dialog, qtbot)
    dialog.close()


def test_a_table_is_saved_by_its_name(window, operations, tmp_path, qtbot):
    action_of(window, Export.FIGURES).trigger()
    save_as(window, tmp_path / "cijfers.xlsx", qtbot, operations)
    settle(qtbot, operations)

    assert openpyxl.load_workbook(tmp_path / "cijfers.xlsx").sheetnames == ["Cijfers"]


def test_calendar_and_dossier_are_saved(window, operations, tmp_path, qtbot):
    window.overview.table.selectRow(0)
    action_of(window, text="Agenda opslaan").trigger()
    save_as(window, tmp_path / "a.ics", qtbot, operations)
    settle(qtbot, operations)
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")

    action_of(window, text="Agenda van de ge").trigger()
    save_as(window, tmp_path / "een.ics", qtbot, operations)
    settle(qtbot, operations)
    code, name = window.overview.table.current.code, window.overview.table.current.name
    mine = (tmp_path / "een.ics").read_bytes().decode().replace("\r\n ", "")
    assert mine.count("BEGIN:VEVENT") == mine.count(f"SUMMARY:{name}:"), code

    action_of(window, text="Dossier opslaan als zip").trigger()
    save_as(window, tmp_path / "d.zip", qtbot, operations)
    settle(qtbot, operations)
    assert "gespreksblad.pdf" in zipfile.ZipFile(tmp_path / "d.zip").namelist()


@pytest.fixture
def letters(window, operations, qtbot):
    action_of(window, text="rieven maken").trigger()
    dialog = opened(window, LettersDialog, qtbot)
    settle(qtbot, operations)
    yield dialog
    dialog.close()


def test_a_letter_without_a_term_takes_no_height_for_one(window, operations):
    dialog = LettersDialog(operations, window.overview.rows, "", window)
    dialog.show()

    assert not dialog.due_on.isVisible()  # before the templates have come
    dialog.done(0)


def test_letters_to_all_are_made_and_filed_as_sent(letters, operations, filled, tmp_path, qtbot):
    letters.whom.setCurrentIndex(0)
    letters.reference.setText("P-1")
    assert "in orde" in letters.template.text()
    assert nameless(letters) == []

    letters.make_in(str(tmp_path))
    settle(qtbot, operations)
    settle(qtbot, operations)
    made = list(tmp_path.glob("beoordeling *.docx"))
    assert len(made) == letters.made.count() == len(letters.codes)

    letters.sent.click()
    settle(qtbot, operations)
    code = letters.codes[0]
    (item,) = filled.ask(dossier, code, operations.sign().today).file_items
    assert item.kind is FileItemKind.JUDGEMENT_LETTER
    assert item.reference == "P-1"


def test_a_letter_that_leaves_something_open_is_not_filed_as_sent(
    letters, operations, filled, tmp_path, qtbot
):
    letters.kind.setCurrentIndex(letters.kind.findData(LetterKind.WITHDRAWAL.value))
    letters.whom.setCurrentIndex(1)
    letters.reference.setText("GS-2")
    letters.make_in(str(tmp_path))
    settle(qtbot, operations)
    settle(qtbot, operations)
    before = filled.ask(last_act)

    letters.sent.click()
    settle(qtbot, operations)

    assert "in te vullen: [het voornemen of besluit" in letters.band.text
    assert letters.sent.isEnabled()
    assert filled.ask(last_act) == before


def test_a_batch_of_letters_is_stopped_by_its_button(letters, operations, tmp_path, qtbot):
    busy, taken = Event(), []
    operations.compute(busy.wait, taken.append, 60)  # the batch waits for its turn
    letters.whom.setCurrentIndex(0)
    letters.make_in(str(tmp_path))
    qtbot.waitUntil(letters.stop.isVisible)

    click_on(letters, "Stoppen")
    busy.set()
    qtbot.waitUntil(letters.stop.isHidden)

    assert letters.band.text == f"0 van 5 brieven staan in {tmp_path}."
    assert list(tmp_path.glob("*.docx")) == []
    assert letters.act.isEnabled()


def test_letters_go_to_the_marked_municipalities(window, operations, tmp_path, qtbot):
    window.show_place(Place.OVERVIEW)
    settle(qtbot, operations)
    mark(window.overview.table, 0, 2)
    chosen = tuple(row.code for row in window.overview.table.selected)
    action_of(window, text="rieven maken").trigger()
    dialog = opened(window, LettersDialog, qtbot)
    settle(qtbot, operations)

    assert dialog.whom.currentText() == "De 2 gekozen gemeenten"
    assert dialog.codes == chosen
    dialog.whom.setCurrentIndex(0)
    assert len(dialog.codes) == len(window.overview.rows)
    dialog.close()


def test_a_folder_that_cannot_be_written_is_reported_and_another_can_be_chosen(
    letters, operations, tmp_path, qtbot
):
    letters.reference.setText("P-1")
    (tmp_path / "bestand").write_bytes(b"geen map")
    places = [tmp_path / "weg", tmp_path / "bestand"]
    if os.path.ismount("/sys"):
        places.append(Path("/sys"))  # which even an administrator cannot write
    for folder in places:
        letters.make_in(str(folder))
        settle(qtbot, operations)
        settle(qtbot, operations)
        text = letters.made.item(0).text()
        assert str(folder) in text
        assert "Kies een andere map" in text or "kies een andere plaats" in text
        assert letters.band.text.startswith("0 van ")
        assert not letters.sent.isEnabled()

    letters.make_in(str(tmp_path))
    settle(qtbot, operations)
    settle(qtbot, operations)
    assert letters.sent.isEnabled()


def test_a_letter_that_cannot_be_made_says_why(letters, operations, tmp_path, qtbot):
    letters.kind.setCurrentIndex(letters.kind.findData("herinnering"))
    letters.make_in(str(tmp_path))
    settle(qtbot, operations)
    settle(qtbot, operations)

    assert "heeft geen waarde" in letters.made.item(0).text()
    assert not letters.sent.isEnabled()
