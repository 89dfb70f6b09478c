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
_NUMBER = r"\d(?:[. ]?\d){5,11}"
_FOREIGNER = re.compile(
    r"\b(?:(?:v|crv)[- ]?|vreemdelingen[- ]?)(?:nummers?|nrs?\b\.?)(?: is| zijn)?\W{0,3}"
    rf"({_NUMBER}(?:(?:,? en |, |; )\d{{6,12}})*)",
    re.IGNORECASE,
)
_DATE = r"\d{1,2}(?:[-/. ]\d{1,2}[-/. ]|\s+[a-z]+\s+)(?:19|20)\d{2}"
_WHO = "man|vrouw|jongen|meisje|zoon|dochter|kind|baby|partner|vader|moeder|broer|zus|oma|opa"
_BIRTH = re.compile(
    rf"\b(?:geboren|geb\.?(?: ?dat\.?)?|geboortedatum|geboortedag|d\.?o\.?b\.?)(?!\w)\W{{0,3}}"
    rf"(?:(?:in|te) (?:(?:19|20)\d{{2}} ?|[A-Z][\w-]+ ?))?(?:op|is|in)?\W{{0,2}}({_DATE})"
    rf"|({_DATE})\W{{0,2}}\(?geboren|\b(?:{_WHO})\W{{0,2}}[(*]\W?({_DATE})",
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
# Of an official the function is enough; a name without `van` or `de` cannot be told from a place.
_OFFICIAL = re.compile(
    r"\b(?:[Ww]ethouder|[Bb]urgemeester|[Gg]edeputeerde|[Rr]aadslid|[Aa]mbtenaar|[Mm]inister)\s+"
    r"(?!De (?:Bilt|Ronde|Fryske|Wolden)|Den (?:Haag|Helder|Bosch))"
    r"(?:Van|De|Den|Der|Ter|Ten|El|Al)(?: (?:de|den|der|het|'t))?[ -][A-ZÀ-Þ][\w'’-]+"
)
_LABELLED = re.compile(
    r"\b(?:[Cc]ontactpersoon|[Aa]anspreekpunt|[Nn]aam|[Gg]enaamd|[Hh]eet|[Hh]eten)(?: is)?\W{1,3}"
    rf"((?!De |Het )[A-ZÀ-Þ][\w'’-]+ {_SURNAME})"
)
# A street or a building that is named after somebody.
_PLACE = re.compile(
    r"\w{3}(?:straat|plein|plantsoen|gracht|kade|singel|school|kazerne|dreef|steeg|boulevard|park)$"
    r"|\w{4}(?:laan|hof)$"
)
_HOUSE_NUMBER = re.compile(r" \d")
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?){{1,4}}{_SURNAME}")
_FIRST_NAMES = (
    "Aart Abdelkader Abdi Abdirahman Abdul Abdullah Abel Achmed Adam Ahmad Ahmed Aicha Aisha "
    "Akram Aleksandr Alem Alexander Ali Alice Alma Amal Amanda Amanuel Amina Amir Amira Anas "
    "Andre Angela Anja Anna Anne Anneke Annelies Annemarie Anouk Antoine Anton Arie Arjan "
    "Arjen Arno Asad Ashraf Aster Astrid Aya Ayan Ayse Ayub Bader Barbara Bart Bas Bashar "
    "Basma Ben Benjamin Berhane Bernard Bert Bianca Bilal Bob Boris Bram Brigitte Bruno Carla "
    "Cees Chantal Charlotte Christa Christiaan Christine Claudia Coen Cor Corrie Daan Daniel "
    "Danielle David Dawit Dennis Derk Diana Dick Dilan Dirk Diyar Dmytro Doortje Eden Edwin "
    "Eelco Elena Elif Eline Elisabeth Elise Elizabeth Ellen Elly Els Elsa Emiel Emil Emine "
    "Emma Eric Erik Ermias Ernst Esther Eva Evelien Eyob Fadi Fadia Faisal Famke Farah Farid "
    "Fatima Fatma Femke Fenna Ferdinand Feven Filmon Fleur Floor Floris Frank Frans Fred "
    "Frederik Freek Friso Gebre Geert Gerard Gerda Gerrit Gert Ghazal Gijs Gonda Guus Haben "
    "Habtom Hadi Hala Hamid Hamza Hanna Hanneke Hans Harm Harry Hasan Hassan Heleen Helen "
    "Hendrik Henk Herman Hilde Hugo Hussein Ibrahim Idris Ilona Ilse Inge Ingrid Irene Iris "
    "Iryna Isabel Ivan Jaap Jacob Jacqueline Jamal Jamila Jan Janneke Janny Jansje Jasper "
    "Jelle Jeroen Jesse Jessica Joep Johan Johanna John Jolanda Jonas Joost Joris Jorrit Jos "
    "Josephine Judith Julia Juul Kamal Kareem Karel Karen Karim Karin Kateryna Katja Kees "
    "Khadija Khaled Khalid Kidane Kim Klaas Koen Koos Lamia Lars Laura Layla Leila Lennart "
    "Leo Leon Lidia Lieke Lien Linda Lisa Lotte Louis Luc Lucas Luna Luuk Maaike Maarten Maha "
    "Mahmoud Malika Manon Marc Marcel Marco Margriet Maria Mariam Marian Marianne Marieke "
    "Marijke Marjan Mark Marleen Marloes Martijn Martin Mary Matthijs Maurits Max Mehmet "
    "Menno Merel Merhawi Michael Michiel Mieke Miriam Mirjam Mirte Mohamad Mohamed Mohammad "
    "Mohammed Mohamud Monique Muhammad Murat Mustafa Nabil Nadia Nadine Naomi Nasser Natalia "
    "Nathalie Nico Nicolaas Nicole Niels Nienke Nina Noah Noor Nora Nour Oksana Olena Olga "
    "Olivier Omar Osman Paul Paula Pauline Peter Petra Philip Piet Pieter Rachid Rahel Ralph "
    "Rana Rania Rashid Reinier Remco Renate Rene Ria Richard Rick Rik Rita Rob Robert Robin "
    "Roel Roelof Rogier Ron Roos Rosa Ruben Rudi Ruud Said Saida Salem Samira Sander Sanne "
    "Sara Sarah Saskia Sebastiaan Selam Selma Semere Serge Shirin Sigrid Simon Simone Sjaak "
    "Sjoerd Sofie Sonja Sophie Stefan Stella Steven Stijn Susan Suzanne Sven Sylvia Tamara "
    "Tanja Tariq Tesfay Tessa Teun Thea Theo Thijs Thomas Tim Tineke Tobias Tom Ton Tristan "
    "Trudy Truus Ulrike Ursula Valerie Vera Viktor Vincent Volodymyr Walter Wendy Wessel "
    "Willem Wilma Wim Wouter Yara Yasin Yasmin Yasmine Yemane Yohannes Yonas Yordanos Youssef "
    "Yusuf Yvonne Zahra Zainab Zeki Ziad Zoe"
)
_NAMED = re.compile(rf"\b(?:{_FIRST_NAMES.replace(' ', '|')})\s+{_SURNAME}")


def personal(text: str) -> tuple[Personal, ...]:
    """Return the parts of a text that look like data of a person, each once, in order of kind."""
    return tuple(dict.fromkeys(_personal_parts(text)))


def _personal_parts(text: str) -> Iterator[Personal]:
    for match in _FOREIGNER.finditer(text):
        yield Personal(PersonalKind.FOREIGNER_NUMBER, match[1])
    numbers = [match.span(1) for match in _FOREIGNER.finditer(text)]
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        is_other = any(begin <= match.start() < end for begin, end in numbers)
        if not is_other and passes_eleven(digits):
            yield Personal(PersonalKind.BSN, match[0])
    for match in _BIRTH.finditer(text):
        yield Personal(PersonalKind.BIRTH_DATE, match[1] or match[2] or match[3])
    for match in _EMAIL.finditer(text):
        yield Personal(PersonalKind.PRIVATE_EMAIL, match[0])
    seen: list[tuple[int, int]] = []
    for pattern in (_TITLED, _OFFICIAL, _LABELLED, _INITIALS, _NAMED):
        for match in pattern.finditer(text):
            is_new = not any(begin < match.end() and match.start() < end for begin, end in seen)
            if is_new and not _is_place(text, match):
                seen.append(match.span())
                yield Personal(PersonalKind.NAME, match[match.lastindex or 0])


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Return whether what reads as a name is that of a street or building, or has a number."""
    return bool(_PLACE.search(match[0]) or _HOUSE_NUMBER.match(text, match.end()))


def passes_eleven(digits: str) -> bool:
    """Return whether 8 or 9 digits pass the test of eleven of a burgerservicenummer."""
    if len(digits) not in (8, 9) or len(set(digits)) == 1:
        return False
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(d) * w for d, w in zip(padded, weights, strict=True)) % 11 == 0
