"""Where things are on this machine: data, backups, logs, and the resources that ship with us."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path, user_log_path

PROGRAM = "Toezichtdesk"


def default_database() -> Path:
    """Return the database in the user's own data folder, which no cloud service synchronises."""
    return user_data_path(PROGRAM, appauthor=False, roaming=False) / "toezichtdesk.db"


def backup_folder(database: Path) -> Path:
    """Return the folder for the verified copies of this database, beside it."""
    return database.parent / f"{database.stem}-backups"


def log_folder() -> Path:
    """Return the folder of the rotating log."""
    return user_log_path(PROGRAM, appauthor=False)


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program.

    The wheel holds `resources/` inside the package; a checkout has it beside the package.
    """
    package = Path(__file__).parent
    inside = package / "resources"
    folder = inside if inside.is_dir() else package.parent / "resources"
    return folder.joinpath(*parts)
