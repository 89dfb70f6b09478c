"""The list of everything owed: its order, its groups, and what comes when nothing presses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.duties import duty
from tests.render.examples import STANDS, row_of
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, ProvinceState
from toezichtdesk.reports.pages.worklist import MANY, contact_duty, first_to_come, worklist
from toezichtdesk.reports.urgency import When, when

TODAY = date(2026, 3, 10)  # a Tuesday
ROW = row_of(STANDS)
days = st.none() | st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


def owed(due: date | None, kind: ActionKind = ActionKind.TALK) -> NextAction:
    return duty(kind, (1,), "Doen", due, is_late=due is not None and due < TODAY)


actions = st.builds(owed, days, st.sampled_from(ActionKind))


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 3, 9), When.LATE),
        (None, When.NOW),
        (TODAY, When.TODAY),
        (date(2026, 3, 11), When.THIS_WEEK),
        (date(2026, 3, 15), When.THIS_WEEK),
        (date(2026, 3, 16), When.LATER),
    ],
)
def test_a_duty_stands_in_the_group_of_its_day(due: date | None, group: When) -> None:
    assert when(owed(due), TODAY) is group


@given(st.lists(st.tuples(st.sampled_from("ABC"), actions), max_size=12))
def test_the_list_holds_every_duty_by_group_then_kind_then_day_then_name(
    found: list[tuple[str, NextAction]],
) -> None:
    assume(sum(action.kind is ActionKind.COMPLETE_FIGURES for _, action in found) < MANY)
    rows = [
        replace(ROW, code=name, name=name, names=(name,), actions=(action,))
        for name, action in found
    ]

    listed = worklist(rows, TODAY)

    assert sorted(map(repr, (each.action for each in listed))) == sorted(
        repr(action) for _, action in found
    )
    groups, kinds = list(When), list(ActionKind)
    keys = [
        (
            groups.index(each.when),
            kinds.index(each.action.kind),
            each.action.due_on or TODAY,
            each.name,
        )
        for each in listed
    ]
    assert keys == sorted(keys)


def test_when_nothing_presses_the_next_thing_is_named() -> None:
    talk = replace(ROW, actions=(owed(date(2026, 6, 30)), owed(date(2026, 4, 1))))

    assert first_to_come(worklist([talk], TODAY), TODAY) == (
        f"Niets te doen vandaag. Eerstvolgende: woensdag 1 april 2026, {ROW.name}: Doen."
    )
    assert first_to_come((), TODAY) == (
        "Niets te doen vandaag. Eerstvolgende: woensdag 1 juli 2026, begin van 2026-II: "
        "opnieuw een gesprek met elke gemeente."
    )


@pytest.mark.parametrize("due", [None, TODAY, date(2026, 3, 9)])
def test_while_something_presses_there_is_no_next_thing(due: date | None) -> None:
    row = replace(ROW, actions=(owed(due), owed(date(2026, 4, 1))))

    assert first_to_come(worklist([row], TODAY), TODAY) == ""


@pytest.mark.parametrize(
    ("spoken", "weeks", "words"),
    [
        (17, 17, "17 van 26 gesproken, nog 9 in 17 weken"),
        (25, 1, "25 van 26 gesproken, nog 1 in 1 week"),
        (26, 3, "26 van 26 gesproken, voldaan"),
    ],
)
def test_the_contact_duty_of_the_province_is_one_line(spoken: int, weeks: int, words: str) -> None:
    state = ProvinceState(TODAY, Period(2026, 1), 26, spoken, weeks, 0, 0, None, "Nieuw beleid v1")

    assert contact_duty(state) == words
