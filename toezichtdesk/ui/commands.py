"""What the menus do: each command opens a page, a dialog or a file dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from toezichtdesk import __version__
from toezichtdesk.domain.policy import LOWEST_RUNG
from toezichtdesk.files import is_folder
from toezichtdesk.operations import Operations
from toezichtdesk.paths import log_folder
from toezichtdesk.ui.crash import installation_details
from toezichtdesk.ui.forms.choosing import SHEETS, FileDialog
from toezichtdesk.ui.forms.dialogs import tell
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import APPEARANCE_KEY, USUAL_PERCENT, Appearance, Theme, room_for
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import explain
from toezichtdesk.ui.menus import Menus
from toezichtdesk.ui.paper.papers import LOOKS_BACK, Papers
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.verbs import talk_of

if TYPE_CHECKING:
    from toezichtdesk.ui.main_window import MainWindow

USUAL = QSize(1480, 900)  # logical pixels
CHOOSE_FIRST = "Kies eerst een gemeente in de lijst."
SMALL_SCREEN = 1500  # logical pixels: narrower screens are filled


class Commands(QObject):
    """The commands of the menus, for one window."""

    def __init__(
        self, window: MainWindow, operations: Operations, theme: Theme, settings: QSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._theme = theme
        self._settings = settings
        self.menus = Menus(window.menuBar(), window)
        self.papers = Papers(self.menus.reports, window, operations)
        self._connect()

    @Slot()
    def choose_sheet(self) -> None:
        """Ask for an Excel sheet and show its import."""
        chooser = FileDialog(self._window, "Kies een bestand met cijfers")
        chooser.setNameFilter(SHEETS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setDirectory(str(self._settings.value("import/folder", str(Path.home()))))
        chooser.fileSelected.connect(self._import)
        chooser.open()

    @Slot(str)
    def print_sheet(self, code: str) -> None:
        """Show the preview of the meeting sheet."""
        from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog

        MeetingSheetDialog(self._operations, (code,), self._window).open()

    @Slot(str)
    def log_contact(self, code: str) -> None:
        """Show the form for a contact with this municipality."""
        from toezichtdesk.ui.contacts.contact_dialog import ContactDialog

        row = next((row for row in self._window.overview.rows if row.code == code), None)
        name, rung = (row.name, row.rung) if row is not None else (code, LOWEST_RUNG)
        kind = talk_of(rung)
        ContactDialog(self._operations, code, name, self._window, kind=kind).open()

    def restore_window_state(self) -> None:
        """Restore size, position and look of the window."""
        settings, window = self._settings, self._window
        geometry = settings.value("window/geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(USUAL.boundedTo(room_for(window)))
            if window.screen().availableSize().width() < SMALL_SCREEN:
                window.setWindowState(Qt.WindowState.WindowMaximized)
        self.menus.appearances[self._theme.appearance].setChecked(True)
        self._restore_text_size()
        self.menus.compact.setChecked(str(settings.value("window/compact", "false")) == "true")
        window.rail.recent.remember(str(settings.value("window/recent", "")).split())

    def _restore_text_size(self) -> None:
        stored = str(self._settings.value("window/text", USUAL_PERCENT))
        percent = int(stored) if stored.isdigit() else USUAL_PERCENT
        for action in self.menus.text_sizes.actions():
            if action.data() == percent:
                action.setChecked(True)
                self._theme.choose_text_size(percent)

    def save_window_state(self) -> None:
        """Save size, position and look of the window."""
        self._settings.setValue("window/geometry", self._window.saveGeometry())
        self._settings.setValue("window/compact", self.menus.compact.isChecked())
        self._settings.setValue("window/recent", " ".join(self._window.rail.recent.codes))
        self._window.overview.save_window_state()
        if self._window.trial_band.isHidden():  # what was seen in a copy is still new in the data
            self._window.pages.today.keep(self._window.overview.last_seal)
        self._settings.sync()

    @Slot()
    def _show_layouts(self) -> None:
        self._window.show_place(Place.IMPORTING)
        self._window.pages.importing.show_layouts()

    @Slot()
    def _choose_mine(self) -> None:
        from toezichtdesk.ui.mine_dialog import MineDialog

        MineDialog(self._operations, self._window).open()

    @Slot(str)
    def _import(self, path: str) -> None:
        self._settings.setValue("import/folder", str(Path(path).parent))
        self._window.import_file(Path(path))

    @Slot()
    def _print_current(self) -> None:
        overview = self._window.overview
        if self._window.current_page is overview and len(overview.table.selected) > 1:
            self.papers.ask_chosen_sheets()
        elif code := self._present_code():
            self.print_sheet(code)

    @Slot()
    def _save_pdf(self) -> None:
        if code := self._present_code():
            from toezichtdesk.ui.paper.printing import save_pdf

            saver = save_pdf(self._window, self._operations, code)
            saver.saved.connect(self._window.show_saved)
            saver.refused.connect(self._window.show_refusal)

    @Slot()
    def save_template(self) -> None:
        """Ask where to save the import template."""
        from toezichtdesk.render.template import FILE_NAME
        from toezichtdesk.ui.paper.saving import WORKBOOK, SaveDialog

        dialog = SaveDialog(self._window, "Sjabloon opslaan", FILE_NAME, (WORKBOOK,))
        dialog.fileSelected.connect(self._write_template)
        dialog.open()

    @Slot(str)
    def _write_template(self, name: str) -> None:
        from toezichtdesk.ui.paper.saving import write_template

        self._operations.compute(write_template, self._window.show_saved, Path(name))

    @Slot()
    def _save_overview(self) -> None:
        """Ask where to save the list of municipalities as shown."""
        from toezichtdesk.ui.paper.saving import OPEN, TEXT, WORKBOOK, SaveDialog

        day = self._window.overview.known_on or self._operations.sign().today
        name = f"Overzicht gemeenten {day.isoformat()}.xlsx"
        dialog = SaveDialog(self._window, "Overzicht opslaan als", name, (WORKBOOK, OPEN, TEXT))
        dialog.fileSelected.connect(self._write_overview)
        dialog.open()

    @Slot(str)
    def _write_overview(self, name: str) -> None:
        from toezichtdesk.ui.paper.saving import write_overview

        rows = self._window.overview.model.shown
        self._operations.compute(write_overview, self._window.show_saved, rows, Path(name))

    @Slot()
    def _open_current(self) -> None:
        if code := self.needed_code():
            self._window.show_municipality(code)

    @Slot()
    def contact_current(self) -> None:
        """Show the form for a contact with the open or selected municipality."""
        if code := self._present_code():
            self.log_contact(code)

    @Slot()
    def _look_back(self) -> None:
        """Focus the day field of an open dossier, or else that of the overview."""
        if not self._window.current_page.focus_day():
            self._window.show_place(Place.OVERVIEW)
            self._window.overview.focus_day()

    def _present_code(self) -> str:
        """Return the code of the municipality to act on; empty while a past day is shown."""
        return self.needed_code() if self._is_today() else ""

    def _is_today(self) -> bool:
        """Return whether acts are possible; explain why not while a past day is shown."""
        if self._window.is_looking_back:
            self._window.show_refusal(LOOKS_BACK)
            return False
        return True

    def needed_code(self) -> str:
        """Return the municipality to act on; if there is none, say so and return empty."""
        code = self._window.current_code
        if not code:
            self._window.show_refusal(CHOOSE_FIRST)
        return code

    @Slot()
    def _undo_last(self) -> None:
        if self._is_today():
            self._window.undo_notice.undo_last()

    @Slot()
    def _redo_last(self) -> None:
        if self._is_today():
            self._window.undo_notice.redo_last()

    @Slot()
    def enter_quickly(self) -> None:
        """Show the quick entry, for a contact with any municipality."""
        from toezichtdesk.ui.contacts.quick_forms import QuickForms

        if self._is_today():
            window = self._window
            names = [(row.code, row.name, row.names) for row in window.overview.rows]
            opened = window.current_code if window.current_page is not window.overview else ""
            forms = QuickForms(self._operations, window)
            forms.refused.connect(window.show_refusal)
            forms.sheet_asked.connect(self.print_sheet)
            forms.enter(names, opened)

    @Slot()
    def _find(self) -> None:
        from toezichtdesk.ui.finder import Finder

        rows, commands = self._window.overview.rows, self.menus.commands
        finder = Finder(self._operations, rows, commands, self._window)
        finder.municipality_found.connect(self._window.show_municipality)
        finder.note_found.connect(self._window.show_note)
        finder.open()

    @Slot()
    def _filter(self) -> None:
        if not self._window.current_page.focus_filter():
            self._window.show_place(Place.OVERVIEW)
            self._window.overview.focus_filter()

    @Slot()
    def _copy_list(self) -> None:
        page, focus = self._window.current_page, self._window.focusWidget()
        table = focus if isinstance(focus, RowsTable) else page.listing
        if table is None:
            in_sight = (each for each in page.findChildren(RowsTable) if each.isVisible())
            table = next(in_sight, None)
        if table is None:
            self._window.show_refusal("Hier staat geen lijst om te kopiëren.")
        else:
            table.copy_all()
            self._window.show_notice("De lijst staat op het klembord; plak haar in Excel.")

    @Slot()
    def _next_pane(self) -> None:
        """Move the focus: the rail, the page, the undo notice, the status bar."""
        window = self._window
        focus, notice = window.focusWidget(), window.undo_notice
        if focus is not None and window.rail.isAncestorOf(focus):
            window.focus_page()
        elif focus is not None and window.status.isAncestorOf(focus):
            window.rail.focus_marked()
        elif (focus is not None and notice.isAncestorOf(focus)) or not notice.focus_button():
            window.status.focus_first()

    @Slot(bool)
    def _set_compact(self, compact: bool) -> None:
        self._window.overview.set_compact(compact=compact)

    @Slot(QAction)
    def _choose_look(self, action: QAction) -> None:
        appearance = Appearance[str(action.data())]
        self._settings.setValue(APPEARANCE_KEY, appearance.name)
        self._theme.choose(appearance)

    @Slot(QAction)
    def _choose_text_size(self, action: QAction) -> None:
        percent = int(action.data())
        self._settings.setValue("window/text", percent)
        self._theme.choose_text_size(percent)
        self._window.fit_rail()

    @Slot()
    def _show_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.show_place(Place[str(action.data())])

    @Slot()
    def _explain(self) -> None:
        explain(self._window, self._window.current_page.chapter)

    @Slot()
    def _show_manual(self) -> None:
        from toezichtdesk.ui.manual.window import show_manual

        show_manual(self._window, Chapter.CONTENTS)

    @Slot()
    def _show_keys(self) -> None:
        from toezichtdesk.ui.manual.keys_dialog import KeysDialog

        KeysDialog(self._window).open()

    @Slot()
    def _open_log_folder(self) -> None:
        folder = log_folder()
        if not is_folder(folder) or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.show_refusal(
                f"De map {folder} is niet te openen. Zoek haar op in de verkenner."
            )

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(installation_details())
        self._window.show_notice(
            "De gegevens van de installatie staan op het klembord; plak ze in uw bericht aan de "
            "beheerder."
        )

    @Slot()
    def _show_about(self) -> None:
        tell(
            self._window,
            "Over Toezichtdesk",
            f"Toezichtdesk {__version__}\n\nToezicht op de huisvesting van vergunninghouders: "
            "cijfers, interventieladder, gesprekken en besluiten.\n\nAlle gegevens staan op deze "
            "computer en gaan nergens heen.\n\nLicentie: EUPL 1.2. Qt en PySide6 vallen onder de "
            "LGPL 3, docxtpl onder de LGPL 2.1. Wat dat betekent en waar de volledige lijst staat, "
            "leest u in de handleiding, hoofdstuk Voor beheerders.",
        )

    def _connect(self) -> None:
        menus, window = self.menus, self._window
        menus.importing.triggered.connect(self.choose_sheet)
        menus.layouts.triggered.connect(self._show_layouts)
        menus.mine.triggered.connect(self._choose_mine)
        menus.practice.triggered.connect(window.trial_band.ask)
        menus.back_up.triggered.connect(window.make_backup)
        menus.restore.triggered.connect(window.show_backups)
        menus.sheet.triggered.connect(self._print_current)
        menus.sheet_pdf.triggered.connect(self._save_pdf)
        menus.save_template.triggered.connect(self.save_template)
        menus.save_overview.triggered.connect(self._save_overview)
        menus.leave.triggered.connect(window.close)
        menus.undo.triggered.connect(self._undo_last)
        menus.redo.triggered.connect(self._redo_last)
        window.undo_notice.turned.connect(menus.name_turns)
        menus.find.triggered.connect(self._find)
        menus.filter.triggered.connect(self._filter)
        menus.copy.triggered.connect(self._copy_list)
        menus.back.triggered.connect(window.go_back)
        menus.next_pane.triggered.connect(self._next_pane)
        menus.refresh.triggered.connect(window.refresh)
        menus.look_back.triggered.connect(self._look_back)
        menus.compact.toggled.connect(self._set_compact)
        menus.look.triggered.connect(self._choose_look)
        menus.text_sizes.triggered.connect(self._choose_text_size)
        menus.open.triggered.connect(self._open_current)
        menus.contact.triggered.connect(self.contact_current)
        menus.quick.triggered.connect(self.enter_quickly)
        menus.decide.triggered.connect(window.show_assessing)
        menus.explain.triggered.connect(self._explain)
        menus.manual.triggered.connect(self._show_manual)
        menus.keys.triggered.connect(self._show_keys)
        menus.log_folder.triggered.connect(self._open_log_folder)
        menus.copy_details.triggered.connect(self._copy_details)
        menus.about.triggered.connect(self._show_about)
        for place, action in menus.places.items():
            action.setData(place.name)
            action.triggered.connect(self._show_chosen)
