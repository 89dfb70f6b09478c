"""An output file never replaces a file that the program did not make."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Console, Desk
from tests.refusing import says
from toezichtdesk import outputs
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.files import UNFINISHED, NameTaken
from toezichtdesk.paths import attachment_folder, backup_folder
from toezichtdesk.store.attachments import keep
from toezichtdesk.store.backup import back_up, check, restore
from toezichtdesk.store.database import Database, file_of
from toezichtdesk.wording.values import disk_reason

PDF = b"%PDF-1.4 nieuw"


def write(path: Path, content: bytes = PDF, *, overwrite: bool = True) -> None:
    with outputs.replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return path


def of_a_copy(desk: Desk) -> Path:
    return back_up(desk.path, backup_folder(desk.path) / "toezichtdesk-20260101-120000-x.db").path


def linked(desk: Desk) -> Path:
    if os.name == "nt":
        pytest.skip("on Windows only an administrator may make links")
    link = desk.folder / "blad.pdf"
    link.symlink_to(desk.path)
    return link


def renamed(desk: Desk) -> Path:
    return back_up(desk.path, desk.folder / "oud.pdf").path


def settings(desk: Desk) -> Path:
    path = desk.path.with_suffix(".ini")
    path.write_text("[window]\n")
    return path


def pipe(desk: Desk) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes in a folder")
    os.mkfifo(desk.folder / "pijp.pdf")
    return desk.folder / "pijp.pdf"


def kept(desk: Desk) -> Path:
    folder = backup_folder(desk.path)
    folder.mkdir()
    (folder / "lees mij.pdf").write_bytes(b"%PDF van de beheerder")
    return folder / "lees mij.pdf"


def attached(desk: Desk) -> Path:
    letter = desk.folder / "brief.pdf"
    letter.write_bytes(b"%PDF zoals gekregen")
    folder = attachment_folder(desk.path)
    return folder / keep(letter, folder, 1).file


PROTECTED: dict[str, Callable[[Desk], Path]] = {
    "the database": lambda desk: desk.path,
    "a link to the database": linked,
    "a copy": of_a_copy,
    "a copy under another name": renamed,
    "the settings": settings,
    "a device": lambda _: Path(os.devnull),
    "a pipe": pipe,
    "something among the copies": kept,
    "an attachment that is kept": attached,
    "a folder": lambda desk: desk.folder,
    "a file of another kind": lambda desk: zipped(desk.folder / "brief.pdf", "word/document.xml"),
}


@pytest.mark.parametrize("name", PROTECTED)
def test_no_document_takes_the_place_of_what_is_not_its_own(
    desk: Desk, console: Console, name: str
) -> None:
    """`sheet X --pdf desk.db` replaced the database, with exit code 0."""
    path = PROTECTED[name](desk)
    before = path.read_bytes() if path.is_file() else None

    output = console("sheet", "Delft", "--pdf", path, "--overwrite")

    assert output.code == 1
    assert str(path) in output.err
    assert path.exists()
    assert before is None or path.read_bytes() == before
    assert list(desk.folder.rglob(f"*{UNFINISHED}*")) == []


def test_every_command_that_writes_replaces_only_with_overwrite(
    desk: Desk, console: Console
) -> None:
    path = desk.folder / "blad.pdf"
    path.write_bytes(b"%PDF eerder")

    refused = console("sheet", "Delft", "--pdf", path)

    assert (refused.code, path.read_bytes()) == (1, b"%PDF eerder")
    assert "--overwrite" in refused.err
    assert console("sheet", "Delft", "--pdf", path, "--overwrite").code == 0
    assert path.read_bytes() != b"%PDF eerder"

    sheet = desk.sheet([("Delft", 30, -6, "veel")], title="2026-I, stand 1 juli 2026")
    marked = desk.folder / "gemarkeerd.xlsx"
    zipped(marked, "xl/workbook.xml")
    before = marked.read_bytes()
    assert console("import", sheet, "--marked-copy", marked).code == 1
    assert marked.read_bytes() == before
    console("import", sheet, "--marked-copy", marked, "--overwrite")
    assert marked.read_bytes() != before

    template = desk.folder / "sjabloon.xlsx"
    assert console("template", template).code == 0
    assert console("template", template).code == 1
    assert console("template", template, "--overwrite").code == 0


def test_what_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"

    def write_late() -> None:
        with outputs.replacing(path, overwrite=False) as temporary:
            temporary.write_bytes(PDF)
            path.write_bytes(b"van een ander")

    with pytest.raises(NameTaken):
        write_late()

    assert path.read_bytes() == b"van een ander"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of a user to him")
def test_a_document_is_for_the_person_alone(tmp_path: Path) -> None:
    write(tmp_path / "blad.pdf")

    assert stat.S_IMODE((tmp_path / "blad.pdf").stat().st_mode) == 0o600


def test_a_disk_that_is_full_is_reported_in_dutch_and_leaves_the_old_document(
    tmp_path: Path,
) -> None:
    path = tmp_path / "blad.pdf"
    write(path)
    limits = pytest.importorskip("resource", reason="Windows sets no limit on files")
    usual = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (100, usual[1]))
    try:
        with pytest.raises(OfficerCanAct, check=says("wordt te groot")):
            write(path, PDF * 100)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, usual)

    assert path.read_bytes() == PDF
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("sign", '\0?:*"<>|\x1f' if os.name == "nt" else "\0")
def test_a_name_with_a_sign_that_cannot_be_in_one_is_refused(tmp_path: Path, sign: str) -> None:
    with pytest.raises(OfficerCanAct, check=says("kan geen naam van een bestand zijn")):
        write(tmp_path / f"blad{sign}1.pdf")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["CON.xlsx", "con", "Lpt1.pdf", "NUL.tar.gz", "aux ", "COM\N{SUPERSCRIPT ONE}.csv"]
)
def test_a_name_that_windows_keeps_for_a_device_is_known(name: str) -> None:
    assert outputs.is_of_windows(name)
    assert not outputs.is_of_windows(f"blad {name}")


@pytest.mark.skipif(os.name != "nt", reason="only Windows keeps names for devices")
def test_a_name_of_a_device_is_refused_with_a_sentence_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(OfficerCanAct, check=says("Windows gebruikt CON")):
        write(tmp_path / "CON.xlsx")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON.xlsx", "-CON.xlsx"),
        ("nul", "-nul"),
        ("brief 1. ", "brief 1"),
        ("Delft: oud/nieuw?.pdf", "Delft- oud-nieuw-.pdf"),
        ("...", "-"),
    ],
)
def test_a_name_that_is_proposed_is_one_on_every_machine(text: str, name: str) -> None:
    """A kept letter `CON.xlsx` was proposed, and refused, under that name."""
    assert outputs.as_name(text) == name


@given(st.text("aCONUL1.:/\\\0 \N{SUPERSCRIPT ONE}", max_size=9))
def test_no_text_becomes_a_name_that_windows_refuses(text: str) -> None:
    name = outputs.as_name(text)

    assert name == name.rstrip(" .") != ""
    assert not outputs.is_of_windows(name)
    assert PureWindowsPath(name).name == name
    assert outputs.as_name(name) == name


@pytest.mark.parametrize("number", errno.errorcode)
def test_no_fault_of_the_disk_is_reported_in_english(number: int) -> None:
    error = OSError(number, os.strerror(number))

    assert os.strerror(number) not in disk_reason(outputs.reason(error))


@given(
    st.text("  \u200b\ufeff\u2060\u00ad\u3000\x00\x1f", max_size=4),
    st.sampled_from("=+-@＝＋－＠"),
    st.text(max_size=5),
)
def test_no_unseen_sign_hides_a_formula(before: str, sign: str, rest: str) -> None:
    assert outputs.neutral(f"{before}{sign}{rest}").startswith("'")


@pytest.mark.parametrize("text", ["", "Delft", "−4", "a=b", "1.234,5", " Bergen"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert outputs.neutral(text) == text


@pytest.mark.parametrize("name", ["-journal", "-wal", "-shm", "-JOURNAL"])
def test_nothing_is_written_under_a_name_that_sqlite_reads(desk: Desk, name: str) -> None:
    """`sheet --pdf desk.db-journal` laid a false journal beside the database."""
    target = desk.path.with_name(f"{desk.path.name}{name}")
    before = desk.path.read_bytes()

    for act in (
        write,
        lambda path: back_up(desk.path, path),
        lambda path: restore(desk.path, path),
    ):
        with pytest.raises(OfficerCanAct, check=says("database ernaast")):
            act(target)

    assert not target.exists()
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize("name", ["ander.db", "toezichtdesk.ini", "toezichtdesk.lock"])
def test_no_document_gets_the_name_of_what_a_database_will_have(desk: Desk, name: str) -> None:
    with pytest.raises(OfficerCanAct, check=says("hoort bij een database")):
        write(desk.folder / name)


@pytest.mark.skipif(os.name == "nt", reason="on Windows every name is text")
def test_a_copy_is_made_in_a_folder_whose_name_is_no_text(desk: Desk) -> None:
    """It ended in an English traceback."""
    folder = desk.folder / os.fsdecode(b"caf\xe9")
    folder.mkdir()

    made = back_up(desk.path, folder / "kopie.db").path

    assert check(made).is_sound
    with Database.open(made).reading() as connection:
        assert file_of(connection) == made
    assert restore(made, folder / "terug.db").kept is None
