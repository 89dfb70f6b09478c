"""The list of the last time, at once at a start: of the same record only, and marked as such."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.conftest import signed
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.desk import Desk
from toezichtdesk.cli import commands
from toezichtdesk.ui.today import former_list
from toezichtdesk.ui.today.former_list import FormerLine, FormerList, FormerTable

pytest_plugins = ("tests.ui.shell",)
LINE = FormerLine(("▾ Nu (1)", "", "", ""), is_heading=True, is_late=False)
KEPT = FormerList("ab12", date(2026, 7, 10), "Contactplicht", 1, 5, (LINE,))


class Starts:
    """Starts the program on one database, a run after the other."""

    def __init__(self, qapp, qtbot, path):
        self._qapp, self._qtbot, self.path = qapp, qtbot, path
        self._desk = None

    def begin(self, today=TODAY):
        self._desk = Desk(self._qapp, self.path, lambda: signed(today), is_trial=False)
        self._desk.begin()
        return self._desk.window.pages.today

    def fill(self):
        overview = self._desk.window.overview
        self._qtbot.waitUntil(lambda: overview.state is not None, timeout=15_000)

    def end(self):
        if self._desk is not None:
            self._desk.window.close()
            self._desk.end()
            self._desk.window.deleteLater()
            self._desk = None


@pytest.fixture
def starts(qapp, dutch, filled, qtbot):
    filled.database.close()
    found = Starts(qapp, qtbot, filled.path)
    found.begin()
    found.fill()
    found.end()
    yield found
    found.end()


def names(table):
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_start_shows_the_list_of_the_last_time_until_the_one_of_now_is_there(starts, qtbot):
    page = starts.begin(TODAY + timedelta(days=1))
    former = page.listing
    assert isinstance(former, FormerTable)
    assert "Delft" in names(former)
    assert page.foot.detail.text().startswith("De lijst van vrijdag 10 juli 2026.")
    assert not any(each.isEnabled() for each in page.foot.findChildren(QPushButton))
    former.setFocus()
    QTest.keyClick(former, Qt.Key.Key_Return)  # on a line of which nothing is known but its words
    shown = names(former)
    starts.fill()
    assert page.listing is page.table
    assert page.window().focusWidget() is page.table
    assert names(page.table) == shown
    assert page.foot.work.isEnabled()


def test_a_list_of_another_record_is_not_shown(starts, capsys):
    says = ["contact", "Delft", "--kind", "telefoon", "--date", "2026-07-10", "--summary", "Gebeld"]
    assert commands.main(["--database", str(starts.path), "--today", "2026-07-10", *says]) == 0
    page = starts.begin()
    assert page.listing is page.table


def test_what_is_kept_is_taken_out_when_it_is_read(settings):
    former_list.keep(settings, KEPT)
    assert former_list.take(settings) == KEPT
    assert former_list.take(settings) is None


@pytest.mark.parametrize(
    "change",
    [
        {"day": "gisteren"},
        {"lines": [{"texts": ["een"], "is_heading": True, "is_late": False}]},
        {"lines": [{"texts": LINE.texts}]},
        {"lines": None},
        {"spoken": "veel"},
        None,
    ],
    ids=str,
)
def test_a_kept_list_that_was_spoiled_is_left_out(settings, change):
    former_list.keep(settings, KEPT)
    (name,) = settings.allKeys()
    former = json.loads(settings.value(name))
    settings.setValue(name, "[" if change is None else json.dumps(former | change))
    assert former_list.take(settings) is None
