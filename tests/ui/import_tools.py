"""Shared by the tests of the import page."""

from __future__ import annotations

import os

from tests.ui.dossier_tools import DELFT, TODAY
from tests.ui.hands import choose_in, click_on, control, part_of
from tests.ui.ui_tools import on_top, settle
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.page import ImportPage
from toezichtdesk.ui.importing.review import ReviewView

MARKUP = "&lt;" if os.name == "nt" else "<b>"  # Windows forbids the signs of a tag in a name
GOOD = (("Delft", 36, -10, 9), ("Westland", 42, -6, 20))
TITLE = "Taakstelling 2026-I, stand 1 maart 2026"

WITH_PROBLEMS = (
    ("Delft", 36, -10, 9),
    ("Westland", 42, -6, "niet doorgegeven"),
    ("Atlantis", 10, 0, 3),
    ("Zoetermeer", 50, -4, 12),
)


def import_page(operations, qtbot):
    page = ImportPage(operations)
    page.finish()
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    on_top(page, qtbot)
    return page


def checked(page, operations, path, qtbot):
    """Take the file to the step Controle."""
    page.start(path)
    settle(qtbot, operations)
    return part_of(page, ReviewView)


def on_to_consequences(page, operations, qtbot):
    click_on(part_of(page, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    return part_of(page, ConsequencesView)


def realised(desk) -> int:
    return desk.ask(dossier, DELFT, TODAY).row.standing.realised


def meant(view, column, words):
    """Select a column and choose its meaning, as an officer does."""
    sheet = control(view, "Het blad zoals het eruitziet")
    sheet.setCurrentIndex(sheet.model().index(0, column))
    choose_in(view, "Betekenis van de gekozen kolom", words)
