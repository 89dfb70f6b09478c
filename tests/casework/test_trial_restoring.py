"""A trial restore proves that a backup can be put back, and leaves nothing behind."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.refusing import says
from tests.store.old_files import unpack
from toezichtdesk.casework import attachments, contacts
from toezichtdesk.casework.trial_restoring import try_restore
from toezichtdesk.domain.casefile import AttachedTo, ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.paths import backup_folder
from toezichtdesk.store import guards
from toezichtdesk.store.backup import Backup, automatic_backup

TODAY = date(2026, 7, 10)
VISIT = ContactData("GM0503", TODAY, ContactKind.VISIT, "Gesproken over de locaties")


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A record with figures, and a contact with an attachment."""
    desk.stand(TODAY, "Taakstelling 2026-I, stand 1 juli 2026", ("Delft", 36, -10, 20))
    desk.act(contacts.log_contact, TODAY, VISIT)
    letter = desk.folder / "brief.pdf"
    letter.write_bytes(b"%PDF-1.4 een brief")
    desk.act(attachments.attach, TODAY, AttachedTo(contact=1), letter)
    return desk


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the trial goes."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def copy_of(own: Desk) -> Backup:
    return automatic_backup(own.path, backup_folder(own.path), "handmatig")


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sound_backup_is_proved_and_nothing_changes(own: Desk, temporary: Path) -> None:
    copy = copy_of(own)
    before = everything(own.folder)

    result = try_restore(copy.path)

    assert result.report.is_sound
    assert result.rows == copy.rows
    assert result.last_act is not None
    assert result.last_act.date() == TODAY
    assert everything(own.folder) == before
    assert list(temporary.iterdir()) == []


def test_a_row_that_was_changed_in_the_backup_is_found(own: Desk) -> None:
    copy = copy_of(own)
    with closing(sqlite3.connect(copy.path)) as raw:
        guards.lift_guards(raw)
        raw.execute("UPDATE contact SET summary = 'Niets besproken'")
        guards.set_guards(raw)
        raw.commit()

    report = try_restore(copy.path).report

    assert {one.table for one in report.broken} == {"contact"}


def test_an_attachment_that_is_not_among_the_backups_is_found(own: Desk) -> None:
    copy = copy_of(own)
    for file in (copy.path.parent / "bijlagen").iterdir():
        file.chmod(0o600)
        file.unlink()

    report = try_restore(copy.path).report

    assert [one.table for one in report.broken] == ["attachment"]


def test_a_damaged_backup_is_refused_and_leaves_nothing(own: Desk, temporary: Path) -> None:
    copy = copy_of(own)
    copy.path.write_bytes(copy.path.read_bytes()[:8192])

    with pytest.raises(OfficerCanAct, check=says("beschadigd")):
        try_restore(copy.path)

    assert list(temporary.iterdir()) == []


def test_a_backup_of_an_older_program_is_opened_as_this_one_would(tmp_path: Path) -> None:
    old = unpack(10, tmp_path / "oud.db")
    before = old.read_bytes()

    result = try_restore(old)

    assert result.report.is_current
    assert result.report.is_sound
    assert old.read_bytes() == before
