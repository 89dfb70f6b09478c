"""Letters that were sent: put on file, each with a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from toezichtdesk.casework import terms
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.letters import FILED_AS, SentLetter
from toezichtdesk.domain.terms import WITH_TERM, FileItemData
from toezichtdesk.reports.papers.letters import LetterData


def file_sent(
    connection: Connection, by: Signature, sent: Iterable[SentLetter], data: LetterData
) -> int:
    """Put letters on file as sent today, with a copy of each; return how many.

    Each is an act of its own, so that one of them can be taken back; the act names the template.

    Raises:
        OfficerCanAct: an unknown municipality, or a term that ends before today.
    """
    kind = FILED_AS[data.kind]
    due_on = data.due_on if kind in WITH_TERM else None
    count = 0
    for one in sent:
        item = FileItemData(one.municipality, kind, by.today, data.reference, "", due_on)
        terms.file(connection, by, item, one.document, one.template)
        count += 1
    return count
