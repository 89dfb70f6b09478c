"""Starts the program on a database; prints when it was shown and filled, and what was loaded."""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication

from tests.bench.drivers import desk
from tests.bench.measure import since_start

LATE = ("matplotlib", "openpyxl", "alembic", "sqlalchemy.orm")


def filled(window: object) -> None:
    took = since_start()
    loaded = [name for name in LATE if name in sys.modules]
    rows = window.current_page.listing.model().rowCount()  # type: ignore[attr-defined]
    print(json.dumps({"ms": took, "loaded": loaded, "modules": len(sys.modules), "rows": rows}))
    QApplication.quit()


desk.run(["--database", sys.argv[1], "--today", sys.argv[2]], filled)
