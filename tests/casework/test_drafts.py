"""Drafts: kept beside the records, and gone together with the act that they were for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import contacts, drafts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.journal import journal, last_act

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT, EDE = "GM0503", "GM0228"
TODAY = date(2026, 4, 10)
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")


def keep(desk: Desk, municipality: str, form: str = "contact", **fields: object) -> None:
    with desk.database.writing() as connection:
        drafts.keep(connection, form, municipality, fields)


def stored_drafts(desk: Desk, form: str = "contact") -> dict[str, dict[str, object]]:
    result: dict[str, dict[str, object]] = desk.ask(drafts.drafts_of, form)
    return result


def test_a_draft_is_kept_per_form_and_municipality_in_the_place_of_the_one_before(
    desk: Desk,
) -> None:
    keep(desk, DELFT, summary="Half")
    keep(desk, EDE, summary="Anders")
    keep(desk, DELFT, form="plan", note="Te vaag")
    keep(desk, DELFT, summary="Half verhaal", agreements=[[0, "lijst", ""]])

    assert stored_drafts(desk) == {
        DELFT: {"summary": "Half verhaal", "agreements": [[0, "lijst", ""]]},
        EDE: {"summary": "Anders"},
    }
    assert stored_drafts(desk, "plan") == {DELFT: {"note": "Te vaag"}}


def test_a_draft_is_no_act(desk: Desk) -> None:
    acts, text = desk.ask(last_act), desk.ask(journal)
    keep(desk, DELFT, summary="Half verhaal")
    with desk.database.writing() as connection:
        drafts.drop(connection, "contact", DELFT)

    assert (desk.ask(last_act), desk.ask(journal), stored_drafts(desk)) == (acts, text, {})


def test_the_act_that_a_draft_was_for_takes_that_draft_along(desk: Desk) -> None:
    keep(desk, DELFT, summary="Half verhaal")
    keep(desk, EDE, summary="Anders")

    contact = desk.act(drafts.finish, TODAY, "contact", DELFT, contacts.log_contact, VISIT)

    assert contact == 1
    assert list(stored_drafts(desk)) == [EDE]


def test_an_act_that_is_refused_leaves_the_draft(desk: Desk) -> None:
    keep(desk, "GM0503", summary="Half verhaal")
    before = desk.path.read_bytes()
    later = ContactData(DELFT, date(2026, 4, 11), ContactKind.VISIT, "Bezoek")

    with pytest.raises(OfficerCanAct):
        desk.act(drafts.finish, TODAY, "contact", DELFT, contacts.log_contact, later)

    assert desk.path.read_bytes() == before
