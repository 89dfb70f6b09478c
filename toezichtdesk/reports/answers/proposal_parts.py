"""Parts of a proposal: its explanation and its postponement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toezichtdesk.domain.assessment import Departure, Trend


@dataclass(frozen=True, slots=True)
class Postponement:
    """A proposal put off on a day, until another day, with the reason."""

    on: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """One municipality beside the one that is decided on.

    share: its backlog as a share of the target; None where either is unknown. decided: its newest
    decision in Dutch, empty when there is none. moved: by how many rungs that moved it, if it was
    on the same rung and by the same rule; else None.
    """

    code: str
    name: str
    rung: int
    trend: Trend
    share: Fraction | None
    decided: str
    moved: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the policy proposes what it does, in Dutch sentences.

    facts: the figures in words. origin: their source and how they count; empty when nothing could
    be judged. steps: the rule, the conclusion and what follows. certainty, examples: how certain
    it is, and how others were decided.
    """

    facts: tuple[str, ...]
    origin: str
    steps: tuple[str, ...]
    certainty: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def advice(self) -> tuple[str, ...]:
        """What the officer weighs beside the grounds; not stored with a decision."""
        return (*self.certainty, *self.examples)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The explanation without the advice, in order: what is stored with a decision."""
        return (*self.facts, *filter(None, (self.origin,)), *self.steps)


NOTHING_EXPLAINED = Explanation((), "", ())


def departure(judged: Sequence[Comparable], moved: int) -> Departure | None:
    """Return how a decision differs from equal cases; None when it does not.

    moved: by how many rungs the decision would move the municipality.
    """
    equal = [each for each in judged if each.moved is not None]
    others = [each for each in equal if each.moved != moved]
    if len(others) * 2 <= len(equal):
        return None
    return Departure(len(equal), tuple((each.name, each.decided) for each in others))
