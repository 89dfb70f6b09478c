"""Dutch words for figures, and for the direction of a backlog."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toezichtdesk.domain.assessment import Certainty, Trend, WarningCause
from toezichtdesk.domain.figures import Measure, TwoBalances
from toezichtdesk.domain.own_count import OwnCount
from toezichtdesk.domain.period import Period, last_day_counted
from toezichtdesk.wording.numbers import counted, day, joined, number, persons, signed, whole

_SIGN = re.compile(r"(?<!\w)#(?=\w)")  # of a bottleneck
_MOST_PERIODS = 4  # named in one sentence


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning as shape and word, so that it never depends on colour alone."""

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


def trend(value: Trend) -> Word:
    """Return shape and word of a trend."""
    return _TRENDS[value]


def measure(value: Measure) -> str:
    """Return the name of a measure, in lower case."""
    return _MEASURES[value]


def warning(value: WarningCause) -> str:
    """Return what an early warning is about."""
    return _WARNINGS[value]


def balance(value: int | Fraction) -> str:
    """Return a balance in the field's terms: `voorsprong 9`, `achterstand 12`, `precies bij`."""
    persons_ = whole(value)
    if persons_ == 0:
        return "precies bij"
    return f"{'voorsprong' if persons_ > 0 else 'achterstand'} {number(abs(persons_))}"


def were_housed(count: int) -> str:
    """Return `was 1 persoon gehuisvest` or `waren 12 personen gehuisvest`."""
    return f"{'was' if count == 1 else 'waren'} {persons(count)} gehuisvest"


def two_balances(two: TwoBalances) -> str:
    """Return both statements of a balance, which one counts, and the reason if it was settled."""
    given = f"voor {two.period} is een beginsaldo van {signed(two.opening)} opgegeven"
    if two.is_task:
        given = f"uit taakstelling en totaalopgave van {two.period} volgt {signed(two.opening)}"
    statements = f"Het eindsaldo van {two.period.previous} is {signed(two.closing)}; {given}."
    counts = signed(two.counts)
    if two.is_open and two.is_task:
        return f"{statements} Nu telt {counts}; een totaalopgave is geen nieuw beginsaldo."
    if two.is_open:
        return f"{statements} Nu telt {counts}, de laatste opgave."
    return f"{statements} Vastgesteld is {counts}. Reden: {closed(two.reason)}"


def counted_on(reference_date: date) -> str:
    """Return `stand 15-03-2026`; for the first of a month `stand 01-04-2026, t/m 31-03-2026`."""
    counted = last_day_counted(reference_date)
    until = "" if counted == reference_date else f", t/m {day(counted)}"
    return f"stand {day(reference_date)}{until}"


def closed(text: str) -> str:
    """Return a text of the officer as a sentence, with a full stop added if it has none."""
    typed = text.strip()
    return typed if not typed or typed[-1] in ".!?…" else f"{typed}."


def without_signs(text: str) -> str:
    """Return a text of quick entry as it reads: a bottleneck in it without its sign."""
    return _SIGN.sub("", text)


def not_spoken(periods: Sequence[Period]) -> str:
    """Return `Niet gesproken in 2025-II en 2026-I.`, for the last four half-years at most."""
    shown = [str(period) for period in periods[-_MOST_PERIODS:]]
    more = len(periods) - len(shown)
    before = f" (en {counted(more, 'eerdere periode', 'eerdere perioden')})"
    return f"Niet gesproken in {joined(shown)}{before if more else ''}."


def both_counts(own: OwnCount, coa: int | None) -> str:
    """Return both counts: `gemeente 9, COA 7 (stand 01-03-2026)`. coa: None without figures."""
    of_coa = "geen opgave" if coa is None else number(coa)
    return f"gemeente {number(own.counted)}, COA {of_coa} (stand {day(own.reference_date)})"


def own_count(own: OwnCount, coa: int | None, *, with_reason: bool = True) -> str:
    """Return Dutch sentences: both counts, why they differ, and the state of affairs.

    with_reason: include the officer's own explanation.
    """
    words = f"Over {own.period} telt de {both_counts(own, coa)}."
    if with_reason:
        words += f" Reden: {closed(own.reason)}"
    if own.agreed_on is not None:
        return f"{words} Overeenstemming bereikt op {day(own.agreed_on)}: {closed(own.outcome)}"
    if coa == own.counted:
        return f"{words} De tellingen zijn inmiddels gelijk."
    return f"{words} Overeenstemming uiterlijk op {day(own.agree_by)}."


def small_difference(change: int, household: int) -> str:
    """Return the advice to weigh a small difference. change: persons; household: its mean size."""
    most = -(-change // household)
    homes = {1: "één huishouden", 2: "één of twee huishoudens"}.get(
        most, f"hooguit {number(most)} huishoudens"
    )
    return (
        f"Let op: het verschil is klein ({persons(change)}, {homes}). Weeg of dat een hogere trede "
        "rechtvaardigt."
    )


def certainty(value: Certainty, change: int, margin: int) -> str:
    """Return how certain a direction is, as advice: it never changes the outcome of a rule.

    change, margin: in persons.
    """
    if value is Certainty.CHANCE:
        return f"Het verschil ({number(change)}) ligt binnen de toevalsmarge ({number(margin)})."
    times = "twee keer de" if value is Certainty.CLEAR else "de"
    return f"Het verschil ({number(change)}) is groter dan {times} toevalsmarge ({number(margin)})."


def legal_reckoning(
    legal: int, national_target: int, inhabitants: int, national_inhabitants: int, year: int
) -> str:
    """Return the target that follows from the formula of the law, with the numbers in it.

    year: of the inhabitants, on 1 January.
    """
    return (
        f"{number(legal)} ({number(national_target)} × {number(inhabitants)} ÷ "
        f"{number(national_inhabitants)} inwoners op 1 januari {year}, naar boven afgerond)"
    )
