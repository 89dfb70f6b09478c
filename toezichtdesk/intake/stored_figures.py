"""What the store holds of the municipalities, periods and days of a sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection, text

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.histories import Histories, histories_now

Key = tuple[int, int, int]  # period as index, measure as number, reference date as ordinal

_ANY = text("SELECT EXISTS (SELECT 1 FROM figure)")
_IN_PERIOD = text(
    """
    SELECT m.code,
        (SELECT max(reference_date) FROM figure
            WHERE municipality = m.code AND period = :period AND measure = 1),
        (SELECT max(reference_date) FROM figure
            WHERE municipality = m.code AND period = :period AND measure = 2),
        (SELECT max(reference_date) FROM figure
            WHERE municipality = m.code AND period = :period AND measure = 3),
        (SELECT max(reference_date) FROM figure
            WHERE municipality = m.code AND period = :period AND measure = 4),
        EXISTS (SELECT 1 FROM figure
            WHERE municipality = m.code AND period > :period AND measure = 4)
    FROM municipality m
    WHERE EXISTS (SELECT 1 FROM figure WHERE municipality = m.code AND period = :period)
    """
)
_VALUES = text(
    """
    SELECT period, measure, reference_date, value FROM figure
    WHERE municipality = :code AND period IN (SELECT value FROM json_each(:periods))
        AND measure IN (1, 2, 3, 4) AND reference_date BETWEEN :first AND :last
    ORDER BY period, measure, reference_date, act
    """
)


class InPeriod(NamedTuple):
    """What the store holds of a municipality in a period.

    newest: the last reference date, as ordinal. has_task: a target or total task is known.
    is_followed: persons were counted in a later period; a target that is ahead is no past.
    """

    newest: int
    has_task: bool
    is_followed: bool


class Known:
    """Asks the store once for each period and municipality, and nothing of an empty store."""

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
            given = {"period": period.index}
            rows = () if self.is_empty else self._connection.execute(_IN_PERIOD, given)
            self._in[period] = {
                code: InPeriod(
                    max(day for day in (target, opening, total, realised) if day is not None),
                    target is not None or total is not None,
                    bool(is_followed),
                )
                for code, target, opening, total, realised, is_followed in rows
            }
        return self._in[period]

    def values(self, code: str, periods: Iterable[int], first: int, last: int) -> dict[Key, int]:
        """Return the figures of a municipality in these periods, from the first to the last day."""
        given = {"code": code, "periods": json.dumps([*periods]), "first": first, "last": last}
        rows = self._connection.execute(_VALUES, given)
        return {(period, measure, day): value for period, measure, day, value in rows}

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        return () if self.is_empty else self._histories.stands(code)

    @cached_property
    def _histories(self) -> Histories:
        return histories_now(self._connection, self._today)
