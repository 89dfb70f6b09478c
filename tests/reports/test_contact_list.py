"""The contacts of all municipalities in one list: order, what counts, what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.contact_list import ContactRows, contact_rows, periods_of, tags_of
from toezichtdesk.reports.record.searched_texts import compared

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

TODAY = date(2026, 7, 10)
DELFT, EDE, THE_HAGUE = "GM0503", "GM0228", "GM0518"
TALK = ContactData(DELFT, date(2026, 3, 2), ContactKind.PROGRESS_TALK, "Vijf kamers\nin één pand")
MAIL = ContactData(EDE, TODAY, ContactKind.EMAIL, "Súdkade", follow_up="bellen", follow_up_on=TODAY)


def logged(desk: Desk, *drafts: ContactData) -> ContactRows:
    for draft in drafts:
        desk.act(contacts.log_contact, TODAY, draft)
    return desk.ask(contact_rows, TODAY)


def test_it_holds_every_municipality_newest_first_and_of_a_day_the_last_logged(desk: Desk) -> None:
    rows = logged(desk, MAIL, TALK, replace(MAIL, municipality=THE_HAGUE))

    assert [row.name for row in rows] == ["'s-Gravenhage", "Ede", "Delft"]
    assert rows[2].text == "Vijf kamers in één pand"
    assert periods_of(rows) == (Period.parse("2026-II"), Period.parse("2026-I"))


def test_it_leaves_out_what_was_withdrawn(desk: Desk) -> None:
    rows = logged(desk, MAIL, TALK)

    desk.act(contacts.withdraw_contact, TODAY, rows[0].contact.id)

    assert [row.name for row in desk.ask(contact_rows, TODAY)] == ["Delft"]


def test_a_contact_counts_by_its_kind_unless_the_officer_said_otherwise(desk: Desk) -> None:
    texts = (MAIL, replace(MAIL, counts=True), TALK, replace(TALK, counts=False))

    rows = logged(desk, *texts)

    assert {(row.contact.kind, row.contact.counts): row.counts for row in rows} == {
        (ContactKind.EMAIL, None): False,
        (ContactKind.EMAIL, True): True,
        (ContactKind.PROGRESS_TALK, None): True,
        (ContactKind.PROGRESS_TALK, False): False,
    }


def test_the_key_holds_every_word_and_every_name_without_accents(desk: Desk) -> None:
    draft = replace(MAIL, municipality=THE_HAGUE, counterpart="Wethouder wonen")

    (row,) = logged(desk, draft)

    words = ("sudkade", "wethouder", "bellen", "e-mail", "'s-gravenhage", "den haag", "haag")
    assert [word for word in words if compared(word) not in row.key] == []


def test_one_municipality_and_a_first_day_bound_it(desk: Desk) -> None:
    logged(desk, MAIL, TALK)

    of_delft = desk.ask(contact_rows, TODAY, municipality=DELFT)
    of_now = desk.ask(contact_rows, TODAY, since=TODAY)

    assert ([row.name for row in of_delft], [row.name for row in of_now]) == (["Delft"], ["Ede"])


def test_of_chosen_and_ordered_rows_each_is_found_again(desk: Desk) -> None:
    tagged = replace(TALK, summary="Wacht op #netcongestie", tags=("bezwaar",))
    rows = logged(desk, MAIL, TALK, tagged)
    by_name = rows.at([2, 1, 0])

    chosen = by_name.passing(
        ContactKind.PROGRESS_TALK, "netcongestie", Period.parse("2026-I"), must_count=True
    )

    assert [row.contact.summary for row in chosen] == [tagged.summary]
    assert (chosen[0].tags, tags_of(rows)) == (
        ("bezwaar", "netcongestie"),
        ("bezwaar", "netcongestie"),
    )
    places = [by_name.place_of(row.contact.id) for row in rows]
    assert places == [2, 1, 0]
    assert (chosen.place_of(rows[0].contact.id), chosen.place_of(None)) == (-1, -1)
    assert [row.name for row in rows[:2]] == ["Ede", "Delft"]


def test_the_console_tells_them_as_text_and_as_json(desk: Desk, console: Console) -> None:
    logged(desk, MAIL, replace(TALK, counterpart="wethouder"))

    output = console("contacts")
    chosen = console("contacts", "--municipality", "ede", "--since", "2026-07-01", "--json")

    assert (output.code, output.out.splitlines()) == (
        0,
        [
            "    1  10-07-2026  Ede  E-mail: Súdkade",
            "                   Vervolg: 10-07-2026 bellen",
            "    2  02-03-2026  Delft  Voortgangsgesprek met wethouder, telt voor de "
            "contactplicht: " + TALK.summary.replace("\n", " "),
        ],
    )
    (row,) = chosen.document
    assert row == {
        "id": row["id"],
        "code": EDE,
        "name": "Ede",
        "held_on": "2026-07-10",
        "kind": "e-mail",
        "counterpart": None,
        "participants": [],
        "tags": [],
        "summary": "Súdkade",
        "counts": False,
        "follow_up": "bellen",
        "follow_up_on": "2026-07-10",
    }


def test_the_console_says_when_there_is_nothing_and_refuses_an_unknown_name(
    desk: Desk, console: Console
) -> None:
    assert console("contacts").out.strip() == "Er zijn geen contacten."
    refused = console("contacts", "--municipality", "Nergenshuizen")
    assert (refused.code, refused.out) == (1, "")
    assert "officiële naam" in refused.err
