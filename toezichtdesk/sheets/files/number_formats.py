"""How a number format shows a number.

Only what turns it into another number for the reader matters: a percentage, a hidden or scaled
number, another character, or a digit that the format adds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<end>;)|(?P<other>.)',
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)")
_RED = ("red", "rood", "rot", "rouge")
ZERO_WORDS = ("-", "--", "–", "—", "nul", "geen", "nihil")
_MINUS = "-−–("
_PLACES = "0#?"
_GROUPS = " .'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{RIGHT SINGLE QUOTATION MARK}"
_SCIENTIFIC = re.compile(r"e[+-]?0+", re.IGNORECASE)
_SIDES = ("achterstand", "achter", "tekort", "voorsprong", "voor", "overschot")
_SECTIONS = 4  # positive, negative, zero, text
SCALES = re.compile(
    r"(?<![^\W\d])(?:duizend|dzd|k|mln|miljoen|x)(?!\w)"
)  # 34 with one of these is not 34
_GENERAL = ("general", "standaard", "standard", "@")
LONGEST = 255  # characters of a format


class Sight(Enum):
    """What a person sees of a number when it is not that number."""

    PERCENTAGE = "percentage"
    HIDDEN = "hidden"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the parts of a format.

    pattern: its placeholders; literal: the text around them. before: the text before the first.
    within: the placeholders of the whole part with a `|` where a grouping character stands among
    them and a `!` where another text does; empty without either.
    """

    pattern: str
    literal: str
    before: str
    within: str
    condition: tuple[str, float] | None
    is_red: bool

    @property
    def has_digits(self) -> bool:
        return any(placeholder in self.pattern for placeholder in "0#?") or self.is_general

    @property
    def is_general(self) -> bool:
        return any(word in self.pattern.casefold() for word in _GENERAL)

    @property
    def is_date(self) -> bool:
        return not self.has_digits and any(letter in self.pattern.casefold() for letter in "dmyjhs")


@lru_cache(maxsize=1024)
def sight_of(number_format: str, value: float) -> Sight | None:
    """Return what this format shows of a number; None when it shows the number itself."""
    if number_format in ("", "General", "0", "#,##0", "@") or len(number_format) > LONGEST:
        return None
    sections = _sections(number_format)
    place = _place(sections, value)
    section = sections[place]
    if section.is_date:
        return None  # the reader of the values returns a date
    if any(char in section.pattern + section.literal for char in "%‰"):
        return Sight.PERCENTAGE
    if not section.has_digits:
        literal = section.literal.strip()
        if value == 0 and literal.casefold() in ZERO_WORDS:
            return None
        return Sight.OTHER if literal else Sight.HIDDEN
    if value == 0 and not section.is_general and "0" not in section.pattern:
        # Under # and ? a zero leaves no digit; a dash is how accountants write it.
        literal = section.literal.strip()
        return None if literal.casefold() in ZERO_WORDS else Sight.HIDDEN
    is_scaled = re.search(r"[0#?],+(?:[^0#?,]|$)", section.pattern) is not None
    is_scaled = is_scaled or SCALES.search(section.literal.casefold()) is not None
    has_digit = any(char.isdigit() for char in section.literal) or _is_cut_up(section, value)
    is_other = is_scaled or _rounds(section, value) or _shows_other_sign(sections, place, value)
    if value and (is_other or _says_side(section)):
        return Sight.OTHER
    return Sight.OTHER if has_digit else None


@lru_cache(maxsize=1024)
def sight_of_text(number_format: str) -> Sight | None:
    """Return what this format shows of a text; None when it shows the text itself."""
    if number_format.count(";") < _SECTIONS - 1 or len(number_format) > LONGEST:
        return None
    sections = _sections(number_format)
    if len(sections) < _SECTIONS or "@" in sections[3].pattern or sections[3].is_general:
        return None
    return Sight.OTHER if sections[3].literal.strip() else Sight.HIDDEN


def _is_cut_up(section: _Section, value: float) -> bool:
    """Return whether characters between the digits show two numbers, as `0-0` does for 12.

    A blank, a point or an apostrophe before the last three digits groups thousands.
    """
    if not section.within or "!" in section.within:
        return bool(section.within) and value != 0
    is_grouped = re.fullmatch(r"[#?0]*[|][#?0]{3}(?:[|][#?0]{3})*", section.within) is not None
    return not is_grouped and abs(value) >= 10 ** _last_places(section)


def _last_places(section: _Section) -> int:
    return len(section.within.rpartition("|")[2])


def _rounds(section: _Section, value: float) -> bool:
    """Return whether a scientific format shows fewer digits than the number has."""
    if _SCIENTIFIC.search(section.pattern) is None:
        return False
    fraction = section.pattern.casefold().partition("e")[0].partition(".")[2]
    return float(f"{value:.{len(fraction)}e}") != value


def _says_side(section: _Section) -> bool:
    """Return whether the text says which side a balance is on, which its sign cannot contradict."""
    return any(word in _SIDES for word in re.findall(r"[^\W\d]+", section.literal.casefold()))


def _place(sections: list[_Section], value: float) -> int:
    """Return the index of the part that shows this number."""
    count = min(len(sections), 3)
    if any(section.condition for section in sections[:2]):
        for index, section in enumerate(sections[:count]):
            if section.condition is None or _holds(section.condition, value):
                return index
        return count - 1
    if value < 0 and count > 1:
        return 1
    return 2 if value == 0 and count > 2 else 0


def _holds(condition: tuple[str, float], value: float) -> bool:
    comparison, border = condition
    return {
        "<": value < border,
        ">": value > border,
        "=": value == border,
        "<=": value <= border,
        ">=": value >= border,
        "<>": value != border,
    }[comparison]


def _shows_other_sign(sections: list[_Section], place: int, value: float) -> bool:
    section = sections[place]
    has_minus = any(char in section.before for char in _MINUS)
    if value > 0:
        return has_minus
    has_own_part = place > 0 or section.condition is not None
    return has_own_part and not has_minus and not section.is_red


def _sections(number_format: str) -> list[_Section]:
    sections: list[_Section] = []
    pattern = literal = before = within = ""
    condition: tuple[str, float] | None = None
    is_red = False
    for part in _PART.finditer(number_format + ";"):
        bracket, other = part["bracket"], part["other"]
        text = part["quoted"] or part["escaped"] or ""
        if bracket is not None:
            match = _CONDITION.fullmatch(bracket.strip())
            if match is not None:
                condition = (match[1], float(match[2].replace(",", ".")))
            is_red = is_red or bracket.strip().casefold() in _RED
            pattern += "h" if bracket.casefold() in ("h", "hh", "m", "mm", "s", "ss") else ""
        elif part["end"]:
            within = within.strip("|!")
            cut = within if {"|", "!"} & set(within) and "/" not in literal else ""
            sections.append(_Section(pattern, literal, before, cut, condition, is_red))
            pattern = literal = before = within = ""
            condition, is_red = None, False
        elif other is not None and (other.isalnum() or other in "#?@%,."):
            pattern += other
            is_whole_part = "." not in pattern and "e" not in pattern.casefold()
            within += other if other in _PLACES and is_whole_part else ""
        else:
            text = text or other or ""
            literal += text
            if text and within[-1:] not in ("", "|", "!"):
                within += "|" if text in _GROUPS else "!"
            if not any(placeholder in pattern for placeholder in "0#?"):
                before += text
    return sections
