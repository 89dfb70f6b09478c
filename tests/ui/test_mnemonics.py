"""A letter with Alt leads to one control: on every page and on every tab of a dossier."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QTabWidget

from tests.ui.dossier_tools import doubled_mnemonics
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework import freezes
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
DELFT = "GM0503"
FREEZE = Freeze(TODAY, date(2026, 12, 31), "brand", "Het gebouw brandde af.")


def doubled(window) -> dict[str, dict[str, list[str]]]:
    """Return by page, and by tab of it, the letters that more than one control answers to."""
    result = {}
    page = window.current_page
    tabs = next((each for each in page.findChildren(QTabWidget) if each.isVisible()), None)
    for number in range(tabs.count() if tabs else 1):
        if tabs is not None and tabs.isTabVisible(number):
            tabs.setCurrentIndex(number)
        if letters := doubled_mnemonics(window):
            result[f"{type(page).__name__} {number}"] = letters
    return result


def test_on_every_page_a_letter_is_of_one_control(window, operations, qtbot):
    result = {}
    for place in Place:
        window.show_place(place)
        settle(qtbot, operations)
        result |= doubled(window)

    assert "\n".join(f"{name}: {letters}" for name, letters in result.items()) == ""


def test_what_a_button_shows_on_a_page_has_letters_of_its_own(window, operations, qtbot):
    """What stands behind a button that stays down, such as the planned talks among the contacts."""
    result = {}
    switched = set()
    for place in Place:
        window.show_place(place)
        settle(qtbot, operations)
        for switch in window.current_page.findChildren(QPushButton):
            if switch.isCheckable() and switch.isVisible() and not switch.isChecked():
                switch.click()
                settle(qtbot, operations)
                switched.add(place)
                result |= doubled(window)
                switch.click()

    assert Place.CONTACTS in switched
    assert "\n".join(f"{name}: {letters}" for name, letters in result.items()) == ""


@pytest.mark.parametrize("is_frozen", [False, True])
def test_in_every_dossier_a_letter_is_of_one_control(window, operations, filled, qtbot, is_frozen):
    if is_frozen:
        filled.act(freezes.freeze, TODAY, DELFT, FREEZE)
    window.show_municipality(DELFT)
    settle(qtbot, operations)

    result = doubled(window)
    assert "\n".join(f"{name}: {letters}" for name, letters in result.items()) == ""
