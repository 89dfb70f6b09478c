"""Found, expected and advice for data that was read but cannot be imported."""

from __future__ import annotations

from toezichtdesk.domain.refusals import RefusalCode as Code
from toezichtdesk.wording.refused_cells import DAY, PERIOD, RUNG

_NAME = "naam of code van een gemeente"
_TYPED = "{found}, zoals ingevuld"
_TYPE_OTHER = "Vul iets anders in."
_BETTER_DAY = "Verbeter de peildatum of de periode in het blad."

PLANS: dict[Code, tuple[str, str, str]] = {
    Code.COLUMNS_LACKING: (
        "kolommen {headings}",
        "een kolom met taakstelling, totaalopgave, gerealiseerd of trede",
        "Voeg de ontbrekende kolom toe, of kies een ander blad.",
    ),
    Code.NAME_UNKNOWN: (
        "{found}",
        _NAME,
        "Vul de officiële naam of de CBS-code in.",
    ),
    Code.NAME_ALIKE: (
        "{found}",
        _NAME,
        "Bedoelt u {either}? Vul de officiële naam of de CBS-code in.",
    ),
    Code.NAME_AMBIGUOUS: (
        "{found}",
        _NAME,
        "Kies tussen {both}, en vul die naam of de code in.",
    ),
    Code.NAME_CONTRADICTS_CODE: (
        "{found}",
        _NAME,
        "Naam en code horen bij verschillende gemeenten: {both}.",
    ),
    Code.NAME_GONE: ("{found}", _NAME, "Deze gemeente bestond op {day} niet meer."),
    Code.NAME_MERGED: (
        "{found}",
        _NAME,
        "Deze gemeente bestond op {day} niet meer. Opgegaan in {both}.",
    ),
    Code.NAME_NOT_YET: ("{found}", _NAME, "Deze gemeente bestond op {day} nog niet."),
    Code.OTHER_PERIOD_GIVEN: (
        "periode {found} in het blad",
        "periode {given}, zoals opgegeven",
        "Laat de opgave van de periode weg, of verbeter het blad.",
    ),
    Code.OTHER_DAY_GIVEN: (
        "peildatum {found} in het blad",
        "peildatum {given}, zoals opgegeven",
        "Laat de opgave van de peildatum weg, of verbeter het blad.",
    ),
    Code.DAY_TO_COME: (
        "peildatum {day}",
        "een peildatum tot en met vandaag, {today}",
        _BETTER_DAY,
    ),
    Code.DAY_BEFORE_PERIOD: (
        "peildatum {day}",
        "een peildatum vanaf {first_day}, in {period}",
        _BETTER_DAY,
    ),
    Code.COLUMN_TO_COME: (
        "de kolom „{heading}” met cijfers op {day}",
        "een peildatum tot en met vandaag, {today}",
        "Maak een kolom die nog niet is geteld leeg, of verbeter de peildatum.",
    ),
    Code.PERIOD_JUST_BEGUN: (
        "{realised} gerealiseerd op {day}, de eerste dag van {period}",
        "periode {previous}: die eindigt met deze peildatum",
        "Verbeter de periode of de peildatum.",
    ),
    Code.TARGET_MISSING: (
        "{realised} gerealiseerd, zonder taakstelling",
        "een taakstelling van {name} over {period}",
        "Importeer eerst de taakstellingen van deze periode, of voeg die kolom toe.",
    ),
    Code.RUNG_UNKNOWN: ("trede {found}", RUNG, "Verbeter de trede in het blad."),
    Code.TOO_MANY_REFUSED: (
        "meer dan {limit} rijen die niet geïmporteerd kunnen worden",
        "een blad waarvan de rijen geïmporteerd kunnen worden",
        "Verhelp eerst wat hierna staat; het geldt voor veel rijen.",
    ),
    Code.MUNICIPALITY_TWICE: (
        "{name}, ook op {rows}{more}",
        "elke gemeente één keer",
        "Laat één rij voor deze gemeente staan.",
    ),
    Code.RECORD_TWICE: (
        "{what}, met iets anders ook op {rows}",
        "één rij voor hetzelfde",
        "Laat één van deze rijen staan.",
    ),
    Code.RECORD_NOT_ACCEPTED: (
        "{found}",
        "een {kind} zoals u die in het dossier vastlegt",
        "{advice}",
    ),
    Code.TYPED_NO_NUMBER: (
        _TYPED,
        "een geheel aantal van {lowest} tot en met {highest}",
        _TYPE_OTHER,
    ),
    Code.TYPED_NO_PERIOD: (_TYPED, PERIOD, _TYPE_OTHER),
    Code.TYPED_NO_DAY: (_TYPED, DAY, _TYPE_OTHER),
    Code.TYPED_NO_SINCE: (_TYPED, DAY + ", of „onbekend”", _TYPE_OTHER),
    Code.COUNT_UNREAD: (
        "geen kolom is herkend als het gerealiseerde aantal; niet gelezen is kolom {headings}",
        "een kop zoals Gerealiseerd",
        "Verander die kop, of zeg bij Indeling wat de kolom betekent.",
    ),
    Code.TASK_UNREAD: (
        "geen kolom is herkend als de taakstelling; niet gelezen is kolom {headings}",
        "een kop zoals Taakstelling of Totaalopgave",
        "Verander die kop, of zeg bij Indeling wat de kolom betekent.",
    ),
    Code.PERIOD_UNCLEAR: (
        "{why}",
        "één periode, zoals 2022-I, in de titel van het blad",
        "Verbeter het blad, of geef --period mee.",
    ),
    Code.DAY_UNCLEAR: (
        "{why}",
        "één peildatum, zoals stand 1 juli 2022, in de titel van het blad",
        "Verbeter het blad, of geef --reference-date mee.",
    ),
    Code.PERIOD_NOT_GIVEN: (
        "{file} noemt geen taakstellingsperiode",
        "een periode, zoals 2022-I, in de titel van het blad",
        "Zet dat in het blad, of geef --period mee.",
    ),
    Code.DAY_NOT_GIVEN: (
        "{file} noemt geen peildatum",
        "een peildatum, zoals stand 1 juli 2022, in de titel van het blad",
        "Zet dat in het blad, of geef --reference-date mee.",
    ),
}
