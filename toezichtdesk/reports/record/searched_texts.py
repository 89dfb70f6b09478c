"""The tables with texts, as the search reads them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Row, Select, Table, select

from toezichtdesk import wording
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkState
from toezichtdesk.reports.record.labels import bottlenecks_of, parties_of
from toezichtdesk.store import schema

# Dashes join what they stand between; what nobody sees, such as a mark of direction from a page
# on the web, is no part of a word.
_LEFT_OUT = (
    *"-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{MINUS SIGN}\0",
    *"\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}",
    *map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))),
    *map(chr, range(0xFE00, 0xFE10)),  # how an emoji is drawn
)
_APOSTROPHES = (
    "`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{PRIME}"
)
_WRITTEN_OUT = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "\N{FRACTION SLASH}": "/"}
_COMPARED_AS = str.maketrans(
    dict.fromkeys(_LEFT_OUT) | dict.fromkeys(_APOSTROPHES, "'") | _WRITTEN_OUT
)
_AROUND = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}„«»()[]{},;:.!?…*'
_LEAST_BARE = 3  # characters of a word without its apostrophes: `'s` is one with them


class NoteKind(Enum):
    """Kinds of text; the value is the field's own term."""

    CONTACT = "contact"
    TALK = "gepland gesprek"
    AGREEMENT = "afspraak"
    PLAN = "verbeterplan"
    MEASURE = "maatregel"
    ATTACHMENT = "bijlage"
    DISCUSSION = "bespreking van een maatregel"
    DECISION = "besluit"
    FREEZE = "bevriezing"
    TERM = "termijn"
    FILE_ITEM = "dossierstuk"
    OWN_COUNT = "telling"
    KNOWLEDGE = "kennis"


@dataclass(frozen=True, slots=True)
class Note:
    """A text. folded: for comparison. beside: whose it is and its kind, folded too.

    contact: the number of the contact that it is or is attached to, None for all else.
    """

    municipality: str
    day: date
    text: str
    folded: str
    beside: str
    contact: int | None = None


Key = tuple[NoteKind, int]
_Row = Row[Any]
_Query = Select[Any]


def fold(text: str) -> str:
    """Return a text for comparison: without accents and case."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def compared(text: str) -> str:
    """Return a text for searching: folded, without dashes and with plain apostrophes."""
    if text.isascii():  # most texts, of which a hundred thousand are compared
        return text.lower().replace("-", "").replace("`", "'").replace("\0", "")
    return fold(text).translate(_COMPARED_AS)


def sought(typed: str) -> list[str]:
    """Return the words to search for, as `compared`, without what stands around them.

    Quotation marks are no part of a word, nor is the point behind the last one, nor an asterisk
    for what follows: a word may be part of another anyway.
    """
    return [_bare(word) for word in compared(typed).split()]


def _bare(word: str) -> str:
    bare = word.strip(_AROUND) or word
    within = bare.strip("'")
    return within if len(within) >= _LEAST_BARE else bare


@dataclass(frozen=True, slots=True)
class Source:
    """A table with texts. note: makes a note of a row."""

    kind: NoteKind
    table: Table
    query: Callable[[], _Query]
    note: Callable[[_Row], tuple[str, date, Sequence[str]]]

    def notes(self, rows: Iterable[_Row], names: Mapping[str, str]) -> dict[Key, Note]:
        """Return the texts in these rows. names: of the municipalities, by code."""
        notes_ = {}
        for row in rows:
            municipality, day, parts = self.note(row)
            text = " · ".join(part for part in parts if part)
            if text:
                codes = getattr(row, "municipalities", (municipality,))
                label = (*(names.get(code, "") for code in codes), _kind(self.kind, row))
                beside = compared(" ".join(label))
                contact = _contact(self.kind, row)
                note = Note(municipality, day, text, compared(text), beside, contact)
                notes_[(self.kind, row.id)] = note
        return notes_


def _contact(kind: NoteKind, row: _Row) -> int | None:
    if kind is NoteKind.CONTACT:
        return int(row.id)
    return row.contact if kind is NoteKind.ATTACHMENT else None


def _kind(kind: NoteKind, row: _Row) -> str:
    """Return the field's term for a note."""
    if kind in (NoteKind.CONTACT, NoteKind.TALK):
        return f"{kind.value} {wording.contact_kind(ContactKind(row.kind))}"
    return f"{kind.value} {row.kind}" if kind is NoteKind.KNOWLEDGE else kind.value


def _of_plan(row: _Row) -> tuple[str, date, Sequence[str]]:
    days = (row.adopted_on, row.judged_on, row.received_on, row.requested_on)
    texts = (
        row.judgement_note,
        row.executable_note,
        row.terms_note,
        row.recurrence_note,
        row.adoption_note,
    )
    return row.municipality, next((day for day in days if day), date.min), texts


def _of_talk(row: _Row) -> tuple[str, date, Sequence[str]]:
    texts = (row.subject, row.place, row.counterpart, row.reason)
    return row.municipalities[0], row.planned_on, texts


def _tags(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _of_knowledge(row: _Row) -> tuple[str, date, Sequence[str]]:
    whose = row.municipalities[0] if len(row.municipalities) == 1 else ""
    texts = (row.title, row.problem, row.approach, row.conditions, row.outcome, row.contact)
    return whose, row.held_on, (*texts, *parties_of(row), _tags(bottlenecks_of(row)))


def _whole(table: Table) -> Callable[[], _Query]:
    return lambda: select(table)


def _measures() -> _Query:
    table, plan = schema.plan_measure, schema.improvement_plan
    moment = schema.journal.c.moment
    return (
        select(table, plan.c.municipality, moment)
        .join(plan, plan.c.id == table.c.plan)
        .join(schema.journal, schema.journal.c.id == table.c.act)
    )


def _measure_notes() -> _Query:
    table, measure, plan = schema.measure_note, schema.plan_measure, schema.improvement_plan
    return (
        select(table, measure.c.description, plan.c.municipality)
        .join(measure, measure.c.id == table.c.measure)
        .join(plan, plan.c.id == measure.c.plan)
    )


def _attachments() -> _Query:
    table, moment = schema.attachment, schema.journal.c.moment
    return (
        select(table, moment)
        .join(schema.journal, schema.journal.c.id == table.c.act)
        .where(table.c.erased.is_(False))
    )


def _contacts() -> _Query:
    return select(schema.contact).where(schema.contact.c.withdrawn.is_(False))


def _file_items() -> _Query:
    return select(schema.file_item).where(schema.file_item.c.withdrawn.is_(False))


def _planned_talks() -> _Query:
    """Leave out talks that were held: they are contacts."""
    state = schema.planned_talk.c.state
    return select(schema.planned_talk).where(state != TalkState.HELD.value)


SOURCES = (
    Source(
        NoteKind.CONTACT,
        schema.contact,
        _contacts,
        lambda row: (
            row.municipality,
            row.held_on,
            (row.summary, row.counterpart, row.follow_up, _tags(bottlenecks_of(row))),
        ),
    ),
    Source(NoteKind.TALK, schema.planned_talk, _planned_talks, _of_talk),
    Source(
        NoteKind.AGREEMENT,
        schema.agreement,
        _whole(schema.agreement),
        lambda row: (row.municipality, row.made_on, (row.text,)),
    ),
    Source(NoteKind.PLAN, schema.improvement_plan, _whole(schema.improvement_plan), _of_plan),
    Source(
        NoteKind.MEASURE,
        schema.plan_measure,
        _measures,
        lambda row: (
            row.municipality,
            row.due_on or date.fromisoformat(row.moment[:10]),
            (row.description, row.owner, row.reason),
        ),
    ),
    Source(
        NoteKind.DISCUSSION,
        schema.measure_note,
        _measure_notes,
        lambda row: (row.municipality, row.noted_on, (row.text, row.description)),
    ),
    Source(
        NoteKind.ATTACHMENT,
        schema.attachment,
        _attachments,
        lambda row: (row.municipality, date.fromisoformat(row.moment[:10]), (row.name,)),
    ),
    Source(
        NoteKind.DECISION,
        schema.decision,
        _whole(schema.decision),
        lambda row: (row.municipality, row.decided_on, (row.motive, row.reference)),
    ),
    Source(
        NoteKind.FREEZE,
        schema.freeze,
        _whole(schema.freeze),
        lambda row: (row.municipality, row.since, (row.ground, row.reason)),
    ),
    Source(
        NoteKind.TERM,
        schema.term_event,
        _whole(schema.term_event),
        lambda row: (row.municipality, row.held_on, (row.reason, row.reference)),
    ),
    Source(
        NoteKind.FILE_ITEM,
        schema.file_item,
        _file_items,
        lambda row: (row.municipality, row.dated_on, (row.note, row.reference)),
    ),
    Source(
        NoteKind.OWN_COUNT,
        schema.own_count,
        _whole(schema.own_count),
        lambda row: (row.municipality, row.reference_date, (row.reason, row.outcome)),
    ),
    Source(
        NoteKind.KNOWLEDGE,
        schema.knowledge_item,
        _whole(schema.knowledge_item),
        _of_knowledge,
    ),
)
