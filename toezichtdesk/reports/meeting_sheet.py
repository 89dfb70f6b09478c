"""What goes on the gespreksblad of a municipality."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.assessment import Trend
from toezichtdesk.ladder import duties
from toezichtdesk.reports.answers import ActionKind, Dossier, MeetingSheet
from toezichtdesk.reports.dossier import dossier

_MOST_QUESTIONS = 4


def meeting_sheet(connection: Connection, code: str, today: date) -> MeetingSheet:
    """Return the content of the meeting sheet of a municipality, printed on the day.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    found = dossier(connection, code, today)
    return MeetingSheet(found, today, _questions(found))


def _questions(found: Dossier) -> tuple[str, ...]:
    """Return what to ask, from what the dossier shows; most pressing first."""
    asked = []
    measures = duties.open_measures(found.plan)
    open_agreements = duties.open_agreements(found.agreements)
    if any(a.due_on is not None and a.due_on <= found.today for a in open_agreements):
        asked.append("Welke afspraken van het vorige gesprek zijn nagekomen, en welke niet?")
    if found.row.trend is Trend.GROWS:
        asked.append("Waardoor groeit de achterstand, en wat doet de gemeente er nu aan?")
    if found.row.trend is Trend.EQUAL:
        asked.append("Waarom slinkt de achterstand niet, en wat gaat de gemeente anders doen?")
    if any(action.kind is ActionKind.PLAN for action in found.row.actions):
        asked.append("Wanneer is het verbeterplan compleet en vastgesteld?")
    if any(a.due_on is not None and a.due_on <= found.today for a in measures):
        asked.append("Wat leverden de maatregelen op waarvan de datum is verstreken?")
    asked.append("Hoeveel plaatsen komen er tot het einde van de periode zeker beschikbaar?")
    if found.row.trend in (Trend.NONE, Trend.SHRINKS):
        asked.append("Welke aanpak werkt hier, die andere gemeenten kan helpen?")
    return tuple(asked[:_MOST_QUESTIONS])
