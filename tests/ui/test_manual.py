"""The manual: it names only what is there, every window leads to it, and words are found in it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog

import tests.ui.every_form  # noqa: F401 - loads every form
import toezichtdesk
from tests.ui.hands import click_on, part_of, words_on
from tests.ui.ui_tools import on_top, settle
from toezichtdesk.paths import resource
from toezichtdesk.ui.forms.dialogs import Band, FormDialog
from toezichtdesk.ui.manual.chapters import Chapter, Hit, find, place_of, read_lines
from toezichtdesk.ui.manual.window import ManualWindow, show_manual
from toezichtdesk.ui.menus import Menus
from toezichtdesk.ui.mine_dialog import MineDialog
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
SOURCE = Path(toezichtdesk.__file__).parent
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z0-9]\w*|[←→↑↓])|F\d+)`")
OF_QT = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "Spatiebalk": "Space"}


@cache
def on_the_screen() -> set[str]:
    """Return every text that a window, the wording or the domain can show, without mnemonics."""
    result = set()
    for package in ("ui", "wording", "domain", "app"):
        for path in (SOURCE / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            result |= {
                as_named(node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return result


def as_named(text: str) -> str:
    return " ".join(text.replace("&", "").split()).rstrip("…:( ")


def bold(chapter: Chapter) -> set[str]:
    return {as_named(name) for name in re.findall(r"\*\*(.+?)\*\*", chapter.text, re.DOTALL)}


@pytest.mark.parametrize("chapter", Chapter, ids=str)
def test_a_chapter_names_only_what_is_on_the_screen(chapter):
    assert bold(chapter) - on_the_screen() == set()


# By a list, a card, a date or a page itself, or by Qt: without a shortcut of ours.
HANDLED = {
    "Ctrl+Return", "Ctrl+C", "Ctrl+V", "Ctrl+Left", "Ctrl+Right", "Alt+Down", "Shift+Down"
}  # fmt: skip


def test_a_chapter_names_only_keys_that_do_something(window):
    source = "\n".join(path.read_text("utf-8") for path in (SOURCE / "ui").rglob("*.py"))
    of_menus = {action.shortcut().toString() for action in window.actions()}
    written = set(re.findall(r'"((?:(?:Ctrl|Alt|Shift)\+)+\w+|F\d+)"', source))

    recorded = {key_of(key) for key in of_menus | written | HANDLED}

    for chapter in Chapter:
        named = {key_of(key) for key in KEY.findall(chapter.text)}
        assert named - recorded == set(), chapter


def key_of(text: str) -> str:
    """Return the name of a key, the same for both keys that enter."""
    parts = (OF_QT.get(part, part) for part in text.split("+"))
    return QKeySequence("+".join(parts)).toString().replace("Enter", "Return")


def test_nothing_of_a_chapter_lies_beyond_the_edge_of_a_narrow_window(window, qtbot):
    manual = ManualWindow(window)
    manual.show()
    manual.resize(640, 500)
    sideways = manual.reader.horizontalScrollBar()

    beyond = {}
    for chapter in Chapter:
        manual.show_chapter(chapter)
        beyond[chapter] = sideways.maximum()

    assert {chapter: width for chapter, width in beyond.items() if width} == {}
    manual.close()


def test_the_chapter_has_most_of_the_width_also_with_large_letters(usual_letters, window, qtbot):
    usual_letters.choose_text_size(200)

    manual = show_manual(window, Chapter.WINDOW)
    qtbot.waitExposed(manual)

    assert manual.reader.width() > manual.list.width()


def test_links_lead_to_chapters_and_pictures_that_are_there():
    for chapter in Chapter:
        for target in re.findall(r"\]\(([^)]+)\)", chapter.text):
            assert resource("manual", target).is_file(), f"{chapter}: {target}"
        for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", chapter.text):
            assert not QImage(str(resource("manual", target))).isNull()


def test_every_file_is_a_chapter_and_the_contents_lead_to_each():
    files = {path.stem for path in resource("manual").glob("*.md")}
    linked = set(re.findall(r"\]\((\S+)\.md\)", Chapter.CONTENTS.text))

    assert files == {chapter.value for chapter in Chapter}
    assert linked == files - {Chapter.CONTENTS.value}


def test_each_chapter_is_readable_on_its_own():
    for chapter in Chapter:
        assert chapter.text.startswith("# ")
        assert chapter.title
        assert max(map(len, chapter.text.splitlines())) < 400


def test_every_page_and_dialog_has_its_chapter(window, operations, qtbot):
    for place in Place:
        window.show_place(place)
        settle(qtbot, operations)
        assert window.current_page.chapter is not Chapter.CONTENTS, place
    unexplained = {"Message", "ActForm", "TallForm"}
    for kind in heirs(FormDialog):
        assert kind.__name__ in unexplained or kind.chapter is not Chapter.CONTENTS, kind


def test_the_section_about_a_form_is_in_its_chapter():
    forms = [form for form in heirs(FormDialog) if form.section]

    assert len(forms) >= 20
    lost = [form for form in forms if place_of(form.chapter, [form.section]) is None]
    assert lost == []


def heirs(kind: type) -> list[type]:
    return [each for one in kind.__subclasses__() for each in (one, *heirs(one))]


def test_dialogs_that_are_no_form_have_their_chapter_too():
    for path in (SOURCE / "ui").rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == QDialog.__name__ for base in node.bases
            ):
                names = [ast.unparse(part) for part in node.body if isinstance(part, ast.Assign)]
                is_explained = any(name.startswith("chapter = ") for name in names)
                assert is_explained or node.name == ManualWindow.__name__, node.name


def test_f1_on_a_page_opens_its_chapter(window, qtbot):
    window.show_place(Place.ASSESSING)
    on_top(window, qtbot)

    qtbot.keyClick(window, Qt.Key.Key_F1)

    manual = window.findChild(ManualWindow)
    assert manual.reader.chapter is Chapter.ASSESSING
    assert "Beoordelen" in manual.windowTitle()
    window.show_place(Place.TODAY)
    window.commands.menus.explain.trigger()
    assert window.findChildren(ManualWindow) == [manual]
    assert manual.reader.chapter is Chapter.TODAY


def test_f1_in_a_form_opens_its_chapter_and_the_form_stays(window, operations, qtbot):
    form = MineDialog(operations, window)
    form.open()
    settle(qtbot, operations)

    qtbot.keyClick(form, Qt.Key.Key_F1)

    manual = form.findChild(ManualWindow)
    assert manual.reader.chapter is MineDialog.chapter
    assert form.isVisible()
    manual.close()
    form.close()


def test_the_menu_opens_the_contents_and_a_link_another_chapter(window, qtbot):
    menus: Menus = window.commands.menus
    menus.manual.trigger()
    manual = window.findChild(ManualWindow)
    assert manual.reader.chapter is Chapter.CONTENTS

    manual.reader.setSource(manual.reader.source().resolved("vandaag.md"))

    assert manual.reader.chapter is Chapter.TODAY
    assert manual.list.currentItem().text() == Chapter.TODAY.title
    qtbot.waitUntil(manual.isActiveWindow)
    qtbot.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.reader.chapter is Chapter.CONTENTS


def test_words_are_found_with_and_without_accents_and_shown_where_they_stand(window, qtbot):
    manual = show_manual(window, Chapter.CONTENTS)

    qtbot.keyClicks(manual.search, "gedeputeerde kenmerk")
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)

    assert manual.reader.chapter is Chapter.DECIDING
    assert "Gedeputeerde Staten" in manual.reader.textCursor().selectedText()
    assert manual.focusWidget() is manual.reader


def test_every_hit_is_marked_in_its_chapter(window):
    manual = show_manual(window, Chapter.CONTENTS)
    lost = []
    for chapter in Chapter:
        first, *lines = read_lines(chapter.text)
        manual.reader.show_hit(Hit(chapter, first))
        if not manual.reader.textCursor().hasSelection():
            lost.append((chapter.value, first))
        # the others are looked up as the first, without showing the chapter anew
        lost += [(chapter.value, line) for line in lines if manual.reader._find(line) is None]
    assert lost == []


def test_what_is_not_there_is_said(window, qtbot):
    manual = show_manual(window, Chapter.CONTENTS)

    qtbot.keyClicks(manual.search, "qwertz")

    assert manual.list.count() == 0
    assert "Niets gevonden" in words_on(manual)
    manual.search.clear()
    assert manual.list.count() == len(Chapter)


def test_find_wants_all_words():
    assert any(hit.chapter is Chapter.WORDS for hit in find("taakstelling beginsaldo"))
    assert find("") == ()
    assert find("taakstelling qwertz") == ()


def test_the_whole_manual_becomes_a_pdf(window, tmp_path, qtbot):
    manual = show_manual(window, Chapter.CONTENTS)
    click_on(manual, "Hele handleiding als PDF…")
    dialog = manual.findChild(QFileDialog)
    target = tmp_path / "handleiding.pdf"

    dialog.fileSelected.emit(str(target))

    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in part_of(manual, Band).text
    dialog.close()
