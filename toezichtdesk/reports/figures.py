"""Reads recorded figures from the store: the newest value on each key, by index alone.

A window function over 2.5 million daily figures takes seconds; a look-up of the newest date on the
clustered key per municipality, period and measure takes milliseconds (measured).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, func, select, text

from toezichtdesk.domain.figures import Measure, Origin
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted
from toezichtdesk.store.schema import figure, journal, journal_file

# The realised figure of the newest date; of the others the value in force on that date, that is
# the last one up to it, or else the first one after it. Of the target also the newest one, and the
# one that held when the total task was published: a task says nothing about a later target.
_NEWEST = text(
    """
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
)


def newest_figures(
    connection: Connection, today: date, periods: int, *, code: str | None = None
) -> dict[str, list[Counted]]:
    """Return per municipality the figures that count on the day, over its last `periods`.

    They are counted back from its newest period with figures, however long ago that is. code: only
    this municipality. A realised figure with a reference date after today does not count.
    """
    rows = connection.execute(
        _NEWEST,
        {
            "periods": periods,
            "last": Period.holding(today).index,
            "today": today.toordinal(),
            "one": code,
        },
    )
    figures: dict[str, list[Counted]] = defaultdict(list)
    for municipality, period, measure, day, value in rows:
        figures[municipality].append(
            Counted(Period.from_index(period), Measure(measure), date.fromordinal(day), value)
        )
    return figures


def figures_within(connection: Connection, code: str, period: Period, today: date) -> list[Counted]:
    """Return every figure of one municipality in one period, the newest act on each key."""
    newest = func.max(figure.c.act).label("newest")
    rows = connection.execute(
        select(figure.c.measure, figure.c.reference_date, figure.c.value, newest)
        .where(figure.c.municipality == code, figure.c.period == period)
        .where(figure.c.reference_date <= today)
        .group_by(figure.c.measure, figure.c.reference_date)
        .order_by(figure.c.measure, figure.c.reference_date)
    )  # SQLite takes the bare column value from the row that holds the maximum
    return [Counted(period, row.measure, row.reference_date, row.value) for row in rows]


def origins(connection: Connection, code: str, figures: Iterable[Counted]) -> dict[Counted, Origin]:
    """Return where each of these figures of one municipality came from."""
    found: dict[Counted, Origin] = {}
    for counted in figures:
        row = connection.execute(
            select(figure.c.act, figure.c.cell, journal.c.moment, journal_file.c.name)
            .join(journal, journal.c.id == figure.c.act)
            .outerjoin(journal_file, journal_file.c.act == figure.c.act)
            .where(
                figure.c.municipality == code,
                figure.c.period == counted.period,
                figure.c.measure == counted.measure,
                figure.c.reference_date == counted.reference_date,
            )
            .order_by(figure.c.act.desc())
            .limit(1)
        ).one()
        recorded = date.fromisoformat(row.moment[:10])
        found[counted] = Origin(row.act, row.name or "", row.cell, recorded)
    return found


def newest_reference_date(figures: Iterable[Sequence[Counted]]) -> date | None:
    """Return the newest date on which realised persons were counted, over all municipalities."""
    return max(
        (c.reference_date for counted in figures for c in counted if c.measure is Measure.REALISED),
        default=None,
    )
