"""What is owed on a day as a calendar file (.ics): agreements, terms and talks, whole days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from pathlib import Path

from icalendar import Calendar, Event

from toezichtdesk.outputs import replacing
from toezichtdesk.render.paper.blocks import plain
from toezichtdesk.reports.answers.overview import NextAction, OverviewRow


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
    """Return every action with a day as an event of that day.

    The same action keeps its identity, also with another day or other words, so that reading a
    newer file in replaces it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Toezichtdesk//NL")
    calendar.add("version", "2.0")
    for row in rows:
        for action in row.actions:
            if action.due_on is None:
                continue
            event = Event()
            event.add("uid", _identity(row, action))
            event.add("dtstamp", datetime.combine(today, time(12), UTC))
            event.add("dtstart", action.due_on)
            event.add("dtend", action.due_on + timedelta(days=1))
            event.add("summary", plain(f"{row.name}: {action.text}"))
            event.add("description", plain(action.ground))
            event.add("transp", "TRANSPARENT")  # a reminder keeps nobody busy
            calendar.add_component(event)
    return calendar


def _identity(row: OverviewRow, action: NextAction) -> str:
    """Return what the action is about, never where it stands in the list nor when it is due."""
    about = "-".join(one.name if isinstance(one, Enum) else str(one) for one in action.about)
    return f"{row.code}-{action.kind.name}-{plain(about).replace(' ', '_')}@toezichtdesk"
