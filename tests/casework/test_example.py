"""The example data: played through the real acts, worth looking at on every screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.example_day import EXAMPLE_DAY
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview, province_state
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store.database import Database

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def filled(built_example: Path) -> Database:
    return Database.open(built_example)


TODAY = EXAMPLE_DAY
_SHOWN = set(ActionKind) - {
    ActionKind.REASSESS,
    ActionKind.CONTACT,  # who still has to be spoken to, is owed a talk that counts
    ActionKind.BALANCE,  # its sheets agree with each other
    ActionKind.COMPLETE_FIGURES,
}


def test_the_example_holds_every_rung_and_every_direction(filled: Database) -> None:
    with filled.reading() as connection:
        rows = overview(connection, TODAY)

    assert {row.rung for row in rows} == {1, 2, 3, 4, 5, 6}
    assert {row.trend for row in rows} >= {Trend.NONE, Trend.GROWS, Trend.SHRINKS}
    assert max(len(row.backlogs) for row in rows) >= 6
    assert any(row.early_warning for row in rows)
    assert any(row.next_action and row.next_action.is_late for row in rows)
    assert {action.kind for row in rows for action in row.actions} >= _SHOWN


def test_the_example_leaves_proposals_to_decide_on(filled: Database) -> None:
    with filled.reading() as connection:
        result = proposals(connection, TODAY)
        state = province_state(connection, TODAY)

    assert sum(not row.is_provisional for row in result) >= 3
    assert any(not row.is_provisional and row.assessment.rung > 3 for row in result)
    assert state.open_proposals == len(result)
    assert 0 < state.spoken < state.municipalities


def test_every_dossier_and_meeting_sheet_of_the_example_is_whole(filled: Database) -> None:
    with filled.reading() as connection:
        for row in overview(connection, TODAY):
            result = dossier(connection, row.code, TODAY)
            sheet = meeting_sheet(connection, row.code, TODAY)

            assert result.summary
            assert result.explanation
            assert sheet.questions
            assert list(result.events) == sorted(result.events, key=lambda event: event.day)


def test_every_act_of_the_example_is_signed_on_its_own_day(filled: Database) -> None:
    with filled.reading() as connection:
        lines = journal(connection)

    moments = [line.moment for line in reversed(lines)]
    assert moments == sorted(moments)
    assert moments[-1] <= datetime.combine(TODAY, datetime.max.time(), UTC)
    assert {line.act for line in lines} >= {"import", "decide", "log_contact", "record_plan"}


def test_the_example_knows_only_invented_municipalities(filled: Database) -> None:
    table = Path(__file__).parents[2] / "resources" / "municipalities.csv"
    real = {line.split(",")[0] for line in table.read_text(encoding="utf-8").splitlines()}

    with filled.reading() as connection:
        assert not real & {row.code for row in overview(connection, TODAY)}
