"""A letter that was sent: on file, on the timeline, and taken back as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.conftest import signed
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import letters, settings, terms
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind, SentLetter, TemplateUsed
from toezichtdesk.domain.terms import Document, FileItemData, FileItemKind
from toezichtdesk.reports.answers.dossier import EventKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.papers.letters import LetterData
from toezichtdesk.reports.record.journal import journal_of, last_act
from toezichtdesk.reports.record.stored_files import documents_on_file, stored_file
from toezichtdesk.store.backup import check

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY, DELFT = date(2026, 3, 10), "GM0503"
REQUEST = FileItemData(
    DELFT, FileItemKind.PLAN_REQUEST, TODAY, "P-1", due_on=date(2026, 4, 7)
)  # fmt: skip


TEMPLATE = TemplateUsed("herinnering.docx", "Toezichtdesk 0.2.0", "ab" * 32)
SENT = Document("herinnering GM0503 Delft.docx", b"PK de brief zoals verstuurd")


def file(desk: Desk, draft: FileItemData) -> None:
    with desk.database.writing() as connection:
        terms.file(connection, signed(TODAY), draft)


def send(desk: Desk, *sent: Document) -> None:
    draft = LetterData(LetterKind.REMINDER, "Gedeputeerde Staten", "P-2", date(2026, 4, 1))
    desk.act(letters.file_sent, TODAY, [SentLetter(DELFT, one, TEMPLATE) for one in sent], draft)


def test_a_request_for_a_plan_is_on_the_timeline_and_the_plan_is_owed(desk: Desk) -> None:
    file(desk, REQUEST)

    answer = desk.ask(dossier, DELFT, TODAY)
    assert answer.plan.dates.requested_on == TODAY
    assert answer.plan.dates.due_on == date(2026, 4, 7)
    assert "verzoek om verbeterplan, termijn tot en met 07-04-2026. Kenmerk: P-1." in " ".join(
        event.text for event in answer.events
    )


def test_taken_back_it_leaves_no_trace(desk: Desk) -> None:
    before = desk.tables(besides=("journal", "figure_before"))
    file(desk, REQUEST)

    with desk.database.writing() as connection:
        undo(connection, signed(TODAY), last_act(connection))

    answer = desk.ask(dossier, DELFT, TODAY)
    assert answer.plan is None
    assert answer.file_items == ()
    assert desk.tables()["file_item"] == before["file_item"]


def test_a_judgement_letter_gives_no_term(desk: Desk) -> None:
    draft = FileItemData(DELFT, FileItemKind.JUDGEMENT_LETTER, TODAY, due_on=TODAY)

    with pytest.raises(OfficerCanAct, check=says("beoordelingsbrief geeft geen termijn")):
        file(desk, draft)


def test_a_reminder_with_a_term_is_no_duty_by_itself(desk: Desk) -> None:
    draft = FileItemData(DELFT, FileItemKind.REMINDER, TODAY, due_on=date(2026, 4, 1))
    file(desk, draft)

    (item,) = desk.ask(dossier, DELFT, TODAY).file_items
    assert item.kind is FileItemKind.REMINDER


def test_a_letter_that_was_sent_is_kept_as_it_was_and_found_from_every_side(desk: Desk) -> None:
    send(desk, SENT)
    act = desk.ask(last_act)

    answer = desk.ask(dossier, DELFT, TODAY)

    assert (answer.file_items[0].document, answer.file_items[0].document_act) == (SENT.name, act)
    assert [one.copy_act for one in answer.events if one.kind is EventKind.FILE] == [act]
    assert desk.ask(journal_of, DELFT)[0].copy == SENT.name
    assert desk.ask(stored_file, act) == SENT
    (one,) = desk.ask(documents_on_file, DELFT, TODAY)
    assert one == Document("01 2026-03-10 herinnering GM0503 Delft.docx", SENT.content)
    assert desk.ask(documents_on_file, DELFT, date(2026, 3, 9), date(2026, 3, 9)) == ()


def test_a_letter_shows_later_by_which_template_it_was_made(desk: Desk) -> None:
    send(desk, SENT)
    (line,) = (one for one in desk.ask(journal_of, DELFT) if one.copy)
    desk.act(undo, TODAY, line.id)
    desk.act(redo, TODAY, line.id)

    again = next(one for one in desk.ask(journal_of, DELFT) if one.id == line.id)
    assert again.template == TEMPLATE
    assert wording.template_used(TEMPLATE) == (
        "Gemaakt met het sjabloon herinnering.docx (Toezichtdesk 0.2.0; SHA-256 abababababab)."
    )
    assert check(desk.path).broken == ()


def test_a_letter_that_is_taken_back_goes_from_the_file_and_can_still_be_read(desk: Desk) -> None:
    send(desk, SENT)
    act = desk.ask(last_act)
    desk.act(undo, TODAY, act)

    assert desk.ask(dossier, DELFT, TODAY).file_items == ()
    assert desk.ask(documents_on_file, DELFT, TODAY) == ()
    assert desk.ask(stored_file, act) == SENT
    desk.act(redo, TODAY, act)
    assert desk.ask(dossier, DELFT, TODAY).file_items[0].document == SENT.name
    assert check(desk.path).broken == ()


def test_each_letter_of_a_batch_is_an_act_of_its_own(desk: Desk) -> None:
    send(desk, SENT, replace(SENT, content=b"PK een andere"))

    first, second = sorted(one.document_act for one in desk.ask(dossier, DELFT, TODAY).file_items)

    assert second == first + 1
    assert desk.ask(stored_file, second).content == b"PK een andere"


def test_of_a_letter_larger_than_is_kept_only_its_hash_stays(desk: Desk) -> None:
    desk.act(settings.keep_copies, TODAY, 0)
    send(desk, SENT)

    assert desk.ask(dossier, DELFT, TODAY).file_items[0].document == ""
    with pytest.raises(OfficerCanAct, check=says("geen kopie")):
        desk.ask(stored_file, desk.ask(last_act))
    assert desk.tables()["file_document"][0][4] == sha256(SENT.content).hexdigest()
