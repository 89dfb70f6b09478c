"""Shared by the tests of the dossier page."""

from __future__ import annotations

from datetime import date

from tests.ui.dossier_tools import DELFT, TODAY, operations_on, two_stands
from tests.ui.ui_tools import settle
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import AgreementData, Party
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.dossier.page import DossierPage

WESTLAND = "GM1783"


def dossier_operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


def dossier_page(operations, theme, qtbot):
    page = DossierPage(operations, theme)
    page.finish()
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    yield page
    settle(qtbot, operations)


def dossier_of(desk, code=DELFT):
    return desk.ask(dossier, code, TODAY)


def dialog_of(page, kind):
    return next(dialog for dialog in page.window().findChildren(kind) if dialog.isVisible())


def agreed(desk, text="lijst met locaties", due_on=date(2026, 3, 1)):
    draft = AgreementData(DELFT, Party.MUNICIPALITY, text, due_on)
    desk.act(contacts.add_agreement, TODAY, draft)
