"""The tables. Every row names the act (journal line) that wrote it, so an act can be taken back.

Each table with a column `act` has a twin in `BEFORE`, made from it: when a row is changed or taken
out, what it held moves there, so that it can come back and every earlier moment can be seen again
(`store.versions`). A new table joins by having the column; `OUTSIDE` says which tables do not, and
why. Numbers of rows are never used twice: a stale form must not find another row under its number.

Figures are only ever added: a correction is a newer row on the same key. The figure table is
clustered on its key and holds dates and periods as whole numbers, which makes it a quarter of the
size and its look-ups a thousand times faster at millions of daily figures. It alone has no index on
the act, which would double it. Only portable column types: a team's PostgreSQL must stay possible.

Each act is sealed by a hash over its line and its rows (`store.sealing`).

What a table or column says about itself, in `info`, for undo:
`derived`: the rows follow from others and are reckoned anew; nothing is built on them. The columns
named tell one from another.
`holds`: a row stays while rows of others are in it, with these values instead of its own.
`follows`: of a municipality these rows follow on each other; the last one goes first.
`erasable`: text about a person that may have to go one day; it is sealed apart, with a salt.
`refers_to`: the column names a row of that table and column by its words, without a foreign key.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
)

from toezichtdesk.store.column_types import DayNumber, MeasureNumber, PeriodNumber

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _act() -> Column[int]:
    return Column("act", ForeignKey("journal.id"), nullable=False, index=True)


def _erasable(name: str, type_: type[String]) -> Column[str]:
    return Column(name, type_, nullable=False, info={"erasable": True})


def _municipality(*, is_key: bool = False) -> Column[str]:
    return Column(
        "municipality", ForeignKey("municipality.code"), nullable=False, primary_key=is_key
    )


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
    _act(),
)

followed = Table(
    "followed",
    metadata,
    _municipality(is_key=True),
    _act(),
)

learned_alias = Table(
    "learned_alias",
    metadata,
    Column("folded", String, primary_key=True),
    Column("alias", String, nullable=False),
    _municipality(),
    _act(),
)

layout = Table(
    "layout",  # what the officer said of the columns of a sheet
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("signature", Text, nullable=False, unique=True),
    Column("mapping", JSON, nullable=False),
    _act(),
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
    _act(),
    sqlite_autoincrement=True,
)

national_target = Table(
    "national_target",  # the task of the whole country in a period
    metadata,
    Column("id", Integer, primary_key=True),
    Column("period", PeriodNumber, nullable=False),
    Column("number", Integer, nullable=False),
    Column("cell", String, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("kind", String, nullable=False),
    Column("from_rung", SmallInteger, nullable=False),
    Column("rung", SmallInteger, nullable=False),
    Column("decided_on", Date, nullable=False),
    _erasable("motive", Text),
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
    _act(),
    Column("since", Date),  # of a starting rung: the day that its sheet gives; None is unknown
    info={"follows": True},
    sqlite_autoincrement=True,
)

balance_settlement = Table(
    "balance_settlement",  # which of two statements of one balance is right, and why
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("period", PeriodNumber, nullable=False),  # that begins with the balance
    Column("closing", Integer, nullable=False),
    Column("opening", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

freeze = Table(
    "freeze",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("ground", String, nullable=False),
    _erasable("reason", Text),
    _act(),
    sqlite_autoincrement=True,
)

term_event = Table(
    "term_event",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("kind", String, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("days", Integer, nullable=False),  # by which the clock is extended
    _erasable("reason", Text),
    Column("reference", String, nullable=False),
    _act(),
    info={"follows": True},
    sqlite_autoincrement=True,
)

file_item = Table(
    "file_item",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("kind", String, nullable=False),
    Column("dated_on", Date, nullable=False),
    Column("reference", String, nullable=False),
    _erasable("note", Text),
    Column("due_on", Date),
    Column("withdrawn", Boolean, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

proposal_view = Table(
    "proposal_view",  # what the officer saw of a proposal, and until when it was put off
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("seen_on", Date, nullable=False),
    Column("postponed_until", Date),
    _erasable("reason", Text),
    Column("rung", SmallInteger, nullable=False),
    Column("outcome", SmallInteger, nullable=False),
    Column("rule", String, nullable=False),
    Column("basis_period", PeriodNumber, nullable=False),
    Column("basis_reference_date", Date, nullable=False),
    Column("basis_target", Integer),
    Column("basis_opening_balance", Integer),
    Column("basis_total_task", Integer),
    Column("basis_realised", Integer),
    _act(),
    sqlite_autoincrement=True,
)

put_off = Table(
    "put_off",  # work that the officer put off until a day, or set aside
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("work", Text, nullable=False),  # what tells it from other work: `NextAction.key` in JSON
    Column("until", Date),  # None: set aside
    _erasable("reason", Text),
    _act(),
    sqlite_autoincrement=True,
)

contact = Table(
    "contact",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("held_on", Date, nullable=False),
    Column("kind", String, nullable=False),
    _erasable("summary", Text),
    _erasable("counterpart", String),
    Column("counts", Boolean),
    _erasable("follow_up", Text),
    Column("follow_up_on", Date),
    Column("withdrawn", Boolean, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("party", String, nullable=False),
    _erasable("text", Text),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date),
    Column("done_on", Date),
    _act(),
    sqlite_autoincrement=True,
)

_PLAN_DAYS = ("requested_on", "due_on", "received_on", "judged_on", "adopted_on")
improvement_plan = Table(
    "improvement_plan",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("requested_on", Date),
    Column("due_on", Date),
    Column("received_on", Date),
    Column("judged_on", Date),
    Column("judgement", String, nullable=False),
    _erasable("judgement_note", Text),
    Column("adopted_on", Date),
    _act(),
    info={"holds": {**dict.fromkeys(_PLAN_DAYS), "judgement": "", "judgement_note": ""}},
    sqlite_autoincrement=True,
)

plan_measure = Table(
    "plan_measure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", ForeignKey("improvement_plan.id"), nullable=False, index=True),
    _erasable("description", Text),
    Column("horizon", String, nullable=False),
    _erasable("owner", String),
    Column("due_on", Date),
    Column("expected_places", Integer),
    Column("status", String, nullable=False),
    Column("actual_places", Integer),
    _erasable("reason", Text),  # why it is late or dropped
    _act(),
    sqlite_autoincrement=True,
)

knowledge_item = Table(
    "knowledge_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("held_on", Date, nullable=False),
    _erasable("title", Text),
    Column("level", String),
    Column("parties", JSON, nullable=False),
    Column("municipalities", JSON, nullable=False),  # codes
    _erasable("problem", Text),
    _erasable("approach", Text),
    _erasable("conditions", Text),
    _erasable("contact", Text),
    _erasable("outcome", Text),
    Column("tags", JSON, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

practice_sharing = Table(
    "practice_sharing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", ForeignKey("knowledge_item.id"), nullable=False, index=True),
    _municipality(),
    Column("shared_on", Date, nullable=False),
    _act(),
    sqlite_autoincrement=True,
)

early_warning = Table(
    "early_warning",
    metadata,
    Column("id", Integer, primary_key=True),
    _municipality(),
    Column("period", PeriodNumber, nullable=False),
    Column("cause", String, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("grounds", Text, nullable=False),  # the figures that opened it, as a Dutch sentence
    _act(),
    info={"derived": ("municipality", "period", "cause")},
    sqlite_autoincrement=True,
)

warning_closure = Table(
    "warning_closure",
    metadata,
    Column("warning", ForeignKey("early_warning.id"), primary_key=True),
    Column("closed_on", Date, nullable=False),
    Column("contact", ForeignKey("contact.id")),
    _erasable("reason", Text),
    _act(),
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
    _act(),
    sqlite_autoincrement=True,
)

draft = Table(
    "draft",  # typed in a form and not recorded yet: no act wrote it, no report reads it
    metadata,
    Column("form", String, primary_key=True),
    _municipality(is_key=True),
    Column("fields", JSON, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
    _act(),
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
    "erased",  # of a row whose texts went, their hash; of its neighbours in the act, their salt
    metadata,
    Column("id", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("row_key", String, nullable=False),
    Column("row_act", ForeignKey("journal.id"), nullable=False, index=True),
    Column("salt", String(64)),
    Column("hash", String(64)),
    _act(),
    sqlite_autoincrement=True,
)

OUTSIDE = {
    "seal": "the hash of each line; it never changes, but for a salt that goes",
    "erased": "what was erased does not come back",
    "journal": "the acts themselves: a line is never changed or taken back",
    "journal_file": "the file of an import stays with its line",
    "draft": "typed and not recorded yet: no act wrote it, no report reads it",
}
_NEVER_TAKEN_BACK = ("journal.id", "municipality.code")


def _before(table: Table) -> Table:
    """Return the twin that keeps what a row held until the act `replaced_by`.

    restored_by: the act that put the row back where it was; None while it is out. A row that went
    out more than once has a line here for each time.
    What it names may be taken back itself: only references to rows that always stay are kept.
    """
    own_key = [column.name for column in table.primary_key]
    key = [*own_key, *([] if "act" in own_key else ["act"]), "replaced_by"]
    columns = [
        Column(
            column.name,
            column.type,
            *(
                ForeignKey(foreign.target_fullname)
                for foreign in column.foreign_keys
                if foreign.target_fullname in _NEVER_TAKEN_BACK
            ),
            nullable=column.nullable,
            autoincrement=False,
        )
        for column in table.c
    ]
    return Table(
        f"{table.name}_before",
        metadata,
        *columns,
        Column(
            "replaced_by",
            ForeignKey("journal.id"),
            nullable=False,
            autoincrement=False,
            index=table.c.act.index,
        ),
        Column("restored_by", ForeignKey("journal.id")),
        PrimaryKeyConstraint(*key),
        sqlite_with_rowid=False,
    )


BEFORE = {
    table.name: _before(table)
    for table in metadata.sorted_tables
    if "act" in table.c and table.name not in OUTSIDE
}
RECORDS = tuple(table for table in metadata.sorted_tables if table.name in BEFORE)
