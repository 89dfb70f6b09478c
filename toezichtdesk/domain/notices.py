"""Notices that accompany an act that succeeded, or that is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Notice(Enum):
    """What the store leaves to be looked at; `wording.notice` says it in Dutch."""

    KEPT_ALL_THE_SAME = "kept_all_the_same"
    ERASED_FILE_STAYS = "erased_file_stays"
    UNRECORDED_FILE_STAYS = "unrecorded_file_stays"


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The computer's clock is behind the newest act; `wording.clock_behind` says it in Dutch."""

    now: datetime
    newest: datetime
