"""Full-text search in contacts, agreements, plans, decisions and knowledge items.

The texts are kept folded in memory, and only those touched by an act are read again. Searching a
hundred thousand takes some ten milliseconds, inside words too. What was undone or erased is never
found: there is no index on disk that could still contain it. SQLite's FTS5 would not do the whole
job: its trigrams find no word of one or two letters, and such an index would have to be kept and
emptied beside the sealed record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk.reports.record.searched_texts import (
    SOURCES,
    Key,
    Note,
    NoteKind,
    compared,
    sought,
)
from toezichtdesk.reports.texts.inflection import forms
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached

FOUND_AT_MOST = 50
_BEFORE, _AFTER = 40, 80  # characters of the excerpt around a match


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that contains all the words.

    municipality: its code, empty if it concerns several. excerpt: around the first match.
    places: begin and end of each match in the excerpt. contact: the number of the contact that it
    is or is attached to, None for all else.
    """

    kind: NoteKind
    id: int
    municipality: str
    name: str
    day: date
    excerpt: str
    places: tuple[tuple[int, int], ...]
    contact: int | None = None

    @property
    def is_in_dossier(self) -> bool:
        """Whether it is part of the dossier of a municipality."""
        return self.kind is not NoteKind.KNOWLEDGE

    @property
    def is_planned(self) -> bool:
        """Whether it is a planned or lapsed talk."""
        return self.kind is NoteKind.TALK


@dataclass(frozen=True, slots=True)
class Found:
    """The newest hits and the total number. wanted: the search text as it was typed."""

    wanted: str
    hits: tuple[Hit, ...]
    count: int


_END = "\0"  # separates notes; cannot be typed


Word = tuple[str, ...]  # what is sought for one word: its forms, of which one is enough
_TOGETHER = 256  # texts that are looked at as one: a rare word is in few of them


class Texts:
    """Folded texts: a hundred thousand are searched in some ten milliseconds.

    A word never spans two words of a text, so that of each block only its different words are
    looked through: those of a hundred thousand notes are a small part of the notes.
    """

    def __init__(self, texts: Sequence[str], before: Texts | None = None) -> None:
        """Copy the texts into contiguous memory, which makes searching three times as fast.

        before: the same texts but for a few; the words of blocks that are the same are taken over.
        """
        self._texts = _END.join(texts).split(_END) if texts else []
        self._words_of: dict[str, str] = {}  # of each block
        self._blocks: list[tuple[range, str]] = []
        known = before._words_of if before is not None else {}
        end = 0
        while end < len(self._texts):
            # The first is the one that is not full: a new text, first of all, leaves the others.
            begin, end = end, end + ((len(self._texts) - end) % _TOGETHER or _TOGETHER)
            block = "\n".join(self._texts[begin:end])
            words = known.get(block) or _END.join(set(block.split()))
            self._words_of[block] = words
            self._blocks.append((range(begin, end), words))

    def holding(self, words: Sequence[Word]) -> list[int]:
        """Return the positions of the texts that contain all these words, at least one."""
        longest_first = sorted(words, key=_length, reverse=True)
        matches: list[int] = []
        for block, held in self._blocks:
            if all(_has(held, word) for word in longest_first):
                places: Sequence[int] = block
                for word in longest_first:
                    places = self._with(word, places)
                matches += places
        return matches

    def _with(self, word: Word, places: Sequence[int]) -> list[int]:
        texts = self._texts
        form, *others = word
        if not others:  # no call for each text: there may be a hundred thousand
            return [place for place in places if form in texts[place]]
        if len(others) == 1:
            other = others[0]
            return [place for place in places if form in texts[place] or other in texts[place]]
        return [place for place in places if _has(texts[place], word)]


def _length(word: Word) -> int:
    return min(map(len, word))


def _has(text: str, word: Word) -> bool:
    return any(form in text for form in word)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """words: every word that is in a text, or was since they were read.

    threes: every three letters in a row in them. What is in none of these need not be sought.
    """

    words: str
    threes: frozenset[str]

    @classmethod
    def of(cls, notes: Iterable[Note]) -> _Vocabulary:
        words = _END.join({word for note in notes for word in note.folded.split()})
        return cls(words, frozenset(_threes(words)))

    def with_more(self, other: _Vocabulary) -> _Vocabulary:
        return _Vocabulary(f"{self.words}{_END}{other.words}", self.threes | other.threes)

    def has(self, word: Word) -> bool:
        return any(self.threes.issuperset(_threes(one)) and one in self.words for one in word)


def _threes(text: str) -> Iterable[str]:
    return map("".join, zip(text, text[1:], text[2:], strict=False))


@dataclass(frozen=True, slots=True)
class _Notes:
    """held: every note. newest: their keys, newest first; texts and notes are in that order.

    texts: what is compared. besides: the rest of a note.
    words: what is in none of these need not be sought in a hundred thousand texts.
    """

    held: Mapping[Key, Note]
    newest: Sequence[Key]
    texts: Texts
    notes: Sequence[Note]
    besides: Set[str]
    words: _Vocabulary

    @classmethod
    def of(
        cls, held: Mapping[Key, Note], words: _Vocabulary, before: _Notes | None = None
    ) -> _Notes:
        def newness(key: Key) -> tuple[date, int]:
            return held[key].day, key[1]

        newest = sorted(held, key=newness, reverse=True)
        ordered = {key: held[key] for key in newest}
        notes = ordered.values()
        texts = Texts([note.folded for note in notes], before.texts if before else None)
        besides = frozenset(note.beside for note in notes)
        return cls(ordered, newest, texts, tuple(notes), besides, words)

    def holding(self, words: Sequence[Word]) -> list[int]:
        """Return the places of the notes with all these words, at least one in what was written.

        The others may be in the name of the municipality or the kind of note.
        """
        absent = [word for word in words if not self.words.has(word)]
        if absent and len(words) == 1:
            return []
        beside = {word: {one for one in self.besides if _has(one, word)} for word in words}
        if any(not beside[word] for word in absent):
            return []
        written = [word for word in words if not beside[word]]
        if len(words) == 1 or len(written) == len(words):
            return self.texts.holding(words)
        if written:
            places = self.texts.holding(written)
        else:
            places = sorted({place for word in words for place in self.texts.holding([word])})
        notes = self.notes
        for word in words:
            if named := beside[word]:
                places = [
                    place
                    for place in places
                    if notes[place].beside in named or _has(notes[place].folded, word)
                ]
        return places


def search(connection: Connection, wanted: str, most: int = FOUND_AT_MOST) -> Found:
    """Return the texts that contain all these words, newest first.

    Ignores accents, case, dashes and whether a word is singular or plural; a word may be part of
    another.
    """
    words = [forms(word) for word in sought(wanted)]
    if not words:
        return Found(wanted, (), 0)
    notes = _notes(connection)
    places = notes.holding(words)
    newest = [notes.newest[place] for place in places[:most]]
    names = _names(connection) if newest else {}
    return Found(
        wanted, tuple(_hit(key, notes.held[key], words, names) for key in newest), len(places)
    )


def _notes(connection: Connection) -> _Notes:
    def renew(before: _Notes, last_act: int) -> _Notes:
        return _renewed(connection, before, last_act)

    return cached(connection, "notes", None, lambda: _read(connection), renew)


def _read(connection: Connection) -> _Notes:
    notes: dict[Key, Note] = {}
    names = _names(connection)
    for source in SOURCES:
        notes |= source.notes(connection.execute(source.query()), names)
    return _Notes.of(notes, _Vocabulary.of(notes.values()))


def _names(connection: Connection) -> Mapping[str, str]:
    table = schema.municipality

    def read() -> dict[str, str]:
        rows = connection.execute(select(table.c.code, table.c.name))
        return {row.code: row.name for row in rows}

    return cached(connection, "names", None, read)


def _renewed(connection: Connection, before: _Notes, last_act: int) -> _Notes:
    """Return the notes brought up to date with the acts since."""
    notes = dict(before.held)  # nearly sorted, which a sort makes use of
    fresh: dict[Key, Note] = {}
    names = _names(connection)
    for source in SOURCES:
        table, twin = source.table, schema.BEFORE[source.table.name]
        gone = connection.execute(select(twin.c.id).where(twin.c.replaced_by > last_act)).scalars()
        for number in gone:
            notes.pop((source.kind, number), None)
        came = connection.execute(source.query().where(table.c.act > last_act))
        fresh |= source.notes(came, names)
        back = select(twin.c.id).where(twin.c.restored_by > last_act)
        again = connection.execute(source.query().where(table.c.id.in_(back)))
        fresh |= source.notes(again, names)
    words = before.words.with_more(_Vocabulary.of(fresh.values()))
    return _Notes.of(notes | fresh, words, before)


def _hit(key: Key, note: Note, words: Sequence[Word], names: Mapping[str, str]) -> Hit:
    flat = " ".join(note.text.split())
    spans = _places(flat, [form for word in words for form in word])
    first = min((begin for begin, _ in spans), default=0)
    begin = max(0, first - _BEFORE)
    end = min(len(flat), first + _AFTER)
    lead, tail = "…" if begin else "", "…" if end < len(flat) else ""
    moved = len(lead) - begin
    shown = tuple((b + moved, e + moved) for b, e in spans if begin <= b and e <= end)
    kind, number = key
    name = names.get(note.municipality, "")
    excerpt = f"{lead}{flat[begin:end]}{tail}"
    return Hit(kind, number, note.municipality, name, note.day, excerpt, shown, note.contact)


def _places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the positions of the words in the original text; folding may change its length."""
    folded_characters = [compared(char) for char in text]
    whole = "".join(folded_characters)
    origin = [place for place, characters in enumerate(folded_characters) for _ in characters]
    places = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            places.add((origin[at], origin[at + len(word) - 1] + 1))
            at = whole.find(word, at + len(word))
    return tuple(sorted(places))
