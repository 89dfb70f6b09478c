"""Why the policy proposes what it does: the whole explanation, for screen, paper and console.

In order: the facts and where they came from, the rule with its line of the policy, the conclusion
and what follows, how sure the direction is, when it would have been otherwise, how the same was
decided elsewhere, and earlier deviations here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, ReasonCode, Rule
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.figures import Measure, Origin
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, Policy
from toezichtdesk.ladder.counterfactual import outcome_with, persons_to_another_outcome
from toezichtdesk.ladder.history import Counted
from toezichtdesk.ladder.pace import certainty_of
from toezichtdesk.reports.cases import Case
from toezichtdesk.reports.figures import origins
from toezichtdesk.store import schema

_FACTS = {
    ReasonCode.FACT_FINAL,
    ReasonCode.FACT_TO_DATE,
    ReasonCode.TASK_MET_BY_LEAD,
    ReasonCode.LEAD_SHRINKS,
    ReasonCode.TARGET_JUMP,
}
_OF_A_PROPOSAL = {ReasonCode.OUTCOME, ReasonCode.PLAN_DUE}  # said of what a freeze holds back


class Explainer:
    """Explains assessments; asks the store once how the same was decided elsewhere.

    last_act: only what was recorded up to this act counts; None is everything.
    planned: per municipality and figure, where the figures of a planned import stand.
    """

    def __init__(
        self,
        connection: Connection,
        policy: Policy,
        *,
        last_act: int | None = None,
        planned: Mapping[tuple[str, Counted], Origin] | None = None,
    ) -> None:
        self._planned = planned or {}
        self._connection = connection
        self._policy = policy
        self._last_act = last_act
        self._decided: dict[tuple[int, str], Counter[tuple[str, str]]] | None = None

    def explain(self, case: Case, judged: Assessment) -> tuple[str, ...]:
        """Return the explanation of an assessment of this case, in Dutch sentences."""
        facts = [wording.sentence(r) for r in judged.reasons if r.code in _FACTS]
        apart = _FACTS | (_OF_A_PROPOSAL if judged.rule is Rule.FROZEN else set())
        steps = [wording.sentence(r) for r in judged.reasons if r.code not in apart]
        said = [*facts, *self._origin(case, judged), *steps, *_without_freeze(judged)]
        if judged.rule is Rule.UNKNOWN:
            return tuple(said)
        said.append(wording.policy_line(judged.rule))
        said += _certainty(judged, self._policy)
        if judged.moves:
            said += _otherwise(case, judged, self._policy)
            said += _follows(judged, self._policy)
            said += self._elsewhere(case, judged)
        said += _earlier_deviations(case)
        return tuple(said)

    def _origin(self, case: Case, judged: Assessment) -> list[str]:
        """Return where the realised figure came from: file, sheet and cell, and since when."""
        stand = judged.standing
        if judged.rule is Rule.UNKNOWN or stand is None or stand.realised is None:
            return []
        counted = Counted(stand.period, Measure.REALISED, stand.reference_date, stand.realised)
        origin = self._planned.get((case.code, counted))
        if origin is None:
            found = origins(self._connection, case.code, [counted], last_act=self._last_act)
            origin = found.get(counted)
        if origin is None:
            return []
        said = (
            f"De realisatie komt uit {origin.file_name or 'een eigen opgave'}, {origin.cell} "
            f"(ingelezen op {wording.day(origin.recorded_on)})."
        )
        return [said]

    def _elsewhere(self, case: Case, judged: Assessment) -> list[str]:
        """Return how the same proposal was decided for other municipalities."""
        if self._decided is None:
            self._decided = self._count_decisions()
        counts = self._decided.get((judged.rung, judged.rule.value), Counter())
        accepted, deviated = (
            sum(
                count
                for (code, kind), count in counts.items()
                if code != case.code and kind == wanted.value
            )
            for wanted in (DecisionKind.ACCEPTED, DecisionKind.DEVIATED)
        )
        if not accepted and not deviated:
            return []
        said = (
            f"Gelijke gevallen elders (trede {judged.rung}, {wording.rule(judged.rule)}): "
            f"{accepted} keer overgenomen, {deviated} keer afgeweken."
        )
        return [said]

    def _count_decisions(self) -> dict[tuple[int, str], Counter[tuple[str, str]]]:
        table = schema.decision
        query = select(table.c.municipality, table.c.from_rung, table.c.rule, table.c.kind)
        if self._last_act is not None:
            query = query.where(table.c.act <= self._last_act)
        found: dict[tuple[int, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for row in self._connection.execute(query):
            found[(row.from_rung, row.rule)][(row.municipality, row.kind)] += 1
        return found


def _without_freeze(judged: Assessment) -> list[str]:
    """Return what the rules say apart from a freeze in force; nothing when there is none."""
    apart = judged.without_freeze
    if judged.rule is not Rule.FROZEN or apart is None:
        return []
    return [f"Zonder bevriezing: {wording.rule(apart.rule)}, trede {apart.outcome}."]


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
    other = outcome_with(judged, persons, earlier, policy)
    then = "was er geen voorstel geweest"
    if other != judged.rung:
        then = f"was trede {other} voorgesteld"
    return [
        (
            f"Met {wording.persons(abs(persons))} {more} gehuisvest op "
            f"{wording.day(stand.reference_date)} {then}."
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


def _earlier_deviations(case: Case) -> list[str]:
    return [
        f"Hier is op {wording.day(decision.decided_on)} afgeweken: {decision.motive}"
        for decision in case.decisions
        if decision.kind is DecisionKind.DEVIATED
    ]
