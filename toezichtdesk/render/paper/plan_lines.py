"""An improvement plan on paper: its dates on one line, and its measures as rows."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Judgement, PlanDates, PlanMeasure
from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.render.paper.blocks import PaperColumn
from toezichtdesk.render.paper.figures import places

GOING_ON_FIRST = ("één, wat nog loopt het eerst", "{}, wat nog loopt het eerst")

MEASURE_COLUMNS = (
    PaperColumn("Maatregel", 0.33),
    PaperColumn("Soort", 0.18),
    PaperColumn("Wie", 0.15),
    PaperColumn("Gereed", 0.11),
    PaperColumn("Plaatsen", 0.1, "right"),
    PaperColumn("Stand", 0.13),
)


def measure_row(one: PlanMeasure) -> tuple[str, ...]:
    """Return a measure as a row under `MEASURE_COLUMNS`."""
    return (
        one.description,
        one.horizon.value,
        one.owner,
        wording.day(one.due_on) if one.due_on else "geen datum",
        places(one.expected_places, one.actual_places),
        one.status.value,
    )


def plan_dates(dates: PlanDates, audience: Audience = Audience.INTERNAL) -> str:
    """Return the dates of a plan on one line; the note to a judgement is internal."""
    parts = [
        f"{word} {wording.day(day)}"
        for word, day in (
            ("gevraagd", dates.requested_on),
            ("uiterlijk", dates.due_on),
            ("ontvangen", dates.received_on),
        )
        if day is not None
    ]
    if dates.judged_on is not None:
        verdict = dates.judgement.value if dates.judgement is not Judgement.NONE else "geen oordeel"
        is_internal = audience is Audience.INTERNAL
        why = wording.judgement_in_short(dates)
        note = f" ({why})" if why and is_internal else ""
        parts.append(f"beoordeeld {wording.day(dates.judged_on)}: {verdict}{note}")
    adopted = dates.adopted_on
    parts.append(f"vastgesteld {wording.day(adopted)}" if adopted else "nog niet vastgesteld")
    return " · ".join(parts)


def going_on_first(measures: Sequence[PlanMeasure], most: int) -> list[PlanMeasure]:
    """Return the measures that fit, in their own order; those in progress have priority."""
    order = sorted(range(len(measures)), key=lambda place: measures[place].status.is_over)
    return [measures[place] for place in sorted(order[:most])]
