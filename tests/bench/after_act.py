"""Measures the overview after an act on millions of figures, against that of a small database."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.bench.material import Material
from tests.bench.measure import Line, drive

LARGE = (7300, 292)  # days of figures and talks of each of 342 municipalities: 2.5 million, 100,000
SMALL = (29, 0)  # 10,000 figures
AIM = "<= 2"
MOST = 3  # pairs of runs: filling the large one takes a minute


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure both, each in its own process. material: unused, each fills its own database."""
    del material
    pairs = [(_driven(LARGE), _driven(SMALL)) for _ in range(min(runs, MOST))]
    for name, what, aim in (
        ("overview after an act, 2.5 million figures", "after", AIM),
        ("overview at first, 2.5 million figures", "first", ""),
    ):
        floor = [small["first"] for _, small in pairs]
        yield Line(name, [large[what] for large, _ in pairs], floor, aim)


def _driven(size: tuple[int, int]) -> dict[str, float]:
    result: dict[str, float] = json.loads(drive("after_act", *size))
    return result
