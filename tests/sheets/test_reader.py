"""Reading any file gives an answer, and within the time limit."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sheets.sheet_making import HEADINGS, REALISTIC, ZUID_HOLLAND, workbook
from toezichtdesk import children, wording
from toezichtdesk.sheets.process import reader, starting
from toezichtdesk.sheets.process.reader import read_bytes, read_workbook, read_workbooks

pytestmark = pytest.mark.slow

DANGEROUS_IMPORTS = ("sqlalchemy", "PySide6", "matplotlib", "openpyxl", "alembic")
FOREVER = 3600.0  # seconds: the limit of a test ends what waits for this


@dataclass(frozen=True)
class JumpingClock:
    """The clock, so many seconds further for each character in a file."""

    marks: Path
    jump: float  # seconds

    def monotonic(self) -> float:
        return time.monotonic() + self.jump * self.marks.stat().st_size


def _saved(folder: Path, content: bytes, name: str = "cijfers.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_workbook_comes_back_with_its_hash_and_size(tmp_path: Path) -> None:
    content = workbook(Realisatie=REALISTIC)

    result = read_workbook(_saved(tmp_path, content))

    assert result.sha256 == hashlib.sha256(content).hexdigest()
    assert result.size == len(content)
    assert result.file_name == "cijfers.xlsx"
    assert len(result.tables[0].rows) == 6
    assert result == read_bytes(content, "cijfers.xlsx")


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    missing = read_workbook(tmp_path / "weg.xlsx")
    folder = read_workbook(tmp_path)

    assert wording.refusal(missing.refusals[0]).found == "geen bestand met de naam weg.xlsx"
    assert wording.refusal(folder.refusals[0]).found == "een map, geen bestand"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices in its folders")
@pytest.mark.parametrize("place", ["/dev/zero", "a pipe"])
def test_what_never_ends_is_refused_and_never_read(tmp_path: Path, place: str) -> None:
    path = Path(place)
    if place == "a pipe":
        path = tmp_path / "pijp.xlsx"
        os.mkfifo(path)

    (refusal,) = read_workbook(path).refusals

    assert wording.refusal(refusal).found == "geen gewoon bestand"


@pytest.mark.skipif(os.name == "nt", reason="on Windows a name has no bytes of its own")
def test_a_name_with_a_stray_byte_is_read_and_shown_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"stand_\xe9.xlsx")
    path.write_bytes(workbook(Blad1=REALISTIC))

    read = read_workbook(path)

    assert read.file_name == "stand_\N{REPLACEMENT CHARACTER}.xlsx"
    assert not read.refusals
    missing = read_workbook(tmp_path / os.fsdecode(b"weg_\xe9.xlsx")).refusals[0]
    assert wording.refusal(missing).found.isprintable()


def test_a_name_of_300_signs_is_refused_in_words(tmp_path: Path) -> None:
    refusal = read_workbook(tmp_path / f"{'a' * 300}.xlsx").refusals[0]

    assert (
        "te lang" in wording.refusal(refusal).found
        or "geen bestand" in wording.refusal(refusal).found
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_refused_in_words(tmp_path: Path) -> None:
    path = _saved(tmp_path, b"x")
    path.chmod(0)

    assert "niet geopend" in read_workbook(path).refusals[0].found


def test_several_files_keep_their_order_and_a_broken_one_harms_no_other(tmp_path: Path) -> None:
    good = _saved(tmp_path, workbook(Blad1=(HEADINGS, *ZUID_HOLLAND)), "goed.xlsx")
    bad = _saved(tmp_path, b"tekst", "slecht.xlsx")

    workbooks = read_workbooks([good, bad, tmp_path / "weg.xlsx", good])

    assert [len(one.tables) for one in workbooks] == [1, 0, 0, 1]
    assert [one.file_name for one in workbooks] == [
        "goed.xlsx",
        "slecht.xlsx",
        "weg.xlsx",
        "goed.xlsx",
    ]


def test_a_child_that_dies_is_a_refusal_and_the_other_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = _saved(tmp_path, workbook(Blad1=(HEADINGS, *ZUID_HOLLAND)), "goed.xlsx")
    bad = _saved(tmp_path, b"PK dood", "dood.xlsx")
    program = (
        "import os\n"
        "from toezichtdesk.sheets.process import child, workbook as book\n"
        "real = book.read_content\n"
        "book.read_content = lambda c, n, l: os.abort() if b'dood' in c else real(c, n, l)\n"
        "child.main()"
    )
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])

    workbooks = read_workbooks([good, bad, good])

    assert [len(one.tables) for one in workbooks] == [1, 0, 1]
    assert (
        wording.refusal(workbooks[1].refusals[0]).found == "een bestand waarop het lezen stukloopt"
    )


def test_a_child_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr(reader, "TIME_LIMIT", 0.3)
    monkeypatch.setattr(children, "END_LIMIT", FOREVER)

    result = read_workbook(_saved(tmp_path, b"PK"))

    assert "nog niet gelezen" in wording.refusal(result.refusals[0]).found


def test_each_file_has_the_time_limit_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock jumps when a file is begun, so that no busy machine can reach the limit."""
    good = _saved(tmp_path, workbook(Blad1=(HEADINGS, *ZUID_HOLLAND)))
    begun = tmp_path / "begonnen"
    begun.touch()
    monkeypatch.setattr(reader, "TIME_LIMIT", 1000.0)
    monkeypatch.setattr(reader, "time", JumpingClock(begun, 600))
    program = (
        "import pathlib, time\n"
        "from toezichtdesk.sheets.process import child, workbook as book\n"
        "real = book.read_content\n"
        "def read(content, name, wanted):\n"
        "    time.sleep(1)  # the answer before has come by then\n"
        f"    with open({str(begun)!r}, 'a') as marks:\n"
        "        marks.write('x')\n"
        "    return real(content, name, wanted)\n"
        "book.read_content = read\n"
        "child.main()"
    )
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])

    workbooks = read_workbooks([good, good, good])

    assert [len(one.tables) for one in workbooks] == [1, 1, 1]


def test_a_child_that_takes_all_memory_is_stopped_also_where_the_system_sets_no_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "import time; taken = b'x' * 200_000_000; time.sleep(60)"
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])
    monkeypatch.setattr(children, "IS_COUNTED", True)
    monkeypatch.setattr(children, "MEMORY_LIMIT", 100_000_000)

    result = read_workbook(_saved(tmp_path, b"PK"))

    assert (
        wording.refusal(result.refusals[0]).found == "een bestand dat meer dan 1 GB geheugen vraagt"
    )


def test_memory_that_a_launcher_has_another_process_take_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows the interpreter of a virtual environment starts the real one as its child."""
    reads = "import time; taken = b'x' * 200_000_000; time.sleep(60)"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {reads!r}])"
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])
    monkeypatch.setattr(children, "IS_COUNTED", True)
    monkeypatch.setattr(children, "MEMORY_LIMIT", 100_000_000)

    result = read_workbook(_saved(tmp_path, b"PK"))

    assert (
        wording.refusal(result.refusals[0]).found == "een bestand dat meer dan 1 GB geheugen vraagt"
    )


def test_cancelling_stops_the_child_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr(reader, "TIME_LIMIT", FOREVER)
    monkeypatch.setattr(children, "END_LIMIT", FOREVER)

    result = read_workbook(_saved(tmp_path, b"PK"), cancelled=lambda: True)

    assert wording.refusal(result.refusals[0]).found == "het lezen is afgebroken"


def test_the_child_imports_nothing_heavy() -> None:
    program = (
        "import sys, toezichtdesk.sheets.process.child, toezichtdesk.sheets.process.wire, "
        "toezichtdesk.sheets.process.workbook\n"
        f"print([name for name in {DANGEROUS_IMPORTS} if name in sys.modules])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )

    assert finished.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "said", ["{}", "geen lengte", "0", "9", "2\n{}", "3\n[]\n", '17\n{"tables": [{}]}\n']
)
def test_a_child_that_talks_nonsense_is_a_refusal(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import sys; sys.stdin.buffer.read(); print({said!r})"
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])

    result = read_workbook(_saved(tmp_path, b"PK"))

    assert wording.refusal(result.refusals[0]).found == "een bestand waarop het lezen stukloopt"


@pytest.mark.parametrize(
    ("said", "words"), [("99999999999\n", "meer dan 1 GB"), ("", "het lezen stukloopt")]
)
def test_a_child_that_never_stops_talking_is_stopped(
    said: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import sys\nsys.stdout.write({said!r})\nwhile True: sys.stdout.write('x' * 65536)"
    monkeypatch.setattr(starting, "_command", lambda: [sys.executable, "-c", program])
    monkeypatch.setattr(reader, "TIME_LIMIT", FOREVER)
    monkeypatch.setattr(children, "END_LIMIT", FOREVER)

    result = read_workbook(_saved(tmp_path, b"PK"))

    assert words in wording.refusal(result.refusals[0]).found


def test_the_packaged_program_reads_sheets_as_a_child_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = [sys.executable, "-X", "utf8", "-m", "toezichtdesk", starting.CHILD_SWITCH]
    monkeypatch.setattr(starting, "_command", lambda: program)

    result = read_workbook(_saved(tmp_path, workbook(Blad1=(HEADINGS, *ZUID_HOLLAND))))

    assert len(result.tables[0].rows) == 6
