"""The monthly import of a sheet and its undo, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.hands import control, part_of
from tests.ui.ui_tools import CTRL, press, settle, write
from toezichtdesk import wording
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store import schema
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
LOG = (*schema.OUTSIDE, *(f"{name}_before" for name in schema.BEFORE))
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
ROWS = (("Delft", 36, -26, 1), ("Den Hag", 90, -25, 2), ("Zoetermeer", 50, -25, "volgt"))


def tab_to(widget) -> None:
    """Press Tab until the widget has the cursor."""
    for _ in range(40):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {widget.text()}")


def active(window, qtbot) -> None:
    """Wait until the window has the keyboard focus, which a real screen gives it by itself."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def test_a_sheet_with_an_unknown_name_and_no_number_goes_in_and_back(
    window, operations, filled, qtbot
):
    title = "Taakstelling 2026-II, stand 10 juli 2026"
    path = filled.sheet(ROWS, head=HEAD, title=title, name="juli 10.xlsx")
    before = filled.tables(besides=LOG)
    active(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    write(str(path))
    press(Qt.Key.Key_Return)
    active(window, qtbot)
    page = window.pages.at(Place.IMPORTING)
    review = part_of(page, ReviewView)
    qtbot.waitUntil(lambda: review.isVisible())
    settle(qtbot, operations)
    assert [wording.refusal(refusal).found for refusal in review.plan.refusals] == [
        "Den Hag",
        "volgt",
    ]

    press(Qt.Key.Key_F8)  # the second problem, and the cursor where it is solved
    write("3")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert [wording.refusal(refusal).found for refusal in review.plan.refusals] == ["Den Hag"]
    QApplication.focusWidget().lineEdit().selectAll()
    write("'s-Gravenhage")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert review.plan.refusals == ()
    active(window, qtbot)  # again, now that the list of names is gone
    press(Qt.Key.Key_Return)  # Gevolgen
    qtbot.waitUntil(lambda: part_of(page, ConsequencesView).isVisible())
    assert filled.tables(besides=LOG) == before
    press(Qt.Key.Key_Return)  # Importeren
    qtbot.waitUntil(lambda: part_of(page, DoneView).isVisible())
    settle(qtbot, operations)
    assert filled.tables(besides=LOG) != before
    tab_to(control(part_of(page, DoneView), "Ongedaan maken"))
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert filled.tables(besides=LOG) == before
    assert [line.summary for line in filled.ask(journal, 2)] == [
        "Import van juli 10.xlsx ongedaan gemaakt.",
        "Import van juli 10.xlsx: 3 nieuw.",
    ]
