"""Everything about one municipality on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Freeze, Rule
from toezichtdesk.domain.casefile import Contact, Decision, DecisionKind, ImprovementPlan, PlanDates
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, ContactKind, Policy
from toezichtdesk.ladder.history import Counted, in_force, stands_within
from toezichtdesk.reports import casefile
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.figures import figures_within, newest_figures, origins
from toezichtdesk.reports.overview import overview_row
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.proposals import row_of
from toezichtdesk.reports.rows import (
    Dossier,
    Event,
    EventKind,
    PeriodRow,
    TargetFrom,
    WarningRow,
)
from toezichtdesk.store import schema

ALL_PERIODS = 80  # forty years of half-years
_SHORT_KINDS = {
    ContactKind.PROGRESS_TALK: "voortgang",
    ContactKind.SUPERVISION_OFFICIAL: "toezicht ambt.",
    ContactKind.SUPERVISION_EXECUTIVE: "toezicht best.",
    ContactKind.TELEPHONE: "telefoon",
    ContactKind.EMAIL: "e-mail",
    ContactKind.VISIT: "bezoek",
    ContactKind.PARTNERS: "partners",
}


def dossier(connection: Connection, code: str, today: date) -> Dossier:
    """Return the dossier of a municipality on the day.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    policy = policy_on(connection, today)
    found = cases(connection, today, policy, code=code, periods=ALL_PERIODS)
    if not found:
        raise OfficerCanAct(f"Er is geen gemeente met code {code}. Kies een gemeente uit de lijst.")
    case = found[0]
    contacts = casefile.contacts(connection, today, code).get(code, ())
    agreements = casefile.agreements(connection, code).get(code, ())
    plan = casefile.plans(connection, code).get(code)
    warnings = casefile.warnings(connection, today, code).get(code, ())
    row = overview_row(case, today, policy, contacts, agreements, plan, warnings)
    newest = case.assessment.standing
    counted = figures_within(connection, code, newest.period, today) if newest else []
    return Dossier(
        today=today,
        row=row,
        rung_name=policy.rung_name(case.rung),
        summary=_summary(case),
        explanation=_explanation(case),
        proposal=row_of(case),
        periods=_periods(connection, case, today),
        stands=_stands(case, counted),
        targets=_targets(counted),
        decisions=case.decisions,
        contacts=contacts,
        agreements=agreements,
        plan=plan,
        plan_is_due=case.rung >= policy.plan_from_rung,
        warnings=warnings,
        freeze=case.freeze,
        events=_events(connection, case, contacts, plan, warnings, today),
        accelerated_day=_accelerated_day(case.decisions, today, policy),
        policy=policy.name,
    )


def _explanation(case: Case) -> tuple[str, ...]:
    """Return the sentences behind the proposal, and what the figures say since."""
    if case.proposal is None or case.proposal is case.assessment:
        return _sentences(case.assessment)
    since = wording.sentence(case.assessment.reasons[0])
    return (*_sentences(case.proposal), f"Sindsdien: {since[0].lower()}{since[1:]}")


def _sentences(judged: Assessment) -> tuple[str, ...]:
    said = tuple(wording.sentence(reason) for reason in judged.reasons)
    if judged.rule is Rule.FROZEN and judged.without_freeze is not None:
        apart = judged.without_freeze
        said += (f"Zonder bevriezing: {wording.rule(apart.rule)}, trede {apart.outcome}.",)
    return said


def _summary(case: Case) -> tuple[str, ...]:
    stand = case.assessment.standing
    since = f" sinds {wording.day(case.rung_since)}" if case.rung_since else ""
    said = [f"{case.name} staat{since} op trede {case.rung}."]
    if stand is None or stand.realised is None:
        return (*said, "Er zijn nog geen realisatiecijfers.")
    balance = stand.balance_to_date
    if stand.is_final and balance is not None:
        said.append(
            f"Over {stand.period} werden {wording.persons(stand.realised)} gehuisvest; "
            f"het saldo is {wording.signed(balance)} ({wording.balance(balance)})."
        )
    elif balance is not None and stand.keep_level is not None:
        said.append(
            f"Tot {wording.day(stand.reference_date)} werden in {stand.period} "
            f"{wording.persons(stand.realised)} gehuisvest; "
            f"{wording.decimal(stand.keep_level)} was nodig om bij te blijven."
        )
    else:
        said.append(
            f"In {stand.period} werden tot {wording.day(stand.reference_date)} "
            f"{wording.persons(stand.realised)} gehuisvest."
        )
    said.append(_direction(case.assessment))
    return tuple(said)


def _direction(judged: Assessment) -> str:
    stand = judged.standing
    if stand is None or judged.growth is None or stand.backlog_to_date is None:
        return wording.sentence(judged.reasons[0])
    now, before = stand.backlog_to_date, stand.backlog_before or 0
    if now == 0:
        return "Er is geen achterstand."
    if judged.growth == 0:
        return f"De achterstand bleef gelijk: {wording.decimal(now)}."
    verb = "groeide" if judged.growth > 0 else "slonk"
    return f"De achterstand {verb} van {wording.number(before)} naar {wording.decimal(now)}."


def _periods(connection: Connection, case: Case, today: date) -> tuple[PeriodRow, ...]:
    figures = newest_figures(connection, today, ALL_PERIODS, codes=(case.code,)).get(case.code, [])
    shown = {stand.period: _in_force(figures, stand) for stand in case.stands}
    found = origins(connection, case.code, [c for of_period in shown.values() for c in of_period])
    return tuple(
        PeriodRow(
            stand,
            tuple((wording.measure(c.measure), found[c]) for c in shown[stand.period]),
        )
        for stand in case.stands
    )


def _in_force(figures: Sequence[Counted], stand: Standing) -> list[Counted]:
    of_period = [c for c in figures if c.period == stand.period]
    held = (in_force(of_period, measure, stand.reference_date) for measure in Measure)
    return [counted for counted in held if counted is not None]


def _stands(case: Case, counted: Sequence[Counted]) -> tuple[Standing, ...]:
    newest = case.assessment.standing
    if newest is None:
        return ()
    before = [stand for stand in case.stands if stand.period < newest.period]
    return stands_within(newest.period, counted, before)


def _targets(counted: Sequence[Counted]) -> tuple[TargetFrom, ...]:
    """Return the targets of the period, each with the first day on which it was seen."""
    found: list[TargetFrom] = []
    for figure in sorted(counted, key=lambda c: c.reference_date):
        if figure.measure is not Measure.TARGET:
            continue
        if not found or found[-1].target != figure.value:
            found.append(TargetFrom(figure.reference_date, figure.value))
    return tuple(found)


def _accelerated_day(
    decisions: Sequence[Decision], today: date, policy: Policy
) -> tuple[int, int] | None:
    """Return day x of 182: the shared clock of rungs 4-6 starts with the decision for rung 4."""
    started = None
    for decision in decisions:
        if decision.rung < FIRST_ACCELERATED_RUNG:
            started = None
        elif started is None:
            started = decision.decided_on
    if started is None:
        return None
    return (today - started).days, policy.days_for_rungs_4_5_6


def _events(
    connection: Connection,
    case: Case,
    contacts: Sequence[Contact],
    plan: ImprovementPlan | None,
    warnings: Sequence[WarningRow],
    today: date,
) -> tuple[Event, ...]:
    events = [_decided(decision) for decision in case.decisions]
    events += [
        Event(
            contact.held_on,
            EventKind.CONTACT,
            _SHORT_KINDS[contact.kind],
            f"{wording.contact_kind(contact.kind)}: {contact.summary}",
        )
        for contact in contacts
    ]
    events += _planned(plan.dates) if plan else []
    events += [
        Event(
            warning.opened_on,
            EventKind.WARNING,
            wording.warning(warning.cause),
            f"Signaal: {wording.warning(warning.cause)}. {warning.grounds}",
        )
        for warning in warnings
    ]
    events += [_frozen(freeze) for freeze in _all_freezes(connection, case.code, today)]
    return tuple(sorted(events, key=lambda event: event.day))


def _decided(decision: Decision) -> Event:
    if decision.kind is DecisionKind.START:
        words = f"Beginstand: trede {decision.rung}, volgens het ingelezen blad"
        return Event(
            decision.decided_on, EventKind.START, f"trede {decision.rung}", words, decision.rung
        )
    moved = (
        f"blijft op trede {decision.rung}"
        if decision.rung == decision.from_rung
        else f"trede {decision.from_rung} naar {decision.rung}"
    )
    motive = f" Motief: {decision.motive}" if decision.motive else ""
    reference = f" Kenmerk: {decision.reference}." if decision.reference else ""
    return Event(
        decision.decided_on,
        EventKind.DECISION,
        f"trede {decision.rung}",
        f"Besluit: {moved} ({wording.decision_kind(decision.kind)}).{reference}{motive}",
        decision.rung,
    )


def _planned(dates: PlanDates) -> list[Event]:
    steps = (
        (dates.requested_on, "plan gevraagd", "Verbeterplan gevraagd"),
        (dates.due_on, "plan uiterlijk", "Uiterste dag voor het verbeterplan"),
        (dates.received_on, "plan ontvangen", "Verbeterplan ontvangen"),
        (
            dates.judged_on,
            "plan beoordeeld",
            f"Verbeterplan beoordeeld: {dates.judgement.value or 'zonder oordeel'}",
        ),
        (dates.adopted_on, "plan vastgesteld", "Verbeterplan vastgesteld door de gemeente"),
    )
    return [
        Event(day, EventKind.PLAN, label, f"{text}.")
        for day, label, text in steps
        if day is not None
    ]


def _frozen(freeze: Freeze) -> Event:
    until = wording.day(freeze.until)
    return Event(
        freeze.since,
        EventKind.FREEZE,
        "bevroren",
        f"Trede bevroren tot en met {until}: {freeze.ground}. {freeze.reason}",
    )


def _all_freezes(connection: Connection, code: str, today: date) -> list[Freeze]:
    table = schema.freeze
    rows = connection.execute(
        select(table).where(table.c.municipality == code, table.c.since <= today)
    )
    return [Freeze(row.since, row.until, row.ground, row.reason) for row in rows]
