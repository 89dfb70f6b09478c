"""The console: every command, its exit code, what it prints where, and what it never does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sheets.sheet_making import workbook
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import AgreementData, Party

if TYPE_CHECKING:
    from tests.conftest import Console, Desk


TODAY = "2026-07-10"
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
NUMBER, TEXT = (int, type(None)), (str, type(None))
OVERVIEW_KEYS = {
    "code": str, "name": str, "province": str, "rung": int, "rung_since": TEXT, "period": TEXT,
    "reference_date": TEXT, "target": NUMBER, "opening_balance": NUMBER, "total_task": NUMBER,
    "realised": NUMBER, "balance": NUMBER, "balance_to_date": NUMBER, "backlog": NUMBER,
    "lead": NUMBER, "trend": str, "early_warning": bool, "last_contact": TEXT,
    "next_action": TEXT, "proposal": NUMBER, "reassess": bool,
}  # fmt: skip
DUTY_KEYS = {
    "code": str, "name": str, "rung": int, "kind": str, "due_on": TEXT, "open_since": TEXT,
    "late": bool, "text": str, "ground": str, "duty": dict,
}  # fmt: skip
PROPOSAL_KEYS = {
    "code": str, "name": str, "from_rung": int, "to_rung": int, "rule": str, "provisional": bool,
    "reasons": list, "advice": list, "policy_version": str, "reassessment": bool,
    "can_be_accepted": bool,
}  # fmt: skip
IMPORT_KEYS = {
    "dry_run": bool, "read": int, "new": int, "changed": int, "same": int, "corrected": int,
    "refused": list, "changed_figures": list, "changed_figures_not_shown": int,
    "skipped_sheets": list, "proposals": list,
}  # fmt: skip
REFUSAL_KEYS: dict[str, type] = dict.fromkeys(
    ("sheet", "cell", "code", "found", "expected", "advice"), str
)
REFUSAL_KEYS["values"] = dict


def fits(row: dict[str, Any], keys: dict[str, Any]) -> bool:
    """Return whether the row has exactly these keys, with values of these types."""
    types_fit = all(
        isinstance(row[name], kind) and (kind is bool or not isinstance(row[name], bool))
        for name, kind in keys.items()
        if name in row
    )
    return set(row) == set(keys) and types_fit


def delft(desk: Desk, *values: object, title: str = FIRST) -> Path:
    return desk.sheet([("Delft", *values)], title=title)


def test_an_import_says_what_it_did_as_one_document(desk: Desk, console: Console) -> None:
    output = console("import", delft(desk, 30, 0, 24), "--json")

    assert (output.code, output.err) == (0, "")
    assert fits(output.document, IMPORT_KEYS)
    assert {k: v for k, v in output.document.items() if k != "proposals"} == {
        "dry_run": False,
        "read": 1,
        "new": 1,
        "changed": 0,
        "same": 0,
        "corrected": 0,
        "refused": [],
        "changed_figures": [],
        "changed_figures_not_shown": 0,
        "skipped_sheets": [],
    }
    (proposal,) = output.document["proposals"]
    assert fits(proposal, PROPOSAL_KEYS)
    assert (proposal["from_rung"], proposal["to_rung"], proposal["rule"]) == (1, 2, "R2")
    assert proposal["policy_version"] == "Nieuw beleid v1"
    assert all(sentence.endswith(".") for sentence in proposal["reasons"])


def test_the_overview_gives_whole_numbers_iso_dates_and_null_for_what_is_unknown(
    desk: Desk, console: Console
) -> None:
    console("import", delft(desk, 60, -40, 24, title="2026-I, stand 1 april 2026"))
    head = ("Gemeente", "Totaalopgave", "Gerealiseerd")
    console("import", desk.sheet([("Ede", 40, 44)], head=head, title=FIRST))

    output = console("overview", "--json")

    each, unknown = output.document
    assert fits(each, OVERVIEW_KEYS)
    assert fits(unknown, OVERVIEW_KEYS)
    assert {**each, "next_action": None} == {
        "code": "GM0503",
        "name": "Delft",
        "province": "Zuid-Holland",
        "rung": 1,
        "rung_since": None,
        "period": "2026-I",
        "reference_date": "2026-04-01",
        "target": 60,
        "opening_balance": -40,
        "total_task": 100,
        "realised": 24,
        "balance": -76,
        "balance_to_date": -45,  # -40 + 24 - 60 * 90/181
        "backlog": 76,
        "lead": 0,
        "trend": "grows",
        "early_warning": False,
        "last_contact": None,
        "next_action": None,
        "proposal": 2,
        "reassess": False,
    }
    assert (unknown["balance"], unknown["backlog"], unknown["lead"]) == (4, 0, 4)
    assert (unknown["target"], unknown["opening_balance"]) == (None, None)
    assert (unknown["trend"], unknown["proposal"]) == ("unknown", None)


def test_the_duties_are_one_list_by_urgency_with_day_kind_and_ground(
    desk: Desk, console: Console
) -> None:
    console("import", delft(desk, 30, 0, 24))

    output = console("duties", "--json")

    assert all(fits(duty, DUTY_KEYS) for duty in output.document)
    assert [(duty["kind"], duty["due_on"], duty["late"]) for duty in output.document] == [
        ("besluit", None, False),
        ("gesprek", "2026-12-31", False),
    ]
    assert "ging de achterstand van 0 naar 6." in output.document[0]["ground"]
    decide, talk = (duty["duty"] for duty in output.document)
    assert (decide["code"], decide["values"]["rung"], decide["values"]["outcome"]) == (
        "decide", 1, 2,
    )  # fmt: skip
    assert decide["values"]["reason"]["code"] == "fact_final"
    assert (talk["code"], talk["values"]["missed"]) == ("progress_talk", [])
    text = console("duties").out
    assert output.document[1]["ground"] in text
    assert text.endswith("Contactplicht 2026-II: 0 van 1 gesproken, nog 1 in 25 weken.\n")


def test_the_agenda_puts_what_is_owed_in_the_week_of_its_day(desk: Desk, console: Console) -> None:
    console("import", delft(desk, 30, 0, 24))
    today = date.fromisoformat(TODAY)
    for text, due in (("Lijst locaties", date(2026, 7, 6)), ("Brief", date(2026, 7, 12))):
        draft = AgreementData("GM0503", Party.MUNICIPALITY, text, due)
        desk.act(contacts.add_agreement, today, draft)

    output = console("agenda", "--json")
    answer = console("agenda").out

    assert all(fits(duty, DUTY_KEYS) for week in output.document for duty in week["duties"])
    assert [
        (week["monday"], week["sunday"], [duty["kind"] for duty in week["duties"]])
        for week in output.document
    ] == [
        ("2026-07-06", "2026-07-12", ["afspraak", "afspraak"]),
        ("2026-12-28", "2027-01-03", ["gesprek"]),
        (None, None, ["besluit"]),
    ]
    assert answer.startswith(
        "Week 28 van 2026, 06-07-2026 t/m 12-07-2026 (2)\n    06-07-2026  Delft"
    )
    assert "Lijst locaties" in answer.splitlines()[1]
    assert answer.splitlines()[1].endswith(" (te laat)")
    assert not answer.splitlines()[2].endswith(")")
    assert "Zonder dag (1)\n" in answer


def test_an_agenda_without_anything_says_so(console: Console) -> None:
    output = console("agenda")

    assert (output.code, output.out) == (0, "De agenda is leeg.\n")


@pytest.mark.parametrize("report", ["overview", "duties", "agenda", "proposals"])
def test_a_report_can_be_had_as_it_was_known_on_a_day(
    desk: Desk, console: Console, report: str
) -> None:
    console("import", delft(desk, 30, 0, 24), today="2026-07-02")
    then = console(report, "--json", today="2026-07-05").document
    console("decide", "Delft", "--accept", today="2026-07-06")

    assert console(report, "--known-on", "2026-07-05", "--json").document == then
    assert console(report, "--json").document != then
    assert console(report, "--known-on", "2026-07-01", "--json").document == []


def test_what_will_be_known_later_is_refused(console: Console) -> None:
    output = console("overview", "--known-on", "2026-07-11")

    assert (output.code, output.out) == (1, "")
    assert output.err == "2026-07-11 ligt na vandaag (2026-07-10). Kies een dag die is geweest.\n"


def test_a_dry_run_shows_the_plan_and_changes_nothing(desk: Desk, console: Console) -> None:
    before = desk.path.read_bytes()

    output = console("import", delft(desk, 30, 0, 24), "--dry-run", "--json")

    assert output.code == 0
    assert (output.document["dry_run"], output.document["new"]) == (True, 1)
    assert [row["to_rung"] for row in output.document["proposals"]] == [2]
    assert desk.path.read_bytes() == before


def test_the_same_sheet_again_is_done_and_changes_nothing(desk: Desk, console: Console) -> None:
    path = delft(desk, 30, 0, 24)
    console("import", path)
    before = desk.path.read_bytes()

    output = console("import", path, "--json")

    assert (output.code, output.document["same"], output.document["new"]) == (0, 1, 0)
    assert desk.path.read_bytes() == before


def test_lists_are_counted_in_plain_words_and_leave_the_document_as_it_was(
    desk: Desk, console: Console
) -> None:
    head = ("Gemeente", "Datum", "Soort", "Samenvatting")
    talk = ("Delft", date(2026, 5, 12), "bezoek", "Langs de locaties")
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(Contacten=(head, talk, ("Delft", "31-02-2026", "bezoek", "x"))))

    assert console("import", path).code == 1
    document = console("import", path, "--dry-run", "--skip-refused", "--json").document
    text = console("import", path, "--skip-refused").out

    assert (set(document), document["new"]) == (set(IMPORT_KEYS), 0)
    assert "Contacten: 2 rijen = 2 contacten; 1 contact." in text
    assert "Overgeslagen: Contacten!B3: 31-02-2026" in text
    assert len(desk.tables()["contact"]) == 1
    assert "is al bekend" in console("import", path, "--skip-refused").out


def test_more_sheets_are_one_import_all_or_none(desk: Desk, console: Console) -> None:
    good = desk.sheet([("Delft", 30, 0, 24)], title=FIRST, name="goed.xlsx")
    bad = desk.sheet([("Ede", 30, 0, -1)], title=FIRST, name="fout.xlsx")
    before = desk.path.read_bytes()

    output = console("import", good, bad, "--json")

    assert output.code == 1
    assert [fits(refusal, REFUSAL_KEYS) for refusal in output.document["refused"]] == [True]
    assert output.document["refused"][0]["cell"] == "D4"
    assert output.document["proposals"] == []
    assert desk.path.read_bytes() == before
    skipped = console("import", good, bad, "--skip-refused", "--json")
    assert (skipped.code, skipped.document["new"]) == (0, 1)


def test_what_does_not_block_is_named_on_stderr_beside_the_document(
    desk: Desk, console: Console
) -> None:
    rows = [("Delft", 30, 0, 24), ("Ede", 40, 0, 40), ("Totaal", 70, 0, 65)]

    output = console("import", desk.sheet(rows, title=FIRST), "--json")

    assert output.code == 0
    assert fits(output.document, IMPORT_KEYS)
    assert output.err.startswith("Let op: ")
    assert "65" in output.err


def test_period_and_date_are_given_where_the_sheet_does_not_say(
    desk: Desk, console: Console
) -> None:
    path = delft(desk, 30, 0, 24, title="Cijfers")

    asked = console("import", path)
    assert asked.code == 1
    assert "--period" in asked.err
    assert "--reference-date" in asked.err
    given = console("import", path, "--period", "2026-I", "--reference-date", "2026-07-01")
    assert given.code == 0


def test_the_meeting_sheet_is_one_pdf(desk: Desk, console: Console) -> None:
    console("import", delft(desk, 30, 0, 24))
    path = desk.folder / "blad.pdf"

    output = console("sheet", "Delft", "--pdf", path)

    assert (output.code, output.err) == (0, "")
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_copy_is_made_checked_and_put_back(desk: Desk, console: Console) -> None:
    copy = desk.folder / "kopie.db"
    assert console("backup", copy).code == 0
    console("import", delft(desk, 30, 0, 24))

    assert console("check").code == 0
    assert console("restore", copy).code == 0
    assert console("overview", "--json").document == []


@pytest.mark.parametrize(
    "command",
    [("overview",), ("duties",), ("agenda",), ("proposals",), ("journal",), ("check",)],
    ids=lambda command: command[0],
)
def test_a_report_for_eyes_is_plain_text(
    desk: Desk, console: Console, command: Sequence[str]
) -> None:
    console("import", delft(desk, 30, 0, 24))

    output = console(*command)

    assert (output.code, output.err) == (0, "")
    assert output.out.strip()


@pytest.mark.parametrize("is_dry_run", [True, False])
def test_an_import_that_is_refused_begins_no_database(
    desk: Desk, console: Console, is_dry_run: bool
) -> None:
    home = desk.folder / "nieuw"
    home.mkdir()
    path = delft(desk, 30, 0, 24 if is_dry_run else -1)

    output = console("import", path, *["--dry-run"] * is_dry_run, database=home / "een.db")

    assert output.code == (0 if is_dry_run else 1)
    assert list(home.iterdir()) == []


def test_a_first_import_begins_one_database_and_leaves_nothing_beside_it(
    desk: Desk, console: Console
) -> None:
    home = desk.folder / "nieuw"
    home.mkdir()

    output = console("import", delft(desk, 30, 0, 24), database=home / "een.db")

    assert output.code == 0
    assert [path.name for path in home.iterdir()] == ["een.db"]
    assert len(console("overview", "--json", database=home / "een.db").document) == 1


def test_today_is_the_day_that_was_given(desk: Desk, console: Console) -> None:
    console("import", delft(desk, 30, 0, 24))

    early = console("overview", "--json", today="2026-06-30").document
    late = console("overview", "--json", today="2026-12-31").document

    assert [row["realised"] for row in early] == [None]
    assert [row["realised"] for row in late] == [24]
    assert date.fromisoformat(late[0]["reference_date"]) == date(2026, 7, 1)
