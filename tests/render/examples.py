"""Hand-made dossiers of invented municipalities, from empty to overfull."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from tests.duties import duty
from tests.render.case_file import AGREEMENTS, CONTACTS, PLAN
from toezichtdesk.domain.assessment import Assessment, Certainty, Freeze, Outlook, Rule, Trend, Zone
from toezichtdesk.domain.casefile import (
    Decision,
    DecisionKind,
)
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.own_count import OwnCount
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.reports.answers.dossier import (
    Dossier,
    Event,
    EventKind,
    MeetingSheet,
    OwnCountRow,
    PeriodRow,
    TargetFrom,
)
from toezichtdesk.reports.answers.overview import ActionKind, OverviewRow, Pace
from toezichtdesk.reports.answers.proposal_parts import Explanation
from toezichtdesk.reports.answers.proposals import ProposalRow

TODAY = date(2026, 3, 10)
RUNNING = Period(2026, 1)
# (period, target, opening balance, realised at the end)
HISTORY = (
    (Period(2023, 1), 22, 4, 20),
    (Period(2023, 2), 26, 2, 22),
    (Period(2024, 1), 31, -2, 26),
    (Period(2024, 2), 24, -7, 26),
    (Period(2025, 1), 28, -5, 22),
    (Period(2025, 2), 27, -11, 29),
)


def ended(period: Period, target: int, opening: int, realised: int) -> Standing:
    return standing(
        period, period.last_day, target=target, opening_balance=opening, realised=realised
    )


def counted(on: date, realised: int, target: int = 30, opening: int = -9) -> Standing:
    return standing(RUNNING, on, target=target, opening_balance=opening, realised=realised)


STANDS = (counted(date(2026, 2, 1), 4), counted(date(2026, 3, 1), 7))


def row_of(
    stands: Sequence[Standing], *, rung: int = 2, name: str = "Waterveen", **changes: object
) -> OverviewRow:
    newest = stands[-1] if stands else None
    growth = None
    trend = Trend.UNKNOWN
    if newest and newest.backlog_to_date is not None and newest.backlog_before is not None:
        growth = newest.backlog_to_date - newest.backlog_before
        trend = Trend.GROWS if growth > 0 else Trend.SHRINKS if growth < 0 else Trend.EQUAL
        trend = Trend.NONE if newest.backlog_to_date == 0 else trend
    row = OverviewRow(
        code="GM9001",
        name=name,
        province="Midden-Nederland",
        rung=rung,
        rung_since=date(2025, 7, 1),
        standing=newest,
        trend=trend,
        growth=growth,
        assessment=Assessment(rung, None, Rule.UNKNOWN, trend, True, (), "Nieuw beleid v1"),
        proposal=None,
        early_warning=False,
        pace=Pace(7, 9, 12, 30) if newest else None,
        backlogs=tuple((stand.period, stand.backlog_to_date) for stand in stands),
        last_contact=date(2026, 1, 12),
        has_counting_contact=True,
        actions=(duty(ActionKind.FOLLOW_UP, (1,), "terugbellen", date(2026, 3, 12)),),
        names=("waterveen",),
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def decision(number: int, rung: int, on: date, **changes: object) -> Decision:
    made = Decision(
        id=number,
        municipality="GM9001",
        kind=DecisionKind.ACCEPTED,
        from_rung=max(1, rung - 1),
        rung=rung,
        decided_on=on,
        motive="",
        reference="",
        rule="R2",
        policy="Nieuw beleid v1",
        reasons=("De achterstand ging van 5 naar 11 (+6).",),
        basis=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


DECISIONS = (
    decision(1, 1, date(2023, 1, 1), kind=DecisionKind.START),
    decision(2, 2, date(2025, 7, 1), motive="Groei ondanks het gesprek van mei."),
)

EVENTS = (
    Event(date(2023, 1, 1), EventKind.START, "trede 1", "Beginstand: trede 1.", 1),
    Event(date(2024, 5, 21), EventKind.CONTACT, "voortgang", "Voortgangsgesprek."),
    Event(date(2024, 11, 6), EventKind.CONTACT, "voortgang", "Voortgangsgesprek."),
    Event(date(2025, 3, 4), EventKind.WARNING, "achterstand groeit", "Signaal."),
    Event(date(2025, 5, 20), EventKind.CONTACT, "telefoon", "Telefoon."),
    Event(date(2025, 7, 1), EventKind.DECISION, "trede 2", "Besluit: trede 1 naar 2.", 2),
    Event(date(2025, 10, 9), EventKind.CONTACT, "ambtelijk", "Ambtelijk gesprek."),
    Event(date(2026, 1, 12), EventKind.CONTACT, "ambtelijk", "Ambtelijk gesprek."),
    Event(date(2026, 2, 20), EventKind.PLAN, "plan gevraagd", "Verbeterplan gevraagd."),
)

SUMMARY = (
    "Waterveen staat sinds 01-07-2025 op trede 2.",
    "Tot 01-03-2026 werden in 2026-I 7 personen gehuisvest; nodig om bij te blijven waren er 9.",
    "De achterstand groeide van 9 naar 11.",
)
EXPLANATION = Explanation(
    facts=("Op 01-03-2026 waren in 2026-I 7 personen gehuisvest; het saldo is −11.",),
    origin=(
        "Uit stand_2026-03.xlsx (geïmporteerd op 04-03-2026): gerealiseerd in Cijfers!D4. "
        "Geteld: datum van huisvesting (Nieuw beleid v1)."
    ),
    steps=(
        "Een gemeente met een achterstand die groeit, stijgt op de ladder (R2).",
        "Voorstel: van trede 2 naar trede 3.",
        "Dit is voorlopig: op trede 1 tot en met 3 wordt beoordeeld op de stand van 30-06-2026.",
    ),
)
QUESTIONS = (
    "Welke afspraken van het vorige gesprek zijn nagekomen, en welke niet?",
    "Waardoor groeit de achterstand, en wat doet de gemeente er nu aan?",
    "Wanneer is het verbeterplan compleet en vastgesteld?",
    "Hoeveel plaatsen komen er tot het einde van de periode zeker beschikbaar?",
)
OUTLOOK = Outlook(
    zone=Zone.GROWS,
    certainty=Certainty.CHANCE,
    expected_balance=Fraction(-14),
    spread=6,
    level_a_month=Fraction(5),
    catch_up_a_month=Fraction(8),
    best_month=Fraction(9),
    last_day_to_catch_up=date(2026, 3, 1),
)


def dossier(stands: Sequence[Standing] = STANDS, **changes: object) -> Dossier:
    """The ordinary case: rung 2, a growing backlog in a running period."""
    history = [ended(*one) for one in HISTORY]
    every = [*history, *stands[-1:]]
    row = row_of(every)
    made = Dossier(
        today=TODAY,
        row=row,
        rung_name="Informatie opvragen en valideren",
        summary=SUMMARY,
        explained=EXPLANATION,
        proposal=ProposalRow("GM9001", "Waterveen", row.assessment, 2, 3, True, EXPLANATION)
        if row.assessment
        else None,
        periods=tuple(PeriodRow(stand, ()) for stand in every),
        stands=tuple(stands),
        targets=(TargetFrom(date(2026, 1, 1), 30),),
        decisions=DECISIONS,
        contacts=CONTACTS,
        agreements=AGREEMENTS,
        plan=PLAN,
        earlier_plans=(),
        plan_is_due=False,
        warnings=(),
        freeze=None,
        events=EVENTS,
        accelerated_day=None,
        policy="Nieuw beleid v1",
        outlook=OUTLOOK if stands else None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def empty() -> Dossier:
    """A municipality of which nothing is known yet."""
    return dossier(
        (),
        row=row_of((), rung=1, rung_since=None, last_contact=None, actions=()),
        rung_name="Signaleren",
        summary=("Waterveen staat op trede 1.", "Er zijn nog geen realisatiecijfers."),
        explained=Explanation((), "", ("Er zijn nog geen cijfers van deze gemeente.",)),
        proposal=None,
        periods=(),
        targets=(),
        decisions=(),
        contacts=(),
        agreements=(),
        plan=None,
        events=(),
    )


def with_lead() -> Dossier:
    """A lead that melts, in a running period."""
    stands = (
        counted(date(2026, 2, 1), 3, 30, 12),
        counted(date(2026, 3, 1), 6, 30, 12),
    )
    history = (
        ended(Period(2025, 1), 20, -4, 29),
        ended(Period(2025, 2), 22, 5, 29),
    )
    every = (*history, stands[-1])
    return dossier(
        stands, row=row_of(every, rung=1), periods=tuple(PeriodRow(one, ()) for one in every)
    )


def with_changed_target() -> Dossier:
    """The target was lowered during the period (worked example 12)."""
    period = Period(2025, 1)
    stands = tuple(
        standing(period, on, target=target, opening_balance=-5, realised=realised)
        for on, target, realised in (
            (date(2025, 2, 1), 240, 31),
            (date(2025, 3, 1), 240, 66),
            (date(2025, 3, 31), 240, 100),
            (date(2025, 5, 1), 204, 128),
        )
    )
    return dossier(
        stands,
        row=row_of(stands),
        periods=(PeriodRow(stands[-1], ()),),
        targets=(TargetFrom(date(2025, 1, 1), 240), TargetFrom(date(2025, 4, 1), 204)),
    )


def ended_period() -> Dossier:
    """The newest figures close their period; before them lies a period without figures."""
    newest = Period(2025, 2)
    months = [date(2025, month, 1) for month in range(8, 13)] + [date(2026, 1, 1)]
    stands = tuple(
        standing(newest, on, target=27, opening_balance=-11, realised=realised)
        for on, realised in zip(months, (2, 6, 15, 20, 26, 31), strict=True)
    )
    gap = standing(Period(2025, 1), Period(2025, 1).last_day, target=28)
    every = (ended(*HISTORY[0]), gap, stands[-1])
    return dossier(
        stands,
        row=row_of(every),
        periods=tuple(PeriodRow(one, ()) for one in every),
        targets=(TargetFrom(date(2025, 7, 1), 27),),
    )


def without_lines() -> Dossier:
    """A total task without a target: the published figures of 2022-I."""
    stand = standing(Period(2022, 1), date(2022, 7, 1), total_task=105, realised=55)
    return dossier(
        (stand,), row=row_of((stand,)), periods=(PeriodRow(stand, ()),), targets=(), events=()
    )


RUNNING_CLOCK = TermClock(
    TermState.RUNNING, date(2025, 12, 16), 84, 182, date(2026, 6, 16), ((4, 63), (5, 21))
)
ONCE_SUSPENDED = replace(
    RUNNING_CLOCK,
    used=64,
    ends_on=date(2026, 7, 6),
    suspended_days=20,
    pauses=((date(2026, 1, 10), date(2026, 1, 30)),),
)


def accelerated(clock: TermClock = RUNNING_CLOCK) -> Dossier:
    """Up to rung 5 and down again, with a freeze, on the shared clock of 182 days."""
    steps = [
        (1, date(2023, 7, 1)), (2, date(2024, 1, 15)), (3, date(2024, 7, 10)),
        (4, date(2025, 12, 16)), (5, date(2026, 2, 17)),
    ]  # fmt: skip
    events = [
        Event(on, EventKind.DECISION if rung > 1 else EventKind.START, f"trede {rung}", "", rung)
        for rung, on in steps
    ]
    return dossier(
        row=row_of((*(ended(*one) for one in HISTORY), STANDS[-1]), rung=5, clock=clock),
        rung_name="Besluit tot indeplaatsstelling",
        decisions=tuple(decision(n, rung, on) for n, (rung, on) in enumerate(steps)),
        events=tuple(sorted((*events, *EVENTS[1:5], *EVENTS[6:]), key=lambda event: event.day)),
        freeze=Freeze(date(2025, 1, 10), date(2025, 6, 30), "brand", "Brand in de opvang."),
        accelerated_day=(clock.used, clock.days),
    )


def crowded() -> Dossier:
    """Sixty events of every kind, within three years."""
    kinds = list(EventKind)
    events = tuple(
        Event(
            date(2023, 4, 1) + timedelta(days=18 * number),
            kind := kinds[number % len(kinds)],
            f"gebeurtenis {number}",
            f"Gebeurtenis {number}.",
            number % 6 + 1 if kind in (EventKind.START, EventKind.DECISION) else None,
        )
        for number in range(60)
    )
    return dossier(events=events)


def sheet(of: Dossier | None = None, **changes: object) -> MeetingSheet:
    """The meeting sheet of a dossier, the ordinary one without more."""
    made = MeetingSheet(of or dossier(), TODAY, QUESTIONS)
    return replace(made, **changes)  # type: ignore[arg-type]


def overfull(text: str = "") -> MeetingSheet:
    """Everything very long and very many."""
    long = (
        text or "Zeer uitgebreide toelichting over de huisvestingsopgave en de netcongestie. " * 400
    )
    name = "Sint Anthonis-aan-de-Overzijde-van-de-Waterlinie en Nieuw-Oosterbroekerveen c.a."
    contacts = [replace(CONTACTS[0], summary=long, counterpart=long, id=n) for n in range(60)]
    agreements = [replace(AGREEMENTS[n % 4], text=long, id=n) for n in range(40)]
    measures = [
        replace(PLAN.measures[n % 2], description=long, owner=long, id=n) for n in range(60)
    ]
    made = dossier(
        row=row_of(STANDS, name=name, rung=6),
        rung_name=long,
        summary=(long, long, long),
        explained=Explanation((long,), long, (long,) * 12),
        contacts=tuple(contacts),
        agreements=tuple(agreements),
        plan=replace(
            PLAN, dates=replace(PLAN.dates, judgement_note=long), measures=tuple(measures)
        ),
        decisions=(decision(1, 6, TODAY, motive=long, reference=long, policy=long),),
        freeze=Freeze(TODAY, TODAY, long, long),
        policy=long,
        events=crowded().events,
    )
    return sheet(made, questions=(long,) * 9)


def counted_otherwise() -> Dossier:
    """A municipality that itself counts two persons more than COA on 1 March."""
    day = date(2026, 3, 1)
    own = OwnCount("GM0001", Period(2026, 1), day, 9, "verhuisd op 27 februari", date(2026, 4, 1))
    return dossier(own_counts=(OwnCountRow(own, 7),))


CASES = {
    "running": dossier,
    "lead": with_lead,
    "changed target": with_changed_target,
    "ended": ended_period,
    "total task only": without_lines,
    "accelerated": accelerated,
    "crowded": crowded,
    "empty": empty,
    "counted otherwise": counted_otherwise,
}
