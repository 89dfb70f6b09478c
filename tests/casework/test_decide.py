"""Deciding on proposals, and what becomes of a proposal afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.refusing import says
from toezichtdesk.casework import decide
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import standing
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
TODAY = date(2026, 7, 10)
NEW_YEAR, MIDSUMMER = date(2026, 1, 1), date(2026, 7, 1)


def open_proposals(desk: Desk, today: date = TODAY) -> list[tuple[str, int, int, bool]]:
    return [
        (row.name, row.from_rung, row.to_rung, row.is_provisional)
        for row in desk.ask(proposals, today)
    ]


def delft(desk: Desk, today: date = TODAY) -> Dossier:
    result: Dossier = desk.ask(dossier, DELFT, today)
    return result


def grown(desk: Desk, rung: int = 1, today: date = TODAY) -> ProposalRow:
    """Let Delft end 2026-I with a backlog of 6 that was not there, on this rung."""
    desk.figures(today, "2026-I", MIDSUMMER, Delft=(30, 0, 24, rung))
    (row,) = desk.ask(proposals, today)
    return row


def test_accepting_places_the_municipality_and_keeps_the_grounds(desk: Desk) -> None:
    proposal = grown(desk)

    desk.act(decide.accept, TODAY, DELFT)

    decision = delft(desk).decisions[-1]
    assert (decision.kind, decision.from_rung, decision.rung, decision.decided_on) == (
        DecisionKind.ACCEPTED,
        1,
        2,
        TODAY,
    )
    assert decision.reasons == proposal.sentences
    assert (decision.rule, decision.policy) == ("R2", proposal.assessment.policy)
    assert decision.basis == standing(
        Period(2026, 1), MIDSUMMER, target=30, opening_balance=0, realised=24
    )
    assert (delft(desk).row.rung, delft(desk).row.rung_since) == (2, TODAY)


def test_the_grounds_stay_what_they_were_when_the_figures_are_corrected(desk: Desk) -> None:
    grown(desk)
    desk.act(decide.accept, TODAY, DELFT)
    before = delft(desk).decisions[-1]

    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, 0, 30))

    assert delft(desk).decisions[-1] == before
    assert delft(desk).row.standing is not None
    assert delft(desk).row.standing.balance == 0


def test_a_proposal_that_was_decided_on_does_not_come_back(desk: Desk) -> None:
    grown(desk)

    desk.act(decide.accept, TODAY, DELFT)

    assert open_proposals(desk) == []
    with pytest.raises(OfficerCanAct, check=says("geen open voorstel")):
        desk.act(decide.accept, TODAY, DELFT)


def test_a_proposal_that_was_deviated_from_does_not_come_back_either(desk: Desk) -> None:
    grown(desk)

    desk.act(decide.place, TODAY, DELFT, 1, motive="De sleutels zijn er in augustus.")

    assert open_proposals(desk) == []
    assert (delft(desk).row.rung, delft(desk).decisions[-1].motive) == (
        1,
        "De sleutels zijn er in augustus.",
    )


def test_the_next_period_proposes_again(desk: Desk) -> None:
    grown(desk)
    desk.act(decide.accept, TODAY, DELFT)
    later = date(2027, 1, 10)

    desk.figures(later, "2026-II", date(2027, 1, 1), Delft=(30, -6, 20))

    assert open_proposals(desk, later) == [("Delft", 2, 3, False)]


def test_a_running_period_proposes_provisionally_and_that_cannot_be_accepted(desk: Desk) -> None:
    today = date(2026, 4, 10)
    desk.figures(today, "2026-I", date(2026, 4, 1), Delft=(60, 0, 10))
    before = desk.tables()

    assert open_proposals(desk, today) == [("Delft", 1, 2, True)]
    with pytest.raises(OfficerCanAct, check=says(r"voorlopig.*30-06-2026")):
        desk.act(decide.accept, today, DELFT)

    assert desk.tables() == before


def test_the_end_of_a_period_is_decided_before_the_next_one_shows(desk: Desk) -> None:
    """A daily figure of July must not sweep away the proposal on the stand of 30 June."""
    grown(desk)
    later = date(2026, 8, 10)
    desk.figures(later, "2026-II", date(2026, 8, 1), Delft=(30, -6, 30))

    assert open_proposals(desk, later) == [("Delft", 1, 2, False)]
    desk.act(decide.accept, later, DELFT)

    assert open_proposals(desk, later) == [("Delft", 2, 1, True)]


def test_a_rung_raised_on_a_running_period_is_not_raised_again_at_its_end(desk: Desk) -> None:
    spring = date(2026, 4, 10)
    desk.figures(spring, "2026-I", date(2026, 4, 1), Delft=(60, 0, 10))
    desk.act(decide.place, spring, DELFT, 2, motive="Er is geen enkel project in zicht.")

    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(60, 0, 20))

    assert open_proposals(desk) == []  # raised in this half-year already
    (text,) = (s for s in delft(desk).explanation if "hoogstens één keer" in s)
    assert "besluit van 10-04-2026" in text
    desk.figures(date(2027, 1, 10), "2026-II", date(2027, 1, 1), Delft=(60, None, 20))
    assert open_proposals(desk, date(2027, 1, 10)) == [("Delft", 2, 3, False)]


@pytest.mark.parametrize("rung", [3, 4, 5])
@pytest.mark.parametrize("lacking", [{"decided_on": None}, {"reference": " "}, {"reference": ""}])
def test_from_rung_4_a_decision_needs_date_and_reference_of_the_states(
    desk: Desk, rung: int, lacking: dict[str, Any]
) -> None:
    grown(desk, rung)
    before = desk.tables()
    gs = {"decided_on": TODAY, "reference": "GS 2026-123", **lacking}

    with pytest.raises(OfficerCanAct, check=says("Gedeputeerde Staten")):
        desk.act(decide.accept, TODAY, DELFT, **gs)
    with pytest.raises(OfficerCanAct, check=says("Gedeputeerde Staten")):
        desk.act(decide.place, TODAY, DELFT, rung + 1, motive="Zo besloten.", **gs)

    assert desk.tables() == before


def test_the_reference_of_the_states_is_kept(desk: Desk) -> None:
    grown(desk, 3)

    desk.act(decide.accept, TODAY, DELFT, decided_on=date(2026, 7, 7), reference="GS 2026-123")

    decision = delft(desk).decisions[-1]
    assert (decision.rung, decision.decided_on, decision.reference) == (
        4,
        date(2026, 7, 7),
        "GS 2026-123",
    )
    assert open_proposals(desk) == []


def test_on_rung_4_and_higher_every_new_figure_is_a_proposal_to_decide_on(desk: Desk) -> None:
    """Example 11: on rung 4 since 1 February; figures of 1 April; day 59 of 182."""
    desk.figures(date(2026, 1, 10), "2025-II", NEW_YEAR, Delft=(30, -34, 24, 3))
    gs = {"decided_on": date(2026, 2, 1), "reference": "GS 2026-14"}
    desk.act(decide.accept, date(2026, 2, 1), DELFT, **gs)
    spring = date(2026, 4, 1)
    desk.figures(spring, "2026-I", spring, Delft=(60, -40, 24))

    assert open_proposals(desk, spring) == [("Delft", 4, 5, False)]
    assert delft(desk, spring).accelerated_day == (59, 182)
    gs = {"decided_on": spring, "reference": "GS 2026-40"}
    desk.act(decide.place, spring, DELFT, 4, motive="De raad besluit in mei.", **gs)
    assert open_proposals(desk, spring) == []

    may = date(2026, 5, 1)
    desk.figures(may, "2026-I", may, Delft=(60, -40, 26))
    assert open_proposals(desk, may) == [("Delft", 4, 5, False)]
    assert delft(desk, may).accelerated_day == (89, 182)


def test_the_clock_of_the_three_highest_rungs_runs_on_and_ends_below_them(desk: Desk) -> None:
    grown(desk, 3)
    for day, rung in ((8, 4), (9, 5), (10, 3)):
        gs = {"decided_on": date(2026, 7, day), "reference": "GS"}
        desk.act(decide.place, TODAY, DELFT, rung, motive="Zo besloten.", **gs)
        expected = (10 - 8, 182) if rung >= 4 else None
        assert delft(desk).accelerated_day == expected


REFUSED: dict[str, Callable[[Desk], object]] = {
    "no motive": lambda d: d.act(decide.place, TODAY, DELFT, 2, motive="  "),
    "rung 0": lambda d: d.act(decide.place, TODAY, DELFT, 0, motive="Omdat"),
    "rung 7": lambda d: d.act(decide.place, TODAY, DELFT, 7, motive="Omdat"),
    "an unknown code": lambda d: d.act(decide.place, TODAY, "GM9999", 2, motive="Omdat"),
    "an unknown code to accept": lambda d: d.act(decide.accept, TODAY, "GM9999"),
    "no proposal": lambda d: d.act(decide.accept, TODAY, "GM0228"),
    "a day to come": lambda d: d.act(decide.accept, TODAY, DELFT, decided_on=TODAY.replace(day=11)),
    "a day before the last decision": lambda d: d.act(
        decide.accept, TODAY, DELFT, decided_on=date(2026, 6, 30)
    ),
}


@pytest.mark.parametrize("act", REFUSED.values(), ids=REFUSED)
def test_a_decision_that_lacks_something_is_refused_and_writes_nothing(
    desk: Desk, act: Callable[[Desk], object]
) -> None:
    grown(desk)
    before = desk.path.read_bytes()

    with pytest.raises(OfficerCanAct):
        act(desk)

    assert desk.path.read_bytes() == before


def test_a_municipality_without_figures_can_be_placed_by_the_officer(desk: Desk) -> None:
    """Example 14: after a merger the rung is the officer's."""
    desk.act(decide.place, TODAY, "GM1982", 2, motive="Samenvoeging van trede 1, 3 en 2.")

    answer = desk.ask(dossier, "GM1982", TODAY)
    assert (answer.row.rung, answer.decisions[-1].rule) == (2, Rule.UNKNOWN.value)
    assert answer.decisions[-1].basis is None


def test_figures_are_counted_as_known_when_the_rung_of_a_later_sheet_came_with_them(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2025-II", NEW_YEAR, Delft=(30, 0, 24))
    assert open_proposals(desk) == [("Delft", 1, 2, False)]

    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(30, -6, 25, 3))

    assert open_proposals(desk) == [("Delft", 3, 1, True)]


def test_one_decision_for_rung_4_does_not_open_the_next_on_figures_that_were_known(
    desk: Desk,
) -> None:
    """Rungs 4-6 are judged at every new figure; these lay there when rung 4 was decided."""
    desk.figures(date(2026, 1, 10), "2025-II", date(2026, 1, 1), Zeist=(30, 0, 24, 3))
    desk.figures(date(2026, 3, 5), "2026-I", date(2026, 3, 1), Zeist=(30, None, 2))
    decided = {"decided_on": date(2026, 3, 10), "reference": "GS 1"}

    desk.act(decide.accept, date(2026, 3, 10), "GM0355", **decided)

    assert desk.ask(proposals, date(2026, 3, 10)) == ()
    desk.figures(date(2026, 4, 5), "2026-I", date(2026, 4, 1), Zeist=(None, None, 4))
    (following,) = desk.ask(proposals, date(2026, 4, 5))
    assert (following.from_rung, following.to_rung) == (4, 5)
