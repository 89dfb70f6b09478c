"""Contacts, agreements and the early warnings that a contact closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from toezichtdesk.casework import contacts
from toezichtdesk.domain.assessment import WarningCause
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import journal

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
TODAY = date(2026, 4, 10)
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")


def delft(desk: Desk, today: date = TODAY) -> Dossier:
    result: Dossier = desk.ask(dossier, DELFT, today)
    return result


def warned(desk: Desk) -> None:
    """Let Delft fall behind in 2026-I."""
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, 0, 8))


def is_warned(desk: Desk, today: date = TODAY) -> bool:
    (row,) = desk.ask(overview, today)
    return bool(row.early_warning)


@pytest.mark.parametrize(
    ("opening", "realised", "cause"),
    [
        (0, 8, WarningCause.BACKLOG_LOOMS),  # of 60, 29 are due; the margin of chance is 20
        (0, 9, None),
        (5, 3, WarningCause.BACKLOG_LOOMS),
        (5, 4, None),
        (-10, 8, WarningCause.BACKLOG_GROWS),
        (-10, 9, None),
    ],
)
def test_a_warning_opens_where_more_than_chance_says_that_a_backlog_comes_or_grows(
    desk: Desk, opening: int, realised: int, cause: WarningCause | None
) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, opening, realised))

    warnings = delft(desk).warnings

    assert [warning.cause for warning in warnings] == ([cause] if cause else [])
    assert all("waren er 29" in w.grounds and str(realised) in w.grounds for w in warnings)


def test_the_end_of_a_period_opens_no_warning(desk: Desk) -> None:
    desk.figures(date(2026, 7, 10), "2026-I", date(2026, 7, 1), Delft=(60, 0, 10))

    assert delft(desk, date(2026, 7, 10)).warnings == ()


def test_there_are_never_two_warnings_for_one_cause_in_a_period(desk: Desk) -> None:
    warned(desk)
    for month in (5, 6):
        today = date(2026, month, 10)
        desk.figures(today, "2026-I", date(2026, month, 1), Delft=(60, 0, 10 + month))
        desk.act(contacts.log_contact, today, replace(VISIT, held_on=today))

    assert len(delft(desk, date(2026, 6, 30)).warnings) == 1


def test_the_next_period_may_warn_again(desk: Desk) -> None:
    warned(desk)
    autumn = date(2026, 10, 10)

    desk.figures(autumn, "2026-II", date(2026, 10, 1), Delft=(60, 0, 8))

    assert len(delft(desk, autumn).warnings) == 2


def test_a_contact_that_counts_closes_the_warning(desk: Desk) -> None:
    warned(desk)

    desk.act(contacts.log_contact, TODAY, VISIT)

    (warning,) = delft(desk).warnings
    assert (warning.closed_on, warning.closure) == (TODAY, "Bezoek van 10-04-2026")
    assert not is_warned(desk)


@pytest.mark.parametrize(
    "draft",
    [
        replace(VISIT, kind=ContactKind.EMAIL),
        replace(VISIT, counts=False),
        replace(VISIT, held_on=date(2026, 4, 9)),
        replace(VISIT, municipality="GM0228"),
    ],
    ids=["e-mail", "not counted", "before the warning", "another municipality"],
)
def test_a_contact_that_does_not_count_leaves_the_warning_open(
    desk: Desk, draft: ContactData
) -> None:
    warned(desk)

    desk.act(contacts.log_contact, TODAY, draft)

    assert delft(desk).warnings[0].closed_on is None


def test_a_contact_that_is_withdrawn_opens_the_warning_again(desk: Desk) -> None:
    """A contact logged with the wrong municipality may not make its warning vanish."""
    warned(desk)
    contact = desk.act(contacts.log_contact, TODAY, VISIT)

    desk.act(contacts.withdraw_contact, TODAY, contact)

    assert is_warned(desk)
    assert delft(desk).contacts == ()


def test_a_contact_that_is_changed_closes_or_opens_the_warning_as_it_now_counts(
    desk: Desk,
) -> None:
    warned(desk)
    contact = desk.act(contacts.log_contact, TODAY, VISIT)

    desk.act(contacts.change_contact, TODAY, contact, replace(VISIT, kind=ContactKind.EMAIL))
    assert is_warned(desk)

    desk.act(contacts.change_contact, TODAY, contact, VISIT)
    assert not is_warned(desk)


def test_a_warning_that_was_dismissed_stays_closed_when_a_contact_is_withdrawn(desk: Desk) -> None:
    warned(desk)
    contact = desk.act(contacts.log_contact, TODAY, replace(VISIT, kind=ContactKind.EMAIL))
    desk.act(contacts.dismiss_warning, TODAY, delft(desk).warnings[0].id, "Sleutels in mei.")

    desk.act(contacts.withdraw_contact, TODAY, contact)

    assert delft(desk).warnings[0].closure == "Sleutels in mei."


def test_a_warning_is_dismissed_once_and_with_a_reason(desk: Desk) -> None:
    warned(desk)
    warning = delft(desk).warnings[0].id

    with pytest.raises(OfficerCanAct, check=says("reden")):
        desk.act(contacts.dismiss_warning, TODAY, warning, " ")
    desk.act(contacts.dismiss_warning, TODAY, warning, "Sleutels in mei")
    assert desk.ask(journal, 1)[0].summary.endswith("afgesloten zonder contact: Sleutels in mei.")
    with pytest.raises(OfficerCanAct, check=says("al afgesloten")):
        desk.act(contacts.dismiss_warning, TODAY, warning, "Nog eens.")
    with pytest.raises(OfficerCanAct, check=says("bestaat niet")):
        desk.act(contacts.dismiss_warning, TODAY, 99, "Welke?")

    assert not is_warned(desk)


def test_a_changed_contact_keeps_in_the_journal_what_stood_there(desk: Desk) -> None:
    contact = desk.act(contacts.log_contact, TODAY, VISIT)

    changed = replace(VISIT, summary="Over de kavels", held_on=date(2026, 4, 9))
    desk.act(contacts.change_contact, TODAY, contact, changed)

    assert desk.ask(journal, 1)[0].details["changes"] == {
        "held_on": ["2026-04-10", "2026-04-09"],
        "summary": ["Over de flexwoningen", "Over de kavels"],
    }
    assert [c.summary for c in delft(desk).contacts] == ["Over de kavels"]


def test_a_withdrawn_contact_is_neither_withdrawn_nor_changed_again(desk: Desk) -> None:
    contact = desk.act(contacts.log_contact, TODAY, VISIT)
    desk.act(contacts.withdraw_contact, TODAY, contact)
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says("ingetrokken")):
        desk.act(contacts.withdraw_contact, TODAY, contact)
    with pytest.raises(OfficerCanAct, check=says("ingetrokken")):
        desk.act(contacts.change_contact, TODAY, contact, VISIT)

    assert desk.tables() == before


def test_an_agreement_keeps_the_day_of_the_talk_in_which_it_was_made(desk: Desk) -> None:
    promise = AgreementData(DELFT, Party.PROVINCE, "Sessie met corporaties")
    talk = replace(VISIT, held_on=date(2026, 4, 7))
    desk.act(contacts.log_contact, TODAY, talk, [promise])
    assert desk.ask(journal, 1)[0].summary == "Bezoek met Delft van 07-04-2026, met 1 afspraak."

    apart = desk.act(contacts.add_agreement, TODAY, promise)
    desk.act(contacts.change_agreement, TODAY, apart, replace(promise, text="Sessie in mei"))

    assert [one.made_on for one in delft(desk).agreements] == [talk.held_on, TODAY]


def test_an_agreement_is_open_until_it_is_kept(desk: Desk) -> None:
    draft = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst met adressen", date(2026, 4, 1))
    agreement = desk.act(contacts.add_agreement, TODAY, draft)
    assert any("Lijst met adressen" in action.text for action in delft(desk).row.actions)

    desk.act(contacts.change_agreement, TODAY, agreement, replace(draft, done_on=TODAY))

    assert not any("Lijst" in action.text for action in delft(desk).row.actions)
    assert "nagekomen" in desk.ask(journal, 1)[0].summary
