"""Contacts and agreements on the console: each act of the window, by the number of a list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

TODAY = "2026-07-10"


def test_a_contact_is_changed_followed_up_and_withdrawn(console: Console, desk: Desk) -> None:
    def asked(*words: str) -> str:
        output = console(*words, database=desk.path, today=TODAY)
        assert output.code == 0, output.err
        return output.out

    logged = ("contact", "Delft", "--kind", "telefoon", "--date", "2026-07-01", "--summary", "Flex")
    asked(*logged, "--follow-up", "bellen", "--follow-up-on", "2026-07-20")
    words = ("--summary", "Flexwoningen", "--with", "wethouder", "--tag", "#Kamers", "--no-counts")
    asked("contact-change", "1", *words)
    (row,) = json.loads(asked("contacts", "--json"))
    assert row["tags"] == ["kamers"]
    assert (row["summary"], row["counterpart"], row["counts"]) == (
        "Flexwoningen", "wethouder", False,
    )  # fmt: skip
    assert asked("contacts").startswith("    1  01-07-2026  Delft  Telefoon met wethouder")
    assert json.loads(asked("contact-followed", "1", "--json"))["act"] == "change_contact"
    assert json.loads(asked("contacts", "--json"))[0]["follow_up_on"] is None

    asked("contact-withdraw", "1")
    assert asked("contacts").strip() == "Er zijn geen contacten."


def test_an_agreement_is_made_changed_and_kept(console: Console, desk: Desk) -> None:
    def asked(*words: str) -> str:
        output = console(*words, database=desk.path, today=TODAY)
        assert output.code == 0, output.err
        return output.out

    assert asked("agreements").strip() == "Er zijn geen afspraken."
    asked("agreement", "Delft", "--party", "gemeente", "--text", "Lijst", "--due", "2026-08-01")
    asked(
        "agreement", "Ede", "--party", "provincie", "--text", "COA bellen", "--made", "2026-07-01"
    )
    asked("agreement-change", "1", "--text", "Lijst met locaties")
    line = json.loads(asked("agreement-kept", "2", "--date", "2026-07-09", "--json"))

    assert line["summary"] == "Afspraak van de provincie nagekomen (Ede)."
    assert asked("agreements").splitlines() == [
        "    1  Delft  gemeente, uiterlijk 01-08-2026: Lijst met locaties",
        "    2  Ede  provincie, nagekomen op 09-07-2026: COA bellen",
    ]
    (row,) = json.loads(asked("agreements", "--open", "--json"))
    assert (row["name"], row["due_on"], row["done_on"]) == ("Delft", "2026-08-01", None)
    assert asked("agreements", "--municipality", "Ede").startswith("    2  Ede")


def test_a_number_that_is_not_there_is_refused_in_words_of_the_console(
    console: Console, desk: Desk
) -> None:
    for command in ("contact-change", "contact-withdraw", "agreement-kept", "talk-cancel"):
        rest = ("--reason", "x") if command == "talk-cancel" else ()
        output = console(command, "9", *rest, database=desk.path, today=TODAY)
        assert (output.code, "F5" in output.err) == (1, False)
        assert "bestaat niet meer. Vraag de lijst met de nummers opnieuw op." in output.err


def test_a_change_in_which_nothing_is_other_is_refused_and_not_recorded(
    console: Console, desk: Desk
) -> None:
    def asked(*words: str) -> str:
        output = console(*words, database=desk.path, today=TODAY)
        assert output.code == 0, output.err
        return output.out

    asked("contact", "Delft", "--kind", "telefoon", "--date", "2026-07-01", "--summary", "Flex")
    asked("agreement", "Delft", "--party", "gemeente", "--text", "Lijst")
    asked("talk", "Delft", "--date", "2026-07-14", "--kind", "ambtelijk", "--place", "Teams")
    asked("plan", "add", "Delft", "--text", "Kamers", "--horizon", "korte termijn")
    before = asked("journal", "--json")

    for words in (
        ("contact-change", "1"),
        ("contact-change", "1", "--summary", "Flex"),
        ("agreement-change", "1", "--text", "Lijst"),
        ("talk-move", "1"),
        ("talk-move", "1", "--date", "2026-07-14", "--place", "Teams"),
        ("plan", "change", "1", "--text", "Kamers"),
    ):
        output = console(*words, database=desk.path, today=TODAY)
        assert (output.code, "niets genoemd dat anders is" in output.err) == (1, True), words

    assert asked("journal", "--json") == before
