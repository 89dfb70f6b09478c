"""What an officer does in a window, and sees there: by the words that stand on the screen.

A control is called by its accessible name, its label or its text, as a screen reader calls it; a
part of a page by its class. Nothing here reaches for what a window keeps to itself.
"""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QWidget,
)

from toezichtdesk.ui.dossier.pieces import Fact
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable

INDICATOR = 8  # pixels from the left of a box or a dot that is ticked: in its middle
OTHER_KEYS = Qt.KeyboardModifier.ControlModifier
Part = TypeVar("Part", bound=QWidget)


def part_of(window: QWidget, kind: type[Part]) -> Part:
    """Return the one part of this class; where there are more, the one that can be seen."""
    parts = window.findChildren(kind)
    exactly = [part for part in parts if type(part) is kind]
    return _only_one(exactly or parts, window, kind.__name__)


def control(window: QWidget, name: str) -> Any:
    """Return the one control with this name; where there are more, the one that can be seen."""
    controls = [each for each in window.findChildren(QWidget) if name in _names(each)]
    if not controls:
        labels = [label for label in window.findChildren(QLabel) if _plain(label.text()) == name]
        controls = [label.buddy() for label in labels if label.buddy() is not None]
    # what holds a field on its row is called so too, and hands the keyboard to it
    controls = [each for each in controls if each.focusProxy() not in controls]
    return _only_one(controls, window, f"control '{name}'")


def click_on(window: QWidget, name: str) -> None:
    """Click the button or the box with this text; it must be there and not be grey."""
    button = control(window, name)
    assert isinstance(button, QAbstractButton), f"'{name}' is not clicked"
    assert button.isVisible(), f"'{name}' is not on the screen"
    assert button.isEnabled(), f"'{name}' is grey"
    place = button.rect().center()
    if isinstance(button, (QCheckBox, QRadioButton)):
        place = QPoint(INDICATOR, place.y())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)


def write_in(window: QWidget, name: str, text: str) -> None:
    """Type in the field with this name, in the place of what it held."""
    field = control(window, name)
    assert isinstance(field, (QLineEdit, QPlainTextEdit)), f"'{name}' is not written in"
    assert field.isEnabled(), f"'{name}' is grey"
    assert not field.isReadOnly(), f"'{name}' can only be read"
    QTest.keyClick(field, Qt.Key.Key_A, OTHER_KEYS)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(field, Qt.Key.Key_Return)
        if line.isascii():
            QTest.keyClicks(field, line)
        else:  # a letter with an accent comes from several keys
            typed = QInputMethodEvent()
            typed.setCommitString(line)
            QApplication.sendEvent(field, typed)


def choose_in(window: QWidget, name: str, text: str) -> None:
    """Open the list with this name and choose what is called so, by the keyboard."""
    box = control(window, name)
    assert isinstance(box, QComboBox), f"'{name}' is no list"
    number = box.findText(text)
    assert number >= 0, f"'{text}' is not in the list '{name}'"
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(number, box.modelColumn()))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def texts_on(window: QWidget) -> list[str]:
    """Return the texts that stand in a window or a part of it."""
    return [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]


def words_on(window: QWidget) -> str:
    """Return all that stands in a window or a part of it, each text on its own line."""
    return "\n".join(texts_on(window))


def messages_on(window: QWidget) -> list[str]:
    """Return the messages that stand in the bands of a window or a part of it."""
    return [band.text for band in window.findChildren(Band) if band.isVisibleTo(window)]


def facts_on(window: QWidget) -> dict[str, list[str]]:
    """Return what a part shows in large letters: by its caption the value, and a note if any."""
    facts = [texts_on(fact) for fact in window.findChildren(Fact) if fact.isVisibleTo(window)]
    return {caption: values for caption, *values in facts}


def rows_of(window: QWidget) -> tuple[Any, ...]:
    """Return the rows that a table shows: this one, or the one of a part."""
    table = window if isinstance(window, RowsTable) else part_of(window, RowsTable)
    model = table.model()
    assert isinstance(model, RowsModel)
    return model.shown


def read_table(window: QWidget) -> list[dict[str, str]]:
    """Return what stands in the one table of a part: of each line the texts by their heading."""
    model = part_of(window, QTableView).model()
    headings = [
        str(model.headerData(section, Qt.Orientation.Horizontal) or f"column {section}")
        for section in range(model.columnCount())
    ]
    return [
        {
            heading: str(model.index(line, section).data() or "")
            for section, heading in enumerate(headings)
        }
        for line in range(model.rowCount())
    ]


def offered_by(field: QLineEdit) -> list[str]:
    """Return the words of the list that is open under a field."""
    return _words_of(_list_under(field))


def take_offered(field: QLineEdit, word: str) -> None:
    """Choose a word in the list that is open under a field, by the keyboard."""
    popup = _list_under(field)
    popup.setCurrentIndex(popup.model().index(_words_of(popup).index(word), 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)


def _list_under(field: QLineEdit) -> QListView:
    """Return the open list that hands its keys to this field, as Qt sets it up."""
    tops = QApplication.topLevelWidgets()
    lists = [each for each in tops if isinstance(each, QListView) and each.focusProxy() is field]
    assert [each.isVisible() for each in lists] == [True], "no list is open under the field"
    return lists[0]


def _words_of(view: QListView) -> list[str]:
    model = view.model()
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def _only_one(those: list[Any], window: QWidget, what: str) -> Any:
    if len(those) > 1:
        those = [each for each in those if each.isVisible()] or those
    assert len(those) == 1, f"{len(those)} times {what} in {type(window).__name__}"
    return those[0]


def _names(widget: QWidget) -> set[str]:
    """Return what a control is called: by its accessible name, and a button by its text too."""
    text = _plain(widget.text()) if isinstance(widget, QAbstractButton) else ""
    return {widget.accessibleName(), text} - {""}


def _plain(text: str) -> str:
    return text.replace("&", "")
