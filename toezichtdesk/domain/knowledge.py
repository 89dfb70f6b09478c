"""Knowledge sharing (policy, "Kennisdeling"): sessions, connections made, talks, good practices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

_TAG = re.compile(r"#(\w[\w-]*)")


class KnowledgeKind(Enum):
    """What was done for knowledge sharing; the value is the word of the field.

    The first three are the three lines of the policy; a good practice is what they bring up.
    """

    SESSION = "kennissessie"
    CONNECTION = "verbinding"
    TALK = "gesprek met partijen"
    PRACTICE = "goede praktijk"


class Level(Enum):
    """On which level a session or talk was held."""

    EXECUTIVE = "bestuurlijk"
    OFFICIAL = "ambtelijk"


@dataclass(frozen=True, slots=True)
class KnowledgeData:
    """What the officer records.

    title: the theme of a session, what a connection was about, the name of a practice.
    held_on: the day of a session or talk, of the connection, or since when a practice is used.
    parties: organisations and functions, never names of persons.
    municipalities: codes of those it is about or that took part; of a practice, whose it is.
    problem, approach, conditions, contact: of a practice. contact: a function.
    outcome: what a session, connection or talk brought.
    tags: bottlenecks, without `#`, in small letters.
    """

    kind: KnowledgeKind
    held_on: date
    title: str
    level: Level | None = None
    parties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    problem: str = ""
    approach: str = ""
    conditions: str = ""
    contact: str = ""
    outcome: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sharing:
    """A good practice that was shared with a municipality, on a day."""

    municipality: str
    shared_on: date
    id: int


@dataclass(frozen=True, slots=True)
class Knowledge(KnowledgeData):
    """What is recorded. sharings: of a practice, oldest first."""

    sharings: tuple[Sharing, ...] = ()
    id: int = 0


def tags_in(text: str) -> tuple[str, ...]:
    """Return the bottlenecks that are named in a text as `#netcongestie`, each once, in order."""
    return tuple(dict.fromkeys(tag.casefold() for tag in _TAG.findall(text)))
