"""Prints the seconds that the overview takes after an act, on a large and on a small database.

Arguments: half-years of daily figures, and contacts for each municipality.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from tests.bench.material import signature
from toezichtdesk.casework import contacts, journal
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.store import schema
from toezichtdesk.store.database import Database

MUNICIPALITIES = 342
LAST = Period(2026, 1)
TODAY = date(2026, 6, 30)
ACTS = 5


def main() -> int:
    """Fill a database, and print what the overview takes at first and after an act."""
    days, talks = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "groot.db"
        open_or_begin(path, signature(TODAY)).close()
        database = Database.open(path)
        codes = fill(database, days, talks)
        began = time.perf_counter()
        with database.reading() as connection:
            overview(connection, TODAY)
        first = time.perf_counter() - began
        after = min(_after_act(database, codes[number]) for number in range(ACTS))
    print(json.dumps({"first": first, "after": after}))
    return 0


def _after_act(database: Database, code: str) -> float:
    with database.writing() as connection:
        draft = ContactData(code, TODAY, ContactKind.PROGRESS_TALK, "gesproken")
        contacts.log_contact(connection, signature(TODAY), draft)
    began = time.perf_counter()
    with database.reading() as connection:
        overview(connection, TODAY)
    return time.perf_counter() - began


def fill(database: Database, days: int, talks: int) -> list[str]:
    """Write daily figures and talks of each municipality in one act; return the codes."""
    with database.writing() as connection:
        table = schema.municipality
        query = select(table.c.code).where(table.c.valid_to.is_(None)).limit(MUNICIPALITIES)
        codes = list(connection.execute(query).scalars())
        act = journal.write(connection, signature(TODAY), Act.IMPORT, "gevuld", file="gevuld.xlsx")
        for code in codes:
            connection.execute(insert(schema.figure), list(_figures(code, days, act)))
            if talks:
                connection.execute(insert(schema.contact), list(_talks(code, talks, act)))
    return codes


def _figures(code: str, days: int, act: int) -> list[dict[str, object]]:
    result: list[dict[str, object]] = []
    period, left = LAST, days
    while left > 0:
        length = min(left, (period.last_day - period.first_day).days + 1)
        left -= length
        day = period.first_day
        for measure, value in ((Measure.TARGET, 180), (Measure.OPENING_BALANCE, 0)):
            result.append(_figure(code, period, measure, day, value, act))
        for number in range(length):
            on = day + timedelta(days=number)
            result.append(_figure(code, period, Measure.REALISED, on, number, act))
        period = period.previous
    return result


def _figure(
    code: str, period: Period, measure: Measure, on: date, value: int, act: int
) -> dict[str, object]:
    return {
        "municipality": code,
        "period": period,
        "measure": measure,
        "reference_date": on,
        "act": act,
        "value": value,
        "cell": "",
    }


def _talks(code: str, talks: int, act: int) -> list[dict[str, object]]:
    return [
        {
            "municipality": code,
            "held_on": TODAY - timedelta(days=7 * number % 9000),
            "kind": ContactKind.EMAIL.value,
            "summary": "gesproken over locaties en tempo",
            "counterpart": "ambtenaar wonen",
            "counts": None,
            "follow_up": "",
            "follow_up_on": None,
            "withdrawn": False,
            "act": act,
        }
        for number in range(talks)
    ]


if __name__ == "__main__":
    sys.exit(main())
