"""Work that may wait is put off or set aside; what the policy prescribes is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import contacts, putting_off
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import AgreementData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.worklist import worklist
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.record.putting_off import work_of
from toezichtdesk.reports.urgency import When

DELFT = "GM0503"
TODAY = date(2026, 7, 10)
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")


@made_once
def late_agreement(desk: Desk) -> None:
    """Delft, with an agreement that is late."""
    desk.stand(
        date(2026, 7, 2),
        "Taakstelling 2026-I, stand 1 juli 2026",
        ("Delft", 36, -10, 20, 2),
        head=HEAD,
    )
    late = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst locaties", TODAY - timedelta(days=3))
    desk.act(contacts.add_agreement, TODAY, late)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    late_agreement(desk)
    return desk


def actions(desk: Desk, day: date = TODAY) -> tuple[NextAction, ...]:
    return desk.ask(overview, day, code=DELFT)[0].actions


def of_kind(desk: Desk, kind: ActionKind, day: date = TODAY) -> NextAction:
    return next(action for action in actions(desk, day) if action.kind is kind)


def test_work_that_was_put_off_is_back_on_its_day(filled: Desk) -> None:
    agreement = of_kind(filled, ActionKind.AGREEMENT)
    assert agreement.is_late
    until = TODAY + timedelta(days=7)

    filled.act(putting_off.put_off, TODAY, DELFT, work_of(agreement), until, "Wethouder ziek")

    waits = of_kind(filled, ActionKind.AGREEMENT)
    assert waits.put_off is not None
    assert (waits.put_off.until, waits.put_off.reason) == (until, "Wethouder ziek")
    assert not waits.is_late
    groups = {each.action.kind: each.when for each in worklist(filled.ask(overview, TODAY), TODAY)}
    assert groups[ActionKind.AGREEMENT] is When.PUT_OFF
    back = of_kind(filled, ActionKind.AGREEMENT, until)
    assert back.put_off is None
    assert back.is_late


def test_work_that_was_set_aside_stays_so_until_it_is_taken_up(filled: Desk) -> None:
    work = work_of(of_kind(filled, ActionKind.AGREEMENT))
    filled.act(putting_off.set_aside, TODAY, DELFT, work, "Locaties zijn al bekend")
    later = TODAY + timedelta(days=300)
    assert of_kind(filled, ActionKind.AGREEMENT, later).put_off is not None

    filled.act(putting_off.take_up, TODAY, DELFT, work)

    assert of_kind(filled, ActionKind.AGREEMENT).put_off is None


def test_it_can_be_taken_back(filled: Desk) -> None:
    work = work_of(of_kind(filled, ActionKind.AGREEMENT))
    filled.act(putting_off.set_aside, TODAY, DELFT, work, "Bekend")
    (line,) = filled.ask(journal, 1)
    assert line.summary == ("Delft: Afspraak gemeente: Lijst locaties terzijde gelegd: Bekend.")

    filled.act(undo, TODAY, line.id)

    assert of_kind(filled, ActionKind.AGREEMENT).put_off is None


@pytest.mark.parametrize("kind", [ActionKind.DECIDE, ActionKind.TALK])
def test_what_the_policy_prescribes_cannot_wait(filled: Desk, kind: ActionKind) -> None:
    work = work_of(of_kind(filled, kind))
    for act, text in (
        (putting_off.put_off, TODAY + timedelta(days=1)),
        (putting_off.set_aside, "x"),
    ):
        with pytest.raises(OfficerCanAct, check=says("schrijft het beleid voor")):
            filled.act(act, TODAY, DELFT, work, text)
    assert of_kind(filled, kind).put_off is None


def test_a_day_that_has_passed_and_a_reason_that_lacks_are_refused(filled: Desk) -> None:
    work = work_of(of_kind(filled, ActionKind.AGREEMENT))
    with pytest.raises(OfficerCanAct, check=says("niet na vandaag")):
        filled.act(putting_off.put_off, TODAY, DELFT, work, TODAY)
    with pytest.raises(OfficerCanAct, check=says("reden ontbreekt")):
        filled.act(putting_off.set_aside, TODAY, DELFT, work, " ")
    with pytest.raises(OfficerCanAct, check=says("niet meer open")):
        filled.act(putting_off.set_aside, TODAY, DELFT, '["AGREEMENT", 999]', "Weg")
