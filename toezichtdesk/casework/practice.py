"""A copy of the officer's own data to practise on; what is done there never comes back."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from toezichtdesk.casework import journal
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.files import put_new, remove
from toezichtdesk.outputs import reason
from toezichtdesk.paths import letter_folder
from toezichtdesk.reports.settings import IS_TRIAL
from toezichtdesk.store.backup import back_up
from toezichtdesk.store.database import Database

OWN = "eigen"  # the value of the setting, which tells it from the example


def begin(source: Path, target: Path, by: Signature) -> Path:
    """Make a practice copy of a database and return where it is; the one that was there goes.

    The copy is marked as such in itself, before it gets its name: whoever opens it sees so, and
    its paper says so.

    Raises:
        OfficerCanAct: the copy could not be made; there is none then.
    """
    unmarked = target.with_name("in-de-maak.db")
    try:
        throw_away(target)
        back_up(source, unmarked)
        with closing(Database.open(unmarked)) as copy, copy.writing() as connection:
            words = "Proefomgeving gemaakt van de eigen gegevens."
            act = journal.write(connection, by, Act.PRACTISE, words, source=source)
            put(connection, IS_TRIAL, OWN, act)
        letters, copied = letter_folder(source), letter_folder(target)
        if letters != copied and letters.is_dir():
            shutil.copytree(letters, copied)
        put_new(unmarked, target)
    except OSError as error:
        throw_away(target)
        raise OfficerCanAct(
            f"De proefomgeving kon niet worden gemaakt in {target.parent}: {reason(error)}. Uw "
            "eigen gegevens zijn niet gewijzigd."
        ) from error
    except OfficerCanAct:
        throw_away(target)
        raise
    return target


def throw_away(target: Path) -> None:
    """Remove the practice copy with everything beside it; nothing happens where there is none."""
    remove(target.parent)
