"""The count of the municipality itself beside that of COA, where the two differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.period import Period


@dataclass(frozen=True, slots=True)
class OwnCountData:
    """What the municipality counts of one stand, as the officer enters it.

    period, reference_date: of the stand that COA counted too. counted: persons housed in the
    period up to that day. reason: why the two differ; of the count, never of a permit holder.
    agree_by: the day by which they agree. agreed_on: the day on which they did, None while they do
    not; outcome: on what.
    """

    municipality: str
    period: Period
    reference_date: date
    counted: int
    reason: str
    agree_by: date
    agreed_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class OwnCount(OwnCountData):
    """A recorded count of the municipality itself."""

    id: int = 0
