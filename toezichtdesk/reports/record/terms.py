"""The clock and the file of rungs 4-6, read from the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.terms import (
    FileCheck,
    FileItem,
    FileItemKind,
    TermClock,
    TermEvent,
    TermEventKind,
)
from toezichtdesk.ladder.terms import clock, file_checks
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema


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
