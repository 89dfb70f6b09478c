"""The rows of a table in blocks: each with its own date or period, or no part of the table at all.

A line of text that names a day or a period applies to the rows below it. What follows an empty row
and names municipalities again, or has no numbers, is a legend or a summary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import WarningCode
from toezichtdesk.sheets.dates import Mentions, mentions
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.figures.notices import named

_SPEAKS_OF_TIME = re.compile(
    r"(?:de\s+)?(?:stand|peildatum|periode|per|t/m|tot en met|ultimo|cijfers (?:van|per|t/m)|"
    r"(?:1e|2e|1ste|2de|eerste|tweede)\s+(?:half|helft))\b.*\d"
)
_REST_OF_TITLE = re.compile(
    r"(?:huisvesting|vergunninghouders|statushouders|taakstelling(?:en)?|realisatie|gerealiseerd|"
    r"cijfers|stand|periode|peildatum|overzicht|en|van|de|het|per|over|tabel|blok|deel|\d)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with nothing but text. is_doubtful: part of it is struck through, say."""

    number: int
    text: str
    cell: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Timing:
    """What a line says of the rows under it; both None when it cannot be told."""

    line: Line
    period: Period | None = None
    day: date | None = None


def settle_blocks(
    table: ColumnTable, lines: list[Line], blanks: list[int], *, has_months: bool
) -> None:
    """Give the rows of each block their own timing, and drop what is not part of the table.

    lines: the rows with text only that were set aside. blanks: numbers of empty rows. has_months:
    the columns have days of their own, which no line can change.
    """
    if not table.numbers:
        return
    texts = [*lines, *_texts_among_rows(table)]
    timings = [m for m in map(_moment, sorted(texts, key=_number)) if m is not None]
    timings = [timing for timing in timings if _has_rows_below(table, timing.line.number)]
    _drop_lines(table, {timing.line.number for timing in timings})
    for timing in timings:
        is_unclear = timing.period is None and timing.day is None
        if is_unclear or (has_months and not _is_that_of(table, timing)):
            table.sheet_refusals.append(_unclear(table, timing.line))
    if table.sheet_refusals:
        return
    ends = [*(timing.line.number for timing in timings), table.numbers[-1] + 1]
    for timing, end in zip(timings, ends[1:], strict=True):
        _give(table, timing, end)
    _leave_out(table, texts, blanks, timings)


def _number(line: Line) -> int:
    return line.number


def _texts_among_rows(table: ColumnTable) -> list[Line]:
    """Return the rows that were taken for a municipality but name a time: `2e halfjaar 2025`."""
    return [
        Line(number, name, f"{table.name_letter}{number}")
        for index, (number, name) in enumerate(zip(table.numbers, table.names, strict=True))
        if name and any(char.isdigit() for char in name) and not table.has_values(index)
    ]


def _moment(line: Line) -> _Timing | None:
    """Return the timing of the rows under a line, None when the line is about something else."""
    mentioned = mentions(line.text)
    is_title = not mentioned.rest or _is_title(mentioned)
    labelled = [stated for stated in mentioned.stated_days if stated.is_labelled or is_title]
    if line.is_doubtful and (mentioned.periods or mentioned.stated_days):
        return _Timing(line)
    if not mentioned.periods and not labelled:
        return _Timing(line) if _SPEAKS_OF_TIME.match(line.text.casefold()) else None
    if len(mentioned.periods) > 1 or len(labelled) > 1 or not is_title:
        return _Timing(line)
    period = mentioned.periods[0] if mentioned.periods else None
    day = labelled[0].on(period) if labelled else None
    return _Timing(line) if labelled and day is None else _Timing(line, period, day)


def _is_title(mentioned: Mentions) -> bool:
    return all(_REST_OF_TITLE.fullmatch(word) for word in words(mentioned.rest).split())


def _has_rows_below(table: ColumnTable, number: int) -> bool:
    places = (i for i, row in enumerate(table.numbers) if row > number)
    return any(table.has_values(place) for place in places)


def _drop_lines(table: ColumnTable, numbers: set[int]) -> None:
    remaining = [i for i, number in enumerate(table.numbers) if number not in numbers]
    table.notes.extend(
        n for n, row in zip(table.names, table.numbers, strict=True) if row in numbers
    )
    table.keep(remaining)


def _give(table: ColumnTable, timing: _Timing, end: int) -> None:
    """Give the rows between two lines the timing of the first, where they have none themselves."""
    if _is_that_of(table, timing):
        return
    stated = _stated(timing)
    count = len(table.numbers)
    table.periods = table.periods if table.periods is not None else [None] * count
    table.days = table.days if table.days is not None else [None] * count
    for index, number in enumerate(table.numbers):
        if timing.line.number < number < end:
            table.periods[index] = table.periods[index] or stated[0] or _period_for(timing, table)
            table.days[index] = table.days[index] or stated[1]


def _is_that_of(table: ColumnTable, timing: _Timing) -> bool:
    period, day = _stated(timing)
    return period in (None, table.period) and day in (None, table.reference_date)


def _stated(timing: _Timing) -> tuple[str | None, str | None]:
    period = None if timing.period is None else str(timing.period)
    return period, None if timing.day is None else timing.day.isoformat()


def _period_for(timing: _Timing, table: ColumnTable) -> str | None:
    """Return the period of a block that names a day only: that of the sheet when it fits."""
    if timing.day is None or table.period is None:
        return None
    own = Period.of_reference_date(timing.day)
    return table.period if str(own) == table.period else str(own)


def _leave_out(
    table: ColumnTable, texts: list[Line], blanks: list[int], timings: list[_Timing]
) -> None:
    """Leave out the blocks under an empty row that are no part of the table."""
    titled = {line.number for line in texts} - {timing.line.number for timing in timings}
    own = {timing.line.number for timing in timings}
    seen: set[str] = set()
    left: list[int] = []
    for block, border in _blocks(table, blanks):
        names = {words(table.names[i]) for i in block if table.names[i]}
        first = table.numbers[block[0]]
        has_title = any(border <= number <= first for number in titled)
        has_title = has_title or not table.has_values(block[0])
        has_timing = any(border <= number <= first for number in own)
        has_number = any(v[i] is not None for i in block for v in table.values.values())
        is_again = has_title and not has_timing and bool(names & seen)
        if seen and (is_again or (not has_number and border)):
            left.extend(block)
        seen |= names
    if left and len(left) < len(table.numbers):
        rows = [str(table.numbers[i]) for i in left]
        table.warnings.append(named(WarningCode.ROWS_BELOW, rows))
        table.keep([i for i in range(len(table.numbers)) if i not in set(left)])
    table.breaks = [table.numbers[block[0]] for block, border in _blocks(table, blanks) if border]


def _blocks(table: ColumnTable, blanks: list[int]) -> list[tuple[list[int], int]]:
    """Return the rows between empty ones by index, with the empty row before them, else 0."""
    blocks: list[tuple[list[int], int]] = []
    empty = iter([*sorted(blanks), 0])
    following = next(empty)
    border = 0
    block: list[int] = []
    for index, number in enumerate(table.numbers):
        while following and following < number:
            if block:
                blocks.append((block, border))
                block = []
            border, following = following, next(empty)
        block.append(index)
    return [*blocks, (block, border)] if block else blocks


def _unclear(table: ColumnTable, line: Line) -> Refusal:
    return Refusal(table.sheet, line.cell, problem(RefusalCode.BLOCK_UNDATED, found=line.text[:60]))
