"""Suggestions in a field: Enter submits the form unless a suggestion is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QKeyCombination, QStringListModel, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.ui_tools import focused
from toezichtdesk.ui.contacts.word_field import WordField
from toezichtdesk.ui.forms.completing import OfferingField
from toezichtdesk.ui.forms.dialogs import FormDialog

WORDS = ("wethouder wonen", "ambtenaar wonen", "corporatie")
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def one():
    field = OfferingField()
    field.offer_from(QStringListModel(list(WORDS), field))
    return field, field


def several():
    field = WordField(";")
    field.know(WORDS)
    return field, field


def of_a_box():
    box = QComboBox()
    box.setEditable(True)
    field = OfferingField()
    field.offer_in(box)
    box.addItems(WORDS)
    box.setCurrentIndex(-1)
    return box, field


@pytest.fixture(params=[one, several, of_a_box])
def form(request, qtbot):
    """A field that offers words in a form, the list it shows, and what the form was sent with."""
    dialog = FormDialog("Vraag", "&Vastleggen", None)
    qtbot.addWidget(dialog)
    shown, field = request.param()
    held = [dialog]  # nothing else does, and the field goes with its form
    dialog.body.addWidget(shown)
    submitted = []
    dialog.submitted.connect(lambda: submitted.append(field.text()))
    dialog.show()
    focused(qtbot, shown)
    QTest.keyClicks(shown, "won")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    yield field, QApplication.activePopupWidget(), submitted
    held.clear()


@pytest.mark.parametrize("key", ENTERS)
def test_enter_records_what_was_typed_while_the_list_is_open(form, key):
    field, offered, submitted = form

    QTest.keyClick(offered, key)

    assert (field.text(), submitted) == ("won", ["won"])
    assert not offered.isVisible()


@pytest.mark.parametrize("key", ENTERS)
def test_enter_takes_the_word_that_was_chosen_and_the_next_one_records_it(form, key):
    field, offered, submitted = form

    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, key)
    assert (field.text(), submitted) == (WORDS[0], [])
    assert not offered.isVisible()

    QTest.keyClick(field, key)
    assert submitted == [WORDS[0]]


def test_tab_takes_nothing_that_was_not_chosen(form):
    field, offered, submitted = form

    QTest.keyClick(offered, Qt.Key.Key_Tab)

    assert (field.text(), submitted) == ("won", [])
    assert not offered.isVisible()
    assert not field.hasFocus()


def test_escape_closes_the_list_alone(form):
    field, offered, submitted = form

    QTest.keyClick(offered, Qt.Key.Key_Escape)

    assert (field.text(), submitted) == ("won", [])
    assert not offered.isVisible()
    assert field.window().isVisible()


def test_a_letter_with_alt_is_of_the_form_and_types_nothing_while_the_list_is_open(form, qtbot):
    field, offered, submitted = form

    QTest.keyClick(offered.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: submitted == ["won"])
    assert (field.text(), offered.isVisible()) == ("won", False)


@pytest.mark.parametrize(
    "key", [(Qt.Key.Key_F9,), (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)]
)
def test_a_shortcut_is_heard_while_the_list_is_open(form, qtbot, key):
    field, offered, _ = form
    pressed = []
    shortcut = QShortcut(QKeyCombination(*reversed(key)), field.window())
    shortcut.activated.connect(lambda: pressed.append(key))

    QTest.keyClick(offered.windowHandle(), *key)

    qtbot.waitUntil(lambda: pressed == [key])
    assert (field.text(), offered.isVisible()) == ("won", False)


def test_alt_with_a_letter_that_stands_for_nothing_types_nothing(form):
    field, offered, submitted = form

    for shown in (offered, field):
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, shown, Qt.Key.Key_X, "x", Qt.KeyboardModifier.AltModifier
        )

    assert (field.text(), submitted) == ("won", [])
