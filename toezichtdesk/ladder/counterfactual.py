"""When the outcome would have been another: the fewest persons more, or fewer. Pure.

In whole persons that is a subtraction: each rule has one number on which it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toezichtdesk.domain.assessment import Assessment, EarlierDecisions
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, Policy
from toezichtdesk.ladder.assess import NOTHING_BEFORE, assess, in_a_row


def outcome_with(
    rung: int,
    stand: Standing,
    persons: int,
    earlier: Sequence[Standing],
    policy: Policy,
    decided: EarlierDecisions = NOTHING_BEFORE,
) -> int | None:
    """Return the rung that would follow with so many persons more (or fewer) housed."""
    other = replace(stand, realised=(stand.realised or 0) + persons)
    return assess(rung, other, earlier, policy, decided).outcome


def persons_to_another_outcome(
    judged: Assessment,
    earlier: Sequence[Standing],
    policy: Policy,
    decided: EarlierDecisions = NOTHING_BEFORE,
) -> int | None:
    """Return how many persons more (or fewer: negative) would have ended the move this way.

    None when the assessment proposes nothing, or no number of persons would change it. With that
    many the rung stays, or moves the other way: `outcome_with` tells.
    """
    stand, growth = judged.standing, judged.growth
    if not judged.moves or stand is None or stand.realised is None or judged.outcome is None:
        return None
    balance, backlog = stand.balance_to_date, stand.backlog_to_date
    if growth is None or balance is None or backlog is None:
        return None
    if judged.outcome < judged.rung:
        return -(balance + 1) if balance < stand.realised else None
    # No backlog at all, a visible improvement, or a growth within the margin that may still wait.
    enough = [backlog, growth + policy.visible_improvement]
    may_wait = judged.rung < FIRST_ACCELERATED_RUNG
    if may_wait and in_a_row(stand, earlier, policy, decided) < policy.periods_without_improvement:
        enough.append(growth - policy.growth_margin)
    return min(persons for persons in enough if persons > 0)
