"""Municipalities, and the figures of them that came out of sheets."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text

from toezichtdesk.store.column_types import DayNumber, MeasureNumber, PeriodNumber
from toezichtdesk.store.schema.parts import act_column, erasable, metadata, municipality_column

municipality = Table(
    "municipality",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("province", String, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("successors", String, nullable=False),  # codes, separated by ;
    Column("aliases", Text, nullable=False),  # names, separated by ;
    act_column(),
)

followed = Table(
    "followed",
    metadata,
    municipality_column(is_key=True),
    act_column(),
)

learned_alias = Table(
    "learned_alias",
    metadata,
    Column("folded", String, primary_key=True),
    Column("alias", String, nullable=False),
    municipality_column(),
    act_column(),
)

layout = Table(
    "layout",  # what the officer said about the columns of a sheet
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("signature", Text, nullable=False, unique=True),
    Column("mapping", JSON, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

figure = Table(
    "figure",
    metadata,
    Column("municipality", ForeignKey("municipality.code"), primary_key=True),
    Column("period", PeriodNumber, primary_key=True),
    Column("measure", MeasureNumber, primary_key=True),
    Column("reference_date", DayNumber, primary_key=True),
    Column("act", ForeignKey("journal.id"), primary_key=True),
    Column("value", Integer, nullable=False),
    Column("cell", String, nullable=False),
    sqlite_with_rowid=False,
)

inhabitants = Table(
    "inhabitants",  # on 1 January of the year
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", ForeignKey("municipality.code")),  # None: the whole country
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("cell", String, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

national_target = Table(
    "national_target",  # the task of the whole country in a period
    metadata,
    Column("id", Integer, primary_key=True),
    Column("period", PeriodNumber, nullable=False),
    Column("number", Integer, nullable=False),
    Column("cell", String, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

balance_settlement = Table(
    "balance_settlement",  # which of two statements of one balance is right, and why
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("period", PeriodNumber, nullable=False),  # that begins with the balance
    Column("closing", Integer, nullable=False),
    Column("opening", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    act_column(),
    sqlite_autoincrement=True,
)

own_count = Table(
    "own_count",  # of the municipality itself, of a stand that COA counted too
    metadata,
    Column("id", Integer, primary_key=True),
    municipality_column(),
    Column("period", PeriodNumber, nullable=False),
    Column("reference_date", Date, nullable=False),
    Column("counted", Integer, nullable=False),  # persons
    erasable("reason", Text),
    Column("agree_by", Date, nullable=False),
    Column("agreed_on", Date),
    erasable("outcome", Text),
    act_column(),
    sqlite_autoincrement=True,
)
