"""The answer for the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.letters import TemplateUsed


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act. details: what changed.

    can_be_undone: it is in force and does not refer to another line. can_be_redone: it was undone.
    copy: the name of the file stored with it; empty without one.
    """

    id: int
    moment: datetime
    officer: str
    act: Act
    municipality: str
    summary: str
    details: dict[str, object]
    can_be_undone: bool
    can_be_redone: bool = False
    copy: str = ""

    @property
    def remained(self) -> tuple[str, ...]:
        """What remained when an import was undone, as Dutch sentences."""
        remaining = self.details.get("kept", ())
        return tuple(one["summary"] for one in remaining) if isinstance(remaining, list) else ()

    @property
    def template(self) -> TemplateUsed | None:
        """By which template the program made the letter that this act put on file."""
        used = self.details.get("template")
        return TemplateUsed(**used) if isinstance(used, dict) else None
