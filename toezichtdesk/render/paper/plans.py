"""The report on the improvement plans: each with its measures, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toezichtdesk import wording
from toezichtdesk.domain.casefile import PlanMeasure
from toezichtdesk.render.paper.blocks import Block, heading, small, table, text
from toezichtdesk.render.paper.figures import gap_words
from toezichtdesk.render.paper.plan_lines import (
    GOING_ON_FIRST,
    MEASURE_COLUMNS,
    going_on_first,
    measure_row,
    plan_dates,
)
from toezichtdesk.render.paper.row_limits import Room, Rows, room_for
from toezichtdesk.reports.papers.province import Province


def plan_blocks(of: Province) -> list[Block]:
    """Return each plan with its measures, and the municipalities that lack one."""
    most = plan_room(of).of_each
    made: list[Block] = []
    for row in of.rows:
        plan = of.plans.get(row.code)
        if plan is None and row.rung < of.plan_from_rung:
            continue
        made.append(heading(f"{row.name} – trede {row.rung}"))
        if plan is None:
            made.append(text("Er is nog geen verbeterplan; op deze trede is het verplicht."))
            continue
        missing = ", ".join(horizon.value for horizon in plan.missing_horizons)
        lacks = f" · zonder maatregel: {missing}" if missing else ""
        made.append(text(f"{plan_dates(plan.dates)}{lacks}"))
        made += map(small, wording.judged(plan.dates)[1:])
        if plan.measures:
            shown = going_on_first(plan.measures, most)
            made.append(_measures(shown))
            made += map(small, _discussed(shown))
            made.append(small(gap_words(plan, row.current_backlog)))
    return made or [text("Geen gemeente heeft een verbeterplan of heeft er een nodig.")]


def plan_room(of: Province) -> Room:
    """Return how many measures of each plan fit."""
    held = [len(of.plans[row.code].measures) for row in of.rows if row.code in of.plans]
    return room_for(held, Rows("maatregelen", *GOING_ON_FIRST, "Verbeterplannen"))


def _discussed(measures: Sequence[PlanMeasure]) -> Iterator[str]:
    """Yield why a measure is late or dropped, and the last note on it."""
    for one in measures:
        lines = [f"{one.status.value}: {one.reason}"] if one.reason else []
        lines += [f"besproken {wording.day(each.noted_on)}: {each.text}" for each in one.notes[-1:]]
        if lines:
            yield wording.closed(f"{one.description}: {'; '.join(lines)}")


def _measures(measures: Sequence[PlanMeasure]) -> Block:
    return table(MEASURE_COLUMNS, map(measure_row, measures), room=1.8)
