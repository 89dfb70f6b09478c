"""Dutch sentences for the clock and the file of rungs 4-6."""

from __future__ import annotations

from datetime import date

from toezichtdesk.domain.terms import FileCheck, TermClock, TermEvent, TermEventKind, TermState
from toezichtdesk.wording.figures import closed
from toezichtdesk.wording.numbers import day, joined, number

_ENDED = {
    TermEventKind.WITHDRAWN: "beëindigd door intrekking",
    TermEventKind.LAPSED: "beëindigd door verval",
}
_HAPPENED = {
    TermEventKind.SUSPENDED: "Doorlooptijd trede 4, 5 en 6 opgeschort",
    TermEventKind.RESUMED: "Doorlooptijd trede 4, 5 en 6 hervat",
    TermEventKind.EXTENDED: "Richtpunt trede 4, 5 en 6 verlengd",
    TermEventKind.WITHDRAWN: "Vooraankondiging of besluit ingetrokken",
    TermEventKind.LAPSED: "Vooraankondiging of besluit vervallen",
}


def clock_sentences(term: TermClock) -> tuple[str, ...]:
    """Return in Dutch the state of the clock, and the days spent on each rung."""
    started = day(term.started_on)
    if term.state is TermState.ENDED and term.ended_on is not None:
        ending = term.events[-1]
        reason = closed(ending.reason)
        return (
            (
                f"De doorlooptijd voor trede 4, 5 en 6 is {_ENDED[ending.kind]} op "
                f"{day(term.ended_on)}, na {_days(term.used)}. Reden: {reason}"
            ),
        )
    today = clock_day(term)
    sentences = [f"{today[0].upper()}{today[1:]} sinds {started}; {_end(term)}"]
    if len(term.used_per_rung) > 1 or term.suspended_days or term.extended_days:
        rungs = [f"trede {rung}: {_days(days)}" for rung, days in term.used_per_rung]
        sentences.append(f"Gebruikt: {joined(rungs)}.")
    return (*sentences, *clock_changes(term))


def clock_changes(term: TermClock) -> tuple[str, ...]:
    """Return in Dutch what moved the guideline: the days of suspension and of extension."""
    sentences = []
    if term.suspended_days:
        sentences.append(f"Opgeschort: {_days(term.suspended_days)}; die tellen niet mee.")
    if term.extended_days:
        sentences.append(f"Verlengd met {_days(term.extended_days)}.")
    return tuple(sentences)


def clock_day(term: TermClock) -> str:
    """Return `dag 60 van 182`; past the guideline, of which it is no day, `dag 294`."""
    return f"dag {term.used}" if term.days_left < 0 else f"dag {term.used} van {term.days}"


def clock_state(term: TermClock) -> str:
    """Return the word of the field, or by how many days the guideline was exceeded."""
    if term.state is not TermState.PASSED:
        return str(term.state.value)
    return f"richtpunt met {_days(-term.days_left)} overschreden"


def term_day(term: TermClock) -> str:
    """Return the day of the clock, and whether it is suspended, was suspended, or has ended."""
    text = clock_day(term)
    if term.state in (TermState.SUSPENDED, TermState.PASSED):
        text = f"{text}, {clock_state(term)}"
    if term.suspended_days and term.state is not TermState.SUSPENDED:
        text = f"{text} ({_days(term.suspended_days)} opgeschort)"
    return text


def guideline(term: TermClock) -> str:
    """Return the guideline of half a year and whether it was reached, as a Dutch sentence."""
    what = "Richtpunt van een half jaar voor trede 4, 5 en 6"
    if term.extended_days:
        what = f"Richtpunt van {_days(term.days)} voor trede 4, 5 en 6"
    end = day(term.ends_on)
    if term.state is not TermState.PASSED:
        return f"{what}: {end} (nog {_days(term.days_left)})."
    return f"{what}: bereikt op {end} ({_days(-term.days_left)} geleden)."


def event_sentence(event: TermEvent) -> str:
    """Return an event of the clock with its reason, as a Dutch sentence."""
    by = f" met {_days(event.days)}" if event.days else ""
    reference = f" Kenmerk: {closed(event.reference)}" if event.reference else ""
    return f"{_HAPPENED[event.kind]}{by}. Reden: {closed(event.reason)}{reference}"


def check_sentence(check: FileCheck) -> str:
    """Return what is missing on file for a step, which never blocks it."""
    if not check.missing:
        return f"Het dossier voor trede {check.to_rung} is compleet."
    missing = joined([kind.value for kind in check.missing])
    return f"In het dossier voor trede {check.to_rung} ontbreekt: {missing}."


def _end(term: TermClock) -> str:
    if term.state is TermState.SUSPENDED:
        return f"opgeschort sinds {day(_suspended_since(term))}."
    words = guideline(term)
    return f"{words[0].lower()}{words[1:]}"


def _suspended_since(term: TermClock) -> date:
    return max(e.on for e in term.events if e.kind is TermEventKind.SUSPENDED)


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{number(count)} dagen"
