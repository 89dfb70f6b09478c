"""What the console refuses, as JSON: a code and values for programs, the sentence for eyes."""

from __future__ import annotations

from datetime import date
from enum import Enum

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Reason
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.refusals import Problem, Refusal


def obstacle_json(refusal: OfficerCanAct) -> dict[str, object]:
    """Return why a command was not carried out: its code, its values, and the whole sentence."""
    return {"refusal": {**_coded(refusal.problem), "message": wording.obstacle(refusal)}}


def refusal_json(refusal: Refusal) -> dict[str, object]:
    """Return one thing of a sheet that cannot be imported, and where."""
    return {
        "sheet": refusal.sheet,
        "cell": refusal.cell,
        **_coded(refusal.problem),
        **wording.refusal(refusal)._asdict(),
    }


def _coded(why: Problem | Reason) -> dict[str, object]:
    return {"code": why.code.value, "values": {name: _plain(one) for name, one in why.values}}


def _plain(value: object) -> object:
    """Return a value as JSON holds it: dates ISO, codes by their names, whatever else as text."""
    if isinstance(value, Problem | Reason):
        return _coded(value)
    if isinstance(value, Refusal):
        return refusal_json(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)
