"""The outlook of a running period in Dutch words, the same on screen and on paper."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Certainty, Zone
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.pace import Outlook

_ZONES = {
    Zone.ON_COURSE: "bij aan einde periode",
    Zone.SHRINKS: "achterstand slinkt",
    Zone.LEVEL: "achterstand blijft gelijk",
    Zone.GROWS: "achterstand groeit",
}
_CERTAINTIES = {
    Certainty.CLEAR: "duidelijk",
    Certainty.POSSIBLE: "mogelijk",
    Certainty.CHANCE: "binnen toevalsmarge",
}


def sentences(found: Outlook, period: Period, today: date) -> tuple[str, ...]:
    """Return zone and certainty, what is needed a month, what to expect, and the last moment."""
    said = [f"Zone: {zone(found)} (zekerheid: {certainty(found)}).", f"Nodig: {needed(found)}."]
    if found.expected_balance is not None:
        end = wording.day(period.last_day)
        said.append(f"Verwacht saldo {expected(found)} op {end}.")
    if found.last_day_to_catch_up is not None:
        last = wording.day(found.last_day_to_catch_up)
        passed = ", voorbij" if found.last_day_to_catch_up < today else ""
        said.append(f"Laatste moment om in te halen: {last}{passed}.")
    return tuple(said)


def zone(found: Outlook) -> str:
    """Return the zone of the period in two to four words."""
    return _ZONES[found.zone]


def certainty(found: Outlook) -> str:
    """Return in a word or two how sure the direction is."""
    return _CERTAINTIES[found.certainty]


def needed(found: Outlook) -> str:
    """Return the persons a month to catch up and to keep level, from here to the end."""
    level = f"{_pace(found.level_a_month)} om bij te blijven"
    if found.catch_up_a_month <= found.level_a_month:
        return f"{_pace(found.level_a_month)} per maand om bij te blijven"
    return f"{_pace(found.catch_up_a_month)} per maand om in te halen, {level}"


def expected(found: Outlook) -> str:
    """Return the balance to expect with its spread, in persons; empty when it is unknown."""
    if found.expected_balance is None:
        return ""
    return f"{wording.signed(found.expected_balance)} ± {wording.number(found.spread)}"


def _pace(persons: Fraction) -> str:
    return wording.decimal(persons)
