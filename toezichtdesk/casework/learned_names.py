"""Names that the officer explained at an import; one that is forgotten is asked about again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.store import schema, versions


def forget_name(connection: Connection, by: Signature, name: str) -> int:
    """Forget what a name means; return the act. What was imported by it stays.

    Raises:
        OfficerCanAct: the name was never explained, or is forgotten already.
    """
    table = schema.learned_alias
    row = connection.execute(select(table).where(table.c.alias == name)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.NAME_NOT_EXPLAINED)
    act = journal.write(
        connection,
        by,
        Act.FORGET_NAME,
        f"Verklaarde naam „{row.alias}” vergeten; de volgende import vraagt ernaar.",
        name=row.alias,
        meant=row.municipality,
    )
    versions.take_back(connection, table, table.c.folded == row.folded, act)
    return act
