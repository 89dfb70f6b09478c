"""Vandaag: everything the officer owes a municipality, the late things first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers import ActionKind, OverviewRow, ProvinceState
from toezichtdesk.reports.worklist import Duty, When, contact_duty, first_to_come, worklist
from toezichtdesk.ui.dialogs import heading, plain_label
from toezichtdesk.ui.forms import card, line
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.tables import Column, RowsModel, RowsTable
from toezichtdesk.ui.theme import EDGE, GAP, Theme

DETAIL_HEIGHT = 48  # logical pixels: room for three lines, so that the table seldom moves


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. starts_group: the first of its group, which names it."""

    duty: Duty
    starts_group: bool

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays of the line when its day changes."""
        return (self.duty.code, *self.duty.action.key)


class TodayPage(Page):
    """The list of work; Enter leads to where the work is done.

    Signals:
        municipality_opened: carries the code.
        decide_asked: the work is to decide or to judge again; carries the code.
        term_asked: the work is the term of rungs 4-6; carries the code.
    """

    municipality_opened = Signal(str)
    decide_asked = Signal(str)
    term_asked = Signal(str)

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._duties: tuple[Duty, ...] = ()
        self._build()
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._tell_ground)
        self.filter.textChanged.connect(self._show_duties)
        self.filter.returnPressed.connect(self.table.setFocus)

    @property
    def listing(self) -> RowsTable:
        """The table that is the page."""
        return self.table

    @Slot(object)
    def show_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show the work of these municipalities."""
        today = self._operations.sign().today
        self._duties = worklist(rows, today)
        self._heading.setText(f"Vandaag, {wording.long_day(today)}")
        coming = first_to_come(self._duties, today) if rows else ""
        self._summary.setText(" ".join(filter(None, (coming, _counts(self._duties)))))
        self._empty.setText(coming or "Er zijn nog geen gemeenten met cijfers.")
        self._show_duties()

    @Slot(object)
    def show_state(self, state: ProvinceState) -> None:
        """Show how the contact duty stands in the whole province."""
        self._contact_duty.setText(f"Contactplicht {state.period}: {contact_duty(state)}")
        self._spoken.setRange(0, max(state.municipalities, 1))
        self._spoken.setValue(state.spoken)
        self._spoken.show()

    @Slot()
    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    @Slot()
    def _show_duties(self) -> None:
        wanted = folded(self.filter.text())
        self.model.show_rows(_lines([duty for duty in self._duties if wanted in _words(duty)]))
        self._stack.setCurrentWidget(self._list if self._duties else self._empty)

    @Slot(object)
    def _tell_ground(self, line: Line | None) -> None:
        said = "" if line is None else _detail(line.duty)
        self._detail.setText(said)
        self._detail.setAccessibleName(said)

    @Slot(object)
    def _open(self, line: Line) -> None:
        leads_to = {
            ActionKind.DECIDE: self.decide_asked,
            ActionKind.REASSESS: self.decide_asked,
            ActionKind.TERM: self.term_asked,
        }
        leads_to.get(line.duty.action.kind, self.municipality_opened).emit(line.duty.code)

    def _colour(self, line: Line) -> str | None:
        return self._theme.palette.worse if line.duty.action.is_late else None

    def _build(self) -> None:
        self._summary = line(quiet=True)
        self._empty = plain_label()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_list())
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addLayout(self._build_top())
        layout.addLayout(self._build_contact_duty())
        layout.addWidget(self._summary)
        layout.addWidget(self._stack, 1)

    def _build_top(self) -> QHBoxLayout:
        self._heading = heading("Vandaag")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter (Ctrl+F)")
        self.filter.setAccessibleName("Filter op gemeente, soort of werk")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(260)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self.filter)
        return top

    def _build_contact_duty(self) -> QHBoxLayout:
        self._contact_duty = line()
        self._spoken = QProgressBar()
        self._spoken.setTextVisible(False)
        self._spoken.setAccessibleName("Gemeenten gesproken in deze periode")
        self._spoken.setFixedWidth(160)
        self._spoken.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._contact_duty)
        row.addWidget(self._spoken)
        row.addStretch()
        return row

    def _build_list(self) -> QWidget:
        self.model = RowsModel[Line](self._columns(), self)
        self.table = RowsTable(self.model, "Te doen", _identity, self)
        self.table.look_for = _starts_with
        self._detail = plain_label()
        self._detail.setMinimumHeight(DETAIL_HEIGHT)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._detail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP, 8, GAP, 8)
        inside.addWidget(self._detail)
        self._list = QWidget()
        layout = QVBoxLayout(self._list)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(frame)
        return self._list

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("when", "Wanneer", _group, spoken=_say_group, colour=self._colour, width=80),
            Column("due", "Uiterlijk", _due, colour=self._colour, width=92),
            Column("name", "Gemeente", lambda each: each.duty.name, width=130),
            Column("rung", "Trede", lambda each: str(each.duty.rung), width=52),
            Column("kind", "Soort", _kind, width=98),
            Column("work", "Wat", _work, tip=_work, width=0),
            Column("ground", "Grond", _ground, tip=_ground, width=0),
        )


def _lines(duties: Sequence[Duty]) -> list[Line]:
    befores = (None, *(duty.when for duty in duties))
    return [
        Line(duty, starts_group=duty.when is not before)
        for duty, before in zip(duties, befores, strict=False)
    ]


def _counts(duties: Sequence[Duty]) -> str:
    counts = [(group, sum(duty.when is group for duty in duties)) for group in When]
    return " · ".join(f"{group.value.lower()} {count}" for group, count in counts if count)


def _words(duty: Duty) -> str:
    return folded(f"{duty.name} {duty.action.kind.value} {duty.action.text}")


def _detail(duty: Duty) -> str:
    due = duty.action.due_on
    day = f" Uiterlijk {wording.day(due)}." if due else ""
    return f"{duty.name}: {duty.action.text}.{day}\nGrond: {duty.action.ground}"


def _identity(each: Line) -> tuple[object, ...]:
    return each.identity


def _starts_with(each: Line, wanted: str) -> bool:
    return folded(each.duty.name).startswith(wanted)


def _group(each: Line) -> str:
    sign = "! " if each.duty.when is When.LATE else ""
    return sign + each.duty.when.value if each.starts_group else ""


def _say_group(each: Line) -> str:
    return each.duty.when.value


def _due(each: Line) -> str:
    due = each.duty.action.due_on
    return "" if due is None else wording.day(due)


def _kind(each: Line) -> str:
    return each.duty.action.kind.value.capitalize()


def _work(each: Line) -> str:
    return each.duty.action.text


def _ground(each: Line) -> str:
    return each.duty.action.ground
