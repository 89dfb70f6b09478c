"""The columns of the lists of all plans and all measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Horizon, ImprovementPlan, MeasureStatus
from toezichtdesk.reports.pages.plan_list import MeasureRow, PlanRow
from toezichtdesk.ui.forms.controls import NOT_RECORDED
from toezichtdesk.ui.lists.rows_model import Side, TableColumn

STATUSES = tuple(MeasureStatus)
HORIZONS = tuple(Horizon)
SHORT = {
    Horizon.SHORT_TERM: "kort",
    Horizon.MEDIUM_TERM: "middellang",
    Horizon.RECURRENCE: "tegen herhaling",
}


def plan_identity(row: PlanRow) -> str:
    """Return the identity of the row of a plan."""
    return row.code


def measure_identity(row: MeasureRow) -> int:
    """Return the identity of the row of a measure."""
    return row.measure.id


def is_plan_looked_for(row: PlanRow, typed: str) -> bool:
    """Return whether the name of the municipality starts with the typed letters."""
    return row.key.startswith(typed)


def is_measure_looked_for(row: MeasureRow, typed: str) -> bool:
    """Return whether the name of the municipality starts with the typed letters."""
    return row.name_key.startswith(typed)


def parts(plan: ImprovementPlan | None) -> str:
    """Return which of the three required kinds of measures the plan lacks."""
    if plan is None:
        return NOT_RECORDED
    missing = plan.missing_horizons
    if len(missing) == len(HORIZONS):
        return "alle drie ontbreken"
    lacking = wording.joined([SHORT[one] for one in missing])
    return f"ontbreekt: {lacking}" if missing else "alle drie aanwezig"


def adoption(row: PlanRow) -> str:
    """Return how far the plan has come."""
    if row.plan is None:
        return "geen plan"
    dates = row.plan.dates
    if dates.adopted_on:
        return f"vastgesteld {wording.day(dates.adopted_on)}"
    if dates.judged_on:
        return f"{dates.judgement.value or 'beoordeeld'} {wording.day(dates.judged_on)}"
    if dates.received_on:
        return f"ontvangen {wording.day(dates.received_on)}"
    if dates.requested_on:
        return f"gevraagd {wording.day(dates.requested_on)}"
    return "niet gevraagd"


def step(row: PlanRow) -> str:
    """Return the next step of the plan and its deadline."""
    if not row.step:
        return NOT_RECORDED
    if row.due_on is None:
        return row.step
    late = ", te laat" if row.is_late else ""
    return f"{row.step} (uiterlijk {wording.day(row.due_on)}{late})"


def share(row: PlanRow) -> Fraction | None:
    """Return the share of the backlog that the plan covers; None without a plan or a backlog."""
    if row.plan is None or not row.backlog:
        return None
    return Fraction(row.to_come, row.backlog)


def covered_part(row: PlanRow) -> str:
    """Return which part of the backlog the plan covers; `cover` tells of how many persons."""
    return cover(row).partition(":")[0]


def cover(row: PlanRow) -> str:
    """Return how much of the backlog the plan covers, in a few words."""
    covered_share = share(row)
    if row.plan is None:
        return NOT_RECORDED
    if row.backlog is None:
        return "achterstand onbekend"
    if covered_share is None:
        return "geen achterstand"
    return covered(row.to_come, row.backlog)


def covered(places: int, backlog: int) -> str:
    """Return how much of a backlog these places to come cover. backlog: in persons, above 0."""
    share = Fraction(places, backlog)
    much = "volledig" if share >= 1 else wording.percentage(share)
    return f"{much}: {wording.number(places)} verwacht, {wording.number(backlog)} nodig"


def due(row: MeasureRow) -> str:
    """Return the day of a measure."""
    day = row.measure.due_on
    return wording.day(day) if day else "geen datum"


def _share_key(row: PlanRow) -> float | None:
    covered_share = share(row)
    return None if covered_share is None else float(covered_share)


def _step_key(row: PlanRow) -> int | None:
    return row.due_on.toordinal() if row.due_on else None


def _number(value: int | None) -> str:
    return NOT_RECORDED if value is None else wording.number(value)


def _place(row: MeasureRow) -> int:
    return STATUSES.index(row.measure.status)


def _status(row: MeasureRow) -> str:
    return f"{'! ' if row.is_late else ''}{row.measure.status.value}"


def _status_spoken(row: MeasureRow) -> str:
    return f"Status {row.measure.status.value}{', te laat' if row.is_late else ''}"


def _due_key(row: MeasureRow) -> int | None:
    day = row.measure.due_on
    return day.toordinal() if day else None


def _parts(row: PlanRow) -> str:
    return parts(row.plan)


def _step(row: PlanRow) -> str:
    """Return the next step without the missing parts: they have a column of their own."""
    return step(replace(row, step=row.step.partition(": ")[0]))


PLANS: tuple[TableColumn[PlanRow], ...] = (
    TableColumn("municipality", "Gemeente", lambda row: row.name, width=150),
    TableColumn("rung", "Trede", lambda row: str(row.rung), sort=lambda row: row.rung, width=60),
    TableColumn("road", "Stand", adoption, tip=adoption, width=168),
    TableColumn(
        "parts",
        "Onderdelen",
        _parts,
        tip=_parts,
        explanation="Vereist: maatregelen voor de korte en middellange termijn, en tegen herhaling",
        width=224,
    ),
    TableColumn(
        "cover",
        "Dekking",
        covered_part,
        sort=_share_key,
        tip=cover,
        explanation="Verwachte plaatsen tegenover de achterstand tot de peildatum, in personen; "
        "wat gereed is, is al meegeteld als gerealiseerd",
        width=120,
    ),
    TableColumn(
        "actual",
        "Gerealiseerd",
        lambda row: _number(row.actual) if row.plan else NOT_RECORDED,
        sort=lambda row: row.actual,
        side=Side.RIGHT,
        explanation="Plaatsen die er kwamen, in personen",
        width=98,
        is_spare=True,
    ),
    TableColumn("step", "Hierna", _step, sort=_step_key, tip=step, width=0),
)
_MEASURES: tuple[TableColumn[MeasureRow], ...] = (
    TableColumn("municipality", "Gemeente", lambda row: row.name, sort=lambda row: row.name_key),
    TableColumn(
        "description",
        "Maatregel",
        lambda row: row.measure.description,
        tip=lambda row: row.measure.description,
        width=0,
    ),
    TableColumn(
        "horizon",
        "Soort",
        lambda row: SHORT[row.measure.horizon],
        sort=lambda row: HORIZONS.index(row.measure.horizon),
        spoken=lambda row: f"Soort {row.measure.horizon.value}",
        tip=lambda row: row.measure.horizon.value,
        width=124,
        is_last_spare=True,
    ),
    TableColumn(
        "owner",
        "Eigenaar",
        lambda row: row.measure.owner or NOT_RECORDED,
        tip=lambda row: row.measure.owner,
        width=144,
        is_spare=True,
    ),
    TableColumn("due", "Uiterlijk", due, sort=_due_key, width=92),
    TableColumn(
        "expected",
        "Verwacht",
        lambda row: _number(row.measure.expected_places),
        sort=lambda row: row.measure.expected_places,
        side=Side.RIGHT,
        explanation="Verwachte plaatsen, in personen",
        width=80,
    ),
    TableColumn(
        "actual",
        "Werkelijk",
        lambda row: _number(row.measure.actual_places),
        sort=lambda row: row.measure.actual_places,
        side=Side.RIGHT,
        explanation="Gerealiseerde plaatsen, in personen",
        width=80,
        is_spare=True,
    ),
    TableColumn(
        "status",
        "Status",
        _status,
        sort=_place,
        spoken=_status_spoken,
        tip=lambda row: row.measure.reason,
        width=116,
    ),
)


def measures(colour: Callable[[MeasureRow], str | None]) -> tuple[TableColumn[MeasureRow], ...]:
    """Return the columns of the measures. colour: of the words that tell that one is late."""
    late = ("due", "status")
    return tuple(
        replace(column, colour=colour) if column.key in late else column for column in _MEASURES
    )
