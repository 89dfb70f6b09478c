"""Runs the measurements and prints one table: `python -m tests.bench [name ...] [--runs N]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that the file itself can be run too

from tests.bench import (
    after_act,
    dossier,
    heartbeat,
    importing,
    large,
    modules,
    paper,
    reevaluate,
    said,
    start,
    trust,
    wide,
)
from tests.bench.material import Material
from tests.bench.measure import Line, table

BENCHES = {
    "start": start.lines,
    "import": importing.lines,
    "dossier": dossier.lines,
    "dossier-memory": dossier.memory,
    "heartbeat": heartbeat.lines,
    "modules": modules.lines,
    "reevaluate": reevaluate.lines,
    "large": large.lines,
    "after-act": after_act.lines,
    "said": said.lines,
    "paper": paper.lines,
    "trust": trust.lines,
    "wide": wide.lines,
}


def main() -> None:
    """Measure what was asked, or everything; everything takes some twenty minutes."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--runs", type=int, default=7, help="pairs of runs of each, 7 unless told")
    asked = parser.parse_args()
    if unknown := set(asked.names) - BENCHES.keys():
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    result: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="toezichtdesk-bench-") as folder:
        os.environ["XDG_STATE_HOME"] = folder  # the log of the program
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/pycache"  # compiled, as when installed
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        material = Material(Path(folder))
        for name in asked.names or BENCHES:
            print(f"measuring {name} ...", file=sys.stderr)
            result += BENCHES[name](material, asked.runs)
    print("Medians, with the minimum in brackets; ratios of both.\n")
    print(table(result))


if __name__ == "__main__":
    main()
