"""What the officer owes a municipality: computed from the log, never ticked off. Pure [beleid].

One contact each period with every municipality, a progress talk on rung 1, a supervision talk from
rung 2, an improvement plan from rung 3; agreements, measures and follow-ups on their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    ImprovementPlan,
    Judgement,
    MeasureStatus,
)
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import SUPERVISION_TALKS, ContactKind, Policy

_FIRST_RUNG_OF_SUPERVISION_TALKS = 2
_OVER = (MeasureStatus.DONE, MeasureStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """The next step on the road of the improvement plan; due_on None when nothing sets a day."""

    words: str
    due_on: date | None


def counts(contact: Contact, policy: Policy) -> bool:
    """Return whether the contact counts for the duty: as the officer said, else by its kind."""
    return contact.kind in policy.counting_kinds if contact.counts is None else contact.counts


def has_counting_contact(contacts: Iterable[Contact], today: date, policy: Policy) -> bool:
    """Return whether the contact duty of the running period is met ("elke periode één keer")."""
    period = Period.holding(today)
    held = [
        contact
        for contact in contacts
        if period.first_day <= contact.held_on <= today and counts(contact, policy)
    ]
    return len(held) >= policy.contacts_per_period


def talk_owed(rung: int, contacts: Iterable[Contact], today: date) -> bool:
    """Return whether the talk that the rung brings was not held yet in the running period."""
    kinds = (
        SUPERVISION_TALKS
        if rung >= _FIRST_RUNG_OF_SUPERVISION_TALKS
        else {ContactKind.PROGRESS_TALK, *SUPERVISION_TALKS}
    )
    first = Period.holding(today).first_day
    return not any(c.kind in kinds and first <= c.held_on <= today for c in contacts)


def plan_step(
    rung: int, rung_since: date | None, plan: ImprovementPlan | None, policy: Policy
) -> PlanStep | None:
    """Return what the improvement plan waits for, or None when nothing is owed.

    From rung 3 the municipality draws up *and adopts* a plan with at least one measure each for
    the short term, the medium term and against recurrence [beleid].
    """
    if rung < policy.plan_from_rung:
        return None
    if plan is None or not (plan.dates.requested_on or plan.dates.received_on):
        return PlanStep("Verbeterplan vragen", rung_since)
    dates = plan.dates
    if dates.received_on is None:
        asked = dates.requested_on
        term = timedelta(days=policy.plan_term_days)
        due = dates.due_on or (asked + term if asked else None)
        return PlanStep("Verbeterplan ontvangen", due)
    if dates.judged_on is None:
        return PlanStep("Verbeterplan beoordelen", dates.received_on)
    if dates.judgement is Judgement.INSUFFICIENT:
        return PlanStep("Aangevuld verbeterplan vragen", dates.judged_on)
    if plan.missing_horizons:
        missing = ", ".join(horizon.value for horizon in plan.missing_horizons)
        return PlanStep(f"Maatregelen ontbreken in verbeterplan: {missing}", dates.judged_on)
    if dates.adopted_on is None:
        return PlanStep("Vaststelling verbeterplan navragen", dates.judged_on)
    return None


def open_agreements(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements that are not done."""
    return tuple(agreement for agreement in agreements if agreement.done_on is None)


def late_measures(plan: ImprovementPlan | None, today: date) -> tuple[tuple[str, date], ...]:
    """Return description and date of the measures whose date has come while they are not done."""
    if plan is None:
        return ()
    return tuple(
        (measure.description, measure.due_on)
        for measure in plan.measures
        if measure.due_on is not None and measure.due_on <= today and measure.status not in _OVER
    )


def open_follow_ups(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Return the contacts with a follow-up that no later contact has come after yet.

    contacts: newest first.
    """
    if not contacts:
        return ()
    newest = contacts[0].held_on
    return tuple(c for c in contacts if c.follow_up_on is not None and c.held_on >= newest)
