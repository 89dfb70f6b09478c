"""Checks the record of a database in use: its seals, what it was decided on, what is attached."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.paths import attachment_folder
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.reports.record.attachments import departing
from toezichtdesk.reports.record.doubt import codes_of
from toezichtdesk.store.aside import copied_aside
from toezichtdesk.store.backup import look_over
from toezichtdesk.store.chain import Broken
from toezichtdesk.store.database import Database

log = logging.getLogger(__name__)


def check(database: Path, copies: Path) -> Doubt:
    """Return what is broken in the record, read in a copy: nobody waits for it to act.

    copies: the folder with its backups.

    Raises:
        OfficerCanAct: as `store.backup.look_over`.
    """
    with ExitStack() as stack:
        try:
            place = stack.enter_context(copied_aside(database))
        except (OSError, OfficerCanAct) as error:
            log.info("no copy to check the record in: %s", type(error).__name__)
            place = database  # where nobody can act then either
        broken = look_over(place, copies, of=database)
        if not broken:
            with Database(place).reading() as connection:
                broken = beyond_seals(connection, attachment_folder(database))
        if not broken:
            return Doubt()
        words = wording.record_broken([wording.broken(one) for one in broken])
        return Doubt(words, _whose(place, broken))


def beyond_seals(connection: Connection, folder: Path | None = None) -> tuple[Broken, ...]:
    """Return what no seal shows: decisions without their grounds, and attachments that differ.

    folder: of the attachments, as `reports.record.attachments.departing`.
    """
    return ungrounded(connection) + departing(connection, folder)


def _whose(database: Path, broken: tuple[Broken, ...]) -> frozenset[str] | None:
    try:
        with Database(database).reading() as connection:
            return codes_of(connection, broken)
    except OfficerCanAct:  # so damaged that it cannot be asked
        return None
