"""Every duty, warning and note is made with exactly the values of its words."""

from __future__ import annotations

import json

import pytest

from tests.test_duty_words import VALUES
from tests.values_of_words import PACKAGE, made_in, needs
from toezichtdesk import wording
from toezichtdesk.cli.coded import coded
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.row_notes import RowNoteCode
from toezichtdesk.domain.sheet_warnings import WarningCode

DUTIES = {  # what makes a duty
    "reports/pages/actions.py": {"_open": set[str](), "_owed": set[str]()},
    "reports/judging/reassessments.py": {"_again": set[str](), "NextAction": set[str]()},
}
OF_SEVERAL = "municipalities"  # the worklist puts it in the place of the reason of one of them
OF_DUTY = {"open_since"}  # of the duty itself, beside its values
WARNS = {  # what makes a warning, with the values that it adds
    "warn": set[str](),
    "line.warn": {"name", "row"},
    "named": {"names", "more"},
}
MADE_ELSEWHERE = {  # by a code that is handed on, with the values there
    "PERSONS_ON_FIRST_DAY": {"day", "period"},
    "SIGN_UNCHECKED": {"heading"},
    "SIGN_OF_BOTH": {"heading"},
    "MORE_WITHOUT_FIGURES": {"count"},
    "MORE_OTHER_RUNGS": {"count"},
    "MORE_OTHER_PROVINCES": {"count"},
    "MORE_ODD_FIGURES": {"count"},
}


def wrongly_made(
    made: list[tuple[str, str, set[str]]], needed: dict[str, set[str]]
) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (place, code, sorted(values), sorted(needed[code]))
        for place, code, values in made
        if values != needed[code]
    ]


@pytest.fixture(scope="module")
def duties() -> dict[str, set[str]]:
    """Return what the words of each duty read, of one municipality."""
    return {
        code: read - {OF_SEVERAL} for code, read in needs("wording/duties.py", "_SPOKEN").items()
    }


def test_a_duty_is_made_with_exactly_the_values_of_its_words(duties: dict[str, set[str]]) -> None:
    made = [
        (place, code, values - OF_DUTY)
        for file, makers in DUTIES.items()
        for place, code, values in made_in(file, "DutyCode", makers)
    ]

    assert {code for _, code, _ in made} == {code.name for code in DutyCode} - {"KIND_ALONE"}
    assert wrongly_made(made, duties) == []


def test_the_examples_of_the_words_have_no_other_values(duties: dict[str, set[str]]) -> None:
    grouped = DutyCode.COMPLETE_BALANCE.name
    of_several = {grouped: duties[grouped] - {"reason"} | {OF_SEVERAL}}

    assert {code.name: set(values) for code, values in VALUES.items()} == duties | of_several


@pytest.mark.parametrize("code", DutyCode, ids=lambda code: code.value)
def test_the_values_of_a_duty_are_plain_in_json(code: DutyCode) -> None:
    written = json.dumps(coded(code, VALUES[code].items()))

    assert "object at 0x" not in written
    assert set(json.loads(written)["values"]) == set(VALUES[code])


def test_no_duty_is_left_without_words() -> None:
    assert all(wording.duty(code, VALUES[code]) for code in DutyCode)


def _made_below(enum: str, makers: dict[str, set[str]]) -> list[tuple[str, str, set[str]]]:
    files = (
        path.relative_to(PACKAGE).as_posix()
        for room in ("sheets", "intake")
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if enum in path.read_text(encoding="utf-8")
    )
    return [one for file in files for one in made_in(file, enum, makers)]


def test_a_warning_about_a_sheet_is_made_with_exactly_the_values_of_its_sentence() -> None:
    needed = needs("wording/files.py", "WARNINGS")

    made = [one for one in _made_below("WarningCode", WARNS) if one[1] not in MADE_ELSEWHERE]

    assert set(needed) == {code.name for code in WarningCode}
    assert {code for _, code, _ in made} | MADE_ELSEWHERE.keys() == set(needed)
    assert wrongly_made(made, needed) == []
    assert {code: needed[code] for code in MADE_ELSEWHERE} == MADE_ELSEWHERE


def test_a_note_beside_a_row_is_made_with_exactly_the_values_of_its_words() -> None:
    needed = needs("wording/beside_rows.py", "NOTES")

    made = _made_below("RowNoteCode", {"row_note": set()})

    assert {code for _, code, _ in made} == set(needed) == {code.name for code in RowNoteCode}
    assert wrongly_made(made, needed) == []
