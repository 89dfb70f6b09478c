"""Reads recorded figures from the store: the newest value on each key, by index alone.

A window function over 2.5 million daily figures takes seconds; a look-up of the newest date on the
clustered key per municipality, period and measure takes milliseconds (measured).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, bindparam, func, select, text, union_all

from toezichtdesk.domain.figures import Measure, Origin, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted
from toezichtdesk.store.schema import BEFORE, figure, journal, journal_file
from toezichtdesk.store.versions import known, moved_since

# The realised figure of the newest date; of the others the value in force on that date, that is
# the last one up to it, or else the first one after it. Of the target also the newest one, and the
# one that held when the total task was published: a task says nothing about a later target.
_NEWEST_SQL = """
    WITH RECURSIVE span(back) AS (
        SELECT 0 UNION ALL SELECT back + 1 FROM span WHERE back + 1 < :periods
    ),
    newest AS MATERIALIZED (
        SELECT m.code AS municipality, (SELECT max(period) FROM figure
            WHERE municipality = m.code AND period <= :last) AS period
        FROM municipality m WHERE :one IS NULL OR m.code = :one
    ),
    bound AS MATERIALIZED (
        SELECT n.municipality AS municipality, n.period - s.back AS period,
            (SELECT max(reference_date) FROM figure WHERE municipality = n.municipality
                AND period = n.period - s.back AND measure = 4 AND reference_date <= :today)
                AS counted
        FROM newest n CROSS JOIN span s
        WHERE n.period IS NOT NULL AND EXISTS (SELECT 1 FROM figure
            WHERE municipality = n.municipality AND period = n.period - s.back)
    ),
    in_force AS MATERIALIZED (
        SELECT b.municipality, b.period, k.measure,
            CASE WHEN k.measure = 4 THEN b.counted ELSE coalesce(
                (SELECT max(reference_date) FROM figure WHERE municipality = b.municipality
                    AND period = b.period AND measure = k.measure
                    AND reference_date <= coalesce(b.counted, :today)),
                (SELECT min(reference_date) FROM figure WHERE municipality = b.municipality
                    AND period = b.period AND measure = k.measure)) END AS reference_date
        FROM bound b CROSS JOIN (SELECT 1 AS measure UNION ALL SELECT 2 UNION ALL SELECT 3
            UNION ALL SELECT 4) k
    ),
    key AS (
        SELECT municipality, period, measure, reference_date FROM in_force
        UNION
        SELECT b.municipality, b.period, 1, (SELECT max(reference_date) FROM figure
            WHERE municipality = b.municipality AND period = b.period AND measure = 1
            AND reference_date <= :today) FROM bound b
        UNION
        SELECT t.municipality, t.period, 1, coalesce(
            (SELECT max(reference_date) FROM figure WHERE municipality = t.municipality
                AND period = t.period AND measure = 1 AND reference_date <= t.reference_date),
            (SELECT min(reference_date) FROM figure WHERE municipality = t.municipality
                AND period = t.period AND measure = 1))
        FROM in_force t WHERE t.measure = 3 AND t.reference_date IS NOT NULL
    )
    SELECT k.municipality, k.period, k.measure, k.reference_date,
        (SELECT value FROM figure f WHERE f.municipality = k.municipality AND f.period = k.period
            AND f.measure = k.measure AND f.reference_date = k.reference_date
            ORDER BY f.act DESC LIMIT 1)
    FROM key k WHERE k.reference_date IS NOT NULL
    ORDER BY k.municipality, k.period, k.measure, k.reference_date
    """
_NEWEST = text(_NEWEST_SQL)
_NEWEST_KNOWN = text(
    re.sub(
        r"period (?:=|<=) (?:k\.period|[bt]\.period|n\.period - s\.back|:last)",
        r"\g<0> AND act <= :last_act",
        _NEWEST_SQL,
    )
)


def newest_figures(
    connection: Connection,
    today: date,
    periods: int,
    *,
    codes: Collection[str] | None = None,
    last_act: int | None = None,
) -> dict[str, list[Counted]]:
    """Return per municipality the figures that count on the day, over its last `periods`.

    They are counted back from its newest period with figures, however long ago that is. codes: only
    these municipalities. A realised figure with a reference date after today does not count.
    last_act: as known after this act; None is now.
    """
    last = Period.holding(today)
    figures: dict[str, list[Counted]] = defaultdict(list)
    for one in (None,) if codes is None else codes:
        for code, counted in _read(connection, today, last, periods, one=one, last_act=last_act):
            figures[code].append(counted)
    if last_act is not None:
        _add_taken_back(connection, figures, today, last_act, codes)
    return figures


def figures_of_periods(
    connection: Connection, today: date, periods: Iterable[Period]
) -> dict[str, list[Counted]]:
    """Return per municipality what `newest_figures` does, of these periods alone."""
    figures: dict[str, list[Counted]] = defaultdict(list)
    for period in periods:
        for code, counted in _read(connection, today, period, 1):
            if counted.period == period:  # else its newest figures before the period
                figures[code].append(counted)
    return figures


def _read(
    connection: Connection,
    today: date,
    last: Period,
    periods: int,
    *,
    one: str | None = None,
    last_act: int | None = None,
) -> Iterator[tuple[str, Counted]]:
    """Yield the figures that count over the newest `periods` of each municipality up to `last`."""
    given = {"periods": periods, "last": last.index, "today": today.toordinal(), "one": one}
    query = _NEWEST if last_act is None else _NEWEST_KNOWN
    if last_act is not None:
        given["last_act"] = last_act
    for code, period, measure, day, value in connection.execute(query, given):
        yield (
            code,
            Counted(Period.from_index(period), Measure(measure), date.fromordinal(day), value),
        )


def _add_taken_back(
    connection: Connection,
    figures: dict[str, list[Counted]],
    today: date,
    last_act: int,
    codes: Collection[str] | None,
) -> None:
    """Put every known figure in where some of them were taken back after the act.

    Those periods are few, so that the query above need not look into the twin of the table.
    """
    before = BEFORE[figure.name]
    pairs = connection.execute(
        select(before.c.municipality, before.c.period)
        .where(moved_since(figure, last_act))
        .where(before.c.period <= Period.holding(today))
        .distinct()
    ).all()
    for code, period in pairs:
        if codes is None or code in codes:
            others = [counted for counted in figures[code] if counted.period != period]
            whole = figures_within(connection, code, period, today, last_act=last_act)
            figures[code] = [*others, *whole]


def figures_within(
    connection: Connection,
    code: str,
    period: Period,
    today: date,
    *,
    last_act: int | None = None,
) -> list[Counted]:
    """Return every figure of one municipality in one period, the newest act on each key.

    last_act: as known after this act; None is now.
    """
    table = known(figure, last_act)
    newest = func.max(table.c.act).label("newest")
    rows = connection.execute(
        select(table.c.measure, table.c.reference_date, table.c.value, newest)
        .where(table.c.municipality == code, table.c.period == period)
        .where(table.c.reference_date <= today)
        .group_by(table.c.measure, table.c.reference_date)
        .order_by(table.c.measure, table.c.reference_date)
    )  # SQLite takes the bare column value from the row that holds the maximum
    return [Counted(period, row.measure, row.reference_date, row.value) for row in rows]


def origins(
    connection: Connection,
    code: str,
    stand: Standing,
    today: date,
    *,
    last_act: int | None = None,
) -> dict[Counted, Origin]:
    """Return the recorded figures that a stand of one municipality rests on, with their origin.

    One of each measure at most; a figure that was reckoned or inherited stands in no cell.
    last_act: as known after this act; None is now.
    """
    given = {
        "municipality": code,
        "period": stand.period,
        "day": stand.reference_date,
        "today": today,
    }
    found: dict[Counted, Origin] = {}
    for row in connection.execute(_origin_query(last_act), given):
        recorded = date.fromisoformat(row.moment[:10])
        counted = Counted(stand.period, row.measure, row.reference_date, row.value)
        found[counted] = Origin(row.act, row.name or "", row.cell, recorded)
    return found


@dataclass(frozen=True, slots=True)
class FormerTarget:
    """A target in persons that held earlier in a period, until the day of the one after it."""

    target: int
    until: date


def former_target(
    connection: Connection, code: str, stand: Standing, *, last_act: int | None = None
) -> FormerTarget | None:
    """Return the target that held before that of the stand in its period; None when none did.

    last_act: as known after this act; None is now.
    """
    given = {"municipality": code, "period": stand.period, "day": stand.reference_date}
    until = stand.reference_date
    for row in connection.execute(_target_query(last_act), given):
        if row.value != stand.target:
            return FormerTarget(row.value, until)
        until = row.reference_date
    return None


@lru_cache(maxsize=8)  # making it costs more than asking it, and all proposals ask it
def _origin_query(last_act: int | None) -> CompoundSelect[Any]:
    """Return the query for the figure in force of each measure, as `ladder.history.in_force`."""
    table = known(figure, last_act)
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
def _target_query(last_act: int | None) -> Select[Any]:
    table = known(figure, last_act)
    return (
        select(table.c.reference_date, table.c.value, func.max(table.c.act).label("newest"))
        .where(
            table.c.municipality == bindparam("municipality"),
            table.c.period == bindparam("period"),
            table.c.measure == Measure.TARGET,
            table.c.reference_date <= bindparam("day"),
        )
        .group_by(table.c.reference_date)
        .order_by(table.c.reference_date.desc())
    )
