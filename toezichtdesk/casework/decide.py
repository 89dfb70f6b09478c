"""Deciding: the officer takes over a proposal, or places a municipality on another rung.

Nothing moves a rung without a decision, and a decision keeps its grounds as they were: figures,
reasons as shown, and the policy version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import ChangedMeanwhile, OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG, is_of_province
from toezichtdesk.ladder.assess import WAITING
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import case_known_on, cases
from toezichtdesk.reports.judging.explanation import Explainer
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.record.decisions import basis_values, decisions
from toezichtdesk.reports.record.figures import newest_act_on, recorded_on
from toezichtdesk.store import schema


def accept(
    connection: Connection,
    by: Signature,
    code: str,
    *,
    decided_on: date | None = None,
    reference: str = "",
    motive: str = "",
    seen: tuple[int, int] | None = None,
) -> int:
    """Take over the open proposal of a municipality; return the number of the act.

    Where the ground of the newest decision lapsed, what follows from the present figures is taken
    over: that may be the rung on which the municipality already is.

    decided_on: day of the decision, today when not given; from or to rung 4 and up it is of
    Gedeputeerde Staten and has to be given, with its reference. The decision rests on the figures
    and the policy of that day.
    seen: the rung and the proposed rung as the officer saw them; None where none were shown.

    Raises:
        ChangedMeanwhile: the rung or the proposal is no longer what was seen.
        OfficerCanAct: there is no open proposal or was none on that day, it is provisional, date or
            reference is missing, or a freeze holds the rung of a decision to be judged again.
    """
    rests_on = _basis_of(connection, by, code, decided_on)
    case = rests_on.case
    if case.to_reassess is not None and case.freeze is not None:
        raise OfficerCanAct(Obstacle.RUNG_FROZEN, name=case.name, until=case.freeze.until)
    proposal = _reassessed(case) or case.proposal
    if proposal is None or proposal.outcome is None or proposal.is_provisional:
        _refuse_earlier_day(connection, by, rests_on)
    _refuse_moved(case, seen, None if proposal is None else proposal.outcome)
    proposal, rung = _to_accept(case, proposal)
    day = _checked_day(connection, by, case, rung, decided_on, reference)
    ruling = _Ruling(DecisionKind.ACCEPTED, rung, motive, day, reference)
    return _record(connection, by, rests_on, proposal, ruling)


def _to_accept(case: Case, proposal: Assessment | None) -> tuple[Assessment, int]:
    """Return the proposal with its rung, where it can be taken over as it is."""
    if proposal is None or proposal.outcome is None:
        raise OfficerCanAct(Obstacle.NO_PROPOSAL, name=case.name)
    if proposal.is_provisional:
        reasons = tuple(one for one in proposal.reasons if one.code in WAITING)
        raise OfficerCanAct(Obstacle.PROPOSAL_WAITS, name=case.name, reasons=reasons)
    return proposal, proposal.outcome


def place(
    connection: Connection,
    by: Signature,
    code: str,
    rung: int,
    *,
    motive: str,
    decided_on: date | None = None,
    reference: str = "",
    seen: tuple[int, int] | None = None,
) -> int:
    """Place a municipality on a rung of the officer's choice; return the number of the act.

    A decision to leave it where it is counts too: the proposal is not followed.
    seen: as `accept`.

    Raises:
        ChangedMeanwhile: the rung is no longer what was seen.
        OfficerCanAct: no such rung, no motive, or from or to rung 4 and up no date or reference.
    """
    if not LOWEST_RUNG <= rung <= HIGHEST_RUNG:
        raise OfficerCanAct(Obstacle.NO_SUCH_RUNG, rung=rung)
    rests_on = _basis_of(connection, by, code, decided_on)
    case = rests_on.case
    _refuse_moved(case, seen, seen[1] if seen else None)
    if not motive.strip():
        raise OfficerCanAct(Obstacle.NO_MOTIVE, name=case.name, rung=rung)
    basis = _reassessed(case) or case.proposal or case.assessment
    day = _checked_day(connection, by, case, rung, decided_on, reference)
    ruling = _Ruling(DecisionKind.DEVIATED, rung, motive.strip(), day, reference)
    return _record(connection, by, rests_on, basis, ruling)


def _refuse_moved(case: Case, seen: tuple[int, int] | None, outcome: int | None) -> None:
    """Refuse a decision on another rung, or on another proposal, than the officer saw."""
    current = (case.rung, outcome)
    if seen is None or current == seen:
        return
    raise ChangedMeanwhile(
        Obstacle.RUNG_CHANGED,
        current,
        name=case.name,
        seen_rung=seen[0],
        seen_outcome=seen[1],
        rung=case.rung,
        outcome=outcome,
    )


def _reassessed(case: Case) -> Assessment | None:
    """Return the figures of a decision whose ground lapsed, as judged now."""
    return None if case.to_reassess is None else case.to_reassess.judged


@dataclass(frozen=True, slots=True)
class _Basis:
    """The basis of a decision: the case, as known on its own day.

    note: a Dutch sentence where that differs from what is known today.
    """

    case: Case
    as_of: AsKnown
    note: str = ""


def _basis_of(connection: Connection, by: Signature, code: str, decided_on: date | None) -> _Basis:
    """Return what was known on the day of the decision; if that was nothing, at recording."""
    day = decided_on or by.today
    name_on(connection, code, day)
    if day >= by.today:
        return _Basis(_case(connection, code, by.today), AsKnown(connection, by.today))
    then = case_known_on(connection, code, day)
    if then is not None:
        note = f"Cijfers en beleid zoals bekend op {wording.day(day)}."
        return _Basis(then, AsKnown.on(connection, day, day), note)
    note = (
        f"Op {wording.day(day)} waren hier nog geen cijfers vastgelegd; het besluit rust op de "
        f"cijfers tot en met die dag, zoals bekend op {wording.day(by.today)}."
    )
    return _Basis(_case(connection, code, day), AsKnown(connection, day), note)


def _case(connection: Connection, code: str, day: date) -> Case:
    here = cases(AsKnown(connection, day), code=code)
    if not here:
        raise OfficerCanAct(Obstacle.NO_SUCH_MUNICIPALITY, code=code)
    return here[0]


def _refuse_earlier_day(connection: Connection, by: Signature, rests_on: _Basis) -> None:
    """Refuse a day before today's proposal existed, and name the first day on which it did."""
    if not rests_on.note:
        return
    today = _case(connection, rests_on.case.code, by.today)
    proposal = _reassessed(today) or today.proposal
    stand = None if proposal is None or proposal.is_provisional else proposal.standing
    if stand is None:
        return
    act = newest_act_on(
        AsKnown(connection, by.today), today.code, stand.period, stand.reference_date
    )
    recorded = by.today if act is None else recorded_on(connection, act)
    first = max(stand.reference_date, recorded)
    raise OfficerCanAct(
        Obstacle.STAND_IS_NEWER,
        name=today.name,
        reference_date=stand.reference_date,
        recorded=recorded,
        first=first,
    )


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What is decided; day: that of the decision."""

    kind: DecisionKind
    rung: int
    motive: str
    day: date
    reference: str


def _record(
    connection: Connection, by: Signature, rests_on: _Basis, basis: Assessment, ruling: _Ruling
) -> int:
    case, rung = rests_on.case, ruling.rung
    lapsed = [] if case.to_reassess is None else [wording.lapsed_ground(case.to_reassess)]
    explained = Explainer(rests_on.as_of).explain(case, basis).sentences
    reasons = [*lapsed, *explained, *filter(None, [rests_on.note])]
    moved = f"van trede {case.rung} naar trede" if rung != case.rung else "blijft op trede"
    what = f"{wording.decision_kind(ruling.kind)}, besluit van {wording.day(ruling.day)}"
    act = journal.write(
        connection,
        by,
        Act.DECIDE,
        f"{case.name} {moved} {rung} ({what}).",
        municipality=case.code,
        rung=[case.rung, rung],
        motive=ruling.motive,
        reference=ruling.reference,
        rule=basis.rule,
        policy=basis.policy,
    )
    connection.execute(
        insert(schema.decision).values(
            municipality=case.code,
            kind=ruling.kind.value,
            from_rung=basis.rung,
            rung=rung,
            decided_on=ruling.day,
            motive=ruling.motive,
            reference=ruling.reference.strip(),
            rule=basis.rule.value,
            policy=basis.policy,
            reasons=reasons,
            **basis_values(basis.standing),
            act=act,
        )
    )
    return act


def _checked_day(
    connection: Connection,
    by: Signature,
    case: Case,
    rung: int,
    decided_on: date | None,
    reference: str,
) -> date:
    if is_of_province(case.rung, rung) and (decided_on is None or not reference.strip()):
        raise OfficerCanAct(Obstacle.NO_DECISION_OF_GS, before=case.rung, rung=rung, name=case.name)
    day = decided_on or by.today
    if day > by.today:
        raise OfficerCanAct(Obstacle.DECIDED_AFTER_TODAY, day=day, today=by.today)
    taken = [
        one
        for one in decisions(AsKnown(connection, by.today), [case.code]).get(case.code, ())
        if one.kind is not DecisionKind.START
    ]
    if taken and day < taken[-1].decided_on:
        raise OfficerCanAct(Obstacle.DECIDED_BEFORE_LAST, day=day, last=taken[-1].decided_on)
    return day
