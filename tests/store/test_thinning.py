"""Which automatic backups stay: of hours, days, weeks and months."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.store.thinning import DAYS_KEPT, LATEST_KEPT, MONTHS_KEPT, WEEKS_KEPT, to_remove

START = datetime(2026, 1, 1, 17, 0, tzinfo=UTC)
MOMENTS = st.datetimes(
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def year_of_work(copies_a_day: list[int]) -> list[datetime]:
    """Return what is left after a year in which each copy thins out the older ones."""
    remaining: list[datetime] = []
    for day, copies in enumerate(copies_a_day):
        for copy in range(copies):
            now = START + timedelta(days=day, minutes=copy)
            remaining.append(now)
            gone = set(to_remove(remaining, now))
            remaining = [stamp for stamp in remaining if stamp not in gone]
    return remaining


def test_a_copy_of_each_hour_of_today_and_yesterday_stays() -> None:
    now = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
    stamps = [now - timedelta(hours=hours) for hours in range(36)]

    assert to_remove(stamps, now) == ()


def test_a_day_of_many_copies_does_not_fill_the_disk() -> None:
    """Of 117 copies in a day, all stayed: 1,1 GB."""
    now = datetime(2026, 6, 15, 17, 0, tzinfo=UTC)
    stamps = [now - timedelta(minutes=5 * number) for number in range(117)]

    remaining = sorted(set(stamps) - set(to_remove(stamps, now)), reverse=True)

    assert remaining[:LATEST_KEPT] == stamps[:LATEST_KEPT]
    assert {stamp.hour for stamp in remaining} == {stamp.hour for stamp in stamps}
    assert len(remaining) <= LATEST_KEPT + 24


def test_before_yesterday_the_last_of_a_day_stays() -> None:
    now = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
    stamps = [datetime(2026, 6, 13, hour, tzinfo=UTC) for hour in (9, 16)]

    assert to_remove(stamps, now) == (stamps[0],)


def test_a_copy_from_the_future_stays() -> None:
    assert to_remove([START + timedelta(days=400)], START) == ()


def test_no_copies_is_no_problem() -> None:
    assert to_remove([], START) == ()


@pytest.mark.parametrize(
    ("pattern", "copies_a_day"),
    [
        ("one a day", [1] * 366),
        ("three a day", [3] * 366),
        ("working days", [2 if day % 7 < 5 else 0 for day in range(366)]),
        ("now and then", random.Random(7).choices([0, 0, 0, 1, 4], k=366)),
    ],
)
def test_a_year_of_work_leaves_days_weeks_and_months(pattern: str, copies_a_day: list[int]) -> None:
    remaining = year_of_work(copies_a_day)

    now = remaining[-1]
    ages = sorted((now.date() - stamp.date()).days for stamp in remaining)
    recent = [age for age in ages if age <= 1]
    older = [age for age in ages if age > 1]
    assert len(recent) == sum(copies_a_day[(now - START).days - 1 :][:2])
    assert DAYS_KEPT + WEEKS_KEPT < len(older) <= DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT
    assert older[-1] >= 300
    assert max(b - a for a, b in pairwise(ages)) <= 45


def test_a_year_of_daily_copies_keeps_exactly_the_last_of_each_day_week_and_month() -> None:
    remaining = year_of_work([1] * 366)

    # 1 January 2027 is the last day: two recent, twelve days, Sundays, then ends of months.
    dates = [stamp.date().isoformat() for stamp in reversed(remaining)]
    assert dates[:2] == ["2027-01-01", "2026-12-31"]
    assert dates[2:14] == [f"2026-12-{day}" for day in range(30, 18, -1)]
    assert dates[14] == "2026-12-18"
    assert dates[15:24] == [
        "2026-12-13",
        "2026-12-06",
        "2026-11-29",
        "2026-11-22",
        "2026-11-15",
        "2026-11-08",
        "2026-11-01",
        "2026-10-25",
        "2026-10-18",
    ]
    assert len(dates) == 2 + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT


@given(st.lists(MOMENTS, unique=True, max_size=120), MOMENTS)
def test_thinning_again_removes_nothing_and_never_the_last(
    stamps: list[datetime], now: datetime
) -> None:
    gone = to_remove(stamps, now)

    remaining = [stamp for stamp in stamps if stamp not in gone]
    assert to_remove(remaining, now) == ()
    assert not stamps or max(stamps) in remaining
    latest = sorted(stamps)[-LATEST_KEPT:]
    assert not any(stamp.date() >= now.date() - timedelta(days=1) for stamp in {*gone} & {*latest})
    old = [stamp for stamp in remaining if stamp.date() < now.date() - timedelta(days=1)]
    assert len(old) <= DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT
    assert list(gone) == sorted(gone)
