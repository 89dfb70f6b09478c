"""How the sign of a balance is found: from the sums, its heading, or two columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.sentences import sentences
from tests.sheets.sheet_making import (
    HEADINGS,
    saved,
)
from tests.sheets.test_table import (
    OPENING,
    column,
    read,
    refusals,
    table,
)
from toezichtdesk import wording
from toezichtdesk.domain.importing import Column

BALANCES = ((76, 85, 9), (15, 24, 9), (417, 367, -50), (81, 53, -28))


@pytest.mark.parametrize(
    "heading", ["Saldo", "Achterstand", "Nog te realiseren", "Voorsprong/achterstand"]
)
@pytest.mark.parametrize("turn", [1, -1])
def test_the_sums_settle_the_sign_of_the_balance_whatever_the_heading(
    heading: str, turn: int
) -> None:
    rows = [(name, *b[:2], b[2] * turn) for name, b in zip("ABCD", BALANCES, strict=True)]
    result = table((*HEADINGS, heading), *rows)

    assert column(result, Column.BALANCE) == {"A": 9, "B": 9, "C": -50, "D": -28}
    assert refusals(result) == []
    assert sentences(result.warnings) == ()


@pytest.mark.parametrize("wrong", [50, -51, 0])
def test_a_balance_that_contradicts_its_row_is_refused_with_what_the_sum_gives(wrong: int) -> None:
    rows = [("A", 76, 85, 9), ("B", 15, 24, 9), ("C", 417, 367, wrong)]
    result = table((*HEADINGS, "Saldo"), *rows)

    assert [(r.cell, wording.refusal(r).expected) for r in refusals(result)] == [
        ("D4", "gerealiseerd min totaalopgave: −50 (achterstand van 50)")
    ]
    assert "C" not in column(result, Column.BALANCE)


def test_a_total_task_settles_the_sign_of_the_opening_balance() -> None:
    heads = ("Gemeente", "Taakstelling", OPENING, "Totaalopgave", "Gerealiseerd")
    plus = table(heads, ("A", 30, 6, 36, 33), ("B", 30, -12, 18, 20))
    minus = table(heads, ("A", 30, -6, 36, 33), ("B", 30, 12, 18, 20))

    for each in (plus, minus):
        assert column(each, Column.OPENING_BALANCE) == {"A": -6, "B": 12}
        assert sentences(each.warnings) == ()
        assert refusals(each) == []


@pytest.mark.parametrize("turn", [1, -1])
def test_a_balance_settles_the_sign_of_the_opening_balance_too(turn: int) -> None:
    heads = ("Gemeente", "Taakstelling", OPENING, "Gerealiseerd", "Nog te realiseren")
    result = table(heads, ("A", 30, -6 * turn, 33, 3), ("B", 30, 12 * turn, 20, -2))

    assert column(result, Column.OPENING_BALANCE) == {"A": -6, "B": 12}
    assert column(result, Column.BALANCE) == {"A": -3, "B": 2}
    assert sentences(result.warnings) == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(-60, 60).filter(bool), st.integers(0, 300)),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from((1, -1)),
    st.sampled_from((1, -1)),
)
@settings(max_examples=60, deadline=None)
def test_whatever_signs_a_sheet_uses_its_balances_come_out_true(
    stands: list[tuple[int, int, int]], opening_turn: int, balance_turn: int
) -> None:
    heads = ("Gemeente", "Taakstelling", OPENING, "Totaalopgave", "Gerealiseerd", "Saldo")
    rows = [
        (f"G{i}", n, s * opening_turn, n - s, r, (s + r - n) * balance_turn)
        for i, (n, s, r) in enumerate(stands)
    ]

    result = table(heads, *rows)

    assert refusals(result) == []
    for row, (n, s, r) in zip(result.rows, stands, strict=True):
        assert row.values[Column.OPENING_BALANCE].value == s
        assert row.values[Column.BALANCE].value == s + r - n


def test_a_heading_of_backlog_settles_the_sign_when_no_sum_can() -> None:
    result = table(
        ("Gemeente", "Taakstelling", "Achterstand begin periode"), ("A", 30, 6), ("B", 30, 0)
    )

    assert column(result, Column.OPENING_BALANCE) == {"A": -6, "B": 0}
    assert sentences(result.warnings) == ()


@pytest.mark.parametrize("heading", [OPENING, "Beginsaldo"])
def test_a_sign_that_nothing_settles_is_kept_and_told(heading: str) -> None:
    result = table(("Gemeente", "Taakstelling", heading), ("A", 30, -6), ("B", 30, 4))

    assert column(result, Column.OPENING_BALANCE) == {"A": -6, "B": 4}
    assert "het teken is niet te controleren" in sentences(result.warnings)[0]


def test_negative_numbers_under_a_heading_of_backlog_are_kept_and_told() -> None:
    result = table(("Gemeente", "Taakstelling", "Beginachterstand"), ("A", 30, -6), ("B", 30, -4))

    assert column(result, Column.OPENING_BALANCE) == {"A": -6, "B": -4}
    assert len(sentences(result.warnings)) == 1


def test_a_text_that_says_its_direction_is_not_turned() -> None:
    rows = (("A", 417, 367, "achterstand 50"), ("B", 76, 85, "voorsprong 9"), ("C", 81, 53, 28))
    result = table((*HEADINGS, "Nog te realiseren"), *rows)

    assert column(result, Column.BALANCE) == {"A": -50, "B": 9, "C": -28}
    assert refusals(result) == []


def test_an_opening_balance_that_does_not_fit_is_refused() -> None:
    heads = ("Gemeente", "Taakstelling", "Beginsaldo", "Totaalopgave", "Gerealiseerd")
    result = table(heads, ("A", 30, -6, 36, 33), ("B", 30, -5, 36, 33))

    assert [refusal.cell for refusal in refusals(result)] == ["C3"]


PAIR = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Achterstand", "Voorsprong")


def test_lead_and_backlog_side_by_side_are_one_balance_with_its_own_cell() -> None:
    rows = (("A", 76, 85, None, 9), ("B", 417, 367, 50, 0), ("C", 5, 5, 0, None))
    result = table(PAIR, *rows, ("Totaal", 498, 457, 50, 9))

    assert column(result, Column.BALANCE) == {"A": 9, "B": -50, "C": 0}
    assert [row.values[Column.BALANCE].cell for row in result.rows] == ["E2", "D3", "D4"]
    assert result.totals[0].values[Column.BALANCE].value == -41
    assert sentences(result.warnings) == ()
    assert refusals(result) == []


def test_a_lead_and_a_backlog_in_one_row_are_refused() -> None:
    result = table(PAIR, ("A", 76, 85, 3, 9), ("B", 417, 367, 50, None))

    assert [(r.cell, wording.refusal(r).found) for r in refusals(result)] == [
        ("D2", "een achterstand van 3 en een voorsprong van 9")
    ]


def test_a_negative_or_unreadable_half_of_a_pair_is_refused_in_its_own_cell() -> None:
    result = table(PAIR, ("A", 76, 85, -9, None), ("B", 417, 367, None, "veel"))

    assert [refusal.cell for refusal in refusals(result)] == ["D2", "E3"]


def test_a_pair_that_contradicts_its_row_is_refused() -> None:
    result = table(PAIR, ("A", 76, 85, 9, None))

    assert [refusal.cell for refusal in refusals(result)] == ["D2"]


def test_an_opening_balance_in_two_columns_has_its_signs_without_a_question() -> None:
    heads = ("Gemeente", "Taakstelling", "Voorsprong per 1-1", "Achterstand per 1-1", "Gehuisvest")
    result = table(("2022-I",), heads, ("A", 30, None, 6, 3), ("B", 30, 12, None, 4))

    assert column(result, Column.OPENING_BALANCE) == {"A": -6, "B": 12}
    assert [row.values[Column.OPENING_BALANCE].cell for row in result.rows] == ["D3", "C4"]
    assert sentences(result.warnings) == ()


def test_a_pair_below_the_heading_beginsaldo_is_the_opening_balance() -> None:
    book = Workbook()
    book.active.append(["Gemeente", "Taakstelling", "Beginsaldo", None])
    book.active.append([None, None, "Voorsprong", "Achterstand"])
    book.active.append(["Delft", 30, None, 6])
    book.active.merge_cells("C1:D1")

    result = read(saved(book)).tables[0]

    assert column(result, Column.OPENING_BALANCE) == {"Delft": -6}
