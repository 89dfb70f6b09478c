"""Reads the chosen file off the UI thread, with cancellation, and asks what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.casework.consequences import Consequences, consequences
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import (
    Column,
    Fix,
    ImportPlan,
    Layout,
    Preview,
    ReadWorkbook,
)
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.outputs import replacing
from toezichtdesk.reports.layouts import times_used
from toezichtdesk.reports.municipalities import all_of_today
from toezichtdesk.sheets import layouts, marked_copy
from toezichtdesk.sheets.process import reader

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Turn:
    """One file being imported; results of a cancelled import are discarded."""

    def __init__(self, path: Path, pasted: bytes | None = None) -> None:
        """Start with a path. pasted: content from the clipboard; the path is only a name then."""
        self.path = path
        self.pasted = pasted
        self.content = pasted  # also of a file, once it was read: it is read only once
        self.layouts: tuple[Layout, ...] = ()
        self._stopped = Event()

    def is_stopped(self) -> bool:
        """Return whether the officer cancelled it or chose another file."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Stop reading as soon as possible."""
        self._stopped.set()


LONGEST_LAYOUT = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The content of a file."""

    turn: Turn
    workbook: ReadWorkbook


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would change, and of which file.

    choices: the municipalities to choose from where a name was refused, by day.
    used: the number of earlier imports by headings.
    """

    turn: Turn
    plan: ImportPlan
    choices: dict[date, tuple[Municipality, ...]] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expected:
    """The consequences of a plan, and of which file."""

    turn: Turn
    plan: ImportPlan
    follows: Consequences


def read(turn: Turn) -> ReadFile:
    """Read the file, or parse its content again with other layouts."""
    if turn.content is None:
        workbook = reader.read_workbook(turn.path, layouts=turn.layouts, cancelled=turn.is_stopped)
        turn.content = workbook.content or None
    else:
        workbook = reader.read_bytes(
            turn.content, turn.path.name, layouts=turn.layouts, cancelled=turn.is_stopped
        )
    return ReadFile(turn, workbook)


def look(turn: Turn) -> Preview:
    """Return a preview of the file.

    Raises:
        OfficerCanAct: it cannot be opened.
    """
    preview = reader.preview(turn.path, content=turn.content, cancelled=turn.is_stopped)
    if preview.refusals:
        (why, *_) = preview.refusals
        raise OfficerCanAct(Obstacle.SHEET_NOT_OPENED, found=why, advice=why)
    return preview


def load_layout(path: Path) -> Layout:
    """Return the layout in a file.

    Raises:
        OfficerCanAct: it cannot be read, or is not a layout.
    """
    try:
        if not path.is_file() or path.stat().st_size > LONGEST_LAYOUT:
            raise OfficerCanAct(Obstacle.NOT_A_LAYOUT, file=path.name)
        return layouts.from_file(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OfficerCanAct(Obstacle.LAYOUT_UNREADABLE, file=path.name) from error


def save_layout(layout: Layout, path: Path) -> str:
    """Write a layout to a file and return a message in Dutch.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    with replacing(path) as temporary:
        temporary.write_text(layouts.as_file(layout), encoding="utf-8")
    return f"Indeling {layout.name} is opgeslagen in {path.name}."


def planned(
    connection: Connection,
    file: ReadFile,
    today: date,
    period: Period | None,
    reference_date: date | None,
    fixes: Sequence[Fix] = (),
    *,
    takes_outside: bool = False,
) -> Planned:
    """Return what importing the file would change; nothing is written."""
    plan = import_sheet.prepare(
        connection,
        file.workbook,
        today,
        period=period,
        reference_date=reference_date,
        fixes=fixes,
        takes_outside=takes_outside,
    )
    days = {remedy.day for remedy in plan.remedies if remedy.column is Column.MUNICIPALITY}
    choices = {day: all_of_today(connection, day) for day in days}
    return Planned(file.turn, plan, choices, times_used(connection, plan.signatures))


def expected(
    connection: Connection, by: Signature, turn: Turn, plan: ImportPlan, *, skips: bool
) -> Expected:
    """Return the consequences of the import, on a connection that is rolled back."""
    return Expected(turn, plan, consequences(connection, by, plan, skip_refused=skips))


def mark(content: bytes, refusals: Iterable[Refusal], path: Path, sheet: Path) -> str:
    """Write the marked copy for the supplier and return a message in Dutch.

    sheet: the original.

    Raises:
        OfficerCanAct: the path is that of the sheet, or cannot be written.
    """
    marked_copy.refuse_sheet_itself(path, (sheet,))
    marked = marked_copy.write(content, refusals, path, wording.remark)
    return wording.marked_copy_saved(path.name, marked)
