"""Shared by the tests of proposals and of judging again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk


ZEIST = "GM0355"
END = date(2026, 1, 1)  # the stand that closes 2025-II
JANUARY = date(2026, 1, 10)
LATER = date(2026, 2, 10)


def with_open_proposal(desk: Desk) -> Desk:
    """Zeist on rung 1, with a backlog of 6 at the end of 2025-II: a proposal for rung 2."""
    desk.figures(JANUARY, "2025-II", END, Zeist=(30, 0, 24))
    return desk


def actions(desk: Desk, kind: ActionKind, today: date = LATER) -> list[NextAction]:
    (row,) = desk.ask(overview, today, code=ZEIST)
    return [action for action in row.actions if action.kind is kind]
