"""What is owed on a day as a calendar file (.ics): whole days, and planned talks at their time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from pathlib import Path

from icalendar import Calendar, Event

from toezichtdesk import wording
from toezichtdesk.domain.talks import Talk
from toezichtdesk.outputs import replacing
from toezichtdesk.render.signs import plain
from toezichtdesk.reports.answers.overview import NextAction, OverviewRow

TALK_LENGTH = timedelta(hours=1)


def write(rows: Sequence[OverviewRow], today: date, path: Path, *, overwrite: bool = True) -> int:
    """Write what these municipalities have to be reminded of; return how many days there are.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    calendar = made(rows, today)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(calendar.to_ical())
    return len(calendar.walk("VEVENT"))


def made(rows: Sequence[OverviewRow], today: date) -> Calendar:
    """Return every action with a day as an event of that day, a planned talk at its time.

    The same action keeps its identity, also with another day or other words, so that reading a
    newer file in replaces it. A talk with several municipalities is one event.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Toezichtdesk//NL")
    calendar.add("version", "2.0")
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
                event = _talk(names.pop(action.talk.id), action, action.talk)
            if event is not None:
                event.add("dtstamp", datetime.combine(today, time(12), UTC))
                calendar.add_component(event)
    return calendar


def _reminder(row: OverviewRow, action: NextAction) -> Event | None:
    if action.due_on is None:
        return None
    event = Event()
    event.add("uid", _identity(row, action))
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1))
    event.add("summary", plain(f"{row.name}: {action.text}"))
    event.add("description", plain(action.ground))
    event.add("transp", "TRANSPARENT")  # a reminder keeps nobody busy
    return event


def _talk(names: Sequence[str], action: NextAction, talk: Talk) -> Event:
    """Return a planned talk: an hour on the clock of who reads it, or the day when no time is set.

    A time without a zone is that of the place where the file is opened: all of it is Dutch.
    """
    event = Event()
    event.add("uid", f"gesprek-{talk.id}@toezichtdesk")
    if talk.starts_at is None:
        event.add("dtstart", talk.planned_on)
        event.add("dtend", talk.planned_on + timedelta(days=1))
    else:
        begin = datetime.combine(talk.planned_on, talk.starts_at)
        event.add("dtstart", begin)
        event.add("dtend", begin + TALK_LENGTH)
    kind = wording.contact_kind(talk.kind)
    subject = f": {talk.subject}" if talk.subject else ""
    event.add("summary", plain(f"{kind} {', '.join(names)}{subject}"))
    event.add("description", plain(action.ground))
    if talk.place:
        event.add("location", plain(talk.place))
    return event


def _identity(row: OverviewRow, action: NextAction) -> str:
    """Return what the action is about, never where it stands in the list nor when it is due."""
    about = "-".join(one.name if isinstance(one, Enum) else str(one) for one in action.about)
    return f"{row.code}-{action.kind.name}-{plain(about).replace(' ', '_')}@toezichtdesk"
