"""The half-years of the second opinion, and how many days of one a stand covers."""

from __future__ import annotations

from datetime import date, timedelta

Half = int  # half-years since the year 0: 2026-I is 4052


def half(year: int, number: int) -> Half:
    """Return the half-year; number is 1 or 2."""
    return year * 2 + number - 1


def name(period: Half) -> str:
    """Return it as the field writes it: 2026-I."""
    return f"{period // 2}-{'I' * (period % 2 + 1)}"


def first_day(period: Half) -> date:
    """Return 1 January or 1 July."""
    return date(period // 2, 1 + 6 * (period % 2), 1)


def last_day(period: Half) -> date:
    """Return 30 June or 31 December."""
    return first_day(period + 1) - timedelta(days=1)


def counted(period: Half, stand: date) -> int:
    """Return how many days of the period a stand covers; of the 1st: until the day before."""
    until = stand - timedelta(days=1) if stand.day == 1 else stand
    return min(max((until - first_day(period)).days + 1, 0), length(period))


def length(period: Half) -> int:
    """Return the number of days of a period."""
    return (last_day(period) - first_day(period)).days + 1
