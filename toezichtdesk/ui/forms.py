"""What the forms and pages of the dossier share: one-line labels, buttons, and a form over one act.

Text from the store is always plain text: a note that holds a tag is shown as it was typed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSpinBox, QWidget

from toezichtdesk.ui.dates import DateField
from toezichtdesk.ui.rows_model import TableColumn
from toezichtdesk.ui.tables import RowsTable

if TYPE_CHECKING:
    pass

FORM_WIDTH = 540  # logical pixels
DATE_EXAMPLES = "Typ bijvoorbeeld 5-3, 1 mrt, vr, +14 of wk 12."
NOT_RECORDED = "–"  # in a cell: nothing was recorded
TEXT_INDENT = 6  # logical pixels
LABEL_DROP = 7  # logical pixels: the label stands level with the text in its field


def line(text: str = "", *, quiet: bool = False) -> QLabel:
    """Return a label of one line that never reads markup from what it shows."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("quiet", quiet)
    return label


def button(text: str, tip: str = "") -> QPushButton:
    """Return a push button; its accessible name is its text without the mnemonic."""
    result = QPushButton(text)
    result.setAutoDefault(True)  # Enter presses it, outside a dialog too
    result.setAccessibleName(text.replace("&", ""))
    result.setToolTip(tip)
    return result


def number_field(least: int, most: int) -> QSpinBox:
    """Return a field for a whole number; its text begins where that of other fields does."""
    field = QSpinBox()
    field.setRange(least, most)
    field.lineEdit().setTextMargins(TEXT_INDENT, 0, 0, 0)  # a style sheet cannot say it
    return field


def card() -> QFrame:
    """Return a frame with an edge: a group on a page."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def empty_layout(layout: QLayout) -> None:
    """Take everything out of the layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            empty_layout(inner)
            inner.deleteLater()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def hide_empty(
    table: RowsTable, columns: Sequence[TableColumn[Any]], keys: Collection[str]
) -> None:
    """Hide those of the columns in which no row says anything: the others get their room."""
    model = table.model()
    for section, column in enumerate(columns):
        if column.key in keys:
            texts = (model.index(number, section).data() for number in range(model.rowCount()))
            table.setColumnHidden(
                section, not any(text not in ("", NOT_RECORDED) for text in texts)
            )


def wrong_date(*fields: DateField) -> tuple[str, QWidget] | None:
    """Return what to say of the first field in which something stands that is no date."""
    wrong = next((field for field in fields if field.is_wrong), None)
    if wrong is None:
        return None
    return f"{wrong.accessibleName()}: {wrong.misunderstanding} {DATE_EXAMPLES}", wrong
