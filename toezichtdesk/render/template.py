"""The import template: an empty workbook with the headings that an import recognises.

Each sheet is read separately, so a sheet can be left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.casefile import PlanPart
from toezichtdesk.domain.lists import PARTS_OF_PLAN, Field
from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.outputs import replacing
from toezichtdesk.sheets.lists.cells import choices
from toezichtdesk.sheets.workbook_content import content_of

FILE_NAME = "Toezichtdesk sjabloon.xlsx"
_ROWS = 2_000  # rows with a drop-down list or a check of the input
_EXPLANATION = "Toelichting"
_DAY_ZERO = date(1899, 12, 30)  # day zero of a workbook
_WHO = "De officiële naam van de gemeente, of de CBS-code."
_INTRODUCTION = (
    "Vul in wat u hebt; lege bladen en lege cellen tellen niet mee.",
    "Importeer de werkmap daarna in Toezichtdesk: Import, Bestand kiezen.",
    "U ziet per rij wat er verandert, voordat er iets wordt geschreven.",
    "Dezelfde werkmap opnieuw importeren wijzigt niets; nieuwe rijen komen erbij.",
    "Leg van gesprekspartners de functie vast, geen namen of privégegevens.",
)


class _Kind(Enum):
    """The type of the cells of a column."""

    TEXT = "tekst"
    DAY = "datum"
    WHOLE = "geheel getal"


@dataclass(frozen=True, slots=True)
class _ListColumn:
    """A column: its heading, the type of its cells, and its width in characters.

    words: of a drop-down list. least, most: of a whole number.
    """

    heading: str
    explanation: str
    kind: _Kind = _Kind.TEXT
    width: int = 16
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 100_000_000


_MUNICIPALITY = _ListColumn("Gemeente", _WHO, width=26)
_SEVERAL = _ListColumn("Gemeente", f"{_WHO} Meer dan een: met een puntkomma.", width=26)
_COUNTRY = " Op een rij Nederland: het getal van het hele land, voor de wettelijke narekening."


def _day(heading: str, explanation: str) -> _ListColumn:
    return _ListColumn(heading, explanation, _Kind.DAY, 14)


def _whole(heading: str, explanation: str, least: int = 0, most: int = 100_000_000) -> _ListColumn:
    return _ListColumn(heading, explanation, _Kind.WHOLE, 14, least=least, most=most)


def _word(heading: str, explanation: str, field: Field) -> _ListColumn:
    return _ListColumn(heading, explanation, width=24, words=choices(field))


def _sheets() -> dict[str, tuple[_ListColumn, ...]]:
    return _sheets_of_figures() | _own_counts() | _sheets_of_contact() | _sheets_of_plans()


def _sheets_of_figures() -> dict[str, tuple[_ListColumn, ...]]:
    period = _ListColumn("Periode", "De taakstellingsperiode, zoals 2026-I of 2026-II.", width=12)
    return {
        "Taakstellingen": (
            _MUNICIPALITY,
            period,
            _whole("Taakstelling", f"De netto taakstelling, in personen.{_COUNTRY}"),
            _whole(
                "Beginsaldo",
                "Het saldo aan het einde van de periode ervoor; een achterstand is negatief.",
                least=-1_000_000,
            ),
            _whole("Trede", "De huidige trede, van 1 tot en met 6.", LOWEST_RUNG, HIGHEST_RUNG),
        ),
        "Realisatie": (
            _MUNICIPALITY,
            period,
            _day("Peildatum", "De dag waarop is geteld; 1 juli sluit de eerste helft af."),
            _whole("Gerealiseerd", "Gehuisvest in de periode tot de peildatum, in personen."),
        ),
        "Inwoners": (
            _MUNICIPALITY,
            _whole("Jaar", "Het jaar waarvan op 1 januari is geteld.", FIRST_YEAR, LAST_YEAR),
            _whole("Inwoners", f"Het aantal inwoners op 1 januari.{_COUNTRY}", least=1),
        ),
    }


def _own_counts() -> dict[str, tuple[_ListColumn, ...]]:
    return {
        "Eigen tellingen": (
            _MUNICIPALITY,
            _ListColumn("Periode", "Alleen nodig als de peildatum er twee heeft.", width=12),
            _day("Peildatum", "De dag waarop ook het COA heeft geteld."),
            _whole("Eigen telling", "Wat de gemeente zelf telt, in personen."),
            _ListColumn("Reden", "Waardoor de tellingen verschillen.", width=40),
            _day("Overeenstemming uiterlijk", "De dag waarop zij het eens moeten zijn."),
            _day(
                "Overeenstemming op",
                "De dag waarop zij het eens werden; leeg tot dan toe.",
            ),
            _ListColumn("Uitkomst", "Welke telling juist is.", width=40),
        ),
    }


def _sheets_of_contact() -> dict[str, tuple[_ListColumn, ...]]:
    return {
        "Contacten": (
            _MUNICIPALITY,
            _day("Datum", "De dag van het contact."),
            _word("Soort", "Kies een soort uit de lijst.", Field.KIND),
            _ListColumn("Gesproken met", "Een functie, geen naam: wethouder wonen.", width=24),
            _ListColumn("Samenvatting", "Waar het over ging, en wat eruit kwam.", width=60),
            _ListColumn("Vervolg", "Wat hierna moet gebeuren.", width=30),
            _day("Vervolg op", "Wanneer dat moet gebeuren."),
            _ListColumn("Knelpunten", "Zoals #netcongestie, met een spatie ertussen.", width=24),
            _word("Telt mee", "Leeg: zoals de soort van het contact zegt.", Field.COUNTS),
        ),
        "Geplande gesprekken": (
            _SEVERAL,
            _day("Gepland op", "De dag van het gesprek, vandaag of later."),
            _ListColumn("Tijd", "Zoals 14:30; mag leeg blijven.", width=10),
            _word("Soort", "Kies een soort uit de lijst.", Field.KIND),
            _ListColumn("Onderwerp", "Waarover het gaat.", width=40),
            _ListColumn("Gesproken met", "Functies, geen namen: wethouder wonen; COA.", width=24),
            _ListColumn("Plaats", "Waar het gesprek is.", width=24),
        ),
        "Kennis": (
            _SEVERAL,
            _day("Datum", "De dag, of van een praktijk: sinds wanneer."),
            _word("Soort kennis", "Kies een soort uit de lijst.", Field.KNOWLEDGE_KIND),
            _ListColumn("Onderwerp", "Het thema, of de naam van de praktijk.", width=40),
            _word("Niveau", "Van een sessie of gesprek.", Field.LEVEL),
            _ListColumn("Partijen", "Organisaties, met een puntkomma ertussen.", width=30),
            _ListColumn("Probleem", "Van een praktijk: wat er speelde.", width=40),
            _ListColumn("Aanpak", "Van een praktijk: wat er is gedaan.", width=40),
            _ListColumn("Randvoorwaarden", "Van een praktijk: wat ervoor nodig is.", width=40),
            _ListColumn("Contact (functie)", "Bij wie meer te horen is, geen naam.", width=24),
            _ListColumn("Opbrengst", "Wat het opleverde.", width=40),
            _ListColumn("Knelpunten", "Zoals #netcongestie, met een spatie ertussen.", width=24),
        ),
    }


def _sheets_of_plans() -> dict[str, tuple[_ListColumn, ...]]:
    return {
        "Afspraken": (
            _MUNICIPALITY,
            _ListColumn("Afspraak", "Wat is toegezegd.", width=60),
            _word("Partij", "Wie het heeft toegezegd.", Field.PARTY),
            _day("Gemaakt op", "De dag waarop het is toegezegd."),
            _day("Uiterlijk", "De dag waarop het klaar moet zijn."),
            _day("Nagekomen op", "De dag waarop het is nagekomen; leeg zolang het openstaat."),
        ),
        "Verbeterplannen": (
            _MUNICIPALITY,
            _day("Gevraagd op", "De dag waarop het plan is gevraagd."),
            _day("Inleveren voor", "De dag waarop de gemeente het plan moet indienen."),
            _day("Ontvangen op", "De dag waarop het plan is ontvangen."),
            _day("Beoordeeld op", "De dag waarop het plan is beoordeeld."),
            _word("Oordeel", "Het oordeel van de provincie.", Field.JUDGEMENT),
            _ListColumn("Toelichting oordeel", "Waarom.", width=40),
            *_parts(),
            _day("Vastgesteld op", "De dag waarop de gemeente het plan heeft vastgesteld."),
            _ListColumn("Vaststelling blijkt uit", "Het besluit van het college.", width=40),
        ),
        "Maatregelen": (
            _MUNICIPALITY,
            _ListColumn("Maatregel", "Wat de gemeente gaat doen.", width=60),
            _word("Termijn", "Kies een termijn uit de lijst.", Field.HORIZON),
            _ListColumn("Trekker", "Wie het doet: een functie of organisatie.", width=24),
            _day("Gereed op", "De dag waarop het klaar moet zijn."),
            _whole("Verwachte plaatsen", "Hoeveel personen er kunnen wonen."),
            _word("Status", "Kies een status uit de lijst.", Field.STATUS),
            _whole("Gerealiseerde plaatsen", "Hoeveel personen er nu wonen."),
            _ListColumn("Reden", "Waarom zij vertraagd of vervallen is.", width=40),
        ),
    }


def _parts() -> Iterator[_ListColumn]:
    """Yield the columns for each part of a plan that the policy names: judgement and reason."""
    for field, part in zip(PARTS_OF_PLAN, PlanPart, strict=True):
        name = wording.plan_part(part)
        yield _word(name[:1].upper() + name[1:], "Het oordeel over dit onderdeel.", field)
        yield _ListColumn(f"Reden {name}", "Waarom.", width=40)


def write_template(path: Path) -> None:
    """Write the empty workbook, completely or not at all.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    from openpyxl import Workbook  # late: takes 0.2 s at start-up

    book = Workbook()
    sheets = _sheets()
    _explain(book.active, sheets)
    for name, columns in sheets.items():
        _fill(book.create_sheet(name), columns)
    content = content_of(book)
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def _explain(sheet: Any, sheets: dict[str, tuple[_ListColumn, ...]]) -> None:
    sheet.title = _EXPLANATION
    for text in _INTRODUCTION:
        sheet.append([text])
    _write_bold(sheet, sheet.max_row + 2, ("Blad en kolom", "Wat erin hoort", "Keuzes"))
    for name, columns in sheets.items():
        for column in columns:  # in one cell: in adjacent cells they would be read as headings
            place = f"{name} › {column.heading}"
            sheet.append([place, column.explanation, ", ".join(column.words)])
    _set_widths(sheet, (40, 90, 90))


def _fill(sheet: Any, columns: Sequence[_ListColumn]) -> None:
    from openpyxl.utils import get_column_letter

    _write_bold(sheet, 1, [column.heading for column in columns])
    _set_widths(sheet, [column.width for column in columns])
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        if column.kind is _Kind.DAY:
            sheet.column_dimensions[letter].number_format = "dd-mm-yyyy"
        check = _check(column)
        if check is not None:
            check.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(check)


def _check(column: _ListColumn) -> Any:
    """Return the workbook's own check of the input; None for plain text."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.words:
        made = DataValidation(type="list", formula1=f'"{",".join(column.words)}"')
    elif column.kind is _Kind.DAY:
        first = (date(FIRST_YEAR, 1, 1) - _DAY_ZERO).days
        made = DataValidation(type="date", operator="greaterThanOrEqual", formula1=str(first))
    elif column.kind is _Kind.WHOLE:
        between = {"formula1": str(column.least), "formula2": str(column.most)}
        made = DataValidation(type="whole", operator="between", **between)
    else:
        return None
    made.errorTitle, made.error = column.heading, column.explanation
    return made


def _write_bold(sheet: Any, row: int, texts: Sequence[str]) -> None:
    from openpyxl.styles import Font

    for number, text in enumerate(texts, start=1):
        sheet.cell(row, number, text).font = Font(bold=True)


def _set_widths(sheet: Any, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
