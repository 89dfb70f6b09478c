"""What a heading means: looked up in `resources/headings.toml`, never guessed from likeness."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.paths import resource
from toezichtdesk.sheets.dates import StatedDay, mentions
from toezichtdesk.sheets.numbers import BALANCES

# Voor-/achterstand, voor- en achterstand: one number for both, negative when behind.
_BOTH_WAYS = re.compile(
    r"\b(voor)(?:sprong|stand)?\s*-?\s*(?:/|\+|&|en/of|en|of|c\.?q\.?|resp\.?|dan wel)?\s*-?\s*"
    r"(?:achterstand|achter)(?:en)?\b",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"\bachter(?:stand)?\s*-?\s*(?:/|\+|&|en/of|en|of|c\.?q\.?|resp\.?|dan wel)\s*-?\s*"
    r"(?:voorsprong|voorstand|voor)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(\w)[-\u2010\u2011\u00ad] *\s(\w)")
_HYPHEN = re.compile(r"([^\W\d])[-\u2010\u2011]([^\W\d])")
_NOTE_BEHIND = re.compile(
    r"(?:\s*(?:[¹²³⁰⁴-⁹]+|\*+|[†‡]|\(\s*(?:\d{1,2}|[a-e]|\*+|noot \d+)\s*\)|\[\s*\w{1,2}\s*\]|"
    r"\s\d{1,2}\)|(?<=[^\W\d])\d{1,2}))+\s*$"
)
_NUMBER_BEFORE = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-h])[.)]|\[\d{1,2}\])\s*", re.IGNORECASE)
_SIGN = r"(?:\(|\[|:|=|is|met)?\s*(?:\(|')?"
_BACKLOG_SIGN = re.compile(
    r"(?:achterstand|achter|tekort)\s*" + _SIGN + r"(\+|-(?!\s*/?\s*\w)|plus|min|positief|negatief)"
    r"|(\+|-|plus|min|positief|negatief)\s*(?:=|is)\s*(?:achterstand|achter|tekort)"
)
_LEAD_SIGN = re.compile(
    r"(?:voorsprong|voorstand|overschot)\s*"
    + _SIGN
    + r"(\+|-(?!\s*/?\s*\w)|plus|min|positief|negatief)"
    r"|(\+|-|plus|min|positief|negatief)\s*(?:=|is)\s*(?:voorsprong|voorstand|overschot)"
)
_SIGN_BESIDE = re.compile(r"\([^()]*(?:[-+−=]|plus|min|positief|negatief)[^()]*\)")
_SIGNS = {"+": 1, "plus": 1, "positief": 1, "-": -1, "min": -1, "negatief": -1}
_SUM_OF = re.compile(r"^\s*(?:som|sum|totaal)\s+(?:van|of)\s+", re.IGNORECASE)
_TOTAL = re.compile(r"^\s*tot\.\s*(?=[^\W\d])", re.IGNORECASE)
_OTHER_THAN_SUM = re.compile(
    r"^\s*(?:aantal|count|gemiddelde|average|max(?:imum)?|min(?:imum)?|product|telling)\s+"
    r"(?:van|of)\s+\w",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"%|percent|procent|(?<!\w)rel(?:\.|atief)?(?!\w)")
_TO_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
LONGEST_HEADING = 200  # characters; longer text is no heading
_COUNTRY = frozenset(
    ("nederland", "heel nederland", "totaal nederland", "nederland totaal", "landelijk")
)


class BalanceSense(Enum):
    """How the heading of a balance speaks of being behind."""

    SIGNED = "signed"  # saldo: negative is behind, unless the sums show otherwise
    BACKLOG = "backlog"  # achterstand: positive is behind
    REMAINING = "remaining"  # nog te realiseren: positive is behind
    LEAD = "lead"  # voorsprong: positive is ahead


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says.

    columns: none when not recognised, more than one when it can mean several things.
    sign: only of a balance. is_settled: the words say whether it is the opening balance.
    """

    columns: tuple[Column, ...] = ()
    sign: BalanceSense | None = None
    is_settled: bool = True
    periods: tuple[Period, ...] = ()
    stated_days: tuple[StatedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    noise: frozenset[str]
    short: dict[str, str]
    direct: dict[str, tuple[Column, ...]]
    balances: dict[str, BalanceSense]
    openings: dict[str, BalanceSense]
    begin: tuple[str, ...]
    end: tuple[str, ...]


def meaning_of(text: str) -> Meaning:
    """Return what a heading means; periods and dates in it are set apart."""
    if len(text) > LONGEST_HEADING:
        return Meaning()
    if _PERCENTAGE.search(text.casefold()):
        return Meaning((Column.IGNORED,))
    if _OTHER_THAN_SUM.match(text):
        return Meaning()  # a pivot table counts rows there, not persons
    mentioned = mentions(text)
    meaning = Meaning()
    for form in _forms(mentioned.rest):
        meaning = _look_up(words(form), bool(mentioned.stated_days or mentioned.periods))
        if meaning.columns:
            break
    sense = _sign_of(mentioned.rest) if set(meaning.columns) & BALANCES else None
    if sense is not None:
        meaning = replace(meaning, sign=sense)
    # `Saldo eind 2025-II` in a sheet of 2026-I is the opening balance there.
    is_settled = meaning.is_settled and not (
        meaning.columns == (Column.BALANCE,) and mentioned.periods
    )
    return Meaning(
        meaning.columns, meaning.sign, is_settled, mentioned.periods, mentioned.stated_days
    )


def _forms(text: str) -> Iterator[str]:
    """Yield a heading as written, and then without what only its layout adds.

    That is a word broken over two lines, a note after it, or a number before it.
    """
    text = _TOTAL.sub("totaal ", text)
    yield _BOTH_WAYS.sub(r"\1sprong achterstand", _OTHER_WAY.sub("achterstand voorsprong", text))
    text = _SUM_OF.sub("", text)
    yield text
    bare = _NOTE_BEHIND.sub("", _NUMBER_BEFORE.sub("", _SIGN_BESIDE.sub("", text)))
    joined = _BROKEN.sub(r"\1\2", bare)
    spaced, closed = _BROKEN.sub(r"\1 \2", bare), _HYPHEN.sub(r"\1\2", bare)
    for form in dict.fromkeys((bare, joined, spaced, closed)):
        if form != text:
            yield form


def _sign_of(text: str) -> BalanceSense | None:
    """Return the sign that a heading gives in so many words: `achterstand (-)`, `+ is voorsprong`.

    None when it gives none.
    """
    folded = text.replace("−", "-").replace("–", "-").casefold()
    is_behind = {_SIGNS[m[1] or m[2]] for m in _BACKLOG_SIGN.finditer(folded)}
    is_behind |= {-_SIGNS[m[1] or m[2]] for m in _LEAD_SIGN.finditer(folded)}
    if len(is_behind) != 1:
        return BalanceSense.SIGNED if "+/-" in folded or "±" in folded else None
    return BalanceSense.LEAD if is_behind == {-1} else BalanceSense.REMAINING


def words(text: str) -> str:
    """Return the words of a heading: no accents, capitals, punctuation or bare years."""
    if text.isascii():
        parts = text.lower().translate(_TO_BLANKS).split()
        return " ".join(word for word in parts if not (word[0] in "12" and is_year(word)))
    plain = unicodedata.normalize("NFKD", text).casefold()
    spaced = "".join(
        char if char.isalnum() else "" if unicodedata.combining(char) else " " for char in plain
    )
    return " ".join(word for word in spaced.split() if not is_year(word))


def is_year(word: str) -> bool:
    """Return whether a word is a year, which a heading may hold without changing its meaning."""
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal()


def names_municipalities(text: str) -> bool:
    """Return whether these `words` are a heading of the column with municipalities."""
    return _vocabulary().direct.get(text) == (Column.MUNICIPALITY,)


def names_country(text: str) -> bool:
    """Return whether these `words` of a row mean the whole country."""
    return text in _COUNTRY


def _look_up(key: str, has_timing: bool) -> Meaning:
    vocabulary = _vocabulary()
    spelled = " ".join(vocabulary.short.get(word, word) for word in key.split())
    for form in dict.fromkeys(
        (key, spelled, *(_without_noise(text, vocabulary) for text in (key, spelled)))
    ):
        if form in vocabulary.direct:
            return Meaning(vocabulary.direct[form])
        if form in vocabulary.openings:
            return Meaning((Column.OPENING_BALANCE,), vocabulary.openings[form])
        if form in vocabulary.balances:
            return Meaning((Column.BALANCE,), vocabulary.balances[form], not has_timing)
    for column, phrases in (
        (Column.OPENING_BALANCE, vocabulary.begin),
        (Column.BALANCE, vocabulary.end),
    ):
        sense = _balance_beside(spelled, phrases, vocabulary)
        if sense is not None:
            return Meaning((column,), sense)
    return Meaning()


def _without_noise(key: str, vocabulary: _Vocabulary) -> str:
    return " ".join(word for word in key.split() if word not in vocabulary.noise)


def _balance_beside(
    key: str, phrases: tuple[str, ...], vocabulary: _Vocabulary
) -> BalanceSense | None:
    padded = f" {key} "
    for phrase in phrases:
        if f" {phrase} " in padded:
            rest = padded.replace(f" {phrase} ", " ").split()
            for form in (rest, [word for word in rest if word not in vocabulary.noise]):
                if sign := vocabulary.balances.get(" ".join(form)):
                    return sign
    return None


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    with resource("headings.toml").open("rb") as file:
        table = tomllib.load(file)
    direct: dict[str, tuple[Column, ...]] = {
        words(text): (Column(name),) for name, texts in table["headings"].items() for text in texts
    }
    direct |= {words(text): (Column.IGNORED,) for text in table["ignored"]}
    direct |= {words(t): tuple(map(Column, names)) for t, names in table["ambiguous"].items()}
    return _Vocabulary(
        noise=frozenset(table["noise"]),
        short=table["short"],
        direct=direct,
        balances=_signs(table["balance"]),
        openings=_signs(table["opening"]),
        begin=_longest_first(table["moment"]["begin"]),
        end=_longest_first(table["moment"]["end"]),
    )


def _signs(groups: dict[str, list[str]]) -> dict[str, BalanceSense]:
    return {words(text): BalanceSense(group) for group, texts in groups.items() for text in texts}


def _longest_first(phrases: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(words, phrases), key=len, reverse=True))
