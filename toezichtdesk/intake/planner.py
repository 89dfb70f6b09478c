"""The plan of an import: what each row of the sheet means, and how it differs from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.importing import (
    Column,
    ImportPlan,
    PlannedRow,
    Question,
    ReadTable,
    ReadWorkbook,
)
from toezichtdesk.domain.lists import PlannedRecord
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.sheet_warnings import SheetWarning
from toezichtdesk.intake import expected, record_totals, warnings
from toezichtdesk.intake.coa_counts import CoaCounts
from toezichtdesk.intake.comparison import Fresh, compare
from toezichtdesk.intake.duplicates import refuse_doubles
from toezichtdesk.intake.first_days import is_of_either_period
from toezichtdesk.intake.fixes import Fixes
from toezichtdesk.intake.formula_check import national_targets, odd_targets
from toezichtdesk.intake.list_planner import RecordPlanner
from toezichtdesk.intake.plan_rows import SheetRows
from toezichtdesk.intake.plan_table import PlannedTable, Register
from toezichtdesk.intake.row_resolver import RowReader
from toezichtdesk.intake.row_timings import Wanted
from toezichtdesk.intake.stored_figures import StoredFigures
from toezichtdesk.intake.unread_columns import leading
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.municipalities import name_index, under_supervision
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.record.decisions import decisions, placements, starting_rungs
from toezichtdesk.reports.record.journal import imported_on


class Planner:
    """Makes the plan of one workbook. Reads the store, writes nothing."""

    def __init__(
        self, connection: Connection, workbook: ReadWorkbook, today: date, wanted: Wanted
    ) -> None:
        self._connection = connection
        self._workbook = workbook
        self._today = today
        self._wanted = wanted
        names, mine = name_index(connection), under_supervision(connection)
        self._fixes = Fixes(wanted.fixes, names)
        self._known = StoredFigures(connection, today)
        self._reader = RowReader(self._known, names, self._fixes, today, wanted, mine)
        self._lists = RecordPlanner(
            connection,
            today,
            workbook.lists,
            self._fixes,
            mine,
            takes_outside=wanted.takes_outside,
        )
        self._refusals: list[Refusal] = list(workbook.refusals)
        self._warnings: list[SheetWarning] = list(workbook.warnings)

    def plan(self, store_state: int) -> ImportPlan:
        """Return the plan; store_state: the last act when it is made, kept in it."""
        tables = self._read()
        register = self._register(tables)
        tables, doubles = refuse_doubles(tables, register)
        fresh = compare(tables, register, self._known)
        self._refusals += doubles
        self._warn(tables, register, fresh)
        rows = SheetRows(tables, self._missing(tables, register), register)
        records = (
            ()
            if self._reader.questions
            else self._plan_lists(
                rows.municipalities, CoaCounts(self._connection, self._today, tables, register)
            )
        )
        self._warnings += odd_targets(self._connection, tables, register, records)
        return ImportPlan(
            file_name=self._workbook.file_name,
            sha256=self._workbook.sha256,
            size=self._workbook.size,
            content=self._workbook.content,
            store_state=store_state,
            rows=rows,
            refusals=tuple(
                dict.fromkeys((*self._causes(), *self._refusals))
            ),  # a name may be of a row for each month
            warnings=tuple(self._warnings),
            reconciliation=self._reconciled(),
            questions=tuple(sorted(self._reader.questions, key=lambda question: question.value)),
            remedies=tuple(dict.fromkeys(self._fixes.remedies)),
            corrections=tuple(dict.fromkeys(self._fixes.corrections)),
            aliases=tuple(self._fixes.aliases.values()),
            imported_before=imported_on(self._connection, self._workbook.sha256),
            signatures=tuple(dict.fromkeys(t.signature for t in self._workbook.tables)),
            records=records,
            outside=len(self._outside()),
            skipped_sheets=self._skipped(tables),
        )

    def _causes(self) -> Iterator[Refusal]:
        return leading(self._refusals, self._warnings, self._reader.questions)

    def _reconciled(self) -> str:
        """Return the count that must add up, and how many are left out of it."""
        reconciliation, outside = _reconciliation(self._workbook), len(self._outside())
        if not outside or self._wanted.takes_outside:
            return reconciliation
        return f"{reconciliation}; {wording.municipalities_outside(outside)}"

    def _outside(self) -> Set[str]:
        """Return the codes of the municipalities in the file that are not the officer's."""
        return self._reader.outside | self._lists.outside

    def _read(self) -> list[PlannedTable]:
        """Return whom and when the rows are about; for no sheet while something has to be asked."""
        for table in self._workbook.tables if self._wanted.fixes else ():
            self._reader.learn(table)
        self._lists.learn()
        tables: list[PlannedTable] = []
        # Targets first: realised persons in another sheet of the workbook depend on them.
        for table in sorted(self._workbook.tables, key=lambda t: Column.REALISED in t.columns):
            self._refusals += table.refusals
            self._warnings += table.warnings
            planned = None if table.refusals else self._reader.read(table)
            if planned is not None:
                tables.append(planned)
                self._ask_period(planned)
        self._refusals += self._reader.refusals
        self._warnings += self._reader.warnings
        return [] if self._reader.questions else tables

    def _ask_period(self, table: PlannedTable) -> None:
        """Ask which half-year a stand is about when it may close one or begin the next."""
        places = (tuple(self._reader.municipalities), tuple(self._reader.timings))
        if self._wanted.period is None and is_of_either_period(table, *places, self._known.stands):
            self._reader.questions.add(Question.PERIOD)

    def _skipped(self, tables: Sequence[PlannedTable]) -> tuple[str, ...]:
        """Return the sheets from which nothing can be imported, unless something is asked first."""
        if self._reader.questions:
            return ()
        coming = {
            table.table.sheet
            for table in tables
            if any(map(table.can_come_in, range(len(table.whose))))
        }
        every = dict.fromkeys(table.sheet for table in self._workbook.tables)
        return tuple(sheet for sheet in every if sheet not in coming)

    def _plan_lists(self, counted: Set[str], coa: CoaCounts) -> tuple[PlannedRecord, ...]:
        """Return what the lists would record. counted: codes for which the file has figures."""
        national = national_targets(self._workbook.tables, self._wanted.period)
        records = self._lists.plan(national, counted, coa)
        self._refusals += self._lists.refusals
        self._warnings += self._lists.warnings
        return records

    def _register(self, tables: Sequence[PlannedTable]) -> Register:
        has_rungs = any(Column.RUNG in table.figures for table in tables)
        places = (tuple(self._reader.municipalities), tuple(self._reader.timings))
        if not has_rungs:
            return Register(*places, {}, {}, {})
        known = AsKnown(self._connection, self._today)
        turns = {
            code: [(one.decided_on, one.rung) for one in of_code]
            for code, of_code in placements(known).items()
        }
        taken = decisions(known)
        decided = {
            code: of_code[-1].rung
            for code, of_code in taken.items()
            if of_code[-1].kind is not DecisionKind.START
        }
        return Register(*places, decided, starting_rungs(self._connection), turns)

    def _warn(self, tables: Sequence[PlannedTable], register: Register, fresh: Fresh) -> None:
        """Name what is odd but possible in the rows and in the file."""
        self._warnings += warnings.blank(self._reader.blank)
        self._warnings += warnings.other_provinces(tables, register)
        self._warnings += warnings.other_rungs(tables, register)
        self._warnings += warnings.far_above(tables, register, self._known.stands)
        if not self._known.is_empty:
            self._warnings += warnings.odd_rows(tables, register, self._known)
            self._warnings += warnings.older_sheet(tables, register, self._known.stands)
        policy = policy_on(self._connection, self._today)
        for period, codes in fresh.items():
            self._warnings += warnings.late(period, len(codes), policy, self._today)

    def _missing(self, tables: Sequence[PlannedTable], register: Register) -> list[PlannedRow]:
        """Return a row for each municipality that is expected in the file, and name them."""
        present: dict[Period, set[str]] = defaultdict(set)
        for period, code in self._reader.present if tables else ():
            present[period].add(code)
        for table in tables:
            for place, municipality in enumerate(register.municipalities):
                for period in table.periods(place, register):
                    present[period].add(municipality.code)
        missing: list[PlannedRow] = []
        for period, codes in sorted(present.items()):
            of_period = expected.missing(self._connection, period, codes)
            self._warnings += expected.named_as_missing(of_period, period)
            missing += of_period
        return missing


def _reconciliation(workbook: ReadWorkbook) -> str:
    """Return the count that must add up, and whether the totals of the sheet do.

    "gelezen: 28 rijen = 26 gemeenten + 1 totaal + 1 leeg, totaal klopt"; "gelezen: 52 rijen = 52
    rijen van 26 gemeenten" where they have several each; then that of each list.
    """
    figures = (_of_figures(workbook.tables),) if workbook.tables else ()
    return "; ".join((*figures, *record_totals.reconciliations(workbook.lists)))


def _of_figures(tables: Sequence[ReadTable]) -> str:
    numbers: dict[str, set[int]] = defaultdict(set)
    for table in tables:  # a sheet with a column for each month is read as a table for each
        numbers[table.sheet].update(table.rows.row_numbers())
    rows = sum(map(len, numbers.values()))
    named = len({name for table in tables for name in table.rows.named()})
    others = [
        (sum(len(table.totals) for table in tables), "totaal"),
        (sum(table.blank_rows for table in tables), "leeg"),
        (sum(len(table.notes) for table in tables), "toelichting"),
    ]
    whose = wording.counted(named, "gemeente", "gemeenten")
    own = whose if named == rows else f"{wording.counted(rows, 'rij', 'rijen')} van {whose}"
    parts = [own, *(f"{count} {word}" for count, word in others if count)]
    total = rows + sum(count for count, _ in others)
    agrees = {table.totals_agree for table in tables} - {None}
    verdict = ", totaal klopt" if agrees == {True} else ", totaal klopt niet" if agrees else ""
    return f"gelezen: {wording.counted(total, 'rij', 'rijen')} = {' + '.join(parts)}{verdict}"
