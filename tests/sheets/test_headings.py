"""Headings are recognised by the words of the list, whatever dates and signs surround them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.sheets.figures.headings import BalanceSense, meaning_of


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Gemeente", Column.MUNICIPALITY),
        ("GEMEENTENAAM", Column.MUNICIPALITY),
        ("CBS-code", Column.CODE),
        ("Provincie", Column.PROVINCE),
        ("Netto taakstelling 2022-I", Column.TARGET),
        ("Taakstelling 1e helft 2022", Column.TARGET),
        ("Taakstelling (personen)", Column.TARGET),
        ("(Netto) taakstelling", Column.TARGET),
        ("Totaalopgave", Column.TOTAL_TASK),
        ("Totale opgave", Column.TOTAL_TASK),
        ("Taakstelling totaal personen", Column.TOTAL_TASK),
        ("Gecorrigeerde taakstelling", Column.TOTAL_TASK),
        ("Realisatie t/m 1 juli", Column.REALISED),
        ("Gerealiseerd\nt/m 30 juni 2022", Column.REALISED),
        ("Aantal gehuisveste vergunninghouders", Column.REALISED),
        ("Gehuisvest", Column.REALISED),
        ("Taakstelling jan-jun 2026", Column.TARGET),
        ("Saldo", Column.BALANCE),
        ("Nog te realiseren", Column.BALANCE),
        ("Nog te huisvesten per 1-7-2022", Column.BALANCE),
        ("Nog te huisvesten personen", Column.BALANCE),
        ("Restant", Column.BALANCE),
        ("Achterstand", Column.BALANCE),
        ("Beginsaldo", Column.OPENING_BALANCE),
        ("Achterstand begin periode", Column.OPENING_BALANCE),
        ("Saldo vorige periode", Column.OPENING_BALANCE),
        ("Trede", Column.RUNG),
        ("Inschaling", Column.RUNG),
        ("Ingangsdatum", Column.SINCE),
        ("Gerealiseerd – totaal", Column.REALISED),
        ("Taakstellingsperiode", Column.PERIOD),
        ("Peildatum", Column.REFERENCE_DATE),
        ("% gerealiseerd", Column.IGNORED),
        ("Opmerkingen", Column.IGNORED),
        ("Gehuisvest tot nu toe", Column.REALISED),
        ("Gerealiseerd tot op heden", Column.REALISED),
        ("Aantal gehuisvest deze periode", Column.REALISED),
        ("Realisatie lopend halfjaar", Column.REALISED),
        ("Gereal.", Column.REALISED),
        ("Taakst.", Column.TARGET),
        ("Huidige taakstelling", Column.TARGET),
        ("Huidige realisatie", Column.REALISED),
        ("Taakstelling dit halfjaar", Column.TARGET),
        ("Huisvestingstaakstelling", Column.TARGET),
        ("Taakstelling huisvesting vergunninghouders", Column.TARGET),
        ("Prov.", Column.PROVINCE),
        ("TS", Column.TARGET),
        ("Nieuwe TS (pers.)", Column.TARGET),
        ("Gecorr. TS", Column.TOTAL_TASK),
        ("Tot. opgave", Column.TOTAL_TASK),
        ("Totaal te realiseren", Column.TOTAL_TASK),
        ("Real.", Column.REALISED),
        ("Aantal geh.", Column.REALISED),
        ("Realisatie TS", Column.REALISED),
        ("Resterende TS", Column.BALANCE),
        ("Achterst. begin periode", Column.OPENING_BALANCE),
        ("Interventietrede", Column.RUNG),
        ("Gemeentes", Column.MUNICIPALITY),
        ("Naam v/d gemeente", Column.MUNICIPALITY),
        ("Meegenomen saldo uit 2025-II", Column.OPENING_BALANCE),
    ],
)
def test_a_heading_is_known(text: str, column: Column) -> None:
    assert meaning_of(text).columns == (column,)


@pytest.mark.parametrize(
    "text",
    ["Gem. gerealiseerd", "Gemiddeld gehuisvest", "Gerealiseerd deze maand", "Gehuisvest uit AZC"],
)
def test_a_count_of_something_else_is_no_known_heading(text: str) -> None:
    assert meaning_of(text).columns == ()


def test_a_heading_that_can_be_two_things_keeps_both() -> None:
    assert meaning_of("Opgave").columns == (Column.TARGET, Column.TOTAL_TASK)


@pytest.mark.parametrize(
    "text",
    [
        "Burgemeester",
        "Taakstelling bijgesteld",
        "76",
        "",
        "x" * 10_000,
        "Instroom azc",
    ],
)
def test_an_unknown_heading_is_not_guessed(text: str) -> None:
    assert meaning_of(text).columns == ()


def test_a_balance_with_a_date_may_still_be_the_opening_balance() -> None:
    result = meaning_of("Voorsprong/achterstand per 1-1")

    assert result.columns == (Column.BALANCE,)
    assert not result.is_settled
    assert result.sign is BalanceSense.SIGNED


def test_the_period_in_a_heading_is_kept() -> None:
    assert meaning_of("Taakstelling 2022-I").periods == (Period(2022, 1),)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Saldo", BalanceSense.SIGNED),
        ("Achterstand", BalanceSense.BACKLOG),
        ("Nog te realiseren", BalanceSense.REMAINING),
        ("Voorsprong", BalanceSense.LEAD),
        ("Achterstand begin periode", BalanceSense.BACKLOG),
    ],
)
def test_a_balance_knows_how_its_heading_speaks_of_being_behind(
    text: str, sign: BalanceSense
) -> None:
    assert meaning_of(text).sign is sign


@given(st.text())
def test_no_heading_breaks_the_look_up(text: str) -> None:
    meaning_of(text)
