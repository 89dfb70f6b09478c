"""The whole program in one process: opening, refusing, a first start, a trial, putting back."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, suppress
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLockFile, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from tests import leaks
from tests.conftest import signed
from tests.ui.app_tools import (
    act_on,
    begin_on,
    filled_window,
    message_of,
)
from tests.ui.hands import control, part_of, read_table
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.app import checking
from toezichtdesk.app.backups import Backups
from toezichtdesk.app.desk import Desk
from toezichtdesk.casework import municipalities
from toezichtdesk.casework.settings import keep_copies
from toezichtdesk.cli import commands
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.paths import settings_file
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store import guards
from toezichtdesk.store.backup import back_up
from toezichtdesk.store.database import Database
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.dossier.pieces import Fact
from toezichtdesk.ui.forms.dialogs import Message
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def begin(qapp, dutch, qtbot):
    yield from begin_on(qapp, dutch, qtbot)


def test_it_opens_the_database_and_fills_the_overview(begin, filled, qtbot):
    filled.database.close()

    window = filled_window(begin(filled.path), qtbot, 5)

    assert window.windowTitle() == "Toezichtdesk – Zuid-Holland"


def test_a_record_that_was_changed_beside_the_program_is_reported_at_the_start(
    begin, filled, qtbot
):
    filled.database.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        guards.lift_guards(connection)
        connection.execute("UPDATE figure SET value = value + 1 WHERE municipality = 'GM0503'")
        guards.set_guards(connection)
        connection.commit()

    window = filled_window(begin(filled.path), qtbot, 5)

    qtbot.waitUntil(lambda: "buiten het programma om" in window.band.text)
    assert "Tabel figure, handeling 2" in window.band.text
    window.show_place(Place.OVERVIEW)
    rows = read_table(window.overview)
    assert rows
    assert all(row["Achterstand"].startswith("! ") for row in rows)  # one act wrote them all


def test_a_check_that_is_not_done_ends_when_the_file_is_closed(
    begin, filled, qtbot, tmp_path, monkeypatch
):
    """Windows replaces no file that a process has open."""
    filled.database.close()
    begun = tmp_path / "begonnen"
    goes_on = f"import threading; open({str(begun)!r}, 'w').close(); threading.Event().wait()"
    monkeypatch.setattr(checking, "LARGE", 0)
    monkeypatch.setattr(checking, "_command", lambda: [sys.executable, "-S", "-c", goes_on])
    before = leaks.children()
    desk = begin(filled.path)
    qtbot.waitUntil(begun.exists)

    desk.end()

    assert leaks.children() == before


def test_what_could_not_be_verified_is_said_no_more_once_it_was(window, operations, qtbot):
    window.mark_doubt(Doubt("Niet nagegaan.", is_verified=False))
    assert window.band.text == "Niet nagegaan."

    window.mark_doubt(Doubt())

    assert not window.band.isVisible()
    window.show_refusal("Iets anders.")
    window.mark_doubt(Doubt())
    assert window.band.text == "Iets anders."


def test_whom_a_change_beside_the_program_may_be_about_is_marked_where_its_number_stands(
    window, operations, qtbot
):
    words = "Tabel contact, handeling 3: hier klopt iets niet."

    window.mark_doubt(Doubt(words, frozenset({"GM0503"})))

    assert not window.findChildren(DossierHeader), "it would hold up the window to build it now"
    model = window.overview.model
    headings = [column.title for column in model.columns]
    for line, row in enumerate(read_table(window.overview)):
        cell = model.index(line, headings.index("Achterstand"))
        is_marked = model.row_at(cell).code == "GM0503"
        assert row["Achterstand"].startswith("! ") == is_marked
        assert row["Gemeente"].startswith("! ") == is_marked
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            assert (words in cell.data(role)) == is_marked
    for code in ("GM0518", "GM0503"):
        window.show_municipality(code)
        settle(qtbot, operations)
        head = part_of(window, DossierHeader)
        marked = [each for each in head.findChildren(Fact) if each.toolTip() == words]
        names = [each.accessibleName().split(": ")[1] for each in marked]
        assert [name.startswith("! ") for name in names] == (
            [True, True] if code == "GM0503" else []
        )
        assert all(each.accessibleDescription() == words for each in marked)
    window.mark_doubt(Doubt())
    assert not any(each.toolTip() == words for each in head.findChildren(Fact))


def test_another_file_in_the_place_of_the_open_database_is_told_and_left_alone(
    begin, filled, qtbot, tmp_path
):
    """At the next look for acts of others; `tests/store/test_database.py` tries every act."""
    copy = back_up(filled.path, tmp_path / "kopie.db").path
    filled.act(keep_copies, TODAY, 40)
    filled.database.close()
    window = filled_window(begin(filled.path), qtbot, 5)

    def replaced():
        with suppress(PermissionError):  # Windows: as long as the program has the file open
            copy.replace(filled.path)
        return not copy.exists()

    qtbot.waitUntil(replaced)
    before = filled.path.read_bytes()

    window.elsewhere.look()

    qtbot.waitUntil(lambda: "is intussen vervangen door een ander bestand" in window.band.text)
    assert filled.path.read_bytes() == before


def test_a_clock_that_stands_before_the_last_act_is_told_at_the_start(begin, filled, qtbot):
    filled.act(municipalities.follow, date(2026, 9, 1), ["GM0518"])
    filled.database.close()

    desk = begin(filled.path)

    qtbot.waitUntil(lambda: desk.window is not None and "De klok staat op" in desk.window.band.text)


def test_a_second_window_on_the_same_database_is_refused(begin, filled, qtbot):
    lock = QLockFile(f"{filled.path}.lock")
    assert lock.tryLock(0)

    begin(filled.path)

    assert "al open met deze database" in message_of(qtbot).accessibleDescription()
    lock.unlock()


@pytest.mark.parametrize("content", [b"", b"geen database, maar een brief", b"SQLite format 3\0"])
def test_a_file_that_is_no_database_of_ours_is_named_and_left_alone(
    begin, tmp_path, qtbot, content
):
    path = tmp_path / "brief.db"
    path.write_bytes(content)

    begin(path)

    assert "brief.db" in message_of(qtbot).accessibleDescription()
    assert path.read_bytes() == content


def first_screen(desk, qtbot):
    qtbot.waitUntil(lambda: desk.welcome.province.count() == 13)
    return desk.welcome


def pressed(welcome, name):
    buttons = welcome.findChildren(QPushButton)
    next(each for each in buttons if each.accessibleName() == name).click()


def test_a_first_start_begins_with_the_municipalities_that_are_ticked(begin, tmp_path, qtbot):
    path = tmp_path / "nieuw" / "toezichtdesk.db"
    desk = begin(path)
    welcome = first_screen(desk, qtbot)
    assert not path.exists()

    welcome.province.setCurrentText("Utrecht")
    assert len(welcome.ticked) == 26
    QTest.keyClick(welcome.province, Qt.Key.Key_Return)
    assert welcome.step == 1
    welcome.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(welcome.list, Qt.Key.Key_Enter)
    assert welcome.step == 2
    begin_now = control(welcome, "Beginnen met 25 gemeenten")
    words = begin_now.parentWidget().findChild(QLabel)  # a click beside the button does it too
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)

    window = filled_window(desk, qtbot, 25)
    assert window.isVisible()
    assert desk.welcome is None
    assert window.current_page is window.pages.at(Place.IMPORTING)
    assert window.findChild(QFileDialog) is None  # who has no sheet yet is not asked for one


def test_a_first_start_goes_by_the_keyboard_alone(begin, tmp_path, qtbot):
    desk = begin(tmp_path / "toezichtdesk.db")
    welcome = first_screen(desk, qtbot)
    qtbot.waitUntil(welcome.isActiveWindow)
    assert welcome.focusWidget() is welcome.province

    qtbot.keyClicks(welcome.province, "Zee")
    qtbot.keyClick(welcome.province, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: welcome.focusWidget() is welcome.list)
    qtbot.keyClick(welcome.list, Qt.Key.Key_Space)
    count = welcome.list.count() - 1
    assert len(welcome.ticked) == count
    qtbot.keyClick(welcome.list, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: welcome.step == 2)
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)

    assert filled_window(desk, qtbot, count).isVisible()


def test_a_first_start_that_was_left_goes_on_where_it_was_and_asks_nothing_twice(
    begin, tmp_path, qtbot
):
    path = tmp_path / "toezichtdesk.db"
    first = begin(path)
    welcome = first_screen(first, qtbot)
    welcome.province.setCurrentText("Utrecht")
    pressed(welcome, "Verder")
    welcome.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    ticked = welcome.ticked
    pressed(welcome, "Verder")
    welcome.close()
    first.end()

    again = begin(path)
    welcome = first_screen(again, qtbot)
    assert welcome.step == 2
    assert welcome.ticked == ticked
    pressed(welcome, "Beginnen met 25 gemeenten")
    filled_window(again, qtbot, 25)
    again.window.close()
    again.end()
    assert (
        "start" not in QSettings(str(settings_file(path)), QSettings.Format.IniFormat).childGroups()
    )

    third = begin(path)
    filled_window(third, qtbot, 25)
    assert third.welcome is None
    assert third.window.current_page is third.window.pages.at(Place.TODAY)


def test_the_first_sheet_is_checked_as_soon_as_the_desk_is_there(begin, filled, tmp_path, qtbot):
    filled.database.close()
    desk = begin(tmp_path / "nieuw.db")
    welcome = first_screen(desk, qtbot)
    welcome.province.setCurrentText("Zuid-Holland")
    pressed(welcome, "Verder")
    pressed(welcome, "Verder")
    pressed(welcome, "Blad kiezen…")
    dialog = welcome.findChild(QFileDialog)

    dialog.fileSelected.emit(str(filled.folder / "juli.xlsx"))

    qtbot.waitUntil(lambda: desk.window is not None)
    page = desk.window.pages.at(Place.IMPORTING)
    review = part_of(page, ReviewView)
    qtbot.waitUntil(review.isVisible)
    assert review.plan.file_name == "juli.xlsx"


def test_a_trial_is_marked_and_leaves_the_own_database_alone(begin, tmp_path, qtbot):
    desk = begin(tmp_path / "toezichtdesk.db", is_trial=True)
    qtbot.waitUntil(lambda: bool(desk.window.overview.rows))

    assert "PROEF" in desk.window.windowTitle()
    assert "verzonnen" in desk.window.trial_band.text
    assert not (tmp_path / "toezichtdesk.db").exists()


def test_a_copy_is_put_back_after_one_question(begin, filled, qtbot):
    copy = Backups(filled.path).make("handmatig")
    filled.stand(TODAY, "Stand 1 juli 2026, periode 2026-I", ("Delft", 36, -10, 25), name="x.xlsx")
    assert filled.ask(journal, 1)[0].act == "import"
    lines = len(filled.ask(journal))
    filled.database.close()
    desk = begin(filled.path)
    before = filled_window(desk, qtbot, 5)

    before.restore_asked.emit(copy.path)
    message = before.findChild(Message)
    assert str(copy.path) in message.accessibleDescription()
    message.act.click()
    qtbot.waitUntil(lambda: desk.window is not None and desk.window is not before)
    filled_window(desk, qtbot, 5)

    database = Database.open(filled.path)
    with database.reading() as connection:
        assert len(journal(connection)) == lines - 1
    database.close()
    assert "teruggezet" in desk.window.notice.text
    assert list(filled.folder.glob("*vervangen*.db"))


def test_closing_after_a_change_keeps_a_copy(begin, filled, qtbot):
    filled.database.close()
    desk = begin(filled.path)
    window = filled_window(desk, qtbot, 5)
    act_on(window, qtbot)

    window.close()
    desk.end()

    copies = Backups(filled.path).copies()
    assert [copy.reason for copy in copies] == ["bij-afsluiten"]


@pytest.mark.parametrize("way", ["the same name", "a symbolic link", "a hard link"])
def test_a_second_start_hands_over_to_the_window_that_is_open(begin, filled, qtbot, tmp_path, way):
    if way == "a symbolic link" and os.name == "nt":
        pytest.skip("on Windows only an administrator may make links")
    filled.database.close()
    first = begin(filled.path)
    filled_window(first, qtbot, 5)
    other = tmp_path / "ander.db"
    if way == "the same name":
        other = filled.path
    elif way == "a symbolic link":
        other.symlink_to(filled.path)
    else:
        os.link(filled.path, other)
    first.window.showMinimized()
    left = []

    second = Desk(QApplication.instance(), other, lambda: signed(TODAY), is_trial=False)
    second.left.connect(left.append)
    second.begin()

    qtbot.waitUntil(lambda: not first.window.isMinimized())
    assert left == [0]
    assert second.window is None
    second.end()


def test_the_console_puts_nothing_back_under_an_open_window(begin, filled, qtbot, tmp_path, capsys):
    copy = back_up(filled.path, tmp_path / "kopie.db").path
    filled.database.close()
    first = begin(filled.path)
    filled_window(first, qtbot, 5)
    before = filled.path.stat().st_ino

    code = commands.main(["--database", str(filled.path), "restore", str(copy)])

    assert code == 1
    assert "Sluit het venster eerst" in capsys.readouterr().err
    assert filled.path.stat().st_ino == before
    first.end()
    assert commands.main(["--database", str(filled.path), "restore", str(copy)]) == 0


def test_a_database_that_was_still_being_opened_at_the_end_is_released(begin, filled):
    """It came in after the end and was locked again, so that on Windows its lock could not go."""
    filled.database.close()
    desk = begin(filled.path)

    desk.window.close()
    desk.end()
    QCoreApplication.sendPostedEvents()

    lock = QLockFile(f"{filled.path}.lock")
    assert lock.tryLock(0)
    lock.unlock()
