"""The overview: each value of a row, and the province in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import contacts, municipalities
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind, Forecast, OverviewRow, Pace
from toezichtdesk.reports.municipalities import all_of_today, find
from toezichtdesk.reports.pages.overview import overview, province_state

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
SPRING = date(2026, 4, 1)
VISIT = ContactData(DELFT, SPRING, ContactKind.VISIT, "Bezoek")


def row(desk: Desk, today: date = SPRING) -> OverviewRow:
    (each,) = desk.ask(overview, today)
    assert isinstance(each, OverviewRow)
    return each


def test_a_running_period_is_shown_by_the_balance_to_date(desk: Desk) -> None:
    desk.figures(SPRING, "2025-II", date(2026, 1, 1), Delft=(30, -34, 24))
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, -40, 24))

    result = row(desk)

    due = 29  # of 60, 29,8 persons
    assert result.standing is not None
    assert result.standing.balance == -76
    assert result.current_backlog == 40 + due - 24
    assert result.growth == due - 24
    assert result.trend is Trend.GROWS
    assert result.pace == Pace(24, due, 49, 60)
    assert result.backlogs == ((Period(2025, 2), 40), (Period(2026, 1), 40 + due - 24))


def test_a_running_period_has_a_forecast_with_its_spread_and_a_closed_one_has_none(
    desk: Desk,
) -> None:
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, -40, 24))
    closed = date(2026, 7, 10)

    forecast = row(desk).forecast

    assert forecast == Forecast(Fraction(24 * 181, 90) - 100, 7)  # sqrt(60 * 91/181 * 2)
    desk.figures(closed, "2026-I", date(2026, 7, 1), Delft=(60, -40, 40))
    assert row(desk, closed).forecast is None


def test_with_a_lead_there_is_no_line_to_catch_up(desk: Desk) -> None:
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, 10, 24))

    assert row(desk).pace == Pace(24, 29, None, 60)


@pytest.mark.parametrize(
    ("figures", "trend"),
    [
        ((30, -6, 36), Trend.NONE),
        ((30, -6, 24), Trend.GROWS),
        ((30, -6, 33), Trend.SHRINKS),
        ((30, -6, 30), Trend.EQUAL),
        ((30, None, 30), Trend.UNKNOWN),
    ],
)
def test_the_direction_compares_with_the_end_of_the_period_before(
    desk: Desk, figures: tuple[int | None, ...], trend: Trend
) -> None:
    desk.figures(SPRING, "2025-II", date(2026, 1, 1), Delft=figures)

    assert row(desk).trend is trend


def test_a_followed_municipality_is_shown_without_figures(desk: Desk) -> None:
    desk.act(municipalities.follow, SPRING, [DELFT])

    result = row(desk)

    assert (result.rung, result.rung_since, result.standing) == (1, None, None)
    assert (result.trend, result.proposal, result.pace) == (Trend.UNKNOWN, None, None)
    assert {action.kind for action in result.actions} == {
        ActionKind.TALK,
        ActionKind.COMPLETE_FIGURES,
    }


def test_what_is_late_goes_before_what_is_to_come(desk: Desk) -> None:
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, 0, 60))
    late, later = date(2026, 3, 1), date(2026, 5, 1)
    for due in (later, late, None):
        promise = AgreementData(DELFT, Party.MUNICIPALITY, f"Lijst {due}", due)
        desk.act(contacts.add_agreement, SPRING, promise)

    texts = [a.text for a in row(desk).actions if a.kind is ActionKind.AGREEMENT]

    assert texts == [
        "Afspraak gemeente: Lijst 2026-03-01",
        "Afspraak gemeente: Lijst None",
        "Afspraak gemeente: Lijst 2026-05-01",
    ]
    assert row(desk).next_action is not None
    assert [a.is_late for a in row(desk).actions].count(True) == 1


def test_the_rows_stand_in_the_order_of_their_names(desk: Desk) -> None:
    names = dict.fromkeys(("Zwolle", "Ede", "Ameland", "Súdwest-Fryslân"), (30, 0, 30))
    desk.figures(SPRING, "2025-II", date(2026, 1, 1), **names, **{"'s-Gravenhage": (30, 0, 30)})

    result = [row.name for row in desk.ask(overview, SPRING)]

    assert result == ["Ameland", "Ede", "'s-Gravenhage", "Súdwest-Fryslân", "Zwolle"]


def test_the_overview_of_an_earlier_day_knows_no_later_figures_or_contacts(desk: Desk) -> None:
    desk.figures(SPRING, "2026-I", date(2026, 3, 1), Delft=(60, 0, 10))
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, 0, 40))
    desk.act(contacts.log_contact, SPRING, VISIT)

    before = row(desk, date(2026, 3, 15))

    assert before.standing is not None
    assert (before.standing.realised, before.last_contact) == (10, None)
    assert row(desk).last_contact == SPRING


def test_the_province_counts_who_was_spoken_this_period(desk: Desk) -> None:
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, 0, 24), Ede=(60, 0, 60), Gouda=(60, 0, 30))
    desk.act(contacts.log_contact, SPRING, VISIT)
    desk.act(
        contacts.log_contact,
        SPRING,
        replace(VISIT, municipality="GM0228", kind=ContactKind.EMAIL),
    )

    state = desk.ask(province_state, SPRING)

    assert (state.municipalities, state.spoken, state.weeks_left) == (3, 1, 13)
    assert state.backlog == 5  # 29 - 24
    assert (state.open_proposals, state.newest_reference_date) == (1, SPRING)


@pytest.mark.parametrize("said", ["GM0518", "0518", "518", "Den Haag", "s gravenhage", "DEN HAAG "])
def test_a_municipality_is_found_by_code_name_or_alias(desk: Desk, said: str) -> None:
    assert desk.ask(find, said, SPRING).name == "'s-Gravenhage"


@pytest.mark.parametrize("said", ["", "GM9999", "Atlantis", "Boxmeer", "Bergen"])
def test_what_is_no_single_municipality_of_today_is_refused(desk: Desk, said: str) -> None:
    with pytest.raises(OfficerCanAct):
        desk.ask(find, said, SPRING)


def test_there_are_342_municipalities_today(desk: Desk) -> None:
    assert len(desk.ask(all_of_today, SPRING)) == 342


def test_reports_write_nothing(desk: Desk) -> None:
    desk.figures(SPRING, "2026-I", SPRING, Delft=(60, 0, 24))
    before = desk.path.read_bytes()

    desk.ask(overview, SPRING)
    desk.ask(province_state, SPRING)

    assert desk.path.read_bytes() == before
