"""The duties towards one municipality, each with its day, kind and ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from toezichtdesk.domain.assessment import Assessment, Rule
from toezichtdesk.domain.casefile import Agreement, Contact, ImprovementPlan, PlanDates
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import LOWEST_RUNG, Policy
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import FileItemKind, TermClock, TermState
from toezichtdesk.ladder import duties
from toezichtdesk.ladder.duties import PlanStep
from toezichtdesk.reports.answers.dossier import OwnCountRow, WarningRow
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.reassessments import signals
from toezichtdesk.reports.policy_values import line_of
from toezichtdesk.reports.record.casefiles import CaseFile
from toezichtdesk.reports.urgency import urgency

_PLAN_CODES = {
    PlanStep.JUDGE: DutyCode.JUDGE_PLAN,
    PlanStep.SUPPLEMENT: DutyCode.SUPPLEMENT_PLAN,
    PlanStep.ADOPT: DutyCode.ADOPT_PLAN,
}
_LETTER_CODES = {
    FileItemKind.NOTICE: DutyCode.ANSWER_TO_NOTICE,
    FileItemKind.DECISION: DutyCode.COMPLIANCE,
}


def actions(
    case: Case,
    recorded: CaseFile,
    term: TermClock | None,
    today: date,
    policy: Policy,
    *,
    is_postponed: bool,
) -> tuple[NextAction, ...]:
    """Return everything that is due, most urgent first.

    term: the clock of rungs 4-6. is_postponed: the proposal was put off and is not due now.
    """
    plan = duties.plan_of(recorded.plans, case.decisions, policy)
    missed = duties.missed_talks(case.decisions, recorded.contacts, recorded.followed_from, today)
    due = (
        *(() if is_postponed else _decision(case)),
        *signals(case, term),
        *_letters(case, recorded, term, today),
        *_warnings(case, recorded.warnings),
        *_plan(case, plan, today, policy),
        *_agreements(recorded.agreements, today),
        *_measures(plan, today),
        *_planned_talks(recorded.talks, today),
        *_follow_ups(recorded.contacts, today),
        *_talk(case, recorded, missed, today, policy),
        *_contacts(case, recorded.contacts, today, policy),
        *_balances(case),
        *_own_counts(recorded.own_counts, today),
        *_figures(case),
    )
    return tuple(sorted(due, key=lambda action: urgency(action, today)))


def _balances(case: Case) -> Iterator[NextAction]:
    """Yield the balances with two statements, between which the officer has to choose."""
    for two in (stand.two_balances for stand in case.stands):
        if two is not None and two.is_open:
            yield _open(ActionKind.BALANCE, (two.period,), DutyCode.BALANCE, two=two)


def _own_counts(counted: Iterable[OwnCountRow], today: date) -> Iterator[NextAction]:
    """Yield the municipality's own counts that still differ from COA's."""
    for row in counted:
        if row.is_open:
            kind, code, due = ActionKind.OWN_COUNT, DutyCode.OWN_COUNT, row.own.agree_by
            yield _owed(kind, row.own.id, code, due, today, own=row.own, coa=row.coa)


def _open(
    kind: ActionKind, about: tuple[object, ...], code: DutyCode, **values: object
) -> NextAction:
    """Return what has no day."""
    return NextAction(kind, about, code, tuple(values.items()))


def _owed(
    kind: ActionKind,
    about: object,
    code: DutyCode,
    due: date | None,
    today: date,
    **values: object,
) -> NextAction:
    """Return what is due by a day, if that is known."""
    is_late = due is not None and due < today
    return NextAction(kind, (about,), code, tuple(values.items()), due, is_late)


def _decision(case: Case) -> Iterator[NextAction]:
    proposal = case.proposal
    if proposal is not None and not proposal.is_provisional:
        yield _open(
            ActionKind.DECIDE,
            (proposal.outcome,),
            DutyCode.DECIDE,
            rung=proposal.rung,
            outcome=proposal.outcome,
            reason=proposal.reasons[0],
            rule=proposal.rule,
            policy=proposal.policy,
        )


def _letters(
    case: Case, recorded: CaseFile, term: TermClock | None, today: date
) -> Iterator[NextAction]:
    if term is None or term.state is TermState.ENDED:
        return
    last_step = recorded.track.checks(case.decisions, today)[-1]  # needs every kind of item
    for letter in duties.open_letters(last_step.present):
        code = _LETTER_CODES[letter.kind]
        yield _owed(ActionKind.TERM, letter.id, code, letter.due_on, today, letter=letter)


def _warnings(case: Case, warnings: Iterable[WarningRow]) -> Iterator[NextAction]:
    for warning in warnings:
        if warning.closed_on is None:
            yield _open(
                ActionKind.WARNING,
                (warning.period, warning.cause),
                DutyCode.WARNING,
                cause=warning.cause,
                grounds=warning.grounds,
                newer=_newer(warning, case.assessment),
                newer_cause=case.assessment.warning or warning.cause,
                line=line_of("pace_threshold"),
            )


def _newer(warning: WarningRow, judged: Assessment) -> Standing | None:
    """Return the figures of now where they differ from those that opened the warning."""
    now, then = judged.standing, warning.basis
    if now is None or now.is_final:
        return now
    if then is None:  # of an earlier version: a later act supplied other figures
        return now if now.supplied > warning.act else None
    is_same = _behind_a_signal(now) == _behind_a_signal(then)
    return None if is_same and judged.warning in (None, warning.cause) else now


def _behind_a_signal(stand: Standing) -> tuple[object, ...]:
    return (stand.reference_date, stand.realised, stand.keep_level, stand.lead_before)


def _plan(
    case: Case, plan: ImprovementPlan | None, today: date, policy: Policy
) -> Iterator[NextAction]:
    owed = duties.plan_step(case.rung, case.rung_since, plan, policy)
    if owed is None:
        return
    dates, line = PlanDates() if plan is None else plan.dates, line_of("plan_from_rung")
    if owed.step is PlanStep.RECEIVE:
        yield _owed(
            ActionKind.PLAN,
            owed.step,
            DutyCode.RECEIVE_PLAN,
            owed.due_on,
            today,
            dates=dates,
            due_on=owed.due_on,
            term_days=policy.plan_term_days,
            policy=policy.name,
            line=line,
        )
        return
    kind, about, since = ActionKind.PLAN, (owed.step,), owed.since
    if owed.step is PlanStep.REQUEST:
        rungs = {"rung": case.rung, "rung_since": case.rung_since}
        waits = _open(kind, about, DutyCode.REQUEST_PLAN, since=since, line=line, **rungs)
    elif owed.step is PlanStep.COMPLETE:
        lacking = () if plan is None else plan.missing_horizons
        values = {"dates": dates, "horizons": lacking}
        waits = _open(kind, (lacking,), DutyCode.COMPLETE_PLAN, since=since, **values)
    else:
        waits = _open(kind, about, _PLAN_CODES[owed.step], since=since, line=line, dates=dates)
    yield replace(waits, open_since=since)


def _agreements(agreements: Iterable[Agreement], today: date) -> Iterator[NextAction]:
    for agreement in duties.open_agreements(agreements):
        yield _owed(
            ActionKind.AGREEMENT,
            agreement.id,
            DutyCode.AGREEMENT,
            agreement.due_on,
            today,
            party=agreement.party,
            agreed=agreement.text,
            made_on=agreement.made_on,
        )


def _measures(plan: ImprovementPlan | None, today: date) -> Iterator[NextAction]:
    for measure in duties.open_measures(plan):
        kind, code, due = ActionKind.MEASURE, DutyCode.MEASURE, measure.due_on
        yield _owed(kind, measure.id, code, due, today, measure=measure)


def _follow_ups(contacts: tuple[Contact, ...], today: date) -> Iterator[NextAction]:
    for contact in duties.open_follow_ups(contacts):
        yield _owed(
            ActionKind.FOLLOW_UP,
            contact.id,
            DutyCode.FOLLOW_UP,
            contact.follow_up_on,
            today,
            follow_up=contact.follow_up,
            held_on=contact.held_on,
            contact=contact.kind,
        )


def _planned_talks(talks: Iterable[Talk], today: date) -> Iterator[NextAction]:
    for talk in talks:
        kind, code, day = ActionKind.PLANNED_TALK, DutyCode.PLANNED_TALK, talk.planned_on
        owed = _owed(kind, talk.id, code, day, today, talk=talk, is_past=day < today)
        yield replace(owed, talk=talk)


def _talk(
    case: Case,
    recorded: CaseFile,
    missed: Sequence[Period],
    today: date,
    policy: Policy,
) -> Iterator[NextAction]:
    contacts = recorded.contacts
    if not duties.talk_owed(case.rung, contacts, today):
        return
    is_lowest = case.rung == LOWEST_RUNG
    counts_too = duties.talk_counts(case.rung, policy)
    yield _owed(
        ActionKind.TALK,
        is_lowest,
        DutyCode.PROGRESS_TALK if is_lowest else DutyCode.SUPERVISION_TALK,
        Period.holding(today).last_day,
        today,
        missed=tuple(missed),
        counts_too=counts_too and not duties.has_counting_contact(contacts, today, policy),
        coming=duties.planned(case.rung, recorded.talks, today),
        **_counted(contacts, today, policy),
    )


def _contacts(
    case: Case, contacts: tuple[Contact, ...], today: date, policy: Policy
) -> Iterator[NextAction]:
    owed = duties.contacts_owed(case.rung, contacts, today, policy)
    if owed:
        due, counted = Period.holding(today).last_day, _counted(contacts, today, policy)
        kind, code = ActionKind.CONTACT, DutyCode.CONTACT
        yield _owed(kind, owed, code, due, today, owed=owed, **counted)


def _counted(contacts: tuple[Contact, ...], today: date, policy: Policy) -> dict[str, object]:
    """Return the values of a duty that say how many contacts count, of how many."""
    return {
        "period": Period.holding(today),
        "counted": duties.counted(contacts, today, policy),
        "wanted": policy.contacts_per_period,
        "policy": policy.name,
        "line": line_of("contacts_per_period"),
    }


def _figures(case: Case) -> Iterator[NextAction]:
    """Yield what is missing to judge by; nothing in the first period after a merger."""
    stand = case.assessment.standing
    is_complete = stand is not None and stand.balance_to_date is not None
    if case.assessment.rule is not Rule.UNKNOWN or is_complete:
        return
    kind, reason = ActionKind.COMPLETE_FIGURES, case.assessment.reasons[0]
    if stand is None or stand.realised is None:
        yield _open(kind, (Measure.REALISED,), DutyCode.IMPORT_REALISED, reason=reason)
        return
    about, code = (Measure.OPENING_BALANCE,), DutyCode.COMPLETE_BALANCE
    if stand.target is None and stand.total_task is None:
        about, code = (Measure.TARGET,), DutyCode.COMPLETE_TARGET
    yield _open(kind, about, code, period=stand.period, reason=reason)
