"""The cause before what follows from it: a column that was not read is why something is lacking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from toezichtdesk.domain.importing import Question
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode

_UNREAD = {
    WarningCode.COUNT_UNREAD: RefusalCode.COUNT_UNREAD,
    WarningCode.TASK_UNREAD: RefusalCode.TASK_UNREAD,
}


def leading(
    refusals: Sequence[Refusal],
    warnings: Sequence[SheetWarning],
    questions: Collection[Question],
) -> Iterator[Refusal]:
    """Yield the columns that were not read, where that is why the rest is refused or asked."""
    has_no_task = any(one.problem.code is RefusalCode.TARGET_MISSING for one in refusals)
    led = {WarningCode.COUNT_UNREAD: bool(questions), WarningCode.TASK_UNREAD: has_no_task}
    for warning in warnings:
        if led.get(warning.code):
            values = dict(warning.values)
            why = problem(_UNREAD[warning.code], headings=values["names"])
            yield Refusal(warning.sheet, "", why)
