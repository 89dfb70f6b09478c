"""Whatever is changed beside the program is found and named; what the program does, holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.casework.every_step import (
    PROMISE,
    STEPS,
    TODAY,
    VISIT,
    WHY,
    one_of_everything,
    perform,
)
from tests.conftest import Desk
from toezichtdesk import wording
from toezichtdesk.casework import contacts
from toezichtdesk.casework.journal import write
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.acts import Act
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.store import guards, schema
from toezichtdesk.store.backup import CheckReport, automatic_backup, check
from toezichtdesk.store.database import Database
from toezichtdesk.store.erasing import erase
from toezichtdesk.store.refusals import DatabaseDamaged
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.sealing import anchor

pytest_plugins = ("tests.casework.busy_desk",)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, begun_database: bytes) -> bytes:
    """A database in which every act was done, taken back and done again, as far as they go on."""
    folder = tmp_path_factory.mktemp("gewerkt")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    desk = Desk(folder)
    one_of_everything(desk)
    desk.stand(TODAY, "2026-I, stand 1 april 2026", ("Utrechtse Heuvelrug", 60, -50, 5))
    for name in STEPS:
        if name in (Act.CHANGE_CONTACT, Act.END_FREEZE, Act.WITHDRAW_ITEM):
            perform(desk, name)
            continue
        act = perform(desk, name)
        desk.act(undo, TODAY, act, reason=WHY)
        desk.act(redo, TODAY, act)
        if name is not Act.FORGET_LAYOUT:
            desk.act(undo, TODAY, act, reason=WHY)
    desk.database.close()
    return desk.path.read_bytes()


@pytest.fixture
def path(worked: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "gewerkt.db"
    path.write_bytes(worked)
    return path


def tampered(path: Path, *statements: str) -> CheckReport:
    """Change the file as somebody would who knows how: the guards are put back."""
    with closing(sqlite3.connect(path)) as connection:
        guards.lift_guards(connection)
        for statement in statements:
            assert connection.execute(statement).rowcount == 1
        guards.set_guards(connection)
        connection.commit()
    return check(path)


def named(report: CheckReport) -> set[tuple[str, int]]:
    return {(each.table, each.act) for each in report.broken}


def test_what_the_program_did_holds(path: Path) -> None:
    report = check(path)

    assert report.broken == ()
    assert report.is_sound
    with closing(sqlite3.connect(path)) as connection:
        assert report.anchor == anchor(connection)
        (last,) = connection.execute("SELECT max(id) FROM journal").fetchone()
    assert report.anchor is not None
    assert report.anchor.act == last


def test_every_act_is_sealed_as_the_check_reads_it(busy: Desk) -> None:
    for name in STEPS:
        act = perform(busy, name)
        assert check(busy.path).broken == (), name
        busy.act(undo, TODAY, act, reason=WHY)
        assert check(busy.path).broken == (), f"{name} taken back"


def _row_of(connection: sqlite3.Connection, table: str, name: str) -> tuple[int, str] | None:
    """Return the act of the newest row of a table or of its twin, and where it stands."""
    keys = [column.name for column in schema.metadata.tables[table].primary_key]
    at = connection.execute(f"SELECT * FROM {name} ORDER BY act DESC LIMIT 1").fetchone()
    if at is None:
        return None
    where = " AND ".join(f'"{key}" = {at[key]!r}' for key in [*keys, "act"])
    if name != table:
        where += f" AND replaced_by = {at['replaced_by']}"
    return at["act"], where


def removed(table: str, name: str, where: str) -> str:
    return f"DELETE FROM {name} WHERE {where}"


def changed(table: str, name: str, where: str) -> str | None:
    """Return the statement that changes the last value of a row, None where it has none."""
    columns = schema.metadata.tables[table].c
    keys = [column.name for column in schema.metadata.tables[table].primary_key]
    own = next((c.name for c in reversed(columns) if c.name not in (*keys, "act")), None)
    if own is None:
        return None
    return (
        f'UPDATE {name} SET "{own}" = CASE typeof("{own}") WHEN \'integer\' '
        f"THEN \"{own}\" + 1 WHEN 'null' THEN 3 ELSE \"{own}\" || 'x' END WHERE {where}"
    )


@pytest.mark.parametrize("done", [removed, changed])
@pytest.mark.parametrize("is_twin", [False, True])
def test_a_row_that_is_changed_or_removed_is_found_and_named_in_every_table(
    path: Path, worked: bytes, done: Callable[[str, str, str], str | None], is_twin: bool
) -> None:
    """All tables at once, for what is wrong in one is named by itself; else one by one."""
    statements: dict[tuple[str, int], str] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row  # an upgrade may have another order of columns
        for table in (record.name for record in RECORDS):
            name = BEFORE[table].name if is_twin else table
            row = _row_of(connection, table, name)
            statement = done(table, name, row[1]) if row is not None else None
            if row is not None and statement is not None:
                statements[table, row[0]] = statement
    assert len(statements) > len(RECORDS) // 2

    result = named(tampered(path, *statements.values()))

    for (table, act), statement in statements.items():
        if (table, act) not in result:
            path.write_bytes(worked)
            assert table in {one for one, _ in named(tampered(path, statement))}, statement


LINES = (
    "UPDATE journal SET summary = summary || '.' WHERE id = 5",
    "UPDATE journal SET officer = 'ander' WHERE id = 5",
    "UPDATE journal SET moment = '2026-01-01T00:00:00+00:00' WHERE id = 5",
    "UPDATE journal SET details = '{}' WHERE id = 5",
    "UPDATE journal SET municipality = 'GM0001' WHERE id = 5",
    "UPDATE seal SET salt = 'x' WHERE act = 5",
    "UPDATE seal SET payload = 'x' WHERE act = 5",
    "UPDATE seal SET rows = '{}' WHERE act = 5",
    "UPDATE seal SET hash = 'x' WHERE act = 5",
    "DELETE FROM seal WHERE act = 5",
    "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)",
    "DELETE FROM sqlite_sequence WHERE name = 'journal'",
    "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'contact'",
    "UPDATE journal_file SET name = 'ander.xlsx' WHERE act = (SELECT max(act) FROM journal_file)",
    "UPDATE journal_file SET content = x'00' WHERE act = (SELECT max(act) FROM journal_file)",
)


@pytest.mark.parametrize("statement", LINES)
def test_a_line_a_seal_and_a_file_that_were_changed_are_found(path: Path, statement: str) -> None:
    assert tampered(path, statement).broken


def test_a_tail_that_was_cut_off_with_care_shows_by_an_anchor_kept_elsewhere(path: Path) -> None:
    before = check(path).anchor
    assert before is not None

    report = tampered(
        path,
        f"DELETE FROM seal WHERE act = {before.act}",
        f"DELETE FROM journal WHERE id = {before.act}",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'journal'",
    )

    assert report.anchor != before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET summary = '' WHERE id = 3",
        "DELETE FROM journal WHERE id = 3",
        "UPDATE seal SET hash = '' WHERE act = 3",
        "DELETE FROM seal WHERE act = 3",
        "UPDATE contact SET summary = 'x'",
        "DELETE FROM contact",
        "UPDATE figure SET value = 1",
        "DELETE FROM figure",
        "UPDATE decision SET motive = 'x'",
        "DELETE FROM setting",
        "UPDATE municipality SET name = 'x'",
        "UPDATE contact_before SET summary = 'x'",
        "DELETE FROM contact_before",
        "DELETE FROM journal_file",
    ],
)
def test_the_database_itself_refuses_what_is_done_beside_the_program(
    path: Path, statement: str
) -> None:
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="verandert niet"),
    ):
        connection.execute(statement)


def test_a_guard_that_was_taken_away_is_reported(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('DROP TRIGGER "guard_figure_update"')
        connection.commit()

    (each,) = check(path).broken

    assert "guard_figure_update" in wording.broken(each)


def test_a_guard_that_guards_something_else_is_reported(path: Path) -> None:
    """One bit of the file is enough: SQLite keeps a trigger as text."""
    whole = path.read_bytes()
    place = whole.index(b'CREATE TRIGGER "guard_contact_before_update"')
    place = whole.index(b'NEW."municipality" IS', place) + 5
    path.write_bytes(whole[:place] + b"M" + whole[place + 1 :])

    (each,) = check(path).broken

    assert "guard_contact_before_update" in wording.broken(each)


@pytest.mark.parametrize(
    ("table", "was", "became"),
    [
        ("followed", "municipality VARCHAR NOT NULL", "municipality VARCHAR NOT.NULL"),
        ("followed_before", "PRIMARY KEY (municipality, ", "PRIMARY KEX (municipality, "),
        ("balance_settlement_before", "act INTEGER NOT NULL", "act HNTEGER NOT NULL"),
        ("file_item_before", "NOT NULL", "NOT N\xd5LL"),
        ("file_item", "AUTOINCREMENT", "AUTOINCREMEN\x14"),
        ("proposal_view_before", "basis_reference_date", "basis_reference\xdfdate"),
        ("figure", "journal (id)", "journal (hd)"),
        ("figure", "CONSTRAINT fk_figure_act", "CONSTRAINT fk_fiwure_act"),
        ("ix_erased_row_act", "(row_act)", "(row_\xe1ct)"),
        ("alembic_version", "version_num VARCHAR", "versiOn_num VARCHAR"),
    ],
)
def test_a_table_or_an_index_that_is_defined_differently_is_reported(
    path: Path, table: str, was: str, became: str
) -> None:
    """One bit of the file is enough, and no row need differ: SQLite keeps a definition as text."""
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    place = whole.index(text.encode()) + text.index(was)
    turned = became.encode("latin-1")
    path.write_bytes(whole[:place] + turned + whole[place + len(turned) :])

    try:
        texts = [wording.broken(each) for each in check(path).broken]
    except DatabaseDamaged:
        return
    with suppress(DatabaseDamaged):
        _read(path)

    assert any(f" {table} is niet zoals het programma haar maakt." in what for what in texts)


def test_an_index_that_was_taken_away_is_reported(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX ix_erased_row_act")
        connection.commit()

    (each,) = check(path).broken

    assert wording.broken(each) == "Tabel erased: De index ix_erased_row_act ontbreekt."


def test_another_version_than_that_of_the_file_is_reported(path: Path) -> None:
    report = tampered(path, "UPDATE alembic_version SET version_num = '9999'")

    assert named(report) == {("alembic_version", 0)}


def _read(path: Path) -> None:
    with Database(path).reading() as connection:
        journal(connection)
        overview(connection, TODAY)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET moment = '202&-09-22T09:00:00+00:00' WHERE id = 5",
        "UPDATE contact SET kind = 'niets' WHERE id = (SELECT min(id) FROM contact)",
        "UPDATE journal SET summary = CAST(x'80ff' AS TEXT) WHERE id = 5",
    ],
)
def test_a_value_that_no_program_wrote_is_reported_as_damage(path: Path, change: str) -> None:
    tampered(path, change)

    with pytest.raises(DatabaseDamaged):
        _read(path)


def test_the_console_names_table_and_act(path: Path, console: Any) -> None:
    tampered(path, "UPDATE decision SET rung = 6 WHERE id = (SELECT min(id) FROM decision)")

    output = console("check", database=path)

    assert output.code == 1
    assert "Tabel decision, handeling" in output.out


def test_a_text_that_was_erased_is_gone_and_the_record_still_proves_itself(busy: Desk) -> None:
    """Also what the row held before, and the line that told it; a second time as well."""
    draft = replace(VISIT, summary="Over mevrouw Geheim", counterpart="mevrouw Geheim")
    number = busy.act(contacts.log_contact, TODAY, draft, [PROMISE])
    logged = busy.ask(last_act)
    busy.act(contacts.change_contact, TODAY, number, replace(draft, summary="Geheim verder"))
    lines = (logged, busy.ask(last_act))

    def erase_all(connection: Any, by: Any, words: str) -> None:
        act = write(connection, by, Act.KEEP_COPIES, "Gewist.")
        contact, line = schema.contact, schema.journal
        gone = {"summary": words, "counterpart": ""}
        assert erase(connection, contact, contact.c.id == number, act, gone) == 1
        values = {"summary": "(gewist)", "details": {}}
        assert erase(connection, line, line.c.id.in_(lines), act, values) == 2

    for words in ("(gewist) verder", "(gewist)"):
        busy.act(erase_all, TODAY, words)

        assert check(busy.path).broken == ()
    with closing(sqlite3.connect(busy.path)) as connection:
        everything = "\n".join(connection.iterdump())
    assert "Geheim" not in everything
    report = tampered(
        busy.path,
        f"UPDATE agreement SET text = 'x' WHERE act = {logged}",
        f"UPDATE contact SET summary = 'Een ander verhaal' WHERE id = {number}",
        f"UPDATE contact_before SET summary = 'Een ander verhaal' WHERE id = {number}",
        f"UPDATE journal SET summary = 'Een ander verhaal' WHERE id = {logged}",
        "UPDATE erased SET hash = 'x' WHERE id = (SELECT min(id) FROM erased WHERE hash IS NULL)",
    )
    assert {
        ("agreement", logged),
        *(("contact", act) for act in lines),
        ("journal", logged),
    } <= named(report)
    assert "erased" in {table for table, _ in named(report)}


def test_the_console_tells_a_tail_that_was_cut_off_by_the_newest_copy(
    path: Path, console: Any
) -> None:
    made = automatic_backup(path, backup_folder(path), "bij-afsluiten")
    last = check(path).anchor
    assert last is not None
    tampered(
        path,
        f"DELETE FROM seal WHERE act = {last.act}",
        f"DELETE FROM journal WHERE id = {last.act}",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'journal'",
    )

    output = console("check", database=path)

    assert output.code == 1
    assert "het einde is afgesneden" in output.out
    assert made.path.name in output.out
