"""The proposals to decide on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.lapsed_ground import LapsedGround
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import ActionKind, Cause, NextAction
from toezichtdesk.reports.answers.proposal_parts import NOTHING_EXPLAINED, Explanation
from toezichtdesk.reports.answers.proposals import Notice, ProposalList, ProposalRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.comparable import Alike
from toezichtdesk.reports.judging.explanation import Explainer, held_words
from toezichtdesk.reports.judging.reassessments import signals
from toezichtdesk.reports.record.seen_proposals import Seen, seen_proposals
from toezichtdesk.reports.record.terms import Track, tracks


def proposals(
    connection: Connection, today: date, known_on: date | None = None
) -> tuple[ProposalRow, ...]:
    """Return the open proposals on the day: those to decide now, then the provisional ones.

    One that was put off is left out until its day, or until its figures change.

    known_on: only what was recorded up to the end of this day counts; None is everything.
    """
    answer = _proposals(AsKnown.on(connection, today, known_on))
    return (*answer.open, *answer.provisional)


def everything_open(
    connection: Connection, today: date, known_on: date | None = None
) -> tuple[ProposalRow, ...]:
    """Return what waits for a decision: proposals, then reassessments, then provisional ones.

    known_on: as `proposals`.
    """
    return _everything(_proposals(AsKnown.on(connection, today, known_on)))


def everything_open_of(
    connection: Connection, today: date, codes: Collection[str], *, is_explained: bool
) -> tuple[ProposalRow, ...]:
    """Return `everything_open` of these municipalities.

    is_explained: False leaves out sentences and advice, which take far longer than the proposals.
    """
    known = AsKnown(connection, today)
    explain = None if is_explained else _unexplained
    return _everything(_proposals(known, explain=explain, codes=codes))


def proposal_list(
    connection: Connection, today: date, known_on: date | None = None, *, own: str = ""
) -> ProposalList:
    """Return the proposals on the day in groups, with remarks.

    known_on: as `proposals`. own: the code of a municipality that the officer wants to decide on,
    even if nothing requires it.
    """
    known = AsKnown.on(connection, today, known_on)
    answer = _proposals(known, own=own)
    alike = Alike([case for case in cases(known) if case.dissolved_on is None])

    def beside(rows: Sequence[ProposalRow]) -> tuple[ProposalRow, ...]:
        return tuple(replace(row, beside=alike.to(row.code, row.assessment)) for row in rows)

    return replace(
        answer,
        open=beside(answer.open),
        provisional=beside(answer.provisional),
        postponed=beside(answer.postponed),
    )


def _asks_again(known: AsKnown, case: Case, track: Track) -> list[NextAction]:
    """Return the causes to judge the municipality again."""
    term = track.clock(case.decisions, known.today, known.policy)
    return [one for one in signals(case, term) if one.kind is ActionKind.REASSESS]


def _proposals(
    known: AsKnown,
    *,
    own: str = "",
    explain: Callable[[Case, Assessment], Explanation] | None = None,
    codes: Collection[str] | None = None,
) -> ProposalList:
    """Return the list without remarks.

    own: as `proposal_list`. explain: returns the explanation; None for the full one. codes: only
    these.
    """
    explain = explain or Explainer(known).explain
    seen = seen_proposals(known)
    files = tracks(known)
    proposed = _in_order(known, codes)
    reassess = []
    for case in proposed:
        why = _asks_again(known, case, files.get(case.code, Track()))
        if why and (case.proposal is None or case.proposal.is_provisional):
            reassess.append(_reassessment(case, why, explain))
    again = {row.code for row in reassess}
    rows = [
        _row(known, case, case.proposal, explain, seen, files)
        for case in proposed
        if case.proposal is not None and case.code not in again
    ]
    listed = again | {row.code for row in rows}
    wanted = [case for case in proposed if case.code == own and own not in listed]
    waiting = [row for row in rows if row.postponement is None]
    return ProposalList(
        open=tuple(row for row in waiting if not row.is_provisional),
        provisional=tuple(row for row in waiting if row.is_provisional),
        postponed=tuple(row for row in rows if row.postponement is not None),
        reassess=tuple(reassess),
        held=_notices(proposed, lambda case: " ".join(_held(case))),
        fallen_away=_notices(proposed, lambda case: fallen_away(case, seen.get(case.code))),
        own=_reassessment(wanted[0], (), explain) if wanted else None,
    )


def _in_order(known: AsKnown, codes: Collection[str] | None) -> list[Case]:
    """Return the cases of the municipalities that exist, by name. codes: only these."""
    wanted = (
        case
        for case in cases(known)
        if case.dissolved_on is None and (codes is None or case.code in codes)
    )
    return sorted(wanted, key=lambda case: folded(case.name))


def _row(
    known: AsKnown,
    case: Case,
    proposal: Assessment,
    explain: Callable[[Case, Assessment], Explanation],
    seen: Mapping[str, Seen],
    files: Mapping[str, Track],
) -> ProposalRow:
    words = explain(case, proposal)
    return row_of(case, proposal, known.today, words, seen.get(case.code), files.get(case.code))


def _everything(lists: ProposalList) -> tuple[ProposalRow, ...]:
    return (*lists.open, *lists.reassess, *lists.provisional)


def _unexplained(_case: Case, _judged: Assessment) -> Explanation:
    return NOTHING_EXPLAINED


def row_of(
    case: Case,
    proposal: Assessment,
    today: date,
    explanation: Explanation,
    seen: Seen | None = None,
    track: Track | None = None,
) -> ProposalRow:
    """Return the proposal of a case as a row.

    explanation: the reasons. seen: what the officer saw of it and put off.
    track: the term and file of rungs 4-6.
    """
    if proposal.outcome is None:
        raise AssertionError("a proposal without an outcome")
    seen, track = seen or Seen(), track or Track()
    checks = track.checks(case.decisions, today)
    check = next((check for check in checks if check.to_rung == proposal.outcome), None)
    return ProposalRow(
        code=case.code,
        name=case.name,
        assessment=proposal,
        from_rung=proposal.rung,
        to_rung=proposal.outcome,
        is_provisional=proposal.is_provisional,
        sentences=explanation.sentences,
        advice=explanation.advice,
        explained=explanation,
        is_seen=seen.last_look is not None and seen.last_look.is_of(proposal),
        changed=seen.changes(proposal, case.rung, case.decisions),
        postponement=seen.postponement(proposal, today),
        file_check=check,
        file_words=wording.check_sentence(check) if check else "",
        lapsed=case.lapsed,
        can_be_accepted=not proposal.is_provisional,
    )


def _reassessment(
    case: Case, why: Sequence[NextAction], explain: Callable[[Case, Assessment], Explanation]
) -> ProposalRow:
    """Return a reassessment as a row, from the present rung.

    why: its cause. Only a decision whose ground lapsed has an outcome of its own.
    """
    ground = case.to_reassess
    judged = (ground.judged if ground is not None else None) or case.assessment
    outcome = None if ground is None else ground.outcome
    explanation = explain(case, judged)
    return ProposalRow(
        code=case.code,
        name=case.name,
        assessment=judged,
        from_rung=case.rung,
        to_rung=outcome or case.rung,
        is_provisional=False,
        sentences=explanation.sentences,
        advice=explanation.advice,
        explained=explanation,
        is_seen=True,
        lapsed=ground,
        is_reassessment=True,
        why_again=" ".join(_why_again(action, ground, case, judged) for action in why),
        can_be_accepted=outcome is not None and case.freeze is None,
    )


def _why_again(
    action: NextAction, ground: LapsedGround | None, case: Case, judged: Assessment
) -> str:
    """Return why it is to be judged again, leaving out what the explanation of `judged` says."""
    cause, *_ = action.about
    if cause is Cause.GROUND_LAPSED and ground is not None:
        return wording.lapsed_ground(ground)
    is_explained = cause is Cause.MERGED and judged is case.assessment
    text = wording.closed(action.text)
    return text if is_explained else f"{text} {action.ground}"


def fallen_away(case: Case, seen: Seen | None) -> str:
    """Return in Dutch that a proposal the officer saw no longer exists; else empty."""
    if seen is None or case.proposal is not None or case.freeze is not None:
        return ""
    return seen.fallen_away(case.assessment, case.decisions)


def _held(case: Case) -> tuple[str, ...]:
    """Return the words of a freeze that keeps the municipality from another rung."""
    return () if case.held is None else held_words(case.held)


def _notices(cases_: Sequence[Case], text: Callable[[Case], str]) -> tuple[Notice, ...]:
    return tuple(
        Notice(case.code, case.name, case.rung, sentence)
        for case in cases_
        if (sentence := text(case))
    )
