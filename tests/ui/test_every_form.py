"""What holds for every dialog: named, readable at 200 %, Enter, one letter one control, freed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)

from tests.ui.clipping import cut_lines, cut_off, overlapping
from tests.ui.dossier_tools import doubled_mnemonics, nameless, rich_labels
from tests.ui.every_form import ELSEWHERE, heirs, makers, set_text, text_of, typed_fields
from tests.ui.hands import part_of, write_in
from tests.ui.test_main_window import ENGLISH, texts
from tests.ui.ui_tools import CTRL, focused, settle
from toezichtdesk import ui
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.policies.version_form import OldPolicyForm

pytest_plugins = ("tests.ui.shell",)
TEXTS = (QPlainTextEdit,)
LINES = (QLineEdit, QSpinBox, QComboBox)
OF_A_PERSON = "dhr. Jansen"
LOW = QSize(944, 500)  # logical pixels: half of 1920x1080, less the frame
SMALL = QSize(1008, 600)  # logical pixels: a screen of 1024x640, less the frame
LEAST_LETTERS = 10  # of a field for words
HIGHEST = 600  # logical pixels: fits a screen of 1024x640
# What is typed here is looked for and recorded nowhere, or has to be a name.
NOT_WATCHED = {
    "Finder": "Zoek een gemeente, een opdracht of een tekst",
    "KeysDialog": "Zoek een toets of wat zij doet",
    "ManualWindow": "Zoek in de handleiding",
    "PersonDialog": "Naam van de persoon",
    "LettersDialog": "Afzender",
}
# Every module in which words are typed and that watches none of them, and why.
FREE = {
    "contacts/agreement_lines.py": "part of the form of a contact, which is watched",
    "contacts/growing_text.py": "a kind of field",
    "contacts/word_field.py": "a kind of field",
    "crash.py": "is shown, not typed",
    "finder.py": "is looked for",
    "importing/problems.py": "is looked for",
    "journal/page.py": "is looked for",
    "lists/list_page.py": "is looked for",
    "manual/keys_dialog.py": "is looked for",
    "manual/window.py": "is looked for",
    "overview/tools.py": "is looked for",
    "assessing/page.py": "is looked for",
    "today/page.py": "is looked for",
}
TYPED = re.compile(r"\b(QLineEdit|QPlainTextEdit|QTextEdit|WordField|GrowingText)\(")


def test_what_holds_for_every_dialog(window, operations, theme, filled, qtbot):
    faults = {}
    seen, widths = set(), _widths_of_days(window)
    for make in makers(window, operations, filled):
        dialog = make()
        dialog.show()
        settle(qtbot, operations)
        dialog.layout().activate()
        name = type(dialog).__name__
        seen.add(name)
        widths |= _widths_of_days(dialog)
        result = [*_faults(dialog), *_not_submitted(dialog, qtbot), *_unwatched(dialog)]
        dialog.done(0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if shiboken6.isValid(dialog):
            result.append("is not freed")
        if result:
            faults[name] = result

    assert "\n".join(f"{name}: {result}" for name, result in faults.items()) == ""
    assert heirs(QDialog) - ELSEWHERE.keys() == seen
    assert len(widths) == 1, "date fields of another width stand beside or below each other"


def _widths_of_days(window: QWidget) -> set[int]:
    """Return the widths that the date fields of a window can have, in logical pixels."""
    fields = window.findChildren(DateField)
    return {width for each in fields for width in (each.minimumWidth(), each.maximumWidth())}


def test_every_dialog_can_be_read_at_200_percent(usual_letters, window, operations, filled, qtbot):
    usual_letters.choose_text_size(200)
    faults = {}
    for make in makers(window, operations, filled):
        dialog = make()
        dialog.show()
        settle(qtbot, operations)
        dialog.layout().activate()
        if each := [*cut_off(dialog), *cut_lines(dialog)]:
            faults[type(dialog).__name__] = each
        if isinstance(dialog, FormDialog):
            dialog.fit_into(SMALL)
            dialog.resize(SMALL)  # also one that scrolls on the smaller screen of the tests
            dialog.layout().activate()
            if each := [*_sideways(dialog), *_narrow(dialog), *overlapping(dialog)]:
                faults[f"{type(dialog).__name__} on a small screen"] = each
            dialog.fit_into(LOW)
        else:
            dialog.resize(LOW)
        dialog.layout().activate()
        if each := [*_out_of_reach(dialog), *cut_off(dialog), *cut_lines(dialog)]:
            faults[f"{type(dialog).__name__} on a low screen"] = each
        dialog.done(0)

    assert "\n".join(f"{name}: {each}" for name, each in faults.items()) == ""


def _sideways(dialog: QDialog) -> Iterator[str]:
    """Yield what scrolls from left to right, so that a part of each line is out of sight."""
    for area in dialog.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            yield f"scrolls sideways by {area.horizontalScrollBar().maximum()} pixels"


def _narrow(dialog: QDialog) -> Iterator[str]:
    """Yield the fields for words in which hardly a word is seen."""
    for field in typed_fields(dialog):
        letters = field.width() // field.fontMetrics().averageCharWidth()
        if field.isVisible() and letters < LEAST_LETTERS:
            yield f"{field.accessibleName()} shows {letters} letters"


def test_on_a_low_screen_a_warning_for_personal_data_stays_in_sight(window, operations, qtbot):
    form = ContactDialog(operations, "GM0503", "Delft", window)
    form.show()
    form.fit_into(LOW)
    settle(qtbot, operations)
    assert form.is_scrolled

    write_in(form, "Kern", "BSN 111222333")

    note = part_of(form, PrivacyNote)
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())
    form.done(0)


def test_on_a_low_screen_the_keyboard_brings_a_field_into_sight(window, operations, qtbot):
    form = OldPolicyForm(operations, window)
    form.show()
    settle(qtbot, operations)
    first = typed_fields(form)[0]
    focused(qtbot, first)
    form.fit_into(LOW)
    qtbot.waitUntil(first.hasFocus)
    scrolled = part_of(form, QScrollArea)
    bar = scrolled.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = typed_fields(form)[-1]

    focused(qtbot, last)

    seen = QRect(last.mapTo(scrolled.viewport(), QPoint(0, 0)), last.size())
    assert scrolled.viewport().rect().contains(seen)
    assert [*_out_of_reach(form)] == []
    form.done(0)


def test_no_module_lets_words_be_typed_without_watching_them() -> None:
    folder = Path(ui.__file__).parent
    result = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if TYPED.search(text := path.read_text(encoding="utf-8"))
        and "PrivacyNote(" not in text
        and "(ActForm)" not in text
        and "(TallForm)" not in text
    }

    assert result == FREE.keys()


def _faults(dialog: QDialog) -> Iterator[str]:
    if dialog.height() > HIGHEST:
        yield f"is {dialog.height()} high"
    if each := nameless(dialog):
        yield f"nameless: {each}"
    if letters := doubled_mnemonics(dialog):
        yield f"letters: {letters}"
    if rich := rich_labels(dialog):
        yield f"reads markup: {rich}"
    if cut := cut_off(dialog):
        yield f"cut off: {cut}"
    for field in dialog.findChildren(QLineEdit) + dialog.findChildren(QPlainTextEdit):
        if field.placeholderText() and field.font().italic() == bool(text_of(field)):
            yield f"hint and input look alike: {field.placeholderText()}"
    if over := overlapping(dialog):
        yield f"over each other: {over}"
    if english := [text for text in texts(dialog) if ENGLISH.search(text)]:
        yield f"English: {english}"
    for label in dialog.findChildren(QLabel):
        buddy = label.buddy()
        has_letter = "&" in label.text() and buddy is not None
        if has_letter and buddy.focusPolicy() is Qt.FocusPolicy.NoFocus:
            yield f"its letter leads nowhere: {label.text()}"
    for view in dialog.findChildren(QTableView):
        if view.tabKeyNavigation():
            yield f"Tab stays in {view.accessibleName()}"


def _out_of_reach(dialog: QDialog) -> Iterator[str]:
    """Yield the buttons that are not in sight when the dialog has the room of a low screen."""
    if dialog.size() != dialog.size().boundedTo(LOW):
        yield f"asks {dialog.width()}x{dialog.height()}"
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            place = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
            if button.isVisible() and not dialog.rect().contains(place):
                yield f"{button.text()} lies outside"


def _unwatched(dialog: QDialog) -> Iterator[str]:
    """Yield the fields in which data of a person can be typed without a word about it."""
    for field in typed_fields(dialog):
        before = text_of(field)
        set_text(field, OF_A_PERSON)
        text = " ".join(note.text() for note in dialog.findChildren(PrivacyNote))
        set_text(field, before)
        if OF_A_PERSON not in text and field.accessibleName() != NOT_WATCHED.get(
            type(dialog).__name__
        ):
            yield f"not watched: {field.accessibleName() or type(field).__name__}"


def _not_submitted(dialog: QDialog, qtbot) -> Iterator[str]:
    """Yield the fields of a form over an act in which Enter does not perform it."""
    if not isinstance(dialog, ActForm):
        return
    tried: list[str] = []
    dialog.save = lambda: tried.append("saved")
    dialog.problem = lambda: None
    for field in _fields(dialog):
        is_text = isinstance(field, QPlainTextEdit)
        before = len(tried)
        focused(qtbot, field)
        QTest.keyClick(field, Qt.Key.Key_Return, CTRL if is_text else Qt.KeyboardModifier(0))
        if len(tried) != before + 1:
            yield f"Enter in {field.accessibleName() or type(field).__name__}: {len(tried)}"


def _fields(dialog: QDialog) -> list[QWidget]:
    result = [each for kind in (*TEXTS, *LINES) for each in dialog.findChildren(kind)]
    return [
        each
        for each in result
        if each.isVisibleTo(dialog)
        and each.isEnabled()
        and not isinstance(each.parent(), (QSpinBox, QComboBox))
        and not (isinstance(each, QPlainTextEdit) and each.isReadOnly())
    ]
