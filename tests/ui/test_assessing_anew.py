"""Where no proposal stands ready: a decision made again, or one of the officer alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.assessing_tools import (
    HEAD,
    assessing_page,
    last_line,
    names,
)
from tests.ui.hands import messages_on, part_of, texts_on, words_on
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import decide
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.assessing.detail import ProposalDetail, StepBadges
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def page(window, operations, qtbot):
    return assessing_page(window, operations, qtbot)


def correct(desk, name, *figures):
    """Give other figures of the closed period, after the decision."""
    title = "Taakstelling 2026-I, stand 1 juli 2026"
    desk.stand(TODAY, title, (name, *figures), head=HEAD, name="correctie.xlsx")


def reassessed(page, operations, qtbot, desk, *figures):
    """Let Delft be decided, correct its figures, and go to it."""
    desk.act(decide.accept, TODAY, "GM0503")
    correct(desk, "Delft", *figures)
    page.refresh()
    settle(qtbot, operations)
    page.choose("GM0503")
    focused(qtbot, page.table)
    return page.table.current


def cell(page, column):
    return page.model.index(page.table.currentIndex().row(), column).data()


def test_a_ground_that_lapsed_is_decided_again_by_keyboard(page, operations, filled, qtbot):
    row = reassessed(page, operations, qtbot, filled, 36, -10, 46)
    assert (row.name, row.from_rung, row.to_rung) == ("Delft", 3, 1)
    assert (cell(page, 1), cell(page, 2)) == ("3 → 1 ▼", "opnieuw")
    assert "gerealiseerd 20 → 46" in "\n".join(messages_on(part_of(page, ProposalDetail)))
    assert page.form.accept.text() == "&Overnemen"
    assert not page.form.later.isEnabled()

    press(Qt.Key.Key_O, CTRL)
    settle(qtbot, operations)

    assert "Delft van trede 3 naar trede 1 (voorstel overgenomen" in last_line(filled)
    assert "Delft" not in names(page)


def test_a_decision_that_the_new_figures_give_too_is_confirmed(page, operations, filled, qtbot):
    row = reassessed(page, operations, qtbot, filled, 36, -10, 22)
    assert (row.from_rung, row.to_rung) == (3, 3)
    assert cell(page, 1) == "blijft 3"
    assert "Ook met de cijfers van nu volgt trede 3." in words_on(part_of(page, ProposalDetail))
    assert page.form.accept.text().replace("&", "") == "Bevestigen"

    press(Qt.Key.Key_O, CTRL)
    settle(qtbot, operations)

    assert "Delft blijft op trede 3 (voorstel overgenomen" in last_line(filled)
    assert "Delft" not in names(page)


def test_another_decision_on_corrected_figures_asks_a_motive(page, operations, filled, qtbot):
    reassessed(page, operations, qtbot, filled, 36, -10, 46)
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)
    assert page.form.rung.currentText() == "Trede 3"
    write("De correctie is nog niet bevestigd.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    assert "Delft blijft op trede 3 (afgeweken" in last_line(filled)
    assert "Delft" not in names(page)


def test_without_figures_only_the_officer_can_say_the_rung(page, operations, filled, qtbot):
    correct(filled, "Delft", 36, -10, 12)
    filled.act(decide.accept, TODAY, "GM0503")
    for line in filled.ask(journal):
        if line.act is Act.IMPORT:
            filled.act(undo, TODAY, line.id)
    page.refresh()
    settle(qtbot, operations)
    page.choose("GM0503")

    assert cell(page, 1) == "3 → ?"
    assert not page.form.accept.isEnabled()
    assert "Leg met een motief vast" in words_on(part_of(page, ProposalDetail))


@pytest.fixture
def settled_delft(page, operations, filled, qtbot):
    """Of Delft nothing is to be decided any more."""
    filled.act(decide.accept, TODAY, "GM0503")
    page.refresh()
    settle(qtbot, operations)
    assert "Delft" not in names(page)


@pytest.mark.usefixtures("settled_delft")
def test_an_officer_can_decide_where_nothing_is_proposed(page, operations, filled, qtbot):
    page.choose("GM0503")
    settle(qtbot, operations)
    focused(qtbot, page.table)
    assert (page.table.current.name, cell(page, 1), cell(page, 2)) == (
        "Delft",
        "3 → ?",
        "eigen besluit",
    )
    assert part_of(part_of(page, ProposalDetail), StepBadges).accessibleName() == "van trede 3"
    assert not page.form.accept.isEnabled()

    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)
    page.form.rung.setCurrentIndex(1)
    write("Het verbeterplan is eerder vastgesteld dan gevraagd.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    assert "Delft van trede 3 naar trede 2 (afgeweken" in last_line(filled)
    assert "Delft" not in names(page)


@pytest.mark.usefixtures("settled_delft")
def test_a_municipality_asked_for_is_gone_after_another_page(page, operations, window, qtbot):
    page.choose("GM0503")
    settle(qtbot, operations)
    assert "Delft" in names(page)

    window.show_place(Place.OVERVIEW)
    window.show_place(Place.ASSESSING)
    page.refresh()
    settle(qtbot, operations)

    assert "Delft" not in names(page)


def test_what_is_missing_on_file_is_shown_and_blocks_nothing(page, operations, filled, qtbot):
    decided = {"decided_on": TODAY, "reference": "GS-2026-7"}
    filled.act(decide.accept, TODAY, "GM0637", **decided)
    title = "Taakstelling 2026-II, stand 9 juli 2026"
    row = ("Zoetermeer", 50, -25, 0)
    filled.stand(TODAY, title, row, head=HEAD, name="later.xlsx")
    page.refresh()
    settle(qtbot, operations)
    page.choose("GM0637")

    assert page.table.current.to_rung == 5
    assert {"Dossier", "✖ voornemen ontbreekt"} <= set(texts_on(part_of(page, ProposalDetail)))
    assert not page.form.accept.isEnabled()  # the next step waits four weeks
    assert page.form.other.isEnabled()


def test_with_letters_missing_a_next_step_can_be_taken_once_four_weeks_have_passed(
    page, operations, filled, qtbot
):
    """A decision of GS of early June, on the stand of then: the closing is the next figure."""
    june = date(2026, 6, 5)
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    filled.stand(
        june,
        "Taakstelling 2026-I, stand 1 juni 2026",
        ("Zoetermeer", 50, -15, 32),
        head=head,
        name="juni.xlsx",
    )
    given = {"motive": "Het plan bleef uit.", "decided_on": june, "reference": "GS-2026-7"}
    filled.act(decide.place, TODAY, "GM0637", 4, **given)
    page.refresh()
    settle(qtbot, operations)
    page.choose("GM0637")

    assert page.table.current.to_rung == 5
    assert "✖ voornemen ontbreekt" in texts_on(part_of(page, ProposalDetail))
    assert page.form.accept.isEnabled()  # what is missing on file is told, and blocks nothing
    assert page.form.other.isEnabled()
