"""Judging 342 municipalities anew, and what the length of the history costs a daily import."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from tests.bench.material import PERIODS_OF_HISTORY, TODAY, Material, signature
from tests.bench.measure import Line, in_turn, timed
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.importing import ImportPlan
from toezichtdesk.reports.cases import cases
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.proposals import proposals
from toezichtdesk.sheets.reader import read_workbook
from toezichtdesk.store.database import Database

HISTORIES = (0, 100_000, 2_500_000)
SPARSE = -1


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure on 2.5 million figures against one pass over them; then a daily import."""
    yield from _judging(material, runs)
    yield from _daily(material, runs)


def _judging(material: Material, runs: int) -> Iterator[Line]:
    path = material.history(HISTORIES[-1])
    database = Database.open(path)

    def whole() -> None:
        with database.reading() as connection:
            policy = policy_on(connection, TODAY)
            judged = cases(connection, TODAY, policy, periods=PERIODS_OF_HISTORY)
        assert len(judged) == len(material.municipalities)
        assert all(case.assessment.standing for case in judged)

    def asked() -> None:
        with database.reading() as connection:
            proposals(connection, TODAY)

    def shown() -> None:
        with database.reading() as connection:
            overview(connection, TODAY)

    def one_pass() -> tuple[int, int]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT count(*), sum(value) FROM figure").fetchone()

    count = one_pass()[0]
    for what, work in (
        (f"re-evaluate 342 over {PERIODS_OF_HISTORY} periods", whole),
        ("proposals of 342 (10 periods, as the program asks)", asked),
        ("overview of 342 (10 periods, as the program asks)", shown),
    ):
        yield Line(what, *in_turn(_of(work), _of(one_pass), runs), "", f"one pass over {count}")
    database.close()


def _daily(material: Material, runs: int) -> Iterator[Line]:
    workbook = read_workbook(material.daily_sheet)
    content = material.daily_sheet.read_bytes()
    paths = {size: material.history(size) for size in HISTORIES} | {SPARSE: material.sparse_history}
    databases = {size: Database.open(path) for size, path in paths.items()}
    counts = {size: _count(database) for size, database in databases.items()}

    def prepared(size: int) -> ImportPlan:
        with databases[size].reading() as connection:
            return import_sheet.prepare(connection, workbook, content, TODAY)

    def applied(size: int, plan: ImportPlan) -> float:
        """Apply the plan with its commit; then take it out again, outside the measured time."""
        acts: list[int] = []

        def act() -> None:
            with databases[size].writing() as connection:
                acts.append(import_sheet.apply(connection, signature(TODAY), plan))

        took = timed(act)
        _take_out(databases[size], acts[0])
        return took

    plans = {size: prepared(size) for size in databases}
    steps = (
        ("plan of 342 new figures", lambda size: timed(lambda: prepared(size))),
        ("apply, commit and re-evaluate 342", lambda size: applied(size, plans[size])),
    )
    for size, least in ((HISTORIES[1], 0), (HISTORIES[2], 0), (HISTORIES[2], SPARSE)):
        for what, work in steps:
            measured = in_turn(
                lambda work=work, size=size: work(size),
                lambda work=work, least=least: work(least),
                runs,
            )
            told = "none" if least == 0 else f"{counts[least]}: as many periods, counted once"
            note = f"floor: the same with a history of {told}"
            yield Line(f"daily import, history {counts[size]}: {what}", *measured, "~ 1", note)
    for database in databases.values():
        database.close()


def _count(database: Database) -> int:
    with closing(sqlite3.connect(database.path)) as connection:
        return connection.execute("SELECT count(*) FROM figure").fetchone()[0]


def _take_out(database: Database, act: int) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        for table in ("figure", "early_warning", "journal_file", "decision"):
            connection.execute(f"DELETE FROM {table} WHERE act = ?", (act,))
        connection.execute("DELETE FROM journal WHERE id = ?", (act,))
        connection.commit()


def _of(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: timed(work)
