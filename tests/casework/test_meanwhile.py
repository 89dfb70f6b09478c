"""With two windows, or the console beside one, no change overwrites what was not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import contacts, decide, freezes, plans
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import ChangedMeanwhile
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record import casefile

DELFT = "GM0503"
TODAY = date(2026, 5, 6)
TALK = ContactData(DELFT, TODAY, ContactKind.EMAIL, "eerste")
PROMISE = AgreementData(DELFT, Party.MUNICIPALITY, "een lijst")
MEASURE = PlanMeasureData("flexwoningen", Horizon.SHORT_TERM)
DATES = PlanDates(requested_on=TODAY)

Change = Callable[[str, Any], object]


def of(desk: Desk, name: str) -> Any:
    if name == "contact":
        return desk.ask_on(TODAY, casefile.contacts)[DELFT][0]
    if name == "agreement":
        return desk.ask_on(TODAY, casefile.agreements)[DELFT][0]
    (plan,) = desk.ask_on(TODAY, casefile.plans)[DELFT]
    return plan.measures[0] if name == "measure" else plan.dates


def changing(desk: Desk, name: str) -> Change:
    """Record something, and return how it is changed: to what text, over what was seen."""
    if name == "contact":
        number = desk.act(contacts.log_contact, TODAY, TALK)
        act, field, draft = contacts.change_contact, "summary", TALK
    elif name == "agreement":
        number = desk.act(contacts.add_agreement, TODAY, PROMISE)
        act, field, draft = contacts.change_agreement, "text", PROMISE
    elif name == "measure":
        number = desk.act(plans.add_measure, TODAY, DELFT, MEASURE)
        act, field, draft = plans.change_measure, "description", MEASURE
    else:
        desk.act(plans.record_dates, TODAY, DELFT, DATES)
        number, act, field, draft = DELFT, plans.record_dates, "judgement_note", DATES

    def change(text: str, seen: Any) -> object:
        return desk.act(act, TODAY, number, replace(draft, **{field: text}), seen)

    return change


@pytest.mark.parametrize("name", ["contact", "agreement", "measure", "dates"])
def test_a_form_saves_only_onto_what_it_read(desk: Desk, name: str) -> None:
    change = changing(desk, name)
    seen = of(desk, name)
    change("van de ander", seen)
    there = of(desk, name)
    lines = desk.tables()

    with pytest.raises(ChangedMeanwhile) as refused:
        change("van mij", seen)

    assert "intussen gewijzigd" in wording.obstacle(refused.value)
    assert "nu „van de ander”, uw invoer „van mij”" in wording.obstacle(refused.value)
    assert desk.tables() == lines
    assert of(desk, name) == there == refused.value.current
    change("van mij", refused.value.current)
    assert "van mij" in str(of(desk, name))


def test_a_decision_is_on_the_rung_and_the_proposal_that_were_seen(desk: Desk) -> None:
    desk.stand(TODAY, "2025-II, stand 1 januari 2026", ("Delft", 30, 0, 24))
    seen = (1, 2)
    desk.act(decide.accept, TODAY, DELFT, seen=seen)

    for act in (
        lambda: desk.act(decide.accept, TODAY, DELFT, seen=seen),
        lambda: desk.act(decide.place, TODAY, DELFT, 3, motive="anders", seen=seen),
    ):
        with pytest.raises(ChangedMeanwhile, check=says("intussen")):
            act()


def test_a_freeze_that_was_shortened_meanwhile_is_not_ended_on_sight_of_the_old_one(
    desk: Desk,
) -> None:
    until = date(2026, 9, 1)
    desk.act(freezes.freeze, TODAY, DELFT, Freeze(TODAY, until, "brand", "azc brandde af"))
    seen = Freeze(TODAY, until, "brand", "azc brandde af")
    desk.act(freezes.end_freeze, TODAY, DELFT, date(2026, 7, 1), seen)

    with pytest.raises(ChangedMeanwhile, check=says("01-07-2026")):
        desk.act(freezes.end_freeze, TODAY, DELFT, date(2026, 6, 1), seen)
