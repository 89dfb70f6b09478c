"""Every command that writes files: a full disk or a locked folder is told, and all stays as it was.

The windows have theirs in tests/ui/test_every_output.py.
"""

from __future__ import annotations

import ast
import os
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.ui_tools import files_up_to, limits
from toezichtdesk import cli

if TYPE_CHECKING:
    from tests.conftest import Console, Desk, Said

TODAY = date(2026, 7, 10)
SYSTEM = Path("/sys")  # not even an administrator may make a file here
LEFT = 100  # bytes that a file may have on the disk that is full
IN_FULL = ("wordt te groot", "map voor tijdelijke bestanden", "gelezen of geschreven")
IN_LOCKED = ("de map is beveiligd", "de map ervan, is alleen-lezen")
ENGLISH = ("error", "failed", "denied", "no space", "errno", "permission", "traceback", "too large")
# By the function that adds the command; a path is one in the folder that is written in.
OUTPUTS: dict[str, tuple[tuple[str | Path, ...], ...]] = {
    "attachment_acts.add": (("attachments", "save", "1", Path("terug.pdf")),),
    "files.add": (("template", Path("leeg.xlsx")), ("backup", Path("kopie.db"))),
    "filing.add": (("filed", "save", "1", Path("stuk.pdf")),),
    "import_command.add": (
        ("import", "BLAD", "--dry-run", "--marked-copy", Path("problemen.xlsx")),
    ),
    "papers.add": (("kept", "5", Path("brief.pdf")),),
    "papers._add_sheet": (
        ("sheet", "Delft", "--pdf", Path("blad.pdf")),
        ("sheet", "Delft", "--folder", Path()),
    ),
    "papers._add_report": (("report", "overview", "--pdf", Path("rapport.pdf")),),
    "papers._add_export": (
        ("export", "contacts", Path("contacten.xlsx")),
        ("export", "contacts", Path("contacten.csv")),
        ("export", "calendar", Path("agenda.ics")),
        ("export", "dossier", Path("dossier.zip"), "--municipality", "Delft"),
    ),
    "papers._add_letter": (
        ("letter", "beoordeling", "Delft", "--reference", "K-1", "--folder", Path()),
    ),
    "persons.add": (("person", "Jansen", "--export", Path("inzage.csv")),),
    "retention.add": (("retention", "--export", Path("bewaarlijst.ods")),),
}


def adding() -> set[str]:
    """Return every function of the console that adds a command which writes a file or a folder."""
    words = ("add_output(", "metavar='MAP'", "back_up(")
    result = set()
    for path in Path(cli.__file__).parent.glob("*.py"):
        for part in ast.parse(path.read_text("utf-8")).body:
            if isinstance(part, ast.FunctionDef) and any(w in ast.unparse(part) for w in words):
                result.add(f"{path.stem}.{part.name}")
    return result - {"arguments.add_output", "files._backup"}


def test_every_command_that_writes_files_is_tried_here() -> None:
    assert adding() == OUTPUTS.keys()


def on_file(desk: Desk, console: Console) -> None:
    """Put on file what the commands write: figures, a contact, an attachment and a letter."""
    letter = desk.folder / "brief.pdf"
    letter.write_bytes(b"%PDF zoals gekregen" * 20)
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), Delft=(30, 0, 24, 2))
    for act in (
        ("contact", "Delft", "--kind", "ambtelijk", "--date", "2026-07-09", "--summary", "Jansen"),
        ("attachments", "add", "--contact", "1", letter),
        ("filed", "add", "Delft", "zienswijze", "--date", "2026-07-10", "--document", letter),
    ):
        assert console(*act).code == 0, act


def state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Return every file with its identity and content."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_ino, path.read_bytes()) for path in files}


def is_told(said: Said, reasons: tuple[str, ...]) -> bool:
    """Return whether it was refused, in Dutch, with one of the reasons."""
    words = said.out + said.err
    in_dutch = not any(word in words.casefold() for word in ENGLISH)
    return said.code == 1 and in_dutch and any(reason in words for reason in reasons)


def test_a_disk_or_folder_that_takes_no_file_is_told_and_all_stays_as_it_was(
    desk: Desk, console: Console
) -> None:
    on_file(desk, console)
    sheet = desk.sheet([("Atlantis", 1, 0, 1)], title="2026-I, stand 1 juli 2026")
    wrong: list[tuple[object, ...]] = []

    def write(command: tuple[str | Path, ...], folder: Path) -> Said:
        words = [sheet if word == "BLAD" else word for word in command]
        extra = [] if command[0] == "backup" else ["--overwrite"]
        return console(*(folder / w if isinstance(w, Path) else w for w in words), *extra)

    for number, command in enumerate(one for group in OUTPUTS.values() for one in group):
        folder = desk.folder / f"uit {number}"
        folder.mkdir()
        for place in command:
            if isinstance(place, Path) and place.name and command[0] != "backup":
                (folder / place).write_bytes(b"van vroeger")
        before = state(desk.folder)
        with files_up_to(LEFT) if limits is not None else nullcontext():
            full = write(command, folder) if limits is not None else None
        if full is not None and not is_told(full, IN_FULL):
            wrong.append((command, "full", full))
        if os.path.ismount(SYSTEM) and not is_told(locked := write(command, SYSTEM), IN_LOCKED):
            wrong.append((command, "locked", locked))
        after = state(desk.folder)
        if differs := {path for path in before | after if before.get(path) != after.get(path)}:
            wrong.append((command, "left or written over", differs))

    assert wrong == []
