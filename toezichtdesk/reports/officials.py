"""Where the record speaks of one person: an official who asks what is kept, or to be forgotten.

Sought is everywhere that words about a person may stand: what counts, what it held before, the
lines of the journal, and what was typed and not recorded yet. Accents and capitals make no
difference; only whole words count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.listing import Listing
from toezichtdesk.reports.search import fold
from toezichtdesk.store import schema
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.sealing import JOURNAL_TEXTS, erasable, key_columns

GONE = "[gewist]"
SHORTEST = 3  # letters of a name: a shorter one stands in every text
WORDS = {
    "contact": "Contact",
    "agreement": "Afspraak",
    "decision": "Besluit",
    "freeze": "Bevriezing",
    "term_event": "Termijn",
    "file_item": "Dossierstuk",
    "proposal_view": "Uitstel van een voorstel",
    "put_off": "Uitgesteld werk",
    "improvement_plan": "Verbeterplan",
    "plan_measure": "Maatregel",
    "knowledge_item": "Kennis",
    "warning_closure": "Afgesloten signaal",
    "journal": "Logboek",
    "draft": "Concept",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A text with the name in it.

    table and key: which row. act: of the line that wrote it, 0 of a draft. day: of that line.
    is_former: it was replaced or taken back since. text: in full, as it was typed.
    """

    table: str
    key: tuple[object, ...]
    act: int
    day: date | None
    is_former: bool
    text: str

    @property
    def where(self) -> str:
        """What it stands in, in Dutch."""
        return f"{WORDS[self.table]}{' (eerdere versie)' if self.is_former else ''}"


def mentions(connection: Connection, name: str) -> tuple[Mention, ...]:
    """Return every text in which the name stands, in order of the acts.

    Raises:
        OfficerCanAct: the name is too short to tell a person by.
    """
    wanted = checked(name)
    days = {
        row.id: date.fromisoformat(row.moment[:10])
        for row in connection.execute(select(schema.journal.c.id, schema.journal.c.moment))
    }
    found = [
        Mention(table, key, act, days.get(act), is_former, text)
        for table, key, act, is_former, text in _texts(connection)
        if spans(text, wanted)
    ]
    return tuple(sorted(found, key=lambda one: (one.act, one.table, one.is_former)))


def checked(name: str) -> str:
    """Return the name as it is sought.

    Raises:
        OfficerCanAct: it is too short to tell a person by.
    """
    wanted = " ".join(name.split())
    if sum(sign.isalpha() for sign in wanted) < SHORTEST:
        raise OfficerCanAct(
            f"Een naam heeft ten minste {SHORTEST} letters. Typ de achternaam of de hele naam."
        )
    return wanted


def without(text: str, name: str) -> str:
    """Return the text with something else in each place of the name."""
    for begin, end in reversed(spans(text, checked(name))):
        text = f"{text[:begin]}{GONE}{text[end:]}"
    return text


def spans(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Return where the name stands in a text, as begin and end; whole words only."""
    folded = [fold(sign) for sign in text]
    whole = "".join(folded)
    origin = [place for place, signs in enumerate(folded) for _ in signs]
    wanted = fold(name)
    found = []
    at = whole.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        is_whole = not (whole[at - 1 : at].isalnum() or whole[end : end + 1].isalnum())
        if is_whole:
            found.append((origin[at], origin[end - 1] + 1))
        at = whole.find(wanted, end if is_whole else at + 1)
    return tuple(found)


def listing(found: tuple[Mention, ...]) -> Listing:
    """Return what is kept about a person as a table, to give to that person."""
    headings = ("Datum", "Waar", "Handeling", "Tekst")
    rows = tuple((one.day, one.where, one.act or None, one.text) for one in found)
    return Listing("Persoon", headings, rows)


def _texts(connection: Connection) -> Iterator[tuple[str, tuple[object, ...], int, bool, str]]:
    for table in filter(erasable, RECORDS):
        for source in (table, BEFORE[table.name]):
            yield from _of_table(connection, table, source)
    line = schema.journal
    for row in connection.execute(select(line.c.id, *JOURNAL_TEXTS)):
        yield line.name, (row.id,), row.id, False, _joined([row.summary, *strings(row.details)])
    for draft in connection.execute(select(schema.draft)):
        key = tuple(draft._mapping[column.name] for column in schema.draft.primary_key)
        yield schema.draft.name, key, 0, False, _joined(strings(draft.fields))


def _of_table(
    connection: Connection, table: Table, source: Table
) -> Iterator[tuple[str, tuple[object, ...], int, bool, str]]:
    keys = [column.name for column in key_columns(table)]
    texts = [column.name for column in erasable(table)]
    query = select(*(source.c[name] for name in (*keys, "act", *texts))).distinct()
    for row in connection.execute(query):
        key = tuple(row[: len(keys)])
        said = _joined(row[len(keys) + 1 :])
        yield table.name, key, row[len(keys)], source is not table, said


def strings(value: Any) -> list[str]:
    """Return every text in a plain value, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return []


def replaced(value: Any, name: str) -> Any:
    """Return a plain value with the name gone from every text in it."""
    if isinstance(value, str):
        return without(value, name)
    if isinstance(value, dict):
        return {key: replaced(part, name) for key, part in value.items()}
    return [replaced(part, name) for part in value] if isinstance(value, list) else value


def as_json(found: tuple[Mention, ...]) -> str:
    """Return what is kept about a person as JSON."""
    told = [
        {
            "day": one.day.isoformat() if one.day else None,
            "where": one.where,
            "act": one.act or None,
            "text": one.text,
        }
        for one in found
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _joined(texts: Any) -> str:
    return " · ".join(text for text in texts if text)
