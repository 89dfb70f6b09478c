"""Where things are on this machine: data, backups, logs, and the resources we ship."""

from __future__ import annotations

import os
import tomllib
from enum import Enum
from pathlib import Path

from platformdirs import site_config_path, user_data_path, user_log_path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

PROGRAM = "Toezichtdesk"
POLICY_FILE = "instellingen.toml"


class Managed(Enum):
    """A folder that an administrator may set for all users; the value is its key in the file."""

    DATABASE = "database-map"
    BACKUPS = "back-up-map"
    WATCHED = "gevolgde-map"
    LETTERS = "briefsjablonen-map"


def default_database() -> Path:
    """Return the database in the user's own data folder, which no cloud service synchronises.

    Raises:
        OfficerCanAct: as `managed_folder`.
    """
    folder = managed_folder(Managed.DATABASE)
    if folder is not None:
        return folder / "toezichtdesk.db"
    return user_data_path(PROGRAM, appauthor=False, roaming=False) / "toezichtdesk.db"


def backup_folder(database: Path) -> Path:
    """Return the folder for the verified backups of this database, beside it.

    An administrator may put those of the officer's own database elsewhere, for instance on a share.
    """
    beside = _beside(database, "-backups")
    folder = managed_folder(Managed.BACKUPS)
    if folder is not None and _real(database) == _real(default_database()):
        return folder / beside.name
    return beside


def attachment_folder(database: Path) -> Path:
    """Return the folder of the files attached in this database, beside it."""
    return _beside(database, "-bijlagen")


def settings_file(database: Path) -> Path:
    """Return the file with the window settings of this database, beside it."""
    return _beside(database, ".ini")


def practice_file(database: Path) -> Path:
    """Return the path of the practice copy of this database, in a separate folder beside it."""
    return _beside(database, "-proef") / "proef.db"


def _beside(database: Path, ending: str) -> Path:
    """Return a path beside the database itself, also if a link leads to it."""
    real = _real(database)
    return real.with_name(f"{_known_by(real)}{ending}")


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _known_by(database: Path) -> str:
    """Return what distinguishes the database from others in its folder, such as `desk.sqlite`."""
    if os.path.normcase(database.suffix) == ".db":
        return database.stem
    return database.name if database.suffix else f"{database.name}."


def letter_folder(database: Path) -> Path:
    """Return the folder of the province's own letter templates.

    Beside the database, or where the administrator wants it.

    Raises:
        OfficerCanAct: as `managed_folder`.
    """
    return managed_folder(Managed.LETTERS) or database.parent / "brieven"


def log_folder() -> Path:
    """Return the folder of the rotating log."""
    return user_log_path(PROGRAM, appauthor=False)


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program.

    A wheel holds `resources/` inside the package; a checkout has it beside the package.
    """
    package = Path(__file__).parent
    inside = package / "resources"
    folder = inside if inside.is_dir() else package.parent / "resources"
    return folder.joinpath(*parts)


def managed_folder(which: Managed) -> Path | None:
    """Return the folder that the administrator set for all users, None if none.

    It is set in `instellingen.toml` in the machine's settings folder, which users cannot write.
    `%NAME%` and `$NAME` in it are variables of the user, such as `%USERPROFILE%`.

    Raises:
        OfficerCanAct: the file exists but cannot be used.
    """
    named = _managed(policy_file()).get(which.value)
    if named is None:
        return None
    folder = Path(os.path.expandvars(named)).expanduser()
    if not folder.is_absolute():  # a variable that is not there stays as it is written
        raise OfficerCanAct(
            Obstacle.SETTING_NO_FULL_PATH, name=which.value, path=policy_file(), folder=folder
        )
    return folder


def policy_file() -> Path:
    """Return the path of the administrator's settings, which need not exist."""
    return site_config_path(PROGRAM, appauthor=False) / POLICY_FILE


def _managed(path: Path) -> dict[str, str]:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OfficerCanAct(Obstacle.SETTINGS_UNREADABLE, path=path) from error
    names = [which.value for which in Managed]
    for name, value in settings.items():
        if name not in names or not isinstance(value, str) or not value.strip():
            raise OfficerCanAct(
                Obstacle.SETTING_UNKNOWN, name=name, path=path, known=", ".join(names)
            )
    return settings
