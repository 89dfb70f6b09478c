"""What the store holds of the municipalities, periods and days of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    Integer,
    Select,
    bindparam,
    exists,
    func,
    select,
    type_coerce,
)

from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.importing import PlannedValue
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted, last_stands
from toezichtdesk.reports.judging.histories import Histories, histories_now
from toezichtdesk.store import schema
from toezichtdesk.store.column_types import PeriodNumber

Key = tuple[int, int, int]  # period as index, measure as number, reference date as ordinal

_FIGURE = schema.figure.c
_HOLDER = schema.municipality.c
_LAST = 1 << 62  # an act that comes after every one in the journal
_ANY = select(exists(select(schema.figure)))
_PERIOD = bindparam("period", type_=PeriodNumber)


def _newest(measure: Measure) -> Select[Any]:
    return select(func.max(type_coerce(_FIGURE.reference_date, Integer))).where(
        _FIGURE.municipality == _HOLDER.code,
        _FIGURE.period == _PERIOD,
        _FIGURE.measure == measure,
    )


def _has_figures(*conditions: ColumnElement[bool]) -> Exists:
    return exists().where(_FIGURE.municipality == _HOLDER.code, *conditions)


# One look-up by the clustered key for each measure: a grouping would read all figures.
_IN_PERIOD = select(
    _HOLDER.code,
    *(_newest(measure).scalar_subquery() for measure in Measure),
    _has_figures(_FIGURE.period > _PERIOD, _FIGURE.measure == Measure.REALISED),
).where(_has_figures(_FIGURE.period == _PERIOD))
_VALUES = (
    # Whole numbers as they are in the file: a sheet can have a million of them to compare.
    select(
        type_coerce(_FIGURE.period, Integer),
        type_coerce(_FIGURE.measure, Integer),
        type_coerce(_FIGURE.reference_date, Integer),
        _FIGURE.value,
    )
    .where(
        _FIGURE.municipality == bindparam("code"),
        type_coerce(_FIGURE.period, Integer).in_(bindparam("periods", expanding=True)),
        _FIGURE.measure.in_(tuple(Measure)),
        type_coerce(_FIGURE.reference_date, Integer).between(bindparam("first"), bindparam("last")),
    )
    .order_by(_FIGURE.period, _FIGURE.measure, _FIGURE.reference_date, _FIGURE.act)
)


class InPeriod(NamedTuple):
    """What the store holds of a municipality in a period.

    newest: the last reference date. target, opening, total: that of the target, the opening balance
    and the total task that were given; what follows from others is not. All dates as ordinals.
    is_followed: persons were counted in a later period; a target set in advance does not count.
    """

    newest: int
    target: int | None
    opening: int | None
    total: int | None
    is_followed: bool

    @property
    def has_target(self) -> bool:
        """Whether a target was given."""
        return self.target is not None

    @property
    def has_opening(self) -> bool:
        """Whether an opening balance was given, by itself."""
        return self.opening is not None

    @property
    def has_total(self) -> bool:
        """Whether a total task was given."""
        return self.total is not None

    @property
    def has_task(self) -> bool:
        """Whether a target or a total task was given."""
        return self.has_target or self.has_total

    @property
    def says_opening(self) -> bool:
        """Whether the opening balance was given, by itself or as target minus total task."""
        return self.has_opening or (self.has_target and self.has_total)


class StoredFigures:
    """Asks the store once for each period and municipality, and an empty store not at all."""

    def __init__(self, connection: Connection, today: date) -> None:
        """today: figures of later days do not make a stand."""
        self._connection = connection
        self._today = today
        self._in: dict[Period, dict[str, InPeriod]] = {}

    @cached_property
    def is_empty(self) -> bool:
        """Whether the store holds no figure at all."""
        return not self._connection.execute(_ANY).scalar()

    def in_period(self, period: Period) -> dict[str, InPeriod]:
        """Return by code what is known in a period."""
        if period not in self._in:
            given = {"period": period}
            rows = [] if self.is_empty else self._connection.execute(_IN_PERIOD, given).all()
            self._in[period] = {
                code: InPeriod(
                    max(day for day in (target, opening, total, realised) if day is not None),
                    target,
                    opening,
                    total,
                    bool(is_followed),
                )
                for code, target, opening, total, realised, is_followed in map(tuple, rows)
            }
        return self._in[period]

    def values(self, code: str, periods: Iterable[int], first: int, last: int) -> dict[Key, int]:
        """Return the figures of a municipality in these periods, from the first to the last day."""
        given = {"code": code, "periods": [*periods], "first": first, "last": last}
        rows = self._connection.execute(_VALUES, given)
        return {(period, measure, day): value for period, measure, day, value in rows}

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        return () if self.is_empty else self._histories.stands(code)

    def stands_after(self, code: str, planned: Iterable[PlannedValue]) -> tuple[Standing, ...]:
        """Return the last stand of each period as it would be with these figures recorded."""
        counted: list[Counted] = []
        if not self.is_empty:
            by_period = self._histories.figures.get(code, {}).values()
            counted = [*chain.from_iterable(by_period), *self._histories.inherited(code)]
        stored = [
            Counted(
                Period.from_index(period), Measure(measure), date.fromordinal(day), value, _LAST
            )
            for _, period, measure, day, value, _ in planned
        ]
        figures = {(c.period, c.measure, c.reference_date): c for c in (*counted, *stored)}
        return last_stands(tuple(figures.values()))

    @cached_property
    def _histories(self) -> Histories:
        return histories_now(self._connection, self._today)
