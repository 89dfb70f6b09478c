"""What comes from a record that was changed beside the program says so: paper and the console."""

from __future__ import annotations

import csv
import errno
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from icalendar import Calendar
from sqlalchemy import Connection

from tests.render import set_pages
from toezichtdesk.app.backups import Backups
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.reports.record import soundness
from toezichtdesk.store import aside, backup, doubt, guards
from toezichtdesk.store.chain import Broken

if TYPE_CHECKING:
    from tests.conftest import Console

TODAY = "2026-11-10"
UNKNOWN = "Niet nagegaan of wat is vastgelegd, buiten het programma om is gewijzigd"
MARK = "Let op: wat is vastgelegd, is buiten het programma om gewijzigd of beschadigd."


@pytest.fixture(scope="module")
def tampered(filled_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, in which somebody added to the motive of a decision and put the guards back."""
    path = Path(shutil.copy(filled_example, tmp_path_factory.mktemp("gewijzigd") / "desk.db"))
    with closing(sqlite3.connect(path)) as raw:
        guards.lift_guards(raw)
        changed = raw.execute(
            "UPDATE decision SET motive = motive || ' Anders.' WHERE id = "
            "(SELECT max(id) FROM decision WHERE municipality = (SELECT code FROM municipality "
            "WHERE name = 'Broekerwold'))"
        )
        assert changed.rowcount == 1
        guards.set_guards(raw)
        raw.commit()
    return path


@pytest.mark.parametrize("command", ["overview", "duties", "agenda", "proposals", "journal"])
def test_the_console_warns_beside_what_it_shows(
    tampered: Path, console: Console, command: str
) -> None:
    answer = console(command, "--json", database=tampered, today=TODAY)

    assert answer.code == 0
    assert answer.err.count(MARK) == 1
    assert "Tabel decision, handeling" in answer.err
    assert "Het kan gaan om Broekerwold." in answer.err
    rows = json.loads(answer.out)
    assert rows
    assert all(row["doubt"].startswith(MARK) for row in rows)


def test_a_sound_record_gets_no_mark(filled_example: Path, console: Console) -> None:
    answer = console("overview", "--json", database=filled_example, today=TODAY)

    assert MARK not in answer.err
    assert all("doubt" not in row for row in json.loads(answer.out))


def test_a_record_that_takes_too_long_to_verify_says_so(
    filled_example: Path, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passed for a sound one: nothing was said."""
    monkeypatch.setattr(doubt, "LONGEST_S", 0)
    monkeypatch.setattr(doubt, "STEPS_BETWEEN_LOOKS", 100)

    answer = console(
        "report", "decision", "--municipality", "Broekerwold", "--pdf", tmp_path / "stuk.pdf",
        database=filled_example, today=TODAY,
    )  # fmt: skip
    letter(console, filled_example, tmp_path)
    rows = json.loads(console("overview", "--json", database=filled_example, today=TODAY).out)

    assert answer.err.count(UNKNOWN) == 1
    assert UNKNOWN in set_pages.words((tmp_path / "stuk.pdf").read_bytes())
    assert "[niet nagegaan of de vastlegging klopt]" in letter_in(tmp_path)
    assert rows
    assert all(row["doubt"].startswith(UNKNOWN) for row in rows)


def test_a_record_read_in_a_copy_is_held_against_the_newest_back_up(
    filled_example: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(filled_example, tmp_path / "desk.db"))
    keeper = Backups(path)
    copy = keeper.make("voor-import").path
    others = copy.with_stem(
        f"{copy.stem[:-8]}0123abcd"
    )  # the seal of the last act in another record
    copy.rename(others)

    assert others.name in keeper.check().words


@pytest.mark.parametrize(
    ("module", "reading"), [(backup, "verify_chain"), (soundness, "ungrounded")]
)
def test_acts_go_on_while_the_record_is_checked(
    filled_example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module, reading: str
) -> None:
    """A check that took five seconds, as on a slow laptop, made an act fail."""
    path = Path(shutil.copy(filled_example, tmp_path / "desk.db"))
    read = getattr(module, reading)
    acted: list[bool] = []

    def act_and_read(connection: sqlite3.Connection | Connection) -> tuple[Broken, ...]:
        with closing(sqlite3.connect(path, timeout=0)) as beside:
            beside.execute("BEGIN EXCLUSIVE")
        acted.append(True)
        return read(connection)

    monkeypatch.setattr(module, reading, act_and_read)

    assert Backups(path).check() == Doubt()
    assert acted == [True]
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "nothing is left of the copy"


def test_without_room_for_a_copy_the_record_is_read_where_it_is(
    tampered: Path, filled_example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> Path:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(aside, "unfinished", full)

    assert "Tabel decision, handeling" in Backups(tampered).check().words
    assert Backups(filled_example).check() == Doubt()


@pytest.mark.parametrize(
    "order",
    [
        ("sheet", "Broekerwold"),
        ("report", "overview"),
        ("report", "decision", "--municipality", "Broekerwold"),
    ],
)
def test_paper_is_marked_at_its_head(
    tampered: Path, console: Console, tmp_path: Path, order: tuple[str, ...]
) -> None:
    answer = console(*order, "--pdf", tmp_path / "stuk.pdf", database=tampered, today=TODAY)

    assert answer.code == 0, answer.err
    assert MARK in answer.err
    words = set_pages.words((tmp_path / "stuk.pdf").read_bytes())
    assert MARK in words
    assert "Het kan gaan om Broekerwold." in words


@pytest.mark.parametrize("table", ["overview", "figures", "decisions"])
def test_each_row_of_a_table_is_marked(
    tampered: Path, console: Console, tmp_path: Path, table: str
) -> None:
    path = tmp_path / "tabel.csv"

    console("export", table, path, database=tampered, today=TODAY)

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows
    assert all(row["Let op"].startswith(MARK) for row in rows)


def test_each_event_of_a_calendar_is_marked(
    tampered: Path, console: Console, tmp_path: Path
) -> None:
    console("export", "calendar", tmp_path / "agenda.ics", database=tampered, today=TODAY)

    events = Calendar.from_ical((tmp_path / "agenda.ics").read_bytes()).walk("VEVENT")
    assert events
    assert all(str(event["description"]).startswith(MARK) for event in events)


def test_a_letter_says_that_it_should_not_be_sent(
    tampered: Path, console: Console, tmp_path: Path
) -> None:
    letter(console, tampered, tmp_path)

    text = letter_in(tmp_path)
    assert "[LET OP: de vastlegging klopt niet, verstuur deze brief niet]" in text


def letter(console: Console, database: Path, folder: Path) -> None:
    answer = console(
        "letter", "herinnering", "Broekerwold", "--term", "2026-12-01",
        "--reference", "P-2", "--folder", folder, database=database, today=TODAY,
    )  # fmt: skip
    assert answer.code == 0, answer.out


def letter_in(folder: Path) -> str:
    (path,) = folder.glob("*.docx")
    return "\n".join(one.text for one in Document(str(path)).paragraphs)
