"""The officer's own lists: words that forms offer, beside what is typed freely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class WordList(Enum):
    """The kinds of lists; the values are stored in every file: never change one."""

    FREEZE = "freeze"
    DELAY = "delay"
    TAG = "tag"
    MOTIVE = "motive"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of a list.

    is_offered: forms offer it; one that is not stays where it was used. row: where it is kept,
    None while it is as the program or a record has it.
    """

    word: str
    is_offered: bool = True
    row: int | None = None


# What each list begins with. Causes that municipalities name and provinces have accepted, and what
# makes measures late (domain, section 5).
USUAL: dict[WordList, tuple[OwnWord, ...]] = {
    WordList.FREEZE: (
        OwnWord("COA koppelde te weinig kandidaten"),
        OwnWord("Samenstelling van de huishoudens"),
        OwnWord("Brand of andere calamiteit"),
        OwnWord("Vertraagde oplevering buiten de schuld van de gemeente"),
        OwnWord("Sterke stijging van de taakstelling"),
    ),
    WordList.DELAY: (
        OwnWord("Netcongestie"),
        OwnWord("Bezwaar of beroep tegen de vergunning"),
        OwnWord("Besluit van de gemeenteraad"),
        OwnWord("De financiering is nog niet rond"),
        OwnWord("De bouw loopt uit"),
    ),
    WordList.TAG: (),
    WordList.MOTIVE: (),  # a motive is the officer's own: the program offers none of itself
}
