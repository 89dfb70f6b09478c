"""The case of each municipality on a day: rung, stands, judgement, and whether that is decided.

Proposals are computed here from figures and decisions, never stored: after a correction or an
undone import there is nothing to invalidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select

from toezichtdesk.domain.assessment import Assessment, Freeze
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG, Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted, last_stands
from toezichtdesk.reports.figures import newest_figures
from toezichtdesk.store import schema

PERIODS_SHOWN = 10  # half-years of history that the overview draws and the rules look back on


@dataclass(frozen=True, slots=True)
class Case:
    """One municipality on a day, judged.

    stands: the last stand of each period, oldest first. decisions: oldest first, up to the day.
    assessment: of the newest period with realised figures.
    proposal: the assessment to decide on: another rung follows, and no decision was taken on its
    figures yet. While the end of a period on rungs 1-3 is undecided, it goes before the
    provisional outcome of the period that has begun.
    """

    code: str
    name: str
    province: str
    aliases: tuple[str, ...]
    rung: int
    rung_since: date | None
    decisions: tuple[Decision, ...]
    stands: tuple[Standing, ...]
    freeze: Freeze | None
    assessment: Assessment
    proposal: Assessment | None


def cases(
    connection: Connection,
    today: date,
    policy: Policy,
    *,
    code: str | None = None,
    periods: int = PERIODS_SHOWN,
    planned: Mapping[str, Sequence[Counted]] | None = None,
    starting_rungs: Mapping[str, tuple[date, int]] | None = None,
) -> tuple[Case, ...]:
    """Return the case of each municipality under supervision, in no particular order.

    code: only this one, also when it is not under supervision yet.
    planned, starting_rungs: figures, and rungs with their day, of an import that is not applied
    yet; they are judged as if they stood in the store.
    """
    planned, starting_rungs = planned or {}, starting_rungs or {}
    figures = newest_figures(connection, today, periods, code=code)
    decisions = _decisions(connection, today, code)
    freezes = _freezes(connection, today)
    found = []
    for row in _municipalities(connection, code, list(planned)):
        counted = [*figures.get(row.code, ()), *planned.get(row.code, ())]
        stands = last_stands(_newest_on_each_key(counted))
        taken = decisions.get(row.code, ())
        if not taken and row.code in starting_rungs:
            taken = (_start(row.code, *starting_rungs[row.code]),)
        rung = taken[-1].rung if taken else LOWEST_RUNG
        freeze = freezes.get(row.code)
        assessments = _assessments(rung, stands, policy, freeze)
        found.append(
            Case(
                code=row.code,
                name=row.name,
                province=row.province,
                aliases=tuple(filter(None, row.aliases.split(";"))),
                rung=rung,
                rung_since=_since(taken),
                decisions=taken,
                stands=stands,
                freeze=freeze,
                assessment=assessments[-1],
                proposal=next(
                    (a for a in assessments if a.moves and not _is_decided(a, taken)), None
                ),
            )
        )
    return tuple(found)


def _newest_on_each_key(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures with the later of two on one key: a planned one replaces a stored one."""
    return list({(c.period, c.measure, c.reference_date): c for c in figures}.values())


def _assessments(
    rung: int, stands: tuple[Standing, ...], policy: Policy, freeze: Freeze | None
) -> tuple[Assessment, ...]:
    """Return the assessment of the newest figures, with that of the period end before it first."""
    counted = [index for index, stand in enumerate(stands) if stand.realised is not None]
    if not counted:
        return (assess(rung, stands[-1] if stands else None, (), policy, freeze),)
    newest = counted[-1]
    judged = [newest]
    if rung < FIRST_ACCELERATED_RUNG and not stands[newest].is_final and len(counted) > 1:
        before = counted[-2]
        if stands[before].is_final and stands[before].period == stands[newest].period.previous:
            judged.insert(0, before)
    return tuple(assess(rung, stands[i], stands[:i], policy, freeze) for i in judged)


def _start(code: str, day: date, rung: int) -> Decision:
    start = DecisionKind.START
    return Decision(0, code, start, LOWEST_RUNG, rung, day, "", "", "", "", (), None)


def _since(decisions: Sequence[Decision]) -> date | None:
    """Return the day on which the present rung was reached: staying on it changes nothing."""
    since = None
    for before, decision in zip((None, *decisions), decisions, strict=False):
        if before is None or before.rung != decision.rung:
            since = decision.decided_on
    return since


def _is_decided(judged: Assessment, decisions: Sequence[Decision]) -> bool:
    """Return whether a decision was already taken on these figures.

    On rungs 1-3 the end of a period is judged once; on rungs 4-6 every new figure is.
    """
    stand = judged.standing
    if stand is None:
        return False
    for decision in decisions:
        basis = decision.basis
        if decision.kind is DecisionKind.START and decision.decided_on > stand.reference_date:
            return True  # the rung of a later sheet already counts with these figures
        if basis is None or basis.period < stand.period:
            continue
        if basis.period > stand.period or basis.reference_date >= stand.reference_date:
            return True
        if basis.is_final and judged.rung < FIRST_ACCELERATED_RUNG:
            return True
    return False


def _municipalities(
    connection: Connection, code: str | None, planned: Sequence[str]
) -> Sequence[Row[Any]]:
    table = schema.municipality
    query = select(table)
    if code is not None:
        return connection.execute(query.where(table.c.code == code)).all()
    recorded = (
        exists().where(other.c.municipality == table.c.code).correlate(table)
        for other in (schema.followed, schema.figure, schema.decision, schema.contact)
    )
    return connection.execute(query.where(or_(*recorded, table.c.code.in_(planned)))).all()


def _decisions(
    connection: Connection, today: date, code: str | None
) -> dict[str, tuple[Decision, ...]]:
    table = schema.decision
    query = (
        select(table).where(table.c.decided_on <= today).order_by(table.c.decided_on, table.c.id)
    )
    if code is not None:
        query = query.where(table.c.municipality == code)
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.municipality].append(_decision(row))
    return {municipality: tuple(taken) for municipality, taken in found.items()}


def _decision(row: Row[Any]) -> Decision:
    basis = None
    if row.basis_period is not None:
        basis = Standing(
            row.basis_period,
            row.basis_reference_date,
            row.basis_target,
            row.basis_opening_balance,
            row.basis_total_task,
            row.basis_realised,
        )
    return Decision(
        id=row.id,
        municipality=row.municipality,
        kind=DecisionKind(row.kind),
        from_rung=row.from_rung,
        rung=row.rung,
        decided_on=row.decided_on,
        motive=row.motive,
        reference=row.reference,
        rule=row.rule,
        policy=row.policy,
        reasons=tuple(row.reasons),
        basis=basis,
    )


def _freezes(connection: Connection, today: date) -> dict[str, Freeze]:
    table = schema.freeze
    rows = connection.execute(
        select(table).where(table.c.since <= today, table.c.until >= today).order_by(table.c.id)
    )
    return {row.municipality: Freeze(row.since, row.until, row.ground, row.reason) for row in rows}
