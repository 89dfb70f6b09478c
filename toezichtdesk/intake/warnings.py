"""What is odd in the rows of an import beside what the store holds; it never blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice

from sqlalchemy import Connection, bindparam, exists, or_, select

from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.importing import Column, PlannedRow, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST, SheetWarning, Value, WarningCode, warn
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable, Register
from toezichtdesk.intake.stored_figures import StoredFigures
from toezichtdesk.store import schema

MOST_TIMES = 2  # more persons than so many times the task is odd
USUAL_TIMES = 3  # more than so many times the usual is a jump
SMALLEST_JUMP = 10  # persons: households arrive whole, a small municipality always jumps
ROWS_NAMED = 60  # warnings about rows: enough for one of each municipality of a province

# Known in a period, or followed; municipalities that no longer exist are left out by the asker.
_OFFICIAL, _FIGURE = schema.municipality.c, schema.figure.c
_EXPECTED = (
    select(_OFFICIAL.code, _OFFICIAL.name)
    .where(
        or_(_OFFICIAL.valid_to.is_(None), _OFFICIAL.valid_to > bindparam("day")),
        _OFFICIAL.valid_from <= bindparam("day"),
        or_(
            _OFFICIAL.code.in_(select(schema.followed.c.municipality)),
            exists().where(
                _FIGURE.municipality == _OFFICIAL.code, _FIGURE.period == bindparam("before")
            ),
        ),
    )
    .order_by(_OFFICIAL.name)
)


Stands = Callable[[str], Sequence[Standing]]


@dataclass(frozen=True, slots=True)
class Past:
    """What the store holds of a municipality, seen from a period.

    before, known, after: the last stands of the period before, of this one and the next.
    task: the total task where the store holds it without a target; else it follows from others.
    usual_a_day: the persons housed a day in the closed periods before, None if unknown.
    """

    before: Standing | None
    known: Standing | None
    after: Standing | None
    task: int | None
    usual_a_day: Fraction | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet as the warnings look at it: whose, where, when and what it says."""

    name: str
    number: int
    period: Period
    day: date
    figures: Mapping[Column, int]

    def warn(self, code: WarningCode, **values: Value) -> SheetWarning:
        """Return a warning about this row."""
        return warn(code, name=self.name, row=self.number, **values)


def blank(rows: Sequence[tuple[str, int]]) -> Iterator[SheetWarning]:
    """Yield the rows that say nothing about their municipality; rows: name and number."""
    yield from _first(
        (warn(WarningCode.NO_FIGURES, name=name, row=number) for name, number in rows),
        WarningCode.MORE_WITHOUT_FIGURES,
    )


def other_rungs(tables: Sequence[PlannedTable], register: Register) -> Iterator[SheetWarning]:
    """Yield the rows that give another rung than was decided."""
    yield from _first(_other_rungs(tables, register), WarningCode.MORE_OTHER_RUNGS)


def odd_rows(
    tables: Sequence[PlannedTable], register: Register, known: StoredFigures
) -> Iterator[SheetWarning]:
    """Yield what is odd in the figures of the rows, beside the stands that the store holds.

    Where the file has figures of several periods, each is compared with the one before as the file
    gives it.
    """
    yield from _first(_odd_rows(tables, register, known), WarningCode.MORE_ODD_FIGURES)


def far_above(
    tables: Sequence[PlannedTable], register: Register, stands: Stands
) -> Iterator[SheetWarning]:
    """Yield the rows with more than twice as many persons as the task, known or in the sheet."""
    yield from _first(_far_above(tables, register, stands), WarningCode.MORE_ODD_FIGURES)


def older_sheet(
    tables: Sequence[PlannedTable], register: Register, stands: Stands
) -> Iterator[SheetWarning]:
    """Yield that the store holds persons of a later date than the sheet."""
    counted = {
        when
        for table in tables
        if Column.REALISED in table.figures
        for row, (when, value) in enumerate(
            zip(table.when, table.figures[Column.REALISED], strict=True)
        )
        if value is not None and table.can_come_in(row)
    }
    present = {place for table in tables for place in set(table.whose)} - {NOBODY}
    held = [
        stand.reference_date
        for place in present
        for stand in stands(register.municipalities[place].code)
        if stand.realised is not None
    ]
    day = max((register.moments[when].day for when in counted), default=None)
    newest = max(held, default=None)
    if day is not None and newest is not None and newest > day:
        yield warn(WarningCode.OLDER_SHEET, day=day, newest=newest)


def missing(connection: Connection, period: Period, present: Set[str]) -> list[PlannedRow]:
    """Return a row for each municipality that is expected and is not in the file.

    Those that are followed, or that had figures in the period before. present: codes in the file.
    """
    given = {"day": period.last_day, "before": period.previous}
    return [
        PlannedRow(
            status=RowStatus.MISSING,
            sheet="",
            number=0,
            name=name,
            municipality=code,
            period=period,
            reference_date=None,
            figures=(),
            explanation="geen opgave; wat bekend was, blijft staan",
        )
        for code, name in connection.execute(_EXPECTED, given)
        if code not in present
    ]


def named_as_missing(rows: Sequence[PlannedRow], period: Period) -> Iterator[SheetWarning]:
    """Yield which municipalities are not in the file, by the rows of `missing`."""
    names = [row.name for row in rows]
    if not names:
        return
    yield warn(
        WarningCode.MISSING,
        period=period,
        names=tuple(names[:NAMED_AT_MOST]),
        more=len(names[NAMED_AT_MOST:]),
    )


def late(
    period: Period, municipalities: int, policy: Policy, today: date
) -> Iterator[SheetWarning]:
    """Yield that persons of a period come in after its correction days (`correction_days`).

    municipalities: how many they belong to. They still count for the period that closed.
    """
    if municipalities and today > policy.closes_on(period):
        closed = policy.closes_on(period)
        yield warn(WarningCode.LATE, count=municipalities, closed=closed, period=period)


def _first(found: Iterable[SheetWarning], others: WarningCode) -> Iterator[SheetWarning]:
    """Yield the first warnings, and of the others how many there are."""
    every = iter(found)
    yield from islice(every, ROWS_NAMED)
    more = sum(1 for _ in every)
    if more:
        yield warn(others, count=more)


def _other_rungs(tables: Sequence[PlannedTable], register: Register) -> Iterator[SheetWarning]:
    for table in tables:
        for row, rung in enumerate(table.figures.get(Column.RUNG, ())):
            if rung is None or not table.can_come_in(row):
                continue
            municipality = register.municipalities[table.whose[row]]
            decided = register.rungs.get(municipality.code, rung)
            if decided != rung:
                yield warn(
                    WarningCode.OTHER_RUNG,
                    name=municipality.name,
                    row=table.table.rows[row].number,
                    rung=rung,
                    decided=decided,
                )


def _odd_rows(
    tables: Sequence[PlannedTable], register: Register, known: StoredFigures
) -> Iterator[SheetWarning]:
    held: list[Sequence[Standing]] = [known.stands(m.code) for m in register.municipalities]
    after = held
    if len(set(register.periods)) > 1:
        after = [_stands_after(tables, register, known, place) for place in range(len(held))]
    pasts: dict[tuple[int, Period], Past] = {}
    for table in tables:
        columns, numbers = tuple(table.figures), table.table.rows.row_numbers()
        rows_of_figures = zip(
            table.whose, table.when, zip(*table.figures.values(), strict=True), strict=True
        )
        for row, (place, when, values) in enumerate(rows_of_figures):
            if place == NOBODY or not held[place] or not table.can_come_in(row):
                continue
            period, day = register.moments[when]
            if (place, period) not in pasts:
                stored = known.in_period(period).get(register.municipalities[place].code)
                is_task_alone = stored is not None and stored.is_task_alone
                pasts[place, period] = _past(held[place], after[place], period, is_task_alone)
            filled = {c: v for c, v in zip(columns, values, strict=True) if v is not None}
            name = register.municipalities[place].name
            yield from _odd_figures(
                Line(name, numbers[row], period, day, filled), pasts[place, period]
            )


def _far_above(
    tables: Sequence[PlannedTable], register: Register, stands: Stands
) -> Iterator[SheetWarning]:
    tasks = {
        (table.whose[row], register.periods[table.when[row]]): task
        for table in tables
        for column in (Column.TOTAL_TASK, Column.TARGET)
        for row, task in enumerate(table.figures.get(column, ()))
        if task is not None and table.can_come_in(row)
    }
    for table in tables:
        numbers = table.table.rows.row_numbers()
        for row, realised in enumerate(table.figures.get(Column.REALISED, ())):
            if realised is None or realised < SMALLEST_JUMP or not table.can_come_in(row):
                continue
            municipality = register.municipalities[table.whose[row]]
            period, day = register.moments[table.when[row]]
            task = tasks.get((table.whose[row], period.index))
            if task is None:
                of = (s for s in stands(municipality.code) if s.period == period)
                task = next((s.target for s in of), None)
            if task is None or realised <= MOST_TIMES * task or realised - task < SMALLEST_JUMP:
                continue
            line = Line(municipality.name, numbers[row], period, day, {})
            yield line.warn(WarningCode.FAR_ABOVE, realised=realised, task=task)


def _stands_after(
    tables: Sequence[PlannedTable], register: Register, known: StoredFigures, place: int
) -> Sequence[Standing]:
    planned = [value for table in tables for value in table.to_record(place, register, "")]
    return known.stands_after(register.municipalities[place].code, planned)


def _past(
    held: Sequence[Standing], after: Sequence[Standing], period: Period, is_task_alone: bool
) -> Past:
    """Return what was before a period. held: stands of the store; after: with those of the file."""
    of = {stand.period: stand for stand in after}
    known = next((stand for stand in held if stand.period == period), None)
    task = known.total_task if known is not None and is_task_alone else None
    usual = _usual_a_day(period, after)
    return Past(of.get(period.previous), known, of.get(period.next), task, usual)


def _odd_figures(line: Line, past: Past) -> Iterator[SheetWarning]:
    yield from _other_opening(line, past.before)
    yield from _other_closing(line, past)
    yield from _other_task(line, past)
    yield from _target_jump(line, past.before)
    yield from _fewer_persons(line, past.known)
    yield from _fast_pace(line, past)


def _other_opening(line: Line, before: Standing | None) -> Iterator[SheetWarning]:
    opening = line.figures.get(Column.OPENING_BALANCE)
    if opening is None or before is None or before.balance is None or not before.is_final:
        return
    if opening != before.balance:
        yield line.warn(
            WarningCode.OTHER_OPENING,
            opening=opening,
            before=before.period,
            balance=before.balance,
        )


def _other_closing(line: Line, past: Past) -> Iterator[SheetWarning]:
    """A closing balance that differs from the known opening balance of the next period."""
    known, after = past.known, past.after
    if known is None or after is None or not line.period.is_closed_by(line.day):
        return
    closing = standing(
        line.period,
        line.day,
        target=line.figures.get(Column.TARGET, known.target),
        opening_balance=line.figures.get(Column.OPENING_BALANCE, known.opening_balance),
        realised=line.figures.get(Column.REALISED),
    ).balance
    two = after.two_balances
    opening = two.opening if two is not None else after.opening_balance
    if closing is None or opening is None or closing in (opening, known.balance):
        return
    yield line.warn(
        WarningCode.OTHER_CLOSING, balance=closing, after=line.period.next, opening=opening
    )


def _other_task(line: Line, past: Past) -> Iterator[SheetWarning]:
    """A total task that is not the target minus the known opening balance of the period.

    The target may come after it, and the opening balance may be that at the end of the period
    before.
    """
    if not {Column.TOTAL_TASK, Column.TARGET} & line.figures.keys():
        return
    known, before, now = past.known, past.before, line.figures
    opening = None if known is None else known.opening_balance
    if opening is None and before is not None and before.is_final:
        opening = before.balance
    opening = now.get(Column.OPENING_BALANCE, opening)
    task = now.get(Column.TOTAL_TASK, past.task)
    target = now.get(Column.TARGET, None if known is None else known.target)
    if task is None or target is None or opening is None or task == target - opening:
        return
    yield line.warn(
        WarningCode.OTHER_TASK,
        task=task,
        target=target,
        opening=opening,
        follows=target - opening,
    )


def _target_jump(line: Line, before: Standing | None) -> Iterator[SheetWarning]:
    target = line.figures.get(Column.TARGET)
    usual = before.target if before is not None else None
    if target is None or usual is None or abs(target - usual) < SMALLEST_JUMP:
        return
    if target > USUAL_TIMES * usual or target * USUAL_TIMES < usual:
        before_it = line.period.previous
        yield line.warn(WarningCode.TARGET_JUMP, target=target, before=before_it, usual=usual)


def _fewer_persons(line: Line, known: Standing | None) -> Iterator[SheetWarning]:
    realised = line.figures.get(Column.REALISED)
    if known is None or known.realised is None or realised is None:
        return
    if known.reference_date <= line.day and realised < known.realised:
        yield line.warn(
            WarningCode.FEWER_PERSONS,
            realised=realised,
            known=known.realised,
            day=known.reference_date,
        )


def _fast_pace(line: Line, past: Past) -> Iterator[SheetWarning]:
    """More persons since the last stand than three times what was usual in as many days."""
    realised, usual, known = line.figures.get(Column.REALISED), past.usual_a_day, past.known
    if realised is None or usual is None:
        return
    since, counted = line.period.first_day, 0
    if known is not None and known.realised is not None and known.reference_date < line.day:
        since, counted = known.reference_date, known.realised
    housed, expected = realised - counted, usual * (line.day - since).days
    if housed > USUAL_TIMES * expected and housed - expected >= SMALLEST_JUMP:
        yield line.warn(WarningCode.FAST_PACE, housed=housed, since=since, expected=expected)


def _usual_a_day(period: Period, stands: Sequence[Standing]) -> Fraction | None:
    """Return the persons housed a day in the closed periods before this one, None if unknown."""
    closed = [s for s in stands if s.period < period and s.is_final and s.realised is not None]
    days = sum((s.period.last_day - s.period.first_day).days + 1 for s in closed)
    return Fraction(sum(s.realised or 0 for s in closed), days) if days else None
