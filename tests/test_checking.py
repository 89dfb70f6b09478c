"""The check of a large record goes on in a child process, and ends with the window."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from toezichtdesk.app import checking
from toezichtdesk.app.backups import Backups
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.record.check_child import written
from toezichtdesk.store import guards

BARE = [sys.executable, "-S", "-E", "-c"]  # starts in a moment
DIES = [*BARE, "raise SystemExit(1)"]
READS_ON = "import sys, threading; sys.stdin.buffer.read(); open(sys.argv[1], 'w').close(); "
READS_ON += "threading.Event().wait()"


@pytest.fixture(autouse=True)
def every_record_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LARGE", 0)


@pytest.fixture
def tampered(filled_example: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(filled_example, tmp_path / "desk.db"))
    with closing(sqlite3.connect(path)) as raw:
        guards.lift_guards(raw)
        raw.execute("UPDATE contact SET summary = summary || ' Anders.' WHERE id = 1")
        guards.set_guards(raw)
        raw.commit()
    return path


@pytest.mark.parametrize("is_packaged", [False, True])
def test_a_child_finds_what_a_check_here_finds(
    tampered: Path,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    is_packaged: bool,
) -> None:
    """It did not die, after which the check would have gone on here."""
    program = [sys.executable, "-X", "utf8", "-m", "toezichtdesk", checking.CHILD_SWITCH]
    if is_packaged:
        monkeypatch.setattr(checking, "_command", lambda: program)

    beside = Backups(tampered).check()
    monkeypatch.setattr(checking, "LARGE", tampered.stat().st_size + 1)
    here = Backups(tampered).check()

    assert [child.returncode for child in started] == [0]
    assert beside == here
    assert "Tabel contact" in beside.words
    assert beside.codes is not None
    assert len(beside.codes) == 1


def test_what_the_child_writes_is_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each value of a doubt comes across, and nothing is checked again here."""
    (tmp_path / "desk.db").touch()
    for wanted in (
        Doubt(),
        Doubt("Niet nagegaan.", is_verified=False),
        Doubt("Tabel «figure» klopt niet.", None),
        Doubt("Tabel contact klopt niet.", frozenset({"GM0503", "GM0518"})),
    ):
        says = f"import sys; sys.stdout.write({written(wanted).decode('ascii')!r})"
        monkeypatch.setattr(checking, "_command", lambda says=says: [*BARE, says])

        assert Backups(tmp_path / "desk.db").check() == wanted


def test_where_the_child_dies_the_check_goes_on_here(
    tampered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_command", lambda: DIES)

    assert "Tabel contact" in Backups(tampered).check().words
    tampered.write_bytes(b"geen database" * 1000)
    with pytest.raises(OfficerCanAct):
        Backups(tampered).check()


def test_who_ends_a_check_leaves_no_process_and_none_begins_after_it(
    filled_example: Path,
    tmp_path: Path,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "_command", lambda: [*BARE, READS_ON, str(tmp_path / "leest")])
    keeper = Backups(filled_example)
    with ThreadPoolExecutor(max_workers=1) as pool:
        asked = pool.submit(keeper.check)
        while not (tmp_path / "leest").exists():
            assert not asked.done()

        keeper.end_checks()

        assert started[0].returncode not in (None, 0)
        assert not asked.result().is_verified
    assert not keeper.check().is_verified
    assert len(started) == 1


def test_the_child_loads_no_windows() -> None:
    asks = "import sys, toezichtdesk.reports.record.check_child; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    ).stdout.split()  # fmt: skip

    assert not {"PySide6", "matplotlib", "openpyxl"} & set(loaded)
