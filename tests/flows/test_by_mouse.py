"""The core tasks of a morning by mouse, with the clicks counted; typed text is free.

One window for all of them, one after the other as on a morning. T2 and T5 are in `test_tasks`.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QWidget,
)

from tests.flows.hands import Hands, click, free_text, heard
from tests.flows.test_tasks import HEAD, ROWS, ZOETERMEER
from tests.ui.dossier_tools import opened
from tests.ui.hands import control, part_of
from tests.ui.ui_tools import TODAY, focused, press, settle, write
from toezichtdesk.casework import decide, plans
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasureData
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.rail import Entry, Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def hands(qapp):
    hands = Hands()
    yield hands
    hands.rest()


def test_the_tasks_of_a_morning_by_mouse(window, operations, filled, hands, qtbot):
    morning = Morning(window, operations, filled, hands, qtbot)
    focused(qtbot, window.overview.table)

    morning.find_a_municipality()
    assert hands.clicks <= 2, "T6"
    morning.make_a_measure_late()
    assert hands.clicks <= 4, "T7"
    morning.import_a_sheet()
    assert hands.clicks <= 6, "T3"
    morning.take_the_import_back()
    assert hands.clicks <= 3, "T8"
    morning.decide_on_four()
    assert hands.clicks <= 9, "T4"


class Morning:
    """The officer at the window; each task counts from nothing."""

    def __init__(self, window, operations, desk, hands, qtbot) -> None:
        self.window = window
        self.operations = operations
        self.desk = desk
        self.hands = hands
        self.qtbot = qtbot
        draft = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, due_on=date(2026, 7, 1))
        desk.act(plans.add_measure, TODAY, ZOETERMEER, draft)
        window.refresh()
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.operations)

    def find_a_municipality(self) -> None:
        """T6: open the dossier of a municipality and read rung, direction and next action."""
        self.hands.begin()
        overview = self.window.overview
        model = overview.table.model()
        names = [model.index(line, 1) for line in range(model.rowCount())]
        index = next(each for each in names if "Zoetermeer" in each.data())
        at = place_of(overview.table, index)
        click(overview.table.viewport(), at)
        QTest.mouseDClick(overview.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()
        shown = self.window.pages.dossier.dossier.row
        assert (shown.name, shown.rung, shown.next_action is not None) == ("Zoetermeer", 3, True)

    def make_a_measure_late(self) -> None:
        """T7: from Vandaag, a measure becomes late with a new day and the reason."""
        self.window.show_place(Place.TODAY)
        self.settle()
        self.hands.begin()
        page = self.window.current_page
        line = page.model.line_of(lambda e: e.duty and e.duty.action.kind is ActionKind.MEASURE)
        page.table.scrollTo(page.model.index(line, 0))
        last = page.model.index(line, page.model.columnCount() - 1)
        click(page.table.viewport(), place_of(page.table, last))
        self.settle()
        form = heard(opened(page.findChild(MeasureDialog), self.qtbot), self.qtbot)
        self.choose(control(form, "Status"), MeasureStatus.DELAYED.value.capitalize())
        focused(self.qtbot, control(form, "Status"))
        with free_text(self.hands):
            press(Qt.Key.Key_Tab)
            write("1-9")
            press(Qt.Key.Key_Tab)
            write("Netcongestie")
        click(form.act)
        self.settle()
        (measure,) = self.desk.ask(dossier, ZOETERMEER, TODAY).plan.measures
        assert (measure.status, measure.due_on) == (MeasureStatus.DELAYED, date(2026, 9, 1))

    def import_a_sheet(self) -> None:
        """T3: a sheet with two problems goes in."""
        title = "Taakstelling 2026-II, stand 10 juli 2026"
        path = self.desk.sheet(ROWS, head=HEAD, title=title, name="juli 10.xlsx")
        page = self.window.pages.at(Place.IMPORTING)
        self.hands.begin()
        click(self.entry(Place.IMPORTING))
        self.settle()
        click(named(self.window, "Bestand kiezen…"))
        dialog = heard(opened(self.window.findChild(QFileDialog), self.qtbot), self.qtbot)
        with free_text(self.hands):
            write(str(path))
        buttons = dialog.findChild(QDialogButtonBox)
        click(buttons.button(QDialogButtonBox.StandardButton.Open))
        self.shown(part_of(page, ReviewView))
        heard(self.window, self.qtbot)
        click(named(self.window, "Volgend probleem"))
        with free_text(self.hands):
            write("3")
            press(Qt.Key.Key_Return)
            self.settle()
            QApplication.focusWidget().lineEdit().selectAll()
            write("'s-Gravenhage")
            press(Qt.Key.Key_Return)
            self.settle()
        heard(self.window, self.qtbot)
        click(named(self.window, "Gevolgen ›"))
        self.shown(part_of(page, ConsequencesView))
        click(named(self.window, "Importeren"))
        self.shown(part_of(page, DoneView))
        assert self.desk.ask(journal)[0].summary == "Import van juli 10.xlsx: 3 nieuw."

    def take_the_import_back(self) -> None:
        """T8: that import again, from another page, in the Logboek."""
        self.window.show_place(Place.OVERVIEW)
        self.settle()
        self.hands.begin()
        click(self.entry(Place.JOURNAL))
        self.settle()
        page = self.window.current_page
        line = next(n for n, row in enumerate(page.model.shown) if row.act is Act.IMPORT)
        index = page.table.model().index(line, 2)
        click(page.table.viewport(), place_of(page.table, index))
        self.settle()
        click(named(self.window, "Ongedaan maken…", "Ongedaan maken"))
        self.settle()
        assert self.desk.ask(journal)[0].act is Act.UNDO

    def decide_on_four(self) -> None:
        """T4: four proposals, of which one is decided otherwise."""
        self.desk.act(decide.accept, TODAY, ZOETERMEER, decided_on=TODAY, reference="GS-1")
        self.window.refresh()
        self.settle()
        before = self.desk.ask(journal)[0].id
        self.hands.begin()
        click(self.entry(Place.ASSESSING))
        self.settle()
        form = self.window.pages.assessing.form
        for _ in range(3):
            click(named(form, "Overnemen"))
            self.settle()
        click(named(form, "Afwijken…"))
        self.qtbot.waitUntil(form.motive.hasFocus)
        with free_text(self.hands):
            write("De cijfers van juli zijn nog niet vastgesteld.")
        click(named(form, "Vastleggen"))
        self.settle()
        decided = [r for r in self.desk.ask(journal) if r.act is Act.DECIDE and r.id > before]
        assert len(decided) == 4

    def entry(self, place: Place) -> Entry:
        return next(e for e in self.window.rail.findChildren(Entry) if e.place is place)

    def choose(self, field: QComboBox, text: str) -> None:
        """Open the list of a field and choose a word in it: two clicks."""
        click(field)
        items = field.view()
        self.qtbot.waitUntil(items.isVisible)
        items.setCurrentIndex(items.model().index(field.findText(text), 0))
        with free_text(self.hands):  # without a screen the list of a field takes no click
            QTest.keyClick(items, Qt.Key.Key_Return)
        self.hands.clicks += 1
        self.qtbot.waitUntil(lambda: not items.isVisible())

    def shown(self, step: QWidget) -> None:
        self.qtbot.waitUntil(step.isVisible)
        self.settle()


def place_of(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    return view.visualRect(index).center()


def named(part: QWidget, *names: str) -> QPushButton:
    """Return the button with one of these names that can be seen and pressed."""
    return next(
        each
        for each in part.findChildren(QPushButton)
        if each.isVisible() and each.isEnabled() and each.text().replace("&", "") in names
    )
