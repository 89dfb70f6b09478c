"""The term of rungs 4-6 and its file: the state, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG
from toezichtdesk.domain.terms import FileItem, FileItemKind, TermClock, TermEventKind, TermState
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.ui.dossier.pieces import Fact
from toezichtdesk.ui.dossier.term_dialogs import FileItemDialog, TermDialog, WithdrawItemDialog
from toezichtdesk.ui.forms.controls import button, card, hide_empty
from toezichtdesk.ui.forms.dialogs import Band, Tone, heading, plain_label
from toezichtdesk.ui.forms.tall import Tall
from toezichtdesk.ui.forms.wrapping_row import WrappingRow, row_of
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.paper.stored_file import StoredFileButtons

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

BUTTONS = (
    (TermEventKind.SUSPENDED, "Opschorten…"),
    (TermEventKind.RESUMED, "Hervatten…"),
    (TermEventKind.EXTENDED, "Ver&lengen…"),
    (TermEventKind.WITHDRAWN, "Intrekken…"),
    (TermEventKind.LAPSED, "Laten vervallen…"),
)
NO_ITEMS = "Er zijn nog geen stukken vastgelegd."


def _day(item: FileItem) -> str:
    return wording.day(item.dated_on)


def _day_key(item: FileItem) -> int:
    return item.dated_on.toordinal()


def _kind(item: FileItem) -> str:
    return item.kind.value


def _reference(item: FileItem) -> str:
    return item.reference


def _note(item: FileItem) -> str:
    return " ".join(item.note.split())


def _document(item: FileItem) -> str:
    return item.document


def _term(item: FileItem) -> str:
    return "" if item.due_on is None else wording.day(item.due_on)


def _term_key(item: FileItem) -> int | None:
    return None if item.due_on is None else item.due_on.toordinal()


def _identity(item: FileItem) -> int:
    return item.id


COLUMNS: tuple[TableColumn[FileItem], ...] = (
    TableColumn("day", "Datum", _day, sort=_day_key, width=96),
    TableColumn("kind", "Stuk", _kind, width=132),
    TableColumn("term", "Termijn t/m", _term, sort=_term_key, width=96),
    TableColumn("reference", "Kenmerk", _reference, tip=_reference, width=110),
    TableColumn("document", "Document", _document, tip=_document, width=170),
    TableColumn("note", "Notitie", _note, tip=_note, width=0),
)


def is_needed(dossier: Dossier) -> bool:
    """Return whether there is a term or a file to show."""
    on_track = dossier.row.rung >= FIRST_ACCELERATED_RUNG
    return on_track or dossier.row.clock is not None or bool(dossier.file_items)


class TermTab(QWidget):
    """The clock with its buttons, and below it the items on file and the missing ones."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._dossier: Dossier | None = None
        self.acts: dict[TermEventKind, QPushButton] = {}
        self._build()
        for each in self.acts.values():
            each.clicked.connect(self._ask_event)
        self.add.clicked.connect(self.add_item)
        self.remove.clicked.connect(self._remove_item)
        self.table.chosen.connect(self._take_choice)
        self.copy.saved.connect(self._tell_saved)
        self.copy.refused.connect(self._band.refuse)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the term and the file of this dossier."""
        self._dossier = dossier
        self._band.hide()
        self._show_clock(dossier.row.clock)
        self._words.setText("\n".join(_beside_facts(dossier)))
        self._words.setVisible(bool(self._words.text()))
        self.model.show_rows(tuple(reversed(dossier.file_items)))
        hide_empty(self.table, COLUMNS, {"term", "document"})
        self._missing.setText("\n".join(_next_steps(dossier)))
        self._missing.setVisible(bool(self._missing.text()))
        self._take_choice(self.table.current)

    @Slot()
    def add_item(self) -> None:
        """Open the form for an item, proposing the first one that is missing."""
        if self._dossier is not None:
            row = self._dossier.row
            FileItemDialog(
                self._operations, row.code, row.name, self.window(), _first_missing(self._dossier)
            ).open()

    @Slot()
    def _ask_event(self) -> None:
        asked = self.sender()
        if self._dossier is not None and isinstance(asked, QPushButton):
            kind = TermEventKind[str(asked.property("kind"))]
            row = self._dossier.row
            TermDialog(self._operations, kind, row.code, row.name, self.window()).open()

    @Slot()
    def _remove_item(self) -> None:
        item = self.table.current
        if isinstance(item, FileItem):
            WithdrawItemDialog(self._operations, item, self.window()).open()

    @Slot(str)
    def _tell_saved(self, message: str) -> None:
        self._band.say(message, Tone.NOTICE)

    @Slot(object)
    def _take_choice(self, item: FileItem | None) -> None:
        self.remove.setEnabled(item is not None)
        self.copy.show_act(item.document_act if item is not None else 0)

    def _show_clock(self, clock: TermClock | None) -> None:
        runs = clock is not None and clock.state is not TermState.ENDED
        is_suspended = clock is not None and clock.state is TermState.SUSPENDED
        for kind, each in self.acts.items():
            each.setEnabled(runs)
            if kind in (TermEventKind.SUSPENDED, TermEventKind.RESUMED):
                each.setVisible(is_suspended is (kind is TermEventKind.RESUMED))
        for fact in (self._used, self._end, self._per_rung):
            fact.setVisible(clock is not None)
        if clock is None:
            return
        begun = f"sinds {wording.day(clock.started_on)}"
        state = ", opgeschort" if clock.state is TermState.SUSPENDED else ""
        self._used.show_fact(wording.clock_day(clock), f"{begun}{state}")
        left = wording.counted(abs(clock.days_left), "dag", "dagen")
        note = f"nog {left}" if clock.days_left >= 0 else f"met {left} overschreden"
        ended = clock.ended_on
        caption = "Richtpunt" if ended is None else "Beëindigd op"
        self._end.show_fact(
            wording.day(ended or clock.ends_on), "" if ended is not None else note, caption=caption
        )
        rungs = [
            f"trede\xa0{rung}:\xa0{wording.number(days)}" for rung, days in clock.used_per_rung
        ]
        self._per_rung.show_fact(", ".join(rungs), "dagen gebruikt")
        self._fit_facts()

    def _build(self) -> None:
        self._used, self._end = Fact("Doorlooptijd"), Fact("Richtpunt")
        self._per_rung = Fact("Per trede", wraps=True)
        days = QHBoxLayout()
        days.setSpacing(2 * EDGE)
        days.addWidget(self._used)
        days.addWidget(self._end)
        days.addStretch()
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.addLayout(days)
        self._facts.addWidget(self._per_rung, 1)
        self._words = plain_label()
        self._words.setAccessibleName("Stand van de doorlooptijd")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        self._band = Band()
        layout.addWidget(self._band)
        clock = card()
        clock.setMinimumWidth(1)  # without room the days per rung move below the others
        inner = QVBoxLayout(clock)
        inner.setContentsMargins(GAP, 10, GAP, 10)
        inner.setSpacing(6)
        inner.addLayout(self._facts)
        inner.addWidget(self._words)
        layout.addWidget(clock)
        layout.addLayout(self._build_acts())
        layout.addSpacing(GAP)
        layout.addWidget(heading("Stukken", 1.1))
        self._missing = plain_label()
        self._missing.setAccessibleName("Wat nog ontbreekt")
        layout.addWidget(self._missing)
        self.model: RowsModel[FileItem] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self.model, "Stukken in het dossier, nieuwste eerst", _identity)
        self.table.when_empty = NO_ITEMS
        layout.addWidget(self.table, 1)
        layout.addLayout(self._build_file_acts())
        outer.addWidget(Tall(layout))

    def _build_acts(self) -> WrappingRow:
        for kind, text in BUTTONS:
            each = button(text)
            each.setProperty("kind", kind.name)
            self.acts[kind] = each
        return row_of(*self.acts.values())

    def _build_file_acts(self) -> WrappingRow:
        self.add = button("+ Stuk", "Een stuk in het dossier vastleggen")
        self.remove = button("Uit dossier halen…", "Een stuk dat hier niet hoort, met reden")
        self.table.acts = (self.remove,)
        self.copy = StoredFileButtons(self._operations)
        return row_of(self.add, self.remove, self.copy)

    def _fit_facts(self) -> None:
        facts = (self._used, self._end, self._per_rung)
        least = sum(fact.minimumSizeHint().width() + 2 * EDGE for fact in facts)
        way = QBoxLayout.Direction
        is_narrow = least > self.width()
        self._facts.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._facts.setSpacing(GAP if is_narrow else 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_facts()


def _beside_facts(dossier: Dossier) -> tuple[str, ...]:
    """Return what the facts do not say: that there is no clock, how it ended, what moved it."""
    clock = dossier.row.clock
    if clock is None:
        return ("Er loopt geen doorlooptijd van trede 4, 5 en 6.",)
    if clock.state is TermState.ENDED:
        return dossier.clock_words
    return wording.clock_changes(clock)


def _next_steps(dossier: Dossier) -> tuple[str, ...]:
    """Return what is missing for the next steps; it never blocks one."""
    return tuple(
        words
        for check, words in zip(dossier.checks, dossier.file_words, strict=True)
        if check.to_rung > dossier.row.rung
    )


def _first_missing(dossier: Dossier) -> FileItemKind:
    missing = (
        kind
        for check in dossier.checks
        if check.to_rung > dossier.row.rung
        for kind in check.missing
    )
    return next(missing, FileItemKind.NOTICE)
