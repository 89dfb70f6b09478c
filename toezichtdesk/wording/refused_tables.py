"""Found, expected and advice for headings, a table or a list that cannot be read at all."""

from __future__ import annotations

from toezichtdesk.domain.refusals import RefusalCode as Code

_HEADING = "de kop „{heading}”"
_UP_TO_EACH = "het aantal van het begin van de periode tot en met elke maand"
_FROM_OTHER_PERIOD = "Verwijder of hernoem de kolommen die niet bij deze periode horen."
_MONTH_WITH_YEAR = (
    "een maand met een jaar, of een maand in de periode die het blad noemt",
    "Zet het jaar in de kop, of de periode boven de tabel.",
)

TABLES: dict[Code, tuple[str, str, str]] = {
    Code.HEADING_OF_WHAT: (
        _HEADING + ", zonder te zeggen wat er geteld is",
        "een kop zoals Gerealiseerd t/m 31-1-2026",
        "Zet Gerealiseerd in de kop, of boven de tabel.",
    ),
    Code.HEADING_WITHOUT_YEAR: (_HEADING + ", zonder jaar", *_MONTH_WITH_YEAR),
    Code.HEADING_OUTSIDE_PERIOD: (_HEADING + ", die niet in {period} valt", *_MONTH_WITH_YEAR),
    Code.HEADING_OF_YEAR: (
        _HEADING + ", die een heel jaar noemt",
        "een kop die het halfjaar noemt, zoals Taakstelling 2026-I, of geen jaar",
        "Zet het halfjaar in de kop, of zeg bij Indeling wat de kolom betekent.",
    ),
    Code.HEADING_OF_PART: (
        _HEADING + ", van een deel van de periode",
        "de taakstelling die op de peildatum geldt",
        "Laat alleen de kolom met de geldende taakstelling staan.",
    ),
    Code.HEADING_AMBIGUOUS: (
        _HEADING + ", die {readings} kan zijn",
        "een kop met één betekenis",
        "Verander de kop, bijvoorbeeld in Taakstelling, Totaalopgave of Gerealiseerd.",
    ),
    Code.HEADING_OVER_NUMBERS: (
        _HEADING + " boven getallen: een gemiddelde, of de codes van gemeenten",
        "een kolom met de namen of de codes van de gemeenten",
        "Zet Gemeente of Gemeentecode in de kop van die kolom.",
    ),
    Code.HEADING_OF_BOTH: (
        _HEADING + "; {cells} zijn allebei {column}",
        "één kolom voor {column}",
        _FROM_OTHER_PERIOD,
    ),
    Code.HEADING_OF_SEVERAL: (
        _HEADING + "; {cells} zijn allemaal {column}",
        "één kolom voor {column}",
        _FROM_OTHER_PERIOD,
    ),
    Code.HEADING_APART: (
        _HEADING + ", door een lege kolom van de gemeenten gescheiden",
        "één tabel zonder lege kolommen",
        (
            "Verwijder de lege kolom als dit bij de tabel hoort, of zeg bij Indeling wat de "
            "kolommen betekenen."
        ),
    ),
    Code.HEADING_BESIDE_HIDDEN: (
        _HEADING + " naast de verborgen kolom {cell}",
        "één kolom voor {column}, die te zien is",
        "Verwijder de verborgen kolom en geef de zichtbare haar kop.",
    ),
    Code.DAY_OR_MONTH: (
        "de datum {heading} als kop; dat kan die dag of die hele maand zijn",
        "een kop die zegt tot en met welke dag geteld is",
        (
            "Schrijf de kop als tekst, bijvoorbeeld Gerealiseerd t/m 31-1-2026, of zeg bij "
            "Indeling wat de datum betekent."
        ),
    ),
    Code.DAY_BESIDE_MONTHS: (
        _HEADING + " naast een kolom per maand",
        "de datum in een eigen kolom, of een kolom per maand",
        "Verwijder de kolom met de datum of de periode.",
    ),
    Code.SINGLE_MONTHS: (
        "losse maanden: kolom {letters} is de som van de maanden ({sums})",
        _UP_TO_EACH,
        "Tel de maanden op, of laat alleen de kolom met het totaal en de peildatum staan.",
    ),
    Code.SAID_APART: (
        "losse maanden: het blad zegt „{found}”",
        _UP_TO_EACH,
        "Tel de maanden op, en zet t/m in de kop.",
    ),
    Code.TITLE_OF_OTHER: (
        "„{found}” bij de tabel: de cijfers zijn geen personen",
        "aantallen personen",
        "Vraag de afzender om personen. Zijn het personen, haal deze woorden dan weg.",
    ),
    Code.HEADING_OF_OTHER_PERIOD: (
        _HEADING + ", van een ander halfjaar dan {period}",
        "een kop die {period} noemt, of geen halfjaar",
        _FROM_OTHER_PERIOD,
    ),
    Code.HEADING_OF_SPAN: (
        _HEADING + ": of de cijfers vanaf het begin van het halfjaar zijn geteld, blijkt niet",
        "het aantal van het begin van het halfjaar tot en met de peildatum",
        "Zet „cumulatief” boven de tabel, of zet de peildatum in een kolom Peildatum.",
    ),
    Code.TITLE_OF_PART: (
        "„{found}” bij de tabel: de cijfers zijn niet vanaf het begin van het halfjaar geteld",
        "het aantal van het begin van het halfjaar tot en met de peildatum",
        "Tel de aantallen op. Zijn ze al opgeteld, zet dan „cumulatief” boven de tabel.",
    ),
    Code.MONTH_AFTER_DAY: (
        _HEADING + ", na de stand van {given} boven de tabel",
        "maanden tot en met de dag die boven de tabel staat",
        "Maak een maand die nog niet is geteld leeg, of verbeter de dag.",
    ),
    Code.MONTHS_GO_DOWN: (
        _HEADING + "; {cell} is lager dan een maand eerder",
        _UP_TO_EACH,
        "Tel losse maanden op. Is het al opgeteld, zet dan „t/m” in de kop.",
    ),
    Code.SECOND_TABLE: (
        "een tweede tabel met andere koppen",
        "één tabel per blad",
        "Zet elke tabel op een eigen blad.",
    ),
    Code.BLOCK_UNDATED: (
        "„{found}” boven de rijen die volgen, zonder dag of periode die te lezen is",
        "een regel zoals Stand per 1 juni 2026, of één peildatum voor het hele blad",
        "Verbeter de regel, of zet de peildatum in een kolom Peildatum.",
    ),
    Code.TOO_MANY_UNREAD: (
        "meer dan {limit} rijen met cellen die niet te lezen zijn",
        "een blad waarvan de cellen bij hun kop horen",
        "Controleer of de koppen boven de goede kolommen staan.",
    ),
    Code.LIST_HEADING_TWICE: (
        _HEADING + ", die hetzelfde zegt als een andere kop",
        "één kolom voor elk gegeven",
        "Verwijder of hernoem een van de twee kolommen.",
    ),
    Code.LIST_HEADING_LACKS: (
        "een lijst zonder kolom voor {lacking}",
        "een kolom voor elk gegeven dat nodig is",
        "Voeg een kolom toe met de kop {capital}.",
    ),
    Code.LIST_WITHOUT_YEAR: (
        _HEADING + ", zonder één jaar dat erbij hoort",
        "het jaar waarvan op 1 januari is geteld",
        "Zet het jaar in de kop, zoals Inwoners 1-1-2025, of voeg een kolom Jaar toe.",
    ),
    Code.LIST_TOO_LONG: (
        "een lijst van meer dan {limit} rijen of met heel veel tekst",
        "een lijst van wat is vastgelegd",
        "Verdeel de lijst over meer bestanden, bijvoorbeeld per jaar.",
    ),
}
