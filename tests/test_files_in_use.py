"""Files that another program holds, and paths that are too long for Windows as they are written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pytest

from tests.refusing import says
from tests.sheets.sheet_making import workbook
from toezichtdesk import files, outputs, wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.sheets.process.reader import read_workbook

SYSTEM = Path("/sys")
EVERYONE = "*S-1-1-0"  # by its number: its name is Dutch on a Dutch Windows
PDF = b"%PDF-1.7 " + b"x" * 100
LONG = "C:\\" + "\\".join(["een map met een lange naam"] * 9) + "\\cijfers.xlsx"


class HeldError(PermissionError):
    """What Windows says of a file that another program holds; it has numbers of its own."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "Permission denied")
        self.winerror = winerror


class Work:
    """Work that fails a number of times before it is done."""

    def __init__(self, fails: int, error: OSError) -> None:
        self.tries = 0
        self._fails, self._error = fails, error

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self._fails:
            raise self._error
        return "gedaan"


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file as Excel does: nobody else may write or remove it, and here nor read it."""
    assert sys.platform == "win32"
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, open_existing = 0x8000_0000, 3
    handle = kernel.CreateFileW(str(path), read, 0, None, open_existing, 0, None)
    assert handle not in (None, ctypes.c_void_p(-1).value)
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


@contextmanager
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder in which nobody may make a file, not even an administrator."""
    if SYSTEM.is_dir():  # also the one that Wine runs on
        yield SYSTEM
        return
    for change in ("/deny", "/remove:d"):
        right = f"{EVERYONE}:(WD,AD)" if change == "/deny" else EVERYONE
        subprocess.run(["icacls", str(tmp_path), change, right], check=True, capture_output=True)
        if change == "/deny":
            yield tmp_path


@pytest.mark.parametrize("make", [files.unfinished, files.unfinished_folder])
def test_a_folder_in_which_nobody_may_write_is_refused_and_not_tried_for_ever(
    tmp_path: Path, make: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    """What Python offers for a new name tries all that there are on Windows."""
    with locked_folder(tmp_path) as folder, pytest.raises(PermissionError):
        make(folder / "besluit.pdf").__enter__()


def test_what_is_unfinished_is_of_the_user_alone_and_goes_with_what_it_holds(
    tmp_path: Path,
) -> None:
    target = tmp_path / "besluit.pdf"
    with files.unfinished(target) as one, files.unfinished(target) as other:
        assert one != other
        assert one.parent == tmp_path
        assert sys.platform == "win32" or one.stat().st_mode & 0o777 == 0o600
    with files.unfinished_folder(target) as folder:
        assert sys.platform == "win32" or folder.stat().st_mode & 0o777 == 0o700
        (folder / "blad").write_bytes(PDF)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_tried_again(winerror: int) -> None:
    work = Work(2, HeldError(winerror))

    assert files.patiently(work) == "gedaan"
    assert work.tries == 3


def test_a_file_that_stays_in_use_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE_S", 0.05)
    work = Work(1000, HeldError(32))

    with pytest.raises(HeldError):
        files.patiently(work)
    assert 1 < work.tries < 1000


@pytest.mark.parametrize("error", [OSError(28, "full"), HeldError(19)])
def test_what_does_not_pass_by_itself_is_not_tried_again(error: OSError) -> None:
    work = Work(1, error)

    with pytest.raises(type(error)):
        files.patiently(work)
    assert work.tries == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says no more of a file in use")
def test_a_file_that_may_not_be_opened_is_refused_at_once() -> None:
    work = Work(1, PermissionError(13, "Permission denied"))

    with pytest.raises(PermissionError):
        files.patiently(work)
    assert work.tries == 1


@pytest.mark.parametrize(
    ("error", "is_gone"), [(HeldError(32), True), (OSError(errno.EIO, "Input/output error"), False)]
)
def test_a_folder_is_removed_when_nobody_holds_it_any_more_or_said_to_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, is_gone: bool
) -> None:
    """A practice copy that was still being read stayed, and was said to be thrown away."""
    folder = tmp_path / "proef"
    folder.mkdir()
    (folder / "proef.db").touch()
    unlink, work = os.unlink, Work(3, error)

    def refuse(path: str, *, dir_fd: int | None = None) -> None:
        work()
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refuse)

    with nullcontext() if is_gone else pytest.raises(OSError, match="Input/output"):
        files.remove_wholly(folder)
    assert folder.exists() is not is_gone


@pytest.mark.parametrize(("fails", "is_gone"), [(1, True), (1000, False)])
def test_a_folder_that_cannot_be_looked_into_goes_when_its_owner_may_or_is_said_to_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int, is_gone: bool
) -> None:
    """It ended in a TypeError, since a look takes more than the path."""
    folder = tmp_path / "proef"
    (folder / "dicht").mkdir(parents=True)
    (folder / "dicht" / "proef.db").touch()
    look, work = os.scandir, Work(fails, PermissionError(errno.EACCES, "Permission denied"))
    opened = os.open

    def refuse(path: str, *arguments: int, dir_fd: int | None = None) -> int:
        work()
        return opened(path, *arguments, dir_fd=dir_fd)

    def refuse_look(path: str | int) -> object:
        if fails > 1:
            work()
        return look(path)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_look)

    with nullcontext() if is_gone else pytest.raises(PermissionError):
        files.remove_wholly(folder)
    assert folder.exists() is not is_gone


def test_a_document_that_stays_in_use_is_reported_as_such(tmp_path: Path) -> None:
    def write_into_what_is_held() -> None:
        with outputs.replacing(tmp_path / "blad.pdf"):
            raise HeldError(32)

    with pytest.raises(
        OfficerCanAct, check=says("in gebruik door een ander programma, zoals Excel")
    ):
        write_into_what_is_held()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("C:\\map\\blad.pdf", "C:\\map\\blad.pdf"),
        (LONG, f"\\\\?\\{LONG}"),
        (f"\\\\?\\{LONG}", f"\\\\?\\{LONG}"),
        (f"\\\\server\\deel{LONG[2:]}", f"\\\\?\\UNC\\server\\deel{LONG[2:]}"),
    ],
)
def test_a_long_path_of_windows_gets_the_sign_that_lifts_the_limit(path: str, reached: str) -> None:
    assert files.without_limit(path) == reached


@pytest.mark.parametrize(
    "name", ["cijfers van één gemeente", "Ţoezicht Ж 数", "a & b (1) %TEMP% ^!"]
)
def test_a_folder_of_any_length_and_letters_takes_documents_and_gives_sheets(
    tmp_path: Path, name: str
) -> None:
    folder = files.reachable(tmp_path.joinpath(*[name.ljust(40, "x")] * 7))
    folder.mkdir(parents=True)
    plain = Path(str(folder).removeprefix("\\\\?\\"))
    assert len(str(plain)) > 280
    (folder / "cijfers.xlsx").write_bytes(workbook(Blad1=(("Gemeente", "Taakstelling"),)))

    with outputs.replacing(plain / "blad.pdf", overwrite=False) as temporary:
        temporary.write_bytes(PDF)
    read = read_workbook(plain / "cijfers.xlsx")

    assert (folder / "blad.pdf").read_bytes() == PDF
    assert read.file_name == "cijfers.xlsx"
    assert read.size > 0


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere no program keeps others from a file")
def test_on_windows_a_file_that_a_program_holds_is_reported_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE_S", 0.2)
    path = tmp_path / "cijfers.xlsx"
    path.write_bytes(PDF)

    def write() -> None:
        with outputs.replacing(path) as temporary:
            temporary.write_bytes(PDF + b"nieuw")

    with held(path):
        read = read_workbook(path)
        with pytest.raises(OfficerCanAct, check=says(r"in gebruik|elders geopend")):
            write()

    assert (
        wording.refusal(read.refusals[0]).found
        == "een bestand dat in gebruik is of niet geopend mag worden"
    )
    assert path.read_bytes() == PDF
    assert [each.name for each in tmp_path.iterdir()] == ["cijfers.xlsx"]
    assert write() is None
