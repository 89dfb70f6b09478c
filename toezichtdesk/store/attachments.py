"""Files attached to contacts and plans: copies in a folder of their own, never changed.

A copy is named after the hash of what is in it, so that the same file is kept once, nothing is ever
written over, and what was changed afterwards shows. The row of an attachment holds that name; it is
sealed with its act (`store.sealing`).
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.limits import MEGABYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.files import NameTaken, put_new, reachable, unfinished
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import GONE
from toezichtdesk.store.refusals import refusing

BESIDE_COPIES = "bijlagen"  # the folder of attachments beside the copies of a database
_CHUNK = 1 << 20  # bytes
_UNDER_WAY = ".nieuw"  # ends the name of the mark beside a file whose act was not over yet
_TO_GO = ".gewist"  # ends that of the mark beside a file that is to be destroyed
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_READ_ONLY = 0o400
_TABLES = (schema.attachment, schema.BEFORE[schema.attachment.name])
# Opening one would run it.
PROGRAMS = frozenset(
    {
        *(".app", ".bat", ".cmd", ".com", ".cpl", ".desktop", ".exe", ".hta", ".jar", ".js"),
        *(".jse", ".lnk", ".msi", ".msp", ".pif", ".ps1", ".py", ".reg", ".scr", ".sh", ".url"),
        *(".vb", ".vbe", ".vbs", ".wsf"),
    }
)


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A copy in the folder. name: of what was copied. file: its name there. size in bytes."""

    name: str
    file: str
    size: int


def keep(source: Path, folder: Path, megabytes: int) -> CopiedFile:
    """Copy a file into the folder, whole and read back, or not at all.

    megabytes: the most that it may be, in millions of bytes.

    Raises:
        OfficerCanAct: it is gone, no ordinary file, empty, a program or too large, or the folder
            cannot be written; nothing was copied.
    """
    _refuse(source, megabytes)
    ending = source.suffix.lower()
    ending = ending if _ENDING.fullmatch(ending) else ""
    with refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished(folder / "bijlage") as temporary:
            size, digest = _copy(source, temporary, megabytes)
            target = folder / f"{digest}{ending}"
            if not target.exists() or mark_to_go(target).exists():
                _mark(target).touch(0o600)
                mark_to_go(target).unlink(missing_ok=True)
            with suppress(NameTaken):  # the same file was attached before
                put_new(temporary, target)
                target.chmod(_READ_ONLY)
        if hash_of(target) != digest:
            raise OfficerCanAct(Obstacle.KEPT_FILE_CHANGED, path=target)
    return CopiedFile(source.name, target.name, size)


def clear_unrecorded(connection: Connection, folder: Path) -> None:
    """Remove what acts kept that were never recorded: the disk was full, or the program ended.

    The connection is in a write transaction, so that no other act is under way.

    Raises:
        OSError: a file cannot be removed yet; it keeps its mark. The others went.
    """
    refused: OSError | None = None
    for name in under_way(folder):
        rows = (
            select(table.c.id).where(
                table.c.file == name, table.c.erased.is_(False), table.c.name != GONE
            )
            for table in _TABLES
        )
        try:
            if not any(connection.execute(query).first() for query in rows):
                destroy(name, [folder])
            _mark(folder / name).unlink(missing_ok=True)
        except OSError as error:
            refused = error
    if refused is not None:
        raise refused


def under_way(folder: Path) -> list[str]:
    """Return the names of the files whose act was not over when they were kept."""
    return _marked(folder, _UNDER_WAY)


def marked_to_go(folder: Path) -> list[str]:
    """Return the names of the files that are to be destroyed, if the act that says so was kept."""
    return _marked(folder, _TO_GO)


def mark_to_go(path: Path) -> Path:
    """Return the mark beside a file that is to be destroyed."""
    return path.with_name(f".{path.name}{_TO_GO}")


def copy_missing(source: Path, target: Path) -> int:
    """Copy the attachments that are not in the other folder yet; return how many.

    Raises:
        OSError: the disk refuses; each file is there whole or not at all.
    """
    source = reachable(source)
    if not source.is_dir():
        return 0
    count = 0
    for path in _files(source):
        copy = reachable(target / path.name)
        if copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(copy) as temporary:
            temporary.write_bytes(reachable(path).read_bytes())
            with suppress(NameTaken):
                put_new(temporary, copy)
                copy.chmod(_READ_ONLY)
                count += 1
    return count


def destroy(name: str, folders: Iterable[Path]) -> None:
    """Remove a file for good from each of these folders; nothing happens where it is not.

    Raises:
        OSError: it cannot be removed, for instance because it is open.
    """
    for folder in folders:
        path = reachable(folder / name)
        if path.exists():
            path.chmod(stat.S_IWRITE | stat.S_IREAD)  # Windows removes no read-only file
            path.unlink()
        _mark(path).unlink(missing_ok=True)


def departing(connection: Connection, folder: Path) -> Iterator[tuple[int, Problem]]:
    """Yield the act of each attachment that is not as it was kept, and what is wrong with it."""
    table = schema.attachment
    known: dict[str, Flaw | None] = {}
    for row in connection.execute(select(table).where(table.c.erased.is_(False))):
        if row.file not in known:
            known[row.file] = _wrong(folder / row.file)
        flaw = known[row.file]
        if flaw is not None:
            yield row.act, problem(flaw, name=row.name, path=folder / row.file)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    with reachable(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _marked(folder: Path, ending: str) -> list[str]:
    return [path.name[1 : -len(ending)] for path in folder.glob(f".*{ending}")]


def _mark(path: Path) -> Path:
    return path.with_name(f".{path.name}{_UNDER_WAY}")


def _wrong(path: Path) -> Flaw | None:
    try:
        is_same = hash_of(path) == path.stem
    except FileNotFoundError:
        return Flaw.ATTACHMENT_MISSING
    except OSError:
        return Flaw.ATTACHMENT_NOT_READ
    return None if is_same else Flaw.ATTACHMENT_DIFFERS


def _refuse(source: Path, megabytes: int) -> None:
    try:
        status = reachable(source).stat()
    except OSError as error:
        raise OfficerCanAct(Obstacle.ATTACHMENT_UNREADABLE, path=source) from error
    if not stat.S_ISREG(status.st_mode):
        raise OfficerCanAct(Obstacle.ATTACHMENT_IS_NO_FILE, path=source)
    if source.suffix.lower() in PROGRAMS:
        raise OfficerCanAct(Obstacle.ATTACHMENT_ACTS, file=source.name)
    if status.st_size == 0:
        raise OfficerCanAct(Obstacle.ATTACHMENT_EMPTY, file=source.name)
    if status.st_size > megabytes * MEGABYTE:
        raise _too_large(source, megabytes)


def _too_large(source: Path, megabytes: int) -> OfficerCanAct:
    return OfficerCanAct(Obstacle.ATTACHMENT_TOO_LARGE, file=source.name, megabytes=megabytes)


def _copy(source: Path, target: Path, megabytes: int) -> tuple[int, str]:
    """Copy as it is read, so that a file that grows meanwhile is still no larger than allowed."""
    digest, size = hashlib.sha256(), 0
    with reachable(source).open("rb") as read, target.open("wb") as written:
        while part := read.read(_CHUNK):
            size += len(part)
            if size > megabytes * MEGABYTE:
                raise _too_large(source, megabytes)
            digest.update(part)
            written.write(part)
        written.flush()
        os.fsync(written.fileno())
    return size, digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if len(path.stem) == 64 and path.is_file()]
