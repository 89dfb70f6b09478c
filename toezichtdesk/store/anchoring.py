"""The anchor outside the file: in the name of each copy, and whether the record still leads there.

Within the file, nothing shows that a tail was cut off or rewritten with new seals. An earlier copy
does show it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.refusals import problem
from toezichtdesk.files import named_in, reachable
from toezichtdesk.store.chain import JOURNAL, Broken
from toezichtdesk.store.connecting import connect, snapshot
from toezichtdesk.store.sealing import Anchor, anchor

MOMENT_FORMAT = "%Y%m%d-%H%M%S"
_MOMENT = r"\d{8}-\d{6}"
_IN_NAME = re.compile(r"-zegel-(\d+)-([0-9a-f]{8})(?:-\d+)?$")


@dataclass(frozen=True, slots=True)
class StoredAnchor:
    """What a copy carries.

    hash: of the last act; only its first characters when it comes from the name.
    """

    copy: Path
    act: int
    hash: str


def in_name(last: Anchor | None) -> str:
    """Return the part of a copy's name that holds its anchor; empty while nothing was sealed."""
    return "" if last is None else f"-zegel-{last.short}"


def copies_newest_first(db_path: Path, folder: Path) -> tuple[Path, ...]:
    """Return the automatic copies of this database, by the moment in their name.

    Copies from before the database was replaced are left out: they are of the one that was set
    aside.
    """
    form = re.compile(rf"{re.escape(db_path.stem)}-({_MOMENT})-.+\.db")
    copies = named_in(reachable(folder), "*.db")
    numbered = [(name[1], path) for path in copies if (name := form.fullmatch(path.name))]
    replaced = re.compile(rf"{re.escape(db_path.stem)}-[a-z]+-({_MOMENT})(?:-\d+)?\.db")
    since = max(
        (name[1] for path in db_path.parent.glob("*.db") if (name := replaced.match(path.name))),
        default="",
    )
    return tuple(path for moment, path in sorted(numbered, reverse=True) if moment > since)


def is_copied(db_path: Path, folder: Path) -> bool:
    """Return whether the newest automatic copy is of the last act; also when there is no act.

    Raises:
        OfficerCanAct: the database cannot be read.
    """
    with snapshot(db_path) as raw:
        seal = in_name(anchor(raw))
    newest = next(iter(copies_newest_first(db_path, folder)), None)
    return not seal or (newest is not None and seal in newest.stem)


def departure(raw: sqlite3.Connection, db_path: Path, folder: Path) -> tuple[Broken, ...]:
    """Return whether the record no longer leads to the anchor of the newest copy that has one.

    raw: a connection to a database with seals that sees one moment. folder: with the copies.
    """
    newest = next(_anchors(copies_newest_first(db_path, folder)), None)
    if newest is None:
        return ()
    upgraded, before = _last_upgrade(raw)
    if newest.act < upgraded - 1:
        return ()  # an upgrade reseals every act and records only the last hash before it
    if newest.act == upgraded - 1:
        return () if before.startswith(newest.hash) else (_rewritten(newest),)
    row = raw.execute("SELECT hash FROM seal WHERE act = ?", (newest.act,)).fetchone()
    if row is None:
        return (_cut_off(newest, anchor(raw)),)
    return () if str(row[0]).startswith(newest.hash) else (_rewritten(newest),)


def _anchors(copies: tuple[Path, ...]) -> Iterator[StoredAnchor]:
    """Yield the anchor by the name; of a copy from before that was the custom, by its content."""
    for path in copies:
        name = _IN_NAME.search(path.stem)
        if name:
            yield StoredAnchor(path, int(name[1]), name[2])
            continue
        try:
            with closing(connect(path, for_writing=False)) as raw:
                last = anchor(raw)
        except sqlite3.Error:
            continue  # damaged, or from before the seals: it has no anchor
        if last is not None:
            yield StoredAnchor(path, last.act, last.hash)


def _last_upgrade(raw: sqlite3.Connection) -> tuple[int, str]:
    """Return the last act that sealed all anew, and the hash it found; 0 and empty for none.

    An upgrade of a file with seals of the present form keeps them and tells no hash.
    """
    upgrades = raw.execute(
        "SELECT id, details FROM journal WHERE act = ? ORDER BY id DESC", (Act.UPGRADE.value,)
    )
    for number, digest in upgrades:
        try:
            details = json.loads(digest)
        except (TypeError, ValueError):
            return int(number), ""
        if not isinstance(details, dict):
            return int(number), ""
        if "anchor" in details:
            return int(number), str(details["anchor"] or "")
    return 0, ""


def _cut_off(anchor: StoredAnchor, last: Anchor | None) -> Broken:
    copy, number = anchor.copy.name, anchor.act
    if last is None:
        return Broken(JOURNAL, number, problem(Flaw.JOURNAL_EMPTIED, copy=copy, number=number))
    why = problem(Flaw.JOURNAL_CUT_OFF, last=last.act, copy=copy, number=number)
    return Broken(JOURNAL, number, why)


def _rewritten(anchor: StoredAnchor) -> Broken:
    return Broken(JOURNAL, anchor.act, problem(Flaw.JOURNAL_REWRITTEN, copy=anchor.copy.name))
