"""Which stay on rung 3 or higher the dates of a plan belong to: each stay has its own plan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.casefile import ImprovementPlan, PlanDates
from toezichtdesk.ladder import duties
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.casefile import begun_on, plans
from toezichtdesk.reports.record.decisions import decisions


def is_of_new_stay(connection: Connection, today: date, code: str, dates: PlanDates) -> bool:
    """Return whether dates are of the present stay, and the plans on record of earlier ones."""
    now = AsKnown(connection, today)
    made, taken = plans(now, code).get(code, ()), decisions(now, [code]).get(code, ())
    if duties.plan_of(made, taken, now.policy) is not None:
        return False
    plan = ImprovementPlan(0, code, dates, begun_on=begun_on(dates, today))
    return duties.plan_of([plan], taken, now.policy) is not None


def has_plan_of_stay(connection: Connection, today: date, code: str, dates: PlanDates) -> bool:
    """Return whether a plan is on record of the stay, now or earlier, that these dates are of."""
    now = AsKnown(connection, today)
    made, taken = plans(now, code).get(code, ()), decisions(now, [code]).get(code, ())
    ends = duties.ends_of_stays(taken, now.policy)
    begun = begun_on(dates, today)
    return any(
        plan.begun_on is None or not any((plan.begun_on <= end) != (begun <= end) for end in ends)
        for plan in made
    )
