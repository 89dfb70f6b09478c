"""Talks that are planned: on a day, with one or more municipalities, until they are held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from toezichtdesk.domain.policy import ContactKind

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:uur|u\.?|h))?|(\d{2})(\d{2})")


class TalkState(Enum):
    """How a planned talk stands; the value is the word of the field."""

    PLANNED = "gepland"
    HELD = "gehouden"
    CANCELLED = "vervallen"


@dataclass(frozen=True, slots=True)
class TalkData:
    """A talk as the officer plans it.

    starts_at: on the clock of the officer; None while no time was agreed. municipalities: codes,
    one or more. counterpart: functions, never the name of a permit holder.
    """

    planned_on: date
    kind: ContactKind
    municipalities: tuple[str, ...]
    starts_at: time | None = None
    place: str = ""
    subject: str = ""
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Talk(TalkData):
    """A talk that was planned. reason: why it was cancelled."""

    state: TalkState = TalkState.PLANNED
    reason: str = ""
    id: int = 0


def time_in(text: str) -> time | None:
    """Return the time that was typed as `14:30`, `14.30`, `1430` or `9 uur`; None otherwise."""
    match = _CLOCK.fullmatch(text.strip().casefold())
    if match is None:
        return None
    hour, minute = match[1] or match[3], match[2] or match[4] or "0"
    if int(hour) > 23 or int(minute) > 59:
        return None
    return time(int(hour), int(minute))
