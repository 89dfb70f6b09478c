"""A cell with several municipalities: which they are, and the contacts that one row stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toezichtdesk.domain.importing import ReadRow
from toezichtdesk.domain.lists import ReadEntry, RecordKind
from toezichtdesk.intake.fixes import Fixes
from toezichtdesk.intake.record_words import finer_names, several_names
from toezichtdesk.sheets.matching import NotFound


def names_in(fixes: Fixes, sheet: str, row: ReadRow, day: date) -> tuple[str, ...]:
    """Return the names in a cell; a comma or `en` parts them where each part is a name."""
    for names in (several_names(row.name), finer_names(row.name)):
        if _all_found(fixes, sheet, row, names, day):
            return names
    return several_names(row.name)


def each(
    fixes: Fixes, sheet: str, kind: RecordKind, entry: ReadEntry, row: ReadRow, day: date
) -> Sequence[ReadEntry]:
    """Return a row once for each municipality with which a contact was held; any other row once."""
    if kind is not RecordKind.CONTACT or not entry.name or entry.code:
        return (entry,)
    if _all_found(fixes, sheet, row, (entry.name,), day):
        return (entry,)
    names = names_in(fixes, sheet, row, day)
    if not _all_found(fixes, sheet, row, names, day):
        return (entry,)
    return [replace(entry, name=name) for name in names]


def _all_found(fixes: Fixes, sheet: str, row: ReadRow, names: Sequence[str], day: date) -> bool:
    rows = [replace(row, name=name) for name in names]
    return not any(isinstance(fixes.find(sheet, one, day), NotFound) for one in rows)
