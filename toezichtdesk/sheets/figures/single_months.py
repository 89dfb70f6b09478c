"""Months counted separately, and months after the day of the sheet.

The persons of one month are not a count up to its end: adding them up is for the supplier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, clean, is_blank, shown, whole_text
from toezichtdesk.sheets.dates import MONTHS
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.months import FIRST_MONTHS, Month
from toezichtdesk.sheets.figures.said_above import ADDED_UP

_APART = re.compile(
    r"(?<!\w)(?:per\s+maand|losse\s+maand(?:en)?|afzonderlijke\s+maanden|maandcijfers?|"
    r"maandaantal(?:len)?|maandelijkse?|niet[\s-]+(?:cumulatief|opgeteld)|(?:deze|die)\s+maand|"
    r"in\s+(?:de\s+(?:loop\s+van\s+)?)?(?:" + "|".join(MONTHS) + r"))(?!\w)"
)
_UP_TO_A_DAY = re.compile(
    r"(?<!\w)(?<!niet )(?<!niet-)(?:cumulatief|opgeteld|oplopend|t/m|tot\s+en\s+met|vanaf\s+1|"
    r"sinds\s+1|stand(?:en)?)(?!\w)"
)


def said_apart(
    sheet: str, titles: Sequence[Sequence[Cell]], months: Sequence[Month]
) -> list[Refusal]:
    """Refuse months that their heading, or the title above them, calls counted separately."""
    unsure = [m for m in months if not m.is_stated and m.stated.month not in FIRST_MONTHS]
    if not unsure:
        return []
    above = [whole_text(cell) for row in titles for cell in row if not is_blank(cell)]
    is_summed = any(ADDED_UP.search(_plain(text)) for text in above)
    of_title = [] if any(_UP_TO_A_DAY.search(_plain(text)) for text in above) else above
    for month in unsure:
        for text in () if is_summed else (month.heading.text, *of_title):
            match = None if _UP_TO_A_DAY.search(_plain(text)) else _APART.search(_plain(text))
            if match is not None:
                return [_refused(sheet, month, match[0])]
    return []


def past_the_day(tables: Sequence[ColumnTable], day: date | None) -> list[Refusal]:
    """Refuse months that end after the day on which the sheet was drawn up, by its title."""
    if day is None:
        return []
    refusals = []
    for table in _after(tables, day):
        heading, cell = table.columns[Column.REALISED]
        why = problem(RefusalCode.MONTH_AFTER_DAY, heading=heading, given=shown(day))
        refusals.append(Refusal(table.sheet, cell, why))
    return refusals


def _after(tables: Sequence[ColumnTable], given: date) -> Iterable[ColumnTable]:
    for table in tables:
        day = date.fromisoformat(table.reference_date or "")
        is_same = given.day == 1 and day == given - timedelta(days=1)
        if day > given and not is_same and table.numbers:
            yield table


def _plain(text: str) -> str:
    return clean(text).casefold()


def _refused(sheet: str, month: Month, words: str) -> Refusal:
    return Refusal(sheet, month.heading.cell, problem(RefusalCode.SAID_APART, found=words))
