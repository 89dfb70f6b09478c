"""The improvement plans of all municipalities, and their measures, prepared for filtering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.casefile import ImprovementPlan, MeasureStatus, PlanMeasure
from toezichtdesk.domain.municipality import folded
from toezichtdesk.ladder import duties
from toezichtdesk.reports.answers.overview import ActionKind, OverviewRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record import casefile
from toezichtdesk.reports.record.decisions import decisions
from toezichtdesk.reports.record.searched_texts import compared


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan of one municipality, or that one is due.

    is_due: the rung requires a plan. step: what the plan waits for, in Dutch; or empty. due_on: the
    deadline, if there is one; is_late: it has passed.
    backlog: to date, in persons; None is unknown. key: the text that a filter compares.
    """

    code: str
    name: str
    rung: int
    plan: ImprovementPlan | None
    is_due: bool
    step: str
    due_on: date | None
    is_late: bool
    backlog: int | None
    key: str

    @property
    def expected(self) -> int:
        """Places that the measures in progress are expected to bring, in persons."""
        return self.plan.expected_places if self.plan else 0

    @property
    def to_come(self) -> int:
        """Expected places that are still to come, in persons."""
        return self.plan.places_to_come if self.plan else 0

    @property
    def actual(self) -> int:
        """Realised places, in persons."""
        measures = self.plan.measures if self.plan else ()
        return sum(measure.actual_places or 0 for measure in measures)

    @property
    def gap(self) -> int | None:
        """Persons of the backlog without a place to come; None is unknown."""
        if self.backlog is None or self.plan is None:
            return self.backlog
        return self.plan.uncovered(self.backlog)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in the list of all municipalities.

    begun_on: of its plan. is_late: its day has passed and it is neither done nor dropped.
    key: every word of it and every name of the municipality, folded.
    """

    measure: PlanMeasure
    code: str
    name: str
    name_key: str
    rung: int
    begun_on: date | None
    is_late: bool
    key: str


@dataclass(frozen=True, slots=True)
class PlanList:
    """Plans by rung and name, the highest rung first; measures by day, those without one last."""

    plans: tuple[PlanRow, ...]
    measures: tuple[MeasureRow, ...]

    @property
    def asked_for(self) -> int:
        """How many municipalities are on a rung that requires a plan."""
        return sum(row.is_due for row in self.plans)

    @property
    def missing(self) -> int:
        """How many of those have not handed one in."""
        return sum(
            row.is_due and (row.plan is None or row.plan.dates.received_on is None)
            for row in self.plans
        )


def plan_list(connection: Connection, rows: Sequence[OverviewRow], today: date) -> PlanList:
    """Return the plan of each municipality that has one or has to make one, with all measures.

    rows: the overview of the day. A plan of an earlier stay on rung 3 or higher is history, and
    only shown in the dossier.
    """
    known = AsKnown.on(connection, today)
    policy = known.policy
    made, taken = casefile.plans(known), decisions(known)
    plans: list[PlanRow] = []
    measures: list[MeasureRow] = []
    for row in rows:
        plan = duties.plan_of(made.get(row.code, ()), taken.get(row.code, ()), policy)
        is_due = row.rung >= policy.plan_from_rung
        if plan is None and not is_due:
            continue
        plans.append(_plan_row(row, plan, is_due=is_due))
        measures += _measure_rows(row, plan, today)
    plans.sort(key=_place)
    measures.sort(key=_day)
    return PlanList(tuple(plans), tuple(measures))


def plan_now(connection: Connection, code: str, today: date) -> ImprovementPlan | None:
    """Return the plan of the present stay on rung 3 or higher, or the newest; None without one."""
    known = AsKnown(connection, today)
    made, taken = casefile.plans(known, code).get(code, ()), decisions(known, [code])
    return duties.plan_of(made, taken.get(code, ()), known.policy)


def expected_of(rows: Iterable[MeasureRow]) -> int:
    """Return the places that the unfinished ones of these measures are to bring, in persons."""
    return sum(
        row.measure.expected_places or 0
        for row in rows
        if row.measure.status is not MeasureStatus.DROPPED
    )


def actual_of(rows: Iterable[MeasureRow]) -> int:
    """Return the places that these measures brought, in persons."""
    return sum(row.measure.actual_places or 0 for row in rows)


def _plan_row(row: OverviewRow, plan: ImprovementPlan | None, *, is_due: bool) -> PlanRow:
    action = next((one for one in row.actions if one.kind is ActionKind.PLAN), None)
    backlog = row.current_backlog
    step = action.text if action else ""
    return PlanRow(
        code=row.code,
        name=row.name,
        rung=row.rung,
        plan=plan,
        is_due=is_due,
        step=step,
        due_on=action.due_on if action else None,
        is_late=bool(action and action.is_late),
        backlog=None if backlog is None else wording.whole(backlog),
        key=compared(" ".join((*row.names, row.name, step))),
    )


def _measure_rows(
    row: OverviewRow, plan: ImprovementPlan | None, today: date
) -> Iterable[MeasureRow]:
    if plan is None:
        return
    others, name_key = " ".join(row.names), folded(row.name)
    for measure in plan.measures:
        words = (
            measure.description,
            measure.owner,
            measure.reason,
            measure.horizon.value,
            *(note.text for note in measure.notes),
        )
        due = measure.due_on
        yield MeasureRow(
            measure=measure,
            code=row.code,
            name=row.name,
            name_key=name_key,
            rung=row.rung,
            begun_on=plan.begun_on,
            is_late=not measure.status.is_over and due is not None and due < today,
            key=compared(" ".join((*words, measure.status.value, row.name, others))),
        )


def _place(row: PlanRow) -> tuple[int, str]:
    return -row.rung, folded(row.name)


def _day(row: MeasureRow) -> tuple[bool, date, str, int]:
    due = row.measure.due_on
    return due is None, due or date.max, row.name_key, row.measure.id
