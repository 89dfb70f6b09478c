"""The history of imports: what each changed, its copy, and undoing it from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.dossier_tools import TODAY
from tests.ui.hands import click_on, control, part_of
from tests.ui.import_tools import TITLE, import_page
from tests.ui.ui_tools import press, settle
from toezichtdesk.ui.importing.history import NO_CHANGES, HistoryDialog
from toezichtdesk.ui.importing.recent import RecentImports
from toezichtdesk.ui.lists.tables import RowsTable

pytest_plugins = ("tests.ui.shell",)
LATER = "Taakstelling 2026-I, stand 5 maart 2026"


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


def opened_from(page, operations, qtbot) -> HistoryDialog:
    click_on(page, "Importhistorie…")
    settle(qtbot, operations)
    return part_of(page, HistoryDialog)


def column(table: RowsTable, heading: str) -> list[str]:
    """Return what stands under a heading, from top to bottom."""
    lines = [line.split("\t") for line in table.as_text().splitlines()]
    return [line[lines[0].index(heading)] for line in lines[1:]]


def test_each_import_says_what_it_changed_and_is_undone_there(page, operations, desk, qtbot):
    desk.stand(TODAY, TITLE, ("Delft", 36, -10, 9), ("Westland", 42, -6, 20), name="eerste.xlsx")
    desk.stand(TODAY, LATER, ("Delft", 36, -10, 12), ("Westland", 42, -6, 20), name="tweede.xlsx")
    page.refresh()
    settle(qtbot, operations)
    recent = part_of(page, RecentImports).table
    assert "tweede.xlsx" in column(recent, "Wat")[0]
    recent.choose_line(1)
    recent.opened.emit(recent.current)
    settle(qtbot, operations)
    chosen = part_of(page, HistoryDialog)
    assert "eerste.xlsx" in chosen.table.current.summary
    with qtbot.waitSignal(chosen.destroyed):
        chosen.close()

    dialog = opened_from(page, operations, qtbot)

    assert column(dialog.table, "Stand")[:2] == ["geldt", "geldt"]
    assert "tweede.xlsx" in column(dialog.table, "Wat")[0]
    assert column(dialog.changed, "Gemeente") == ["Delft"]
    assert column(dialog.changed, "Cijfer") == ["gerealiseerd"]
    assert column(dialog.changed, "Verschil") == ["9 → 12"]
    assert control(dialog, "Kopie openen").isVisible()

    click_on(dialog, "Ongedaan maken")
    settle(qtbot, operations)

    assert column(dialog.table, "Stand")[:2] == ["ongedaan gemaakt", "geldt"]
    assert dialog.changed.emptiness == NO_CHANGES
    assert dialog.table.hasFocus()

    click_on(dialog, "Opnieuw uitvoeren")
    settle(qtbot, operations)

    assert column(dialog.changed, "Verschil") == ["9 → 12"]


def test_a_first_figure_has_nothing_before_it(page, operations, qtbot):
    dialog = opened_from(page, operations, qtbot)
    dialog.table.setFocus()
    press(Qt.Key.Key_End)
    settle(qtbot, operations)

    assert column(dialog.changed, "Gemeente")[0] == "Delft"
    assert column(dialog.changed, "Verschil")[:3] == ["30", "−16", "36"]
    click_on(dialog, "Sluiten")
    assert not dialog.isVisible()
