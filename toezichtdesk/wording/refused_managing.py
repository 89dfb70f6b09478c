"""Why an import, an undoing, a setting or an erasure does not happen.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.wording.advice import REFRESH

_OTHER_NAME = "Kies een andere naam."
_OTHER_FILE = "Kies een ander bestand."
_CHOOSE_ONE = "Kies er een."
_UP_TO_LARGEST = "Vul een getal in van 0 tot en met {largest}."
_UNDO_FIRST = "Maak die eerst ongedaan."

MANAGING: dict[Obstacle, tuple[str, str]] = {
    Obstacle.STORE_MOVED_ON: (
        "De gegevens zijn gewijzigd sinds dit overzicht is gemaakt",
        "Importeer het bestand opnieuw, dan ziet u wat er nu verandert.",
    ),
    Obstacle.LAYOUT_NAME_TAKEN: ("Er is al een indeling met de naam {name}", _OTHER_NAME),
    Obstacle.LAYOUT_GONE: ("Deze indeling is er niet meer", "Kies een andere."),
    Obstacle.NAME_NOT_EXPLAINED: ("Deze naam is niet (meer) verklaard", REFRESH),
    Obstacle.ALREADY_SO: ("Dat is al zo ingesteld", ""),
    Obstacle.NOT_ON_LIST: ("Deze gemeenten staan niet op uw lijst; er is niets te wijzigen", ""),
    Obstacle.NO_MUNICIPALITY_CHOSEN: ("Kies ten minste een gemeente", ""),
    Obstacle.NAME_NOWHERE: ("{name} staat nergens in de database", "Kijk hoe de naam is getypt."),
    Obstacle.NAME_HAS_TO_STAY: ("{name} staat alleen waar niet gewist kan worden", "{places}"),
    Obstacle.NO_REASON_OF_NAME: ("De reden ontbreekt", "Schrijf op waarom de naam wordt gewist."),
    Obstacle.NAME_IN_REASON: ("In de reden staat de naam zelf", "Schrijf de reden zonder de naam."),
    Obstacle.WORD_GONE: ("Dat woord staat niet (meer) in de lijst", REFRESH),
    Obstacle.WORD_IS_SO: ("Dat staat er al zo", ""),
    Obstacle.NO_WORD: ("Er staat niets", "Typ het woord of de reden."),
    Obstacle.WORD_TOO_LONG: ("Dat is langer dan {longest} tekens", "Maak het korter."),
    Obstacle.WORD_TWICE: ("„{word}” staat al in de lijst", ""),
    Obstacle.TERM_OUT_OF_RANGE: (
        "Een bewaartermijn is een getal van 1 tot en met {longest} jaar",
        "",
    ),
    Obstacle.KEPT_UNTIL_NOT_TO_COME: (
        "Langer bewaren tot {until} kan niet: die dag ligt niet na vandaag",
        "Kies een latere dag.",
    ),
    Obstacle.NOTHING_CHOSEN: ("Er is niets gekozen", "Kies in de bewaarlijst waar het om gaat."),
    Obstacle.NO_REASON_OF_RETENTION: (
        "De reden ontbreekt",
        "Noem het besluit of de regel waarop u steunt.",
    ),
    Obstacle.RETENTION_LIST_CHANGED: ("De bewaarlijst is intussen anders", "Bekijk haar opnieuw."),
    Obstacle.NO_REASON_OF_UNDOING: (
        "Dit is een besluit van Gedeputeerde Staten; het blijft zichtbaar als ongedaan gemaakt",
        "Schrijf op waarom.",
    ),
    Obstacle.NOTHING_LEFT_OF_IMPORT: (
        "Wat in deze import stond, is door nieuwere gegevens vervangen",
        "Er is niets opnieuw uit te voeren.",
    ),
    Obstacle.FOLDER_IS_MANAGED: (
        "De map {folder} is door uw beheerder ingesteld",
        "Vraag uw beheerder om een andere map.",
    ),
    Obstacle.NO_FOLDER: ("{folder} is geen map", "Kies een map die bestaat."),
    Obstacle.FOLDER_IS_WATCHED: ("Dat is al zo ingesteld", "Kies een andere map."),
    Obstacle.NO_FOLDER_WATCHED: ("Er wordt geen map gevolgd", "Kies eerst een map."),
    Obstacle.NAME_TOO_SHORT: (
        "Een naam heeft ten minste {shortest} letters",
        "Typ de achternaam of de hele naam.",
    ),
    Obstacle.ROW_GONE: ("Dit staat er intussen niet meer", "Kijk onder Historie."),
    Obstacle.NO_LAYOUT: ("Dit bestand is geen indeling van Toezichtdesk", _OTHER_FILE),
    Obstacle.COPY_TOO_LARGE: (
        "Deze werkmap is te groot voor een gemarkeerde kopie",
        "Bewaar alleen het blad met de cijfers in een nieuwe werkmap.",
    ),
    Obstacle.NO_MARKED_COPY: (
        "Van deze werkmap is geen gemarkeerde kopie te maken",
        "Bewaar hem in Excel als .xlsx en importeer die.",
    ),
    Obstacle.COPY_OVER_SHEET: (
        "{path} is het blad van de afzender; dat blijft zoals het is",
        _OTHER_NAME,
    ),
    Obstacle.NOT_A_LAYOUT: ("{file} is geen indeling", _OTHER_FILE),
    Obstacle.LAYOUT_UNREADABLE: ("{file} is niet te lezen", _OTHER_FILE),
    Obstacle.QUESTIONS_OPEN: ("{questions}", ""),
    Obstacle.CELLS_NOT_READ: (
        "In {file} {unread} niet te lezen",
        "Verbeter het blad, of kies ervoor die rijen over te slaan.",
    ),
    Obstacle.NOTHING_NEW: ("{file}: {imported_before}", ""),
    Obstacle.LAYOUT_WITHOUT_NAME: ("Geef de indeling een naam", ""),
    Obstacle.LAYOUT_WITHOUT_HEADINGS: ("Kies een rij met ten minste twee koppen", ""),
    Obstacle.LAYOUT_COLUMN_TWICE: ("Twee kolommen zijn {column}", _CHOOSE_ONE),
    Obstacle.LAYOUT_MONTH_UNCLEAR: (
        "Meer dan één kolom is {column}, maar de kop „{heading}” noemt geen maand of dag",
        _CHOOSE_ONE,
    ),
    Obstacle.LAYOUT_WITHOUT_MUNICIPALITY: (
        "Wijs de kolom met de gemeente of de gemeentecode aan",
        "",
    ),
    Obstacle.LAYOUT_WITHOUT_FIGURES: ("Wijs ten minste een kolom met cijfers aan", ""),
    Obstacle.SHEET_NOT_OPENED: ("Gevonden: {found}", "{advice}"),
    Obstacle.COPY_SIZE_NOT_POSSIBLE: ("Een kopie tot {megabytes} MB kan niet", _UP_TO_LARGEST),
    Obstacle.ATTACHMENT_SIZE_NOT_POSSIBLE: (
        "Een bijlage tot {megabytes} MB kan niet",
        _UP_TO_LARGEST,
    ),
    Obstacle.MUNICIPALITIES_STAY: (
        "De gemeentetabel hoort bij de database en wordt niet ongedaan gemaakt",
        "",
    ),
    Obstacle.TEXT_STAYS_ERASED: (
        "Een gewiste tekst is nergens meer bewaard en komt niet terug",
        "",
    ),
    Obstacle.NAME_STAYS_ERASED: ("Een gewiste naam is nergens meer bewaard en komt niet terug", ""),
    Obstacle.SEEN_STAYS_SEEN: (
        "Wat u hebt bekeken, hebt u bekeken; daar valt niets aan ongedaan te maken",
        "",
    ),
    Obstacle.TRIAL_STAYS_TRIAL: (
        "Dat dit een proefomgeving is, blijft zo",
        "Gooi haar weg als u klaar bent.",
    ),
    Obstacle.UPGRADE_STAYS: ("Het bijwerken van de database wordt niet ongedaan gemaakt", ""),
    Obstacle.IS_UNDOING_ITSELF: (
        "Dit is zelf een handeling die iets ongedaan maakt",
        "Voer de handeling die ongedaan is gemaakt opnieuw uit.",
    ),
    Obstacle.ALREADY_UNDONE: ("Dit is al ongedaan gemaakt: {summary}", ""),
    Obstacle.NOT_UNDONE: ("Dit is niet ongedaan gemaakt; er valt niets opnieuw uit te voeren", ""),
    Obstacle.ALREADY_REDONE: ("Dit is al opnieuw uitgevoerd", ""),
    Obstacle.RESTS_ON_UNDONE: (
        "Dit rust op wat ongedaan is gemaakt",
        "Voer dat eerst opnieuw uit: {summary}",
    ),
    Obstacle.FILE_STAYS_ERASED: ("Het bestand van deze bijlage is gewist en komt niet terug", ""),
    Obstacle.FILE_IS_LOST: (
        "Het bestand van de bijlage {name} is er niet meer ({path})",
        "Zet het terug uit de map bijlagen van een back-up; dan kan de bijlage terugkomen.",
    ),
    Obstacle.BUILT_ON_UNDOING: (
        (
            "{summary} Dit kan nu niet ongedaan worden gemaakt: een latere handeling bouwt erop "
            "voort of kwam ervoor in de plaats, nummer {number}: {later}{further}"
        ),
        _UNDO_FIRST,
    ),
    Obstacle.BUILT_ON_REDOING: (
        (
            "{summary} Dit kan nu niet worden opnieuw uitgevoerd: een latere handeling bouwt "
            "erop voort of kwam ervoor in de plaats, nummer {number}: {later}{further}"
        ),
        _UNDO_FIRST,
    ),
}
