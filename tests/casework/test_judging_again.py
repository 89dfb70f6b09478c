"""A decision is judged again when its figures have been corrected."""

from __future__ import annotations

from datetime import date

import pytest

from tests.casework.proposal_tools import (
    END,
    JANUARY,
    LATER,
    ZEIST,
    actions,
    with_open_proposal,
)
from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import decide, freezes, undo
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.proposals import proposal_list, proposals


@pytest.fixture
def open_proposal(desk: Desk) -> Desk:
    return with_open_proposal(desk)


def test_a_decision_stays_and_is_marked_when_its_figures_are_corrected(
    open_proposal: Desk,
) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    assert open_proposal.ask(dossier, ZEIST, LATER).lapsed_grounds == ()

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))

    answer = open_proposal.ask(dossier, ZEIST, LATER)
    (ground,) = answer.lapsed_grounds
    assert answer.row.rung == 2
    assert answer.decisions[-1].basis is not None
    assert answer.decisions[-1].basis.realised == 24
    assert ground.decision == answer.decisions[-1].id
    assert ground.outcome == 1
    assert wording.lapsed_ground(ground) == (
        "De cijfers onder het besluit van 10-01-2026 zijn gewijzigd: gerealiseerd 24 → 30. "
        "Vanaf trede 1 volgt nu trede 1; besloten is trede 2. "
        "Beoordeel of het besluit zo kan blijven."
    )
    assert [a.text for a in actions(open_proposal, ActionKind.REASSESS)] == [
        "Cijfers onder het besluit van 10-01-2026 gewijzigd: opnieuw beoordelen"
    ]
    assert [n.code for n in open_proposal.ask(proposal_list, LATER).reassess] == [ZEIST]
    assert answer.row.is_ground_lapsed


def test_a_corrected_end_is_judged_again_also_where_the_outcome_stays(open_proposal: Desk) -> None:
    """A correction of a stand that was decided on is a reassessment: no outcome is excepted."""
    open_proposal.act(decide.accept, JANUARY, ZEIST)

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 23))

    (ground,) = open_proposal.ask(dossier, ZEIST, LATER).lapsed_grounds
    assert ground.outcome == 2
    assert "gerealiseerd 24 → 23. De uitkomst blijft trede 2." in wording.lapsed_ground(ground)
    assert [row.code for row in open_proposal.ask(proposal_list, LATER).reassess] == [ZEIST]
    assert open_proposal.ask(proposals, LATER) == ()


def test_a_decision_is_marked_when_the_import_under_it_is_undone(desk: Desk) -> None:
    act = desk.figures(JANUARY, "2025-II", END, Zeist=(30, 0, 24))
    desk.act(decide.accept, JANUARY, ZEIST)

    desk.act(undo.undo, LATER, act)

    (ground,) = desk.ask(dossier, ZEIST, LATER).lapsed_grounds
    assert desk.ask(dossier, ZEIST, LATER).row.rung == 2
    assert ground.judged is None
    text = wording.lapsed_ground(ground)
    assert "van 2025-II (stand 01-01-2026, t/m 31-12-2025), zijn ongedaan gemaakt." in text


def test_a_later_count_of_the_same_period_leaves_the_ground_as_it_was(
    open_proposal: Desk,
) -> None:
    """The store still gives the same stand for the day that the decision rests on."""
    open_proposal.act(decide.accept, JANUARY, ZEIST)

    open_proposal.figures(LATER, "2025-II", date(2026, 2, 1), Zeist=(30, 0, 26))

    assert open_proposal.ask(dossier, ZEIST, LATER).lapsed_grounds == ()


def test_a_period_that_is_closed_anew_with_another_outcome_asks_for_judgement(
    open_proposal: Desk,
) -> None:
    """Late sign-offs still count for the closed period: 6 persons more leave no backlog."""
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    late = open_proposal.figures(LATER, "2025-II", date(2026, 2, 1), Zeist=(30, None, 30))

    (row,) = open_proposal.ask(proposal_list, LATER).reassess

    assert (row.from_rung, row.to_rung) == (2, 1)
    assert row.lapsed is not None
    assert wording.lapsed_ground(row.lapsed) == (
        "Na het besluit van 10-01-2026 kwam er een nieuwe eindstand van 2025-II (stand "
        "01-02-2026, t/m 31-01-2026): gerealiseerd 24 → 30. Vanaf trede 1 volgt nu trede 1; "
        "besloten is trede 2. Beoordeel of het besluit zo kan blijven."
    )
    open_proposal.act(undo.undo, LATER, late)
    assert open_proposal.ask(proposal_list, LATER).reassess == ()


def test_a_running_period_that_goes_on_takes_no_ground_away(desk: Desk) -> None:
    gs = {"decided_on": LATER, "reference": "GS 2026-1"}
    desk.figures(LATER, "2026-I", date(2026, 2, 1), Zeist=(60, -10, 0, 3))
    desk.act(decide.place, LATER, ZEIST, 4, motive="Geen plan", **gs)

    desk.figures(date(2026, 3, 10), "2026-I", date(2026, 3, 1), Zeist=(60, None, 60))

    assert desk.ask(dossier, ZEIST, date(2026, 3, 10)).lapsed_grounds == ()


def test_a_new_decision_takes_the_mark_off_the_lists_and_not_off_the_old_one(
    open_proposal: Desk,
) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))

    open_proposal.act(decide.place, LATER, ZEIST, 1, motive="De cijfers zijn gecorrigeerd")

    answer = open_proposal.ask(dossier, ZEIST, LATER)
    assert [ground.decision for ground in answer.lapsed_grounds] == [answer.decisions[0].id]
    assert actions(open_proposal, ActionKind.REASSESS) == []
    assert open_proposal.ask(proposal_list, LATER).reassess == ()


@pytest.mark.parametrize(("realised", "rung"), [(30, 1), (26, 2)])
def test_what_follows_from_the_corrected_figures_is_taken_over(
    open_proposal: Desk, realised: int, rung: int
) -> None:
    """Judged from the rung before the decision, as if that had not been taken."""
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, realised))
    (row,) = open_proposal.ask(proposal_list, LATER).reassess
    assert (row.from_rung, row.to_rung) == (2, rung)
    assert row.lapsed is not None

    open_proposal.act(decide.accept, LATER, ZEIST)

    answer = open_proposal.ask(dossier, ZEIST, LATER)
    decision = answer.decisions[-1]
    assert (decision.kind, decision.from_rung, decision.rung) == (DecisionKind.ACCEPTED, 1, rung)
    assert decision.basis is not None
    assert decision.basis.realised == realised
    assert decision.reasons == (wording.lapsed_ground(row.lapsed), *row.sentences)
    assert answer.row.rung == rung
    assert open_proposal.ask(proposal_list, LATER).reassess == ()
    assert open_proposal.ask(proposals, LATER) == ()


def test_a_decision_is_judged_again_before_what_is_provisional(open_proposal: Desk) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 25))
    open_proposal.figures(LATER, "2026-I", date(2026, 2, 1), Zeist=(60, None, 0))

    answer = open_proposal.ask(proposal_list, LATER)
    assert [row.to_rung for row in answer.reassess] == [2]
    assert answer.provisional == ()
    open_proposal.act(decide.accept, LATER, ZEIST)

    after = open_proposal.ask(proposal_list, LATER)
    assert after.reassess == ()
    assert [row.to_rung for row in after.provisional] == [3]


def test_a_new_figure_on_rung_4_goes_before_judging_again(desk: Desk) -> None:
    """The proposal on it names the lapsed ground, and deciding on it settles both."""
    gs = {"decided_on": LATER, "reference": "GS 2026-1"}
    desk.figures(JANUARY, "2025-II", END, Zeist=(30, -10, 24, 3))
    desk.act(decide.accept, LATER, ZEIST, **gs)
    desk.figures(LATER, "2025-II", END, Zeist=(30, -10, 26))
    desk.figures(LATER, "2026-I", date(2026, 2, 1), Zeist=(60, None, 0))

    soon, each = desk.ask(proposal_list, LATER), desk.ask(proposal_list, date(2026, 3, 10))

    assert [row.code for row in soon.reassess] == [ZEIST]  # the next step waits four weeks
    assert each.reassess == ()
    assert [(row.to_rung, row.lapsed is not None) for row in each.open] == [(5, True)]


def test_judging_again_waits_for_no_freeze_but_needs_a_motive_then(open_proposal: Desk) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))
    freeze = Freeze(JANUARY, date(2026, 6, 30), "brand", "Brand in de opvang.")
    open_proposal.act(freezes.freeze, JANUARY, ZEIST, freeze)
    (row,) = open_proposal.ask(proposal_list, LATER).reassess
    assert not row.can_be_accepted

    with pytest.raises(OfficerCanAct, check=says("bevroren tot en met 30-06-2026")):
        open_proposal.act(decide.accept, LATER, ZEIST)
    open_proposal.act(decide.place, LATER, ZEIST, 2, motive="Bevroren, dus trede 2")

    assert open_proposal.ask(proposal_list, LATER).reassess == ()


def test_from_rung_4_judging_again_is_of_gedeputeerde_staten_where_the_rung_moves(
    desk: Desk,
) -> None:
    gs = {"decided_on": LATER, "reference": "GS 2026-1"}
    desk.figures(JANUARY, "2025-II", END, Zeist=(30, -10, 24, 3))
    desk.act(decide.accept, LATER, ZEIST, **gs)
    desk.figures(LATER, "2025-II", END, Zeist=(30, -10, 26))

    desk.act(decide.accept, LATER, ZEIST)  # it stays where it is
    assert desk.ask(dossier, ZEIST, LATER).row.rung == 4
    desk.figures(LATER, "2025-II", END, Zeist=(30, -10, 31))

    with pytest.raises(OfficerCanAct, check=says("Gedeputeerde Staten")):
        desk.act(decide.place, LATER, ZEIST, 3, motive="Het gaat beter")
    desk.act(decide.place, LATER, ZEIST, 3, motive="Het gaat beter", **gs)

    assert desk.ask(dossier, ZEIST, LATER).row.rung == 3
