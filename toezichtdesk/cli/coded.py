"""What the console says by a code, as JSON: code and values for programs, sentences for eyes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from pathlib import Path

from toezichtdesk import wording
from toezichtdesk.casework.trial_restoring import TrialRestore
from toezichtdesk.domain.assessment import Reason
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.refusals import Problem, Refusal


def obstacle_json(refusal: OfficerCanAct) -> dict[str, object]:
    """Return why a command was not carried out: its code, its values, and the whole sentence."""
    why = coded(refusal.problem.code, refusal.problem.values)
    return {"refusal": {**why, "message": wording.obstacle_on_console(refusal)}}


def refusal_json(refusal: Refusal) -> dict[str, object]:
    """Return one thing of a sheet that cannot be imported, and where."""
    return {
        "sheet": refusal.sheet,
        "cell": refusal.cell,
        **coded(refusal.problem.code, refusal.problem.values),
        **wording.refusal(refusal)._asdict(),
    }


def trial_restore_json(file: Path, result: TrialRestore) -> dict[str, object]:
    """Return what putting a back-up back on trial found; faults are SQLite's own words."""
    report = result.report
    return {
        "file": str(file),
        "sound": report.is_sound,
        "rows": result.rows,
        "last_act": result.last_act.isoformat() if result.last_act else None,
        "faults": list(report.faults),
        "orphans": report.orphans,
        "broken": [
            {
                "table": one.table or None,
                "act": one.act or None,
                **coded(one.why.code, one.why.values),
                "message": wording.broken(one),
            }
            for one in report.broken
        ],
    }


def coded(code: Enum, values: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return a code and the values of its sentence."""
    return {"code": code.value, "values": {name: _plain(value) for name, value in values}}


def _plain(value: object) -> object:
    """Return a value as JSON holds it: dates ISO 8601, an enum as its value.

    A value with fields is an object with those, unless it is written as text (`2026-I`).
    """
    if isinstance(value, Problem | Reason):
        return coded(value.code, value.values)
    if isinstance(value, Refusal):
        return refusal_json(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    has_words = type(value).__str__ is not object.__str__
    if is_dataclass(value) and not isinstance(value, type) and not has_words:
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value if value is None or isinstance(value, str | int | float) else str(value)
