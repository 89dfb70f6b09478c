"""The chapters of the manual, and a search in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from toezichtdesk.domain.municipality import folded
from toezichtdesk.paths import resource

MOST_HITS = 60
SHORTEST_NAME = 3  # letters; a sign on a button names nothing
_STARTS = re.compile(r"#|\||[*-] |\d+\. |!|```")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BEFORE_NAME = re.compile(r"^(\d+|de|het|een) ")
_ITALIC = re.compile(r"\*(\S[^*]*)\*")
_MARK = re.compile(r"#+ +|[*-] |\d+\. ")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_UNREAD = re.compile(r"!|```|\|[ :|-]*-[ :|-]*$")  # a picture, a fence, the rule below a table head


class Chapter(Enum):
    """The chapters in order; the value is the file name without `.md`."""

    CONTENTS = "inhoud"
    FIRST_START = "eerste-start"
    WINDOW = "venster"
    TODAY = "vandaag"
    IMPORTING = "importeren"
    OVERVIEW = "overzicht"
    DOSSIER = "dossier"
    ASSESSING = "beoordelen"
    DECIDING = "besluiten"
    PLANS = "verbeterplan"
    CONTACTS = "contacten"
    KNOWLEDGE = "kennis"
    MEETING_SHEET = "gespreksblad"
    LETTERS = "brieven-en-tabellen"
    TAKING_BACK = "ongedaan-maken"
    COPIES = "kopieen-en-schade"
    POLICY = "beleid"
    MANAGING = "beheer"
    PRACTICE = "proefomgeving"
    KEYS = "sneltoetsen"
    WORDS = "woorden"
    ADMINISTRATORS = "beheerders"

    @property
    def path(self) -> Path:
        """The path of the chapter."""
        return resource("manual", f"{self.value}.md")

    @property
    def text(self) -> str:
        """The chapter in Markdown."""
        return self.path.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The heading of the chapter."""
        return self.text.partition("\n")[0].removeprefix("# ").strip()


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of a chapter. line: without markup."""

    chapter: Chapter
    line: str


def find(words: str) -> tuple[Hit, ...]:
    """Return the lines with all these words, in the order of the manual, ignoring accents and case.

    A chapter whose title contains them is listed with its title.
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    places = (
        Hit(chapter, line)
        for chapter in Chapter
        if chapter is not Chapter.CONTENTS
        for line in read_lines(chapter.text)
        if all(word in folded(line) for word in wanted)
    )
    return tuple(hit for hit, _ in zip(places, range(MOST_HITS), strict=False))


def place_of(chapter: Chapter, names: Sequence[str]) -> Hit | None:
    """Return the line about a part of the screen; None where the chapter names none of these.

    names: what the part is called, then what it stands in. A heading or bold text names it, best
    where the rest is named too. Other words count only beside what it stands in: many forms have a
    field of that name.
    """
    lines = tuple(_marked_lines(chapter.text))
    wanted = [called for name in names if len(called := _called(name)) >= SHORTEST_NAME]
    for depth, name in enumerate(wanted):
        places = _naming(lines, name)
        if places:
            outer = {at for each in wanted[depth + 1 :] for at in _naming(lines, each)}
            at = next((i for i in places if outer.intersection(_section(lines, i))), places[0])
            section = _section(lines, at)
            within = (i for inner in wanted[:depth] for i in section if _has(inner, lines[i]))
            return Hit(chapter, _plain(lines[next(within, at)]))
    return None


def _naming(lines: Sequence[str], name: str) -> list[int]:
    """Return the lines that name it: headings below the title, then those with it in bold."""
    heads = [i for i, each in enumerate(lines) if i and each.startswith("#")]
    called = [i for i in heads if _called(_plain(lines[i])) == name]
    bold = (map(_called, _BOLD.findall(each)) for each in lines)
    return called + [i for i, each in enumerate(bold) if name in each]


def _called(name: str) -> str:
    """Return the name as it is compared, without the number or article before it."""
    return _BEFORE_NAME.sub("", folded(name.rstrip("…")))


def _section(lines: Sequence[str], at: int) -> range:
    """Return the lines from the heading above a line to the next heading."""
    heads = [i for i, each in enumerate(lines) if each.startswith("#")]
    first = max((i for i in heads if i <= at), default=0)
    return range(first, min((i for i in heads if i > first), default=len(lines)))


def _has(name: str, line: str) -> bool:
    """Return whether a line has these words as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded(_plain(line))) is not None


def read_lines(markdown: str) -> Iterator[str]:
    """Yield the paragraphs, items and table rows, without Markdown markup."""
    yield from map(_plain, _marked_lines(markdown))


def _marked_lines(markdown: str) -> Iterator[str]:
    """Yield the paragraphs, items and table rows, each on one line."""
    held: list[str] = []
    is_code = False
    for raw in [*markdown.splitlines(), ""]:
        line = raw.strip()
        if line.startswith("```"):
            is_code = not is_code
        starts_anew = is_code or not line or _STARTS.match(line) is not None
        if held and starts_anew:
            yield " ".join(held)
            held = []
        if line and _UNREAD.match(line) is None:
            held.append(line)


def _plain(line: str) -> str:
    """Return a line without markup; a link becomes its text."""
    text = _MARK.sub("", line, count=1) if _MARK.match(line) else line
    text = text.strip("| ").replace(" | ", " · ")
    text = _ITALIC.sub(r"\1", _LINK.sub(r"\1", text).replace("**", ""))
    return text.replace("`", "").strip()
