"""The shell: pages, menus, words, names and what happens when something goes wrong."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import knowledge
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.crash import CrashDialog, CrashGuard
from toezichtdesk.ui.dialogs import tell
from toezichtdesk.ui.finder import Finder
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
OURS = (Place.TODAY, Place.OVERVIEW, Place.ASSESSING, Place.JOURNAL)
ENGLISH = re.compile(
    r"\b(the|and|cancel|close|open file|save|delete|ok|yes|no|help|search|find|copy|paste|undo|"
    r"redo|select|file|edit|view|name|error|warning|today|journal|row|loading|none)\b",
    re.IGNORECASE,
)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


def texts(root: QWidget) -> list[str]:
    found = [root.windowTitle(), root.toolTip(), root.accessibleName()]
    for widget in root.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, (QAbstractButton, QLabel)):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        found += [action.text() for action in widget.actions()]
    return [text.replace("&", "") for text in found if text]


def show(window, place, operations, qtbot):
    window.show_place(place)
    settle(qtbot, operations)
    return window.current_page


@pytest.mark.parametrize("place", OURS)
def test_no_english_word(window, place, operations, qtbot):
    show(window, place, operations, qtbot)
    words = texts(window) + [action.text() for action in window.actions()]

    assert [text for text in words if ENGLISH.search(text)] == []


@pytest.mark.parametrize("place", OURS)
def test_every_control_has_a_name(window, place, operations, qtbot):
    page = show(window, place, operations, qtbot)
    nameless = []
    for kind in CONTROLS:
        for control in page.findChildren(kind):
            inside = isinstance(control.parent(), (QComboBox, QLineEdit))
            if inside or not control.isVisibleTo(page) or control.objectName().startswith("qt_"):
                continue
            interface = QAccessible.queryAccessibleInterface(control)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(type(control).__name__)

    assert nameless == []


@pytest.mark.parametrize("place", OURS)
def test_targets_are_large_enough(window, place, operations, qtbot):
    page = show(window, place, operations, qtbot)
    small = [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page)
        and not isinstance(button.parent(), (QLineEdit, QAbstractItemView))
        and min(button.width(), button.height()) < 24
    ]

    assert small == []


@pytest.mark.parametrize("place", OURS)
def test_it_fits_a_small_screen(window, place, operations, qtbot):
    show(window, place, operations, qtbot)

    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 640


def test_the_menus_have_no_letter_twice(window):
    for menu in (action.menu() for action in window.menuBar().actions()):
        letters = [
            match[1].casefold()
            for action in menu.actions()
            if (match := re.search("&(\\w)", action.text()))
        ]
        assert len(letters) == len(set(letters)), menu.title()


def test_no_shortcut_serves_two_commands(window):
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]

    assert len(keys) == len(set(keys))


def test_the_pages_answer_to_ctrl_and_a_number(window, operations, qtbot):
    focused(qtbot, window.overview.table)

    press(Qt.Key.Key_3, CTRL)
    settle(qtbot, operations)

    assert window.rail.entries[Place.ASSESSING].isChecked()


def test_alt_left_returns_to_the_same_row(window, operations, qtbot):
    window.overview.table.choose("GM1783")
    window.show_place(Place.TODAY)

    window.go_back()

    assert window.current_page is window.overview
    assert window.overview.current_code == "GM1783"


def test_f6_goes_round(window, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_F6)
    assert window.status.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert window.overview.table.hasFocus()


def test_ctrl_k_finds_a_municipality_by_its_alias(window, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)
    write("den haag")

    with qtbot.waitSignal(finder.municipality_found) as found:
        press(Qt.Key.Key_Return)

    assert found.args == ["GM0518"]


def test_ctrl_k_finds_a_command(window, operations, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)
    write("logboek")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.rail.entries[Place.JOURNAL].isChecked()


def test_ctrl_k_finds_what_was_written_and_goes_there(window, operations, filled, qtbot):
    text = "Flexwoningen wachten op de aansluiting"
    draft = ContactData("GM0518", TODAY, ContactKind.VISIT, text)
    filled.act(log_contact, TODAY, draft)
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)

    write("aansluiting wacht")
    qtbot.waitUntil(lambda: finder.list.count() == 1)
    assert text in finder.list.item(0).text()
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    dossier = window.pages.dossier
    assert dossier.code == "GM0518"
    assert dossier._tabs.currentWidget() is dossier._contacts


def test_ctrl_k_finds_knowledge_and_goes_there(window, operations, filled, qtbot):
    older = KnowledgeData(KnowledgeKind.SESSION, TODAY, "Kamers delen", parties=("COA",))
    number = filled.act(knowledge.record, TODAY, older)
    filled.act(knowledge.record, TODAY, replace(older, title="Flexwonen"))
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)

    write("kamers")
    qtbot.waitUntil(lambda: finder.list.count() == 1)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    page = window.pages.knowledge
    qtbot.waitUntil(lambda: page.table.current is not None)
    assert page.table.current.item.id == number


def test_a_refusal_stands_on_top_of_the_page_until_it_is_closed(window, operations):
    operations.refused.emit("De schijf is vol.")

    assert window.band.text == "De schijf is vol."
    cross = next(
        button
        for button in window.band.findChildren(QAbstractButton)
        if button.accessibleName() == "Melding sluiten"
    )
    cross.click()
    assert window.band.text == ""


def test_an_act_of_the_console_beside_us_is_seen(window, operations, filled, qtbot):
    draft = ContactData(
        "GM0503", window.overview.rows[0].standing.reference_date, ContactKind.VISIT, "Bezoek."
    )
    filled.act(log_contact, draft.held_on, draft)

    window._look_beside()
    settle(qtbot, operations)

    row = next(row for row in window.overview.rows if row.code == "GM0503")
    assert row.last_contact == draft.held_on


def test_an_import_is_undone_from_the_journal(window, operations, qtbot):
    page = show(window, Place.JOURNAL, operations, qtbot)
    assert page.undo.isEnabled()

    page.undo.click()
    settle(qtbot, operations)

    assert "teruggedraaid" in page._band.text
    assert not any(row.can_be_undone for row in page.model.rows if "juli.xlsx" in row.summary)


def test_a_backup_is_made_and_shown(window, operations, filled, qtbot):
    page = show(window, Place.JOURNAL, operations, qtbot)
    page.show_backups()

    page.backups.make.click()
    settle(qtbot, operations)

    assert [copy.reason for copy in page.backups.model.rows] == ["handmatig"]
    assert list((filled.folder / "toezichtdesk-backups").glob("*.db"))


def test_a_dialog_is_gone_once_it_is_closed(window, operations, qtbot):
    message = tell(window, "Titel", "Tekst")
    dialogs = [message, Finder(operations, window.overview.rows, (), window)]
    dialogs.append(CrashDialog(ValueError("fout"), window))
    for dialog in dialogs:
        dialog.open()
        dialog.close()

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not any(isValid(dialog) for dialog in dialogs)


def test_an_error_on_a_worker_opens_the_dialog_on_the_ui_thread(window, qtbot, monkeypatch):
    guard = CrashGuard(window)
    monkeypatch.setattr("sys.excepthook", guard._hook)
    threads = []
    shown = guard.show_error

    class Watch:
        def __call__(self, error):
            threads.append(threading.current_thread())
            shown(error)

    guard.caught.disconnect()
    guard.caught.connect(Watch(), Qt.ConnectionType.QueuedConnection)

    def work():
        try:
            raise ZeroDivisionError("geheim")
        except ZeroDivisionError as error:
            guard._hook(type(error), error, None)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)

    dialog = window.findChild(CrashDialog)
    assert threads == [threading.main_thread()]
    assert "ZeroDivisionError" in dialog.details
    dialog.act.click()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    dialog.close()


def test_qt_writes_its_own_buttons_in_dutch(window):
    message = tell(window, "Titel", "Tekst")
    buttons = {button.text().replace("&", "") for button in message.findChildren(QAbstractButton)}
    message.close()

    assert buttons - {""} == {"Annuleren", "Sluiten"}


def test_closing_while_something_runs_is_safe(window, operations):
    window.refresh()

    assert window.close()
    assert isinstance(window, QWidget)


def test_a_dialog_has_a_window_it_belongs_to(window):
    message = tell(window, "Titel", "Tekst")

    assert message.parent() is window
    assert isinstance(message, QDialog)
    QTest.keyClick(message, Qt.Key.Key_Escape)
    assert not message.isVisible()


def test_a_notice_moves_nothing_on_the_page_and_leaves_by_itself(window):
    before = window.pages.stack.geometry()

    window.show_notice("De lijst staat op het klembord; plak haar in Excel.")

    foot = window.notice.parentWidget()
    assert window.notice.isVisible()
    assert window.pages.stack.geometry() == before
    assert foot.geometry().bottom() == window.rect().bottom()
    assert foot.width() == window.width()

    window.notice._time.timeout.emit()

    assert not foot.isVisible()


def test_a_notice_stays_at_the_foot_of_a_window_that_changes_size(window):
    window.show_notice("Back-up gemaakt.")

    window.resize(1000, 600)

    foot = window.notice.parentWidget()
    assert (foot.geometry().bottom(), foot.width()) == (window.height() - 1, 1000)


def test_the_copy_before_an_import_is_told_in_the_status_bar(window, operations, filled, qtbot):
    operations._secure = Backups(filled.path).before_import

    operations.perform_secured(lambda _connection, _by: None, lambda _none: None)
    settle(qtbot, operations)

    qtbot.waitUntil(lambda: window.status._backup.text().startswith("Back-up "))
