"""Beheer: what is set, who set it, and each button leads to where it is changed."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from tests.ui.dossier_tools import doubled_mnemonics, nameless
from tests.ui.hands import click_on, control, rows_of
from tests.ui.ui_tools import TODAY, press, settle, write
from toezichtdesk import paths
from toezichtdesk.casework.municipalities import set_followed
from toezichtdesk.casework.undo import undo
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.importing import Alias
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.render.letters import template_of as letter_template
from toezichtdesk.reports.pages.managing import management
from toezichtdesk.reports.papers.letters import own_templates
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.settings import attached_megabytes, stored_megabytes
from toezichtdesk.reports.texts.own_words import offered
from toezichtdesk.ui.look.theme import Appearance, text_percent
from toezichtdesk.ui.managing.lists_dialog import NamesDialog, WordsDialog
from toezichtdesk.ui.managing.page import SOUND
from toezichtdesk.ui.managing.rows import ADMINISTRATOR, OWN, USUAL
from toezichtdesk.ui.managing.templates_dialog import LetterTemplatesDialog
from toezichtdesk.ui.mine_dialog import MineDialog
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.MANAGING)
    settle(qtbot, operations)
    return window.current_page


@pytest.fixture
def administrator(tmp_path, monkeypatch):
    """Write what the administrator set for all."""
    file = tmp_path / "beheer" / paths.POLICY_FILE
    file.parent.mkdir()
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    return file


def test_what_nobody_set_is_as_usual(page, filled):
    assert page.watched.source.text() == USUAL
    assert page.policy.source.text() == USUAL
    assert page.kept.value.text() == "Van bladen en stukken tot 20 MB wordt een kopie bewaard."
    assert page.kept.source.text() == USUAL
    assert page.database.value.text() == f"In {filled.path} staat alles wat u vastlegt."
    assert page.learned.value.text() == "Nog geen naam verklaard."


def test_what_the_officer_set_says_so(page, window, filled, operations, qtbot):
    filled.act(watch_folder, TODAY, filled.folder)
    filled.act(set_followed, TODAY, ("GM0503", "GM1783"))
    page.refresh()
    settle(qtbot, operations)

    assert page.watched.value.text() == f"Nieuwe bestanden in {filled.folder} worden aangeboden."
    assert page.watched.source.text() == OWN
    assert page.mine.value.text().startswith("2 gemeenten (Zuid-Holland); ")
    assert page.mine.source.text() == OWN


def test_what_the_administrator_set_says_so(administrator, page, filled, operations, qtbot):
    letters = filled.folder / "brieven"
    administrator.write_text(
        f"gevolgde-map = '{filled.folder}'\nbriefsjablonen-map = '{letters}'\n", encoding="utf-8"
    )
    page.refresh()
    settle(qtbot, operations)

    assert page.watched.value.text() == f"Nieuwe bestanden in {filled.folder} worden aangeboden."
    assert page.watched.source.text() == ADMINISTRATOR
    assert page.letters.value.text() == f"In {letters} staan geen eigen sjablonen."
    assert page.letters.source.text() == ADMINISTRATOR


def test_each_button_leads_where_it_is_changed(page, window, operations, qtbot):
    for button, place in (
        (control(page, "Naar Beleid"), Place.POLICY),
        (control(page, "Naar Import"), Place.IMPORTING),
        (control(page, "Indelingen…"), Place.IMPORTING),
        (control(page, "Naar de back-ups"), Place.JOURNAL),
    ):
        window.show_place(Place.MANAGING)
        button.click()
        assert window.current_page is window.pages.at(place)
        settle(qtbot, operations)
    window.show_place(Place.MANAGING)
    click_on(page, "Mijn gemeenten…")
    window.findChild(MineDialog).close()


def test_the_size_of_a_kept_copy_is_set_with_the_keyboard(page, operations, filled, qtbot):
    field = page.keeping
    assert field.text() == "tot 20 MB"
    before = filled.tables()
    field.setFocus()
    press(Qt.Key.Key_Tab)
    settle(qtbot, operations)
    assert filled.tables() == before

    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "35")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert filled.ask(stored_megabytes) == 35
    assert page.kept.source.text() == OWN


def test_the_limit_of_attachments_is_set_with_the_keyboard(page, operations, filled, qtbot):
    page.attaching.setFocus()
    page.attaching.selectAll()
    qtbot.keyClicks(page.attaching, "25")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert filled.ask(attached_megabytes) == 25
    assert page.attached.value.text().startswith("Bestanden tot 25 MB")
    assert page.attached.source.text() == OWN


def test_who_set_a_value_stands_below_it_where_there_is_little_width(page, qtbot):
    value, source = page.mine.value, page.mine.source
    assert source.geometry().left() > value.geometry().right()

    page.resize(680, 500)

    qtbot.waitUntil(lambda: source.geometry().top() > value.geometry().bottom())
    area = page.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.widget().width() == area.viewport().width())  # nothing is cut


def test_look_and_letters_are_those_of_the_menu(page, window, theme):
    page.look_box.setCurrentIndex(list(Appearance).index(Appearance.DARK))
    page.look_box.activated.emit(page.look_box.currentIndex())

    assert theme.appearance is Appearance.DARK
    assert window.commands.menus.appearances[Appearance.DARK].isChecked()
    assert page.look_box.currentText() == "Donker"
    window.commands.menus.appearances[Appearance.LIGHT].trigger()
    assert page.look_box.currentText() == "Licht"

    page.compact_box.click()
    assert window.commands.menus.compact.isChecked()
    assert text_percent() == 100


def test_the_record_is_read_against_its_seals(page, operations, qtbot):
    click_on(page, "Nu controleren")
    settle(qtbot, operations)

    assert page.check.value.text() == SOUND
    assert control(page, "Nu controleren").isEnabled()
    assert page.band.text == ""


def test_a_folder_of_letters_that_cannot_be_made_is_reported(page):
    page._letters.parent.mkdir(exist_ok=True)
    page._letters.write_text("geen map")

    click_on(page, "Sjablonen…")
    dialog = page.window().findChild(LetterTemplatesDialog)
    dialog.folder.click()

    assert dialog.band.text == (
        f"De map {page._letters} is niet te openen. Zoek haar op in de verkenner."
    )
    dialog.close()


@pytest.fixture
def templates(page, operations, qtbot):
    click_on(page, "Sjablonen…")
    dialog = page.window().findChild(LetterTemplatesDialog)
    settle(qtbot, operations)
    yield dialog
    dialog.close()


def test_a_template_that_lacks_a_field_is_named_and_does_not_come_into_force(
    templates, page, operations, tmp_path, qtbot
):
    assert [row.is_own for row in rows_of(templates)] == [False] * len(LetterKind)
    assert "In orde" in templates.words.text()
    templates.table.choose(LetterKind.REMINDER.value)
    path = tmp_path / "onze herinnering.docx"
    document = docx.Document()
    document.add_paragraph("Aan {{ gemeente }} en {{ wethouder }}")
    document.save(path)

    templates.check(str(path))
    settle(qtbot, operations)

    assert "onze herinnering.docx komt niet in gebruik:" in templates.band.text
    assert "Het veld wethouder bestaat niet." in templates.band.text
    assert "Het veld termijn ontbreekt" in templates.band.text
    assert not (page._letters / "herinnering.docx").exists()
    assert nameless(templates) == []
    assert doubled_mnemonics(templates) == {}


def test_a_template_comes_in_force_and_goes_again_and_none_is_lost(
    templates, page, filled, operations, tmp_path, qtbot
):
    templates.table.choose(LetterKind.REMINDER.value)
    path = tmp_path / "onze herinnering.docx"
    for text in ("eerst", "daarna"):
        document = docx.Document()
        document.add_paragraph(f"{text}: {{{{ gemeente }}}}, {{{{ termijn }}}}")
        document.save(path)
        templates.check(str(path))
        settle(qtbot, operations)
        settle(qtbot, operations)
        settle(qtbot, operations)
    own = templates.table.current
    assert own.is_own
    assert own.path.read_bytes() == path.read_bytes()

    templates.back.click()
    settle(qtbot, operations)
    settle(qtbot, operations)

    assert not templates.table.current.is_own
    lines = filled.ask(journal, 3)
    assert [line.act for line in lines] == [Act.USE_TEMPLATE] * 3
    assert lines[0].summary == "Herinnering: voortaan weer het sjabloon van het programma."
    for line in lines[:2]:
        filled.act(undo, TODAY, line.id)
    earlier, _ = letter_template(LetterKind.REMINDER, filled.ask(own_templates))
    assert earlier not in (own.path.read_bytes(), path.read_bytes())
    assert len(list(page._letters.glob("herinnering *.docx"))) == 2


def test_names_that_were_explained_are_shown(page, window, filled, operations, qtbot):
    from toezichtdesk.casework.import_sheet import write_aliases

    with filled.database.writing() as connection:
        write_aliases(connection, (Alias("Den Haag Centrum", "GM0518"),), 1)
    assert filled.ask(management, TODAY).learned[0].name == "Den Haag Centrum"
    page.refresh()
    settle(qtbot, operations)

    click_on(page, "Verklaarde namen…")
    settle(qtbot, operations)
    dialog = window.findChild(NamesDialog)
    assert [row.municipality for row in rows_of(dialog)] == ["'s-Gravenhage"]

    dialog.table.setFocus()
    press(Qt.Key.Key_Delete)
    settle(qtbot, operations)
    assert filled.ask(management, TODAY).learned == ()
    dialog.close()


def test_a_list_of_words_is_kept_by_keyboard(page, window, filled, operations, qtbot):
    click_on(page, "Eigen lijsten…")
    settle(qtbot, operations)
    dialog = window.findChild(WordsDialog)
    dialog.kind.setCurrentIndex(list(WordList).index(WordList.DELAY))
    settle(qtbot, operations)
    assert dialog.focusWidget() is dialog.typed
    write("Asbest")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert filled.ask(offered, WordList.DELAY)[-1] == "Asbest"

    dialog.table.choose("Asbest")
    dialog.offering.click()
    settle(qtbot, operations)
    assert "Asbest" not in filled.ask(offered, WordList.DELAY)
    assert dialog.offering.accessibleName() == "Weer aanbieden"
    dialog.close()


def test_nobody_holds_the_keyboard_and_every_mnemonic_is_its_own(page):
    from PySide6.QtWidgets import QAbstractButton

    names = [each.text() for each in page.findChildren(QAbstractButton) if "&" in each.text()]
    letters = [name[name.index("&") + 1].casefold() for name in names]
    assert sorted(letters) == sorted(set(letters)), names
