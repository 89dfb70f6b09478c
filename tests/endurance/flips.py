"""Flips a bit or empties a sector of the file: it is reported, or nothing that matters differs.

`python -m tests.endurance.flips [FLIPS [SEED]]`
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from toezichtdesk.casework import example
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.store.backup import check
from toezichtdesk.store.database import Database

FLIPS = 2000
TOLD_EVERY = 50
SECTOR, SECTOR_EVERY = 512, 5  # bytes; one in so many trials empties a sector
TOLD, HARMLESS, SILENT = "told", "harmless", "silent"


def try_flips(
    folder: Path, flips: int, seed: int = 1, told: Callable[[str], None] | None = None
) -> tuple[Counter[str], list[str]]:
    """Damage the example database so many times, each time anew; return what came of that.

    One in five empties a sector, the others turn a bit over. The second: each that was
    not told though a table differs, and each that made the program stop.
    told: gets what came of them so far, every now and then.
    """
    path = folder / "voorbeeld.db"
    today = example.build(path).today
    whole = path.read_bytes()
    wanted = _content(path)
    chance = Random(seed)
    came: Counter[str] = Counter()
    bad = []
    for number in range(1, flips + 1):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        if number % SECTOR_EVERY == 0:
            what, damaged = f"sector of byte {place}", _without_sector(whole, place)
        else:
            what, damaged = f"byte {place} bit {bit}", _turned(whole, place, bit)
        path.write_bytes(damaged)
        try:
            verdict = _verdict(path, today, wanted)
        except Exception as error:  # noqa: BLE001 - it is what we look for
            verdict = f"{type(error).__name__}: {error}"
        came[verdict if verdict in (TOLD, HARMLESS, SILENT) else "crashed"] += 1
        if verdict not in (TOLD, HARMLESS):
            bad.append(f"{what}: {verdict}")
        if told is not None and number % TOLD_EVERY == 0:
            told(f"{number} damaged: {dict(came)}")
    return came, bad


def _turned(whole: bytes, place: int, bit: int) -> bytes:
    turned = bytearray(whole)
    turned[place] ^= 1 << bit
    return bytes(turned)


def _without_sector(whole: bytes, place: int) -> bytes:
    first = place - place % SECTOR
    return whole[:first] + bytes(SECTOR) + whole[first + SECTOR :]


def _verdict(path: Path, today: object, wanted: list[object]) -> str:
    try:
        sound = check(path).is_sound
        database = Database.open(path)
        with closing(database), database.reading() as connection:
            is_grounded = not ungrounded(connection)
            overview(connection, today)
    except OfficerCanAct:
        return TOLD
    if not (sound and is_grounded):
        return TOLD
    return HARMLESS if _content(path) == wanted else SILENT


def _content(path: Path) -> list[object]:
    """Return what is defined, but for its white space, and every row of each table."""
    with closing(sqlite3.connect(path)) as raw:
        raw.text_factory = bytes
        defined = [
            (kind, name, table, (statement or b"").split())
            for kind, name, table, statement in raw.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2, 3"
            )
        ]
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        rows = [
            raw.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
            for (name,) in names.fetchall()
        ]
    return [defined, *(sorted(each, key=repr) for each in rows)]


def _tell(words: str) -> None:
    print(words, flush=True)


def main() -> int:
    """Damage the file; 0 when each time it was told or harmless."""
    flips = int(sys.argv[1]) if sys.argv[1:] else FLIPS
    seed = int(sys.argv[2]) if sys.argv[2:] else 1
    with tempfile.TemporaryDirectory(prefix="uithouding-") as folder:
        came, bad = try_flips(Path(folder), flips, seed, told=_tell)
    print(f"{flips} damaged: {dict(came)}", *bad, sep="\n    ")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
