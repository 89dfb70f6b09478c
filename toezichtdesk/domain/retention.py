"""How long what was written is kept: per kind a term in years, set by the province itself."""

from __future__ import annotations

from enum import Enum

LONGEST = 99  # years


class TextKind(Enum):
    """What shares one term. The value is its name in the settings; never change one."""

    CONTACTS = "contacts"
    PLANS = "plans"
    DECISIONS = "decisions"
    KNOWLEDGE = "knowledge"

    @property
    def words(self) -> str:
        """What it is called, in Dutch."""
        return _WORDS[self]


_WORDS = {
    TextKind.CONTACTS: "Contacten, afspraken en eigen tellingen",
    TextKind.PLANS: "Verbeterplannen en maatregelen",
    TextKind.DECISIONS: "Besluiten, termijnen en dossierstukken",
    TextKind.KNOWLEDGE: "Kennis",
}
