"""The first version: journal, municipalities, figures, and the casework on them.

Types are spelled out, not taken from `store.schema`: a released revision never changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _journal()
    _municipalities()
    _figures()
    _formula()
    _decisions()
    _tracks()
    _proposals()
    _contacts()
    _plans()
    _warnings()
    op.create_table(
        "policy_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("motive", sa.Text, nullable=False),
        sa.Column("parameters", sa.JSON, nullable=False),
        _act(),
    )
    op.create_table(
        "draft",
        sa.Column("form", sa.String, primary_key=True),
        _municipality(is_key=True),
        sa.Column("fields", sa.JSON, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _act() -> sa.Column[Any]:
    return sa.Column("act", sa.Integer, sa.ForeignKey("journal.id"), nullable=False)


def _municipality(*, is_key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        "municipality",
        sa.String,
        sa.ForeignKey("municipality.code"),
        nullable=False,
        primary_key=is_key,
    )


def _replaced_by() -> sa.Column[Any]:
    return sa.Column("replaced_by", sa.Integer, sa.ForeignKey("journal.id"), nullable=False)


def _with_before(
    name: str, columns: Callable[[], list[sa.Column[Any]]], *, counts_on: bool = False
) -> None:
    """Make a table whose rows may change, and the twin that keeps what they held.

    counts_on: a number is never used again.
    """
    op.create_table(
        name,
        sa.Column("id", sa.Integer, primary_key=True),
        *columns(),
        _act(),
        sqlite_autoincrement=counts_on,
    )
    op.create_table(
        f"{name}_before",
        sa.Column("id", sa.Integer, nullable=False),
        *columns(),
        _act(),
        _replaced_by(),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("moment", sa.String, nullable=False),
        sa.Column("officer", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("municipality", sa.String),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_file",
        sa.Column("act", sa.Integer, sa.ForeignKey("journal.id"), primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary),
    )


def _municipalities() -> None:
    op.create_table(
        "municipality",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("province", sa.String, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.Column("successors", sa.String, nullable=False),
        sa.Column("aliases", sa.Text, nullable=False),
    )
    op.create_table("followed", _municipality(is_key=True), _act())
    op.create_table(
        "learned_alias",
        sa.Column("folded", sa.String, primary_key=True),
        sa.Column("alias", sa.String, nullable=False),
        _municipality(),
        _act(),
    )
    op.create_table(
        "layout",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("signature", sa.Text, nullable=False, unique=True),
        sa.Column("mapping", sa.JSON, nullable=False),
        _act(),
    )


def _figures() -> None:
    op.create_table("figure", *_figure_columns(), sqlite_with_rowid=False)
    op.create_table("figure_before", *_figure_columns(), _replaced_by(), sqlite_with_rowid=False)


def _figure_columns() -> list[sa.Column[Any]]:
    return [
        _municipality(is_key=True),
        sa.Column("period", sa.Integer, primary_key=True),
        sa.Column("measure", sa.SmallInteger, primary_key=True),
        sa.Column("reference_date", sa.Integer, primary_key=True),
        sa.Column("act", sa.Integer, sa.ForeignKey("journal.id"), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("cell", sa.String, nullable=False),
    ]


def _formula() -> None:
    """Make the tables of what the legal formula of a target reckons with."""
    _with_before(
        "inhabitants",
        lambda: [
            sa.Column("municipality", sa.String, sa.ForeignKey("municipality.code")),
            sa.Column("year", sa.Integer, nullable=False),
            sa.Column("number", sa.Integer, nullable=False),
            sa.Column("cell", sa.String, nullable=False),
        ],
    )
    _with_before(
        "national_target",
        lambda: [
            sa.Column("period", sa.Integer, nullable=False),
            sa.Column("number", sa.Integer, nullable=False),
            sa.Column("cell", sa.String, nullable=False),
        ],
    )


def _decisions() -> None:
    _with_before(
        "decision",
        lambda: [
            _municipality(),
            sa.Column("kind", sa.String, nullable=False),
            sa.Column("from_rung", sa.SmallInteger, nullable=False),
            sa.Column("rung", sa.SmallInteger, nullable=False),
            sa.Column("decided_on", sa.Date, nullable=False),
            sa.Column("motive", sa.Text, nullable=False),
            sa.Column("reference", sa.String, nullable=False),
            sa.Column("rule", sa.String, nullable=False),
            sa.Column("policy", sa.String, nullable=False),
            sa.Column("reasons", sa.JSON, nullable=False),
            sa.Column("basis_period", sa.Integer),
            sa.Column("basis_reference_date", sa.Date),
            sa.Column("basis_target", sa.Integer),
            sa.Column("basis_opening_balance", sa.Integer),
            sa.Column("basis_total_task", sa.Integer),
            sa.Column("basis_realised", sa.Integer),
        ],
    )
    _with_before(
        "freeze",
        lambda: [
            _municipality(),
            sa.Column("since", sa.Date, nullable=False),
            sa.Column("until", sa.Date, nullable=False),
            sa.Column("ground", sa.String, nullable=False),
            sa.Column("reason", sa.Text, nullable=False),
        ],
    )


def _tracks() -> None:
    op.create_table(
        "term_event",
        sa.Column("id", sa.Integer, primary_key=True),
        _municipality(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("reference", sa.String, nullable=False),
        _act(),
    )
    _with_before(
        "file_item",
        lambda: [
            _municipality(),
            sa.Column("kind", sa.String, nullable=False),
            sa.Column("dated_on", sa.Date, nullable=False),
            sa.Column("reference", sa.String, nullable=False),
            sa.Column("note", sa.Text, nullable=False),
            sa.Column("due_on", sa.Date),
            sa.Column("withdrawn", sa.Boolean, nullable=False),
        ],
    )


def _proposals() -> None:
    op.create_table(
        "proposal_view",
        sa.Column("id", sa.Integer, primary_key=True),
        _municipality(),
        sa.Column("seen_on", sa.Date, nullable=False),
        sa.Column("postponed_until", sa.Date),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("rung", sa.SmallInteger, nullable=False),
        sa.Column("outcome", sa.SmallInteger, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("basis_period", sa.Integer, nullable=False),
        sa.Column("basis_reference_date", sa.Date, nullable=False),
        sa.Column("basis_target", sa.Integer),
        sa.Column("basis_opening_balance", sa.Integer),
        sa.Column("basis_total_task", sa.Integer),
        sa.Column("basis_realised", sa.Integer),
        _act(),
    )


def _contacts() -> None:
    _with_before(
        "contact",
        lambda: [
            _municipality(),
            sa.Column("held_on", sa.Date, nullable=False),
            sa.Column("kind", sa.String, nullable=False),
            sa.Column("summary", sa.Text, nullable=False),
            sa.Column("counterpart", sa.String, nullable=False),
            sa.Column("counts", sa.Boolean),
            sa.Column("follow_up", sa.Text, nullable=False),
            sa.Column("follow_up_on", sa.Date),
            sa.Column("withdrawn", sa.Boolean, nullable=False),
        ],
    )
    _with_before(
        "agreement",
        lambda: [
            _municipality(),
            sa.Column("party", sa.String, nullable=False),
            sa.Column("text", sa.Text, nullable=False),
            sa.Column("made_on", sa.Date, nullable=False),
            sa.Column("due_on", sa.Date),
            sa.Column("done_on", sa.Date),
        ],
    )


def _plans() -> None:
    _with_before(
        "improvement_plan",
        lambda: [
            _municipality(),
            sa.Column("requested_on", sa.Date),
            sa.Column("due_on", sa.Date),
            sa.Column("received_on", sa.Date),
            sa.Column("judged_on", sa.Date),
            sa.Column("judgement", sa.String, nullable=False),
            sa.Column("judgement_note", sa.Text, nullable=False),
            sa.Column("adopted_on", sa.Date),
        ],
        counts_on=True,
    )
    op.create_table(
        "plan_measure",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "plan", sa.Integer, sa.ForeignKey("improvement_plan.id"), nullable=False, index=True
        ),
        *_measure_columns(),
        _act(),
    )
    op.create_table(
        "plan_measure_before",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan", sa.Integer, nullable=False),
        *_measure_columns(),
        _act(),
        _replaced_by(),
    )


def _measure_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("horizon", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("expected_places", sa.Integer),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("actual_places", sa.Integer),
    ]


def _warnings() -> None:
    _with_before(
        "early_warning",
        lambda: [
            _municipality(),
            sa.Column("period", sa.Integer, nullable=False),
            sa.Column("cause", sa.String, nullable=False),
            sa.Column("opened_on", sa.Date, nullable=False),
            sa.Column("grounds", sa.Text, nullable=False),
        ],
    )
    op.create_table(
        "warning_closure",
        sa.Column("warning", sa.Integer, sa.ForeignKey("early_warning.id"), primary_key=True),
        sa.Column("closed_on", sa.Date, nullable=False),
        sa.Column("contact", sa.Integer, sa.ForeignKey("contact.id")),
        sa.Column("reason", sa.Text, nullable=False),
        _act(),
    )
    op.create_table(
        "warning_closure_before",
        sa.Column("warning", sa.Integer, nullable=False),
        sa.Column("closed_on", sa.Date, nullable=False),
        sa.Column("contact", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        _act(),
        _replaced_by(),
    )
