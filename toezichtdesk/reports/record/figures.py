"""Reads recorded figures from the store: the newest value of each key, using only indexes.

A window function over 2.5 million daily figures takes seconds; a look-up of the newest date on the
clustered key per municipality, period and measure takes milliseconds (measured).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    TextClause,
    bindparam,
    case,
    func,
    select,
    text,
    union_all,
)

from toezichtdesk.domain.figures import Measure, Origin, Standing
from toezichtdesk.domain.period import FIRST_YEAR, Period
from toezichtdesk.ladder.history import Counted
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import versions
from toezichtdesk.store.schema import BEFORE, figure, journal, journal_file
from toezichtdesk.store.versions import moved_since

# The realised figure of the newest date; of the other measures the value in force on that date: the
# last one up to it, or else the first one after it. Of the target also the newest one, and the one
# in force when the total task was published: a task says nothing about a later target.
_NEWEST_SQL = """
    WITH RECURSIVE walk(municipality, period) AS (
        SELECT m.code, (SELECT max(period) FROM figure
            WHERE municipality = m.code AND period <= :last {known})
        FROM municipality m WHERE :one IS NULL OR m.code = :one
        UNION ALL
        SELECT w.municipality, (SELECT max(period) FROM figure
            WHERE municipality = w.municipality AND period < w.period {known})
        FROM walk w WHERE w.period > :first
    ),
    bound AS MATERIALIZED (
        SELECT w.municipality AS municipality, w.period AS period,
            (SELECT max(reference_date) FROM figure WHERE municipality = w.municipality
                AND period = w.period {known}
                AND measure = :realised AND reference_date <= :today) AS counted
        FROM walk w WHERE w.period >= :first
    ),
    in_force AS MATERIALIZED (
        SELECT b.municipality, b.period, k.measure,
            CASE WHEN k.measure = :realised THEN b.counted ELSE coalesce(
                (SELECT max(reference_date) FROM figure WHERE municipality = b.municipality
                    AND period = b.period {known} AND measure = k.measure
                    AND reference_date <= coalesce(b.counted, :today)),
                (SELECT min(reference_date) FROM figure WHERE municipality = b.municipality
                    AND period = b.period {known} AND measure = k.measure))
            END AS reference_date
        FROM bound b CROSS JOIN (SELECT :target AS measure UNION ALL SELECT :opening_balance
            UNION ALL SELECT :total_task UNION ALL SELECT :realised) k
    ),
    key AS (
        SELECT municipality, period, measure, reference_date FROM in_force
        UNION ALL
        SELECT b.municipality, b.period, :target, (SELECT max(reference_date) FROM figure
            WHERE municipality = b.municipality AND period = b.period {known}
            AND measure = :target AND reference_date > b.counted AND reference_date <= :today)
        FROM bound b
        WHERE b.counted IS NOT NULL
        UNION ALL
        SELECT t.municipality, t.period, :target, coalesce(
            (SELECT max(reference_date) FROM figure WHERE municipality = t.municipality
                AND period = t.period {known} AND measure = :target
                AND reference_date <= t.reference_date),
            (SELECT min(reference_date) FROM figure WHERE municipality = t.municipality
                AND period = t.period {known} AND measure = :target))
        FROM in_force t WHERE t.measure = :total_task AND t.reference_date IS NOT NULL
    )
    SELECT f.municipality, f.period, f.measure, f.reference_date, f.value, f.act
    FROM key k CROSS JOIN figure f ON f.municipality = k.municipality AND f.period = k.period
        AND f.measure = k.measure AND f.reference_date = k.reference_date {known}
    """
_MEASURES = {measure.name.lower(): measure.value for measure in Measure}


def _newest_query(known: str = "") -> TextClause:
    """Return the query for the figures that count. known: what else a row of `figure` has to meet.

    In SQL: `CROSS JOIN` keeps SQLite from reversing its loops, by which it takes seconds.
    """
    return text(_NEWEST_SQL.format(known=known)).bindparams(**_MEASURES)


_NEWEST = _newest_query()
_NEWEST_KNOWN = _newest_query("AND act <= :last_act")
_FIRST = Period(FIRST_YEAR, 1)


def newest_figures(
    known: AsKnown, codes: Collection[str] | None = None
) -> dict[str, dict[Period, list[Counted]]]:
    """Return by municipality and period the figures that count on the day, of the whole history.

    codes: only these municipalities. A realised figure with a reference date after today does not
    count.
    """
    span = (_FIRST, Period.holding(known.today))
    figures: dict[str, dict[Period, list[Counted]]] = defaultdict(dict)
    for one in (None,) if codes is None else codes:
        for code, counted in _read(known, span, one):
            figures[code].setdefault(counted.period, []).append(counted)
    if known.last_act is not None:
        _add_taken_back(known, known.last_act, figures, codes)
    return figures


def figures_of_periods(
    connection: Connection, today: date, periods: Iterable[Period]
) -> dict[Period, dict[str, list[Counted]]]:
    """Return by period and municipality what `newest_figures` returns, for these periods only."""
    figures: dict[Period, dict[str, list[Counted]]] = {}
    for period in periods:
        of_period = figures.setdefault(period, {})
        for code, counted in _read(AsKnown(connection, today), (period, period)):
            of_period.setdefault(code, []).append(counted)
    return figures


def _read(
    known: AsKnown, span: tuple[Period, Period], one: str | None = None
) -> Iterator[tuple[str, Counted]]:
    """Yield the figures that count in the periods of the span, first and last included.

    Of a key the newest act counts.
    """
    first, last = span
    given = {"first": first.index, "last": last.index, "one": one}
    given["today"] = known.today.toordinal()
    query = _NEWEST if known.last_act is None else _NEWEST_KNOWN
    if known.last_act is not None:
        given["last_act"] = known.last_act
    newest: dict[tuple[str, int, int, int], tuple[int, int]] = {}
    for code, period, measure, day, value, act in known.connection.execute(query, given):
        key = (code, period, measure, day)
        if key not in newest or newest[key][1] < act:
            newest[key] = (value, act)
    for (code, period, measure, day), (value, act) in newest.items():
        yield code, Counted(_period(period), Measure(measure), date.fromordinal(day), value, act)


_period = lru_cache(maxsize=None)(Period.from_index)


def _add_taken_back(
    known: AsKnown,
    last_act: int,
    figures: dict[str, dict[Period, list[Counted]]],
    codes: Collection[str] | None,
) -> None:
    """Replace the figures of periods in which some were undone after the act.

    Those are few, so that the main query need not look into the twin of the table.
    """
    before = BEFORE[figure.name]
    pairs = known.connection.execute(
        select(before.c.municipality, before.c.period)
        .where(moved_since(figure, last_act))
        .where(before.c.period <= Period.holding(known.today))
        .distinct()
    ).all()
    for code, period in pairs:
        if codes is None or code in codes:
            figures[code][period] = figures_within(known, code, period)


def figures_within(known: AsKnown, code: str, period: Period) -> list[Counted]:
    """Return every figure of one municipality in one period, the newest act on each key."""
    table = known.table(figure)
    rows = known.connection.execute(
        select(table.c.measure, table.c.reference_date, table.c.value, table.c.act)
        .where(table.c.municipality == code, table.c.period == period)
        .where(table.c.reference_date <= known.today)
        .order_by(table.c.measure, table.c.reference_date, table.c.act)
    )
    newest = {
        (row.measure, row.reference_date): Counted(
            period, row.measure, row.reference_date, row.value, row.act
        )
        for row in rows
    }
    return list(newest.values())


def imports_of(known: AsKnown, code: str) -> list[tuple[date, date, str, int]]:
    """Return (newest reference date, day, file, act) of each import with figures, in order.

    act: 0 when no copy of the file was stored.

    Only for one municipality, and days up to today.
    """
    table = known.table(figure)
    counted = (
        select(table.c.act, func.max(table.c.reference_date).label("counted"))
        .where(table.c.municipality == code, table.c.reference_date <= known.today)
        .group_by(table.c.act)
        .subquery()
    )
    rows = known.connection.execute(
        select(
            counted.c.counted,
            journal.c.moment,
            journal_file.c.name,
            case((journal_file.c.content.is_not(None), counted.c.act), else_=0).label("act"),
        )
        .join(journal, journal.c.id == counted.c.act)
        .join(journal_file, journal_file.c.act == journal.c.id)
        .order_by(journal.c.id)
    )
    return [(row.counted, date.fromisoformat(row.moment[:10]), row.name, row.act) for row in rows]


def closing_recorded_on(known: AsKnown, code: str, period: Period) -> date | None:
    """Return the day on which the end of a period was first recorded; None if it was not."""
    given = {"municipality": code, "period": period, "end": period.last_day}
    moment = known.connection.execute(_closing_query(known.last_act), given).scalar()
    return None if moment is None else date.fromisoformat(moment[:10])


def newest_act_on(known: AsKnown, code: str, period: Period, day: date) -> int | None:
    """Return the act that last recorded the realised figure of a reference date, or None."""
    table = known.table(figure)
    newest: int | None = known.connection.execute(
        select(func.max(table.c.act)).where(
            table.c.municipality == code,
            table.c.period == period,
            table.c.measure == Measure.REALISED,
            table.c.reference_date == day,
        )
    ).scalar()
    return newest


def recorded_on(connection: Connection, act: int) -> date:
    """Return the day of an act."""
    moment = connection.execute(select(journal.c.moment).where(journal.c.id == act)).scalar_one()
    return date.fromisoformat(moment[:10])


def origins(known: AsKnown, code: str, stand: Standing) -> dict[Counted, Origin]:
    """Return the recorded figures behind a stand of one municipality, with their origin.

    At most one of each measure; a derived or inherited figure has no cell.
    """
    given = {
        "municipality": code,
        "period": stand.period,
        "day": stand.reference_date,
        "today": known.today,
    }
    origins_: dict[Counted, Origin] = {}
    for row in known.connection.execute(_origin_query(known.last_act), given):
        recorded = date.fromisoformat(row.moment[:10])
        counted = Counted(stand.period, row.measure, row.reference_date, row.value, row.act)
        origins_[counted] = Origin(row.act, row.name or "", row.cell, recorded)
    return origins_


@dataclass(frozen=True, slots=True)
class FormerTarget:
    """A target in persons that applied earlier in a period, until the day of the next one."""

    target: int
    until: date


def former_target(known: AsKnown, code: str, stand: Standing) -> FormerTarget | None:
    """Return the target in force before that of the stand in its period; None if none was."""
    given = {"municipality": code, "period": stand.period, "day": stand.reference_date}
    until, passed = stand.reference_date, None
    for row in known.connection.execute(_target_query(known.last_act), given):
        if row.reference_date == passed:
            continue  # an earlier act on the same key
        passed = row.reference_date
        if row.value != stand.target:
            return FormerTarget(row.value, until)
        until = row.reference_date
    return None


@lru_cache(maxsize=8)  # building it is slower than running it, and every proposal needs it
def _origin_query(last_act: int | None) -> CompoundSelect[Any]:
    """Return the query for the figure in force of each measure, as `ladder.history.in_force`."""
    table = versions.as_of(figure, last_act)
    other = table.alias("other")
    each = []
    for measure in Measure:
        of_measure, up_to_day = (
            (
                source.c.municipality == bindparam("municipality"),
                source.c.period == bindparam("period"),
                source.c.measure == measure,
                source.c.reference_date <= bindparam(until),
            )
            for source, until in ((other, "today"), (other, "day"))
        )
        newest = select(func.max(other.c.reference_date)).where(*up_to_day).scalar_subquery()
        first = select(func.min(other.c.reference_date)).where(*of_measure).scalar_subquery()
        in_force = (
            select(
                table.c.measure,
                table.c.reference_date,
                table.c.value,
                table.c.act,
                table.c.cell,
                journal.c.moment,
                journal_file.c.name,
            )
            .join(journal, journal.c.id == table.c.act)
            .outerjoin(journal_file, journal_file.c.act == table.c.act)
            .where(
                table.c.municipality == bindparam("municipality"),
                table.c.period == bindparam("period"),
                table.c.measure == measure,
                table.c.reference_date == func.coalesce(newest, first),
            )
            .order_by(table.c.act.desc())
            .limit(1)
        )
        each.append(select(in_force.subquery()))
    return union_all(*each)


@lru_cache(maxsize=8)
def _closing_query(last_act: int | None) -> Select[Any]:
    table = versions.as_of(figure, last_act)
    first = (
        select(func.min(table.c.act))
        .where(
            table.c.municipality == bindparam("municipality"),
            table.c.period == bindparam("period"),
            table.c.measure == Measure.REALISED,
            table.c.reference_date >= bindparam("end"),
        )
        .scalar_subquery()
    )
    return select(journal.c.moment).where(journal.c.id == first)


@lru_cache(maxsize=8)
def _target_query(last_act: int | None) -> Select[Any]:
    table = versions.as_of(figure, last_act)
    return (
        select(table.c.reference_date, table.c.value)
        .where(
            table.c.municipality == bindparam("municipality"),
            table.c.period == bindparam("period"),
            table.c.measure == Measure.TARGET,
            table.c.reference_date <= bindparam("day"),
        )
        .order_by(table.c.reference_date.desc(), table.c.act.desc())
    )
