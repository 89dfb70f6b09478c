"""Kills at random moments of mixed work: imports, talks, undo and redo; first starts; upgrades.

`python -m tests.endurance.kills [KILLS]`
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from tests.endurance.scenarios import BY, DAY, MINE, NAME
from tests.store.old_files import VERSIONS, unpack
from tests.store.test_crash import Say, run_and_kill
from tests.tables import table_of
from toezichtdesk.casework import contacts, import_sheet
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.acts_in_force import next_redo, next_undo
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.store.backup import check
from toezichtdesk.store.database import Database

KILLS = 1000
TOLD_EVERY = 20
LONGEST = {"work": 0.8, "begin": 1.0, "upgrade": 1.0}  # seconds until the kill
NAMES = ("Delft", "Den Haag", "Ede", "Gouda", "Zeist")


def try_kills(
    folder: Path, kills: int, seed: int = 1, told: Callable[[str], None] | None = None
) -> tuple[Counter[str], list[str]]:
    """Kill so many processes at work, and look what they left behind.

    Returns how often what was interrupted, and whatever is lost, half or not sound.
    told: gets what came of them so far, every now and then.
    """
    chance = Random(seed)
    path = folder / NAME
    open_or_begin(path, BY, MINE).close()
    came: Counter[str] = Counter()
    bad: list[str] = []
    acknowledged = 0
    for number in range(kills):
        kind = ("begin", "upgrade", "work", "work", "work", "work")[number % 6]
        moment = chance.uniform(0.001, LONGEST[kind])
        if kind == "work":
            seeded = chance.random()
            numbers = run_and_kill(lambda say, at=seeded: _work(path, Random(at), say), moment)
            acknowledged = max([acknowledged, *numbers])
            came["acts acknowledged"] += len(numbers)
            fault, acknowledged = _after_work(path, acknowledged)
        else:
            fault = _begun_or_upgraded(folder / kind, kind, moment, chance)
        came[f"{kind} killed"] += 1
        if fault:
            bad.append(f"kill {number} ({kind}): {fault}")
        if told is not None and (number + 1) % TOLD_EVERY == 0:
            told(f"{number + 1} kills: {dict(came)}; {len(bad)} bad")
    return came, bad


def _after_work(path: Path, acknowledged: int) -> tuple[str, int]:
    database = Database.open(path)
    with database.reading() as connection:
        result = last_act(connection)
    report = check(path)
    if not report.is_sound:
        return f"not sound: {report.broken or report.faults}", result
    if result not in (acknowledged, acknowledged + 1) and acknowledged:
        return f"{acknowledged} lines acknowledged, {result} there", result
    return "", result


def _begun_or_upgraded(folder: Path, kind: str, moment: float, chance: Random) -> str:
    folder.mkdir()
    path = folder / NAME
    if kind == "upgrade":
        unpack(chance.choice(list(VERSIONS)), path)
    way = {
        "begin": lambda _: open_or_begin(path, BY, MINE).close(),
        "upgrade": lambda _: Database.open(path).close(),
    }[kind]
    run_and_kill(way, moment)
    open_or_begin(path, BY, MINE).close()
    report = check(path)
    shutil.rmtree(folder)
    return "" if report.is_sound and report.is_current else "not sound, or not of this version"


def _work(path: Path, chance: Random, say: Say) -> None:
    database = Database(path)
    while True:
        with database.writing() as connection:
            before = last_act(connection)
            turn = chance.choice((_import, _talk, _talk, _undo, _redo))
            turn(connection, chance)
            after = last_act(connection)
        if after > before:
            say(after)


def _import(connection: object, chance: Random) -> None:
    counted = [chance.randrange(60) for _ in NAMES]
    values = {
        Column.TARGET: [30] * len(NAMES),
        Column.OPENING_BALANCE: [0] * len(NAMES),
        Column.REALISED: counted,
    }
    day = date(2026, 1 + chance.randrange(1, 3), 1).isoformat()
    name = f"{chance.randrange(10**9)}.xlsx"
    read = table_of(NAMES, values, period="2026-I", reference_date=day, name=name)
    plan = import_sheet.prepare(connection, read, BY.today, takes_outside=True)
    if not plan.questions and not plan.refusals and not plan.writes_nothing:
        import_sheet.apply(connection, BY, plan)


def _talk(connection: object, chance: Random) -> None:
    draft = ContactData(MINE[chance.randrange(2)], DAY, ContactKind.EMAIL, "x" * 50)
    contacts.log_contact(connection, BY, draft)


def _undo(connection: object, _: Random) -> None:
    if (act := next_undo(connection)) is not None:
        undo(connection, BY, act)


def _redo(connection: object, _: Random) -> None:
    if (act := next_redo(connection)) is not None:
        redo(connection, BY, act)


def _tell(words: str) -> None:
    print(words, flush=True)


def main() -> int:
    """Kill; 0 when nothing was lost, half or unsound."""
    kills = int(sys.argv[1]) if sys.argv[1:] else KILLS
    with tempfile.TemporaryDirectory(prefix="uithouding-") as folder:
        came, bad = try_kills(Path(folder), kills, told=_tell)
    print(f"{kills} kills: {dict(came)}; {len(bad)} bad", *bad[:20], sep="\n    ")
    return int(bool(bad))


if __name__ == "__main__":
    os.environ.setdefault("XDG_STATE_HOME", tempfile.gettempdir())
    sys.exit(main())
