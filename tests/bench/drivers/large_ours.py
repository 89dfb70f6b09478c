"""Reads, plans, applies and judges one sheet on a copy of a database, as the program does it."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from tests.bench.measure import peak_megabytes
from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.sheets.process.reader import read_workbook
from toezichtdesk.store.database import Database


def main() -> None:
    sheet, today = Path(sys.argv[1]), date.fromisoformat(sys.argv[3])
    by = Signature("meting", datetime(today.year, today.month, today.day, 9, tzinfo=UTC))
    values: dict[str, object] = {"refused": "", "idle": peak_megabytes()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(sys.argv[2], folder))
        database = Database.open(path)
        moments = [time.perf_counter()]
        workbook = read_workbook(sheet)
        moments.append(time.perf_counter())
        refusals = workbook.refusals
        if not refusals:
            with database.reading() as connection:
                plan = import_sheet.prepare(connection, workbook, today)
            moments.append(time.perf_counter())
            refusals = plan.refusals
        if not refusals:
            with database.writing() as connection:
                import_sheet.apply(connection, by, plan)
            moments.append(time.perf_counter())
            with database.reading() as connection:
                proposals(connection, today)
            moments.append(time.perf_counter())
            took = [(b - a) * 1000 for a, b in pairwise(moments)]
            values |= dict(zip(("read", "plan", "apply", "judge"), took, strict=True))
            values["figures"] = sum(1 for _ in plan.rows.figures())
        else:
            words = wording.refusal(refusals[0])
            values["refused"] = f"refused: {words.found}. {words.advice}"
        database.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    values |= {"program": peak_megabytes(), "child": children / 1024}
    print(json.dumps(values))


main()
