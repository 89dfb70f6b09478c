"""Large sheets: from file to proposals, against calamine reading and a bare executemany."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.bench.material import TODAY, Material, signature
from tests.bench.measure import Line, drive
from toezichtdesk.casework.opening import open_or_begin

SIZES = {342: 7, 100_000: 7, 1_000_000: 2}  # rows, and most pairs of runs
STEPS = ("read", "plan", "apply", "judge")
AIM = 1.5  # times the floor, from 100,000 rows
MEMORY_AIM = 100  # megabytes above idle


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure each size in processes of their own, and say how much memory they took."""
    empty = material.folder / "leeg.db"
    open_or_begin(empty, signature(TODAY)).close()
    for rows, most in SIZES.items():
        sheet = material.long_sheet(rows)
        ours: list[dict] = []
        floor: list[dict] = []
        for _ in range(min(runs, most)):
            ours.append(json.loads(drive("large_ours", sheet, empty, TODAY)))
            if ours[-1]["refused"]:
                break
            floor.append(json.loads(drive("large_floor", sheet, empty)))
        megabytes = sheet.stat().st_size / 1e6
        if ours[-1]["refused"]:
            yield Line(f"sheet of {rows} rows ({megabytes:.0f} MB)", note=ours[-1]["refused"])
            continue
        yield Line(
            f"sheet of {rows} rows ({megabytes:.1f} MB): {', '.join(STEPS)}",
            [sum(each[step] for step in STEPS) for each in ours],
            [each["read"] + each["write"] for each in floor],
            f"<= {AIM}" if rows >= 100_000 else "",
            _memory(ours, floor, len(ours)),
        )
        for step, beside in zip(STEPS, ("read", "", "write", ""), strict=True):
            bare = [each[beside] for each in floor] if beside else ()
            yield Line(f"  of which {step}", [each[step] for each in ours], bare)


def _memory(ours: list[dict], floor: list[dict], runs: int) -> str:
    program = max(each["program"] for each in ours)
    idle = max(each["idle"] for each in ours)
    child = max(each["child"] for each in ours)
    bare = max(each["program"] for each in floor)
    return (
        f"peak MB: program {program - idle:.0f} above idle {idle:.0f} (aim {MEMORY_AIM}),"
        f" child {child:.0f}, floor {bare:.0f};"
        f" {ours[0]['figures']} figures, {runs} runs"
    )
