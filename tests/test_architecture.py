"""Each import contract works: one forbidden import breaks exactly that contract."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from toezichtdesk import __version__

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "toezichtdesk"
DUTCH = re.compile(
    r"\b(?:de|het|een|van|is|op|niet|geen|met|voor|naar|wordt|zijn|aan|dat|uit|nog|om|tot|meer)\b"
)
ENGLISH = re.compile(r"\b(?:the|a|an|is|of|that|never|and|but)\b")
BELOW_WORDING = ("domain", "ladder", "sheets", "store")
DUTCH_VALUES = {  # Dutch below the wording: values, or what a cell or a column is called
    "domain/casefile.py": "what the file keeps of a horizon",
    "domain/importing.py": "the columns of a sheet, also the name of one without a heading",
    "domain/knowledge.py": "what the file keeps of a kind",
    "domain/own_words.py": "what the officer's own lists begin with",
    "domain/policy.py": "the policy that ships with the program",
    "domain/terms.py": "what the file keeps of a kind",
    "sheets/cells.py": "what is shown of a cell that has no value",
    "sheets/figures/months.py": "words in a heading",
    "store/guards.py": "part of every file: the guards in it are never changed",
    "store/migrate.py": "the line of an upgrade in the journal",
}
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"

PLANTED = [
    ("layers", "domain/period.py", "import toezichtdesk.wording"),
    ("reports", "reports/judging/cases.py", "import toezichtdesk.reports.pages.news"),
    ("qt", "reports/pages/overview.py", "import PySide6.QtCore"),
    ("sql", "render/palette.py", "import sqlalchemy"),
    ("windows", "ui/look/theme.py", "import sqlalchemy"),
    ("sqlite", "casework/decide.py", "import sqlite3"),
    ("readers", "casework/decide.py", "import openpyxl"),
    ("charts", "reports/pages/overview.py", "import matplotlib"),
    ("paper", "ui/look/theme.py", "import typst"),
    ("ladder", "ui/look/theme.py", "import toezichtdesk.ladder.assess"),
    ("pages", "ui/overview/page.py", "import toezichtdesk.ui.dossier"),
]


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory):
    tree = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tree / "toezichtdesk", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def broken_contracts(tree: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=tree, capture_output=True, encoding="utf-8", check=False
    )
    return set(re.findall(r"^(.+) BROKEN$", done.stdout, flags=re.MULTILINE))


def contract_names() -> dict[str, str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return dict(re.findall(r'^id = "(\w+)"\nname = "(.+)"$', text, flags=re.MULTILINE))


def test_the_program_as_it_is_keeps_every_rule(copied_tree):
    assert broken_contracts(copied_tree) == set()


@pytest.mark.parametrize(("contract", "file", "statement"), PLANTED)
def test_one_planted_import_breaks_exactly_its_rule(copied_tree, contract, file, statement):
    path = copied_tree / "toezichtdesk" / file
    original = path.read_text(encoding="utf-8")
    path.write_text(f"{original}\n{statement}\n", encoding="utf-8")
    try:
        assert broken_contracts(copied_tree) == {contract_names()[contract]}
    finally:
        path.write_text(original, encoding="utf-8")


def test_every_rule_has_an_import_that_breaks_it():
    assert {contract for contract, _, _ in PLANTED} == set(contract_names())


def test_no_signal_is_connected_to_a_lambda_or_a_partial():
    """Such a connection keeps its window alive: it is never freed."""
    result = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "connect" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(
            isinstance(part, ast.Lambda)
            or (isinstance(part, ast.Call) and getattr(part.func, "id", "") == "partial")
            for part in node.args
        )
    ]

    assert result == []


def changes_the_store(source: str) -> list[str]:
    """Return what in a module writes: SQLAlchemy's three statements, or SQL as text."""
    nodes = list(ast.walk(ast.parse(source)))
    names = [
        name.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for name in node.names
        if name.name in {"insert", "update", "delete"}
    ]
    methods = [
        ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in {"insert", "update", "delete"}
        and ast.unparse(node.value).startswith(("schema.", "sqlalchemy.", "sa."))
    ]
    texts = [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.match(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\s+[A-Z]", node.value)
    ]
    return [*names, *methods, *texts]


@pytest.mark.parametrize(
    "planted",
    [
        "from sqlalchemy import Connection, insert",
        "from sqlalchemy.sql import delete",
        "from toezichtdesk.store import schema\nschema.figure.update()",
        'SQL = "DELETE FROM figure"',
        'SQL = f"INSERT INTO {table} VALUES (1)"',
    ],
)
def test_a_planted_statement_that_writes_is_found(planted):
    assert changes_the_store(planted)


def test_only_casework_and_the_store_write():
    result = {
        str(path.relative_to(PACKAGE)): writes
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in {"casework", "store"}
        if (writes := changes_the_store(path.read_text(encoding="utf-8")))
    }

    assert result == {}


def test_the_picture_of_the_layers_is_true():
    command = [sys.executable, "packaging/draw_layers.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_the_version_is_the_same_wherever_it_stands():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == __version__


def test_the_ladder_reads_no_clock_and_throws_no_dice():
    for path in sorted((PACKAGE / "ladder").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(today\(\)|now\(\)|random|open\(|Path\()", text), path.name


def test_the_locked_requirements_hold_hashes_and_no_address():
    locks = sorted((ROOT / "packaging").glob("requirements*.txt"))

    assert locks
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[a-z].*==", text, flags=re.MULTILINE | re.IGNORECASE)
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)


def test_outside_the_store_a_column_is_one_of_a_sheet() -> None:
    """SQLAlchemy calls one of its own so: there it is a `ColumnElement`, or a name."""
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    of_tables = {
        path.relative_to(PACKAGE).parts[0]
        for path, source in sources.items()
        if "Column" in source  # of most modules no tree is needed
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        if any(name.name == "Column" for name in node.names)
    }
    of_sheets = {
        path.relative_to(PACKAGE).parts[0]
        for path, source in sources.items()
        if re.search(r"domain\.importing import [^()]*\bColumn\b", source)
        or re.search(r"domain\.importing import \([^)]*\bColumn,", source)
    }

    assert of_tables == {"store"}
    assert "store" not in of_sheets


def _dutch_in(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    logged = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith(("log.", "Table", "text"))
        for part in ast.walk(node)
    }
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings | logged
        and " " in node.value.strip()
        and "\\" not in node.value
        and len(DUTCH.findall(node.value)) > len(ENGLISH.findall(node.value))
        for node in ast.walk(tree)
    )


def test_below_the_wording_dutch_is_a_value_and_no_sentence() -> None:
    dutch = {
        path.relative_to(PACKAGE).as_posix()
        for room in BELOW_WORDING
        for path in (PACKAGE / room).rglob("*.py")
        if "versions" not in path.parts and _dutch_in(path)
    }

    assert dutch == set(DUTCH_VALUES)
