"""The shell: pages, menus, words, names and what happens when something goes wrong."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

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
    QPushButton,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.hands import messages_on
from tests.ui.ui_tools import CTRL, focused, press, settle
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.ahead import MODULES, Ahead
from toezichtdesk.ui.crash import CrashDialog, CrashGuard
from toezichtdesk.ui.finder import Finder
from toezichtdesk.ui.forms.dialogs import tell
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
ENGLISH = re.compile(
    r"\b(the|and|cancel|close|open file|save|delete|ok|yes|no|help|search|find|copy|paste|undo|"
    r"redo|select|file|edit|view|name|error|warning|today|journal|row|loading|none)\b",
    re.IGNORECASE,
)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


def texts(root: QWidget) -> list[str]:
    result = [root.windowTitle(), root.toolTip(), root.accessibleName()]
    for widget in root.findChildren(QWidget):
        result += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, (QAbstractButton, QLabel)):
            result.append(widget.text())
        if isinstance(widget, QLineEdit):
            result.append(widget.placeholderText())
        result += [action.text() for action in widget.actions()]
    return [text.replace("&", "") for text in result if text]


def show(window, place, operations, qtbot):
    window.show_place(place)
    settle(qtbot, operations)
    return window.current_page


def test_what_holds_for_every_page(window, operations, qtbot):
    faults = {}
    for place in Place:
        page = show(window, place, operations, qtbot)
        faults[place.name] = [*page_faults(page), *uncopied(page), *second_primaries(page)]
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    tabs = window.current_page.findChild(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle(qtbot, operations)
        tab = tabs.currentWidget()
        more = second_primaries(window.current_page)
        faults[tabs.tabText(number)] = [*page_faults(tab), *uncopied(tab), *more]
    faults["status"] = [*page_faults(window.status)]
    words = texts(window) + [action.text() for action in window.actions()]
    faults["words"] = [text for text in words if ENGLISH.search(text)]

    assert "\n".join(f"{where}: {each}" for where, each in faults.items() if each) == ""


def page_faults(page: QWidget) -> Iterator[str]:
    """Yield the controls without a name or with another one than is read, and those too small."""
    for control in (each for kind in CONTROLS for each in page.findChildren(kind)):
        if isinstance(control.parent(), QComboBox) or control.objectName().startswith("qt_"):
            continue
        # a button that clears a field is hidden as long as nothing is typed
        if not (control.isVisibleTo(page) or isinstance(control.parent(), QLineEdit)):
            continue
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name).strip():
            yield f"{type(control).__name__} has no name"
    for button in page.findChildren(QAbstractButton):
        is_part = isinstance(button.parent(), (QLineEdit, QAbstractItemView))
        if button.isVisibleTo(page) and not is_part and min(button.width(), button.height()) < 24:
            yield f"{button.text()} is {button.width()} x {button.height()}"
        read = button.text().replace("&", "").rstrip("…")
        name = button.accessibleName() or read  # as Qt does
        if button.isVisibleTo(page) and not is_part and read not in name:
            yield f"{read} is called {name}"


def second_primaries(page: QWidget) -> list[str]:
    """Return the buttons in the colour of the one that matters most, after the first."""
    buttons = page.findChildren(QPushButton)
    return [b.text() for b in buttons if b.property("primary") and b.isVisibleTo(page)][1:]


def uncopied(page: QWidget) -> Iterator[str]:
    """Yield the lists of which no two rows can be marked and copied, and that say not why.

    A list without rows says in a sentence why.
    """
    for table in page.findChildren(RowsTable):
        if not table.isVisibleTo(page):
            continue
        name, rows = table.accessibleName(), table.model().rowCount()
        if not rows and not (table.emptiness and table.accessibleDescription()):
            yield f"{name} is empty without a word"
        if rows > 1:
            table.choose_line(0)
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
            QTest.keyClick(table, Qt.Key.Key_C, CTRL)
            lines = QApplication.clipboard().text().splitlines()
            if len(lines) != len(table.selected) + 1 or len(table.selected) < 2:
                yield f"{name} copies {len(lines) - 1} of {len(table.selected)}"


def test_after_a_restart_no_filter_works_unseen(window, operations, filled, theme, settings, qtbot):
    for place in Place:
        page = show(window, place, operations, qtbot)
        for field in page.findChildren(QLineEdit):
            if field.accessibleName().startswith("Filter"):
                field.setText("Delft")
        for box in page.findChildren(QComboBox):
            box.setCurrentIndex(box.count() - 1)
    window.close()
    again = MainWindow(operations, theme, settings, Backups(filled.path))
    again.show()
    again.start()
    settle(qtbot, operations)

    for place in Place:
        page = show(again, place, operations, qtbot)
        fields = [f for f in page.findChildren(QLineEdit) if f.isVisible() and f.text()]
        boxes = [b for b in page.findChildren(QComboBox) if b.isVisible() and b.currentIndex()]
        for table in page.findChildren(RowsTable):
            model = table.model()
            is_filtered = model.rowCount() < len(model.rows)
            assert not is_filtered or fields or boxes, f"{place}: {table.accessibleName()}"
    again.close()
    again.deleteLater()


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

    window.elsewhere.look()
    settle(qtbot, operations)

    row = next(row for row in window.overview.rows if row.code == "GM0503")
    assert row.last_contact == draft.held_on


def test_an_import_is_undone_from_the_journal(window, operations, qtbot):
    page = show(window, Place.JOURNAL, operations, qtbot)
    assert page.undo.isEnabled()

    page.undo.click()
    settle(qtbot, operations)

    assert any("ongedaan gemaakt" in message for message in messages_on(page))
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


def test_the_copy_before_an_import_is_reported_in_the_status_bar(window, operations, filled, qtbot):
    operations._secure = Backups(filled.path).before_import

    operations.perform_secured(lambda _connection, _by: None, lambda _none: None)
    settle(qtbot, operations)

    qtbot.waitUntil(
        lambda: any(
            button.text().startswith("Back-up ")
            for button in window.status.findChildren(QAbstractButton)
        )
    )


def test_the_other_pages_are_built_while_the_first_is_read(window, operations, qtbot):
    assert [name for name in MODULES if find_spec(name) is None] == []
    shown = list(window.pages.made)
    ahead = Ahead(window.pages, operations, window)

    window.overview.refresh()

    qtbot.waitUntil(lambda: window.pages.stack.count() == len(Place) + 1)
    ahead.stop()
    asked = [page for page in window.pages.made if page not in shown]
    assert {type(page).__name__ for page in asked} == {"ImportPage", "DossierPage"}
    assert window.pages.journal not in window.pages.made, "what nobody looks at asks nothing"
    window.show_place(Place.JOURNAL)
    settle(qtbot, operations)
    assert window.pages.journal.listing.model().rowCount()


def test_the_title_names_the_province_unless_the_municipalities_are_of_several(window):
    rows = window.overview.rows
    assert window.windowTitle() == "Toezichtdesk – Zuid-Holland"

    window.overview.loaded.emit((*rows, replace(rows[0], code="GM0344", province="Utrecht")))

    assert window.windowTitle() == "Toezichtdesk"
