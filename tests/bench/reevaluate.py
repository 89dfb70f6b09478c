"""Measures judging 342 municipalities again, and a daily import with a long history.

The overview after an import of one day is to take at most 1.2 times as long with 2.5 million
figures as with none. It takes some 1.5 times, whether each of the 40 half-years was counted daily
or once: with a history there is a direction, so that each municipality gets a judgement and duties
instead of "nothing to compare with", and the last end is judged beside the running half-year.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from tests.bench.material import PERIODS_OF_HISTORY, TODAY, Material, signature
from tests.bench.measure import Line, in_turn, timed
from toezichtdesk.casework import import_sheet, undo
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.sheets.process.reader import read_workbook
from toezichtdesk.store.database import Database

HISTORIES = (0, 100_000, 2_500_000)
SPARSE = -1
STEPS = {
    "plan of 342 new figures": "~ 1",
    "apply, warn and commit": "~ 1",
    "overview after it": "<= 1.2",
    "proposals after it": "",  # into none there are none
}


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure on 2.5 million figures against one pass over them; then a daily import."""
    yield from _judging(material, runs)
    yield from _daily(material, runs)


def _judging(material: Material, runs: int) -> Iterator[Line]:
    path = material.history(HISTORIES[-1])

    def whole() -> None:
        with Database(path).reading() as connection:
            judged = cases(AsKnown(connection, TODAY))
        assert len(judged) == len(material.municipalities)
        assert all(case.assessment.standing for case in judged)

    def shown() -> None:
        with Database(path).reading() as connection:
            overview(connection, TODAY)

    def one_pass() -> tuple[int, int]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT count(*), sum(value) FROM figure").fetchone()

    count = one_pass()[0]
    for what, work in (
        (f"re-evaluate 342 over {PERIODS_OF_HISTORY} periods", whole),
        ("overview of 342, the first question of a run", shown),
    ):
        yield Line(what, *in_turn(_of(work), _of(one_pass), runs), "", f"one pass over {count}")


def _daily(material: Material, runs: int) -> Iterator[Line]:
    workbook = read_workbook(material.daily_sheet)
    paths = {size: material.history(size) for size in HISTORIES} | {SPARSE: material.sparse_history}
    databases = {size: Database.open(path) for size, path in paths.items()}
    counts = {size: _count(database) for size, database in databases.items()}

    def day(size: int) -> tuple[float, ...]:
        """Import the sheet as the window does; take it back outside the measured time."""
        database, item = databases[size], []

        def prepared() -> None:
            with database.reading() as connection:
                plan = import_sheet.prepare(connection, workbook, TODAY)
            item.append(plan)

        def applied() -> None:
            with database.writing() as connection:
                item.append(import_sheet.apply(connection, signature(TODAY), item[0]))

        def shown() -> None:
            with database.reading() as connection:
                overview(connection, TODAY)

        def proposed() -> None:
            with database.reading() as connection:
                proposals(connection, TODAY)

        shown(), proposed()  # what the window shows before
        times = tuple(map(timed, (prepared, applied, shown, proposed)))
        _take_out(database, item[1])
        return times

    for size, least in ((HISTORIES[1], 0), (HISTORIES[2], 0), (HISTORIES[2], SPARSE)):
        day(size), day(least)
        pairs = [(day(size), day(least)) for _ in range(runs)]
        text = "none" if least == 0 else f"{counts[least]}: as many periods, counted once"
        for place, (step, aim) in enumerate(STEPS.items()):
            ours, floor = (
                [each[place] for each in of_size] for of_size in zip(*pairs, strict=True)
            )
            note = f"floor: the same with a history of {text}"
            yield Line(f"daily import, history {counts[size]}: {step}", ours, floor, aim, note)
    for database in databases.values():
        database.close()


def _count(database: Database) -> int:
    with closing(sqlite3.connect(database.path)) as connection:
        return connection.execute("SELECT count(*) FROM figure").fetchone()[0]


def _take_out(database: Database, act: int) -> None:
    """Take the import back: a line of the journal is never deleted."""
    with database.writing() as connection:
        undo.undo(connection, signature(TODAY), act)


def _of(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: timed(work)
