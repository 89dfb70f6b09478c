"""The duties towards one municipality, each with its day, kind and ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    ImprovementPlan,
    Judgement,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import LOWEST_RUNG, Policy
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import FileItem, FileItemKind, TermClock, TermState
from toezichtdesk.ladder import duties
from toezichtdesk.ladder.duties import PlanDuty, PlanStep
from toezichtdesk.reports.answers.dossier import OwnCountRow, WarningRow
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.reassessments import signals
from toezichtdesk.reports.judging.signals import newest_words
from toezichtdesk.reports.policy_values import line_of
from toezichtdesk.reports.record import own_count
from toezichtdesk.reports.record.casefiles import CaseFile
from toezichtdesk.reports.urgency import urgency

_PROGRESS_TALKS = (
    "Bij gemeenten op trede 1 (de laagste trede) vinden standaard voortgangsgesprekken over de "
    "huisvesting plaats"
)
_SUPERVISION_TALKS = (
    "Op trede 2 en hoger vinden altijd bestuurlijke of ambtelijke toezichtgesprekken plaats"
)
_MEASURES = (
    "Dit verbeterplan bevat uitvoerbare maatregelen voor de korte en middellange termijn, en "
    "maatregelen om herhaling in de toekomst te voorkomen"
)
_NO_TERM = "Het beleid noemt hiervoor geen termijn."
_PLAN_WORDS = {
    PlanStep.REQUEST: "Verbeterplan vragen",
    PlanStep.RECEIVE: "Verbeterplan ontvangen",
    PlanStep.JUDGE: "Verbeterplan beoordelen",
    PlanStep.SUPPLEMENT: "Aangevuld verbeterplan vragen",
    PlanStep.COMPLETE: "Maatregelen ontbreken in verbeterplan",
    PlanStep.ADOPT: "Vaststelling verbeterplan navragen",
}
_LETTER_WORDS = {
    FileItemKind.NOTICE: "Zienswijze op het voornemen nagaan",
    FileItemKind.DECISION: "Naleving van het besluit nagaan",
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
        if two is None or not two.is_open:
            continue
        text = (
            f"Beginsaldo {two.period} vaststellen: {wording.signed(two.closing)} of "
            f"{wording.signed(two.opening)}"
        )
        ground = (
            f"Het eindsaldo van {two.period.previous} is {wording.signed(two.closing)}, als "
            f"beginsaldo van {two.period} is {wording.signed(two.opening)} opgegeven. "
            f"Nu telt {wording.signed(two.counts)}, dat het laatst is aangeleverd."
        )
        yield NextAction(ActionKind.BALANCE, (two.period,), text, ground)


def _own_counts(counted: Iterable[OwnCountRow], today: date) -> Iterator[NextAction]:
    """Yield the municipality's own counts that still differ from COA's."""
    for row in counted:
        if row.is_open:
            text = f"Verschil in telling oplossen: {own_count.both(row)}"
            ground = own_count.line(row)
            yield _owed(ActionKind.OWN_COUNT, row.own.id, text, ground, row.own.agree_by, today)


def _owed(
    kind: ActionKind, about: object, text: str, ground: str, due: date | None, today: date
) -> NextAction:
    return NextAction(kind, (about,), text, ground, due, due is not None and due < today)


def _decision(case: Case) -> Iterator[NextAction]:
    proposal = case.proposal
    if proposal is not None and not proposal.is_provisional:
        text = f"Beslissen over het voorstel: van trede {proposal.rung} naar {proposal.outcome}"
        line = wording.policy_line(proposal.rule, proposal.policy)
        ground = f"{wording.sentence(proposal.reasons[0])} {line}".rstrip()
        yield NextAction(ActionKind.DECIDE, (proposal.outcome,), text, ground)


def _letters(
    case: Case, recorded: CaseFile, term: TermClock | None, today: date
) -> Iterator[NextAction]:
    if term is None or term.state is TermState.ENDED:
        return
    last_step = recorded.track.checks(case.decisions, today)[-1]  # needs every kind of item
    for letter in duties.open_letters(last_step.present):
        yield _owed(
            ActionKind.TERM,
            letter.id,
            _LETTER_WORDS[letter.kind],
            _given(letter),
            letter.due_on,
            today,
        )


def _given(letter: FileItem) -> str:
    reference = f" (kenmerk {letter.reference})" if letter.reference else ""
    until = wording.day(letter.due_on) if letter.due_on else ""
    kind = letter.kind.value.capitalize()
    return f"{kind} van {wording.day(letter.dated_on)}{reference}, termijn tot en met {until}."


def _warnings(case: Case, warnings: Iterable[WarningRow]) -> Iterator[NextAction]:
    for warning in warnings:
        if warning.closed_on is None:
            text = f"Contact opnemen: {wording.warning(warning.cause)}"
            now = newest_words(case, warning.cause, warning.grounds)
            ground = " ".join(filter(None, (warning.grounds, now, line_of("pace_threshold"))))
            yield NextAction(ActionKind.WARNING, (warning.period, warning.cause), text, ground)


def _plan(
    case: Case, plan: ImprovementPlan | None, today: date, policy: Policy
) -> Iterator[NextAction]:
    owed = duties.plan_step(case.rung, case.rung_since, plan, policy)
    if owed is None:
        return
    text, line = _PLAN_WORDS[owed.step], line_of("plan_from_rung")
    about: object = owed.step
    if owed.step is PlanStep.COMPLETE and plan is not None:
        text += f": {', '.join(horizon.value for horizon in plan.missing_horizons)}"
        line = wording.quoted(_MEASURES)
        about = plan.missing_horizons
    dates = PlanDates() if plan is None else plan.dates
    since = f" {_NO_TERM}" if owed.since else ""
    ground = f"{_plan_fact(owed, case, dates, policy)}{since} {line}"
    if owed.step is PlanStep.RECEIVE:
        yield _owed(ActionKind.PLAN, about, text, ground, owed.due_on, today)
    else:
        yield NextAction(ActionKind.PLAN, (about,), text, ground, open_since=owed.since)


def _plan_fact(owed: PlanDuty, case: Case, dates: PlanDates, policy: Policy) -> str:
    judged = f"Beoordeeld{_on(dates.judged_on)}: {dates.judgement.value or 'zonder oordeel'}"
    match owed.step:
        case PlanStep.REQUEST:
            since = f" sinds {wording.day(case.rung_since)}" if case.rung_since else ""
            return f"Op trede {case.rung}{since}; er is nog geen verbeterplan gevraagd."
        case PlanStep.RECEIVE:
            term = wording.counted(policy.plan_term_days, "dag", "dagen")
            usual = f"{term} volgens {policy.name}"
            by = "bij het verzoek gesteld" if dates.due_on else usual
            until = f"termijn tot en met {wording.day(owed.due_on)} ({by})" if owed.due_on else ""
            return f"Gevraagd{_on(dates.requested_on)}; {until}."
        case PlanStep.JUDGE:
            return f"Ontvangen{_on(dates.received_on)}; nog niet beoordeeld."
        case PlanStep.SUPPLEMENT:
            parts = [dates.judgement_note] if dates.judgement_note else []
            parts += [
                f"{wording.plan_part(one.part)}: {one.reason}"
                for one in dates.judged_parts
                if one.judgement is Judgement.INSUFFICIENT
            ]
            note = f" ({'; '.join(each.rstrip('.') for each in parts)})" if parts else ""
            return f"{judged}{note}."
        case PlanStep.COMPLETE:
            return f"{judged}; van deze soort staat er geen maatregel in."
        case PlanStep.ADOPT:
            return f"{judged}; nog niet vastgesteld door de gemeente."


def _on(day: date | None) -> str:
    return f" op {wording.day(day)}" if day else ""


def _agreements(agreements: Iterable[Agreement], today: date) -> Iterator[NextAction]:
    for agreement in duties.open_agreements(agreements):
        text = f"Afspraak {agreement.party.value}: {agreement.text}"
        ground = f"Afspraak van {wording.day(agreement.made_on)}." if agreement.made_on else ""
        yield _owed(ActionKind.AGREEMENT, agreement.id, text, ground, agreement.due_on, today)


def _measures(plan: ImprovementPlan | None, today: date) -> Iterator[NextAction]:
    for measure in duties.open_measures(plan):
        text = f"Maatregel nagaan: {measure.description}"
        if measure.due_on is None:
            text += " (zonder datum)"
        yield _owed(ActionKind.MEASURE, measure.id, text, _planned(measure), measure.due_on, today)


def _planned(measure: PlanMeasure) -> str:
    owner = f", {measure.owner}" if measure.owner else ""
    return (
        f"Maatregel uit het verbeterplan ({measure.horizon.value}{owner}); "
        f"stand: {measure.status.value}."
    )


def _follow_ups(contacts: tuple[Contact, ...], today: date) -> Iterator[NextAction]:
    for contact in duties.open_follow_ups(contacts):
        kind = wording.contact_kind(contact.kind).lower()
        ground = f"Vervolg op het contact van {wording.day(contact.held_on)} ({kind})."
        text = contact.follow_up or "Vervolgcontact"
        yield _owed(ActionKind.FOLLOW_UP, contact.id, text, ground, contact.follow_up_on, today)


def _planned_talks(talks: Iterable[Talk], today: date) -> Iterator[NextAction]:
    for talk in talks:
        with_whom = f" met {talk.counterpart}" if talk.counterpart else ""
        ground = f"Gepland op {wording.talk_moment(talk)}{with_whom}."
        if talk.planned_on < today:
            ground += (
                " De dag is voorbij: leg het contact vast, verplaats het of laat het vervallen."
            )
        day, text = talk.planned_on, wording.talk(talk)
        yield replace(_owed(ActionKind.PLANNED_TALK, talk.id, text, ground, day, today), talk=talk)


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
    period = Period.holding(today)
    is_lowest = case.rung == LOWEST_RUNG
    talk, line = (
        ("voortgangsgesprek", _PROGRESS_TALKS)
        if is_lowest
        else ("toezichtgesprek", _SUPERVISION_TALKS)
    )
    ground = f"In {period} is er nog geen {talk} geweest. {wording.quoted(line)}"
    if missed:
        ground += f" {wording.not_spoken(missed)}"
    counts_too = duties.talk_counts(case.rung, policy)
    if counts_too and not duties.has_counting_contact(contacts, today, policy):
        ground += f" Dit gesprek telt ook als contact. {_counted(contacts, today, policy)}"
    coming = duties.planned(case.rung, recorded.talks, today)
    if coming is not None:
        ground += f" Gepland op {wording.talk_moment(coming)}."
    text = f"{talk.capitalize()} voeren"
    yield _owed(ActionKind.TALK, is_lowest, text, ground, period.last_day, today)


def _contacts(
    case: Case, contacts: tuple[Contact, ...], today: date, policy: Policy
) -> Iterator[NextAction]:
    owed = duties.contacts_owed(case.rung, contacts, today, policy)
    if not owed:
        return
    wanted = policy.contacts_per_period
    more = f": nog {owed} van {wanted}" if wanted > 1 else ""
    text = f"Contact opnemen voor de contactplicht{more}"
    ground = _counted(contacts, today, policy)
    yield _owed(ActionKind.CONTACT, owed, text, ground, Period.holding(today).last_day, today)


def _counted(contacts: tuple[Contact, ...], today: date, policy: Policy) -> str:
    counted = duties.counted(contacts, today, policy)
    return (
        f"Contacten die tellen in {Period.holding(today)}: {counted} van "
        f"{policy.contacts_per_period} ({policy.name}). {line_of('contacts_per_period')}"
    )


def _figures(case: Case) -> Iterator[NextAction]:
    if case.assessment.rule is Rule.UNKNOWN:
        for measure, text in _completion(case.assessment.standing):
            ground = wording.sentence(case.assessment.reasons[0])
            yield NextAction(ActionKind.COMPLETE_FIGURES, (measure,), text, ground)


def _completion(stand: Standing | None) -> Iterator[tuple[Measure, str]]:
    """Yield the missing figures; none in the first period after a merger."""
    if stand is not None and stand.balance_to_date is not None:
        return
    if stand is None or stand.realised is None:
        yield Measure.REALISED, "Realisatiecijfers importeren"
    elif stand.target is None and stand.total_task is None:
        yield Measure.TARGET, f"Taakstelling {stand.period} aanvullen"
    else:
        yield Measure.OPENING_BALANCE, f"Beginsaldo {stand.period} aanvullen: richting onbekend"
