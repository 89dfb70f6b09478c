"""Shared by the tests of the import page."""

from __future__ import annotations

from tests.ui.dossier_tools import (
    settled,
)
from tests.ui.hands import click_on, part_of
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.page import ImportPage
from toezichtdesk.ui.importing.review import ReviewView

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
    """Take the file to the step Controle."""
    page.start(path)
    settled(qtbot, operations)
    return part_of(page, ReviewView)


def on_to_consequences(page, operations, qtbot):
    click_on(part_of(page, ReviewView), "Gevolgen ›")
    settled(qtbot, operations)
    return part_of(page, ConsequencesView)
