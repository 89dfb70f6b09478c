"""Import from the console: all sheets or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.casework.consequences import moves
from toezichtdesk.casework.opening import building
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.imported import FigureChange, figure_changes
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import (
    ImportPlan,
    Layout,
    Question,
    ReadWorkbook,
    RowStatus,
)
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.question_causes import cause_of
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.histories import last_standings
from toezichtdesk.reports.layouts import layouts
from toezichtdesk.reports.pages.proposals import everything_open_of
from toezichtdesk.sheets import marked_copy
from toezichtdesk.sheets.process.reader import read_workbook
from toezichtdesk.store.backup import automatic_backup
from toezichtdesk.store.database import Database

_UNCLEAR = {
    Question.PERIOD: RefusalCode.PERIOD_UNCLEAR,
    Question.REFERENCE_DATE: RefusalCode.DAY_UNCLEAR,
}
_NOT_GIVEN = {
    Question.PERIOD: RefusalCode.PERIOD_NOT_GIVEN,
    Question.REFERENCE_DATE: RefusalCode.DAY_NOT_GIVEN,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of an import.

    marked_copy: where to write the copy in which problems are marked. takes_outside: also import
    municipalities that are not on the officer's list. is_explained: print proposals with reasons.
    """

    database: Path
    sheets: tuple[Path, ...]
    period: Period | None
    reference_date: date | None
    is_dry_run: bool
    skips_refused: bool
    takes_outside: bool = False
    is_explained: bool = False
    marked_copy: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The result of an import. refusal: Dutch, why nothing was imported; empty if it was.

    changes: the figures that changed; empty when nothing was imported.
    copy: Dutch, what happened with the marked copy; empty when there was nothing to mark.
    """

    plans: tuple[ImportPlan, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[SheetWarning, ...]
    proposals: tuple[ProposalRow, ...]
    refusal: str = ""
    copy: str = ""
    changes: tuple[FigureChange, ...] = ()

    def count(self, status: RowStatus) -> int:
        """Return the number of rows with this status in all sheets."""
        return sum(plan.count(status) for plan in self.plans)

    @property
    def read(self) -> int:
        """Rows about a municipality in all sheets."""
        return sum(plan.read for plan in self.plans)


class _TakenBack(Exception):  # noqa: N818 - not an error: it carries the result out of the transaction
    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


def expanded(sheets: Sequence[Path]) -> list[Path]:
    """Return the files, each once, with patterns expanded.

    Windows shells do not expand `*.xlsx`. A file whose own name contains pattern characters is
    taken literally; a pattern that matches nothing is returned as it is.
    """
    paths: dict[Path, None] = {}
    for sheet in sheets:
        has_pattern = any(wildcard in sheet.name for wildcard in "*?[")
        if has_pattern and not sheet.exists():
            fitting = sorted(path for path in sheet.parent.glob(sheet.name) if _is_offered(path))
            paths |= dict.fromkeys(fitting or [sheet])
        else:
            paths[sheet] = None
    return list(paths)


def _is_offered(path: Path) -> bool:
    """Return whether a pattern may match this file; Excel's lock files are left out."""
    return path.is_file() and not path.name.startswith("~$")


def run(asked: Asked, by: Signature) -> Result:
    """Import the sheets in one transaction.

    When cells are refused, the marked copy is written if one was asked for.

    Raises:
        OfficerCanAct: the database cannot be used, or the copy would replace the sheet itself.
    """
    copy = asked.marked_copy
    if copy is not None:
        marked_copy.refuse_sheet_itself(copy, asked.sheets)
    result = _import(asked, by)
    has_cells = any(refusal.cell for refusal in result.refusals)
    if copy is None or not has_cells:
        return result
    return replace(result, copy=_marked(copy, result))


def _marked(copy: Path, result: Result) -> str:
    """Write the marked copy for the supplier; return in Dutch what happened."""
    content = result.plans[0].content
    try:
        marked = marked_copy.write(content, result.refusals, copy, wording.remark)
        return wording.marked_copy_saved(copy.name, marked)
    except OfficerCanAct as refusal:
        return wording.obstacle(refusal)


def _import(asked: Asked, by: Signature) -> Result:
    try:
        return _into_new(asked, by) if not asked.database.exists() else _into_known(asked, by)
    except _TakenBack as taken_back:
        return taken_back.result


def _into_new(asked: Asked, by: Signature) -> Result:
    """Import into a database that gets its name only when that succeeds."""
    read = _read(asked, ())
    with building(asked.database, by) as database:
        return _recorded(database, by, read, asked)


def _into_known(asked: Asked, by: Signature) -> Result:
    """Import into a database that is opened once: for its layouts, and for what the sheets say."""
    path = asked.database
    database = Database.open(path)
    try:
        with database.reading() as connection:
            layouts_ = layouts(connection)
        read = _read(asked, layouts_)
        if not asked.is_dry_run:
            automatic_backup(path, backup_folder(path), "import")
        return _recorded(database, by, read, asked)
    finally:
        database.close()


def _read(asked: Asked, known: Sequence[Layout]) -> list[ReadWorkbook]:
    read = [read_workbook(path, layouts=known) for path in asked.sheets]
    refused = tuple(replace(each, file=one.file_name) for one in read for each in one.refusals)
    if refused:
        raise _TakenBack(Result((), refused, (), (), _sentence(refused)))
    return read


def _recorded(
    database: Database, by: Signature, read: Sequence[ReadWorkbook], asked: Asked
) -> Result:
    with acting(database, by) as connection:
        result = _import_all(connection, by, read, asked)
        if result.refusal or asked.is_dry_run:
            raise _TakenBack(result)
    return result


def _import_all(
    connection: Connection,
    by: Signature,
    read: Sequence[ReadWorkbook],
    asked: Asked,
) -> Result:
    plans: list[ImportPlan] = []
    before = last_standings(connection, by.today)
    for workbook in read:
        plan = import_sheet.prepare(
            connection,
            workbook,
            by.today,
            period=asked.period,
            reference_date=asked.reference_date,
            takes_outside=asked.takes_outside,
        )
        plans.append(plan)
        can_apply = not plan.questions and (asked.skips_refused or not plan.refusals)
        if can_apply and not plan.writes_nothing:
            import_sheet.apply(connection, by, plan, skip_refused=asked.skips_refused)
    refusals = tuple(
        refusal if len(plans) == 1 else replace(refusal, file=plan.file_name)
        for plan in plans
        for refusal in (*plan.refusals, *_asked_for(plan))
    )
    touched = {code for plan in plans for code in plan.rows.municipalities}
    refusal = _refusal(plans, refusals, skips_refused=asked.skips_refused)
    following = () if refusal else _follows(connection, by, touched, asked)
    has_moved = before and not refusal  # everything in a first sheet is new
    moved = moves(before, _existing_cases(connection, by)) if has_moved else ()
    return Result(
        plans=tuple(plans),
        refusals=refusals,
        warnings=tuple(warning for plan in plans for warning in plan.warnings),
        proposals=tuple(following),
        refusal=refusal,
        changes=tuple(figure_changes(moved, plans)) if has_moved else (),
    )


def _follows(
    connection: Connection, by: Signature, touched: Collection[str], asked: Asked
) -> tuple[ProposalRow, ...]:
    return everything_open_of(connection, by.today, touched, is_explained=asked.is_explained)


def _existing_cases(connection: Connection, by: Signature) -> list[Case]:
    known = AsKnown(connection, by.today)
    return [case for case in cases(known) if case.dissolved_on is None]


def _refusal(
    plans: Sequence[ImportPlan], refusals: Sequence[Refusal], *, skips_refused: bool
) -> str:
    has_rows = any(plan.read + len(plan.records) > plan.refused_rows for plan in plans)
    is_unclear = any(plan.questions for plan in plans)
    if refusals and (is_unclear or not skips_refused or not has_rows):
        return _sentence(refusals)
    return ""


def _sentence(refusals: Sequence[Refusal]) -> str:
    problems = "1 probleem" if len(refusals) == 1 else f"{len(refusals)} problemen"
    return f"Er is niets geïmporteerd: {problems}."


def _asked_for(plan: ImportPlan) -> tuple[Refusal, ...]:
    """Return a refusal for each question that neither the sheet nor the officer answers.

    Where the sheet states it in two ways, the refusal says so, not that it is missing.
    """
    refusals: list[Refusal] = []
    for question in plan.questions:
        cause = cause_of(question, plan)
        if cause is None:
            why = problem(_NOT_GIVEN[question], file=plan.file_name)
        else:
            why = problem(_UNCLEAR[question], why=wording.sheet_warning(cause).removesuffix("."))
        refusals.append(Refusal("", "", why))
    return tuple(refusals)
