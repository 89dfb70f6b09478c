"""Found, expected and advice for a file that cannot be opened or read."""

from __future__ import annotations

from toezichtdesk.domain.refusals import RefusalCode as Code

_WORKBOOK = "een Excel-werkmap (.xlsx) met een tabel van gemeenten"
_SAVE_AGAIN = "Open het bestand in Excel, bewaar het opnieuw als .xlsx en importeer die."
_ASK_AGAIN = "Vraag de afzender het bestand opnieuw te sturen."
_FIGURES_ALONE = "Bewaar alleen het blad met de cijfers in een nieuwe werkmap."
_COPY_TABLE = "Kopieer de tabel naar een nieuwe werkmap en importeer die."
_TABLE_ALONE = "een blad waarop alleen de tabel staat"
_UNLOCKED = "een werkmap zonder wachtwoord"
_HEADINGS = (
    "een kop in de eerste 30 rijen met Gemeente en bijvoorbeeld Taakstelling, Totaalopgave, "
    "Gerealiseerd of Saldo; het sjabloon toont ze"
)
_NO_HEADINGS = "geen herkenbare kop op blad {sheets}"
_NO_FILLED_SHEET = "geen gevuld zichtbaar blad"
_HIDDEN = "; verborgen en niet gelezen: {hidden}"
_ABOVE_COLUMNS = "Zet de koppen boven de kolommen, of vraag de afzender om een blad met koppen."
_SHOW_SHEET = "Staan de cijfers op {hidden}? Maak dat blad dan zichtbaar en importeer opnieuw."


def _sent_again(what: str) -> tuple[str, str, str]:
    return what, _WORKBOOK, _ASK_AGAIN


def _saved_again(what: str, expected: str = _WORKBOOK) -> tuple[str, str, str]:
    return what, expected, _SAVE_AGAIN


def _damaged(what: str) -> tuple[str, str, str]:
    return _sent_again(f"een beschadigd of afgebroken bestand ({what})")


FILES: dict[Code, tuple[str, str, str]] = {
    Code.EMPTY_FILE: _sent_again("een leeg bestand (0 bytes)"),
    Code.FILE_TOO_LARGE: (
        "een bestand van {size} MB",
        "een werkmap van ten hoogste {largest} MB",
        _FIGURES_ALONE,
    ),
    Code.HAS_PASSWORD: (
        "een werkmap met een wachtwoord",
        _UNLOCKED,
        "Open het bestand in Excel, haal het wachtwoord weg, bewaar het en importeer opnieuw.",
    ),
    Code.IS_ENCRYPTED: ("een versleuteld zip-bestand", _UNLOCKED, _ASK_AGAIN),
    Code.IS_PDF: ("een PDF", _WORKBOOK, "Vraag de afzender om de Excel-werkmap zelf."),
    Code.IS_WEB_PAGE: _saved_again("een webpagina"),
    Code.IS_XML: _saved_again("een los XML-bestand"),
    Code.IS_TEXT_AS_WORKBOOK: _saved_again("gewone tekst met de naam van een werkmap"),
    Code.IS_TEXT: (
        "gewone tekst, geen werkmap",
        _WORKBOOK,
        "Controleer of dit het goede bestand is.",
    ),
    Code.IS_UNKNOWN: (
        "een onbekend soort bestand",
        _WORKBOOK,
        "Controleer of dit het goede bestand is.",
    ),
    Code.IS_OTHER_OFFICE: _sent_again("een Office-bestand dat geen werkmap is"),
    Code.IS_OTHER_OPEN_DOCUMENT: _sent_again("een OpenDocument-bestand dat geen rekenblad is"),
    Code.IS_WORD: _sent_again("een Word-document"),
    Code.IS_ZIP: _sent_again("een zip-bestand dat geen werkmap is"),
    Code.HAS_DOCTYPE: _sent_again("een werkmap met een eigen XML-documenttype (DOCTYPE)"),
    Code.TOO_MANY_PARTS: _saved_again(
        "een werkmap met {parts} onderdelen", "een werkmap met ten hoogste {largest} onderdelen"
    ),
    Code.PART_TOO_LARGE: _saved_again("een onderdeel {part} van meer dan 8 MB"),
    Code.UNPACKED_TOO_LARGE: (
        "een werkmap die uitgepakt veel groter is dan een rekenblad hoort te zijn",
        "een werkmap van uitgepakt ten hoogste {largest} MB",
        _FIGURES_ALONE,
    ),
    Code.PART_ENCODING: _saved_again(
        "onderdeel {part} in de tekencodering {encoding}",
        "een werkmap in UTF-8, zoals Excel en LibreOffice die bewaren",
    ),
    Code.ROW_TOO_LARGE: _saved_again("een rij met meer dan 64 MB tekst"),
    Code.CELL_WITHOUT_ADDRESS: _saved_again("een cel zonder adres met een formule of opmaak"),
    Code.CELL_FAR_AWAY: (
        "een blad met een gevulde cel heel ver van de tabel",
        _TABLE_ALONE,
        _COPY_TABLE,
    ),
    Code.CELLS_FAR_AWAY: (
        "een blad met gevulde cellen tot heel ver van de tabel",
        _TABLE_ALONE,
        _COPY_TABLE,
    ),
    Code.TOO_MANY_LOOKS: (
        "een blad met meer dan {limit} cellen met een afwijkende opmaak",
        "een blad waarvan de cellen tonen wat erin staat",
        "Kopieer de tabel zonder opmaak naar een nieuwe werkmap en importeer die.",
    ),
    Code.BAD_QUOTES: (
        "tekst waarin aanhalingstekens niet kloppen",
        "een tabel met kolommen",
        _ASK_AGAIN,
    ),
    Code.TOO_WIDE: ("tekst met {width} kolommen", "een tabel met een paar kolommen", _ASK_AGAIN),
    Code.UNKNOWN_ENCODING: (
        "tekst in een onbekende tekencodering",
        "tekst in UTF-8 of Windows-1252",
        _ASK_AGAIN,
    ),
    Code.NO_COLUMNS: (
        "tekst zonder kolommen",
        "een tabel met een puntkomma, komma of tab tussen de kolommen",
        "Bewaar de tabel in Excel als .xlsx en importeer die.",
    ),
    Code.ALL_IN_ONE_COLUMN: (
        "alle tekst in één kolom op blad „{sheet}”",
        "een tabel met elk gegeven in een eigen kolom",
        "Kies in Excel Gegevens, Tekst naar kolommen, bewaar als .xlsx en importeer die.",
    ),
    Code.NO_HEADINGS: (_NO_HEADINGS, _HEADINGS, _ABOVE_COLUMNS),
    Code.NO_FIGURE_HEADINGS: (
        "de kop „{heading}” met daarnaast {headings}: geen daarvan is herkend als een cijfer",
        "een kop zoals Taakstelling, Totaalopgave, Gerealiseerd of Saldo; het sjabloon toont ze",
        "Verander de koppen, of zeg bij Indeling wat de kolommen betekenen.",
    ),
    Code.NO_NAME_HEADING: (
        "de kop „{heading}”, zonder een kolom die is herkend als de gemeente",
        "een kolom met de kop Gemeente",
        "Zet Gemeente boven de namen, of zeg bij Indeling wat de kolommen betekenen.",
    ),
    Code.NO_HEADINGS_BUT_HIDDEN: (_NO_HEADINGS + _HIDDEN, _HEADINGS, _SHOW_SHEET),
    Code.NO_FILLED_SHEET: (_NO_FILLED_SHEET, _HEADINGS, _ABOVE_COLUMNS),
    Code.NO_FILLED_SHEET_BUT_HIDDEN: (_NO_FILLED_SHEET + _HIDDEN, _HEADINGS, _SHOW_SHEET),
    Code.DAMAGED_XML: _damaged("een onderdeel is geen geldige XML"),
    Code.DAMAGED_PARTS: _damaged("de onderdelen van het {ending}-bestand kloppen niet"),
    Code.DAMAGED_WORKBOOK: _damaged("de inhoud is geen geldige werkmap"),
    Code.CELL_OUTSIDE: _damaged("een cel ligt buiten het rekenblad"),
    Code.CELL_TWICE: _damaged("een celadres komt twee keer voor"),
    Code.TEXT_NOT_THERE: _damaged("een cel verwijst naar een tekst die niet bestaat"),
    Code.ROWS_UNORDERED: _damaged("de rijen staan niet op volgorde"),
    Code.NO_WORKBOOK_INSIDE: _damaged("er is geen werkmap in het .xls-bestand"),
    Code.NO_SHEETS: _damaged("de werkmap heeft geen bladen"),
    Code.SHEETS_MISCOUNTED: _damaged("het aantal bladen klopt niet"),
    Code.SHEET_NOT_THERE: _damaged("blad {sheet} is niet te vinden"),
    Code.SHEET_UNREADABLE: _damaged("blad {sheet} is niet te lezen"),
    Code.NO_TABLE_OF_CONTENTS: _damaged("de inhoudsopgave ontbreekt of klopt niet"),
    Code.PART_TWICE: _damaged("twee onderdelen hebben dezelfde naam"),
    Code.PART_NOT_THERE: _damaged("onderdeel {part} ontbreekt"),
    Code.PART_NOT_UNPACKED: _damaged("onderdeel {part} is niet uit te pakken"),
    Code.IS_FOLDER: ("een map, geen bestand", _WORKBOOK, "Kies het bestand zelf."),
    Code.IS_DEVICE: ("geen gewoon bestand", _WORKBOOK, "Kies een bestand op een schijf."),
    Code.FILE_NOT_THERE: (
        "geen bestand met de naam {name}",
        _WORKBOOK,
        "Controleer de naam en de map.",
    ),
    Code.FILE_IN_USE: (
        "een bestand dat in gebruik is of niet geopend mag worden",
        _WORKBOOK,
        "Sluit het bestand in Excel of vraag toegang, en probeer het opnieuw.",
    ),
    Code.FILE_UNREADABLE: (
        "een bestand dat niet te lezen is ({reason})",
        _WORKBOOK,
        "Kopieer het naar deze computer en probeer het opnieuw.",
    ),
    Code.CANCELLED: (
        "het lezen is afgebroken",
        "een volledig gelezen bestand",
        "Kies het bestand opnieuw als u het toch wilt importeren.",
    ),
    Code.TOO_SLOW: (
        "een bestand dat na {seconds} seconden nog niet gelezen was",
        _WORKBOOK,
        _COPY_TABLE,
    ),
    Code.TOO_MUCH_MEMORY: (
        "een bestand dat meer dan 1 GB geheugen vraagt",
        _WORKBOOK,
        _COPY_TABLE,
    ),
    Code.BREAKS_THE_READER: _saved_again("een bestand waarop het lezen stukloopt"),
}
