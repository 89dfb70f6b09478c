"""The plan of an import: what each row of the sheet means, and how it differs from the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from toezichtdesk import wording
from toezichtdesk.casework import import_records, import_refusals, import_warnings
from toezichtdesk.casework.import_fixes import Fixes
from toezichtdesk.casework.import_formula import national_targets, odd_targets
from toezichtdesk.casework.import_records import RecordPlanner
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
    Fix,
    ImportPlan,
    PlannedFigure,
    PlannedRow,
    Question,
    ReadRow,
    ReadTable,
    ReadWorkbook,
    Refusal,
    RowStatus,
)
from toezichtdesk.domain.lists import PlannedRecord
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.journal import imported_on
from toezichtdesk.reports.municipalities import name_index
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.sheets.matching import NotFound

# Per municipality and measure: the value on this key, the newest date that the store holds, and
# whether persons were counted in a later period: a target that is ahead of its period is no past.
_KNOWN = text(
    """
    SELECT m.code, k.measure,
        (SELECT value FROM figure f WHERE f.municipality = m.code AND f.period = :period
            AND f.measure = k.measure AND f.reference_date = :day ORDER BY f.act DESC LIMIT 1),
        (SELECT max(reference_date) FROM figure f WHERE f.municipality = m.code
            AND f.period = :period AND f.measure = k.measure),
        EXISTS (SELECT 1 FROM figure f WHERE f.municipality = m.code AND f.period > :period
            AND f.measure = 4)
    FROM municipality m CROSS JOIN (SELECT 1 AS measure UNION ALL SELECT 2 UNION ALL SELECT 3
        UNION ALL SELECT 4) k
    WHERE EXISTS (SELECT 1 FROM figure WHERE municipality = m.code)
    """
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer said of the sheet; None is left to the sheet itself."""

    period: Period | None = None
    reference_date: date | None = None
    fixes: Sequence[Fix] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds for one key: its value, and whether it knows newer or any figures.

    is_followed: persons were counted in a later period.
    """

    value: int | None
    newest_day: date | None
    is_followed: bool


class Planner:
    """Makes the plan of one workbook. Reads the store, writes nothing."""

    def __init__(
        self, connection: Connection, workbook: ReadWorkbook, today: date, wanted: Wanted
    ) -> None:
        self._connection = connection
        self._workbook = workbook
        self._today = today
        self._wanted = wanted
        self._fixes = Fixes(wanted.fixes, name_index(connection))
        self._rows: list[PlannedRow] = []
        self._refusals: list[Refusal] = list(workbook.refusals)
        self._warnings: list[str] = list(workbook.warnings)
        self._questions: set[Question] = set()
        self._known: dict[tuple[Period, date], dict[tuple[str, Measure], _Known]] = {}
        self._cases: dict[str, Case] | None = None
        self._present: dict[Period, set[str]] = {}
        self._planned_measures: set[tuple[str, Period, Measure]] = set()
        self._lists = RecordPlanner(connection, today, workbook.lists, self._fixes)

    def plan(self, content: bytes, store_state: int) -> ImportPlan:
        """Return the plan; content and store_state are kept in it."""
        for table in self._workbook.tables if self._wanted.fixes else ():
            self._learn(table)
        self._lists.learn()
        # Targets first: realised persons in another sheet of the workbook lean on them.
        for table in sorted(self._workbook.tables, key=lambda t: Column.REALISED in t.columns):
            self._refusals += table.refusals
            self._warnings += table.warnings
            if not table.refusals:
                self._read_table(table)
        if self._questions:
            self._rows = []
        self._refusals += import_refusals.refuse_doubles(self._rows)
        self._warn_of_age()
        self._warn_of_late_figures()
        missing = self._missing()
        records = () if self._questions else self._plan_lists()
        return ImportPlan(
            file_name=self._workbook.file_name,
            sha256=self._workbook.sha256,
            size=self._workbook.size,
            content=content,
            store_state=store_state,
            rows=(*self._rows, *missing),
            refusals=tuple(dict.fromkeys(self._refusals)),  # a name may be of a row for each month
            warnings=tuple(self._warnings),
            reconciliation=_reconciliation(self._workbook),
            questions=tuple(sorted(self._questions, key=lambda question: question.value)),
            remedies=tuple(dict.fromkeys(self._fixes.remedies)),
            corrections=tuple(dict.fromkeys(self._fixes.corrections)),
            aliases=tuple(self._fixes.aliases.values()),
            imported_before=imported_on(self._connection, self._workbook.sha256),
            signatures=tuple(dict.fromkeys(t.signature for t in self._workbook.tables)),
            records=records,
        )

    def _plan_lists(self) -> tuple[PlannedRecord, ...]:
        """Return what the lists would record, and check the targets with the numbers in them."""
        national = national_targets(self._workbook.tables, self._wanted.period)
        records = self._lists.plan(national, {row.municipality for row in self._rows})
        self._refusals += self._lists.refusals
        self._warnings += self._lists.warnings
        self._warnings += odd_targets(self._connection, self._rows, records)
        return records

    def _learn(self, table: ReadTable) -> None:
        for row in table.rows:
            moment = self._moment(table, row)
            if moment is not None:
                self._fixes.learn(row, table.sheet, moment[0].last_day)

    def _read_table(self, table: ReadTable) -> None:
        lacking = import_refusals.lacking_columns(table)
        self._refusals += lacking
        for row in () if lacking else table.rows:
            self._read_row(table, row)

    def _read_row(self, table: ReadTable, row: ReadRow) -> None:
        moment = self._moment(table, row)
        if moment is None:
            return
        period, day, refusals = moment
        row = self._fixes.mended(table, row)
        refusals = [*self._fixes.left(table.sheet, row), *refusals]
        found = self._fixes.find(table.sheet, row, period.last_day)
        if isinstance(found, NotFound):
            refusals.append(import_refusals.unknown(table.sheet, row, found))
            self._fixes.offer_names(table.sheet, row, found, period.last_day)
            self._refuse(table, row, refusals, period, day)
            return
        self._present.setdefault(period, set()).add(found.code)
        refusals += import_refusals.just_begun(table, row, period, day)
        refusals += self._missing_target(table, row, found, period)
        refusals += import_refusals.bad_rung(table, row)
        if refusals:
            self._refuse(table, row, refusals, period, day, found)
            return
        if not any(column in MEASURE_OF_COLUMN for column in row.values):
            self._warnings.append(
                f"{found.name} (rij {row.number}): geen opgave; wat bekend was, blijft staan."
            )
            return
        self._rows.append(self._planned(table, row, found, period, day))

    def _moment(self, table: ReadTable, row: ReadRow) -> tuple[Period, date, list[Refusal]] | None:
        """Return period and reference date of a row, or None after asking for what lacks."""
        said_period, said_day = (
            row.period or table.period,
            row.reference_date or table.reference_date,
        )
        day = self._wanted.reference_date or said_day
        period = self._wanted.period or said_period
        is_target_letter = Column.REALISED not in table.columns
        if period is None and day is not None and not is_target_letter:
            period = Period.of_reference_date(day)
        if period is None:
            self._questions.add(Question.PERIOD)
        elif day is None and is_target_letter:
            day = period.first_day  # a target holds from the first day unless the letter dates it
        if day is None and not is_target_letter:
            self._questions.add(Question.REFERENCE_DATE)
        if period is None or day is None:
            return None
        where = (table.sheet, row.name_cell)
        refusals = []
        if self._wanted.period and said_period and self._wanted.period != said_period:
            refusals.append(
                import_refusals.contradiction(where, "periode", str(said_period), str(period))
            )
        if self._wanted.reference_date and said_day and self._wanted.reference_date != said_day:
            refusals.append(
                import_refusals.contradiction(
                    where, "peildatum", wording.day(said_day), wording.day(day)
                )
            )
        if not is_target_letter:
            refusals += import_refusals.impossible_day(where, period, day, self._today)
        return period, day, refusals

    def _missing_target(
        self, table: ReadTable, row: ReadRow, found: Municipality, period: Period
    ) -> list[Refusal]:
        has_task = set(table.columns) & {Column.TARGET, Column.TOTAL_TASK}
        if has_task or Column.REALISED not in row.values:
            return []
        known = self._known_on(period, period.first_day)
        for measure in (Measure.TARGET, Measure.TOTAL_TASK):
            entry = known.get((found.code, measure))
            if entry is not None and entry.newest_day is not None:
                return []
            if (found.code, period, measure) in self._planned_measures:
                return []
        return import_refusals.missing_target(table, row, found, period)

    def _refuse(
        self,
        table: ReadTable,
        row: ReadRow,
        refusals: Sequence[Refusal],
        period: Period,
        day: date,
        found: Municipality | None = None,
    ) -> None:
        self._refusals += refusals
        self._fixes.offer_numbers(table, refusals, period.last_day)
        self._rows.append(
            PlannedRow(
                status=RowStatus.REFUSED,
                sheet=table.sheet,
                number=row.number,
                name=found.name if found else row.name or row.code,
                municipality=found.code if found else "",
                period=period,
                reference_date=day,
                figures=(),
                explanation=f"{refusals[0].cell}: {refusals[0].found}. {refusals[0].advice}",
            )
        )

    def _planned(
        self, table: ReadTable, row: ReadRow, found: Municipality, period: Period, day: date
    ) -> PlannedRow:
        known = self._known_on(period, day)
        typed = self._fixes.typed_cells(table.sheet, row)
        figures = []
        for column, measure in MEASURE_OF_COLUMN.items():
            read = row.values.get(column)
            if read is None:
                continue
            entry = known.get((found.code, measure))
            before = entry.value if entry else None
            figures.append(
                PlannedFigure(
                    measure,
                    read.value,
                    read.cell,
                    before,
                    is_stored=before == read.value,
                    is_typed=read.cell in typed,
                )
            )
        self._planned_measures |= {(found.code, period, f.measure) for f in figures}
        rung = self._starting_rung(row, found)
        entries = [known[key] for m in Measure if (key := (found.code, m)) in known]
        status = _status(figures, entries, day, is_placed=rung is not None)
        self._warn(row, found, period, day)
        return PlannedRow(
            status=status,
            sheet=table.sheet,
            number=row.number,
            name=found.name,
            municipality=found.code,
            period=period,
            reference_date=day,
            figures=tuple(figures),
            starting_rung=rung,
            explanation=_explanation(figures, status, rung),
        )

    def _starting_rung(self, row: ReadRow, found: Municipality) -> int | None:
        read = row.values.get(Column.RUNG)
        if read is None:
            return None
        case = self._case(found.code)
        if case is None or not case.decisions:
            return read.value
        if case.rung != read.value:
            self._warnings.append(
                f"{found.name} (rij {row.number}): het blad noemt trede {read.value}, vastgelegd "
                f"is trede {case.rung}. Die blijft; een andere trede vraagt een besluit."
            )
        return None

    def _warn(self, row: ReadRow, found: Municipality, period: Period, day: date) -> None:
        """Name what is odd but possible in a row."""
        case = self._case(found.code)
        said = {column: read.value for column, read in row.values.items()}
        line = import_warnings.Line(found.name, row.number, period, day, said)
        self._warnings += import_warnings.odd_figures(line, case.stands if case else ())

    def _missing(self) -> list[PlannedRow]:
        """Return a row for each municipality that is expected in the file, and name them."""
        found: list[PlannedRow] = []
        for period, codes in () if self._questions else sorted(self._present.items()):
            of_period = import_warnings.missing(self._connection, period, codes)
            self._warnings += import_warnings.named_as_missing(of_period, period)
            found += of_period
        return found

    def _warn_of_late_figures(self) -> None:
        """Name the periods of which persons come in after the correction days."""
        counted: dict[Period, set[str]] = {}
        for row in self._rows:
            if row.period is not None and row.status is not RowStatus.REFUSED:
                is_new = any(f.measure is Measure.REALISED and not f.is_stored for f in row.figures)
                counted.setdefault(row.period, set()).update([row.municipality] * is_new)
        policy = policy_on(self._connection, self._today)
        for period, codes in sorted(counted.items()):
            self._warnings += import_warnings.late(period, len(codes), policy, self._today)

    def _warn_of_age(self) -> None:
        """Name whether the file is an old one."""
        counted = {
            row.reference_date: None
            for row in self._rows
            if any(figure.measure is Measure.REALISED for figure in row.figures)
        }
        days = [day for day in counted if day is not None]
        if days:
            codes = {row.municipality for row in self._rows}
            self._warnings += import_warnings.older_sheet(max(days), self._newest_day(codes))

    def _newest_day(self, codes: set[str]) -> date | None:
        """Return the last date on which persons of these municipalities were counted."""
        found = (case for code in codes if (case := self._case(code)) is not None)
        days = [s.reference_date for case in found for s in case.stands if s.realised is not None]
        return max(days, default=None)

    def _case(self, code: str) -> Case | None:
        if self._cases is None:
            policy = policy_on(self._connection, self._today)
            found = cases(self._connection, self._today, policy)
            self._cases = {case.code: case for case in found}
        return self._cases.get(code)

    def _known_on(self, period: Period, day: date) -> dict[tuple[str, Measure], _Known]:
        if (period, day) not in self._known:
            rows = self._connection.execute(
                _KNOWN, {"period": period.index, "day": day.toordinal()}
            )
            self._known[(period, day)] = {
                (code, Measure(measure)): _Known(
                    value,
                    date.fromordinal(newest_day) if newest_day else None,
                    bool(is_followed),
                )
                for code, measure, value, newest_day, is_followed in rows
            }
        return self._known[(period, day)]


def _status(
    figures: Sequence[PlannedFigure],
    known: Sequence[_Known],
    day: date,
    *,
    is_placed: bool,
) -> RowStatus:
    """Return what the import does with a row.

    New: nothing was known of the period. Correction: it changes the past, because the store holds
    a newer date or a later period. Otherwise the period moves on: changed.
    """
    if all(figure.is_stored for figure in figures) and not is_placed:
        return RowStatus.SAME
    if not any(entry.newest_day is not None for entry in known):
        return RowStatus.NEW
    is_past = any(
        entry.is_followed or (entry.newest_day is not None and entry.newest_day > day)
        for entry in known
    )
    return RowStatus.CORRECTED if is_past else RowStatus.CHANGED


def _explanation(figures: Sequence[PlannedFigure], status: RowStatus, rung: int | None) -> str:
    said = [
        f"{wording.measure(figure.measure)} {figure.before} → {figure.value}"
        for figure in figures
        if figure.before is not None and not figure.is_stored
    ]
    if rung is not None:
        said.append(f"begint op trede {rung}")
    if status is RowStatus.CORRECTED and not said:
        said.append("oudere peildatum dan bekend was")
    return "; ".join(said)


def _reconciliation(workbook: ReadWorkbook) -> str:
    """Return the count that must add up, and whether the totals of the sheet do.

    "gelezen 28 rijen = 26 gemeenten + 1 totaal + 1 leeg, totaal klopt"; then that of each list.
    """
    figures = (_of_figures(workbook.tables),) if workbook.tables else ()
    return "; ".join((*figures, *import_records.reconciliations(workbook.lists)))


def _of_figures(tables: Sequence[ReadTable]) -> str:
    rows = sum(len(table.rows) for table in tables)
    others = [
        (sum(len(table.totals) for table in tables), "totaal"),
        (sum(table.blank_rows for table in tables), "leeg"),
        (sum(len(table.notes) for table in tables), "toelichting"),
    ]
    parts = [f"{rows} gemeenten", *(f"{count} {word}" for count, word in others if count)]
    total = rows + sum(count for count, _ in others)
    agrees = {table.totals_agree for table in tables} - {None}
    verdict = ", totaal klopt" if agrees == {True} else ", totaal klopt niet" if agrees else ""
    return f"gelezen {total} rijen = {' + '.join(parts)}{verdict}"
