"""Planned talks: they stand on the list until they are held, moved or cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.conftest import Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import talks
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import AgreementData, Contact, ContactData, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData, TalkState, time_in
from toezichtdesk.render import calendar
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.worklist import worklist
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.record.talks import TalkRow, cancelled_talks, talk_rows
from toezichtdesk.reports.urgency import When

DELFT, EDE = "GM0503", "GM0228"
TODAY, TUESDAY = date(2026, 4, 10), date(2026, 4, 14)
TALK = TalkData(
    TUESDAY, ContactKind.PROGRESS_TALK, (DELFT,), time(10, 0), "gemeentehuis", "Flexwoningen"
)
BOTH = replace(TALK, municipalities=(DELFT, EDE))
NOTE = ContactData(DELFT, TUESDAY, ContactKind.PROGRESS_TALK, "Sleutels in mei")


@made_once
def one_planned(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, 0, 30), Ede=(40, 0, 20))
    desk.act(talks.plan, TODAY, TALK)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    one_planned(desk)
    return desk


def owed(desk: Desk, today: date, code: str = DELFT) -> list[NextAction]:
    rows = {row.code: row for row in desk.ask(overview, today)}
    return [each for each in rows[code].actions if each.kind is ActionKind.PLANNED_TALK]


def rows(desk: Desk, state: TalkState | None = TalkState.PLANNED) -> tuple[TalkRow, ...]:
    result: tuple[TalkRow, ...] = desk.ask(talk_rows, TODAY, state=state)
    return result


def contacts(desk: Desk, code: str, today: date) -> tuple[Contact, ...]:
    result: tuple[Contact, ...] = desk.ask(dossier, code, today).contacts
    return result


def test_a_planned_talk_is_owed_on_its_day_and_late_after_it(planned: Desk) -> None:
    (action,) = owed(planned, TODAY)
    assert action.text == "Voortgangsgesprek om 10:00, gemeentehuis: Flexwoningen"
    assert (action.due_on, action.is_late) == (TUESDAY, False)

    (late,) = owed(planned, date(2026, 4, 15))
    assert late.is_late
    assert "verplaats het of laat het vervallen" in late.ground


def test_the_talk_that_the_rung_asks_for_says_on_which_day_it_is_planned(planned: Desk) -> None:
    row = next(row for row in planned.ask(overview, TODAY) if row.code == DELFT)
    (asked,) = (each for each in row.actions if each.kind is ActionKind.TALK)

    assert asked.ground.endswith("Gepland op 14-04-2026, 10:00.")


def test_a_talk_that_is_held_becomes_a_contact_and_both_are_taken_back_together(
    planned: Desk,
) -> None:
    before = planned.tables()
    promise = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst met locaties", TUESDAY)

    planned.act(talks.hold, TUESDAY, 1, (NOTE,), (promise,))

    assert not owed(planned, TUESDAY)
    assert [one.summary for one in contacts(planned, DELFT, TUESDAY)] == ["Sleutels in mei"]
    assert [row.talk.state for row in rows(planned, None)] == [TalkState.HELD]
    act = planned.ask(last_act)
    held = planned.tables()

    planned.act(undo, TUESDAY, act)
    for name in ("planned_talk", "contact", "agreement"):
        assert planned.tables()[name] == before[name]
    planned.act(redo, TUESDAY, act)
    for name in ("planned_talk", "contact", "agreement"):
        assert planned.tables()[name] == held[name]


def test_a_talk_with_several_is_one_line_and_gives_each_that_came_a_contact(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, 0, 30), Ede=(40, 0, 20))
    desk.act(talks.plan, TODAY, BOTH)

    result = worklist(desk.ask(overview, TUESDAY), TUESDAY)
    (duty,) = (each for each in result if each.action.kind is ActionKind.PLANNED_TALK)
    assert (duty.name, duty.code, duty.when) == ("Delft, Ede", DELFT, When.TODAY)
    assert owed(desk, TODAY, EDE)

    desk.act(talks.hold, TUESDAY, 1, (NOTE, replace(NOTE, municipality=EDE)))

    assert len(contacts(desk, DELFT, TUESDAY)) == len(contacts(desk, EDE, TUESDAY)) == 1
    assert not owed(desk, TUESDAY, EDE)


def test_moving_a_talk_says_from_when_to_when(planned: Desk) -> None:
    planned.act(talks.change, TODAY, 1, replace(TALK, planned_on=date(2026, 4, 16)))

    assert planned.ask(journal, 1)[0].summary == (
        "Gepland gesprek met Delft verplaatst van 14-04-2026, 10:00 naar 16-04-2026, 10:00."
    )
    assert owed(planned, TODAY)[0].due_on == date(2026, 4, 16)


def test_a_late_talk_keeps_its_day_when_something_else_changes(planned: Desk) -> None:
    later = date(2026, 4, 20)

    planned.act(talks.change, later, 1, replace(TALK, place="Teams"))

    assert rows(planned)[0].talk.place == "Teams"


def test_a_talk_is_cancelled_with_a_reason_and_is_owed_no_more(planned: Desk) -> None:
    planned.act(talks.cancel, TODAY, 1, "wethouder ziek")

    assert not owed(planned, TODAY)
    assert [row.talk.reason for row in rows(planned, TalkState.CANCELLED)] == ["wethouder ziek"]
    assert planned.ask(journal, 1)[0].summary.endswith("vervallen: wethouder ziek.")


@pytest.mark.parametrize(
    ("act", "values", "words"),
    [
        (talks.plan, (replace(TALK, municipalities=()),), "De gemeente ontbreekt"),
        (talks.plan, (replace(TALK, planned_on=date(2026, 4, 9)),), "ligt voor vandaag"),
        (talks.plan, (replace(TALK, municipalities=("GM9999",)),), "GM9999"),
        (talks.change, (1, replace(TALK, planned_on=date(2026, 4, 1))), "ligt voor vandaag"),
        (talks.change, (9, TALK), "bestaat niet meer"),
        (talks.cancel, (1, " "), "De reden ontbreekt"),
        (talks.hold, (1, ()), "Kies ten minste één gemeente"),
        (talks.hold, (1, (NOTE,)), "ligt na vandaag"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    planned: Desk, act: object, values: tuple[object, ...], words: str
) -> None:
    before = planned.tables()

    with pytest.raises(OfficerCanAct, check=says(words)):
        planned.act(act, TODAY, *values)

    assert planned.tables() == before


def test_a_talk_is_held_or_cancelled_once(planned: Desk) -> None:
    planned.act(talks.cancel, TODAY, 1, "verzet")

    with pytest.raises(OfficerCanAct, check=says("al vervallen")):
        planned.act(talks.hold, TUESDAY, 1, (NOTE,))


def test_the_calendar_has_a_talk_once_at_its_time_and_place_and_it_stays_the_same_event(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, 0, 30), Ede=(40, 0, 20))
    desk.act(talks.plan, TODAY, BOTH)

    def event() -> Event:
        made = calendar.made(desk.ask(overview, TODAY), TODAY).walk("VEVENT")
        (item,) = (each for each in made if str(each["uid"]).startswith("gesprek-"))
        return item

    first = event()
    assert first["dtstart"].dt == datetime(2026, 4, 14, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert str(first["location"]) == "gemeentehuis"
    assert str(first["summary"]) == "Voortgangsgesprek Delft, Ede: Flexwoningen"

    desk.act(talks.change, TODAY, 1, replace(BOTH, planned_on=date(2026, 4, 16), starts_at=None))
    assert event()["uid"] == first["uid"]


def test_a_calendar_strikes_out_a_talk_that_was_cancelled_until_its_day_is_over(
    planned: Desk,
) -> None:
    planned.act(talks.cancel, TODAY, 1, "wethouder ziek")

    def events(today: date) -> list[Event]:
        off = planned.ask(cancelled_talks, today)
        made = calendar.made(planned.ask(overview, today), today, off)
        return [one for one in made.walk("VEVENT") if one["uid"] == "gesprek-1@toezichtdesk"]

    (event,) = events(TODAY)
    assert (event["status"], event["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert event["summary"] == "Vervallen: Voortgangsgesprek Delft: Flexwoningen"
    assert event["description"] == "wethouder ziek"
    (later,) = events(TUESDAY)
    assert later["sequence"] > event["sequence"]
    assert events(TUESDAY + timedelta(days=1)) == []


def test_a_calendar_tells_the_rule_of_dutch_time() -> None:
    read = Calendar.from_ical(calendar.made((), TODAY).to_ical())

    (zone,) = read.walk("VTIMEZONE")
    recorded = ZoneInfo("Europe/Amsterdam")
    for day in (date(2026, 3, 28), date(2026, 3, 30), date(2026, 10, 24), date(2026, 10, 26)):
        noon = datetime.combine(day, time(12))
        assert zone.to_tz().utcoffset(noon) == recorded.utcoffset(noon)


@given(st.times())
def test_a_time_is_read_as_it_is_written(moment: time) -> None:
    for written in (f"{moment:%H:%M}", f"{moment:%H.%M}", f"{moment:%H%M}"):
        assert time_in(written) == time(moment.hour, moment.minute)


@pytest.mark.parametrize("typed", ["", "25:00", "10:75", "ochtend", "10:0", "123"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert time_in(typed) is None


def test_an_hour_is_a_time() -> None:
    assert time_in("9 uur") == time_in("9") == time(9, 0)
