"""What an import would bring about: applied in a transaction that is rolled back, and compared.

There is no second calculation: what is shown is the result of the import itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.importing import ImportPlan
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers import ActionKind, NextAction, ProposalRow
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.proposals import proposals

_Owed = dict[tuple[str, tuple[object, ...]], NextAction]


@dataclass(frozen=True, slots=True)
class Change:
    """A signal or duty of one municipality that comes with an import, or goes."""

    code: str
    name: str
    action: NextAction
    comes: bool


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an import would bring about.

    proposals: those that would be open for the municipalities of the sheet. changes: the signals
    and duties that would come or go, by name; proposals are not among them.
    """

    proposals: tuple[ProposalRow, ...]
    changes: tuple[Change, ...]


def consequences(
    connection: Connection, by: Signature, plan: ImportPlan, *, skip_refused: bool = False
) -> Consequences:
    """Carry the plan out and return what came of it.

    connection: one whose changes are not kept (`Database.trying`).

    Raises:
        OfficerCanAct: as `import_sheet.apply`.
    """
    before = _owed(connection, by.today)
    import_sheet.apply(connection, by, plan, skip_refused=skip_refused)
    after = _owed(connection, by.today)
    names = {row.code: row.name for row in overview(connection, by.today)}
    changes = [
        Change(key[0], names.get(key[0], key[0]), action, comes)
        for owed, other, comes in ((after, before, True), (before, after, False))
        for key, action in owed.items()
        if key not in other
    ]
    return Consequences(
        tuple(
            row for row in proposals(connection, by.today) if row.code in plan.rows.municipalities
        ),
        tuple(sorted(changes, key=lambda change: (folded(change.name), not change.comes))),
    )


def _owed(connection: Connection, today: date) -> _Owed:
    return {
        (row.code, action.key): action
        for row in overview(connection, today)
        for action in row.actions
        if action.kind is not ActionKind.DECIDE
    }
