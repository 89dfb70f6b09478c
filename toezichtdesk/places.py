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
_ONEDRIVE = r"Software\SyncEngines\Providers\OneDrive"  # in the registry of the user
_REMOTE_DRIVE = 4  # DRIVE_REMOTE
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
        PathTooLong: its backups would get names too long for Windows.
    """
    if os.name == "nt":
        refuse_too_long(str(path.absolute()))
    refuse_beside_database(path)
    real = led_to(path)
    service = synchronised_by(real.parent)
    if service:
        raise UnsafePlace(path, service)
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


def synchronised_by(folder: Path) -> str:
    """Return the service that synchronises the folder; empty when none is recognised."""
    tops = {_folded(Path(top)): name for top, name in _known_tops()}
    for place in (folder, *folder.parents):
        service = tops.get(_folded(place)) or _by_name(place.name) or _by_mark(place)
        if service:
            return service
    return ""


def is_on_network(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Return whether the path is on a network drive. mounts: the mount table, on Linux."""
    if sys.platform == "win32":
        import ctypes

        drive = f"{path.drive}\\"
        is_share = path.drive.startswith("\\\\")
        return is_share or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE
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

        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _ONEDRIVE) as providers,
        ):
            for number in range(winreg.QueryInfoKey(providers)[0]):
                name = winreg.EnumKey(providers, number)
                with contextlib.suppress(OSError), winreg.OpenKey(providers, name) as one:
                    tops.append(str(winreg.QueryValueEx(one, "MountPoint")[0]))
    return tops


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
