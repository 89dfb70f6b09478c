"""What is counted is said in the singular when it is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toezichtdesk
from toezichtdesk import wording
from toezichtdesk.domain.sheet_warnings import WarningCode, warn

PACKAGE = Path(toezichtdesk.__file__).parent
NOUNS = [
    "afspraken",
    "bestanden",
    "besluiten",
    "beoordelingen",
    "bijlagen",
    "bladen",
    "brieven",
    "cellen",
    "cijfers",
    "contacten",
    "dagen",
    "fouten",
    "gemeenten",
    "gesprekken",
    "handelingen",
    "jaren",
    "kolommen",
    "kopieën",
    "lijsten",
    "maanden",
    "maatregelen",
    "namen",
    "partijen",
    "perioden",
    "personen",
    "plaatsen",
    "problemen",
    "punten",
    "regels",
    "rijen",
    "signalen",
    "stukken",
    "taakstellingen",
    "teksten",
    "tekens",
    "voorstellen",
    "waarschuwingen",
    "weken",
    "wijzigingen",
]
PLURAL = rf"(?:[a-z]+e )?(?:{'|'.join(NOUNS)})\b"
NEVER_ONE = {  # a number that is never 1 where it stands so
    "'Alle {} gemeenten'": "of one the words are others",
    "'Voorbeeld: de eerste {} van {} gemeenten'": "of more than are previewed",
    "'{} gemeenten'": "as many as share a line of the worklist",
    "'{} namen verklaard bij een import.'": "0 and 1 have words of their own",
    "'{} van {} gemeenten aangevinkt'": "of the table of municipalities",
    "'{}; {} {} heeft {} dagen.'": "the length of a month",
    "'{} · verwacht: {} personen gehuisvest'": "with a margin: 12 ± 3 personen",
    "{asked} personen ruilen kan niet": "0, or below",
    "Met {days} dagen verlengen kan niet": "0, or below",
    "{places} plaatsen kan niet": "below 0",
    "tekst met {width} kolommen": "one column is no table",
}
LIMITS = ("limit", "longest")  # fixed numbers of ours


def _is_told_apart(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Return whether the words are one branch of a choice by the number 1."""
    while node in above:
        node = above[node]
        if isinstance(node, ast.IfExp) and re.search(r"[=!]= 1\b", ast.unparse(node.test)):
            return True
    return False


def _plurals() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and not _is_told_apart(node, above):
                words = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in node.values
                )
                if re.search(rf"(?<![\w(]){{}} {PLURAL}", f" {words}"):
                    yield repr(words)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                for name in re.findall(rf"{{(\w+)}} {PLURAL}", node.value):
                    if name not in LIMITS:
                        yield node.value


def test_no_number_that_can_be_one_stands_before_a_plural() -> None:
    plurals = set(_plurals())

    assert plurals - NEVER_ONE.keys() == set()
    assert NEVER_ONE.keys() - plurals == set()


@given(st.integers(0, 1_000_000))
def test_one_is_said_in_the_singular_and_any_other_number_is_not(count: int) -> None:
    words = wording.counted(count, "gemeente", "gemeenten")

    assert words.endswith("gemeente") == (count == 1)


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("code", [code for code in WarningCode if code.value.startswith("more_")])
def test_what_is_left_over_is_counted_in_good_dutch(code: WarningCode, count: int) -> None:
    sentence = wording.sheet_warning(warn(code, count=count))

    assert bool(re.search(rf"\b{count} {PLURAL}", sentence)) == (count != 1)
