"""The page of the back-ups: what is done with the chosen one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import click_on, control, part_of
from tests.ui.ui_tools import settle
from toezichtdesk.store import guards
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.journal.backups import BackupsPane

pytest_plugins = ("tests.ui.shell",)

CHECKED = "Gecontroleerd"


@pytest.fixture
def pane(window, operations, qtbot) -> BackupsPane:
    """The back-ups, of which one was made."""
    window.show_backups()
    settle(qtbot, operations)
    pane = part_of(window, BackupsPane)
    click_on(pane, "Back-up maken")
    settle(qtbot, operations)
    return pane


def checked(pane: BackupsPane, line: int = 0) -> str:
    """Return how the backup on this line was last checked."""
    (column,) = [at for at in range(pane.model.columnCount()) if heading(pane, at) == CHECKED]
    return str(pane.table.model().index(line, column).data())


def heading(pane: BackupsPane, column: int) -> str:
    return str(pane.model.headerData(column, Qt.Orientation.Horizontal))


def test_a_backup_was_read_back_when_it_was_made(pane):
    assert checked(pane) == "✓ bij het maken"


def test_a_trial_restore_says_that_the_backup_is_good(pane, operations, filled, qtbot):
    before = filled.path.read_bytes()

    click_on(pane, "Proefherstel")
    assert not control(pane, "Proefherstel").isEnabled()
    settle(qtbot, operations)

    message = part_of(pane, Band).text
    assert message.startswith("Proefherstel geslaagd")
    assert "de laatste handeling van 02-07-2026" in message
    assert control(pane, "Proefherstel").isEnabled()
    assert filled.path.read_bytes() == before
    assert checked(pane).startswith("✓ proefherstel ")


def test_a_trial_restore_says_what_is_wrong_with_the_backup(pane, operations, qtbot):
    (copy,) = pane.model.rows
    with closing(sqlite3.connect(copy.path)) as raw:
        guards.lift_guards(raw)
        raw.execute("UPDATE journal SET summary = 'Niets gedaan' WHERE id = 1")
        guards.set_guards(raw)
        raw.commit()

    click_on(pane, "Proefherstel")
    settle(qtbot, operations)

    message = part_of(pane, Band).text
    assert message.startswith("Proefherstel mislukt: ")
    assert "Tabel journal, handeling 1" in message
    assert "Aan uw gegevens is niets veranderd." in message


def test_a_trial_restore_of_a_file_that_is_damaged_says_so(pane, operations, qtbot):
    (copy,) = pane.model.rows
    copy.path.write_bytes(copy.path.read_bytes()[:8192])

    click_on(pane, "Proefherstel")
    settle(qtbot, operations)

    message = part_of(pane, Band).text
    assert message.startswith("Proefherstel mislukt: ")
    assert "beschadigd" in message
    assert control(pane, "Proefherstel").isEnabled()
    assert checked(pane) == "✖ proefherstel mislukt"


def test_one_backup_at_a_time_is_put_back_on_trial(pane, operations, qtbot):
    click_on(pane, "Back-up maken")
    settle(qtbot, operations)
    click_on(pane, "Proefherstel")

    pane.table.choose_line(0)

    assert not control(pane, "Proefherstel").isEnabled()
    settle(qtbot, operations)
    assert control(pane, "Proefherstel").isEnabled()
    assert [checked(pane, line)[:3] for line in range(2)] == ["✓ b", "✓ p"]


def test_nothing_can_be_done_with_a_backup_while_none_is_chosen(window, operations, qtbot):
    window.show_backups()
    settle(qtbot, operations)

    for name in ("Proefherstel", "Terugzetten…"):
        assert not control(part_of(window, BackupsPane), name).isEnabled()
