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


# The fields that a template may use, and their meaning.
FIELDS = {
    "gemeente": "de naam van de gemeente",
    "datum": "de dag van de brief, voluit",
    "kenmerk": "het kenmerk van de brief",
    "afzender": "wie de brief stuurt",
    "termijn": "de laatste dag van de termijn, voluit",
    "periode": "het beoordeelde halfjaar, zoals 2026-I",
    "peildatum": "de dag waarop is geteld, voluit",
    "taakstelling": "de netto taakstelling, in personen",
    "beginsaldo": "het saldo aan het begin van de periode, met teken",
    "gerealiseerd": "de gehuisveste personen",
    "saldo": "het saldo tot de peildatum, met teken",
    "achterstand": "de achterstand tot de peildatum",
    "achterstand_vorig": "de achterstand aan het einde van de periode ervoor",
    "richting": "groeit, slinkt, gelijk of geen achterstand",
    "trede": "het nummer van de trede",
    "trede_naam": "de naam van de trede",
    "vorige_trede": "de trede voor het laatste besluit",
    "besluitdatum": "de dag van het laatste besluit over de trede",
    "besluitkenmerk": "het kenmerk van dat besluit",
    "motief": "het motief bij dat besluit",
    "ingetrokken": "het laatste voornemen of besluit op dossier, met dag en kenmerk",
    "redenen": "de redenen bij dat besluit, als lijst",
    "beleid": "de beleidsversie",
    "plan_gevraagd": "de dag waarop het verbeterplan is gevraagd",
    "plan_termijn": "de laatste dag om het verbeterplan aan te leveren",
}
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
