"""Shared by the tests of the page Beoordelen."""

from __future__ import annotations

from tests.ui.ui_tools import focused, settle
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.rail import Place

HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")


def assessing_page(window, operations, qtbot):
    window.show_place(Place.ASSESSING)
    settle(qtbot, operations)
    page = window.current_page
    focused(qtbot, page.table)
    return page


def names(page):
    return [row.name for row in page.model.shown]


def last_line(desk):
    """Return the officer's last act; looks at a proposal are recorded by a timer and left out."""
    acts = (line for line in desk.ask(journal) if line.act is not Act.SEE_PROPOSAL)
    return next(acts).summary
