"""Planned talks on the console: the same acts as in the window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

TODAY = "2026-07-10"


def test_a_talk_is_planned_moved_and_held_on_the_console(console: Console, desk: Desk) -> None:
    path = desk.path

    def asked(*words: str) -> str:
        output = console(*words, database=path, today=TODAY)
        assert output.code == 0, output.err
        return output.out

    planned = ("talk", "Delft", "Ede", "--date", "2026-07-14", "--kind", "ambtelijk")
    text = asked(*planned, "--time", "9:30", "--place", "Teams", "--with", "wethouder wonen")
    assert text.strip() == (
        "Ambtelijk toezichtgesprek met Delft en Ede gepland op 14-07-2026, 09:30."
    )
    (row,) = json.loads(asked("talks", "--json"))
    assert (row["names"], row["starts_at"], row["late"]) == (["Delft", "Ede"], "09:30", False)
    assert "ma 13-07-2026" in asked("talk-move", "1", "--date", "2026-07-13") + asked("talks")
    assert "--date" not in asked("talks", "--municipality", "Ede")

    notes = desk.path.with_name("verslag.txt")
    notes.write_text("Sleutels in mei", encoding="utf-8")
    held = ("talk-held", "1", "--summary", "Sleutels in mei", "--date", "2026-07-10")
    line = json.loads(asked(*held, "--attach", str(notes), "--json"))

    assert line["act"] == "hold_talk"
    for name in ("Delft", "Ede"):
        (each,) = json.loads(asked("attachments", "list", name, "--json"))
        assert each["name"] == "verslag.txt"

    contacts = json.loads(asked("contacts", "--json"))
    assert {one["name"] for one in contacts} == {"Delft", "Ede"}
    assert contacts[0]["participants"] == ["wethouder wonen"]
    assert asked("talks").strip() == "Er staat geen gesprek gepland."
    asked("undo")
    assert json.loads(asked("attachments", "list", "Ede", "--json")) == []
    assert len(json.loads(asked("talks", "--json"))) == 1
    asked("talk-cancel", "1", "--reason", "ziek")
    assert json.loads(asked("talks", "--json")) == []


def test_a_talk_is_changed_and_held_with_what_both_sides_promised(
    console: Console, desk: Desk
) -> None:
    def asked(*words: str) -> str:
        output = console(*words, database=desk.path, today=TODAY)
        assert output.code == 0, output.err
        return output.out

    asked("talk", "Delft", "--date", "2026-07-14", "--kind", "ambtelijk", "--time", "10:00")
    asked("talk-move", "1", "--kind", "bezoek", "--municipality", "Ede", "--municipality", "Delft")
    (talk,) = json.loads(asked("talks", "--json"))
    assert (talk["kind"], talk["names"]) == ("bezoek", ["Ede", "Delft"])
    assert (talk["planned_on"], talk["starts_at"]) == ("2026-07-14", "10:00")

    promised = ("--agreed-municipality", "Lijst met locaties", "--agreed-province", "COA bellen")
    asked("talk-held", "1", "--summary", "Kavels", "--date", "2026-07-09", *promised)
    made = json.loads(asked("agreements", "--json"))
    assert {(one["name"], one["party"], one["text"], one["made_on"]) for one in made} == {
        (name, party, text, "2026-07-09")
        for name in ("Delft", "Ede")
        for party, text in (("gemeente", "Lijst met locaties"), ("provincie", "COA bellen"))
    }
    asked("undo")
    assert json.loads(asked("agreements", "--json")) == []


def test_a_contact_names_functions_bottlenecks_and_agreements(console: Console, desk: Desk) -> None:
    path = desk.path
    words = ("contact", "Delft", "--kind", "bezoek", "--date", TODAY, "--summary", "Kamers")
    output = console(
        *words, "--with", "wethouder", "--with", "COA", "--tag", "#kamers",
        "--agreed-municipality", "Lijst met locaties", database=path, today=TODAY,
    )  # fmt: skip

    assert output.code == 0, output.err
    assert "1 afspraak" in output.out
    (row,) = json.loads(console("contacts", "--json", database=path, today=TODAY).out)
    assert (row["participants"], row["tags"]) == (["wethouder", "COA"], ["kamers"])


def test_what_cannot_be_is_refused(console: Console, desk: Desk) -> None:
    path = desk.path

    output = console(
        "talk", "Delft", "--date", "2026-07-01", "--kind", "bezoek", database=path, today=TODAY
    )

    assert output.code == 1
    assert "ligt voor vandaag" in output.err
    assert console("talk-cancel", "9", "--reason", "x", database=path, today=TODAY).code == 1
