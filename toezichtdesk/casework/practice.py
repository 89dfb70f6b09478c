"""A copy of the officer's own data to practise on; nothing done there returns to the data."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path

from toezichtdesk.casework import journal
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import put_new, remove, remove_wholly, throw_away_folder, unfinished_folder
from toezichtdesk.outputs import reason
from toezichtdesk.paths import attachment_folder, letter_folder
from toezichtdesk.reports.record.journal import last_moment
from toezichtdesk.reports.settings import IS_TRIAL, LOOKED_AT
from toezichtdesk.store import backup
from toezichtdesk.store.backup import Restored, back_up, check
from toezichtdesk.store.connecting import identify, snapshot
from toezichtdesk.store.database import Database

OWN = "eigen"  # the value of the setting, which tells it from the example


def begin(source: Path, target: Path, by: Signature) -> Path:
    """Make a practice copy of a database in place of the former one; return its path.

    The copy carries its mark inside, before it gets its name: every window and paper made from it
    shows it.

    Raises:
        OfficerCanAct: the copy could not be made; there is none then.
    """
    unmarked = target.with_name("in-de-maak.db")
    try:
        throw_away(target)
        back_up(source, unmarked, attachment_folder(target))
        _mark(unmarked, by, "Proefomgeving gemaakt van de eigen gegevens.", source)
        letters, copied = letter_folder(source), letter_folder(target)
        if letters != copied and letters.is_dir():
            shutil.copytree(letters, copied)
        put_new(unmarked, target)
    except OSError as error:
        _leave_nothing(target)
        raise OfficerCanAct(
            Obstacle.TRIAL_NOT_MADE, folder=target.parent, reason=reason(error)
        ) from error
    except OfficerCanAct:
        _leave_nothing(target)
        raise
    return target


def look_into(source: Path, by: Signature) -> Path:
    """Copy a backup into a temporary folder, to be looked at; return the path of the copy.

    It is marked as a trial with the moment of its newest act, so that no paper made from it passes
    for one of today.

    Raises:
        OfficerCanAct: the copy could not be made; there is none then.
    """
    folder = throw_away_folder()
    try:
        copy = backup.restore(source, folder / "back-up.db").path
        words = f"Kopie van de back-up {source.name}, om te bekijken."
        _mark(copy, by, words, source, _looked_at(copy))
    except OfficerCanAct:
        remove(folder)
        raise
    return copy


def restore(source: Path, target: Path, by: Signature, aside: str = "vervangen") -> Restored:
    """Put a copy in place of the database; a practice copy stays one, whatever is put back.

    aside: the word in the name under which the present database is kept.

    Raises:
        OfficerCanAct: as `store.backup.restore`, or what was practised would replace the officer's
            own data.
    """
    is_of, comes_from = mark_of(target), mark_of(source)
    if is_of is None and comes_from is not None and _is_sound(target):
        raise OfficerCanAct(Obstacle.TRIAL_OVER_OWN_DATA, file=source.name)
    if is_of is None or comes_from is not None:
        return backup.restore(source, target, aside)
    with unfinished_folder(target) as folder:
        marked = back_up(source, folder / "terug.db").path
        _mark(marked, by, f"In de proef is de back-up {source.name} teruggezet.", source, is_of)
        return backup.restore(marked, target, aside)


def mark_of(path: Path) -> str | None:
    """Return how a file is marked as a trial, None when it is not or cannot be read."""
    try:
        identify(path)
        with snapshot(path) as raw:
            row = raw.execute("SELECT value FROM setting WHERE name = ?", (IS_TRIAL,)).fetchone()
    except OfficerCanAct:
        return None
    return None if row is None else str(row[0])


def _is_sound(path: Path) -> bool:
    try:
        return check(path).is_sound
    except OfficerCanAct:
        return False


def _looked_at(path: Path) -> str:
    """Return the mark of a copy of a backup: until when it was recorded in."""
    with closing(Database.open(path)) as copy, copy.reading() as connection:
        moment = last_moment(connection)
    return OWN if moment is None else f"{LOOKED_AT}{moment.isoformat()}"


def _mark(path: Path, by: Signature, words: str, source: Path, mark: str = OWN) -> None:
    with closing(Database.open(path)) as copy, copy.writing() as connection:
        act = journal.write(connection, by, Act.PRACTISE, words, source=source)
        put(connection, IS_TRIAL, mark, act)


def throw_away(target: Path) -> None:
    """Remove the practice copy with everything beside it; nothing happens where there is none.

    Raises:
        OfficerCanAct: the disk refuses.
    """
    try:
        remove_wholly(target)  # first: as long as somebody reads it, all beside it stays too
        remove_wholly(target.parent)
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.TRIAL_NOT_THROWN_AWAY, folder=target.parent, reason=reason(error)
        ) from error


def _leave_nothing(target: Path) -> None:
    """Remove what was made so far; what the disk keeps locked is removed at the next start."""
    with suppress(OSError):
        remove(target.parent)
