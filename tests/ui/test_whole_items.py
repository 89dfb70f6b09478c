"""A list and a pane of text end on a whole line, whatever height they get."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget

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


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_pane_shows_its_words_to_the_last_line(usual_letters, qtbot, percent):
    usual_letters.choose_text_size(percent)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addStretch(1)
    pane = Reading("Gronden")
    column.addWidget(pane)
    window.resize(400, 800)
    window.show()

    for text in ("Een regel.", "Woorden " * 30, "\n".join("abcdef")):
        pane.setText(text)
        settled(window)
        assert pane.verticalScrollBar().maximum() == 0, text


def settled(window):
    """Let what asks for another size have it."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        window.layout().activate()
