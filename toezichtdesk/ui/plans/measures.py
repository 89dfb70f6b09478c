"""The columns of the table of measures."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasure
from toezichtdesk.ui.forms.controls import NOT_RECORDED
from toezichtdesk.ui.lists.rows_model import Side, TableColumn
from toezichtdesk.ui.plans.list_columns import SHORT


def identity(measure: PlanMeasure) -> int:
    """Return the identity of a measure."""
    return measure.id


def notes_of(measure: PlanMeasure) -> tuple[str, ...]:
    """Return the notes on a measure, newest first, each with its day."""
    return tuple(
        f"Besproken op {wording.day(one.noted_on)}: {one.text}" for one in reversed(measure.notes)
    )


def told_of(measure: PlanMeasure) -> tuple[str, ...]:
    """Return the whole description of a measure, why it has its status, and the notes on it."""
    reason = wording.closed(measure.reason) if measure.reason else ""
    kind = f"({measure.horizon.value})"
    head = f"{measure.description} {kind}. {reason}".strip()
    return (head, *notes_of(measure))


def _description(measure: PlanMeasure) -> str:
    return measure.description


def _horizon(measure: PlanMeasure) -> str:
    return SHORT[measure.horizon]


def _whole_horizon(measure: PlanMeasure) -> str:
    return measure.horizon.value


def _horizon_key(measure: PlanMeasure) -> int:
    return tuple(Horizon).index(measure.horizon)


def _owner(measure: PlanMeasure) -> str:
    return measure.owner or NOT_RECORDED


def _due(measure: PlanMeasure) -> str:
    return wording.day(measure.due_on) if measure.due_on else "geen datum"


def _due_key(measure: PlanMeasure) -> int | None:
    return measure.due_on.toordinal() if measure.due_on else None


def _expected(measure: PlanMeasure) -> str:
    return NOT_RECORDED if measure.expected_places is None else str(measure.expected_places)


def _expected_key(measure: PlanMeasure) -> int | None:
    return measure.expected_places


def _actual(measure: PlanMeasure) -> str:
    return NOT_RECORDED if measure.actual_places is None else str(measure.actual_places)


def _actual_key(measure: PlanMeasure) -> int | None:
    return measure.actual_places


def _status(measure: PlanMeasure) -> str:
    return measure.status.value


def _reason(measure: PlanMeasure) -> str:
    return measure.reason


def _status_key(measure: PlanMeasure) -> int:
    return tuple(MeasureStatus).index(measure.status)


COLUMNS: tuple[TableColumn[PlanMeasure], ...] = (
    TableColumn("description", "Maatregel", _description, tip=_description, width=0),
    TableColumn("horizon", "Soort", _horizon, sort=_horizon_key, tip=_whole_horizon, width=96),
    TableColumn("owner", "Eigenaar", _owner, tip=_owner, width=92),
    TableColumn("due", "Uiterlijk", _due, sort=_due_key, width=92),
    TableColumn(
        "expected",
        "Verwacht",
        _expected,
        sort=_expected_key,
        side=Side.RIGHT,
        explanation="Verwachte plaatsen, in personen",
        width=86,
    ),
    TableColumn(
        "actual",
        "Werkelijk",
        _actual,
        sort=_actual_key,
        side=Side.RIGHT,
        explanation="Gerealiseerde plaatsen, in personen",
        width=88,
    ),
    TableColumn("status", "Status", _status, sort=_status_key, tip=_reason, width=92),
)
