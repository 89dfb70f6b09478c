"""What comes from a record that was changed beside the program says so: paper and the console."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.render import set_pages
from toezichtdesk.store import guards

if TYPE_CHECKING:
    from tests.conftest import Console

TODAY = "2026-11-10"
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
    said = console(command, "--json", database=tampered, today=TODAY)

    assert said.code == 0
    assert said.err.count(MARK) == 1
    assert "Tabel decision, handeling" in said.err
    assert "Het kan gaan om Broekerwold." in said.err
    rows = json.loads(said.out)
    assert rows
    assert all(row["doubt"].startswith(MARK) for row in rows)


def test_a_sound_record_gets_no_mark(filled_example: Path, console: Console) -> None:
    said = console("overview", "--json", database=filled_example, today=TODAY)

    assert MARK not in said.err
    assert all("doubt" not in row for row in json.loads(said.out))


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
    said = console(*order, "--pdf", tmp_path / "stuk.pdf", database=tampered, today=TODAY)

    assert said.code == 0, said.err
    assert MARK in said.err
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


def test_a_letter_says_that_it_should_not_be_sent(
    tampered: Path, console: Console, tmp_path: Path
) -> None:
    (tmp_path / "brieven").mkdir()
    said = console(
        "letter", "herinnering", "Broekerwold", "--term", "2026-12-01",
        "--reference", "P-2", "--folder", tmp_path / "brieven", database=tampered, today=TODAY,
    )  # fmt: skip

    assert said.code == 0, said.out
    (path,) = (tmp_path / "brieven").glob("*.docx")
    text = "\n".join(one.text for one in Document(str(path)).paragraphs)
    assert "[LET OP: de vastlegging klopt niet, verstuur deze brief niet]" in text
