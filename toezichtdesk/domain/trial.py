"""What a record is that is not the officer's own of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Trial:
    """An example, a practice copy or a back-up that is looked at.

    seen_up_to: the moment of the newest act in a back-up that is looked at; None for the others.
    """

    seen_up_to: datetime | None = None
