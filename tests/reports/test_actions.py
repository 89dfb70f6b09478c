"""What every duty rests on: the figures or the record that cause it, and the line of the policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import Desk, made_once
from toezichtdesk.casework import contacts, decide, plans, policies, terms
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Judgement,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.overview import overview

DELFT = "GM0503"
JULY = date(2026, 7, 10)
AUGUST = date(2026, 8, 10)
CALL = ContactData(DELFT, JULY, ContactKind.TELEPHONE, "Gebeld")
ASKED = PlanDates(requested_on=JULY)
NO_TERM = " Het beleid noemt hiervoor geen termijn."
USUAL_TERM = "28 dagen volgens Nieuw beleid v1"
PLAN_LINE = (
    "Beleid: „Vanaf trede 3 dient de gemeente een verbeterplan op te stellen en vast te stellen”."
)
CONTACT_LINE = (
    "Beleid: „De provincie heeft vanuit haar toezichtrol minstens twee keer per jaar contact met "
    "de gemeente (elke taakstellingsperiode één keer)”."
)


def owed(desk: Desk, kind: ActionKind, today: date = AUGUST) -> list[NextAction]:
    (row,) = desk.ask(overview, today, code=DELFT)
    return [action for action in row.actions if action.kind is kind]


def ground(desk: Desk, kind: ActionKind, today: date = AUGUST) -> str:
    (action,) = owed(desk, kind, today)
    return action.ground


@made_once
def shrinking_backlog(desk: Desk) -> None:
    """Delft on rung 3, with a shrinking backlog at the end of 2026-I."""
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Delft=(30, -20, 31, 3))


@pytest.fixture
def delft(desk: Desk) -> Desk:
    shrinking_backlog(desk)
    return desk


def test_a_decision_rests_on_the_figures_and_the_rule(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Delft=(30, -20, 29, 3))

    assert ground(desk, ActionKind.DECIDE) == (
        "Aan het einde van 2026-I (stand 01-07-2026, t/m 30-06-2026) waren 29 personen "
        "gehuisvest, bij een netto taakstelling van 30 en een beginsaldo van −20. Het saldo was "
        "−21. Sinds het einde van 2025-II ging de achterstand van 20 naar 21. Beleid (Nieuw beleid "
        "v1): „Gemeenten met een groeiende achterstand stijgen op de interventieladder”."
    )


def test_a_warning_rests_on_the_figures_that_opened_it(desk: Desk) -> None:
    desk.figures(date(2026, 4, 10), "2026-I", date(2026, 4, 1), Delft=(60, 0, 8))

    assert ground(desk, ActionKind.WARNING, date(2026, 4, 10)) == (
        "Op 01-04-2026 waren 8 personen gehuisvest; nodig om bij te blijven waren er 29 "
        "(achterstand dreigt). Beleid: „Wanneer de gemeente een achterstand dreigt op te bouwen, "
        "wordt er contact opgenomen”."
    )


@pytest.mark.parametrize(
    ("dates", "horizons", "words", "fact"),
    [
        (
            None,
            (),
            "Verbeterplan vragen",
            "Op trede 3 sinds 01-07-2026; er is nog geen verbeterplan gevraagd." + NO_TERM,
        ),
        (
            ASKED,
            (),
            "Verbeterplan ontvangen",
            f"Gevraagd op 10-07-2026; termijn tot en met 07-08-2026 ({USUAL_TERM}).",
        ),
        (
            replace(ASKED, due_on=AUGUST),
            (),
            "Verbeterplan ontvangen",
            "Gevraagd op 10-07-2026; termijn tot en met 10-08-2026 (bij het verzoek gesteld).",
        ),
        (
            replace(ASKED, received_on=AUGUST),
            (),
            "Verbeterplan beoordelen",
            "Ontvangen op 10-08-2026; nog niet beoordeeld." + NO_TERM,
        ),
        (
            PlanDates(JULY, None, JULY, AUGUST, Judgement.INSUFFICIENT, "Te vaag."),
            (),
            "Aangevuld verbeterplan vragen",
            "Beoordeeld op 10-08-2026: onvoldoende (Te vaag)." + NO_TERM,
        ),
        (
            PlanDates(JULY, None, JULY, AUGUST, Judgement.SUFFICIENT),
            tuple(Horizon),
            "Vaststelling verbeterplan navragen",
            "Beoordeeld op 10-08-2026: voldoende; nog niet vastgesteld door de gemeente." + NO_TERM,
        ),
    ],
)
def test_each_step_of_the_plan_says_what_it_waits_for(
    delft: Desk, dates: PlanDates | None, horizons: tuple[Horizon, ...], words: str, fact: str
) -> None:
    if dates is not None:
        delft.act(plans.record_dates, AUGUST, DELFT, dates)
    for horizon in horizons:
        delft.act(plans.add_measure, AUGUST, DELFT, PlanMeasureData("Flexwoningen", horizon))

    (action,) = owed(delft, ActionKind.PLAN)

    assert (action.text, action.ground) == (words, f"{fact} {PLAN_LINE}")


def test_a_plan_lacks_the_kinds_of_measures_that_the_policy_asks_for(delft: Desk) -> None:
    judged = PlanDates(JULY, None, JULY, AUGUST, Judgement.SUFFICIENT)
    delft.act(plans.record_dates, AUGUST, DELFT, judged)
    delft.act(plans.add_measure, AUGUST, DELFT, PlanMeasureData("Flex", Horizon.MEDIUM_TERM))

    (action,) = owed(delft, ActionKind.PLAN)

    assert action.text == (
        "Maatregelen ontbreken in verbeterplan: korte termijn, voorkomen van herhaling"
    )
    assert action.ground == (
        "Beoordeeld op 10-08-2026: voldoende; van deze soort staat er geen maatregel in."
        f"{NO_TERM} Beleid: „Dit verbeterplan bevat uitvoerbare maatregelen voor de korte en "
        "middellange termijn, en maatregelen om herhaling in de toekomst te voorkomen”."
    )


def test_agreements_measures_and_follow_ups_rest_on_what_was_recorded(delft: Desk) -> None:
    promise = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst met adressen", date(2026, 9, 1))
    call = replace(CALL, follow_up="Terugbellen", follow_up_on=AUGUST)
    delft.act(contacts.log_contact, JULY, call, [promise])
    measure = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, "corporatie", date(2026, 12, 1))
    delft.act(plans.add_measure, AUGUST, DELFT, measure)

    assert ground(delft, ActionKind.AGREEMENT) == "Afspraak van 10-07-2026."
    assert ground(delft, ActionKind.FOLLOW_UP) == (
        "Vervolg op het contact van 10-07-2026 (telefoon)."
    )
    (planned,) = owed(delft, ActionKind.MEASURE)
    assert (planned.due_on, planned.is_late) == (measure.due_on, False)
    assert planned.ground == (
        "Maatregel uit het verbeterplan (korte termijn, corporatie); stand: voorgenomen."
    )


def test_a_talk_that_is_owed_meets_the_contact_duty_too(delft: Desk) -> None:
    (talk,) = owed(delft, ActionKind.TALK)

    assert (talk.text, talk.due_on) == ("Toezichtgesprek voeren", date(2026, 12, 31))
    assert talk.ground == (
        "In 2026-II is er nog geen toezichtgesprek geweest. Beleid: „Op trede 2 en hoger vinden "
        "altijd bestuurlijke of ambtelijke toezichtgesprekken plaats”. Dit gesprek telt ook als "
        f"contact. Contacten die tellen in 2026-II: 0 van 1 (Nieuw beleid v1). {CONTACT_LINE}"
    )
    assert owed(delft, ActionKind.CONTACT) == []


def test_a_talk_is_owed_while_the_contact_duty_is_met(delft: Desk) -> None:
    delft.act(contacts.log_contact, JULY, CALL)

    assert "contact" not in ground(delft, ActionKind.TALK)


def test_on_rung_1_the_talk_is_a_progress_talk(desk: Desk) -> None:
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Delft=(30, 0, 30, 1))

    (talk,) = owed(desk, ActionKind.TALK)

    assert talk.text == "Voortgangsgesprek voeren"
    assert "Bij gemeenten op trede 1 (de laagste trede) vinden standaard" in talk.ground


def test_contacts_beyond_the_talk_are_owed_as_the_policy_asks(delft: Desk) -> None:
    version = ("Drie per half jaar", JULY, "Vaker spreken", {"contacts_per_period": 3})
    delft.act(policies.add_version, JULY, *version)
    delft.act(contacts.log_contact, JULY, CALL)

    (action,) = owed(delft, ActionKind.CONTACT)

    assert (action.text, action.due_on) == (
        "Contact opnemen voor de contactplicht: nog 1 van 3",
        date(2026, 12, 31),
    )
    assert action.ground == (
        f"Contacten die tellen in 2026-II: 1 van 3 (Drie per half jaar). {CONTACT_LINE}"
    )


def test_a_talk_that_was_said_not_to_count_leaves_the_contact_owed(delft: Desk) -> None:
    talk = replace(CALL, kind=ContactKind.SUPERVISION_OFFICIAL, counts=False)
    delft.act(contacts.log_contact, JULY, talk)

    assert owed(delft, ActionKind.TALK) == []
    assert [action.text for action in owed(delft, ActionKind.CONTACT)] == [
        "Contact opnemen voor de contactplicht"
    ]


def corrected(desk: Desk) -> None:
    desk.act(decide.place, JULY, DELFT, 2, motive="Gaat goed.")
    desk.figures(AUGUST, "2026-I", date(2026, 7, 1), Delft=(30, -20, 20))


def withdrawn(desk: Desk) -> None:
    gs = {"decided_on": JULY, "reference": "GS-1"}
    desk.act(decide.place, JULY, DELFT, 4, motive="Zo besloten.", **gs)
    desk.act(terms.withdraw, AUGUST, DELFT, reason="De gemeente voldoet.", reference="GS-2")


@pytest.mark.parametrize(
    ("happens", "fact"),
    [
        (
            corrected,
            "De cijfers onder het besluit van 10-07-2026 zijn gewijzigd: gerealiseerd 31 → 20. ",
        ),
        (withdrawn, "Vooraankondiging of besluit ingetrokken. Reden: De gemeente voldoet."),
    ],
)
def test_a_new_judgement_says_what_happened(
    delft: Desk, happens: Callable[[Any], None], fact: str
) -> None:
    happens(delft)

    assert ground(delft, ActionKind.REASSESS).startswith(fact)


def test_the_term_of_rungs_4_to_6_rests_on_its_clock(delft: Desk) -> None:
    gs = {"decided_on": JULY, "reference": "GS-1"}
    delft.act(decide.place, JULY, DELFT, 4, motive="Zo besloten.", **gs)

    assert ground(delft, ActionKind.TERM, date(2027, 1, 5)) == (
        "Dag 179 van 182 sinds 10-07-2026; richtpunt van een half jaar voor trede 4, 5 en 6: "
        "08-01-2027 (nog 3 dagen). Beleid: „met als richtpunt een doorlooptijd van een half jaar "
        "in totaal voor de 3 hoogste treden”."
    )


def test_figures_that_lack_are_named_with_what_follows(desk: Desk) -> None:
    desk.stand(JULY, "Realisatie 2026-I, stand 1 juli 2026", ("Delft", None, 0, 10))

    assert ground(desk, ActionKind.COMPLETE_FIGURES) == (
        "Van 2026-I ontbreekt de taakstelling; er volgt geen voorstel."
    )
