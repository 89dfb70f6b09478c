"""Measures search in 100,000 notes, Contacten, Plannen and quick entry, at their largest.

The floor of a search is SQLite's own FTS5 over the same texts with its trigrams, the only one of
its tokenizers that finds inside words as the search does. It gives the same: the newest with their
excerpts, and how many there are.

In processor time a rare word takes 1.3 times the floor: of each block of notes only its different
words are looked through. Two common words take as long as the floor. A word that occurs nowhere
takes some 2.7 times the floor, 0.6 ms against 0.2: the word itself is refused in 0.01 ms, by three
letters in a row that stand in no word. The rest is to begin to read, to see that the file is the
same, and to ask what was recorded last, which the floor need not do: it keeps no record. All of
that is asked of SQLite itself: through SQLAlchemy the ratio was four.

Contacten keeps its contacts as one list for each column. Two objects for each contact cost full
collections of 100 to 330 ms while the worker built the rows, which held up every thread; now none
comes, and the worker takes half the time.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median

from sqlalchemy import insert, select

from tests.bench.material import TODAY, Material, signature
from tests.bench.measure import Line, drive, in_turn, timed
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Horizon, MeasureStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.texts.search import search
from toezichtdesk.store import schema
from toezichtdesk.store.database import Database

CONTACTS, MEASURES = 100_000, 2_000
SHOWN = 20  # as many as the line of Ctrl+K shows
DAYS = 3_000  # over which the contacts are spread
NOWHERE = "zwembad"
SOUGHT = {
    "one rare word": "kantoorpandje 4711",
    "two common words": "locatie vertraagd",
    "a word that occurs nowhere": NOWHERE,
}
WORDS = (
    "de wethouder meldt dat het kantoorpand aan de singel twaalf plaatsen geeft",
    "locatie vertraagd door netcongestie, nieuwe aansluiting in het voorjaar",
    "corporatie zegt negen woningen toe, oplevering nog onzeker",
    "flexwoningen vergund, bezwaar van omwonenden loopt bij de rechtbank",
    "raad stelt verbeterplan vast; de locatie aan de dijk vervalt",
    "terugbellen over doorstroom uit het opvangcentrum en de huisvesting van gezinnen",
)
PHASES = {
    "Contacten opened": "< 50 ms",
    "Contacten filtered, the worst letter": "< 50 ms",
    "Plannen opened": "< 50 ms",
    "Plannen filtered, the worst letter": "< 50 ms",
    "board opened": "< 50 ms",
    "board filtered, the worst letter": "< 50 ms",
}


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure the search in this process, and the window in processes of its own."""
    path = material.folder / "gezegd.db"
    _fill(material.filled, path)
    yield from _searches(path, runs)
    result = []
    for _ in range(runs + 1):
        text = drive("said", path, TODAY, QT_QPA_PLATFORM="offscreen")
        result.append(json.loads(text))
    for phase, aim in PHASES.items():
        pauses, own = ([each[which][phase] for each in result[1:]] for which in ("pauses", "own"))
        note = f"of its own work {median(own):.0f} ms; {CONTACTS} contacts, {MEASURES} measures"
        yield Line(f"longest pause: {phase}", pauses, aim=aim, note=note)
    keys = [max(each["keys"]) for each in result[1:]]
    middle = [sorted(each["keys"])[len(each["keys"]) // 2] for each in result[1:]]
    yield Line(
        "quick entry: the middle key",
        middle,
        aim="< 16 ms",
        note="read, shown, painted: processor time",
    )
    yield Line("quick entry: the worst key of a line", keys, aim="< 16 ms")


def _searches(path: Path, runs: int) -> Iterator[Line]:
    database, index = Database.open(path), _index(path)

    def ours(wanted: str) -> float:
        def ask() -> None:
            with database.reading(stay_open=True) as connection:  # as the window asks
                assert bool(search(connection, wanted, SHOWN).hits) is (wanted != NOWHERE)

        return timed(ask)

    def floor(wanted: str) -> float:
        words = " AND ".join(f'"{word}"' for word in wanted.split())
        query = (
            "SELECT rowid, snippet(note, 0, '', '', '…', 20) FROM note WHERE note MATCH ?"
            " ORDER BY rowid DESC LIMIT ?"
        )
        count = "SELECT count(*) FROM note WHERE note MATCH ?"

        def ask() -> None:
            hits = index.execute(query, (words, SHOWN)).fetchall()
            assert bool(hits) is (wanted != NOWHERE)
            assert bool(index.execute(count, (words,)).fetchone()[0]) is bool(hits)

        return timed(ask)

    def opening() -> float:
        def open_alone() -> None:
            with database.reading():
                pass

        return timed(open_alone)

    with closing(index):
        for what, wanted in SOUGHT.items():
            text = in_turn(lambda w=wanted: ours(w), lambda w=wanted: floor(w), 3 * runs)
            yield Line(
                f"search in {CONTACTS} notes: {what}",
                *text,
                "<= 3, < 50 ms",
                "floor: FTS5, trigrams",
            )
        alone = [opening() for _ in range(3 * runs)]
        note = "only the first of a series of questions does; the floor never"
        yield Line("  opening the file", alone, note=note)
    database.close()


def _index(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path.with_name("fts5.db"))
    index.execute("CREATE VIRTUAL TABLE note USING fts5(text, tokenize='trigram')")
    with closing(sqlite3.connect(path)) as raw:
        texts = raw.execute("SELECT id, summary FROM contact ORDER BY held_on, id").fetchall()
    index.executemany("INSERT INTO note (text) VALUES (?)", [(text,) for _, text in texts])
    index.commit()
    return index


def _fill(source: Path, path: Path) -> None:
    """Add the contacts and measures to a copy of a database, in one act."""
    shutil.copy(source, path)
    chance = Random(7)
    database = Database.open(path)
    with database.writing() as connection:
        query = select(schema.municipality.c.code).where(schema.municipality.c.valid_to.is_(None))
        codes = list(connection.execute(query).scalars())
        act = journal.write(connection, signature(TODAY), Act.IMPORT, "gevuld", file="gevuld.xlsx")
        contacts = [_contact(number, codes, chance, act) for number in range(CONTACTS)]
        connection.execute(insert(schema.contact), contacts)
        plans = [_plan(code, act) for code in codes]
        connection.execute(insert(schema.improvement_plan), plans)
        numbers = list(connection.execute(select(schema.improvement_plan.c.id)).scalars())
        measures = [_measure(number, numbers, chance, act) for number in range(MEASURES)]
        connection.execute(insert(schema.plan_measure), measures)
    database.close()


def _contact(number: int, codes: list[str], chance: Random, act: int) -> dict[str, object]:
    day = TODAY.fromordinal(TODAY.toordinal() - number * DAYS // CONTACTS)
    text = f"{'kantoorpandje' if number % 5000 == 4711 else ''} {chance.choice(WORDS)}"
    return {
        "municipality": chance.choice(codes),
        "held_on": day,
        "kind": chance.choice(list(ContactKind)).value,
        "summary": f"{text}; {chance.choice(WORDS)} {number}".strip(),
        "counterpart": "wethouder",
        "counts": None,
        "follow_up": "",
        "follow_up_on": None,
        "withdrawn": False,
        "act": act,
    }


def _plan(code: str, act: int) -> dict[str, object]:
    return {
        "municipality": code,
        "requested_on": TODAY.replace(month=3),
        "judgement": "",
        "judgement_note": "",
        "act": act,
    }


def _measure(number: int, plans: list[int], chance: Random, act: int) -> dict[str, object]:
    return {
        "plan": plans[number % len(plans)],
        "description": chance.choice(WORDS),
        "horizon": chance.choice(list(Horizon)).value,
        "owner": "gemeente",
        "due_on": TODAY.fromordinal(TODAY.toordinal() + chance.randint(-200, 400)),
        "expected_places": chance.randint(2, 40),
        "status": chance.choice(list(MeasureStatus)).value,
        "reason": "wacht op de aansluiting",
        "act": act,
    }
