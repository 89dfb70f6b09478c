"""What the console says of a copy that it puts back, and of a place that leads nowhere."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Console, Desk, signed
from tests.store.old_files import unpack
from toezichtdesk.app.putting_back import notice_of
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.cli import streams
from toezichtdesk.log import start_log
from toezichtdesk.store import guards
from toezichtdesk.store.backup import Restored, back_up, check, restore


@pytest.fixture
def copy(desk: Desk) -> Path:
    return back_up(desk.path, desk.folder / "kopie.db").path


@pytest.fixture
def changed(copy: Path) -> Path:
    """The copy, in which a name was changed outside the program."""
    with closing(sqlite3.connect(copy)) as raw:
        guards.lift_guards(raw)
        raw.execute("UPDATE municipality SET name = 'Anders' WHERE code = 'GM0503'")
        guards.set_guards(raw)
        raw.commit()
    return copy


def test_a_good_copy_is_put_back_without_a_doubt(console: Console, copy: Path) -> None:
    output = console("restore", copy)

    assert (output.code, output.err) == (0, "")


def test_a_copy_that_was_changed_is_put_back_and_told_at_once(
    console: Console, changed: Path
) -> None:
    output = console("restore", changed)

    assert "Tabel municipality, handeling 1" in output.err
    assert "buiten het programma om iets gewijzigd" in output.err


def test_a_copy_of_another_database_is_told(console: Console, desk: Desk) -> None:
    other = desk.folder / "ander.db"
    open_or_begin(other, signed(date(2020, 1, 1))).close()

    output = console("restore", other)

    assert "geen back-up van de vorige database" in output.err
    assert check(desk.path).is_sound


def test_the_window_tells_the_same(tmp_path: Path) -> None:
    restored = Restored(tmp_path / "a.db", 1, tmp_path / "b.db", is_of_another=True)

    assert notice_of(restored).endswith("maar van een andere database.")


def test_a_trial_restore_says_that_the_copy_is_good_and_changes_nothing(
    console: Console, copy: Path, desk: Desk
) -> None:
    before = (copy.read_bytes(), desk.path.read_bytes())

    output = console("trial-restore", copy)
    document = console("trial-restore", copy, "--json").document

    assert (output.code, output.err) == (0, "")
    assert output.out.startswith("Proefherstel geslaagd: ")
    assert (document["sound"], document["broken"]) == (True, [])
    assert document["rows"] > 0
    assert (copy.read_bytes(), desk.path.read_bytes()) == before


def test_a_trial_restore_refuses_a_copy_that_was_changed(console: Console, changed: Path) -> None:
    output = console("trial-restore", changed)
    as_json = console("trial-restore", changed, "--json")

    assert output.code == as_json.code == 1
    assert output.out.startswith("Proefherstel mislukt: Tabel municipality, handeling 1")
    (broken,) = as_json.document["broken"]
    assert (as_json.document["sound"], broken["table"], broken["act"]) == (False, "municipality", 1)


def test_a_trial_restore_of_no_database_is_refused(console: Console, desk: Desk) -> None:
    other = desk.folder / "brief.txt"
    other.write_text("geen database")

    output = console("trial-restore", other, "--json")

    assert output.code == 1
    assert output.document["refusal"]["code"]


@pytest.mark.parametrize("way", ["itself", "a second name"])
def test_the_database_is_no_copy_of_itself(console: Console, desk: Desk, way: str) -> None:
    named = desk.path
    if way == "a second name":
        named = desk.folder / "tweede.db"
        os.link(desk.path, named)

    output = console("restore", named)

    assert (output.code, "is de database zelf" in output.err) == (1, True)
    assert list(desk.folder.glob("*vervangen*")) == []


def test_a_copy_older_than_the_seals_raises_no_doubt(desk: Desk, tmp_path: Path) -> None:
    restored = restore(unpack(4, tmp_path / "oud.db"), desk.path)

    assert (restored.broken, restored.is_of_another) == ((), False)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets a user make no links")
def test_links_that_lead_in_a_circle_are_told_in_dutch(console: Console, desk: Desk) -> None:
    desk.path.unlink()
    desk.path.symlink_to(desk.path.name)

    output = console("overview")

    assert (output.code, "Er is geen database" in output.err) == (1, True)


def test_what_goes_wrong_on_the_console_is_kept_in_the_log(console: Console) -> None:
    """logging printed it otherwise, with an English traceback."""
    console("overview")
    record = logging.LogRecord("toezichtdesk", logging.ERROR, "", 0, "misgegaan", None, None)

    assert isinstance(logging.lastResort, streams.IntoLog)
    logging.lastResort.emit(record)

    log = start_log()
    assert log is not None
    assert "misgegaan" in log.read_text(encoding="utf-8")
