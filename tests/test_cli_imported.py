"""The console says which figures an import changed, and which sheets it skipped and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from toezichtdesk.cli.imported import SHOWN
from toezichtdesk.reports.municipalities import all_of_today

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

MARCH, APRIL = "2026-I, stand 1 maart 2026", "2026-I, stand 1 april 2026"
CLOSING = "2025-II, stand 1 januari 2026"
TODAY = date(2026, 7, 10)


def test_a_new_stand_is_reported_beside_the_last_one(desk: Desk, console: Console) -> None:
    console("import", desk.sheet([("Delft", 60, 0, 20), ("Ede", 30, 0, 9)], title=MARCH))
    after = desk.sheet([("Delft", 60, 0, 24), ("Ede", 30, 0, 9)], title=APRIL)

    tried = console("import", after, "--dry-run").out
    document = console("import", after, "--json").document

    line = (
        "Gewijzigd: Delft, gerealiseerd 20 (2026-I, stand 01-03-2026) → "
        "24 (2026-I, stand 01-04-2026)."
    )
    assert [text for text in tried.splitlines() if text.startswith("Gewijzigd")] == [line]
    assert document["changed_figures_not_shown"] == 0
    assert document["changed_figures"] == [
        {
            "code": "GM0503",
            "name": "Delft",
            "measure": "realised",
            "old": {"period": "2026-I", "reference_date": "2026-03-01", "value": 20},
            "new": {"period": "2026-I", "reference_date": "2026-04-01", "value": 24},
        }
    ]


def test_a_correction_is_reported_once_also_of_a_period_that_is_over(
    desk: Desk, console: Console
) -> None:
    console("import", desk.sheet([("Delft", 50, 0, 40)], title=CLOSING))
    console("import", desk.sheet([("Delft", 60, 0, 20)], title=MARCH))

    past = console("import", desk.sheet([("Delft", 50, 0, 43)], title=CLOSING)).out
    now = console("import", desk.sheet([("Delft", 60, 0, 21)], title=MARCH)).out

    assert past.count("gerealiseerd 40 → 43 (2025-II, stand 01-01-2026).") == 1
    assert now.count("gerealiseerd 20 → 21 (2026-I, stand 01-03-2026).") == 1
    assert now.count("Gewijzigd: Delft, gerealiseerd") == 1
    assert "totaalopgave" not in past + now  # it follows from the others


def test_of_very_many_changes_the_rest_is_counted(desk: Desk, console: Console) -> None:
    names = [one.name for one in desk.ask(all_of_today, TODAY)][: SHOWN + 2]
    console("import", desk.sheet([(name, 60, 0, 20) for name in names], title=MARCH))
    after = desk.sheet([(name, 60, 0, 22) for name in names], title=APRIL)

    text = console("import", after, "--dry-run").out
    document = console("import", after, "--json").document

    assert text.count(" → ") == SHOWN
    assert "Gewijzigd: nog 2 cijfers." in text
    assert (len(document["changed_figures"]), document["changed_figures_not_shown"]) == (SHOWN, 2)


def test_what_is_refused_changes_nothing(desk: Desk, console: Console) -> None:
    console("import", desk.sheet([("Delft", 60, 0, 20)], title=MARCH))

    output = console(
        "import", desk.sheet([("Delft", 60, 0, 24), ("Ede", 3, 0, -1)], title=APRIL), "--json"
    )

    assert (output.code, output.document["changed_figures"]) == (1, [])


def test_a_sheet_that_is_skipped_is_named_with_the_reason(desk: Desk, console: Console) -> None:
    path = desk.sheet([("Delft", 60, 0, 20)], title=APRIL)
    book = load_workbook(path)
    other = book.create_sheet("Opgave")
    for row in (("Gemeente", "Gerealiseerd", "Gehuisvest"), ("Ede", 3, 4)):
        other.append(row)
    book.save(path)

    text = console("import", path, "--skip-refused", "--dry-run").out
    document = console("import", path, "--skip-refused", "--json").document

    (skipped,) = document["skipped_sheets"]
    first, *others = [one["found"] for one in document["refused"] if one["sheet"] == "Opgave"]
    assert (skipped["file"], skipped["sheet"]) == (path.name, "Opgave")
    assert skipped["reason"] == f"{first} (en nog {len(others)})"
    assert f"blad „Opgave” in zijn geheel overgeslagen: {skipped['reason']}." in text


def test_a_sheet_about_others_than_mine_is_skipped_for_that(desk: Desk, console: Console) -> None:
    console("follow", "Delft")
    path = desk.sheet([("Ede", 60, 0, 20)], title=APRIL)

    text = console("import", path).out

    assert "overgeslagen: geen gemeente van uw lijst heeft er een cijfer in." in text
