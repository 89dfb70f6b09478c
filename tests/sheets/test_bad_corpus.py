"""Every bad file ends with a Dutch refusal or exact values, and never breaks the program."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sentences import sentences
from tests.sheets.bad_corpus import GOOD, every_bad_file
from tests.sheets.bad_file import BadFile
from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, ReadWorkbook
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.sheets import marked_copy
from toezichtdesk.sheets.process.reader import read_workbook, read_workbooks

# The first test reads the whole corpus.
pytestmark = pytest.mark.slow
MARKED = 30  # kinds of refusals at least of which a marked copy can be made


@dataclass(frozen=True)
class Answer:
    """What a file gave, with its refusals: a million rows are walked once for both tests."""

    read: ReadWorkbook
    refusals: list[Refusal]


@pytest.fixture(scope="module")
def corpus() -> tuple[BadFile, ...]:
    """Made here: while tests are collected it would be made by every process that runs some."""
    return tuple(every_bad_file())


@pytest.fixture(scope="module")
def answers(
    corpus: tuple[BadFile, ...], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Answer]:
    """Read the corpus once: the dangerous files each alone, all others by one child."""
    paths = {}
    for bad in corpus:
        folder: Path = tmp_path_factory.mktemp("bad")
        paths[bad.name] = folder / bad.file_name
        paths[bad.name].write_bytes(bad.made())
    tame = [bad.name for bad in corpus if not bad.is_dangerous]
    read = dict(zip(tame, read_workbooks([paths[name] for name in tame]), strict=True))
    for bad in corpus:
        if bad.is_dangerous:
            read[bad.name] = read_workbook(paths[bad.name])
    return {name: Answer(answer, every_refusal(answer)) for name, answer in read.items()}


def test_the_corpus_holds_at_least_120_files_with_their_own_names(
    corpus: tuple[BadFile, ...],
) -> None:
    assert len({bad.name for bad in corpus}) == len(corpus) >= 120


def test_a_bad_file_is_refused_or_read_exactly(
    corpus: tuple[BadFile, ...], answers: dict[str, Answer], subtests: pytest.Subtests
) -> None:
    for bad in corpus:
        with subtests.test(bad.name):
            _is_refused_or_read_exactly(bad, answers[bad.name].read, answers[bad.name].refusals)


def _is_refused_or_read_exactly(
    bad: BadFile, answer: ReadWorkbook, refusals: list[Refusal]
) -> None:
    if bad.values is not None:
        assert not refusals
        assert figures(answer) == bad.values
    elif bad.read is not None:
        assert not refusals
        assert entries(answer) == [bad.read]
    elif bad.refused is not None:
        assert refusals
        text = " ".join(" ".join(wording.refusal(refusal)) for refusal in refusals)
        assert bad.refused in text
        assert not bad.cell or bad.cell in {refusal.cell for refusal in refusals}
    else:
        assert refusals or figures(answer) in (GOOD, {"Delft": (76, 85)})
    assert bad.warning in " ".join(every_warning(answer))


def test_every_refusal_says_what_was_found_expected_and_to_do_in_short_sentences(
    answers: dict[str, Answer], subtests: pytest.Subtests
) -> None:
    for name, answer in answers.items():
        with subtests.test(name):
            for refusal in answer.refusals:
                _says_it_in_short_sentences(refusal)


def _says_it_in_short_sentences(refusal: Refusal) -> None:
    words = wording.refusal(refusal)
    assert words.found
    assert words.expected
    assert words.advice.endswith((".", "?"))
    for text in (words.found, words.expected, *words.advice.split(". ")):
        assert len(text.split()) <= 25
        assert text.isprintable()


def test_a_marked_copy_of_a_bad_file_is_made_or_refused_and_the_console_stays_silent(
    answers: dict[str, Answer], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """openpyxl speaks English of its own accord: of what a copy loses, of a part it did not end.

    One file of each set of refusals, or it would take seconds.
    """
    kinds = {frozenset(each.problem.code for each in one.refusals): one for one in answers.values()}
    copies = Counter(_marked(one, tmp_path / f"{n}.xlsx") for n, one in enumerate(kinds.values()))
    gc.collect()  # what was left half written would speak now

    assert copies["made"] > MARKED
    assert capfd.readouterr().err == ""


def _marked(answer: Answer, path: Path) -> str:
    """Mark what was refused, as the import does where a cell is named."""
    content = answer.read.content or b""
    if not (content.startswith(b"PK") and any(refusal.cell for refusal in answer.refusals)):
        return "not asked"
    try:
        marked_copy.write(content, answer.refusals, path, wording.remark)
    except OfficerCanAct:
        return "refused"
    return "made"


def every_refusal(answer: ReadWorkbook) -> list[Refusal]:
    """Return the refusals of the file, its sheets and its rows."""
    of_sheets = [refusal for table in answer.tables for refusal in table.refusals]
    of_rows = [r for table in answer.tables for row in table.rows for r in row.refusals]
    of_lists = [refusal for read in answer.lists for refusal in read.refusals]
    of_entries = [r for read in answer.lists for entry in read.entries for r in entry.refusals]
    return [*answer.refusals, *of_sheets, *of_rows, *of_lists, *of_entries]


def every_warning(answer: ReadWorkbook) -> list[str]:
    """Return the warnings of the file and its sheets."""
    sheets = (*answer.tables, *answer.lists)
    return [
        *sentences(answer.warnings),
        *(w for sheet in sheets for w in sentences(sheet.warnings)),
    ]


def figures(answer: ReadWorkbook) -> dict[str, tuple[int | None, int | None]]:
    """Return total task and realised by name."""
    read = {}
    for table in answer.tables:
        for row in table.rows:
            values = (row.values.get(Column.TOTAL_TASK), row.values.get(Column.REALISED))
            read[row.name] = tuple(None if value is None else value.value for value in values)
    return read


def entries(answer: ReadWorkbook) -> list[dict[str, object]]:
    """Return the fields of every entry of the lists by name."""
    return [
        {field.value: read.value for field, read in entry.fields.items()}
        for read in answer.lists
        for entry in read.entries
    ]
