"""The order in which sheets come in changes nothing of what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework.undo import undo
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
SHEETS: tuple[tuple[str, date, tuple[int | None, ...]], ...] = (
    ("2025-I", date(2025, 7, 1), (30, -10, 30)),
    ("2025-II", date(2026, 1, 1), (30, None, 24)),
    ("2026-I", date(2026, 3, 1), (60, None, 20)),
    ("2026-I", date(2026, 5, 1), (50, None, 38)),
)


def load(desk: Desk, sheets: Sequence[tuple[str, date, tuple[int | None, ...]]]) -> list[int]:
    return [desk.figures(TODAY, period, day, Delft=stand) for period, day, stand in sheets]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_any_order_of_imports_gives_the_same_assessment(desk: Desk, order: Sequence[int]) -> None:
    load(desk, [SHEETS[index] for index in order])

    (row,) = desk.ask(overview, TODAY)
    (proposal,) = desk.ask(proposals, TODAY)

    assert row.standing is not None
    assert row.standing.opening_balance == -16
    assert (row.standing.target, row.standing.realised) == (50, 38)
    assert [backlog for _, backlog in row.backlogs[:2]] == [10, 16]
    assert (proposal.from_rung, proposal.to_rung, proposal.is_provisional) == (1, 2, False)


@pytest.mark.parametrize("taken_back", range(4))
def test_an_import_taken_back_gives_what_the_others_give_alone(desk: Desk, taken_back: int) -> None:
    others = [sheet for index, sheet in enumerate(SHEETS) if index != taken_back]
    only = load(desk, others)
    alone = desk.ask(overview, TODAY), desk.ask(proposals, TODAY)
    for act in only:
        desk.act(undo, TODAY, act)

    acts = load(desk, SHEETS)
    desk.act(undo, TODAY, acts[taken_back])

    after = desk.ask(overview, TODAY), desk.ask(proposals, TODAY)
    assert [_without_origin(rows) for rows in after] == [_without_origin(rows) for rows in alone]


def _without_origin(rows: Sequence[object]) -> list[object]:
    return [
        (row.assessment.outcome, row.assessment.trend, row.assessment.standing)  # type: ignore[attr-defined]
        for row in rows
    ]
