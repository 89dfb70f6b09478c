"""The program beside a second opinion (`model`) on random histories of many half-years."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import Desk
from tests.oracle import model
from tests.oracle.model import Gemeente, half
from toezichtdesk.casework import decide, freezes
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.reports.knowledge import municipality_names
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.proposals import proposal_list

NAMES = ("Delft", "Ede", "Zeist", "Assen", "Gouda")
FIRST = half(2016, 1)
EXAMPLES = int(os.environ.get("ORACLE_HISTORIES", "3"))  # of each kind
QUIET = settings(
    phases=[Phase.generate],  # a history that differs is read as it is: shrinking it takes minutes
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,  # `new_desk` makes a desk for each example
    ],
)

NewDesk = Callable[[], Desk]
Row = tuple[int | None, int | None, int | None]


def take_in(
    desk: Desk, seen: dict[str, Gemeente], today: date, period: int, stand: date, **rows: Row
) -> None:
    """Record the same rows in the program and in the model."""
    act = desk.figures(today, model.name(period), stand, **rows)
    for name, row in rows.items():
        seen[name].record(act, period, stand, *row)


def compare_figures(desk: Desk, seen: dict[str, Gemeente], today: date) -> None:
    rows = {row.name: row for row in desk.ask(overview, today)}
    for name, municipality in seen.items():
        newest = municipality.newest()
        if newest is None:
            continue
        standing = rows[name].standing
        assert standing is not None
        where = f"{name} {model.name(newest[0])} {newest[1]}"
        assert standing.balance == municipality.whole_balance(*newest), where
        assert standing.balance_to_date == municipality.balance(*newest), where


def compare_outcomes(desk: Desk, seen: dict[str, Gemeente], today: date) -> None:
    found = desk.ask(proposal_list, today)
    decide_now = {row.name: row.to_rung for row in found.open}
    provisional = {row.name: row.to_rung for row in found.provisional}
    for name, municipality in seen.items():
        outcome = municipality.outcome(today)
        if outcome is None or outcome.rung in (None, municipality.rung):
            expected: tuple[int | None, int | None] = (None, None)
        elif outcome.to_decide:
            expected = (outcome.rung, None)
        else:
            expected = (None, outcome.rung)
        assert (decide_now.get(name), provisional.get(name)) == expected, (name, today, outcome)


def decided(desk: Desk, municipality: Gemeente, code: str, today: date, choice: int | None) -> None:
    """Accept what is to be decided, or place it on another rung, in program and model."""
    outcome = municipality.outcome(today)
    assert outcome is not None
    newest = municipality.newest()
    assert newest is not None
    balance = municipality.balance(*newest)
    assert balance is not None
    rung = outcome.rung if choice is None else choice
    assert rung is not None
    reference = "GS 1" if max(rung, municipality.rung) >= model.ACCELERATED else ""
    if choice is None:
        desk.act(decide.accept, today, code, decided_on=today, reference=reference)
    else:
        desk.act(
            decide.place, today, code, rung, motive="anders", decided_on=today, reference=reference
        )
    municipality.decisions.append(
        model.Decision(today, municipality.rung, rung, *newest, max(0, -balance))
    )


figures = st.tuples(
    st.integers(0, 60),  # target
    st.integers(0, 60),  # housed at the end
    st.sampled_from([None, None, None, -30, -8, 0, 5]),  # an opening balance that a sheet names
    st.sampled_from([None, None, -4, 3]),  # how much the closing before is corrected by
)


@QUIET
@given(data=st.data(), count=st.integers(2, 14), people=st.integers(1, 5))
def test_balances_over_the_whole_history(
    new_desk: NewDesk, data: st.DataObject, count: int, people: int
) -> None:
    desk = new_desk()
    try:
        seen = {name: Gemeente() for name in NAMES[:people]}
        for period in range(FIRST, FIRST + count):
            today = model.first_day(period + 1) + timedelta(days=3)
            drawn = {name: data.draw(figures) for name in seen}
            first = period == FIRST
            rows: dict[str, Row] = {
                name: (target, 0 if first else opening, housed)
                for name, (target, housed, opening, _) in drawn.items()
            }
            take_in(desk, seen, today, period, model.first_day(period + 1), **rows)
            corrected: dict[str, Row] = {}
            for name, municipality in seen.items():
                change, before = drawn[name][3], municipality.closing_stand(period - 1)
                if change is None or before is None:
                    continue
                housed = municipality.housed[period - 1][before][0]
                if max(0, housed + change) != housed:
                    corrected[name] = (None, None, max(0, housed + change))
            if corrected:
                stand = model.first_day(period)
                take_in(desk, seen, today, period - 1, stand, **corrected)
        compare_figures(desk, seen, today)
    finally:
        desk.database.close()


@QUIET
@given(data=st.data(), count=st.integers(2, 6))
def test_the_order_of_imports_changes_no_balance_without_two_statements(
    new_desk: NewDesk, data: st.DataObject, count: int
) -> None:
    desk = new_desk()
    try:
        seen = {"Delft": Gemeente()}
        today = model.first_day(FIRST + count) + timedelta(days=3)
        for period in data.draw(st.permutations(range(FIRST, FIRST + count))):
            target, housed, _, _ = data.draw(figures)
            row = (target, -5 if period == FIRST else None, housed)
            take_in(desk, seen, today, period, model.first_day(period + 1), Delft=row)
        compare_figures(desk, seen, today)
    finally:
        desk.database.close()


@QUIET
@given(data=st.data(), count=st.integers(2, 8))
def test_proposals_and_decisions_over_the_half_years(
    new_desk: NewDesk, data: st.DataObject, count: int
) -> None:
    """Targets at the start, monthly stands, a closing; what is to be decided is decided."""
    desk = new_desk()
    try:
        seen = {name: Gemeente() for name in NAMES[:2]}
        codes = {name: code for code, name in desk.ask(municipality_names)}
        for period in range(FIRST, FIRST + count):
            targets = {name: data.draw(st.integers(0, 40)) for name in seen}
            housed = dict.fromkeys(seen, 0)
            stands = data.draw(st.sets(st.integers(1, 5), max_size=2)) | {6}
            for month in sorted(stands):
                stand = month_after(period, month)
                for name in seen:
                    housed[name] += data.draw(st.integers(0, 14))
                opening = -10 if period == FIRST else None
                today = stand + timedelta(days=3)
                rows: dict[str, Row] = {
                    name: (targets[name], opening, housed[name]) for name in seen
                }
                take_in(desk, seen, today, period, stand, **rows)
                compare_figures(desk, seen, today)
                compare_outcomes(desk, seen, today)
                if month == 5 and data.draw(st.integers(0, 5)) == 0:
                    until = data.draw(
                        st.sampled_from([stand + timedelta(3), stand + timedelta(60)])
                    )
                    since = today
                    ground = Freeze(since, max(until, today), "brand", "brand in de opvang")
                    desk.act(freezes.freeze, today, codes["Delft"], ground)
                    seen["Delft"].freezes.append((since, max(until, today)))
                for name, municipality in seen.items():
                    outcome = municipality.outcome(today)
                    moves = outcome is not None and outcome.rung not in (None, municipality.rung)
                    if moves and outcome is not None and outcome.to_decide:
                        other = data.draw(st.sampled_from([None, None, None, 2, 3]))
                        if municipality.rung >= model.ACCELERATED:
                            other = None
                        decided(desk, municipality, codes[name], today, other)
                compare_outcomes(desk, seen, today)
    finally:
        desk.database.close()


def month_after(period: int, months: int) -> date:
    first = model.first_day(period)
    month = first.month + months
    return date(first.year + (month > 12), (month - 1) % 12 + 1, 1)


def test_the_model_names_half_years_as_the_field_does() -> None:
    assert [model.name(half(2025, 2)), model.name(half(2026, 1))] == ["2025-II", "2026-I"]
