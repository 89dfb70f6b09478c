"""What the journal answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from toezichtdesk.domain.acts import Act


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act. details: what changed.

    can_be_undone: it counts, and is no line about another line. can_be_redone: it was taken back.
    copy: the name of the file that was kept with it; empty without one.
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
    def kept(self) -> tuple[str, ...]:
        """What stayed when an import was taken back, as Dutch sentences."""
        kept = self.details.get("kept", ())
        return tuple(one["summary"] for one in kept) if isinstance(kept, list) else ()
