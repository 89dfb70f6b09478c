"""Acts on the console: deciding, logging, undoing, and the list of municipalities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import municipalities
from toezichtdesk.paths import resource

if TYPE_CHECKING:
    from tests.conftest import Console, Desk
from tests.test_cli import (
    TODAY,
    delft,
)


def test_a_decision_a_contact_and_the_journal(desk: Desk, console: Console) -> None:
    console("import", delft(desk, 30, 0, 24))

    decided = console("decide", "delft", "--accept")
    talked = console(
        "contact", "GM0503", "--kind", "ambtelijk", "--date", "2026-07-09", "--summary",
        "Besproken", "--attach", resource("manual", "kennis.md"), "--no-counts", "--follow-up",
        "bellen", "--follow-up-on", "2026-07-20", "--json",
    )  # fmt: skip
    assert talked.document["summary"].endswith("09-07-2026, met 1 bijlage.")
    assert [one["name"] for one in console("attachments", "list", "Delft", "--json").document] == [
        "kennis.md"
    ]
    (each,) = console("contacts", "--json").document
    assert (each["counts"], each["follow_up"], each["follow_up_on"]) == (
        False,
        "bellen",
        "2026-07-20",
    )

    assert (decided.code, talked.code) == (0, 0)
    assert "van trede 1 naar trede 2" in decided.out
    (row,) = console("overview", "--json").document
    assert (row["rung"], row["rung_since"], row["proposal"]) == (2, TODAY, None)
    assert row["last_contact"] == "2026-07-09"
    assert console("proposals", "--json").document == []
    lines = console("journal", "--json").document
    assert [line["act"] for line in lines[:3]] == ["log_contact", "decide", "import"]
    assert all(line["moment"].startswith(TODAY) for line in lines[:3])


def test_the_last_act_or_one_of_the_journal_is_taken_back_and_carried_out_again(
    desk: Desk, console: Console
) -> None:
    console("import", delft(desk, 30, 0, 24))
    before = console("overview", "--json").document
    console("decide", "Delft", "--accept")
    after = console("overview", "--json").document

    undone = console("undo")
    assert (undone.code, undone.out.startswith("Ongedaan gemaakt: Delft van trede 1")) == (0, True)
    assert console("overview", "--json").document == before
    assert console("redo").code == 0
    assert console("overview", "--json").document == after
    number = console("journal", "--json").document[-1]["id"]
    refused = console("undo", number)
    assert (refused.code, refused.out) == (1, "")
    assert console("redo").err == "Er is niets om opnieuw uit te voeren.\n"


def test_what_another_act_built_on_goes_with_it_when_that_is_asked(
    desk: Desk, console: Console
) -> None:
    console("import", delft(desk, 30, 0, 24))
    for rung in ("2", "3"):
        console("decide", "Delft", "--rung", rung, "--motive", "Zo besloten.")
    first, second = sorted(line["id"] for line in console("journal", "--json").document)[-2:]

    refused = console("undo", first)
    assert (refused.code, f"nummer {second}: " in refused.err) == (1, True)
    assert console("undo", first, "--with-later").out.count("Ongedaan gemaakt: ") == 2
    assert console("overview", "--json").document[0]["rung"] == 1


def test_every_act_tells_of_a_clock_that_stands_before_the_last_one(
    desk: Desk, console: Console
) -> None:
    sheet = delft(desk, 30, 0, 24)
    console("import", sheet)
    console("contact", "Delft", "--kind", "e-mail", "--date", TODAY, "--summary", "x")
    desk.act(municipalities.follow, date(2026, 9, 1), ["GM0518"])

    for command in (
        ("undo",),
        ("redo",),
        ("follow", "Ede"),
        ("unfollow", "Ede"),
        ("contact", "Delft", "--kind", "e-mail", "--date", TODAY, "--summary", "y"),
        ("decide", "Delft", "--accept"),
        ("letter", "beoordeling", "Delft", "--folder", desk.folder, "--sent"),
        ("import", delft(desk, 31, 0, 24)),
    ):
        output = console(*command)
        assert output.err.startswith("De klok staat op "), command


def test_another_rung_asks_a_motive_and_rung_4_a_date_and_reference(
    desk: Desk, console: Console
) -> None:
    console("import", delft(desk, 30, 0, 24))

    assert console("decide", "Delft", "--rung", "3").code == 1
    assert console("decide", "Delft", "--rung", "4", "--motive", "Zo besloten.").code == 1
    gs = ("--date", TODAY, "--reference", "GS 2026-1")
    assert console("decide", "Delft", "--rung", "4", "--motive", "Zo besloten.", *gs).code == 0


def test_the_list_is_changed_and_a_reassessment_is_reported_and_accepted(
    desk: Desk, console: Console
) -> None:
    assert console("follow", "Delft", "--json").document["act"] == "follow"
    console("import", delft(desk, 30, 0, 24))
    console("decide", "Delft", "--accept")
    corrected = console("import", delft(desk, 30, 0, 30), "--json").document["proposals"]

    (listed,) = console("proposals", "--json").document
    (row,) = console("overview", "--json").document

    assert [each["reassessment"] for each in (*corrected, listed)] == [True, True]
    assert (row["reassess"], listed["from_rung"], listed["to_rung"]) == (True, 2, 1)
    decided = console("decide", "Delft", "--accept", "--json").document
    assert (decided["act"], "trede 1" in decided["summary"]) == ("decide", True)
    assert console("follow").out.strip() == "Delft"
    assert console("follow", "--json").document == [{"code": "GM0503", "name": "Delft"}]
    assert "uit toezicht" in console("unfollow", "Delft").out
    assert console("unfollow", "--json").document == []


def test_one_of_two_statements_of_a_balance_is_settled(desk: Desk, console: Console) -> None:
    console("import", delft(desk, 30, 0, 24, title="Taakstelling 2025-II, stand 1 januari 2026"))
    console("import", delft(desk, 30, -10, 24, title="Taakstelling 2026-I, stand 1 juli 2026"))

    output = console(
        "settle", "Delft", "--period", "2026-I", "--balance", "-6", "--reason", "Zo sloot het.",
        "--json",
    )  # fmt: skip

    assert (output.code, output.document["act"]) == (0, "settle_balance")
    assert output.document["municipality"] == "GM0503"
