"""The rung in a sheet, until a decision is recorded: the newest sheet wins, its day is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import decide, undo
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
TODAY = date(2026, 7, 10)
SHEETS = (
    ("2025-I", date(2025, 7, 1), (30, -10, 30, 1)),
    ("2025-II", date(2026, 1, 1), (30, None, 30, 2)),
    ("2026-I", date(2026, 7, 1), (30, None, 30, 3)),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_example_22_the_newest_sheet_wins_in_any_order(desk: Desk, order: Sequence[int]) -> None:
    acts = [
        desk.figures(TODAY, *SHEETS[place][:2], says_since=False, Delft=SHEETS[place][2])
        for place in order
    ]

    (row,) = desk.ask(overview, TODAY)
    assert (row.rung, row.rung_since, row.clock) == (3, None, None)

    desk.act(undo.undo, TODAY, acts[order.index(2)])
    (row,) = desk.ask(overview, TODAY)
    assert row.rung == 2


def test_no_clock_runs_on_a_day_that_nobody_said(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), says_since=False, Delft=(30, -10, 30, 4))

    (row,) = desk.ask(overview, TODAY)
    assert (row.rung, row.rung_since, row.clock) == (4, None, None)
    assert "Besluit voor trede 4 vastleggen, met zijn datum" in [a.text for a in row.actions]
    assert any(
        "Sinds wanneer is niet bekend" in line for line in desk.ask(dossier, DELFT, TODAY).summary
    )


def test_the_decision_of_an_earlier_day_replaces_the_rung_in_a_sheet(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), says_since=False, Delft=(30, -10, 30, 4))
    values = {"motive": "Zo is besloten.", "reference": "GS 2026-12"}

    desk.act(decide.place, TODAY, DELFT, 4, decided_on=date(2026, 3, 2), **values)

    (row,) = desk.ask(overview, TODAY)
    assert (row.rung, row.rung_since) == (4, date(2026, 3, 2))
    assert row.clock is not None
    assert row.clock.started_on == date(2026, 3, 2)
    desk.figures(TODAY, "2026-II", date(2026, 7, 9), Delft=(30, None, 1, 5))
    (row,) = desk.ask(overview, TODAY)
    assert row.rung == 4


def test_the_same_sheet_again_changes_nothing(desk: Desk) -> None:
    path = desk.sheet(
        [("Delft", 30, -10, 30, 2)],
        title="2026-I, stand 1 juli 2026",
        head=("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede"),
    )
    desk.load(path, TODAY)

    assert desk.plan(path, TODAY).writes_nothing


def test_a_sheet_may_say_since_when(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), Delft=(30, -10, 30, 4))

    (row,) = desk.ask(overview, TODAY)
    assert (row.rung_since, row.clock.started_on) == (date(2026, 7, 1), date(2026, 7, 1))
