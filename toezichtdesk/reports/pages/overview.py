"""The overview: all municipalities on a day, and the province in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder import duties
from toezichtdesk.ladder.pace import outlook
from toezichtdesk.reports.answers.overview import Forecast, OverviewRow, Pace, ProvinceState
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.histories import PERIODS_SHOWN, histories_now
from toezichtdesk.reports.judging.touched_municipalities import touched_since
from toezichtdesk.reports.pages.actions import actions
from toezichtdesk.reports.record.casefiles import CaseFile, CaseFiles
from toezichtdesk.reports.record.putting_off import with_put_offs
from toezichtdesk.store.cache import cached

_DAYS_A_WEEK = 7


def overview(
    connection: Connection,
    today: date,
    known_on: date | None = None,
    *,
    code: str | None = None,
) -> tuple[OverviewRow, ...]:
    """Return the municipalities under supervision on the day, by name.

    known_on: only what was recorded up to the end of this day counts; to look back at a day, give
    it as today too. None: everything recorded.
    code: only this municipality; without it, dissolved ones are left out.
    """
    return overview_rows(AsKnown.on(connection, today, known_on), code=code)


def overview_rows(known: AsKnown, *, code: str | None = None) -> tuple[OverviewRow, ...]:
    """Return the overview of the day as it was known after an act.

    code: as `overview`.
    """
    if code is None and known.last_act is None:
        return _overview_now(known)
    records = CaseFiles(known, code)
    rows = [
        overview_row(case, known.today, known.policy, records.of(case.code))
        for case in cases(known, code=code)
        if code is not None or case.dissolved_on is None
    ]
    return tuple(sorted(rows, key=lambda row: row.names[0]))


def _overview_now(known: AsKnown) -> tuple[OverviewRow, ...]:
    """Return the present rows; an act only renews those of municipalities it touched."""
    connection, today, policy = known.connection, known.today, known.policy

    def make() -> tuple[OverviewRow, ...]:
        records = CaseFiles(known)
        existing = [case for case in cases(known) if case.dissolved_on is None]
        rows = [overview_row(case, today, policy, records.of(case.code)) for case in existing]
        return tuple(sorted(rows, key=lambda row: row.names[0]))

    def renew(before: tuple[OverviewRow, ...], act: int) -> tuple[OverviewRow, ...] | None:
        now = {case.code: case for case in cases(known)}
        mergers = histories_now(connection, today).mergers
        shown = {row.code for row in before}  # another that comes in changes the list itself
        touched = touched_since(connection, act, shown, mergers)
        if touched is None:
            return None
        fresh = {
            code: overview_row(now[code], today, policy, CaseFiles(known, code).of(code))
            for code in touched
        }
        return tuple(fresh.get(row.code, row) for row in before)

    return cached(connection, "overview", (today, policy), make, renew)


def province_state(
    connection: Connection,
    today: date,
    known_on: date | None = None,
    *,
    rows: Sequence[OverviewRow] | None = None,
) -> ProvinceState:
    """Return the province in numbers: contacts, backlog, proposals, date of the figures.

    known_on: as `overview`. rows: that overview, if it is there already.
    """
    known = AsKnown.on(connection, today, known_on)
    rows = overview_rows(known) if rows is None else rows
    period = Period.holding(today)
    backlog = sum(row.current_backlog or 0 for row in rows)
    return ProvinceState(
        today=today,
        period=period,
        municipalities=len(rows),
        spoken=sum(row.has_counting_contact for row in rows),
        weeks_left=-(-(period.last_day - today).days // _DAYS_A_WEEK),
        backlog=backlog,
        open_proposals=sum(row.proposal is not None for row in rows),
        newest_reference_date=max(
            (
                row.standing.reference_date
                for row in rows
                if row.standing and row.standing.realised is not None
            ),
            default=None,
        ),
        policy=known.policy.name,
    )


def overview_row(
    case: Case,
    today: date,
    policy: Policy,
    recorded: CaseFile,
) -> OverviewRow:
    """Return the row of one case; recorded: of the same municipality."""
    judged, contacts = case.assessment, recorded.contacts
    open_warnings = [warning for warning in recorded.warnings if warning.closed_on is None]
    is_postponed = recorded.seen.postponement(case.proposal, today) is not None
    term = recorded.track.clock(case.decisions, today, policy)
    due = actions(case, recorded, term, today, policy, is_postponed=is_postponed)
    return OverviewRow(
        code=case.code,
        name=case.name,
        province=case.province,
        rung=case.rung,
        rung_since=case.rung_since,
        standing=judged.standing,
        trend=judged.trend,
        growth=judged.growth,
        assessment=judged,
        proposal=case.proposal.outcome if case.proposal else None,
        early_warning=bool(open_warnings),
        pace=_pace(judged.standing),
        backlogs=tuple(
            (stand.period, stand.backlog_to_date) for stand in case.stands[-PERIODS_SHOWN:]
        ),
        last_contact=contacts[0].held_on if contacts else None,
        has_counting_contact=duties.has_counting_contact(contacts, today, policy),
        actions=with_put_offs(due, recorded.put_offs, today),
        names=(folded(case.name), *(folded(alias) for alias in case.aliases)),
        proposal_is_provisional=case.proposal is not None and case.proposal.is_provisional,
        is_postponed=is_postponed,
        is_ground_lapsed=case.lapsed is not None,
        freeze=case.freeze,
        clock=term,
        forecast=_forecast(judged.standing, policy),
        missed_talks=duties.missed_talks(case.decisions, contacts, recorded.followed_from, today),
    )


def _forecast(stand: Standing | None, policy: Policy) -> Forecast | None:
    ahead = None if stand is None else outlook(stand, (), (), policy.household_size)
    if ahead is None or ahead.expected_balance is None:
        return None
    return Forecast(ahead.expected_balance, ahead.spread)


def _pace(stand: Standing | None) -> Pace | None:
    if stand is None or stand.realised is None or stand.target is None:
        return None
    if stand.keep_level is None:
        return None
    behind = stand.opening_balance is not None and stand.opening_balance < 0
    return Pace(stand.realised, stand.keep_level, stand.catch_up if behind else None, stand.target)
