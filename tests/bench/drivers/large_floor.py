"""The floor: calamine reads the sheet, sqlite3 writes the same values to a copy of the database."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.bench.measure import peak_megabytes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(sys.argv[2], folder))
        began = time.perf_counter()
        rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
        read = time.perf_counter()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA synchronous=EXTRA")
            connection.executemany(
                "INSERT INTO figure (municipality, period, measure, reference_date, act, value,"
                " cell) VALUES (?, ?, ?, ?, 1, ?, ?)",
                (
                    (row[1], period, measure, row[4].toordinal(), int(row[column]), letter)
                    for row in rows[1:]
                    for period in (int(row[3][:4]) * 2 + len(row[3]) - 6,)
                    for column, measure, letter in ((5, 1, "F"), (6, 2, "G"), (7, 4, "H"))
                ),
            )
            connection.commit()
        wrote = time.perf_counter()
    values = {
        "read": (read - began) * 1000,
        "write": (wrote - read) * 1000,
        "program": peak_megabytes(),
    }
    print(json.dumps(values))


main()
