"""Where a database must not be: in a synchronised folder, or on the network.

A synchronisation service takes the file while it is being written and replaces it; locks on a
network drive are unreliable. Both lose data. A finished backup may be there.
"""

from __future__ import annotations

import configparser
import contextlib
import json
import ntpath
import os
import sys
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

# How a service names its folder: exactly so, or up to a space or a hyphen.
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
}
# Files that a service leaves at the top of a folder that it synchronises.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
}
_BESIDE = ("-journal", "-wal", "-shm")
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = ("nfs", "cifs", "smb", "ncp", "afs", "davfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone",
            "fuse.gvfsd", "ceph", "glusterfs", "fuse.glusterfs",
            "fuse.onedriver", "fuse.google-drive")  # fmt: skip
# In the registry: of the user, and what services tell Windows, for the machine or for the user.
_ONEDRIVE = r"Software\SyncEngines\Providers\OneDrive"
_SYNC_ROOTS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_REMOTE_DRIVE = 4  # DRIVE_REMOTE
# Attributes of what a service fetches at its first use: FILE_ATTRIBUTE_RECALL_ON_OPEN and
# FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS. Those of what is always or never kept here (PINNED and
# UNPINNED) stay on a file that was moved out of the folder of the service, so they tell nothing.
_FETCHED_LATER = 0x40000 | 0x400000
_UNLIMITED = ("\\\\?\\", "\\\\.\\")  # before a path of Windows of any length, or of a device
# The path limit of Windows, unless its administrator lifted it. Beside a database come its journal,
# and a folder with backups whose names contain the moment and the last seal.
_LONGEST_PATH = 259
_ROOM_FOR_COPIES = 90  # plus once more the name of the database


class UnsafePlace(OfficerCanAct):
    """The place is synchronised or on the network."""

    def __init__(self, path: Path, service: str = "") -> None:
        """service: that synchronises it; empty on the network."""
        if service:
            super().__init__(Obstacle.PLACE_SYNCHRONISED, path=path, service=service)
        else:
            super().__init__(Obstacle.PLACE_ON_NETWORK, path=path)


class FetchedLater(OfficerCanAct):
    """Windows says that a service fetches the file, or a folder that it is in, when it is used."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.PLACE_IN_CLOUD, path=path)


class NameOfSqlite(OfficerCanAct):
    """SQLite reserves the name: it is that of a journal of a database beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.NAME_OF_SQLITE, path=path)


class PathTooLong(OfficerCanAct):
    """On Windows the backups of a database here could not be written."""

    def __init__(self, path: str) -> None:
        super().__init__(Obstacle.PATH_TOO_LONG, path=path, longest=_LONGEST_PATH)


def refuse_unsafe(path: Path) -> None:
    """Refuse a place where a database is not safe.

    Raises:
        NameOfSqlite: the name is reserved by SQLite.
        UnsafePlace: the folder is synchronised or on the network.
        FetchedLater: a service fetches it when it is used.
        PathTooLong: its backups would get names too long for Windows.
    """
    if os.name == "nt":
        refuse_too_long(str(path.absolute()))
        refuse_share(path.absolute())
    refuse_beside_database(path)
    real = led_to(path)
    service = synchronised_by(real.parent)
    if service:
        raise UnsafePlace(path, service)
    if any(attributes_of(place) & _FETCHED_LATER for place in (real, *real.parents)):
        raise FetchedLater(path)
    if is_on_network(real):
        raise UnsafePlace(path)


def led_to(path: Path) -> Path:
    """Return where a path leads; of links that lead in a circle, the path itself.

    `Path.resolve` raises a RuntimeError of those.
    """
    return Path(os.path.realpath(path))


def refuse_beside_database(path: Path, named: Path | None = None) -> None:
    """Refuse a name that SQLite would take for a journal of the database beside it.

    named: the path as the officer gave it, when `path` is its long form.

    Raises:
        NameOfSqlite: it is such a name, or a link to one.
    """
    # Only for a link: Windows may not accept a long path as a whole.
    names = (path.name, led_to(path).name if path.is_symlink() else "")
    if any(name.casefold().endswith(_BESIDE) for name in names):
        raise NameOfSqlite(named or path)


def refuse_too_long(path: str) -> None:
    """Refuse a Windows path that leaves no room for the names of the backups beside it.

    Raises:
        PathTooLong: it does.
    """
    if len(path) + len(ntpath.basename(path)) + _ROOM_FOR_COPIES > _LONGEST_PATH:
        raise PathTooLong(path)


def refuse_share(path: Path) -> None:
    """Refuse a Windows path that names a server, before anything is asked of that server.

    Raises:
        UnsafePlace: it does.
    """
    if is_share(str(path)):
        raise UnsafePlace(path)


def is_share(path: str) -> bool:
    r"""Return whether a Windows path names a server, such as `\\server\toezicht\desk.db`."""
    plain = ntpath.normpath(path)
    if plain.startswith(_UNLIMITED):
        return plain[4:].upper().startswith("UNC\\")
    return plain.startswith("\\\\")


def synchronised_by(folder: Path) -> str:
    """Return the service that synchronises the folder; empty when none is recognised."""
    # A profile may be reached by a link too, and `folder` by none.
    tops = {
        _folded(place): name
        for top, name in _known_tops()
        if top
        for place in (Path(top), led_to(Path(top)))
    }
    for place in (folder, *folder.parents):
        service = tops.get(_folded(place)) or _by_name(place.name) or _by_mark(place)
        if service:
            return service
    return ""


def is_on_network(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Return whether the path is on a network drive. mounts: the mount table, on Linux."""
    if sys.platform == "win32":
        import ctypes

        drive = path.drive[4:] if path.drive.startswith(_UNLIMITED) else path.drive
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return is_share(str(path)) or kind == _REMOTE_DRIVE
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    holding = [(point, kind) for _, point, kind, *_ in map(_mount, lines) if _holds(point, path)]
    return bool(holding) and max(holding, key=_depth)[1].startswith(_NETWORK)


def _mount(line: str) -> list[str]:
    parts = line.split(" ")
    return [part.replace("\\040", " ") for part in parts] if len(parts) > 2 else ["", "", ""]


def _holds(point: str, path: Path) -> bool:
    return bool(point) and (Path(point) == path or Path(point) in path.parents)


def _depth(mount: tuple[str, str]) -> int:
    return len(Path(mount[0]).parts)


def _by_name(name: str) -> str:
    wanted = name.casefold()
    for service_name, service in _NAMES.items():
        if wanted == service_name or wanted.startswith(
            (f"{service_name} - ", f"{service_name}-", f"{service_name} (")
        ):
            return service
    return ""


def _by_mark(folder: Path) -> str:
    for mark, service in _MARKS.items():
        try:
            if next(folder.glob(mark), None) is not None:
                return service
        except OSError:  # a folder that may not be listed
            return ""
    return ""


def _known_tops() -> list[tuple[str, str]]:
    """Return the folders that the services on this machine are known to synchronise."""
    tops = [(os.environ[name], "OneDrive") for name in _VARIABLES if os.environ.get(name)]
    tops += [(top, "OneDrive") for top in _of_onedrive()]
    tops += _of_windows()
    folders = (os.environ.get(name) for name in ("APPDATA", "LOCALAPPDATA"))
    settings = [Path(folder) for folder in folders if folder]
    home = Path.home()
    for folder in (*(each / "Dropbox" for each in settings), home / ".dropbox"):
        tops += [(top, "Dropbox") for top in _of_dropbox(folder / "info.json")]
    for folder in (*(each / "Nextcloud" for each in settings), home / ".config" / "Nextcloud"):
        tops += [(top, "Nextcloud") for top in _of_nextcloud(folder / "nextcloud.cfg")]
    return tops


def _of_onedrive() -> list[str]:
    """Return the folders of OneDrive on Windows, including SharePoint libraries.

    Such a library lies beside the user's own files, in a folder named after the organisation.
    """
    tops: list[str] = []
    if sys.platform == "win32":
        import winreg

        user = winreg.HKEY_CURRENT_USER
        for name in _keys_in(user, _ONEDRIVE):
            with contextlib.suppress(OSError), winreg.OpenKey(user, rf"{_ONEDRIVE}\{name}") as one:
                tops.append(str(winreg.QueryValueEx(one, "MountPoint")[0]))
    return tops


def _of_windows() -> list[tuple[str, str]]:
    """Return the folders of which a service told Windows that it synchronises them.

    A key is named after the service, the user and the account: `OneDrive!S-1-5-21-1!Business1`.
    """
    tops: list[tuple[str, str]] = []
    if sys.platform == "win32":
        import winreg

        for whose in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            for name in _keys_in(whose, _SYNC_ROOTS):
                place = rf"{_SYNC_ROOTS}\{name}\UserSyncRoots"
                with contextlib.suppress(OSError), winreg.OpenKey(whose, place) as users:
                    count = winreg.QueryInfoKey(users)[1]
                    folders = [winreg.EnumValue(users, number)[1] for number in range(count)]
                    tops += [(str(folder), name.partition("!")[0]) for folder in folders]
    return tops


def _keys_in(whose: int, place: str) -> list[str]:
    """Return the names of the keys in one of the registry of Windows; none when it is absent."""
    names: list[str] = []
    if sys.platform == "win32":
        import winreg

        with contextlib.suppress(OSError), winreg.OpenKey(whose, place) as key:
            names = [winreg.EnumKey(key, number) for number in range(winreg.QueryInfoKey(key)[0])]
    return names


def attributes_of(path: Path) -> int:
    """Return the attributes that Windows keeps of a file or folder; 0 elsewhere, and of none."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            return path.stat().st_file_attributes
    return 0


def _of_dropbox(path: Path) -> list[str]:
    try:
        accounts = json.loads(path.read_text(encoding="utf-8"))
        return [str(account["path"]) for account in accounts.values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _of_nextcloud(path: Path) -> list[str]:
    settings = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        settings.read_string(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, configparser.Error):
        return []
    return [
        value
        for section in settings.sections()
        for name, value in settings.items(section)
        if name.endswith("localpath")
    ]


def _folded(path: Path) -> str:
    return os.path.normcase(os.path.normpath(path))
