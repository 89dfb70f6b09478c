"""What is odd in an import but possible: Dutch sentences that never block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import Connection, text

from toezichtdesk import wording
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.importing import Column, PlannedRow, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy

USUAL_TIMES = 3  # more than so many times the usual is a jump
SMALLEST_JUMP = 10  # persons: households arrive whole, a small municipality always jumps
NAMED_AT_MOST = 8

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


def odd_figures(line: Line, stands: Sequence[Standing]) -> Iterator[str]:
    """Yield what is odd in the figures of a row, beside the stands that the store holds."""
    before = next((stand for stand in stands if stand.period == line.period.previous), None)
    known = next((stand for stand in stands if stand.period == line.period), None)
    yield from _other_opening(line, before)
    yield from _target_jump(line, before)
    yield from _fewer_persons(line, known)
    yield from _fast_pace(line, known, stands)


def older_sheet(day: date, newest: date | None) -> Iterator[str]:
    """Yield that the store holds figures of a later date than the sheet."""
    if newest is not None and newest > day:
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


def _fast_pace(line: Line, known: Standing | None, stands: Sequence[Standing]) -> Iterator[str]:
    """More persons since the last stand than three times what was usual in as many days."""
    realised, usual = line.said.get(Column.REALISED), _usual_a_day(line.period, stands)
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
