"""A clock that was set back changes no moment of the record, and no day that is looked back on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Desk
from toezichtdesk.casework import contacts, municipalities
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import journal

pytestmark = pytest.mark.slow

DELFT = "GM0503"
BACK, TODAY, NEXT = date(2026, 5, 1), date(2026, 9, 1), date(2026, 9, 2)


def test_the_moments_of_acts_never_fall(desk: Desk) -> None:
    """An act under a clock of May stood in the record before what it built on."""
    desk.act(municipalities.follow, TODAY, ["GM0518"])
    draft = ContactData(DELFT, BACK, ContactKind.EMAIL, "Een lijst van locaties.")

    desk.act(contacts.log_contact, BACK, draft)
    desk.act(municipalities.follow, BACK, ["GM0344"])
    desk.act(municipalities.unfollow, NEXT, ["GM0344"])

    moments = [row.moment for row in reversed(desk.ask(journal))]
    assert moments == sorted(moments)
    assert [moment.date() for moment in moments[-4:]] == [TODAY, TODAY, TODAY, NEXT]


def test_what_was_recorded_under_a_clock_set_back_was_not_known_before(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0518"])
    draft = ContactData(DELFT, BACK, ContactKind.EMAIL, "Een lijst van locaties.")
    desk.act(contacts.log_contact, BACK, draft)

    earlier = desk.ask(dossier, DELFT, NEXT, known_on=date(2026, 8, 1))
    later = desk.ask(dossier, DELFT, NEXT, known_on=TODAY)

    assert (len(earlier.contacts), len(later.contacts)) == (0, 1)
