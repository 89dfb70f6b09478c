"""Which folder is watched is an act of the officer, and what came in counts as seen."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework.undo import undo_import
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.journal import journal
from toezichtdesk.reports.watching import watched

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)


def test_a_folder_is_watched_until_it_is_not(desk: Desk) -> None:
    desk.act(watch_folder, TODAY, desk.folder)
    assert desk.ask(watched).folder == desk.folder
    assert str(desk.folder) in desk.ask(journal, 1)[0].summary

    desk.act(watch_folder, TODAY, None)

    assert desk.ask(watched).folder is None
    assert desk.tables()["setting"] == []


def test_what_is_no_folder_or_no_change_is_refused(desk: Desk) -> None:
    before = desk.tables()

    for folder in (desk.path, desk.folder / "weg", None):
        with pytest.raises(OfficerCanAct):
            desk.act(watch_folder, TODAY, folder)

    assert desk.tables() == before


def test_an_import_that_was_taken_back_is_offered_again(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title="2026-I, stand 1 juli 2026")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    act = desk.load(path, TODAY)
    assert desk.ask(watched).imported == {sha256}

    desk.act(undo_import, TODAY, act)

    assert desk.ask(watched).imported == frozenset()
