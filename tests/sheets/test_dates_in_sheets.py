"""Periods and reference dates are found in the forms that published sheets use."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Problem
from toezichtdesk.sheets.dates import StatedDay, day_in_cell, mentions, period_in_cell

PERIODS = st.builds(Period, st.integers(2000, 2099), st.sampled_from((1, 2)))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(PERIODS)
def test_a_period_is_found_in_every_form(period: Period) -> None:
    year, half = period.year, period.half
    roman, ordinal, word = "I" * half, ("1e", "2e")[half - 1], ("eerste", "tweede")[half - 1]

    for text in (
        f"{year}-{roman}",
        f"{year} - {half}",
        f"{year}-{half}",
        f"{year} {roman}",
        f"{ordinal} helft {year}",
        f"{word} helft {year}",
        f"Cijfers {ordinal} halfjaar {year}, voorlopig",
        f"{word} halfjaar van {year}",
        f"{year}, {word} helft",
        f"H{half} {year}",
        f"taakstelling_{year}_{half}",
        f"{word} helft '{year % 100:02}",
        f"Stand {year % 100:02}-{roman}",
    ):
        assert mentions(text).periods == (period,), text


@given(DAYS)
def test_a_reference_date_is_found_in_every_form(day: date) -> None:
    stand = StatedDay(day.day, day.month, day.year, is_labelled=True)
    months = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    short = "jan feb mrt apr mei jun jul aug sep okt nov dec"
    written = f"{day.day} {months.split()[day.month - 1]} {day.year}"

    for text in (
        f"stand {written}",
        f"Realisatie t/m {written}",
        f"per {day.day}-{day.month}-{day.year}",
        f"Peildatum: {day:%d-%m-%Y}",
        f"peildatum {day.isoformat()}",
        f"Stand per {day.day}/{day.month}/{day.year}",
        f"Stand {day.day} {short.split()[day.month - 1]}. '{day:%y}",
        f"stand {day.day}-{short.split()[day.month - 1]}-{day:%y}",
        f"stand_{day:%Y_%m_%d}",
    ):
        mentioned = mentions(text)
        assert mentioned.stated_days == (stand,), text
        assert mentioned.periods == (), text


@given(st.text())
def test_no_text_breaks_the_search(text: str) -> None:
    mentions(text)


def test_title_and_date_together_give_both_and_nothing_else() -> None:
    mentioned = mentions("Huisvesting vergunninghouders, eerste helft 2022, stand 1 juli 2022")

    assert mentioned.periods == (Period(2022, 1),)
    assert [stand.on(None) for stand in mentioned.stated_days] == [date(2022, 7, 1)]


@pytest.mark.parametrize(
    "text", ["publicatie van augustus 2022", "2021-2022", "31-02-2022", "versie 3"]
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    mentioned = mentions(text)

    assert mentioned.periods == ()
    assert [stand for stand in mentioned.stated_days if stand.is_labelled] == []


@pytest.mark.parametrize(
    ("text", "periods", "day"),
    [
        ("Taakstelling 1 januari t/m 30 juni 2026", (Period(2026, 1),), None),
        ("Taakstelling juli-december 2025", (Period(2025, 2),), None),
        ("Taakstelling 1-7-2025 t/m 31-12-2025", (Period(2025, 2),), None),
        ("Taakstelling 1 januari t/m 30 juni 2026, stand 1 mei 2026", (Period(2026, 1),), (1, 5)),
        ("Gerealiseerd jan t/m jun 2026", (Period(2026, 1),), (30, 6)),
        ("Gerealiseerd jan t/m mrt 2026", (), (31, 3)),
        ("Gerealiseerd 1 juli t/m 15 oktober 2026", (), (15, 10)),
    ],
)
def test_what_runs_from_the_beginning_of_a_half_year_is_that_half_year(
    text: str, periods: tuple[Period, ...], day: tuple[int, int] | None
) -> None:
    mentioned = mentions(text)
    labelled = [(one.day, one.month) for one in mentioned.stated_days if one.is_labelled]

    assert mentioned.periods == periods
    assert labelled == ([] if day is None else [day])


def test_a_date_without_label_is_distinguished_from_a_stand() -> None:
    assert [s.is_labelled for s in mentions("afgedrukt 12-8-2022, stand 1-7-2022").stated_days] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("day", "month", "period", "expected"),
    [
        (1, 3, Period(2022, 1), date(2022, 3, 1)),
        (1, 7, Period(2022, 1), date(2022, 7, 1)),
        (1, 1, Period(2022, 2), date(2023, 1, 1)),
        (31, 12, Period(2022, 2), date(2022, 12, 31)),
        (1, 1, Period(2022, 1), None),
        (1, 9, Period(2022, 1), None),
    ],
)
def test_a_date_without_year_takes_the_year_in_which_it_is_about_the_period(
    day: int, month: int, period: Period, expected: date | None
) -> None:
    assert StatedDay(day, month, None, is_labelled=True).on(period) == expected


def test_through_a_month_means_its_last_day() -> None:
    assert mentions("realisatie t/m juni 2022").stated_days[0].on(None) == date(2022, 6, 30)
    assert mentions("t/m februari 2024").stated_days[0].on(None) == date(2024, 2, 29)


def test_cells_of_period_and_date_columns_are_read_or_refused() -> None:
    assert period_in_cell("1e helft 2022") == Period(2022, 1)
    assert period_in_cell("") is None
    assert isinstance(period_in_cell("2022"), Problem)
    assert isinstance(period_in_cell(2022.0), Problem)
    noon = datetime(2022, 7, 1, 12)  # noqa: DTZ001 - cells have no zone
    assert day_in_cell(noon) == date(2022, 7, 1)
    assert day_in_cell("1-7-2022") == date(2022, 7, 1)
    assert day_in_cell("") is None
    for wrong in ("31-02-2022", 46082.0, "1-7", date(1899, 12, 31), "2022-I"):
        assert isinstance(day_in_cell(wrong), Problem)
