"""The officer's own lists: a word is added, renamed, taken out of the forms or offered again.

What was recorded with a word keeps it: no act here changes a record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from toezichtdesk.casework import journal
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_words import OwnWord, WordList
from toezichtdesk.reports.own_words import own_words, setting_of

NAMES = {
    WordList.FREEZE: "gronden voor bevriezen",
    WordList.DELAY: "redenen bij maatregelen",
    WordList.TAG: "knelpunten",
    WordList.MOTIVE: "motieven bij besluiten",
}
LONGEST = 200  # signs of a word


def add(connection: Connection, by: Signature, kind: WordList, word: str) -> int:
    """Add a word to a list; return the act.

    Raises:
        OfficerCanAct: no word, one that is too long, or one that is there already.
    """
    words = own_words(connection, kind)
    wanted = _checked(kind, words, word)
    return _write(connection, by, kind, (*words, OwnWord(wanted)), f"„{wanted}” toegevoegd")


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
    after = tuple(replace(one, word=wanted) if one is before else one for one in words)
    return _write(connection, by, kind, after, f"„{before.word}” hernoemd naar „{wanted}”")


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
    words = own_words(connection, kind)
    before = _own_word(words, word)
    if before.is_offered == wanted:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    after = tuple(replace(one, is_offered=wanted) if one is before else one for one in words)
    done = "wordt weer aangeboden" if wanted else "wordt niet meer aangeboden"
    return _write(connection, by, kind, after, f"„{before.word}” {done}")


def _write(
    connection: Connection, by: Signature, kind: WordList, words: Sequence[OwnWord], done: str
) -> int:
    act = journal.write(
        connection,
        by,
        Act.SET_WORDS,
        f"Lijst met {NAMES[kind]}: {done}.",
        kind=kind.value,
        words=[one.word for one in words if one.is_offered],
    )
    value = json.dumps([[one.word, one.is_offered] for one in words], ensure_ascii=False)
    put(connection, setting_of(kind), value, act)
    return act


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
