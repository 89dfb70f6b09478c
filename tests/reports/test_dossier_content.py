"""The dossier and the meeting sheet: what is told of one municipality."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import contacts, decide, plans
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.dossier import Dossier, EventKind, TargetFrom
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet

DELFT = "GM0503"
NEW_YEAR, SPRING, MIDSUMMER = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
TODAY = date(2026, 4, 10)


def delft(desk: Desk, today: date = TODAY) -> Dossier:
    result: Dossier = desk.ask(dossier, DELFT, today)
    return result


@made_once
def three_periods(desk: Desk) -> None:
    """Two closed periods and a running one with two stands and a lowered target."""
    desk.figures(date(2025, 7, 8), "2025-I", date(2025, 7, 1), Delft=(30, -10, 20, 2))
    desk.figures(date(2026, 1, 8), "2025-II", NEW_YEAR, Delft=(30, None, 24))
    desk.figures(date(2026, 3, 8), "2026-I", date(2026, 3, 1), Delft=(60, None, 8))
    desk.figures(TODAY, "2026-I", SPRING, Delft=(50, None, 14))


@pytest.fixture
def history(desk: Desk) -> Desk:
    three_periods(desk)
    return desk


def test_the_balance_is_carried_from_period_to_period(history: Desk) -> None:
    result = [
        (str(p.standing.period), p.standing.opening_balance, p.standing.balance)
        for p in delft(history).periods
    ]

    assert result == [("2025-I", -10, -20), ("2025-II", -20, -26), ("2026-I", -26, -62)]


def test_every_stand_of_the_running_period_is_there_with_the_target_of_its_day(
    history: Desk,
) -> None:
    answer = delft(history)

    assert [(s.reference_date, s.target, s.realised) for s in answer.stands] == [
        (date(2026, 3, 1), 60, 8),
        (SPRING, 50, 14),
    ]
    assert answer.targets == (TargetFrom(date(2026, 3, 1), 60), TargetFrom(SPRING, 50))


def test_each_number_says_from_which_file_and_cell_it_came(history: Desk) -> None:
    origins = dict(delft(history).periods[-1].origins)

    assert set(origins) == {"netto taakstelling", "gerealiseerd"}
    assert len(delft(history).periods[-1].origins) == 2
    assert origins["gerealiseerd"].cell == "Cijfers!C4"
    assert origins["gerealiseerd"].file_name == "2026-I 2026-04-01.xlsx"
    assert origins["gerealiseerd"].recorded_on == TODAY


def test_the_timeline_holds_what_happened_in_order(history: Desk) -> None:
    history.act(decide.accept, TODAY, DELFT)
    history.figures(TODAY, "2026-I", SPRING, Delft=(200, None, 14))  # short beyond chance
    visit = ContactData(DELFT, SPRING, ContactKind.VISIT, "Over de flexwoningen")
    history.act(contacts.log_contact, TODAY, visit)
    history.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=date(2026, 4, 9)))

    events = [(e.day, e.kind) for e in delft(history).events]

    assert events == sorted(events, key=lambda event: event[0])
    assert {kind for _, kind in events} >= {
        EventKind.START,
        EventKind.WARNING,
        EventKind.CONTACT,
        EventKind.PLAN,
        EventKind.DECISION,
    }


def test_the_summary_is_three_sentences_with_the_direction_and_what_was_missed(
    history: Desk,
) -> None:
    *summary, missed = delft(history).summary

    assert len(summary) == 3
    assert "op trede 2" in summary[0]
    assert "groeide" in summary[-1]
    assert missed == "Niet gesproken in 2025-II."


def test_what_is_unknown_is_said_and_not_made_up(desk: Desk) -> None:
    desk.figures(TODAY, "2025-II", NEW_YEAR, Delft=(30, None, 24))

    answer = delft(desk)

    assert answer.proposal is None
    assert any("beginsaldo" in sentence for sentence in answer.explanation)


def test_a_municipality_without_anything_has_a_dossier_too(desk: Desk) -> None:
    answer = delft(desk)

    assert (answer.periods, answer.stands, answer.decisions, answer.plan) == ((), (), (), None)
    assert answer.row.rung == 1


def test_there_is_no_dossier_of_a_code_that_nobody_has(desk: Desk) -> None:
    for report in (dossier, meeting_sheet):
        with pytest.raises(OfficerCanAct, check=says("GM9999")):
            desk.ask(report, "GM9999", TODAY)


def test_the_meeting_sheet_asks_about_promises_growth_and_the_plan(history: Desk) -> None:
    promise = AgreementData(DELFT, Party.MUNICIPALITY, "Adressenlijst", SPRING)
    history.act(contacts.add_agreement, TODAY, promise)
    history.act(decide.accept, TODAY, DELFT)
    measure = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, due_on=SPRING)
    history.act(plans.add_measure, TODAY, DELFT, measure)

    sheet = history.ask(meeting_sheet, DELFT, TODAY)

    assert sheet.printed_on == TODAY
    assert sheet.dossier == delft(history)
    assert 1 <= len(sheet.questions) <= 4
    assert "afspraken" in sheet.questions[0]
    assert "groeit" in sheet.questions[1]
    assert all(question.endswith("?") for question in sheet.questions)


def test_without_a_backlog_the_meeting_sheet_asks_what_works(desk: Desk) -> None:
    desk.figures(TODAY, "2025-II", NEW_YEAR, Delft=(30, 0, 36))

    questions = desk.ask(meeting_sheet, DELFT, TODAY).questions

    assert any("Welke aanpak werkt" in question for question in questions)
    assert not any("groeit" in question for question in questions)
