"""A file that was just written: the message about it, and links to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from toezichtdesk.files import is_there


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written. text: Dutch; path: the file, or the folder with the files."""

    text: str
    path: Path


def open_path(path: Path) -> str:
    """Open a file or folder in the system's own way; return in Dutch why not, empty on success."""
    if is_there(path) and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return f"{path} is niet te openen. Zoek hem op in de verkenner."
