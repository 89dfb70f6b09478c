"""The core tasks of a morning, by keyboard alone and with the keys counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton

from tests.flows.hands import Hands, choose_in_menu, click, free_text, heard
from tests.ui.dossier_tools import opened
from tests.ui.hands import control, part_of
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import decide, plans
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasureData
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.contacts.quick_entry import QuickEntry
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.finder import Finder
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.today.page import TodayPage

pytest_plugins = ("tests.ui.shell",)
ZOETERMEER = "GM0637"
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
ROWS = (("Delft", 36, -26, 1), ("Den Hag", 90, -25, 2), ("Zoetermeer", 50, -25, "volgt"))
CALL = "zoe bel wethouder flexwoningen vertraagd >di terugbellen"


@pytest.fixture
def hands(qapp) -> Iterator[Hands]:
    hands = Hands()
    yield hands
    hands.rest()


def test_t1_what_is_to_be_done_today_is_there_at_once(
    operations, theme, settings, filled, hands, qtbot
):
    window = MainWindow(operations, theme, settings, Backups(filled.path))
    qtbot.addWidget(window)
    window.show()
    window.start()
    settle(qtbot, operations)

    assert isinstance(window.current_page, TodayPage)
    assert window.current_page.model.rowCount() > 0
    assert (hands.keys, hands.clicks) == (0, 0)


def test_t2_a_call_is_logged_with_what_follows(window, operations, filled, hands, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_Space, CTRL)
    form = heard(opened(window.findChild(QuickEntry), qtbot), qtbot)
    with free_text(hands):
        write(CALL)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert _followed_up(filled) == "terugbellen"
    assert hands.keys <= 14
    assert not shiboken6.isValid(form) or not form.isVisible()


def test_t2_by_mouse(window, operations, filled, hands, qtbot):
    focused(qtbot, window.overview.table)
    choose_in_menu(window, window.commands.menus.quick)
    form = heard(opened(window.findChild(QuickEntry), qtbot), qtbot)
    with free_text(hands):
        write(CALL)
    click(next(each for each in form.findChildren(QPushButton) if each.isDefault()))
    settle(qtbot, operations)

    assert _followed_up(filled) == "terugbellen"
    assert hands.clicks <= 5


def _followed_up(desk) -> str:
    return desk.ask(dossier, ZOETERMEER, TODAY).contacts[0].follow_up


def test_t3_a_sheet_with_two_problems_goes_in(window, operations, filled, hands, qtbot):
    title = "Taakstelling 2026-II, stand 10 juli 2026"
    path = filled.sheet(ROWS, head=HEAD, title=title, name="juli 10.xlsx")
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_I, CTRL)
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    with free_text(hands):
        write(str(path))
    press(Qt.Key.Key_Return)
    page = window.pages.at(Place.IMPORTING)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())
    settle(qtbot, operations)
    heard(window, qtbot)
    press(Qt.Key.Key_F8)
    write("3")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    QApplication.focusWidget().lineEdit().selectAll()
    with free_text(hands):
        write("'s-Gravenhage")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    heard(window, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part_of(page, ConsequencesView).isVisible())
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part_of(page, DoneView).isVisible())
    settle(qtbot, operations)

    assert filled.ask(journal)[0].summary == "Import van juli 10.xlsx: 3 nieuw."
    assert hands.keys <= 12


def test_t4_four_proposals_of_which_one_is_decided_otherwise(
    window, operations, filled, hands, qtbot
):
    filled.act(decide.accept, TODAY, ZOETERMEER, decided_on=TODAY, reference="GS-1")
    window.refresh()
    settle(qtbot, operations)
    number = list(Place).index(Place.ASSESSING) + 1
    before = filled.ask(journal)[0].id
    press(getattr(Qt.Key, f"Key_{number}"), CTRL)
    settle(qtbot, operations)
    form = window.pages.assessing.form
    for _ in range(3):
        press(Qt.Key.Key_O, CTRL)
        settle(qtbot, operations)
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(form.motive.hasFocus)
    with free_text(hands):
        write("De cijfers van juli zijn nog niet vastgesteld.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    decided = [line for line in filled.ask(journal) if line.act is Act.DECIDE and line.id > before]
    assert len(decided) == 4
    assert "afgeweken" in decided[0].summary
    assert hands.keys <= 9


def saved(window, qtbot) -> None:
    """Wait until the name of the paper is asked."""
    heard(opened(window.findChild(QFileDialog), qtbot), qtbot)


def test_t5_a_meeting_sheet_as_pdf(window, operations, papers, hands, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    heard(opened(window.findChild(Finder), qtbot), qtbot)
    write("zoe")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    heard(window, qtbot)
    press(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, operations)
    saved(window, qtbot)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    (paper,) = papers.glob("*Zoetermeer*.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert hands.keys <= 9


def test_t5_by_mouse(window, operations, papers, hands, qtbot):
    table = window.overview.table
    focused(qtbot, table)
    line = next(n for n, row in enumerate(window.overview.rows) if row.code == ZOETERMEER)
    at = table.visualRect(table.model().index(line, 1)).center()
    click(table.viewport(), at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, operations)
    click(part_of(window.pages.dossier, DossierHeader).acts[2])
    settle(qtbot, operations)
    saved(window, qtbot)
    box = window.findChild(QFileDialog).findChild(QDialogButtonBox)
    click(box.button(QDialogButtonBox.StandardButton.Save))
    settle(qtbot, operations)

    qtbot.waitUntil(lambda: bool(list(papers.glob("*.pdf"))))
    assert hands.clicks <= 4


@pytest.fixture
def papers(tmp_path, monkeypatch):
    """The folder in which papers are kept, for this test alone."""
    folder = tmp_path / "documenten"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    monkeypatch.setattr(FileDialog, "_last", "")  # of a test before
    return folder


def test_t6_finding_a_municipality(window, operations, hands, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    opened(window.findChild(Finder), qtbot)
    write("zoe")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    shown = window.pages.dossier.dossier
    assert (shown.row.name, shown.row.rung) == ("Zoetermeer", 3)
    assert hands.keys <= 6


def test_t8_an_import_is_taken_back(window, operations, filled, hands, qtbot):
    assert filled.ask(journal)[0].act is Act.IMPORT
    focused(qtbot, window.overview.table)

    press(Qt.Key.Key_Z, CTRL)
    settle(qtbot, operations)

    assert filled.ask(journal)[0].act is Act.UNDO
    assert hands.keys <= 6


def test_t7_a_measure_becomes_late_with_a_new_day_and_the_reason(
    window, operations, filled, hands, qtbot
):
    draft = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, due_on=date(2026, 7, 1))
    filled.act(plans.add_measure, TODAY, ZOETERMEER, draft)
    window.refresh()
    window.show_place(Place.TODAY)
    settle(qtbot, operations)
    page = window.current_page
    focused(qtbot, page.table)
    page.table.choose_line(
        page.model.line_of(lambda e: e.duty and e.duty.action.kind is ActionKind.MEASURE)
    )

    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    form = opened(page.findChild(MeasureDialog), qtbot)
    qtbot.waitUntil(control(form, "Status").hasFocus)
    press(Qt.Key.Key_V)
    press(Qt.Key.Key_Tab)
    write("1-9")
    press(Qt.Key.Key_Tab)
    with free_text(hands):
        write("Netcongestie")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    dossier_ = filled.ask(dossier, ZOETERMEER, TODAY)
    (measure,) = dossier_.plan.measures
    assert (measure.status, measure.due_on, measure.reason) == (
        MeasureStatus.DELAYED,
        date(2026, 9, 1),
        "Netcongestie",
    )
    assert hands.keys <= 12
