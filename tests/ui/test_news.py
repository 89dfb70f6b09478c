"""Sinds uw vorige keer: changes are shown until they were seen, and each line opens its source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.test_sizes import cut_off
from tests.ui.ui_tools import TODAY, focused, press, settle
from toezichtdesk.casework import undo
from toezichtdesk.reports.pages.news import Mark, News, changes_since
from toezichtdesk.ui.lists.tables import NOTHING_FITS
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.today.line_states import LineState, LineStates
from toezichtdesk.ui.today.news import NOTHING

pytest_plugins = ("tests.ui.shell",)
ACT, ON, MOMENT = "today/seen_act", "today/seen_on", "today/seen_moment"


def write_mark(settings, mark: Mark) -> None:
    settings.setValue(ACT, mark.act)
    settings.setValue(ON, mark.on.isoformat())
    settings.setValue(MOMENT, mark.moment)


@pytest.fixture
def page(settings, filled, window, operations, qtbot):
    """The page as it opens after the figures of July came while the window was closed."""
    first = filled.ask(changes_since, None, TODAY).now
    write_mark(settings, Mark(first.act - 1, TODAY, _moment(filled, first.act - 1)))
    window.show_place(Place.TODAY)
    window.refresh()
    settle(qtbot, operations)
    return window.current_page


def _moment(desk, act: int) -> str:
    from toezichtdesk.reports.record.journal import line_of

    return desk.ask(line_of, act).moment.isoformat()


def titles(table) -> list[str]:
    """Return the headings of the columns that are shown."""
    shown = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
    return [table.model().columns[number].title for number in shown]


def choose(page, qtbot, found) -> None:
    page.news.click()
    place = next(
        number
        for number, each in enumerate(page.since.model.shown)
        if each.change is not None and found(each.change)
    )
    focused(qtbot, page.since.table)
    page.since.table.choose_line(place)


def test_the_first_time_nothing_is_news_and_the_mark_is_set(
    window, settings, filled, operations, qtbot
):
    window.show_place(Place.TODAY)
    settle(qtbot, operations)

    assert window.current_page.since.changes == ()
    assert window.current_page.since.table.emptiness == NOTHING
    assert int(settings.value(ACT)) == filled.ask(changes_since, None, TODAY).now.act


def test_the_button_counts_what_changed_and_shows_it(page):
    assert page.news.text().replace("&", "") == f"Sinds vorige keer ({len(page.since.changes)})"
    assert {each.kind for each in page.since.changes} >= {News.FIGURES, News.PROPOSAL}

    page.news.click()

    assert page.since.isVisible()
    assert page.listing is page.since.table


def test_the_agenda_takes_the_place_of_the_news_and_the_other_way_round(page):
    page.news.click()
    page.agenda.click()

    assert page.listing is page.table
    assert not page.news.isChecked()
    assert page.model.index(0, 0).data().startswith("Week ")

    page.news.click()
    assert page.listing is page.since.table

    page.news.click()
    assert page.listing is page.table
    assert page.model.index(0, 0).data().startswith("▾"), "the list of work again"


def test_a_filter_without_a_result_does_not_say_that_nothing_changed(page):
    page.news.click()
    page.filter.setText("nergens")

    assert page.since.table.emptiness == NOTHING_FITS
    page.news.click()
    assert page.table.emptiness == NOTHING_FITS


def test_half_a_screen_cuts_no_button_with_the_largest_letters(usual_letters, page, window, qtbot):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)
    page.news.click()

    def check() -> None:
        assert cut_off(page) == []
        buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
        assert all(page.rect().contains(_place(page, each)) for each in [*buttons, page.filter])
        table = page.since.table
        assert table.viewport().height() >= 3 * table.rowHeight(0)
        assert table.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(check)


def _place(page, part) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def test_closing_alone_keeps_what_was_not_seen(page, window, settings):
    before = settings.value(ACT)

    window.close()

    assert settings.value(ACT) == before
    assert page.since.changes


def test_seen_moves_the_mark_and_empties_the_list(page, settings, operations, qtbot):
    before = int(settings.value(ACT))
    page.news.click()

    QTest.mouseClick(page.since.seen, Qt.MouseButton.LeftButton)
    settle(qtbot, operations)

    assert int(settings.value(ACT)) > before
    assert page.since.changes == ()
    assert not page.since.seen.isVisible()
    assert page.news.text().replace("&", "") == "Sinds vorige keer"


def test_a_backlog_that_moved_opens_its_dossier(page, window, operations, qtbot):
    choose(page, qtbot, lambda each: each.kind is News.FIGURES and each.code == "GM0503")

    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.current_code == "GM0503"
    assert window.current_page is window.pages.dossier


def test_a_proposal_that_came_opens_where_it_is_decided(page, window, operations, qtbot):
    choose(page, qtbot, lambda each: each.kind is News.PROPOSAL and each.action is not None)
    code = page.since.table.current.change.code

    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.current_page is window.pages.assessing
    assert window.current_page.table.current.code == code


def test_an_import_opens_the_journal(page, window, qtbot):
    choose(page, qtbot, lambda each: each.kind is News.FIGURES and not each.code)

    press(Qt.Key.Key_Return)

    assert window.current_page is window.pages.journal


def test_what_comes_while_the_window_is_open_joins_the_list(
    page, window, filled, operations, qtbot
):
    page.since.see_all()
    settle(qtbot, operations)
    newest = filled.ask(changes_since, None, TODAY).now.act

    operations.perform(undo.undo, page._take_done, newest)
    settle(qtbot, operations)

    assert News.FIGURES in {each.kind for each in page.since.changes}


def test_a_mark_that_was_spoilt_by_hand_is_no_mark(window, settings, operations, qtbot):
    window.show_place(Place.TODAY)
    settings.setValue(ACT, "tien")

    window.refresh()
    settle(qtbot, operations)

    assert window.current_page.since.changes == ()


def test_the_filter_works_on_what_changed_too(page):
    page.news.click()

    page.filter.setText("delft")

    assert {each.change.name for each in page.since.model.shown if each.change} == {"Delft"}


def test_each_line_is_to_do_put_off_or_set_aside_and_stays_so(page, settings, operations, qtbot):
    choose(page, qtbot, lambda each: each.kind is News.PROPOSAL)
    before, key = len(page.since.changes), page.since.table.current.change.key
    texts = ACT, settings.value(ACT)
    assert "Afhandeling" not in titles(page.since.table), "nothing was said of any line"

    QTest.mouseClick(page.since.put_off, Qt.MouseButton.LeftButton)
    assert page.since.table.current.state is LineState.PUT_OFF
    assert "Afhandeling" in titles(page.since.table)
    state = page.since.model.index(page.since.table.currentIndex().row(), 2)
    assert state.data() == "uitgesteld"
    assert page.news.text().replace("&", "") == f"Sinds vorige keer ({before - 1})"
    assert LineStates(settings).of(key) is LineState.PUT_OFF  # after closing as well

    QTest.mouseClick(page.since.seen, Qt.MouseButton.LeftButton)
    settle(qtbot, operations)
    states = {each.change.key: each.state for each in page.since.model.shown if each.change}
    assert states.pop(key) is LineState.PUT_OFF
    assert set(states.values()) == {LineState.SET_ASIDE}
    assert settings.value(texts[0]) == texts[1]  # what was put off is still told

    assert page.since.put_off.text().replace("&", "") == "Weer oppakken"
    assert not page.since.set_aside.isEnabled()
    QTest.mouseClick(page.since.put_off, Qt.MouseButton.LeftButton)
    assert page.since.table.current.state is LineState.TO_DO
    QTest.mouseClick(page.since.set_aside, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.since.seen, Qt.MouseButton.LeftButton)
    settle(qtbot, operations)
    assert page.since.changes == ()
