"""Which folder is watched for new sheets, and which of them may come in without asking."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from toezichtdesk.casework import journal
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import (
    Column,
    ImportPlan,
    ReadTable,
    ReadWorkbook,
    RowStatus,
    StartingRung,
)
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.sheet_warnings import NEVER_UNASKED
from toezichtdesk.files import is_folder
from toezichtdesk.paths import Managed, managed_folder
from toezichtdesk.reports.layouts import last_import
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.reports.record.decisions import starting_rungs
from toezichtdesk.reports.settings import READS_UNASKED, WATCHED_FOLDER

_MOVES_ON = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME)


def watch_folder(connection: Connection, by: Signature, folder: Path | None) -> int:
    """Watch this folder from now on, None for none; return the number of the act.

    Files in another folder are asked about first, whatever was chosen for the one before.

    Raises:
        OfficerCanAct: it is no folder, is watched already, or the administrator chose one.
    """
    before = watched(connection).folder
    if managed_folder(Managed.WATCHED) is not None:
        raise OfficerCanAct(Obstacle.FOLDER_IS_MANAGED, folder=before)
    if folder is not None and not is_folder(folder):
        raise OfficerCanAct(Obstacle.NO_FOLDER, folder=folder)
    if folder == before:
        raise OfficerCanAct(Obstacle.FOLDER_IS_WATCHED)
    act = journal.write(
        connection,
        by,
        Act.WATCH_FOLDER,
        f"Nieuwe bestanden worden aangeboden uit {folder}."
        if folder
        else "Er wordt geen map meer gevolgd.",
        before=before,
        after=folder,
    )
    put(connection, WATCHED_FOLDER, str(folder) if folder else None, act)
    put(connection, READS_UNASKED, None, act)
    return act


def read_unasked(connection: Connection, by: Signature, *, wanted: bool) -> int:
    """Read files in the watched folder without asking, or not; return the number of the act.

    Raises:
        OfficerCanAct: no folder is watched, or it is so already.
    """
    now = watched(connection)
    if now.folder is None:
        raise OfficerCanAct(Obstacle.NO_FOLDER_WATCHED)
    if now.reads_unasked == wanted:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    act = journal.write(
        connection,
        by,
        Act.READ_UNASKED,
        "Bestanden met een bekende indeling zonder problemen worden zonder vragen geïmporteerd."
        if wanted
        else "Er wordt niets meer zonder vragen geïmporteerd.",
        before=now.reads_unasked,
        after=wanted,
    )
    put(connection, READS_UNASKED, "ja" if wanted else None, act)
    return act


def may_come_in_unasked(connection: Connection, workbook: ReadWorkbook, plan: ImportPlan) -> bool:
    """Return whether the plan may be applied without asking, where the officer chose so.

    The headings are those of a remembered layout, or were imported before. Everything could be
    read, no figure replaces another of the same day, nothing of the past changes, nobody gets a
    first or another rung, nobody outside the officer's municipalities is in it, and the totals
    agree. What is warned of is how the sheet was read, and was so the last time: every warning
    about figures is for the officer, and so are lists with something new, a file that was taken
    back, a sheet in which not all is in sight, and one with a part of another day.
    """
    tables = workbook.tables
    last = last_import(connection, plan.signatures)
    if last is None and not all(table.layout for table in tables):
        return False
    if plan.refusals or plan.questions or plan.writes_nothing:
        return False
    of_tables = (warning for table in tables for warning in table.warnings)
    how_read = {warning.mark for warning in (*workbook.warnings, *of_tables)}
    seen = how_read & last.warned if last is not None else set()
    if any(warning.code in NEVER_UNASKED for warning in plan.warnings):
        return False
    recorded = starting_rungs(connection) if plan.rows.starting_rungs else {}
    figures = (figure for row in plan.rows.having(RowStatus.CHANGED) for figure in row.figures)
    return (
        not any(plan.count(status) for status in RowStatus if status not in _MOVES_ON)
        and not plan.outside
        and all(_repeats(recorded, start) for start in plan.rows.starting_rungs)
        and all(figure.before is None or figure.is_stored for figure in figures)
        and not any(record.writes for record in plan.records)
        and all(table.totals_agree is not False for table in tables)
        and not any(map(_is_in_blocks, tables))
        and {warning.mark for warning in plan.warnings} <= seen
        and plan.sha256 not in watched(connection).taken_back
    )


def _is_in_blocks(table: ReadTable) -> bool:
    """Return whether lines between the rows give some of them another day or period.

    A column that says so is one thing for all rows; with a column for each month every row comes
    as often as there are months.
    """
    if {Column.PERIOD, Column.REFERENCE_DATE} & set(table.columns):
        return False
    numbers = [row.number for row in table.rows]
    moments = {(row.period, row.reference_date) for row in table.rows}
    return len(moments) > 1 and len(set(numbers)) == len(numbers)


def _repeats(recorded: Mapping[str, Set[tuple[date, int]]], start: StartingRung) -> bool:
    """Return whether a sheet names the rung that the newest sheet before it named."""
    before = recorded.get(start.municipality)
    return bool(before) and max(before or ())[1] == start.rung
