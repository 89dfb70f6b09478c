"""The officer's own lists, and which of their words forms offer."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.own_words import USUAL, OwnWord, WordList
from toezichtdesk.reports.settings import setting
from toezichtdesk.store import schema


def setting_of(kind: WordList) -> str:
    """Return the name of the setting that holds a list."""
    return f"words:{kind.value}"


def own_words(connection: Connection, kind: WordList) -> tuple[OwnWord, ...]:
    """Return every word of a list in order, also those no longer offered.

    A bottleneck named in a contact or a practice is on its list too.
    """
    value = setting(connection, setting_of(kind))
    words = USUAL[kind]
    if value is not None:
        words = tuple(OwnWord(word, bool(offered)) for word, offered in json.loads(value))
    if kind is not WordList.TAG:
        return words
    known = {folded(one.word) for one in words}
    return words + tuple(OwnWord(tag) for tag in _used_tags(connection) if folded(tag) not in known)


def offered(connection: Connection, kind: WordList) -> tuple[str, ...]:
    """Return the words of a list that forms offer."""
    return tuple(one.word for one in own_words(connection, kind) if one.is_offered)


def _used_tags(connection: Connection) -> list[str]:
    used: set[str] = set()
    for column in (schema.contact.c.tags, schema.knowledge_item.c.tags):
        for tags in connection.execute(select(column).where(column.is_not(None))).scalars():
            used |= set(tags)
    return sorted(used)
