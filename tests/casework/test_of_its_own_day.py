"""A decision rests on its own day, closings are judged in order, and missed duties remain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from toezichtdesk.casework import contacts, decide, plans, policies
from toezichtdesk.domain.casefile import ContactData, Horizon, PlanDates, PlanMeasureData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list, proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
JUNE, JULY, AUGUST = date(2026, 6, 10), date(2026, 7, 10), date(2026, 8, 10)
MIDSUMMER, NEW_YEAR = date(2026, 7, 1), date(2027, 1, 1)
GS = {"reference": "GS 2026-1"}


def open_steps(desk: Desk, today: date) -> list[tuple[int, int, str, bool]]:
    return [
        (row.from_rung, row.to_rung, str(row.assessment.standing.period), row.is_provisional)
        for row in desk.ask(proposals, today)
        if row.assessment.standing is not None
    ]


def owed(desk: Desk, kind: ActionKind, today: date) -> list[NextAction]:
    (row,) = desk.ask(overview, today, code=DELFT)
    return [action for action in row.actions if action.kind is kind]


def test_a_proposal_cannot_be_accepted_on_a_day_before_its_figures(desk: Desk) -> None:
    desk.figures(JUNE, "2026-I", date(2026, 6, 1), Delft=(30, 0, 25))
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, 0, 24))
    before = desk.tables()

    for early in (date(2026, 6, 20), date(2026, 7, 9)):
        with pytest.raises(OfficerCanAct, check=says("Geef 10-07-2026 of later")):
            desk.act(decide.accept, AUGUST, DELFT, decided_on=early)
    assert desk.tables() == before
    desk.act(decide.accept, AUGUST, DELFT, decided_on=JULY)

    assert desk.ask(dossier, DELFT, AUGUST).row.rung_since == JULY


def test_a_decision_typed_in_afterwards_keeps_the_figures_of_its_own_day(desk: Desk) -> None:
    desk.figures(JUNE, "2026-I", date(2026, 6, 1), Delft=(30, 0, 25))
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, 0, 24))

    desk.act(decide.place, AUGUST, DELFT, 2, motive="Zo besloten.", decided_on=date(2026, 6, 20))

    decision = desk.ask(dossier, DELFT, AUGUST).decisions[-1]
    assert decision.basis is not None
    assert (decision.basis.reference_date, decision.basis.realised) == (date(2026, 6, 1), 25)
    assert decision.reasons[-1] == "Cijfers en beleid zoals bekend op 20-06-2026."


def test_where_nothing_was_known_yet_a_decision_says_that_it_was_recorded_later(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, 0, 24))

    desk.act(decide.accept, AUGUST, DELFT, decided_on=date(2026, 7, 3))

    decision = desk.ask(dossier, DELFT, AUGUST).decisions[-1]
    assert (decision.rung, decision.decided_on) == (2, date(2026, 7, 3))
    assert "waren hier nog geen cijfers vastgelegd" in decision.reasons[-1]


def test_a_proposal_of_then_can_be_accepted_after_a_new_version_of_the_policy(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -10, 29, 2))
    lasting = {"growth_margin": 5, "periods_without_improvement": 2}
    desk.act(policies.add_version, AUGUST, "Milder", AUGUST, "Proef", lasting)
    assert open_steps(desk, AUGUST) == []

    desk.act(decide.accept, AUGUST, DELFT, decided_on=date(2026, 7, 20))

    decision = desk.ask(dossier, DELFT, AUGUST).decisions[-1]
    assert (decision.rung, decision.policy) == (3, "Nieuw beleid v1")


def test_a_late_closing_is_not_hidden_by_a_decision_on_the_running_stand(desk: Desk) -> None:
    desk.figures(AUGUST, "2026-II", date(2026, 8, 1), Delft=(60, -10, 0))
    desk.act(decide.place, AUGUST, DELFT, 2, motive="Er gebeurt niets.")
    later = date(2026, 9, 10)

    desk.figures(later, "2026-I", MIDSUMMER, Delft=(30, -4, 24))

    assert open_steps(desk, later) == [(2, 3, "2026-I", False)]


def test_an_end_from_which_nothing_followed_does_not_take_a_later_decision_back(
    desk: Desk,
) -> None:
    """The officer knew the end of 2026-I, without a backlog, and went by the running stand."""
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, 0, 30))
    desk.figures(AUGUST, "2026-II", date(2026, 8, 1), Delft=(60, None, 0))

    desk.act(decide.place, AUGUST, DELFT, 2, motive="Alle plannen zijn ingetrokken.")

    assert open_steps(desk, AUGUST) == []
    desk.figures(AUGUST, "2026-I", MIDSUMMER, Delft=(30, 0, 31))
    assert open_steps(desk, AUGUST) == [(2, 1, "2026-I", False)]  # a new end is judged as one


def test_an_undecided_closing_waits_before_the_next_one(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, 0, 24))
    january = date(2027, 1, 10)
    desk.figures(january, "2026-II", NEW_YEAR, Delft=(30, None, 24))

    assert open_steps(desk, january) == [(1, 2, "2026-I", False)]
    desk.act(decide.accept, january, DELFT)
    assert open_steps(desk, january) == [(2, 3, "2026-II", False)]


def test_of_a_history_that_was_typed_in_only_the_newest_closing_is_to_be_decided(
    desk: Desk,
) -> None:
    january = date(2027, 1, 10)
    desk.figures(january, "2025-II", date(2026, 1, 1), Delft=(30, 0, 24))
    desk.figures(january, "2026-I", MIDSUMMER, Delft=(30, None, 24))
    desk.figures(january, "2026-II", NEW_YEAR, Delft=(30, None, 24))

    assert open_steps(desk, january) == [(1, 2, "2026-II", False)]


@pytest.mark.parametrize(("from_rung", "rung"), [(4, 3), (4, 1), (3, 4), (5, 4), (4, 5)])
def test_every_move_from_or_to_rung_4_is_of_gedeputeerde_staten(
    desk: Desk, from_rung: int, rung: int
) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, from_rung))

    with pytest.raises(OfficerCanAct, check=says("Gedeputeerde Staten")):
        desk.act(decide.place, JULY, DELFT, rung, motive="Zo besloten.")
    desk.act(decide.place, JULY, DELFT, rung, motive="Zo besloten.", decided_on=JULY, **GS)

    assert desk.ask(dossier, DELFT, JULY).row.rung == rung


def test_staying_on_rung_4_needs_a_motive_only(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, 4))

    desk.act(decide.place, JULY, DELFT, 4, motive="De termijn loopt nog.")

    assert desk.ask(dossier, DELFT, JULY).row.rung == 4


def test_a_held_closing_stays_on_the_list_of_what_is_held(desk: Desk) -> None:
    """Worked example 18."""
    from toezichtdesk.casework import freezes
    from toezichtdesk.domain.assessment import Freeze

    april = date(2026, 4, 1)
    freeze = Freeze(april, date(2026, 6, 30), "brand", "Het gebouw brandde af.")
    desk.act(freezes.freeze, april, DELFT, freeze)

    desk.figures(date(2026, 7, 5), "2026-I", MIDSUMMER, Delft=(30, -10, 26, 3))

    for today in (date(2026, 7, 5), date(2026, 12, 1)):
        assert open_steps(desk, today) == []
        (held,) = desk.ask(proposal_list, today).held
        assert "Zonder bevriezing: groeiende achterstand, van trede 3 naar trede 4." in held.text
    january = date(2027, 1, 10)
    desk.figures(january, "2026-II", NEW_YEAR, Delft=(30, None, 29))
    desk_says = open_steps(desk, january)
    assert desk_says == [(3, 4, "2026-II", False)]


def test_a_talk_that_was_not_held_stays_so(desk: Desk) -> None:
    desk.figures(JUNE, "2026-I", date(2026, 6, 1), Delft=(30, 0, 30))
    assert desk.ask(dossier, DELFT, JUNE).row.missed_talks == ()

    answer = desk.ask(dossier, DELFT, AUGUST)

    assert answer.row.missed_talks == (Period(2026, 1),)
    assert "Niet gesproken in 2026-I." in answer.summary
    (talk,) = owed(desk, ActionKind.TALK, AUGUST)
    assert "Niet gesproken in 2026-I." in talk.ground
    held = ContactData(DELFT, date(2026, 6, 20), ContactKind.PROGRESS_TALK, "Toch gesproken.")
    desk.act(contacts.log_contact, AUGUST, held)
    assert desk.ask(dossier, DELFT, AUGUST).row.missed_talks == ()


def test_a_follow_up_is_owed_until_it_is_done(desk: Desk) -> None:
    desk.figures(JUNE, "2026-I", date(2026, 6, 1), Delft=(30, 0, 30))
    call = ContactData(DELFT, JUNE, ContactKind.TELEPHONE, "Gebeld.", "", None, "Mailen", JULY)
    number = desk.act(contacts.log_contact, JUNE, call)
    desk.act(contacts.log_contact, JULY, replace(call, held_on=JULY, follow_up_on=None))
    assert [action.text for action in owed(desk, ActionKind.FOLLOW_UP, AUGUST)] == ["Mailen"]

    desk.act(contacts.finish_follow_up, AUGUST, number)

    assert owed(desk, ActionKind.FOLLOW_UP, AUGUST) == []
    with pytest.raises(OfficerCanAct, check=says("geen vervolg open")):
        desk.act(contacts.finish_follow_up, AUGUST, number)


def test_who_returns_to_rung_3_owes_a_new_plan_and_the_old_one_stays(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, 3))
    asked = PlanDates(requested_on=JULY, due_on=AUGUST)
    desk.act(plans.record_dates, JULY, DELFT, asked)
    desk.act(plans.add_measure, JULY, DELFT, PlanMeasureData("Flex", Horizon.SHORT_TERM))
    desk.act(decide.place, AUGUST, DELFT, 2, motive="Het gaat beter.")
    assert desk.ask(dossier, DELFT, AUGUST).plan is not None
    october = date(2026, 10, 1)

    desk.act(decide.place, october, DELFT, 3, motive="Toch niet.")

    answer = desk.ask(dossier, DELFT, october)
    assert answer.plan is None
    assert [plan.dates for plan in answer.earlier_plans] == [asked]
    (step,) = owed(desk, ActionKind.PLAN, october)
    assert (step.text, step.open_since, step.is_late) == ("Verbeterplan vragen", october, False)
    desk.act(plans.record_dates, october, DELFT, PlanDates(requested_on=october))
    answer = desk.ask(dossier, DELFT, october)
    assert answer.plan is not None
    assert (answer.plan.dates.requested_on, len(answer.earlier_plans)) == (october, 1)


def test_what_has_no_term_in_the_policy_is_never_late(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, 3))
    desk.act(plans.record_dates, JULY, DELFT, PlanDates(requested_on=JULY, received_on=JULY))

    (step,) = owed(desk, ActionKind.PLAN, date(2026, 12, 1))

    assert (step.text, step.due_on, step.is_late) == ("Verbeterplan beoordelen", None, False)
    assert step.open_since == JULY


def test_two_late_closings_in_a_row_hide_no_earlier_one_that_came_in_time(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", MIDSUMMER, Delft=(30, -2, 26))
    late = date(2028, 1, 20)
    desk.figures(late, "2026-II", NEW_YEAR, Delft=(30, None, 25))
    desk.figures(late, "2027-I", date(2027, 7, 1), Delft=(30, None, 25))

    desk.figures(late, "2027-II", date(2028, 1, 1), Delft=(30, None, 25))

    assert open_steps(desk, late) == [(1, 2, "2026-I", False)]
