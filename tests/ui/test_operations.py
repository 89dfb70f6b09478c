"""Operations: answers, refusals and errors arrive on the UI thread."""

from __future__ import annotations

import os
import threading
from queue import SimpleQueue

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from tests.conftest import signed
from tests.leaks import OPEN_FILES, is_open
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework import drafts
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.operations import BROKEN, Operations

pytest_plugins = ("tests.ui.shell",)


class Page(QObject):
    def __init__(self):
        super().__init__()
        self.answers = []
        self.refusals = []

    def take(self, answer):
        self.answers.append((answer, threading.current_thread() is threading.main_thread()))

    def refuse(self, message):
        self.refusals.append(message)


@pytest.fixture
def page(qapp):
    return Page()


@pytest.fixture
def secured():
    return []


@pytest.fixture
def operations(desk, secured, qapp):
    def secure():
        secured.append("kopie")

    operations = Operations(lambda: desk.database, lambda: signed(TODAY), secure)
    yield operations
    operations.close()


def one(connection):
    return connection.exec_driver_sql("SELECT 1").scalar_one()


def refused(*_):
    raise OfficerCanAct(Obstacle.NOTHING_TO_UNDO)


def broken(*_):
    raise ZeroDivisionError


def act(connection, by):
    return by.officer


def endless(connection, *_):
    connection.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    ).scalar_one()


def written(connection, by, request):
    connection.exec_driver_sql("INSERT INTO setting VALUES ('proef', 'geschreven', 1)")
    request.get().stop()


def count_written(connection):
    return connection.exec_driver_sql("SELECT count(*) FROM setting WHERE name = 'proef'").scalar()


def test_a_question_that_takes_long_can_be_stopped(operations, page, qtbot):
    operations.ask(endless, page.take).if_refused(page.refuse).stop()
    settle(qtbot, operations)

    assert page.refusals == ["Het werk is afgebroken; er is niets vastgelegd."]
    assert page.answers == []


def test_an_act_that_is_stopped_before_its_end_leaves_nothing(operations, page, qtbot):
    request = SimpleQueue()
    request.put(operations.perform(written, page.take, request).if_refused(page.refuse))
    settle(qtbot, operations)
    operations.ask(count_written, page.take)
    settle(qtbot, operations)

    assert page.refusals == ["Het werk is afgebroken; er is niets vastgelegd."]
    assert page.answers == [(0, True)]


def test_an_answer_comes_home_on_the_ui_thread(operations, page, qtbot):
    operations.ask(one, page.take)
    settle(qtbot, operations)

    assert page.answers == [(1, True)]


def test_an_act_tells_that_the_store_changed(operations, page, qtbot):
    with qtbot.waitSignal(operations.changed):
        operations.perform(act, page.take)

    assert page.answers == [("test", True)]


def test_a_refusal_goes_to_the_form_that_asked(operations, page, qtbot):
    with qtbot.assertNotEmitted(operations.refused), qtbot.assertNotEmitted(operations.changed):
        operations.perform(refused, page.take).if_refused(page.refuse)
        settle(qtbot, operations)

    assert page.refusals == ["Er is niets om ongedaan te maken."]


def test_a_refusal_that_nobody_takes_is_shown_by_the_window(operations, page, qtbot):
    with qtbot.waitSignal(operations.refused) as signal:
        operations.perform(refused, page.take)

    assert signal.args == ["Er is niets om ongedaan te maken."]


def test_an_unexpected_error_gives_the_form_its_button_back(operations, page, qtbot):
    with qtbot.waitSignal(operations.crashed) as signal:
        operations.perform(broken, page.take).if_refused(page.refuse)
    settle(qtbot, operations)

    assert isinstance(signal.args[0], ZeroDivisionError)
    assert page.refusals == [BROKEN]


def test_a_page_that_has_gone_gets_no_answer(operations, page, qtbot):
    operations.ask(one, page.take)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

    settle(qtbot, operations)

    assert page.answers == []


def test_a_copy_is_made_before_a_secured_act(operations, secured, page, qtbot):
    def checked(connection, by):
        return list(secured)

    operations.perform_secured(checked, page.take)
    settle(qtbot, operations)

    assert page.answers == [(["kopie"], True)]


def test_without_the_copy_a_secured_act_is_not_done(desk, page, qtbot):
    operations = Operations(lambda: desk.database, lambda: signed(TODAY), refused)

    operations.perform_secured(act, page.take).if_refused(page.refuse)
    settle(qtbot, operations)
    operations.close()

    assert (page.answers, page.refusals) == ([], ["Er is niets om ongedaan te maken."])


def test_two_thousand_answers_in_a_row(operations, page, qtbot):
    """PySide6 6.12 aborts on Python 3.11 after some 550 emits; the pin must hold."""
    for _ in range(2000):
        operations.busy.emit(1)
    operations.ask(one, page.take)
    settle(qtbot, operations)

    assert len(page.answers) == 1


def test_what_is_no_record_is_kept_without_telling_a_page(operations, desk, qtbot):
    with qtbot.assertNotEmitted(operations.changed):
        operations.keep(drafts.keep, "contact", "GM0503", {"summary": "Half verhaal"})
        settle(qtbot, operations)

    assert desk.ask(drafts.drafts_of, "contact") == {"GM0503": {"summary": "Half verhaal"}}


def test_what_cannot_be_kept_is_reported(operations, qtbot):
    with qtbot.waitSignal(operations.refused) as emitted:
        operations.keep(refused)

    assert emitted.args == ["Er is niets om ongedaan te maken."]


def test_a_form_that_outlives_the_store_keeps_nothing(operations, desk):
    operations.close()

    operations.keep(drafts.keep, "contact", "GM0503", {"summary": "Half verhaal"})

    assert desk.ask(drafts.drafts_of, "contact") == {}


@pytest.mark.skipif(
    os.name != "nt" and not OPEN_FILES.exists(), reason="nothing tells which files are open"
)
def test_the_file_is_let_go_after_the_last_answer(operations, desk, page, qtbot):
    """Others may want to move or replace it, which Windows refuses while it is open."""
    operations.ask(one, page.take)
    settle(qtbot, operations)
    assert is_open(desk.database.path)

    qtbot.waitUntil(lambda: not is_open(desk.database.path), timeout=20_000)


def test_closing_lets_the_file_go(operations, desk, page, qtbot):
    operations.ask(one, page.take)
    settle(qtbot, operations)
    operations.close()

    assert not is_open(desk.database.path)
