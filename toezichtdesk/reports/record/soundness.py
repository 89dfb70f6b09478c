"""Checks the record of a database in use: its seals, what it was decided on, what is attached."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

from toezichtdesk import wording
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.reports.record.attachments import departing
from toezichtdesk.reports.record.doubt import codes_of
from toezichtdesk.store.aside import copied_aside
from toezichtdesk.store.backup import look_over
from toezichtdesk.store.chain import Broken
from toezichtdesk.store.database import Database

log = logging.getLogger(__name__)


def check(database: Path, copies: Path) -> Doubt:
    """Return what is broken in the record, or that it could not be verified.

    A record that takes longer to read than an act can wait is read from a copy.

    copies: the folder with its backups.

    Raises:
        OfficerCanAct: as `store.backup.look_over`.
    """
    seen = look_over(database, copies)
    if seen is None:
        seen = _look_aside(database, copies)
    broken = seen or ()
    if not broken:
        with Database(database).reading() as connection:
            broken = ungrounded(connection) + departing(connection)
    if not broken:
        if seen is not None:
            return Doubt()
        return Doubt(wording.not_verified_for_room(), is_verified=False)
    words = wording.record_broken([wording.broken(one) for one in broken])
    return Doubt(words, _whose(database, broken))


def _look_aside(database: Path, copies: Path) -> tuple[Broken, ...] | None:
    """Read a copy of the record to its end; None where there is no place for one."""
    with ExitStack() as stack:
        try:
            aside = stack.enter_context(copied_aside(database))
        except (OSError, OfficerCanAct) as error:
            log.info("no copy to check the record in: %s", type(error).__name__)
            return None
        return look_over(aside, copies, of=database)


def _whose(database: Path, broken: tuple[Broken, ...]) -> frozenset[str] | None:
    try:
        with Database(database).reading() as connection:
            return codes_of(connection, broken)
    except OfficerCanAct:  # so damaged that it cannot be asked
        return None
