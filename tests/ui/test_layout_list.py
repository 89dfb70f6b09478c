"""The list of layouts: every act by keyboard, and what was forgotten comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.conftest import read_here
from tests.ui.dossier_tools import doubled_mnemonics, nameless, rich_labels
from tests.ui.hands import click_on, control, part_of, texts_on, write_in
from tests.ui.ui_tools import TODAY, on_top, press, settle, write
from toezichtdesk.casework import import_sheet, layouts
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.reports.layouts import layout_list
from toezichtdesk.reports.layouts import layouts as remembered
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.sheets.layouts import as_file, signature_of
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.choose import ChooseView
from toezichtdesk.ui.importing.layout_list import COLUMNS, NOTHING, LayoutsView
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)

HEAD = ("Wie", "Doel", "Klaar")
TOLD = (Column.MUNICIPALITY, Column.TARGET, Column.REALISED)
LAYOUT = Layout("<b>Maandbestand", signature_of(HEAD), TOLD)
OTHER = Layout("Kwartaal", signature_of(("Stad", "Aantal")), TOLD[::2])


@pytest.fixture
def view(window, operations, filled, qtbot):
    """The list with two layouts, one of which was used once."""
    for layout in (LAYOUT, OTHER):
        filled.act(layouts.remember, TODAY, layout)
    path = filled.sheet([("Delft", 36, 25)], head=HEAD, title="2026-I, stand 1 juli 2026")
    workbook = read_here(path, (LAYOUT,))
    plan = filled.ask(import_sheet.prepare, workbook, TODAY)
    filled.act(import_sheet.apply, date(2026, 7, 9), plan)
    on_top(window, qtbot)
    window.commands.menus.layouts.trigger()
    settle(qtbot, operations)
    page = window.pages.at(Place.IMPORTING)
    assert part_of(page, LayoutsView).isVisible()
    qtbot.waitUntil(part_of(page, LayoutsView).table.hasFocus)
    return part_of(page, LayoutsView)


def texts(view) -> list[list[str]]:
    model = view.table.model()
    columns = range(model.columnCount())
    return [[model.index(line, c).data() for c in columns] for line in range(model.rowCount())]


def names(filled) -> list[str]:
    return [layout.name for layout in filled.ask(remembered)]


def test_the_list_tells_name_use_owner_and_headings(view, window):
    assert texts(view) == [
        ["<b>Maandbestand", "wie · doel · klaar", "test, 10-07-2026", "10-07-2026", "1×"],
        ["Kwartaal", "stad · aantal", "test, 10-07-2026", "–", "0×"],
    ]
    assert nameless(window) == []
    assert doubled_mnemonics(view) == {}
    assert rich_labels(view) == []


def test_a_layout_is_renamed_with_the_keyboard(view, operations, filled, qtbot):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(control(view, "Naam van de gekozen indeling").hasFocus)
    write("Per kwartaal")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert names(filled) == ["<b>Maandbestand", "Per kwartaal"]
    assert view.table.current.layout.name == "Per kwartaal"


def test_a_name_that_is_taken_is_refused_and_put_back(view, window, operations, qtbot):
    view.table.choose_line(1)
    write_in(view, "Naam van de gekozen indeling", LAYOUT.name)
    click_on(view, "Hernoemen")
    settle(qtbot, operations)

    assert "Er is al een indeling" in part_of(window.pages.at(Place.IMPORTING), Band).text
    assert control(view, "Naam van de gekozen indeling").text() == "Kwartaal"


def test_a_forgotten_layout_comes_back_with_one_key(view, operations, filled, qtbot):
    press(Qt.Key.Key_Delete)
    settle(qtbot, operations)
    assert names(filled) == ["Kwartaal"]
    assert [row[0] for row in texts(view)] == ["Kwartaal", "<b>Maandbestand"]
    assert view.table.current.layout == LAYOUT
    assert view.table.current.is_forgotten
    assert not control(view, "Hernoemen").isEnabled()
    press(Qt.Key.Key_Delete)
    settle(qtbot, operations)

    assert names(filled) == ["<b>Maandbestand", "Kwartaal"]
    assert [line.summary for line in filled.ask(journal, 2)] == [
        "Indeling <b>Maandbestand onthouden.",
        "Indeling <b>Maandbestand buiten gebruik gesteld.",
    ]


def chosen(view, path: Path, qtbot) -> None:
    """Choose the path in the dialog that is open."""
    dialog = view.window().findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_a_layout_goes_to_a_file_and_comes_from_one(view, window, operations, filled, qtbot):
    band = part_of(window.pages.at(Place.IMPORTING), Band)
    target = filled.folder / "indeling.json"
    click_on(view, "Opslaan als…")
    chosen(view, target, qtbot)
    settle(qtbot, operations)
    assert target.read_text(encoding="utf-8") == as_file(LAYOUT)
    assert band.text == "Indeling <b>Maandbestand is opgeslagen in indeling.json."

    third = Layout("Van een collega", signature_of(("Plaats", "Aantal")), TOLD[::2])
    target.write_text(as_file(third), encoding="utf-8")
    click_on(view, "Uit bestand…")
    chosen(view, target, qtbot)
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: len(texts(view)) == 3)
    assert "Van een collega" in names(filled)
    click_on(view, "Uit bestand…")
    chosen(view, filled.folder / "juli.xlsx", qtbot)
    settle(qtbot, operations)
    assert "niet te lezen" in band.text


def test_without_layouts_the_list_says_how_one_comes_about(window, operations, qtbot):
    window.show_place(Place.IMPORTING)
    page = window.current_page
    click_on(part_of(page, ChooseView), "Indelingen…")
    settle(qtbot, operations)
    assert NOTHING in texts_on(part_of(page, LayoutsView))
    assert part_of(page, LayoutsView).table.isHidden()
    click_on(part_of(page, LayoutsView), "Sluiten")

    assert part_of(page, ChooseView).isVisible()


def test_the_model_keeps_the_rules_of_qt(filled, qtmodeltester):
    filled.act(layouts.remember, TODAY, LAYOUT)
    model = RowsModel(COLUMNS)
    model.show_rows(filled.ask(layout_list))
    qtmodeltester.check(model)
