"""Whatever a cell holds and whichever bits flip, a file is read exactly or refused in words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sheets.sheet_making import HEADINGS, workbook
from tests.sheets.test_bad_corpus import every_refusal, figures
from tests.sheets.test_table import read
from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, ReadWorkbook
from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.numbers import LARGEST
from toezichtdesk.sheets.process.reader import read_workbook, read_workbooks

pytestmark = pytest.mark.slow

FILES = Path(__file__).parent / "files"
FLIPPED = 50  # copies of each file, each with one to eight bits turned over
_NO_CONTROL = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2_000_000, 2_000_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(_NO_CONTROL, max_size=12),
    st.from_regex(r"[+-]?\d{1,3}([., ]\d{3})*([.,]\d{1,2})?%?", fullmatch=True),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001 - cells have no zone
)


@given(st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=8))
@example([(None, 0), (None, None), (None, None)])
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_cell_is_a_whole_number_a_blank_or_refused(
    rows: list[tuple[object, object]],
) -> None:
    content = workbook(Blad1=(HEADINGS, *((f"G{i}", *cells) for i, cells in enumerate(rows))))

    result = read(content).tables[0]

    by_cell = {refusal.cell for row in result.rows for refusal in row.refusals}
    asked = {  # a column with a figure in its first row alone may be merged over the others
        refusal.cell
        for row in result.rows
        for refusal in row.refusals
        if refusal.problem.code is RefusalCode.FIRST_ROW_ONLY
    }
    remaining = {row.number: row for row in result.rows}
    for number, cells in enumerate(rows, start=2):
        row = remaining.get(number)
        if row is None:  # without a figure it may stand below the table, as a note
            continue
        for letter, column, cell in zip(
            "BC", (Column.TOTAL_TASK, Column.REALISED), cells, strict=True
        ):
            value = row.values.get(column)
            if isinstance(cell, int) and not isinstance(cell, bool):
                lowest = -LARGEST if column is Column.TOTAL_TASK else 0
                is_asked = f"{letter}{number}" in asked
                fits = lowest <= cell <= LARGEST and not is_asked
                assert (value is not None and value.value == cell) if fits else value is None
            if isinstance(cell, (bool, date)):
                assert value is None
                assert f"{letter}{number}" in by_cell
            assert value is None or f"{letter}{number}" not in by_cell


@given(st.text(_NO_CONTROL, max_size=80))
@settings(max_examples=150, deadline=None)
def test_a_name_is_kept_as_text_whatever_it_says(name: str) -> None:
    read_back = read(
        workbook(Blad1=(HEADINGS, ("Delft", 76, 85), (name or None, 1, 2), ("Zeist", 3, 4)))
    )

    assert read_back.refusals == ()
    for row in read_back.tables[0].rows:
        assert row.name.isprintable()


def _flipped(path: Path) -> Iterator[bytes]:
    original = path.read_bytes()
    for seed in range(FLIPPED):
        chance = random.Random(f"{path.name} {seed}")
        content = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield bytes(content)


@pytest.mark.parametrize("path", sorted(FILES.glob("[fz]*.*")), ids=lambda path: path.name)
def test_a_file_with_fallen_bits_is_refused_or_read_and_breaks_nothing(
    path: Path, tmp_path: Path
) -> None:
    paths = []
    for number, content in enumerate(_flipped(path)):
        paths.append(tmp_path / f"{number}{path.suffix}")
        paths[-1].write_bytes(content)
    whole = read_workbook(path)

    answers = read_workbooks(paths)

    assert len(answers) == FLIPPED
    for copy, answer in zip(paths, answers, strict=True):
        assert answer.tables or answer.refusals, copy.name
        for refusal in every_refusal(answer):
            assert wording.refusal(refusal).found
            assert wording.refusal(refusal).advice.endswith((".", "?"))
        if path.suffix in (".xlsx", ".xlsb", ".ods"):  # every part of those has a checksum
            assert answer.refusals or _said(answer) == _said(whole), copy.name


def _said(answer: ReadWorkbook) -> object:
    return figures(answer), [refusal.cell for refusal in every_refusal(answer)]
