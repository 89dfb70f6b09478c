"""All keys in a window: those of the menus are among them, and each can be looked for."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.dossier_tools import nameless
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.keys_dialog import KeysDialog, key_groups

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def dialog(window, qtbot):
    window.commands.menus.keys.trigger()
    dialog = window.findChild(KeysDialog)
    yield dialog
    dialog.close()


def shown(dialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_every_key_of_the_menus_stands_in_it(window, dialog):
    words = " ".join(shown(dialog)).replace("Spatiebalk", "Space").replace("←", "Left")
    keys = {
        action.shortcut().toString()
        for action in window.commands.menus.commands
        if not action.shortcut().isEmpty()
    }

    missing = {key for key in keys if key not in words}

    assert {key for key in missing if re.fullmatch(r"Ctrl\+\d", key) is None} == set()
    assert nameless(dialog) == []


def test_only_what_is_looked_for_stays(dialog):
    dialog.filter.setText("overnemen")
    assert [each for each in shown(dialog) if "+" in each] == ["Ctrl+O"]
    assert [section.isVisible() for section in dialog.sections].count(True) == 1

    dialog.filter.setText("dit staat er niet")
    assert not any(section.isVisible() for section in dialog.sections)
    assert any("Geen toets gevonden" in words for words in shown(dialog))


def test_closing_is_no_act(dialog):
    assert not dialog.act.property("primary")
    assert dialog.act.isDefault()


def test_the_groups_are_those_of_the_manual():
    groups = list(key_groups(Chapter.KEYS.text))

    assert [group.title for group in groups][:2] == ["Overal", "In een lijst"]
    assert groups[0].lines[0].parts == (("F1", True),)
    assert groups[0].lines[3].parts == (("Ctrl+1", True), ("…", False), ("Ctrl+0", True))
    assert groups[1].lines[0].parts == (("letters typen", False),)
