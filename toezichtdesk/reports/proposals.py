"""The proposals to decide on, now or after an import that is only planned."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.municipality import folded
from toezichtdesk.ladder.history import Counted
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.rows import ProposalRow


def proposals(connection: Connection, today: date) -> tuple[ProposalRow, ...]:
    """Return the open proposals on the day: to be decided first, then the provisional ones."""
    return _rows(cases(connection, today, policy_on(connection, today)))


def expected(connection: Connection, plan: ImportPlan, today: date) -> tuple[ProposalRow, ...]:
    """Return the proposals that would be open for the municipalities of an import, once applied."""
    planned: dict[str, list[Counted]] = defaultdict(list)
    rungs: dict[str, tuple[date, int]] = {}
    for row in plan.rows:
        if row.status is RowStatus.REFUSED or row.period is None or row.reference_date is None:
            continue
        planned[row.municipality].extend(
            Counted(row.period, figure.measure, row.reference_date, figure.value)
            for figure in row.figures
            if row.reference_date <= today
        )
        if row.starting_rung is not None:
            start = (min(row.reference_date, today), row.starting_rung)
            rungs[row.municipality] = max(start, rungs.get(row.municipality, start))
    found = cases(
        connection, today, policy_on(connection, today), planned=planned, starting_rungs=rungs
    )
    return _rows(tuple(case for case in found if case.code in planned))


def row_of(case: Case) -> ProposalRow | None:
    """Return the open proposal of a case, or None."""
    proposal = case.proposal
    if proposal is None or proposal.outcome is None:
        return None
    return ProposalRow(
        code=case.code,
        name=case.name,
        assessment=proposal,
        from_rung=proposal.rung,
        to_rung=proposal.outcome,
        is_provisional=proposal.is_provisional,
        sentences=tuple(wording.sentence(reason) for reason in proposal.reasons),
    )


def _rows(found: tuple[Case, ...]) -> tuple[ProposalRow, ...]:
    rows = [row for case in found if (row := row_of(case)) is not None]
    return tuple(sorted(rows, key=lambda row: (row.is_provisional, folded(row.name))))
