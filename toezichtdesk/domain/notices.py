"""Notices that accompany an act that succeeded."""

from __future__ import annotations

from enum import Enum


class Notice(Enum):
    """What the store leaves to be looked at; `wording.notice` says it in Dutch."""

    KEPT_ALL_THE_SAME = "kept_all_the_same"
    ERASED_FILE_STAYS = "erased_file_stays"
    UNRECORDED_FILE_STAYS = "unrecorded_file_stays"
