"""A file that was just written: the words that tell of it, and the ways to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written where. text: Dutch; path: the file, or the folder with the files."""

    text: str
    path: Path


def open_path(path: Path) -> str:
    """Open a file or folder as the system does; return in Dutch why not, empty when it did."""
    if path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return f"{path} is niet te openen. Zoek hem op in de verkenner."
