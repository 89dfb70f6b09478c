"""Measures a sheet with many headings against the same headings spread over four sheets.

Ours over the floor stays near 1 as long as the time to find headings is linear in their number;
a step that compares each heading with each other would make it 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.material import Material
from tests.bench.measure import Line, in_turn, timed
from toezichtdesk.sheets.process.workbook import read_content

WIDE, PARTS = 960, 4  # a file of text may have 1,000 columns
KINDS = {"unknown": "kolom {1}", "repeated": "Gerealiseerd", "dated": "Gerealiseerd 1-{0}-2026"}


def lines(_: Material, runs: int) -> Iterator[Line]:
    """Measure headings that mean nothing, the same thing, or a month each."""
    for kind, heading in KINDS.items():
        wide, narrow = _sheet(heading, WIDE), _sheet(heading, WIDE // PARTS)

        def ours(content: bytes = wide) -> float:
            return timed(lambda: read_content(content, "breed.csv"))

        def floor(content: bytes = narrow) -> float:
            return timed(lambda: [read_content(content, "breed.csv") for _ in range(PARTS)])

        measured = in_turn(ours, floor, runs)
        yield Line(f"{WIDE} {kind} headings in one sheet", *measured, "<= 1.5", f"{PARTS} sheets")


def _sheet(heading: str, width: int) -> bytes:
    names = ["Gemeente", "Taakstelling", *(heading.format(n % 12 + 1, n) for n in range(width))]
    rows = [names, ["Delft", "100", *("1" for _ in range(width))]]
    return "\n".join(";".join(row) for row in rows).encode()
