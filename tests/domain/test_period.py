"""The arithmetic of the half-year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.period import Period

DAYS = st.dates(date(1990, 1, 2), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("period", "day", "share"),
    [
        (Period(2025, 1), date(2025, 3, 31), Fraction(90, 181)),
        (Period(2024, 1), date(2024, 3, 31), Fraction(91, 182)),
        (Period(2025, 1), date(2025, 3, 1), Fraction(59, 181)),  # January and February
        (Period(2025, 1), date(2025, 1, 1), Fraction(0)),  # closes the period before
        (Period(2025, 1), date(2025, 1, 2), Fraction(2, 181)),
        (Period(2025, 1), date(2025, 6, 30), Fraction(1)),
        (Period(2025, 1), date(2025, 7, 1), Fraction(1)),
        (Period(2025, 1), date(2025, 9, 15), Fraction(1)),  # a late sign-off
        (Period(2025, 2), date(2025, 12, 31), Fraction(1)),
        (Period(2025, 2), date(2025, 10, 1), Fraction(92, 184)),
        (Period(2025, 2), date(2025, 6, 1), Fraction(0)),
    ],
)
def test_the_share_of_the_period_is_counted_in_days(
    period: Period, day: date, share: Fraction
) -> None:
    assert period.elapsed(day) == share
    assert period.is_closed_by(day) == (share == 1)


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2022, 7, 1), Period(2022, 1)),
        (date(2023, 1, 1), Period(2022, 2)),
        (date(2022, 3, 1), Period(2022, 1)),
        (date(2022, 7, 2), Period(2022, 2)),
        (date(2022, 6, 30), Period(2022, 1)),
    ],
)
def test_a_stand_of_the_first_day_of_a_month_is_about_the_months_before(
    day: date, period: Period
) -> None:
    assert Period.of_reference_date(day) == period


@given(DAYS)
def test_the_share_never_leaves_0_to_1_and_never_falls(day: date) -> None:
    for period in (Period.holding(day), Period.holding(day).previous, Period.holding(day).next):
        now, later = period.elapsed(day), period.elapsed(day + timedelta(days=2))

        assert 0 <= now <= later <= 1


@given(DAYS)
def test_every_day_falls_in_one_period_of_181_182_or_184_days(day: date) -> None:
    period = Period.holding(day)

    assert period.first_day <= day <= period.last_day
    assert period.last_day + timedelta(days=1) == period.next.first_day
    assert period.days in (181, 182, 184)


@given(st.integers(1990, 2100), st.sampled_from([1, 2]))
def test_a_period_is_written_read_and_counted_back_and_forth(year: int, half: int) -> None:
    period = Period(year, half)

    assert Period.parse(str(period)) == period
    assert Period.from_index(period.index) == period
    assert period.next.previous == period
    assert period.previous < period < period.next
    assert period.next.index - period.index == 1


@pytest.mark.parametrize(
    "text",
    ["", "2022", "2022-1", "2022-III", "2022-i", "I-2022", "22-I", "٢٠٢٢-I", "1989-I", "2101-II"],
)
def test_text_of_another_form_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="no taakstellingsperiode"):
        Period.parse(text)


@pytest.mark.parametrize(("year", "half"), [(2022, 0), (2022, 3), (1800, 1), (9999, 2)])
def test_a_half_year_that_cannot_be_is_refused(year: int, half: int) -> None:
    with pytest.raises(ValueError, match="no taakstellingsperiode"):
        Period(year, half)
