"""The plan of an import: what each row of the sheet means, and how it differs from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, text

from toezichtdesk import wording
from toezichtdesk.domain.figures import Measure, standing
from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
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
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.municipalities import name_index
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.sheets.matching import NotFound

_SUFFICIENT = "taakstelling, totaalopgave met gerealiseerd, of gerealiseerd"

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
        self._names = name_index(connection)
        self._rows: list[PlannedRow] = []
        self._refusals: list[Refusal] = list(workbook.refusals)
        self._warnings: list[str] = list(workbook.warnings)
        self._questions: set[Question] = set()
        self._known: dict[tuple[Period, date], dict[tuple[str, Measure], _Known]] = {}
        self._cases: dict[str, Case] | None = None

    def plan(self, content: bytes, store_state: int) -> ImportPlan:
        """Return the plan; content and store_state are kept in it."""
        for table in self._workbook.tables:
            self._refusals += table.refusals
            self._warnings += table.warnings
            if not table.refusals:
                self._read_table(table)
        if self._questions:
            self._rows = []
        self._refuse_doubles()
        return ImportPlan(
            file_name=self._workbook.file_name,
            sha256=self._workbook.sha256,
            size=self._workbook.size,
            content=content,
            store_state=store_state,
            rows=tuple(self._rows),
            refusals=tuple(self._refusals),
            warnings=tuple(self._warnings),
            reconciliation=_reconciliation(self._workbook.tables),
            questions=tuple(sorted(self._questions, key=lambda question: question.value)),
        )

    def _read_table(self, table: ReadTable) -> None:
        columns = set(table.columns)
        if not columns & {Column.TARGET, Column.REALISED}:
            first = next(iter(table.columns.values()))
            self._refusals.append(
                Refusal(
                    table.sheet,
                    first[1],
                    f"kolommen {', '.join(heading for heading, _ in table.columns.values())}",
                    f"kolommen waaruit het saldo volgt: {_SUFFICIENT}",
                    "Voeg de ontbrekende kolom toe, of kies een ander blad.",
                )
            )
            return
        for row in table.rows:
            self._read_row(table, row)

    def _read_row(self, table: ReadTable, row: ReadRow) -> None:
        moment = self._moment(table, row)
        if moment is None:
            return
        period, day, refusals = moment
        refusals = [*row.refusals, *refusals]
        found = self._names.find(row.name, row.code, period.last_day)
        if isinstance(found, NotFound):
            refusals.append(
                Refusal(
                    table.sheet,
                    row.name_cell,
                    row.name or row.code,
                    "naam of code van een gemeente",
                    found.sentence(),
                )
            )
            self._refuse(table, row, refusals, period, day)
            return
        refusals += self._missing_target(table, row, found, period)
        refusals += _bad_rung(table, row)
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
            refusals.append(_contradiction(where, "periode", str(said_period), str(period)))
        if self._wanted.reference_date and said_day and self._wanted.reference_date != said_day:
            refusals.append(
                _contradiction(where, "peildatum", wording.day(said_day), wording.day(day))
            )
        if not is_target_letter:
            refusals += self._impossible_day(where, period, day)
        return period, day, refusals

    def _impossible_day(self, where: tuple[str, str], period: Period, day: date) -> list[Refusal]:
        if day > self._today:
            expected = f"een peildatum tot en met vandaag, {wording.day(self._today)}"
        elif day < period.first_day:
            expected = f"een peildatum vanaf {wording.day(period.first_day)}, in {period}"
        else:
            return []
        advice = "Verbeter de peildatum of de periode in het blad."
        return [Refusal(*where, f"peildatum {wording.day(day)}", expected, advice)]

    def _missing_target(
        self, table: ReadTable, row: ReadRow, found: Municipality, period: Period
    ) -> list[Refusal]:
        """Refuse realised figures alone while no target is known: nothing could be judged."""
        has_task = set(table.columns) & {Column.TARGET, Column.TOTAL_TASK}
        realised = row.values.get(Column.REALISED)
        if has_task or realised is None:
            return []
        known = self._known_on(period, period.first_day)
        for measure in (Measure.TARGET, Measure.TOTAL_TASK):
            entry = known.get((found.code, measure))
            if entry is not None and entry.newest_day is not None:
                return []
        return [
            Refusal(
                table.sheet,
                realised.cell,
                f"{realised.value} gerealiseerd, zonder taakstelling",
                f"een taakstelling van {found.name} over {period}",
                "Lees eerst de taakstellingen van deze periode in, of voeg die kolom toe.",
            )
        ]

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
        figures = []
        for column, measure in MEASURE_OF_COLUMN.items():
            read = row.values.get(column)
            if read is None:
                continue
            entry = known.get((found.code, measure))
            before = entry.value if entry else None
            figures.append(
                PlannedFigure(measure, read.value, read.cell, before, before == read.value)
            )
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

    def _warn(
        self,
        row: ReadRow,
        found: Municipality,
        period: Period,
        day: date,
    ) -> None:
        """Name what is odd but possible: a different opening balance, persons who vanished."""
        said = {c: read.value for c, read in row.values.items()}
        case = self._case(found.code)
        stands = case.stands if case else ()
        before = next((s for s in stands if s.period == period.previous), None)
        opening = standing(
            period,
            day,
            target=said.get(Column.TARGET),
            opening_balance=said.get(Column.OPENING_BALANCE),
            total_task=said.get(Column.TOTAL_TASK),
        ).opening_balance
        carried = before.balance if before is not None and before.is_final else None
        if before is not None and carried is not None and opening not in (None, carried):
            self._warnings.append(
                f"{found.name} (rij {row.number}): het beginsaldo "
                f"{wording.signed(opening or 0)} is anders dan het eindsaldo van "
                f"{before.period}, {wording.signed(carried)}. Het blad geldt."
            )
        known = next((s for s in stands if s.period == period), None)
        realised = said.get(Column.REALISED)
        if known is None or known.realised is None or realised is None:
            return
        if known.reference_date < day and realised < known.realised:
            self._warnings.append(
                f"{found.name} (rij {row.number}): gerealiseerd {realised} is lager dan "
                f"{known.realised} op {wording.day(known.reference_date)}. Ga na of dat klopt."
            )

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

    def _refuse_doubles(self) -> None:
        """Refuse every row of a municipality that stands in the file twice for one moment.

        A row that was refused already counts: which of the two holds, is not for us to say.
        """
        places: dict[tuple[str, Period | None, date | None], list[int]] = defaultdict(list)
        for index, row in enumerate(self._rows):
            if row.municipality:
                places[(row.municipality, row.period, row.reference_date)].append(index)
        for indexes in places.values():
            if len(indexes) < 2:
                continue
            for index in indexes:
                row = self._rows[index]
                if row.status is RowStatus.REFUSED:
                    continue
                others = [self._rows[i] for i in indexes if i != index]
                where = ", ".join(f"{other.sheet} rij {other.number}" for other in others)
                advice = "Laat één rij voor deze gemeente staan."
                refusal = Refusal(
                    row.sheet,
                    row.figures[0].cell,
                    f"{row.name}, ook op {where}",
                    "elke gemeente één keer",
                    advice,
                )
                self._refusals.append(refusal)
                self._rows[index] = replace(
                    row,
                    status=RowStatus.REFUSED,
                    explanation=f"{refusal.found}. {advice}",
                )


def _contradiction(where: tuple[str, str], what: str, sheet: str, given: str) -> Refusal:
    return Refusal(
        *where,
        f"{what} {sheet} in het blad",
        f"{what} {given}, zoals opgegeven",
        f"Laat de opgave van de {what} weg, of verbeter het blad.",
    )


def _bad_rung(table: ReadTable, row: ReadRow) -> list[Refusal]:
    read = row.values.get(Column.RUNG)
    if read is None or LOWEST_RUNG <= read.value <= HIGHEST_RUNG:
        return []
    return [
        Refusal(
            table.sheet,
            read.cell,
            f"trede {read.value}",
            "een trede van 1 tot en met 6",
            "Verbeter de trede in het blad.",
        )
    ]


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


def _reconciliation(tables: Sequence[ReadTable]) -> str:
    """Return the count that must add up: "gelezen 28 rijen = 26 gemeenten + 1 totaal + 1 leeg"."""
    rows = sum(len(table.rows) for table in tables)
    others = [
        (sum(len(table.totals) for table in tables), "totaal"),
        (sum(table.blank_rows for table in tables), "leeg"),
        (sum(len(table.notes) for table in tables), "toelichting"),
    ]
    parts = [f"{rows} gemeenten", *(f"{count} {word}" for count, word in others if count)]
    total = rows + sum(count for count, _ in others)
    return f"gelezen {total} rijen = {' + '.join(parts)}"
