"""Whole persons are read exactly or refused with what the officer has to know."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk import wording
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Problem
from toezichtdesk.sheets.cells import CellError
from toezichtdesk.sheets.numbers import LARGEST, direction, persons, rung

FEW = st.integers(0, LARGEST)


@given(FEW)
def test_a_whole_number_is_read_whether_number_or_text(count: int) -> None:
    spaced = f"{count:,}".replace(",", " ")

    for cell in (count, float(count), str(count), f" {count} ", spaced, f"{count},0"):
        assert persons(cell, Column.REALISED) == count


@given(st.integers(1, LARGEST), st.sampled_from((Column.TARGET, Column.REALISED)))
def test_a_negative_number_of_persons_is_refused(count: int, column: Column) -> None:
    assert isinstance(persons(-float(count), column), Problem)
    assert isinstance(persons(f"-{count}", column), Problem)


@given(st.integers(1, LARGEST))
def test_balances_and_the_total_task_may_be_negative(count: int) -> None:
    for column in (Column.BALANCE, Column.OPENING_BALANCE, Column.TOTAL_TASK):
        assert persons(-float(count), column) == -count
        assert persons(f"\N{MINUS SIGN}{count}", column) == -count


@given(st.floats())
def test_a_number_is_read_exactly_or_refused(value: float) -> None:
    read = persons(value, Column.BALANCE)

    if math.isfinite(value) and value == int(value) and abs(value) <= LARGEST:
        assert read == value
    elif math.isfinite(value) and 1e-18 < abs(round(value) - value) <= 1e-9 * max(1, abs(value)):
        assert read == round(value) or abs(value) > LARGEST
    else:
        assert isinstance(read, Problem)


@given(st.text())
def test_no_text_breaks_the_reading_and_none_is_read_as_another_number(text: str) -> None:
    read = persons(text, Column.BALANCE)

    if isinstance(read, int):
        digits = "".join(sign for sign in text if sign in "0123456789")
        assert str(abs(read)) in (digits.lstrip("0") or "0")


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_one_point_with_three_digits_is_refused_with_both_readings(
    thousands: int, rest: int, sign: str
) -> None:
    read = persons(f"{thousands}{sign}{rest:03}", Column.REALISED)

    assert isinstance(read, Problem)
    assert str(thousands * 1000 + rest) in wording.problem(read).found
    assert f"{thousands},{rest:03}" in wording.problem(read).found


def test_a_blank_cell_is_no_answer_and_never_zero() -> None:
    for blank in ("", "  ", "\u00a0", "\u200b", "\ufeff"):
        assert persons(blank, Column.REALISED) is None


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("niet doorgegeven", "niet doorgegeven"),
        ("bijna 2100", "bijna 2100"),
        ("47%", "47%"),
        (True, "WAAR"),
        (date(2022, 7, 1), "de datum 1-7-2022"),
        (CellError("#N/A"), "de foutwaarde #N/A"),
        (0.47, "0,47"),
    ],
)
def test_what_is_no_number_of_persons_is_named_as_found(cell: object, found: str) -> None:
    read = persons(cell, Column.REALISED)  # type: ignore[arg-type]

    assert isinstance(read, Problem)
    assert wording.problem(read).found == found


def test_no_backlog_in_words_is_refused_with_the_remedy() -> None:
    read = persons("geen achterstand", Column.BALANCE)

    assert isinstance(read, Problem)
    assert wording.problem(read).advice.startswith("Vul 0 in")


def test_a_text_can_say_its_own_direction() -> None:
    assert direction("achterstand 34") == -34
    assert direction(" Voorsprong: 9 ") == 9
    assert direction("34 achterstand") == -34
    assert direction("geen achterstand") is None
    assert direction(34.0) is None


def test_a_rung_is_one_of_six() -> None:
    assert [rung(cell) for cell in (1, 6.0, "3", "Trede 2", "")] == [1, 6, 3, 2, None]
    for text in ("III", "3e trede", "3 - Actief toezicht", "3 (actief toezicht)", "trede 3"):
        assert rung(text) == 3
    for wrong in (0, 7, 2.5, "hoog", True, math.nan):
        assert isinstance(rung(wrong), Problem)
