"""A name or code leads to one municipality of that day, or to the reason why not."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk import wording
from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.paths import resource
from toezichtdesk.sheets.matching import NameIndex, NotFound, Reason

DAY = date(2022, 6, 30)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def _municipalities() -> tuple[Municipality, ...]:
    with resource("municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Municipality(
                line["code"],
                line["name"],
                line["province"],
                _day(line["valid_from"]) or date.min,
                _day(line["valid_to"]),
                _split(line["successor"]),
                _split(line["aliases"]),
            )
            for line in csv.DictReader(file)
        )


ALL = _municipalities()
INDEX = NameIndex(ALL, {})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Delft", "GM0503"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("s-Gravenhage", "GM0518"),
        ("\u2019s-Gravenhage ", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (L)", "GM0893"),
        ("Hengelo (O.)", "GM0164"),
        ("Laren (NH.)", "GM0417"),
        ("Rijswijk (ZH)", "GM0603"),
        ("Middelburg (Z.)", "GM0687"),
        ("Groningen", "GM0014"),
        ("Groningen (gemeente)", "GM0014"),
        ("Utrecht", "GM0344"),
        ("gemeente Utrecht", "GM0344"),
        ("Nuenen c.a.", "GM0820"),
        ("Nuenen, Gerwen en Nederwetten", "GM0820"),
        ("Sudwest Fryslan", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("Kaag & Braassem", "GM1884"),
        ("Westland *", "GM1783"),
        ("Wassenaar 1)", "GM0629"),
    ],
)
def test_a_name_as_sheets_write_it_is_found(name: str, code: str) -> None:
    matches = INDEX.find(name, "", DAY)

    assert isinstance(matches, Municipality)
    assert matches.code == code


@given(st.sampled_from([one for one in ALL if one.exists_on(DAY)]), st.randoms())
def test_every_municipality_is_found_by_its_name_however_typed(
    one: Municipality, chance: object
) -> None:
    for name in (one.name, one.name.upper(), f" {one.name.lower()}\u00a0", f"Gemeente {one.name}"):
        assert INDEX.find(name, "", DAY) == one
    for code in (one.code, one.code[2:], str(int(one.code[2:])), one.code.lower()):
        assert INDEX.find("", code, DAY) == one
        assert INDEX.find(one.name, code, DAY) == one


@given(st.text(), st.text(max_size=8))
def test_nothing_breaks_the_search(name: str, code: str) -> None:
    matches = INDEX.find(name, code, DAY)

    assert isinstance(matches, Municipality | NotFound)
    assert isinstance(matches, Municipality) or wording.problem(matches.problem("X")).advice


def test_two_municipalities_of_one_name_are_both_named() -> None:
    matches = INDEX.find("Bergen", "", DAY)

    assert matches == NotFound(Reason.AMBIGUOUS, ("Bergen (L.)", "Bergen (NH.)"), DAY)


@pytest.mark.parametrize(
    ("province", "code"),
    [
        ("Limburg", "GM0893"),
        ("limburg ", "GM0893"),
        ("Noord-Holland", "GM0373"),
        ("NH", "GM0373"),
        ("Provincie Noord-Holland", "GM0373"),
    ],
)
def test_the_province_tells_two_of_one_name_apart(province: str, code: str) -> None:
    matches = INDEX.find("Bergen", "", DAY, province)

    assert isinstance(matches, Municipality)
    assert matches.code == code


@pytest.mark.parametrize("province", ["Zeeland", "Limbrug", "-", ""])
def test_a_province_that_fits_none_of_them_leaves_the_question_open(province: str) -> None:
    matches = INDEX.find("Bergen", "", DAY, province)

    assert isinstance(matches, NotFound)
    assert matches.reason is Reason.AMBIGUOUS


@pytest.mark.parametrize("written", ["0503", "GM0503", "gm 0503"])
def test_a_whole_code_in_the_place_of_a_name_is_that_municipality(written: str) -> None:
    result = INDEX.find(written, "", DAY)

    assert isinstance(result, Municipality)
    assert result.name == "Delft"


@pytest.mark.parametrize("written", ["503", "2026", "0503 Delft"])
def test_a_number_in_the_place_of_a_name_is_no_code(written: str) -> None:
    assert isinstance(INDEX.find(written, "", DAY), NotFound)


def test_a_merged_municipality_names_its_successor() -> None:
    matches = INDEX.find("Uden", "", DAY)

    assert matches == NotFound(Reason.MERGED, ("Maashorst",), DAY)
    assert wording.problem(matches.problem("X")).advice == (
        "Deze gemeente bestond op 30-06-2022 niet meer. Opgegaan in Maashorst."
    )


def test_a_municipality_is_found_in_the_periods_before_its_merger() -> None:
    matches = INDEX.find("Uden", "", date(2021, 12, 31))

    assert isinstance(matches, Municipality)
    assert matches.name == "Uden"


def test_a_municipality_of_later_did_not_exist_yet() -> None:
    matches = INDEX.find("Voorne aan Zee", "", DAY)

    assert isinstance(matches, NotFound)
    assert matches.reason is Reason.NOT_YET


def test_name_and_code_of_two_municipalities_contradict_each_other() -> None:
    matches = INDEX.find("Delft", "344", DAY)

    assert matches == NotFound(Reason.CONTRADICTION, ("Delft", "Utrecht"))


def test_a_typing_error_beside_a_code_is_forgiven_but_alone_only_suggested() -> None:
    assert isinstance(INDEX.find("Utrech", "0344", DAY), Municipality)
    alone = INDEX.find("Utrech", "", DAY)
    assert isinstance(alone, NotFound)
    assert "Utrecht" in alone.names


def test_the_wrong_province_in_brackets_is_not_overlooked() -> None:
    assert isinstance(INDEX.find("Rijswijk (NB)", "", DAY), NotFound)


def test_an_alias_that_the_officer_taught_goes_first() -> None:
    index = NameIndex(ALL, {folded("Utr. Heuvelrug"): "GM1581"})

    matches = index.find("utr. heuvelrug", "", DAY)

    assert isinstance(matches, Municipality)
    assert matches.name == "Utrechtse Heuvelrug"
