"""The consequences shown before an import are those that follow; previewing changes nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.refusing import says
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 4, 5)
TITLE = "2026-I, stand 1 april 2026"


def foreseen(desk: Desk, *rows: tuple[object, ...]) -> set[tuple[str, bool, ActionKind]]:
    plan = desk.plan(desk.sheet(rows, title=TITLE), TODAY)
    return {
        (change.name, change.comes, change.action.kind)
        for change in desk.foresee(plan, TODAY).changes
    }


def test_a_signal_that_the_figures_open_is_foreseen(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 maart 2026", ("Delft", 60, 0, 8))

    assert ("Delft", True, ActionKind.WARNING) in foreseen(desk, ("Delft", 60, 0, 8))


def test_the_last_stand_is_shown_before_and_after_and_what_stays_is_not(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 maart 2026", ("Delft", 60, 0, 20), ("Ede", 30, 0, 9))
    plan = desk.plan(desk.sheet([("Delft", 60, 0, 24)], title=TITLE), TODAY)

    (move,) = desk.foresee(plan, TODAY).moves

    assert move.name == "Delft"
    assert move.before is not None
    assert move.after is not None
    assert (move.before.realised, move.after.realised) == (20, 24)


def test_only_a_proposal_that_comes_with_the_import_is_marked(desk: Desk) -> None:
    day = date(2026, 7, 5)
    closing = "2026-I, stand 1 juli 2026"
    desk.stand(day, closing, ("Delft", 60, 0, 20))
    sheet = desk.sheet([("Delft", 60, 0, 20), ("Ede", 30, 0, 9)], title=closing, name="b.xlsx")

    result = desk.foresee(desk.plan(sheet, day), day)

    assert {row.name for row in result.proposals} == {"Delft", "Ede"}
    assert result.caused == {row.code for row in result.proposals if row.name == "Ede"}


def test_a_sheet_of_which_nothing_comes_in_is_named(desk: Desk) -> None:
    path = desk.sheet([("Delft", 60, 0, 20)], title=TITLE)
    book = load_workbook(path)
    other = book.create_sheet("Opgave")
    for row in (("Gemeente", "Gerealiseerd", "Gehuisvest"), ("Ede", 3, 4)):
        other.append(row)
    book.save(path)

    assert desk.plan(path, TODAY).skipped_sheets == ("Opgave",)


def test_a_duty_that_the_figures_fulfil_is_foreseen_to_go(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 1, 1), Delft=(60, 0))

    assert ("Delft", False, ActionKind.COMPLETE_FIGURES) in foreseen(desk, ("Delft", 60, 0, 40))


def test_looking_at_what_would_follow_changes_nothing(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 maart 2026", ("Delft", 60, 0, 20))
    plan = desk.plan(desk.sheet([("Delft", 60, 0, 21)], title=TITLE), TODAY)
    before, content = desk.tables(), desk.path.read_bytes()

    desk.foresee(plan, TODAY)

    assert desk.tables() == before
    assert desk.path.read_bytes() == content


def test_what_was_foreseen_is_what_is_owed_afterwards(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 maart 2026", ("Delft", 60, 0, 20), ("Gouda", 30, -4, 9))
    sheet = desk.sheet([("Delft", 60, 0, 20), ("Ede", 30, 0, 3)], title=TITLE)
    plan = desk.plan(sheet, TODAY)
    before = owed(desk)

    changes = desk.foresee(plan, TODAY).changes
    desk.act(import_sheet.apply, TODAY, plan)

    assert {(c.code, c.action.text) for c in changes if c.comes} == owed(desk) - before
    assert {(c.code, c.action.text) for c in changes if not c.comes} == before - owed(desk)


def test_a_plan_that_cannot_be_applied_has_no_consequences(desk: Desk) -> None:
    plan = desk.plan(desk.sheet([("Atlantis", 60, 0, 20)], title=TITLE), TODAY)

    with pytest.raises(OfficerCanAct, check=says("niet te lezen")):
        desk.foresee(plan, TODAY)


def owed(desk: Desk) -> set[tuple[str, str]]:
    return {
        (row.code, action.text)
        for row in desk.ask(overview, TODAY)
        for action in row.actions
        if action.kind is not ActionKind.DECIDE
    }
