"""Which automatic copies may go: many recent ones stay, fewer the older they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby, islice

LATEST_KEPT = 12  # copies of one day, besides the last of each hour
DAYS_KEPT = 12
WEEKS_KEPT = 10
MONTHS_KEPT = 9


def to_remove(stamps: Sequence[datetime], now: datetime) -> tuple[datetime, ...]:
    """Return the moments of the copies that may go, oldest first.

    Of today and yesterday, the latest 12 of the day and the last of each hour are kept, so that a
    day of many imports does not fill the disk; before that the last of each of 12 days that have
    copies; before those days, of each of 10 ISO weeks; before those weeks, of each of 9 months. A
    moment in the future counts as today: the clock may have been wrong.
    """
    yesterday = now.date() - timedelta(days=1)
    recent = sorted((stamp for stamp in stamps if stamp.date() >= yesterday), reverse=True)
    older = sorted((stamp for stamp in stamps if stamp.date() < yesterday), reverse=True)
    staying: set[datetime] = _kept_of_a_day(recent)
    for bucket, count in ((_day, DAYS_KEPT), (_week, WEEKS_KEPT), (_month, MONTHS_KEPT)):
        last_of = _last_of_each(older, bucket, count)
        staying.update(last_of.values())
        if last_of:
            oldest = min(last_of)
            older = [stamp for stamp in older if bucket(stamp) < oldest]
    return tuple(sorted(stamp for stamp in stamps if stamp not in staying))


def _kept_of_a_day(newest_first: Sequence[datetime]) -> set[datetime]:
    staying = set(_last_of_each(newest_first, _hour, len(newest_first)).values())
    for _, of_day in groupby(newest_first, key=_day):
        staying.update(islice(of_day, LATEST_KEPT))
    return staying


def _last_of_each(
    newest_first: Iterable[datetime], bucket: Callable[[datetime], tuple[int, ...]], count: int
) -> dict[tuple[int, ...], datetime]:
    last_of: dict[tuple[int, ...], datetime] = {}
    for stamp in newest_first:
        if len(last_of) == count and bucket(stamp) not in last_of:
            break
        last_of.setdefault(bucket(stamp), stamp)
    return last_of


def _hour(stamp: datetime) -> tuple[int, ...]:
    return (stamp.toordinal(), stamp.hour)


def _day(stamp: datetime) -> tuple[int, ...]:
    return (stamp.toordinal(),)


def _week(stamp: datetime) -> tuple[int, ...]:
    return stamp.isocalendar()[:2]


def _month(stamp: datetime) -> tuple[int, ...]:
    return (stamp.year, stamp.month)
