"""The figures changed by an import and the sheets it skipped, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from toezichtdesk import wording
from toezichtdesk.casework.consequences import Move
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.period import Period

SHOWN = 50  # a screen or two; beyond that the number of changes suffices
_MOVING = (RowStatus.CHANGED, RowStatus.CORRECTED)


class DatedValue(NamedTuple):
    """Persons counted on a day; value None means unknown."""

    period: Period
    reference_date: date
    value: int | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of a municipality that an import changed."""

    code: str
    name: str
    measure: Measure
    old: DatedValue
    new: DatedValue


def figure_changes(moves: Iterable[Move], plans: Sequence[ImportPlan]) -> Iterator[FigureChange]:
    """Yield the newest figures that changed, then the older ones that were corrected.

    A municipality without earlier figures is not included: its rows are counted as new.
    """
    places: set[tuple[object, ...]] = set()
    for move in moves:
        for change in _moved(move):
            places.add(_place(change))
            yield change
    for plan in plans:
        for change in _corrected(plan):
            if _place(change) not in places:
                places.add(_place(change))
                yield change


def _moved(move: Move) -> Iterator[FigureChange]:
    if move.before is None or move.after is None:
        return
    olds = _figures(move.before)
    for measure, new in _figures(move.after).items():
        unknown = DatedValue(move.before.period, move.before.reference_date, None)
        old = olds.get(measure, unknown)
        if old.value != new.value:
            yield FigureChange(move.code, move.name, measure, old, new)


def _figures(stand: Standing) -> dict[Measure, DatedValue]:
    values = {
        Measure.TARGET: stand.target,
        Measure.OPENING_BALANCE: stand.opening_balance,
        Measure.TOTAL_TASK: stand.total_task,
        Measure.REALISED: stand.realised,
    }
    if stand.target is not None and stand.opening_balance is not None:
        del values[Measure.TOTAL_TASK]  # derived from the other two
    return {m: DatedValue(stand.period, stand.reference_date, value) for m, value in values.items()}


def _corrected(plan: ImportPlan) -> Iterator[FigureChange]:
    """Yield figures that had another value on the same day."""
    for status in _MOVING:
        for row in plan.rows.having(status):
            if row.period is None or row.reference_date is None:
                continue
            for figure in row.figures:
                if figure.before not in (None, figure.value):
                    old = DatedValue(row.period, row.reference_date, figure.before)
                    new = old._replace(value=figure.value)
                    yield FigureChange(row.municipality, row.name, figure.measure, old, new)


def _place(change: FigureChange) -> tuple[object, ...]:
    """Return the key of a figure; only persons realised have a value for each day."""
    is_dated = change.measure is Measure.REALISED
    day = change.new.reference_date if is_dated else None
    return change.code, change.measure, change.new.period, day


def change_lines(changes: Sequence[FigureChange]) -> list[str]:
    """Return a line for each changed figure, old and new; the number of those that do not fit."""
    lines = [f"Gewijzigd: {_change_words(change)}." for change in changes[:SHOWN]]
    if more := len(changes) - SHOWN if len(changes) > SHOWN else 0:
        lines.append(
            "Gewijzigd: nog 1 cijfer."
            if more == 1
            else f"Gewijzigd: nog {wording.number(more)} cijfers."
        )
    return lines


def _change_words(change: FigureChange) -> str:
    old, new = change.old, change.new
    head = f"{change.name}, {wording.measure(change.measure)}"
    if old[:2] == new[:2]:
        return f"{head} {_number(old)} → {_number(new)} ({_moment(new)})"
    return f"{head} {_number(old)} ({_moment(old)}) → {_number(new)} ({_moment(new)})"


def _number(dated: DatedValue) -> str:
    return "onbekend" if dated.value is None else wording.number(dated.value)


def _moment(dated: DatedValue) -> str:
    return f"{dated.period}, stand {wording.day(dated.reference_date)}"


def changes_json(changes: Sequence[FigureChange]) -> dict[str, object]:
    """Return the changed figures that are shown, and the number that are not."""
    return {
        "changed_figures": [
            {
                "code": change.code,
                "name": change.name,
                "measure": change.measure.name.lower(),
                "old": _dated_json(change.old),
                "new": _dated_json(change.new),
            }
            for change in changes[:SHOWN]
        ],
        "changed_figures_not_shown": max(0, len(changes) - SHOWN),
    }


def _dated_json(dated: DatedValue) -> dict[str, object]:
    return {
        "period": str(dated.period),
        "reference_date": dated.reference_date.isoformat(),
        "value": dated.value,
    }


def skipped_lines(plan: ImportPlan) -> list[str]:
    """Return the sheets from which nothing was imported, each with the reason."""
    return [
        f"{plan.file_name}: {wording.skipped_sheets([sheet])}: {_why_skipped(plan, sheet)}."
        for sheet in plan.skipped_sheets
    ]


def skipped_json(plans: Sequence[ImportPlan]) -> list[dict[str, object]]:
    """Return the skipped sheets as a JSON value."""
    return [
        {"file": plan.file_name, "sheet": sheet, "reason": _why_skipped(plan, sheet)}
        for plan in plans
        for sheet in plan.skipped_sheets
    ]


def _why_skipped(plan: ImportPlan, sheet: str) -> str:
    refusals = [refusal for refusal in plan.refusals if refusal.sheet == sheet]
    if refusals:
        more = len(refusals) - 1
        besides = "" if not more else f" (en nog {wording.number(more)})"
        return f"{wording.refusal(refusals[0]).found}{besides}"
    if plan.outside:
        return "geen gemeente van uw lijst heeft er een cijfer in"
    return "er staat geen cijfer in"
