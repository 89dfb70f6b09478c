"""What an import would bring about: applied in a transaction that is rolled back, and compared.

Nothing is calculated twice: what is shown is the result of the import itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.importing import ImportPlan
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, OverviewRow
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals

_Owed = dict[tuple[str, tuple[object, ...]], NextAction]


@dataclass(frozen=True, slots=True)
class Change:
    """A signal or duty of one municipality that comes with an import, or goes."""

    code: str
    name: str
    action: NextAction
    comes: bool


@dataclass(frozen=True, slots=True)
class Move:
    """The last stand of one municipality before an import and after it; None when there is none."""

    code: str
    name: str
    before: Standing | None
    after: Standing | None


class Stood(Protocol):
    """Anything that gives the last stand of a municipality."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def standing(self) -> Standing | None:
        """Its last stand, if there is one."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an import would bring about.

    proposals: those that would be open for the municipalities of the sheet. changes: the signals
    and duties that would come or go, by name; proposals are not among them. moves: the stands that
    change, by name. caused: the codes of the proposals that come with this import, or change.
    """

    proposals: tuple[ProposalRow, ...]
    changes: tuple[Change, ...]
    moves: tuple[Move, ...] = ()
    caused: frozenset[str] = frozenset()


def consequences(
    connection: Connection, by: Signature, plan: ImportPlan, *, skip_refused: bool = False
) -> Consequences:
    """Carry the plan out and return what came of it.

    connection: one whose changes are not kept (`Database.trying`).

    Raises:
        OfficerCanAct: as `import_sheet.apply`.
    """
    rows_before = overview(connection, by.today)
    open_before = {_identity(row) for row in proposals(connection, by.today)}
    import_sheet.apply(connection, by, plan, skip_refused=skip_refused)
    rows_after = overview(connection, by.today)
    before, after = _owed(rows_before), _owed(rows_after)
    names = {row.code: row.name for row in rows_after}
    changes = [
        Change(key[0], names.get(key[0], key[0]), action, comes)
        for owed, other, comes in ((after, before, True), (before, after, False))
        for key, action in owed.items()
        if key not in other
    ]
    rows = [row for row in proposals(connection, by.today) if row.code in plan.rows.municipalities]
    return Consequences(
        tuple(rows),
        tuple(sorted(changes, key=lambda change: (folded(change.name), not change.comes))),
        tuple(moves({row.code: row.standing for row in rows_before}, rows_after)),
        frozenset(row.code for row in rows if _identity(row) not in open_before),
    )


def _identity(row: ProposalRow) -> tuple[object, ...]:
    """Return what makes a proposal a different one to the officer."""
    return row.code, row.from_rung, row.to_rung, row.assessment.rule, row.is_provisional


def moves(before: Mapping[str, Standing | None], after: Iterable[Stood]) -> Iterator[Move]:
    """Yield the municipalities whose last stand changes, by name.

    before: the last stand by code, without the import. after: all of them with it.
    """
    for stood in sorted(after, key=lambda stood: folded(stood.name)):
        if _figures(before.get(stood.code)) != _figures(stood.standing):
            yield Move(stood.code, stood.name, before.get(stood.code), stood.standing)


def _figures(standing: Standing | None) -> tuple[object, ...]:
    if standing is None:
        return ()
    figures = (standing.target, standing.opening_balance, standing.total_task, standing.realised)
    return standing.period, standing.reference_date, *figures


def _owed(rows: Sequence[OverviewRow]) -> _Owed:
    return {
        (row.code, action.key): action
        for row in rows
        for action in row.actions
        if action.kind is not ActionKind.DECIDE
    }
