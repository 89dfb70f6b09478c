"""The console as a process of its own: what it loads, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Desk
from tests.test_cli import (
    TODAY,
    delft,
)

ROOT = Path(__file__).parents[1]


def process(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toezichtdesk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


def test_as_a_process_it_ends_with_the_code_and_speaks_dutch(desk: Desk) -> None:
    base = ("--database", desk.path, "--today", TODAY)

    done = process(*base, "import", delft(desk, 30, 0, 24), "--json")
    refused = process(*base, "decide", "Delft", "--rung", "3")
    wrong = process(*base, "decide", "Delft")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["new"] == 1
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Het motief ontbreekt.")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in refused.stderr + wrong.stderr


def test_no_console_command_loads_anything_of_the_window(desk: Desk) -> None:
    commands = [
        ["import", str(delft(desk, 30, 0, 24))],
        ["overview"],
        ["duties"],
        ["agenda"],
        ["proposals", "--json"],
        ["journal"],
        ["decide", "Delft", "--accept"],
        ["undo"],
        ["redo"],
        ["sheet", "Delft", "--pdf", str(desk.folder / "b.pdf")],
        ["backup", str(desk.folder / "k.db")],
        ["check"],
    ]
    base = ["--database", str(desk.path), "--today", TODAY]
    code = (
        "import sys; from toezichtdesk.cli import commands as cli\n"
        f"for command in {commands!r}:\n"
        f"    assert cli.main({base!r} + command) == 0, command\n"
        "loaded = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')]\n"
        "sys.exit(str(loaded) if loaded else 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
