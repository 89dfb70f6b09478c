"""Proposals as the officer saw them: what changed since, and until when they were put off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Rule
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.lapsed_ground import SeenThen
from toezichtdesk.reports.answers.proposal_parts import Postponement
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.decisions import basis_of
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class SeenProposal:
    """A proposal as the officer saw it on a day. postponed_until: None when it was not put off."""

    seen_on: date
    rung: int
    outcome: int
    rule: Rule
    basis: Standing
    postponed_until: date | None
    reason: str

    def is_of(self, proposal: Assessment) -> bool:
        """Return whether this very proposal was seen: same rungs, rule and figures."""
        return (self.rung, self.outcome, self.rule, self.basis) == (
            proposal.rung,
            proposal.outcome,
            proposal.rule,
            proposal.standing,
        )

    def beside(self, judged: Assessment) -> SeenThen:
        """Return what was seen with what is judged now."""
        return SeenThen(
            self.seen_on,
            self.rung,
            self.outcome,
            self.rule,
            self.basis,
            judged.outcome,
            judged.rule,
            judged.standing,
        )

    def is_decided(self, rung: int, decisions: Sequence[Decision]) -> bool:
        """Return whether a later decision makes a comparison pointless."""
        if rung != self.rung:
            return True
        seen = (self.basis.period, self.basis.reference_date)
        return any(
            d.basis is not None and (d.basis.period, d.basis.reference_date) >= seen
            for d in decisions
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The last look and the last postponement, for one municipality."""

    last_look: SeenProposal | None = None
    put_off: SeenProposal | None = None

    def postponement(self, proposal: Assessment | None, today: date) -> Postponement | None:
        """Return the postponement in force: not after its day, nor once the figures change."""
        look = self.put_off
        if proposal is None or look is None or look.postponed_until is None:
            return None
        if look.postponed_until <= today or not look.is_of(proposal):
            return None
        return Postponement(look.seen_on, look.postponed_until, look.reason)

    def changes(
        self, proposal: Assessment, rung: int, decisions: Sequence[Decision]
    ) -> tuple[str, ...]:
        """Return in Dutch what changed since the officer looked; empty when nothing did."""
        look = self.last_look
        if look is None or look.is_of(proposal) or look.is_decided(rung, decisions):
            return ()
        return (wording.changed_since_seen(look.beside(proposal)),)

    def fallen_away(self, judged: Assessment, decisions: Sequence[Decision]) -> str:
        """Return in Dutch that a proposal that was seen is gone; empty if it was decided.

        judged: the present assessment, which proposes nothing.
        """
        look = self.last_look
        if look is None or look.is_decided(judged.rung, decisions):
            return ""
        return wording.gone_since_seen(look.beside(judged))


def seen_proposals(known: AsKnown, code: str | None = None) -> dict[str, Seen]:
    """Return per municipality the last look and the last postponement, up to the day."""
    table = known.table(schema.proposal_view)
    newest = select(func.max(table.c.id)).where(table.c.seen_on <= known.today)
    if code is not None:
        newest = newest.where(table.c.municipality == code)
    of_each = newest.group_by(table.c.municipality)
    put_off = of_each.where(table.c.postponed_until.is_not(None))
    query = select(table).where(table.c.id.in_(of_each.union(put_off))).order_by(table.c.id)
    by_code: dict[str, list[SeenProposal]] = defaultdict(list)
    for row in known.connection.execute(query):
        basis = basis_of(row)
        if basis is not None:
            by_code[row.municipality].append(
                SeenProposal(
                    seen_on=row.seen_on,
                    rung=row.rung,
                    outcome=row.outcome,
                    rule=Rule(row.rule),
                    basis=basis,
                    postponed_until=row.postponed_until,
                    reason=row.reason,
                )
            )
    return {
        municipality: Seen(
            of_one[-1], next((v for v in reversed(of_one) if v.postponed_until is not None), None)
        )
        for municipality, of_one in by_code.items()
    }
