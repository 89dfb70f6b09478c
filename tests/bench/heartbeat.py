"""Measures the longest pause of the UI thread with a timer that should fire every 5 ms.

By the clock, and beside it by the processor time of that thread alone: the rest it waited for other
threads and programs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, drive

PHASES = {
    "import page opened at once": "as soon as the first page is painted",
    "other pages built ahead": "while the first page is read; among them Beoordelen",
    "import page opened": "built ahead by then, as all that follows",
    "sheet of 342 rows read and planned": "until the plan is shown",
    "consequences asked": "",
    "import applied": "the overview asks again",
    "first dossier opened": "",
    "next dossier opened": "",
    "Beoordelen opened": "",
    "meeting sheets of 40 shown": "",
    "meeting sheets of 40 written as one PDF": "drawn and bound beside the windows",
}


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Go from page to page, import a sheet and open two dossiers, in fresh processes."""
    result: list[dict[str, list[float]]] = []
    for _ in range(runs + 1):
        result.append(_beats(material, "at once") | _beats(material, "as read"))
    for phase, note in PHASES.items():
        pauses, own = ([each[phase][which] for each in result[1:]] for which in (0, 1))
        worst = f"worst of {runs}: {max(pauses):.0f} ms, of its own work {median(own):.0f} ms"
        yield Line(
            f"longest pause: {phase}", pauses, aim="< 50 ms", note=f"{worst}; {note}".strip("; ")
        )


def _beats(material: Material, how: str) -> dict[str, list[float]]:
    """Return the longest pause of each phase, and the longest of its own work."""
    with TemporaryDirectory(dir=material.folder) as folder:  # without back-ups of another run,
        database = Path(folder, "hartslag.db")  # beside which the record would be doubted
        shutil.copyfile(material.filled, database)
        sheet = material.daily_sheet
        text = drive("heart", database, TODAY, sheet, how, QT_QPA_PLATFORM="offscreen")
    result: dict[str, list[float]] = json.loads(text)
    return result
