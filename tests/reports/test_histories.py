"""What is kept from one question to the next is what a fresh look at the store gives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patience import ON_ONE_DESK
from tests.reports.test_known_on import FIRST, history
from toezichtdesk.casework import balances, decide, freezes, policies, undo
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list
from toezichtdesk.reports.record import figures
from toezichtdesk.store.database import Database

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Desk

TODAY = date(2026, 11, 10)
FIRST_PERIOD, LAST_PERIOD = Period(2020, 1).index, Period.holding(TODAY).index

stands = st.tuples(
    st.integers(10, 40),
    st.none() | st.integers(-12, 6),
    st.none() | st.integers(0, 40),
    st.none() | st.integers(1, 5),
)
heirs = st.sampled_from(("Zeist", "De_Bilt", "Voorne_aan_Zee"))
parts = st.sampled_from(("Zeist", "Brielle", "Hellevoetsluis", "Westvoorne"))  # to 2023
sheets = st.tuples(
    st.integers(FIRST_PERIOD, LAST_PERIOD).map(Period.from_index),
    st.sampled_from((1, 60, 120, 181, 184)),  # days after the beginning of the period
    st.dictionaries(heirs, stands, min_size=1) | st.dictionaries(parts, stands, min_size=1),
)


def accept(desk: Desk, code: str) -> object:
    return desk.act(decide.accept, TODAY, code, reference="GS 1")


def place(desk: Desk, code: str) -> object:
    return desk.act(decide.place, TODAY, code, 2, motive="omdat")


def freeze(desk: Desk, code: str) -> object:
    held = Freeze(TODAY, TODAY + timedelta(days=90), "brand", "azc")
    return desk.act(freezes.freeze, TODAY, code, held)


def settle(desk: Desk, code: str) -> object:
    with desk.database.reading() as connection:
        case = cases(AsKnown(connection, TODAY), code=code)[0]
    two = next((stand.two_balances for stand in case.stands if stand.two_balances), None)
    if two is None:
        return None
    settled = {"balance": two.closing, "reason": "nageteld"}
    return desk.act(balances.settle, TODAY, code, two.period, **settled)


def change_policy(desk: Desk, _: str) -> object:
    values = {"growth_margin": 2}
    return desk.act(policies.add_version, TODAY, "Versie 2", TODAY, "proef", values)


others = st.tuples(
    st.sampled_from((accept, accept, place, freeze, settle, change_policy)),
    st.sampled_from(("Zeist", "Brielle", "Voorne aan Zee")),
)
undone = st.integers(0, 8)  # which act
steps = st.lists(st.one_of(sheets, sheets, sheets, others, undone), min_size=4, max_size=9)


def said(database: Database) -> tuple[Any, ...]:
    with database.reading() as connection:
        return overview(connection, TODAY), proposal_list(connection, TODAY)


def afresh(desk: Desk) -> tuple[Any, ...]:
    return said(Database(desk.path))


def test_after_every_kind_of_act_the_answers_are_those_of_a_fresh_look(desk: Desk) -> None:
    for week, act in enumerate(history()):
        act(desk, FIRST + timedelta(weeks=week))

        assert said(desk.database) == afresh(desk), week


@settings(max_examples=25, suppress_health_check=ON_ONE_DESK)
@given(steps=steps)
def test_after_any_acts_the_answers_are_those_of_a_fresh_look(
    new_desk: Callable[[], Desk], steps: list[Any]
) -> None:
    desk, acts = new_desk(), []
    codes = {name: code for code, name in desk.ask(municipality_names)}
    for step in steps:
        with suppress(OfficerCanAct):  # nothing new, nothing to decide, or taken back already
            if isinstance(step, int):
                desk.act(undo.undo, TODAY, acts[step % len(acts)] if acts else 0)
            elif len(step) == 2:
                act, name = step
                acts.append(act(desk, codes[name]) or 0)
            else:
                period, days, rows = step
                day = min(period.first_day + timedelta(days=days), TODAY)
                acts.append(desk.figures(TODAY, str(period), day, **rows))
        assert said(desk.database) == afresh(desk)
    desk.database.close()


def test_a_municipality_that_comes_in_by_a_decision_is_in_the_overview(desk: Desk) -> None:
    codes = {name: code for code, name in desk.ask(municipality_names)}
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), De_Bilt=(10, 0, 10))
    said(desk.database)

    desk.act(decide.place, TODAY, codes["Zeist"], 2, motive="omdat")

    assert [row.name for row in desk.ask(overview, TODAY)] == ["De Bilt", "Zeist"]


def test_an_heir_follows_the_corrected_figures_of_what_it_came_from(desk: Desk) -> None:
    end = date(2023, 1, 1)
    parts = {"Brielle": (20, 0, 23), "Hellevoetsluis": (40, 0, 32), "Westvoorne": (15, 0, 13)}
    desk.figures(TODAY, "2022-II", end, **parts)
    desk.figures(TODAY, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))
    before = said(desk.database)

    desk.figures(TODAY, "2022-II", end, Brielle=(20, 0, 11))

    assert before != said(desk.database) == afresh(desk)


def test_a_balance_is_carried_over_the_whole_history(desk: Desk) -> None:
    """Only the first of eleven periods tells the balance that the others carry on."""
    ends = [Period.from_index(index) for index in range(LAST_PERIOD - 10, LAST_PERIOD + 1)]
    for place, period in enumerate(ends):
        before = said(desk.database)
        day = min(period.next.first_day, date(2026, 11, 1))
        desk.figures(TODAY, str(period), day, Zeist=(30, None if place else -4, 26))
        assert before != said(desk.database) == afresh(desk)
        (row,) = desk.ask(overview, TODAY)
        assert row.standing.opening_balance == -4 * (place + 1)


def test_the_targets_of_a_half_year_to_come_leave_what_was_known(desk: Desk) -> None:
    """Ten half-years with a balance; an eleventh with a target alone made the tenth unknown."""
    for place, index in enumerate(range(LAST_PERIOD - 10, LAST_PERIOD)):
        period = Period.from_index(index)
        opening = None if place else -4
        desk.figures(TODAY, str(period), period.next.first_day, Zeist=(30, opening, 26))

    desk.stand(TODAY, "Taakstelling 2026-II", ("Zeist", 30), head=("Gemeente", "Taakstelling"))

    (row,) = desk.ask(overview, TODAY)
    assert (row.standing.balance, row.standing.opening_balance) == (-44, -40)
    assert dict(row.backlogs)[Period(2026, 1)] == 44


def test_after_an_import_only_its_own_period_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in range(2022, 2026):
        desk.figures(TODAY, f"{year}-II", date(year + 1, 1, 1), Zeist=(30, -4, 26))
    said(desk.database)
    read: list[tuple[Period, Period]] = []
    whole = figures._read
    monkeypatch.setattr(
        figures, "_read", lambda *given, **more: read.append(given[1]) or whole(*given, **more)
    )

    desk.figures(TODAY, "2026-II", date(2026, 11, 1), Zeist=(30, -4, 9))
    span = (Period(2026, 2), Period(2026, 2))
    assert set(read) == {span}

    read.clear()
    said(desk.database)
    assert read == [span]
