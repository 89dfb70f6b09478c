"""Found, expected and advice for a cell that cannot be read; names in braces are values."""

from __future__ import annotations

from toezichtdesk.domain.refusals import RefusalCode as Code

WHOLE = "een geheel aantal personen"
PERIOD = "een periode zoals 2022-I of 1e helft 2022"
DAY = "een datum zoals 1-7-2022"
CLOCK = "een tijd zoals 14:30"
RUNG = "een trede van 1 tot en met 6"
_YEAR = "een jaar zoals 2025, of 1 januari van dat jaar"
_AS_SEEN = "wat in de cel te zien is, is ook wat erin staat"
_TYPE_IT = "Typ het aantal als getal in de cel."
_TYPE_WHAT_HOLDS = "Typ in de cel wat geldt, zonder doorhaling of noot."
_RIGHT_NUMBER = "Vul het juiste aantal in."
_NO_COMMA = "Personen zijn geheel: vul het aantal zonder komma in."
_NO_PERCENTAGE = "Vul het aantal personen in, niet het percentage."
_FILL_IN = "Vul het aantal in als getal, of maak de cel leeg bij geen opgave."
_FORMAT = "Zet de celeigenschap op Getal en controleer het aantal."
_ASK = "Vraag de afzender welk getal klopt en verbeter de rij."
_MEND = "Herstel de formule, of typ in de cel wat er moet staan."
_FILL_CELL = "Vul de cel in."
_ON_EVERY_ROW = "Vul de cel op elke rij in; een cel die niet geldt, blijft leeg."
_ROW_THAT_HOLDS = ("een rij die geldt", "Verwijder de rij of de doorhaling.")
_NAME = (
    "de naam of de code van een gemeente",
    "Vul de gemeente in; bij samengevoegde cellen op elke rij.",
)

CELLS: dict[Code, tuple[str, str, str]] = {
    Code.NOT_PERSONS: ("{found}", WHOLE, _TYPE_IT),
    Code.NOT_A_NUMBER: ("{found}", WHOLE, _FILL_IN),
    Code.NOT_WHOLE: ("{found}", WHOLE, _NO_COMMA),
    Code.LIKELY_PERCENTAGE: (
        "{found}",
        WHOLE,
        "Dit lijkt een percentage: vul het aantal personen in.",
    ),
    Code.PERCENTAGE: ("{found}", WHOLE, _NO_PERCENTAGE),
    Code.SEEN_AS_PERCENTAGE: ("{percentage}% (een percentage)", WHOLE, _NO_PERCENTAGE),
    Code.DASH: ("{found}", WHOLE, "Vul 0 in als het nul is, of maak de cel leeg."),
    Code.NO_BALANCE: (
        "{found}",
        WHOLE,
        "Vul 0 in als er geen achterstand en geen voorsprong is.",
    ),
    Code.NEGATIVE: ("{found}", "een aantal van 0 of meer", _RIGHT_NUMBER),
    Code.TOO_LARGE: ("{found}", "een aantal van ten hoogste {most}", _RIGHT_NUMBER),
    Code.POINT_OR_COMMA: (
        "„{found}” als tekst: dat is {whole} of {fraction}",
        WHOLE,
        "Typ {whole} zonder punt of komma als dat het aantal is.",
    ),
    Code.NOT_CALCULATED: (
        "een formule zonder berekende waarde",
        WHOLE,
        "Open het bestand in Excel, bewaar het en importeer opnieuw; of typ het aantal.",
    ),
    Code.ERROR_VALUE: (
        "de foutwaarde {found}",
        WHOLE,
        "Herstel de formule of typ het aantal in de cel.",
    ),
    Code.DATE_AS_NUMBER: ("de datum {found}", WHOLE, _FORMAT),
    Code.TIME_AS_NUMBER: ("de tijd {found}", WHOLE, _FORMAT),
    Code.LEAD_AND_BACKLOG: (
        "een achterstand van {backlog} en een voorsprong van {lead}",
        "een van de twee",
        "Maak de cel die niet geldt leeg, of vul daar 0 in.",
    ),
    Code.OPENING_MISFIT: ("het beginsaldo {balance}", "taakstelling min totaalopgave: {due}", _ASK),
    Code.BALANCE_MISFIT: ("het saldo {balance}", "gerealiseerd min totaalopgave: {due}", _ASK),
    Code.NO_RUNG: ("{found}", RUNG, "Vul het nummer van de trede in."),
    Code.NO_PERIOD: ("{found}", PERIOD, "Schrijf het jaar en de helft in de cel."),
    Code.OTHER_YEAR: (
        "het jaar {found}",
        "een rij over {year}, het jaar van de periode",
        "Haal de rij uit het blad, of zet de periode van elke rij in een kolom Periode.",
    ),
    Code.NO_DAY: ("{found}", DAY, "Schrijf dag, maand en jaar in de cel."),
    Code.TWO_DAYS: (
        "{found}: dat is {one} of {other}",
        "een datum die maar één dag kan zijn",
        "Schrijf de dag als jaar-maand-dag, zoals 2026-07-01.",
    ),
    Code.CUT_UP: (
        "een rij met meer getallen dan koppen, in een bestand met komma's tussen de kolommen",
        "één getal onder elke kop",
        "Typ getallen zonder komma, of vraag de afzender om een werkmap (.xlsx).",
    ),
    Code.NO_CODE: (
        "{found}",
        "een gemeentecode zoals GM0344",
        "Vul de CBS-code van de gemeente in.",
    ),
    Code.NO_NAME: ("een rij zonder gemeente", *_NAME),
    Code.NO_NAME_WITH_FIGURES: ("een rij met cijfers zonder gemeente", *_NAME),
    Code.NAME_UNREADABLE: ("{found}", *_NAME),
    Code.SEEN_AS_NOTHING: (
        "{found}, dat in de cel niet te zien is",
        _AS_SEEN,
        "Maak zichtbaar wat in de cel staat, of typ wat geldt.",
    ),
    Code.SEEN_AS: (
        "{found}, te zien als „{seen}”",
        _AS_SEEN,
        "Zet de celeigenschap op Getal en kijk na welk aantal geldt.",
    ),
    Code.SEEN_OTHERWISE: (
        "{found}, dat de celopmaak anders toont",
        _AS_SEEN,
        "Zet de celeigenschap op Getal en kijk na welk aantal geldt.",
    ),
    Code.STRUCK: ("{found}, doorgehaald", "een cel die geldt", _TYPE_WHAT_HOLDS),
    Code.PARTLY_STRUCK: (
        "„{struck}” doorgehaald en „{plain}” niet",
        "één waarde in de cel",
        _TYPE_WHAT_HOLDS,
    ),
    Code.STRUCK_ROW: ("{found}, doorgehaald: de rij van deze gemeente", *_ROW_THAT_HOLDS),
    Code.PARTLY_STRUCK_ROW: (
        "„{struck}” doorgehaald en „{plain}” niet: de rij van deze gemeente",
        *_ROW_THAT_HOLDS,
    ),
    Code.WITH_NOTE: ("{plain} met noot {note}", WHOLE, _TYPE_WHAT_HOLDS),
    Code.NOTE_ALONE: ("alleen noot {note}", WHOLE, _TYPE_WHAT_HOLDS),
    Code.MERGED_CELLS: ("samengevoegde cellen {where}", "{wanted}", _ON_EVERY_ROW),
    Code.MERGED_CELLS_WITH_VALUE: (
        "{found} in samengevoegde cellen {where}",
        "{wanted}",
        _ON_EVERY_ROW,
    ),
    Code.BLANK_AMONG_FILLED: (
        "een lege cel, terwijl andere rijen gevuld zijn",
        "{wanted}",
        _ON_EVERY_ROW,
    ),
    Code.FIRST_ROW_ONLY: ("{found}, alleen op de eerste rij", "{wanted}", _ON_EVERY_ROW),
    Code.ERROR_AS_TEXT: ("{found}", "een tekst", _MEND),
    Code.ERROR_AS_WORD: ("{found}", "{words}", _MEND),
    Code.OTHER_WORD: ("{found}", "{words}", "Zet een van deze woorden in de cel."),
    Code.DAY_WITHOUT_YEAR: (
        "{found}, zonder jaar",
        DAY,
        "Schrijf het jaar erbij, of zet het jaar van de lijst boven de koppen.",
    ),
    Code.DONE_WITHOUT_DAY: (
        "{found}, zonder dag",
        "de dag waarop de afspraak is nagekomen, of: open",
        "Zet de dag in deze cel of onder de kop Nagekomen op.",
    ),
    Code.DONE_AND_OPEN: (
        "{found}, terwijl er ook een dag van nakomen staat",
        "één van beide",
        "Maak een van de twee cellen leeg.",
    ),
    Code.SHARED_WITHOUT_DAY: (
        "{found}, zonder dag",
        "elke gemeente met de dag, zoals Houten 12-12-2025; Baarn 3-1-2026",
        "Zet achter elke gemeente de dag waarop de praktijk is gedeeld.",
    ),
    Code.NO_INHABITANTS: ("0", "een aantal inwoners van 1 of meer", _RIGHT_NUMBER),
    Code.NO_TIME: ("{found}", CLOCK, "Schrijf de tijd in de cel."),
    Code.NO_YEAR: ("{found}", _YEAR, "Schrijf het jaar in de cel."),
    Code.EMPTY_DATE: ("een lege cel", "een datum", _FILL_CELL),
    Code.EMPTY_NUMBER: ("een lege cel", "een geheel aantal", _FILL_CELL),
    Code.EMPTY_TIME: ("een lege cel", CLOCK, _FILL_CELL),
    Code.EMPTY_WORD: ("een lege cel", "{words}", _FILL_CELL),
    Code.EMPTY_TEXT: ("een lege cel", "een tekst", _FILL_CELL),
}
