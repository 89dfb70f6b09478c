"""Looks for new files in the watched folder, and what they would change."""

from __future__ import annotations

import hashlib
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.casework import import_sheet
from toezichtdesk.casework.watching import may_come_in_unasked
from toezichtdesk.domain.importing import ImportPlan, ReadWorkbook, RowStatus
from toezichtdesk.files import reachable
from toezichtdesk.intake import record_totals
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.sheets.process import reader

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.domain.importing import Layout

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
MOST_LOOKED_AT = 20  # newest files that are read: an archive folder is not read in full each time
CHANGING = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.CORRECTED)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was not imported yet, with its content."""

    path: Path
    workbook: ReadWorkbook


@dataclass(frozen=True, slots=True)
class Offer:
    """The message about a new file, in Dutch.

    unasked: its plan, if the officer chose to import such files without asking.
    """

    path: Path
    sha256: str
    words: str
    unasked: ImportPlan | None = None


def newest(folder: Path, known: Set[str], layouts: tuple[Layout, ...]) -> Arrival | None:
    """Return the newest file of the folder with unknown content, read; or None."""
    for path in _files(folder):
        try:
            content = reachable(path).read_bytes()
        except OSError:  # still being written, or gone: tried again at the next look
            continue
        if hashlib.sha256(content).hexdigest() not in known:
            return Arrival(path, reader.read_bytes(content, path.name, layouts=layouts))
    return None


def offer(connection: Connection, arrival: Arrival, today: date) -> Offer:
    """Return the message about a new file; nothing is written."""
    plan = import_sheet.prepare(connection, arrival.workbook, today)
    changes = sum(plan.count(status) for status in CHANGING)
    problems = len(plan.refusals)
    counts = record_totals.counts(plan.records)
    if changes or not counts:
        words = "1 gemeente" if changes == 1 else f"{changes} gemeenten"
        counts.insert(0, f"{words} gewijzigd")
    if problems:
        counts.append("1 probleem" if problems == 1 else f"{problems} problemen")
    words = f"Nieuw bestand {arrival.path.name}: {', '.join(counts)}."
    is_unasked = watched(connection).reads_unasked and may_come_in_unasked(
        connection, arrival.workbook, plan
    )
    return Offer(arrival.path, plan.sha256, words, plan if is_unasked else None)


def _files(folder: Path) -> list[Path]:
    """Return the sheets in the folder, newest first, without Excel's lock files."""
    try:
        files = [
            (reachable(path).stat().st_mtime, path)
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES
            and not path.name.startswith(("~$", "."))
            and reachable(path).is_file()  # a pipe never ends
        ]
    except OSError:  # the folder, or a file in it, is inaccessible now
        return []
    return [path for _, path in sorted(files, reverse=True)[:MOST_LOOKED_AT]]
