"""Orders for pages, made on the drawing thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.listing import ReportName
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.papers.province import Province

if TYPE_CHECKING:
    from toezichtdesk.render.paper.engine import Paper


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """An order for a report."""

    name: ReportName
    answer: Province | MeetingSheet

    def __call__(self) -> Paper:
        """Return the pages.

        Raises:
            OfficerCanAct: a decision sheet without a decision.
        """
        from toezichtdesk.render.paper import decisions, reports

        if isinstance(self.answer, MeetingSheet):
            make = (
                decisions.newest_decision_paper
                if self.name is ReportName.DECISION
                else decisions.ladder_paper
            )
            return make(self.answer.dossier, trial=self.answer.trial)
        return reports.paper(self.name, self.answer)


@dataclass(frozen=True, slots=True)
class DecisionOrder:
    """An order for the sheet of one decision."""

    sheet: MeetingSheet
    decision: Decision

    def __call__(self) -> Paper:
        """Return the pages."""
        from toezichtdesk.render.paper import decisions

        return decisions.decision_paper(self.sheet.dossier, self.decision, trial=self.sheet.trial)
