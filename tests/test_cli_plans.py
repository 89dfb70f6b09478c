"""The console changes a plan and records knowledge: each act one line, as text or as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.cli import commands
from toezichtdesk.domain.importing import Fix
from toezichtdesk.domain.knowledge import Level
from toezichtdesk.domain.own_words import USUAL, WordList
from toezichtdesk.reports.pages.knowledge import items, ties

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

DELFT = "GM0503"


def plan_of_delft(console: Console) -> dict[str, object]:
    (plan,) = json.loads(console("plan", "--json").out)
    return plan  # type: ignore[no-any-return]


def test_a_plan_is_made_changed_and_judged(desk: Desk, console: Console) -> None:
    desk.figures(date(2026, 7, 2), "2026-I", date(2026, 7, 1), Delft=(30, 0, 20))
    document = json.loads(
        console(
            "plan", "add", "Delft", "--text", "Kamers", "--horizon", "korte termijn",
            "--places", 12, "--due", "2026-09-01", "--json",
        ).out
    )  # fmt: skip
    assert (document["act"], document["municipality"]) == ("add_measure", DELFT)
    number = plan_of_delft(console)["measures"][0]["id"]  # type: ignore[index]
    for text in (
        ("change", number, "--status", "vertraagd", "--reason", "Netcongestie"),
        ("note", number, "--text", "De kabel ligt er in mei", "--date", "2026-07-01"),
        ("dates", "Delft", "--requested", "2026-06-01", "--received", "2026-07-01"),
        (
            *("judge", "Delft", "--judgement", "onvoldoende", "--note", "Te vaag"),
            *("--terms", "onvoldoende", "--terms-note", "Geen einddatum"),
        ),
        ("dates", "Delft", "--adopted", "2026-07-10", "--adoption-note", "Besluitenlijst"),
    ):
        output = console("plan", *text)
        assert output.code == 0, output.err

    plan = plan_of_delft(console)
    measure = plan["measures"][0]  # type: ignore[index]
    assert measure["reason"] == "Netcongestie"
    assert measure["notes"] == [{"on": "2026-07-01", "text": "De kabel ligt er in mei"}]
    assert plan["judgement"] == "onvoldoende"
    assert plan["parts"][1] == {  # type: ignore[index]
        "part": "korte en middellange termijn",
        "judgement": "onvoldoende",
        "reason": "Geen einddatum",
    }
    assert (plan["adopted_on"], plan["adoption_note"]) == ("2026-07-10", "Besluitenlijst")
    told_as_text = console("plan").out
    assert "Korte en middellange termijn: onvoldoende. Geen einddatum." in told_as_text
    assert "Besproken 01-07-2026: De kabel ligt er in mei" in told_as_text

    assert "vervallen" in console("plan", "drop", number, "--reason", "Geen geld").out


def test_a_plan_is_not_changed_by_what_is_refused(desk: Desk, console: Console) -> None:
    console("plan", "add", "Delft", "--text", "Kamers", "--horizon", "korte termijn")
    before = desk.path.read_bytes()

    for text in (
        ("change", 1, "--status", "vertraagd"),
        ("drop", 99, "--reason", "Weg"),
        ("dates", "Delft"),
        ("judge", "Delft", "--judgement", "voldoende"),
        ("note", 1, "--text", " "),
    ):
        output = console("plan", *text)
        assert (output.code, output.out) == (1, "")
        assert output.err.strip().endswith((".", "?"))
    assert desk.path.read_bytes() == before


def test_knowledge_is_recorded_shared_and_withdrawn(desk: Desk, console: Console) -> None:
    output = console(
        "knowledge", "add", "--kind", "goede praktijk", "--date", "2026-05-01",
        "--title", "Woningdelen", "--municipality", "Delft", "--approach", "Samen huren",
        "--tag", "#Doorstroom",
    )  # fmt: skip
    assert output.out == "Goede praktijk van 01-05-2026: Woningdelen.\n"
    shared = console("knowledge", "share", 1, "Ede", "--date", "2026-07-01")
    assert "gedeeld met Ede" in shared.out
    document = json.loads(console("knowledge", "--json").out)
    assert "doorstroom" in json.dumps(document)
    assert console("knowledge", "share", 1, "Ede").code == 1

    line = json.loads(console("knowledge", "withdraw", 1, "--json").out)
    assert line["act"] == "withdraw_knowledge"


def test_a_talk_about_several_municipalities_is_recorded_and_changed(
    desk: Desk, console: Console
) -> None:
    console(
        "knowledge", "add", "--kind", "gesprek met partijen", "--date", "2026-05-01",
        "--title", "Delen", "--level", "ambtelijk", "--municipality", "Delft",
        "--municipality", "ede", "--party", "COA", "--party", "corporatie",
    )  # fmt: skip
    line = json.loads(console("knowledge", "change", 1, "--outcome", "Een kavel", "--json").out)
    assert line["act"] == "change_knowledge"

    (item,) = desk.ask_on(date(2026, 7, 1), items)
    assert (item.title, item.outcome, item.level) == ("Delen", "Een kavel", Level.OFFICIAL)
    assert item.parties == ("COA", "corporatie")
    for code in item.municipalities:
        (tie,) = desk.ask_on(date(2026, 7, 1), ties, code)
        assert (tie.item, tie.names) == (item, ("Delft", "Ede"))

    emptied = ("--empty", "level", "--empty", "party", "--empty", "outcome")
    assert console("knowledge", "change", 1, *emptied).code == 0
    (item,) = desk.ask_on(date(2026, 7, 1), items)
    assert (item.level, item.parties, item.outcome) == (None, (), "")

    assert "niet vastgelegd" in console("knowledge", "change", 9, "--title", "Iets").err
    assert "niets genoemd dat anders is" in console("knowledge", "change", 1).err


def test_own_lists_are_reported_and_kept(desk: Desk, console: Console) -> None:
    assert console("words", "add", "tag", "#Kamers").out == (
        "Lijst met knelpunten: „kamers” toegevoegd.\n"
    )
    console("words", "rename", "tag", "kamers", "kamerverhuur")
    console("words", "retire", "tag", "kamerverhuur")
    assert console("words", "--list", "tag").out == "Knelpunten (tag)\n  kamerverhuur (niet meer)\n"
    line = json.loads(console("words", "restore", "tag", "kamerverhuur", "--json").out)
    assert line["act"] == "set_words"
    rows = json.loads(console("words", "--json").out)
    assert {"list": "tag", "word": "kamerverhuur", "offered": True} in rows
    text = console("words").out
    assert all(f"({kind.value})" in text for kind in WordList)
    assert {row["list"] for row in rows} == {kind.value for kind in WordList if USUAL[kind]} | {
        "tag"
    }
    assert console("words", "retire", "tag", "onbekend").code == 1


def test_explained_names_are_reported_and_forgotten(desk: Desk, console: Console) -> None:
    assert console("names").out == "Er is geen naam verklaard.\n"
    path = desk.sheet([("Delftt", 26, 0, 6)], title="stand 1-7-2026")
    desk.load(path, date(2026, 7, 2), fixes=[Fix("Cijfers", "A4", municipality=DELFT)])
    (each,) = json.loads(console("names", "--json").out)
    assert each == {"name": "Delftt", "municipality": "Delft"}

    assert "vergeten" in console("names", "forget", "Delftt").out
    assert console("names", "forget", "Delftt").code == 1


def test_json_before_the_act_holds_for_it_too() -> None:
    asked = commands.parse(["plan", "--json", "drop", "3", "--reason", "Weg"])

    assert asked.json


def test_a_file_is_attached_kept_elsewhere_withdrawn_and_erased(
    desk: Desk, console: Console, tmp_path: Path
) -> None:
    desk.figures(date(2026, 7, 2), "2026-I", date(2026, 7, 1), Delft=(30, 0, 20))
    console("plan", "dates", "Delft", "--requested", "2026-06-01", "--received", "2026-07-01")
    for name in ("brief", "bijlage"):
        (tmp_path / f"{name}.txt").write_text(f"een {name}", encoding="utf-8")
        output = console("attachments", "add", "--plan", "Delft", tmp_path / f"{name}.txt")
        assert (output.code, output.err) == (0, "")
        assert "Bijlage toegevoegd bij het verbeterplan van Delft" in output.out

    assert len(json.loads(console("attachments", "list", "Delft", "--json").out)) == 2
    assert console("attachments", "save", 1, tmp_path / "kopie.txt").code == 0
    assert (tmp_path / "kopie.txt").read_text(encoding="utf-8") == "een brief"
    assert console("attachments", "withdraw", 1).code == 0
    assert console("attachments", "erase", 2, "--reason", "Van een ander").code == 0
    assert "brief.txt" not in console("attachments", "list", "Delft").out
