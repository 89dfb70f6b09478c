"""F1 opens the manual at the part of the screen that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.hands import click_on, control, part_of
from tests.ui.import_tools import GOOD, TITLE
from tests.ui.ui_tools import focused, press, settle
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.manual.chapters import Chapter, place_of
from toezichtdesk.ui.manual.window import ManualWindow
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def manual_at(window: QWidget, name: str, qtbot) -> ManualWindow:
    """Return the manual as F1 opens it on the control with this name."""
    part = control(window, name)
    focused(qtbot, part)
    qtbot.keyClick(part, Qt.Key.Key_F1)
    return part.window().findChild(ManualWindow)


def marked(manual: ManualWindow) -> str:
    """Return the text that stands out, which must be in sight."""
    (mark,) = manual.reader.extraSelections()
    in_sight = manual.reader.viewport().rect()
    assert in_sight.contains(manual.reader.cursorRect(mark.cursor).center())
    return mark.cursor.selectedText()


def test_a_setting_is_explained_on_its_own_line(window, operations, qtbot):
    window.show_place(Place.MANAGING)
    settle(qtbot, operations)

    manual = manual_at(window, "Bewaartermijnen…", qtbot)

    assert manual.reader.chapter is Chapter.MANAGING
    assert marked(manual) == "Bewaren"


def test_the_back_ups_are_explained_in_their_own_chapter(window, operations, qtbot):
    window.show_backups()
    settle(qtbot, operations)

    manual = manual_at(window, "Back-up maken", qtbot)

    assert manual.reader.chapter is Chapter.COPIES
    assert marked(manual).startswith("Back-up maken")


def test_a_field_of_a_form_is_explained_in_the_section_about_the_form(window, operations, qtbot):
    form = ContactDialog(operations, "GM0503", "Delft", window)
    form.open()
    settle(qtbot, operations)

    manual = manual_at(form, "Kern", qtbot)

    assert manual.reader.chapter is Chapter.CONTACTS
    assert "de kern" in marked(manual)
    assert form.isVisible()
    manual.close()
    form.close()


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place.CONTACTS, "Het scherm Contacten toont"),
        (Place.PLANS, "Het scherm Plannen toont"),
        (Place.JOURNAL, "Het logboek"),
    ],
)
def test_the_filter_of_a_list_is_explained_with_the_list(window, operations, qtbot, place, line):
    window.show_place(place)
    settle(qtbot, operations)
    assert window.current_page.focus_filter()

    press(Qt.Key.Key_F1)

    assert marked(window.findChild(ManualWindow)).startswith(line)


def test_each_step_of_an_import_is_explained_at_its_own_heading(window, operations, filled, qtbot):
    window.show_place(Place.IMPORTING)
    settle(qtbot, operations)
    assert marked(manual_at(window, "Eerdere imports, nieuwste eerst", qtbot)).startswith(
        "Het scherm Import toont de eerdere imports"
    )

    window.import_file(filled.sheet(GOOD, title=TITLE, name="blad.xlsx"))
    settle(qtbot, operations)
    assert marked(manual_at(window, "Rijen van het blad", qtbot)) == "2 Controle"

    click_on(window, "Gevolgen ›")
    settle(qtbot, operations)
    passage = marked(manual_at(part_of(window, ConsequencesView), "Importeren", qtbot))
    assert "welke voorstellen zouden volgen" in passage


def test_a_part_without_a_word_in_the_chapter_opens_it_at_the_top(window, operations, qtbot):
    window.show_place(Place.OVERVIEW)
    settle(qtbot, operations)

    manual = manual_at(window, "Filter op naam, alias of code", qtbot)

    assert manual.reader.chapter is Chapter.OVERVIEW
    assert manual.reader.extraSelections() == []
    assert manual.reader.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["Gesprek plannen"], "Een gesprek plannen"),  # a heading, without its article
        (["Wissen"], "Wissen is voorgoed"),  # words in bold
        (["Tijd", "Een gesprek plannen"], "Gesprek plannen legt de dag, de tijd"),
        (["Tijd"], None),  # many forms have such a field
        ([">", "x"], None),
    ],
)
def test_what_a_chapter_says_about_names(names, line):
    place = place_of(Chapter.CONTACTS, names)

    assert place is None if line is None else place.line.startswith(line)


def test_a_button_of_many_forms_is_explained_as_that_of_the_form_at_hand():
    names = ["Opslaan als", "De jaarlijkse bewaarlijst"]

    place = place_of(Chapter.MANAGING, names)

    assert "laat haar vaststellen" in place.line
