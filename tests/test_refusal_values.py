"""Every refusal, of a file or of an act, is made with exactly the values of its sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import toezichtdesk
from toezichtdesk import wording
from toezichtdesk.domain.disk_reasons import DiskReason
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, RefusalCode
from toezichtdesk.sheets.matching import NotFound, Reason
from toezichtdesk.wording.flaws import FLAWS
from toezichtdesk.wording.refusals import OBSTACLES, PROBLEMS

PACKAGE = Path(toezichtdesk.__file__).parent
Code = RefusalCode | Obstacle | Flaw
ENUMS = {"RefusalCode": RefusalCode, "Obstacle": Obstacle, "Flaw": Flaw}
TEMPLATES: dict[Code, tuple[str, ...]] = {**PROBLEMS, **OBSTACLES, **FLAWS}
# What makes a refusal of a code, with the values that it adds to those it is called with.
MAKERS = {
    "problem": (),
    "Problem": (),
    "Unreadable": (),
    "_of_file": (),
    "OfficerCanAct": (),
    "NotAccepted": (),
    "ChangedMeanwhile": (),
    "BuiltOn": (),
    "__init__": (),
    "NotOurDatabase": ("path",),
    "refuse_changed": ("changes",),
    "casework/contacts.py:_row": (),
    "casework/settings.py:_check_size": ("megabytes", "largest"),
    "casework/undo.py:_refuse": ("summary", "number", "later", "further"),
    "sheets/process/reader.py:_refused": (),
    "sheets/figures/months.py:_refused": ("heading",),
}

# Functions that hand on a code: of most the callers are looked at, of four there is a test below.
HANDS_ON = {
    ("casework/contacts.py", "_row"),
    ("casework/layouts.py", "remember"),
    ("casework/edit_conflicts.py", "refuse_changed"),
    ("casework/settings.py", "_check_size"),
    ("casework/undo.py", "_refuse"),
    ("domain/errors.py", "__init__"),
    ("domain/refusals.py", "problem"),
    ("render/filling/filler.py", "_ask"),
    ("sheets/figures/months.py", "_refused"),
    ("sheets/files/unreadable.py", "__init__"),
    ("sheets/matching.py", "problem"),
    ("sheets/process/packed_refusals.py", "unpacked_refusal"),
    ("sheets/process/reader.py", "_of_file"),
    ("sheets/process/reader.py", "_refusal_of"),
    ("sheets/process/reader.py", "_refused"),
    ("store/attachments.py", "departing"),
}
ENDINGS = {
    RefusalCode.CANCELLED: set[str](),
    RefusalCode.TOO_SLOW: {"seconds"},
    RefusalCode.TOO_MUCH_MEMORY: set[str](),
    RefusalCode.BREAKS_THE_READER: set[str](),
    Flaw.ATTACHMENT_MISSING: {"name", "path"},
    Flaw.ATTACHMENT_NOT_READ: {"name", "path"},
    Flaw.ATTACHMENT_DIFFERS: {"name", "path"},
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
    codes: frozenset[Code]
    values: frozenset[str]


def _needed(code: Code) -> frozenset[str]:
    fields = (name for text in TEMPLATES[code] for _, name, _, _ in Formatter().parse(text))
    return frozenset(name for name in fields if name)


def _codes(node: ast.expr, named: Mapping[str, list[ast.expr]]) -> frozenset[Code]:
    """Return what an expression can be: a code, one of two, a name for it, one out of a table."""
    match node:
        case ast.Attribute(value=ast.Name(id=enum), attr=member) if enum in ENUMS:
            return frozenset({ENUMS[enum][member]})
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


def _adds(call: ast.Call, file: str) -> Sequence[str] | None:
    """Return what the maker of a refusal adds to its values; None of a call that makes none."""
    match call.func:
        case ast.Name(id=maker) | ast.Attribute(value=ast.Call(), attr="__init__" as maker):
            return MAKERS.get(f"{file}:{maker}", MAKERS.get(maker))
    return None


def _made_in(tree: ast.Module, file: str) -> Iterator[Made]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node): f for f in functions for node in ast.walk(f)}
    of_module = _assigned(ast.Module([n for n in tree.body if isinstance(n, ast.Assign)], []))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or (added := _adds(node, file)) is None:
            continue
        function = inside.get(id(node))
        named = of_module | (_assigned(function) if function else {})
        codes = frozenset(code for each in node.args for code in _codes(each, named))
        if isinstance(node.func, ast.Attribute) and not codes:
            continue  # the beginning of some other object
        values = _values(node, named).union(added)
        yield Made(file, function.name if function else "", node.lineno, codes, values)


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return [
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "wording"
        if re.search("RefusalCode|Obstacle|Flaw", text := path.read_text(encoding="utf-8"))
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
    looked_at |= {*ENDINGS, *STRUCK_ROWS.values(), *NOT_FOUND}
    assert looked_at == {*RefusalCode, *Obstacle, *Flaw}


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


def test_a_sentence_that_lacks_a_value_is_said_without_it() -> None:
    assert [code for code in TEMPLATES if not wording.problem(Problem(code)).found] == []
    assert all(all(wording.problem(Problem(code))) for code in RefusalCode)


@pytest.mark.parametrize("odd", ["", "woord", -1, (), ("a", 1), None], ids=repr)
def test_a_value_that_cannot_be_said_does_not_break_its_sentence(odd: object) -> None:
    for code in TEMPLATES:
        values = tuple((name, odd) for name in _needed(code))

        assert all(isinstance(text, str) for text in wording.problem(Problem(code, values)))


def test_every_reason_of_a_disk_has_its_words() -> None:
    assert all(wording.disk_reason(reason) for reason in DiskReason)
