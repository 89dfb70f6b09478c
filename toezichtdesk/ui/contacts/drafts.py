"""What was typed about a contact and not yet saved, per municipality, while the desk is open."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject


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

    @property
    def holds_words(self) -> bool:
        """Whether there is something in it that would be a pity to lose."""
        texts = [self.counterpart, self.summary, self.follow_up]
        return any(text.strip() for text in texts + [text for _, text, _ in self.agreements])


_DRAFTS: WeakKeyDictionary[QObject, dict[str, ContactText]] = WeakKeyDictionary()


def keep(desk: QObject, code: str, text: ContactText) -> None:
    """Keep the text for this municipality; desk is the `Operations` of the open database."""
    if text.holds_words:
        _DRAFTS.setdefault(desk, {})[code] = text
    else:
        drop(desk, code)


def kept(desk: QObject, code: str) -> ContactText | None:
    """Return what was kept for this municipality, None when nothing was."""
    return _DRAFTS.get(desk, {}).get(code)


def drop(desk: QObject, code: str) -> None:
    """Forget the text of this municipality: it was saved or emptied."""
    _DRAFTS.get(desk, {}).pop(code, None)
