"""Dutch sentences for the figures behind an early warning."""

from __future__ import annotations

from toezichtdesk.domain.assessment import WarningCause
from toezichtdesk.domain.figures import Standing
from toezichtdesk.wording.figures import counted_on, warning, were_housed
from toezichtdesk.wording.numbers import day, number, signed
from toezichtdesk.wording.rules import needed_to_keep_level


def signal_figures(stand: Standing, cause: WarningCause) -> str:
    """Return the figures of a stand behind a signal, as a Dutch sentence."""
    if stand.keep_level is None or stand.realised is None:
        raise AssertionError("a warning without figures")
    lead = f", met een voorsprong van {number(stand.lead_before)}" if stand.lead_before else ""
    return (
        f"Op {day(stand.reference_date)} {were_housed(stand.realised)}{lead}; "
        f"{needed_to_keep_level(stand.keep_level)} ({warning(cause)})."
    )


def newer_figures(stand: Standing | None, cause: WarningCause) -> str:
    """Return the figures that came after those that opened a signal; empty when there are none.

    cause: of the signal by these figures.
    """
    if stand is None or stand.keep_level is None or stand.realised is None:
        return ""
    if stand.is_final:
        over = f"{stand.period} is inmiddels afgesloten ({counted_on(stand.reference_date)})"
        return "" if stand.balance is None else f"{over}: saldo {signed(stand.balance)}."
    now = signal_figures(stand, cause)
    return f"Nu: {now[0].lower()}{now[1:]}"
