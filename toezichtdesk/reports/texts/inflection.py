"""The forms of a Dutch noun to search for: singular, plural and diminutive.

The search matches inside words, so that a form contained in another need not be searched: `woning`
finds `woningen`. A stemmer for whole words cuts too much for that: Snowball makes `woon` of
`woningen` and `meen` of `gemeenten`, which occur in many other words.
"""

from __future__ import annotations

import re

LEAST = 4  # letters of a word, and of what is left of it where its sound stays
LEAST_CHANGED = 5  # of what is left where its sound changes: `huis` of `huizen` is in every text
_UNLIKE = {"steden": "stad", "leden": "lid"}  # at the end of a word
_PLURAL_S = re.compile(r"(?:ie|[aeo]r|e[lmn]|eur|[a-z]{6}e|[aiouy]'|am|nit|oject)s$")
_DOUBLE = re.compile(r"([bcdfgklmnprst])\1$")
_OPEN = re.compile(r"(?:^|[^aeiou])[aeou][bcdfgklmnprstvz]$")  # the syllable of `stra-ten`
_CLOSED = re.compile(r"([aeou])\1([bcdfgklmnprst])$")  # that of `straat`
_HARD = str.maketrans("vz", "fs")
_SOFT = str.maketrans("fs", "vz")


def forms(word: str) -> tuple[str, ...]:
    """Return what to search for a word, folded: a text matches if it contains one of these."""
    if len(word) < LEAST or not word.replace("'", "").isalpha():
        return (word,)
    singles = _singles(word)
    forms = {word, *singles}
    for single in singles or {word}:
        forms |= _plurals(single)
    return tuple(sorted(one for one in forms if not any(o != one and o in one for o in forms)))


def _singles(word: str) -> set[str]:
    """Return what a word may be the plural or the diminutive of; nothing when it is neither."""
    for plural, single in _UNLIKE.items():
        if word.endswith(plural):
            return _long_enough({word.removesuffix(plural) + single}, LEAST_CHANGED)
    if word.endswith("heden"):
        return {f"{word[:-5]}heid"}
    if _PLURAL_S.search(word) or word.endswith("jes"):
        word = word[:-1].rstrip("'")
        return _of_little(word) or _long_enough({word}, LEAST)
    if word.endswith("en"):
        return _of_more(word[:-2])
    return _of_little(word)


def _of_more(stem: str) -> set[str]:
    if stem.endswith("ie"):
        return {stem}
    if _DOUBLE.search(stem):
        return _long_enough({stem[:-1]}, LEAST)
    hard = stem[:-1] + stem[-1:].translate(_HARD)
    if _OPEN.search(stem):
        closed = {f"{hard[:-1]}{hard[-2]}{hard[-1]}"}
        return _long_enough(closed | ({hard} if stem[-2] == "e" else set()), LEAST_CHANGED)
    is_changed = hard != stem or stem[-2:-1] in tuple("aeiou")
    return _long_enough({hard}, LEAST_CHANGED if is_changed else LEAST)


def _of_little(word: str) -> set[str]:
    if not word.endswith("je"):
        return set()
    for end, instead in (("inkje", "ing"), ("mpje", "m")):
        if word.endswith(end):
            return {word.removesuffix(end) + instead}
    stem = word[:-2]
    if stem.endswith("et") and not stem.endswith("eet"):
        stem = _DOUBLE.sub(r"\1", stem[:-2])
    elif stem[-2:] in ("lt", "nt", "rt", "wt"):
        stem = stem[:-1]
    return _long_enough({stem}, LEAST_CHANGED)


def _plurals(single: str) -> set[str]:
    """Return the plural of a word where it does not hold the word itself."""
    for plural, one in _UNLIKE.items():
        if single.endswith(one) and len(single) > len("lid"):
            return {single.removesuffix(one) + plural}
    if single.endswith("heid"):
        return {f"{single[:-4]}heden"}
    soft = single[-1].translate(_SOFT)
    if _CLOSED.search(single):
        return {f"{single[:-2]}{soft}en"}
    is_soft = soft != single[-1] and re.search(r"[aeioujylr][fs]$", single)
    return {f"{single[:-1]}{soft}en"} if is_soft and not single.endswith("ss") else set()


def _long_enough(words: set[str], least: int) -> set[str]:
    return {word for word in words if len(word) >= least}
