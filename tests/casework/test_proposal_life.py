"""Proposals live by the figures: replaced, put off, held by a freeze, and grounds that lapse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import table_of
from tests.refusing import says
from toezichtdesk.casework import decide, freezes, terms, undo
from toezichtdesk.casework import proposals as life
from toezichtdesk.casework.import_sheet import apply, prepare
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.proposals import proposal_list, proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

ZEIST = "GM0355"
END = date(2026, 1, 1)  # the stand that closes 2025-II
JANUARY = date(2026, 1, 10)
LATER = date(2026, 2, 10)


@pytest.fixture
def open_proposal(desk: Desk) -> Desk:
    """Zeist on rung 1, with a backlog of 6 at the end of 2025-II: a proposal for rung 2."""
    desk.figures(JANUARY, "2025-II", END, Zeist=(30, 0, 24))
    return desk


def one(desk: Desk, today: date = LATER) -> ProposalRow:
    (row,) = desk.ask(proposals, today)
    return row


def actions(desk: Desk, kind: ActionKind, today: date = LATER) -> list[NextAction]:
    (row,) = desk.ask(overview, today, code=ZEIST)
    return [action for action in row.actions if action.kind is kind]


def test_a_proposal_is_unseen_until_the_officer_looked(open_proposal: Desk) -> None:
    assert not one(open_proposal).is_seen

    open_proposal.act(life.see, JANUARY, [ZEIST])

    assert one(open_proposal).is_seen
    assert one(open_proposal).changed == ()


def test_new_figures_replace_an_open_proposal_and_say_what_changed(open_proposal: Desk) -> None:
    open_proposal.act(life.see, JANUARY, [ZEIST])

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 26))

    row = one(open_proposal)
    assert not row.is_seen
    assert row.changed == ("Gewijzigd sinds u keek op 10-01-2026: gerealiseerd 24 → 26.",)
    assert open_proposal.ask(dossier, ZEIST, LATER).proposal == row


def test_a_proposal_that_new_figures_took_away_is_told(open_proposal: Desk) -> None:
    open_proposal.act(life.see, JANUARY, [ZEIST])

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))

    found = open_proposal.ask(proposal_list, LATER)
    assert found.open == ()
    assert [notice.text for notice in found.fallen_away] == [
        (
            "Het voorstel van trede 1 naar 2, dat u op 10-01-2026 zag, is er niet meer: "
            "gerealiseerd 24 → 30."
        )
    ]


def test_after_a_decision_the_next_proposal_is_new_and_not_changed(open_proposal: Desk) -> None:
    open_proposal.act(life.see, JANUARY, [ZEIST])
    open_proposal.act(decide.accept, JANUARY, ZEIST)

    open_proposal.figures(date(2026, 7, 5), "2026-I", date(2026, 7, 1), Zeist=(30, -6, 20))

    row = one(open_proposal, date(2026, 7, 5))
    assert (row.from_rung, row.to_rung) == (2, 3)
    assert (row.is_seen, row.changed) == (False, ())
    assert open_proposal.ask(proposal_list, date(2026, 7, 5)).fallen_away == ()


def test_looking_at_a_proposal_does_not_refuse_an_import_that_was_prepared(
    open_proposal: Desk,
) -> None:
    workbook = table_of(
        ["De Bilt"], {Column.TARGET: [20]}, period="2026-I", reference_date=END.isoformat()
    )
    plan = open_proposal.ask(prepare, workbook, LATER)

    open_proposal.act(life.see, LATER, [ZEIST])

    open_proposal.act(apply, LATER, plan)


def test_a_postponed_proposal_is_off_the_list_until_its_day(open_proposal: Desk) -> None:
    open_proposal.act(life.postpone, JANUARY, ZEIST, date(2026, 3, 1), "Plan komt in februari")

    found = open_proposal.ask(proposal_list, LATER)
    assert found.open == ()
    assert found.postponed[0].postponement is not None
    assert found.postponed[0].postponement.reason == "Plan komt in februari"
    assert open_proposal.ask(proposals, LATER) == ()
    assert actions(open_proposal, ActionKind.DECIDE) == []
    assert open_proposal.ask(overview, LATER, code=ZEIST)[0].is_postponed

    assert one(open_proposal, date(2026, 3, 1)).postponement is None
    assert actions(open_proposal, ActionKind.DECIDE, date(2026, 3, 1))


def test_a_postponed_proposal_is_back_when_its_figures_change(open_proposal: Desk) -> None:
    open_proposal.act(life.postpone, JANUARY, ZEIST, date(2026, 3, 1), "Plan komt in februari")

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 20))

    assert one(open_proposal).changed
    assert actions(open_proposal, ActionKind.DECIDE)


def test_looking_again_does_not_end_a_postponement_but_taking_up_does(
    open_proposal: Desk,
) -> None:
    open_proposal.act(life.postpone, JANUARY, ZEIST, date(2026, 3, 1), "Plan komt")
    open_proposal.act(life.see, LATER, [ZEIST])
    assert open_proposal.ask(proposals, LATER) == ()

    open_proposal.act(life.take_up, LATER, ZEIST)

    assert one(open_proposal).postponement is None


def test_a_postponed_proposal_can_still_be_decided(open_proposal: Desk) -> None:
    open_proposal.act(life.postpone, JANUARY, ZEIST, date(2026, 3, 1), "Plan komt")

    open_proposal.act(decide.accept, LATER, ZEIST)

    assert open_proposal.ask(dossier, ZEIST, LATER).row.rung == 2


def test_what_cannot_be_put_off_is_refused_and_writes_nothing(open_proposal: Desk) -> None:
    before = open_proposal.tables()

    for args, expected in (
        ((ZEIST, JANUARY, "reden"), "na vandaag"),
        ((ZEIST, LATER, " "), "reden ontbreekt"),
        (("GM0310", LATER, "reden"), "geen open voorstel"),
        (("GM9999", LATER, "reden"), "geen gemeente"),
    ):
        with pytest.raises(OfficerCanAct, check=says(expected)):
            open_proposal.act(life.postpone, JANUARY, *args)
    with pytest.raises(OfficerCanAct, check=says("niet uitgesteld")):
        open_proposal.act(life.take_up, JANUARY, ZEIST)
    with pytest.raises(OfficerCanAct, check=says("geen voorstel")):
        open_proposal.act(life.see, JANUARY, ["GM0310"])

    assert open_proposal.tables() == before


def test_a_provisional_proposal_waits_already(desk: Desk) -> None:
    desk.figures(LATER, "2026-I", date(2026, 2, 1), Zeist=(60, 0, 2))

    with pytest.raises(OfficerCanAct, check=says("voorlopig")):
        desk.act(life.postpone, LATER, ZEIST, date(2026, 3, 1), "reden")


def test_a_decision_stays_and_is_marked_when_its_figures_are_corrected(
    open_proposal: Desk,
) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    assert open_proposal.ask(dossier, ZEIST, LATER).lapsed_grounds == ()

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))

    found = open_proposal.ask(dossier, ZEIST, LATER)
    (ground,) = found.lapsed_grounds
    assert found.row.rung == 2
    assert found.decisions[-1].basis is not None
    assert found.decisions[-1].basis.realised == 24
    assert ground.decision == found.decisions[-1].id
    assert ground.outcome == 1
    assert ground.text == (
        "De cijfers onder het besluit van 10-01-2026 zijn gewijzigd: gerealiseerd 24 → 30. "
        "Vanaf trede 1 volgt nu trede 1; besloten is trede 2. "
        "Beoordeel of het besluit zo kan blijven."
    )
    assert [a.text for a in actions(open_proposal, ActionKind.REASSESS)] == [
        "Cijfers onder het besluit van 10-01-2026 gewijzigd: opnieuw beoordelen"
    ]
    assert [n.code for n in open_proposal.ask(proposal_list, LATER).reassess] == [ZEIST]
    assert found.row.is_ground_lapsed


def test_a_decision_is_marked_when_the_import_under_it_is_undone(desk: Desk) -> None:
    act = desk.figures(JANUARY, "2025-II", END, Zeist=(30, 0, 24))
    desk.act(decide.accept, JANUARY, ZEIST)

    desk.act(undo.undo, LATER, act)

    (ground,) = desk.ask(dossier, ZEIST, LATER).lapsed_grounds
    assert desk.ask(dossier, ZEIST, LATER).row.rung == 2
    assert ground.judged is None
    assert "van 2025-II (stand 01-01-2026, t/m 31-12-2025), zijn teruggedraaid." in ground.text


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
    assert row.lapsed.text == (
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

    found = open_proposal.ask(dossier, ZEIST, LATER)
    assert [ground.decision for ground in found.lapsed_grounds] == [found.decisions[0].id]
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

    found = open_proposal.ask(dossier, ZEIST, LATER)
    decision = found.decisions[-1]
    assert (decision.kind, decision.from_rung, decision.rung) == (DecisionKind.ACCEPTED, 1, rung)
    assert decision.basis is not None
    assert decision.basis.realised == realised
    assert decision.reasons == (row.lapsed.text, *row.sentences)
    assert found.row.rung == rung
    assert open_proposal.ask(proposal_list, LATER).reassess == ()
    assert open_proposal.ask(proposals, LATER) == ()


def test_a_decision_is_judged_again_before_what_is_provisional(open_proposal: Desk) -> None:
    open_proposal.act(decide.accept, JANUARY, ZEIST)
    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 25))
    open_proposal.figures(LATER, "2026-I", date(2026, 2, 1), Zeist=(60, None, 0))

    found = open_proposal.ask(proposal_list, LATER)
    assert [row.to_rung for row in found.reassess] == [2]
    assert found.provisional == ()
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

    soon, found = desk.ask(proposal_list, LATER), desk.ask(proposal_list, date(2026, 3, 10))

    assert [row.code for row in soon.reassess] == [ZEIST]  # the next step waits four weeks
    assert found.reassess == ()
    assert [(row.to_rung, row.lapsed is not None) for row in found.open] == [(5, True)]


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


def test_a_freeze_shows_the_outcome_with_it_and_without_it(open_proposal: Desk) -> None:
    freeze = Freeze(date(2025, 12, 1), date(2026, 6, 30), "brand", "Brand in de opvang.")
    open_proposal.act(freezes.freeze, JANUARY, ZEIST, freeze)

    expected = (
        (
            "Bevroren tot en met 30-06-2026 (brand): de gemeente blijft over 2025-II op "
            "trede 1. Reden: Brand in de opvang."
        ),
        "Zonder bevriezing: groeiende achterstand, van trede 1 naar trede 2.",
    )
    found = open_proposal.ask(dossier, ZEIST, LATER)
    assert found.freeze_words == expected
    assert not any(said.startswith("Voorstel:") for said in found.explanation)
    assert [n.text for n in open_proposal.ask(proposal_list, LATER).held] == [" ".join(expected)]
    assert found.row.standing == open_proposal.ask(dossier, ZEIST, JANUARY).row.standing


def test_a_term_that_was_withdrawn_asks_for_a_rung(desk: Desk) -> None:
    gs = {"reference": "GS 2026-2"}
    desk.figures(LATER, "2025-II", END, Zeist=(30, -10, 30, 4))
    desk.act(decide.place, LATER, ZEIST, 4, motive="Wacht op het plan", decided_on=LATER, **gs)
    assert desk.ask(proposal_list, LATER).reassess == ()

    desk.act(terms.withdraw, LATER, ZEIST, reason="Plan vastgesteld", **gs)

    (row,) = desk.ask(proposal_list, LATER).reassess
    assert row.why_again == (
        "Trede bepalen: ingetrokken op 10-02-2026. Vooraankondiging of besluit ingetrokken. "
        "Reden: Plan vastgesteld. Kenmerk: GS 2026-2."
    )
    desk.act(
        decide.place,
        LATER,
        ZEIST,
        3,
        motive="Terug naar actief toezicht",
        decided_on=LATER,
        **gs,
    )
    assert desk.ask(proposal_list, LATER).reassess == ()


def test_where_nothing_asks_for_it_only_the_officer_does(open_proposal: Desk) -> None:
    houten = "GM0321"
    open_proposal.figures(JANUARY, "2025-II", END, Houten=(30, 0, 30))

    assert open_proposal.ask(proposal_list, JANUARY).own is None
    assert open_proposal.ask(proposal_list, JANUARY, own=ZEIST).own is None  # it has a proposal
    row = open_proposal.ask(proposal_list, JANUARY, own=houten).own

    assert (row.code, row.is_reassessment, row.why_again) == (houten, True, "")


def test_nothing_of_a_freeze_is_proposed_again_when_it_ends(open_proposal: Desk) -> None:
    freeze = Freeze(date(2025, 12, 1), date(2026, 2, 1), "brand", "Brand in de opvang.")
    open_proposal.act(freezes.freeze, JANUARY, ZEIST, freeze)

    for today in (date(2026, 2, 1), date(2026, 2, 2), date(2026, 6, 1)):
        assert actions(open_proposal, ActionKind.REASSESS, today) == []
        assert open_proposal.ask(proposals, today) == ()
        assert len(open_proposal.ask(proposal_list, today).held) == 1


def test_a_freeze_that_the_officer_ended_gives_no_signal(open_proposal: Desk) -> None:
    freeze = Freeze(JANUARY, date(2026, 6, 30), "brand", "Brand in de opvang.")
    open_proposal.act(freezes.freeze, JANUARY, ZEIST, freeze)

    open_proposal.act(freezes.end_freeze, JANUARY, ZEIST, JANUARY)

    assert actions(open_proposal, ActionKind.REASSESS) == []


def test_an_end_that_is_typed_in_as_history_hides_no_earlier_one_that_waits(desk: Desk) -> None:
    desk.figures(date(2025, 1, 3), "2024-II", date(2025, 1, 1), Zeist=(30, 0, 20))
    desk.figures(JANUARY, "2025-II", END, Zeist=(30, -25, 35))
    before = one(desk)

    desk.figures(LATER, "2025-I", date(2025, 7, 1), Zeist=(30, None, 15))

    for told in (before, one(desk)):
        assert told.to_rung == 2
        assert "Aan het einde van 2024-II" in " ".join(told.sentences)
