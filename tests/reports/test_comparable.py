"""Equal cases stand beside a proposal, and a decision unlike most of them is reported."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Desk
from toezichtdesk import wording
from toezichtdesk.casework import decide
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.reports.answers.proposal_parts import Comparable, departure
from toezichtdesk.reports.pages.proposals import proposal_list

HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
TODAY = date(2026, 7, 10)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Delft and Westland rise from 2 by growth; Zoetermeer stands higher, Wassenaar lower."""
    desk.stand(
        date(2026, 7, 2),
        "Taakstelling 2026-I, stand 1 juli 2026",
        ("Delft", 36, -10, 20, 2),
        ("Westland", 36, -11, 20, 2),
        ("Zoetermeer", 50, -15, 40, 3),
        ("Wassenaar", 20, -4, 30, 1),
        head=HEAD,
    )
    return desk


def beside(desk: Desk, name: str) -> tuple[Comparable, ...]:
    return next(row for row in desk.ask(proposal_list, TODAY).open if row.name == name).beside


def test_the_most_alike_comes_first_and_the_municipality_itself_is_not_there(filled: Desk) -> None:
    names = [each.name for each in beside(filled, "Delft")]

    assert names[0] == "Westland"
    assert "Delft" not in names


def test_an_equal_case_tells_what_was_decided_and_by_how_much_it_moved(filled: Desk) -> None:
    filled.act(decide.accept, TODAY, "GM1783")

    (first, *_) = beside(filled, "Delft")

    assert (first.name, first.moved) == ("Westland", 1)
    assert first.decided == "2 → 3, voorstel overgenomen 10-07-2026"


def case(name: str, moved: int | None) -> Comparable:
    return Comparable(name, name, 2, Trend.GROWS, None, "2 → 3", moved)


@pytest.mark.parametrize(
    ("moved", "found", "is_told"),
    [
        (0, (1, 1, 1), True),
        (1, (1, 1, 0), False),
        (0, (1, 0), False),
        (0, (1, 1, 0), True),
        (0, (None, None), False),
        (0, (), False),
    ],
)
def test_a_decision_that_differs_from_most_equal_cases_is_reported(moved, found, is_told) -> None:
    departs = departure([case(f"G{n}", each) for n, each in enumerate(found)], moved)
    text = "" if departs is None else wording.departure(departs)

    assert bool(text) is is_told
    if text:
        assert "G0" in text
