"""Days, periods and measures as whole numbers: small in the file, and quick to look up."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Integer, SmallInteger, TypeDecorator
from sqlalchemy.engine import Dialect

from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.period import Period


class DayNumber(TypeDecorator[date]):
    """A day as its proleptic Gregorian ordinal."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        return None if value is None else value.toordinal()

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromordinal(value)


class PeriodNumber(TypeDecorator[Period]):
    """A period as its index: consecutive half-years differ by 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> int | None:
        return None if value is None else value.index

    def process_result_value(self, value: int | None, dialect: Dialect) -> Period | None:
        return None if value is None else Period.from_index(value)


class MeasureNumber(TypeDecorator[Measure]):
    """A measure as the number of its enum."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Measure | None, dialect: Dialect) -> int | None:
        return None if value is None else value.value

    def process_result_value(self, value: int | None, dialect: Dialect) -> Measure | None:
        return None if value is None else Measure(value)
