"""What was judged and decided: rungs, freezes, terms, warnings, and the policy behind them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
)

from toezichtdesk.store.column_types import PeriodNumber
from toezichtdesk.store.schema.parts import act_column, erasable, metadata, municipality_column

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("kind", String, nullable=False),
    Column("from_rung", SmallInteger, nullable=False),
    Column("rung", SmallInteger, nullable=False),
    Column("decided_on", Date, nullable=False),
    erasable("motive", Text),
    Column("reference", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("policy", String, nullable=False, info={"refers_to": "policy_version.name"}),
    Column("reasons", JSON, nullable=False),
    Column("basis_period", PeriodNumber),
    Column("basis_reference_date", Date),
    Column("basis_target", Integer),
    Column("basis_opening_balance", Integer),
    Column("basis_total_task", Integer),
    Column("basis_realised", Integer),
    act_column(),
    Column("since", Date),  # of a starting rung: the day that its sheet gives; None is unknown
    info={"follows": True},
    sqlite_autoincrement=True,
)

freeze = Table(
    "freeze",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("ground", String, nullable=False),
    erasable("reason", Text),
    act_column(),
    sqlite_autoincrement=True,
)

term_event = Table(
    "term_event",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("kind", String, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("days", Integer, nullable=False),  # by which the clock is extended
    erasable("reason", Text),
    Column("reference", String, nullable=False),
    act_column(),
    info={"follows": True},
    sqlite_autoincrement=True,
)

file_item = Table(
    "file_item",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("kind", String, nullable=False),
    Column("dated_on", Date, nullable=False),
    Column("reference", String, nullable=False),
    erasable("note", Text),
    Column("due_on", Date),
    Column("withdrawn", Boolean, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

file_document = Table(
    "file_document",  # the document of an item on file, as it was sent or came in
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("item", ForeignKey("file_item.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary),  # None when larger than the setting keeps
    act_column(),
    sqlite_autoincrement=True,
)

proposal_view = Table(
    "proposal_view",  # what the officer saw of a proposal, and until when it was put off
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("seen_on", Date, nullable=False),
    Column("postponed_until", Date),
    erasable("reason", Text),
    Column("rung", SmallInteger, nullable=False),
    Column("outcome", SmallInteger, nullable=False),
    Column("rule", String, nullable=False),
    Column("basis_period", PeriodNumber, nullable=False),
    Column("basis_reference_date", Date, nullable=False),
    Column("basis_target", Integer),
    Column("basis_opening_balance", Integer),
    Column("basis_total_task", Integer),
    Column("basis_realised", Integer),
    act_column(),
    sqlite_autoincrement=True,
)

put_off = Table(
    "put_off",  # work that the officer put off until a day, or set aside
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("work", Text, nullable=False),  # what tells it from other work: `NextAction.key` in JSON
    Column("until", Date),  # None: set aside
    erasable("reason", Text),
    act_column(),
    sqlite_autoincrement=True,
)

early_warning = Table(
    "early_warning",
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("period", PeriodNumber, nullable=False),
    Column("cause", String, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("grounds", Text, nullable=False),  # the figures that opened it, as a Dutch sentence
    act_column(),
    Column("basis_period", PeriodNumber),  # the same figures; of versions before 13 there are none
    Column("basis_reference_date", Date),
    Column("basis_target", Integer),
    Column("basis_opening_balance", Integer),
    Column("basis_total_task", Integer),
    Column("basis_realised", Integer),
    info={"derived": ("municipality", "period", "cause")},
    sqlite_autoincrement=True,
)

warning_closure = Table(
    "warning_closure",
    metadata,
    Column("warning", ForeignKey("early_warning.id"), primary_key=True),
    Column("closed_on", Date, nullable=False),
    Column("contact", ForeignKey("contact.id")),
    erasable("reason", Text),
    act_column(),
)

policy_version = Table(
    "policy_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("valid_from", Date, nullable=False),
    Column("author", String, nullable=False),
    Column("motive", Text, nullable=False),
    Column("parameters", JSON, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)
