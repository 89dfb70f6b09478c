"""Ctrl+K finds municipalities, commands, notes and knowledge, and goes there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from tests.ui.hands import part_of
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import knowledge
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.finder import PLACES, Finder, _bold
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def test_ctrl_k_finds_a_municipality_by_its_alias(window, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)
    write("den haag")

    with qtbot.waitSignal(finder.municipality_found) as each:
        press(Qt.Key.Key_Return)

    assert each.args == ["GM0518"]


def test_the_place_is_bold_behind_an_emoji_too(window, operations, filled, qtbot):
    text = "😀😀 Kamers in Súdkade 😀"
    filled.act(log_contact, TODAY, ContactData("GM0518", TODAY, ContactKind.VISIT, text))
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)

    write('"sudkade"')
    qtbot.waitUntil(lambda: finder.list.count() == 1)
    item = finder.list.item(0)
    bold = [_bold(item.text(), *place) for place in item.data(PLACES)]

    shown = item.text().encode("utf-16-le")
    assert [shown[2 * b.start : 2 * (b.start + b.length)].decode("utf-16-le") for b in bold] == [
        "Súdkade"
    ]


def test_ctrl_k_finds_a_command(window, operations, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)
    write("logboek")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.rail.entries[Place.JOURNAL].isChecked()


def test_ctrl_k_finds_what_was_written_and_goes_there(window, operations, filled, qtbot):
    text = "Flexwoningen wachten op de aansluiting"
    draft = ContactData("GM0518", TODAY, ContactKind.VISIT, text)
    filled.act(log_contact, TODAY, draft)
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)

    write("aansluiting wacht")
    qtbot.waitUntil(lambda: finder.list.count() == 1)
    assert text in finder.list.item(0).text()
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    dossier = window.pages.dossier
    assert dossier.code == "GM0518"
    assert part_of(dossier, ContactLog).isVisible()


def test_ctrl_k_finds_knowledge_and_goes_there(window, operations, filled, qtbot):
    older = KnowledgeData(KnowledgeKind.SESSION, TODAY, "Kamers delen", parties=("COA",))
    number = filled.act(knowledge.record, TODAY, older)
    filled.act(knowledge.record, TODAY, replace(older, title="Flexwonen"))
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    finder = window.findChild(Finder)
    qtbot.waitUntil(finder.line.hasFocus)

    write("kamers")
    qtbot.waitUntil(lambda: finder.list.count() == 1)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    page = window.pages.knowledge
    qtbot.waitUntil(lambda: page.table.current is not None)
    assert page.table.current.item.id == number
