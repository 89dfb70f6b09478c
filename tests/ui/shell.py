"""Plugin with the fixtures of the main window: a real window on a real database, offscreen.

No conftest: two modules of that name hide each other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import Desk, made_once, signed
from tests.patience import PATIENCE
from tests.ui.ui_tools import HEAD, TODAY, import_july, on_top, settle
from toezichtdesk.app import speak_dutch
from toezichtdesk.app.backups import Backups
from toezichtdesk.operations import Operations
from toezichtdesk.ui import notices
from toezichtdesk.ui.assessing import page as assessing
from toezichtdesk.ui.look.theme import Appearance, Theme, _qt_palette, _style_sheet, program_font
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.rail import Place


@pytest.fixture(scope="session", autouse=True)
def no_haste() -> Iterator[None]:
    """What a window does of itself after seconds in sight comes in no test that is slow to look.

    A proposal that was looked at is an act in the journal, and a notice leaves with its way back.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notices, "SHOWN_FOR", PATIENCE)
        patch.setattr(assessing, "LOOK_MS", PATIENCE)
        yield


@pytest.fixture(scope="session")
def dutch(qapp) -> None:
    """Qt itself speaks Dutch, as in the program."""
    speak_dutch(qapp)
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def theme(qapp, dutch) -> Theme:
    qapp.setFont(program_font())
    theme = Theme(Appearance.LIGHT)
    if not _is_worn(qapp, theme):  # to put it on takes longer than most tests
        theme.apply()
    return theme


@pytest.fixture
def usual_letters(theme) -> Iterator[Theme]:
    """Give the letters their usual size again; asked for before a window, once that is gone.

    Each widget that is there takes on the style sheet anew, which takes a second for a window.
    """
    yield theme
    theme.choose_text_size(100)


def _is_worn(qapp: QApplication, theme: Theme) -> bool:
    """Return whether the program looks so already, as the test before left it."""
    is_ours = qapp.styleSheet() == _style_sheet(theme.palette)
    return is_ours and qapp.palette() == _qt_palette(theme.palette)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "beeld.ini"), QSettings.Format.IniFormat)


@made_once
def two_ends(desk: Desk) -> None:
    """Import the ends of two half-years of five municipalities."""
    desk.stand(
        date(
            2026, 7, 2
        ),  # history, typed in with the end of 2026-I: nothing of it is to be decided
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -16, 36, 2),
        ("Westland", 40, -12, 46, 3),
        ("'s-Gravenhage", 90, 0, 95, 1),
        ("Zoetermeer", 50, -20, 55, 3),
        ("Wassenaar", 20, -12, 28, 1),
        head=HEAD,
        name="januari.xlsx",
    )
    import_july(desk)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Five municipalities at the end of a period: three rise, one falls, one stays."""
    two_ends(desk)
    return desk


@pytest.fixture
def owner(qtbot) -> QWidget:
    """A plain window, over which a dialog opens that needs no more of the program."""
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    on_top(owner, qtbot)
    return owner


@pytest.fixture
def operations(filled: Desk) -> Iterator[Operations]:
    operations = Operations(lambda: filled.database, lambda: signed(TODAY))
    yield operations
    operations.close()
    operations.deleteLater()


@pytest.fixture
def window(operations, theme, settings, filled, qtbot) -> Iterator[MainWindow]:
    """The window as the officer has it, filled."""
    keeper = Backups(filled.path)
    window = MainWindow(operations, theme, settings, keeper)
    window.show()
    on_top(window, qtbot)
    window.start()
    qtbot.waitUntil(lambda: bool(window.overview.rows))
    settle(qtbot, operations)
    window.show_place(Place.OVERVIEW)
    yield window
    settle(qtbot, operations)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
