"""Creates an empty database from a stored script: running every migration takes a second.

`packaging/make_new_database.py` writes the script after a change of the schema or the guards; a
test holds it against the steps, and against their fingerprint.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from toezichtdesk.files import put_new, unfinished
from toezichtdesk.paths import resource
from toezichtdesk.store.connecting import SCHEMA_VERSION, connect, refuse_read_only, verify
from toezichtdesk.store.refusals import refusing

SCRIPT = "new-database.sql"
STEPS = Path(__file__).parent / "migrations" / "versions"
_TAKEN = "SELECT version_num FROM alembic_version"
_TAKE = "INSERT INTO alembic_version VALUES ('{}');"
_DEFINED = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
    "ORDER BY type <> 'table', type, name"
)
_HEAD = "-- version {} of the steps {}\n"


def begin(path: Path) -> None:
    """Make an empty database of the newest version, which is there whole or not at all.

    Raises:
        NameTaken: there is a file of that name already; it stays as it is.
        OfficerCanAct: the folder is read-only, or the disk full.
    """
    script = resource(SCRIPT).read_text(encoding="utf-8")
    if not script.startswith(_HEAD.format(SCHEMA_VERSION, "")[:-1]):
        from toezichtdesk.store.migrate import build  # a checkout where only the steps are newer

        build(path)
        return
    refuse_read_only(path)
    with refusing(path), unfinished(path) as temporary:
        with closing(connect(temporary)) as connection:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA synchronous=OFF")  # a crash leaves a file that nobody opens
            connection.executescript(script)
        with closing(connect(temporary, for_writing=False)) as finished:
            verify(finished, path)
        put_new(temporary, path)


def script_of(built: Path) -> str:
    """Return the script that recreates this empty database, on which every migration has run."""
    with closing(sqlite3.connect(built)) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        (application,) = raw.execute("PRAGMA application_id").fetchone()
        defined = [f"{sql};" for (sql,) in raw.execute(_DEFINED)]
        (step,) = raw.execute(_TAKEN).fetchone()
    pragmas = (f"PRAGMA application_id = {application};", f"PRAGMA user_version = {version};")
    lines = (*defined, _TAKE.format(step), *pragmas)
    return _HEAD.format(version, fingerprint()) + "\n".join(("BEGIN;", *lines, "COMMIT;", ""))


def fingerprint() -> str:
    """Return the SHA-256 of all migrations, whatever their line endings."""
    digest = hashlib.sha256()
    for step in sorted(STEPS.glob("*.py")):
        digest.update(step.name.encode() + b"\0" + step.read_text(encoding="utf-8").encode())
    return digest.hexdigest()
