"""What stands in the place of an erased text cannot be changed in silence either."""

from __future__ import annotations

from typing import Any

from tests.casework.every_step import PROMISE, TODAY, VISIT
from tests.casework.test_record_proves_itself import named, tampered
from tests.conftest import Desk
from toezichtdesk.casework import contacts
from toezichtdesk.casework.journal import write
from toezichtdesk.domain.acts import Act
from toezichtdesk.store import schema
from toezichtdesk.store.backup import check
from toezichtdesk.store.erasing import erase
from toezichtdesk.store.sealing import words_hash

pytest_plugins = ("tests.casework.busy_desk",)


def test_what_stands_for_an_erased_text_is_sealed_with_the_act_that_erased_it(busy: Desk) -> None:
    """Who wrote another text there, with the hash of that text, was not found out."""
    number = busy.act(contacts.log_contact, TODAY, VISIT, [PROMISE])

    def erase_it(connection: Any, by: Any) -> int:
        act = write(connection, by, Act.KEEP_COPIES, "Gewist.")
        erase(connection, schema.contact, schema.contact.c.id == number, act, {"summary": "-"})
        return act

    erasing = busy.act(erase_it, TODAY)
    assert check(busy.path).broken == ()

    report = tampered(busy.path, *reworded("Een ander verhaal", number))
    assert named(report) == {("erased", erasing)}


def reworded(text: str, contact: int) -> tuple[str, str]:
    """Return what puts another text in the place of an erased one, and its hash beside it."""
    texts = f"summary='{text}',counterpart='',follow_up='',"
    says = f"summary = '{text}', counterpart = '', follow_up = ''"
    there = f"table_name = 'contact' AND row_key = 'id={contact},' AND words IS NOT NULL"
    return (
        f"UPDATE contact SET {says} WHERE id = {contact}",
        f"UPDATE erased SET words = '{words_hash(texts.encode())}' WHERE {there}",
    )
