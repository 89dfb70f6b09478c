"""A new database comes from a stored script; it is what every step of the history would make."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.store import beginning, migrate
from toezichtdesk.store.connecting import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERS = "sqlite_sequence"  # the last one given out in each table
_TOLD = ("application_id", "user_version", "page_size", "encoding", "auto_vacuum", "journal_mode")


@pytest.fixture(scope="module")
def by_steps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("steps") / "steps.db"
    migrate.build(path)
    return path


def held(path: Path) -> dict[str, object]:
    """Return everything in an empty database: definitions, guards, rows and what its head says."""
    with closing(sqlite3.connect(path)) as raw:
        defined = set(raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))
        tables = {name for kind, name, *_ in defined if kind == "table"} - {_NUMBERS}
        return {
            "defined": defined,
            "numbers": list(raw.execute(f"SELECT * FROM {_NUMBERS} WHERE seq > 0")),
            "rows": {name: sorted(raw.execute(f'SELECT * FROM "{name}"')) for name in tables},
            "told": [raw.execute(f"PRAGMA {name}").fetchone() for name in _TOLD],
        }


def test_the_script_makes_what_the_steps_make(by_steps: Path, tmp_path: Path) -> None:
    """After a new step or another guard: run packaging/make_new_database.py."""
    beginning.begin(tmp_path / "new.db")

    assert held(tmp_path / "new.db") == held(by_steps)


def test_the_script_carries_the_fingerprint_of_the_steps(by_steps: Path) -> None:
    stored = beginning.resource(beginning.SCRIPT).read_text(encoding="utf-8")

    assert stored == beginning.script_of(by_steps)
    assert beginning.fingerprint() in stored.splitlines()[0]


@pytest.mark.slow
def test_a_script_of_an_older_version_is_not_used(
    by_steps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "older.sql"
    older.write_text(f"-- version {SCHEMA_VERSION - 1} of the steps 0\n", encoding="utf-8")
    monkeypatch.setattr(beginning, "resource", lambda _name: older)

    beginning.begin(tmp_path / "new.db")

    assert held(tmp_path / "new.db") == held(by_steps)
