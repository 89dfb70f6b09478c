"""The answers for the list of proposals."""

from __future__ import annotations

from dataclasses import dataclass

from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.lapsed_ground import LapsedGround
from toezichtdesk.domain.terms import FileCheck
from toezichtdesk.reports.answers.proposal_parts import (
    NOTHING_EXPLAINED,
    Comparable,
    Explanation,
    Postponement,
)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal to decide on. sentences: the reasons in Dutch, in order.

    is_seen: the officer saw this very proposal (`casework.proposals.see`).
    changed: "Gewijzigd sinds u keek op ...: old → new", empty when nothing changed or never seen.
    postponement: it was put off and waits; None when it is to be decided now.
    file_check: for a step to rung 5 or 6, what is on file and what is missing; file_words: in
    Dutch.
    lapsed: the figures under the newest decision here were corrected or undone.
    is_reassessment: nothing is proposed, and the officer has to choose the rung; why_again gives
    the
    cause, empty when the officer asked for it.
    can_be_accepted: not while provisional; for a reassessment the outcome must be known.
    advice: Dutch sentences for the officer beside the reasons; not stored with a decision.
    explained: the sentences and the advice by kind. beside: the most similar municipalities.
    """

    code: str
    name: str
    assessment: Assessment
    from_rung: int
    to_rung: int
    is_provisional: bool
    sentences: tuple[str, ...]
    is_seen: bool = False
    changed: tuple[str, ...] = ()
    postponement: Postponement | None = None
    file_check: FileCheck | None = None
    file_words: str = ""
    lapsed: LapsedGround | None = None
    is_reassessment: bool = False
    why_again: str = ""
    can_be_accepted: bool = True
    advice: tuple[str, ...] = ()
    explained: Explanation = NOTHING_EXPLAINED
    beside: tuple[Comparable, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark about one municipality beside the proposals; text: Dutch sentences."""

    code: str
    name: str
    rung: int
    text: str


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The page of proposals; each part by name.

    open: to be decided now. provisional: wait for the end of the period. postponed: put off.
    reassess: to be judged again, for instance where figures under the newest decision changed.
    held: kept on their rung by a freeze, with the outcome without it.
    fallen_away: a proposal that the officer saw no longer exists, since new figures.
    own: the municipality asked for, when none of these lists has it.
    """

    open: tuple[ProposalRow, ...]
    provisional: tuple[ProposalRow, ...]
    postponed: tuple[ProposalRow, ...]
    reassess: tuple[ProposalRow, ...]
    held: tuple[Notice, ...]
    fallen_away: tuple[Notice, ...]
    own: ProposalRow | None = None
