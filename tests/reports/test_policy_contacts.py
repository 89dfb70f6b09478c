"""The lines of the policy on contacts ("Proactief toezicht"), each with a test of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import contacts, talks
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.reports.answers.overview import ActionKind, OverviewRow
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
SPRING, AUTUMN = date(2026, 3, 2), date(2026, 9, 1)
TALK = ContactData(DELFT, SPRING, ContactKind.PROGRESS_TALK, "Over de opgave")


def delft(desk: Desk, today: date) -> OverviewRow:
    result: OverviewRow = next(row for row in desk.ask(overview, today) if row.code == DELFT)
    return result


def owed(desk: Desk, today: date) -> dict[ActionKind, str]:
    return {each.kind: each.text for each in delft(desk, today).actions}


def followed(desk: Desk, rung: int = 1) -> None:
    desk.figures(
        date(2026, 1, 5),
        "2025-II",
        date(2025, 12, 31),
        Delft=(60, 0, 60 if rung == 1 else 40, rung),
    )


def test_minstens_twee_keer_per_jaar_contact_elke_taakstellingsperiode_een_keer(desk: Desk) -> None:
    """ "De provincie heeft [...] minstens twee keer per jaar contact (elke periode een keer)"."""
    followed(desk)
    desk.act(contacts.log_contact, SPRING, TALK)

    assert delft(desk, SPRING).has_counting_contact
    assert not delft(desk, AUTUMN).has_counting_contact
    assert ActionKind.TALK in owed(desk, AUTUMN)


def test_een_gepland_gesprek_is_nog_geen_contact(desk: Desk) -> None:
    """A talk that is planned counts only when it was held."""
    followed(desk)
    planned = TalkData(date(2026, 3, 9), ContactKind.PROGRESS_TALK, (DELFT,))
    desk.act(talks.plan, SPRING, planned)
    assert not delft(desk, SPRING).has_counting_contact
    assert ActionKind.TALK in owed(desk, SPRING)

    held = date(2026, 3, 9)
    draft = ContactData(DELFT, held, ContactKind.PROGRESS_TALK, "Gesproken")
    desk.act(talks.hold, held, 1, (draft,))

    assert delft(desk, held).has_counting_contact
    assert ActionKind.TALK not in owed(desk, held)


def test_wanneer_een_achterstand_dreigt_wordt_er_contact_opgenomen(desk: Desk) -> None:
    """ "Wanneer de gemeente een achterstand dreigt op te bouwen, wordt er contact opgenomen"."""
    followed(desk)
    desk.figures(date(2026, 4, 10), "2026-I", date(2026, 4, 1), Delft=(60, 0, 3))
    assert owed(desk, date(2026, 4, 10))[ActionKind.WARNING].startswith("Contact opnemen")

    draft = ContactData(DELFT, date(2026, 4, 10), ContactKind.PROGRESS_TALK, "Over het tempo")
    desk.act(contacts.log_contact, date(2026, 4, 10), draft)

    assert ActionKind.WARNING not in owed(desk, date(2026, 4, 10))


def test_op_trede_1_vinden_standaard_voortgangsgesprekken_plaats(desk: Desk) -> None:
    """ "Bij gemeenten op trede 1 vinden standaard voortgangsgesprekken plaats"."""
    followed(desk)

    assert owed(desk, SPRING)[ActionKind.TALK] == "Voortgangsgesprek voeren"


def test_op_trede_2_en_hoger_vinden_altijd_toezichtgesprekken_plaats(desk: Desk) -> None:
    """ "Op trede 2 en hoger vinden altijd bestuurlijke of ambtelijke toezichtgesprekken plaats"."""
    followed(desk, rung=2)
    assert owed(desk, SPRING)[ActionKind.TALK] == "Toezichtgesprek voeren"

    desk.act(contacts.log_contact, SPRING, TALK)
    assert ActionKind.TALK in owed(desk, SPRING)  # a progress talk is no supervision talk

    talk = ContactData(DELFT, SPRING, ContactKind.SUPERVISION_EXECUTIVE, "Met de wethouder")
    desk.act(contacts.log_contact, SPRING, talk)
    assert ActionKind.TALK not in owed(desk, SPRING)
