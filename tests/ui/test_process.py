"""A real process, as it is started: what it loads, and what it does without a display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer

from tests.ui.ui_tools import settle
from toezichtdesk import database_locks
from toezichtdesk.__main__ import WindowWanted, window_wanted
from toezichtdesk.store.database import Database
from toezichtdesk.ui.contacts import drafts

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.ui.shell",)
ROOT = Path(__file__).parents[2]
SLOW = ("matplotlib", "openpyxl", "alembic", "sqlalchemy.orm", "numpy", "python_calamine")
START = """
import json, sys
from PySide6.QtCore import QTimer
from toezichtdesk.app import desk, run
from toezichtdesk.__main__ import signer, window_wanted
SLOW = json.loads(sys.argv[1])
wanted = window_wanted(sys.argv[2:])
loaded = {}
class Watched(desk.MainWindow):
    def show(self):
        super().show()
        loaded["shown"] = [name for name in [*SLOW, "sqlalchemy"] if name in sys.modules]
    def start(self, *, ahead):
        self.overview.loaded.connect(self.note)
        super().start(ahead=ahead)
    def note(self, rows):
        self.overview.table.viewport().repaint()
        loaded["rows"] = len(rows)
        loaded["filled"] = [name for name in SLOW if name in sys.modules]
        print(json.dumps(loaded))
        QTimer.singleShot(0, self.close)
desk.MainWindow = Watched
sys.exit(run(wanted.database, signer(wanted.today)))
"""


TYPING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from toezichtdesk.app import desk, run
from toezichtdesk.__main__ import signer, window_wanted
from toezichtdesk.casework.drafts import drafts_of
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
wanted = window_wanted(sys.argv[1:])
class Typed(desk.MainWindow):
    def start(self, *, ahead):
        super().start(ahead=ahead)
        self.overview.loaded.connect(self.type_in)
    def type_in(self, rows):
        self.commands.log_contact("GM0503")
        QTest.keyClicks(self.findChild(ContactDialog)._summary, "Half verhaal")
        self.look()
    def look(self):
        self._operations.ask(drafts_of, self.tell, "contact")
    def tell(self, found):
        print(*found, flush=True)
        QTimer.singleShot(100, self.look)
desk.MainWindow = Typed
run(wanted.database, signer(wanted.today))
"""


def test_what_was_typed_is_there_after_the_program_was_killed(filled, operations, qtbot):
    filled.database.close()
    arguments = ["--database", str(filled.path), "--today", "2026-07-10"]
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, *arguments],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as typing:
        assert typing.stdout is not None
        answer = next(line for line in typing.stdout if line.strip())
        typing.kill()
    for lock in database_locks.lock_files(filled.path):
        lock.unlink(missing_ok=True)  # what was killed could not
    for name in database_locks.names(filled.path):
        QLocalServer.removeServer(name)

    filled.database = Database.open(filled.path)
    drafts.load(operations)
    settle(qtbot, operations)

    assert answer.strip() == "GM0503"
    text = drafts.draft_of(operations, "GM0503")
    assert text is not None
    assert text.summary == "Half verhaal"


def test_the_first_window_loads_no_charts_no_workbooks_and_no_migrations(filled):
    """It is painted before SQLAlchemy comes, which the worker loads while the officer looks."""
    filled.database.close()
    arguments = ["--database", str(filled.path), "--today", "2026-07-10"]

    done = subprocess.run(
        [sys.executable, "-c", START, json.dumps(SLOW), *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )

    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout.splitlines()[-1])
    assert document == {"shown": [], "rows": 5, "filled": []}


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], (None, None, False)),
        (["demo"], (None, None, True)),
        (["--today", "2026-07-10"], (None, "2026-07-10", False)),
        (["--today=2026-07-10", "demo"], (None, "2026-07-10", True)),
        (["--database", "a.db", "--today", "2026-07-10"], ("a.db", "2026-07-10", False)),
    ],
)
def test_only_a_few_arguments_lead_to_the_window(arguments, wanted):
    result = window_wanted(arguments)

    assert isinstance(result, WindowWanted)
    database = str(result.database) if result.database else None
    today = result.today.isoformat() if result.today else None
    assert (database, today, result.is_trial) == wanted


@pytest.mark.parametrize(
    "arguments",
    [["overview"], ["--help"], ["--database"], ["--today", "gisteren"], ["demo", "meer"], ["-x"]],
)
def test_everything_else_is_for_the_console(arguments):
    assert window_wanted(arguments) is None
