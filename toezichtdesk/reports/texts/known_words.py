"""Words used before, to choose from: functions spoken with, and bottlenecks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, select

from toezichtdesk.domain.knowledge import tags_in
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.reports.record.labels import bottlenecks_of
from toezichtdesk.reports.texts.own_words import own_words
from toezichtdesk.store import schema

USUAL_FUNCTIONS = (
    "wethouder wonen",
    "burgemeester",
    "gemeentesecretaris",
    "beleidsmedewerker huisvesting",
    "teamleider",
    "regiocoördinator",
    "woningcorporatie",
    "COA",
)
NEWEST = 2000  # newest contacts that are read: what is usual now, however long the log is


@dataclass(frozen=True, slots=True)
class KnownWords:
    """functions and tags: the most used first. tags: without `#`."""

    functions: tuple[str, ...]
    tags: tuple[str, ...]


def known_words(connection: Connection) -> KnownWords:
    """Return the functions and bottlenecks to offer in a form."""
    contact, item = schema.contact, schema.knowledge_item
    functions: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    rows = select(contact.c.counterpart, contact.c.summary, contact.c.tags, contact.c.labels)
    for row in connection.execute(rows.order_by(contact.c.id.desc()).limit(NEWEST)):
        functions.update(part.strip() for part in row.counterpart.split(";") if part.strip())
        tags.update({*tags_in(row.summary), *bottlenecks_of(row)})
    for other in connection.execute(select(item.c.tags, item.c.labels)):
        tags.update(bottlenecks_of(other))
    listed = own_words(connection, WordList.TAG)
    retired = {one.word for one in listed if not one.is_offered}
    named = [tag for tag, _ in tags.most_common() if tag not in retired]
    named += [one.word for one in listed if one.is_offered and one.word not in tags]
    used = [word for word, _ in functions.most_common()]
    usual = [word for word in USUAL_FUNCTIONS if word not in functions]
    return KnownWords((*used, *usual), tuple(named))
