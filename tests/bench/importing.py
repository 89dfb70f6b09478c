"""Import of a sheet of 342 rows by the console, against LibreOffice converting the same sheet."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
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
        measured, bare = in_turn(ours, floor, runs)
        note = "soffice --headless --convert-to csv" if office else "there is no LibreOffice"
        named = f"import 342 rows into {what} database, whole process"
        yield Line(named, measured, bare if office else (), "< 1", note)


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
