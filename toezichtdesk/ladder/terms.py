"""The shared clock of rungs 4-6, and what must be on file for their steps. Pure.

[beleid: "met als richtpunt een doorlooptijd van een half jaar in totaal voor de 3 hoogste treden"]
Passing it is a signal, never a step: nothing moves a rung without a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, HIGHEST_RUNG, Policy
from toezichtdesk.domain.terms import (
    ENDINGS,
    FileCheck,
    FileItem,
    FileItemKind,
    TermClock,
    TermEvent,
    TermEventKind,
    TermState,
)

# Gemeentewet 124: announced and heard before the decision; the term expired before acting on it.
_FOR_RUNG_5 = (
    FileItemKind.NOTICE,
    FileItemKind.PUBLICATION,
    FileItemKind.COUNCIL_COPY,
    FileItemKind.HEARING,
)
REQUIRED = {
    FIRST_ACCELERATED_RUNG + 1: _FOR_RUNG_5,
    HIGHEST_RUNG: (*_FOR_RUNG_5, FileItemKind.DECISION, FileItemKind.TERM_EXPIRED),
}

# The letter whose term a next step waits for: on rung 4 that of the announcement, or of a decision
# that is on file already, on rung 5 that of the decision (Gemeentewet 124).
_LETTERS = {
    FIRST_ACCELERATED_RUNG: (FileItemKind.NOTICE, FileItemKind.DECISION),
    FIRST_ACCELERATED_RUNG + 1: (FileItemKind.DECISION,),
}


@dataclass(slots=True)
class _Track:
    """One stay on rungs 4-6, while it is put together."""

    started_on: date
    rungs: list[tuple[date, int]]
    events: list[TermEvent] = field(default_factory=list)
    ended_on: date | None = None


def clock(
    decisions: Sequence[Decision], events: Sequence[TermEvent], today: date, policy: Policy
) -> TermClock | None:
    """Return the clock as it stands today, or None when the municipality is not on rungs 4-6.

    The day of the decision for rung 4 is day 0. After withdrawal or lapse the clock stands still;
    a later decision for rung 4, 5 or 6 starts a new one, also on the same day.

    decisions, events: of one municipality, in any order; those after today do not count.
    """
    track = _tracks(decisions, events, today)[0]
    if track is None or _began_on_no_day(track, decisions):
        return None
    stop = track.ended_on or today
    pauses = _pauses(track.events, stop)
    extended = sum(e.days for e in track.events if e.kind is TermEventKind.EXTENDED)
    days = policy.days_for_rungs_4_5_6 + extended
    used = _active(track.started_on, stop, pauses)
    suspended = (stop - track.started_on).days - used
    return TermClock(
        state=_state(track, used, days),
        started_on=track.started_on,
        used=used,
        days=days,
        ends_on=track.started_on + timedelta(days=days + suspended),
        used_per_rung=_used_per_rung(track, stop, pauses),
        suspended_days=suspended,
        extended_days=extended,
        ended_on=track.ended_on,
        events=tuple(track.events),
        pauses=tuple(pauses),
    )


def file_checks(
    decisions: Sequence[Decision],
    events: Sequence[TermEvent],
    items: Iterable[FileItem],
    today: date,
) -> tuple[FileCheck, ...]:
    """Return what is on file and what is missing for the steps to rungs 5 and 6.

    Empty when the municipality is not on rungs 4-6. Items of an earlier stay there do not count.
    """
    track, before = _tracks(decisions, events, today)
    if track is None:
        return ()
    known = [
        item
        for item in items
        if item.dated_on <= today and (before is None or item.dated_on > before)
    ]
    return tuple(
        FileCheck(
            to_rung=rung,
            present=tuple(item for item in known if item.kind in required),
            missing=tuple(
                kind for kind in required if not any(item.kind is kind for item in known)
            ),
        )
        for rung, required in REQUIRED.items()
    )


def _began_on_no_day(track: _Track, decisions: Iterable[Decision]) -> bool:
    """Return whether the stay began on a rung in a sheet that does not say since when."""
    return any(
        decision.began_on is None and decision.decided_on == track.started_on
        for decision in decisions
    )


def _tracks(
    decisions: Sequence[Decision], events: Sequence[TermEvent], today: date
) -> tuple[_Track | None, date | None]:
    """Return the present stay on rungs 4-6, and the day on which the one before it ended."""
    happened: list[tuple[date, int, Decision | TermEvent]] = [  # of one day as recorded
        *((d.began_on or d.decided_on, d.act, d) for d in decisions if d.decided_on <= today),
        *((e.on, e.act, e) for e in events if e.on <= today),
    ]
    track: _Track | None = None
    before: date | None = None
    for day, _, what in sorted(happened, key=lambda each: each[:2]):
        if isinstance(what, TermEvent):
            if track is not None and track.ended_on is None:
                track.events.append(what)
                track.ended_on = day if what.kind in ENDINGS else None
        elif what.rung < FIRST_ACCELERATED_RUNG:
            before = (track.ended_on or day) if track else before
            track = None
        elif track is None or track.ended_on is not None:
            before = track.ended_on if track else before
            track = _Track(day, [(day, what.rung)])
        else:
            track.rungs.append((day, what.rung))
    return track, before


def _pauses(events: Iterable[TermEvent], stop: date) -> list[tuple[date, date]]:
    """Return the suspensions; one that was not resumed lasts until `stop`."""
    pauses: list[tuple[date, date]] = []
    since: date | None = None
    for event in events:
        if event.kind is TermEventKind.SUSPENDED and since is None:
            since = event.on
        elif event.kind is TermEventKind.RESUMED and since is not None:
            pauses.append((since, event.on))
            since = None
    return pauses if since is None else [*pauses, (since, stop)]


def _active(first: date, last: date, pauses: Iterable[tuple[date, date]]) -> int:
    """Return the days from first to last apart from the pauses."""
    paused = sum(max(0, (min(last, until) - max(first, since)).days) for since, until in pauses)
    return (last - first).days - paused


def _used_per_rung(
    track: _Track, stop: date, pauses: Sequence[tuple[date, date]]
) -> tuple[tuple[int, int], ...]:
    used: dict[int, int] = {}
    ends = [*(day for day, _ in track.rungs[1:]), stop]
    for (since, rung), until in zip(track.rungs, ends, strict=True):
        used[rung] = used.get(rung, 0) + _active(since, until, pauses)
    return tuple(used.items())


def _state(track: _Track, used: int, days: int) -> TermState:
    if track.ended_on is not None:
        return TermState.ENDED
    paused = [
        event.kind
        for event in track.events
        if event.kind in (TermEventKind.SUSPENDED, TermEventKind.RESUMED)
    ]
    if paused and paused[-1] is TermEventKind.SUSPENDED:
        return TermState.SUSPENDED
    return TermState.PASSED if used > days else TermState.RUNNING


def next_step(
    rung: int, newest: Decision | None, letters: Sequence[FileItem], policy: Policy
) -> tuple[date | None, date | None]:
    """Return the first day to decide on a next step on rungs 4-6, and the day of its letter.

    The first is None when it is unknown, as for a rung that came from a sheet; the other where no
    letter on file sets it.
    """
    kinds = _LETTERS.get(rung, ())
    terms = [
        (item.due_on, item.dated_on)
        for item in letters
        if item.kind in kinds and item.due_on is not None
    ]
    if terms:
        last_day, letter = terms[-1]
        return last_day + timedelta(days=1), letter
    if newest is None or newest.kind is DecisionKind.START:
        return None, None
    return newest.decided_on + timedelta(days=policy.days_between_accelerated_steps), None
