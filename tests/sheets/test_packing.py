"""Packed columns come back as they went, and a child that lies about them is not believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.sheet_making import HEADINGS, ZUID_HOLLAND, workbook
from tests.sheets.test_table import read
from toezichtdesk.domain.importing import ReadValue
from toezichtdesk.sheets.packing import Numbers, Texts, packed_numbers, packed_texts


@given(st.lists(st.none() | st.integers(-1_000_000, 1_048_576)))
def test_numbers_come_back_as_they_went(values: list[int | None]) -> None:
    numbers = Numbers(*packed_numbers(values))
    cells = [f"A{index}" for index in range(len(values))]

    read_back = list(numbers.read_values(0, len(values), cells))

    assert read_back == [
        None if value is None else ReadValue(value, cell)
        for value, cell in zip(values, cells, strict=True)
    ]


@given(st.lists(st.text(max_size=3)))
def test_texts_come_back_as_they_went(texts: list[str]) -> None:
    told, places = packed_texts(texts)

    assert list(Texts(told, Numbers(*places), str).part(0, len(texts))) == texts


@pytest.mark.parametrize("places", [[0, 2], [0, -1]])
def test_a_place_beyond_the_texts_is_not_believed(places: list[int]) -> None:
    with pytest.raises(ValueError, match="beyond"):
        Texts(["a", "b"], Numbers(*packed_numbers(places)), str)


@pytest.mark.parametrize("told", [("q", ""), ("b", "###")])
def test_bytes_that_are_no_numbers_are_not_believed(told: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r"q|base64"):
        Numbers(*told)


def test_rows_are_a_sequence_of_which_parts_can_be_asked() -> None:
    rows = read(workbook(Blad1=(HEADINGS, *ZUID_HOLLAND))).tables[0].rows

    assert len(rows) == 6
    assert [row.name for row in rows] == [row.name for row in rows]
    assert rows[-1].name == "Voorschoten"
    assert [row.number for row in rows[1:3]] == [3, 4]
    assert rows == tuple(rows)
    assert rows != tuple(rows)[:-1]
    with pytest.raises(IndexError):
        rows[6]
