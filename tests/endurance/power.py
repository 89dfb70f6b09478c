"""Cuts the power at any moment of an act: each unsynced sector is kept or lost by chance.

`python -m tests.endurance.power [STATES]`: first with the settings of the program, then without
syncs, which has to lose something: else the trial proves nothing.

A real run is recorded with strace. A disk then is rebuilt for a call of it: what was synced is
there; of every write since, each sector of 512 bytes is there or not; and so is a file that was
made while its folder was not synced.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.endurance.points import ONLY_THESE, ROOT
from tests.endurance.scenarios import NAME, begun, lines_of, talk
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.store import connecting
from toezichtdesk.store.backup import check
from toezichtdesk.store.database import Database

STATES = 2000
ACTS = 3
SECTOR = 512
_CALLS = "openat,pwrite64,ftruncate,fdatasync,fsync,unlink,close,write"
_NO_MOMENT = ("openat", "close")  # after which nothing on the disk is other than before
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_SAID = "erkend"  # what the child writes when an act was acknowledged


@dataclass(slots=True)
class File:
    """A file on the disk. durable: what is there for certain. pending: (offset, bytes) since.

    A truncation is an offset with None. is_named: its folder was synced since it was made.
    """

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    is_named: bool = True

    def sync(self) -> None:
        """Let everything be there for certain."""
        for place, content in self.pending:
            self.durable = _applied(self.durable, place, content)
        self.pending = []

    def after_loss(self, chance: Random) -> bytes | None:
        """Return what is left after the loss; None when the file itself is gone."""
        if not self.is_named and chance.random() < 0.5:
            return None
        left = self.durable
        for place, content in self.pending:
            if content is None:
                left = _applied(left, place, None) if chance.random() < 0.5 else left
                continue
            for at in range(0, len(content), SECTOR):
                if chance.random() < 0.5:
                    left = _applied(left, place + at, content[at : at + SECTOR])
        return left


def lose(states: int, *, is_synced: bool = True, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """Lose power so many times; return what came of it, and whatever is lost or not sound."""
    chance = Random(seed)
    came: Counter[str] = Counter()
    bad = []
    with tempfile.TemporaryDirectory(prefix="uithouding-") as name:
        folder = Path(name)
        start, calls = _record(folder, is_synced=is_synced)
        moments = [n for n, call in enumerate(calls, start=1) if call[0] not in _NO_MOMENT]
        for number in range(states):
            place = folder / "na-uitval"
            place.mkdir()
            acknowledged = _disk_at(start, calls, chance.choice(moments), chance, place)
            verdict = _verdict(place / NAME, acknowledged)
            came[verdict] += 1
            if verdict != "ok":
                bad.append(f"state {number}: {verdict}")
            shutil.rmtree(place)
    return came, bad


def _record(folder: Path, *, is_synced: bool) -> tuple[bytes, list[tuple[str, list[str], int]]]:
    work = folder / "werk"
    work.mkdir()
    begun(work)
    start = (work / NAME).read_bytes()
    log = folder / "calls.txt"
    command = ["strace", "-f", "-qq", "-xx", "-s", "100000", "-o", str(log), ONLY_THESE]
    command += [f"--trace={_CALLS}", sys.executable, "-B", "-m", "tests.endurance.power"]
    command += ["--act", str(work)]
    command += [] if is_synced else ["--unsynced"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    result = [_LINE.match(line) for line in log.read_text().splitlines()]
    return start, [(m[1], _split(m[2]), int(m[3])) for m in result if m and int(m[3]) >= 0]


def _disk_at(
    start: bytes, calls: list[tuple[str, list[str], int]], until: int, chance: Random, place: Path
) -> int:
    """Write the disk as it may be after so many calls; return how many acts were acknowledged."""
    files = {NAME: File(start)}
    handles: dict[int, str] = {}
    acknowledged = 0
    for call, text, result in calls[:until]:
        if call == "openat":
            path = Path(_text(text[1]).decode(errors="replace"))
            handles[result] = path.name if path.name.startswith(NAME) else f"/{path.name}"
            if path.name.startswith(NAME) and path.name not in files and "O_CREAT" in text[2]:
                files[path.name] = File(is_named=False)
            continue
        if call == "unlink":
            files.pop(Path(_text(text[0]).decode(errors="replace")).name, None)
            continue
        if call == "write":
            acknowledged += _SAID.encode() in _text(text[1])
            continue
        _apply(files, handles.get(int(text[0]), ""), call, text)
    for name, file in files.items():
        left = file.after_loss(chance)
        if left is not None:
            (place / name).write_bytes(left)
    return acknowledged


def _apply(files: dict[str, File], name: str, call: str, said: list[str]) -> None:
    if call in ("fsync", "fdatasync") and name.startswith("/"):
        for file in files.values():  # the folder
            file.is_named = True
    file = files.get(name)
    if file is None or call == "close":
        return
    if call == "pwrite64":
        file.pending.append((int(said[3]), _text(said[1])))
    elif call == "ftruncate":
        file.pending.append((int(said[1]), None))
    else:
        file.sync()


def _verdict(path: Path, acknowledged: int) -> str:
    try:
        Database.open(path).close()
        report = check(path)
    except OfficerCanAct as refusal:
        return f"refused: {type(refusal).__name__}"
    if not report.is_sound:
        return "not sound"
    lines = lines_of(path)
    return "ok" if lines in (2 + acknowledged, 3 + acknowledged) else "lost"


def _applied(content: bytes, place: int, new: bytes | None) -> bytes:
    if new is None:
        return content[:place].ljust(place, b"\0")
    return content[:place].ljust(place, b"\0") + new + content[place + len(new) :]


def _split(words: str) -> list[str]:
    """Return the arguments of a call; text is all hexadecimal, so that no comma is in it."""
    return [part.strip() for part in words.split(",")]


def _text(quoted: str) -> bytes:
    return bytes(ast.literal_eval(f"b{quoted}"))


def _act(folder: Path, *, is_synced: bool) -> Iterator[str]:
    if not is_synced:
        remaining = [each for each in connecting._SETTINGS if "synchronous" not in each]
        connecting._SETTINGS = ("synchronous=OFF", *remaining)
    for _ in range(ACTS):
        talk(folder)
        yield _SAID


def main() -> int:
    """Lose power; 0 when nothing was lost with syncs, and something without."""
    if "--act" in sys.argv:
        for text in _act(Path(sys.argv[2]), is_synced="--unsynced" not in sys.argv):
            print(text, flush=True)
        return 0
    states = int(sys.argv[1]) if sys.argv[1:] else STATES
    came, bad = lose(states)
    print(f"{states} states: {dict(came)}", *bad[:20], sep="\n    ", flush=True)
    without, _ = lose(max(50, states // 10), is_synced=False)
    print(f"without syncs: {dict(without)}")
    return int(bool(bad) or set(without) == {"ok"})


if __name__ == "__main__":
    sys.exit(main())
