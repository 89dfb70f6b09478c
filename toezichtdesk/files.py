"""Puts finished files in place: after a crash there is the old file or the new, never half.

An unfinished file has a name that identifies the process working on it. It is readable by the user
only, and so is the finished file: it may contain casework.
"""

from __future__ import annotations

import ntpath
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.processes import is_gone, own_mark

UNFINISHED = ".toezichtdesk-half"
LEFT_AFTER_S = 24 * 3600.0  # an unfinished file this old was left by a crash, on any machine
IN_USE = frozenset({32, 33})  # Windows errors for a file that another program holds open
_HELD_FOR_A_MOMENT = IN_USE | {5}  # 5, access denied, also occurs for a file about to be replaced
_PATIENCE_S = 2.0  # a virus scanner or OneDrive holds a new file that long at most
_PAUSES_S = (0.02, 0.05, 0.1, 0.2, 0.4)  # between two tries; the last is repeated
# Windows allows 259 characters in an ordinary path. An unfinished file has a longer name.
_LONGEST_PLAIN_PATH = 160
_TRIAL = "toezichtdesk-proef-"
_JOURNAL = "-journal"  # files of SQLite beside a database
_OF_A_PROCESS = re.compile(
    rf"\..+\.(?P<mark>[0-9a-f]{{8}}-\d+(?:-[0-9a-f]{{8}})?)\.\w+{re.escape(UNFINISHED)}(?:{_JOURNAL})?",
    re.DOTALL,
)
_OF_EARLIER_VERSIONS = (f".*{UNFINISHED}", f".*{UNFINISHED}{_JOURNAL}", ".toezichtdesk-*.tmp")


_Result = TypeVar("_Result")


class NameTaken(OfficerCanAct):
    """A file of this name exists; it is never overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.NAME_TAKEN, path=path)


class WrittenAllTheSame(OfficerCanAct):
    """The file has its name, but the disk failed before that was certain to persist."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.WRITTEN_ALL_THE_SAME, path=path)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Yield an empty file beside `target`, removed afterwards unless it was put in place.

    Raises:
        OSError: the folder cannot be written.
    """
    clear_leftovers(target.parent)
    path = _new_name(target)
    path.touch(stat.S_IRUSR | stat.S_IWUSR, exist_ok=False)
    try:
        yield path
    finally:
        for left in (path, path.with_name(path.name + _JOURNAL)):
            with suppress(OSError):  # a leftover is removed at the next start
                _unlink(left)


@contextmanager
def unfinished_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, removed afterwards with its contents.

    Raises:
        OSError: the folder cannot be written.
    """
    clear_leftovers(target.parent)
    path = _new_name(target)
    path.mkdir(stat.S_IRWXU)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def put_new(finished: Path, target: Path, named: Path | None = None) -> None:
    """Give the file its final name, durably; an existing file of that name is left alone.

    named: the path as the officer gave it, when `target` is its long form.

    Raises:
        NameTaken: a file of that name exists, perhaps since a moment ago.
        WrittenAllTheSame: it has its name, but the disk failed afterwards.
        OSError: the disk refuses.
    """
    _flush(finished)
    try:
        if os.name == "nt":
            patiently(lambda: finished.rename(target))
        else:
            os.link(finished, target)
            with suppress(OSError):  # a second name; `unfinished` removes the first
                finished.unlink()
    except FileExistsError:
        raise NameTaken(named or target) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise
        finished.replace(target)
    _make_last(target, named)


def put_over(finished: Path, target: Path) -> None:
    """Give the file its final name in one step, replacing an existing file.

    Raises:
        WrittenAllTheSame: it has its name, but the disk failed afterwards.
        OSError: the disk refuses.
    """
    _flush(finished)
    patiently(lambda: finished.replace(target))
    _make_last(target)


def patiently(work: Callable[[], _Result]) -> _Result:
    """Do the work; retry for two seconds while Windows reports that the file is in use.

    A virus scanner, the indexer or OneDrive briefly holds a file that was just written.

    Raises:
        OSError: the disk refuses, or the file stays in use.
    """
    end, tries = time.monotonic() + _PATIENCE_S, 0
    while True:
        try:
            return work()
        except PermissionError as error:
            if not _is_held(error) or time.monotonic() > end:
                raise
        time.sleep(_PAUSES_S[min(tries, len(_PAUSES_S) - 1)])
        tries += 1


def _is_held(error: PermissionError) -> bool:
    number = getattr(error, "winerror", None)
    if number is None:  # Windows reports no more than access denied when opening a file
        return os.name == "nt"
    return number in _HELD_FOR_A_MOMENT


def reachable(path: Path) -> Path:
    """Return the path in the form for which Windows has no length limit; elsewhere unchanged."""
    return Path(without_limit(str(path))) if os.name == "nt" else path


def without_limit(path: str) -> str:
    """Return a long Windows path with the prefix that lifts the limit of 259 characters."""
    if path.startswith("\\\\?\\"):
        return path
    whole = ntpath.abspath(path)
    if len(whole) <= _LONGEST_PLAIN_PATH:
        return path
    return f"\\\\?\\UNC{whole[1:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}"


def is_folder(path: Path) -> bool:
    """Return whether a folder is there; not when its server or disk cannot be asked.

    `Path.is_dir` raises what it does not expect, such as that the network is away.
    """
    with suppress(OSError):
        return path.is_dir()
    return False


def is_file(path: Path) -> bool:
    """Return whether a file is there; not when its server or disk cannot be asked."""
    with suppress(OSError):
        return path.is_file()
    return False


def is_there(path: Path) -> bool:
    """Return whether anything is there; not when its server or disk cannot be asked."""
    with suppress(OSError):
        return path.exists()
    return False


def named_in(folder: Path, pattern: str) -> list[Path]:
    """Return what in the folder fits a pattern; nothing when the folder cannot be asked."""
    with suppress(OSError):
        return list(folder.glob(pattern))
    return []


def flush_folder(folder: Path) -> None:
    """Make new names in the folder survive a power failure; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_leftovers(folder: Path) -> None:
    """Remove from the folder what a process that has ended left unfinished."""
    with suppress(OSError):
        for path in tuple(folder.iterdir()):
            with suppress(OSError):  # gone meanwhile, or another user's
                if _is_left(path):
                    remove(path)


def throw_away_folder() -> Path:
    """Return a new temporary folder for a trial; the next trial removes it."""
    place = Path(tempfile.gettempdir())
    for path in place.glob(f"{_TRIAL}*"):
        mark = path.name.removeprefix(_TRIAL).rpartition("-")[0]
        with suppress(OSError):  # another user's
            if is_gone(mark) or time.time() - path.lstat().st_mtime > LEFT_AFTER_S:
                remove(path)
    return Path(tempfile.mkdtemp(prefix=f"{_TRIAL}{own_mark()}-"))


def remove(path: Path) -> None:
    """Remove a file or a folder with its contents, as far as the disk allows."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=_write_and_retry)
    else:
        path.unlink(missing_ok=True)


def remove_wholly(path: Path) -> None:
    """Remove a file or a folder with its contents, once nobody holds it open.

    Raises:
        OSError: something could not be removed.
    """
    if path.is_dir() and not path.is_symlink():
        patiently(lambda: shutil.rmtree(path, onerror=_write_and_insist))
    elif os.path.lexists(path):
        patiently(lambda: _write_and_insist(os.unlink, str(path), None))


def _write_and_retry(again: Callable[[str], object], path: str, _: object) -> None:
    """Retry on a read-only file after making it writable; what still fails stays."""
    with suppress(OSError):
        _write_and_insist(again, path, None)


def _write_and_insist(again: Callable[[str], object], path: str, _: object) -> None:
    """Retry on a path after its owner may write it; for a folder, also look inside."""
    with suppress(OSError):
        Path(path).chmod(stat.S_IRWXU)
    if again not in (os.open, os.scandir):  # how `rmtree` looks into a folder
        again(path)
        return
    os.scandir(path).close()  # when that fails too, the folder stays
    shutil.rmtree(path, onerror=_write_and_insist)


def _is_left(path: Path) -> bool:
    name = _OF_A_PROCESS.fullmatch(path.name)
    if name is not None and is_gone(name["mark"]):
        return True
    if name is None and not any(path.match(form) for form in _OF_EARLIER_VERSIONS):
        return False
    return time.time() - path.lstat().st_mtime > LEFT_AFTER_S


def _new_name(target: Path) -> Path:
    """Return a path beside `target` that nothing has.

    What Python offers for it tries 2147483647 names on Windows in a folder where nobody may write.
    """
    return target.with_name(f".{target.name[:50]}.{own_mark()}.{secrets.token_hex(4)}{UNFINISHED}")


def _make_last(target: Path, named: Path | None = None) -> None:
    try:
        flush_folder(target.parent)
    except OSError as error:
        raise WrittenAllTheSame(named or target) from error


def _unlink(path: Path) -> None:
    patiently(lambda: path.unlink(missing_ok=True))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
