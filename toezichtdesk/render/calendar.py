"""Duties with a day as a calendar file (.ics): whole days, and planned talks at their time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from toezichtdesk import wording
from toezichtdesk.domain.talks import Talk
from toezichtdesk.outputs import replacing
from toezichtdesk.render.characters import plain
from toezichtdesk.reports.answers.overview import NextAction, OverviewRow
from toezichtdesk.reports.record.talks import TalkRow

TALK_LENGTH = timedelta(hours=1)
_ZONE = ZoneInfo("Europe/Amsterdam")
_FIRST = date(2020, 1, 1)  # day from which the sequence number of an event counts


def write(
    rows: Sequence[OverviewRow], today: date, cancelled: Sequence[TalkRow], path: Path, *,
    doubt: str = "", overwrite: bool = True,
) -> int:  # fmt: skip
    """Write the duties and talks of these municipalities; return the number of events.

    doubt: as `made`.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    calendar = made(rows, today, cancelled, doubt)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(calendar.to_ical())
    return len(calendar.walk("VEVENT"))


def made(
    rows: Sequence[OverviewRow], today: date, cancelled: Sequence[TalkRow] = (), doubt: str = ""
) -> Calendar:
    """Return each action with a day as an all-day event, each planned talk at its time.

    The identity of an action does not depend on its day or words, so that importing a newer file
    replaces it. A talk with several municipalities is one event. cancelled: talks that a calendar
    may still hold, to be cancelled there. doubt: what is broken in the record; each event says it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Toezichtdesk//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_dutch_time())
    names: dict[int, list[str]] = {}
    for row in rows:
        for action in row.actions:
            if action.talk is not None:
                names.setdefault(action.talk.id, []).append(row.name)
    for row in rows:
        for action in row.actions:
            event = None
            if action.talk is None:
                event = _reminder(row, action)
            elif action.talk.id in names:
                event = _talk(names.pop(action.talk.id), action.ground, action.talk)
            if event is not None:
                _add(calendar, event, today)
    for one in cancelled:
        _add(calendar, _cancelled(one), today)
    if doubt:
        for part in calendar.walk("VEVENT"):
            part["description"] = vText(plain(f"{doubt}\n{part['description']}"))
    return calendar


def _add(calendar: Calendar, event: Event, today: date) -> None:
    """Add an event; its sequence number grows daily, or a calendar would keep the old version."""
    event.add("dtstamp", datetime.combine(today, time(12), UTC))
    event.add("sequence", (today - _FIRST).days)
    calendar.add_component(event)


def _dutch_time() -> Timezone:
    """Return the Dutch time zone with its rules, for programs without a zone database."""
    zone = Timezone()
    zone.add("tzid", _ZONE.key)
    for part, month, before, after in ((TimezoneDaylight, 3, 1, 2), (TimezoneStandard, 10, 2, 1)):
        rule = part()
        rule.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, 4 - after))  # noqa: DTZ001 - the rule of the zone itself
        rule.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        rule.add("tzoffsetfrom", timedelta(hours=before))
        rule.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(rule)
    return zone


def _reminder(row: OverviewRow, action: NextAction) -> Event | None:
    if action.due_on is None:
        return None
    event = Event()
    event.add("uid", _identity(row, action))
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1))
    event.add("summary", plain(f"{row.name}: {action.text}"))
    event.add("description", plain(action.ground))
    event.add("transp", "TRANSPARENT")  # a reminder does not mark the day as busy
    return event


def _cancelled(row: TalkRow) -> Event:
    """Return a cancelled talk as its original event, with status cancelled."""
    event = _talk(row.names, row.talk.reason, row.talk)
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event["summary"] = vText(f"Vervallen: {event['summary']}")
    return event


def _talk(names: Sequence[str], ground: str, talk: Talk) -> Event:
    """Return a planned talk: one hour in Dutch time, or all day when it has no time."""
    event = Event()
    event.add("uid", f"gesprek-{talk.id}@toezichtdesk")
    if talk.starts_at is None:
        event.add("dtstart", talk.planned_on)
        event.add("dtend", talk.planned_on + timedelta(days=1))
    else:
        begin = datetime.combine(talk.planned_on, talk.starts_at, _ZONE)
        event.add("dtstart", begin)
        event.add("dtend", begin + TALK_LENGTH)
    kind = wording.contact_kind(talk.kind)
    subject = f": {talk.subject}" if talk.subject else ""
    event.add("summary", plain(f"{kind} {', '.join(names)}{subject}"))
    event.add("description", plain(ground))
    if talk.place:
        event.add("location", plain(talk.place))
    return event


def _identity(row: OverviewRow, action: NextAction) -> str:
    """Return the identity of an action by its subject, not its position or due date."""
    about = "-".join(one.name if isinstance(one, Enum) else str(one) for one in action.about)
    return f"{row.code}-{action.kind.name}-{plain(about).replace(' ', '_')}@toezichtdesk"
