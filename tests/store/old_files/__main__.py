"""Keeps a filled database of this version: `python -m tests.store.old_files`."""

from __future__ import annotations

import lzma
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.store.old_files import FOLDER
from toezichtdesk.casework import example, officials
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database

with tempfile.TemporaryDirectory() as folder:
    made = Path(folder) / "voorbeeld.db"
    example.build(made)
    by = Signature("test", datetime(2026, 11, 10, 9, tzinfo=UTC))
    with Database.open(made).writing() as connection:  # what replaces a text is sealed too
        officials.erase(connection, by, "kleine woningen", reason="Verzoek.")
    with closing(sqlite3.connect(made)) as raw:
        raw.execute("VACUUM")
    packed = lzma.compress(made.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / f"version-{SCHEMA_VERSION}.db.xz").write_bytes(packed)
