"""Dutch words for importing a file: what happens with its rows, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from toezichtdesk.domain.importing import Column, Question, RowStatus
from toezichtdesk.domain.notices import Notice
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode
from toezichtdesk.wording.numbers import counted, day, decimal, joined, number, persons, signed

Values = Mapping[str, Any]  # which ones there are depends on the code
_QUESTIONS = {
    Question.PERIOD: "Over welke taakstellingsperiode gaan deze cijfers?",
    Question.REFERENCE_DATE: "Op welke peildatum zijn deze cijfers geteld?",
}
_CLOSE_IT = (
    "het is in gebruik of niet te verwijderen. Sluit het bestand; bij de volgende start van "
    "Toezichtdesk wordt het opnieuw geprobeerd."
)
_NOTICES = {
    Notice.KEPT_ALL_THE_SAME: (
        "De handeling is vastgelegd, maar de schijf meldde daarbij een fout. Maak nu een back-up "
        "op een andere schijf en laat de schijf nakijken."
    ),
    Notice.ERASED_FILE_STAYS: (
        "De naam van de bijlage is gewist, maar het bestand zelf is nog niet van de schijf: "
        + _CLOSE_IT
    ),
    Notice.UNRECORDED_FILE_STAYS: (
        "In de map met bijlagen staat nog een bestand dat nooit als bijlage is vastgelegd: "
        + _CLOSE_IT
    ),
}


def status(value: RowStatus) -> str:
    """Return the word for the status of a row."""
    return value.value


def question(value: Question) -> str:
    """Return the question to the officer."""
    return _QUESTIONS[value]


def municipalities_outside(count: int) -> str:
    """Return that municipalities outside the officer's list are left out."""
    verb = "staat" if count == 1 else "staan"
    whose = "1 gemeente" if count == 1 else f"{count} gemeenten"
    stays = "blijft" if count == 1 else "blijven"
    return f"{whose} {verb} niet op uw lijst en {stays} buiten beschouwing"


def nothing_new(imported_before: date | None) -> str:
    """Return why an import changes nothing."""
    if imported_before is None:
        return "er is niets te wijzigen."
    return f"dit bestand is op {day(imported_before)} al geïmporteerd; er is niets te wijzigen."


def sheet_warning(warning: SheetWarning) -> str:
    """Return a warning about a file as Dutch sentences."""
    sentence = WARNINGS[warning.code](dict(warning.values))
    return f"Blad {warning.sheet}: {sentence}" if warning.sheet else sentence


def skipped_sheets(sheets: Sequence[str]) -> str:
    """Return which sheets are skipped entirely."""
    names = joined([f"'{sheet}'" for sheet in sheets])
    return (
        f"blad {names} in zijn geheel overgeslagen"
        if len(sheets) == 1
        else (f"de bladen {names} in hun geheel overgeslagen")
    )


def named(names: Sequence[str], more: int = 0) -> str:
    """Return names and the number of others: `A, B en C`, `A, B en nog 3`."""
    return f"{', '.join(names)} en nog {number(more)}" if more else joined(names)


def _sheets_hidden(v: Values) -> str:
    quoted = [f"'{name}'" for name in v["names"]]
    if len(quoted) == 1:
        return f"Blad {quoted[0]} is verborgen en niet gelezen."
    return f"De bladen {', '.join(quoted)} zijn verborgen en niet gelezen."


def _rows_hidden(v: Values) -> str:
    if len(v["names"]) == 1:
        return f"Rij {v['names'][0]} is verborgen en wel gelezen."
    return f"De rijen {named(v['names'], v['more'])} zijn verborgen en wel gelezen."


def _sign(v: Values) -> str:
    return (
        f"Kolom {v['heading']}: het teken is niet te controleren. "
        "Een negatief getal is gelezen als achterstand, een positief getal als voorsprong."
    )


_HELD = {
    Column.TARGET.value: "de taakstelling",
    Column.OPENING_BALANCE.value: "het beginsaldo",
    Column.TOTAL_TASK.value: "de totaalopgave",
}


def _held(column: str, figure: int) -> str:
    """Return a figure as its column shows it: a balance with plus or minus."""
    return signed(figure) if column == Column.OPENING_BALANCE.value else number(figure)


def _missing(v: Values) -> str:
    count = len(v["names"]) + v["more"]
    verb = "Ontbreekt" if count == 1 else f"Ontbreken ({count})"
    names = ", ".join(v["names"]) + (f" en nog {v['more']}" if v["more"] else "")
    return f"{verb} in dit blad over {v['period']}: {names}. Wat bekend was, blijft staan."


def _late(v: Values) -> str:
    whose = "1 gemeente" if v["count"] == 1 else f"{v['count']} gemeenten"
    return (
        f"Gerealiseerd van {whose} komt na de correctietermijn (t/m {day(v['closed'])}) van "
        f"{v['period']}. De cijfers tellen mee voor die periode."
    )


def _row(v: Values) -> str:
    return f"{v['name']} (rij {v['row']})"


_SEPARATORS = {";": "puntkomma", "\t": "tab", ",": "komma", "|": "verticale streep"}
WARNINGS: dict[WarningCode, Callable[[Values], str]] = {
    WarningCode.READ_AS_TEXT: lambda v: (
        f"Gelezen als tekst met {_SEPARATORS[v['separator']]} tussen de kolommen, "
        f"in {v['encoding']}."
    ),
    WarningCode.SHEETS_HIDDEN: _sheets_hidden,
    WarningCode.HAS_MACROS: lambda _: "De werkmap bevat macro's; die worden nooit uitgevoerd.",
    WarningCode.HAS_LINKS: lambda _: (
        "De werkmap verwijst naar andere bestanden; die worden niet geopend. "
        "De waarden zijn die van de laatste keer bewaren."
    ),
    WarningCode.NO_TABLE: lambda v: (
        "Geen herkenbare tabel op: " + ", ".join(f"'{name}'" for name in v["names"]) + "."
    ),
    WarningCode.COLUMNS_UNKNOWN: lambda v: (
        f"Niet herkend en niet gelezen: kolom {named(v['names'], v['more'])}."
    ),
    WarningCode.COLUMNS_NAMELESS: lambda v: (
        f"Zonder kop en niet gelezen: kolom {named(v['names'], v['more'])}."
    ),
    WarningCode.COLUMNS_HIDDEN: lambda v: (
        f"Verborgen en wel gelezen: kolom {named(v['names'], v['more'])}."
    ),
    WarningCode.ROWS_HIDDEN: _rows_hidden,
    WarningCode.COLUMNS_BESIDE: lambda v: (
        f"Staat na een lege kolom naast de tabel en is niet gelezen: kolom "
        f"{named(v['names'], v['more'])}."
    ),
    WarningCode.ROWS_BELOW: lambda v: (
        f"Staat onder de tabel, na een lege rij, en is niet gelezen: rij "
        f"{named(v['names'], v['more'])}."
    ),
    WarningCode.ZEROS_UNSEEN: lambda v: (
        f"In {named(v['names'], v['more'])} is niets te zien, maar in de cel staat 0. "
        "Gelezen als 0; ga na of dat klopt."
    ),
    WarningCode.CONDITIONAL_LOOK: lambda v: (
        f"Voorwaardelijke opmaak in {named(v['names'], v['more'])} kan cellen doorhalen, "
        "verbergen of als percentage tonen. Dat is niet nagegaan; kijk het blad na."
    ),
    WarningCode.NOT_CALCULATED: lambda v: (
        f"Kolom {v['heading']} bevat formules zonder berekende waarde. Niet gelezen; de andere "
        "kolommen zeggen hetzelfde."
    ),
    WarningCode.MONTHS_AHEAD: lambda v: (
        f"Kolom {named(v['names'], v['more'])} bevat alleen nullen, na een maand met cijfers. "
        "Niet gelezen; maak een maand die nog niet is geteld leeg."
    ),
    WarningCode.TOTAL_DIFFERS: lambda v: (
        f"Totaalregel rij {v['row']}: kolom {v['heading']} {v['value']}, opgeteld {v['sum']}."
    ),
    WarningCode.MORE_WARNINGS: lambda v: (
        f"En nog {counted(v['count'], 'waarschuwing', 'waarschuwingen')} over dit blad."
    ),
    WarningCode.SIGN_UNCHECKED: _sign,
    WarningCode.SIGN_OF_BOTH: _sign,
    WarningCode.BALANCE_UNUSED: lambda v: (
        f"Kolom {v['heading']}: dit saldo is met dit blad niet na te rekenen en wordt niet "
        "gebruikt. Is het het beginsaldo, zeg dat dan bij Indeling."
    ),
    WarningCode.MONTHS_AS_DAYS: lambda _: (
        "De datums boven de kolommen zijn gelezen als de dag waarop is geteld: het aantal van het "
        "begin van de periode tot die dag."
    ),
    WarningCode.MONTHS_AS_WHOLE: lambda _: (
        "De kolommen per maand zijn gelezen als het aantal van het begin van de periode tot en met "
        "het einde van die maand."
    ),
    WarningCode.SAID_EXPECTED: lambda v: (
        f"{v['cell']} zegt '{v['found']}', maar de cijfers zijn gelezen als wat er werkelijk is "
        "gehuisvest. Importeer het blad niet als het een verwachting is."
    ),
    WarningCode.TWO_DAYS: lambda v: (
        f"{v['found']} ({v['where']}) kan {v['one']} of {v['other']} zijn. Niet gelezen."
    ),
    WarningCode.SEVERAL_PERIODS: lambda v: (
        f"Het blad noemt meer dan één periode: {' en '.join(v['names'])}."
    ),
    WarningCode.SEVERAL_DAYS: lambda v: (
        f"Het blad noemt meer dan één peildatum: {' en '.join(v['names'])}."
    ),
    WarningCode.YEAR_UNKNOWN: lambda v: (
        f"Bij de peildatum {v['day']} ({v['where']}) is het jaar niet te bepalen."
    ),
    WarningCode.PERSONS_ON_FIRST_DAY: lambda v: (
        f"Op {day(v['day'])}, de eerste dag van {v['period']}, zijn al personen geteld. U koos "
        "deze periode zelf; op deze dag valt er nog niets te beoordelen."
    ),
    WarningCode.DAY_BEFORE_PERIOD: lambda v: (
        f"De peildatum {v['day']} ligt voor de genoemde periode {v['period']}."
    ),
    WarningCode.NO_FIGURES: lambda v: f"{_row(v)}: geen opgave; wat bekend was, blijft staan.",
    WarningCode.MORE_WITHOUT_FIGURES: lambda v: (
        f"En nog {counted(v['count'], 'rij', 'rijen')} zonder opgave."
    ),
    WarningCode.OTHER_RUNG: lambda v: (
        f"{_row(v)}: het blad noemt trede {v['rung']}, vastgelegd is trede {v['decided']}. "
        "Die blijft; een andere trede vraagt een besluit."
    ),
    WarningCode.MORE_OTHER_RUNGS: lambda v: (
        f"En nog {counted(v['count'], 'rij', 'rijen')} met een andere trede."
    ),
    WarningCode.OTHER_OPENING: lambda v: (
        f"{_row(v)}: het beginsaldo {signed(v['opening'])} is anders dan het eindsaldo van "
        f"{v['before']}, {signed(v['balance'])}. Het blad geldt."
    ),
    WarningCode.OTHER_CLOSING: lambda v: (
        f"{_row(v)}: het eindsaldo wordt {signed(v['balance'])}; als beginsaldo van {v['after']} "
        f"is {signed(v['opening'])} opgegeven. Dit blad geldt, als laatste. Leg in het dossier "
        "vast welk saldo juist is."
    ),
    WarningCode.OTHER_TASK: lambda v: (
        f"{_row(v)}: de totaalopgave {number(v['task'])} is niet de taakstelling min het "
        f"beginsaldo, {number(v['target'])} − {signed(v['opening'])} = {number(v['follows'])}. "
        f"Gerekend wordt met {number(v['follows'])}."
    ),
    WarningCode.LATER_FIGURE: lambda v: (
        f"{_row(v)}: {_HELD[v['column']]} {_held(v['column'], v['figure'])} telt vanaf "
        f"{day(v['day'])}, maar vanaf {day(v['later'])} blijft {_held(v['column'], v['value'])} "
        "tellen, uit een blad van die dag. Is dit een correctie, zet dan in het blad de peildatum "
        "vanaf wanneer zij moet tellen."
    ),
    WarningCode.TARGET_JUMP: lambda v: (
        f"{_row(v)}: taakstelling {number(v['target'])}, in {v['before']} was het "
        f"{number(v['usual'])}. Ga na of dat klopt."
    ),
    WarningCode.FEWER_PERSONS: lambda v: (
        f"{_row(v)}: gerealiseerd {v['realised']} is lager dan {v['known']} op {day(v['day'])}. "
        "Ga na of dat klopt."
    ),
    WarningCode.FAST_PACE: lambda v: (
        f"{_row(v)}: {persons(v['housed'])} gehuisvest sinds {day(v['since'])}, meer dan drie "
        f"keer zo veel als gebruikelijk ({decimal(v['expected'])}). Ga na of dat klopt."
    ),
    WarningCode.FAR_ABOVE: lambda v: (
        f"{_row(v)}: gerealiseerd {number(v['realised'])} is meer dan het dubbele van de opgave "
        f"({number(v['task'])}). Ga na of dat klopt."
    ),
    WarningCode.MORE_ODD_FIGURES: lambda v: f"En nog {number(v['count'])} opvallende cijfers.",
    WarningCode.OLDER_SHEET: lambda v: (
        f"Dit blad heeft peildatum {day(v['day'])}; er zijn al cijfers van {day(v['newest'])} "
        "bekend. Die blijven het nieuwst."
    ),
    WarningCode.MISSING: _missing,
    WarningCode.LATE: _late,
    WarningCode.ODD_TARGET: lambda v: (
        f"{_row(v)}: taakstelling {number(v['target'])} over {v['period']}; volgens de wettelijke "
        f"formule {v['reckoning']}. De vastgestelde taakstelling geldt."
    ),
    WarningCode.MORE_ODD_TARGETS: lambda v: (
        f"En nog {v['count']} taakstellingen wijken af van de wettelijke formule. "
        "Kijk de landelijke taakstelling en de inwoners van Nederland na."
    ),
    WarningCode.LOOK_AFTER_NAMES: lambda v: (
        f"Blad {v['sheet']}, kolom {v['column']} '{v['heading']}': leg van gesprekspartners de "
        "functie vast, geen namen of privégegevens. Kijk de kolom na."
    ),
    WarningCode.NOT_IN_OVERVIEW: lambda v: (
        f"Nog niet in uw overzicht: {joined(v['names'])}. Wat u hiervan importeert, ziet u zodra "
        "er cijfers van zijn."
    ),
}


def notice(value: Notice) -> str:
    """Return a notice of an act that succeeded, and what to do."""
    return _NOTICES[value]


def record_broken(breaks: Sequence[str]) -> str:
    """Return that the record is broken, the first place, and what to do."""
    more = f" (en nog {len(breaks) - 1})" if len(breaks) > 1 else ""
    return (
        "Wat is vastgelegd, is buiten het programma om gewijzigd of beschadigd. "
        f"{breaks[0]}{more} Vertrouw deze gegevens niet; zet een back-up terug (menu Bestand)."
    )
