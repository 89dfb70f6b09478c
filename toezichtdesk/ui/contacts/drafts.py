"""What was typed about a contact and not yet logged, per municipality.

It is held in memory, so that a form opens with it at once, and kept in the database beside it.
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
    """The fields of the form as typed; agreements as (line of the party list, text, day)."""

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
        """Whether there is something in it that would be a pity to lose."""
        texts = [self.counterpart, self.summary, self.follow_up, self.tags, self.files]
        return any(text.strip() for text in texts + [text for _, text, _ in self.agreements])


_DRAFTS: WeakKeyDictionary[Operations, dict[str, ContactText]] = WeakKeyDictionary()


def load(desk: Operations) -> None:
    """Take over what an earlier run of the program kept; desk is that of the open database."""
    desk.ask(drafts.kept, partial(_take_over, desk), FORM)


def keep(desk: Operations, code: str, text: ContactText) -> None:
    """Keep the text for this municipality, unless it is the same as before."""
    if not text.holds_words:
        drop(desk, code)
    elif kept(desk, code) != text:
        _DRAFTS.setdefault(desk, {})[code] = text
        desk.keep(drafts.keep, FORM, code, asdict(text))


def kept(desk: Operations, code: str) -> ContactText | None:
    """Return what was kept for this municipality, None when nothing was."""
    return _DRAFTS.get(desk, {}).get(code)


def drop(desk: Operations, code: str) -> None:
    """Forget the text of this municipality: it was thrown away."""
    if forget(desk, code):
        desk.keep(drafts.drop, FORM, code)


def forget(desk: Operations, code: str) -> bool:
    """Forget the text of this municipality here: it was logged. Return whether there was any."""
    return _DRAFTS.get(desk, {}).pop(code, None) is not None


def _take_over(desk: Operations, drafts: Mapping[str, Mapping[str, Any]]) -> None:
    for code, fields in drafts.items():
        agreements = tuple((party, text, day) for party, text, day in fields["agreements"])
        _DRAFTS.setdefault(desk, {})[code] = ContactText(**{**fields, "agreements": agreements})
