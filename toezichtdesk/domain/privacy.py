"""What does not belong in a note: data by which a person can be known. A warning, never a refusal.

Everything is looked at on the spot; nothing is kept or sent. The signs are few and plain, so that
an officer can see why a word is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class PersonalKind(Enum):
    """What a part of a text looks like; the value is a Dutch phrase."""

    BSN = "een burgerservicenummer"
    FOREIGNER_NUMBER = "een V-nummer"
    BIRTH_DATE = "een geboortedatum"
    PRIVATE_EMAIL = "een privé-e-mailadres"
    NAME = "een naam van een persoon"


@dataclass(frozen=True, slots=True)
class Personal:
    """A part of a text that looks like personal data, as it was typed."""

    kind: PersonalKind
    text: str


_DIGITS = re.compile(r"(?<![\d.,/-])\d(?:[. ]?\d){7,8}(?![\d/-]|[.,]\d)")
_FOREIGNER = re.compile(
    r"\b(?:v-?\s?(?:nummer|nr\.?)|vreemdelingennummer|crv-?\s?(?:nummer|nr\.?))\W{0,3}(\d{6,12})",
    re.IGNORECASE,
)
_DATE = r"\d{1,2}(?:[-/. ]\d{1,2}[-/. ]|\s+[a-z]+\s+)(?:19|20)\d{2}"
_BIRTH = re.compile(
    rf"\b(?:geboren|geb\.?|geboortedatum|geboortedag)\b\W{{0,3}}(?:op|is|in)?\W{{0,2}}({_DATE})"
    rf"|({_DATE})\W{{0,2}}\(?geboren",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"\b[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|yahoo|ziggo|kpnmail|kpnplanet"
    r"|planet|home|xs4all|hetnet|casema|upcmail|quicknet|telfort|protonmail|proton)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)
_SURNAME = r"(?:(?:van|de|den|der|ter|ten|el|al|ben|te|op|in|'t|von|bin)[ -])*[A-ZÀ-Þ][\w'’-]+"
_TITLED = re.compile(
    rf"\b(?:[Dd]hr|[Mm]evr|[Mm]w|[Ff]am)\.?\s+(?:[A-Z]\.\s?)*{_SURNAME}"
    rf"|\b(?:[Mm]eneer|[Mm]evrouw|[Dd]e heer|[Ff]amilie|[Gg]ezin)\s+(?:[A-Z]\.\s?)*{_SURNAME}"
)
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?){{1,4}}{_SURNAME}")
_FIRST_NAMES = (
    "Aart Abdul Abdullah Abel Achmed Adam Ahmad Ahmed Ali Alice Amanuel Amina Amir Anna Anne "
    "Anneke Annemarie Anton Arie Arjan Asad Aster Astrid Aya Ayse Bart Bas Ben Berhane Bert "
    "Bilal Bram Carla Chantal Claudia Corrie Daan Daniel David Dawit Dirk Eden Elif Ellen Els "
    "Emine Emma Ermias Esther Eva Eyob Farah Fatima Fatma Feven Filmon Fleur Frans Freek Fred "
    "Gerard Gert Hamid Hanna Hans Haben Hassan Helen Henk Hussein Ibrahim Ilse Ingrid Iris "
    "Jaap Jan Janneke Jansje Jasper Jeroen Joep Johan Johanna John Joost Jos Karel Karin Kees "
    "Khaled Khalid Kim Klaas Lars Laura Layla Leila Lieke Linda Lisa Luuk Maarten Mahmoud "
    "Marieke Marijke Marjan Mark Marleen Martijn Mary Mehmet Merhawi Michiel Mieke Mohamed "
    "Mohammad Mohammed Monique Mustafa Nadia Naomi Nina Noor Nour Omar Osman Paul Petra Piet "
    "Pieter Rahel Rashid Ria Rob Robert Ruben Ruud Said Salem Samira Sander Sanne Sara Sarah "
    "Selam Semere Simone Sofie Sophie Sjaak Sven Teun Thea Theo Thijs Tim Tom Tesfay Ton "
    "Truus Wendy Willem Wim Yasmin Yohannes Yonas Yordanos Yusuf Youssef Zahra Zainab"
)
_NAMED = re.compile(rf"\b(?:{_FIRST_NAMES.replace(' ', '|')})\s+{_SURNAME}")


def personal(text: str) -> tuple[Personal, ...]:
    """Return the parts of a text that look like data of a person, each once, in order of kind."""
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Personal]:
    for match in _FOREIGNER.finditer(text):
        yield Personal(PersonalKind.FOREIGNER_NUMBER, match[1])
    numbers = {match[1] for match in _FOREIGNER.finditer(text)}
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if digits not in numbers and passes_eleven(digits):
            yield Personal(PersonalKind.BSN, match[0])
    for match in _BIRTH.finditer(text):
        yield Personal(PersonalKind.BIRTH_DATE, match[1] or match[2])
    for match in _EMAIL.finditer(text):
        yield Personal(PersonalKind.PRIVATE_EMAIL, match[0])
    seen: list[tuple[int, int]] = []
    for pattern in (_TITLED, _INITIALS, _NAMED):
        for match in pattern.finditer(text):
            if not any(begin < match.end() and match.start() < end for begin, end in seen):
                seen.append(match.span())
                yield Personal(PersonalKind.NAME, match[0])


def passes_eleven(digits: str) -> bool:
    """Return whether 8 or 9 digits pass the test of eleven of a burgerservicenummer."""
    if len(digits) not in (8, 9) or len(set(digits)) == 1:
        return False
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(d) * w for d, w in zip(padded, weights, strict=True)) % 11 == 0
