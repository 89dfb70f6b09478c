"""Acts for the tests of the store: each writes a journal line and a number of settings."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, select

from toezichtdesk.store.database import Database
from toezichtdesk.store.schema import journal, setting


def act(database: Database, number: int, rows: int = 1, text: str = "") -> None:
    with database.writing() as connection:
        write(connection, number, rows, text)


def write(connection: Connection, number: int, rows: int = 1, text: str = "") -> None:
    connection.execute(
        insert(journal).values(
            id=number,
            moment="2026-03-31T12:00:00+02:00",
            officer="test",
            act="test",
            summary=str(number),
            details={},
        )
    )
    names = [{"name": f"{number}/{row}", "value": text, "act": number} for row in range(rows)]
    connection.execute(insert(setting), names)


def acts(database: Database) -> dict[int, int]:
    """Return how many settings each act in the journal wrote."""
    with database.reading() as connection:
        result = dict.fromkeys(connection.execute(select(journal.c.id)).scalars(), 0)
        for name in connection.execute(select(setting.c.name)).scalars():
            result[int(name.split("/")[0])] += 1
    return result


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in the folder; SQLite's empty journal does not count."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not (path.name.endswith("-journal") and path.stat().st_size == 0)
    }
