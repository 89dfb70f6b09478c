"""The chapters of the manual, and a search in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from toezichtdesk.domain.municipality import folded
from toezichtdesk.paths import resource

MOST_HITS = 60
_STARTS = re.compile(r"#|\||[*-] |\d+\. |!|```")
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
    """A line of a chapter that contains all words. line: without markup."""

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


def read_lines(markdown: str) -> Iterator[str]:
    """Yield the paragraphs, items and table rows, without Markdown markup."""
    held: list[str] = []
    is_code = False
    for raw in [*markdown.splitlines(), ""]:
        line = raw.strip()
        if line.startswith("```"):
            is_code = not is_code
        starts_anew = is_code or not line or _STARTS.match(line) is not None
        if held and starts_anew:
            yield _plain(" ".join(held))
            held = []
        if line and _UNREAD.match(line) is None:
            held.append(line)


def _plain(line: str) -> str:
    """Return a line without markup; a link becomes its text."""
    text = _MARK.sub("", line, count=1) if _MARK.match(line) else line
    text = text.strip("| ").replace(" | ", " · ")
    text = _ITALIC.sub(r"\1", _LINK.sub(r"\1", text).replace("**", ""))
    return text.replace("`", "").strip()
