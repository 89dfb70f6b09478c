"""Packed columns survive the round trip, and inconsistent ones from a child are rejected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.sheet_making import HEADINGS, ZUID_HOLLAND, workbook
from tests.sheets.test_table import read
from toezichtdesk.domain.importing import ReadValue
from toezichtdesk.sheets.process.packing import Numbers, Packer, Texts


@given(st.lists(st.none() | st.integers(-1_000_000, 1_048_576)))
def test_numbers_come_back_as_they_went(values: list[int | None]) -> None:
    numbers, again = there_and_back(values, values[::-1])
    cells = [f"A{index}" for index in range(len(values))]

    read_back = list(numbers.read_values(0, len(values), cells))

    assert list(numbers) == list(numbers.at(range(len(values)))) == values
    assert [again[place] for place in range(len(values))] == values[::-1]
    assert read_back == [
        None if value is None else ReadValue(value, cell)
        for value, cell in zip(values, cells, strict=True)
    ]


@given(st.lists(st.text(max_size=3)))
def test_texts_come_back_as_they_went(texts: list[str]) -> None:
    packer = Packer()
    text, (kind, start, stop) = packer.texts(texts)

    places = Numbers.unpacked(kind, packer.content()[start:stop])
    assert list(Texts(text, places, str)) == texts


@pytest.mark.parametrize("places", [[0, 2], [0, -1]])
def test_a_place_beyond_the_texts_is_not_believed(places: list[int]) -> None:
    with pytest.raises(ValueError, match="beyond"):
        Texts(["a", "b"], Numbers.of(places), str)


@pytest.mark.parametrize("told", [("q", b""), ("h", b"###")])
def test_bytes_that_are_no_numbers_are_not_believed(told: tuple[str, bytes]) -> None:
    with pytest.raises(ValueError, match=r"q|multiple"):
        Numbers.unpacked(*told)


@given(st.lists(st.none() | st.integers(0, 300), min_size=1), st.data())
def test_a_number_that_is_typed_stands_among_the_others(
    values: list[int | None], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(values) - 1))

    changed = Numbers.of(values).with_values({place: 70_000})

    assert list(changed) == [*values[:place], 70_000, *values[place + 1 :]]


def there_and_back(*columns: list[int | None]) -> list[Numbers]:
    packer = Packer()
    places = [packer.numbers(values) for values in columns]
    content = packer.content()
    return [Numbers.unpacked(kind, content[start:stop]) for kind, start, stop in places]


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
