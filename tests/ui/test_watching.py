"""A new file in the watched folder is offered once, with one key, or comes in where that is safe.

What came in already is never offered.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.sheets.sheet_making import workbook
from tests.ui.hands import click_on, control, part_of, words_on
from tests.ui.ui_tools import TODAY, on_top, settle
from toezichtdesk import paths
from toezichtdesk.casework.watching import read_unasked, watch_folder
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store import schema
from toezichtdesk.store.refusals import DiskFull
from toezichtdesk.ui.importing import arrivals
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.watched_folder import FollowingCard
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
LOG = (*schema.OUTSIDE, *(f"{name}_before" for name in schema.BEFORE))


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
    qtbot.waitUntil(band.isVisible)
    words = "Nieuw bestand juli 8.xlsx: 1 gemeente gewijzigd, 1 probleem. Importeren? (F9)"
    assert band.text == words
    assert window.current_page is window.overview
    on_top(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle(qtbot, operations)

    assert band.isHidden()
    page = window.pages.at(Place.IMPORTING)
    review = part_of(page, ReviewView)
    qtbot.waitUntil(review.isVisible)
    assert review.plan.content == path.read_bytes()
    click_on(review, "Problemen naar Excel…")
    dialog = window.findChild(QFileDialog)
    proposed = [Path(each) for each in dialog.selectedFiles()]  # with the signs of the system
    assert proposed == [path.with_name("juli 8 - problemen.xlsx")]
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_what_was_offered_or_imported_is_not_offered_again(
    folder, window, operations, filled, qtbot
):
    band = window.folder_band
    arrives(filled, folder)
    qtbot.waitUntil(band.isVisible)
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
    following = part_of(page, FollowingCard)
    assert control(following, "Niet meer volgen").isHidden()
    click_on(following, "Map volgen…")
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(filled.folder))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settle(qtbot, operations)
    assert str(filled.folder) in words_on(following)
    assert not control(following, "Bekende bladen zonder problemen meteen importeren").isChecked()
    click_on(following, "Bekende bladen zonder problemen meteen importeren")
    settle(qtbot, operations)
    assert control(following, "Bekende bladen zonder problemen meteen importeren").isChecked()
    assert filled.ask(watched).reads_unasked
    click_on(following, "Niet meer volgen")
    settle(qtbot, operations)
    assert control(following, "Niet meer volgen").isHidden()
    assert control(following, "Bekende bladen zonder problemen meteen importeren").isHidden()


def test_only_sheets_are_looked_at_and_a_folder_that_went_has_none(tmp_path):
    for name in ("a.txt", "~$b.xlsx", ".c.xlsx"):
        (tmp_path / name).write_bytes(b"x")

    assert arrivals.newest(tmp_path, frozenset(), ()) is None
    assert arrivals.newest(tmp_path / "weg", frozenset(), ()) is None


@pytest.mark.parametrize("folder_name", ["weg", "m" * 300])
def test_a_watched_folder_that_cannot_be_asked_is_left_until_it_can(
    window, operations, filled, qtbot, monkeypatch, tmp_path, folder_name
):
    """Windows says of a server that is away something else than that the folder is absent."""
    policy, folder = tmp_path / "instellingen.toml", tmp_path / "server" / folder_name
    policy.write_text(f"gevolgde-map = '{folder}'\n", encoding="utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: policy)
    band = window.folder_band
    band.refresh()
    settle(qtbot, operations)
    assert band.isHidden()

    there = tmp_path / "terug"
    there.mkdir()
    arrives(filled, there)
    policy.write_text(f"gevolgde-map = '{there}'\n", encoding="utf-8")
    band.refresh()
    qtbot.waitUntil(band.isVisible)


def comes_by_itself(filled, folder, *, struck=""):
    """Put a sheet of the next period in the folder, in which everything fits what is known.

    struck: a cell that is struck through.
    """
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
    rows = [
        ("Delft", 36, -26, 1, 2),
        ("Westland", 42, 2, 1, 3),
        ("'s-Gravenhage", 90, -25, 1, 1),
        ("Zoetermeer", 50, -25, 1, 3),
        ("Wassenaar", 20, -4, 1, 1),
    ]
    title = "Taakstelling 2026-II, stand 10 juli 2026"
    path = filled.sheet(rows, head=head, title=title, name="juli 10.xlsx")
    if struck:
        book = load_workbook(path)
        book.active[struck].font = Font(strike=True)
        book.save(path)
    path.rename(folder / path.name)


def test_a_file_in_which_nothing_needs_eyes_comes_in_and_can_be_taken_back_with_one_key(
    folder, window, operations, filled, qtbot
):
    filled.act(read_unasked, TODAY, wanted=True)
    before = filled.tables(besides=LOG)
    band = window.unasked_band
    comes_by_itself(filled, folder)
    qtbot.waitUntil(band.isVisible)
    settle(qtbot, operations)

    assert band.text.startswith("juli 10.xlsx geïmporteerd: ")
    assert window.folder_band.isHidden()
    line = filled.ask(journal, 1)[0]
    assert line.summary.startswith("Import van juli 10.xlsx, zonder vragen: ")
    on_top(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, operations)
    assert band.text.endswith("Dat is ongedaan gemaakt.")
    assert filled.tables(besides=LOG) == before
    window.folder_band.refresh()
    settle(qtbot, operations)
    assert filled.tables(besides=LOG) == before


def test_the_same_file_with_one_number_struck_through_is_asked(folder, window, filled, qtbot):
    filled.act(read_unasked, TODAY, wanted=True)
    before = filled.tables()
    comes_by_itself(filled, folder, struck="D5")
    qtbot.waitUntil(window.folder_band.isVisible)

    assert window.folder_band.text.endswith("1 probleem. Importeren? (F9)")
    assert window.unasked_band.isHidden()
    assert filled.tables() == before


def test_without_a_copy_the_file_is_offered_after_all(
    folder, window, operations, filled, qtbot, monkeypatch
):
    def no_copy():
        raise DiskFull(Path("toezicht.db"))

    monkeypatch.setattr(operations, "_secure", no_copy)
    filled.act(read_unasked, TODAY, wanted=True)
    before = filled.tables()
    comes_by_itself(filled, folder)
    qtbot.waitUntil(window.folder_band.isVisible)

    assert window.folder_band.text.endswith("Importeren? (F9)")
    assert window.unasked_band.isHidden()
    assert filled.tables() == before


def test_several_that_came_in_are_taken_back_from_the_journal(window, operations, filled, qtbot):
    plan = filled.plan(filled.folder / "juli.xlsx", TODAY)
    band = window.unasked_band
    band.tell(8, plan)
    band.tell(9, replace(plan, file_name="mei.xlsx"))
    assert band.text == "juli.xlsx geïmporteerd: 5 gelijk.\nmei.xlsx geïmporteerd: 5 gelijk."
    band.pressed.emit()
    settle(qtbot, operations)

    assert window.current_page is window.pages.at(Place.JOURNAL)


def test_an_offer_names_what_lists_would_record(folder, window, qtbot):
    head = ("Gemeente", "Datum", "Soort", "Samenvatting")
    talk = ("Zoetermeer", TODAY, "bezoek", "Langs de locaties")
    (folder / "eigen.xlsx").write_bytes(workbook(Contacten=(head, talk)))

    qtbot.waitUntil(window.folder_band.isVisible)

    assert window.folder_band.text == ("Nieuw bestand eigen.xlsx: 1 contact. Importeren? (F9)")
