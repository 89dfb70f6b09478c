"""Which later acts depend on an act, derived from the tables alone, whatever the acts are.

An act depends on another when it changed a row of it, when a row of it refers to one that undoing
would remove, when its row has the key of one that would return, or when it comes later in a
sequence of the same municipality.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    UniqueConstraint,
    and_,
    exists,
    or_,
    select,
)

from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.record.acts_in_force import TURNS
from toezichtdesk.store import schema
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.versions import same_row, touched

Acts = Sequence[int]


def built_on(connection: Connection, written: Acts, taken_out: Acts) -> tuple[int, ...]:
    """Return the later acts that prevent undoing or redoing others, newest first.

    written: the acts whose rows would be removed. taken_out: the acts whose removed rows would
    return.
    """
    acts: set[int] = set()
    tables = touched(connection, {*written, *taken_out})
    for table in tables:
        acts |= _changed(connection, table, written)
        acts |= _in_the_place(connection, table, written, taken_out)
        acts |= _following(connection, table, written, taken_out)
    for table, parent, refers in _references():
        if parent in tables:
            acts |= _referring(connection, table, parent, refers, written)
    acts |= _swapped_on(connection, written)
    lines = schema.journal
    mine = {*written, *taken_out}
    kinds = connection.execute(
        select(lines.c.id).where(lines.c.id.in_(acts - mine), lines.c.act.not_in(TURNS))
    )
    return tuple(sorted(kinds.scalars(), reverse=True))


def lacking(connection: Connection, undone: int) -> tuple[int, ...]:
    """Return the acts that removed what an undone act depends on, newest first.

    That is the row it changed, or one that its rows refer to.
    """
    acts: set[int] = set()
    tables = touched(connection, (undone,))
    for table in tables:
        acts |= _changed(connection, table, (undone,))
    for table, parent, (column, key) in _references(stayers=True):
        if table in tables and parent.c[key].primary_key:
            before, gone = BEFORE[table.name], BEFORE[parent.name]
            is_in_use = exists().where(parent.c[key] == before.c[column])
            comes = exists().where(gone.c[key] == before.c[column], coming(parent, (undone,)))
            missing = select(before.c[column]).where(coming(table, (undone,)), ~is_in_use, ~comes)
            query = select(gone.c.replaced_by).where(
                gone.c[key].in_(missing), gone.c.restored_by.is_(None)
            )
            acts |= set(connection.execute(query).scalars())
    lines = schema.journal
    of_undo = select(lines.c.id).where(lines.c.id.in_(acts - {undone}), lines.c.act.in_(TURNS))
    return tuple(sorted(connection.execute(of_undo).scalars(), reverse=True))


def put_there(connection: Connection, table: Table, acts: Acts) -> ColumnElement[bool]:
    """Return the condition that a row is in force because of these acts: written or restored."""
    before = BEFORE[table.name].alias()
    brought = and_(before.c.restored_by.in_(acts), before.c.act.not_in(acts))
    written = table.c.act.in_(acts)
    if connection.execute(select(before.c.act).where(brought).limit(1)).first() is None:
        return written  # per row it would read every figure
    same = and_(same_row(table, before, table), before.c.act == table.c.act)
    return or_(written, exists().where(same, brought))


def _goes(connection: Connection, table: Table, acts: Acts) -> ColumnElement[bool]:
    """Return the condition that a row goes for good: nothing replaces it when its act is undone."""
    before = BEFORE[table.name].alias()
    comes_back = exists().where(
        same_row(table, before, table),
        before.c.replaced_by.in_(acts),
        before.c.restored_by.is_(None),
    )
    return and_(put_there(connection, table, acts), ~comes_back)


def coming(table: Table, taken_out: Acts) -> ColumnElement[bool]:
    """Return the condition on the twin that a row returns."""
    before = BEFORE[table.name]
    return and_(before.c.replaced_by.in_(taken_out), before.c.restored_by.is_(None))


def takes_the_place(table: Table) -> ColumnElement[bool]:
    """Return the condition that a row in force has the key of a row of the twin."""
    before = BEFORE[table.name]
    return or_(
        *(and_(*(table.c[name] == before.c[name] for name in names)) for names in _keys(table))
    )


def _changed(connection: Connection, table: Table, written: Acts) -> set[int]:
    """Return the acts that removed what these acts wrote or restored."""
    if table.c.act.primary_key:
        return set()  # such rows are only ever added
    before, earlier = BEFORE[table.name], BEFORE[table.name].alias()
    was_brought = exists().where(
        same_row(table, earlier, before),
        earlier.c.act == before.c.act,
        earlier.c.restored_by.in_(written),
        earlier.c.restored_by <= before.c.replaced_by,
    )
    query = select(before.c.replaced_by).where(
        before.c.restored_by.is_(None), or_(before.c.act.in_(written), was_brought)
    )
    return set(connection.execute(query.distinct()).scalars())


def _in_the_place(connection: Connection, table: Table, written: Acts, taken_out: Acts) -> set[int]:
    before = BEFORE[table.name]
    query = (
        select(table.c.act)
        .select_from(before.join(table, takes_the_place(table)))
        .where(coming(table, taken_out), ~put_there(connection, table, written))
    )
    return set(connection.execute(query.distinct()).scalars())


def _referring(
    connection: Connection, table: Table, parent: Table, refers: tuple[str, str], written: Acts
) -> set[int]:
    column, key = refers
    leaving = (
        connection.execute(select(parent.c[key]).where(_goes(connection, parent, written)))
        .scalars()
        .all()
    )
    if not leaving:
        return set()
    query = select(table.c.act).where(table.c[column].in_(leaving), table.c.act.not_in(written))
    return set(connection.execute(query.distinct()).scalars())


def _references(*, stayers: bool = False) -> Iterator[tuple[Table, Table, tuple[str, str]]]:
    """Yield table, the table it refers to, and the two columns.

    stayers: also where the other row stays as long as it is referred to.
    """
    for table in RECORDS:
        for column in table.c:
            names = [foreign.target_fullname for foreign in column.foreign_keys]
            for name in (*names, *filter(None, [column.info.get("refers_to")])):
                parent, key = name.split(".")
                if parent not in BEFORE:
                    continue
                if stayers or not may_stay(schema.metadata.tables[parent]):
                    yield table, schema.metadata.tables[parent], (column.name, key)


def may_stay(table: Table) -> bool:
    """Return whether a row of the table stays while rows of other acts refer to it."""
    return "derived" in table.info or "holds" in table.info


def _following(connection: Connection, table: Table, written: Acts, taken_out: Acts) -> set[int]:
    """Return the acts that come after these in the sequence of a municipality."""
    if "follows" not in table.info:
        return set()
    before = BEFORE[table.name]
    touched = connection.execute(
        select(table.c.municipality, table.c.act)
        .where(table.c.act.in_(written))
        .union(select(before.c.municipality, before.c.act).where(coming(table, taken_out)))
    ).all()
    if not touched:
        return set()
    pairs = [(municipality, act) for municipality, act in touched]
    return {
        act
        for other in RECORDS
        if "follows" in other.info
        for act in _later(connection, other, pairs)
    }


def _later(connection: Connection, table: Table, touched: Sequence[tuple[str, int]]) -> set[int]:
    after = or_(
        *(
            and_(table.c.municipality == municipality, table.c.act > act)
            for municipality, act in touched
        )
    )
    return set(connection.execute(select(table.c.act).where(after).distinct()).scalars())


def _swapped_on(connection: Connection, written: Acts) -> set[int]:
    """Return the later swaps of a target that one of these swaps had changed."""
    lines = schema.journal
    swaps = [
        (row.id, row.details["period"], set(row.details["codes"]))
        for row in connection.execute(select(lines).where(lines.c.act == Act.SWAP_TARGETS))
    ]
    mine = [swap for swap in swaps if swap[0] in written]
    figure = schema.figure
    return {
        number
        for number, period, codes in swaps
        for own, own_period, own_codes in mine
        if number > own and period == own_period and codes & own_codes
        if connection.execute(
            select(figure.c.act).where(figure.c.municipality.in_(codes), figure.c.act == number)
        ).first()
    }


def _keys(table: Table) -> list[list[str]]:
    """Return the columns of each unique key."""
    keys = [[column.name for column in table.primary_key]]
    keys += [
        [column.name for column in constraint.columns]
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    return keys
