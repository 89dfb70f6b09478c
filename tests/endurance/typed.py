"""Kills the program while something is typed in a form: `python -m tests.endurance.typed [FORM]`.

A process of its own shows each kind of form offscreen and types a letter every 40 milliseconds,
until it is killed (kill -9) at a moment that nobody chose. What the file then holds of it is
compared with what stood there a second before. FORM: a part of the name of the only forms to try.
Not part of the suite, which tries a copy of the file: `tests/ui/test_crash_drafts.py`.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from tests.conftest import Desk, signed
from tests.ui.every_form import makers, typed_fields
from tests.ui.shell import two_ends
from tests.ui.test_form_drafts import NO_DRAFT
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework.drafts import all_drafts
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.operations import Operations
from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.look.theme import Appearance, Theme
from toezichtdesk.ui.main_window import MainWindow

LETTER, EVERY = "q", 40  # milliseconds between letters
LOST_AT_MOST = 1.0  # seconds of typing
TYPED_FOR = (1.5, 4.0)  # seconds until the kill
_KEPT = re.compile(f"{LETTER}+")


class Typist:
    """The process that is killed: shows one form, and types in it."""

    def __init__(self, folder: Path, number: int) -> None:
        """number: which of the forms in which words are typed and kept."""
        self._desk = Desk(folder)
        self._number = number
        self._operations = Operations(lambda: self._desk.database, lambda: signed(TODAY))
        theme, settings = Theme(Appearance.LIGHT), folder / "beeld.ini"
        theme.apply()
        self._window = MainWindow(
            self._operations,
            theme,
            QSettings(str(settings), QSettings.Format.IniFormat),
            Backups(self._desk.path),
        )
        self._window.show()
        self._window.start()
        self._window.overview.loaded.connect(self._begin)
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._count = 0
        self._timer = QTimer()
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._type)

    def _begin(self, _rows: object) -> None:
        if self._field is not None:
            return
        form = self._form()
        if form is None:
            print("no more", flush=True)
            QApplication.exit()
            return
        form.show()
        fields = [field for field in typed_fields(form) if field.isVisible()] or typed_fields(form)
        self._field = next((f for f in fields if isinstance(f, QPlainTextEdit)), fields[0])
        print(f"{type(form).__name__}: {form.windowTitle()}", flush=True)
        self._timer.start()

    def _form(self) -> QDialog | None:
        seen: set[tuple[str, str]] = set()
        for make in makers(self._window, self._operations, self._desk):
            form = make()
            named = type(form).__name__, form.windowTitle()
            is_kept = isinstance(form, FormDialog) and named[0] not in NO_DRAFT
            if is_kept and named not in seen and typed_fields(form):
                seen.add(named)
                if len(seen) > self._number:
                    return form
            form.deleteLater()
        return None

    def _type(self) -> None:
        if self._field is not None:
            QTest.keyClicks(self._field, LETTER)
            self._count += 1
            print(self._count, time.monotonic(), flush=True)


def forms(made: Path, rest: random.Random) -> Iterator[tuple[str, int, int, int]]:
    """Yield each form with how much was typed, stood there a second before, and was kept."""
    number = 0
    while True:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(made, folder, dirs_exist_ok=True)
            typing = typed_and_killed(folder, number, rest.uniform(*TYPED_FOR))
            if typing is None:
                return
            form, counts, killed = typing
            before = max((n for n, moment in counts if moment <= killed - LOST_AT_MOST), default=0)
            desk = Desk(folder)
            kept = str(desk.ask(all_drafts))
            desk.database.close()
            yield form, len(counts), before, max(map(len, _KEPT.findall(kept)), default=0)
        number += 1


def typed_and_killed(
    folder: Path, number: int, seconds: float
) -> tuple[str, list[tuple[int, float]], float] | None:
    """Return the form, when which letter was typed, and when it was killed; None after the last."""
    command = [sys.executable, "-m", "tests.endurance.typed", "--type", str(folder), str(number)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment,
    ) as typing:
        assert typing.stdout is not None
        form = typing.stdout.readline().strip()
        if form in ("", "no more"):
            typing.kill()
            return None
        counts: list[tuple[int, float]] = []
        for line in typing.stdout:
            count, moment = line.split()
            counts.append((int(count), float(moment)))
            if counts[-1][1] - counts[0][1] > seconds:
                break
        typing.kill()
        killed = time.monotonic()
        return form, counts, killed


def main() -> int:
    """Try every form; 0 when no more than a second of typing was lost."""
    if sys.argv[1:2] == ["--type"]:
        app = QApplication([])
        typist = Typist(Path(sys.argv[2]), int(sys.argv[3]))
        code = app.exec()
        del typist
        return code
    wanted = sys.argv[1] if sys.argv[1:] else ""
    bad = count = 0
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        open_or_begin(made / "toezichtdesk.db", signed(date(2000, 1, 1))).close()
        desk = Desk(made)
        two_ends(desk)
        desk.database.close()
        for form, typed, before, kept in forms(made, random.Random()):
            if wanted not in form:
                continue
            count += 1
            bad += kept < before
            verdict = "" if kept >= before else "   LOST"
            print(
                f"{form}: {typed} typed, {before} a second before, {kept} kept{verdict}", flush=True
            )
    print(f"{count} forms, {bad} lost more than a second")
    return int(bad > 0 or not count)


if __name__ == "__main__":
    sys.exit(main())
