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
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG, is_of_province
from toezichtdesk.ladder.assess import WAITING
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.cases import case_known_on, cases
from toezichtdesk.reports.decisions import basis_values, decisions
from toezichtdesk.reports.explanation import Explainer
from toezichtdesk.reports.figures import newest_act_on, recorded_on
from toezichtdesk.reports.judging import Case
from toezichtdesk.reports.municipalities import name_on
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
    known = _known(connection, by, code, decided_on)
    case = known.case
    if case.to_reassess is not None and case.freeze is not None:
        raise OfficerCanAct(
            f"De trede van {case.name} is bevroren tot en met {wording.day(case.freeze.until)}. "
            "Leg met een motief vast op welke trede de gemeente staat."
        )
    proposal = _reassessed(case) or case.proposal
    if proposal is None or proposal.outcome is None or proposal.is_provisional:
        _refuse_earlier_day(connection, by, known)
    _refuse_moved(case, seen, None if proposal is None else proposal.outcome)
    proposal, rung = _to_accept(case, proposal)
    day = _checked_day(connection, by, case, rung, decided_on, reference)
    ruling = _Ruling(DecisionKind.ACCEPTED, rung, motive, day, reference)
    return _record(connection, by, known, proposal, ruling)


def _to_accept(case: Case, proposal: Assessment | None) -> tuple[Assessment, int]:
    """Return the proposal with its rung, where it can be taken over as it is."""
    if proposal is None or proposal.outcome is None:
        raise OfficerCanAct(
            f"Voor {case.name} is er geen open voorstel. "
            "Wilt u toch een andere trede? Plaats de gemeente dan met een motief."
        )
    if proposal.is_provisional:
        why = " ".join(wording.sentence(one) for one in proposal.reasons if one.code in WAITING)
        raise OfficerCanAct(
            f"Het voorstel voor {case.name} wacht nog. {why} "
            "Wilt u niet wachten? Wijk dan af met een motief."
        )
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
        raise OfficerCanAct(f"Trede {rung} bestaat niet. Kies een trede van 1 tot en met 6.")
    known = _known(connection, by, code, decided_on)
    case = known.case
    _refuse_moved(case, seen, seen[1] if seen else None)
    if not motive.strip():
        raise OfficerCanAct(
            f"Het motief ontbreekt. Schrijf op waarom {case.name} op trede {rung} wordt geplaatst."
        )
    basis = _reassessed(case) or case.proposal or case.assessment
    day = _checked_day(connection, by, case, rung, decided_on, reference)
    ruling = _Ruling(DecisionKind.DEVIATED, rung, motive.strip(), day, reference)
    return _record(connection, by, known, basis, ruling)


def _refuse_moved(case: Case, seen: tuple[int, int] | None, outcome: int | None) -> None:
    """Refuse a decision on another rung, or on another proposal, than the officer saw."""
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


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a decision rests on: the case, as known on its own day.

    note: a Dutch sentence where that is not simply what is known today.
    """

    case: Case
    as_of: AsKnown
    note: str = ""


def _known(connection: Connection, by: Signature, code: str, decided_on: date | None) -> _Basis:
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
        raise OfficerCanAct(f"Er is geen gemeente met code {code}. Kies een gemeente uit de lijst.")
    return here[0]


def _refuse_earlier_day(connection: Connection, by: Signature, known: _Basis) -> None:
    """Refuse a day before today's proposal existed, and name the day since which it did."""
    if not known.note:
        return
    today = _case(connection, known.case.code, by.today)
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
        f"Het voorstel voor {today.name} rust op de stand van {wording.day(stand.reference_date)}, "
        f"vastgelegd op {wording.day(recorded)}. Een besluit van een eerdere dag kan er niet op "
        f"rusten. Geef {wording.day(first)} of later, of plaats de gemeente met een motief."
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
    connection: Connection, by: Signature, known: _Basis, basis: Assessment, ruling: _Ruling
) -> int:
    case, rung = known.case, ruling.rung
    lapsed = [] if case.to_reassess is None else [case.to_reassess.text]
    explained = Explainer(known.as_of).explain(case, basis).sentences
    reasons = [*lapsed, *explained, *filter(None, [known.note])]
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
        raise OfficerCanAct(
            f"Van trede {case.rung} naar trede {rung} voor {case.name}: over trede 4 en hoger "
            "besluiten Gedeputeerde Staten, ook over een daling. "
            "Geef de datum en het kenmerk van hun besluit."
        )
    day = decided_on or by.today
    if day > by.today:
        raise OfficerCanAct(
            f"De besluitdatum {wording.day(day)} ligt na vandaag ({wording.day(by.today)}). "
            "Leg het besluit vast zodra het is genomen."
        )
    taken = [
        one
        for one in decisions(AsKnown(connection, by.today), [case.code]).get(case.code, ())
        if one.kind is not DecisionKind.START
    ]
    if taken and day < taken[-1].decided_on:
        raise OfficerCanAct(
            f"De besluitdatum {wording.day(day)} ligt voor het vorige besluit van "
            f"{wording.day(taken[-1].decided_on)}. Geef een latere datum."
        )
    return day
