"""Taking an import back, and carrying it out once more; the journal keeps every act."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, literal, select

from toezichtdesk.casework import journal, undo_lists
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.casework.import_sheet import write_aliases
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Alias
from toezichtdesk.intake import recordings
from toezichtdesk.reports.journal import (
    redone_imports,
    undone_imports,
)
from toezichtdesk.store import schema, versions

_WRITTEN = (schema.figure, schema.decision, schema.early_warning)


def undo_import(connection: Connection, by: Signature, act: int) -> int:
    """Take back an import, today's or an old one; return the number of this act.

    Figures, starting rungs, early warnings, learned names and what was recorded from lists go.
    What the officer did since stays, and so does an early warning that was closed by a contact; the
    journal line lists it as `kept`. What the figures that are left warn of, is warned of.

    Raises:
        OfficerCanAct: the act is no import, or it was taken back already.
    """
    line = _import_line(connection, act)
    if act in undone_imports(connection):
        raise OfficerCanAct("Deze import is al teruggedraaid.")
    written = journal.write(
        connection,
        by,
        Act.UNDO_IMPORT,
        f"Import van {line.details['file']} teruggedraaid.",
        undone=act,
        kept=_kept(connection, act),
    )
    undo_lists.take_back(connection, act, written)
    closed = select(schema.warning_closure.c.warning)
    figure, decision, warning = _WRITTEN
    is_start = decision.c.kind == DecisionKind.START.value
    still_open = warning.c.id.not_in(closed)
    versions.take_back(connection, figure, figure.c.act == act, written)
    versions.take_back(connection, decision, and_(decision.c.act == act, is_start), written)
    versions.take_back(connection, warning, and_(warning.c.act == act, still_open), written)
    connection.execute(delete(schema.learned_alias).where(schema.learned_alias.c.act == act))
    open_warnings(connection, by, written)
    return written


def redo_import(connection: Connection, by: Signature, act: int) -> int:
    """Carry out an import that was taken back as it was then; return the number of this act.

    Newer figures on the same key, a rung that was recorded and a warning that is there already
    stand: what they replace is left out.

    Raises:
        OfficerCanAct: the act is no import, was not taken back, was carried out again already, or
            nothing of it is left to bring back.
    """
    line = _import_line(connection, act)
    undone = undone_imports(connection).get(act)
    if undone is None:
        raise OfficerCanAct(
            "Deze import is niet teruggedraaid; er valt niets opnieuw uit te voeren."
        )
    if act in redone_imports(connection):
        raise OfficerCanAct("Deze import is al opnieuw uitgevoerd.")
    aliases = tuple(Alias(**alias) for alias in line.details.get("aliases", ()))
    written = journal.write(
        connection,
        by,
        Act.IMPORT,
        f"Import van {line.details['file']} opnieuw uitgevoerd.",
        file=line.details["file"],
        redone=act,
        aliases=aliases,
        signatures=line.details.get("signatures", ()),
        warnings=line.details.get("warnings", ()),
        warned=line.details.get("warned", ()),
        said=line.details.get("said", ()),
    )
    _keep_file(connection, act, written)
    count = undo_lists.carry_out_again(connection, act, undone, written, by.today)
    count += sum(_bring_back(connection, table, act, undone, written) for table in _WRITTEN)
    if not count:
        raise OfficerCanAct(
            "Wat in deze import stond, is door nieuwere gegevens vervangen. "
            "Er is niets opnieuw uit te voeren."
        )
    write_aliases(connection, aliases, written)
    open_warnings(connection, by, written)
    return written


def _keep_file(connection: Connection, act: int, written: int) -> None:
    file = schema.journal_file
    kept = select(literal(written), file.c.name, file.c.sha256, file.c.size, file.c.content)
    names = ["act", "name", "sha256", "size", "content"]
    connection.execute(insert(file).from_select(names, kept.where(file.c.act == act)))


def _import_line(connection: Connection, act: int) -> Row[Any]:
    table = schema.journal
    line = connection.execute(
        select(table).where(table.c.id == act, table.c.act == Act.IMPORT)
    ).first()
    if line is None:
        raise OfficerCanAct("Deze regel is geen import; alleen een import is terug te draaien.")
    return line


def _kept(connection: Connection, act: int) -> list[dict[str, Any]]:
    """Return what the officer did since with the municipalities of an import."""
    touched = {
        code
        for table in _WRITTEN
        for code in connection.execute(
            select(table.c.municipality).where(table.c.act == act).distinct()
        ).scalars()
    }
    touched |= recordings.municipalities_of(connection, act)
    table = schema.journal
    lines = connection.execute(
        select(table.c.id, table.c.municipality, table.c.summary)
        .where(table.c.id > act, table.c.municipality.is_not(None))
        .where(table.c.act != Act.SEE_PROPOSAL)
        .order_by(table.c.id)
    )
    return [{"act": row.id, "summary": row.summary} for row in lines if row.municipality in touched]


def _bring_back(connection: Connection, table: Any, act: int, undone: int, written: int) -> int:
    """Write the rows of an import that was taken back under a new act; return how many."""
    before = schema.BEFORE[table.name]
    names = [c.name for c in table.c if c.name != "act" and not _is_own_number(c)]
    rows = select(*(before.c[name] for name in names), literal(written)).where(
        before.c.act == act, before.c.replaced_by == undone, ~_is_replaced(table, before, act)
    )
    count = connection.execute(select(func.count()).select_from(rows.subquery())).scalar_one()
    connection.execute(insert(table).from_select([*names, "act"], rows))
    return int(count)


def _is_own_number(column: Any) -> bool:
    return bool(column.primary_key) and column.name == "id"


def _is_replaced(table: Any, before: Any, act: int) -> Any:
    """Return the condition that something else stands where a row stood."""
    same = [table.c.municipality == before.c.municipality]
    if table is schema.figure:
        keys = ("period", "measure", "reference_date")
        same += [*(table.c[key] == before.c[key] for key in keys), table.c.act > act]
    elif table is schema.early_warning:
        same += [table.c[key] == before.c[key] for key in ("period", "cause")]
    return exists().where(*same).correlate(before)
