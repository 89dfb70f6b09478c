"""The window fits half a screen, a screen at 200 %, and letters of any size."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tests.ui.clipping import cut_off, overlapping, tabs_out_of_sight, unreadable
from tests.ui.dossier_tools import turn_to
from tests.ui.hands import part_of
from tests.ui.ui_tools import TODAY, focused, settle
from toezichtdesk.casework import own_counts
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.ui.dossier.figures_tab import COLUMNS, FiguresTab
from toezichtdesk.ui.dossier.pieces import Fact
from toezichtdesk.ui.dossier.side import DossierSide
from toezichtdesk.ui.dossier.timeline_tab import TimelineTab
from toezichtdesk.ui.forms.headings import Heading
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.charts import SMALLEST
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import FRAME, TEXT_SIZES, Appearance, scaled, text_percent
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.window import show_manual
from toezichtdesk.ui.rail import NARROW, Place

pytest_plugins = ("tests.ui.shell",)
OWN = OwnCountData(
    "GM0503", Period(2026, 1), date(2026, 7, 1), 40, "Later gemeld", TODAY + timedelta(days=10)
)
ALL_TABS = 1280  # pixels of width from which they stand beside each other at any text size
SIZES = (QSize(900, 520), QSize(1024, 640), QSize(1280, 720), QSize(1920, 1080))


def fits(window, qtbot) -> None:
    """Wait until the page is laid out, and nothing of it is cut off."""

    def check() -> None:
        page = window.current_page
        assert unreadable(page) == []
        if window.width() >= ALL_TABS or text_percent() < TEXT_SIZES[-1]:
            assert tabs_out_of_sight(page) == []  # else they have arrows

    qtbot.waitUntil(check)


def test_every_page_fits(window, operations, qtbot):
    for size in SIZES:
        window.resize(size)
        every_page_fits(window, operations, qtbot)
        assert window.size() == size


def every_page_fits(window, operations, qtbot) -> None:
    for place in Place:
        window.show_place(place)
        settle(qtbot, operations)
        fits(window, qtbot)
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    tabs = window.current_page.findChild(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        fits(window, qtbot)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_low_screen_shows_the_backlog_among_the_figures(window, operations, desk, qtbot, size):
    window.resize(size)
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    turn_to(window.current_page, "Cijfers")
    settle(qtbot, operations)

    table = part_of(window.current_page, FiguresTab).findChild(RowsTable)
    titles = [column.title for column in COLUMNS]
    assert not table.isColumnHidden(titles.index("Achterstand"))
    assert not table.isColumnHidden(titles.index("Saldo"))
    is_low = size == SIZES[0]  # the other has room for all
    assert table.isColumnHidden(titles.index("Totaalopgave")) is is_low
    assert table.horizontalScrollBar().maximum() == 0
    assert table.horizontalHeader().length() == table.viewport().width()  # no strip beside them

    desk.act(own_counts.record, TODAY, OWN)
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    assert not table.isColumnHidden(titles.index("Eigen telling"))
    assert not table.isColumnHidden(titles.index("Achterstand"))
    assert table.horizontalScrollBar().maximum() == 0
    table.setCurrentIndex(table.model().index(0, titles.index("Achterstand")))
    assert {index.column() for index in table.selectedIndexes()} >= {0, titles.index("Achterstand")}


@pytest.mark.parametrize("percent", [150, 200])
def test_every_page_fits_with_large_letters(usual_letters, window, operations, qtbot, percent):
    window.resize(1920, 1080)
    usual_letters.choose_text_size(percent)
    every_page_fits(window, operations, qtbot)
    window.resize(1024, 640)
    every_page_fits(window, operations, qtbot)
    assert window.size() == QSize(1024, 640)
    a_timeline_fits_a_low_window(window, operations, qtbot)


def a_timeline_fits_a_low_window(window, operations, qtbot) -> None:
    window.resize(1280, 720)
    turn_to(window.current_page, "Tijdlijn")
    settle(qtbot, operations)
    timeline = part_of(window.current_page, TimelineTab)

    def check() -> None:
        assert overlapping(timeline.chart.parentWidget()) == []
        assert timeline.chart.height() >= scaled(SMALLEST.height())
        bar = window.status
        assert all(
            each.height() >= each.fontMetrics().height() for each in bar.findChildren(QLabel)
        )

    qtbot.waitUntil(check)


def test_a_dossier_fits_a_laptop_with_the_largest_letters(usual_letters, window, operations, qtbot):
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    rung = next(each for each in window.current_page.findChildren(Fact) if each.isVisible())
    before = rung.findChild(Heading).fontMetrics().height()
    usual_letters.choose_text_size(200)
    window.resize(1280, 720)
    window.show_municipality("GM0503")
    settle(qtbot, operations)

    assert rung.findChild(Heading).fontMetrics().height() > before * 3 // 2
    tabs = window.current_page.findChild(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        fits(window, qtbot)
    side = window.current_page.findChild(DossierSide)
    assert side.widget().width() <= side.viewport().width()


def test_half_a_screen_shows_what_is_judged_with_the_largest_letters(
    usual_letters, window, operations, qtbot
):
    window.resize(1280, 720)
    window.show_place(Place.ASSESSING)
    settle(qtbot, operations)
    page = window.current_page
    qtbot.waitUntil(lambda: page.form.mapTo(page, QPoint(0, 0)).x() > page.table.width())

    usual_letters.choose_text_size(200)
    window.resize(900, 640)

    def check() -> None:
        form = page.form.mapTo(page, QPoint(0, 0))
        assert form.x() < page.table.width()
        assert form.y() > page.table.height(), "it stands below the list"
        assert cut_off(page) == []

    qtbot.waitUntil(check)

    usual_letters.choose_text_size(100)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: page.form.mapTo(page, QPoint(0, 0)).x() > page.table.width())


def test_half_a_screen_says_all_of_the_province_with_the_largest_letters(
    usual_letters, window, operations, qtbot
):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)

    def check() -> None:
        for part in (window.overview.tools, window.overview.province):
            for each in part.findChildren(QLabel):
                if each.isVisible():
                    assert each.width() >= each.sizeHint().width(), each.text()
            assert cut_off(part) == []

    qtbot.waitUntil(check)


def test_the_letters_grow_with_rows_headings_and_columns(usual_letters, window, operations, qtbot):
    window.resize(2600, 900)  # room for every column at 200 %
    table = window.overview.table
    before = (table.verticalHeader().defaultSectionSize(), table.wanted_width(1))
    headings = window.findChildren(Heading)
    letters = [heading.font().pointSizeF() for heading in headings]
    last = window.commands.menus.text_sizes.actions()[-1]
    assert last.data() == TEXT_SIZES[-1]

    last.trigger()

    assert text_percent() == 200
    assert table.verticalHeader().defaultSectionSize() == before[0] * 2
    assert table.wanted_width(1) == before[1] * 2
    doubled = [size * 2 for size in letters]
    assert [heading.font().pointSizeF() for heading in headings] == pytest.approx(doubled)
    window.resize(1280, 720)
    assert window.rail.width() == NARROW
    assert window._settings.value("window/text") == 200


def test_every_menu_shows_its_words_within_the_screen(window):
    """The letters of the menus alone grow: a style sheet anew would take seconds."""
    usual = window.font().pointSizeF()
    for menu, percent in product(window.menuBar().findChildren(QMenu), (150, 200)):
        font = QFont(window.font())
        font.setPointSizeF(usual * percent / 100)
        menu.setFont(font)
        menu.popup(QPoint(0, 0))
        letters = menu.fontMetrics()
        for action in menu.actions():
            place = menu.actionGeometry(action)
            words = f"{action.text()}{action.shortcut().toString()}".replace("&", "")
            assert letters.horizontalAdvance(words) <= place.width(), action.text()
            assert menu.rect().contains(place), action.text()
        assert menu.screen().availableGeometry().contains(menu.geometry()), menu.title()
        menu.close()


def test_high_contrast_is_one_of_the_looks(window, theme):
    theme.choose(Appearance.CONTRAST)

    assert theme.palette.text == "#000000"
    assert theme.palette.border == "#000000"


def test_the_manual_leaves_room_on_the_screen_for_its_frame(usual_letters, window):
    usual_letters.choose_text_size(200)  # asks more than there is
    manual = show_manual(window, next(iter(Chapter)))

    assert manual.height() + FRAME.height() <= manual.screen().availableSize().height()
    manual.close()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_a_tick_has_the_colour_of_words_on_its_box(theme, appearance):
    theme.choose(appearance)
    box = QCheckBox("Alleen verschillen")
    box.setChecked(True)
    box.ensurePolished()

    colours = colours_of(box)

    assert theme.palette.accent.casefold() in colours
    assert theme.palette.accent_text.casefold() in colours


def colours_of(widget) -> set[str]:
    """Return the colours of the left part of a widget, where its box stands."""
    picture = widget.grab().toImage()
    places = product(range(min(20, picture.width())), range(picture.height()))
    return {picture.pixelColor(x, y).name() for x, y in places}


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_the_hint_in_a_field_that_is_off_has_the_colour_of_what_is_off(theme, appearance):
    theme.choose(appearance)
    field = QLineEdit()
    field.setPlaceholderText("zonder de naam")
    field.setEnabled(False)
    field.ensurePolished()

    hint = field.palette().placeholderText().color()
    assert hint.name() == theme.palette.disabled.casefold()
    assert hint.alpha() == 255


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_the_frame_of_a_control_that_is_off_is_that_of_what_is_off(theme, appearance):
    theme.choose(appearance)
    for kind in (QCheckBox, QComboBox, QSpinBox, QLineEdit, QPushButton):
        control = kind()
        control.ensurePolished()
        assert theme.palette.border.casefold() in colours_of(control) or kind is QCheckBox, kind
        control.setEnabled(False)

        colours = colours_of(control)
        assert theme.palette.off.casefold() in colours, kind
        assert theme.palette.border.casefold() not in colours, kind
        assert theme.palette.muted.casefold() not in colours, kind


def test_an_empty_field_shows_its_hint_in_italics_and_what_is_typed_upright(theme, qtbot):
    field, list_of_words = QLineEdit(), QComboBox()
    list_of_words.addItem("brand")
    list_of_words.setCurrentIndex(-1)
    for each in (field, list_of_words):
        qtbot.addWidget(each)
        each.ensurePolished()
        give_hint(each, "kies of typ de grond")
        assert each.font().italic()

    field.setText("brand")
    list_of_words.setCurrentIndex(0)

    assert not field.font().italic()
    assert not list_of_words.font().italic()
    field.clear()
    assert field.font().italic()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_kind_of_field_is_as_high_as_a_button(usual_letters, percent):
    usual_letters.choose_text_size(percent)
    kinds = (QLineEdit(), QComboBox(), QSpinBox(), QPushButton())
    for each in kinds:
        each.ensurePolished()

    assert len({each.sizeHint().height() for each in kinds}) == 1


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_the_control_with_the_keyboard_can_be_told_from_the_others(theme, qtbot, appearance):
    theme.choose(appearance)
    pane = QWidget()
    qtbot.addWidget(pane)
    controls = [QPushButton(pane), QCheckBox(pane), QComboBox(pane), QSpinBox(pane)]
    controls.append(QCheckBox(pane, checked=True))
    column = QVBoxLayout(pane)
    for each in controls:
        column.addWidget(each)
    pane.show()
    for each in controls:
        focused(qtbot, next(other for other in controls if other is not each))
        without = each.grab().toImage()

        focused(qtbot, each)

        assert each.grab().toImage() != without, type(each)
