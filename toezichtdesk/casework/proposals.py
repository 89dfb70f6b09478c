"""What the officer does with a proposal short of deciding on it: look at it, or put it off.

Proposals are computed, never stored; only what was seen of one is kept, so that a new import can
tell what changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.record.decisions import basis_values
from toezichtdesk.reports.record.seen_proposals import seen_proposals
from toezichtdesk.store import schema


def see(connection: Connection, by: Signature, codes: Sequence[str]) -> int:
    """Record that the officer saw the proposals of these municipalities as they are now.

    For those that are not `ProposalRow.is_seen` yet; seeing one again changes nothing but adds a
    line. Returns the number of the act.

    Raises:
        OfficerCanAct: none of them has a proposal.
    """
    today = by.today
    code = codes[0] if len(codes) == 1 else None
    here = cases(AsKnown(connection, today), code=code)
    shown = [
        (case, case.proposal)
        for case in here
        if case.code in codes and case.proposal is not None and case.dissolved_on is None
    ]
    if not shown:
        raise OfficerCanAct(Obstacle.NO_PROPOSAL_TO_SEE)
    seen = ", ".join(case.name for case, _ in shown)
    act = journal.write(
        connection,
        by,
        Act.SEE_PROPOSAL,
        f"Voorstel bekeken: {seen}.",
        municipality=shown[0][0].code if len(shown) == 1 else None,
        codes=[case.code for case, _ in shown],
    )
    for case, proposal in shown:
        _keep(connection, by, case, proposal, act)
    return act


def postpone(connection: Connection, by: Signature, code: str, until: date, reason: str) -> int:
    """Put a proposal off until a day; it is back on that day, or when its figures change.

    until: the first day on which it is to be decided again. Returns the number of the act.

    Raises:
        OfficerCanAct: no proposal to decide on, no reason, or a day that is not after today.
    """
    case, proposal = _to_decide(connection, by, code)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_WAITING, name=case.name)
    if until <= by.today:
        raise OfficerCanAct(Obstacle.UNTIL_NOT_TO_COME, until=until)
    act = journal.write(
        connection,
        by,
        Act.POSTPONE_PROPOSAL,
        f"Voorstel voor {case.name} uitgesteld tot {wording.day(until)}: {wording.closed(reason)}",
        municipality=code,
        until=until,
        reason=reason.strip(),
        rung=[proposal.rung, proposal.outcome],
    )
    _keep(connection, by, case, proposal, act, until, reason.strip())
    return act


def take_up(connection: Connection, by: Signature, code: str) -> int:
    """Put a proposal that was put off back on the list at once; return the number of the act.

    Raises:
        OfficerCanAct: no proposal to decide on, or it is not put off.
    """
    case, proposal = _to_decide(connection, by, code)
    seen = seen_proposals(AsKnown(connection, by.today), code).get(code)
    if seen is None or seen.postponement(proposal, by.today) is None:
        raise OfficerCanAct(Obstacle.NOT_PUT_OFF, name=case.name)
    act = journal.write(
        connection,
        by,
        Act.TAKE_UP_PROPOSAL,
        f"Voorstel voor {case.name} weer opgepakt.",
        municipality=code,
    )
    _keep(connection, by, case, proposal, act, by.today)
    return act


def _to_decide(connection: Connection, by: Signature, code: str) -> tuple[Case, Assessment]:
    name = name_on(connection, code, by.today)
    (case,) = cases(AsKnown(connection, by.today), code=code)
    proposal = case.proposal
    if proposal is None:
        raise OfficerCanAct(Obstacle.NO_PROPOSAL_TO_PUT_OFF, name=name)
    if proposal.is_provisional:
        raise OfficerCanAct(Obstacle.PROPOSAL_PROVISIONAL, name=name)
    return case, proposal


def _keep(
    connection: Connection,
    by: Signature,
    case: Case,
    proposal: Assessment,
    act: int,
    postponed_until: date | None = None,
    reason: str = "",
) -> None:
    connection.execute(
        insert(schema.proposal_view).values(
            municipality=case.code,
            seen_on=by.today,
            postponed_until=postponed_until,
            reason=reason,
            rung=proposal.rung,
            outcome=proposal.outcome,
            rule=proposal.rule.value,
            **basis_values(proposal.standing),
            act=act,
        )
    )
