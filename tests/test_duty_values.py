"""Every duty is made with exactly the values of its words, and every one can be JSON."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import toezichtdesk
from tests.test_duty_words import VALUES
from toezichtdesk import wording
from toezichtdesk.cli.coded import coded
from toezichtdesk.domain.duties import DutyCode

PACKAGE = Path(toezichtdesk.__file__).parent
MAKERS = {  # what makes a duty
    "reports/pages/actions.py": ("_open", "_owed"),
    "reports/judging/reassessments.py": ("_again", "NextAction"),
}
OF_SEVERAL = "municipalities"  # the worklist puts it in the place of the reason of one of them


def _tree(file: str) -> ast.Module:
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"))


def _functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _read_in(name: str, functions: Mapping[str, ast.FunctionDef]) -> set[str]:
    """Return the values that a function reads, itself or in a function that it hands them to."""
    read = set()
    for node in ast.walk(functions[name]):
        match node:
            case ast.Subscript(value=ast.Name(id="values"), slice=ast.Constant(value=str(key))):
                read.add(key)
            case ast.Call(func=ast.Name(id=callee), args=args) if callee in functions:
                if any(isinstance(arg, ast.Name) and arg.id == "values" for arg in args):
                    read |= _read_in(callee, functions)
    return read


@pytest.fixture(scope="module")
def needed() -> dict[DutyCode, set[str]]:
    """Return the values that the words of each duty read."""
    tree = _tree("wording/duties.py")
    functions = _functions(tree)
    table = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_SPOKEN"
    )
    assert isinstance(table, ast.Dict)
    needs = {}
    for key, words in zip(table.keys, table.values, strict=True):
        names = [each.id for each in ast.walk(words) if isinstance(each, ast.Name)]
        assert isinstance(key, ast.Attribute)
        read = set[str]().union(*(_read_in(name, functions) for name in names))
        needs[DutyCode[key.attr]] = read - {OF_SEVERAL}
    return needs


def _codes(
    node: ast.AST, assigned: Mapping[str, list[ast.expr]], tables: Mapping[str, list[ast.expr]]
) -> set[DutyCode]:
    """Return the duties that an expression can mean: itself, or what its names stand for."""
    codes = set()
    for each in ast.walk(node):
        match each:
            case ast.Attribute(value=ast.Name(id="DutyCode"), attr=member):
                codes.add(DutyCode[member])
            case ast.Name(id=name):
                codes |= {
                    code for value in assigned.get(name, []) for code in _codes(value, tables, {})
                }
    return codes


def _keys(node: ast.AST, assigned: Mapping[str, list[ast.expr]]) -> set[str]:
    """Return the names of the values in a dictionary, a tuple of pairs, or what stands for one."""
    match node:
        case ast.Name(id=name):
            return {key for value in assigned.get(name, []) for key in _keys(value, assigned)}
        case ast.Dict(keys=keys):
            return {key.value for key in keys if isinstance(key, ast.Constant)}
        case ast.Call(func=ast.Name(id=name)):
            return {key for value in assigned.get(name, []) for key in _keys(value, assigned)}
        case ast.Tuple(elts=pairs):
            return {ast.literal_eval(pair.elts[0]) for pair in pairs if isinstance(pair, ast.Tuple)}
    return set()


def _assigned(tree: ast.AST, functions: Mapping[str, ast.FunctionDef]) -> dict[str, list[ast.expr]]:
    """Return what each name can stand for; a function stands for what it returns."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).append(value)
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                for name, value in zip(names, values, strict=True):
                    found.setdefault(ast.unparse(name), []).append(value)
    for name, function in functions.items():
        returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
        found.setdefault(name, []).extend(returned)
    return found


def _made(file: str, makers: tuple[str, ...]) -> Iterator[tuple[str, DutyCode, set[str]]]:
    tree = _tree(file)
    functions = _functions(tree)
    tables = _assigned(ast.Module([n for n in tree.body if isinstance(n, ast.Assign)], []), {})
    for function in functions.values():
        assigned = tables | _assigned(function, functions)
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and ast.unparse(call.func) in makers):
                continue
            arguments = [*call.args, *(each.value for each in call.keywords)]
            codes = {code for each in arguments for code in _codes(each, assigned, tables)}
            values = {each.arg for each in call.keywords if each.arg} - {"open_since"}
            for each in call.keywords:
                if each.arg is None:
                    values |= _keys(each.value, assigned)
            if ast.unparse(call.func) == "NextAction":
                values |= _keys(call.args[3], assigned)
            for code in codes:
                yield f"{file}:{call.lineno}", code, values


def test_a_duty_is_made_with_exactly_the_values_of_its_words(
    needed: dict[DutyCode, set[str]],
) -> None:
    made = [one for file, makers in MAKERS.items() for one in _made(file, makers)]

    assert {code for _, code, _ in made} == set(DutyCode) - {DutyCode.KIND_ALONE}
    wrong = [
        (place, code.name, sorted(values), sorted(needed[code]))
        for place, code, values in made
        if values != needed[code]
    ]
    assert wrong == []


def test_the_examples_of_the_words_have_no_other_values(needed: dict[DutyCode, set[str]]) -> None:
    grouped = DutyCode.COMPLETE_BALANCE
    of_several = {grouped: needed[grouped] - {"reason"} | {OF_SEVERAL}}

    assert {code: set(values) for code, values in VALUES.items()} == needed | of_several


@pytest.mark.parametrize("code", DutyCode, ids=lambda code: code.value)
def test_the_values_of_a_duty_are_plain_in_json(code: DutyCode) -> None:
    written = json.dumps(coded(code, VALUES[code].items()))

    assert "object at 0x" not in written
    assert set(json.loads(written)["values"]) == set(VALUES[code])


def test_no_duty_is_left_without_words() -> None:
    assert all(wording.duty(code, VALUES[code]) for code in DutyCode)
