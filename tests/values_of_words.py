"""Which values a sentence in `wording` reads, and with which ones it is made: from the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import toezichtdesk

PACKAGE = Path(toezichtdesk.__file__).parent
Assigned = Mapping[str, list[ast.expr]]


def tree_of(file: str) -> ast.Module:
    """Return a module of the package."""
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"))


def functions_of(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    """Return the functions of a module by name."""
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def read_in(words: ast.AST, functions: Mapping[str, ast.FunctionDef]) -> set[str]:
    """Return the values that some code reads, itself or in a function that it hands them to."""
    read = set()
    for node in ast.walk(words):
        match node:
            case ast.Subscript(value=ast.Name(id="values"), slice=ast.Constant(value=str(key))):
                read.add(key)
            case ast.Call(func=ast.Name(id=name), args=args) if name in functions:
                if any(isinstance(arg, ast.Name) and arg.id == "values" for arg in args):
                    read |= read_in(functions[name], functions)
    return read


def needs(file: str, table: str) -> dict[str, set[str]]:
    """Return the values that the words of each code in a table of a module read."""
    tree = tree_of(file)
    functions = functions_of(tree)
    (words,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == table
    )
    assert isinstance(words, ast.Dict)
    needed = {}
    for key, spoken in zip(words.keys, words.values, strict=True):
        assert isinstance(key, ast.Attribute)
        named = [each.id for each in ast.walk(spoken) if isinstance(each, ast.Name)]
        parts = [spoken, *(functions[name] for name in named if name in functions)]
        needed[key.attr] = set[str]().union(*(read_in(part, functions) for part in parts))
    return needed


def codes_in(node: ast.AST, enum: str, assigned: Assigned, tables: Assigned) -> set[str]:
    """Return the codes that an expression can mean: itself, or what its names stand for."""
    codes = set()
    for each in ast.walk(node):
        match each:
            case ast.Attribute(value=ast.Name(id=name), attr=member) if name == enum:
                codes.add(member)
            case ast.Name(id=name):
                for value in assigned.get(name, []):
                    codes |= codes_in(value, enum, tables, {})
    return codes


def keys_in(node: ast.AST, assigned: Assigned) -> set[str]:
    """Return the names of the values in a dictionary, a tuple of pairs, or what stands for one."""
    match node:
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            return {key for value in assigned.get(name, []) for key in keys_in(value, assigned)}
        case ast.Dict(keys=keys):
            return {key.value for key in keys if isinstance(key, ast.Constant)}
        case ast.Tuple(elts=pairs):
            return {ast.literal_eval(pair.elts[0]) for pair in pairs if isinstance(pair, ast.Tuple)}
    return set()


def assigned_in(
    tree: ast.AST, functions: Mapping[str, ast.FunctionDef]
) -> dict[str, list[ast.expr]]:
    """Return what each name can stand for; a function stands for what it returns."""
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                names.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                names.setdefault(name, []).append(value)
            case ast.Assign(targets=[ast.Tuple(elts=several)], value=ast.Tuple(elts=values)):
                for one, value in zip(several, values, strict=True):
                    names.setdefault(ast.unparse(one), []).append(value)
    for name, function in functions.items():
        returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
        names.setdefault(name, []).extend(returned)
    return names


def made_in(
    file: str, enum: str, makers: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, set[str]]]:
    """Yield the place, the code and the values wherever something is made by a code of an enum.

    makers: the calls that make it, with the values that they add themselves.
    """
    tree = tree_of(file)
    functions = functions_of(tree)
    tables = assigned_in(
        ast.Module([n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign)], []), {}
    )
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in (tree, *inside):
        assigned = tables | (assigned_in(function, functions) if function is not tree else {})
        for call in _calls(function):
            if ast.unparse(call.func) not in makers:
                continue
            arguments = [*call.args, *(each.value for each in call.keywords)]
            values = {each.arg for each in call.keywords if each.arg} | makers[
                ast.unparse(call.func)
            ]
            for each in call.keywords:
                if each.arg is None:
                    values |= keys_in(each.value, assigned)
            for each in call.args:
                values |= keys_in(each, assigned) if _is_pairs(each, assigned) else set()
            for code in {c for each in arguments for c in codes_in(each, enum, assigned, tables)}:
                yield f"{file}:{call.lineno}", code, values


def _is_pairs(node: ast.expr, assigned: Assigned) -> bool:
    """Return whether an argument holds values as pairs of a name and a value."""
    values = assigned.get(node.id, []) if isinstance(node, ast.Name) else [node]
    return any(
        isinstance(value, ast.Tuple)
        and value.elts
        and all(isinstance(pair, ast.Tuple) and len(pair.elts) == 2 for pair in value.elts)
        for value in values
    )


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls in a function, and of a module those outside its functions."""
    stack = list(ast.iter_child_nodes(tree))
    while stack:
        node = stack.pop()
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        stack.extend(ast.iter_child_nodes(node))
