"""Drafts of decisions, restored on return to a proposal or after a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from toezichtdesk.casework import drafts

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

FORM = "besluit"


@dataclass(frozen=True, slots=True)
class Typed:
    """The content of the fields. rung: the item of the list."""

    rung: int
    motive: str
    day: str
    reference: str
    is_deviating: bool

    @property
    def holds_words(self) -> bool:
        """Whether it contains anything worth keeping."""
        return any(text.strip() for text in (self.motive, self.day, self.reference))


class TypedDecisions(QObject):
    """The drafts by municipality and present rung, in memory and in the database.

    Signals:
        loaded: the drafts were loaded from the database.
    """

    loaded = Signal()

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._typed: dict[tuple[str, int], Typed] = {}

    def load(self) -> None:
        """Load what the database has: from an earlier run, or after an erasure."""
        self._operations.ask(drafts.all_drafts, self._take_over).if_refused(self._leave)

    def of(self, code: str, rung: int) -> Typed | None:
        """Return the draft for a municipality on this rung."""
        return self._typed.get((code, rung))

    def keep(self, code: str, rung: int, typed: Typed) -> None:
        """Save the draft if it changed; one without text is deleted."""
        if not typed.holds_words:
            self.forget(code, rung)
        elif self._typed.get((code, rung)) != typed:
            self._typed[code, rung] = typed
            self._operations.keep(drafts.keep, f"{FORM} {rung}", code, asdict(typed))

    def forget(self, code: str, rung: int) -> None:
        """Delete the draft: it was recorded or discarded."""
        if self._typed.pop((code, rung), None) is not None:
            self._operations.keep(drafts.drop, f"{FORM} {rung}", code)

    def _take_over(self, drafts: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
        names = {field.name for field in fields(Typed)}
        for (form, code), values in drafts.items():
            word, _, rung = form.rpartition(" ")
            if word == FORM and values.keys() == names:
                self._typed[code, int(rung)] = Typed(**values)
        self.loaded.emit()

    def _leave(self, _message: str) -> None:
        """Ignore a refusal: the database is not open yet, or closed already."""
