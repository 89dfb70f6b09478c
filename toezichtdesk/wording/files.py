"""Dutch words for importing a file: what happens with its rows, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from toezichtdesk.domain.importing import Column, Question, RowStatus
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode
from toezichtdesk.wording.figures import legal_reckoning
from toezichtdesk.wording.numbers import (
    counted,
    day,
    decimal,
    joined,
    number,
    one_point,
    persons,
    signed,
)
from toezichtdesk.wording.rules import Values

_QUESTIONS = {
    Question.PERIOD: "Over welke taakstellingsperiode gaan deze cijfers?",
    Question.REFERENCE_DATE: "Op welke peildatum zijn deze cijfers geteld?",
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


def marked_copy_saved(name: str, marked: int) -> str:
    """Return that the copy of this name was written, with so many cells marked."""
    cells = counted(marked, "cel", "cellen")
    return f"{name} is opgeslagen: {cells} gekleurd, met de reden erbij."


def nothing_new(imported_before: date | None) -> str:
    """Return why an import changes nothing."""
    if imported_before is None:
        return "er is niets te wijzigen."
    return f"dit bestand is op {day(imported_before)} al geïmporteerd; er is niets te wijzigen."


def sheet_warning(warning: SheetWarning) -> str:
    """Return a warning about a file as Dutch sentences."""
    sentence = one_point(WARNINGS[warning.code](dict(warning.values)))
    return f"Blad {warning.sheet}: {sentence}" if warning.sheet else sentence


def skipped_sheets(sheets: Sequence[str]) -> str:
    """Return which sheets are skipped entirely."""
    names = joined([f"„{sheet}”" for sheet in sheets])
    return (
        f"blad {names} in zijn geheel overgeslagen"
        if len(sheets) == 1
        else (f"de bladen {names} in hun geheel overgeslagen")
    )


def named(names: Sequence[str], more: int = 0) -> str:
    """Return names and the number of others: `A, B en C`, `A, B en nog 3`."""
    return f"{', '.join(names)} en nog {number(more)}" if more else joined(names)


def _sheets_hidden(values: Values) -> str:
    quoted = [f"„{name}”" for name in values["names"]]
    if len(quoted) == 1:
        return f"Blad {quoted[0]} is verborgen en niet gelezen."
    return f"De bladen {', '.join(quoted)} zijn verborgen en niet gelezen."


def _rows_hidden(values: Values) -> str:
    if len(values["names"]) == 1:
        return f"Rij {values['names'][0]} is verborgen en wel gelezen."
    return f"De rijen {named(values['names'], values['more'])} zijn verborgen en wel gelezen."


def _sign(values: Values) -> str:
    return (
        f"Kolom {values['heading']}: het teken is niet te controleren. "
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


def _missing(values: Values) -> str:
    count = len(values["names"]) + values["more"]
    verb = "Ontbreekt" if count == 1 else f"Ontbreken ({count})"
    names = ", ".join(values["names"]) + (f" en nog {values['more']}" if values["more"] else "")
    return f"{verb} in dit blad over {values['period']}: {names}. Wat bekend was, blijft staan."


def _late(values: Values) -> str:
    whose = "1 gemeente" if values["count"] == 1 else f"{values['count']} gemeenten"
    return (
        f"Gerealiseerd van {whose} komt na de correctietermijn (t/m {day(values['closed'])}) van "
        f"{values['period']}. De cijfers tellen mee voor die periode."
    )


def _row(values: Values) -> str:
    return f"{values['name']} (rij {values['row']})"


def _place(where: str) -> str:
    return f"rij {where}" if where else "de naam van het blad"


def _placed(values: Values) -> str:
    pairs = zip(values["names"], values["places"], strict=True)
    return " en ".join(f"{name} ({_place(where)})" for name, where in pairs)


def _odd_target(values: Values) -> str:
    reckoning = legal_reckoning(
        values["legal"],
        values["national_target"],
        values["inhabitants"],
        values["national_inhabitants"],
        values["year"],
    )
    return (
        f"{_row(values)}: taakstelling {number(values['target'])} over {values['period']}; volgens "
        f"de wettelijke formule {reckoning}. De vastgestelde taakstelling geldt."
    )


def _more_odd_targets(values: Values) -> str:
    count = values["count"]
    verb = "wijkt" if count == 1 else "wijken"
    return (
        f"En nog {counted(count, 'taakstelling', 'taakstellingen')} {verb} af van de wettelijke "
        "formule. Kijk de landelijke taakstelling en de inwoners van Nederland na."
    )


_SEPARATORS = {";": "puntkomma", "\t": "tab", ",": "komma", "|": "verticale streep"}
WARNINGS: dict[WarningCode, Callable[[Values], str]] = {
    WarningCode.READ_AS_TEXT: lambda values: (
        f"Gelezen als tekst met {_SEPARATORS[values['separator']]} tussen de kolommen, "
        f"in {values['encoding']}."
    ),
    WarningCode.SHEETS_HIDDEN: _sheets_hidden,
    WarningCode.HAS_MACROS: lambda _: "De werkmap bevat macro's; die worden nooit uitgevoerd.",
    WarningCode.HAS_LINKS: lambda _: (
        "De werkmap verwijst naar andere bestanden; die worden niet geopend. "
        "De waarden zijn die van de laatste keer bewaren."
    ),
    WarningCode.NO_TABLE: lambda values: (
        "Geen herkenbare tabel op: " + ", ".join(f"„{name}”" for name in values["names"]) + "."
    ),
    WarningCode.COLUMNS_UNKNOWN: lambda values: (
        f"Niet herkend en niet gelezen: kolom {named(values['names'], values['more'])}."
    ),
    WarningCode.COUNT_UNREAD: lambda values: (
        "Geen kolom is herkend als het gerealiseerde aantal. Is het kolom "
        f"{named(values['names'], values['more'])}, zeg dat dan bij Indeling."
    ),
    WarningCode.TASK_UNREAD: lambda values: (
        "Geen kolom is herkend als de taakstelling. Is het kolom "
        f"{named(values['names'], values['more'])}, zeg dat dan bij Indeling."
    ),
    WarningCode.COLUMNS_NAMELESS: lambda values: (
        f"Zonder kop en niet gelezen: kolom {named(values['names'], values['more'])}."
    ),
    WarningCode.COLUMNS_HIDDEN: lambda values: (
        f"Verborgen en wel gelezen: kolom {named(values['names'], values['more'])}."
    ),
    WarningCode.ROWS_HIDDEN: _rows_hidden,
    WarningCode.COLUMNS_BESIDE: lambda values: (
        f"Staat na een lege kolom naast de tabel en is niet gelezen: kolom "
        f"{named(values['names'], values['more'])}."
    ),
    WarningCode.ROWS_BELOW: lambda values: (
        f"Staat onder de tabel, na een lege rij, en is niet gelezen: rij "
        f"{named(values['names'], values['more'])}."
    ),
    WarningCode.ZEROS_UNSEEN: lambda values: (
        f"In {named(values['names'], values['more'])} is niets te zien, maar in de cel staat 0. "
        "Gelezen als 0; ga na of dat klopt."
    ),
    WarningCode.CONDITIONAL_LOOK: lambda values: (
        f"Voorwaardelijke opmaak in {named(values['names'], values['more'])} kan cellen doorhalen, "
        "verbergen of als percentage tonen. Dat is niet nagegaan; kijk het blad na."
    ),
    WarningCode.NOT_CALCULATED: lambda values: (
        f"Kolom {values['heading']} bevat formules zonder berekende waarde. Niet gelezen; de "
        "andere kolommen zeggen hetzelfde."
    ),
    WarningCode.MONTHS_AHEAD: lambda values: (
        f"Kolom {named(values['names'], values['more'])} bevat alleen nullen, na een maand met "
        "cijfers. Niet gelezen; maak een maand die nog niet is geteld leeg."
    ),
    WarningCode.TOTAL_DIFFERS: lambda values: (
        f"Totaalregel rij {values['row']}: kolom {values['heading']} {values['value']}, opgeteld "
        f"{values['sum']}."
    ),
    WarningCode.MORE_WARNINGS: lambda values: (
        f"En nog {counted(values['count'], 'waarschuwing', 'waarschuwingen')} over dit blad."
    ),
    WarningCode.SIGN_UNCHECKED: _sign,
    WarningCode.SIGN_OF_BOTH: _sign,
    WarningCode.BALANCE_UNUSED: lambda values: (
        f"Kolom {values['heading']}: dit saldo is met dit blad niet na te rekenen en wordt niet "
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
    WarningCode.COLUMN_AS_COUNT: lambda values: (
        f"Gelezen als het gerealiseerde aantal op die dag: {named(values['names'], values['more'])}"
        ". De kop zegt niet wat er geteld is; ga na of dat klopt."
    ),
    WarningCode.HALF_YEARS_BESIDE: lambda values: (
        f"De kolommen zijn per halfjaar gelezen: {joined(values['names'])}."
    ),
    WarningCode.OF_OTHER_HALF_YEAR: lambda values: (
        f"Van een ander halfjaar, zonder taakstelling, en niet gelezen: kolom "
        f"{named(values['names'], values['more'])}. Is dat cijfer gewijzigd, importeer dan een "
        "blad over dat halfjaar."
    ),
    WarningCode.SAID_PER_MONTH: lambda values: (
        f"{values['cell']} zegt „{values['found']}”, maar de cijfers zijn gelezen als het aantal "
        "vanaf het begin van het halfjaar. Importeer het blad niet als er losse maanden in staan."
    ),
    WarningCode.SAID_EXPECTED: lambda values: (
        f"{values['cell']} zegt „{values['found']}”, maar de cijfers zijn gelezen als wat er "
        "werkelijk is gehuisvest. Importeer het blad niet als het een verwachting is."
    ),
    WarningCode.TWO_DAYS: lambda values: (
        f"{values['found']} ({_place(values['where'])}) kan {values['one']} of {values['other']} "
        "zijn. Niet gelezen."
    ),
    WarningCode.SEVERAL_PERIODS: lambda values: (
        f"Het blad noemt meer dan één periode: {_placed(values)}."
    ),
    WarningCode.SEVERAL_DAYS: lambda values: (
        f"Het blad noemt meer dan één peildatum: {_placed(values)}."
    ),
    WarningCode.YEAR_UNKNOWN: lambda values: (
        f"Bij de peildatum {values['day']} ({_place(values['where'])}) is het jaar niet te bepalen."
    ),
    WarningCode.PERSONS_ON_FIRST_DAY: lambda values: (
        f"Op {day(values['day'])}, de eerste dag van {values['period']}, zijn al personen geteld. "
        "U koos deze periode zelf; op deze dag valt er nog niets te beoordelen."
    ),
    WarningCode.DAY_BEFORE_PERIOD: lambda values: (
        f"De peildatum {values['day']} ligt voor de genoemde periode {values['period']}."
    ),
    WarningCode.NO_FIGURES: lambda values: (
        f"{_row(values)}: geen opgave; wat bekend was, blijft staan."
    ),
    WarningCode.MORE_WITHOUT_FIGURES: lambda values: (
        f"En nog {counted(values['count'], 'rij', 'rijen')} zonder opgave."
    ),
    WarningCode.OTHER_PROVINCE: lambda values: (
        f"{_row(values)}: het blad noemt provincie {values['said']}, maar de gemeente ligt in "
        f"{values['province']}. Gelezen als deze gemeente; ga na of de naam klopt."
    ),
    WarningCode.MORE_OTHER_PROVINCES: lambda values: (
        f"En nog {counted(values['count'], 'rij', 'rijen')} met een andere provincie."
    ),
    WarningCode.OTHER_RUNG: lambda values: (
        f"{_row(values)}: het blad noemt trede {values['rung']}, vastgelegd is trede "
        f"{values['decided']}. Die blijft; een andere trede vraagt een besluit."
    ),
    WarningCode.MORE_OTHER_RUNGS: lambda values: (
        f"En nog {counted(values['count'], 'rij', 'rijen')} met een andere trede."
    ),
    WarningCode.OTHER_OPENING: lambda values: (
        f"{_row(values)}: het beginsaldo {signed(values['opening'])} is anders dan het eindsaldo "
        f"van {values['before']}, {signed(values['balance'])}. Het blad geldt."
    ),
    WarningCode.OTHER_CLOSING: lambda values: (
        f"{_row(values)}: het eindsaldo wordt {signed(values['balance'])}; als beginsaldo van "
        f"{values['after']} is {signed(values['opening'])} opgegeven. Dit blad geldt, als laatste. "
        "Leg in het dossier vast welk saldo juist is."
    ),
    WarningCode.OTHER_TASK: lambda values: (
        f"{_row(values)}: de totaalopgave {number(values['task'])} is niet de taakstelling min het "
        f"beginsaldo, {number(values['target'])} − {signed(values['opening'])} = "
        f"{number(values['follows'])}. Gerekend wordt met {number(values['follows'])}."
    ),
    WarningCode.LATER_FIGURE: lambda values: (
        f"{_row(values)}: {_HELD[values['column']]} {_held(values['column'], values['figure'])} "
        f"telt vanaf {day(values['day'])}, maar vanaf {day(values['later'])} blijft "
        f"{_held(values['column'], values['value'])} tellen, uit een blad van die dag. Is dit een "
        "correctie, zet dan in het blad de peildatum vanaf wanneer zij moet tellen."
    ),
    WarningCode.TARGET_JUMP: lambda values: (
        f"{_row(values)}: taakstelling {number(values['target'])}, in {values['before']} was het "
        f"{number(values['usual'])}. Ga na of dat klopt."
    ),
    WarningCode.FEWER_PERSONS: lambda values: (
        f"{_row(values)}: gerealiseerd {values['realised']} is lager dan {values['known']} op "
        f"{day(values['day'])}. Ga na of dat klopt."
    ),
    WarningCode.FAST_PACE: lambda values: (
        f"{_row(values)}: {persons(values['housed'])} gehuisvest sinds {day(values['since'])}, "
        f"meer dan drie keer zo veel als gebruikelijk ({decimal(values['expected'])}). Ga na of "
        "dat klopt."
    ),
    WarningCode.FAR_ABOVE: lambda values: (
        f"{_row(values)}: gerealiseerd {number(values['realised'])} is meer dan het dubbele van de "
        f"opgave ({number(values['task'])}). Ga na of dat klopt."
    ),
    WarningCode.MORE_ODD_FIGURES: lambda values: (
        f"En nog {counted(values['count'], 'opvallend cijfer', 'opvallende cijfers')}."
    ),
    WarningCode.OLDER_SHEET: lambda values: (
        f"Dit blad heeft peildatum {day(values['day'])}; er zijn al cijfers van "
        f"{day(values['newest'])} bekend. Die blijven het nieuwst."
    ),
    WarningCode.MISSING: _missing,
    WarningCode.LATE: _late,
    WarningCode.ODD_TARGET: _odd_target,
    WarningCode.MORE_ODD_TARGETS: _more_odd_targets,
    WarningCode.LOOK_AFTER_NAMES: lambda values: (
        f"Blad {values['sheet']}, kolom {values['column']} „{values['heading']}”: leg van "
        "gesprekspartners de functie vast, geen namen of privégegevens. Kijk de kolom na."
    ),
    WarningCode.AGREEMENTS_LAPSED: lambda values: (
        f"Een afspraak die is vervallen, wordt niet vastgelegd: rij "
        f"{named(values['names'], values['more'])}."
    ),
    WarningCode.NOT_IN_OVERVIEW: lambda values: (
        f"Nog niet in uw overzicht: {joined(values['names'])}. Wat u hiervan importeert, ziet u "
        "zodra er cijfers van zijn."
    ),
    WarningCode.STATUS_BY_COLOUR: lambda values: (
        f"Een kleur, maar geen woord dat zegt hoe het ervoor staat: rij "
        f"{named(values['names'], values['more'])} (kolom {joined(values['columns'])}). Kleuren "
        "worden niet gelezen; gelezen als nog niet gedaan. Vul een kolom Status in als dat anders "
        "is."
    ),
    WarningCode.COLOURS_NOT_KEPT: lambda _: (
        "Geen woord zegt hoe het ervoor staat; alles is gelezen als nog niet gedaan. Kleuren "
        "gaan verloren in tekst en bij plakken: zeiden die het, vul dan een kolom Status in."
    ),
}
