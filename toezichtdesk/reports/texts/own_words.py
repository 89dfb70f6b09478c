"""The officer's own lists, and which of their words forms offer."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.own_words import USUAL, OwnWord, WordList
from toezichtdesk.reports.record.labels import bottlenecks_of
from toezichtdesk.reports.settings import setting
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import GONE


def own_words(connection: Connection, kind: WordList) -> tuple[OwnWord, ...]:
    """Return every word of a list in order, also those no longer offered.

    A bottleneck named in a contact or a practice is on its list too. A word that was erased is
    not.
    """
    table = schema.own_word
    instead: dict[str, OwnWord] = {}
    added = []
    query = select(table).where(table.c.kind == kind.value).order_by(table.c.id)
    for row in connection.execute(query):
        word = OwnWord(row.word, row.offered, row.id)
        if row.stands_for is None:
            added.append(word)
        else:
            instead[row.stands_for] = word
    usual = [instead.pop(one.word, one) for one in _usual(connection, kind)]
    words = [one for one in (*usual, *instead.values(), *added) if one.word != GONE]
    if kind is WordList.TAG:
        present = {folded(one.word) for one in words}
        used = [tag for tag in _used_tags(connection) if tag != GONE]
        words += [OwnWord(tag) for tag in used if folded(tag) not in present]
    return tuple(words)


def _usual(connection: Connection, kind: WordList) -> tuple[OwnWord, ...]:
    """Return what a list begins with; a file of an earlier version has it in a setting."""
    value = setting(connection, f"words:{kind.value}")
    if value is None:
        return USUAL[kind]
    return tuple(OwnWord(word, bool(is_offered)) for word, is_offered in json.loads(value))


def offered(connection: Connection, kind: WordList) -> tuple[str, ...]:
    """Return the words of a list that forms offer."""
    return tuple(one.word for one in own_words(connection, kind) if one.is_offered)


def _used_tags(connection: Connection) -> list[str]:
    used: set[str] = set()
    for table in (schema.contact, schema.knowledge_item):
        for row in connection.execute(select(table.c.tags, table.c.labels)):
            used |= set(bottlenecks_of(row))
    return sorted(used)
