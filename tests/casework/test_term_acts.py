"""The acts on the term of rungs 4-6, and what the dossier and the lists say of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import decide, terms
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.terms import FileItemData, FileItemKind, TermState
from toezichtdesk.reports.answers.dossier import EventKind
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.record.journal import journal

ZEIST = "GM0355"
START = date(2026, 2, 1)
APRIL = date(2026, 4, 1)


@made_once
def decided_on_4(desk: Desk) -> None:
    """Zeist, on rung 4 by decision of 1 February 2026."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Zeist=(40, -20, 20, 3))
    desk.act(decide.accept, START, ZEIST, decided_on=START, reference="GS-2026-1")


@pytest.fixture
def on_4(desk: Desk) -> Desk:
    decided_on_4(desk)
    return desk


def kinds(desk: Desk, today: date) -> list[ActionKind]:
    (row,) = desk.ask(overview, today, code=ZEIST)
    return [action.kind for action in row.actions]


def test_the_dossier_shows_day_59_of_182_and_its_end(on_4: Desk) -> None:
    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert answer.accelerated_day == (59, 182)
    assert answer.row.clock is not None
    assert answer.row.clock.ends_on == date(2026, 8, 2)
    assert answer.clock_words == (
        (
            "Dag 59 van 182 sinds 01-02-2026; richtpunt van een half jaar voor trede 4, 5 en 6: "
            "02-08-2026 (nog 123 dagen)."
        ),
    )


def test_the_term_is_suspended_resumed_and_extended_with_a_reason_each(on_4: Desk) -> None:
    on_4.act(terms.suspend, date(2026, 2, 11), ZEIST, reason="Raadsbesluit flexwoningen")
    on_4.act(terms.resume, date(2026, 2, 25), ZEIST, reason="De raad besloot niet")
    on_4.act(terms.extend, date(2026, 3, 1), ZEIST, 28, reason="Zienswijze liet op zich wachten")
    on_4.act(terms.suspend, date(2026, 3, 2), ZEIST, reason="Nader onderzoek")

    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert answer.row.clock is not None
    assert answer.row.clock.state is TermState.SUSPENDED
    assert answer.row.clock.used == 29 - 14
    assert answer.row.clock.days == 182 + 28
    assert "opgeschort sinds 02-03-2026" in answer.clock_words[0]
    texts = [event.text for event in answer.events if event.kind is EventKind.TERM]
    assert texts[0] == (
        "Doorlooptijd trede 4, 5 en 6 opgeschort. Reden: Raadsbesluit flexwoningen."
    )
    assert len(texts) == 4
    assert len(on_4.ask(journal)) == 1 + 2 + 4


LETTER = FileItemData(ZEIST, FileItemKind.NOTICE, START, "GS-2026-2", due_on=date(2026, 3, 1))


def letters(desk: Desk, today: date) -> list[str]:
    (row,) = desk.ask(overview, today, code=ZEIST)
    return [action.text for action in row.actions if action.kind is ActionKind.TERM]


def test_the_term_of_a_letter_is_owed_until_it_is_answered(on_4: Desk) -> None:
    on_4.act(terms.file, START, LETTER)
    (row,) = on_4.ask(overview, APRIL, code=ZEIST)
    (owed,) = (action for action in row.actions if action.kind is ActionKind.TERM)
    assert (owed.text, owed.due_on, owed.is_late) == (
        "Zienswijze op het voornemen nagaan",
        date(2026, 3, 1),
        True,
    )
    assert owed.ground == (
        "Voornemen van 01-02-2026, kenmerk GS-2026-2, termijn tot en met 01-03-2026."
    )

    on_4.act(terms.file, APRIL, FileItemData(ZEIST, FileItemKind.HEARING, date(2026, 2, 20)))
    assert letters(on_4, APRIL) == []


def test_the_term_of_a_decision_is_followed_until_it_has_expired_on_file(on_4: Desk) -> None:
    order = FileItemData(ZEIST, FileItemKind.DECISION, START, due_on=date(2026, 4, 26))
    item = on_4.act(terms.file, START, order)
    assert letters(on_4, APRIL) == ["Naleving van het besluit nagaan"]

    on_4.act(terms.withdraw_item, APRIL, item, "Verkeerde gemeente")
    assert letters(on_4, APRIL) == []


def test_the_letters_fall_away_with_the_announcement(on_4: Desk) -> None:
    on_4.act(terms.file, START, LETTER)
    on_4.act(terms.lapse, APRIL, ZEIST, reason="De gemeente voldoet")

    assert letters(on_4, APRIL) == []


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (FileItemData(ZEIST, FileItemKind.HEARING, START, due_on=APRIL), "Laat de termijn leeg"),
        (
            FileItemData(ZEIST, FileItemKind.NOTICE, START, due_on=date(2026, 1, 31)),
            "voor de datum van het stuk",
        ),
    ],
)
def test_a_term_that_no_letter_gives_is_refused(
    on_4: Desk, draft: FileItemData, words: str
) -> None:
    with pytest.raises(OfficerCanAct, check=says(words)):
        on_4.act(terms.file, START, draft)


def test_reaching_the_guideline_is_a_signal_and_not_a_step(on_4: Desk) -> None:
    assert ActionKind.TERM not in kinds(on_4, date(2026, 7, 1))
    assert ActionKind.TERM in kinds(on_4, date(2026, 7, 25))

    (row,) = on_4.ask(overview, date(2026, 8, 3), code=ZEIST)
    signal = next(action for action in row.actions if action.kind is ActionKind.TERM)

    assert row.rung == 4
    assert (signal.due_on, signal.open_since, signal.is_late) == (None, date(2026, 8, 2), False)
    assert signal.text == (
        "Richtpunt van een half jaar voor trede 4, 5 en 6: bereikt op 02-08-2026 (1 dag geleden)"
    )


def test_after_a_withdrawal_the_rung_stays_until_the_officer_decides(on_4: Desk) -> None:
    on_4.act(
        terms.withdraw, date(2026, 3, 1), ZEIST, reason="De gemeente voldeed", reference="GS-9"
    )

    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert answer.row.rung == 4
    assert answer.accelerated_day is None
    assert answer.clock_words[0].startswith(
        "De doorlooptijd voor trede 4, 5 en 6 is beëindigd door intrekking op 01-03-2026, na 28"
    )
    assert ActionKind.REASSESS in kinds(on_4, APRIL)

    gs = {"decided_on": APRIL, "reference": "GS-10"}
    on_4.act(decide.place, APRIL, ZEIST, 3, motive="Na intrekking terug", **gs)
    assert ActionKind.REASSESS not in kinds(on_4, APRIL)


def test_withdrawn_and_decided_anew_on_one_day_the_clock_starts_on_that_day(on_4: Desk) -> None:
    gs = {"decided_on": APRIL, "reference": "GS-10"}
    on_4.act(terms.withdraw, APRIL, ZEIST, reason="Een gebrek in het besluit", reference="GS-9")
    on_4.act(decide.place, APRIL, ZEIST, 4, motive="Opnieuw besloten", **gs)

    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert (answer.row.rung, answer.accelerated_day) == (4, (0, 182))
    assert answer.row.clock is not None
    assert answer.row.clock.ends_on == date(2026, 9, 30)
    assert ActionKind.REASSESS not in kinds(on_4, APRIL)
    assert on_4.ask(dossier, ZEIST, date(2026, 4, 11)).accelerated_day == (10, 182)


def test_decided_and_withdrawn_on_one_day_the_clock_has_ended(on_4: Desk) -> None:
    gs = {"decided_on": APRIL, "reference": "GS-9"}
    on_4.act(decide.place, APRIL, ZEIST, 5, motive="Het plan bleef uit", **gs)
    on_4.act(terms.withdraw, APRIL, ZEIST, reason="Het plan kwam alsnog", reference="GS-10")

    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert (answer.row.rung, answer.accelerated_day) == (5, None)
    assert "beëindigd door intrekking op 01-04-2026" in answer.clock_words[0]
    assert ActionKind.REASSESS in kinds(on_4, APRIL)


def test_both_on_one_day_and_the_last_taken_back_leave_what_the_first_made(on_4: Desk) -> None:
    gs = {"decided_on": APRIL, "reference": "GS-10"}
    on_4.act(terms.withdraw, APRIL, ZEIST, reason="Een gebrek in het besluit", reference="GS-9")
    act = on_4.act(decide.place, APRIL, ZEIST, 4, motive="Opnieuw besloten", **gs)

    on_4.act(undo, APRIL, act, reason="Verkeerd ingevoerd")

    assert on_4.ask(dossier, ZEIST, APRIL).accelerated_day is None
    assert ActionKind.REASSESS in kinds(on_4, APRIL)


def test_what_is_missing_on_file_is_shown_and_never_blocks(on_4: Desk) -> None:
    on_4.figures(APRIL, "2026-I", APRIL, Zeist=(40, None, 0))
    on_4.act(terms.file, APRIL, FileItemData(ZEIST, FileItemKind.NOTICE, START, "GS-1"))
    on_4.act(terms.file, APRIL, FileItemData(ZEIST, FileItemKind.COUNCIL_COPY, START))

    (row,) = on_4.ask(proposals, APRIL)
    answer = on_4.ask(dossier, ZEIST, APRIL)

    assert row.file_check is not None
    assert row.file_check.missing == (FileItemKind.PUBLICATION, FileItemKind.HEARING)
    assert row.file_words == "In het dossier voor trede 5 ontbreekt: bekendmaking en zienswijze."
    assert [item.reference for item in answer.file_items] == ["GS-1", ""]
    assert len(answer.checks) == 2
    on_4.act(decide.accept, APRIL, ZEIST, decided_on=APRIL, reference="GS-2")
    assert on_4.ask(dossier, ZEIST, APRIL).row.rung == 5


def test_an_item_filed_by_mistake_can_be_taken_out_again(on_4: Desk) -> None:
    item = on_4.act(terms.file, APRIL, FileItemData(ZEIST, FileItemKind.HEARING, APRIL))
    on_4.act(terms.withdraw_item, APRIL, item, "Hoort bij De Bilt")

    assert on_4.ask(dossier, ZEIST, APRIL).file_items == ()
    with pytest.raises(OfficerCanAct, check=says("staat niet in het dossier")):
        on_4.act(terms.withdraw_item, APRIL, item, "Nog eens")


@pytest.mark.parametrize(
    ("act", "args", "words", "expected"),
    [
        (terms.suspend, ("GM0310",), {"reason": "x"}, "loopt geen doorlooptijd"),
        (terms.suspend, (ZEIST,), {"reason": " "}, "reden ontbreekt"),
        (terms.suspend, (ZEIST,), {"reason": "x", "on": date(2026, 4, 2)}, "na vandaag"),
        (terms.suspend, (ZEIST,), {"reason": "x", "on": date(2026, 1, 31)}, "laatste gebeurtenis"),
        (terms.resume, (ZEIST,), {"reason": "x"}, "niet opgeschort"),
        (terms.extend, (ZEIST, 0), {"reason": "x"}, "1 dag of meer"),
        (terms.withdraw, (ZEIST,), {"reason": "x", "reference": ""}, "kenmerk"),
        (terms.lapse, ("GM9999",), {"reason": "x"}, "geen gemeente"),
        (
            terms.file,
            (FileItemData(ZEIST, FileItemKind.NOTICE, date(2026, 4, 2)),),
            {},
            "na vandaag",
        ),
        (terms.withdraw_item, (1, ""), {}, "reden ontbreekt"),
    ],
)
def test_an_act_that_is_refused_says_why_and_writes_nothing(
    on_4: Desk, act: Any, args: tuple[Any, ...], words: dict[str, Any], expected: str
) -> None:
    before = on_4.tables()

    with pytest.raises(OfficerCanAct, check=says(expected)):
        on_4.act(act, APRIL, *args, **words)

    assert on_4.tables() == before


def test_a_term_that_is_suspended_or_over_cannot_be_suspended(on_4: Desk) -> None:
    on_4.act(terms.suspend, date(2026, 3, 1), ZEIST, reason="x")
    with pytest.raises(OfficerCanAct, check=says("al opgeschort")):
        on_4.act(terms.suspend, date(2026, 3, 2), ZEIST, reason="x")

    on_4.act(terms.lapse, date(2026, 3, 3), ZEIST, reason="Voldaan")
    with pytest.raises(OfficerCanAct, check=says("loopt geen doorlooptijd")):
        on_4.act(terms.extend, date(2026, 3, 4), ZEIST, 5, reason="x")
