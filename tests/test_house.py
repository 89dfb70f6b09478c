"""Limits on the size and habits of the code; the lists of exceptions only shrink.

Whoever adds a name breaks the test; whoever mends one takes it off the list.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "toezichtdesk"
CLOCK = re.compile(r"\b(perf_counter|thread_time|process_time)\b")
HASTE = re.compile(r"suppress_health_check=\[(?!\s*HealthCheck\.too_slow)")
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 40

LONG_FILES: set[str] = set()
LONG_FILES_OF_TESTS: set[str] = set()
LONG_FUNCTIONS: set[str] = set()
ANYS = {
    "app": 5,
    "casework": 15,
    "cli": 5,
    "intake": 4,
    "operations": 3,
    "render": 15,
    "reports": 31,
    "sheets": 9,
    "store": 17,
    "ui": 12,
    "wording": 1,
}  # the most of each package; a package that is not here has none

LATE = {
    "of one kind of machine only": {
        "children": "child_family resource",
        "database_locks": "fcntl",
        "mswindows": "ctypes",
        "places": "ctypes winreg",
        "processes": "ctypes",
        "signing": "pwd",
    },
    "a library that takes a tenth of a second or more, by who needs it now and then": {
        "__main__": "render.filling render.paper",
        "cli.files": "render",
        "cli.filing": "render.letters",
        "cli.papers": "render render.paper render.paper.meeting_sheet",
        "cli.persons": "render",
        "cli.retention": "render",
        "cli.showcase": "render.paper render.paper.meeting_sheet",
        "render.paper.batch": "render.paper.binding",
        "render.tables": "openpyxl openpyxl.styles openpyxl.utils render",
        "render.template": (
            "openpyxl openpyxl.styles openpyxl.utils openpyxl.worksheet.datavalidation"
        ),
        "sheets.marked_copy": "openpyxl openpyxl.comments openpyxl.styles",
        "sheets.workbook_content": "lxml.etree openpyxl.worksheet._writer",
        "ui.look.charts": "render render.paper",
        "ui.commands": "render.template",
        "ui.dossier.term_dialogs": "render.letters",
        "ui.paper.letters": "render render.letters",
        "ui.paper.paper_jobs": "render",
        "ui.paper.paper_orders": "render.paper",
        "ui.paper.printing": "render.paper",
        "ui.paper.sheet_batch": "render.paper",
    },
    "the one way that was asked for: window, console or child": {
        "__main__": "app cli reports.record sheets.process wording",
        "sheets.process.child": (
            "sheets.layouts sheets.process.preview sheets.process.wire sheets.process.workbook"
        ),
    },
    "migrations, which a database of this version does not need": {
        "store.beginning": "store.migrate",
        "store.database": "store.chain store.migrate",
    },
    "a page, dialog or report behind the first window": {
        "app.backups": "casework store.anchoring store.backup",
        "app.checking": "reports.record",
        "app.desk": "reports ui.forms ui.contacts ui.start.window",
        "app.opening": "casework casework.municipalities casework.opening store.database",
        "app.practising": "casework casework.practice reports.settings",
        "app.putting_back": "wording",
        "app.rescue": "store.refusals store.rescue",
        "cli.commands": "cli",
        "cli.streams": "log",
        "store.database": "store.beginning",
        "ui.acts_elsewhere": "reports.record.journal",
        "ui.commands": (
            "ui.contacts.contact_dialog ui.contacts.quick_forms ui.finder "
            "ui.manual.keys_dialog ui.manual.window ui.paper.meeting_sheets "
            "ui.mine_dialog ui.paper.printing ui.paper.saving"
        ),
        "ui.importing.watch": (
            "casework.import_sheet casework.undo reports.layouts reports.pages.watching "
            "ui.importing.arrivals ui.importing.consequences"
        ),
        "ui.manual.help": "ui.manual.window",
        "ui.overview.looking": "ui.overview.quick_look",
        "ui.overview.page": "reports.as_known reports.pages.overview",
        "ui.pages": (
            "ui.assessing.page ui.contacts.page ui.dossier.page ui.importing.page "
            "ui.journal.page ui.knowledge.page ui.managing.page ui.plans.page "
            "ui.policies.page ui.today.page"
        ),
        "ui.paper.papers": "ui.paper.paper_jobs",
        "ui.today.page": (
            "casework reports.record.putting_off ui.duty_forms ui.today.put_off_dialogs"
        ),
        "ui.today.news": "reports.pages.news",
        "ui.trial_band": "store.database",
        "ui.undo_notice": "reports.undoing ui.undoing",
    },
}

PRIVATE = {
    "what a clock starts, for which no test waits": {
        "_form_draft": 2,
        "_keep": 5,
        "_keeping": 2,
        "_look": 1,
        "_note_look": 3,
        "_time": 4,
    },
    "what begins after a file was chosen in a dialog of Qt, or asks for one": {
        "_choose_export": 1,
        "_choose_target": 2,
        "_save": 5,
        "_save_overview": 1,
        "_save_pdf": 1,
        "_take": 2,
        "_write": 4,
    },
    "an answer that comes late, or more rows than a store in a test holds": {
        "_dossier": 1,
        "_plan_list": 1,
        "_show": 1,
        "_take_done": 1,
        "_take_fix": 1,
    },
    "what the window was made with, and what only a new run of the program empties": {
        "_DRAFTS": 2,
        "_database": 1,
        "_hook": 2,
        "_letters": 5,
        "_names": 1,
        "_operations": 1,
        "_secure": 1,
        "_settings": 1,
        "_sign": 1,
    },
    "a row that a click cannot reach without the mouse staying on it": {
        "_agreement": 1,
        "_motives": 1,
    },
    "what is not in words: how parts lie, their colours, their tips, what cannot be pressed": {
        "_find": 1,
        "_parts": 1,
        "_questions_box": 1,
        "_recognised": 1,
        "_scroll": 3,
        "_seal": 1,
        "_sides": 2,
        "_solved": 1,
        "_theme": 2,
        "_warnings_group": 1,
    },
    "which of all orders or fields there are, where words say only one": {
        "_duties": 1,
        "_fields": 2,
        "_file_name": 1,
        "_look_back": 1,
        "_make": 4,
        "_print_current": 1,
        "_shares": 1,
        "_tabs": 1,
    },
}  # members of windows that tests reach for, by why no key and no click does it


class House(ast.NodeVisitor):
    """What is counted, gathered in one walk over every module."""

    def __init__(self) -> None:
        self.long_files: set[str] = set()
        self.long_functions: set[str] = set()
        self.late: set[tuple[str, str]] = set()
        self.anys: Counter[str] = Counter()
        self._module = ""
        self._depth = 0

    def read(self, path: Path) -> None:
        self._module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > MOST_LINES:
            self.long_files.add(self._module)
        self.visit(ast.parse(text))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION:
            self.long_functions.add(f"{self._module}.{node.name}")
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1

    def visit_Import(self, node: ast.Import) -> None:
        if self._depth:
            self.late.update((self._module, name.name) for name in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if self._depth:
            origin = (node.module or "").removeprefix("toezichtdesk").removeprefix(".")
            self.late.add((self._module, origin or node.names[0].name))

    def visit_Name(self, node: ast.Name) -> None:
        if node.id == "Any":
            self.anys[self._module.split(".")[0]] += 1


@pytest.fixture(scope="module")
def house() -> House:
    house = House()
    for path in sorted(PACKAGE.rglob("*.py")):
        house.read(path)
    return house


def test_no_file_is_so_long_that_it_has_a_second_subject(house):
    assert house.long_files == LONG_FILES


def test_no_file_of_the_tests_is_so_long_either() -> None:
    tests = Path(__file__).parent
    long = {
        path.relative_to(tests).as_posix()
        for path in tests.rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    }
    assert long == LONG_FILES_OF_TESTS


def test_no_function_is_so_long_that_it_does_two_things(house):
    assert house.long_functions == LONG_FUNCTIONS


def test_what_is_imported_late_has_a_reason(house):
    allowed = {
        (name, origin)
        for by_module in LATE.values()
        for name, origins in by_module.items()
        for origin in origins.split()
    }

    assert sorted(house.late - allowed) == []
    assert sorted(allowed - house.late) == []


def test_any_is_written_no_more_often_than_it_was(house):
    assert {name: count for name, count in house.anys.items() if count > ANYS.get(name, 0)} == {}


def test_tests_drive_a_window_by_keys_and_clicks_and_read_what_stands_there() -> None:
    """`tests/ui/hands.py` has the means; a member of the window itself needs a reason above."""
    tests = Path(__file__).parent
    counts: Counter[str] = Counter()
    for folder in ("ui", "flows"):
        for path in (tests / folder).rglob("*.py"):
            counts.update(_members_of_others(ast.parse(path.read_text(encoding="utf-8"))))

    assert dict(counts) == {
        name: count for by_name in PRIVATE.values() for name, count in by_name.items()
    }


def _members_of_others(tree: ast.AST) -> list[str]:
    """Return the private names that are asked of anything but `self` or `cls`."""
    return [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and re.match("_[^_]", node.attr)
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    ]


def test_no_test_times_what_it_does_and_none_calls_a_slow_machine_a_fault() -> None:
    """Speed is measured in `tests/bench`, as a ratio; here a busy machine must change nothing."""
    tests = Path(__file__).parent
    result = {
        path.relative_to(tests).as_posix()
        for path in tests.rglob("*.py")
        if path.relative_to(tests).parts[0] not in ("bench", "endurance") and path != Path(__file__)
        if CLOCK.search(text := path.read_text(encoding="utf-8")) or HASTE.search(text)
    }

    assert result == set()


def test_every_module_of_tests_names_the_plugins_of_its_fixtures() -> None:
    """So that it can be run alone: beside others it also finds what another module named."""
    tests = Path(__file__).parent
    lacking = [
        (path.name, plugin)
        for plugin in ("tests.ui.shell", "tests.ui.programs", "tests.casework.busy_desk")
        for path in sorted((tests.parent / plugin.replace(".", "/")).parent.rglob("test_*.py"))
        if _fixtures_missed(path, tests.parent / f"{plugin.replace('.', '/')}.py", plugin)
    ]

    assert lacking == []


def _fixtures_missed(path: Path, of_plugin: Path, plugin: str) -> bool:
    """Return whether a module asks for fixtures of a plugin that it does not name."""
    text = path.read_text(encoding="utf-8")
    if f'"{plugin}"' in text:
        return False
    recorded = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    offered = re.findall(r"@pytest\.fixture.*\ndef (\w+)", of_plugin.read_text(encoding="utf-8"))
    asked = {
        argument.arg
        for function in recorded
        if function.name.startswith("test_") or function.decorator_list
        for argument in function.args.args
    }
    return bool(asked & set(offered) - {function.name for function in recorded})


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    """Paths are written from the root of the checkout or from that of the package."""
    text = (PACKAGE.parent / page).read_text(encoding="utf-8")
    named = re.findall(r"`(\w[\w-]*/[\w./*-]+)`", text)
    missing = [
        path
        for path in named
        if not any(any(root.glob(path.rstrip("/"))) for root in (PACKAGE.parent, PACKAGE))
    ]

    assert len(named) > 10
    assert missing == []
