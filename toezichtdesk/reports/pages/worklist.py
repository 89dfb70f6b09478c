"""All duties as one list by urgency. Depends on answers only, so that a page loads it quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from toezichtdesk import wording
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, OverviewRow, ProvinceState
from toezichtdesk.reports.urgency import When, urgency, when


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty towards one municipality.

    code: empty where one act settles it for several, whose number is in the name; for a talk with
    several that of the first, and the name names them all.
    """

    code: str
    name: str
    rung: int
    action: NextAction
    when: When


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week with its duties, by day and name. monday: None for duties without a day."""

    monday: date | None
    duties: tuple[Duty, ...]

    @property
    def title(self) -> str:
        """The week in Dutch: `Week 28 van 2026, 06-07-2026 t/m 12-07-2026`."""
        if self.monday is None:
            return "Zonder dag"
        year, week, _ = self.monday.isocalendar()
        sunday = self.monday + timedelta(days=6)
        return f"Week {week} van {year}, {wording.day(self.monday)} t/m {wording.day(sunday)}"


MANY = 4  # municipalities that lack the same figures, from which they are one line
_Lack = tuple[tuple[object, ...], Period | None]
_PRESSING = (When.LATE, When.NOW, When.TODAY)


def worklist(rows: Sequence[OverviewRow], today: date) -> tuple[Duty, ...]:
    """Return the duties towards these municipalities: by group, kind, day and name.

    Figures that many municipalities lack are one duty: one sheet brings them all. So is a talk with
    several at once.
    """
    pairs = [(row, action) for row in rows for action in row.actions]
    pairs.sort(key=lambda each: (*_weight(each[1], today), each[0].names[0]))
    duties = [
        Duty(row.code, row.name, row.rung, action, when(action, today)) for row, action in pairs
    ]
    periods = {row.code: row.standing.period for row in rows if row.standing is not None}
    lacking: dict[_Lack, list[str]] = defaultdict(list)
    for each in filter(_brings_figures, duties):
        lacking[_lacks(each, periods)].append(each.name)
    together: set[_Lack] = set()
    listed: list[Duty] = []
    for each in _talks_once(duties):
        lack = _lacks(each, periods)
        names = lacking[lack] if _brings_figures(each) else []
        if len(names) < MANY:
            listed.append(each)
        elif lack not in together:
            together.add(lack)
            values = {**dict(each.action.values), "municipalities": tuple(names)}
            values.pop("reason", "")  # that is said of one municipality
            action = replace(each.action, values=tuple(values.items()))
            listed.append(Duty("", f"{len(names)} gemeenten", 0, action, each.when))
    return tuple(listed)


def _talks_once(duties: Sequence[Duty]) -> Iterator[Duty]:
    """Yield the duties; a talk with several municipalities once, with all names."""
    names: dict[int, list[str]] = defaultdict(list)
    for duty in duties:
        if duty.action.talk is not None:
            names[duty.action.talk.id].append(duty.name)
    for duty in duties:
        talk = duty.action.talk
        if talk is None:
            yield duty
        elif talk.id in names:
            yield replace(duty, name=", ".join(names.pop(talk.id)))


def weeks(duties: Sequence[Duty]) -> tuple[Week, ...]:
    """Return the duties by the ISO week of their day; those without a day come last."""
    dated = [duty for duty in duties if duty.action.due_on is not None]
    dated.sort(key=lambda duty: (duty.action.due_on or date.max, duty.name))
    weeks_ = [Week(monday, tuple(inside)) for monday, inside in groupby(dated, key=_monday)]
    undated = tuple(duty for duty in duties if duty.action.due_on is None)
    return (*weeks_, *([Week(None, undated)] if undated else ()))


def has_no_figures(rows: Sequence[OverviewRow]) -> bool:
    """Return whether no municipality has a single figure."""
    return all(row.standing is None for row in rows)


def _weight(action: NextAction, today: date) -> tuple[int, int, date]:
    """Return the sort key of the list: within a group by weight, then by age."""
    group, day, kind = urgency(action, today)
    return group, kind, day


def _monday(duty: Duty) -> date:
    day = duty.action.due_on or date.max
    return day - timedelta(days=day.weekday())


def _lacks(duty: Duty, periods: Mapping[str, Period]) -> _Lack:
    """Return which figures are missing, and of which period; a sheet may be of any period."""
    about = duty.action.about
    return about, None if Measure.REALISED in about else periods.get(duty.code)


def _brings_figures(duty: Duty) -> bool:
    return duty.action.kind is ActionKind.COMPLETE_FIGURES


def first_to_come(duties: Sequence[Duty], today: date) -> str:
    """Return in Dutch what comes next when nothing is pressing today; empty when something is."""
    if any(duty.when in _PRESSING for duty in duties):
        return ""
    nothing = "Niets te doen vandaag. Eerstvolgende:"
    dated = [
        duty for duty in duties if duty.action.due_on is not None and duty.when is not When.PUT_OFF
    ]
    coming = min(dated, key=lambda duty: duty.action.due_on or today, default=None)
    if coming is not None and coming.action.due_on is not None:
        day = wording.long_day(coming.action.due_on)
        return f"{nothing} {day}, {coming.name}: {wording.closed(coming.action.text)}"
    period = Period.holding(today).next
    return (
        f"{nothing} {wording.long_day(period.first_day)}, begin van {period}: "
        "opnieuw een gesprek met elke gemeente."
    )


def contact_duty(state: ProvinceState) -> str:
    """Return the duty of contact in Dutch: `17 van 26 gesproken, nog 9 in 17 weken`."""
    left = state.municipalities - state.spoken
    spoken = f"{state.spoken} van {state.municipalities} gesproken"
    weeks = f"{state.weeks_left} {'week' if state.weeks_left == 1 else 'weken'}"
    return f"{spoken}, nog {left} in {weeks}" if left else f"{spoken}, voldaan"
