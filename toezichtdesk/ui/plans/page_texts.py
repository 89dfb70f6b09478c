"""The texts of the page Plannen: counts, sums, and the details of the selected row."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Horizon, MeasureStatus
from toezichtdesk.reports.pages.plan_list import MeasureRow, PlanList, PlanRow
from toezichtdesk.ui.plans.list_columns import adoption, cover, due, step
from toezichtdesk.ui.plans.measures import notes_of


def counts(plan_list: PlanList) -> str:
    """Return how many municipalities need a plan, and how many of those lack one."""
    if not plan_list.plans:
        return ""
    owing = wording.number(plan_list.asked_for)
    return f"plan gevraagd door het beleid: {owing} · nog niet ontvangen: {plan_list.missing}"


def sums(shown: int, every: int, expected: int, actual: int) -> str:
    """Return how many measures are shown, and the sum of their places."""
    if not every:
        return "Er zijn nog geen maatregelen vastgelegd."
    measures = "1 maatregel" if every == 1 else f"{wording.number(every)} maatregelen"
    if not shown:
        return f"Geen van {measures} past bij het filter."
    head = measures if shown == every else f"{wording.number(shown)} van {measures}"
    return f"{head} · verwacht {wording.persons(expected)} · gerealiseerd {wording.persons(actual)}"


def title(chosen: PlanRow | MeasureRow | None) -> str:
    """Return the heading of the selected row."""
    if chosen is None:
        return ""
    if isinstance(chosen, PlanRow):
        return f"{chosen.name} · trede {chosen.rung} · {adoption(chosen)}"
    return f"{chosen.name} · {chosen.measure.description}"


def described(chosen: PlanRow | MeasureRow | None, plan: PlanRow | None) -> str:
    """Return the details of the selected row. plan: of its municipality."""
    if isinstance(chosen, MeasureRow):
        return "\n".join((*_measure(chosen), *((_cover(plan),) if plan else ())))
    return "" if chosen is None else "\n".join(_plan(chosen))


def _plan(row: PlanRow) -> list[str]:
    if row.plan is None:
        return [f"Er is nog geen verbeterplan. Hierna: {step(row)}."]
    dates = row.plan.dates
    days = (
        ("gevraagd", dates.requested_on),
        ("in te dienen uiterlijk", dates.due_on),
        ("ontvangen", dates.received_on),
        ("beoordeeld", dates.judged_on),
        ("vastgesteld door de gemeente", dates.adopted_on),
    )
    road = wording.joined([f"{name} {wording.day(day)}" for name, day in days if day])
    parts = [f"{road[:1].upper()}{road[1:]}."] if road else []
    parts += wording.judged(dates)
    missing = row.plan.missing_horizons
    held = [one.value for one in Horizon if one not in missing]
    parts.append(
        f"Maatregelen voor: {wording.joined(held) if held else 'geen van de drie onderdelen'}."
        + (f" Ontbreekt: {wording.joined([one.value for one in missing])}." if missing else "")
    )
    parts.append(_cover(row))
    if row.step:
        parts.append(f"Hierna: {step(row)}.")
    return parts


def _cover(row: PlanRow) -> str:
    gap = row.gap
    without = f" Zonder maatregel: {wording.persons(gap)}." if row.plan and gap else ""
    came = f" Gerealiseerd: {wording.persons(row.actual)}." if row.plan else ""
    note = ""
    if row.plan and row.plan.has_delivered:
        note = f" {wording.DELIVERED[:1].upper()}{wording.DELIVERED[1:]}."
    return f"Dekking van de achterstand van {row.name}: {cover(row)}.{without}{came}{note}"


def _measure(row: MeasureRow) -> list[str]:
    measure = row.measure
    status = f"{measure.status.value.capitalize()}, uiterlijk {due(row)}"
    if measure.due_on is None:
        status = f"{measure.status.value.capitalize()}, geen datum"
    parts = [f"{status}{' (te laat)' if row.is_late else ''}. Soort: {measure.horizon.value}."]
    if measure.owner:
        parts.append(f"Eigenaar: {wording.closed(measure.owner)}")
    if measure.reason:
        late = measure.status is MeasureStatus.DROPPED
        parts.append(f"Reden van {'vervallen' if late else 'vertraging'}: {measure.reason}")
    expected, actual = measure.expected_places, measure.actual_places
    places = "niet opgegeven" if expected is None else wording.persons(expected)
    came = "nog niet opgegeven" if actual is None else wording.persons(actual)
    parts.append(f"Verwachte plaatsen: {places}. Gerealiseerd: {came}.")
    return [*parts, *notes_of(measure)]
