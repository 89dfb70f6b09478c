"""Attachments in the window: added, opened, withdrawn and destroyed, with what is refused."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    opened,
    operations_on,
    two_stands,
)
from tests.ui.hands import click_on, control, rows_of
from tests.ui.ui_tools import press, settle, write
from toezichtdesk import wording
from toezichtdesk.casework import contacts, plans
from toezichtdesk.domain.casefile import AttachedTo, ContactData, PlanDates
from toezichtdesk.domain.notices import Notice
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.attachments import attached_to
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.contacts.page import ContactsPage
from toezichtdesk.ui.forms.attachments import AttachmentsDialog, EraseDialog
from toezichtdesk.ui.paper import paper_jobs
from toezichtdesk.ui.plans.plan_tab import PlanTab

pytest_plugins = ("tests.ui.shell",)

VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def to(desk, operations):
    return AttachedTo(contact=desk.act(contacts.log_contact, TODAY, VISIT))


@pytest.fixture
def dialog(operations, owner, to, qtbot):
    dialog = AttachmentsDialog(operations, "Bijlagen", to, owner)
    opened(dialog, qtbot)
    settle(qtbot, operations)
    return dialog


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text("Geacht college,")
    return path


def test_files_are_added_and_what_is_refused_is_said(dialog, operations, desk, to, letter, qtbot):
    assert (nameless(dialog), doubled_mnemonics(dialog)) == ([], {})
    dialog.attach([letter, letter])
    settle(qtbot, operations)

    assert [row.name for row in rows_of(dialog)] == ["brief.txt"]
    assert "al een bijlage brief.txt" in dialog.band.text
    assert len(desk.ask(attached_to, to)) == 1


def test_enter_opens_the_kept_copy_and_delete_withdraws_it(
    dialog, operations, desk, to, letter, monkeypatch, qtbot
):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    dialog.attach([letter])
    settle(qtbot, operations)
    dialog.table.setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert shown[0].toLocalFile().endswith(".txt")

    dialog.table.setFocus()
    press(Qt.Key.Key_Delete)
    settle(qtbot, operations)
    assert desk.ask(attached_to, to) == ()


def test_an_attachment_is_destroyed_only_with_a_reason(dialog, operations, desk, to, letter, qtbot):
    dialog.attach([letter])
    settle(qtbot, operations)
    texts = []
    operations.refused.connect(texts.append)
    (one,) = desk.ask(attached_to, to)
    (backup_folder(desk.path) / "bijlagen" / one.file).mkdir(parents=True)  # cannot be removed
    click_on(dialog, "Wissen…")
    form = opened(dialog.findChild(EraseDialog), qtbot)
    form.act.click()
    assert "waarom" in form.band.text

    write("Verzoek van de betrokkene.")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert [row.is_erased for row in desk.ask(attached_to, to)] == [True]
    assert not control(dialog, "Openen").isEnabled()
    assert texts == [wording.notice(Notice.ERASED_FILE_STAYS)]


def test_the_dossier_names_them_and_takes_them_along(
    dialog, operations, desk, letter, tmp_path, theme, qtbot
):
    dialog.attach([letter])
    settle(qtbot, operations)
    log = ContactLog(operations, theme)
    qtbot.addWidget(log)
    answer = desk.ask(dossier, DELFT, TODAY)
    log.show_dossier(answer)
    control(log, "Contacten, nieuwste eerst").choose_line(0)
    assert "Bijlagen: brief.txt." in control(log, "Gekozen contact").text()
    control(log, "Bijlagen…").click()
    settle(qtbot, operations)
    log.window().findChild(AttachmentsDialog).close()

    parts = desk.ask(paper_jobs.dossier_file, DELFT, TODAY, None)
    paper_jobs.write_archive(parts, tmp_path / "dossier.zip")
    with zipfile.ZipFile(tmp_path / "dossier.zip") as packed:
        (name,) = (each for each in packed.namelist() if each.endswith("brief.txt"))
        assert packed.read(name) == letter.read_bytes()


def test_the_page_of_all_contacts_leads_to_them(operations, desk, to, letter, theme, qtbot):
    page = ContactsPage(operations, theme)
    qtbot.addWidget(page)
    assert not control(page, "Bijlagen…").isEnabled()
    page.refresh()
    settle(qtbot, operations)

    control(page, "Bijlagen…").click()
    dialog = page.window().findChild(AttachmentsDialog)
    assert dialog.windowTitle() == f"Bijlagen bij het contact van {wording.day(TODAY)} met Delft"
    dialog.attach([letter])
    settle(qtbot, operations)
    assert [row.name for row in desk.ask(attached_to, to)] == ["brief.txt"]
    dialog.close()


def test_a_plan_has_its_own(operations, desk, qtbot):
    tab = PlanTab(operations)
    qtbot.addWidget(tab)
    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))
    assert not control(tab, "Bijlagen…").isEnabled()

    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(received_on=TODAY))
    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))
    control(tab, "Bijlagen…").click()
    settle(qtbot, operations)
    tab.window().findChild(AttachmentsDialog).close()
