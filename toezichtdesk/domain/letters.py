"""The letters of the province to a municipality, and what each of them must say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from toezichtdesk.domain.terms import Document, FileItemKind


class LetterKind(Enum):
    """A kind of letter; the value names its template and what the console calls it."""

    JUDGEMENT = "beoordeling"
    PLAN_REQUEST = "verzoek-verbeterplan"
    REMINDER = "herinnering"
    UP = "hogere-trede"
    DOWN = "lagere-trede"
    NOTICE = "voornemen"
    DECISION = "besluit"
    WITHDRAWAL = "intrekking"


# As what a letter is put on file once it was sent.
FILED_AS = {
    LetterKind.JUDGEMENT: FileItemKind.JUDGEMENT_LETTER,
    LetterKind.PLAN_REQUEST: FileItemKind.PLAN_REQUEST,
    LetterKind.REMINDER: FileItemKind.REMINDER,
    LetterKind.UP: FileItemKind.HIGHER_RUNG,
    LetterKind.DOWN: FileItemKind.LOWER_RUNG,
    LetterKind.NOTICE: FileItemKind.NOTICE,
    LetterKind.DECISION: FileItemKind.DECISION,
    LetterKind.WITHDRAWAL: FileItemKind.WITHDRAWAL,
}


@dataclass(frozen=True, slots=True)
class TemplateUsed:
    """The template by which a letter was made, so that it can be shown later.

    version: of the program for one that ships with it, or the day of the province's own file.
    """

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter as it went out to a municipality, by its code."""

    municipality: str
    document: Document
    template: TemplateUsed | None = None


# The fields that a template may use; `wording.field_meaning` explains each.
FIELDS = (
    "gemeente",
    "datum",
    "kenmerk",
    "afzender",
    "termijn",
    "periode",
    "peildatum",
    "taakstelling",
    "beginsaldo",
    "gerealiseerd",
    "saldo",
    "achterstand",
    "achterstand_vorig",
    "richting",
    "trede",
    "trede_naam",
    "vorige_trede",
    "besluitdatum",
    "besluitkenmerk",
    "motief",
    "ingetrokken",
    "redenen",
    "beleid",
    "plan_gevraagd",
    "plan_termijn",
)
LISTS = frozenset({"redenen"})

# Without these a letter does not say what it is for.
NEEDED = {
    LetterKind.JUDGEMENT: ("gemeente", "periode", "achterstand", "trede"),
    LetterKind.PLAN_REQUEST: ("gemeente", "trede", "termijn"),
    LetterKind.REMINDER: ("gemeente", "termijn"),
    LetterKind.UP: ("gemeente", "trede", "vorige_trede", "redenen"),
    LetterKind.DOWN: ("gemeente", "trede", "vorige_trede"),
    LetterKind.NOTICE: ("gemeente", "termijn", "kenmerk"),
    LetterKind.DECISION: ("gemeente", "besluitdatum", "besluitkenmerk", "termijn"),
    LetterKind.WITHDRAWAL: ("gemeente", "kenmerk"),
}
