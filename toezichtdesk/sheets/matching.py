"""Which municipality is meant: by code, official name or alias, on a given day; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from enum import Enum

from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.sheets.cells import clean

SUGGESTIONS = 3
_LIKENESS = 0.6  # share of equal letters from which a name is worth suggesting
CODE = re.compile(r"(?:gm)?[\s-]?(\d{1,4})", re.IGNORECASE)
_WHOLE_CODE = re.compile(r"(?:gm[\s-]?)?\d{4}", re.IGNORECASE)
_MARKS = re.compile(r"(?:\s*(?:\*+|[¹²³]+|\(?\d\)))+$")
_PREFIX = re.compile(r"^(?:de\s+)?(?:gemeente|gem\.)[\s:]+(?=\S)", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*\((?:gemeente|gem\.?)\)$|,\s*gemeente$", re.IGNORECASE)
_AND_MORE = re.compile(r"\s*\bc\.?\s?a\.?$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^)]*)\)$")
_PROVINCE_CODES = {
    "dr": "Drenthe", "drenthe": "Drenthe", "fl": "Flevoland", "flevoland": "Flevoland",
    "fr": "Fryslân", "frl": "Fryslân", "friesland": "Fryslân", "fryslan": "Fryslân",
    "g": "Gelderland", "gld": "Gelderland", "gelderland": "Gelderland",
    "gn": "Groningen", "gr": "Groningen", "groningen": "Groningen",
    "l": "Limburg", "lb": "Limburg", "limb": "Limburg", "limburg": "Limburg",
    "nb": "Noord-Brabant", "noord brabant": "Noord-Brabant",
    "nh": "Noord-Holland", "noord holland": "Noord-Holland",
    "o": "Overijssel", "ov": "Overijssel", "overijssel": "Overijssel",
    "u": "Utrecht", "ut": "Utrecht", "utr": "Utrecht", "utrecht": "Utrecht",
    "z": "Zeeland", "zld": "Zeeland", "zl": "Zeeland", "zeeland": "Zeeland",
    "zh": "Zuid-Holland", "zuid holland": "Zuid-Holland",
}  # fmt: skip


class Reason(Enum):
    """Why no municipality was found."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    MERGED = "merged"
    NOT_YET = "not_yet"
    CONTRADICTION = "contradiction"


_CODES = {
    Reason.UNKNOWN: RefusalCode.NAME_UNKNOWN,
    Reason.AMBIGUOUS: RefusalCode.NAME_AMBIGUOUS,
    Reason.MERGED: RefusalCode.NAME_GONE,
    Reason.NOT_YET: RefusalCode.NAME_NOT_YET,
    Reason.CONTRADICTION: RefusalCode.NAME_CONTRADICTS_CODE,
}
_NAMES_BOTH = (
    RefusalCode.NAME_MERGED,
    RefusalCode.NAME_CONTRADICTS_CODE,
    RefusalCode.NAME_AMBIGUOUS,
)


@dataclass(frozen=True, slots=True)
class NotFound:
    """That a name or code leads to no single municipality.

    names: official names to suggest, at most 3; of what it became when it was merged.
    """

    reason: Reason
    names: tuple[str, ...] = ()
    day: date | None = None

    def problem(self, written: str) -> Problem:
        """Return that this name or code, as written, means no single municipality."""
        code = self._code()
        values: dict[str, object] = {"found": written}
        if self.names:
            values["both" if code in _NAMES_BOTH else "either"] = self.names
        if self.day is not None:
            values["day"] = self.day
        return problem(code, **values)

    def _code(self) -> RefusalCode:
        if self.reason is Reason.UNKNOWN and self.names:
            return RefusalCode.NAME_ALIKE
        if self.reason is Reason.MERGED and self.names:
            return RefusalCode.NAME_MERGED
        return _CODES[self.reason]


class NameIndex:
    """Finds municipalities by name and code; remembers its answers."""

    def __init__(self, municipalities: Iterable[Municipality], learned: Mapping[str, str]) -> None:
        """municipalities: of today and of the past. learned: folded name to code."""
        self._by_code: dict[str, Municipality] = {}
        self._by_name: dict[str, list[Municipality]] = {}
        self._by_stem: dict[str, list[Municipality]] = {}
        self._answers: dict[tuple[str, str, date, str], Municipality | NotFound] = {}
        for municipality in municipalities:
            self._by_code[municipality.code] = municipality
            for name in (municipality.name, *municipality.aliases):
                self._by_name.setdefault(folded(name), []).append(municipality)
            stem = folded(_BRACKETS.sub("", municipality.name))
            self._by_stem.setdefault(stem, []).append(municipality)
        self._learned = dict(learned)

    def find(self, name: str, code: str, day: date, province: str = "") -> Municipality | NotFound:
        """Return the municipality that existed on the day, or why none or no single one is meant.

        The code goes first; a name beside it must not belong to another municipality. province:
        as the sheet writes it; it only tells municipalities of one name apart.
        """
        key = (name, code, day, province)
        if key not in self._answers:
            answer = self._find(clean(name), clean(code), day)
            if province and isinstance(answer, NotFound) and answer.reason is Reason.AMBIGUOUS:
                answer = self._in_province(answer, province, day)
            self._answers[key] = answer
        return self._answers[key]

    def learn(self, name: str, code: str) -> None:
        """Let a name mean the municipality with this code from now on."""
        self._learned[folded(clean(name))] = code
        self._answers.clear()

    def _in_province(
        self, candidates: NotFound, province: str, day: date
    ) -> Municipality | NotFound:
        meant = _province_of(province)
        there = [
            one
            for one in self._by_code.values()
            if one.name in candidates.names and one.province == meant and one.exists_on(day)
        ]
        return there[0] if len(there) == 1 else candidates

    def _find(self, name: str, code: str, day: date) -> Municipality | NotFound:
        if not code and _WHOLE_CODE.fullmatch(name) and folded(name) not in self._learned:
            name, code = "", name  # in the column of the names, as the refusal there allows
        if not code:
            return self._find_name(name, day) if name else NotFound(Reason.UNKNOWN)
        digits = CODE.fullmatch(code)
        by_code = self._by_code.get(f"GM{int(digits[1]):04d}") if digits else None
        if by_code is None:
            return NotFound(Reason.UNKNOWN, self._alike(name, day) if name else ())
        if name and not self._may_be(name, by_code, day):
            other = self._find_name(name, day)
            named = other.name if isinstance(other, Municipality) else name
            return NotFound(Reason.CONTRADICTION, (named, by_code.name))
        return self._existing([by_code], day)

    def _may_be(self, name: str, municipality: Municipality, day: date) -> bool:
        """Return whether a name beside a code may be meant for it; a typing error may."""
        candidates = self._candidates(name)
        if candidates:
            return municipality in candidates
        own = (municipality.name, *municipality.aliases)
        likeness = max(SequenceMatcher(None, folded(name), folded(o)).ratio() for o in own)
        return likeness >= _LIKENESS and self._alike(name, day)[:1] in ((), (municipality.name,))

    def _find_name(self, name: str, day: date) -> Municipality | NotFound:
        candidates = self._candidates(name)
        if not candidates:
            return NotFound(Reason.UNKNOWN, self._alike(name, day))
        return self._existing(candidates, day)

    def _existing(self, candidates: list[Municipality], day: date) -> Municipality | NotFound:
        alive = [one for one in candidates if one.exists_on(day)]
        if len(alive) == 1:
            return alive[0]
        if alive:
            return NotFound(Reason.AMBIGUOUS, tuple(sorted(one.name for one in alive)), day)
        past = [one for one in candidates if one.valid_to is not None and one.valid_to <= day]
        if not past:
            return NotFound(Reason.NOT_YET, (), day)
        codes = dict.fromkeys(code for one in past for code in one.successors)
        became = tuple(self._by_code[code].name for code in codes if code in self._by_code)
        return NotFound(Reason.MERGED, became, day)

    def _candidates(self, name: str) -> list[Municipality]:
        for form in _forms(name):
            key = folded(form)
            learned = self._by_code.get(self._learned.get(key, ""))
            if learned is not None:
                return [learned]
            if candidates := self._by_name.get(key) or self._by_stem.get(key):
                return _distinct(candidates)
        return self._of_province(name) or self._and_more(name)

    def _of_province(self, name: str) -> list[Municipality]:
        """Return what `Rijswijk (ZH)` means: the one of that name in that province."""
        bare = _bare(name)
        bracket = _BRACKETS.search(bare)
        if bracket is None:
            return []
        province = _PROVINCE_CODES.get(folded(bracket[1]))
        key = folded(_BRACKETS.sub("", bare))
        candidates = [*self._by_name.get(key, ()), *self._by_stem.get(key, ())]
        return _distinct([one for one in candidates if one.province == province])

    def _and_more(self, name: str) -> list[Municipality]:
        """Return what `Nuenen c.a.` means: names that start so and go on."""
        bare = _bare(name)
        if not _AND_MORE.search(bare):
            return []
        start = folded(_AND_MORE.sub("", bare)) + " "
        return _distinct(
            [one for k, m in self._by_name.items() if k.startswith(start) for one in m]
        )

    def _alike(self, name: str, day: date) -> tuple[str, ...]:
        alive = {
            key: existing[0].name
            for key, all_found in self._by_name.items()
            if (existing := [one for one in all_found if one.exists_on(day)])
        }
        close = get_close_matches(
            folded(_bare(name)[:60]), alive, n=2 * SUGGESTIONS, cutoff=_LIKENESS
        )
        return tuple(dict.fromkeys(alive[key] for key in close))[:SUGGESTIONS]


def lies_elsewhere(municipality: Municipality, province: str) -> bool:
    """Return whether a sheet puts a municipality in another province than where it lies."""
    meant = _province_of(province)
    return meant is not None and meant != municipality.province


def _province_of(text: str) -> str | None:
    """Return the province that a cell names, None where it names none."""
    return _PROVINCE_CODES.get(
        folded(clean(text)).removeprefix("provincie ").removeprefix("prov ").replace("-", " ")
    )


def _bare(name: str) -> str:
    return _PREFIX.sub("", _SUFFIX.sub("", _MARKS.sub("", name)))


def _forms(name: str) -> tuple[str, ...]:
    without_mark = _MARKS.sub("", name)
    without_suffix = _SUFFIX.sub("", without_mark)
    return tuple(dict.fromkeys((name, without_mark, without_suffix, _bare(name))))


def _distinct(candidates: list[Municipality]) -> list[Municipality]:
    return list({one.code: one for one in candidates}.values())
