"""What the invented case file of Waterveen holds: contacts, agreements and a plan."""

from __future__ import annotations

from datetime import date

from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Horizon,
    ImprovementPlan,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.domain.policy import ContactKind

CONTACTS = (
    Contact(
        "GM9001", date(2026, 1, 12), ContactKind.SUPERVISION_OFFICIAL,
        "Twaalf kamers aan de Havenkade komen in april vrij; de omzetting van het oude "
        "belastingkantoor wacht op de netbeheerder.",
        "beleidsmedewerker wonen", id=3,
    ),
    Contact(
        "GM9001", date(2025, 10, 9), ContactKind.SUPERVISION_OFFICIAL,
        "Voorrang voor kleine woningen besproken met de corporatie.", "teamleider wonen", id=2,
    ),
    Contact(
        "GM9001", date(2025, 5, 20), ContactKind.TELEPHONE,
        "COA koppelde in april minder dan afgesproken.", "beleidsmedewerker wonen", id=1,
    ),
)  # fmt: skip

AGREEMENTS = (
    Agreement("GM9001", Party.MUNICIPALITY, "lijst van locaties voor kamerbewoning",
              date(2026, 3, 15), id=1),
    Agreement("GM9001", Party.MUNICIPALITY, "raadsvoorstel flexwoningen De Hoef",
              date(2026, 4, 30), id=2),
    Agreement("GM9001", Party.PROVINCE, "contact met COA over koppelingen van gezinnen",
              date(2026, 3, 10), id=3),
    Agreement("GM9001", Party.PROVINCE, "voorbeeld van een urgentieverordening sturen",
              date(2026, 2, 1), date(2026, 1, 30), id=4),
)  # fmt: skip

PLAN = ImprovementPlan(
    1,
    "GM9001",
    PlanDates(
        requested_on=date(2026, 1, 14),
        due_on=date(2026, 2, 11),
        received_on=date(2026, 2, 9),
        judged_on=date(2026, 2, 20),
        judgement=Judgement.INSUFFICIENT,
        judgement_note="geen maatregel tegen herhaling",
    ),
    (
        PlanMeasure("Kamers Havenkade verhuren aan alleenstaanden", Horizon.SHORT_TERM,
                    "corporatie Thuisveen", date(2026, 5, 1), 12, MeasureStatus.RUNNING, id=1),
        PlanMeasure("Flexwoningen De Hoef", Horizon.MEDIUM_TERM, "gemeente",
                    date(2026, 9, 1), 20, MeasureStatus.DELAYED, id=2),
    ),
)  # fmt: skip
