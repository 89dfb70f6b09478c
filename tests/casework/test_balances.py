"""Two sheets state the same balance: the later one counts until the officer chooses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from tests.tables import table_of
from toezichtdesk.casework import balances, import_sheet, undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.sheet_warnings import WarningCode
from toezichtdesk.render.paper.figures import balance_words
from toezichtdesk.reports.answers.dossier import EventKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import journal

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
JULY, AUGUST, LATER = date(2026, 7, 3), date(2026, 8, 3), date(2026, 8, 10)
SECOND = Period(2026, 2)


def example_20(desk: Desk) -> None:
    """The opening in a sheet of 3 August is -10; on 10 August the closing becomes -1."""
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Delft=(30, -6, 26))
    desk.figures(AUGUST, "2026-II", date(2026, 8, 1), Delft=(30, -10, 4))
    desk.figures(LATER, "2026-I", date(2026, 7, 1), Delft=(30, -6, 35))


def balance_duties(desk: Desk) -> list[str]:
    (row,) = desk.ask(overview, LATER)
    return [action.text for action in row.actions if "Beginsaldo" in action.text]


def opening(desk: Desk) -> int:
    (row,) = desk.ask(overview, LATER)
    return row.standing.opening_balance


def test_the_closing_that_was_corrected_last_counts_and_the_difference_is_asked(desk: Desk) -> None:
    example_20(desk)

    assert opening(desk) == -1
    assert balance_duties(desk) == ["Beginsaldo 2026-II vaststellen: −1 of −10"]


def test_a_sheet_that_says_it_once_more_counts_again(desk: Desk) -> None:
    example_20(desk)

    desk.figures(LATER, "2026-II", date(2026, 8, 9), Delft=(30, -10, 6))

    assert opening(desk) == -10
    assert balance_duties(desk) == ["Beginsaldo 2026-II vaststellen: −1 of −10"]


def test_the_officer_says_which_is_right_until_a_statement_changes(desk: Desk) -> None:
    example_20(desk)
    values = {"reason": "De gemeente heeft -10 bevestigd."}

    act = desk.act(balances.settle, LATER, DELFT, SECOND, -10, **values)
    assert (opening(desk), balance_duties(desk)) == (-10, [])
    answer = desk.ask(dossier, DELFT, LATER)
    assert answer.row.standing.two_balances.reason == values["reason"]
    assert values["reason"] in balance_words(answer)
    line = desk.ask(journal, 1)[0]
    assert line.summary == (
        "Beginsaldo van Delft over 2026-II vastgesteld op −10: De gemeente heeft -10 bevestigd."
    )

    desk.figures(LATER, "2026-II", date(2026, 8, 9), Delft=(30, -10, 6))
    assert (opening(desk), balance_duties(desk)) == (-10, [])

    desk.figures(LATER, "2026-I", date(2026, 7, 1), Delft=(30, -6, 33))
    assert opening(desk) == -3
    assert balance_duties(desk) == ["Beginsaldo 2026-II vaststellen: −3 of −10"]
    assert act


def test_an_open_difference_is_reported_once_until_the_sheet_makes_another_one_count(
    desk: Desk,
) -> None:
    def told(day: date, stand: date) -> bool:
        workbook = table_of(
            ["Delft"],
            {Column.TARGET: [30], Column.OPENING_BALANCE: [-12], Column.REALISED: [stand.day + 4]},
            period="2026-II",
            reference_date=stand.isoformat(),
            name=f"{stand}.xlsx",
        )
        plan = desk.ask(import_sheet.prepare, workbook, day)
        desk.act(import_sheet.apply, day, plan)
        return any(warning.code is WarningCode.OTHER_OPENING for warning in plan.warnings)

    desk.figures(JULY, "2026-I", date(2026, 7, 1), Delft=(30, -6, 26))

    assert told(AUGUST, date(2026, 8, 1))
    assert not told(AUGUST, date(2026, 8, 2))
    assert balance_duties(desk)
    desk.figures(LATER, "2026-I", date(2026, 7, 1), Delft=(30, -6, 35))
    assert told(LATER, date(2026, 8, 9))
    assert not told(LATER, date(2026, 8, 10))


def test_the_timeline_shows_the_day_on_which_a_balance_was_settled(desk: Desk) -> None:
    example_20(desk)
    desk.act(balances.settle, LATER, DELFT, SECOND, -10, reason="Zo is het.")

    events = desk.ask(dossier, DELFT, LATER).events

    (event,) = [event for event in events if event.label == "saldo vastgesteld"]
    assert (event.day, event.kind) == (LATER, EventKind.COUNT)
    assert event.text.endswith("Vastgesteld is −10. Reden: Zo is het.")


def test_what_was_settled_can_be_taken_back(desk: Desk) -> None:
    example_20(desk)
    act = desk.act(balances.settle, LATER, DELFT, SECOND, -10, reason="Zo is het.")

    desk.act(undo.undo, LATER, act)

    assert opening(desk) == -1
    assert balance_duties(desk) == ["Beginsaldo 2026-II vaststellen: −1 of −10"]


@pytest.mark.parametrize(
    ("period", "balance", "reason", "said"),
    [
        (SECOND, -5, "Zo.", "geen van beide"),
        (SECOND, -1, " ", "reden ontbreekt"),
        (Period(2026, 1), -6, "Zo.", "geen twee opgaven"),
    ],
)
def test_what_settles_nothing_is_refused(
    desk: Desk, period: Period, balance: int, reason: str, said: str
) -> None:
    example_20(desk)

    with pytest.raises(OfficerCanAct, check=says(said)):
        desk.act(balances.settle, LATER, DELFT, period, balance, reason=reason)
