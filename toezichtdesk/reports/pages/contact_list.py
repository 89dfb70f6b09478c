"""The contacts of all municipalities in one list, newest first, prepared for filtering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from heapq import merge

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Contact
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder import duties
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record import casefile
from toezichtdesk.reports.record.searched_texts import compared
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact in the list of all municipalities.

    name: of the municipality; name_key: folded for comparison. counts: whether it counts for the
    duty of contact. text: the note on one line. key: every word of the contact and every name of
    the municipality, folded, so that a filter only compares. tags: every bottleneck, without `#`.
    """

    contact: Contact
    name: str
    name_key: str
    counts: bool
    text: str
    key: str
    tags: tuple[str, ...] = ()


def contact_rows(
    connection: Connection,
    today: date,
    *,
    municipality: str | None = None,
    since: date | None = None,
) -> tuple[ContactRow, ...]:
    """Return the contacts up to the day, newest first, without withdrawn ones.

    municipality: the code of the only one to include. since: the first day to include.
    """
    known = AsKnown(connection, today)
    names = _names(connection)
    lists: list[list[ContactRow]] = []
    for code, held in casefile.contacts(known, municipality).items():
        name, name_key, others = names[code]
        lists.append(
            [
                _row(one, name, name_key, others, counts=duties.counts(one, known.policy))
                for one in held
                if since is None or one.held_on >= since
            ]
        )
    # Each list is sorted. Sorting all of them again would hold the interpreter, and with it the
    # window, for a tenth of a second at a hundred thousand contacts; a merge takes as long but
    # yields.
    return tuple(merge(*lists, key=_newness, reverse=True))


def periods_of(rows: tuple[ContactRow, ...]) -> tuple[Period, ...]:
    """Return the half-years in which these contacts were held, newest first."""
    periods = {Period.holding(day) for day in {row.contact.held_on for row in rows}}
    return tuple(sorted(periods, key=_place, reverse=True))


def tags_of(rows: tuple[ContactRow, ...]) -> tuple[str, ...]:
    """Return the bottlenecks that these contacts name, alphabetically."""
    return tuple(sorted({tag for row in rows for tag in row.tags}))


def _place(period: Period) -> int:
    return period.index


def _newness(row: ContactRow) -> tuple[date, int]:
    return row.contact.held_on, row.contact.id


def _names(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """Return by code the name, the name for comparison, and every name to search by."""
    table = schema.municipality
    names = {}
    for row in connection.execute(select(table.c.code, table.c.name, table.c.aliases)):
        every = [row.name, *filter(None, row.aliases.split(";"))]
        sought = " ".join((*map(compared, every), *map(folded, every)))
        names[row.code] = (row.name, folded(row.name), sought)
    return names


def _row(contact: Contact, name: str, name_key: str, others: str, *, counts: bool) -> ContactRow:
    kind = wording.contact_kind(contact.kind)
    tags = " ".join(f"#{tag}" for tag in contact.tags)
    words = (contact.summary, contact.counterpart, contact.follow_up, kind, tags)
    return ContactRow(
        contact=contact,
        name=name,
        name_key=name_key,
        counts=counts,
        text=" ".join(contact.summary.split()),
        key=f"{compared(' '.join(words))} {others}",
        tags=contact.bottlenecks if contact.tags or "#" in contact.summary else (),
    )
