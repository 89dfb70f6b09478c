"""What a meeting sheet brings up, for every municipality of the example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from toezichtdesk.domain.assessment import Trend
from toezichtdesk.ladder import duties
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheets
from toezichtdesk.store.database import Database

TODAY = date(2026, 11, 10)
MOST = 4
BY_TREND = {
    Trend.GROWS: "Waardoor groeit de achterstand",
    Trend.EQUAL: "Waarom slinkt de achterstand niet",
    Trend.SHRINKS: "Welke aanpak werkt hier",
    Trend.NONE: "Welke aanpak werkt hier",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sheets(filled_example: Path) -> Iterator[tuple[MeetingSheet, ...]]:
    database = Database.open(filled_example)
    with database.reading() as connection:
        codes = [row.code for row in overview(connection, TODAY)]
        yield meeting_sheets(connection, codes, TODAY)
    database.close()


def asks(sheet: MeetingSheet, start: str) -> bool:
    return any(question.startswith(start) for question in sheet.questions)


def test_what_is_asked_fits_the_direction_of_the_backlog(sheets: tuple[MeetingSheet, ...]) -> None:
    assert {sheet.dossier.row.trend for sheet in sheets} >= {Trend.GROWS, Trend.SHRINKS, Trend.NONE}
    for sheet in sheets:
        trend = sheet.dossier.row.trend
        asked = {start for start in BY_TREND.values() if asks(sheet, start)}
        assert asked <= {BY_TREND.get(trend)}, sheet.dossier.row.name
        assert asked or len(sheet.questions) == MOST or trend not in BY_TREND
        assert 0 < len(sheet.questions) <= MOST


def test_what_is_late_or_missing_is_asked(sheets: tuple[MeetingSheet, ...]) -> None:
    for sheet in sheets:
        dossier = sheet.dossier
        promised = duties.open_agreements(dossier.agreements)
        late = any(one.due_on is not None and one.due_on <= TODAY for one in promised)
        owes_plan = any(one.kind is ActionKind.PLAN for one in dossier.row.actions)

        assert asks(sheet, "Welke afspraken van het vorige gesprek") == late
        assert asks(sheet, "Waarin verschilt de eigen telling") == any(
            one.is_open for one in dossier.own_counts
        )
        assert asks(sheet, "Wanneer is het verbeterplan compleet") == owes_plan
    assert any(asks(sheet, "Welke afspraken van het vorige gesprek") for sheet in sheets)
    assert any(asks(sheet, "Wanneer is het verbeterplan compleet") for sheet in sheets)


def test_a_practice_of_another_is_brought_to_whom_it_fits(sheets: tuple[MeetingSheet, ...]) -> None:
    brought = [sheet for sheet in sheets if sheet.practices]

    assert brought
    assert len(brought) < len(sheets)
    for sheet in brought:
        for title, _ in sheet.practices:
            assert f"({sheet.dossier.row.name})" not in title
