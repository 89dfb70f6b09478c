"""Why the policy proposes what it does: the whole explanation, for screen, paper and console.

In order: the facts and where they came from, the rule with its line of the policy, the conclusion
and what follows, how sure the direction is, when it would have been otherwise, how the same was
decided elsewhere, and earlier deviations here.
"""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, ReasonCode, Rule
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, Policy
from toezichtdesk.ladder.counterfactual import persons_to_another_outcome
from toezichtdesk.ladder.pace import certainty_of
from toezichtdesk.reports.cases import Case
from toezichtdesk.reports.figures import figures_within, origins
from toezichtdesk.store import schema

_FACTS = {
    ReasonCode.FACT_FINAL,
    ReasonCode.FACT_TO_DATE,
    ReasonCode.TASK_MET_BY_LEAD,
    ReasonCode.LEAD_SHRINKS,
    ReasonCode.TARGET_JUMP,
}


def explain(
    connection: Connection, case: Case, judged: Assessment, policy: Policy
) -> tuple[str, ...]:
    """Return the explanation of an assessment of this case, in Dutch sentences."""
    facts = [wording.sentence(r) for r in judged.reasons if r.code in _FACTS]
    steps = [wording.sentence(r) for r in judged.reasons if r.code not in _FACTS]
    said = [*facts, *_origin(connection, case, judged), *steps]
    if judged.rule is Rule.FROZEN and judged.without_freeze is not None:
        apart = judged.without_freeze
        said.append(f"Zonder bevriezing: {wording.rule(apart.rule)}, trede {apart.outcome}.")
    if judged.rule is Rule.UNKNOWN or judged.standing is None:
        return tuple(said)
    said.append(wording.policy_line(judged.rule))
    said += _certainty(judged, policy)
    if judged.moves:
        said += _otherwise(case, judged, policy)
        said += _follows(judged, policy)
        said += _elsewhere(connection, case, judged)
    said += _earlier_deviations(case)
    return tuple(said)


def _origin(connection: Connection, case: Case, judged: Assessment) -> list[str]:
    """Return where the realised figure came from: file, sheet and cell, and when it came in."""
    stand = judged.standing
    if stand is None or stand.realised is None:
        return []
    counted = [
        figure
        for figure in figures_within(connection, case.code, stand.period, stand.reference_date)
        if figure.measure is Measure.REALISED and figure.reference_date == stand.reference_date
    ]
    found = origins(connection, case.code, counted)
    return [
        f"De realisatie komt uit {origin.file_name or 'een eigen opgave'}, {origin.cell} "
        f"(ingelezen op {wording.day(origin.recorded_on)})."
        for figure, origin in found.items()
        if figure.value == stand.realised
    ]


def _certainty(judged: Assessment, policy: Policy) -> list[str]:
    if judged.standing is None or judged.growth is None or judged.growth == 0:
        return []
    return [wording.certainty(certainty_of(judged.standing, policy.household_size))]


def _otherwise(case: Case, judged: Assessment, policy: Policy) -> list[str]:
    stand = judged.standing
    if stand is None:
        return []
    earlier = [before for before in case.stands if before.period < stand.period]
    persons = persons_to_another_outcome(judged, earlier, policy)
    if persons is None:
        return []
    more = "meer" if persons > 0 else "minder"
    return [
        (
            f"Met {wording.persons(abs(persons))} {more} gehuisvest op "
            f"{wording.day(stand.reference_date)} was er geen voorstel geweest."
        )
    ]


def _follows(judged: Assessment, policy: Policy) -> list[str]:
    """Return what the new rung brings: the kind of talk, and from rung 4 the shared clock."""
    if judged.outcome is None:
        return []
    talk = "een voortgangsgesprek" if judged.outcome == 1 else "een toezichtgesprek"
    said = [f"Op trede {judged.outcome} hoort elke periode {talk}."]
    if judged.rung < FIRST_ACCELERATED_RUNG <= judged.outcome:
        said.append(
            f"Met het besluit begint de termijn van {policy.days_for_rungs_4_5_6} dagen "
            "voor de treden 4, 5 en 6 samen."
        )
    return said


def _elsewhere(connection: Connection, case: Case, judged: Assessment) -> list[str]:
    """Return how the same proposal was decided for other municipalities."""
    table = schema.decision
    rows = connection.execute(
        select(table.c.kind).where(
            table.c.municipality != case.code,
            table.c.from_rung == judged.rung,
            table.c.rule == judged.rule.value,
            table.c.kind != DecisionKind.START.value,
        )
    )
    kinds = Counter(DecisionKind(row.kind) for row in rows)
    if not kinds:
        return []
    accepted, deviated = kinds[DecisionKind.ACCEPTED], kinds[DecisionKind.DEVIATED]
    return [
        (
            f"Gelijke gevallen elders (trede {judged.rung}, {wording.rule(judged.rule)}): "
            f"{accepted} keer overgenomen, {deviated} keer afgeweken."
        )
    ]


def _earlier_deviations(case: Case) -> list[str]:
    return [
        f"Hier is op {wording.day(decision.decided_on)} afgeweken: {decision.motive}"
        for decision in case.decisions
        if decision.kind is DecisionKind.DEVIATED
    ]
