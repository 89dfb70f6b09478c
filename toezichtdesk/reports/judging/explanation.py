"""Why the policy proposes what it does: the whole explanation, for screen, paper and console.

In order: the figures and their origin, the rule with its policy line, the conclusion, how certain
the direction is, what would have changed the outcome, what follows, how the same was decided
elsewhere, and earlier deviations here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, ReasonCode, Rule
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Measure, Origin, Standing, standing
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG, Policy
from toezichtdesk.domain.terms import TermState
from toezichtdesk.ladder.assess import WAITING
from toezichtdesk.ladder.counterfactual import outcome_with, persons_to_another_outcome
from toezichtdesk.ladder.earlier_decisions import earlier_decisions
from toezichtdesk.ladder.history import in_force
from toezichtdesk.ladder.mergers import comparable
from toezichtdesk.ladder.pace import certainty_of, chance_margin, margin
from toezichtdesk.reports.answers.proposal_parts import Explanation
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.record.figures import former_target, origins
from toezichtdesk.reports.record.terms import Track, tracks
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached

_FACTS = {
    ReasonCode.FACT_FINAL,
    ReasonCode.FACT_TO_DATE,
    ReasonCode.TASK_MET_BY_LEAD,
    ReasonCode.LEAD_SHRINKS,
    ReasonCode.TARGET_JUMP,
    ReasonCode.SPLIT,
}
_RULES = {
    ReasonCode.RULE_NO_BACKLOG,
    ReasonCode.RULE_GROWING,
    ReasonCode.RULE_IMPROVEMENT,
    ReasonCode.RULE_NO_IMPROVEMENT,
    ReasonCode.RULE_NO_IMPROVEMENT_YET,
    ReasonCode.ALREADY_RAISED,
}
_HOW = ((DecisionKind.ACCEPTED, "overgenomen"), (DecisionKind.DEVIATED, "afgeweken"))
_OF_OPENING = frozenset((Measure.OPENING_BALANCE, Measure.TOTAL_TASK))


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision on a proposal, for which municipality and when."""

    code: str
    name: str
    kind: str
    on: date


_ByOutcome = Mapping[tuple[int, str], Sequence[_Decided]]  # by rung before and rule


class Explainer:
    """Explains assessments; reads once how the same was decided elsewhere."""

    def __init__(self, known: AsKnown) -> None:
        self._known = known
        self._decided: _ByOutcome | None = None

    def explain(self, case: Case, judged: Assessment) -> Explanation:
        """Return the explanation of an assessment of this case."""
        stand = judged.standing
        if judged.rule is Rule.UNKNOWN or stand is None:
            return Explanation((), "", tuple(wording.sentence(r) for r in judged.reasons))
        is_held = judged.rule is Rule.FROZEN
        steps = [
            *_sentences(judged, _RULES),
            *_policy_lines(judged),
            *(held_words(judged) if is_held else _sentences(judged, {ReasonCode.OUTCOME})),
            *_sentences(judged, WAITING),
        ]
        examples: list[str] = []
        if judged.moves:
            steps += _otherwise(case, judged, self._known.policy, self._known.today)
            steps += self._follows(case, judged)
            steps += self._elsewhere(case, judged)
            examples = self._examples(case, judged)
        return Explanation(
            facts=(*_sentences(judged, _FACTS), *self._former_target(case.code, stand)),
            origin=" ".join(self._origin(case.code, stand)),
            steps=(*steps, *_earlier_deviations(case)),
            certainty=tuple(_certainty(judged, self._known.policy)),
            examples=tuple(examples),
        )

    def _former_target(self, code: str, stand: Standing) -> list[str]:
        """Return the earlier target of the period, and the balance by that one."""
        before = former_target(self._known, code, stand)
        if before is None:
            return []
        by_former = standing(
            stand.period,
            stand.reference_date,
            target=before.target,
            opening_balance=stand.opening_balance,
            realised=stand.realised,
        )
        former, balance = wording.number(before.target), by_former.balance_to_date or 0
        sentence = (
            f"De netto taakstelling is sinds {wording.day(before.until)} "
            f"{wording.number(stand.target or 0)}, daarvoor {former}; met {former} was het saldo "
            f"{wording.signed(balance)}."
        )
        return [sentence]

    def _origin(self, code: str, stand: Standing) -> list[str]:
        """Return the origin of the figures, by file with sheet and cells, and how they count."""
        recorded = origins(self._known, code, stand)
        two = stand.two_balances
        is_closing = two is not None and two.counts == two.closing
        used = [m for m in Measure if not (is_closing and m in _OF_OPENING)]
        held = (in_force(recorded, measure, stand.reference_date) for measure in used)
        cells: dict[str, list[str]] = defaultdict(list)
        measures = set()
        for counted in filter(None, held):
            origin = recorded[counted]
            measures.add(counted.measure)
            cell = f" in {origin.cell}" if origin.cell else ""
            cells[_source(origin)].append(f"{wording.measure(counted.measure)}{cell}")
        sentences = [
            f"Uit {source}: {wording.joined(from_source)}." for source, from_source in cells.items()
        ]
        if not measures & _OF_OPENING:
            sentences.append(f"Het beginsaldo is het eindsaldo van {stand.period.previous}.")
        policy = self._known.policy
        way = f"Telwijze volgens het beleid: {policy.attribution} ({policy.name})."
        return [*sentences, f"{way} De cijfers zelf zijn overgenomen uit het blad."]

    def _follows(self, case: Case, judged: Assessment) -> list[str]:
        """Return the consequences of the new rung: plan, kind of talk, and the shared clock."""
        outcome = judged.outcome or LOWEST_RUNG
        sentences = list(_sentences(judged, {ReasonCode.PLAN_DUE}))
        of_province = _sentences(judged, {ReasonCode.OF_PROVINCE})
        if sentences and not judged.is_provisional:
            due = self._known.today + timedelta(days=self._known.policy.plan_term_days)
            sentences.append(
                f"Bij een verzoek op {wording.day(self._known.today)} is dat {wording.day(due)}."
            )
        talk = (
            "voortgangsgesprek"
            if outcome == LOWEST_RUNG
            else "ambtelijk of bestuurlijk toezichtgesprek"
        )
        sentences.append(f"Op trede {outcome} hoort in elke periode een {talk}.")
        if judged.rung < FIRST_ACCELERATED_RUNG <= outcome:
            days = wording.counted(self._known.policy.days_for_rungs_4_5_6, "dag", "dagen")
            sentences.append(
                f"Met het besluit begint de doorlooptijd voor trede 4, 5 en 6 samen, met als "
                f"richtpunt een half jaar ({days})."
            )
        elif judged.rung >= FIRST_ACCELERATED_RUNG:
            sentences += self._clock(case, outcome)
        return [*of_province, *sentences]

    def _clock(self, case: Case, outcome: int) -> list[str]:
        """Return what happens to the clock of rungs 4-6."""
        track = tracks(self._known, case.code)
        term = track.get(case.code, Track()).clock(
            case.decisions, self._known.today, self._known.policy
        )
        stays = outcome >= FIRST_ACCELERATED_RUNG
        if term is None or (term.state is TermState.ENDED and not stays):
            return []
        if term.state is TermState.ENDED:
            days = wording.counted(self._known.policy.days_for_rungs_4_5_6, "dag", "dagen")
            return [f"Met het besluit begint de doorlooptijd opnieuw (richtpunt {days})."]
        if not stays:
            return ["Met het besluit eindigt de doorlooptijd voor trede 4, 5 en 6."]
        day = wording.clock_sentences(term)[0]
        return [f"Doorlooptijd trede 4, 5 en 6: {day[0].lower()}{day[1:]}"]

    def _elsewhere(self, case: Case, judged: Assessment) -> list[str]:
        """Return how often the same outcome was decided on the same rung, without names."""
        counted = [f"{len(codes)} keer {words}" for words, codes in self._same(case, judged)]
        if not counted:
            return []
        same = "Eerder besloten bij dezelfde trede en dezelfde uitkomst"
        return [f"{same}: {wording.joined(counted)}."]

    def _examples(self, case: Case, judged: Assessment) -> list[str]:
        """Return where that was last decided; never for another municipality's paper."""
        last = [
            f"{words} bij {codes[-1].name} op {wording.day(codes[-1].on)}"
            for words, codes in self._same(case, judged)
        ]
        return [f"Laatst {wording.joined(last)}."] if last else []

    def _same(self, case: Case, judged: Assessment) -> list[tuple[str, list[_Decided]]]:
        if self._decided is None:
            self._decided = self._decisions()
        same = self._decided.get((judged.rung, judged.rule.value), ())
        each = (
            (words, [one for one in same if one.code != case.code and one.kind == kind.value])
            for kind, words in _HOW
        )
        return [(words, codes) for words, codes in each if codes]

    def _decisions(self) -> _ByOutcome:
        """Return the decisions up to the day by rung and rule, oldest first."""
        known = self._known
        if known.last_act is not None:
            return _decided(known)
        return cached(known.connection, "decided", known.today, lambda: _decided(known))


def _decided(known: AsKnown) -> _ByOutcome:
    table, named = known.table(schema.decision), schema.municipality
    query = (
        select(
            table.c.from_rung,
            table.c.rule,
            table.c.municipality,
            named.c.name,
            table.c.kind,
            table.c.decided_on,
        )
        .join(named, named.c.code == table.c.municipality)
        .where(table.c.decided_on <= known.today)
        .order_by(table.c.decided_on, table.c.id)
    )
    taken: dict[tuple[int, str], list[_Decided]] = defaultdict(list)
    for rung, rule, *decided in known.connection.execute(query):
        taken[rung, rule].append(_Decided(*decided))
    return taken


def freeze_words(case: Case) -> tuple[str, ...]:
    """Return in Dutch what the present or a former freeze holds; empty without one."""
    if case.held is not None:
        return held_words(case.held)
    freeze = case.freeze
    if freeze is None:
        return ()
    until, reason = wording.day(freeze.until), wording.closed(freeze.reason)
    return (f"Bevroren tot en met {until} ({freeze.ground}). Reden: {reason}",)


def held_words(judged: Assessment) -> tuple[str, ...]:
    """Return in Dutch what a freeze holds permanently, and the outcome without it."""
    freeze, apart, stand = judged.freeze, judged.without_freeze, judged.standing
    if freeze is None or stand is None:
        return ()
    held = (
        f"Bevroren tot en met {wording.day(freeze.until)} ({freeze.ground}): de gemeente blijft "
        f"over {stand.period} op trede {judged.rung}. Reden: {wording.closed(freeze.reason)}"
    )
    if apart is None or apart.outcome is None:
        return (held,)
    outcome = (
        f"blijft trede {apart.outcome}"
        if apart.outcome == judged.rung
        else f"van trede {judged.rung} naar trede {apart.outcome}"
    )
    return (held, f"Zonder bevriezing: {wording.rule(apart.rule)}, {outcome}.")


def _source(origin: Origin) -> str:
    day = wording.day(origin.recorded_on)
    if not origin.file_name:
        return f"een ruil van taakstellingen (vastgelegd op {day})"
    return f"{origin.file_name} (geïmporteerd op {day})"


def _sentences(judged: Assessment, codes: Collection[ReasonCode]) -> list[str]:
    return [wording.sentence(reason) for reason in judged.reasons if reason.code in codes]


def _policy_lines(judged: Assessment) -> list[str]:
    """Return the policy line; for a freeze, that of the rule it holds back."""
    rule = judged.without_freeze.rule if judged.without_freeze else judged.rule
    lines = [line for line in (wording.policy_line(rule, judged.policy),) if line]
    is_running = judged.standing is not None and not judged.standing.is_final
    if judged.rung >= FIRST_ACCELERATED_RUNG and is_running:
        lines.append(wording.accelerated_line(judged.policy))
    return lines


def _certainty(judged: Assessment, policy: Policy) -> list[str]:
    """Return how much the size of the change matters; nothing below one person.

    At the end of a period the count is exact, so that only a small difference is mentioned.
    """
    stand = judged.standing
    if stand is None or not judged.growth:
        return []
    due, household = stand.keep_level or 0, policy.household_size
    change, chance = abs(judged.growth), chance_margin(due, household)
    rises = judged.outcome is not None and judged.outcome > judged.rung
    if rises and change <= margin(Fraction(due), household):
        return [wording.small_difference(change, household)]
    if stand.is_final:
        return []
    return [wording.certainty(certainty_of(change, chance), change, chance)]


def _otherwise(case: Case, judged: Assessment, policy: Policy, today: date) -> list[str]:
    stand = judged.standing
    if stand is None:
        return []
    earlier = comparable(case.stands, stand, case.mergers)
    decided = earlier_decisions(judged.rung, stand, case.decisions, case.freezes, policy, today)
    persons = persons_to_another_outcome(judged, earlier, policy, decided)
    if persons is None:
        return []
    more = "meer" if persons > 0 else "minder"
    other = outcome_with(judged.rung, stand, persons, earlier, policy, decided)
    then = "was er geen voorstel gedaan"
    if other != judged.rung:
        then = f"was trede {other} voorgesteld"
    verb = "Was" if abs(persons) == 1 else "Waren"
    return [
        (
            f"{verb} er op {wording.day(stand.reference_date)} {wording.persons(abs(persons))} "
            f"{more} gehuisvest, dan {then}."
        )
    ]


def _earlier_deviations(case: Case) -> list[str]:
    return [
        f"Hier is op {wording.day(decision.decided_on)} afgeweken: {_moved(decision)}. "
        f"Motief: {wording.closed(decision.motive)}"
        for decision in case.decisions
        if decision.kind is DecisionKind.DEVIATED
    ]


def _moved(decision: Decision) -> str:
    if decision.rung == decision.from_rung:
        return f"de gemeente bleef op trede {decision.rung}"
    return f"de gemeente ging van trede {decision.from_rung} naar trede {decision.rung}"
