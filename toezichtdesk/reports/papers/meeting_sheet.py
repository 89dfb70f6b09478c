"""The content of the meeting sheet (gespreksblad) of a municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.casefile import Contact
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.knowledge import KnowledgeKind
from toezichtdesk.domain.meeting_sheet import TALKS, USUAL, Arrangement, Section
from toezichtdesk.domain.policy import SUPERVISION_TALKS, ContactKind
from toezichtdesk.ladder import duties
from toezichtdesk.reports import settings
from toezichtdesk.reports.answers.dossier import Dossier, Event, EventKind, MeetingSheet
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.knowledge import KnowledgeRow, knowledge_rows
from toezichtdesk.reports.record.doubt import doubt

_MOST_QUESTIONS = 4
_ARRANGEMENT = "meeting_sheet/"
_NOT_NEWS = frozenset({EventKind.CONTACT, EventKind.IMPORT})


def meeting_sheet(
    connection: Connection,
    code: str,
    today: date,
    known_on: date | None = None,
    talk: ContactKind | None = None,
) -> MeetingSheet:
    """Return the content of the meeting sheet of a municipality, printed on the day.

    known_on: only what was recorded up to the end of this day counts; give it as today too.
    talk: the kind of talk; None takes the usual one of the rung.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    practices = knowledge_rows(connection, today) if known_on is None else ()
    return _sheet(connection, code, today, known_on, talk, practices)


def on_paper(
    connection: Connection, code: str, today: date, known_on: date | None = None
) -> Dossier:
    """Return the dossier for paper, which says so where the record is not as it was sealed.

    known_on: only what was recorded up to the end of this day counts; give it as today too.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    answer = dossier(connection, code, today, known_on)
    return replace(answer, doubt=doubt(connection))


def _sheet(
    connection: Connection,
    code: str,
    today: date,
    known_on: date | None,
    talk: ContactKind | None,
    practices: Sequence[KnowledgeRow],
) -> MeetingSheet:
    answer = on_paper(connection, code, today, known_on)
    wanted = talk or usual_talk(answer)
    last = last_talk(answer.contacts, today)
    return MeetingSheet(
        dossier=answer,
        printed_on=today,
        questions=_questions(answer),
        talk=wanted,
        arrangement=arrangement(connection, wanted),
        last_talk=last,
        since=since_last_talk(answer, last) if last else (),
        trial=settings.trial(connection),
        practices=_practices_for(code, practices),
    )


def _practices_for(code: str, rows: Sequence[KnowledgeRow]) -> tuple[tuple[str, str], ...]:
    """Return practices of others that fit a bottleneck here and were not shared yet."""
    return tuple(
        (f"{row.item.title} ({wording.joined(row.names)})", row.item.approach)
        for row in rows
        if row.item.kind is KnowledgeKind.PRACTICE and code in dict(row.fits)
    )


def meeting_sheets(
    connection: Connection,
    codes: Sequence[str],
    today: date,
    talk: ContactKind | None = None,
    known_on: date | None = None,
) -> tuple[MeetingSheet, ...]:
    """Return the meeting sheets of these municipalities, in the same order.

    Raises:
        OfficerCanAct: there is no municipality with one of the codes.
    """
    practices = knowledge_rows(connection, today) if known_on is None else ()
    return tuple(_sheet(connection, code, today, known_on, talk, practices) for code in codes)


def usual_talk(dossier: Dossier) -> ContactKind:
    """Return the usual talk of the rung: a progress talk on rung 1, a supervision talk above."""
    if dossier.row.rung == 1:
        return ContactKind.PROGRESS_TALK
    held = (one.kind for one in dossier.contacts if one.kind in SUPERVISION_TALKS)
    return next(held, ContactKind.SUPERVISION_OFFICIAL)


def arrangement_name(talk: ContactKind) -> str:
    """Return the name of the setting that holds the sections of this kind of talk."""
    return f"{_ARRANGEMENT}{talk.value}"


def arrangement(connection: Connection, talk: ContactKind) -> Arrangement:
    """Return the sections that the officer chose for this kind of talk; by default all."""
    stored = settings.setting(connection, arrangement_name(talk))
    if stored is None:
        return USUAL
    sections = {section.value: section for section in Section}
    return Arrangement(tuple(sections[name] for name in stored.split(",") if name in sections))


def last_talk(contacts: Sequence[Contact], today: date) -> Contact | None:
    """Return the newest talk before today; a call or an e-mail does not count."""
    held = (one for one in contacts if one.kind in TALKS and one.held_on < today)
    return max(held, key=lambda one: one.held_on, default=None)


def since_last_talk(dossier: Dossier, last: Contact) -> tuple[tuple[str, str], ...]:
    """Return (day, Dutch sentence) of each change after the last talk, oldest first."""
    changed = [*_figures_since(dossier, last.held_on)]
    changed += [
        (event.day, event.text)
        for event in dossier.events
        if _is_news(event) and last.held_on < event.day <= dossier.today
    ]
    changed += [
        (one.done_on, f"Nagekomen door de {one.party.value}: {one.text}")
        for one in dossier.agreements
        if one.done_on is not None and last.held_on < one.done_on <= dossier.today
    ]
    ordered = sorted(changed, key=lambda change: change[0])
    return tuple((wording.day(day), words) for day, words in ordered)


def _is_news(event: Event) -> bool:
    return event.kind not in _NOT_NEWS


def _figures_since(dossier: Dossier, day: date) -> list[tuple[date, str]]:
    stands: list[Standing] = [one.standing for one in dossier.periods]
    judged = [one for one in (*stands, *dossier.stands) if one.backlog_to_date is not None]
    before = max(
        (one for one in judged if one.reference_date <= day),
        key=lambda one: one.reference_date,
        default=None,
    )
    now = dossier.row.standing
    if before is None or now is None or now.reference_date <= day:
        return []
    old, new = before.backlog_to_date, now.backlog_to_date
    if old is None or new is None:
        return []
    day_words = wording.day(before.reference_date)
    sentence = f"De achterstand ging van {wording.number(old)} (stand {day_words}) "
    sentence += f"naar {wording.number(new)}."
    return [(now.reference_date, sentence)]


def _questions(dossier: Dossier) -> tuple[str, ...]:
    """Return the questions that the dossier raises, most pressing first."""
    asked = []
    measures = duties.open_measures(dossier.plan)
    open_agreements = duties.open_agreements(dossier.agreements)
    if any(a.due_on is not None and a.due_on <= dossier.today for a in open_agreements):
        asked.append("Welke afspraken van het vorige gesprek zijn nagekomen, en welke niet?")
    if any(row.is_open for row in dossier.own_counts):
        asked.append("Waarin verschilt de eigen telling van die van COA, en hoe komt die gelijk?")
    if dossier.row.trend is Trend.GROWS:
        asked.append("Waardoor groeit de achterstand, en wat doet de gemeente er nu aan?")
    if dossier.row.trend is Trend.EQUAL:
        asked.append("Waarom slinkt de achterstand niet, en wat gaat de gemeente anders doen?")
    if any(action.kind is ActionKind.PLAN for action in dossier.row.actions):
        asked.append("Wanneer is het verbeterplan compleet en vastgesteld?")
    if any(a.due_on is not None and a.due_on <= dossier.today for a in measures):
        asked.append("Wat leverden de maatregelen op waarvan de datum is verstreken?")
    asked.append("Hoeveel plaatsen komen er tot het einde van de periode zeker beschikbaar?")
    if dossier.row.trend in (Trend.NONE, Trend.SHRINKS):
        asked.append("Welke aanpak werkt hier, die andere gemeenten kan helpen?")
    return tuple(asked[:_MOST_QUESTIONS])
