"""Why a letter, a sheet on paper or a picture is not made.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle

_SMALLER = "Kies een kleiner document."
_NEW_DOCUMENT = "Maak het sjabloon opnieuw in een leeg document."
_ANOTHER_LETTER = "Kies een andere brief, of leg eerst het besluit over de trede vast."
_NOTHING_KEPT = "Er is niets opgeslagen. Probeer het opnieuw, of sla elk blad op als eigen bestand."

PAPERS: dict[Obstacle, tuple[str, str]] = {
    Obstacle.NOT_A_TEMPLATE: (
        "Het sjabloon is geen Word-document (.docx)",
        "Kies een ander bestand.",
    ),
    Obstacle.TEMPLATE_ACTS: (
        "Het sjabloon bevat macro's of een ingesloten bestand",
        "Sla het op als gewoon .docx zonder macro's.",
    ),
    Obstacle.TEMPLATE_LEADS_OUTSIDE: (
        (
            "Het sjabloon haalt bij openen iets van buiten op (een gekoppeld sjabloon, bestand "
            "of beeld)"
        ),
        "Haal die koppeling weg.",
    ),
    Obstacle.FIELD_NOT_FILLED: (
        (
            "Het sjabloon heeft een veld waar het niet wordt ingevuld ({name}): in een "
            "voetnoot, een opmerking of de eigenschappen"
        ),
        "Zet het in de tekst, de kop of de voet.",
    ),
    Obstacle.NOT_FOR_ODT: (
        (
            "Het sjabloon bevat een tekstvak, voetnoot, invulveld van Word of iets anders dat "
            "niet in een ODT kan staan"
        ),
        "Maak deze brief als .docx, of haal dat uit het sjabloon.",
    ),
    Obstacle.TEMPLATE_DOES_MORE: (
        "Het sjabloon doet meer dan velden tonen",
        (
            "Gebruik alleen {{{{ veld }}}}, {{% if veld %}} … {{% endif %}} en {{% for reden in"
            " redenen %}} … {{% endfor %}}."
        ),
    ),
    Obstacle.TEMPLATE_TOO_LARGE: ("Het sjabloon is groter dan 5 MB", _SMALLER),
    Obstacle.FIELD_MISWRITTEN: (
        "Een veld in het sjabloon is niet goed geschreven",
        "Schrijf een veld als {{{{ gemeente }}}}, zonder iets anders tussen de accolades.",
    ),
    Obstacle.TEMPLATE_FILE_TOO_LARGE: ("{file} is groter dan 5 MB", _SMALLER),
    Obstacle.TEMPLATE_NOT_READY: ("{file} is nog niet in orde", "{finding}"),
    Obstacle.TEMPLATE_FIELD_UNKNOWN: (
        "Het veld {field} bestaat niet",
        "Kies een veld uit de lijst.",
    ),
    Obstacle.TEMPLATE_FIELD_MISSING: (
        "Het veld {field} ontbreekt: {filled}",
        "Zet {{{{ {field} }}}} in het sjabloon.",
    ),
    Obstacle.FOLDER_NOT_MADE: (
        "De map {folder} kan niet worden gemaakt: {reason}",
        "Vraag uw beheerder.",
    ),
    Obstacle.LETTER_WITHOUT_PLAN_DUE: (
        "Kan niet, want op trede {rung} vraagt het beleid nog geen verbeterplan",
        _ANOTHER_LETTER,
    ),
    Obstacle.LETTER_RUNG_TOO_LOW: (
        (
            "Kan niet, want op trede {rung} is een {letter} tot indeplaatsstelling nog niet aan de "
            "orde"
        ),
        _ANOTHER_LETTER,
    ),
    Obstacle.LETTER_NOT_UP: (
        "Kan niet, want er is geen laatste besluit dat de gemeente op een hogere trede plaatst",
        _ANOTHER_LETTER,
    ),
    Obstacle.LETTER_NOT_DOWN: (
        "Kan niet, want er is geen laatste besluit dat de gemeente op een lagere trede plaatst",
        _ANOTHER_LETTER,
    ),
    Obstacle.LETTER_SUFFIX: ("{file}: kies een naam die eindigt op .docx of .odt", ""),
    Obstacle.LETTER_NOT_READ: (
        "De brief is niet te lezen: hij is beschadigd, of beveiligd met een wachtwoord",
        "Open hem, bewaar hem opnieuw als .docx of .odt, en leg hem dan vast.",
    ),
    Obstacle.LETTER_UNFINISHED: (
        "{file} is nog niet af; in te vullen: {places}",
        ("Vul dat in het bestand in, bewaar het en leg dan vast. Er is nog geen brief vastgelegd."),
    ),
    Obstacle.OWN_TEMPLATE_TOO_LARGE: ("Het sjabloon {path} is groter dan 5 MB", _SMALLER),
    Obstacle.OWN_TEMPLATE_UNREADABLE: (
        "Het sjabloon {path} kan niet worden gelezen: {reason}",
        "Sluit het bestand, of kies bij Beheer een ander sjabloon.",
    ),
    Obstacle.NO_DECISION_YET: ("Van {name} is nog geen besluit vastgelegd", "Leg het eerst vast."),
    Obstacle.NO_DECISION_ON_DAY: ("Van {name} is er geen besluit van {day}", "Kies uit: {days}."),
    Obstacle.TABLE_SUFFIX: (
        (
            "{file}: kies een naam die eindigt op .xlsx of .ods (werkmap), of op .csv (tekst, "
            "voor één tabel)"
        ),
        "",
    ),
    Obstacle.CHART_SUFFIX: ("{file}: kies een naam die eindigt op .png of .svg", ""),
    Obstacle.TEMPLATE_LATE: (
        "Het sjabloon was na {seconds} seconden nog niet ingevuld",
        _NEW_DOCUMENT,
    ),
    Obstacle.TEMPLATE_SWOLLEN: ("Het sjabloon vraagt meer dan 1 GB geheugen", _NEW_DOCUMENT),
    Obstacle.TEMPLATE_BREAKS: (
        "Het sjabloon is beschadigd: het invullen loopt erop stuk",
        "Open het in Word en sla het op als nieuw .docx-bestand.",
    ),
    Obstacle.FIELD_WITHOUT_VALUE: (
        "Het veld {name}{meaning} heeft geen waarde voor deze brief",
        "Leg die eerst vast, of haal het veld uit het sjabloon.",
    ),
    Obstacle.PDF_LATE_AT_SHEET: (
        "Het maken van de PDF duurde bij blad {number} te lang",
        _NOTHING_KEPT,
    ),
    Obstacle.PDF_LATE_AT_BINDING: (
        "Het maken van de PDF duurde bij het samenvoegen te lang",
        _NOTHING_KEPT,
    ),
    Obstacle.PDF_BROKEN_AT_SHEET: (
        "Het maken van de PDF is bij blad {number} afgebroken",
        _NOTHING_KEPT,
    ),
    Obstacle.PDF_BROKEN_AT_BINDING: (
        "Het maken van de PDF is bij het samenvoegen afgebroken",
        _NOTHING_KEPT,
    ),
}
