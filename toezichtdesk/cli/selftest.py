"""Tests whether an installed program works on this machine, by comparing with stored answers.

Used by administrators after an installation and by the package builds. It runs console commands
in a temporary folder and does not touch the officer's data.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from toezichtdesk import wording
from toezichtdesk.casework import example
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.paths import resource
from toezichtdesk.render.paper.batch import FEW
from toezichtdesk.signing import sign

TODAY = "2026-11-05"
ANSWERS = "answers.json"
_KEPT = ("code", "rung", "backlog", "balance_to_date")  # of a row of the overview
_LEAST_PDF = 10_000  # bytes of a meeting sheet with its fonts and two charts

Command = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it does, and in Dutch what went wrong; empty when it passed."""

    name: str
    fault: str


class _Failed(Exception):  # noqa: N818 - a step that is not in order, with the reason in Dutch
    pass


def steps(command: Command) -> Iterator[Step]:
    """Yield each step when it is done. command: runs a console command."""
    with TemporaryDirectory(prefix="toezichtdesk-proef-", ignore_cleanup_errors=True) as folder:
        trial = _Trial(command, Path(folder))
        for name, step in (
            ("Bladen importeren en beoordelen", trial.judge),
            ("Een database van de eerste versie openen en bijwerken", trial.migrate),
            ("Een gespreksblad tekenen en als PDF bewaren", trial.print_sheet),
            ("Gespreksbladen tot één PDF binden", trial.bind_sheets),
            ("Een brief uit een sjabloon maken", trial.fill_letter),
            ("Een bijlage bewaren", trial.attach),
            ("Een back-up maken en controleren", trial.back_up),
        ):
            try:
                step()
            except OfficerCanAct as refusal:
                yield Step(name, wording.obstacle(refusal))
            except _Failed as failed:
                yield Step(name, str(failed))
            else:
                yield Step(name, "")


def answers(command: Command) -> dict[str, object]:
    """Return the program's present answers, to store or to compare."""
    with TemporaryDirectory(prefix="toezichtdesk-proef-", ignore_cleanup_errors=True) as folder:
        trial = _Trial(command, Path(folder))
        return {"example": trial.judged(), "version 1": trial.migrated()}


class _Trial:
    def __init__(self, command: Command, folder: Path) -> None:
        self._command = command
        self._folder = folder

    def judge(self) -> None:
        self._compare("example", self.judged())

    def migrate(self) -> None:
        self._compare("version 1", self.migrated())
        self._run("version-1.db", "check")

    def print_sheet(self) -> None:
        self._print(self._folder / "gespreksblad.pdf", "GM9015")

    def bind_sheets(self) -> None:
        """Bind enough sheets to need the child process."""
        codes = (f"GM{number}" for number in range(9001, 9002 + FEW))
        self._print(self._folder / "bladen.pdf", *codes, "--sections", "situatie")

    def fill_letter(self) -> None:
        words = ("--reference", "2026-1", "--sender", "Provincie")
        folder = str(self._folder)
        self._run("version-1.db", "letter", "beoordeling", "GM9015", "--folder", folder, *words)
        made = [path.read_bytes() for path in self._folder.glob("beoordeling*.docx")]
        if not made or not made[0].startswith(b"PK"):
            raise _Failed("er is geen brief, of hij is niet volledig")

    def attach(self) -> None:
        kept = str(self._folder / "bijlage é.txt")
        Path(kept).write_text("Bijlage bij het verbeterplan", encoding="utf-8")
        self._run("version-1.db", "attachments", "add", "--plan", "GM9012", kept)
        self._run("version-1.db", "check")

    def _print(self, target: Path, *asked: str) -> None:
        self._run("version-1.db", "sheet", *asked, "--pdf", str(target))
        content = target.read_bytes() if target.exists() else b""
        if not content.startswith(b"%PDF-") or len(content) < _LEAST_PDF:
            raise _Failed(f"het bestand is geen volledige PDF ({len(content)} bytes)")

    def back_up(self) -> None:
        self._run("version-1.db", "backup", str(self._folder / "kopie.db"))
        self._run("kopie.db", "check")
        if self._proposals("kopie.db") != self._proposals("version-1.db"):
            raise _Failed("de back-up geeft andere voorstellen dan het origineel")

    def judged(self) -> dict[str, object]:
        """Import the years of the example and return the overview and proposals."""
        database = open_or_begin(self._folder / "voorbeeld.db", sign())
        try:
            example.fill(database)
        finally:
            database.close()
        return self._read_database("voorbeeld.db")

    def migrated(self) -> dict[str, object]:
        """Open a filled database of the first version and return its overview and proposals."""
        packed = resource("selftest", "version-1.db.gz").read_bytes()
        (self._folder / "version-1.db").write_bytes(gzip.decompress(packed))
        return self._read_database("version-1.db")

    def _read_database(self, database: str) -> dict[str, object]:
        rows = json.loads(self._run(database, "overview", "--json"))
        kept = [
            {key: row[key] for key in _KEPT} for row in rows if row["balance_to_date"] is not None
        ]
        return {"overview": kept, "proposals": self._proposals(database)}

    def _proposals(self, database: str) -> list[list[object]]:
        rows = json.loads(self._run(database, "proposals", "--json"))
        return sorted([row["code"], row["from_rung"], row["to_rung"]] for row in rows)

    def _run(self, database: str, *arguments: str) -> str:
        printed, refused = io.StringIO(), io.StringIO()
        with redirect_stdout(printed), redirect_stderr(refused):
            code = self._command(
                ["--database", str(self._folder / database), "--today", TODAY, *arguments]
            )
        if code:
            # A command for several municipalities says on its output why one failed.
            why = refused.getvalue().strip() or printed.getvalue().strip()
            raise _Failed(why or f"de opdracht {arguments[0]} mislukte")
        return printed.getvalue()

    def _compare(self, name: str, now: dict[str, Any]) -> None:
        stored = json.loads(resource("selftest", ANSWERS).read_text(encoding="utf-8"))[name]
        for part, expected in stored.items():
            other = [row for row in now[part] if row not in expected]
            if now[part] != expected:
                where = other[0] if other else "minder regels"
                raise _Failed(f"een andere uitkomst dan verwacht ({part}): {where}")
