"""Every refusal is raised with exactly the values that its sentence is made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import toezichtdesk
from toezichtdesk import wording
from toezichtdesk.domain.refusals import Problem, RefusalCode
from toezichtdesk.sheets.matching import NotFound, Reason
from toezichtdesk.wording.refusals import PROBLEMS

PACKAGE = Path(toezichtdesk.__file__).parent
MAKERS = {"problem", "Problem", "Unreadable", "_of_file"}
READER, MONTHS = "sheets/process/reader.py", "sheets/figures/months.py"
REFUSED_BY_CODE = {READER: frozenset[str](), MONTHS: frozenset({"heading"})}  # what `_refused` adds

# Functions that hand on a code: of most the callers are looked at, of three there is a test below.
HANDS_ON = {
    ("domain/refusals.py", "problem"),
    ("sheets/figures/body.py", "_refuse_row"),
    ("sheets/figures/months.py", "_refused"),
    ("sheets/files/unreadable.py", "__init__"),
    ("sheets/matching.py", "problem"),
    ("sheets/process/packed_refusals.py", "unpacked_refusal"),
    ("sheets/process/reader.py", "_of_file"),
    ("sheets/process/reader.py", "_refusal_of"),
    ("sheets/process/reader.py", "_refused"),
}
ENDINGS = {
    RefusalCode.CANCELLED: set[str](),
    RefusalCode.TOO_SLOW: {"seconds"},
    RefusalCode.TOO_MUCH_MEMORY: set[str](),
    RefusalCode.BREAKS_THE_READER: set[str](),
}
STRUCK_ROWS = {
    RefusalCode.STRUCK: RefusalCode.STRUCK_ROW,
    RefusalCode.PARTLY_STRUCK: RefusalCode.PARTLY_STRUCK_ROW,
}
DAY = date(2026, 7, 1)
NOT_FOUND = {
    RefusalCode.NAME_UNKNOWN: NotFound(Reason.UNKNOWN),
    RefusalCode.NAME_ALIKE: NotFound(Reason.UNKNOWN, ("Utrecht",)),
    RefusalCode.NAME_AMBIGUOUS: NotFound(Reason.AMBIGUOUS, ("Bergen (L.)", "Bergen (NH.)"), DAY),
    RefusalCode.NAME_NOT_YET: NotFound(Reason.NOT_YET, (), DAY),
    RefusalCode.NAME_GONE: NotFound(Reason.MERGED, (), DAY),
    RefusalCode.NAME_MERGED: NotFound(Reason.MERGED, ("Vijfheerenlanden",), DAY),
    RefusalCode.NAME_CONTRADICTS_CODE: NotFound(Reason.CONTRADICTION, ("Zeist", "Utrecht")),
}


class Made(NamedTuple):
    """A place where a refusal is made, with the codes that it can have there."""

    file: str
    function: str
    line: int
    codes: frozenset[RefusalCode]
    values: frozenset[str]


def _needed(code: RefusalCode) -> frozenset[str]:
    fields = (name for text in PROBLEMS[code] for _, name, _, _ in Formatter().parse(text))
    return frozenset(name for name in fields if name)


def _codes(node: ast.expr, named: Mapping[str, list[ast.expr]]) -> frozenset[RefusalCode]:
    """Return what an expression can be: a code, one of two, a name for it, one out of a table."""
    match node:
        case ast.Attribute(value=ast.Name(id="RefusalCode"), attr=member):
            return frozenset({RefusalCode[member]})
        case ast.IfExp(body=one, orelse=other):
            return _codes(one, named) | _codes(other, named)
        case ast.Name(id=name):
            return frozenset(c for each in named.get(name, []) for c in _codes(each, named))
        case ast.Subscript(value=ast.Name() as table):
            return _codes(table, named)
        case ast.Dict(values=members):
            return frozenset(code for each in members for code in _codes(each, named))
    return frozenset()


def _values(call: ast.Call, named: Mapping[str, list[ast.expr]]) -> frozenset[str]:
    names = set()
    for keyword in call.keywords:
        match keyword.value:
            case _ if keyword.arg is not None:
                names.add(keyword.arg)
            case ast.Name(id=name):
                keys = [key for each in named.get(name, []) for key in getattr(each, "keys", [])]
                names |= {key.value for key in keys if isinstance(key, ast.Constant)}
    return frozenset(str(name) for name in names)


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                named.setdefault(name, []).append(value)
    return named


def _makes(maker: str, file: str) -> bool:
    return maker in MAKERS or (maker == "_refused" and file in REFUSED_BY_CODE)


def _made_in(tree: ast.Module, file: str) -> Iterator[Made]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node): f for f in functions for node in ast.walk(f)}
    of_module = _assigned(ast.Module([n for n in tree.body if isinstance(n, ast.Assign)], []))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=maker)) if _makes(maker, file):
                function = inside.get(id(node))
                named = of_module | (_assigned(function) if function else {})
                codes = frozenset(code for each in node.args for code in _codes(each, named))
                values = _values(node, named)
                if maker == "_refused":
                    values |= REFUSED_BY_CODE[file]
                yield Made(file, function.name if function else "", node.lineno, codes, values)


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return [
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "wording"
        if "RefusalCode" in (text := path.read_text(encoding="utf-8"))
        for one in _made_in(ast.parse(text), path.relative_to(PACKAGE).as_posix())
    ]


def test_a_refusal_is_made_with_exactly_the_values_of_its_sentence(made: list[Made]) -> None:
    wrong = [
        (one.file, one.line, code.name, sorted(one.values), sorted(_needed(code)))
        for one in made
        for code in one.codes
        if one.values != _needed(code)
    ]

    assert wrong == []


def test_a_code_that_is_handed_on_is_looked_at_where_it_comes_from(made: list[Made]) -> None:
    unknown = {(one.file, one.function) for one in made if not one.codes}
    looked_at = {code for one in made for code in one.codes}

    assert unknown == HANDS_ON
    assert looked_at | {*ENDINGS, *STRUCK_ROWS.values(), *NOT_FOUND} == set(RefusalCode)


def test_however_the_reading_of_a_file_ends_its_sentence_has_its_values() -> None:
    assert {code: set(_needed(code)) for code in ENDINGS} == ENDINGS


def test_a_struck_row_is_refused_with_the_values_of_its_cell() -> None:
    for cell, row in STRUCK_ROWS.items():
        assert _needed(cell) == _needed(row)


@pytest.mark.parametrize("code", NOT_FOUND, ids=lambda code: code.name)
def test_a_name_that_is_not_found_is_refused_with_the_values_of_its_sentence(
    code: RefusalCode,
) -> None:
    why = NOT_FOUND[code].problem("Utrcht")

    assert why.code is code
    assert _needed(code) <= {name for name, _ in why.values}


@pytest.mark.parametrize("code", RefusalCode, ids=lambda code: code.name)
def test_a_sentence_that_lacks_a_value_is_said_without_it(code: RefusalCode) -> None:
    assert all(wording.problem(Problem(code)))


@pytest.mark.parametrize("odd", ["", "woord", -1, (), ("a", 1), None], ids=repr)
def test_a_value_that_cannot_be_said_does_not_break_its_sentence(odd: object) -> None:
    for code in RefusalCode:
        values = tuple((name, odd) for name in _needed(code))

        assert all(isinstance(text, str) for text in wording.problem(Problem(code, values)))
