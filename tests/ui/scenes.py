"""Everything that the window can show, by name: its pages with their tabs, dialogs and menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from tests.conftest import Desk
from tests.ui.every_form import DELFT, makers
from toezichtdesk.operations import Operations
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.undo_notice import UNDO

Scene = tuple[str, Callable[[], object]]
SKIP = "Rijen met een probleem overslaan (2)"


def pages(window: MainWindow, sheet: Path) -> Iterator[Scene]:
    """Yield every page and tab, in an order in which each can be shown after the one before."""
    yield "vandaag", partial(_show_today, window)
    yield "vandaag-agenda", partial(_show_today, window, "agenda")
    yield "vandaag-sinds", partial(_show_today, window, "news")
    yield "gemeenten", partial(window.show_place, Place.OVERVIEW)
    yield "beoordelen", partial(window.show_place, Place.ASSESSING)
    yield "contacten", partial(_show_contacts, window)
    yield "contacten-gepland", partial(_show_contacts, window, is_ahead=True)
    for number, name in enumerate(("plannen", "maatregelen", "bord", "tijdbalk")):
        yield name, partial(_show_plans, window, number)
    yield "kennis", partial(window.show_place, Place.KNOWLEDGE)
    yield "import", partial(_begin_import, window)
    yield "logboek", partial(_show_journal, window)
    yield "back-ups", window.show_backups
    for number in range(2):
        yield f"beleid-{number + 1}", partial(_show_policy, window, number)
    yield "beheer", partial(_show_managing, window)
    yield "beheer-einde", partial(_show_managing, window, is_at_end=True)
    yield from _dossier(window)
    yield "indelingen", window.commands.menus.layouts.trigger
    yield "import-controle", partial(window.import_file, sheet)
    yield "import-aanwijzen", partial(_press, window, "Indeling…")
    yield "import-gevolgen", partial(_press, window, "Annuleren", SKIP, "Gevolgen ›")
    yield "import-gereed", partial(_press, window, "Importeren")
    yield "import-ongedaan", partial(_press, window.pages.importing, "Ongedaan maken")
    yield from _notices(window, sheet)


def _notices(window: MainWindow, sheet: Path) -> Iterator[Scene]:
    """Yield what the foot of the window reports: a file with its links, and an act with undo."""
    words = f"De lijst is opgeslagen in {sheet}."
    yield "melding-opgeslagen", lambda: window.show_saved(Saved(words, sheet))
    window.notice.hide()
    summary = "Contact met Broekerwold vastgelegd: bestuurlijk toezichtgesprek op 05-11-2026."
    yield "melding-handeling", lambda: window.undo_notice.tell(summary, UNDO)
    window.undo_notice.hide()


def _dossier(window: MainWindow) -> Iterator[Scene]:
    """Yield the tabs of a dossier of a municipality with a plan, and of one that does well."""
    rows = window.overview.rows
    code = next(row.code for row in rows if row.rung >= 3)
    yield "dossier-1-grafiek", partial(_show_dossier, window, code, 0)
    yield "dossier-1-24-maanden", partial(_press, window, "24 maanden")
    yield "dossier-1-tabel", partial(_press, window, "24 maanden", "Als tabel")
    yield "dossier-1-weer", partial(_press, window, "Als tabel")
    tabs = window.pages.dossier.findChild(QTabWidget)
    for number in range(1, tabs.count()):
        name = tabs.tabText(number).replace("&", "").casefold()
        yield f"dossier-{number + 1}-{name}", partial(_show_dossier, window, code, number)
    well = min(rows, key=lambda row: (row.rung, row.current_backlog or 0, len(row.actions))).code
    yield "dossier-anders", partial(_show_dossier, window, well, 0)


def dialogs(
    window: MainWindow, operations: Operations, desk: Desk, whom: tuple[str, str], today: date
) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """Yield every dialog; whom: the municipality that the forms are about."""
    for number, make in enumerate(makers(window, operations, desk, whom, today), start=1):
        yield f"venster-{number:02}", make
    yield "venster-gespreksblad", partial(MeetingSheetDialog, operations, [whom[0]], window)
    yield "venster-sneltoetsen", partial(_opened, window, window.commands.menus.keys.trigger)
    yield "venster-over", partial(_opened, window, window.commands.menus.about.trigger)
    yield "venster-kalender", partial(_calendar, window, today, today)
    yield "venster-kalender-gekozen", partial(_calendar, window, today, today + timedelta(days=9))
    for name, kind in (("contact", ContactDialog), ("maatregel", MeasureDialog)):
        yield f"venster-geweigerd-{name}", partial(_refused, kind, operations, whom, window)
    yield "venster-privacy", partial(_private, operations, window)


def _opened(window: MainWindow, open_it: Callable[[], object]) -> QDialog:
    open_it()
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]


def _refused(
    kind: type[ContactDialog | MeasureDialog],
    operations: Operations,
    whom: tuple[str, str],
    window: MainWindow,
) -> QDialog:
    """Submit a form in which nothing was filled in."""
    dialog = kind(operations, *whom, window)
    dialog.act.click()
    return dialog


def _private(operations: Operations, window: MainWindow) -> QDialog:
    """Type what should not be recorded; about another than the others, as it is kept as a draft."""
    dialog = ContactDialog(operations, *DELFT, window)
    words = "Mevrouw De Vries, BSN 111222333, belde terug."
    dialog.findChild(QPlainTextEdit).setPlainText(words)
    return dialog


def _calendar(window: MainWindow, today: date, chosen: date) -> QWidget:
    field = DateField("Dag", today, window)
    field.set_day(chosen)
    field.show()
    field.open_calendar()
    popup = QApplication.activePopupWidget() or field
    field.hide()
    return popup


def menus(window: MainWindow) -> Iterator[tuple[str, QMenu | None]]:
    """Yield every menu of the bar, those in it, and the one of a row of each page.

    None: a page was turned to, of which the answers have to come first.
    """
    for action in window.menuBar().actions():
        menu = action.menu()
        name = action.text().replace("&", "").casefold()
        yield f"menu-{name}", menu
        for inner in menu.actions():
            if inner.menu() is not None:
                yield f"menu-{name}-{inner.text().replace('&', '').casefold()}", inner.menu()
    for place in Place:
        window.show_place(place)
        yield place.name, None
        table = window.current_page.listing
        if table is not None and table.model().rowCount():
            table.setCurrentIndex(table.model().index(0, 0))
            event = QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, table.rect().center(), table.rect().center()
            )
            table.contextMenuEvent(event)
            result = table.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if result:
                yield f"menu-van-{place.name.casefold()}", result[-1]


def _show_today(window: MainWindow, other: str = "") -> None:
    window.show_place(Place.TODAY)
    page = window.pages.today
    for name in ("agenda", "news"):
        button = getattr(page, name)
        if button.isChecked() != (name == other):
            button.click()


def _show_contacts(window: MainWindow, *, is_ahead: bool = False) -> None:
    window.show_place(Place.CONTACTS)
    if window.pages.contacts.ahead.isChecked() != is_ahead:
        window.pages.contacts.ahead.click()


def _show_dossier(window: MainWindow, code: str, tab: int) -> None:
    """Show one tab of a dossier, whichever was open last."""
    window.show_municipality(code)
    window.pages.dossier.findChild(QTabWidget).setCurrentIndex(tab)


def _show_plans(window: MainWindow, view: int) -> None:
    window.show_place(Place.PLANS)
    window.pages.plans.views.setCurrentIndex(view)


def _show_policy(window: MainWindow, tab: int) -> None:
    window.show_place(Place.POLICY)
    window.pages.policy.tabs.setCurrentIndex(tab)
    if tab == 1:
        window.pages.policy.trial.run.click()  # an empty list shows nothing of what it is for


def _show_managing(window: MainWindow, *, is_at_end: bool = False) -> None:
    window.show_place(Place.MANAGING)
    bar = window.current_page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum() if is_at_end else 0)


def _show_journal(window: MainWindow) -> None:
    window.show_place(Place.JOURNAL)
    window.pages.journal.findChild(QTabWidget).setCurrentIndex(0)


def _begin_import(window: MainWindow) -> None:
    window.show_place(Place.IMPORTING)
    window.current_page.leave()


def _press(window: QWidget, *names: str) -> None:
    """Press the visible buttons with these names, one after the other."""
    for name in names:
        buttons = window.findChildren(QAbstractButton)
        next(b for b in buttons if b.isVisible() and b.text().replace("&", "") == name).click()
