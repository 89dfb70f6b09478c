"""A database is not where a service or a network drive can lose it; a copy of it may be."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import attachment_folder
from toezichtdesk.places import (
    PathTooLong,
    UnsafePlace,
    is_on_network,
    refuse_too_long,
    refuse_unsafe,
    synchronised_by,
)
from toezichtdesk.store.anchoring import copies_newest_first
from toezichtdesk.store.backup import automatic_backup, back_up, check, restore
from toezichtdesk.store.database import Database

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/deel /mnt/deel cifs rw 0 0
server:/huis /home/nfs nfs4 rw 0 0
tmpfs /mnt/deel/lokaal tmpfs rw 0 0
me@host:/ /mnt/met\\040spatie fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Provincie", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Werk)", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("iCloudDrive", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("Documenten", ""),
        ("onedrivers", ""),
    ],
)
def test_a_folder_of_a_service_is_known_by_its_name(
    tmp_path: Path, name: str, service: str
) -> None:
    assert synchronised_by(tmp_path / name / "toezicht") == service


@pytest.mark.parametrize("mark", [".dropbox", ".sync_0a1b.db", ".owncloudsync.log"])
def test_a_folder_of_a_service_is_known_by_what_it_leaves(tmp_path: Path, mark: str) -> None:
    (tmp_path / "gewoon").mkdir()
    (tmp_path / "gewoon" / mark).touch()

    assert synchronised_by(tmp_path / "gewoon" / "dieper")
    assert not synchronised_by(tmp_path)


def test_a_folder_of_a_service_is_known_by_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "werk"))
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(
        json.dumps({"business": {"path": str(tmp_path / "zaak")}})
    )
    settings = tmp_path / ".config" / "Nextcloud" / "nextcloud.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path / 'wolk'}/\n")

    for folder, service in (("werk", "OneDrive"), ("zaak", "Dropbox"), ("wolk", "Nextcloud")):
        assert synchronised_by(tmp_path / folder / "map") == service


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says so itself of a drive")
@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("/home/ik/desk.db", False),
        ("/mnt/deel/desk.db", True),
        ("/mnt/deel/lokaal/desk.db", False),
        ("/home/nfs/ik/desk.db", True),
        ("/mnt/met spatie/desk.db", True),
        ("/mnt/deelbaar/desk.db", False),
    ],
)
def test_a_network_drive_is_known_by_what_is_mounted(
    tmp_path: Path, path: str, is_network: bool
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)

    assert is_on_network(Path(path), tmp_path / "mounts") is is_network


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has such names")
@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("C:\\Users\\ik\\desk.db", False),
        ("\\\\server\\deel\\desk.db", True),
        ("\\\\?\\UNC\\server\\deel\\desk.db", True),
    ],
)
def test_a_share_of_windows_is_on_the_network(path: str, is_network: bool) -> None:
    assert is_on_network(Path(path)) is is_network


def test_no_database_is_begun_opened_or_put_back_there_and_a_copy_may_be(
    desk: Desk, tmp_path: Path
) -> None:
    shared = tmp_path / "OneDrive - Provincie"
    copy = back_up(desk.path, shared / "kopie.db").path

    assert check(copy).is_sound
    for work in (
        lambda: Database.open(shared / "nieuw.db", create=True),
        lambda: Database.open(copy),
        lambda: restore(copy, shared / "terug.db"),
        lambda: refuse_unsafe(copy),
    ):
        with pytest.raises(UnsafePlace, check=says("map van OneDrive")):
            work()
    assert {path.name for path in shared.iterdir()} == {"kopie.db"}
    assert restore(copy, desk.path).kept is not None


def test_a_path_that_leaves_no_room_for_the_copies_is_refused() -> None:
    folder = "C:\\Users\\" + "m" * 120

    refuse_too_long(f"{folder}\\toezichtdesk.db")
    with pytest.raises(PathTooLong, check=says("kortere naam")):
        refuse_too_long(f"{folder}{'m' * 40}\\toezichtdesk.db")


def test_a_copy_in_a_folder_of_any_length_is_made_read_back_and_put_back(
    desk: Desk, tmp_path: Path
) -> None:
    remaining = attachment_folder(desk.path) / ("a" * 64 + ".pdf")
    remaining.parent.mkdir()
    remaining.write_bytes(b"%PDF-1.7")
    folder = tmp_path.joinpath(*["Toezicht op de huisvesting van statushouders"] * 6)
    assert len(str(folder)) > 260

    chosen = back_up(desk.path, folder / "eigen keuze" / "kopie.db").path
    by_itself = automatic_backup(desk.path, folder / "elk half uur", "tussendoor").path
    newest = copies_newest_first(desk.path, folder / "elk half uur")

    assert str(chosen) == str(folder / "eigen keuze" / "kopie.db")
    assert [path.name for path in newest] == [by_itself.name]
    for number, copy in enumerate((chosen, by_itself)):
        assert check(copy).is_sound
        back = tmp_path / str(number) / "terug.db"
        assert restore(copy, back).rows > 0
        assert (attachment_folder(back) / remaining.name).read_bytes() == b"%PDF-1.7"
    with pytest.raises(NameTaken) as taken:
        back_up(desk.path, chosen)
    assert wording.obstacle(taken.value).startswith(f"{chosen} bestaat al")


def test_the_room_for_copies_holds_the_longest_name_of_one(tmp_path: Path) -> None:
    path = tmp_path / "toezichtdesk.db"
    Database.open(path, create=True)

    copy = automatic_backup(path, tmp_path / "toezichtdesk-backups", "voor-terugzetten").path

    longest = len(str(copy)) + len("-half-journal")
    assert longest - len(str(path)) <= len(path.name) + 90
