"""What an officer wrote never reaches the log, nor the details for the administrator."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.conftest import Console, Desk
from tests.refusing import says
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.faults import traceback_text
from toezichtdesk.log import start_log
from toezichtdesk.store.refusals import NoText

NOTE = "wethouder Jansen is ziek"
TODAY = date(2026, 5, 6)
FULL = Path("/dev/full")


def test_an_error_says_where_it_is_and_nothing_of_what_was_written(desk: Desk) -> None:
    with desk.database.writing() as connection, pytest.raises(Exception) as caught:  # noqa: PT011
        connection.execute(text("INSERT INTO setting VALUES (:note)"), {"note": NOTE})
    chained = KeyError(NOTE)
    chained.__cause__ = caught.value
    for error in (caught.value, ValueError(NOTE), chained):
        try:
            raise error
        except type(error) as raised:
            answer = traceback_text(raised)

        assert NOTE not in answer
        assert type(error).__name__ in answer
        assert "test_faults.py" in answer


def test_the_log_keeps_to_the_same(desk: Desk) -> None:
    path = start_log()
    assert path is not None
    try:
        raise ValueError(NOTE)
    except ValueError:
        logging.getLogger("toezichtdesk").exception("unexpected error")

    written = path.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert NOTE not in written


def test_text_that_is_no_text_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    before = desk.tables()
    with pytest.raises(NoText, check=says("niets vastgelegd")):
        desk.act(
            contacts.log_contact,
            TODAY,
            ContactData("GM0503", TODAY, ContactKind.EMAIL, "kapot \ud800"),
        )
    assert desk.tables() == before


def test_typed_bytes_that_are_no_text_are_refused_on_the_console(console: Console) -> None:
    output = console(
        "contact", "Delft", "--kind", "e-mail", "--date", "2026-05-06", "--summary", "\udcff"
    )

    assert (output.code, output.out) == (1, "")
    assert "geen tekst" in output.err


def test_a_file_with_an_odd_name_is_named_without_a_crash(console: Console, desk: Desk) -> None:
    output = console("import", desk.folder / "blad\udcff.xlsx")

    assert output.code == 1
    assert "blad" in output.err


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a full disk at hand")
def test_an_output_on_a_full_disk_is_reported_in_dutch(desk: Desk) -> None:
    command = [sys.executable, "-m", "toezichtdesk", "--database", str(desk.path), "overview"]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*command, "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 1
    assert "de schijf is vol" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows asks its own account")
def test_the_officer_is_the_account_and_not_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    from toezichtdesk.signing import sign

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "gedeputeerde")

    assert sign().officer == pwd.getpwuid(os.geteuid()).pw_name


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of a user to him")
def test_what_the_program_makes_is_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "map" / "desk.db"
    run = [sys.executable, "-m", "toezichtdesk", "--database", str(path)]
    sheet = Path(__file__).parents[1] / "resources" / "example"
    book = next(iter(sorted(sheet.glob("*.xlsx"))))
    subprocess.run([*run, "import", str(book)], capture_output=True, check=False)
    subprocess.run([*run, "template", str(tmp_path / "s.xlsx")], capture_output=True, check=True)

    made = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert made
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in made} == {0}
