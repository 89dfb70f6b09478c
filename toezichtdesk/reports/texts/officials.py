"""Finds every text about one person, for an official who asks for their data or for erasure.

Searches every text of every table: present and former values, lines of the journal, and drafts.
Not everything can be erased: each text states whether, and why not. Accents and capitals are
ignored; only whole words match.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import JSON, Connection, String, Table, select

from toezichtdesk import wording
from toezichtdesk.domain.erasing import WhyItStays
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.listing import Listing
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.record.searched_texts import fold
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import GONE
from toezichtdesk.store.schema import BEFORE
from toezichtdesk.store.sealed_rows import erasable, key_columns
from toezichtdesk.store.sealing import JOURNAL_TEXTS

SHORTEST = 3  # letters of a name: a shorter one is in every text
_BEFORE = 12  # characters before the name in a line of the list
_WHY = {  # of the columns that must stay for a reason of their own; others are sealed
    "contact.tags": WhyItStays.IS_OLD_LABEL,
    "balance_settlement.reason": WhyItStays.REASON_OF_FIGURE,
    "decision.reference": WhyItStays.IS_REFERENCE,
    "file_item.reference": WhyItStays.IS_REFERENCE,
    "journal.officer": WhyItStays.WHO_ACTED,
    "knowledge_item.parties": WhyItStays.IS_OLD_LABEL,
    "knowledge_item.tags": WhyItStays.IS_OLD_LABEL,
    "journal_file.name": WhyItStays.NAME_OF_FILE,
    "own_word.stands_for": WhyItStays.WORD_OF_PROGRAM,
    "policy_version.author": WhyItStays.AUTHOR_OF_POLICY,
    "policy_version.motive": WhyItStays.MOTIVE_OF_POLICY,
    "term_event.reference": WhyItStays.IS_REFERENCE,
}
# Not searched: the public table of municipalities, what only the program fills in, and the cell
# addresses of a sheet, of which there can be millions.
_UNSOUGHT = frozenset(
    {"municipality", "seal", "erased", "figure", "inhabitants", "national_target"}
)
_CODES = frozenset(
    {"act", "cause", "form", "horizon", "judgement", "kind", "level", "moment", "municipality"}
    | {"party", "rule", "sha256", "starts_at", "state", "status"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A text with the name in it.

    table and key: the row, or the first of several with the same text that cannot be erased.
    act: of the line that wrote it, 0 for a draft. day: of that line. is_former: it was replaced or
    undone since. text: in full, as it was typed. why_not: why it cannot be erased; None when it
    can. times: number of rows. begin: position of the first match in the text.
    """

    table: str
    key: tuple[object, ...]
    act: int
    day: date | None
    is_former: bool
    text: str
    why_not: WhyItStays | None = None
    times: int = 1
    begin: int = 0

    @property
    def can_go(self) -> bool:
        """Whether it can be erased."""
        return self.why_not is None

    @property
    def where(self) -> str:
        """The place of the text, in Dutch."""
        former = " (eerdere versie)" if self.is_former else ""
        several = f", {self.times} keer" if self.times > 1 else ""
        return f"{wording.place_of_text(self.table)}{former}{several}"

    @property
    def excerpt(self) -> str:
        """The text from a few words before the name, on one line."""
        lead = self.text.rfind(" ", 0, max(0, self.begin - _BEFORE)) + 1
        return f"{'…' if lead else ''}{' '.join(self.text[lead:].split())}"

    @property
    def fate(self) -> str:
        """Whether it can be erased and why not, in Dutch."""
        return "Kan worden gewist." if self.why_not is None else wording.why_it_stays(self.why_not)


def mentions(connection: Connection, name: str) -> tuple[Mention, ...]:
    """Return every text with the name, in order of the acts.

    Raises:
        OfficerCanAct: the name is too short to identify a person.
    """
    wanted = checked(name)
    days = {
        row.id: date.fromisoformat(row.moment[:10])
        for row in connection.execute(select(schema.journal.c.id, schema.journal.c.moment))
    }
    mentions_ = [
        Mention(table, key, act, days.get(act), is_former, text)
        for table, key, act, is_former, text in _texts(connection)
        if spans(text, wanted)
    ]
    mentions_ += [replace(one, day=days.get(one.act)) for one in _fixed(connection, wanted)]
    mentions_ = [replace(one, begin=spans(one.text, wanted)[0][0]) for one in mentions_]
    return tuple(sorted(mentions_, key=lambda one: (one.act, one.table, one.is_former)))


def checked(name: str) -> str:
    """Return the name in the form searched for.

    Raises:
        OfficerCanAct: it is too short to identify a person.
    """
    wanted = " ".join(name.split())
    if sum(char.isalpha() for char in wanted) < SHORTEST:
        raise OfficerCanAct(Obstacle.NAME_TOO_SHORT, shortest=SHORTEST)
    return wanted


def without(text: str, name: str) -> str:
    """Return the text with each occurrence of the name replaced."""
    for begin, end in reversed(spans(text, checked(name))):
        text = f"{text[:begin]}{GONE}{text[end:]}"
    return text


def spans(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Return begin and end of each occurrence of the name in a text; whole words only."""
    folded = [fold(char) for char in text]
    whole = "".join(folded)
    origin = [place for place, characters in enumerate(folded) for _ in characters]
    wanted = fold(name)
    spans_ = []
    at = whole.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        is_whole = not (whole[at - 1 : at].isalnum() or whole[end : end + 1].isalnum())
        if is_whole:
            spans_.append((origin[at], origin[end - 1] + 1))
        at = whole.find(wanted, end if is_whole else at + 1)
    return tuple(spans_)


def listing(mentions: tuple[Mention, ...]) -> Listing:
    """Return what is stored about a person as a table, to hand over."""
    headings = ("Datum", "Waar", "Handeling", "Tekst", "Wissen")
    rows = tuple((one.day, one.where, one.act or None, one.text, one.fate) for one in mentions)
    return Listing("Persoon", headings, rows)


def _texts(connection: Connection) -> Iterator[tuple[str, tuple[object, ...], int, bool, str]]:
    for table in filter(erasable, _sought()):
        for source in (table, BEFORE[table.name]):
            yield from _of_table(connection, table, source)
    line = schema.journal
    for row in connection.execute(select(line.c.id, *JOURNAL_TEXTS)):
        yield line.name, (row.id,), row.id, False, _joined([row.summary, *strings(row.details)])
    for draft in connection.execute(select(schema.draft)):
        key = tuple(draft._mapping[column.name] for column in schema.draft.primary_key)
        yield schema.draft.name, key, 0, False, _joined(strings(draft.fields))


def _fixed(connection: Connection, wanted: str) -> Iterator[Mention]:
    """Yield mentions in texts that must stay; equal texts of one column once."""
    for table in _sought():
        for column in fixed_columns(table):
            counted: dict[tuple[bool, str], tuple[tuple[object, ...], int, int]] = {}
            for source in (table, *([BEFORE[table.name]] if table.name in BEFORE else [])):
                for key, act, text in _of_column(connection, table, source, column):
                    fixed = (source is not table, text)
                    first = counted.get(fixed, (key, act, 0))
                    counted[fixed] = (*first[:2], first[2] + 1)
            why = _WHY.get(f"{table.name}.{column}", WhyItStays.SEALED)
            for (is_former, text), (key, act, times) in counted.items():
                if spans(text, wanted):
                    yield Mention(table.name, key, act, None, is_former, text, why, times)


def _of_column(
    connection: Connection, table: Table, source: Table, name: str
) -> Iterator[tuple[tuple[object, ...], int, str]]:
    act = "id" if table is schema.journal else "act"
    keys = [column.name for column in key_columns(table)]
    query = select(*(source.c[key] for key in keys), source.c[act], source.c[name])
    for row in connection.execute(query):
        if text := _joined(strings(row[-1])):
            yield tuple(row[: len(keys)]), int(row[-2]), text


def _sought() -> list[Table]:
    """Return the tables to search, without twins and tables that never hold names."""
    twins = {twin.name for twin in BEFORE.values()}
    every = schema.metadata.sorted_tables
    return [each for each in every if each.name not in twins | _UNSOUGHT]


def fixed_columns(table: Table) -> list[str]:
    """Return the names of the columns with text that cannot be erased, codes excepted."""
    if table is schema.draft:
        return []
    goes = JOURNAL_TEXTS if table is schema.journal else erasable(table)
    names = _CODES | {column.name for column in goes}
    texts = [column for column in table.c if isinstance(column.type, String | JSON)]
    return [each.name for each in texts if each.name not in names and not each.foreign_keys]


def _of_table(
    connection: Connection, table: Table, source: Table
) -> Iterator[tuple[str, tuple[object, ...], int, bool, str]]:
    keys = [column.name for column in key_columns(table)]
    texts = [column.name for column in erasable(table)]
    query = select(*(source.c[name] for name in (*keys, "act", *texts))).distinct()
    for row in connection.execute(query):
        key = tuple(row[: len(keys)])
        text = _joined(strings(list(row[len(keys) + 1 :])))
        yield table.name, key, row[len(keys)], source is not table, text


def strings(value: object) -> list[str]:
    """Return every text in a plain value, at any depth."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return []


def replaced(value: object, name: str) -> object:
    """Return a plain value with the name replaced in every text."""
    if isinstance(value, str):
        return without(value, name)
    if isinstance(value, dict):
        return {key: replaced(part, name) for key, part in value.items()}
    return [replaced(part, name) for part in value] if isinstance(value, list) else value


def as_json(mentions: tuple[Mention, ...]) -> str:
    """Return what is stored about a person as JSON."""
    documents = [
        {
            "day": one.day.isoformat() if one.day else None,
            "where": one.where,
            "act": one.act or None,
            "text": one.text,
            "can_be_erased": one.can_go,
            "why_not": None if one.why_not is None else one.fate,
            "why_not_code": None if one.why_not is None else one.why_not.value,
        }
        for one in mentions
    ]
    return json.dumps(documents, ensure_ascii=False, indent=2)


def _joined(texts: Iterable[str | None]) -> str:
    return " · ".join(text for text in texts if text)
