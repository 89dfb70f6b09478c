"""What all forms have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.dossier_tools import opened
from tests.ui.hands import control
from tests.ui.ui_tools import CTRL, focused, press
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import Message

pytest_plugins = ("tests.ui.shell",)
DELFT = ("GM0503", "Delft")


def test_enter_submits_a_form_and_in_a_text_it_is_a_new_line(window, operations, qtbot):
    """That Enter and Ctrl+Enter do so in every form is in `test_every_form`."""
    form = opened(ContactDialog(operations, *DELFT, window), qtbot)
    tried = []
    form.save = lambda: tried.append("saved")
    form.problem = lambda: None
    texts = form.findChildren(QPlainTextEdit)
    lines = [each for each in form.findChildren(DateField) if each.isVisible()]
    assert lines

    focused(qtbot, lines[0])
    press(Qt.Key.Key_Return)
    assert tried == ["saved"]
    for text in texts:
        focused(qtbot, text)
        press(Qt.Key.Key_Return)
        assert text.toPlainText() == "\n"
        press(Qt.Key.Key_Return, CTRL)
    assert len(tried) == 1 + len(texts)


def test_enter_answers_a_message(window, qtbot):
    message = Message("Vraag", "Wilt u dit?", "&Doen", window, ask=True)
    opened(message, qtbot)
    with qtbot.waitSignal(message.submitted):
        press(Qt.Key.Key_Return)


def test_the_text_of_a_contact_grows_with_its_form(window, operations, qtbot):
    form = opened(ContactDialog(operations, *DELFT, window), qtbot)
    before = control(form, "Kern").height()

    form.resize(form.width(), form.height() + 150)

    qtbot.waitUntil(lambda: control(form, "Kern").height() >= before + 140)
