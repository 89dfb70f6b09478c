"""Drafts of contacts, per municipality.

Kept in memory, so that a form opens with its draft at once, and stored in the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from toezichtdesk.casework import drafts
from toezichtdesk.operations import Operations

FORM = "contact"


@dataclass(frozen=True, slots=True)
class ContactText:
    """The content of the form; agreements as (index of the party, text, day)."""

    day: str
    kind: int
    counterpart: str
    summary: str
    counts: int
    follow_up: str
    follow_up_day: str
    agreements: tuple[tuple[int, str, str], ...]
    tags: str = ""
    files: str = ""

    @property
    def holds_words(self) -> bool:
        """Whether it contains anything worth keeping."""
        texts = [self.counterpart, self.summary, self.follow_up, self.tags, self.files]
        return any(text.strip() for text in texts + [text for _, text, _ in self.agreements])


_DRAFTS: WeakKeyDictionary[Operations, dict[str, ContactText]] = WeakKeyDictionary()


def load(desk: Operations) -> None:
    """Load the drafts of an earlier run; desk: of the open database."""
    desk.ask(drafts.drafts_of, partial(_take_over, desk), FORM)


def keep(desk: Operations, code: str, text: ContactText) -> None:
    """Save the draft for this municipality, if it changed."""
    if not text.holds_words:
        drop(desk, code)
    elif draft_of(desk, code) != text:
        _DRAFTS.setdefault(desk, {})[code] = text
        desk.keep(drafts.keep, FORM, code, asdict(text))


def draft_of(desk: Operations, code: str) -> ContactText | None:
    """Return the draft for this municipality, None when there is none."""
    return _DRAFTS.get(desk, {}).get(code)


def drop(desk: Operations, code: str) -> None:
    """Delete the draft for this municipality: it was discarded."""
    if forget(desk, code):
        desk.keep(drafts.drop, FORM, code)


def forget(desk: Operations, code: str) -> bool:
    """Remove the draft from memory: it was logged. Return whether there was one."""
    return _DRAFTS.get(desk, {}).pop(code, None) is not None


def _take_over(desk: Operations, drafts: Mapping[str, Mapping[str, Any]]) -> None:
    for code, fields in drafts.items():
        agreements = tuple((party, text, day) for party, text, day in fields["agreements"])
        _DRAFTS.setdefault(desk, {})[code] = ContactText(**{**fields, "agreements": agreements})
