"""What the console refuses: a Dutch sentence, exit 1 or 2, no traceback, not a byte changed."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from toezichtdesk.cli import commands
from toezichtdesk.store.connecting import SCHEMA_VERSION

if TYPE_CHECKING:
    from tests.conftest import Console, Desk, Said

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1528 + "EncryptedPackage".encode("utf-16-le")
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|required|invalid|choose|from|error|expected|unrecognized|"
    r"ignored|explicit|value|show|exit|help|positional|allowed|not|the|int|choice)\b"
)


def sheet(desk: Desk, *rows: Sequence[object]) -> Path:
    return desk.sheet(rows, title=FIRST)


def written(desk: Desk, content: bytes, name: str = "blad.xlsx") -> Path:
    path = desk.folder / name
    path.write_bytes(content)
    return path


def folder(desk: Desk) -> Path:
    path = desk.folder / "map.xlsx"
    path.mkdir()
    return path


def truncated(desk: Desk) -> Path:
    path = sheet(desk, ("Delft", 30, 0, 24))
    return written(desk, path.read_bytes()[:-700])


def another_zip(desk: Desk) -> Path:
    path = desk.folder / "archief.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("brief.txt", "Geen werkmap")
    return path


def headless(desk: Desk) -> Path:
    return desk.sheet([(1, 2, 3)], head=("a", "b", "c"))


BAD_FILES: dict[str, Callable[[Desk], Path]] = {
    "no such file": lambda desk: desk.folder / "er-is-niets.xlsx",
    "a folder": folder,
    "an empty file": lambda desk: written(desk, b""),
    "a text file": lambda desk: written(desk, "Gemeente;Gerealiseerd\nDelft;3".encode("utf-16")),
    "a truncated workbook": truncated,
    "an encrypted workbook": lambda desk: written(desk, OLE),
    "a zip that is no workbook": another_zip,
    "no header": headless,
    "negative persons": lambda desk: sheet(desk, ("Delft", 30, 0, -1)),
    "half a person": lambda desk: sheet(desk, ("Delft", 30, 0, 0.5)),
    "text for a number": lambda desk: sheet(desk, ("Delft", 30, 0, "onbekend aantal")),
    "a formula without a value": lambda desk: sheet(desk, ("Delft", 30, 0, "=SUM(1,2)")),
    "an unknown municipality": lambda desk: sheet(desk, ("Dellft", 30, 0, 24)),
    "a municipality twice": lambda desk: sheet(desk, ("Delft", 30, 0, 24), ("Delft", 30, 0, 25)),
}


def is_refused(said: Said) -> bool:
    """Return whether stderr says in Dutch sentences what is wrong, and stdout nothing."""
    return (
        said.code == 1
        and said.out == ""
        and bool(said.err.strip())
        and said.err.rstrip().endswith((".", "?"))
        and "Traceback" not in said.err
        and not ENGLISH.search(said.err.lower())
    )


def test_of_more_files_each_problem_names_its_own(desk: Desk, console: Console) -> None:
    good, bad = sheet(desk, ("Delft", 30, 0, 24)), desk.folder / "ander.xlsx"
    shutil.copy(desk.sheet([("Delft", 30, 0, "onbekend")], title=FIRST, name="x.xlsx"), bad)
    text = written(desk, b"gewoon een brief", "brief.xlsx")

    assert "(ander.xlsx)" in console("import", good, bad).err
    assert "(brief.xlsx)" in console("import", text, good).err


@pytest.mark.parametrize("make", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_sheet_is_refused_and_the_database_stays_byte_for_byte(
    desk: Desk, console: Console, make: Callable[[Desk], Path]
) -> None:
    path = make(desk)
    before = desk.path.read_bytes()

    output = console("import", path)
    as_json = console("import", path, "--json")

    assert is_refused(output), output
    assert as_json.code == 1
    assert as_json.document["refused"]
    assert all(refusal["advice"] for refusal in as_json.document["refused"])
    assert desk.path.read_bytes() == before


def test_with_json_a_refused_act_gives_its_code_and_its_values(
    desk: Desk, console: Console
) -> None:
    console("import", sheet(desk, ("Delft", 30, 0, 24)))

    refused = console("decide", "Delft", "--rung", "2", "--date", "2031-02-01", "--json")

    assert refused.code == 1
    assert refused.document == {
        "refusal": {
            "code": "no_motive",
            "values": {"name": "Delft", "rung": 2},
            "message": refused.err.strip(),
        }
    }
    assert (
        refused.err == "Het motief ontbreekt. Schrijf op waarom Delft op trede 2 wordt geplaatst.\n"
    )


def read_only(path: Path) -> None:
    path.chmod(0o444)


def text(path: Path) -> None:
    path.write_text("Dit is geen database, maar een brief.\n" * 200, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA user_version = 1; CREATE TABLE recept (naam)")


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096] + b"\xff" * 4096)


@pytest.mark.parametrize("spoil", [read_only, text, empty, newer, foreign, damaged])
def test_a_database_that_cannot_be_used_is_refused_and_stays_byte_for_byte(
    desk: Desk, console: Console, spoil: Callable[[Path], None]
) -> None:
    path = sheet(desk, ("Delft", 30, 0, 24))
    spoil(desk.path)
    before = desk.path.read_bytes()
    contact = ("--kind", "bezoek", "--date", "2026-07-01", "--summary", "Besproken")
    commands = (
        ("import", path),
        ("decide", "Delft", "--rung", "2", "--motive", "Zo besloten."),
        ("contact", "Delft", *contact),
    )

    for command in commands:
        output = console(*command)
        assert is_refused(output), output

    assert desk.path.read_bytes() == before


def test_without_a_database_the_reports_say_so_and_begin_none(desk: Desk, console: Console) -> None:
    missing = desk.folder / "nergens" / "een.db"

    for command in ("overview", "proposals", "journal", "check"):
        assert is_refused(console(command, database=missing))

    assert not missing.parent.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("decide", "Dellft", "--accept"),
        ("decide", "GM9999", "--accept"),
        ("decide", "Boxmeer", "--accept"),
        ("decide", "Bergen", "--accept"),
        ("decide", "Delft", "--accept"),
        ("decide", "Delft", "--rung", "2", "--motive", " "),
        ("contact", "Delft", "--kind", "bezoek", "--date", "2026-07-11", "--summary", "Straks"),
        ("contact", "Delft", "--kind", "bezoek", "--date", "2026-07-01", "--summary", ""),
        ("sheet", "Dellft", "--pdf", "blad.pdf"),
        ("sheet", "Delft", "--pdf", "/nergens/blad.pdf"),
        ("restore", "/nergens/kopie.db"),
        ("backup", f"{__file__}/kopie.db"),
    ],
    ids=" ".join,
)
def test_an_act_that_cannot_be_is_refused_and_the_database_stays_byte_for_byte(
    desk: Desk, console: Console, command: Sequence[str]
) -> None:
    before = desk.path.read_bytes()

    output = console(*command)

    assert is_refused(output), output
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("demo",),
        ("wat",),
        ("overview", "meer"),
        ("overview", "--json=ja"),
        ("overview", "--soms"),
        ("import",),
        ("import", "blad.xlsx", "--period", "2022-III"),
        ("import", "blad.xlsx", "--period"),
        ("import", "blad.xlsx", "--reference-date", "1 juli 2022"),
        ("import", "blad.xlsx", "--reference-date", "1800-01-01"),
        ("decide", "Delft"),
        ("decide", "Delft", "--accept", "--rung", "2"),
        ("decide", "Delft", "--rung", "7"),
        ("decide", "Delft", "--rung", "drie"),
        ("contact", "Delft"),
        ("contact", "Delft", "--kind", "fax", "--date", "2026-07-01", "--summary", "Ja"),
        ("sheet", "Delft"),
        ("backup",),
        ("--today", "gisteren", "overview"),
        ("--today", "0001-01-01", "overview"),
        ("--today", "9999-12-31", "overview"),
        ("--data", "een.db"),
        ("--toda", "2026-01-01", "overview"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_is_explained_in_dutch(
    console: Console, arguments: Sequence[str]
) -> None:
    output = console.typed(*arguments)

    assert (output.code, output.out) == (2, "")
    assert output.err.startswith("gebruik: toezichtdesk")
    assert "onjuiste opdracht" in output.err
    in_sentences = re.sub(r"--?[a-z-]+|\{[^}]*\}", "", output.err.lower())
    assert not ENGLISH.search(in_sentences), output.err


COMMANDS = ("import", "overview", "proposals", "journal", "decide", "contact", "sheet", "backup",
            "restore", "trial-restore", "check", "demo", "backtest", "contacts")  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_every_command_is_dutch(console: Console, command: str) -> None:
    output = console.typed(*filter(None, (command, "--help")))

    assert (output.code, output.err) == (0, "")
    in_sentences = re.sub(r"--?[a-z-]+|\{[^}]*\}", "", output.out.lower())
    assert not ENGLISH.search(in_sentences), output.out


IN_BETWEEN = "<klaar>"
IN_TURN = f"""
import runpy, sys
for typed in {{}}:
    sys.argv[1:] = typed
    try:
        runpy.run_module("toezichtdesk", run_name="__main__")
    except SystemExit as ended:
        assert ended.code == 0, typed
    print(end="{IN_BETWEEN}")
"""  # the program as it starts, once for all commands: most of the time of each is its start


def run(code: str, *, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = {"PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin"}
    root = Path(commands.__file__).parents[2]
    return subprocess.run(["/bin/sh", "-c", code], capture_output=True, cwd=root, env=environment,
                          check=False)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_stream_with_a_narrow_code_page_still_takes_every_sign(desk: Desk, encoding: str) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, -40, 24))
    base = ["--database", str(desk.path), "--today", "2026-07-10"]
    asked = ("overview", "overview --json", "proposals", "journal --json", "check")
    typed = [[*base, *command.split()] for command in asked]

    done = run(shlex.join([sys.executable, "-c", IN_TURN.format(typed)]), encoding=encoding)

    assert (done.returncode, done.stderr) == (0, b"")
    assert all(done.stdout.decode("utf-8").split(IN_BETWEEN)[: len(typed)])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_that_has_seen_enough_is_no_fault(desk: Desk) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, -40, 24))
    base = f"{sys.executable} -m toezichtdesk --database {desk.path} --today 2026-07-10"

    done = run(f"{base} journal --json | true")

    assert done.stderr == b""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_it_says_so_and_does_the_same_job_on_the_example_data() -> None:
    """What is run knows nothing of the environment here, so of no display and no platform of Qt."""
    done = run(f"{sys.executable} -m toezichtdesk", encoding="ascii")

    answer = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert answer.startswith("Er is geen beeldscherm")
    assert "Voorstel: van trede" in answer
    pdf = Path(answer.strip().rsplit(": ", 1)[1])
    assert pdf.read_bytes().startswith(b"%PDF-")
    shutil.rmtree(pdf.parent)


def test_the_problems_go_to_a_marked_copy(desk: Desk, console: Console) -> None:
    path = sheet(desk, ("Delft", 30, 0, "n.n.b."), ("Ede", 40, 0, 12))
    copy = desk.folder / "terug.xlsx"
    before = path.read_bytes()

    output = console("import", path, "--marked-copy", copy)

    assert output.code == 1
    assert output.err.endswith("terug.xlsx is opgeslagen: 1 cel gekleurd, met de reden erbij.\n")
    assert "n.n.b." in load_workbook(copy)["Cijfers"]["D4"].comment.text
    assert path.read_bytes() == before
    again = ("import", path, "--marked-copy", copy, "--skip-refused", "--json")
    assert "--overwrite" in console(*again).err
    skipped = console(*again, "--overwrite")
    assert skipped.code == 0
    assert skipped.document["changed"] + skipped.document["new"] == 1
    assert "terug.xlsx" in skipped.err


def test_without_a_cell_to_mark_there_is_no_copy(desk: Desk, console: Console) -> None:
    copy = desk.folder / "terug.xlsx"

    assert console("import", folder(desk), "--marked-copy", copy).code == 1
    assert console("import", sheet(desk, ("Ede", 40, 0, 12)), "--marked-copy", copy).code == 0
    assert not copy.exists()


def test_a_sheet_that_cannot_be_copied_is_reported_beside_its_problems(
    desk: Desk, console: Console
) -> None:
    path = written(desk, b"Gemeente;Taakstelling;Periode\nDelft;?;2026-I\n", "blad.csv")

    output = console("import", path, "--marked-copy", desk.folder / "terug.xlsx")

    assert output.code == 1
    assert "B2" in output.err
    assert "geen gemarkeerde kopie" in output.err


def test_a_marked_copy_is_of_one_sheet_and_never_the_sheet_itself(
    desk: Desk, console: Console
) -> None:
    path = sheet(desk, ("Delft", 30, 0, "?"))
    before = path.read_bytes()

    other = desk.sheet([("Ede", 40, 0, "?")], title=FIRST, name="ander.xlsx")

    assert console("import", path, other, "--marked-copy", desk.folder / "t.xlsx").code == 2
    output = console("import", path, "--marked-copy", path)

    assert (output.code, path.read_bytes()) == (1, before)
    assert "andere naam" in output.err
