"""An import that takes its time says so, and can be stopped without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from tests.ui.dossier_tools import operations_on, two_stands
from tests.ui.hands import click_on, control, part_of, words_on
from tests.ui.ui_tools import settle
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.page import ImportPage
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.steps import BusyView

pytest_plugins = ("tests.ui.shell",)
TITLE = "Taakstelling 2026-I, stand 1 maart 2026"


class Somebody(QObject):
    def take(self, _answer):
        raise AssertionError("an endless question has no answer")

    def refuse(self, _message):
        pass


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, desk, qtbot):
    page = ImportPage(operations)
    page.finish()
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    page.start(desk.sheet([("Delft", 36, -10, 9)], title=TITLE, name="blad.xlsx"))
    settle(qtbot, operations)
    click_on(part_of(page, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    return page


@pytest.fixture
def long_work(operations, qapp):
    """Something else that keeps the store busy until it is stopped."""
    somebody = Somebody()
    request = operations.ask(endless, somebody.take).if_refused(somebody.refuse)
    yield request
    request.stop()
    somebody.deleteLater()


def endless(connection):
    connection.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    ).scalar_one()


def test_an_import_that_is_stopped_leaves_no_trace(page, operations, desk, long_work, qtbot):
    before = desk.tables()
    click_on(part_of(page, ConsequencesView), "Importeren")
    qtbot.waitUntil(lambda: part_of(page, BusyView).isVisible())
    assert "blad.xlsx wordt geïmporteerd" in words_on(part_of(page, BusyView))

    part_of(page, BusyView).stop.click()
    long_work.stop()
    settle(qtbot, operations)

    assert desk.tables() == before
    assert part_of(page, ConsequencesView).isVisible()
    assert "afgebroken; er is niets vastgelegd" in part_of(page, Band).text
    assert control(part_of(page, ConsequencesView), "Importeren").isEnabled()


def test_another_file_waits_until_the_import_is_done(page, operations, desk, long_work, qtbot):
    click_on(part_of(page, ConsequencesView), "Importeren")
    page.start(desk.sheet([("Delft", 36, -10, 12)], title=TITLE, name="ander.xlsx"))
    assert "Er wordt nog gewerkt aan de vorige import" in part_of(page, Band).text

    with qtbot.waitSignal(page.imported):
        long_work.stop()
    settle(qtbot, operations)

    assert part_of(page, DoneView).isVisible()
    assert "uit blad.xlsx" in words_on(part_of(page, DoneView))
