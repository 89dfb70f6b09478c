"""Every code has its words, and numbers and dates are written as the Dutch do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from tests.values_of_words import needs
from toezichtdesk import wording
from toezichtdesk.domain.assessment import Reason, ReasonCode, Rule, Trend, WarningCause
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import Question, RowStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import WarningCode, warn
from toezichtdesk.paths import resource
from toezichtdesk.wording import files, numbers, refusals, rules

WORDS: list[tuple[Callable[[Any], object], type[Enum]]] = [
    (wording.trend, Trend),
    (wording.measure, Measure),
    (wording.contact_kind, ContactKind),
    (wording.rule, Rule),
    (wording.decision_kind, DecisionKind),
    (wording.warning, WarningCause),
    (wording.status, RowStatus),
    (wording.question, Question),
]

PLACED = {WarningCode.SEVERAL_PERIODS, WarningCode.SEVERAL_DAYS}  # end with the places of values


@pytest.mark.parametrize(("words", "members"), WORDS, ids=lambda one: getattr(one, "__name__", ""))
def test_every_member_has_words_of_its_own(
    words: Callable[[Any], object], members: type[Enum]
) -> None:
    texts = [str(words(member)) for member in members]

    assert all(text.strip() for text in texts)
    assert len(set(texts)) == len(texts)


def test_every_reason_has_a_sentence() -> None:
    assert set(rules._SENTENCES) == set(ReasonCode)


@pytest.mark.parametrize(
    ("trend", "shape"),
    [
        (Trend.SHRINKS, "▼"),
        (Trend.EQUAL, "◆"),
        (Trend.GROWS, "▲"),
        (Trend.NONE, "●"),
        (Trend.UNKNOWN, "○"),
    ],
)
def test_a_direction_has_a_shape_besides_its_word(trend: Trend, shape: str) -> None:
    assert wording.trend(trend).shape == shape
    assert str(wording.trend(trend)) == f"{shape} {wording.trend(trend).word}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (1234, "1.234"),
        (-1234, "−1.234"),
        (Fraction(1, 2), "1"),
        (Fraction(-1, 2), "−1"),
        (Fraction(5, 2), "3"),  # never to even: half a person is a person
        (Fraction(49, 100), "0"),
    ],
)
def test_a_number_is_whole_with_a_point_per_thousand(value: int | Fraction, said: str) -> None:
    assert wording.number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(3, "+3"), (-3, "−3"), (0, "0"), (Fraction(-1, 3), "0"), (12345, "+12.345")],
)
def test_a_signed_number_shows_its_sign(value: int | Fraction, said: str) -> None:
    assert wording.signed(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(Fraction(-4398, 181), "−24,3"), (2, "2"), (Fraction(5, 2), "2,5"), (1234.5, "1.234,5")],
)
def test_a_decimal_has_a_comma(value: int | float | Fraction, said: str) -> None:
    assert wording.decimal(value) == said


@example(Fraction(1, 4), 1)
@given(st.fractions(-5000, 5000, max_denominator=184) | st.floats(-1e7, 1e7), st.integers(0, 3))
def test_a_decimal_is_written_as_babel_does(value: Fraction | float, digits: int) -> None:
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    text = format_decimal(float(value), format=pattern, locale=numbers.LOCALE).replace("-", "−")
    assert wording.decimal(value, digits) == ("0" if text == "−0" else text)


@example(Fraction(-1, 184))
@given(st.fractions(-5000, 5000, max_denominator=184))
def test_no_number_is_said_as_less_than_nothing_when_it_is_nothing(value: Fraction) -> None:
    for text in (wording.number(value), wording.signed(value), wording.decimal(value)):
        assert text.strip("+−0,.") or text == "0"
        assert "-" not in text


@pytest.mark.parametrize(
    ("share", "said"),
    [(Fraction(20, 30), "67\xa0%"), (Fraction(33, 30), "110\xa0%"), (Fraction(0), "0\xa0%")],
)
def test_a_share_is_whole_percents(share: Fraction, said: str) -> None:
    assert wording.percentage(share) == said


def test_days_are_written_in_dutch() -> None:
    day = date(2026, 3, 10)

    assert wording.day(day) == "10-03-2026"
    assert wording.long_day(day) == "dinsdag 10 maart 2026"


def test_the_rung_is_set_in_boxes() -> None:
    assert wording.rung_boxes(3) == "▮▮▮▯▯▯ 3"


@pytest.mark.parametrize(
    ("value", "said"), [(1, "1 persoon"), (2, "2 personen"), (0, "0 personen")]
)
def test_one_is_a_person_and_two_are_persons(value: int, said: str) -> None:
    assert wording.persons(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(9, "voorsprong 9"), (-12, "achterstand 12"), (0, "precies bij")]
)
def test_a_balance_is_said_as_the_field_says_it(value: int, said: str) -> None:
    assert wording.balance(value) == said


def test_a_reason_is_said_with_its_numbers() -> None:
    reason = Reason(ReasonCode.OUTCOME, (("rung", 2), ("outcome", 3)))
    stays = Reason(ReasonCode.OUTCOME, (("rung", 2), ("outcome", 2)))

    assert wording.sentence(reason) == "Voorstel: van trede 2 naar trede 3."
    assert wording.sentence(stays) == "De gemeente blijft op trede 2."


def test_no_text_that_ships_names_a_rule_by_its_number() -> None:
    """The numbers are ours: an officer, a council and a judge know the rules by their words."""
    texts = [one for one in resource().rglob("*") if one.suffix in (".md", ".toml", ".typ")]
    assert len(texts) > 10
    numbered = [one.name for one in texts if re.search(r"\bR[1-5]\b", one.read_text("utf-8"))]
    assert numbered == []


def test_every_warning_about_a_file_has_a_sentence() -> None:
    assert set(files.WARNINGS) == set(WarningCode)


def test_every_refusal_has_words() -> None:
    assert set(refusals.PROBLEMS) == set(RefusalCode)


def test_a_refusal_is_said_with_its_values_and_its_file() -> None:
    far = problem(RefusalCode.DAY_TO_COME, day=date(2026, 7, 1), today=date(2026, 6, 30))
    unnamed = problem(RefusalCode.PERIOD_NOT_GIVEN, file="a.xlsx")

    assert wording.problem(far) == (
        "peildatum 01-07-2026",
        "een peildatum tot en met vandaag, 30-06-2026",
        "Verbeter de peildatum of de periode in het blad.",
    )
    assert wording.refusal(Refusal("", "", far, "a.xlsx")).found == "peildatum 01-07-2026 (a.xlsx)"
    assert wording.refusal(Refusal("", "", unnamed, "a.xlsx")).found.count("a.xlsx") == 1


def test_a_warning_is_kept_by_its_mark_whatever_its_sentence_says() -> None:
    hidden = warn(WarningCode.ROWS_HIDDEN, names=("4", "7"), more=0)

    assert hidden.mark == "rows_hidden||names=('4', '7')|more=0"
    assert wording.sheet_warning(hidden) == "De rijen 4 en 7 zijn verborgen en wel gelezen."


def test_no_module_of_the_wording_hides_a_function_of_that_name() -> None:
    modules = {path.stem for path in Path(wording.__file__).parent.glob("*.py")}

    assert modules.isdisjoint(wording.__all__)


def test_a_refusal_that_ends_with_a_name_with_a_point_ends_with_one() -> None:
    several = {"both": ("Oss", "Nuenen c.a.")}
    wrong = {}
    for code, templates in (refusals.OBSTACLES | refusals.PROBLEMS | refusals.FLAWS).items():
        fields = {name for each in templates for _, name, _, _ in Formatter().parse(each) if name}
        values = tuple((name, several.get(name, "Nuenen c.a.")) for name in fields)
        words = " ".join(refusals.problem(Problem(code, values)))
        if ".." in words:
            wrong[code] = words

    assert wrong == {}


def test_a_warning_that_ends_with_a_name_with_a_point_ends_with_one() -> None:
    needed = needs("wording/files.py", "WARNINGS")
    of_names = [code for code in WarningCode if "names" in needed[code.name]]
    some = {"names": ["Oss", "Nuenen c.a."], "more": 0, "period": "2026-I", "columns": ["B"]}

    sentences = [
        wording.sheet_warning(warn(code, **some)) for code in of_names if code not in PLACED
    ]

    assert [sentence for sentence in sentences if ".." in sentence] == []
    assert any(sentence.endswith("Nuenen c.a.") for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Niet gesproken: Nuenen c.a..", "Niet gesproken: Nuenen c.a."),
        ("Reden: verbouw e.d.. Kenmerk: 4.", "Reden: verbouw e.d. Kenmerk: 4."),
        ("Dat wordt uitgezocht…", "Dat wordt uitgezocht…"),
        ("Wordt vervolgd...", "Wordt vervolgd..."),
        ("De map .. bestaat niet.", "De map .. bestaat niet."),
        ("Kopie in D:\\gegevens\\..", "Kopie in D:\\gegevens\\.."),
    ],
)
def test_only_a_point_after_a_point_is_left_out(text: str, ends: str) -> None:
    assert wording.one_point(text) == ends
