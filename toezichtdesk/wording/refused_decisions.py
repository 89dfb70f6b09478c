"""Why a decision, a balance, a target, a term or a policy is not recorded.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.wording.advice import REFRESH

_LATER = "Geef een latere dag."

DECISIONS: dict[Obstacle, tuple[str, str]] = {
    Obstacle.BALANCE_IS_SURE: (
        (
            "Het beginsaldo van {name} over {period} staat vast: er zijn geen twee opgaven die "
            "verschillen"
        ),
        "",
    ),
    Obstacle.NEITHER_BALANCE: (
        "{settled} is geen van beide opgaven",
        "Kies {closing} (eindsaldo van {previous}) of {opening} (beginsaldo van {period}).",
    ),
    Obstacle.NO_REASON_OF_BALANCE: (
        "De reden ontbreekt",
        "Schrijf op waarom {settled} het juiste beginsaldo van {name} is.",
    ),
    Obstacle.STAND_IS_NEWER: (
        (
            "Het voorstel voor {name} rust op de stand van {reference_date}, vastgelegd op "
            "{recorded}"
        ),
        (
            "Een besluit van een eerdere dag kan er niet op rusten. Geef {first} of later, of "
            "plaats de gemeente met een motief."
        ),
    ),
    Obstacle.RUNG_FROZEN: (
        "De trede van {name} is bevroren tot en met {until}",
        "Leg met een motief vast op welke trede de gemeente staat.",
    ),
    Obstacle.NO_PROPOSAL: (
        "Voor {name} is er geen open voorstel",
        "Wilt u toch een andere trede? Plaats de gemeente dan met een motief.",
    ),
    Obstacle.NO_SUCH_RUNG: ("Trede {rung} bestaat niet", "Kies een trede van 1 tot en met 6."),
    Obstacle.NO_MOTIVE: (
        "Het motief ontbreekt",
        "Schrijf op waarom {name} op trede {rung} wordt geplaatst.",
    ),
    Obstacle.NO_DECISION_OF_GS: (
        (
            "Van trede {before} naar trede {rung} voor {name}: over trede 4 en hoger besluiten "
            "Gedeputeerde Staten, ook over een daling"
        ),
        "Geef de datum en het kenmerk van hun besluit.",
    ),
    Obstacle.DECIDED_AFTER_TODAY: (
        "De besluitdatum {day} ligt na vandaag ({today})",
        "Leg het besluit vast zodra het is genomen.",
    ),
    Obstacle.DECIDED_BEFORE_LAST: (
        "De besluitdatum {day} ligt voor het vorige besluit van {last}",
        "Geef een latere datum.",
    ),
    Obstacle.FREEZE_WITHOUT_GROUND: (
        "Een bevriezing heeft een grond en een reden nodig",
        "Vul beide in.",
    ),
    Obstacle.FREEZE_ENDED: ("De einddatum {until} is al voorbij", "Kies een latere datum."),
    Obstacle.NO_FREEZE: ("Voor deze gemeente is vandaag geen bevriezing van kracht", ""),
    Obstacle.NO_EARLIER_END: (
        (
            "{until} is geen eerder einde van deze bevriezing, die loopt van {since} tot en met"
            " {ends}"
        ),
        "Langer bevriezen? Leg dan een nieuwe bevriezing vast, met grond en reden.",
    ),
    Obstacle.OWN_COUNT_TWICE: (
        "Van {name} is over de stand van {reference_date} al een eigen telling vastgelegd",
        "Wijzig die.",
    ),
    Obstacle.OWN_COUNT_GONE: ("Deze eigen telling bestaat niet meer", REFRESH),
    Obstacle.COUNT_NEGATIVE: (
        "Een telling is 0 of meer",
        "Vul het aantal gehuisveste personen in.",
    ),
    Obstacle.NO_REASON_OF_COUNTS: (
        "De reden ontbreekt",
        "Schrijf op waardoor de tellingen verschillen.",
    ),
    Obstacle.COUNT_OF_TWO_PERIODS: (
        "Op {reference_date} telt een stand van {one} en van {other}",
        "Noem de periode onder de kop „Periode”.",
    ),
    Obstacle.NO_DAY_TO_AGREE_BY: (
        "De dag ontbreekt waarop gemeente en COA het eens moeten zijn",
        "Vul een dag in onder de kop „Overeenstemming voor”.",
    ),
    Obstacle.AGREED_TO_COME: (
        "{agreed_on} is nog niet geweest",
        "Vul de dag in waarop gemeente en COA het eens werden, of laat het veld leeg.",
    ),
    Obstacle.NO_OUTCOME: ("De uitkomst ontbreekt", "Schrijf op welke telling juist is."),
    Obstacle.NO_DAY_OF_OUTCOME: (
        "Vul bij de uitkomst ook de dag in waarop gemeente en COA het eens werden",
        "",
    ),
    Obstacle.VERSION_WITHOUT_NAME: (
        "De versie heeft nog geen naam",
        "Vul een naam in, zoals „Beleid 2027”.",
    ),
    Obstacle.VERSION_WITHOUT_MOTIVE: (
        "Het motief ontbreekt",
        "Schrijf op waarom versie „{name}” deze waarden heeft.",
    ),
    Obstacle.VERSION_NAME_TAKEN: (
        "Er is al een beleidsversie „{name}”",
        "Een versie verandert niet: kies een andere naam.",
    ),
    Obstacle.VERSION_BEFORE_DECISION: (
        (
            "De versie kan niet vanaf {valid_from} gelden: er is op {last} nog een besluit "
            "genomen onder het vorige beleid"
        ),
        "Kies {last} of een latere dag.",
    ),
    Obstacle.NO_PROPOSAL_TO_SEE: (
        "Er is geen voorstel om te bekijken",
        "Ververs het scherm met F5: de cijfers zijn gewijzigd.",
    ),
    Obstacle.NO_REASON_OF_WAITING: (
        "De reden ontbreekt",
        "Schrijf op waarom het voorstel voor {name} wacht.",
    ),
    Obstacle.UNTIL_NOT_TO_COME: (
        "Uitstellen tot {until} kan niet: die dag ligt niet na vandaag",
        "Kies een latere dag.",
    ),
    Obstacle.NOT_PUT_OFF: ("Het voorstel voor {name} is niet uitgesteld", ""),
    Obstacle.NO_PROPOSAL_TO_PUT_OFF: (
        "Voor {name} is er geen open voorstel",
        "Er valt niets uit te stellen.",
    ),
    Obstacle.PROPOSAL_PROVISIONAL: (
        "Het voorstel voor {name} is voorlopig en wacht al op het einde van de periode",
        "Uitstellen is niet nodig.",
    ),
    Obstacle.NO_REASON_OF_DROPPING: (
        "De reden ontbreekt",
        "Schrijf op waarom dit niet meer hoeft.",
    ),
    Obstacle.WORK_NOT_OPEN: ("Dit staat voor {name} niet meer open", REFRESH),
    Obstacle.WORK_PRESCRIBED: (
        "„{work}” schrijft het beleid voor en kan niet worden uitgesteld of genegeerd",
        "{ground}",
    ),
    Obstacle.TARGET_TOO_LOW: (
        "{name} heeft een taakstelling van {target}; {persons} overdragen kan niet",
        "Geef een lager aantal.",
    ),
    Obstacle.SWAP_WITH_ITSELF: (
        "Ruilen kan alleen tussen twee gemeenten",
        "Kies een andere gemeente.",
    ),
    Obstacle.SWAP_OF_NOBODY: ("{asked} personen ruilen kan niet", "Geef 1 of meer."),
    Obstacle.SWAP_OUTSIDE_PERIOD: (
        "De ingangsdatum {valid_from} valt niet in {period}",
        "Kies een dag van {first_day} tot en met {last_day}.",
    ),
    Obstacle.SWAP_TO_COME: (
        "De ingangsdatum {valid_from} ligt na vandaag ({today})",
        "Leg de ruil vast op of na die dag.",
    ),
    Obstacle.TARGET_IS_NEWER: (
        "Van {name} is een taakstelling bekend van {newest}, na {day}",
        "Kies die dag of een latere als ingangsdatum.",
    ),
    Obstacle.TARGET_UNKNOWN: (
        "Van {name} is de taakstelling van {period} niet bekend",
        "Importeer die eerst; zonder taakstelling valt er niets te ruilen.",
    ),
    Obstacle.NO_DAYS_TO_EXTEND: ("Met {days} dagen verlengen kan niet", "Geef 1 dag of meer."),
    Obstacle.NO_REFERENCE: (
        "Het kenmerk ontbreekt",
        "Gedeputeerde Staten trekken in; geef het kenmerk van hun besluit.",
    ),
    Obstacle.ITEM_AFTER_TODAY: (
        "De datum {dated_on} ligt na vandaag ({today})",
        "Leg het stuk vast zodra het er is.",
    ),
    Obstacle.NO_REASON_OF_ITEM: ("De reden ontbreekt", "Schrijf op waarom het stuk vervalt."),
    Obstacle.ITEM_GONE: ("Dit stuk staat niet in het dossier", REFRESH),
    Obstacle.ITEM_WITHOUT_TERM: ("Een {item} geeft geen termijn", "Laat de termijn leeg."),
    Obstacle.TERM_BEFORE_ITEM: (
        "De termijn eindigt op {due_on}, voor de datum van het stuk ({dated_on})",
        _LATER,
    ),
    Obstacle.NO_REASON_OF_TERM: (
        "De reden ontbreekt",
        "Schrijf op waarom de doorlooptijd van {name} is {event}.",
    ),
    Obstacle.NO_TERM_RUNS: (
        "Voor {name} loopt geen doorlooptijd: die begint met het besluit voor trede 4",
        "Leg eerst dat besluit vast.",
    ),
    Obstacle.TERM_EVENT_TO_COME: (
        "De dag {day} ligt na vandaag ({today})",
        "Leg het vast op de dag zelf.",
    ),
    Obstacle.TERM_EVENT_TOO_EARLY: (
        "De dag {day} ligt voor de laatste gebeurtenis van deze doorlooptijd, {last}",
        _LATER,
    ),
    Obstacle.TERM_SUSPENDED: ("De doorlooptijd van {name} is al opgeschort", "Hervat hem eerst."),
    Obstacle.TERM_NOT_SUSPENDED: (
        "De doorlooptijd van {name} is niet opgeschort; er valt niets te hervatten",
        "",
    ),
    Obstacle.NO_SUCH_VERSION: ("Er is geen beleidsversie „{name}”", "Bekend zijn: {names}."),
    Obstacle.UNKNOWN_PARAMETERS: (
        "Deze parameters horen niet bij de versie: {parameters}",
        "Laat ze weg.",
    ),
    Obstacle.PROPOSAL_WAITS: (
        "Het voorstel voor {name} wacht nog",
        "{reasons} Wilt u niet wachten? Wijk dan af met een motief.",
    ),
    Obstacle.RUNG_CHANGED: (
        (
            "Over {name} is intussen iets vastgelegd. U zag trede {seen_rung} met het voorstel "
            "trede {seen_outcome}; nu is het trede {rung} met {outcome}. Er is niets vastgelegd"
        ),
        "Bekijk het voorstel opnieuw en beslis dan.",
    ),
    Obstacle.FREEZE_CHANGED: (
        (
            "De bevriezing is intussen gewijzigd: zij loopt nu van {since} tot en met {until}. "
            "Er is niets vastgelegd"
        ),
        "Open het dossier opnieuw.",
    ),
    Obstacle.POLICY_NOT_POSSIBLE: ("{problems}", ""),
    Obstacle.VALUE_TOO_LOW: ("{parameter} moet {least} of meer zijn, niet {value}", ""),
    Obstacle.PACE_OUT_OF_RANGE: (
        "De tempogrens moet boven 0 liggen en mag ten hoogste {highest} zijn, niet {share}",
        "",
    ),
    Obstacle.PLAN_RUNG_OUT_OF_RANGE: (
        "De trede vanaf welke een verbeterplan nodig is, moet 1 tot en met 6 zijn, niet {rung}",
        "",
    ),
    Obstacle.RUNGS_WITHOUT_NAMES: ("Geef de zes treden elk een eigen naam", ""),
    Obstacle.NO_COUNTING_KIND: (
        "Kies ten minste één soort contact die telt voor de contactplicht",
        "",
    ),
    Obstacle.NO_ATTRIBUTION: (
        "Beschrijf welke huisvestingen tellen, bijvoorbeeld „datum van huisvesting”",
        "",
    ),
    Obstacle.THRESHOLDS_MISCOUNTED: (
        "Geef vijf drempels (trede 2 tot en met 6) of zes (trede 1 tot en met 6), niet {count}",
        "",
    ),
    Obstacle.THRESHOLD_TOO_LOW: ("Een drempel is een deel van de taakstelling boven 0", ""),
    Obstacle.THRESHOLDS_NOT_RISING: (
        "De drempels moeten oplopen: elke volgende is hoger dan die ervoor",
        "",
    ),
    Obstacle.VALUE_NOT_POSSIBLE: ("De waarde {value} van {label} kan niet", "{why}"),
    Obstacle.NO_WHOLE_NUMBER: ("Vul een geheel getal in", ""),
    Obstacle.NO_SHARE: ("Vul een getal in, zoals 0,9 of 90 %", ""),
    Obstacle.NONE_OF_THESE: ("Kies uit {choices}", ""),
    Obstacle.NEITHER_YES_NOR_NO: ("Kies ja of nee", ""),
    Obstacle.NO_LIST_OF_VALUES: ("Geef een lijst van waarden", ""),
    Obstacle.NO_COUNT_OF_COA: (
        (
            "Van {name} is over de stand van {reference_date} ({period}) geen telling van het "
            "COA bekend"
        ),
        "Kies een stand uit de cijfers, of importeer die eerst.",
    ),
    Obstacle.SAME_COUNT_AS_COA: (
        "Het COA telt over de stand van {reference_date} ({period}) ook {persons}",
        "Er is geen verschil.",
    ),
}
