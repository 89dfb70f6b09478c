"""Remembering how a sheet is laid out, so that the next one is read without a question."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, insert, select

from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Layout
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.sheets.layouts import packed, wrong
from toezichtdesk.store import schema, versions


def remember(connection: Connection, by: Signature, layout: Layout) -> int:
    """Remember a layout, in place of the one with the same headings; return the act.

    Raises:
        OfficerCanAct: nothing can be read by it, or its name belongs to other headings.
    """
    problem = wrong(layout)
    if problem is not None:
        raise OfficerCanAct(problem)
    table = schema.layout
    name = layout.name.strip()
    by_signature = {row.signature: row for row in connection.execute(select(table))}
    taken = next((row for row in by_signature.values() if row.name == name), None)
    if taken is not None and taken.signature != layout.signature:
        raise OfficerCanAct(Obstacle.LAYOUT_NAME_TAKEN, name=name)
    before = by_signature.get(layout.signature)
    after = packed(replace(layout, name=name))
    was = before.name if before else name
    what = f"{was} heet voortaan {name}" if was != name else f"{name} gewijzigd"
    act = journal.write(
        connection,
        by,
        Act.REMEMBER_LAYOUT,
        f"Indeling {what if before else f'{name} onthouden'}.",
        before=before.mapping if before else None,
        after=after,
    )
    if before:
        versions.change(connection, table, before.id, act, name=name, mapping=after)
    else:
        connection.execute(
            insert(table).values(name=name, signature=layout.signature, mapping=after, act=act)
        )
    return act


def forget(connection: Connection, by: Signature, signature: str) -> int:
    """Forget the layout with these headings; return the act. Remembering it brings it back.

    Raises:
        OfficerCanAct: there is no such layout.
    """
    table = schema.layout
    row = connection.execute(select(table).where(table.c.signature == signature)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.LAYOUT_GONE)
    act = journal.write(
        connection,
        by,
        Act.FORGET_LAYOUT,
        f"Indeling {row.name} buiten gebruik gesteld.",
        before=row.mapping,
    )
    versions.take_back(connection, table, table.c.id == row.id, act)
    return act
