"""The clock and the file of rungs 4-6: read from the store, and put into Dutch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.terms import (
    FileCheck,
    FileItem,
    FileItemKind,
    TermClock,
    TermEvent,
    TermEventKind,
    TermState,
)
from toezichtdesk.ladder.terms import clock, file_checks
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema

_ENDED = {
    TermEventKind.WITHDRAWN: "beëindigd door intrekking",
    TermEventKind.LAPSED: "beëindigd door verval",
}
_HAPPENED = {
    TermEventKind.SUSPENDED: "Doorlooptijd trede 4, 5 en 6 opgeschort",
    TermEventKind.RESUMED: "Doorlooptijd trede 4, 5 en 6 hervat",
    TermEventKind.EXTENDED: "Richtpunt trede 4, 5 en 6 verlengd",
    TermEventKind.WITHDRAWN: "Vooraankondiging of besluit ingetrokken",
    TermEventKind.LAPSED: "Vooraankondiging of besluit vervallen",
}


@dataclass(frozen=True, slots=True)
class Track:
    """The term events and file items of one municipality, oldest first."""

    events: tuple[TermEvent, ...] = ()
    items: tuple[FileItem, ...] = ()

    def clock(
        self, decisions: tuple[Decision, ...], today: date, policy: Policy
    ) -> TermClock | None:
        """Return the clock on the day; None outside rungs 4-6."""
        return clock(decisions, self.events, today, policy)

    def checks(self, decisions: tuple[Decision, ...], today: date) -> tuple[FileCheck, ...]:
        """Return what is on file and what is missing for the steps to rungs 5 and 6."""
        return file_checks(decisions, self.events, self.items, today)


def tracks(known: AsKnown, code: str | None = None) -> dict[str, Track]:
    """Return per municipality its term events and file items up to the day, if not withdrawn."""
    events, items = _events(known, code), _items(known, code)
    return {code: Track(tuple(events[code]), tuple(items[code])) for code in {*events, *items}}


def _events(known: AsKnown, code: str | None) -> dict[str, list[TermEvent]]:
    events: dict[str, list[TermEvent]] = defaultdict(list)
    event = known.table(schema.term_event)
    query = (
        select(event).where(event.c.held_on <= known.today).order_by(event.c.held_on, event.c.id)
    )
    if code is not None:
        query = query.where(event.c.municipality == code)
    for row in known.connection.execute(query):
        made = (row.held_on, row.reason, row.days, row.reference, row.act)
        events[row.municipality].append(
            TermEvent(row.id, row.municipality, TermEventKind(row.kind), *made)
        )
    return events


def _items(known: AsKnown, code: str | None) -> dict[str, list[FileItem]]:
    items: dict[str, list[FileItem]] = defaultdict(list)
    item, document = known.table(schema.file_item), known.table(schema.file_document)
    query = (
        select(item, document.c.name.label("document"), document.c.act.label("document_act"))
        .outerjoin(document, and_(document.c.item == item.c.id, document.c.content.is_not(None)))
        .where(item.c.dated_on <= known.today, item.c.withdrawn.is_(False))
    )
    if code is not None:
        query = query.where(item.c.municipality == code)
    for row in known.connection.execute(query.order_by(item.c.dated_on, item.c.id)):
        items[row.municipality].append(
            FileItem(
                row.municipality,
                FileItemKind(row.kind),
                row.dated_on,
                row.reference,
                row.note,
                row.due_on,
                row.id,
                row.document or "",
                row.document_act or 0,
            )
        )
    return items


def clock_sentences(term: TermClock) -> tuple[str, ...]:
    """Return in Dutch the state of the clock, and the days spent on each rung."""
    started = wording.day(term.started_on)
    if term.state is TermState.ENDED and term.ended_on is not None:
        ending = term.events[-1]
        reason = wording.closed(ending.reason)
        return (
            (
                f"De doorlooptijd voor trede 4, 5 en 6 is {_ENDED[ending.kind]} op "
                f"{wording.day(term.ended_on)}, na {_days(term.used)}. Reden: {reason}"
            ),
        )
    sentences = [f"Dag {term.used} van {term.days} sinds {started}; {_end(term)}"]
    if len(term.used_per_rung) > 1 or term.suspended_days or term.extended_days:
        rungs = [f"trede {rung}: {_days(days)}" for rung, days in term.used_per_rung]
        sentences.append(f"Gebruikt: {wording.joined(rungs)}.")
    if term.suspended_days:
        sentences.append(f"Opgeschort: {_days(term.suspended_days)}; die tellen niet mee.")
    if term.extended_days:
        sentences.append(f"Verlengd met {_days(term.extended_days)}.")
    return tuple(sentences)


def guideline(term: TermClock) -> str:
    """Return the guideline of half a year and whether it was reached, as a Dutch sentence."""
    what = "Richtpunt van een half jaar voor trede 4, 5 en 6"
    if term.extended_days:
        what = f"Richtpunt van {term.days} dagen voor trede 4, 5 en 6"
    end = wording.day(term.ends_on)
    if term.state is not TermState.PASSED:
        return f"{what}: {end} (nog {_days(term.days_left)})."
    return f"{what}: bereikt op {end} ({_days(-term.days_left)} geleden)."


def event_sentence(event: TermEvent) -> str:
    """Return an event of the clock with its reason, as a Dutch sentence."""
    by = f" met {_days(event.days)}" if event.days else ""
    reference = f" Kenmerk: {wording.closed(event.reference)}" if event.reference else ""
    return f"{_HAPPENED[event.kind]}{by}. Reden: {wording.closed(event.reason)}{reference}"


def check_sentence(check: FileCheck) -> str:
    """Return what is missing on file for a step, which never blocks it."""
    if not check.missing:
        return f"Het dossier voor trede {check.to_rung} is compleet."
    missing = wording.joined([kind.value for kind in check.missing])
    return f"In het dossier voor trede {check.to_rung} ontbreekt: {missing}."


def _end(term: TermClock) -> str:
    if term.state is TermState.SUSPENDED:
        return f"opgeschort sinds {wording.day(_suspended_since(term))}."
    words = guideline(term)
    return f"{words[0].lower()}{words[1:]}"


def _suspended_since(term: TermClock) -> date:
    return max(e.on for e in term.events if e.kind is TermEventKind.SUSPENDED)


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{wording.number(count)} dagen"
