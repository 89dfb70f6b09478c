"""The Dutch words for figures: what was counted, and which way a backlog goes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from toezichtdesk.domain.assessment import Certainty, Trend, WarningCause
from toezichtdesk.domain.figures import Measure
from toezichtdesk.wording.numbers import number, whole


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning as shape and word, so that it never hangs on colour alone."""

    shape: str
    word: str

    def __str__(self) -> str:
        return f"{self.shape} {self.word}"


_TRENDS = {
    Trend.NONE: Word("●", "geen achterstand"),
    Trend.GROWS: Word("▲", "groeit"),
    Trend.SHRINKS: Word("▼", "slinkt"),
    Trend.EQUAL: Word("◆", "gelijk"),
    Trend.UNKNOWN: Word("○", "onbekend"),
}

_MEASURES = {
    Measure.TARGET: "netto taakstelling",
    Measure.OPENING_BALANCE: "beginsaldo",
    Measure.TOTAL_TASK: "totaalopgave",
    Measure.REALISED: "gerealiseerd",
}

_WARNINGS = {
    WarningCause.BACKLOG_LOOMS: "achterstand dreigt",
    WarningCause.BACKLOG_GROWS: "achterstand groeit",
}

_CERTAINTIES = {
    Certainty.CLEAR: "Zekerheid: duidelijk; het verschil is groter dan toeval verklaart.",
    Certainty.POSSIBLE: "Zekerheid: mogelijk; het verschil kan deels toeval zijn.",
    Certainty.CHANCE: (
        "Zekerheid: binnen de toevalsmarge; huishoudens komen in één keer, dus een klein verschil "
        "zegt weinig."
    ),
}


def trend(value: Trend) -> Word:
    """Return shape and word of a direction."""
    return _TRENDS[value]


def measure(value: Measure) -> str:
    """Return the name of a measure, in lower case."""
    return _MEASURES[value]


def warning(value: WarningCause) -> str:
    """Return what an early warning warns of."""
    return _WARNINGS[value]


def backlog(value: Fraction) -> str:
    """Return a backlog in whole persons; one that rounds to nothing is `<1`, not `0`."""
    return "<1" if 0 < value < Fraction(1, 2) else number(value)


def balance(value: int | Fraction) -> str:
    """Return a balance as the field says it: `voorsprong 9`, `achterstand 12`, `precies bij`."""
    persons_ = whole(value)
    if persons_ == 0:
        return "precies bij"
    return f"{'voorsprong' if persons_ > 0 else 'achterstand'} {number(abs(persons_))}"


def certainty(value: Certainty) -> str:
    """Return how sure a direction is, as advice: it never changes the outcome of a rule."""
    return _CERTAINTIES[value]
