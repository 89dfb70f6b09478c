"""What the officer sets: each setting is one row, and a change of it one act."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.limits import FILE_LIMIT, MEBIBYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.papers.letters import own_templates, template_setting
from toezichtdesk.reports.settings import (
    ATTACHED_MEGABYTES,
    KEPT_MEGABYTES,
    attached_megabytes,
    stored_megabytes,
)
from toezichtdesk.store import schema, versions
from toezichtdesk.wording import letter_kind

MOST_ATTACHED_MEGABYTES = 100
MOST_MEGABYTES = FILE_LIMIT // MEBIBYTE  # a larger file is not read at all


def put(connection: Connection, name: str, value: str | None, act: int) -> None:
    """Replace what a setting was, under an act; None removes it."""
    setting = schema.setting
    versions.take_back(connection, setting, setting.c.name == name, act)
    if value is not None:
        connection.execute(insert(setting).values(name=name, value=value, act=act))


def keep_copies(connection: Connection, by: Signature, megabytes: int) -> int:
    """Keep a copy of imported files up to this size from now on; return the act.

    megabytes: of a million bytes; 0 keeps none. Copies that were kept stay.

    Raises:
        OfficerCanAct: there is no such size, or it is so already.
    """
    before = stored_megabytes(connection)
    _check_size(before, megabytes, MOST_MEGABYTES, Obstacle.COPY_SIZE_NOT_POSSIBLE)
    words = (
        f"Van geïmporteerde bladen tot {megabytes} MB wordt een kopie bewaard."
        if megabytes
        else "Van geïmporteerde bladen wordt geen kopie meer bewaard."
    )
    act = journal.write(connection, by, Act.KEEP_COPIES, words, before=before, after=megabytes)
    put(connection, KEPT_MEGABYTES, str(megabytes), act)
    return act


def limit_attachments(connection: Connection, by: Signature, megabytes: int) -> int:
    """Take attachments up to this size from now on; return the act. Those that are there stay.

    megabytes: of a million bytes; 0 takes none.

    Raises:
        OfficerCanAct: there is no such size, or it is so already.
    """
    before = attached_megabytes(connection)
    _check_size(before, megabytes, MOST_ATTACHED_MEGABYTES, Obstacle.ATTACHMENT_SIZE_NOT_POSSIBLE)
    words = (
        f"Bijlagen tot {megabytes} MB worden bewaard."
        if megabytes
        else "Er worden geen bijlagen meer bewaard."
    )
    act = journal.write(
        connection, by, Act.LIMIT_ATTACHMENTS, words, before=before, after=megabytes
    )
    put(connection, ATTACHED_MEGABYTES, str(megabytes), act)
    return act


def use_template(connection: Connection, by: Signature, kind: LetterKind, file: str) -> int:
    """Make letters of this kind from another template from now on; return the act.

    file: its name in the folder of the province's own templates; "" is that of the program. Earlier
    files stay there, so that taking this back brings the one before in force.

    Raises:
        OfficerCanAct: it is so already.
    """
    before = own_templates(connection).chosen.get(kind)
    if before == file:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    whose = f"het eigen sjabloon {file}" if file else "weer het sjabloon van het programma"
    act = journal.write(
        connection,
        by,
        Act.USE_TEMPLATE,
        f"{letter_kind(kind)}: voortaan {whose}.",
        kind=kind,
        before=before,
        after=file,
    )
    put(connection, template_setting(kind), file, act)
    return act


def _check_size(before: int, megabytes: int, most: int, code: Obstacle) -> None:
    if not 0 <= megabytes <= most:
        raise OfficerCanAct(code, megabytes=megabytes, largest=most)
    if megabytes == before:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
