"""A letter that was sent: on file, on the timeline, and taken back as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import signed
from toezichtdesk.casework import terms
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.terms import FileItemDraft, FileItemKind
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.journal import last_act

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY, DELFT = date(2026, 3, 10), "GM0503"
REQUEST = FileItemDraft(
    DELFT, FileItemKind.PLAN_REQUEST, TODAY, "P-1", due_on=date(2026, 4, 7)
)  # fmt: skip


def file(desk: Desk, draft: FileItemDraft) -> None:
    with desk.database.writing() as connection:
        terms.file(connection, signed(TODAY), draft)


def test_a_request_for_a_plan_is_on_the_timeline_and_the_plan_is_owed(desk: Desk) -> None:
    file(desk, REQUEST)

    found = desk.ask(dossier, DELFT, TODAY)
    assert found.plan.dates.requested_on == TODAY
    assert found.plan.dates.due_on == date(2026, 4, 7)
    assert "verzoek om verbeterplan, termijn tot en met 07-04-2026. Kenmerk: P-1." in " ".join(
        event.text for event in found.events
    )


def test_taken_back_it_leaves_no_trace(desk: Desk) -> None:
    before = desk.tables(besides=("journal", "figure_before"))
    file(desk, REQUEST)

    with desk.database.writing() as connection:
        undo(connection, signed(TODAY), last_act(connection))

    found = desk.ask(dossier, DELFT, TODAY)
    assert found.plan is None
    assert found.file_items == ()
    assert desk.tables()["file_item"] == before["file_item"]


def test_a_judgement_letter_gives_no_term(desk: Desk) -> None:
    draft = FileItemDraft(DELFT, FileItemKind.JUDGEMENT_LETTER, TODAY, due_on=TODAY)

    with pytest.raises(OfficerCanAct, match="beoordelingsbrief geeft geen termijn"):
        file(desk, draft)


def test_a_reminder_with_a_term_is_no_duty_by_itself(desk: Desk) -> None:
    draft = FileItemDraft(DELFT, FileItemKind.REMINDER, TODAY, due_on=date(2026, 4, 1))
    file(desk, draft)

    (item,) = desk.ask(dossier, DELFT, TODAY).file_items
    assert item.kind is FileItemKind.REMINDER
