"""What is odd in the rows of an import, given what the store holds; it never blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.sheet_warnings import SheetWarning, Value, WarningCode, warn
from toezichtdesk.intake.past import Past, past_of
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable, Register
from toezichtdesk.intake.stored_figures import StoredFigures
from toezichtdesk.sheets.cells import shown
from toezichtdesk.sheets.matching import lies_elsewhere

MOST_TIMES = 2  # more persons than so many times the task is odd
USUAL_TIMES = 3  # more than so many times the usual is a jump
SMALLEST_JUMP = 10  # persons: households arrive whole, a small municipality always jumps
ROWS_NAMED = 60  # warnings about rows: enough for one of each municipality of a province

_OF_TASK = (Column.TARGET, Column.TOTAL_TASK, Column.OPENING_BALANCE)
Stands = Callable[[str], Sequence[Standing]]


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


def other_provinces(tables: Sequence[PlannedTable], register: Register) -> Iterator[SheetWarning]:
    """Yield the rows whose province is not that of their municipality."""
    yield from _first(_other_provinces(tables, register), WarningCode.MORE_OTHER_PROVINCES)


def _other_provinces(tables: Sequence[PlannedTable], register: Register) -> Iterator[SheetWarning]:
    for table in tables:
        stated = [province for _, _, province in table.table.rows.named()]
        wrong = {
            (place, province)
            for place, province in set(zip(table.whose, stated, strict=True))
            if place != NOBODY
            and province
            and lies_elsewhere(register.municipalities[place], province)
        }
        for row, pair in enumerate(zip(table.whose, stated, strict=True)) if wrong else ():
            if pair in wrong and table.can_come_in(row):
                municipality = register.municipalities[pair[0]]
                yield warn(
                    WarningCode.OTHER_PROVINCE,
                    name=municipality.name,
                    row=table.table.rows[row].number,
                    said=shown(pair[1]),
                    province=municipality.province,
                )


def other_rungs(tables: Sequence[PlannedTable], register: Register) -> Iterator[SheetWarning]:
    """Yield the rows that give another rung than was decided, and than it was on their day."""
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
    day = max((register.timings[when].day for when in counted), default=None)
    newest = max(held, default=None)
    if day is not None and newest is not None and newest > day:
        yield warn(WarningCode.OLDER_SHEET, day=day, newest=newest)


def late(
    period: Period, municipalities: int, policy: Policy, today: date
) -> Iterator[SheetWarning]:
    """Yield that persons of a period come in after its correction days (`correction_days`).

    municipalities: how many they belong to. They still count for the period that closed.
    """
    if municipalities and today > policy.closes_on(period):
        closed = policy.closes_on(period)
        yield warn(WarningCode.LATE, count=municipalities, closed=closed, period=period)


def _first(warnings: Iterable[SheetWarning], others: WarningCode) -> Iterator[SheetWarning]:
    """Yield the first warnings, and of the others how many there are."""
    every = iter(warnings)
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
            _, day = register.timings[table.when[row]]
            if decided != rung and rung != register.rung_on(municipality.code, day):
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
    openings = {
        (table.whose[row], register.timings[table.when[row]].period)
        for table in tables
        for row, value in enumerate(table.figures.get(Column.OPENING_BALANCE, ()))
        if value is not None and table.can_come_in(row)
    }
    pasts: dict[tuple[int, Period], Past] = {}
    for table in tables:
        columns, numbers = tuple(table.figures), table.table.rows.row_numbers()
        rows_of_figures = zip(
            table.whose, table.when, zip(*table.figures.values(), strict=True), strict=True
        )
        for row, (place, when, values) in enumerate(rows_of_figures):
            if place == NOBODY or not held[place] or not table.can_come_in(row):
                continue
            period, day = register.timings[when]
            if (place, period) not in pasts:
                code = register.municipalities[place].code
                now, then = (known.in_period(p).get(code) for p in (period, period.next))
                if (place, period.next) in openings:
                    then = None  # the file itself gives the next opening balance, and that counts
                pasts[place, period] = past_of(held[place], after[place], period, now, then)
            filled = {c: v for c, v in zip(columns, values, strict=True) if v is not None}
            name = register.municipalities[place].name
            yield from _odd_figures(
                Line(name, numbers[row], period, day, filled), pasts[place, period]
            )


def _far_above(
    tables: Sequence[PlannedTable], register: Register, stands: Stands
) -> Iterator[SheetWarning]:
    given = {
        (table.whose[row], register.periods[table.when[row]], column): value
        for table in tables
        for column in _OF_TASK
        for row, value in enumerate(table.figures.get(column, ()))
        if value is not None and table.can_come_in(row)
    }
    for table in tables:
        numbers = table.table.rows.row_numbers()
        for row, realised in enumerate(table.figures.get(Column.REALISED, ())):
            if realised is None or realised < SMALLEST_JUMP or not table.can_come_in(row):
                continue
            municipality = register.municipalities[table.whose[row]]
            period, day = register.timings[table.when[row]]
            given_task = [
                given.get((table.whose[row], period.index, column)) for column in _OF_TASK
            ]
            task = _task(None, *given_task)
            if task is None or realised > MOST_TIMES * task:  # else the store need not be asked
                of = (s for s in stands(municipality.code) if s.period == period)
                task = _task(next(of, None), *given_task)
            if task is None or realised <= MOST_TIMES * task or realised - task < SMALLEST_JUMP:
                continue
            line = Line(municipality.name, numbers[row], period, day, {})
            yield line.warn(WarningCode.FAR_ABOVE, realised=realised, task=task)


def _task(
    last: Standing | None, target: int | None, total: int | None, opening: int | None
) -> int | None:
    """Return what was to be housed, by the file or else the store: with a backlog more than N."""
    if last is not None:
        target = last.target if target is None and total is None else target
        opening = last.opening_balance if opening is None else opening
    if total is None and target is not None and opening is not None:
        total = target - opening
    return max((task for task in (target, total) if task is not None), default=None)


def _stands_after(
    tables: Sequence[PlannedTable], register: Register, known: StoredFigures, place: int
) -> Sequence[Standing]:
    planned = [value for table in tables for value in table.to_record(place, register, "")]
    return known.stands_after(register.municipalities[place].code, planned)


def _odd_figures(line: Line, past: Past) -> Iterator[SheetWarning]:
    yield from _other_opening(line, past)
    yield from _other_closing(line, past)
    yield from _other_task(line, past)
    yield from _later_figures(line, past)
    yield from _target_jump(line, past)
    yield from _fewer_persons(line, past.known)
    yield from _fast_pace(line, past)


def _other_opening(line: Line, past: Past) -> Iterator[SheetWarning]:
    """Another opening balance than the period before ended on, unless that was told before.

    So it was when both are known and the officer settled it, or has still to do so while this
    opening counts already: every sheet of the half-year says it again. It is told anew when the
    sheet makes its opening count once more.
    """
    opening, closed = line.figures.get(Column.OPENING_BALANCE), past.closed_before
    if opening is None or closed is None or opening == closed:
        return
    two = None if past.known is None else past.known.two_balances
    is_known = two is not None and (two.closing, two.opening) == (closed, opening)
    if two is not None and is_known and (not two.is_open or two.counts == opening):
        return
    before = line.period.previous
    yield line.warn(WarningCode.OTHER_OPENING, opening=opening, before=before, balance=closed)


def _other_closing(line: Line, past: Past) -> Iterator[SheetWarning]:
    """A closing balance that differs from the opening balance given for the next period."""
    known, after = past.known, past.after
    if not past.is_followed_by_opening or after is None or not line.period.is_closed_by(line.day):
        return
    is_closed = known is not None and known.is_final
    closing = standing(
        line.period,
        line.day,
        target=line.figures.get(Column.TARGET, known.target if known else None),
        opening_balance=line.figures.get(
            Column.OPENING_BALANCE, known.opening_balance if known else past.closed_before
        ),
        realised=line.figures.get(Column.REALISED, known.realised if known and is_closed else None),
    ).balance
    two = after.two_balances
    opening = two.opening if two is not None else after.opening_balance
    if closing is None or opening is None or closing == opening:
        return
    if known is not None and is_closed and closing == known.balance:
        return
    yield line.warn(
        WarningCode.OTHER_CLOSING, balance=closing, after=line.period.next, opening=opening
    )


def _other_task(line: Line, past: Past) -> Iterator[SheetWarning]:
    """A total task that is not the target minus the known opening balance of the period.

    The target may come after it, and the opening balance may be that at the end of the period
    before. What the store holds contradicts only where it was given: what followed, follows anew.
    """
    if not {Column.TOTAL_TASK, Column.TARGET} & line.figures.keys():
        return
    known, now = past.known, line.figures
    is_alone = past.given is not None and past.given.has_total and not past.given.has_target
    known_task = known.total_task if known is not None and is_alone else None
    known_target = known.target if known is not None and not is_alone else None
    opening = now.get(Column.OPENING_BALANCE, past.opening)
    task = now.get(Column.TOTAL_TASK, known_task)
    target = now.get(Column.TARGET, known_target)
    if task is None or target is None or opening is None or task == target - opening:
        return
    yield line.warn(
        WarningCode.OTHER_TASK,
        task=task,
        target=target,
        opening=opening,
        follows=target - opening,
    )


def _later_figures(line: Line, past: Past) -> Iterator[SheetWarning]:
    """A target, opening balance or total task of before a day on which another was given.

    A letter without a day counts from the first day of its half-year; what a stand gave after that
    day goes on counting, so that what was meant as a correction would change nothing.
    """
    known = past.known
    if known is None or past.given is None or Column.REALISED in line.figures:
        return
    held = (
        (Column.TARGET, past.given.target, known.target),
        (Column.OPENING_BALANCE, past.given.opening, known.opening_balance),
        (Column.TOTAL_TASK, past.given.total, known.total_task),
    )
    for column, later, value in held:
        figure = line.figures.get(column)
        if figure is None or later is None or value is None or figure == value:
            continue
        if line.day.toordinal() < later <= known.reference_date.toordinal():
            yield line.warn(
                WarningCode.LATER_FIGURE,
                column=column.value,
                figure=figure,
                day=line.day,
                later=date.fromordinal(later),
                value=value,
            )


def _target_jump(line: Line, past: Past) -> Iterator[SheetWarning]:
    """Another target than was usual; told once, not each month that a sheet repeats it."""
    target = line.figures.get(Column.TARGET)
    usual = past.before.target if past.before is not None else None
    if past.known is not None and past.known.target == target:
        return
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
