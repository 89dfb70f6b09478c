"""The rows with a municipality's own count: which stand each is of, and whether it differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.lists import Field, ReadEntry, ReadField, RecordKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.intake.checks import check_own_count
from toezichtdesk.intake.coa_counts import CoaCounts
from toezichtdesk.intake.record_words import data_of


def own_count(entry: ReadEntry, code: str, name: str, coa: CoaCounts) -> OwnCountData | None:
    """Return what a row records; None where COA counts the same: there is nothing to agree on.

    name: of the municipality with this code.

    Raises:
        NotAccepted: the day is of two periods and the row names none, the two counts differ and
            the row names no day to agree by, or the form would not accept it.
    """
    fields = dict(entry.fields)
    counted, stand = fields[Field.COUNTED], fields[Field.REFERENCE_DATE]
    if Field.PERIOD not in fields and isinstance(stand.value, date):
        period = _period(code, stand.value, coa)
        fields[Field.PERIOD] = ReadField(str(period), stand.cell)
    fields.setdefault(Field.REASON, ReadField("", counted.cell))
    by = fields.get(Field.AGREE_BY, fields.get(Field.AGREED_ON))
    fields[Field.AGREE_BY] = by or stand
    whole = replace(entry, fields=fields)
    data = data_of(RecordKind.OWN_COUNT, (code,), whole)
    assert isinstance(data, OwnCountData)  # noqa: S101 - tells mypy what this kind of row holds
    if coa.is_recorded(data):
        return data  # it was once in order
    if data.agreed_on is None and coa.of(data) == data.counted:
        return None
    check_own_count(data, coa.of(data), name, coa.today)
    if by is None:
        raise NotAccepted(Obstacle.NO_DAY_TO_AGREE_BY)
    return data


def _period(code: str, reference_date: date, coa: CoaCounts) -> Period:
    periods = coa.periods(code, reference_date)
    if len(periods) > 1:
        raise NotAccepted(
            Obstacle.COUNT_OF_TWO_PERIODS,
            reference_date=reference_date,
            one=periods[0],
            other=periods[1],
        )
    return periods[0] if periods else Period.holding(reference_date)
