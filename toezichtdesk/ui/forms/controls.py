"""Shared parts of forms and pages: one-line labels, buttons, and number fields.

Text from the store is always plain text: markup in a note is shown literally.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rows_model import TableColumn
from toezichtdesk.ui.lists.tables import RowsTable

FORM_WIDTH = 540  # logical pixels
DATE_EXAMPLES = "Typ bijvoorbeeld 5-3, 1 mrt, vr, +14 of wk 12."
NOT_RECORDED = "–"  # in a cell: nothing was recorded
NUMBER_WIDTH = 110  # logical pixels
_WAS_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide  # on purpose
TEXT_INDENT = 9  # logical pixels
CLEARS = "_q_qlineeditclearaction"  # what Qt calls it
FIELD_LINE, FIELD_RIM = 20, 6  # logical pixels: a field around its letters, above and below that
LABEL_GAP = 7  # logical pixels after a label


def line(text: str = "", *, quiet: bool = False) -> QLabel:
    """Return a one-line label that never interprets its text as markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def label_drop(label: QLabel, field: QWidget) -> int:
    """Return how far below the top of a field its label begins, to stand in line with the text."""
    letter = label.fontMetrics().height()
    of_line = 2 * FIELD_RIM + max(FIELD_LINE, letter + 2)
    field.ensurePolished()
    return (min(field.sizeHint().height(), of_line) - letter + 1) // 2


def field_label(text: str, field: QWidget) -> QLabel:
    """Return the label of a field in a form, in line with the text of the field."""
    name = line(text)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    name.setContentsMargins(0, label_drop(name, field), LABEL_GAP, 0)
    name.setMinimumWidth(name.sizeHint().width() + 2)  # Qt measures the last letter too narrow
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return name


def button(text: str, tip: str = "") -> QPushButton:
    """Return a push button; its accessible name is its text without the mnemonic."""
    result = QPushButton(text)
    result.setAutoDefault(True)  # pressed by Enter, also outside a dialog
    result.setAccessibleName(text.replace("&", ""))
    result.setToolTip(tip)
    return result


def let_clear(field: QLineEdit) -> None:
    """Give a filter a button that clears it; that of Qt has no name for a screen reader."""
    field.setClearButtonEnabled(True)
    for action in field.findChildren(QAction, CLEARS):
        action.setText("Leegmaken")


def number_field(least: int, most: int) -> QSpinBox:
    """Return a field for a whole number, with its text aligned to that of other fields."""
    field = QSpinBox()
    field.setRange(least, most)
    field.lineEdit().setTextMargins(TEXT_INDENT, 0, 0, 0)  # a style sheet cannot set it
    give_room(field, most=NUMBER_WIDTH)
    return field


def card() -> QFrame:
    """Return a framed group for a page."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def empty_layout(layout: QLayout) -> None:
    """Delete everything in the layout."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            empty_layout(inner)
            inner.deleteLater()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def show_now(parent: QWidget) -> None:
    """Show what was just put in the layouts of a widget.

    Qt shows it in a later event: until then it cannot take the focus, and the layout ignores it, so
    that other widgets overlap for a moment.
    """
    for each in parent.findChildren(QWidget):
        if each.isHidden() and not each.testAttribute(_WAS_HIDDEN):
            each.show()


def hide_empty(
    table: RowsTable, columns: Sequence[TableColumn[Any]], keys: Collection[str]
) -> None:
    """Hide the given columns in which no row has a value."""
    model = table.model()
    for section, column in enumerate(columns):
        if column.key in keys:
            texts = (model.index(number, section).data() for number in range(model.rowCount()))
            table.setColumnHidden(
                section, not any(text not in ("", NOT_RECORDED) for text in texts)
            )


@contextmanager
def laid_out_once(page: QWidget) -> Iterator[None]:
    """Lay a page out when all its parts are filled, not again for each that comes or goes."""
    layout = cast("QLayout", page.layout())
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.activate()


def wrong_date(*fields: DateField) -> tuple[str, QWidget] | None:
    """Return the message for the first field that contains no valid date, and the field."""
    wrong = next((field for field in fields if field.is_wrong), None)
    if wrong is None:
        return None
    return f"{wrong.accessibleName()}: {wrong.misunderstanding} {DATE_EXAMPLES}", wrong
