"""What holds for whatever sheets come in, on a real database: order, undo and freezes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patience import ON_ONE_DESK
from toezichtdesk.casework import decide, freezes
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.freezes import judging_day
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.early_warnings import is_owed
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

Sheet = tuple[str, date, dict[str, tuple[int | None, ...]]]
TODAY = date(2026, 5, 10)
BEGUN = date(2024, 1, 2)
CODES = {"Delft": "GM0503", "Ede": "GM0228"}
PERIODS = [Period(2025, 1), Period(2025, 2), Period(2026, 1)]
COUNTED_ON = (31, 59, 120, 184)  # days after the first day: the last one closes the period
FREEZE = Freeze(BEGUN, date(2026, 12, 31), "brand", "Het gebouw brandde af.")
some_settings = settings(max_examples=8, suppress_health_check=ON_ONE_DESK)
rungs = st.fixed_dictionaries({name: st.integers(1, 6) for name in CODES})


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    """One to five sheets, each of a day of its own; targets change, periods may be missing."""
    keys = [
        (period, period.first_day + timedelta(days=after))
        for period in PERIODS
        for after in COUNTED_ON
        if period.first_day + timedelta(days=after) <= TODAY
    ]
    result = []
    for period, day in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=5, unique=True)):
        names = draw(st.lists(st.sampled_from(sorted(CODES)), min_size=1, unique=True))
        rows: dict[str, tuple[int | None, ...]] = {}
        for name in names:
            target = draw(st.integers(0, 60))
            opening = draw(st.none() | st.integers(-40, 12))
            rows[name] = (target, opening, max(0, target + draw(st.integers(-20, 12))))
        result.append((str(period), day, rows))
    return result


def begun(new_desk: Callable[[], Desk], on_rungs: dict[str, int]) -> Desk:
    """Return a desk on which each municipality stands on its rung, by a decision of long ago."""
    desk = new_desk()
    for name, rung in on_rungs.items():
        values = {"motive": "Zo stond het.", "decided_on": BEGUN, "reference": "GS 2024-1"}
        desk.act(decide.place, BEGUN, CODES[name], rung, **values)
    return desk


def load(desk: Desk, found: Sequence[Sheet]) -> list[int]:
    return [desk.figures(TODAY, period, day, **rows) for period, day, rows in found]


def with_one_opening(found: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with the opening balances of the first period of a municipality alone."""
    first = {
        name: min(p for p, _, rows in found if name in rows)
        for name in CODES
        if any(name in rows for _, _, rows in found)
    }
    return [
        (
            period,
            day,
            {
                name: row if period == first[name] else (row[0], None, row[2])
                for name, row in rows.items()
            },
        )
        for period, day, rows in found
    ]


def key(sheet: Sheet) -> tuple[str, date]:
    return sheet[:2]


def corrected(sheet: Sheet) -> Sheet:
    """Return the sheet again, with a person more housed everywhere."""
    period, day, rows = sheet
    return period, day, {name: (*row[:2], (row[2] or 0) + 1) for name, row in rows.items()}


def seen(desk: Desk) -> list[Any]:
    """Return what follows from the figures, for each municipality with any, and the proposals."""
    rows = [row for row in desk.ask(overview, TODAY) if row.standing is not None]
    shown = [(row.name, row.assessment, row.backlogs, row.proposal) for row in rows]
    return [shown, [(row.name, row.to_rung) for row in desk.ask(proposals, TODAY)]]


def unwarned(desk: Desk) -> list[str]:
    """Return the municipalities whose pace asks for a warning that was never opened."""
    with desk.database.reading() as connection:
        table = "SELECT municipality, cause FROM early_warning"
        opened = {tuple(row) for row in connection.exec_driver_sql(table)}
        recorded = AsKnown(connection, TODAY)
        return [
            case.name
            for case in cases(recorded)
            if case.assessment.warning is not None
            and is_owed(recorded, case, None)
            and (case.code, case.assessment.warning.value) not in opened
        ]


@some_settings
@given(found=sheets(), on_rungs=rungs, data=st.data())
def test_the_same_sheets_in_any_order_give_the_same_assessments(
    new_desk: Callable[[], Desk],
    found: list[Sheet],
    on_rungs: dict[str, int],
    data: st.DataObject,
) -> None:
    """Of two statements of one balance the last one counts: here no balance has two."""
    found = with_one_opening(found)
    one, other = begun(new_desk, on_rungs), begun(new_desk, on_rungs)
    load(one, found)

    load(other, data.draw(st.permutations(found)))

    assert seen(other) == seen(one)
    assert unwarned(one) == unwarned(other) == []
    one.database.close()
    other.database.close()


@some_settings
@given(found=sheets(), on_rungs=rungs, data=st.data())
def test_an_import_taken_back_leaves_what_the_others_say(
    new_desk: Callable[[], Desk],
    found: list[Sheet],
    on_rungs: dict[str, int],
    data: st.DataObject,
) -> None:
    """Corrections among them; carried out again, it says what it said."""
    one, other = begun(new_desk, on_rungs), begun(new_desk, on_rungs)
    whole = [*found, *map(corrected, data.draw(st.lists(st.sampled_from(found), unique_by=key)))]
    acts = load(one, whole)
    everything = seen(one)
    taken_back = data.draw(st.integers(0, len(whole) - 1))

    one.act(undo, TODAY, acts[taken_back])
    load(other, [sheet for place, sheet in enumerate(whole) if place != taken_back])

    assert seen(one) == seen(other)
    assert unwarned(one) == []
    if taken_back == len(whole) - 1:  # nothing newer took the place of its figures
        one.act(redo, TODAY, acts[taken_back])
        assert seen(one) == everything
    one.database.close()
    other.database.close()


@some_settings
@given(found=sheets(), on_rungs=rungs)
def test_a_freeze_changes_no_figure_and_lets_nobody_rise(
    new_desk: Callable[[], Desk], found: list[Sheet], on_rungs: dict[str, int]
) -> None:
    desk = begun(new_desk, on_rungs)
    load(desk, found)
    before, figures = desk.ask(overview, TODAY), desk.tables()["figure"]

    for code in CODES.values():
        desk.act(freezes.freeze, TODAY, code, FREEZE)
    frozen = desk.ask(overview, TODAY)
    for code in CODES.values():
        desk.act(freezes.end_freeze, TODAY, code, TODAY - timedelta(days=1))
    ended = desk.ask(overview, TODAY)

    assert desk.tables()["figure"] == figures
    for row, held, after in zip(before, frozen, ended, strict=True):
        for seen_now in (held, after):
            assert seen_now.standing == row.standing
            assert (seen_now.trend, seen_now.growth) == (row.trend, row.growth)
            assert (seen_now.backlogs, seen_now.pace) == (row.backlogs, row.pace)
        assert held.proposal is None or held.proposal < held.rung  # no rise; falling is not blocked
        outcome = row.assessment.outcome
        moment = None if row.standing is None else judging_day(row.rung, row.standing)
        if outcome is not None and moment is not None and FREEZE.since <= moment < TODAY:
            outcome = min(outcome, row.rung)  # what was held stays held
        assert after.assessment.outcome == outcome
    desk.database.close()
