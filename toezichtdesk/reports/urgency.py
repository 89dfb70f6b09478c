"""When an action is due: the groups of the list of work, and the order of what is owed."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from toezichtdesk.reports.answers.overview import ActionKind, NextAction


class When(Enum):
    """The groups of the list, in order; the value is the heading of the group."""

    LATE = "Te laat"
    NOW = "Nu"
    TODAY = "Vandaag"
    THIS_WEEK = "Deze week"
    LATER = "Later"
    PUT_OFF = "Uitgesteld of terzijde"


_GROUPS = {group: place for place, group in enumerate(When)}
_KINDS = {kind: place for place, kind in enumerate(ActionKind)}


def when(action: NextAction, today: date) -> When:
    """Return the group of an action; one without a day is due now."""
    if action.put_off is not None:
        return When.PUT_OFF
    if action.is_late:
        return When.LATE
    if action.due_on is None:
        return When.NOW
    if action.due_on <= today:
        return When.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return When.THIS_WEEK if action.due_on <= sunday else When.LATER


def urgency(action: NextAction, today: date) -> tuple[int, date, int]:
    """Return the sort key: the group, the day, the kind."""
    return _GROUPS[when(action, today)], action.due_on or today, _KINDS[action.kind]
