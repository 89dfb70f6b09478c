"""Backups in between and at closing: one that fails or is cut short never stands for another."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer

from tests.conftest import Desk
from tests.ui.ui_tools import settle
from toezichtdesk.app.backups import Backups
from toezichtdesk.app.copying import Copying
from toezichtdesk.operations import Operations
from toezichtdesk.paths import backup_folder
from toezichtdesk.store.database import Database

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def copying(operations: Operations, filled: Desk, qtbot) -> Iterator[Copying]:
    """Watches a database in which something changed."""
    owner = QObject()
    copying = Copying(owner)
    copying.watch(keeper_of(filled), operations)
    copying.note_change()
    yield copying
    owner.deleteLater()


def keeper_of(desk: Desk) -> Backups:
    keeper = Backups(desk.path)
    keeper.follow(desk.database.newest_seen)
    return keeper


def half_an_hour_passes(copying: Copying) -> None:
    (timer,) = copying.findChildren(QTimer)
    timer.timeout.emit()


def reasons(desk: Desk) -> list[str]:
    return [copy.reason for copy in Backups(desk.path).copies()]


def test_a_copy_in_between_that_fails_is_told_and_made_again_at_closing(
    copying, operations, filled, qtbot
):
    texts = []
    copying.failed.connect(texts.append)
    folder = backup_folder(filled.path)
    folder.write_bytes(b"")  # a file stands where the copies go

    half_an_hour_passes(copying)
    settle(qtbot, operations)
    folder.unlink()
    copying.stop()
    copying.finish()

    (words,) = texts
    assert words.startswith("Er is geen tussentijdse back-up gemaakt. ")
    assert reasons(filled) == ["bij-afsluiten"]


def test_a_copy_in_between_that_closing_cuts_short_is_made_at_closing(copying, operations, filled):
    """It counted as made as soon as it was asked for."""
    half_an_hour_passes(copying)
    copying.stop()
    operations.close()  # nobody hears any more what became of it
    copying.finish()

    assert "bij-afsluiten" in reasons(filled)


def test_what_a_crash_left_without_a_copy_gets_one_at_the_next_closing(filled, operations, qtbot):
    """Only what changed since the start was copied."""
    owner = QObject()
    copying = Copying(owner)
    copying.watch(keeper_of(filled), operations)
    copying.stop()

    copying.finish()

    assert reasons(filled) == ["bij-afsluiten"]


def test_nothing_is_copied_twice(copying, operations, filled, qtbot):
    half_an_hour_passes(copying)
    settle(qtbot, operations)
    half_an_hour_passes(copying)
    settle(qtbot, operations)
    copying.stop()
    copying.finish()

    assert reasons(filled) == ["tussendoor"]


def test_a_database_that_is_gone_at_closing_is_not_made_anew(copying, filled):
    copying.stop()
    filled.database.close()
    filled.path.unlink()

    copying.finish()

    assert not filled.path.exists()
    assert reasons(filled) == []


def test_another_file_in_its_place_never_comes_among_the_copies(
    copying, operations, filled, tmp_path, qtbot, caplog
):
    """The copy of half an hour, and that of closing, were of the file that was put there."""
    caplog.set_level(logging.INFO)
    texts = []
    copying.failed.connect(texts.append)
    with filled.database.reading():
        pass  # as every page does
    other = Database.open(tmp_path / "ander.db", create=True)
    filled.path.write_bytes(other.path.read_bytes())

    half_an_hour_passes(copying)
    settle(qtbot, operations)
    copying.stop()
    copying.finish()

    (words,) = texts
    assert "een ander bestand" in words
    assert "no copy at closing: DatabaseReplaced" in caplog.text
    assert reasons(filled) == []


def test_a_file_named_after_no_moment_is_no_backup(filled: Desk) -> None:
    """The list of back-ups ended in a ValueError, on Windows also for a day before 1970."""
    folder = backup_folder(filled.path)
    folder.mkdir()
    for moment in ("20261399-250000", "19691231-235959", "20260706-120000"):
        (folder / f"{filled.path.stem}-{moment}-handmatig.db").write_bytes(b"")

    years = [copy.made_on.year for copy in Backups(filled.path).copies()]

    assert years == ([2026] if sys.platform == "win32" else [2026, 1969])
