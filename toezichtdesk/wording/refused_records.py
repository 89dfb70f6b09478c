"""Why a contact, plan, talk, attachment or item of knowledge is not recorded.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.wording.advice import REFRESH

_OTHER_MUNICIPALITY = "Kies een andere gemeente."
_ONCE_MORE = "Legt u nog eens vast, dan geldt uw invoer."
_IN_TIME = "Leg dat vast zodra het zover is."

RECORDS: dict[Obstacle, tuple[str, str]] = {
    Obstacle.TWO_FILES_OF_A_NAME: (
        "Er zijn twee bestanden {name} gekozen",
        "Geef er een een andere naam, of laat er een weg.",
    ),
    Obstacle.NO_REASON_OF_ERASING: (
        "De reden ontbreekt",
        "Schrijf op waarom de bijlage wordt gewist.",
    ),
    Obstacle.ATTACHMENT_IS_ERASED: ("Deze bijlage is al gewist", ""),
    Obstacle.ATTACHMENT_OF_THAT_NAME: (
        "Bij {what} is al een bijlage {called}",
        "Geef het bestand een andere naam, of trek de eerste bijlage in.",
    ),
    Obstacle.ATTACHMENTS_NOT_KEPT: (
        "Bijlagen worden niet bewaard: de grens staat op 0 MB",
        "Verhoog haar bij Beheer.",
    ),
    Obstacle.ATTACHED_ELSEWHERE: (
        "Hetzelfde bestand is ook bijgevoegd bij {where}",
        "Het kan alleen overal tegelijk worden gewist.",
    ),
    Obstacle.ATTACHED_TO_NOTHING: ("Dat is er niet meer", REFRESH),
    Obstacle.NO_FOLLOW_UP_OPEN: ("Op dit contact staat geen vervolg open", REFRESH),
    Obstacle.NO_REASON_WITHOUT_CONTACT: (
        "De reden ontbreekt",
        "Schrijf op waarom contact niet nodig is.",
    ),
    Obstacle.WARNING_CLOSED: ("Dit signaal is al afgesloten", ""),
    Obstacle.CONTACT_WITHDRAWN: (
        "Dit contact is al ingetrokken",
        "Leg zo nodig een nieuw contact vast.",
    ),
    Obstacle.NOT_A_PRACTICE: ("Alleen een goede praktijk is te delen", "Kies er een uit de lijst."),
    Obstacle.PRACTICE_IS_OWN: ("Deze praktijk is van {name} zelf", _OTHER_MUNICIPALITY),
    Obstacle.PRACTICE_SHARED: (
        "Deze praktijk is op {shared} al met {name} gedeeld",
        _OTHER_MUNICIPALITY,
    ),
    Obstacle.KNOWLEDGE_AFTER_TODAY: (
        "De datum {day} ligt na vandaag ({today})",
        "Leg het vast als het is geweest.",
    ),
    Obstacle.KNOWLEDGE_GONE: ("Dit bestaat niet meer", REFRESH),
    Obstacle.NOTE_EMPTY: ("De notitie is leeg", "Schrijf op wat over de maatregel is gezegd."),
    Obstacle.NOTE_AFTER_TODAY: (
        "De datum {day} ligt na vandaag ({today})",
        "Leg vast wat is gezegd als het is gezegd.",
    ),
    Obstacle.MEASURE_GONE: ("Deze maatregel bestaat niet meer", REFRESH),
    Obstacle.NO_REASON_OF_CANCELLING: (
        "De reden ontbreekt",
        "Schrijf op waarom het gesprek vervalt.",
    ),
    Obstacle.NOBODY_AT_TALK: ("Kies ten minste één gemeente die bij het gesprek was", ""),
    Obstacle.TALK_GONE: ("Dit geplande gesprek bestaat niet meer", REFRESH),
    Obstacle.TALK_DONE: ("Dit gesprek is al {state}", REFRESH),
    Obstacle.MEASURE_WITHOUT_REASON: (
        "De reden ontbreekt: de maatregel is {status}",
        "Schrijf op waarom de maatregel {status} is.",
    ),
    Obstacle.NO_SUMMARY: ("De samenvatting ontbreekt", "Schrijf in een zin op wat is besproken."),
    Obstacle.CONTACT_AFTER_TODAY: (
        "De datum {held_on} ligt na vandaag ({today})",
        "Leg het contact vast als het is geweest.",
    ),
    Obstacle.TALK_WITHOUT_MUNICIPALITY: (
        "De gemeente ontbreekt",
        "Noem met welke gemeente het gesprek is.",
    ),
    Obstacle.TALK_BEFORE_TODAY: (
        "De dag {planned_on} ligt voor vandaag ({today})",
        "Leg een gesprek dat is geweest, vast als contact.",
    ),
    Obstacle.NO_SUBJECT: (
        "Het onderwerp ontbreekt",
        "Schrijf in een paar woorden waarover het ging.",
    ),
    Obstacle.NO_APPROACH: ("De aanpak ontbreekt", "Schrijf op wat er is gedaan."),
    Obstacle.NO_PARTIES: (
        "De partijen ontbreken",
        "Noem de organisaties of gemeenten die erbij waren.",
    ),
    Obstacle.ONE_PARTY: ("Een verbinding heeft twee partijen", "Noem ook de andere partij."),
    Obstacle.AGREEMENT_EMPTY: ("De afspraak is leeg", "Schrijf op wat is afgesproken."),
    Obstacle.PLAN_DUE_BEFORE_REQUEST: (
        "De termijn {due_on} ligt voor de dag van het verzoek, {requested_on}",
        "",
    ),
    Obstacle.NO_DESCRIPTION: ("De omschrijving ontbreekt", "Schrijf op wat de gemeente gaat doen."),
    Obstacle.PLAN_NOT_RECEIVED: (
        "Er is nog geen plan ontvangen",
        "Leg eerst vast wanneer het plan is ontvangen.",
    ),
    Obstacle.NO_DAY_OF_JUDGEMENT: (
        "De datum van het oordeel ontbreekt",
        "Vul in wanneer is beoordeeld.",
    ),
    Obstacle.NO_JUDGEMENT: ("Het oordeel over het hele plan ontbreekt", "Kies er een."),
    Obstacle.PLAN_NOT_SUFFICIENT: (
        "Het plan kan niet voldoende zijn: {part} is onvoldoende",
        "Beoordeel het plan als onvoldoende, of herzie dat onderdeel.",
    ),
    Obstacle.PLACES_NEGATIVE: ("{places} plaatsen kan niet", "Geef 0 of meer plaatsen."),
    Obstacle.PART_WITHOUT_REASON: (
        "De reden ontbreekt bij {part}",
        "Schrijf op waarom dit onderdeel {judgement} is.",
    ),
    Obstacle.ATTACHMENT_GONE: ("Deze bijlage bestaat niet meer", REFRESH),
    Obstacle.NOTHING_TO_OPEN: ("Deze bijlage is gewist", "Er is niets meer te openen."),
    Obstacle.ATTACHMENT_CHANGED: (
        "De bijlage {name} is buiten het programma gewijzigd ({path}) en wordt niet geopend",
        "Zet het bestand terug uit de map bijlagen van een back-up.",
    ),
    Obstacle.ATTACHMENT_LOST: (
        "De bijlage {name} is er niet meer ({path})",
        "Zet het bestand terug uit de map bijlagen van een back-up.",
    ),
    Obstacle.CONTACT_GONE: ("Dit contact bestaat niet meer", REFRESH),
    Obstacle.AGREEMENT_GONE: ("Deze afspraak bestaat niet meer", REFRESH),
    Obstacle.WARNING_GONE: ("Dit signaal bestaat niet meer", REFRESH),
    Obstacle.CONTACT_CHANGED: (
        "Dit contact is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.AGREEMENT_CHANGED: (
        "Deze afspraak is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.OWN_COUNT_CHANGED: (
        "Deze eigen telling is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.KNOWLEDGE_CHANGED: (
        "Deze {item} is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.PLAN_CHANGED: (
        "Dit verbeterplan is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.MEASURE_CHANGED: (
        "Deze maatregel is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.TALK_CHANGED: (
        "Dit geplande gesprek is intussen gewijzigd. {changes}. Er is niets vastgelegd",
        _ONCE_MORE,
    ),
    Obstacle.AGREEMENT_MADE_AFTER_TODAY: (
        "De dag waarop de afspraak is gemaakt, {day}, ligt na vandaag ({today})",
        _IN_TIME,
    ),
    Obstacle.AGREEMENT_KEPT_AFTER_TODAY: (
        "De dag waarop de afspraak is nagekomen, {day}, ligt na vandaag ({today})",
        _IN_TIME,
    ),
    Obstacle.PLAN_STEP_AFTER_TODAY: (
        "De datum waarop het plan is {step}, {day}, ligt na vandaag",
        "",
    ),
    Obstacle.PLAN_STEPS_UNORDERED: (
        "Het plan kan niet zijn {step} op {day}: het is {last_step} op {last}",
        "",
    ),
}
