"""Why something has to be asked: what a sheet says of it in two ways."""

from __future__ import annotations

from toezichtdesk.domain.importing import ImportPlan, Question
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode

_OF_NO_DAY = frozenset((WarningCode.TWO_DAYS, WarningCode.SEVERAL_DAYS, WarningCode.YEAR_UNKNOWN))
_CAUSES = {
    Question.PERIOD: _OF_NO_DAY | {WarningCode.SEVERAL_PERIODS},
    Question.REFERENCE_DATE: _OF_NO_DAY,
}


def cause_of(question: Question, plan: ImportPlan) -> SheetWarning | None:
    """Return what the sheet says of a question in two ways; None where it says nothing."""
    return next((one for one in plan.warnings if one.code in _CAUSES[question]), None)
