"""Proposals follow the figures: they are replaced, put off or frozen, and their grounds lapse."""

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
from tests.conftest import Desk, table_of
from tests.refusing import says
from toezichtdesk.casework import decide, freezes, terms
from toezichtdesk.casework import proposals as life
from toezichtdesk.casework.import_sheet import apply, prepare
from toezichtdesk.casework.journal import write
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list, proposals
from toezichtdesk.reports.record.journal import line_of


@pytest.fixture
def open_proposal(desk: Desk) -> Desk:
    return with_open_proposal(desk)


def one(desk: Desk, today: date = LATER) -> ProposalRow:
    (row,) = desk.ask(proposals, today)
    return row


def test_a_proposal_is_unseen_until_the_officer_looked(open_proposal: Desk) -> None:
    assert not one(open_proposal).is_seen

    open_proposal.act(life.see, JANUARY, [ZEIST])

    assert one(open_proposal).is_seen
    assert one(open_proposal).changed == ()


def test_a_name_with_a_point_of_its_own_ends_a_line_of_the_journal_with_one(
    desk: Desk,
) -> None:
    act = desk.act(write, JANUARY, Act.SEE_PROPOSAL, "Voorstel bekeken: Nuenen c.a..")

    assert desk.ask(line_of, act).summary == "Voorstel bekeken: Nuenen c.a."


def test_new_figures_replace_an_open_proposal_and_say_what_changed(open_proposal: Desk) -> None:
    open_proposal.act(life.see, JANUARY, [ZEIST])

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 26))

    row = one(open_proposal)
    assert not row.is_seen
    assert row.changed == ("Gewijzigd sinds u keek op 10-01-2026: gerealiseerd 24 → 26.",)
    assert open_proposal.ask(dossier, ZEIST, LATER).proposal == row


def test_a_proposal_that_new_figures_took_away_is_reported(open_proposal: Desk) -> None:
    open_proposal.act(life.see, JANUARY, [ZEIST])

    open_proposal.figures(LATER, "2025-II", END, Zeist=(30, 0, 30))

    answer = open_proposal.ask(proposal_list, LATER)
    assert answer.open == ()
    assert [notice.text for notice in answer.fallen_away] == [
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

    answer = open_proposal.ask(proposal_list, LATER)
    assert answer.open == ()
    assert answer.postponed[0].postponement is not None
    assert answer.postponed[0].postponement.reason == "Plan komt in februari"
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
    answer = open_proposal.ask(dossier, ZEIST, LATER)
    assert answer.freeze_words == expected
    assert not any(text.startswith("Voorstel:") for text in answer.explanation)
    assert [n.text for n in open_proposal.ask(proposal_list, LATER).held] == [" ".join(expected)]
    assert answer.row.standing == open_proposal.ask(dossier, ZEIST, JANUARY).row.standing


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

    for text in (before, one(desk)):
        assert text.to_rung == 2
        assert "Aan het einde van 2024-II" in " ".join(text.sentences)
