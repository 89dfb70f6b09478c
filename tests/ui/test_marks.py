"""Tick boxes, radio buttons and the arrows of fields are drawn as large as their letters ask."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QWidget,
)

pytest_plugins = ("tests.ui.shell",)
USUAL, LARGEST = 100, 200  # percent


def ticked_box() -> QCheckBox:
    box = QCheckBox("Alleen verschillen")
    box.setChecked(True)
    return box


def chosen_one() -> QRadioButton:
    one = QRadioButton("Alle gemeenten")
    one.setChecked(True)
    return one


def ticked_list() -> QListWidget:
    result = QListWidget()
    QListWidgetItem("Situatie", result).setCheckState(Qt.CheckState.Checked)
    return result


def rows_of(widget: QWidget, colour: str, columns: slice) -> int:
    """Return in how many rows of pixels this colour stands, in these columns of the picture."""
    picture = widget.grab().toImage()
    across = range(picture.width())[columns]
    rows = range(picture.height())
    return sum(any(picture.pixelColor(x, y).name() == colour for x in across) for y in rows)


@pytest.mark.parametrize(
    ("make", "colour", "columns"),
    [
        (ticked_box, "accent", slice(None)),
        (ticked_box, "accent_text", slice(None)),  # the tick in it
        (chosen_one, "accent", slice(None)),
        (ticked_list, "accent", slice(None)),
        (QComboBox, "muted", slice(-30, -4)),
        (QSpinBox, "text", slice(-30, -4)),
    ],
    ids=["box", "tick", "radio", "list", "arrow", "arrows of a number"],
)
def test_marks_grow_with_the_letters(usual_letters, qtbot, make, colour, columns):
    rows = {}
    for percent in (USUAL, LARGEST):
        usual_letters.choose_text_size(percent)
        widget = make()
        qtbot.addWidget(widget)
        widget.resize(300, widget.sizeHint().height())
        of_colour = getattr(usual_letters.palette, colour).casefold()
        rows[percent] = rows_of(widget, of_colour, columns)

    assert rows[LARGEST] >= rows[USUAL] * 17 // 10 > 0
