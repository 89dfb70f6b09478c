"""Full text over everything that was written: contacts, agreements, plans, decisions, knowledge.

The texts are kept folded in memory, and only what an act touched is read again: a hundred thousand
of them are gone through in some ten milliseconds, inside words too, and what was taken back or
erased is never found, for there is no second copy on the disk that could be forgotten.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from toezichtdesk.domain.talks import TalkState
from toezichtdesk.store import schema
from toezichtdesk.store.cache import kept

FOUND_AT_MOST = 50
_BEFORE, _AFTER = 40, 80  # characters of a text that are shown round the place


class NoteKind(Enum):
    """Where a text stands; the value is the word of the field."""

    CONTACT = "contact"
    TALK = "gepland gesprek"
    AGREEMENT = "afspraak"
    PLAN = "verbeterplan"
    MEASURE = "maatregel"
    ATTACHMENT = "bijlage"
    DISCUSSION = "bespreking van een maatregel"
    DECISION = "besluit"
    OWN_COUNT = "telling"
    KNOWLEDGE = "kennis"


@dataclass(frozen=True, slots=True)
class Hit:
    """A text in which everything stands that was sought.

    municipality: its code, empty for what is about several. excerpt: round the first place.
    places: where in the excerpt the words stand, as begin and end.
    """

    kind: NoteKind
    id: int
    municipality: str
    name: str
    day: date
    excerpt: str
    places: tuple[tuple[int, int], ...]

    @property
    def is_in_dossier(self) -> bool:
        """Whether it stands in the dossier of a municipality."""
        return self.kind is not NoteKind.KNOWLEDGE

    @property
    def is_planned(self) -> bool:
        """Whether it stands among the talks that are planned, or lapsed."""
        return self.kind is NoteKind.TALK


@dataclass(frozen=True, slots=True)
class Found:
    """The newest hits, and how many there are in all. wanted: what was sought, as it was typed."""

    wanted: str
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Note:
    municipality: str
    day: date
    text: str
    folded: str


_Key = tuple[NoteKind, int]
_END = "\0"  # of a note; in no text that can be typed


class Texts:
    """Folded texts, to go through a hundred thousand in some ten milliseconds."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Keep copies that lie one after the other in memory: read so, they take a third."""
        self._texts = _END.join(texts).split(_END) if texts else []

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the places of the texts in which all these words stand; there is one or more."""
        rarest, *others = sorted(words, key=len, reverse=True)
        texts = self._texts
        found = [place for place, text in enumerate(texts) if rarest in text]
        for word in others:
            found = [place for place in found if word in texts[place]]
        return found


@dataclass(frozen=True, slots=True)
class _Notes:
    """held: every note. newest: their keys, newest first. texts: what is compared, as ordered."""

    held: Mapping[_Key, _Note]
    newest: Sequence[_Key]
    texts: Texts

    @classmethod
    def of(cls, held: Mapping[_Key, _Note]) -> _Notes:
        def newness(key: _Key) -> tuple[date, int]:
            return held[key].day, key[1]

        newest = sorted(held, key=newness, reverse=True)
        ordered = {key: held[key] for key in newest}
        return cls(ordered, newest, Texts([note.folded for note in ordered.values()]))


def search(connection: Connection, wanted: str, most: int = FOUND_AT_MOST) -> Found:
    """Return where all these words stand, in any text, newest first.

    Accents and capitals make no difference, and a word may stand inside another.
    """
    words = fold(wanted).split()
    if not words:
        return Found(wanted, (), 0)
    notes = _notes(connection)
    found = notes.texts.holding(words)
    newest = [notes.newest[place] for place in found[:most]]
    table = schema.municipality
    rows = connection.execute(select(table.c.code, table.c.name))
    names = {row.code: row.name for row in rows}
    return Found(
        wanted, tuple(_hit(key, notes.held[key], words, names) for key in newest), len(found)
    )


def fold(text: str) -> str:
    """Return a text as it is compared: without accents and capitals."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def _notes(connection: Connection) -> _Notes:
    def renew(before: _Notes, last_act: int) -> _Notes:
        return _renewed(connection, before, last_act)

    return kept(connection, "notes", None, lambda: _read(connection), renew)


def _read(connection: Connection) -> _Notes:
    notes: dict[_Key, _Note] = {}
    for source in _SOURCES:
        notes |= source.notes(connection.execute(source.query()))
    return _Notes.of(notes)


def _renewed(connection: Connection, before: _Notes, last_act: int) -> _Notes:
    """Return the notes with what changed since an act: what went is left out, what came is read."""
    notes = dict(before.held)  # in order but for what comes, which a sort makes use of
    for source in _SOURCES:
        table, twin = source.table, schema.BEFORE[source.table.name]
        gone = connection.execute(select(twin.c.id).where(twin.c.replaced_by > last_act)).scalars()
        for number in gone:
            notes.pop((source.kind, number), None)
        came = connection.execute(source.query().where(table.c.act > last_act))
        notes |= source.notes(came)
        back = select(twin.c.id).where(twin.c.restored_by > last_act)
        notes |= source.notes(connection.execute(source.query().where(table.c.id.in_(back))))
    return _Notes.of(notes)


@dataclass(frozen=True, slots=True)
class _Source:
    """A table with texts. note: of a row whose it is, its day and its words."""

    kind: NoteKind
    table: Table
    query: Callable[[], Select[Any]]
    note: Callable[[Row[Any]], tuple[str, date, Sequence[str]]]

    def notes(self, rows: Iterable[Row[Any]]) -> dict[_Key, _Note]:
        found = {}
        for row in rows:
            municipality, day, parts = self.note(row)
            text = " · ".join(part for part in parts if part)
            if text:
                found[(self.kind, row.id)] = _Note(municipality, day, text, fold(text))
        return found


def _of_plan(row: Row[Any]) -> tuple[str, date, Sequence[str]]:
    days = (row.adopted_on, row.judged_on, row.received_on, row.requested_on)
    texts = (
        row.judgement_note,
        row.executable_note,
        row.terms_note,
        row.recurrence_note,
        row.adoption_note,
    )
    return row.municipality, next((day for day in days if day), date.min), texts


def _of_talk(row: Row[Any]) -> tuple[str, date, Sequence[str]]:
    texts = (row.subject, row.place, row.counterpart, row.reason)
    return row.municipalities[0], row.planned_on, texts


def _tags(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _of_knowledge(row: Row[Any]) -> tuple[str, date, Sequence[str]]:
    whose = row.municipalities[0] if len(row.municipalities) == 1 else ""
    texts = (row.title, row.problem, row.approach, row.conditions, row.outcome, row.contact)
    return whose, row.held_on, (*texts, *row.parties, _tags(row.tags))


def _whole(table: Table) -> Callable[[], Select[Any]]:
    return lambda: select(table)


def _measures() -> Select[Any]:
    table, plan = schema.plan_measure, schema.improvement_plan
    moment = schema.journal.c.moment
    return (
        select(table, plan.c.municipality, moment)
        .join(plan, plan.c.id == table.c.plan)
        .join(schema.journal, schema.journal.c.id == table.c.act)
    )


def _measure_notes() -> Select[Any]:
    table, measure, plan = schema.measure_note, schema.plan_measure, schema.improvement_plan
    return (
        select(table, measure.c.description, plan.c.municipality)
        .join(measure, measure.c.id == table.c.measure)
        .join(plan, plan.c.id == measure.c.plan)
    )


def _attachments() -> Select[Any]:
    table, moment = schema.attachment, schema.journal.c.moment
    return (
        select(table, moment)
        .join(schema.journal, schema.journal.c.id == table.c.act)
        .where(table.c.erased.is_(False))
    )


def _contacts() -> Select[Any]:
    return select(schema.contact).where(schema.contact.c.withdrawn.is_(False))


def _planned_talks() -> Select[Any]:
    """Leave out what was held: it is found as a contact."""
    state = schema.planned_talk.c.state
    return select(schema.planned_talk).where(state != TalkState.HELD.value)


_SOURCES = (
    _Source(
        NoteKind.CONTACT,
        schema.contact,
        _contacts,
        lambda row: (
            row.municipality,
            row.held_on,
            (row.summary, row.counterpart, row.follow_up, _tags(row.tags or ())),
        ),
    ),
    _Source(NoteKind.TALK, schema.planned_talk, _planned_talks, _of_talk),
    _Source(
        NoteKind.AGREEMENT,
        schema.agreement,
        _whole(schema.agreement),
        lambda row: (row.municipality, row.made_on, (row.text,)),
    ),
    _Source(NoteKind.PLAN, schema.improvement_plan, _whole(schema.improvement_plan), _of_plan),
    _Source(
        NoteKind.MEASURE,
        schema.plan_measure,
        _measures,
        lambda row: (
            row.municipality,
            row.due_on or date.fromisoformat(row.moment[:10]),
            (row.description, row.owner, row.reason),
        ),
    ),
    _Source(
        NoteKind.DISCUSSION,
        schema.measure_note,
        _measure_notes,
        lambda row: (row.municipality, row.noted_on, (row.text, row.description)),
    ),
    _Source(
        NoteKind.ATTACHMENT,
        schema.attachment,
        _attachments,
        lambda row: (row.municipality, date.fromisoformat(row.moment[:10]), (row.name,)),
    ),
    _Source(
        NoteKind.DECISION,
        schema.decision,
        _whole(schema.decision),
        lambda row: (row.municipality, row.decided_on, (row.motive, row.reference)),
    ),
    _Source(
        NoteKind.OWN_COUNT,
        schema.own_count,
        _whole(schema.own_count),
        lambda row: (row.municipality, row.reference_date, (row.reason, row.outcome)),
    ),
    _Source(
        NoteKind.KNOWLEDGE,
        schema.knowledge_item,
        _whole(schema.knowledge_item),
        _of_knowledge,
    ),
)


def _hit(key: _Key, note: _Note, words: Sequence[str], names: Mapping[str, str]) -> Hit:
    flat = " ".join(note.text.split())
    spans = _places(flat, words)
    first = min((begin for begin, _ in spans), default=0)
    begin = max(0, first - _BEFORE)
    end = min(len(flat), first + _AFTER)
    lead, tail = "…" if begin else "", "…" if end < len(flat) else ""
    moved = len(lead) - begin
    shown = tuple((b + moved, e + moved) for b, e in spans if begin <= b and e <= end)
    kind, number = key
    name = names.get(note.municipality, "")
    excerpt = f"{lead}{flat[begin:end]}{tail}"
    return Hit(kind, number, note.municipality, name, note.day, excerpt, shown)


def _places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where the words stand in a text as it was typed; folding may change its length."""
    folded_signs = [fold(sign) for sign in text]
    whole = "".join(folded_signs)
    origin = [place for place, signs in enumerate(folded_signs) for _ in signs]
    found = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            found.add((origin[at], origin[at + len(word) - 1] + 1))
            at = whole.find(word, at + len(word))
    return tuple(sorted(found))
