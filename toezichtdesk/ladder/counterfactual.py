"""When the outcome would have been another: the fewest persons more, or fewer. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess

_MOST_TRIED = 2_000_000


def outcome_with(
    rung: int, stand: Standing, persons: int, earlier: Sequence[Standing], policy: Policy
) -> int | None:
    """Return the rung that would follow with so many persons more (or fewer) housed."""
    other = replace(stand, realised=(stand.realised or 0) + persons)
    return assess(rung, other, earlier, policy).outcome


def persons_to_another_outcome(
    judged: Assessment, earlier: Sequence[Standing], policy: Policy
) -> int | None:
    """Return how many persons more (or fewer: negative) would have ended the move this way.

    None when the assessment proposes nothing, or no number of persons would change it. With that
    many the rung stays, or moves the other way: `outcome_with` tells. One more person never leads
    to a higher rung, so the border is found by doubling and halving.
    """
    stand = judged.standing
    if not judged.moves or stand is None or stand.realised is None or judged.outcome is None:
        return None
    direction = 1 if judged.outcome > judged.rung else -1
    most = _MOST_TRIED if direction > 0 else stand.realised

    def still_moves(persons: int) -> bool:
        outcome = outcome_with(judged.rung, stand, direction * persons, earlier, policy)
        return outcome is not None and (outcome - judged.rung) * direction > 0

    if still_moves(most):
        return None
    low, high = 0, 1
    while still_moves(high):  # the border is near, as a rule
        low, high = high, min(2 * high, most)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if still_moves(middle) else (low, middle)
    return direction * high
