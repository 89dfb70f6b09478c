"""The page Vandaag: everything the officer owes a municipality, late things first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSettings, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk.domain.municipality import folded
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.overview import ActionKind, OverviewRow, ProvinceState
from toezichtdesk.reports.pages.worklist import (
    Duty,
    contact_duty,
    first_to_come,
    has_no_figures,
    worklist,
)
from toezichtdesk.reports.urgency import When
from toezichtdesk.ui.forms.controls import button, let_clear, line
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import NOTHING_FITS, RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP, Theme
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.today import duty_words, former_list
from toezichtdesk.ui.today.day_heading import DayHeading
from toezichtdesk.ui.today.empty_desk import EmptyDesk
from toezichtdesk.ui.today.foot import DutyFoot
from toezichtdesk.ui.today.former_list import FormerList, FormerTable
from toezichtdesk.ui.today.lines import (
    ButtonCell,
    HeadedTable,
    HeadingCell,
    Line,
    columns,
    identity,
    lines_of,
    starts_with,
    weeks_of,
)
from toezichtdesk.ui.today.news import NewsLine, SinceList
from toezichtdesk.ui.today.spoken import Spoken

if TYPE_CHECKING:
    from toezichtdesk.reports.pages.news import Change
    from toezichtdesk.ui.duty_forms import Doing

FOLDED = (When.PUT_OFF,)  # groups that show only their heading until they are unfolded
FILTER_LEAST, FILTER_MOST = 140, 260  # logical pixels


class TodayPage(Page):
    """The list of work; Enter or the button of a line starts that work.

    Signals:
        municipality_opened: show the dossier; carries the code.
        decide_asked: decide, or judge again; carries the code.
        term_asked: show the clock of rungs 4-6; carries the code.
        figures_asked: import figures.
        journal_asked: show an import in the journal.
    """

    chapter = Chapter.TODAY

    municipality_opened = Signal(str)
    decide_asked = Signal(str)
    term_asked = Signal(str)
    figures_asked = Signal()
    journal_asked = Signal()

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._operations = operations
        self._theme = theme
        self._duties: tuple[Duty, ...] = ()
        self._folded = set(FOLDED)
        self._day = operations.sign().today
        self._is_listed = self._is_counted = False
        self._former: FormerTable | None = None
        self._build()
        self._connect()

    @cached_property
    def _doing(self) -> Doing:
        """The object that opens the forms, loaded late for a fast start."""
        from toezichtdesk.ui.duty_forms import Doing

        doing = Doing(self._operations, self)
        doing.decide_asked.connect(self.decide_asked)
        doing.term_asked.connect(self.term_asked)
        doing.figures_asked.connect(self.figures_asked)
        return doing

    @property
    def current_code(self) -> str:
        """The municipality of the chosen line; empty when it has none."""
        each = self.listing.current
        return each.code if isinstance(each, Line | NewsLine) else ""

    @property
    def has_chosen(self) -> bool:
        """Whether a line is chosen; a heading is of no municipality, also not of another page."""
        return self.listing.current is not None

    @property
    def listing(self) -> RowsTable:
        """The table in sight."""
        if self.news.isChecked():
            return self.since.table
        return self._former or self.table

    def show_former(self, former: FormerList) -> QWidget:
        """Show the list of last time until the rows are known; return what will be painted."""
        today = self._operations.sign().today
        self._heading.show_day(today)
        if former.day == today:  # nothing above the list tells its day
            self.spoken.show_numbers(former.contact_duty, former.spoken, former.municipalities)
        self._former = FormerTable(former, self._theme)
        self._list_layout.insertWidget(0, self._former, 1)
        self.table.hide()
        self.foot.show_words(former.words())
        self._stack.setCurrentWidget(self._list)
        self._former.setFocus()
        return self._former.viewport()

    def withdraw_former(self) -> None:
        """Clear the list of last time: no rows will arrive."""
        if self._former is not None:
            self._leave_former()
            self.foot.show_words("")
            self.spoken.withdraw()
            self._show_part()

    @Slot(object)
    def show_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show the work of these municipalities."""
        self._leave_former()
        self._is_counted = False
        today = self._day = self._operations.sign().today
        self._duties = worklist(rows, today)
        self._heading.show_day(today)
        coming = first_to_come(self._duties, today) if rows else ""
        self._summary.setText(coming)
        is_bare = has_no_figures(rows)
        self._empty.show_words(coming, is_bare=is_bare)
        self._is_listed = bool(self._duties) and not is_bare
        self._summary.setVisible(bool(coming) and self._is_listed)  # else the desk itself says it
        self._show_duties()
        self._show_part()
        if rows:
            self.since.look()

    @Slot(object)
    def show_state(self, state: ProvinceState) -> None:
        """Show the duty of contact of the whole province."""
        self._is_counted = True
        if not state.municipalities:  # none has figures, so nobody is to be spoken to yet
            self.spoken.withdraw()
            return
        words = f"Contactplicht {state.period}: {contact_duty(state)}"
        self.spoken.show_numbers(words, state.spoken, state.municipalities)

    @Slot()
    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    @Slot()
    def _show_duties(self) -> None:
        wanted = folded(self.filter.text())
        duties: Sequence[Duty] = self._duties
        if wanted:  # folding thousands of texts in vain would delay the first page
            duties = [duty for duty in duties if wanted in duty_words.words(duty)]
        self.table.clearSpans()
        if self.agenda.isChecked():
            self.model.show_rows(weeks_of(duties))
        else:
            self.model.show_rows(lines_of(duties, () if wanted else self._folded))
        for number, each in enumerate(self.model.shown):
            if each.duty is None:
                self.table.setSpan(number, 0, 1, self.model.columnCount())
        if self.table.current is None:
            self.table.choose_line(1)

    def keep(self, seal: str) -> None:
        """Store up to where everything was seen, and the list itself, for next time.

        seal: of the rows that are shown; empty while they are not known.
        """
        self.since.keep()
        if seal and self._is_listed and self._is_counted:
            lines = former_list.lines_of(lines_of(self._duties, FOLDED))
            former = FormerList(seal, self._day, self.spoken.words, *self.spoken.numbers, lines)
            former_list.keep(self._settings, former)

    def _leave_former(self) -> None:
        former, self._former = self._former, None
        if former is not None:
            self.table.show()
            if former.hasFocus():
                self.table.setFocus()
            former.hide()
            former.deleteLater()

    @Slot()
    def _show_part(self) -> None:
        """Show the news if that is chosen; else the work, or that there is none."""
        had_focus = self.table.hasFocus() or self.hasFocus()
        work = self._list if self._is_listed else self._empty
        self._stack.setCurrentWidget(self.since if self.news.isChecked() else work)
        if had_focus:  # Qt would give it to the status bar
            (self.table if self.table.isVisible() else self.news).setFocus()

    @Slot(bool)
    def _leave_other(self, is_chosen: bool) -> None:
        other = self.news if self.sender() is self.agenda else self.agenda
        if is_chosen:
            other.setChecked(False)

    @Slot()
    def _filter(self) -> None:
        self._show_duties()
        self.since.filter_by(folded(self.filter.text()))

    @Slot()
    def _go_to_list(self) -> None:
        self.listing.setFocus()

    @Slot(int)
    def _count_news(self, count: int) -> None:
        words = f"Sinds vorige keer ({count})" if count else "Sinds vorige keer"
        self.news.setText(words.replace("v", "&v", 1))
        self.news.setAccessibleName(words)

    @Slot(object)
    def _open_change(self, change: Change) -> None:
        if change.action is not None:
            self._doing.do(change.code, change.action)
        elif change.code:
            self.municipality_opened.emit(change.code)
        else:
            self.journal_asked.emit()

    @Slot(object)
    def _show_current(self, each: Line | None) -> None:
        self.foot.show_duty(None if each is None else each.duty)

    @Slot(object)
    def _act_on(self, each: Line) -> None:
        if each.duty is None and not each.week:
            self._folded ^= {each.when}
            self._show_duties()
        elif each.duty is not None:
            self._doing.do(each.duty.code, each.duty.action)

    @Slot()
    def _act_on_current(self) -> None:
        each = self.table.current
        if isinstance(each, Line):
            self._act_on(each)

    @Slot()
    def _put_off_current(self) -> None:
        from toezichtdesk.casework import putting_off
        from toezichtdesk.reports.record.putting_off import work_of
        from toezichtdesk.ui.today.put_off_dialogs import PutOffDialog

        each = self.table.current
        if not isinstance(each, Line) or each.duty is None:
            return
        duty = each.duty
        if duty.action.talk is not None:
            self._doing.talks.change(duty.action.talk.id)
        elif duty.action.put_off is None:
            PutOffDialog(self._operations, duty, self.window()).open()
        else:
            work = work_of(duty.action)
            self._operations.perform(putting_off.take_up, self._take_done, duty.code, work)

    @Slot()
    def _set_current_aside(self) -> None:
        from toezichtdesk.ui.today.put_off_dialogs import SetAsideDialog

        each = self.table.current
        if not isinstance(each, Line) or each.duty is None:
            return
        if each.duty.action.talk is not None:
            self._doing.talks.cancel(each.duty.action.talk.id)
        elif each.duty.action.kind is ActionKind.WARNING:
            self._doing.dismiss(each.duty.code, each.duty.action)
        else:
            SetAsideDialog(self._operations, each.duty, self.window()).open()

    def _take_done(self, _act: object) -> None:
        """Do nothing: the store changed, so the list is refreshed anyway."""

    @Slot(QModelIndex)
    def _press(self, index: QModelIndex) -> None:
        """Press the button that was clicked, or fold the group of the heading."""
        each = self.model.row_at(index)
        is_button = index.column() == self.model.columnCount() - 1
        if each is not None and (is_button or each.duty is None):
            self._act_on(each)

    @Slot()
    def _open_current(self) -> None:
        if self.current_code:
            self.municipality_opened.emit(self.current_code)

    def _colour(self, each: Line) -> str | None:
        return self._theme.palette.worse if each.when is When.LATE else None

    def _connect(self) -> None:
        self.table.opened.connect(self._act_on)
        self.table.clicked.connect(self._press)
        self.table.chosen.connect(self._show_current)
        self.filter.textChanged.connect(self._filter)
        self.agenda.toggled.connect(self._show_duties)
        self.agenda.toggled.connect(self.table.open_at_heading)
        self.news.toggled.connect(self._show_part)
        self.since.counted.connect(self._count_news)
        self.since.opened.connect(self._open_change)
        self.filter.returnPressed.connect(self._go_to_list)
        self.foot.work_asked.connect(self._act_on_current)
        self.foot.later_asked.connect(self._put_off_current)
        self.foot.aside_asked.connect(self._set_current_aside)
        self.foot.dossier_asked.connect(self._open_current)
        self.foot.focus_lost.connect(self._go_to_list)
        self._empty.begin.clicked.connect(self.figures_asked)

    def _build(self) -> None:
        self.spoken = Spoken()
        self._summary = line(quiet=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_list())
        self._empty = EmptyDesk()
        self._stack.addWidget(self._empty)
        self.since = SinceList(self._operations, self._theme, self._settings)
        self._stack.addWidget(self.since)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addLayout(self._build_top())
        layout.addWidget(self.spoken)
        layout.addWidget(self._summary)
        layout.addWidget(self._stack, 1)

    def _build_top(self) -> WrappingRow:
        self._heading = DayHeading()
        self.filter = QLineEdit()
        give_hint(self.filter, "Filter (Ctrl+F)")
        self.filter.setAccessibleName("Filter op gemeente, soort of werk")
        let_clear(self.filter)
        give_room(self.filter, FILTER_LEAST, FILTER_MOST)
        top = WrappingRow()
        top.addWidget(self._heading)
        top.add_spring()
        self.agenda = button("A&genda", "Alles naar de week van zijn dag")
        self.news = button("Sinds &vorige keer", "Wat veranderde sinds u alles zag")
        for each in (self.agenda, self.news):
            each.setCheckable(True)
            each.toggled.connect(self._leave_other)
            top.addWidget(each)
        top.addWidget(self.filter)
        return top

    def _build_list(self) -> QWidget:
        self.model = RowsModel[Line](columns(self._colour), self)
        self.table = HeadedTable(self.model, "Te doen", identity, self)
        self.table.look_for = starts_with
        self.table.when_empty = NOTHING_FITS  # without a filter the empty desk stands here
        self.table.setItemDelegate(HeadingCell(self.table))
        last = self.model.columnCount() - 1
        self.table.setItemDelegateForColumn(last, ButtonCell(self._theme, self.table))
        self.foot = foot = DutyFoot()
        self.table.acts = (foot.work, foot.later, foot.aside, foot.dossier)
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(8)
        self._list_layout.addWidget(self.table, 1)
        self._list_layout.addWidget(self.foot)
        return self._list
