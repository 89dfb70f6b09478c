"""Why a question or a command is not answered.

Each is what is wrong, without its point, and what to do; names in braces are values.
"""

from __future__ import annotations

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.wording.advice import REFRESH

QUESTIONS: dict[Obstacle, tuple[str, str]] = {
    Obstacle.NO_SUCH_MUNICIPALITY: (
        "Er is geen gemeente met code {code}",
        "Kies een gemeente uit de lijst.",
    ),
    Obstacle.KNOWN_ON_TO_COME: (
        "{known_on} ligt na vandaag ({today})",
        "Kies een dag die is geweest.",
    ),
    Obstacle.NO_PLAN_YET: ("Er is nog geen verbeterplan", "Leg eerst vast dat het is gevraagd."),
    Obstacle.NO_COPY_OF_ITEM: (
        "Van stuk {number} is geen kopie bewaard",
        "Kies een nummer uit „filed list”.",
    ),
    Obstacle.NO_SUCH_KNOWLEDGE: ("{item} is niet vastgelegd", "Zie knowledge --json."),
    Obstacle.NOTHING_TO_CHANGE: (
        "Er is niets genoemd dat anders is",
        "Noem een veld; --help achter de opdracht toont ze.",
    ),
    Obstacle.TWO_PERIODS: (
        "Op {reference_date} telt een stand van {one} en van {other}",
        "Geef --period mee.",
    ),
    Obstacle.SENT_LOOKING_BACK: ("Met --known-on kijkt u terug; geef --sent alleen zonder", ""),
    Obstacle.REPORT_WITHOUT_PERIOD: (
        "Rapport {report} gaat niet over een periode",
        "Geef --known-on, of niets.",
    ),
    Obstacle.DECIDED_ON_ELSEWHERE: ("--decided-on hoort bij rapport {report}", ""),
    Obstacle.REPORT_OF_ONE: ("Rapport {report} gaat over één gemeente: geef --municipality", ""),
    Obstacle.NO_MUNICIPALITIES_YET: ("Er zijn nog geen gemeenten", "Importeer eerst een blad."),
    Obstacle.CASEFILE_OF_ONE: ("Een dossier is van één gemeente: geef --municipality", ""),
    Obstacle.NO_SUCH_MEASURE: (
        "Er is geen maatregel met nummer {number}",
        "De nummers staan in de uitvoer van plan.",
    ),
    Obstacle.NO_DATES_GIVEN: ("Geef ten minste één datum, bijvoorbeeld --received 2026-03-02", ""),
    Obstacle.NO_SUCH_KIND: ("Een soort {word} is er niet", "Kies uit: {known}."),
    Obstacle.NO_YEARS: ("{word} is geen aantal jaren", "Geef een getal, of „{none}”."),
    Obstacle.NOT_ON_RETENTION_LIST: (
        "{word} staat niet in de bewaarlijst van vandaag",
        "Bekijk haar met `retention`.",
    ),
    Obstacle.VALUE_IS_NO_TEXT: (
        "De waarde van {name} bevat tekens die geen tekst zijn",
        "Typ de waarde opnieuw.",
    ),
    Obstacle.NOTHING_TO_UNDO: ("Er is niets om ongedaan te maken", ""),
    Obstacle.NOTHING_TO_REDO: ("Er is niets om opnieuw uit te voeren", ""),
    Obstacle.NO_SUCH_ACT: ("Er is geen handeling met nummer {act}", "Kijk in het logboek."),
    Obstacle.NO_FILE_KEPT: (
        "Bij handeling {act} is geen kopie van een bestand bewaard",
        "Kies een import of een brief uit het logboek.",
    ),
    Obstacle.NO_SUCH_PROVINCE: ("Er is geen provincie {province}", "Kies uit: {known}."),
    Obstacle.PERIOD_NOT_BEGUN: ("{period} is nog niet begonnen", "Kies een eerder halfjaar."),
    Obstacle.TALK_NOT_OPEN: (
        "Dit geplande gesprek staat niet meer open",
        REFRESH,
    ),
    Obstacle.NO_MUNICIPALITY_MEANT: ("{advice}", ""),
    Obstacle.MUNICIPALITY_IS_NO_MORE: (
        "{name} bestond op {day} niet meer",
        "Kies een andere gemeente.",
    ),
    Obstacle.MUNICIPALITY_WAS_SPLIT: (
        "{name} bestond op {day} niet meer: de gemeente is op {ended} gesplitst over {heirs}",
        "Leg dit vast bij een van die gemeenten, of geef een dag van voor de herindeling.",
    ),
    Obstacle.MUNICIPALITY_WAS_MERGED: (
        "{name} bestond op {day} niet meer: de gemeente is op {ended} opgegaan in {heir}",
        "Leg dit vast bij {heir}, of geef een dag van voor de herindeling.",
    ),
    Obstacle.MUNICIPALITY_IS_NOT_YET: (
        "{name} bestond op {day} nog niet: de gemeente is er sinds {since}",
        "Geef die dag of een latere.",
    ),
    Obstacle.MUNICIPALITY_CAME_FROM: (
        "{name} bestond op {day} nog niet: de gemeente is er sinds {since}",
        "Leg dit vast bij {predecessors}, of geef die dag of een latere.",
    ),
    Obstacle.OUTPUT_TAKEN: (
        "{path} bestaat al en wordt niet overschreven",
        "Kies een andere naam. Of geef --overwrite mee.",
    ),
}
