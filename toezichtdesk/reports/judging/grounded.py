"""Checks whether every stored decision still follows from its stored figures and policy version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.refusals import problem
from toezichtdesk.ladder.ground import follows
from toezichtdesk.reports.policies import versions
from toezichtdesk.reports.record.decisions import decision_of
from toezichtdesk.store import schema
from toezichtdesk.store.chain import Broken

_TABLE = schema.decision.name


def ungrounded(connection: Connection) -> tuple[Broken, ...]:
    """Return the decisions in force whose ground does not follow from their stored figures.

    Starting rungs come from a sheet and have no ground. Run it only on a record that is intact: a
    row changed outside the program may not even be readable.
    """
    return tuple(_ungrounded(connection))


def _ungrounded(connection: Connection) -> Iterator[Broken]:
    policies = {each.policy.name: each.policy for each in versions(connection)}
    references = _references(connection)
    table = schema.decision
    query = select(table).where(table.c.kind != DecisionKind.START.value).order_by(table.c.id)
    for row in connection.execute(query):
        taken = decision_of(row)
        of = {
            "day": taken.decided_on,
            "municipality": taken.municipality,
            "before": taken.from_rung,
            "rung": taken.rung,
        }
        policy = policies.get(taken.policy)
        if not isinstance(policy, Policy):
            missing = problem(Flaw.POLICY_MISSING, policy=taken.policy, **of)
            yield Broken(_TABLE, taken.act, missing)
        elif not follows(taken, references[taken.municipality], policy):
            yield Broken(_TABLE, taken.act, problem(Flaw.GROUND_DIFFERS, **of))


def _references(connection: Connection) -> dict[str, set[int | None]]:
    """Return the backlogs under the decisions of each municipality, undone or not."""
    by_table: dict[str, set[int | None]] = defaultdict(set)
    for table in (schema.decision, schema.BEFORE[_TABLE]):
        for row in connection.execute(select(table)):
            basis = decision_of(row).basis
            by_table[row.municipality].add(None if basis is None else basis.backlog_to_date)
    return by_table
