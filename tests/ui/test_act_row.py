"""The row between a list and the words about its chosen row."""

from __future__ import annotations

from toezichtdesk.ui.lists.act_row import OneLine

pytest_plugins = ("tests.ui.shell",)


def test_the_title_of_the_chosen_row_ends_in_an_ellipsis_and_tells_the_rest(theme, qtbot):
    shown = OneLine()
    qtbot.addWidget(shown)
    shown.setText("Westland · Kamers in het voormalige gemeentehuis")
    shown.resize(80, 20)
    shown.show()
    assert shown.toolTip() == shown.text()

    shown.resize(800, 20)
    assert shown.toolTip() == ""

    shown.tell("In alle jaren: 12")
    assert shown.toolTip() == "In alle jaren: 12"
    shown.resize(80, 20)
    assert shown.toolTip() == "In alle jaren: 12"
