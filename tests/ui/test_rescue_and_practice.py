"""A damaged database is rescued, and a practice copy never touches the officer's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import signed
from tests.ui.app_tools import (
    act_on,
    begin_on,
    filled_window,
    message_of,
)
from tests.ui.hands import click_on, control, part_of
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import practice
from toezichtdesk.paths import practice_file, settings_file
from toezichtdesk.store.refusals import DiskFull
from toezichtdesk.ui.journal.backups import BackupsPane
from toezichtdesk.ui.practice_dialog import PracticeDialog, Wish
from toezichtdesk.ui.start.rescue import RescueDialog

pytest_plugins = ("tests.ui.shell",)
LOOK = "Bekijk alleen-lezen"


@pytest.fixture
def begin(qapp, dutch, qtbot):
    yield from begin_on(qapp, dutch, qtbot)


def rescue_of(qtbot):
    def shown():
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if isinstance(each, RescueDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def damaged(path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(8192) + content[12288:])
    return path.read_bytes()


def test_a_damaged_database_is_back_in_one_click(begin, filled, qtbot):
    """It could only be opened again by hand, outside the program."""
    copy = Backups(filled.path).make("voor-import").path
    filled.database.close()
    before = damaged(filled.path)
    desk = begin(filled.path)

    dialog = rescue_of(qtbot)
    assert str(copy) in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.act.click()

    filled_window(desk, qtbot, 5)
    (aside,) = filled.path.parent.glob("*-beschadigd-*.db")
    assert aside.read_bytes() == before


def test_without_a_copy_what_reads_is_saved_and_opened(begin, filled, qtbot):
    filled.database.close()
    before = damaged(filled.path)
    desk = begin(filled.path)

    rescue_of(qtbot).act.click()
    message = message_of(qtbot)
    assert "gered" in message.accessibleDescription()
    message.act.click()

    qtbot.waitUntil(lambda: desk._database is not None)
    (aside,) = filled.path.parent.glob("*-beschadigd-*.db")
    assert aside.read_bytes() == before


def practise(desk, qtbot, wish):
    before = desk.window
    before.trial_band.ask()
    qtbot.waitUntil(lambda: before.findChild(PracticeDialog) is not None)
    dialog = before.findChild(PracticeDialog)
    names = {
        Wish.ANEW: control(dialog, "Opnieuw beginnen"),
        Wish.THROW_AWAY: control(dialog, "Weggooien"),
    }
    names.get(wish, dialog.act).click()
    return filled_window(desk, qtbot, 5)


def test_practising_on_own_data_is_marked_and_never_comes_back(begin, filled, qtbot):
    filled.database.close()
    desk = begin(filled.path)
    filled_window(desk, qtbot, 5)
    before = filled.path.read_bytes()

    window = practise(desk, qtbot, Wish.GO_ON)
    assert window.windowTitle() == "Toezichtdesk – PROEF – Zuid-Holland"
    assert "PROEF met een kopie" in window.trial_band.text
    act_on(window, qtbot)
    assert filled.path.read_bytes() == before

    window.trial_band.pressed.emit()
    qtbot.waitUntil(lambda: desk.window not in (None, window))
    own = filled_window(desk, qtbot, 5)
    assert own.windowTitle() == "Toezichtdesk – Zuid-Holland"
    assert own.trial_band.text == ""
    assert filled.path.read_bytes() == before
    assert practice_file(filled.path).exists()

    again = practise(desk, qtbot, Wish.GO_ON)
    assert again.windowTitle() == "Toezichtdesk – PROEF – Zuid-Holland"
    practise(desk, qtbot, Wish.THROW_AWAY)
    assert not practice_file(filled.path).parent.exists()
    assert desk.window.windowTitle() == "Toezichtdesk – Zuid-Holland"


def test_when_no_new_practice_copy_can_be_made_the_window_shows_the_own_data(
    begin, filled, qtbot, monkeypatch
):
    filled.database.close()
    desk = begin(filled.path)
    filled_window(desk, qtbot, 5)
    inside = practise(desk, qtbot, Wish.GO_ON)

    monkeypatch.setattr(practice, "begin", _refuse)
    inside.trial_band.ask()
    qtbot.waitUntil(lambda: inside.findChild(PracticeDialog) is not None)
    click_on(inside.findChild(PracticeDialog), "Opnieuw beginnen")

    qtbot.waitUntil(lambda: desk.window not in (None, inside))
    own = filled_window(desk, qtbot, 5)
    assert own.windowTitle() == "Toezichtdesk – Zuid-Holland"
    assert desk.path == filled.path.resolve()
    qtbot.waitUntil(lambda: "proef.db is vol" in own.band.text)


def test_a_practice_copy_says_so_however_it_is_opened(begin, filled, qtbot):
    filled.database.close()
    path = practice.begin(filled.path, practice_file(filled.path), signed(TODAY))

    window = filled_window(begin(path), qtbot, 5)

    qtbot.waitUntil(lambda: "PROEF" in window.windowTitle())
    assert "PROEF met een kopie" in window.trial_band.text


def backed_up(window, qtbot):
    """Make a backup by hand; return the page, where it is chosen."""
    window.show_backups()
    pane = part_of(window, BackupsPane)
    click_on(pane, "Back-up maken")
    qtbot.waitUntil(control(pane, LOOK).isEnabled)
    return pane


def look_into_a_backup(desk, qtbot):
    """Make a backup of the record, record something after it, and look into the backup."""
    own = filled_window(desk, qtbot, 5)
    pane = backed_up(own, qtbot)
    act_on(own, qtbot)
    click_on(pane, LOOK)
    qtbot.waitUntil(lambda: desk.window not in (None, own))
    return filled_window(desk, qtbot, 5)


def test_a_backup_is_looked_at_and_nothing_can_be_recorded_in_it(begin, filled, qtbot):
    filled.database.close()
    desk = begin(filled.path)
    looking = look_into_a_backup(desk, qtbot)
    own, copy = filled.path.read_bytes(), desk.path
    seen = copy.read_bytes()

    assert looking.windowTitle() == "Toezichtdesk – ALLEEN-LEZEN – Zuid-Holland"
    band = r"ALLEEN-LEZEN: u bekijkt de back-up van \d\d-\d\d-\d{4} \d\d:\d\d\. "
    assert re.match(band, looking.trial_band.text)
    (refusal,) = act_on(looking, qtbot, comes_of_it="refused")
    assert "alleen om te bekijken" in refusal
    looking.show_backups()
    for name in ("Back-up maken", "Ander bestand terugzetten…", "Terugzetten…"):
        assert not control(part_of(looking, BackupsPane), name).isEnabled()
    assert not looking.commands.menus.back_up.isEnabled()
    looking.commands.menus.practice.trigger()
    assert "Ga eerst terug naar uw eigen gegevens" in looking.band.text
    assert copy.read_bytes() == seen
    assert filled.path.read_bytes() == own

    looking.trial_band.pressed.emit()
    qtbot.waitUntil(lambda: desk.window not in (None, looking))
    again = filled_window(desk, qtbot, 5)
    assert again.windowTitle() == "Toezichtdesk – Zuid-Holland"
    assert desk.path == filled.path.resolve()
    assert not copy.parent.exists()
    assert filled.path.read_bytes() == own


def test_what_is_seen_in_a_backup_is_still_new_in_the_own_data(begin, filled, qtbot):
    filled.database.close()
    looking = look_into_a_backup(begin(filled.path), qtbot)
    since = looking.pages.today.since
    with qtbot.waitSignal(since.counted):
        since.look()
    before = seen_up_to(filled.path)

    looking.commands.save_window_state()

    assert None not in before
    assert seen_up_to(filled.path) == before


def seen_up_to(database):
    kept = QSettings(str(settings_file(database)), QSettings.Format.IniFormat)
    return kept.value("today/seen_act"), kept.value("today/seen_moment")


def test_a_backup_that_is_damaged_is_not_looked_at(begin, filled, qtbot):
    filled.database.close()
    desk = begin(filled.path)
    own = filled_window(desk, qtbot, 5)
    pane = backed_up(own, qtbot)
    pane.model.rows[0].path.write_bytes(filled.path.read_bytes()[:8192])

    click_on(pane, LOOK)

    qtbot.waitUntil(lambda: desk.window not in (None, own))
    again = filled_window(desk, qtbot, 5)
    qtbot.waitUntil(lambda: "beschadigd" in again.band.text)
    assert again.windowTitle() == "Toezichtdesk – Zuid-Holland"


def _refuse(*_args):
    raise DiskFull(Path("proef.db"))
