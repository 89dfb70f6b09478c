"""The main window: rail, menus, band and status bar around the pages, and their wiring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.operations import Operations
from toezichtdesk.ui.acts_elsewhere import ActsElsewhere
from toezichtdesk.ui.ahead import Ahead
from toezichtdesk.ui.commands import CHOOSE_FIRST, Commands
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.forms.undo_keys import FieldTurns
from toezichtdesk.ui.importing.watch import FolderBand, UnaskedBand
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.theme import Theme, scaled
from toezichtdesk.ui.notices import Foot, NoticeBand
from toezichtdesk.ui.overview.looking import Looking
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.pages import Pages
from toezichtdesk.ui.paper.papers import LOOKS_BACK
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.rail import Place, Rail
from toezichtdesk.ui.safekeeping import Copy, Safekeeping
from toezichtdesk.ui.status import StatusBar
from toezichtdesk.ui.trial_band import TrialBand
from toezichtdesk.ui.undo_notice import UndoNotice
from toezichtdesk.ui.window_title import WindowTitle

if TYPE_CHECKING:
    from toezichtdesk.reports.texts.search import Hit

SMALLEST = QSize(900, 520)  # half a screen beside a workbook; a screen at 200 %
NARROW = 1100  # logical pixels from which the rail shows its words


class MainWindow(QMainWindow):
    """The window of the program.

    Signals:
        restore_asked: restore a backup; carries its path.
        practice_asked: carries the `Wish` about the practice copy, or the backup to look at.
        closed: the window closed.
    """

    restore_asked = Signal(object)
    practice_asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        safekeeping: Safekeeping,
        *,
        is_trial: bool = False,
    ) -> None:
        super().__init__()
        self._operations = operations
        self._theme = theme
        self._settings = settings
        self._safekeeping = safekeeping
        self._is_trial = is_trial
        self._been: list[tuple[Place, str]] = []
        self._doubt = Doubt()
        self._build()
        self._connect()
        self.commands.restore_window_state()
        self.show_place(Place.TODAY)

    def start(self, *, ahead: bool = False) -> None:
        """Load the pages, and start looking for acts from elsewhere.

        ahead: build the other pages too, while the first is read.
        """
        if ahead:
            self.closed.connect(Ahead(self.pages, self._operations, self).stop)
        self.elsewhere.start()
        self.overview.refresh()  # first: the officer waits for it
        self.undo_notice.look()
        self.folder_band.refresh()
        self._operations.compute(self._safekeeping.newest, self.note_backup)

    @Slot(object)
    def show_place(self, place: Place) -> None:
        """Show a page of the rail, made on first use."""
        self._go(place, "")

    @Slot(str)
    def show_municipality(self, code: str) -> None:
        """Show the dossier of a municipality, as known on the day of the present page."""
        self.pages.dossier.look_back(self.current_page.known_on)
        self._go(Place.OVERVIEW, code)

    @Slot(str)
    def show_term(self, code: str) -> None:
        """Show the term and the file of a municipality."""
        self.show_municipality(code)
        self.pages.dossier.show_term(code)

    @Slot(str, int)
    def show_contact(self, code: str, contact: int) -> None:
        """Show a contact in the dossier of its municipality."""
        self.show_municipality(code)
        self.pages.dossier.show_contact(contact)

    @Slot(str)
    def show_plan(self, code: str) -> None:
        """Show the improvement plan of a municipality."""
        self.show_municipality(code)
        self.pages.dossier.show_plan()

    @Slot(object)
    def show_note(self, hit: Hit) -> None:
        """Show a search result in its place."""
        if hit.is_planned:
            self.show_place(Place.CONTACTS)
            self.pages.contacts.show_talk(hit.id)
        elif hit.is_in_dossier:
            self.show_municipality(hit.municipality)
            self.pages.dossier.show_note(hit)
        else:
            self.show_knowledge(hit.id)

    @Slot(int)
    def show_knowledge(self, item: int) -> None:
        """Show an item on the page Kennis."""
        self.show_place(Place.KNOWLEDGE)
        self.pages.knowledge.choose(item)

    @property
    def is_looking_back(self) -> bool:
        """Whether the page shows an earlier day, on which no acts are possible."""
        return self.current_page.known_on is not None

    @Slot()
    def go_back(self) -> None:
        """Return to the previous page, as it was left."""
        if len(self._been) > 1:
            self._been.pop()
            self._show(*self._been[-1])

    @Slot(str)
    def show_refusal(self, message: str) -> None:
        """Show a refusal on top of the page."""
        self.band.refuse(message)

    @Slot()
    def settle_refusal(self) -> None:
        """Take a refusal away whose cause is gone."""
        words = self.band.text
        is_chosen = words == CHOOSE_FIRST and bool(self.current_code)
        if is_chosen or (words == LOOKS_BACK and not self.is_looking_back):
            self.band.hide()

    @Slot(object)
    def mark_doubt(self, doubt: Doubt) -> None:
        """Say what the record is doubted for, and mark whom it may be about; or no longer."""
        if doubt.words:
            self.show_refusal(doubt.words)
        elif self._doubt.words == self.band.text:
            self.band.hide()
        if doubt.words or self._doubt.words:
            self.pages.mark_doubt(doubt)
        self._doubt = doubt

    @Slot(object)
    def import_file(self, path: Path | None) -> None:
        """Show the import page, with this file if one is given."""
        self.show_place(Place.IMPORTING)
        if path is not None:
            self.pages.importing.start(path)

    @Slot()
    def refresh(self) -> None:
        """Ask again for everything shown."""
        for page in self.pages.made:
            page.refresh()

    def _go(self, place: Place, code: str) -> None:
        if not self._been or self._been[-1] != (place, code):
            self._been.append((place, code))
        self._show(place, code)

    def _show(self, place: Place, code: str) -> None:
        self.rail.mark(place)
        self.undo_notice.is_told_elsewhere = place is Place.JOURNAL and not code
        if code:
            dossier = self.pages.dossier
            self.pages.stack.setCurrentWidget(dossier)
            dossier.setFocus()
            dossier.show_municipality(code)
            self.rail.recent.note(code)
        else:
            page = self.pages.at(place)
            self.pages.stack.setCurrentWidget(page)
            page.focus_first()
        self.commands.menus.back.setEnabled(len(self._been) > 1)
        self._show_status()

    @Slot()
    def _show_status(self) -> None:
        overview = self.overview
        state = overview.shown_state if self.is_looking_back else overview.state
        if state is not None:
            self.status.show_state(state)
        self.settle_refusal()

    @property
    def current_code(self) -> str:
        """The code of the open or selected municipality; empty when there is none."""
        opened, page = self._been[-1][1] if self._been else "", self.current_page
        return opened or (page if page.has_chosen else self.overview).current_code

    @property
    def current_page(self) -> Page:
        """The page that is shown."""
        return self.pages.current

    @Slot()
    def show_assessing(self) -> None:
        """Show the proposals."""
        self.show_place(Place.ASSESSING)

    @Slot(str)
    def show_proposal(self, code: str) -> None:
        """Show the proposal of this municipality."""
        self.show_place(Place.ASSESSING)
        self.pages.assessing.choose(code)

    @Slot(str)
    def show_notice(self, message: str) -> None:
        """Show at the bottom of the window what was done."""
        self.notice.tell(message)

    def show_saved(self, saved: Saved) -> None:
        """Show at the bottom of the window which file was written, with links to it."""
        self.notice.tell_saved(saved)

    @Slot()
    def show_backups(self) -> None:
        """Show the backups on the journal page."""
        self.show_place(Place.JOURNAL)
        self.pages.journal.show_backups()

    def mark_practice(self, words: str, *, can_leave: bool) -> None:
        """Show that this is a practice copy, in the title and above every page.

        can_leave: the path of the officer's own data is known.
        """
        only_looks = self._operations.only_looks
        self.title.mark_trial(only_looks=only_looks)
        self.commands.menus.back_up.setEnabled(not only_looks)
        self.trial_band.mark_practice(words, can_leave=can_leave)

    @Slot()
    def make_backup(self) -> None:
        """Make a backup of the database now."""
        self._operations.compute(self._safekeeping.make, self._tell_backup, "handmatig")

    def focus_page(self) -> None:
        """Focus the current page."""
        self.current_page.focus_first()

    def _tell_backup(self, copy: Copy) -> None:
        self.note_backup(copy)
        self.show_notice(f"Back-up gemaakt en teruggelezen: {copy.path}")

    @Slot()
    def show_journal(self) -> None:
        """Show the journal."""
        self.show_place(Place.JOURNAL)

    @Slot()
    def show_policy(self) -> None:
        """Show the versions of the policy."""
        self.show_place(Place.POLICY)

    @Slot()
    def show_import(self) -> None:
        """Show the import of a file."""
        self.show_place(Place.IMPORTING)

    @Slot()
    def _after_act(self) -> None:
        self.elsewhere.pass_over()
        self.undo_notice.look_and_tell()
        self.refresh()
        self.folder_band.refresh()

    @Slot()
    def _follow_elsewhere(self) -> None:
        self.undo_notice.look()
        self.refresh()

    @Slot(object)
    def note_backup(self, copy: Copy | None) -> None:
        """Show in the status bar when the last backup was made."""
        self.status.show_backup(copy, self._safekeeping.folder)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.overview.municipality_opened.connect(self.show_municipality)
        self.overview.import_asked.connect(self.commands.choose_sheet)
        self.overview.decide_asked.connect(self.show_assessing)
        self.overview.loaded.connect(self.rail.count_work)
        self.overview.loaded.connect(self.rail.recent.take_names)
        self.rail.recent.chosen.connect(self.show_municipality)
        self._looking.dossier_asked.connect(self.show_municipality)
        self.overview.loaded.connect(self.title.name_province)
        self.overview.shown.connect(self._show_status)
        self._operations.refused.connect(self.show_refusal)
        self._operations.changed.connect(self._after_act)
        self._operations.busy.connect(self.status.show_work)
        self._operations.secured.connect(self.note_backup)
        self.trial_band.wished.connect(self.practice_asked)
        self.trial_band.refused.connect(self.show_refusal)
        self.status.figures_asked.connect(self.show_import)
        self.status.backups_asked.connect(self.show_backups)
        self.elsewhere.came.connect(self._follow_elsewhere)
        self.folder_band.import_asked.connect(self.import_file)
        self.folder_band.read_in.connect(self.unasked_band.tell)
        self.unasked_band.journal_asked.connect(self.show_journal)
        self.undo_notice.shown.connect(self.notice.hide)
        self.undo_notice.refused.connect(self.show_refusal)

    def _build(self) -> None:
        self.setWindowIcon(icons.program())
        self.title = WindowTitle(self, is_trial=self._is_trial)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.pages = Pages(self, self._operations, self._theme, self._settings, self._safekeeping)
        self.overview = self.pages.overview
        self._looking = Looking(self.overview, self._operations, self._theme)
        self.rail = Rail(self._theme)
        self.band = Band()
        self.trial_band = TrialBand(self._operations, is_trial=self._is_trial)
        self.folder_band = FolderBand(self._operations)
        self.unasked_band = UnaskedBand(self._operations)
        self.notice = NoticeBand()
        self.undo_notice = UndoNotice(self._operations)
        self.status = StatusBar(self)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.trial_band)
        content.addWidget(self.band)
        content.addWidget(self.pages.stack, 1)
        content.addWidget(self.unasked_band)  # a background refresh moves nothing under the cursor
        content.addWidget(self.folder_band)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(content, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self._foot = Foot(self, self.notice, self.undo_notice)
        self.elsewhere = ActsElsewhere(self._operations, self)
        self.commands = Commands(self, self._operations, self._theme, self._settings)
        FieldTurns(self)

    def fit_rail(self) -> None:
        """Narrow the rail in a narrow window."""
        self.rail.set_narrow(narrow=self.width() < scaled(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.elsewhere.stop()
        self.commands.save_window_state()
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.import_file(paths[0])
