"""The table of municipalities that comes with the program, checked row by row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from toezichtdesk.domain.municipality import folded

TABLE = Path(__file__).parents[2] / "resources" / "municipalities.csv"

MUNICIPALITIES_PER_PROVINCE = {
    "Drenthe": 12,
    "Flevoland": 6,
    "Fryslân": 18,
    "Gelderland": 51,
    "Groningen": 10,
    "Limburg": 31,
    "Noord-Brabant": 56,
    "Noord-Holland": 44,
    "Overijssel": 25,
    "Utrecht": 26,
    "Zeeland": 13,
    "Zuid-Holland": 50,
}

# Divided among their neighbours, so nobody inherits their balance without a decision.
DIVIDED = {
    "Haaren": ("Boxtel", "Oisterwijk", "Tilburg", "Vught"),
    "Littenseradiel": ("Leeuwarden", "Súdwest-Fryslân", "Waadhoeke"),
    "Maasdonk": ("'s-Hertogenbosch", "Oss"),
    "Winsum": ("Het Hogeland", "Westerkwartier"),
}

# Merged into a municipality of another province.
MOVED_TO_ANOTHER_PROVINCE = {"Leerdam", "Zederik"}


class Row(NamedTuple):
    """One line of the table; `valid_to` is the first day on which it no longer exists."""

    code: str
    name: str
    province: str
    valid_from: date
    valid_to: date
    successors: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def exists_today(self) -> bool:
        return self.valid_to == date.max


def rows() -> tuple[Row, ...]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(
                line["code"],
                line["name"],
                line["province"],
                date.fromisoformat(line["valid_from"]),
                date.fromisoformat(line["valid_to"]) if line["valid_to"] else date.max,
                tuple(line["successor"].split(";")) if line["successor"] else (),
                tuple(line["aliases"].split(";")) if line["aliases"] else (),
            )
            for line in csv.DictReader(lines)
        )


def today() -> tuple[Row, ...]:
    return tuple(row for row in rows() if row.exists_today)


def ended() -> tuple[Row, ...]:
    return tuple(row for row in rows() if not row.exists_today)


def named(name: str) -> Row:
    return next(row for row in rows() if row.name == name)


def test_every_province_has_the_municipalities_of_today() -> None:
    assert Counter(row.province for row in today()) == MUNICIPALITIES_PER_PROVINCE
    assert len(today()) == 342


def test_a_code_stands_once_and_keeps_its_leading_zeros() -> None:
    codes = [row.code for row in rows()]

    assert codes == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"GM\d{4}", code)] == []


def test_a_municipality_ends_after_it_began() -> None:
    assert [row.name for row in rows() if row.valid_from >= row.valid_to] == []
    assert [row.name for row in today() if row.valid_from > date(2023, 1, 1)] == []


def test_no_municipality_of_before_2015_is_left_in_the_table() -> None:
    assert min(row.valid_to for row in ended()) == date(2015, 1, 1)


def test_every_municipality_that_ended_has_a_successor_on_that_very_day() -> None:
    by_code = {row.code: row for row in rows()}

    for row in ended():
        assert row.successors, row.name
        for successor in (by_code[code] for code in row.successors):
            assert successor.valid_from <= row.valid_to < successor.valid_to, row.name


def test_only_a_municipality_that_ended_has_a_successor() -> None:
    assert [row.name for row in today() if row.successors] == []


def test_a_municipality_has_several_successors_only_when_it_was_divided() -> None:
    names = {row.code: row.name for row in rows()}

    divided = {
        row.name: tuple(sorted(names[code] for code in row.successors))
        for row in ended()
        if len(row.successors) > 1
    }

    assert divided == DIVIDED


def test_a_successor_lies_in_the_same_province_but_for_the_two_that_moved() -> None:
    provinces = {row.code: row.province for row in rows()}

    moved = {
        row.name for row in ended() if {provinces[c] for c in row.successors} != {row.province}
    }

    assert moved == MOVED_TO_ANOTHER_PROVINCE


def test_a_municipality_that_began_since_2015_has_a_predecessor() -> None:
    inherited = {code for row in ended() for code in row.successors}

    began = {row.code for row in rows() if row.valid_from >= date(2015, 1, 1)}

    assert began - inherited == set()


def test_no_name_or_alias_means_two_municipalities_of_today() -> None:
    owners: dict[str, set[str]] = {}
    for row in today():
        for name in (row.name, *row.aliases):
            owners.setdefault(folded(name), set()).add(row.name)

    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_an_old_name_leads_to_its_own_successor_only() -> None:
    owners = {folded(name): row.code for row in today() for name in (row.name, *row.aliases)}

    for row in ended():
        for name in (row.name, *row.aliases):
            assert owners.get(folded(name), row.successors[0]) in row.successors, name


def test_bergen_without_its_province_means_no_municipality() -> None:
    assert [r.name for r in rows() if "bergen" in map(folded, (r.name, *r.aliases))] == []
    assert {"Bergen (L.)", "Bergen (NH.)"} <= {row.name for row in today()}


def test_spellings_of_real_sheets_are_known() -> None:
    spellings = {
        "Den Haag": "'s-Gravenhage",
        "Den Bosch": "'s-Hertogenbosch",
        "Bergen NH": "Bergen (NH.)",
        "Hengelo (O.)": "Hengelo",
        "Laren (NH.)": "Laren",
        "Rijswijk (ZH.)": "Rijswijk",
        "Middelburg (Z.)": "Middelburg",
        "Groningen (gemeente)": "Groningen",
        "Utrecht (gemeente)": "Utrecht",
        "Nuenen c.a.": "Nuenen, Gerwen en Nederwetten",
        "Nuenen": "Nuenen, Gerwen en Nederwetten",
        "De Friese Meren": "De Fryske Marren",
        "Kaag & Braassem": "Kaag en Braassem",
        "Alphen a/d Rijn": "Alphen aan den Rijn",
        "Sudwest Fryslan": "Súdwest-Fryslân",
    }

    for spelling, name in spellings.items():
        row = named(name)
        assert folded(spelling) in map(folded, (row.name, *row.aliases)), spelling


def test_an_alias_is_only_there_when_matching_does_not_find_it_anyway() -> None:
    for row in rows():
        result = [folded(name) for name in (row.name, *row.aliases)]
        assert len(result) == len(set(result)), row.name


def test_names_carry_no_blanks_at_their_ends() -> None:
    names = [name for row in rows() for name in (row.name, *row.aliases)]

    assert [name for name in names if not name or name != " ".join(name.split())] == []
