"""Starts the program on a database; prints when its first page was filled, and what was loaded.

first: milliseconds until the list that the window kept when it closed; missing at a first run.
filled: until the list of now.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QWidget

from tests.bench.drivers import desk
from tests.bench.measure import since_start
from toezichtdesk.ui.today.former_list import FormerTable

LATE = ("matplotlib", "openpyxl", "alembic", "sqlalchemy.orm")
times: dict[str, float] = {}


def shown(window: QWidget) -> None:
    listing = window.current_page.listing
    if isinstance(listing, FormerTable):
        desk.Painted(listing.viewport(), first)


def first() -> None:
    times["first"] = since_start()


def filled(window: QWidget) -> None:
    times["filled"] = since_start()
    loaded = [name for name in LATE if name in sys.modules]
    rows = window.current_page.listing.model().rowCount()
    print(json.dumps({**times, "loaded": loaded, "modules": len(sys.modules), "rows": rows}))
    window.overview.state_loaded.connect(window.close)  # keeps its list for the next run


desk.run(["--database", sys.argv[1], "--today", sys.argv[2]], filled, shown)
