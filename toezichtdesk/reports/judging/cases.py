"""The cases of the municipalities under supervision on a day, and which municipalities those are.

Assessments are cached; after an act only the municipalities that it touched are judged again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Row, exists, or_, select

from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Bench, Case, bench_for, case_of
from toezichtdesk.reports.judging.histories import histories_now, histories_of
from toezichtdesk.reports.judging.touched_municipalities import touched_since
from toezichtdesk.reports.municipalities import under_supervision
from toezichtdesk.reports.record.decisions import decisions as recorded_decisions
from toezichtdesk.reports.record.decisions import freezes as recorded_freezes
from toezichtdesk.reports.record.mergers import mergers, with_parts
from toezichtdesk.reports.record.terms import tracks
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached, kept

_NO_GROUND = frozenset({schema.early_warning.name})  # a warning follows from a case


def cases(known: AsKnown, *, code: str | None = None) -> tuple[Case, ...]:
    """Return the case of each municipality under supervision, in no particular order.

    code: only this one, also when it is not under supervision yet.
    """
    if code is None and known.last_act is None:
        return cached(
            known.connection,
            "cases",
            (known.today, known.policy),
            lambda: _cases_now(known),
            lambda before, act: _renewed(known, before, act),
            apart_from=_NO_GROUND,
        )
    if known.last_act is None:
        every = kept(known.connection, "cases", (known.today, known.policy))
        here = tuple(one for one in cast("tuple[Case, ...]", every or ()) if one.code == code)
        if here:
            return here
    codes = None if code is None else with_parts(code, mergers(known.connection, known.today))
    bench = bench_for(known, histories_of(known, codes), codes)
    return tuple(case_of(bench, row) for row in _municipalities(bench, code))


def _cases_now(known: AsKnown) -> tuple[Case, ...]:
    bench = bench_for(known, histories_now(known.connection, known.today))
    return tuple(case_of(bench, row) for row in _municipalities(bench, None))


def _renewed(known: AsKnown, before: Sequence[Case], act: int) -> tuple[Case, ...] | None:
    """Return the cases, judging again those that later acts touched; None: judge all."""
    histories = histories_now(known.connection, known.today)
    judged = {case.code for case in before}
    touched = touched_since(known.connection, act, judged, histories.mergers)
    if touched is None:
        return None
    if not touched:
        return tuple(before)
    codes = {part for code in touched for part in with_parts(code, histories.mergers)}
    bench = bench_for(known, histories, codes)
    table = schema.municipality
    rows = known.connection.execute(select(table).where(table.c.code.in_(touched)))
    fresh = {row.code: case_of(bench, row) for row in rows}
    return tuple(fresh.get(case.code, case) for case in before)


def case_known_on(connection: Connection, code: str, day: date) -> Case | None:
    """Return the case on a day by the figures and policy known then; None if there was none.

    Decisions and freezes up to the day count also when they were recorded later.
    """
    then, now = AsKnown.on(connection, day, day), AsKnown(connection, day)
    codes = with_parts(code, mergers(connection, day))
    bench = replace(
        bench_for(then, histories_of(then, codes), codes),
        decisions=recorded_decisions(now, codes),
        freezes=recorded_freezes(now),
        tracks=tracks(now),
    )
    every_case = [case_of(bench, row) for row in _municipalities(bench, code)]
    is_known = every_case and any(stand.realised is not None for stand in every_case[0].stands)
    return every_case[0] if is_known else None


def _municipalities(bench: Bench, code: str | None) -> Sequence[Row[Any]]:
    """Return one municipality, or the officer's; without a list, those with anything on record.

    Successors after a merger are included.
    """
    table, figure = schema.municipality, schema.figure
    if code is not None:
        return bench.known.connection.execute(select(table).where(table.c.code == code)).all()
    mine = under_supervision(bench.known.connection, last_act=bench.known.last_act)
    if mine is not None:
        every = bench.known.connection.execute(select(table)).all()
        return [row for row in every if row.code in mine]
    counted = exists().where(figure.c.municipality == table.c.code)
    if bench.known.last_act is not None:
        counted = counted.where(figure.c.act <= bench.known.last_act)
    listed = (
        table.c.code.in_(select(bench.known.table(other).c.municipality))
        for other in (schema.decision, schema.contact)
    )
    recorded = set(bench.histories.figures)
    otherwise = select(table.c.code).where(
        table.c.code.not_in(recorded), or_(*listed, counted.correlate(table))
    )
    recorded |= set(bench.known.connection.execute(otherwise).scalars())
    rows = bench.known.connection.execute(select(table)).all()
    merged = (merger for of_code in bench.histories.mergers.values() for merger in of_code)
    for merger in sorted(merged, key=lambda merger: merger.on):
        if any(part.code in recorded for part in merger.whole_parts):
            recorded.add(merger.successor)
    return [row for row in rows if row.code in recorded]
