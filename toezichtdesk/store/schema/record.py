"""The record itself: each act, its file, its seal, and what was erased from it."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from toezichtdesk.store.schema.parts import act_column, metadata

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", String, nullable=False),  # ISO 8601 with offset
    Column("officer", String, nullable=False),
    Column("act", String, nullable=False),
    Column("municipality", String),
    Column("summary", Text, nullable=False),
    Column("details", JSON, nullable=False),
    sqlite_autoincrement=True,
)

journal_file = Table(
    "journal_file",
    metadata,
    Column("act", ForeignKey("journal.id"), primary_key=True),
    Column("name", String, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary),  # None when larger than the setting keeps
)

seal = Table(
    "seal",  # of an act: see `store.sealing`
    metadata,
    Column("act", ForeignKey("journal.id"), primary_key=True),
    Column("salt", String(32)),  # None once a text that it salted was erased
    Column("payload", String(64), nullable=False),
    Column("rows", Text, nullable=False),  # JSON: the hash of what was written per table
    Column("hash", String(64), nullable=False),
)

erased = Table(
    # Of a row whose texts went, their hash; of its neighbours in the act, their salt; and of what
    # stands there instead, a row of its own with the hash in `words`.
    "erased",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("row_key", String, nullable=False),
    Column("row_act", ForeignKey("journal.id"), nullable=False, index=True),
    Column("salt", String(64)),
    Column("hash", String(64)),
    act_column(),
    Column("words", String(64)),
    sqlite_autoincrement=True,
)
