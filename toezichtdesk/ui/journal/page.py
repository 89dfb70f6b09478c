"""The page Logboek: every act with undo, and the backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.municipality import Names, folded
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.forms.controls import button, card, let_clear
from toezichtdesk.ui.forms.dialogs import Band, Tone, page_title, plain_label
from toezichtdesk.ui.journal.backups import BackupsPane
from toezichtdesk.ui.journal.filters import JournalFilters
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.paper.stored_file import StoredFileButtons
from toezichtdesk.ui.safekeeping import Safekeeping
from toezichtdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEPT_SHOWN = 4
NOTHING_ERASED = (
    "Ook wat ongedaan is gemaakt, blijft hier staan. Alleen een naam of tekst die u in Beheer "
    "wist, verdwijnt."
)


class JournalPage(Page):
    """What was done, by whom and when, and the backups of the database.

    Signals:
        municipality_opened: Enter on an act about a municipality; carries the code.
        restore_asked: restore a backup; carries its path.
        backed_up: a backup was made; carries it.
    """

    chapter = Chapter.TAKING_BACK
    section = "Het logboek"

    municipality_opened = Signal(str)
    restore_asked = Signal(object)
    backed_up = Signal(object)

    def __init__(
        self,
        operations: Operations,
        safekeeping: Safekeeping,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._newest = 0  # the newest act shown so far
        self._wants_newest = True  # the line that the officer chose gives way to it
        self.undoing = Undoing(operations, self)
        self._build(safekeeping)
        self._connect()

    @property
    def listing(self) -> RowsTable:
        """The table that is the page."""
        return self.table

    @Slot()
    def refresh(self) -> None:
        """Ask for the acts and the backups again."""
        self._operations.ask(_journal, self._take)
        self.backups.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wants_newest = self._wants_newest or not event.spontaneous()

    @Slot()
    def show_backups(self) -> None:
        """Show the backups."""
        self._tabs.setCurrentWidget(self.backups)
        self.backups.table.setFocus()

    @Slot()
    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self._tabs.setCurrentIndex(0)
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    def _take(self, answer: tuple[tuple[JournalRow, ...], Names]) -> None:
        rows, names = answer
        self._choices.offer(rows, names)
        self._show_rows(rows)

    def _show_rows(self, rows: tuple[JournalRow, ...]) -> None:
        newest, self._newest = self._newest, rows[0].id if rows else 0
        self.model.show_rows(rows)
        is_newer = newest != self._newest
        if self.table.current is None or (is_newer and self._wants_newest):
            self.table.choose_line(0)  # the newest act is the likeliest to be undone
        if self.isVisible():  # an act from elsewhere never comes under the button
            self._wants_newest = False
        self._show_act(self.table.current)

    @Slot(object)
    def _show_act(self, row: JournalRow | None) -> None:
        self._words.setText("\n".join((row.summary, *_more_about(row))) if row else "")
        can_be_redone = row is not None and row.can_be_redone
        self.undo.setVisible(not can_be_redone)
        self.undo.setEnabled(row is not None and row.can_be_undone)
        self.redo.setVisible(can_be_redone)
        self.redo.setEnabled(can_be_redone)
        self.copy.show_act(row.id if row is not None and row.copy else 0)

    @Slot()
    def _show_current(self) -> None:
        self._show_act(self.table.current)

    @Slot()
    def _undo(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self.undo.setEnabled(False)
            self.undoing.take_back(row.id)

    @Slot()
    def _redo(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self.redo.setEnabled(False)
            self.undoing.carry_out_again(row.id)

    @Slot(int)
    def _performed(self, _act: int) -> None:
        self._wants_newest = True
        self._operations.ask(_newest, self._tell)

    def _tell(self, rows: tuple[JournalRow, ...]) -> None:
        for row in rows:
            self._band.say("\n".join((row.summary, *_more_about(row))), Tone.NOTICE)

    @Slot(str)
    def _tell_saved(self, message: str) -> None:
        self._band.say(message, Tone.NOTICE)

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self._show_act(self.table.current)
        self._band.refuse(message)

    @Slot()
    def _filter(self) -> None:
        wanted = folded(self.filter.text())

        def accepts(row: JournalRow) -> bool:
            return self._choices.accepts(row) and (
                not wanted or wanted in folded(f"{row.summary} {row.officer} {_moment(row)}")
            )

        is_filtered = bool(wanted) or self._choices.is_set
        self._clear.setVisible(is_filtered)
        self.model.filter_by(accepts if is_filtered else None)

    @Slot()
    def _clear_filters(self) -> None:
        with QSignalBlocker(self.filter):
            self.filter.clear()
        self.table.setFocus()
        self._choices.clear()

    @Slot()
    def _show_filter(self) -> None:
        """Hide the filter beside the back-ups, which it does not filter."""
        is_of_acts = self._tabs.currentWidget() is not self.backups
        self.filter.setVisible(is_of_acts)
        self._clear.setVisible(is_of_acts and (bool(self.filter.text()) or self._choices.is_set))

    @Slot(object)
    def _open(self, row: JournalRow) -> None:
        if row.municipality:
            self.municipality_opened.emit(row.municipality)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_act)
        self.table.opened.connect(self._open)
        self._tabs.currentChanged.connect(self._show_filter)
        self.undo.clicked.connect(self._undo)
        self.undoing.done.connect(self._performed)
        self.undoing.refused.connect(self._refuse)
        self.undoing.left.connect(self._show_current)
        self.redo.clicked.connect(self._redo)
        self.copy.saved.connect(self._tell_saved)
        self.copy.refused.connect(self._band.refuse)
        self.filter.textChanged.connect(self._filter)
        self._choices.changed.connect(self._filter)
        self._clear.clicked.connect(self._clear_filters)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.backups.restore_asked.connect(self.restore_asked)
        self.backups.backed_up.connect(self.backed_up)

    def _build(self, safekeeping: Safekeeping) -> None:
        self.filter = QLineEdit()
        give_hint(self.filter, "Filter (Ctrl+F)")
        self.filter.setAccessibleName("Filter op handeling, naam of datum")
        let_clear(self.filter)
        give_width(self.filter, 260)
        top = QHBoxLayout()
        top.addWidget(page_title("Logboek"))
        top.addStretch()
        self._clear = button("Filters w&issen")
        self._clear.hide()
        top.addWidget(self._clear)
        top.addWidget(self.filter)
        self.backups = BackupsPane(self._operations, safekeeping)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName("Logboek")
        self._tabs.addTab(self._build_acts(), "Ha&ndelingen")
        self._tabs.addTab(self.backups, "Back-&ups")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._tabs, 1)

    def _build_acts(self) -> QWidget:
        self._band = Band()
        self._choices = JournalFilters(self._operations.sign().today)
        self.model = RowsModel[JournalRow](_COLUMNS, self)
        self.table = RowsTable(self.model, "Handelingen, nieuwste eerst", _identity, self)
        self._words = plain_label()
        self.undo = button("Ongedaan &maken", "Neemt deze handeling terug")
        self.undo.setEnabled(False)
        self.redo = button("Opnieuw uit&voeren", "Voert deze handeling uit zoals zij was")
        self.table.acts = (self.undo, self.redo)
        self.redo.hide()
        self.copy = StoredFileButtons(self._operations)
        frame = card()
        foot = QHBoxLayout(frame)
        foot.setContentsMargins(EDGE, GAP, EDGE, GAP)
        foot.addWidget(self._words, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.undo)
        foot.addWidget(self.redo)
        pane = QWidget()
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._band)
        layout.addWidget(self._choices)
        layout.addWidget(self.table, 1)
        layout.addWidget(plain_label(NOTHING_ERASED, quiet=True))
        layout.addWidget(frame)
        return pane


def _identity(row: JournalRow) -> int:
    return row.id


def _moment(row: JournalRow) -> str:
    return wording.day_and_time(row.moment)


_COLUMNS: tuple[TableColumn[JournalRow], ...] = (
    TableColumn("moment", "Wanneer", _moment, lambda row: row.id, width=150),
    TableColumn("officer", "Wie", lambda row: row.officer, width=130),
    TableColumn("summary", "Wat", lambda row: row.summary, tip=lambda row: row.summary, width=0),
)


def _more_about(row: JournalRow) -> tuple[str, ...]:
    """Return in Dutch the template of a letter, or what remained when an import was undone."""
    if row.template is not None:
        return (wording.template_used(row.template),)
    if not row.remained:
        return ()
    more = len(row.remained) - KEPT_SHOWN
    others = (f"… en nog {more}",) if more > 0 else ()
    return ("Behouden, want daarna vastgelegd:", *row.remained[:KEPT_SHOWN], *others)


def _newest(connection: Connection) -> tuple[JournalRow, ...]:
    return journal(connection, 1)


def _journal(connection: Connection) -> tuple[tuple[JournalRow, ...], Names]:
    return journal(connection), municipality_names(connection)
