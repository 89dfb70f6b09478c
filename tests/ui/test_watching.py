"""A new file in the watched folder is offered once, with one key, and what came in never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.ui.importing import arrivals
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def folder(filled) -> Path:
    folder = filled.folder / "nieuw"
    folder.mkdir()
    filled.act(watch_folder, TODAY, folder)
    return folder


def arrives(filled, folder, name="juli 8.xlsx", realised=41):
    rows = [("Zoetermeer", 50, -15, realised), ("Nergenshuizen", 1, 0, 1)]
    path = filled.sheet(rows, title="Taakstelling 2026-I, stand 1 juli 2026", name=name)
    return path.rename(folder / name)


def test_a_new_file_is_offered_and_one_key_brings_it_to_the_check(
    folder, window, operations, filled, qtbot
):
    band = window.folder_band
    assert band.isHidden()
    path = arrives(filled, folder)
    qtbot.waitUntil(band.isVisible, timeout=20_000)
    words = "Nieuw bestand juli 8.xlsx: 1 gemeente gewijzigd, 1 probleem. Importeren? (F9)"
    assert band.text == words
    assert window.current_page is window.overview
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle(qtbot, operations)

    assert band.isHidden()
    page = window._pages[Place.IMPORTING]
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    assert page._turn.path == path


def test_what_was_offered_or_imported_is_not_offered_again(
    folder, window, operations, filled, qtbot
):
    band = window.folder_band
    arrives(filled, folder)
    qtbot.waitUntil(band.isVisible, timeout=20_000)
    band.hide()
    band.refresh()
    settle(qtbot, operations)
    assert band.isHidden()
    (folder / "juli.xlsx").write_bytes((filled.folder / "juli.xlsx").read_bytes())
    band.refresh()
    settle(qtbot, operations)
    assert band.isHidden()


def test_the_folder_is_chosen_and_left_on_the_import_page(window, operations, filled, qtbot):
    window.show_place(Place.IMPORTING)
    page = window.current_page
    settle(qtbot, operations)
    assert page._choose._unwatch.isHidden()
    page._choose._watch.click()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(filled.folder))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settle(qtbot, operations)
    assert str(filled.folder) in page._choose._watched.text()
    page._choose._unwatch.click()
    settle(qtbot, operations)
    assert page._choose._unwatch.isHidden()


def test_only_sheets_are_looked_at_and_a_folder_that_went_has_none(tmp_path):
    for name in ("a.txt", "~$b.xlsx", ".c.xlsx"):
        (tmp_path / name).write_bytes(b"x")

    assert arrivals.newest(tmp_path, frozenset(), ()) is None
    assert arrivals.newest(tmp_path / "weg", frozenset(), ()) is None
