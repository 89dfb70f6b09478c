"""The previous list is shown at once at a start, marked as such and for the same record only."""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.conftest import signed
from tests.ui.hands import part_of, words_on
from tests.ui.test_rescue_and_practice import damaged
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.desk import Desk
from toezichtdesk.cli import commands
from toezichtdesk.reports.answers.overview import IN_OWN_WORDS
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.worklist import worklist
from toezichtdesk.store import schema
from toezichtdesk.store.database import Database
from toezichtdesk.store.sealed_rows import erasable
from toezichtdesk.ui.first_paint import FirstPaint
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.start.rescue import RescueDialog
from toezichtdesk.ui.today import former_list, lines
from toezichtdesk.ui.today.former_list import FormerLine, FormerList, FormerTable

pytest_plugins = ("tests.ui.shell",)
MARK = "Wisbaar"
DAY_OF_EXAMPLE = date(2026, 11, 10)
LINE = FormerLine(("▾ Nu (1)", "", "", ""), is_heading=True, is_late=False)
KEPT = FormerList("ab12", date(2026, 7, 10), "Contactplicht", 1, 5, (LINE,))


class Starts:
    """Starts the program on one database, a run after the other."""

    def __init__(self, qapp, qtbot, path):
        self._qapp, self._qtbot, self.path = qapp, qtbot, path
        self._desk = None

    @property
    def window(self):
        return self._desk.window

    def begin(self, today=TODAY):
        self._desk = Desk(self._qapp, self.path, lambda: signed(today), is_trial=False)
        self._desk.begin()
        return self._desk.window.pages.today

    def fill(self):
        overview = self._desk.window.overview
        self._qtbot.waitUntil(lambda: overview.state is not None)

    def stop(self):
        """End the program; its window stays for a moment."""
        self._desk.end()

    def end(self):
        if self._desk is not None:
            self._desk.window.close()
            self._desk.end()
            self._desk.window.deleteLater()
            self._desk = None


@pytest.fixture
def starts(qapp, dutch, filled, qtbot):
    filled.database.close()
    result = Starts(qapp, qtbot, filled.path)
    result.begin()
    result.fill()
    result.end()
    yield result
    result.end()


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


def test_the_duty_of_contact_of_another_day_is_not_shown_for_that_of_today(starts):
    assert starts.begin(TODAY + timedelta(days=1)).spoken.words == ""
    starts.fill()
    starts.end()
    assert starts.begin(TODAY + timedelta(days=1)).spoken.words.startswith("Contactplicht")


def test_a_list_does_not_stay_where_the_database_cannot_be_opened(starts, qtbot):
    damaged(starts.path)
    page = starts.begin()
    assert isinstance(page.listing, FormerTable)
    qtbot.waitUntil(lambda: starts.window.findChild(RescueDialog) is not None)
    assert page.listing is page.table
    assert page.spoken.words == page.foot.detail.text() == ""


def test_a_page_that_is_asked_for_before_the_database_is_open_waits_for_it(starts, qtbot):
    starts.begin()
    window = starts.window

    window.show_place(Place.MANAGING)

    qtbot.waitUntil(lambda: "wordt een kopie bewaard" in words_on(window.current_page))
    assert not window.band.isVisible()


def test_a_list_that_is_painted_after_the_end_opens_nothing(starts, qtbot, caplog):
    former = starts.begin().listing
    with qtbot.waitSignal(part_of(former, FirstPaint).passed):
        starts.stop()
    QCoreApplication.sendPostedEvents()  # an unexpected error is told on a later turn

    assert [line for line in caplog.records if line.levelno >= logging.ERROR] == []


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
        {"spoken": float("inf")},
        {"spoken": -1},
        {"spoken": 6},
        {"municipalities": 10**12},
        {"contact_duty": "\ud800"},
        {"contact_duty": "x" * former_list.MOST},
        {"seal": ""},
        {"lines": [asdict(LINE)] * (former_list.LINES + 1)},
        None,
    ],
    ids=range(14),
)
def test_a_kept_list_that_was_spoiled_is_left_out(settings, change):
    former_list.keep(settings, KEPT)
    (name,) = settings.allKeys()
    former = json.loads(settings.value(name))
    settings.setValue(name, "[" * 20_000 if change is None else json.dumps(former | change))
    assert former_list.take(settings) is None


@pytest.mark.slow
def test_no_word_that_may_have_to_be_erased_is_kept(filled_example, tmp_path):
    path = shutil.copy(filled_example, tmp_path / "voorbeeld.db")
    with closing(sqlite3.connect(path)) as raw, raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for table in schema.metadata.sorted_tables:
            for column in erasable(table):
                if "json" not in str(column.type).lower():
                    raw.execute(f"UPDATE {table.name} SET {column.name} = '{MARK}'")
    database = Database.open(path)
    with database.reading() as connection:
        duties = worklist(overview(connection, DAY_OF_EXAMPLE), DAY_OF_EXAMPLE)
    database.close()
    assert {duty.action.kind for duty in duties if MARK in duty.action.text} == IN_OWN_WORDS
    remaining = former_list.lines_of(lines.lines_of(duties, ()))
    assert not [line for line in remaining if MARK in "".join(line.texts)]


def test_a_list_of_a_practice_copy_is_not_kept(window, settings):
    window.mark_practice("PROEF", can_leave=False)
    window.commands.save_window_state()
    assert former_list.take(settings) is None
