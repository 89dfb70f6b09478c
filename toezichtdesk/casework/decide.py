"""Deciding: the officer takes over a proposal, or places a municipality on another rung.

Nothing moves a rung without a decision, and a decision keeps its grounds as they were: figures,
reasons as shown, and the policy version.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import ChangedMeanwhile, OfficerCanAct
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.reports.cases import Case, cases
from toezichtdesk.reports.explanation import Explainer
from toezichtdesk.reports.policies import policy_on
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

    Where the ground of the newest decision lapsed, what follows from the figures of now is taken
    over: that may be the rung on which the municipality stands.

    decided_on: day of the decision, today when not given; from rung 4 it is of Gedeputeerde Staten
    and has to be given, with its reference.

    seen: the rung and the proposed rung as the officer saw them; None where none were shown.

    Raises:
        ChangedMeanwhile: the rung or the proposal is no longer what was seen.
        OfficerCanAct: there is no open proposal, it is provisional, date or reference lack, or a
            freeze holds the rung of a decision that is to be judged again.
    """
    case = _case(connection, by, code)
    if case.to_reassess is not None and case.freeze is not None:
        raise OfficerCanAct(
            f"De trede van {case.name} is bevroren tot en met {wording.day(case.freeze.until)}. "
            "Leg met een motief vast op welke trede de gemeente staat."
        )
    proposal = _reassessed(case) or case.proposal
    _refuse_moved(case, seen, None if proposal is None else proposal.outcome)
    if proposal is None or proposal.outcome is None:
        raise OfficerCanAct(
            f"Voor {case.name} is er geen open voorstel. "
            "Wilt u toch een andere trede? Plaats de gemeente dan met een motief."
        )
    if proposal.is_provisional and proposal.standing is not None:
        last_day = wording.day(proposal.standing.period.last_day)
        raise OfficerCanAct(
            f"Het voorstel voor {case.name} is voorlopig: trede 1 tot en met 3 wordt beoordeeld "
            f"op de stand van {last_day}. Wilt u niet wachten? Wijk dan af met een motief."
        )
    return _record(
        connection,
        by,
        case,
        proposal,
        DecisionKind.ACCEPTED,
        proposal.outcome,
        motive,
        decided_on,
        reference,
    )


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

    Placing it where it stands is a decision too: the proposal is not followed.
    seen: as `accept`.

    Raises:
        ChangedMeanwhile: the rung is no longer what was seen.
        OfficerCanAct: no such rung, no motive, or from rung 4 no date or reference.
    """
    if not LOWEST_RUNG <= rung <= HIGHEST_RUNG:
        raise OfficerCanAct(f"Trede {rung} bestaat niet. Kies een trede van 1 tot en met 6.")
    case = _case(connection, by, code)
    _refuse_moved(case, seen, seen[1] if seen else None)
    if not motive.strip():
        raise OfficerCanAct(
            f"Het motief ontbreekt. Schrijf op waarom {case.name} op trede {rung} wordt geplaatst."
        )
    basis = _reassessed(case) or case.proposal or case.assessment
    return _record(
        connection,
        by,
        case,
        basis,
        DecisionKind.DEVIATED,
        rung,
        motive.strip(),
        decided_on,
        reference,
    )


def _refuse_moved(case: Case, seen: tuple[int, int] | None, outcome: int | None) -> None:
    """Refuse a decision on another rung, or on another proposal, than the officer had in sight."""
    current = (case.rung, outcome)
    if seen is None or current == seen:
        return
    proposed = "geen voorstel meer" if outcome is None else f"het voorstel trede {outcome}"
    raise ChangedMeanwhile(
        f"Over {case.name} is intussen iets vastgelegd. U zag trede {seen[0]} met het voorstel "
        f"trede {seen[1]}; nu is het trede {case.rung} met {proposed}. Er is niets vastgelegd. "
        "Bekijk het voorstel opnieuw en beslis dan.",
        current,
    )


def _reassessed(case: Case) -> Assessment | None:
    """Return the figures of a decision whose ground lapsed as they are judged now."""
    return None if case.to_reassess is None else case.to_reassess.judged


def _case(connection: Connection, by: Signature, code: str) -> Case:
    found = cases(connection, by.today, policy_on(connection, by.today), code=code)
    if not found:
        raise OfficerCanAct(f"Er is geen gemeente met code {code}. Kies een gemeente uit de lijst.")
    return found[0]


def _record(
    connection: Connection,
    by: Signature,
    case: Case,
    basis: Assessment,
    kind: DecisionKind,
    rung: int,
    motive: str,
    decided_on: date | None,
    reference: str,
) -> int:
    day = _checked_day(by, case, rung, decided_on, reference)
    stand = basis.standing
    explainer = Explainer(connection, policy_on(connection, by.today), by.today)
    lapsed = [] if case.to_reassess is None else [case.to_reassess.text]
    reasons = [*lapsed, *explainer.explain(case, basis).sentences]
    moved = (
        f"{case.name} blijft op trede {rung}"
        if rung == case.rung
        else f"{case.name} van trede {case.rung} naar trede {rung}"
    )
    act = journal.write(
        connection,
        by,
        Act.DECIDE,
        f"{moved} ({wording.decision_kind(kind)}, besluit van {wording.day(day)}).",
        municipality=case.code,
        rung=[case.rung, rung],
        motive=motive,
        reference=reference,
        rule=basis.rule,
        policy=basis.policy,
    )
    connection.execute(
        insert(schema.decision).values(
            municipality=case.code,
            kind=kind.value,
            from_rung=basis.rung,
            rung=rung,
            decided_on=day,
            motive=motive,
            reference=reference.strip(),
            rule=basis.rule.value,
            policy=basis.policy,
            reasons=reasons,
            basis_period=stand.period if stand else None,
            basis_reference_date=stand.reference_date if stand else None,
            basis_target=stand.target if stand else None,
            basis_opening_balance=stand.opening_balance if stand else None,
            basis_total_task=stand.total_task if stand else None,
            basis_realised=stand.realised if stand else None,
            act=act,
        )
    )
    return act


def _checked_day(
    by: Signature, case: Case, rung: int, decided_on: date | None, reference: str
) -> date:
    if rung >= FIRST_ACCELERATED_RUNG and (decided_on is None or not reference.strip()):
        raise OfficerCanAct(
            f"Trede {rung} voor {case.name}: vanaf trede 4 besluiten Gedeputeerde Staten. "
            "Geef de datum en het kenmerk van hun besluit."
        )
    day = decided_on or by.today
    if day > by.today:
        raise OfficerCanAct(
            f"De besluitdatum {wording.day(day)} ligt na vandaag ({wording.day(by.today)}). "
            "Leg het besluit vast zodra het is genomen."
        )
    if case.decisions and day < case.decisions[-1].decided_on:
        raise OfficerCanAct(
            f"De besluitdatum {wording.day(day)} ligt voor het vorige besluit van "
            f"{wording.day(case.decisions[-1].decided_on)}. Geef een latere datum."
        )
    return day
