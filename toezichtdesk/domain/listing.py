"""A table that leaves the desk: headings, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet of a workbook, or a text file. name: of the sheet. rows: as wide as headings."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Export(Enum):
    """What can be taken elsewhere as a table; the value is the name of the sheet, in Dutch."""

    OVERVIEW = "Overzicht"
    FIGURES = "Cijfers"
    CONTACTS = "Contacten"
    TALKS = "Geplande gesprekken"
    AGREEMENTS = "Afspraken"
    PLANS = "Verbeterplannen"
    KNOWLEDGE = "Kennis"
    OWN_COUNTS = "Eigen tellingen"
    DECISIONS = "Besluiten"
    JOURNAL = "Logboek"
    PUBLIC = "Openbaar"


class ReportName(Enum):
    """A report on paper; the value is what the console calls it."""

    OVERVIEW = "overview"
    RUNGS = "rungs"
    PLANS = "plans"
    CONTACTS = "contacts"
    HALF_YEAR = "half-year"
    KNOWLEDGE = "knowledge"
    PUBLIC = "public"
    DECISION = "decision"
    LADDER = "ladder"


OF_ONE_MUNICIPALITY = frozenset({ReportName.DECISION, ReportName.LADDER})
OF_A_HALF_YEAR = frozenset({ReportName.CONTACTS, ReportName.HALF_YEAR})
OF_A_PERIOD = OF_A_HALF_YEAR | {ReportName.KNOWLEDGE}  # knowledge sharing is reported by the year
