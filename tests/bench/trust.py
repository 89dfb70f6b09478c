"""Measures what sealing costs: acts, undo, check and backups, with and without seals.

One aim is not met. Twenty acts with their seal take 1.08 times the processor of those without: it
was 1.12 while the rows of an act were sought in the order of their key, through the whole table. A
check of 110,000 rows takes 1.33 times the processor of the same reading without seals (212 ms
against 160): definitions, values, guards, files, SQLite's own checks, and every row in the order of
its key. It was 2.2 times, and later 1.67. What helped last: to let the form write whole numbers and
texts instead of quoting each (25 ms); to let SQLite join the lines of a table, a few thousand at a
time, and to read line by line only what then differs (30 ms, a third of that where every day is an
act of its own); fewer steps for a salted text (6 ms). What remains is to write each line (40 ms),
to join and hash it (25), and the salted texts of 10,000 talks (25). SQLite's own checks and the
values go beside it on a thread of their own. Earlier: to leave the twin of a table out for acts of
which nothing was replaced (40 ms); to work the queries out once (1 ms of an act). Tried without
gain: the form made in Python; the lines joined by `||`; the lines collected per act before they are
hashed; a sort by act in SQL. Another sealed form would help: to hash the values as Python reads
them takes 22 ms over reading them bare; the aim would still not be met, for a second form that
every later version has to read. It stays a full reading: a check that reads less would tell less,
and no turned bit may pass.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from tests.bench.drivers.after_act import TODAY, fill
from tests.bench.material import TODAY as SHEET_DAY
from tests.bench.material import Material, signature
from tests.bench.measure import Line, in_turn, timed, worked
from toezichtdesk.casework import contacts, import_sheet
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.sheets.process.reader import read_workbook
from toezichtdesk.store import chain, definitions, schema
from toezichtdesk.store import database as store
from toezichtdesk.store.backup import back_up, check
from toezichtdesk.store.chain import verify_chain
from toezichtdesk.store.connecting import row_counts, snapshot
from toezichtdesk.store.database import Database
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.sealing import KEPT

DAYS, TALKS = 290, 29  # of each of 342 municipalities: 100,000 figures, 10,000 talks
AIM, UNDO_AIM = "<= 1.1", "<= 1.5"
ACTS = 20  # in one measurement
LONG, LONG_RUNS = 100_000, 3  # rows of a large sheet, and how often it goes in and out


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure each against its floor; all but the undo on a database with 100,000 figures."""
    path = material.folder / "zegels.db"
    open_or_begin(path, signature(TODAY)).close()
    codes = fill(Database.open(path), DAYS, TALKS)
    yield _acts(path, codes[0], runs)
    yield _check(path, runs)
    yield _copies(path, runs)
    yield _undo(material, "342 rows", material.daily_sheet, material.filled, SHEET_DAY, runs)
    empty = material.folder / "leeg voor terug.db"
    open_or_begin(empty, signature(SHEET_DAY)).close()
    long = material.long_sheet(LONG)
    yield _undo(material, f"{LONG} rows", long, empty, SHEET_DAY, min(runs, LONG_RUNS))


def _acts(path: Path, code: str, runs: int) -> Line:
    sealed, bare = path.with_name("met.db"), path.with_name("zonder.db")
    shutil.copy(path, sealed)
    shutil.copy(path, bare)

    def without() -> float:
        each, store.seal = store.seal, _no_seal
        try:
            return worked(lambda: _act(bare, code))
        finally:
            store.seal = each

    result = in_turn(lambda: worked(lambda: _act(sealed, code)), without, runs)
    return Line(f"{ACTS} acts with their seal, against without", *result, AIM)


def _act(path: Path, code: str) -> None:
    database = Database(path)
    draft = ContactData(code, TODAY, ContactKind.EMAIL, "gesproken")
    for _ in range(ACTS):
        with database.writing() as connection:
            contacts.log_contact(connection, signature(TODAY), draft)


def _no_seal(*_: object) -> None:
    """Seal nothing."""


def _check(path: Path, runs: int) -> Line:
    def without() -> None:
        with snapshot(path) as connection:
            connection.execute("PRAGMA integrity_check").fetchall()
            connection.execute("PRAGMA foreign_key_check").fetchall()
            row_counts(connection)
            connection.text_factory = bytes
            for look in (definitions.departing, chain._guards, chain._values, chain._files):
                list(look(connection))
            for table in (*RECORDS, *BEFORE.values(), *KEPT, schema.journal):
                order = ", ".join(column.name for column in table.primary_key)
                for _ in connection.execute(f"SELECT * FROM {table.name} ORDER BY {order}"):
                    pass

    result = in_turn(lambda: worked(lambda: check(path)), lambda: worked(without), runs)
    with snapshot(path) as connection:
        own = worked(lambda: connection.execute("PRAGMA integrity_check").fetchall())
        sealed = worked(lambda: verify_chain(connection))
    note = f"of which the record {sealed:.0f} ms; SQLite's own check {own:.0f} ms"
    return Line("check, against the same reading without seals", *result, AIM, note)


def _copies(path: Path, runs: int) -> Line:
    numbers = count()

    def ours() -> None:
        back_up(path, path.with_name(f"kopie-{next(numbers)}.db"))

    def bare() -> None:
        target = path.with_name(f"kaal-{next(numbers)}.db")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))

    result = in_turn(lambda: timed(ours), lambda: timed(bare), runs)
    return Line("a verified copy, against a bare VACUUM INTO", *result)


def _undo(material: Material, what: str, sheet: Path, before: Path, today: date, runs: int) -> Line:
    """Measure the undo of an import against that import. before: the database it goes into."""
    workbook, by = read_workbook(sheet), signature(today)
    imports: list[float] = []
    undos: list[float] = []
    for number in range(runs):
        path = material.folder / f"terug-{sheet.stem}-{number}.db"
        shutil.copy(before, path)
        database = Database.open(path)

        def bring_in(database: Database = database) -> None:
            with database.writing() as connection:
                plan = import_sheet.prepare(connection, workbook, today)
                import_sheet.apply(connection, by, plan)

        def take_back(database: Database = database) -> None:
            with database.writing() as connection:
                undo(connection, by, last_act(connection))

        imports.append(timed(bring_in))
        undos.append(timed(take_back))
    return Line(f"undo of an import of {what}, against that import", undos, imports, UNDO_AIM)
