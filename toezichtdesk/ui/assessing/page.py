"""The page Beoordelen: proposals on the left, reasons and decision on the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.casework import decide, proposals
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.proposals import ProposalList, ProposalRow
from toezichtdesk.reports.pages.proposals import proposal_list
from toezichtdesk.reports.texts.own_words import offered
from toezichtdesk.ui.assessing import row_words
from toezichtdesk.ui.assessing.decision import Choice, DecisionForm
from toezichtdesk.ui.assessing.decision_area import DecisionArea
from toezichtdesk.ui.assessing.detail import ProposalDetail
from toezichtdesk.ui.assessing.drafts import TypedDecisions
from toezichtdesk.ui.assessing.later_dialog import PostponeDialog
from toezichtdesk.ui.assessing.notices import Notices
from toezichtdesk.ui.assessing.reading_area import ReadingArea
from toezichtdesk.ui.assessing.sides import Sides
from toezichtdesk.ui.forms.controls import button, let_clear, line
from toezichtdesk.ui.forms.dialogs import page_title, plain_label
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP, Theme
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

INSET = 9  # logical pixels between the list and what stands beside it
LOOK_MS = 1_500  # milliseconds in sight after which a proposal counts as seen
FILTER_LEAST, FILTER_MOST = 190, 260  # logical pixels
ROOM_FOR_NAMES = 330  # logical pixels, in a small window
ALL_DECIDED = "Alles is beslist. Wat links nog staat, is voorlopig of uitgesteld."
NOTHING_OPEN = "Er zijn geen open voorstellen. Na een import worden alle treden herbeoordeeld."


class AssessingPage(Page):
    """The open proposals; the officer decides, never the program.

    Signals:
        municipality_opened: Enter on a proposal; carries the code.
        decided: carries a sentence on what was recorded.
    """

    chapter = Chapter.ASSESSING

    municipality_opened = Signal(str)
    decided = Signal(str)

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._line = -1  # the officer's line; -1 before the list arrived
        self._asked_for = ""
        self._own = ""  # the code of a municipality to decide on without a proposal
        self._shown: tuple[ProposalRow, tuple[str, ...]] | None = None
        self._choice: Choice | None = None
        self._changed: dict[str, tuple[str, ...]] = {}
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._steps = self._build()
        self.build_on()

    @property
    def current_code(self) -> str:
        """The municipality of the chosen proposal; empty when there is none."""
        row = self.table.current
        return row.code if isinstance(row, ProposalRow) else ""

    @property
    def listing(self) -> RowsTable:
        """The main table of the page."""
        return self.table

    @Slot()
    def refresh(self) -> None:
        """Ask for the proposals again."""
        today = self._operations.sign().today
        self._operations.ask(_proposals, self._show_list, today, self._own)
        self._operations.ask(offered, self.form.offer, WordList.MOTIVE)

    def choose(self, code: str) -> None:
        """Choose the proposal of this municipality, now or when the proposals arrive.

        Without one, the officer can record a decision on their own initiative.
        """
        line_ = self.model.line_of(lambda row: row.code == code)
        if line_ >= 0:
            self.table.choose_line(line_)
        elif self._asked_for != code:
            self._asked_for = self._own = code
            self.refresh()

    def reload_drafts(self) -> None:
        """Reload the drafts from the database."""
        self._typed.load()

    @Slot()
    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    @Slot(object)
    def _show_list(self, proposals: ProposalList) -> None:
        waiting = (*proposals.provisional, *proposals.postponed)
        rows = (*proposals.open, *proposals.reassess, *waiting, *filter(None, (proposals.own,)))
        self._changed |= {row.code: row.changed for row in rows if row.changed}
        again = f"{len(proposals.reassess)} opnieuw te beoordelen · " if proposals.reassess else ""
        self._summary.setText(
            f"{len(proposals.open)} te beslissen · {again}{len(proposals.provisional)} voorlopig · "
            f"{len(proposals.postponed)} uitgesteld"
        )
        self.model.show_rows(rows)
        self.notices.show_list(proposals)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self._asked_for:
            self.choose(self._asked_for)
            self._asked_for = ""
        elif self.table.current is None:
            self._choose_next()
        self._show_current(self.table.current)

    def _choose_next(self) -> None:
        """Choose the next proposal to decide, if any."""
        shown = self.model.shown
        places = [number for number, row in enumerate(shown) if row_words.waits_for_officer(row)]
        following = [number for number in places if number >= self._line]
        if places:
            self.table.choose_line((following or places)[0])
        elif self._line < 0 and shown:
            self.table.choose_line(0)

    @Slot(object)
    def _show_current(self, row: ProposalRow | None) -> None:
        self._sides.setCurrentWidget(self._right if row is not None else self._all_decided)
        if row is None:
            self._look.stop()
            return
        self._line = self.table.currentIndex().row()
        self.form.show_proposal(row)
        shown = (replace(row, is_seen=True), self._changed.get(row.code, ()))
        if shown != self._shown:  # someone is still reading an unchanged one
            self._shown = shown
            self._detail.show_proposal(*shown)
            self._scroll.verticalScrollBar().setValue(0)
        self._look.start()

    @Slot()
    def _note_look(self) -> None:
        """Record that the officer saw the visible proposal in its present form."""
        row = self.table.current
        is_new = isinstance(row, ProposalRow) and not row.is_seen and self.isVisible()
        if is_new and not self._operations.only_looks:
            self._operations.perform(proposals.see, self._take_seen, (row.code,)).if_refused(
                self._ask_again
            )

    def _take_seen(self, _act: int) -> None:
        """Do nothing: the store changed, so the proposals are refreshed anyway."""

    def _ask_again(self, _message: str) -> None:
        self.refresh()

    @Slot(object)
    def _put_off(self, row: ProposalRow) -> None:
        if row.postponement is None:
            form = PostponeDialog(self._operations, row, self.window())
            form.finished.connect(self._return_to_list)
            form.open()
        else:
            self._operations.perform(proposals.take_up, self._take_seen, row.code).if_refused(
                self.form.refuse
            )

    @Slot()
    def _return_to_list(self) -> None:
        self.table.setFocus()

    @Slot(object)
    def _decide(self, choice: Choice) -> None:
        self._choice = choice
        if choice.rung is None:
            request = self._operations.perform(
                decide.accept,
                self._finish,
                choice.code,
                decided_on=choice.decided_on,
                reference=choice.reference,
                seen=choice.seen,
            )
        else:
            request = self._operations.perform(
                decide.place,
                self._finish,
                choice.code,
                choice.rung,
                motive=choice.motive,
                decided_on=choice.decided_on,
                reference=choice.reference,
                seen=choice.seen,
            )
        request.if_refused(self.form.refuse)
        request.if_changed(self._look_again)

    def _look_again(self, _current: object) -> None:
        self.refresh()

    def _finish(self, _act: int) -> None:
        choice, self._choice = self._choice, None
        self._own = ""
        self.form.finish()
        self.table.setFocus()
        if choice is None:
            return
        self._changed.pop(choice.code, None)
        how = "overgenomen" if choice.rung is None else f"vastgelegd: trede {choice.rung}"
        self.decided.emit(f"Besluit over {choice.name} {how}.")

    @Slot(object)
    def _open(self, row: ProposalRow) -> None:
        self.municipality_opened.emit(row.code)

    @Slot()
    def _open_current(self) -> None:
        row = self.table.current
        if isinstance(row, ProposalRow):
            self.municipality_opened.emit(row.code)

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = folded(text)

        def accepts(row: ProposalRow) -> bool:
            return wanted in folded(row.name) or wanted in row.code.casefold()

        self.model.filter_by(accepts if wanted else None)
        if self.table.current is None:
            self.table.choose_line(0)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_current)
        self.table.opened.connect(self._open)
        for keys, act in (
            ("Ctrl+O", self.form.take_over),
            ("Ctrl+A", self.form.deviate),
            ("Ctrl+L", self.form.ask_later),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)  # a key that is held down decides only once
            shortcut.activated.connect(act)
        self.form.chosen.connect(self._decide)
        self.form.left.connect(self.table.setFocus)
        self.form.later_asked.connect(self._put_off)
        self.notices.municipality_opened.connect(self.municipality_opened)
        self._look.timeout.connect(self._note_look)
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.table.setFocus)
        self._to_dossier.clicked.connect(self._open_current)

    def _build(self) -> Iterator[QWidget]:
        yield (both := self._build_frame())
        both.splitter.addWidget(self._build_left())
        yield self.table
        self._all_decided = plain_label(ALL_DECIDED)
        self._all_decided.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sides = QStackedWidget()
        both.splitter.addWidget(self._sides)
        yield from self._build_right()
        self._sides.addWidget(self._all_decided)
        both.begin(self.table, self._under_list, self._beside_list, self._scroll)
        self._connect()

    def _build_frame(self) -> Sides:
        self.filter = QLineEdit()
        give_hint(self.filter, "Filter op naam of code (Ctrl+F)")
        self.filter.setAccessibleName("Filter op naam of code")
        let_clear(self.filter)
        give_room(self.filter, FILTER_LEAST, FILTER_MOST)
        self._summary = line(quiet=True)
        row = WrappingRow(GAP)
        row.addWidget(page_title("Beoordelen"))
        row.addWidget(self._summary)
        row.add_spring()
        row.addWidget(self.filter)
        top = QHBoxLayout()
        top.addLayout(row)
        top.setContentsMargins(0, 0, EDGE, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, 0, GAP)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        self.notices = Notices()
        layout.addWidget(both := Sides(self.notices), 1)  # first: its parts are styled once then
        return both

    def _build_left(self) -> QWidget:
        self.model = RowsModel[ProposalRow](self._columns(), self)
        self.table = RowsTable(self.model, "Voorstellen", row_words.identity, self)
        self.table.look_for = row_words.starts_with
        empty = plain_label(NOTHING_OPEN)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        left = QWidget()
        give_room(left, ROOM_FOR_NAMES)
        layout = self._under_list = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.notices)
        return left

    def _build_right(self) -> Iterator[QWidget]:
        self._right = QWidget()
        self._sides.addWidget(self._right)
        layout = self._beside_list = QVBoxLayout(self._right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self._detail = ProposalDetail(self._theme)
        self._scroll = ReadingArea(self._detail, INSET)
        layout.addWidget(self._scroll, 1)
        yield self._scroll
        self._typed = TypedDecisions(self._operations, self)
        self._typed.load()
        self.form = DecisionForm(self._operations.sign().today, self._typed)
        self._to_dossier = button("Do&ssier openen", "Enter in de lijst")
        self.table.acts = (self._to_dossier,)
        layout.addWidget(DecisionArea(self.form, self._to_dossier, INSET))

    def _columns(self) -> tuple[TableColumn[ProposalRow], ...]:
        return (
            TableColumn(
                "name", "Gemeente", lambda row: row.name, spoken=row_words.describe, width=0
            ),
            TableColumn("step", "Voorstel", row_words.step, row_words.step_order, width=84),
            TableColumn(
                "kind", "Soort", self._kind, tip=row_words.state, colour=self._quiet, width=116
            ),
        )

    def _kind(self, row: ProposalRow) -> str:
        return "● gewijzigd" if row.code in self._changed else row_words.kind(row)

    def _quiet(self, row: ProposalRow) -> str | None:
        waits = row.is_provisional or row.postponement is not None
        return self._theme.palette.muted if waits else None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()
        self._changed.clear()
        self._own = ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()


def _proposals(connection: Connection, today: date, own: str) -> ProposalList:
    return proposal_list(connection, today, own=own)
