"""The officer's own lists: what forms offer, and that what was recorded stays as it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import signed
from toezichtdesk.casework import contacts, journal, knowledge, officials, own_words, undo
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.own_words import USUAL, WordList
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.acts_in_force import next_undo
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.texts.known_words import known_words
from toezichtdesk.reports.texts.officials import mentions
from toezichtdesk.reports.texts.own_words import offered
from toezichtdesk.reports.texts.own_words import own_words as words_of
from toezichtdesk.store.backup import check

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 4, 10)
DELAY, TAG = WordList.DELAY, WordList.TAG


def test_a_word_is_added_renamed_and_retired_and_each_is_taken_back(desk: Desk) -> None:
    usual = tuple(one.word for one in USUAL[DELAY])
    desk.act(own_words.add, TODAY, DELAY, "  Asbest  gevonden ")
    assert desk.ask(offered, DELAY) == (*usual, "Asbest gevonden")

    desk.act(own_words.rename, TODAY, DELAY, "Asbest gevonden", "Asbest")
    desk.act(own_words.retire, TODAY, DELAY, usual[0])
    assert desk.ask(offered, DELAY) == (*usual[1:], "Asbest")
    assert [one.word for one in desk.ask(words_of, DELAY)] == [*usual, "Asbest"]

    for _ in range(3):
        desk.act(undo.undo, TODAY, desk.ask(next_undo))
    assert desk.ask(offered, DELAY) == usual


def test_a_bottleneck_that_was_used_is_in_the_list_and_stays_where_it_was_used(desk: Desk) -> None:
    draft = ContactData("GM0503", TODAY, ContactKind.VISIT, "Over de kade", tags=("kamers",))
    desk.act(contacts.log_contact, TODAY, draft)
    desk.act(own_words.add, TODAY, TAG, "#Grote Gezinnen")
    assert set(desk.ask(known_words).tags) == {"kamers", "grote-gezinnen"}

    desk.act(own_words.retire, TODAY, TAG, "kamers")
    assert desk.ask(known_words).tags == ("grote-gezinnen",)
    assert [one.word for one in desk.ask(words_of, TAG)] == ["kamers", "grote-gezinnen"]


def test_a_name_that_was_typed_in_a_list_is_erased_and_the_record_holds(desk: Desk) -> None:
    desk.act(own_words.add, TODAY, DELAY, "Wacht op Geheimink")
    desk.act(own_words.add, TODAY, DELAY, "Geheimink")
    desk.act(own_words.rename, TODAY, DELAY, "Netcongestie", "Stroom, zegt Geheimink")
    tagged = ContactData("GM0503", TODAY, ContactKind.VISIT, "Kade", tags=("geheimink", "kamers"))
    desk.act(contacts.log_contact, TODAY, tagged)
    practice = KnowledgeData(
        KnowledgeKind.SESSION,
        TODAY,
        "Over kamers",
        parties=("Geheimink advies",),
        tags=("geheimink",),
    )
    desk.act(knowledge.record, TODAY, practice)

    desk.act(officials.erase, TODAY, "Geheimink", reason="Verzoek van de betrokkene.")

    assert desk.ask(mentions, "Geheimink") == ()
    assert b"eheimink" not in desk.path.read_bytes()
    words = desk.ask(offered, DELAY)
    assert ("Wacht op [gewist]" in words, "Stroom, zegt [gewist]" in words) == (True, True)
    assert ("[gewist]" in words, "Netcongestie" in words) == (False, False)
    assert desk.ask(offered, TAG) == ("kamers",)
    assert check(desk.path).is_sound


def test_a_list_of_a_file_from_before_the_table_of_words_is_read_and_goes_on(desk: Desk) -> None:
    words = '[["Asbest", true], ["Oud", false]]'
    with desk.database.writing() as connection:
        act = journal.write(connection, signed(TODAY), Act.SET_WORDS, "Lijst gewijzigd.")
        put(connection, "words:delay", words, act)
    assert desk.ask(offered, DELAY) == ("Asbest",)

    desk.act(own_words.bring_back, TODAY, DELAY, "Oud")
    desk.act(own_words.rename, TODAY, DELAY, "Asbest", "Asbest gevonden")
    assert desk.ask(offered, DELAY) == ("Asbest gevonden", "Oud")

    for _ in range(2):
        desk.act(undo.undo, TODAY, desk.ask(next_undo))
    assert desk.ask(offered, DELAY) == ("Asbest",)


@pytest.mark.parametrize(
    ("act", "args"),
    [
        (own_words.add, (" ",)),
        (own_words.add, ("netcongestie",)),
        (own_words.add, ("x" * 201,)),
        (own_words.rename, ("Onbekend", "Iets")),
        (own_words.rename, ("Netcongestie", "Netcongestie")),
        (own_words.bring_back, ("Netcongestie",)),
        (own_words.retire, ("Onbekend",)),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(desk: Desk, act, args) -> None:
    before = desk.ask(last_act)

    with pytest.raises(OfficerCanAct):
        desk.act(act, TODAY, DELAY, *args)

    assert desk.ask(last_act) == before
