"""A database is not where a service or a network drive can lose it; a copy of it may be."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import places, wording
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import attachment_folder
from toezichtdesk.places import (
    FetchedLater,
    PathTooLong,
    UnsafePlace,
    is_on_network,
    is_share,
    refuse_share,
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


@pytest.mark.parametrize("is_link_known", [True, False])
def test_a_folder_of_a_service_is_known_by_each_name_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_link_known: bool
) -> None:
    """The profile of a user may stand on another drive, behind a link."""
    if sys.platform == "win32":
        pytest.skip("a link asks for rights on Windows")
    (tmp_path / "profiel").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "profiel")
    known, used = ("link", "profiel") if is_link_known else ("profiel", "link")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / known / "Provincie - Documenten"))

    with pytest.raises(UnsafePlace, check=says("map van OneDrive")):
        refuse_unsafe(tmp_path / used / "Provincie - Documenten" / "desk.db")
    refuse_unsafe(tmp_path / used / "desk.db")


@contextmanager
def registered(top: str, key: str, name: str, folder: Path) -> Iterator[None]:
    """Let the registry of the user name a folder, as a service does; undone afterwards."""
    import winreg

    user, parts = winreg.HKEY_CURRENT_USER, key.split("\\")
    with winreg.CreateKey(user, rf"{top}\{key}") as made:
        winreg.SetValueEx(made, name, 0, winreg.REG_SZ, str(folder))
    try:
        yield
    finally:
        for deep in range(len(parts), 0, -1):
            winreg.DeleteKey(user, "\\".join([top, *parts[:deep]]))


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
@pytest.mark.parametrize(
    ("top", "key", "name", "service"),
    [
        (places._ONEDRIVE, "proef", "MountPoint", "OneDrive"),
        (places._SYNC_ROOTS, "OneDrive!S-1!Business1\\UserSyncRoots", "S-1", "OneDrive"),
        (places._SYNC_ROOTS, "Werkwolk!S-1!ik\\UserSyncRoots", "S-1", "Werkwolk"),
    ],
)
def test_a_folder_of_a_service_is_known_by_the_registry_of_windows(
    tmp_path: Path, top: str, key: str, name: str, service: str
) -> None:
    with registered(top, key, name, tmp_path / "Provincie - Documenten"):
        assert synchronised_by(tmp_path / "provincie - documenten" / "map") == service
        assert not synchronised_by(tmp_path)
    assert not synchronised_by(tmp_path / "Provincie - Documenten")


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
        ("\\\\?\\C:\\Users\\ik\\desk.db", False),
    ],
)
def test_a_share_of_windows_is_on_the_network(path: str, is_network: bool) -> None:
    assert is_on_network(Path(path)) is is_network


@pytest.mark.parametrize(
    ("path", "is_of_server"),
    [
        (r"C:\Users\ik\desk.db", False),
        (r"\\?\C:\Users\ik\desk.db", False),
        (r"\\?\Volume{0a1b}\desk.db", False),
        (r"\\server\deel\desk.db", True),
        ("//server/deel/desk.db", True),
        (r"\\?\UNC\server\deel\desk.db", True),
        (r"\\.\unc\server\deel\desk.db", True),
    ],
)
def test_a_path_of_windows_that_names_a_server_is_refused_without_asking_it(
    path: str, is_of_server: bool
) -> None:
    assert is_share(path) is is_of_server
    if is_of_server:
        with pytest.raises(UnsafePlace, check=says("op een netwerkschijf")):
            refuse_share(Path(path))
    else:
        refuse_share(Path(path))


def test_what_a_service_fetches_at_its_first_use_is_no_place_for_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows tells it by an attribute, which no program but such a service can set."""
    folder = tmp_path / "Werkwolk"
    attributes = defaultdict(int, {folder: 0x400010, tmp_path: 0x10})
    monkeypatch.setattr(places, "attributes_of", attributes.__getitem__)

    refuse_unsafe(tmp_path / "desk.db")
    with pytest.raises(FetchedLater, check=says("map van een clouddienst")):
        refuse_unsafe(folder / "toezicht" / "desk.db")


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
