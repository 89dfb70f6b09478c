"""The contacts of all municipalities in one list, newest first, prepared for filtering.

There may be a hundred thousand. They are kept as one list for each column: of as many objects, the
garbage collector would look at each, and hold up the window meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Contact
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ladder import duties
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.labels import bottlenecks_of
from toezichtdesk.reports.record.searched_texts import compared
from toezichtdesk.store import schema

_KINDS = {kind.value: kind for kind in ContactKind}


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """The contacts by column, each in the order of the list.

    said: by the officer, whether it counts. labels: the bottlenecks beside the words. tags: every
    bottleneck. names: by code the name, the name for comparison, and every name to search by.
    """

    names: dict[str, tuple[str, str, str]]
    ids: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    counterparts: list[str] = field(default_factory=list)
    said: list[bool | None] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    follow_up_days: list[date | None] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    tags: list[tuple[str, ...]] = field(default_factory=list)
    counts: list[bool] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def contact(self, place: int) -> Contact:
        return Contact(
            municipality=self.codes[place],
            held_on=self.days[place],
            kind=_KINDS[self.kinds[place]],
            summary=self.summaries[place],
            counterpart=self.counterparts[place],
            counts=self.said[place],
            follow_up=self.follow_ups[place],
            follow_up_on=self.follow_up_days[place],
            tags=self.labels[place],
            id=self.ids[place],
        )


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact in the list of all municipalities, read from its columns."""

    _held: _Held
    _place: int

    @property
    def contact(self) -> Contact:
        """The contact itself."""
        return self._held.contact(self._place)

    @property
    def held_on(self) -> date:
        """The day of the contact."""
        return self._held.days[self._place]

    @property
    def kind(self) -> ContactKind:
        """The kind of contact."""
        return _KINDS[self._held.kinds[self._place]]

    @property
    def follow_up_on(self) -> date | None:
        """The day of the follow-up, None without one."""
        return self._held.follow_up_days[self._place]

    @property
    def name(self) -> str:
        """The name of the municipality."""
        return self._held.names[self._held.codes[self._place]][0]

    @property
    def name_key(self) -> str:
        """The name of the municipality, folded for comparison."""
        return self._held.names[self._held.codes[self._place]][1]

    @property
    def counts(self) -> bool:
        """Whether it counts for the duty of contact."""
        return self._held.counts[self._place]

    @property
    def text(self) -> str:
        """The note on one line."""
        return " ".join(self._held.summaries[self._place].split())

    @property
    def key(self) -> str:
        """Every word of the contact and every name of the municipality, to be compared with."""
        return self._held.keys[self._place]

    @property
    def tags(self) -> tuple[str, ...]:
        """Every bottleneck, without `#`."""
        return self._held.tags[self._place]


class ContactRows(Sequence[ContactRow]):
    """Contacts as rows, each made when it is looked at."""

    def __init__(self, held: _Held, places: Sequence[int]) -> None:
        self._held = held
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> ContactRow: ...

    @overload
    def __getitem__(self, place: slice) -> ContactRows: ...

    def __getitem__(self, place: int | slice) -> ContactRow | ContactRows:
        if isinstance(place, slice):
            return ContactRows(self._held, self._places[place])
        return ContactRow(self._held, self._places[place])

    def __iter__(self) -> Iterator[ContactRow]:
        held = self._held
        return (ContactRow(held, place) for place in self._places)

    def at(self, places: Sequence[int]) -> ContactRows:
        """Return the rows at these places of this list, in this order."""
        own = self._places
        return ContactRows(self._held, [own[place] for place in places])

    def place_of(self, identity: object) -> int:
        """Return the place of the contact with this number, -1 when it is not in the list."""
        ids = self._held.ids
        if identity not in ids:
            return -1
        place = ids.index(identity)
        return self._places.index(place) if place in self._places else -1

    def passing(
        self,
        kind: ContactKind | None,
        tag: str | None,
        period: Period | None,
        *,
        must_count: bool,
    ) -> ContactRows:
        """Return the contacts of this kind, with this bottleneck, in this half-year; None: any.

        must_count: only what counts for the duty of contact.
        """
        held, places = self._held, self._places
        if kind is not None:
            kinds, wanted = held.kinds, kind.value
            places = [place for place in places if kinds[place] == wanted]
        if must_count:
            places = [place for place in places if held.counts[place]]
        if tag is not None:
            places = [place for place in places if tag in held.tags[place]]
        if period is not None:
            first, last, days = period.first_day, period.last_day, held.days
            places = [place for place in places if first <= days[place] <= last]
        return self if places is self._places else ContactRows(held, places)


NO_CONTACTS = ContactRows(_Held({}), ())


def contact_rows(
    connection: Connection,
    today: date,
    *,
    municipality: str | None = None,
    since: date | None = None,
) -> ContactRows:
    """Return the contacts up to the day, newest first, without withdrawn ones.

    municipality: the code of the only one to include. since: the first day to include.
    """
    known = AsKnown(connection, today)
    held = _Held(_names(connection))
    table = schema.contact
    query = select(table).where(table.c.held_on <= today, table.c.withdrawn.is_(False))
    if municipality is not None:
        query = query.where(table.c.municipality == municipality)
    if since is not None:
        query = query.where(table.c.held_on >= since)
    ordered = query.order_by(table.c.held_on.desc(), table.c.id.desc())
    for row in connection.execute(ordered):
        held.ids.append(row.id)
        held.codes.append(row.municipality)
        held.days.append(row.held_on)
        held.kinds.append(row.kind)
        held.summaries.append(row.summary)
        held.counterparts.append(row.counterpart)
        held.said.append(row.counts)
        held.follow_ups.append(row.follow_up)
        held.follow_up_days.append(row.follow_up_on)
        held.labels.append(bottlenecks_of(row))
    _prepare(held, known)
    return ContactRows(held, range(len(held.ids)))


def _prepare(held: _Held, known: AsKnown) -> None:
    """Fill the columns that follow from the others."""
    words = {value: wording.contact_kind(kind) for value, kind in _KINDS.items()}
    for place, (code, kind, summary, labels) in enumerate(
        zip(held.codes, held.kinds, held.summaries, held.labels, strict=True)
    ):
        held.counts.append(duties.counts_as(_KINDS[kind], held.said[place], known.policy))
        is_named = bool(labels) or "#" in summary
        held.tags.append(held.contact(place).bottlenecks if is_named else ())
        tags = " ".join(f"#{tag}" for tag in labels)
        texts = (summary, held.counterparts[place], held.follow_ups[place], words[kind], tags)
        held.keys.append(f"{compared(' '.join(texts))} {held.names[code][2]}")


def periods_of(rows: Sequence[ContactRow]) -> tuple[Period, ...]:
    """Return the half-years in which these contacts were held, newest first."""
    periods = {Period.holding(day) for day in {row.held_on for row in rows}}
    return tuple(sorted(periods, key=_place, reverse=True))


def tags_of(rows: Sequence[ContactRow]) -> tuple[str, ...]:
    """Return the bottlenecks that these contacts name, alphabetically."""
    return tuple(sorted({tag for row in rows for tag in row.tags}))


def _place(period: Period) -> int:
    return period.index


def _names(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """Return by code the name, the name for comparison, and every name to search by."""
    table = schema.municipality
    names = {}
    for row in connection.execute(select(table.c.code, table.c.name, table.c.aliases)):
        every = [row.name, *filter(None, row.aliases.split(";"))]
        sought = " ".join((*map(compared, every), *map(folded, every)))
        names[row.code] = (row.name, folded(row.name), sought)
    return names
