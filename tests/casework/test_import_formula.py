"""Inhabitants and national targets: recorded, and a check of the targets that never changes one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.casework.test_import_lists import load, planned
from tests.casework.undo_tools import LOG
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework.target_swaps import swap_targets
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.pages.dossier import dossier

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
DELFT, EDE = "GM0503", "GM0228"
TARGETS = ("Gemeente", "Periode", "Taakstelling")
PEOPLE = ("Gemeente", "Inwoners 1-1-2025")
INHABITANTS = (PEOPLE, ("Delft", 100_000), ("Ede", 120_000), ("Nederland", 18_000_000))
COUNTRY = ("Nederland", "2026-I", 18_000)


def targets(delft: int, *rows: tuple[object, ...]) -> tuple[tuple[object, ...], ...]:
    return (TARGETS, ("Delft", "2026-I", delft), ("Ede", "2026-I", 120), *rows)


def odd(plan: ImportPlan) -> list[str]:
    return [warning for warning in sentences(plan.warnings) if "wettelijke formule" in warning]


def test_a_target_that_differs_from_the_formula_of_the_law_gets_a_warning_and_is_kept(
    desk: Desk,
) -> None:
    plan = planned(desk, Taakstellingen=targets(113, COUNTRY), Inwoners=INHABITANTS)

    (text,) = odd(plan)
    assert text == (
        "Delft (rij 2): taakstelling 113 over 2026-I; volgens de wettelijke formule 100 "
        "(18.000 × 100.000 ÷ 18.000.000 inwoners op 1 januari 2025, naar boven afgerond). "
        "De vastgestelde taakstelling geldt."
    )
    assert plan.rows[0].figures[0].value == 113
    assert [record.what for record in plan.records] == [
        "Landelijke taakstelling 2026-I: 18.000",
        "Inwoners per 1 januari 2025: 100.000",
        "Inwoners per 1 januari 2025: 120.000",
        "Inwoners per 1 januari 2025: 18.000.000",
    ]


@pytest.mark.parametrize("target", [99, 100, 101])
def test_one_person_more_or_less_is_rounding(desk: Desk, target: int) -> None:
    assert odd(planned(desk, T=targets(target, COUNTRY), Inwoners=INHABITANTS)) == []


def test_numbers_of_an_earlier_import_take_part_in_the_formula(desk: Desk) -> None:
    load(desk, T=targets(100, COUNTRY), Inwoners=INHABITANTS)

    assert len(odd(planned(desk, T=targets(113)))) == 1


@pytest.mark.parametrize(
    "missing",
    [
        {"Inwoners": INHABITANTS[:3]},
        {"Inwoners": (PEOPLE, INHABITANTS[3])},
        {"Inwoners": (("Gemeente", "Inwoners 1-1-2024"), *INHABITANTS[1:])},
        {"T": targets(113)},
    ],
    ids=["of the country", "of the municipality", "of the year before", "the national target"],
)
def test_without_a_number_nothing_is_guessed(desk: Desk, missing: dict[str, object]) -> None:
    sheets = {"T": targets(113, COUNTRY), "Inwoners": INHABITANTS} | missing

    assert odd(planned(desk, **sheets)) == []


def test_a_row_of_the_country_that_is_the_sum_is_no_national_target(desk: Desk) -> None:
    """Targets are rounded up: their sum is more than what was to be divided."""
    plan = planned(desk, T=targets(113, ("Totaal Nederland", "2026-I", 233)), Inwoners=INHABITANTS)

    assert odd(plan) == []
    assert all("Landelijke" not in record.what for record in plan.records)


def test_a_swap_of_targets_explains_the_difference(desk: Desk) -> None:
    load(desk, T=targets(100, COUNTRY), Inwoners=INHABITANTS)
    period = Period(2026, 1)
    desk.act(swap_targets, TODAY, DELFT, EDE, period, 13, date(2026, 4, 1))
    swapped = (TARGETS, ("Delft", "2026-I", 87), ("Ede", "2026-I", 133))

    plan = planned(desk, T=swapped)

    assert odd(plan) == []
    assert "na een ruil" in desk.ask(dossier, DELFT, TODAY).target_check


def test_many_differences_are_one_mistake(desk: Desk) -> None:
    names = [row[1] for row in desk.tables()["municipality"] if row[4] is None][:20]
    rows = [(name, "2026-I", 500) for name in names]
    people = [(name, 10_000) for name in names]

    plan = planned(
        desk, T=(TARGETS, *rows, COUNTRY), Inwoners=(PEOPLE, *people, ("Nederland", 18_000_000))
    )

    text = odd(plan)
    assert len(text) == 13
    assert text[-1].startswith("En nog 8 taakstellingen")


def test_the_newest_sheet_counts_until_it_is_taken_back(desk: Desk) -> None:
    load(desk, Inwoners=INHABITANTS)
    before = desk.tables(besides=LOG)
    newer = (PEOPLE, ("Delft", 101_000), ("Ede", 120_000))

    plan = planned(desk, Inwoners=newer)
    act = load(desk, Inwoners=newer)

    assert [record.status for record in plan.records] == [RowStatus.CHANGED, RowStatus.SAME]
    assert wording.row_notes(plan.records[0].notes) == "bekend was 100.000"
    (now,) = desk.ask(dossier, DELFT, TODAY).inhabitants
    assert (now.year, now.number, now.origin.cell) == (2025, 101_000, "Inwoners!B2")
    desk.act(undo, TODAY, act)
    assert desk.tables(besides=LOG) == before
    assert [one.number for one in desk.ask(dossier, DELFT, TODAY).inhabitants] == [100_000]


def test_the_dossier_checks_the_newest_target_again(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 juli 2026", ("Delft", 113, 0, 90))
    assert desk.ask(dossier, DELFT, TODAY).target_check == ""

    load(desk, T=targets(113, COUNTRY), Inwoners=INHABITANTS)

    assert desk.ask(dossier, DELFT, TODAY).target_check == (
        "Narekening van de taakstelling 2026-I: volgens de wettelijke formule 100 (18.000 × "
        "100.000 ÷ 18.000.000 inwoners op 1 januari 2025, naar boven afgerond). "
        "Vastgesteld is 113; die geldt."
    )


def test_looking_back_shows_what_was_known_then(desk: Desk) -> None:
    desk.stand(date(2026, 7, 8), "2026-I, stand 1 juli 2026", ("Delft", 100, 0, 90))
    load(desk, TODAY, Inwoners=INHABITANTS)

    then = date(2026, 7, 9)

    assert desk.ask(dossier, DELFT, then, then).inhabitants == ()
