"""The whole province on a day, for papers and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.casefile import Agreement, Contact, Decision, ImprovementPlan
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import Knowledge
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.trial import Trial
from toezichtdesk.ladder import duties
from toezichtdesk.reports import settings
from toezichtdesk.reports.answers.dossier import OwnCountRow
from toezichtdesk.reports.answers.overview import OverviewRow, ProvinceState
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.knowledge import items, municipality_names
from toezichtdesk.reports.pages.overview import overview, province_state
from toezichtdesk.reports.record import casefile
from toezichtdesk.reports.record.decisions import decisions
from toezichtdesk.reports.record.doubt import doubt
from toezichtdesk.reports.record.own_count import own_counts
from toezichtdesk.reports.record.talks import talks


@dataclass(frozen=True, slots=True)
class Province:
    """All municipalities on a day; rows by name, the rest by code.

    known_on: the day up to which acts count; None when every act counts.
    period: the half-year of the report. stand_on: the day of rows and state: today, or the day
    after
    a past period. counting: the contacts in it that count for the duty.
    rung_names: the name of each rung, from 1 up. knowledge: the items, newest first. talks: planned
    ones, including held and cancelled. names: of every past and present municipality, by code.
    doubt: what is broken in the record; empty for a sound one.
    """

    today: date
    known_on: date | None
    period: Period
    stand_on: date
    policy: str
    rung_names: tuple[str, ...]
    trial: Trial | None
    state: ProvinceState
    rows: tuple[OverviewRow, ...]
    decisions: Mapping[str, tuple[Decision, ...]]
    contacts: Mapping[str, tuple[Contact, ...]]
    counting: Mapping[str, tuple[Contact, ...]]
    agreements: Mapping[str, tuple[Agreement, ...]]
    plans: Mapping[str, ImprovementPlan]
    own_counts: Mapping[str, tuple[OwnCountRow, ...]]
    plan_from_rung: int
    knowledge: tuple[Knowledge, ...]
    names: Mapping[str, str]
    talks: tuple[Talk, ...] = ()
    doubt: str = ""


def province(
    connection: Connection,
    today: date,
    known_on: date | None = None,
    period: Period | None = None,
) -> Province:
    """Return all municipalities on the day.

    known_on: only what was recorded up to the end of this day counts; give it as today too.
    period: the half-year of the report; None is the present one.

    Raises:
        OfficerCanAct: the period has not begun.
    """
    shown = period or Period.holding(today)
    if shown.first_day > today:
        raise OfficerCanAct(Obstacle.PERIOD_NOT_BEGUN, period=shown)
    return _province(AsKnown.on(connection, today, known_on), known_on, shown)


def _province(known: AsKnown, known_on: date | None, shown: Period) -> Province:
    connection, today, policy = known.connection, known.today, known.policy
    stand_on = min(today, shown.next.first_day)  # a stand of that day closes the period
    contacts = casefile.contacts(known)
    rows = overview(connection, stand_on, known_on)
    taken = decisions(known)
    return Province(
        today=today,
        known_on=known_on,
        period=shown,
        stand_on=stand_on,
        policy=policy.name,
        rung_names=tuple(policy.rung_name(rung) for rung in range(1, 7)),
        trial=settings.trial(connection),
        state=province_state(connection, stand_on, known_on, rows=rows),
        rows=tuple(sorted(rows, key=lambda row: row.names[:1])),
        decisions=taken,
        contacts=contacts,
        counting={code: _counting(held, shown, policy) for code, held in contacts.items()},
        agreements=casefile.agreements(known),
        plans={
            code: plan
            for code, made in casefile.plans(known).items()
            if (plan := duties.plan_of(made, taken.get(code, ()), policy)) is not None
        },
        own_counts=own_counts(known),
        plan_from_rung=policy.plan_from_rung,
        knowledge=items(known),
        names=dict(municipality_names(connection)),
        talks=talks(known, state=None),
        doubt=doubt(connection),
    )


def _counting(contacts: Iterable[Contact], period: Period, policy: Policy) -> tuple[Contact, ...]:
    """Return the contacts of a period that count for the contact duty."""
    return tuple(
        one
        for one in contacts
        if period.first_day <= one.held_on <= period.last_day and duties.counts(one, policy)
    )
