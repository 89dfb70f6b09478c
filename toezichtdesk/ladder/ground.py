"""Whether the ground of a decision follows from the figures that it keeps. Pure.

What was decided and held around it is not kept with it, so every outcome counts that the rules can
give on these figures: with and without a rise before, in a first or a later period in a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toezichtdesk.domain.assessment import EarlierDecisions, Rule
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess


def follows(decision: Decision, references: Iterable[int | None], policy: Policy) -> bool:
    """Return whether the rules of the policy can give the ground, and an accepted outcome.

    references: the backlogs on which earlier rungs were decided, for rungs 4 to 6.
    """
    is_accepted = decision.kind is DecisionKind.ACCEPTED
    if decision.rule == Rule.UNKNOWN.value:
        return not is_accepted  # after a merger nothing is proposed, whatever the figures
    possible = _possible(decision, references, policy)
    if decision.rule == Rule.FROZEN.value:
        is_held = any(outcome >= decision.from_rung for _, outcome in possible)
        return is_held and (not is_accepted or decision.rung == decision.from_rung)
    if is_accepted:
        return (decision.rule, decision.rung) in possible
    return decision.rule in {rule for rule, _ in possible}


def _possible(
    decision: Decision, references: Iterable[int | None], policy: Policy
) -> set[tuple[str, int]]:
    stand = decision.basis
    if stand is None:
        return set()
    at_once = replace(policy, periods_without_improvement=1)
    judged = (
        assess(
            decision.from_rung, stand, (), each, EarlierDecisions(raised_on=day, reference=before)
        )
        for each in (policy, at_once)
        for day in (None, stand.reference_date)
        for before in {None, *references}
    )
    return {(one.rule.value, one.outcome) for one in judged if one.outcome is not None}
