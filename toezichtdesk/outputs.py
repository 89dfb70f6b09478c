"""Writes documents: completely or not at all, and never over a file of another kind.

A document never replaces a database, a backup, settings or a device, nor a file of another kind;
it replaces a file of its own kind only if the officer allows it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from toezichtdesk.domain.disk_reasons import DiskReason
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.limits import FILE_LIMIT, MEBIBYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.terms import Document
from toezichtdesk.files import (
    IN_USE,
    NameTaken,
    patiently,
    put_new,
    put_over,
    reachable,
    unfinished,
)
from toezichtdesk.places import led_to, refuse_beside_database

_OF_A_DATABASE = frozenset({".db", ".sqlite", ".sqlite3", ".ini", ".lock"})
_BACKUPS = "-backups"
_ATTACHED = "bijlagen"  # ends the name of a folder of attachments, beside a database or its copies
_HASH = re.compile(r"[0-9a-f]{64}")  # names a file that is kept there
_STARTS = {b"SQLite format 3\0": "sqlite", b"%PDF": "pdf", b"PK": "zip", b"\x89PNG": "png"}
_LOOKED_AT = 4096  # bytes
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_BREAKS = ("\t", "\r", "\n")
# On Windows, text after a colon would become a hidden stream of another file.
_NEVER_IN_A_NAME = frozenset('<>:"|?*' + "".join(map(chr, range(32))) if os.name == "nt" else "\0")
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # on Windows or elsewhere

_REASONS = {
    errno.ENOSPC: DiskReason.DISK_IS_FULL,
    errno.EDQUOT: DiskReason.QUOTA_IS_FULL,
    errno.EFBIG: DiskReason.FILE_TOO_LARGE,
    errno.EACCES: DiskReason.PROTECTED,
    errno.EPERM: DiskReason.PROTECTED,
    errno.EROFS: DiskReason.READ_ONLY,
    errno.ENOENT: DiskReason.NOT_THERE,
    errno.ENOTDIR: DiskReason.NO_FOLDER_ON_THE_WAY,
    errno.EEXIST: DiskReason.NO_FOLDER_ON_THE_WAY,  # a file where a folder was to be made
    errno.EISDIR: DiskReason.IS_FOLDER,
    errno.ENAMETOOLONG: DiskReason.NAME_TOO_LONG,
    errno.EMFILE: DiskReason.TOO_MANY_OPEN,
    errno.EBUSY: DiskReason.OPEN_ELSEWHERE,
    errno.ELOOP: DiskReason.LINKS_IN_A_CIRCLE,
}


def reason(error: OSError) -> DiskReason:
    """Return why the disk refused."""
    if getattr(error, "winerror", None) in IN_USE:
        return DiskReason.IN_USE
    return _REASONS.get(error.errno or 0, DiskReason.OTHER)


def read_document(path: Path) -> Document:
    """Return the present content of a file of the officer.

    Raises:
        OfficerCanAct: it cannot be read, or is too large.
    """
    try:
        if reachable(path).stat().st_size > FILE_LIMIT:
            raise OfficerCanAct(
                Obstacle.DOCUMENT_TOO_LARGE, file=path.name, megabytes=FILE_LIMIT // MEBIBYTE
            )
        return Document(path.name, patiently(reachable(path).read_bytes))
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.DOCUMENT_UNREADABLE, path=path, reason=reason(error)
        ) from error


@contextlib.contextmanager
def replacing(path: Path, *, overwrite: bool = True) -> Iterator[Path]:
    """Yield a temporary file beside `path` that is renamed to it on success.

    overwrite: whether the officer allows an existing document to be replaced.

    Raises:
        OfficerCanAct: the folder is missing, the place is taken or not for documents, or the disk
            refuses; the existing file is left alone.
    """
    refuse_place(path, overwrite=overwrite)
    target = reachable(path)
    try:
        with unfinished(target) as temporary:
            yield temporary
            if not overwrite:
                put_new(temporary, target, path)
                return
            _refuse_other_kind(temporary, target, path)
            put_over(temporary, target)
    except OSError as error:
        raise OfficerCanAct(
            Obstacle.DOCUMENT_NOT_WRITTEN, path=path, reason=reason(error)
        ) from error


def refuse_place(path: Path, *, overwrite: bool) -> None:
    """Refuse a place where no document may be written, before it is made.

    Raises:
        OfficerCanAct: why not, and what to do.
    """
    try:
        _refuse_place(path, overwrite=overwrite)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = reason(error) if isinstance(error, OSError) else DiskReason.NAME_NOT_POSSIBLE
        raise OfficerCanAct(Obstacle.PLACE_NOT_WRITTEN, path=path, reason=why) from error


def as_name(text: str) -> str:
    """Return the text as a file name that is valid on any machine and leads to no other folder.

    Windows cuts dots and spaces off the end, and keeps some names for devices.
    """
    name = _NOT_IN_A_NAME.sub("-", text).rstrip(" .") or "-"
    return f"-{name}" if is_of_windows(name) else name


def is_of_windows(name: str) -> bool:
    """Return whether Windows keeps this name for a device: `CON.xlsx` is the keyboard there."""
    return PureWindowsPath(name).is_reserved()


def neutral(text: str) -> str:
    """Return the text such that a spreadsheet that opens it never evaluates it.

    Invisible characters, such as a space or a byte order mark, do not hide a formula. A text that
    looks as if that was done to it gets another apostrophe, which whoever reads it takes off.
    """
    return f"'{text}" if starts_formula(text.lstrip("'")) else text


def is_neutral(text: str) -> bool:
    """Return whether `neutral` may have put the apostrophe before this text."""
    return text.startswith("'") and starts_formula(text.lstrip("'"))


def starts_formula(text: str) -> bool:
    """Return whether a spreadsheet might take the text for a formula."""
    if text.startswith(_BREAKS):
        return True
    return next((char for char in text if not _is_unseen(char)), "") in _FORMULA_STARTS


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cf", "Cc", "Mn") or char == "\u2800"


def _refuse_place(named: Path, *, overwrite: bool) -> None:
    if not _NEVER_IN_A_NAME.isdisjoint(named.name):
        shown = "".join("\N{REPLACEMENT CHARACTER}" if char < " " else char for char in named.name)
        raise OfficerCanAct(Obstacle.NAME_WITH_ODD_SIGN, name=shown)
    if os.name == "nt" and is_of_windows(named.name):
        raise OfficerCanAct(Obstacle.NAME_OF_DEVICE, name=named.name)
    path = reachable(named)
    if not path.parent.is_dir():
        raise OfficerCanAct(Obstacle.NO_SUCH_FOLDER, folder=named.parent)
    refuse_beside_database(path, named)
    if not os.path.lexists(path):
        if path.suffix.lower() in _OF_A_DATABASE:
            raise _of_a_database(named)
        return
    if path.is_dir():
        raise OfficerCanAct(Obstacle.PLACE_IS_FOLDER, path=named)
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise OfficerCanAct(Obstacle.PLACE_IS_DEVICE, path=named)
    if _is_of_a_database(path):
        raise _of_a_database(named)
    if not overwrite:
        raise NameTaken(named)


def _of_a_database(named: Path) -> OfficerCanAct:
    return OfficerCanAct(Obstacle.OF_A_DATABASE, path=named)


def _is_of_a_database(path: Path) -> bool:
    real = led_to(path)
    places = (path, real)
    if any(place.suffix.lower() in _OF_A_DATABASE for place in places):
        return True
    if any(place.parent.name.endswith(_BACKUPS) for place in places):
        return True
    if any(_HASH.fullmatch(p.stem) and p.parent.name.endswith(_ATTACHED) for p in places):
        return True
    return real.is_file() and _kind(real) == "sqlite"


def _refuse_other_kind(finished: Path, path: Path, named: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        return
    if _kind(finished) != _kind(path):
        raise OfficerCanAct(Obstacle.PLACE_OF_OTHER_KIND, path=named)


def _kind(path: Path) -> str:
    """Return the kind of file by its content, whatever its name."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    start_kind = next((kind for char, kind in _STARTS.items() if start.startswith(char)), "")
    if start_kind == "zip":
        return _kind_of_parts(path)
    return start_kind or ("text" if b"\0" not in start else "bytes")


def _kind_of_parts(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
            if "mimetype" in names:
                return parts.read("mimetype")[:200].decode("ascii", "replace")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError):
        return "zip"
    return next((name for name in ("xl/workbook.xml", "word/document.xml") if name in names), "zip")
