"""Why a disk does not read or write, whatever it was that was to be read or written."""

from __future__ import annotations

from enum import Enum


class DiskReason(Enum):
    """Why a disk does not read or write; `wording.disk_reason` says it within a sentence."""

    DISK_IS_FULL = "disk_is_full"
    QUOTA_IS_FULL = "quota_is_full"
    FILE_TOO_LARGE = "file_too_large"
    PROTECTED = "protected"
    READ_ONLY = "read_only"
    NOT_THERE = "not_there"
    NO_FOLDER_ON_THE_WAY = "no_folder_on_the_way"
    IS_FOLDER = "is_folder"
    NAME_TOO_LONG = "name_too_long"
    TOO_MANY_OPEN = "too_many_open"
    OPEN_ELSEWHERE = "open_elsewhere"
    LINKS_IN_A_CIRCLE = "links_in_a_circle"
    IN_USE = "in_use"
    NAME_NOT_POSSIBLE = "name_not_possible"
    OTHER = "other"
