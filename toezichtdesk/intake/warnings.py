"""What is odd in an import but possible: Dutch sentences that never block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice

from sqlalchemy import Connection, text

from toezichtdesk import wording
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.importing import Column, PlannedRow, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable, Register
from toezichtdesk.intake.row_columns import row_numbers

USUAL_TIMES = 3  # more than so many times the usual is a jump
SMALLEST_JUMP = 10  # persons: households arrive whole, a small municipality always jumps
NAMED_AT_MOST = 8
ROWS_NAMED = 60  # warnings about rows: enough for one of each municipality of a province

# Known in a period, or followed; municipalities that no longer exist are left out by the asker.
_EXPECTED = text(
    """
    SELECT m.code, m.name FROM municipality m
    WHERE (m.valid_to IS NULL OR m.valid_to > :day) AND m.valid_from <= :day
        AND (m.code IN (SELECT municipality FROM followed) OR EXISTS
            (SELECT 1 FROM figure WHERE municipality = m.code AND period = :before))
    ORDER BY m.name
    """
)


Stands = Callable[[str], Sequence[Standing]]


@dataclass(frozen=True, slots=True)
class Past:
    """What the store holds of a municipality, seen from a period.

    before, known: the last stands of the period before and of this one. usual_a_day: the persons
    housed a day in the closed periods before, None if unknown.
    """

    before: Standing | None
    known: Standing | None
    usual_a_day: Fraction | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet as the warnings look at it: whose, where, when and what it says."""

    name: str
    number: int
    period: Period
    day: date
    said: Mapping[Column, int]

    def __str__(self) -> str:
        return f"{self.name} (rij {self.number})"


def blank(rows: Sequence[str]) -> Iterator[str]:
    """Yield the rows that say nothing of their municipality; rows: its name and the row."""
    yield from _first(
        (f"{row}: geen opgave; wat bekend was, blijft staan." for row in rows),
        "rijen zonder opgave",
    )


def other_rungs(tables: Sequence[PlannedTable], register: Register) -> Iterator[str]:
    """Yield the rows that say another rung than was decided."""
    yield from _first(_other_rungs(tables, register), "rijen met een andere trede")


def odd_rows(tables: Sequence[PlannedTable], register: Register, stands: Stands) -> Iterator[str]:
    """Yield what is odd in the figures of the rows, beside the stands that the store holds."""
    yield from _first(_odd_rows(tables, register, stands), "opvallende cijfers")


def older_sheet(
    tables: Sequence[PlannedTable], register: Register, stands: Stands
) -> Iterator[str]:
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
        yield (
            f"Dit blad heeft peildatum {wording.day(day)}; er zijn al cijfers van "
            f"{wording.day(newest)} bekend. Die blijven het nieuwst."
        )


def missing(connection: Connection, period: Period, present: Set[str]) -> list[PlannedRow]:
    """Return a row for each municipality that is expected and does not stand in the file.

    Those that are followed, or that had figures in the period before. present: codes in the file.
    """
    given = {"day": period.last_day.isoformat(), "before": period.previous.index}
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


def named_as_missing(rows: Sequence[PlannedRow], period: Period) -> Iterator[str]:
    """Yield which municipalities do not stand in the file, by the rows of `missing`."""
    names = [row.name for row in rows]
    if not names:
        return
    listed = ", ".join(names[:NAMED_AT_MOST])
    more = len(names) - NAMED_AT_MOST
    listed += f" en nog {more}" if more > 0 else ""
    verb = "Ontbreekt" if len(names) == 1 else f"Ontbreken ({len(names)})"
    yield f"{verb} in dit blad over {period}: {listed}. Wat bekend was, blijft staan."


def late(period: Period, municipalities: int, policy: Policy, today: date) -> Iterator[str]:
    """Yield that persons of a period come in after its correction days (`correction_days`).

    municipalities: of how many. They still count for the period that closed.
    """
    if municipalities and today > policy.closes_on(period):
        whose = "1 gemeente" if municipalities == 1 else f"{municipalities} gemeenten"
        yield (
            f"Gerealiseerd van {whose} komt na de correctietermijn "
            f"(t/m {wording.day(policy.closes_on(period))}) van {period}. "
            "De cijfers tellen mee voor die periode."
        )


def _first(sentences: Iterable[str], what: str) -> Iterator[str]:
    """Yield the first sentences, and of the others how many there are."""
    every = iter(sentences)
    yield from islice(every, ROWS_NAMED)
    more = sum(1 for _ in every)
    if more:
        yield f"En nog {wording.number(more)} {what}."


def _other_rungs(tables: Sequence[PlannedTable], register: Register) -> Iterator[str]:
    for table in tables:
        for row, rung in enumerate(table.figures.get(Column.RUNG, ())):
            if rung is None or not table.can_come_in(row):
                continue
            municipality = register.municipalities[table.whose[row]]
            decided = register.rungs.get(municipality.code, rung)
            if decided != rung:
                yield (
                    f"{municipality.name} (rij {table.table.rows[row].number}): het blad noemt "
                    f"trede {rung}, vastgelegd is trede {decided}. Die blijft; een andere trede "
                    "vraagt een besluit."
                )


def _odd_rows(tables: Sequence[PlannedTable], register: Register, stands: Stands) -> Iterator[str]:
    held = [stands(municipality.code) for municipality in register.municipalities]
    pasts: dict[tuple[int, Period], Past] = {}
    for table in tables:
        columns, numbers = tuple(table.figures), row_numbers(table.table.rows)
        told = zip(table.whose, table.when, zip(*table.figures.values(), strict=True), strict=True)
        for row, (place, when, values) in enumerate(told):
            if place == NOBODY or not held[place] or not table.can_come_in(row):
                continue
            period, day = register.moments[when]
            if (place, period) not in pasts:
                pasts[place, period] = _past(held[place], period)
            said = {c: v for c, v in zip(columns, values, strict=True) if v is not None}
            name = register.municipalities[place].name
            yield from _odd_figures(
                Line(name, numbers[row], period, day, said), pasts[place, period]
            )


def _past(stands: Sequence[Standing], period: Period) -> Past:
    """Return what stands say of what was before a period."""
    of = {stand.period: stand for stand in stands}
    return Past(of.get(period.previous), of.get(period), _usual_a_day(period, stands))


def _odd_figures(line: Line, past: Past) -> Iterator[str]:
    yield from _other_opening(line, past.before)
    yield from _target_jump(line, past.before)
    yield from _fewer_persons(line, past.known)
    yield from _fast_pace(line, past)


def _other_opening(line: Line, before: Standing | None) -> Iterator[str]:
    if before is None or before.balance is None or not before.is_final:
        return
    opening = standing(
        line.period,
        line.day,
        target=line.said.get(Column.TARGET),
        opening_balance=line.said.get(Column.OPENING_BALANCE),
        total_task=line.said.get(Column.TOTAL_TASK),
    ).opening_balance
    if opening not in (None, before.balance):
        yield (
            f"{line}: het beginsaldo {wording.signed(opening or 0)} is anders dan het eindsaldo "
            f"van {before.period}, {wording.signed(before.balance)}. Het blad geldt."
        )


def _target_jump(line: Line, before: Standing | None) -> Iterator[str]:
    target = line.said.get(Column.TARGET)
    usual = before.target if before is not None else None
    if target is None or usual is None or abs(target - usual) < SMALLEST_JUMP:
        return
    if target > USUAL_TIMES * usual or target * USUAL_TIMES < usual:
        yield (
            f"{line}: taakstelling {wording.number(target)}, in {line.period.previous} was het "
            f"{wording.number(usual)}. Ga na of dat klopt."
        )


def _fewer_persons(line: Line, known: Standing | None) -> Iterator[str]:
    realised = line.said.get(Column.REALISED)
    if known is None or known.realised is None or realised is None:
        return
    if known.reference_date < line.day and realised < known.realised:
        yield (
            f"{line}: gerealiseerd {realised} is lager dan {known.realised} op "
            f"{wording.day(known.reference_date)}. Ga na of dat klopt."
        )


def _fast_pace(line: Line, past: Past) -> Iterator[str]:
    """More persons since the last stand than three times what was usual in as many days."""
    realised, usual, known = line.said.get(Column.REALISED), past.usual_a_day, past.known
    if realised is None or usual is None:
        return
    since, counted = line.period.first_day, 0
    if known is not None and known.realised is not None and known.reference_date < line.day:
        since, counted = known.reference_date, known.realised
    housed, expected = realised - counted, usual * (line.day - since).days
    if housed > USUAL_TIMES * expected and housed - expected >= SMALLEST_JUMP:
        yield (
            f"{line}: {wording.persons(housed)} gehuisvest sinds {wording.day(since)}, meer dan "
            f"drie keer zo veel als gebruikelijk ({wording.decimal(expected)}). "
            "Ga na of dat klopt."
        )


def _usual_a_day(period: Period, stands: Sequence[Standing]) -> Fraction | None:
    """Return the persons housed a day in the closed periods before this one, None if unknown."""
    closed = [s for s in stands if s.period < period and s.is_final and s.realised is not None]
    days = sum((s.period.last_day - s.period.first_day).days + 1 for s in closed)
    return Fraction(sum(s.realised or 0 for s in closed), days) if days else None
