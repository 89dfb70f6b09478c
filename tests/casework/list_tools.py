"""Shared by the tests that import lists: an officer's own workbook and how to read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.sheets.sheet_making import workbook
from toezichtdesk.domain.importing import Fix, ImportPlan
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.pages.dossier import dossier

if TYPE_CHECKING:
    from tests.conftest import Desk


TODAY = date(2026, 7, 10)
DELFT, EDE = "GM0503", "GM0228"
CONTACTS = (
    "Gemeente",
    "Datum",
    "Soort",
    "Samenvatting",
    "Gesprekspartner",
    "Vervolg",
    "Vervolg op",
)
MEASURES = (
    "Gemeente",
    "Maatregel",
    "Termijn",
    "Trekker",
    "Gereed op",
    "Verwachte plaatsen",
    "Status",
)
PLANS = ("Gemeente", "Gevraagd op", "Ontvangen op", "Vastgesteld op", "Oordeel")
AGREEMENTS = ("Gemeente", "Afspraak", "Wie", "Uiterlijk", "Nagekomen op")
FIGURES = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
TALK = ("Delft", date(2026, 5, 12), "voortgangsgesprek", "Over de flexwoningen", "wethouder wonen")
OTHER = ("Delft", "Urgentie", "herhaling", None, None, None, None)
FLEX = ("Delft", "Flexwoningen", "kort", "wethouder", date(2026, 12, 1), 40, "loopt")
OWN = {
    "Realisatie": (
        ("Stand 1 juli 2026, 2026-I",),
        FIGURES,
        ("Delft", 30, -6, 20, 3),
        ("Ede", 40, 0, 41, 1),
    ),
    "Contacten": (
        CONTACTS,
        TALK,
        (
            "Ede",
            "3 februari 2026",
            "Telefonisch",
            "Twee locaties",
            None,
            "bellen",
            date(2026, 8, 3),
        ),
    ),
    "Maatregelen": (MEASURES, FLEX, OTHER),
    "Verbeterplannen": (PLANS, ("Delft", date(2026, 2, 2), date(2026, 3, 2), None, None)),
    "Afspraken": (AGREEMENTS, ("Delft", "Lijst met locaties", "Gemeente", date(2026, 9, 1), None)),
}


def book(desk: Desk, name: str = "eigen.xlsx", **sheets: Any) -> Path:
    path = desk.folder / name
    path.write_bytes(workbook(**sheets))
    return path


def planned(
    desk: Desk, today: date = TODAY, fixes: tuple[Fix, ...] = (), **sheets: Any
) -> ImportPlan:
    return desk.plan(book(desk, **sheets), today, fixes=fixes)


def load(desk: Desk, today: date = TODAY, **sheets: Any) -> int:
    return desk.load(book(desk, **sheets), today)


def opened(desk: Desk, code: str = DELFT, today: date = TODAY) -> Dossier:
    return desk.ask(dossier, code, today)


days = st.dates(date(2026, 1, 1), TODAY)
