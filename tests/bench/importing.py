"""Import of a sheet of 342 rows by the console, against LibreOffice converting the same sheet.

Two lines for each: by the clock, and by the processor seconds of all processes of either, which
others on a loaded machine do not lengthen. Into a filled database stays somewhat above 1: loading
SQLAlchemy takes 0.18 s of it, our own modules 0.2 s (a third of that dataclasses being made), the
process that reads 0.16 s, judging 342 municipalities over five half-years 0.2 s.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.material import TODAY, Material
from tests.bench.measure import ROOT, Line, in_turn, timed


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure the import into a filled database, and into one that does not exist yet."""
    sheet, office = material.daily_sheet, shutil.which("soffice")
    database = material.folder / "import.db"

    def into_filled() -> float:
        shutil.copyfile(material.filled, database)
        return timed(lambda: _import(database, sheet))

    def into_new() -> float:
        database.unlink(missing_ok=True)
        return timed(lambda: _import(database, sheet))

    def floor() -> float:
        return timed(lambda: _convert(office, sheet, material.folder)) if office else 0.0

    for what, ours in (("a filled", into_filled), ("a new", into_new)):
        spent: dict[str, list[float]] = {"ours": [], "floor": []}
        measured, bare = in_turn(
            _spending(ours, spent["ours"]), _spending(floor, spent["floor"]), runs
        )
        note = "soffice --headless --convert-to csv" if office else "there is no LibreOffice"
        named = f"import 342 rows into {what} database, whole process"
        yield Line(named, measured, bare if office else (), "< 1", note)
        by_processor = spent["floor"][1:] if office else ()
        yield Line("  the same in processor time", spent["ours"][1:], by_processor, "< 1", note)


def _spending(work: Callable[[], float], spent: list[float]) -> Callable[[], float]:
    """Return the work that also notes the milliseconds of processor that its children took."""

    def measured() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        spent.append(seconds * 1000)
        return took

    return measured


def _import(database: Path, sheet: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "toezichtdesk", "--database", str(database), "--today", str(TODAY),
         "import", str(sheet)],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _convert(office: str, sheet: Path, folder: Path) -> None:
    profile = (folder / "office").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "csv",
         "--outdir", str(folder), str(sheet)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
