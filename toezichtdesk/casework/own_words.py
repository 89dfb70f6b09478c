"""The officer's own lists: a word is added, renamed, taken out of the forms or offered again.

What was recorded with a word keeps it: no act here changes a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert

from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_words import OwnWord, WordList
from toezichtdesk.reports.texts.own_words import own_words
from toezichtdesk.store import schema, versions

NAMES = {
    WordList.FREEZE: "gronden voor bevriezen",
    WordList.DELAY: "redenen bij maatregelen",
    WordList.TAG: "knelpunten",
    WordList.MOTIVE: "motieven bij besluiten",
}
LONGEST = 200  # characters of a word


def add(connection: Connection, by: Signature, kind: WordList, word: str) -> int:
    """Add a word to a list; return the act.

    Raises:
        OfficerCanAct: no word, one that is too long, or one that is there already.
    """
    wanted = _checked(kind, own_words(connection, kind), word)
    act = _told(connection, by, kind, f"„{wanted}” toegevoegd", after=wanted)
    _keep(connection, kind, OwnWord(wanted), act)
    return act


def rename(connection: Connection, by: Signature, kind: WordList, word: str, to: str) -> int:
    """Give a word of a list another form from now on; return the act.

    Raises:
        OfficerCanAct: as `add`, or there is no such word.
    """
    words = own_words(connection, kind)
    before = _own_word(words, word)
    others = tuple(one for one in words if one is not before)
    wanted = _checked(kind, others, to)
    if wanted == before.word:
        raise OfficerCanAct(Obstacle.WORD_IS_SO)
    done = f"„{before.word}” hernoemd naar „{wanted}”"
    act = _told(connection, by, kind, done, before=before.word, after=wanted)
    _keep(connection, kind, replace(before, word=wanted), act, before.word)
    return act


def retire(connection: Connection, by: Signature, kind: WordList, word: str) -> int:
    """No longer offer a word in the forms; return the act. It stays where it was used.

    Raises:
        OfficerCanAct: there is no such word, or it is so already.
    """
    return _offer(connection, by, kind, word, wanted=False)


def bring_back(connection: Connection, by: Signature, kind: WordList, word: str) -> int:
    """Offer a word in the forms again; return the act.

    Raises:
        OfficerCanAct: there is no such word, or it is so already.
    """
    return _offer(connection, by, kind, word, wanted=True)


def _offer(
    connection: Connection, by: Signature, kind: WordList, word: str, *, wanted: bool
) -> int:
    before = _own_word(own_words(connection, kind), word)
    if before.is_offered == wanted:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    done = "wordt weer aangeboden" if wanted else "wordt niet meer aangeboden"
    act = _told(connection, by, kind, f"„{before.word}” {done}", word=before.word)
    _keep(connection, kind, replace(before, is_offered=wanted), act, before.word)
    return act


def _told(connection: Connection, by: Signature, kind: WordList, done: str, **words: str) -> int:
    summary = f"Lijst met {NAMES[kind]}: {done}."
    return journal.write(
        connection, by, Act.SET_WORDS, summary, municipality=None, kind=kind.value, **words
    )


def _keep(
    connection: Connection, kind: WordList, word: OwnWord, act: int, stands_for: str | None = None
) -> None:
    """Keep a word as it is from now on. stands_for: what it was, while that has no row."""
    table = schema.own_word
    values = {"word": word.word, "offered": word.is_offered}
    if word.row is not None:
        versions.change(connection, table, word.row, act, **values)
    else:
        row = {"kind": kind.value, "stands_for": stands_for, **values, "act": act}
        connection.execute(insert(table).values(row))


def _checked(kind: WordList, words: Sequence[OwnWord], word: str) -> str:
    wanted = " ".join(word.split())
    if kind is WordList.TAG:
        wanted = wanted.removeprefix("#").replace(" ", "-").casefold()
    if not wanted:
        raise OfficerCanAct(Obstacle.NO_WORD)
    if len(wanted) > LONGEST:
        raise OfficerCanAct(Obstacle.WORD_TOO_LONG, longest=LONGEST)
    if any(folded(one.word) == folded(wanted) for one in words):
        raise OfficerCanAct(Obstacle.WORD_TWICE, word=wanted)
    return wanted


def _own_word(words: Sequence[OwnWord], word: str) -> OwnWord:
    for one in words:
        if one.word == word:
            return one
    raise OfficerCanAct(Obstacle.WORD_GONE)
