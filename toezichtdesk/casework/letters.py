"""Letters that were sent: put on file, each with a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from toezichtdesk.casework import terms
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.letters import FILED_AS
from toezichtdesk.domain.terms import WITH_TERM, FileItemDraft
from toezichtdesk.reports.letters import LetterDraft


def file_sent(
    connection: Connection, by: Signature, codes: Iterable[str], draft: LetterDraft
) -> int:
    """Put a letter on file as sent today to each of these municipalities; return how many.

    Each is an act of its own, so that one of them can be taken back.

    Raises:
        OfficerCanAct: an unknown municipality, or a term that ends before today.
    """
    kind = FILED_AS[draft.kind]
    due_on = draft.due_on if kind in WITH_TERM else None
    count = 0
    for code in codes:
        terms.file(connection, by, FileItemDraft(code, kind, by.today, draft.reference, "", due_on))
        count += 1
    return count
