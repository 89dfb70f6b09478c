"""The list of municipalities as a file: by the menu, where the officer says, as it is shown."""

from __future__ import annotations

import csv
import gc
import io
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from tests.refusing import says
from tests.ui.hands import click_on, part_of
from tests.ui.ui_tools import CTRL, files_up_to, limits, press, settle
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.importing.choose import ChooseView
from toezichtdesk.ui.paper.saving import TEXT, WORKBOOK, SaveDialog, write_template
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window, qtbot) -> SaveDialog:
    window.overview.table.setFocus()
    press(Qt.Key.Key_S, CTRL | SHIFT)
    (dialog,) = window.findChildren(QFileDialog)
    yield dialog
    dialog.reject()


def test_the_keys_ask_for_a_name_with_the_day_in_it(dialog):
    assert dialog.windowTitle() == "Overzicht opslaan als"
    assert [path.rsplit("/", 1)[1] for path in dialog.selectedFiles()] == [
        "Overzicht gemeenten 2026-07-10.xlsx"
    ]


def test_a_dialog_opens_where_the_last_one_chose_and_never_in_the_folder_of_the_program(
    window, tmp_path, monkeypatch
):
    monkeypatch.setattr(FileDialog, "_last", "")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    Path(documents).mkdir(parents=True, exist_ok=True)
    first = FileDialog(window, "Kies een sjabloon")
    assert Path(first.directory().absolutePath()) == Path(documents)
    first.setDirectory(str(tmp_path))
    first.accepted.emit()

    for later in (FileDialog(window, "Kies"), SaveDialog(window, "Opslaan", "x.xlsx", (WORKBOOK,))):
        assert Path(later.directory().absolutePath()) == tmp_path
        later.deleteLater()
    first.deleteLater()


def test_a_proposed_name_is_one_on_every_machine(window):
    saving = SaveDialog(window, "Opslaan", "Grafiek Delft: oud/nieuw?.xlsx", (WORKBOOK,))
    keeping = SaveDialog(window, "Opslaan", "CON.xlsx", (WORKBOOK,))

    names = [Path(each.selectedFiles()[0]).name for each in (saving, keeping)]
    assert names == ["Grafiek Delft- oud-nieuw-.xlsx", "-CON.xlsx"]
    saving.deleteLater()
    keeping.deleteLater()


def test_the_list_of_an_earlier_day_is_named_by_that_day(window, operations, qtbot):
    window.overview.tools.day.set_day(date(2026, 1, 6))
    settle(qtbot, operations)
    window.commands.menus.save_overview.trigger()
    (dialog,) = window.findChildren(QFileDialog)

    assert dialog.selectedFiles()[0].endswith("Overzicht gemeenten 2026-01-06.xlsx")
    dialog.reject()


def test_a_name_without_a_suffix_gets_that_of_the_kind(dialog):
    assert dialog.defaultSuffix() == "xlsx"
    dialog.filterSelected.emit(TEXT)
    assert dialog.defaultSuffix() == "csv"
    dialog.filterSelected.emit(WORKBOOK)
    assert dialog.defaultSuffix() == "xlsx"


def test_what_the_list_shows_is_saved_in_its_order(window, operations, dialog, tmp_path, qtbot):
    window.overview.tools.filter.setText("w")
    path = tmp_path / "overzicht.csv"
    dialog.fileSelected.emit(str(path))
    settle(qtbot, operations)

    lines = csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")
    listed = [row.name for row in window.overview.model.shown]
    assert [line[1] for line in lines][1:] == listed
    assert 0 < len(listed) < len(window.overview.rows)
    assert (
        window.notice.text == f"Het overzicht van {len(listed)} gemeenten is opgeslagen in {path}."
    )


def test_a_workbook_is_saved(window, operations, dialog, tmp_path, qtbot):
    path = tmp_path / "overzicht.xlsx"
    dialog.fileSelected.emit(str(path))
    settle(qtbot, operations)

    assert openpyxl.load_workbook(path).active.max_row == 1 + len(window.overview.rows)


def test_a_place_that_cannot_be_written_is_reported(window, operations, dialog, tmp_path, qtbot):
    dialog.fileSelected.emit(str(tmp_path / "geen map" / "overzicht.xlsx"))
    settle(qtbot, operations)

    assert "geen map" in window.band.text
    dialog.fileSelected.emit(str(tmp_path / "over\0zicht.xlsx"))
    settle(qtbot, operations)

    assert "kan geen naam van een bestand zijn" in window.band.text
    assert list(tmp_path.glob("over*")) == []


def test_the_import_page_saves_a_template(window, operations, tmp_path, qtbot):
    window.show_place(Place.IMPORTING)
    click_on(part_of(window.current_page, ChooseView), "Sjabloon opslaan…")
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Toezichtdesk sjabloon.xlsx")
    path = tmp_path / "sjabloon.xlsx"
    dialog.fileSelected.emit(str(path))
    settle(qtbot, operations)
    dialog.reject()

    assert "Contacten" in openpyxl.load_workbook(path).sheetnames
    assert str(path) in window.notice.text


@pytest.mark.skipif(limits is None, reason="Windows sets no limit on files")
def test_a_full_disk_under_the_temporary_files_is_reported_for_a_workbook(
    tmp_path, tmp_path_factory, monkeypatch
):
    """It was taken for a fault of the program: lxml raises an error of its own."""
    # openpyxl removes what it began here only when the program ends.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("tijdelijk")))
    with files_up_to(300), pytest.raises(OfficerCanAct, check=says("tijdelijke bestanden")):
        write_template(tmp_path / "sjabloon.xlsx")
    gc.collect()  # what openpyxl had under way ends here, and not in another test

    assert list(tmp_path.iterdir()) == []


def test_a_dialog_opens_in_a_folder_that_is_there(window, tmp_path):
    dialog = FileDialog(window, "Kies een bestand", str(tmp_path / "Documenten"))

    assert Path(dialog.directory().absolutePath()) == Path.home()
    assert "Documenten" not in str(dialog.selectedFiles())  # else Qt proposes it as a file
    dialog.deleteLater()
