"""Which folder is watched for new sheets."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, delete, insert

from toezichtdesk.casework import journal
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.watching import WATCHED_FOLDER, watched
from toezichtdesk.store import schema


def watch_folder(connection: Connection, by: Signature, folder: Path | None) -> int:
    """Watch this folder from now on, None for none; return the number of the act.

    Raises:
        OfficerCanAct: it is no folder, or is watched already.
    """
    before = watched(connection).folder
    if folder is not None and not folder.is_dir():
        raise OfficerCanAct(f"{folder} is geen map. Kies een map die bestaat.")
    if folder == before:
        raise OfficerCanAct("Dat is al zo ingesteld. Kies een andere map.")
    act = journal.write(
        connection,
        by,
        "watch_folder",
        f"Nieuwe bestanden worden aangeboden uit {folder}."
        if folder
        else "Er wordt geen map meer gevolgd.",
        before=before,
        after=folder,
    )
    setting = schema.setting
    connection.execute(delete(setting).where(setting.c.name == WATCHED_FOLDER))
    if folder is not None:
        connection.execute(insert(setting).values(name=WATCHED_FOLDER, value=str(folder)))
    return act
