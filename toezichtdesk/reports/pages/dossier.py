"""Everything about one municipality on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Outlook
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Measure, Standing, TwoBalances
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.ladder import duties
from toezichtdesk.ladder.history import Counted, stands_within
from toezichtdesk.ladder.pace import outlook
from toezichtdesk.reports.answers.dossier import Dossier, Event, OwnCountRow, PeriodRow, TargetFrom
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.answers.proposal_parts import Explanation
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.explanation import Explainer, freeze_words
from toezichtdesk.reports.judging.grounds import lapsed_ground
from toezichtdesk.reports.judging.legal_targets import inhabitants_of, target_check
from toezichtdesk.reports.pages.events import events_of
from toezichtdesk.reports.pages.overview import overview_row
from toezichtdesk.reports.pages.proposals import fallen_away, row_of
from toezichtdesk.reports.record.attachments import attachments
from toezichtdesk.reports.record.balances import settled_on
from toezichtdesk.reports.record.casefiles import CaseFile, CaseFiles
from toezichtdesk.reports.record.decisions import freezes, taken_back_decisions
from toezichtdesk.reports.record.figures import figures_within, imports_of, origins
from toezichtdesk.store import schema
from toezichtdesk.store.sealing import Anchor


def dossier(
    connection: Connection, code: str, today: date, known_on: date | None = None
) -> Dossier:
    """Return the dossier of a municipality on the day.

    known_on: only what was recorded up to the end of this day counts; to look back at a day, give
    it as today too. None: everything recorded.

    Raises:
        OfficerCanAct: there is no municipality with this code.
    """
    known = AsKnown.on(connection, today, known_on)
    here = cases(known, code=code)
    if not here:
        raise OfficerCanAct(Obstacle.NO_SUCH_MUNICIPALITY, code=code)
    recorded = CaseFiles(known, code).of(code)
    made = _with_steps(_dossier(known, here[0], recorded), known, here[0], recorded)
    return replace(made, known_on=known_on)


def _dossier(known: AsKnown, case: Case, recorded: CaseFile) -> Dossier:
    today, policy = known.today, known.policy
    row = overview_row(case, today, policy, recorded)
    counted = _counted(known, case)
    stands = _stands(case, counted)
    explained = _explained(case, Explainer(known))
    plan = duties.plan_of(recorded.plans, case.decisions, policy)
    return Dossier(
        today=today,
        row=row,
        rung_name=policy.rung_name(case.rung),
        summary=(*_summary(case), *_missed(row)),
        explained=explained,
        outlook=_outlook(case, stands, policy),
        proposal=_proposal(case, explained, recorded, today),
        periods=_sourced(known, case, case.stands, recorded.own_counts),
        earlier_stands=_sourced(known, case, stands[:-1], recorded.own_counts),
        stands=stands,
        targets=_targets(counted),
        decisions=case.decisions,
        contacts=recorded.contacts,
        talks=recorded.talks,
        agreements=recorded.agreements,
        plan=plan,
        earlier_plans=tuple(one for one in recorded.plans if one is not plan),
        plan_is_due=case.rung >= policy.plan_from_rung,
        warnings=recorded.warnings,
        freeze=case.freeze,
        events=_events(known, case, recorded, stands),
        accelerated_day=_accelerated_day(row.clock),
        policy=policy.name,
        inhabitants=inhabitants_of(known, case.code),
        target_check=target_check(known, case.code, case.assessment.standing),
        anchor=_anchor(known),
        own_counts=recorded.own_counts,
        attachments=attachments(known, case.code),
        counting_contacts=frozenset(
            contact.id for contact in recorded.contacts if duties.counts(contact, policy)
        ),
    )


def _proposal(
    case: Case, explained: Explanation, recorded: CaseFile, today: date
) -> ProposalRow | None:
    if case.proposal is None:
        return None
    return row_of(case, case.proposal, today, explained, recorded.seen, recorded.track)


def _events(
    known: AsKnown, case: Case, recorded: CaseFile, stands: Sequence[Standing]
) -> tuple[Event, ...]:
    return events_of(
        case.decisions,
        recorded,
        freezes(known).get(case.code, ()),
        imports_of(known, case.code),
        _settled(known, case.code, stands),
    )


def _with_steps(made: Dossier, known: AsKnown, case: Case, recorded: CaseFile) -> Dossier:
    """Return the dossier with the clock and the file of its steps, and what became of decisions."""
    checks = recorded.track.checks(case.decisions, known.today)
    grounds = (lapsed_ground(known, decision, case) for decision in case.decisions)
    clock = made.row.clock
    return replace(
        made,
        clock_words=wording.clock_sentences(clock) if clock else (),
        checks=checks,
        file_items=recorded.track.items,
        file_words=tuple(wording.check_sentence(check) for check in checks),
        freeze_words=freeze_words(case),
        lapsed_grounds=tuple(ground for ground in grounds if ground is not None),
        fallen_away=fallen_away(case, recorded.seen),
        taken_back=taken_back_decisions(known, case.code),
    )


def _anchor(known: AsKnown) -> Anchor | None:
    table = schema.seal
    newest = select(table.c.act, table.c.hash).order_by(table.c.act.desc()).limit(1)
    if known.last_act is not None:
        newest = newest.where(table.c.act <= known.last_act)
    row = known.connection.execute(newest).first()
    return None if row is None else Anchor(row.act, row.hash)


def _outlook(case: Case, stands: Sequence[Standing], policy: Policy) -> Outlook | None:
    newest = case.assessment.standing
    if newest is None:
        return None
    earlier = [stand for stand in case.stands if stand.period < newest.period]
    return outlook(newest, stands, earlier, policy.household_size)


def _settled(
    known: AsKnown, code: str, stands: Iterable[Standing]
) -> list[tuple[date, TwoBalances]]:
    """Return the balances that the officer settled, with the day on which she did."""
    days = settled_on(known, code)
    two_each = (stand.two_balances for stand in stands)
    return [
        (days[two.period], two)
        for two in two_each
        if two is not None and not two.is_open and two.period in days
    ]


def _accelerated_day(term: TermClock | None) -> tuple[int, int] | None:
    if term is None or term.state is TermState.ENDED:
        return None
    return term.used, term.days


def _counted(known: AsKnown, case: Case) -> list[Counted]:
    """Return every figure of the newest judged period, with an opening balance from a merger."""
    newest = case.assessment.standing
    if newest is None:
        return []
    period = newest.period
    inherited = [counted for counted in case.inherited if counted.period == period]
    within = figures_within(known, case.code, period)
    return [*within, *inherited]


def _explained(case: Case, explainer: Explainer) -> Explanation:
    """Return the reasons for the proposal, or for the assessment."""
    if case.proposal is None or case.proposal is case.assessment:
        return explainer.explain(case, case.assessment)
    since = wording.sentence(case.assessment.reasons[0])
    explained = explainer.explain(case, case.proposal)
    steps = (*explained.steps, f"Sindsdien: {since[0].lower()}{since[1:]}")
    return replace(explained, steps=steps)


def _summary(case: Case) -> tuple[str, ...]:
    stand = case.assessment.standing
    since = f" sinds {wording.day(case.rung_since)}" if case.rung_since else ""
    sentences = [f"{case.name} staat{since} op trede {case.rung}."]
    if case.decisions and case.rung_since is None:
        sentences.append(
            "Sinds wanneer is niet bekend; er loopt geen termijn. "
            "Leg het besluit vast, met de datum waarop het is genomen."
        )
    if stand is None or stand.realised is None:
        return (*sentences, "Er zijn nog geen realisatiecijfers.")
    balance = stand.balance_to_date
    if stand.is_final and balance is not None:
        sentences.append(
            f"Over {stand.period} {wording.were_housed(stand.realised)}; "
            f"het saldo is {wording.signed(balance)} ({wording.balance(balance)})."
        )
    elif balance is not None and stand.keep_level is not None:
        sentences.append(
            f"Tot {wording.day(stand.reference_date)} werden in {stand.period} "
            f"{wording.persons(stand.realised)} gehuisvest; "
            f"{wording.needed_to_keep_level(stand.keep_level)}."
        )
    else:
        sentences.append(
            f"In {stand.period} werden tot {wording.day(stand.reference_date)} "
            f"{wording.persons(stand.realised)} gehuisvest."
        )
    sentences.append(_direction(case.assessment))
    return tuple(sentences)


def _missed(row: OverviewRow) -> tuple[str, ...]:
    return (wording.not_spoken(row.missed_talks),) if row.missed_talks else ()


def _direction(judged: Assessment) -> str:
    stand = judged.standing
    if stand is None or judged.growth is None or stand.backlog_to_date is None:
        return wording.sentence(judged.reasons[0])
    now = stand.backlog_to_date
    before = now - judged.growth
    if now == 0:
        return "Er is geen achterstand."
    if judged.growth == 0:
        return f"De achterstand bleef gelijk: {wording.number(now)}."
    verb = "groeide" if judged.growth > 0 else "slonk"
    return f"De achterstand {verb} van {wording.number(before)} naar {wording.number(now)}."


def _sourced(
    known: AsKnown, case: Case, stands: Sequence[Standing], counted: Sequence[OwnCountRow]
) -> tuple[PeriodRow, ...]:
    own = {(row.own.period, row.own.reference_date): row for row in counted}
    return tuple(
        PeriodRow(
            stand,
            tuple(
                (wording.measure(counted.measure), origin)
                for counted, origin in origins(known, case.code, stand).items()
            ),
            own.get((stand.period, stand.reference_date)),
        )
        for stand in stands
    )


def _stands(case: Case, counted: Sequence[Counted]) -> tuple[Standing, ...]:
    newest = case.assessment.standing
    if newest is None:
        return ()
    before = [stand for stand in case.stands if stand.period < newest.period]
    return stands_within(newest.period, counted, before, case.settled)


def _targets(counted: Sequence[Counted]) -> tuple[TargetFrom, ...]:
    """Return the targets of the period, each with the first day on which it was known."""
    targets: list[TargetFrom] = []
    for figure in sorted(counted, key=lambda c: c.reference_date):
        if figure.measure is not Measure.TARGET:
            continue
        if not targets or targets[-1].target != figure.value:
            targets.append(TargetFrom(figure.reference_date, figure.value))
    return tuple(targets)
