"""The file that an import or a letter kept: opened to be read, and saved byte for byte."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.conftest import Desk
from tests.refusing import says
from tests.ui.dossier_tools import TODAY, nameless, operations_on
from tests.ui.hands import control, part_of
from tests.ui.ui_tools import settle
from toezichtdesk import wording
from toezichtdesk.casework import terms
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import TemplateUsed
from toezichtdesk.domain.terms import Document, FileItemData, FileItemKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.ui.dossier.history_tab import HistoryTab
from toezichtdesk.ui.dossier.term_tab import TermTab
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.paper.stored_file import put_to_read

DELFT = "GM0503"
LETTER = FileItemData(DELFT, FileItemKind.JUDGEMENT_LETTER, TODAY, "B-1")
TEMPLATE = TemplateUsed("beoordeling.docx", "Toezichtdesk 0.2.0", "ab" * 32)
SENT = Document("beoordeling: Delft.docx", b"PK zoals verstuurd")


pytest_plugins = ("tests.ui.programs",)


@pytest.fixture
def operations(desk: Desk):
    yield from operations_on(desk)


def test_a_letter_is_opened_from_the_history_and_saved_from_the_file(
    desk, operations, programs, qtbot, tmp_path
):
    desk.act(terms.file, TODAY, LETTER, SENT, TEMPLATE)
    answer = desk.ask(dossier, DELFT, TODAY)
    history, file = HistoryTab(operations), TermTab(operations)
    for tab in (history, file):
        qtbot.addWidget(tab)
        tab.show()
        tab.show_dossier(answer)
    settle(qtbot, operations)
    assert wording.template_used(TEMPLATE) in control(history, "Gekozen handeling").toPlainText()

    history.copy.open_copy.click()
    settle(qtbot, operations)
    settle(qtbot, operations)
    (opened,) = programs.opened
    assert opened.name == "beoordeling- Delft.docx"
    assert opened.read_bytes() == SENT.content
    assert not opened.stat().st_mode & 0o222

    file.table.choose_line(0)
    file.copy.save_copy.click()
    settle(qtbot, operations)
    dialog = file.window().findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "brief.docx"))
    dialog.reject()
    settle(qtbot, operations)
    assert (tmp_path / "brief.docx").read_bytes() == SENT.content
    assert "De kopie staat in" in part_of(file, Band).text
    assert nameless(file) == []


def test_what_is_no_document_is_not_opened_by_itself(desk, operations, programs, qtbot):
    desk.act(terms.file, TODAY, LETTER, Document("brief.exe", b"MZ"))
    tab = HistoryTab(operations)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))
    settle(qtbot, operations)

    tab.copy.open_copy.click()
    settle(qtbot, operations)

    assert programs.opened == []
    assert "Bewaar de kopie" in part_of(tab, Band).text


def test_an_act_without_a_file_offers_none(desk, operations, qtbot):
    desk.act(terms.file, TODAY, LETTER)
    tab = HistoryTab(operations)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))
    settle(qtbot, operations)

    assert desk.ask(last_act)
    assert tab.copy.isHidden()


def test_a_copy_that_cannot_be_put_anywhere_to_read_is_refused_and_lies_nowhere(
    desk, operations, programs, qtbot, tmp_path, monkeypatch
):
    """The copy of a letter came in the folder that the program was started from."""
    desk.act(terms.file, TODAY, LETTER, SENT, TEMPLATE)
    file = tmp_path / "geen map"
    file.write_bytes(b"")
    started_from = tmp_path / "hier"
    started_from.mkdir()
    monkeypatch.chdir(started_from)
    for name in ("TMP", "TEMP", "TMPDIR"):  # Windows asks the first, others the last
        monkeypatch.setenv(name, str(file))
    history, said = HistoryTab(operations), []
    qtbot.addWidget(history)
    history.show()
    history.copy.refused.connect(said.append)
    history.show_dossier(desk.ask(dossier, DELFT, TODAY))
    settle(qtbot, operations)

    history.copy.open_copy.click()
    settle(qtbot, operations)
    settle(qtbot, operations)

    assert (list(started_from.iterdir()), programs.opened) == ([], [])
    assert "kan niet worden gemaakt" in said[0]
    for folder in (file, file / "1"):
        with pytest.raises(OfficerCanAct, check=says("een deel van het pad is geen map")):
            put_to_read(SENT, folder)
