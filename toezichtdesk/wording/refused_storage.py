"""Why a file or the database cannot be read, written or put there.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle

_OTHER_NAME = "Kies een andere naam."
_SAFE_PLACE = (
    "Daar kan een database ongemerkt beschadigd raken of verloren gaan. Zet het bestand op de "
    "schijf van deze computer, in een map die niet wordt gesynchroniseerd. Reservekopieën mogen"
    " daar wel staan."
)
_OTHER_FILE = "Kies een ander bestand."

STORAGE: dict[Obstacle, tuple[str, str]] = {
    Obstacle.TRIAL_OVER_OWN_DATA: (
        "{file} is een kopie uit een proef en komt niet in de plaats van uw eigen gegevens",
        "Kies een back-up van uw eigen gegevens.",
    ),
    Obstacle.ONLY_TO_LOOK_AT: (
        "dit is een back-up, alleen om te bekijken",
        "Ga terug naar uw eigen gegevens om iets te doen.",
    ),
    Obstacle.COPY_IS_DATABASE: (
        "{path} is de database zelf, geen kopie ervan",
        "Kies een back-up uit de map met back-ups.",
    ),
    Obstacle.TRIAL_NOT_MADE: (
        "De proefomgeving kon niet worden gemaakt in {folder}: {reason}",
        "Uw eigen gegevens zijn niet gewijzigd.",
    ),
    Obstacle.TRIAL_NOT_THROWN_AWAY: (
        "De proefomgeving in {folder} kan niet worden weggegooid: {reason}",
        "Sluit wat haar gebruikt en probeer het opnieuw.",
    ),
    Obstacle.OF_A_DATABASE: (
        "{path} hoort bij een database van Toezichtdesk en wordt nooit overschreven",
        _OTHER_NAME,
    ),
    Obstacle.NAME_WITH_ODD_SIGN: (
        "{name} kan geen naam van een bestand zijn: er staat een teken in dat niet mag",
        "Kies een naam van letters, cijfers, spaties en streepjes.",
    ),
    Obstacle.NAME_OF_DEVICE: (
        (
            "{name} kan geen naam van een bestand zijn: Windows gebruikt CON, PRN, AUX, NUL, COM1 "
            "en LPT1 zelf, ook met een punt en letters erachter"
        ),
        "Kies een andere naam.",
    ),
    Obstacle.NO_SUCH_FOLDER: (
        "De map {folder} bestaat niet",
        "Kies een andere map of maak de map eerst aan.",
    ),
    Obstacle.PLACE_IS_FOLDER: ("{path} is een map", "Kies een bestandsnaam in die map."),
    Obstacle.PLACE_IS_DEVICE: (
        "{path} is geen gewoon bestand, maar een apparaat",
        "Kies een bestand.",
    ),
    Obstacle.PLACE_OF_OTHER_KIND: (
        "{path} is een bestand van een andere soort en blijft zoals het is",
        _OTHER_NAME,
    ),
    Obstacle.DOCUMENT_TOO_LARGE: (
        "{file} is groter dan {megabytes} MB",
        "Kies een kleiner bestand.",
    ),
    Obstacle.DOCUMENT_UNREADABLE: (
        "{path} kan niet worden gelezen: {reason}",
        "Sluit het bestand of kies een ander.",
    ),
    Obstacle.NO_TEMPORARY_FILES: (
        (
            "De werkmap kan niet worden gemaakt: de map voor tijdelijke bestanden ({folder}) is "
            "vol of niet te beschrijven"
        ),
        "Maak ruimte vrij en probeer het opnieuw.",
    ),
    Obstacle.DOCUMENT_NOT_WRITTEN: (
        "{path} kan niet worden geschreven: {reason}",
        "Sluit het bestand, maak ruimte vrij of kies een andere plaats.",
    ),
    Obstacle.SETTINGS_UNREADABLE: (
        (
            "De instellingen van uw beheerder in {path} zijn niet te gebruiken: het bestand is "
            "niet te lezen als TOML"
        ),
        "Vraag uw beheerder het te herstellen.",
    ),
    Obstacle.SETTING_UNKNOWN: (
        "De instelling „{name}” in {path} is onbekend of leeg",
        "Verwacht: een map bij een van de namen {known}. Vraag uw beheerder het te herstellen.",
    ),
    Obstacle.SETTING_NO_FULL_PATH: (
        "De instelling „{name}” in {path} is geen volledig pad: {folder}",
        ("Vraag uw beheerder er een te geven, met variabelen die op deze laptop bestaan."),
    ),
    Obstacle.ATTACHMENT_TOO_LARGE: (
        "{file} is groter dan {megabytes} MB",
        "Bewaar een kleinere kopie, of verhoog de grens bij Beheer.",
    ),
    Obstacle.ATTACHMENT_IS_NO_FILE: ("{path} is geen gewoon bestand", "Kies een bestand."),
    Obstacle.ATTACHMENT_ACTS: (
        "{file} is een programma of snelkoppeling; die wordt niet bewaard",
        "Kies een document.",
    ),
    Obstacle.ATTACHMENT_EMPTY: ("{file} is leeg", "Kies een bestand waarin iets staat."),
    Obstacle.KEPT_FILE_CHANGED: (
        "De bewaarde kopie {path} is gewijzigd en wordt niet overschreven",
        "Zet het bestand terug uit een back-up, en voeg de bijlage dan toe.",
    ),
    Obstacle.ATTACHMENT_UNREADABLE: (
        "Het bestand {path} is er niet (meer) of niet te lezen",
        "Kies het opnieuw.",
    ),
    Obstacle.NOTHING_LEFT: (
        "Van {path} is niets meer te lezen",
        "Zet een back-up terug, of vraag uw beheerder om een kopie van een andere schijf.",
    ),
    Obstacle.PLACE_NOT_WRITTEN: (
        "{path} kan niet worden geschreven: {reason}",
        "Kies een andere plaats of naam.",
    ),
    Obstacle.NAME_TAKEN: ("{path} bestaat al en wordt niet overschreven", _OTHER_NAME),
    Obstacle.WRITTEN_ALL_THE_SAME: (
        "{path} is geschreven, maar de schijf meldde daarbij een fout",
        "Controleer het bestand en laat de schijf nakijken.",
    ),
    Obstacle.HELD_BY_WINDOW: (
        "Toezichtdesk is open met {path}",
        "Sluit het venster eerst, of zet de kopie daar terug.",
    ),
    Obstacle.PLACE_SYNCHRONISED: ("{path} staat in een map van {service}", _SAFE_PLACE),
    Obstacle.PLACE_IN_CLOUD: ("{path} staat in een map van een clouddienst", _SAFE_PLACE),
    Obstacle.PLACE_ON_NETWORK: ("{path} staat op een netwerkschijf", _SAFE_PLACE),
    Obstacle.NAME_OF_SQLITE: (
        (
            "{path} kan niet: een naam die zo eindigt, is van een database ernaast, die "
            "daardoor beschadigd kan raken"
        ),
        _OTHER_NAME,
    ),
    Obstacle.PATH_TOO_LONG: (
        "De naam van de map is te lang voor Windows: {path}",
        (
            "Met de naam van een reservekopie erbij is hij langer dan {longest} tekens. Zet het"
            " bestand in een map met een kortere naam."
        ),
    ),
    Obstacle.NO_DATABASE: (
        "Er is geen database op {path}",
        "Controleer de naam of begin een nieuwe database.",
    ),
    Obstacle.DATABASE_IS_FOLDER: ("{path} is een map, geen database van Toezichtdesk", _OTHER_FILE),
    Obstacle.DATABASE_IS_NO_FILE: (
        "{path} is geen gewoon bestand, geen database van Toezichtdesk",
        _OTHER_FILE,
    ),
    Obstacle.DATABASE_IS_EMPTY: (
        "{path} is een leeg bestand, geen database van Toezichtdesk",
        _OTHER_FILE,
    ),
    Obstacle.DATABASE_OF_OTHER_KIND: (
        "{path} is een ander soort bestand, geen database van Toezichtdesk",
        _OTHER_FILE,
    ),
    Obstacle.DATABASE_OF_OTHER_PROGRAM: (
        "{path} is een database van een ander programma, geen database van Toezichtdesk",
        _OTHER_FILE,
    ),
    Obstacle.DATABASE_TOO_NEW: (
        (
            "{path} is gemaakt met een nieuwere versie van Toezichtdesk: databaseversie "
            "{version}, dit programma kent {known}"
        ),
        "Werk Toezichtdesk bij en open het bestand opnieuw.",
    ),
    Obstacle.DATABASE_READ_ONLY: (
        "{path}, of de map ervan, is alleen-lezen; er kan niets in worden vastgelegd",
        "Vraag schrijfrechten, of gebruik een bestand in een map van uzelf.",
    ),
    Obstacle.DATABASE_BUSY: (
        "{path} wordt op dit moment door een ander programma beschreven",
        "Sluit dat programma, of probeer het zo opnieuw.",
    ),
    Obstacle.DATABASE_DAMAGED: (
        "{path} is beschadigd",
        ("Werk er niet mee verder, maar zet een reservekopie terug. De kopieën staan in {folder}."),
    ),
    Obstacle.DATABASE_REPLACED: (
        "{path} is intussen vervangen door een ander bestand; er is niets vastgelegd",
        "Sluit Toezichtdesk en open het bestand opnieuw.",
    ),
    Obstacle.STOPPED: ("Het werk is afgebroken; er is niets vastgelegd", ""),
    Obstacle.NO_TEXT: (
        "In de tekst staat een teken dat niet kan worden bewaard; er is niets vastgelegd",
        "Haal het vreemde teken weg, of typ de tekst opnieuw.",
    ),
    Obstacle.UNCERTAIN: (
        (
            "De schijf met {path} gaf een fout aan het einde van de handeling, en kan nu niet "
            "worden gelezen"
        ),
        (
            "Het is niet zeker of de handeling is vastgelegd. Sluit Toezichtdesk, controleer de"
            " schijf en kijk daarna in het logboek."
        ),
    ),
    Obstacle.DISK_FULL: (
        "De schijf met {path} is vol; er is niets vastgelegd",
        "Maak ruimte vrij en probeer het opnieuw.",
    ),
    Obstacle.DISK_FAULT: (
        "{path} kan niet worden gelezen of geschreven; er is niets vastgelegd",
        "Controleer uw rechten, de schijf en de netwerkverbinding, en probeer het opnieuw.",
    ),
    Obstacle.MIGRATION_FAILED: (
        "{path} kon niet worden bijgewerkt naar deze versie van Toezichtdesk",
        (
            "Er is niets aan veranderd: de vorige versie van het programma kan er verder mee. "
            "Een reservekopie staat in {backup}."
        ),
    ),
}
