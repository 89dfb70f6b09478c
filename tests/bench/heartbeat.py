"""Measures the longest pause of the UI thread with a timer that should fire every 5 ms.

By the clock, and beside it by the processor time of that thread alone: the rest it waited for other
threads and programs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from statistics import median

from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, drive

PHASES = {
    "import page opened": "first time",
    "sheet of 342 rows read and planned": "until the plan is shown",
    "consequences asked": "",
    "import applied": "the overview asks again",
    "first dossier opened": "matplotlib is loaded",
    "next dossier opened": "",
    "meeting sheets of 40 shown": "",
    "meeting sheets of 40 written as one PDF": "drawn and bound beside the windows",
}


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Import a sheet through the real page and open two dossiers, in fresh processes."""
    result: list[list[dict[str, float]]] = []
    for _ in range(runs + 1):
        database = material.folder / "hartslag.db"
        shutil.copyfile(material.filled, database)
        text = drive("heart", database, TODAY, material.daily_sheet, QT_QPA_PLATFORM="offscreen")
        result.append(json.loads(text))
    for phase, note in PHASES.items():
        pauses, own = ([each[which][phase] for each in result[1:]] for which in (0, 1))
        worst = f"worst of {runs}: {max(pauses):.0f} ms, of its own work {median(own):.0f} ms"
        yield Line(
            f"longest pause: {phase}", pauses, aim="< 50 ms", note=f"{worst}; {note}".strip("; ")
        )
