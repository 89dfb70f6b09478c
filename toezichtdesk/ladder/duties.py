"""What the officer owes a municipality: computed from the log, never ticked off. Pure [beleid].

One contact each period with every municipality, a progress talk on rung 1, a supervision talk from
rung 2, an improvement plan from rung 3; agreements, measures, follow-ups and the terms of letters
on their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Decision,
    ImprovementPlan,
    Judgement,
    PlanMeasure,
)
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import LOWEST_RUNG, SUPERVISION_TALKS, ContactKind, Policy
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import ANSWERS, FileItem

_FIRST_RUNG_OF_SUPERVISION_TALKS = 2


class PlanStep(Enum):
    """A step on the road of the improvement plan that is still to be taken."""

    REQUEST = "request"
    RECEIVE = "receive"
    JUDGE = "judge"
    SUPPLEMENT = "supplement"  # judged as insufficient
    COMPLETE = "complete"  # a kind of measures is missing
    ADOPT = "adopt"


@dataclass(frozen=True, slots=True)
class PlanDuty:
    """The next step of the improvement plan.

    due_on: for the plan to be received, by the request; since: for any other step, the day since
    which it is open: the policy gives it no term. None when nothing sets a day.
    """

    step: PlanStep
    due_on: date | None = None
    since: date | None = None


def counts(contact: Contact, policy: Policy) -> bool:
    """Return whether the contact counts for the duty: as the officer said, else by its kind."""
    return counts_as(contact.kind, contact.counts, policy)


def counts_as(kind: ContactKind, said: bool | None, policy: Policy) -> bool:
    """Return whether such a contact counts. said: by the officer, None when nothing was."""
    return kind in policy.counting_kinds if said is None else said


def counted(contacts: Iterable[Contact], today: date, policy: Policy) -> int:
    """Return how many contacts of the running period, up to today, count for the duty."""
    return sum(counts(contact, policy) for contact in _of_this_period(contacts, today))


def has_counting_contact(contacts: Iterable[Contact], today: date, policy: Policy) -> bool:
    """Return whether the contact duty of the running period is met ("elke periode één keer")."""
    return counted(contacts, today, policy) >= policy.contacts_per_period


def talk_owed(rung: int, contacts: Iterable[Contact], today: date) -> bool:
    """Return whether the talk that the rung brings was not held yet in the running period."""
    kinds = _talk_kinds(rung)
    return not any(contact.kind in kinds for contact in _of_this_period(contacts, today))


def planned(rung: int, talks: Iterable[Talk], today: date) -> Talk | None:
    """Return the first talk planned for the running period that would be the one of the rung."""
    kinds, last = _talk_kinds(rung), Period.holding(today).last_day
    coming = (talk for talk in talks if talk.kind in kinds and today <= talk.planned_on <= last)
    return next(coming, None)


def talk_counts(rung: int, policy: Policy) -> bool:
    """Return whether the talk that the rung brings counts for the contact duty too."""
    return bool(_talk_kinds(rung) & policy.counting_kinds)


def contacts_owed(rung: int, contacts: Sequence[Contact], today: date, policy: Policy) -> int:
    """Return how many contacts are owed in the running period beside the talk of the rung.

    A talk that is owed counts as one of them, so that one talk is not asked for twice.
    """
    owed = policy.contacts_per_period - counted(contacts, today, policy)
    if talk_owed(rung, contacts, today) and talk_counts(rung, policy):
        owed -= 1
    return max(0, owed)


def plan_of(
    plans: Sequence[ImprovementPlan], decisions: Sequence[Decision], policy: Policy
) -> ImprovementPlan | None:
    """Return the improvement plan of the present stay on the rungs that require one.

    A municipality that returns there has to make a new plan: one begun before the previous stay
    ended is history. Outside such a stay it is the newest plan, whose measures are still followed.

    plans, decisions: of one municipality, oldest first.
    """
    ends = ends_of_stays(decisions, policy)
    is_staying = bool(decisions) and decisions[-1].rung >= policy.plan_from_rung
    own = [
        plan
        for plan in plans
        if not (is_staying and ends and plan.begun_on and plan.begun_on <= ends[-1])
    ]
    return own[-1] if own else None


def ends_of_stays(decisions: Sequence[Decision], policy: Policy) -> list[date]:
    """Return the days on which a municipality left the rungs that ask for a plan, in order."""
    ends, is_staying = [], False
    for decision in decisions:
        if decision.rung >= policy.plan_from_rung:
            is_staying = True
        elif is_staying:
            is_staying = False
            ends.append(decision.decided_on)
    return ends


def missed_talks(
    decisions: Sequence[Decision], contacts: Sequence[Contact], first: Period, today: date
) -> tuple[Period, ...]:
    """Return the half-years that are over in which the talk of the rung was not held, in order.

    They stay: what was not held in a half-year cannot be held in it any more.
    first: the half-year from which the municipality was followed.
    """
    missed = []
    period = first
    while period.last_day < today:
        kinds = _talk_kinds(_rung_on(decisions, period.first_day))
        kinds |= _talk_kinds(_rung_on(decisions, period.last_day))
        held = (period.first_day <= one.held_on <= period.last_day for one in contacts
                if one.kind in kinds)  # fmt: skip
        if not any(held):
            missed.append(period)
        period = period.next
    return tuple(missed)


def _rung_on(decisions: Sequence[Decision], day: date) -> int:
    taken = [decision.rung for decision in decisions if decision.decided_on <= day]
    return taken[-1] if taken else LOWEST_RUNG


def plan_step(
    rung: int, rung_since: date | None, plan: ImprovementPlan | None, policy: Policy
) -> PlanDuty | None:
    """Return what the improvement plan waits for, or None when nothing is owed.

    From rung 3 the municipality draws up *and adopts* a plan with at least one measure each for
    the short term, the medium term and against recurrence [beleid].
    """
    if rung < policy.plan_from_rung:
        return None
    if plan is None or not (plan.dates.requested_on or plan.dates.received_on):
        return PlanDuty(PlanStep.REQUEST, since=rung_since)
    dates = plan.dates
    if dates.received_on is None:
        asked = dates.requested_on
        term = timedelta(days=policy.plan_term_days)
        due = dates.due_on or (asked + term if asked else None)
        return PlanDuty(PlanStep.RECEIVE, due)
    if dates.judged_on is None:
        return PlanDuty(PlanStep.JUDGE, since=dates.received_on)
    if dates.judgement is Judgement.INSUFFICIENT:
        return PlanDuty(PlanStep.SUPPLEMENT, since=dates.judged_on)
    if plan.missing_horizons:
        return PlanDuty(PlanStep.COMPLETE, since=dates.judged_on)
    if dates.adopted_on is None:
        return PlanDuty(PlanStep.ADOPT, since=dates.judged_on)
    return None


def open_letters(items: Iterable[FileItem]) -> tuple[FileItem, ...]:
    """Return the letters with a term that nothing on file has answered or closed since.

    items: of the present stay on rungs 4-6.
    """
    on_file = tuple(items)
    return tuple(
        letter
        for letter in on_file
        if letter.due_on is not None
        and letter.kind in ANSWERS
        and not any(
            item.kind in ANSWERS[letter.kind] and item.dated_on >= letter.dated_on
            for item in on_file
        )
    )


def open_agreements(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements that are not done."""
    return tuple(agreement for agreement in agreements if agreement.done_on is None)


def open_measures(plan: ImprovementPlan | None) -> tuple[PlanMeasure, ...]:
    """Return the measures that are neither done nor dropped, those without a date too."""
    if plan is None:
        return ()
    return tuple(m for m in plan.measures if not m.status.is_over)


def open_follow_ups(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Return the contacts with an open follow-up, which another contact does not close."""
    return tuple(contact for contact in contacts if contact.follow_up_on is not None)


def _talk_kinds(rung: int) -> frozenset[ContactKind]:
    if rung >= _FIRST_RUNG_OF_SUPERVISION_TALKS:
        return SUPERVISION_TALKS
    return SUPERVISION_TALKS | {ContactKind.PROGRESS_TALK}


def _of_this_period(contacts: Iterable[Contact], today: date) -> list[Contact]:
    first = Period.holding(today).first_day
    return [contact for contact in contacts if first <= contact.held_on <= today]
