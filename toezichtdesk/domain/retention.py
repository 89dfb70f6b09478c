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
