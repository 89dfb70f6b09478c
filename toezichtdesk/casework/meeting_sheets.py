"""How the officer wants the meeting sheet of each kind of talk."""

from __future__ import annotations

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.meeting_sheet import USUAL, Arrangement
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.papers.meeting_sheet import arrangement, arrangement_name


def arrange(connection: Connection, by: Signature, talk: ContactKind, wanted: Arrangement) -> int:
    """Keep the sections and their order for this kind of talk; return the act.

    Raises:
        OfficerCanAct: it is so already.
    """
    before = arrangement(connection, talk)
    if before == wanted:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    act = journal.write(
        connection,
        by,
        Act.ARRANGE_SHEET,
        f"Gespreksblad ({wording.contact_kind(talk).lower()}): andere onderdelen of volgorde.",
        before=before.sections,
        after=wanted.sections,
    )
    sections = ",".join(section.value for section in wanted.sections)
    put(connection, arrangement_name(talk), None if wanted == USUAL else sections, act)
    return act
