"""A list and a pane of text end on a whole line, whatever height they get."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget

from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.lists.whole_items import WholeItems

pytest_plugins = ("tests.ui.shell",)


@pytest.mark.parametrize("height", [140, 151, 163])
def test_no_line_is_cut_through_at_the_foot_of_a_list(theme, qtbot, height):
    shown = QListWidget()
    qtbot.addWidget(shown)
    WholeItems(shown)
    shown.addItems([f"Gemeente {number}" for number in range(40)])
    shown.resize(300, height)
    shown.show()

    assert shown.viewport().height() % shown.sizeHintForRow(0) == 0
    assert height - shown.viewport().height() < shown.sizeHintForRow(0) + 2 * shown.frameWidth()


@pytest.mark.parametrize("height", [120, 131, 143])
def test_no_line_is_cut_through_at_the_foot_of_a_text(theme, qtbot, height):
    pane = Reading("Gronden")
    qtbot.addWidget(pane)
    pane.setText("\n".join(f"Regel {number}" for number in range(40)))
    pane.resize(300, height)
    pane.show()

    lines = pane.viewport().height() - int(pane.document().documentMargin())
    assert lines % pane.fontMetrics().lineSpacing() == 0
