"""The improvement plans of all municipalities, printed as a table or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.casefile import PlanDates
from toezichtdesk.reports.pages.plan_list import MeasureRow, PlanList, PlanRow


def as_text(plan_list: PlanList) -> str:
    """Return each plan with its measures on separate lines."""
    lines = []
    for row in plan_list.plans:
        backlog = "onbekend" if row.backlog is None else wording.number(row.backlog)
        lines.append(
            f"{row.name}  trede {row.rung}  verwacht {row.expected}, gerealiseerd {row.actual}, "
            f"nog te komen {row.to_come}, achterstand {backlog}{_gap(row)}"
        )
        if row.step:
            until = f", uiterlijk {wording.day(row.due_on)}" if row.due_on else ""
            late = " (te laat)" if row.is_late else ""
            lines.append(f"    Hierna: {row.step}{until}{late}")
        if row.plan is not None and row.plan.dates.judged_on is not None:
            lines += [f"    {line}" for line in wording.judged(row.plan.dates)]
        for one in _measures(plan_list, row):
            measure = one.measure
            day = f"t/m {wording.day(measure.due_on)}" if measure.due_on else "geen datum"
            late = ", te laat" if one.is_late else ""
            lines.append(
                f"{measure.id:>6}  {measure.status.value}, {day}{late}: {measure.description}"
            )
            if measure.reason:
                lines.append(f"        Reden: {wording.closed(measure.reason)}")
            lines += [
                f"        Besproken {wording.day(line.noted_on)}: {line.text}"
                for line in measure.notes
            ]
    return "\n".join(lines) or "Er zijn geen verbeterplannen."


def as_json(plan_list: PlanList) -> Iterator[dict[str, object]]:
    """Yield the plans; unknown values are null, days ISO 8601, places are in persons."""
    for row in plan_list.plans:
        dates = row.plan.dates if row.plan else PlanDates()
        missing = row.plan.missing_horizons if row.plan else ()
        yield {
            "code": row.code,
            "name": row.name,
            "rung": row.rung,
            "is_due": row.is_due,
            "has_plan": row.plan is not None,
            "requested_on": _iso(dates.requested_on),
            "due_on": _iso(dates.due_on),
            "received_on": _iso(dates.received_on),
            "judged_on": _iso(dates.judged_on),
            "judgement": dates.judgement.value or None,
            "judgement_note": dates.judgement_note or None,
            "parts": [
                {
                    "part": wording.plan_part(one.part),
                    "judgement": one.judgement.value or None,
                    "reason": one.reason or None,
                }
                for one in dates.parts
            ],
            "adopted_on": _iso(dates.adopted_on),
            "adoption_note": dates.adoption_note or None,
            "missing": [horizon.value for horizon in missing],
            "next_step": row.step or None,
            "next_step_due_on": _iso(row.due_on),
            "late": row.is_late,
            "backlog": row.backlog,
            "expected_places": row.expected,
            "actual_places": row.actual,
            "places_to_come": row.to_come,
            "gap": row.gap,
            "measures": [_measure(one) for one in _measures(plan_list, row)],
        }


def _gap(row: PlanRow) -> str:
    return f", zonder maatregel {wording.number(row.gap)}" if row.plan and row.gap else ""


def _measures(plan_list: PlanList, row: PlanRow) -> list[MeasureRow]:
    return [one for one in plan_list.measures if one.code == row.code]


def _measure(row: MeasureRow) -> dict[str, object]:
    measure = row.measure
    return {
        "id": measure.id,
        "description": measure.description,
        "horizon": measure.horizon.value,
        "owner": measure.owner or None,
        "due_on": _iso(measure.due_on),
        "status": measure.status.value,
        "late": row.is_late,
        "expected_places": measure.expected_places,
        "actual_places": measure.actual_places,
        "reason": measure.reason or None,
        "notes": [{"on": _iso(one.noted_on), "text": one.text} for one in measure.notes],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
