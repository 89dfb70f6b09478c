"""What the tests of the import page share."""

from __future__ import annotations

from tests.ui.dossier_tools import (
    settled,
)
from toezichtdesk.ui.importing.page import ImportPage

TITLE = "Taakstelling 2026-I, stand 1 maart 2026"

WITH_PROBLEMS = (
    ("Delft", 36, -10, 9),
    ("Westland", 42, -6, "niet doorgegeven"),
    ("Atlantis", 10, 0, 3),
    ("Zoetermeer", 50, -4, 12),
)


def import_page(operations, qtbot):
    page = ImportPage(operations)
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def checked(page, operations, path, qtbot):
    """Bring the file as far as the check."""
    page.start(path)
    settled(qtbot, operations)
    return page._review


def on_to_consequences(page, operations, qtbot):
    page._review._go.click()
    settled(qtbot, operations)
    return page._consequences
