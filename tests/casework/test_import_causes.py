"""A column that was not read, or a sheet that says two things, leads over what follows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Desk
from toezichtdesk import wording
from toezichtdesk.cli import importing
from toezichtdesk.domain.importing import Question
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.question_causes import cause_of
from toezichtdesk.domain.sheet_warnings import WarningCode

TODAY = date(2026, 7, 10)
ROWS = [("Delft", 30, 18), ("Zeist", 12, 9)]


def causes(desk: Desk, heading: tuple[str, ...], title: str = "") -> list[str]:
    """Return what the console says is wrong, in its order."""
    plan = desk.plan(desk.sheet(ROWS, head=heading, title=title), TODAY)
    refusals = (*plan.refusals, *importing._asked_for(plan))
    return [wording.refusal(refusal).found for refusal in refusals]


def test_the_count_that_was_not_read_leads_over_the_period_that_is_asked(desk: Desk) -> None:
    words = causes(desk, ("Gemeente", "Taakstelling", "Bereikt aantal"))

    cause, *following = words
    assert cause.endswith("als het gerealiseerde aantal; niet gelezen is kolom C „Bereikt aantal”")
    assert following == ["blad.xlsx noemt geen taakstellingsperiode"]


def test_the_task_that_was_not_read_leads_over_every_row_without_one(desk: Desk) -> None:
    title = "2026-I, stand 1 juni 2026"

    words = causes(desk, ("Gemeente", "Doel", "Gerealiseerd"), title)

    assert words[0] == ("geen kolom is herkend als de taakstelling; niet gelezen is kolom B „Doel”")
    assert len(words) == 1 + len(ROWS)


@pytest.mark.parametrize(
    ("title", "cause"),
    [
        ("2026-I, stand 06/01/2026", "kan 6 januari 2026 of 1 juni 2026 zijn"),
        ("2026-I, stand 1 mei en 1 juni 2026", "meer dan één peildatum"),
    ],
)
def test_a_day_that_is_said_in_two_ways_is_not_called_missing(
    desk: Desk, title: str, cause: str
) -> None:
    (words,) = causes(desk, ("Gemeente", "Taakstelling", "Gerealiseerd"), title)

    assert cause in words


@pytest.mark.parametrize(
    "given", [{"period": Period(2025, 2)}, {"reference_date": date(2026, 5, 1)}]
)
def test_a_sheet_of_another_timing_than_was_given_is_refused_once(
    desk: Desk, given: dict[str, object]
) -> None:
    head = ("Gemeente", "Taakstelling", "Gerealiseerd")
    path = desk.sheet(ROWS, head=head, title="2026-I, stand 1 juni 2026")

    plan = desk.plan(path, TODAY, **given)

    assert [(refusal.sheet, refusal.cell) for refusal in plan.refusals] == [("Cijfers", "")]
    assert "zoals opgegeven" in wording.refusal(plan.refusals[0]).expected


def test_two_periods_are_why_the_period_is_asked(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Gerealiseerd")
    plan = desk.plan(desk.sheet(ROWS, head=head, title="2025-II en 2026-I"), TODAY)

    cause = cause_of(Question.PERIOD, plan)

    assert cause is not None
    assert cause.code is WarningCode.SEVERAL_PERIODS


def test_a_municipality_in_another_province_is_told_and_not_moved(desk: Desk) -> None:
    rows = [("Utrecht", "Delft", 30, 18), ("prov. Utrecht", "Zeist", 12, 9), ("?", "Ede", 5, 5)]
    head = ("Provincie", "Gemeente", "Taakstelling", "Gerealiseerd")

    plan = desk.plan(desk.sheet(rows, head=head, title="2026-I, stand 1 juni 2026"), TODAY)

    (warning,) = plan.warnings
    assert wording.sheet_warning(warning) == (
        "Delft (rij 4): het blad noemt provincie Utrecht, maar de gemeente ligt in Zuid-Holland. "
        "Gelezen als deze gemeente; ga na of de naam klopt."
    )
