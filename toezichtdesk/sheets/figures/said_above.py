"""What the lines above a table say of its figures: no persons, or of another period.

The headings say `Gerealiseerd`; the title says what was counted. Where it speaks of homes, of
thousands or of one month, the same number means something else: the sheet is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell, address, clean, is_blank, shown, whole_text
from toezichtdesk.sheets.dates import MONTHS, SHORT_MONTHS
from toezichtdesk.sheets.figures.header import Header, Heading
from toezichtdesk.sheets.figures.sheet_timing import About

_HOMES = (
    r"(?:huishoudens|woningen|woonruimten|woonruimtes|wooneenheden|adressen|gezinnen|zaken|"
    r"dossiers|koppelingen)"
)
_SCALED = (
    r"(?<![\w.,])[x×*]\s*1(?:0|00|[. ]?000)(?![\w.,]?\d)|"
    r"(?<!\w)in\s+(?:tien|honderd|duizend)(?:tallen|en)?(?!\w)|"
    r"(?<!\w)(?:in|als)\s+(?:%|procent(?:en)?|percentages?)(?!\w)|"
    r"(?<!\w)in\s+(?:huishoudens|adressen|gezinnen|wooneenheden)(?!\w)"
)
_NO_PERSONS = re.compile(
    rf"{_SCALED}|(?<!\w)aantal(?:len)?\s+(?:\w+\s+)?{_HOMES}(?!\w)|\(\s*{_HOMES}\s*\)"
)
_NOTED = re.compile(rf"^\W*(?:alle\s+)?(?:(?:aantallen|cijfers|getallen)\b[^.;]*?)?(?:{_SCALED})")
_PERSONS_TOO = re.compile(
    r"(?<!\w)(?:personen|aantal(?:len)?\s+(?:status|vergunning)houders)(?!\w)"
)
_REPORT = re.compile(r"(?:kwartaal|maand)(?:rapportage|overzicht|bericht)")
_MONTH = "(?:" + "|".join(sorted((*MONTHS, *SHORT_MONTHS), key=len, reverse=True)) + r")\b\.?"
_FIRST = r"(?:jan(?:uari)?|juli?)\b"
_YEAR = r"(?:\s+(?:19|20)\d\d)?"
_UP_TO = r"\s*(?:t/m|t\.m\.|tm\b|tot\s+en\s+met\b|tot\b|-)\s*"
_OF_PART = re.compile(
    r"(?<!\w)(?:losse\s+maand(?:en)?|maandcijfers?|maandaantal(?:len)?|"
    r"(?:deze|die|afgelopen|vorige)\s+(?:maand|week)|weekcijfers?|"
    r"niet[\s-]+cumulatief|kwartaalcijfers?|"
    r"(?:gehuisvest|gerealiseerd|realisaties?|huisvesting|geplaatst|aantal(?:len)?)(?!\w)[^.;,()]{0,40}"
    rf"(?<!\w)in\s+(?:de\s+loop\s+van\s+)?(?!{_FIRST}){_MONTH}|"
    r"(?:2e|2de|tweede|4e|4de|vierde)\s+kwartaal|kwartaal\s+[24](?!\d)|[kq][24](?!\w)|"
    rf"(?:\d\d?[\s-]+)?(?!{_FIRST}){_MONTH}{_YEAR}{_UP_TO}(?:\d\d?[\s-]+)?{_MONTH}|"
    r"\d\d?[-/](?!0?[17][-/])(?:0?\d|1[0-2])[-/](?:19|20)\d\d\s*(?:t/m|tot\s+en\s+met)\s*\d)"
)
# Above one count it may be how often the sheet comes; in the heading of that count it is not.
_EACH_TIME = re.compile(r"(?<!\w)per\s+(?:maand|week|kwartaal)(?!\w)")
_OF_YEAR = re.compile(
    r"(?<!\w)(?:jaarcijfers?|jaarrealisatie|jaartotalen|jaartotaal|kalenderjaar|"
    r"(?:heel|geheel)\s+(?:het\s+jaar|(?:19|20)\d\d)|(?:hele|gehele)\s+jaar|"
    rf"1?\s*jan(?:uari)?{_YEAR}{_UP_TO}(?:31\s+)?dec(?:ember)?)(?!\w)"
)
ADDED_UP = re.compile(
    r"(?<!\w)(?<!niet )(?<!niet-)(?:cumulatief|cum\.|opgeteld|oplopend|vanaf\s+1|sinds\s+1)"
)
_EXPECTED = re.compile(
    r"(?<!\w)(?:prognoses?|geprognosticeerd|verwachting(?:en)?|verwachte?|raming(?:en)?|geraamde?|"
    r"begroting|begrote?|scenario)(?!\w)"
)
_SPANS = ("maand", "maandnummer", "kwartaal", "week", "weeknummer", "weeknr")
_PERSONS = frozenset((Column.TARGET, Column.TOTAL_TASK, Column.REALISED))


def said_of_other(
    sheet: str,
    titles: Sequence[Sequence[Cell]],
    first_column: int,
    header: Header,
    about: About,
) -> list[Refusal]:
    """Refuse a table when a line above it says that its figures are something else.

    titles: the rows above the headings. about: the period and day that the sheet names.
    """
    if not _PERSONS & header.columns.keys():
        return []
    if other := _of_other_period(sheet, header, about):
        return other
    has_homes = any(re.search(_HOMES, _plain(unknown.text)) for unknown in header.unknown)
    heading = header.columns.get(Column.REALISED)
    words = "" if heading is None else _plain(heading.text)
    lines = list(_lines(titles, first_column))
    is_added_up = any(ADDED_UP.search(text) for text in (words, *(text for _, text in lines)))
    is_dated = heading is None or bool(heading.meaning.stated_days) or is_added_up
    is_dated = is_dated or Column.REFERENCE_DATE in header.columns
    for unknown in () if is_dated else header.unknown:
        if _plain(unknown.text).strip(" .:") in _SPANS:
            why = problem(RefusalCode.HEADING_OF_SPAN, heading=unknown.text)
            return [Refusal(sheet, unknown.cell, why)]
    part = None if is_added_up else _OF_PART.search(words) or _EACH_TIME.search(words)
    if heading is not None and part is not None:
        why = problem(RefusalCode.TITLE_OF_PART, found=part[0])
        return [Refusal(sheet, heading.cell, why)]
    for cell, text in lines:
        is_of_both = has_homes or _PERSONS_TOO.search(text) is not None
        match = re.search(_SCALED, text) if is_of_both else _NO_PERSONS.search(text)
        if match is not None:
            return [Refusal(sheet, cell, problem(RefusalCode.TITLE_OF_OTHER, found=match[0]))]
        is_named = is_dated or _REPORT.search(text) is not None
        match = None if is_named else _OF_PART.search(text) or _OF_YEAR.search(text)
        if match is not None:
            return [Refusal(sheet, cell, problem(RefusalCode.TITLE_OF_PART, found=match[0]))]
    return []


def noted_of_other(sheet: str, cell: str, notes: Sequence[str]) -> list[Refusal]:
    """Refuse a table when a note says that its figures are not persons. cell: of the note."""
    noted = next((m for m in map(_NOTED.search, map(_plain, notes)) if m is not None), None)
    if noted is None:
        return []
    return [Refusal(sheet, cell, problem(RefusalCode.TITLE_OF_OTHER, found=noted[0]))]


def _of_other_period(sheet: str, header: Header, about: About) -> list[Refusal]:
    """Refuse the headings that name another half-year than the sheet.

    The half-year of a sheet is the one that it names, or that of its day, or else that of the first
    heading.
    """
    period = about.period
    if period is None and about.reference_date is not None:
        period = Period.of_reference_date(about.reference_date)
    refusals = []
    for column in sorted(_PERSONS & header.columns.keys(), key=attrgetter("value")):
        heading = header.columns[column]
        named = heading.meaning.periods[:1]
        period = period or next(iter(named), None)
        if named and named[0] != period and not heading.is_stated:
            values = {"heading": shown(heading.text), "period": str(period)}
            why = problem(RefusalCode.HEADING_OF_OTHER_PERIOD, **values)
            refusals.append(Refusal(sheet, heading.cell, why))
    return refusals


def said_per_month(
    titles: Sequence[Sequence[Cell]], first_column: int, heading: Heading
) -> Iterator[SheetWarning]:
    """Yield that a line above the table says `per maand`, where its one count does not.

    heading: of the count. Not where either says that it was added up.
    """
    lines = list(_lines(titles, first_column))
    if any(ADDED_UP.search(text) for text in (_plain(heading.text), *(text for _, text in lines))):
        return
    for cell, text in lines:
        match = _EACH_TIME.search(text)
        if match is not None and not _REPORT.search(text):
            yield warn(WarningCode.SAID_PER_MONTH, found=match[0], cell=cell)
            return


def said_expected(titles: Sequence[Sequence[Cell]], first_column: int) -> Iterator[SheetWarning]:
    """Yield the word in a line above the table that calls its figures expected."""
    for cell, text in _lines(titles, first_column):
        if (match := _EXPECTED.search(text)) is not None:
            yield warn(WarningCode.SAID_EXPECTED, found=match[0], cell=cell)
            return


def _lines(titles: Sequence[Sequence[Cell]], first_column: int) -> Iterator[tuple[str, str]]:
    rows = (
        ((address(number, first_column + i), cell) for i, cell in enumerate(row))
        for number, row in enumerate(titles, start=1)
    )
    for place, cell in chain.from_iterable(rows):
        if isinstance(cell, str) and not is_blank(cell):
            yield place, _plain(whole_text(cell))


def _plain(text: str) -> str:
    return clean(text).casefold().replace("–", "-").replace("‑", "-")
