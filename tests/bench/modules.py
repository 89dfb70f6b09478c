"""Which modules are loaded when the first window has been painted and filled."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, drive


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Return which of the modules that must be imported late are loaded already."""
    document = json.loads(drive("start", material.filled, TODAY, QT_QPA_PLATFORM="offscreen"))
    loaded = ", ".join(document["loaded"]) or "none"
    yield Line(
        "matplotlib, openpyxl, alembic, sqlalchemy.orm at the filled window",
        aim="none",
        note=f"loaded: {loaded}; {document['modules']} modules in all",
    )
