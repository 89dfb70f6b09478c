"""Plugin that replaces the system's programs for opening files and folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Programs(QObject):
    """Takes the place of the programs, and keeps what they were asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(Path(address.toLocalFile()))


@pytest.fixture
def programs():
    programs = Programs()
    QDesktopServices.setUrlHandler("file", programs, "open")
    yield programs
    QDesktopServices.unsetUrlHandler("file")
