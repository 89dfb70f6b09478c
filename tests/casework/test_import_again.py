"""A sheet that comes again: the same, with a newer date, or with corrected figures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.casework.test_import_sheet import (
    BEFORE,
    FIRST,
    HEAD,
    TODAY,
    row,
)
from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk.casework import contacts, import_sheet
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.policy import ContactKind


def statuses(plan: ImportPlan) -> list[RowStatus]:
    return [planned.status for planned in plan.rows]


def test_the_same_file_twice_has_nothing_to_change_and_writes_no_line(desk: Desk) -> None:
    head = ("Gemeente", *HEAD, "Trede")
    path = desk.sheet([("Delft", 30, -6, 24, 2)], head=head, title=FIRST)
    desk.load(path, TODAY)
    before = desk.tables()

    plan = desk.plan(path, TODAY)

    assert statuses(plan) == [RowStatus.SAME]
    with pytest.raises(OfficerCanAct, check=says("niets te wijzigen")):
        desk.act(import_sheet.apply, TODAY, plan)
    assert desk.tables() == before


def test_a_letter_about_the_next_period_is_the_same_letter_the_second_time(desk: Desk) -> None:
    """Its rung holds from a day that is still to come; reading it twice may not place it twice."""
    head = ("Gemeente", "Taakstelling", "Trede")
    path = desk.sheet([("Delft", 30, 2)], head=head, title="Taakstelling 2026-II")
    today = date(2026, 6, 1)
    desk.load(path, today)

    plan = desk.plan(path, today)

    assert statuses(plan) == [RowStatus.SAME]
    assert row(desk, today=today).rung == 2


def test_a_newer_date_changes_an_older_one_corrects_and_the_rest_is_new(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 mei 2026", ("Delft", 30, -6, 10))
    newer = desk.sheet(
        [("Delft", 30, -6, 12), ("Ede", 40, 0, 9)], title="2026-I, stand 1 juni 2026"
    )
    older = desk.sheet([("Delft", 30, -6, 8)], title="2026-I, stand 1 april 2026", name="oud.xlsx")

    assert statuses(desk.plan(newer, TODAY)) == [RowStatus.CHANGED, RowStatus.NEW]
    assert statuses(desk.plan(older, TODAY)) == [RowStatus.CORRECTED]


def test_a_correction_by_an_older_date_leaves_the_newest_stand_what_it_was(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 mei 2026", ("Delft", 30, -6, 10))

    desk.stand(TODAY, "2026-I, stand 1 april 2026", ("Delft", 31, -7, 8))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.reference_date, stand.realised) == (date(2026, 5, 1), 10)
    assert (stand.target, stand.opening_balance) == (30, -6)


def test_corrected_figures_of_a_closed_period_move_the_opening_balance(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24))
    desk.stand(TODAY, FIRST, ("Delft", 30, 33), head=("Gemeente", "Taakstelling", "Gerealiseerd"))

    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 22))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.opening_balance, stand.balance) == (-8, -5)


def test_the_closing_stand_is_no_correction_because_the_next_target_is_known(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 juni 2026", ("Delft", 30, -6, 20))
    letter = desk.sheet([("Delft", 28)], head=("Gemeente", "Taakstelling"), title="2026-II")
    desk.load(letter, TODAY)

    plan = desk.plan(desk.sheet([("Delft", 30, -6, 31)], title=FIRST), TODAY)

    assert statuses(plan) == [RowStatus.CHANGED]


def test_a_plan_is_refused_when_the_store_moved_on(desk: Desk) -> None:
    plan = desk.plan(desk.sheet([("Delft", 30, -6, 24)], title=FIRST), TODAY)
    draft = ContactData("GM0503", TODAY, ContactKind.VISIT, "Bezoek")
    desk.act(contacts.log_contact, TODAY, draft)
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says("gewijzigd sinds")):
        desk.act(import_sheet.apply, TODAY, plan)

    assert desk.tables() == before
