"""Warnings as the officer reads them."""

from __future__ import annotations

from collections.abc import Iterable

from toezichtdesk import wording
from toezichtdesk.domain.sheet_warnings import SheetWarning


def sentences(warnings: Iterable[SheetWarning]) -> tuple[str, ...]:
    return tuple(map(wording.sheet_warning, warnings))
