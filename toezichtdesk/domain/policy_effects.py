"""What a version of the policy would bring about; `wording.policies` says it in Dutch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TrialCount:
    """How many proposals a version would have made at the recorded assessments.

    name: of the version; empty for values that have no name yet. differing: outcomes that differ,
    from the version beside it or else from the decisions. against: the version beside it, if any;
    proposals_against: what that one proposed.
    """

    name: str
    assessments: int
    proposals: int
    differing: int
    against: str | None = None
    proposals_against: int = 0


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A parameter with another value, as both are shown."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionEffects:
    """What setting a version of the ladder brings about.

    replaced: the version in force on its first day. begins_on: that day; None when it is past or
    today. changes: the parameters with another value.
    """

    replaced: str
    begins_on: date | None
    changes: tuple[ParameterChange, ...]
    trial: TrialCount
