"""What an officer typed in a form and did not record yet, so that a crash does not take it.

A draft is not an act: it has no journal line, no report reads it, and undo leaves it alone. It is
deleted together with the act it was typed for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from toezichtdesk.domain.casefile import Signature
from toezichtdesk.store import schema

T = TypeVar("T")


def drafts_of(connection: Connection, form: str) -> dict[str, dict[str, Any]]:
    """Return per subject the fields of the draft of this form."""
    table = schema.draft
    rows = connection.execute(select(table).where(table.c.form == form))
    return {row.subject: row.fields for row in rows}


def all_drafts(connection: Connection) -> dict[tuple[str, str], dict[str, object]]:
    """Return the fields of every draft, by form and subject."""
    rows = connection.execute(select(schema.draft))
    return {(row.form, row.subject): row.fields for row in rows}


def keep(connection: Connection, form: str, subject: str, fields: Mapping[str, object]) -> None:
    """Keep the fields of a form, in place of what was kept before.

    fields: plain values that JSON can hold.
    """
    drop(connection, form, subject)
    connection.execute(insert(schema.draft).values(form=form, subject=subject, fields=dict(fields)))


def drop(connection: Connection, form: str, subject: str) -> None:
    """Forget the draft, if there is one."""
    connection.execute(delete(schema.draft).where(_is_of(form, subject)))


def finish(
    connection: Connection,
    by: Signature,
    form: str,
    subject: str,
    act: Callable[..., T],
    *args: object,
) -> T:
    """Perform the act that a draft was for and forget the draft, both or neither.

    Raises:
        OfficerCanAct: as the act; the draft then stays.
    """
    result = act(connection, by, *args)
    drop(connection, form, subject)
    return result


def _is_of(form: str, subject: str) -> ColumnElement[bool]:
    return and_(schema.draft.c.form == form, schema.draft.c.subject == subject)
