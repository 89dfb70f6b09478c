"""Taking an import back: its rows no longer count, the journal keeps both acts."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from toezichtdesk.casework import journal
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.journal import IMPORT, UNDO_IMPORT
from toezichtdesk.store import schema, versions


def undo_import(connection: Connection, by: Signature, act: int) -> int:
    """Take back an import, today's or an old one; return the number of this act.

    Figures, starting rungs and early warnings of the import go. Decisions that were taken since
    stay, and so does an early warning that was closed by a contact: those are the officer's own.

    Raises:
        OfficerCanAct: the act is no import, or it was taken back already.
    """
    line = connection.execute(
        select(schema.journal).where(schema.journal.c.id == act, schema.journal.c.act == IMPORT)
    ).first()
    if line is None:
        raise OfficerCanAct("Deze regel is geen import; alleen een import is terug te draaien.")
    undone = select(schema.journal.c.details).where(schema.journal.c.act == UNDO_IMPORT)
    if any(row.details["undone"] == act for row in connection.execute(undone)):
        raise OfficerCanAct("Deze import is al teruggedraaid.")
    written = journal.write(
        connection,
        by,
        UNDO_IMPORT,
        f"Import van {line.details['file']} teruggedraaid.",
        undone=act,
    )
    closed = select(schema.warning_closure.c.warning)
    figure, decision, warning = schema.figure, schema.decision, schema.early_warning
    is_start = decision.c.kind == DecisionKind.START.value
    still_open = warning.c.id.not_in(closed)
    versions.take_back(connection, figure, figure.c.act == act, written)
    versions.take_back(connection, decision, and_(decision.c.act == act, is_start), written)
    versions.take_back(connection, warning, and_(warning.c.act == act, still_open), written)
    return written
