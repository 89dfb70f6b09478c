"""Vandaag: everything the officer owes a municipality, the late things first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.operations import Operations
from toezichtdesk.reports.rows import ActionKind, NextAction, OverviewRow
from toezichtdesk.ui.dialogs import heading
from toezichtdesk.ui.forms import line
from toezichtdesk.ui.tables import Column, RowsModel, RowsTable
from toezichtdesk.ui.theme import EDGE, GAP, Theme


class When(Enum):
    """The groups of the list, in order; the value is the word of the group."""

    LATE = "Te laat"
    NOW = "Nu"
    TODAY = "Vandaag"
    THIS_WEEK = "Deze week"
    LATER = "Later"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do. starts_group: the first of its group, which names it."""

    code: str
    name: str
    rung: int
    action: NextAction
    when: When
    starts_group: bool

    @property
    def identity(self) -> tuple[str, str]:
        """What stays of the line when its day changes."""
        return (self.code, self.action.text)


def lines(rows: Sequence[OverviewRow], today: date) -> tuple[Line, ...]:
    """Return everything to do, by group, then by day, then by urgency."""
    groups, kinds = list(When), list(ActionKind)
    found = [(when(action, today), row, action) for row in rows for action in row.actions]
    found.sort(
        key=lambda each: (
            groups.index(each[0]),
            each[2].due_on or today,
            kinds.index(each[2].kind),
            each[1].names[0],
        )
    )
    result: list[Line] = []
    for group, row, action in found:
        is_first = not result or result[-1].when is not group
        result.append(Line(row.code, row.name, row.rung, action, group, is_first))
    return tuple(result)


def when(action: NextAction, today: date) -> When:
    """Return the group of an action; one without a day is for now."""
    if action.is_late:
        return When.LATE
    if action.due_on is None:
        return When.NOW
    if action.due_on <= today:
        return When.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return When.THIS_WEEK if action.due_on <= sunday else When.LATER


class TodayPage(QWidget):
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
        self._wanted = ""
        self._build()
        self.table.opened.connect(self._open)
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.table.setFocus)

    @Slot(object)
    def show_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show the work of these municipalities."""
        today = self._operations.sign().today
        found = lines(rows, today)
        self._heading.setText(f"Vandaag, {wording.long_day(today)}")
        self._summary.setText(_summary(found))
        self.model.show_rows(found)
        self._stack.setCurrentWidget(self.table if found else self._empty)

    @Slot()
    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    @Slot(str)
    def _filter(self, text: str) -> None:
        self._wanted = folded(text)
        self.model.filter_by(self._accepts if self._wanted else None)

    def _accepts(self, line: Line) -> bool:
        return self._wanted in folded(f"{line.name} {line.action.text}")

    @Slot(object)
    def _open(self, line: Line) -> None:
        leads_to = {
            ActionKind.DECIDE: self.decide_asked,
            ActionKind.REASSESS: self.decide_asked,
            ActionKind.TERM: self.term_asked,
        }
        leads_to.get(line.action.kind, self.municipality_opened).emit(line.code)

    def _colour(self, line: Line) -> str | None:
        return self._theme.palette.worse if line.action.is_late else None

    def _build(self) -> None:
        self._heading = heading("Vandaag")
        self._summary = line(quiet=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter (Ctrl+F)")
        self.filter.setAccessibleName("Filter op gemeente of werk")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(260)
        self.model = RowsModel[Line](self._columns(), self)
        self.table = RowsTable(self.model, "Te doen", _identity, self)
        self.table.look_for = _starts_with
        self._empty = line("Er is niets te doen: geen afspraken, termijnen of voorstellen open.")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._summary)
        layout.addWidget(self._stack, 1)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("when", "Wanneer", _group, spoken=_say_group, colour=self._colour, width=120),
            Column("due", "Uiterlijk", _due, colour=self._colour, width=110),
            Column("name", "Gemeente", lambda each: each.name, width=190),
            Column("rung", "Trede", lambda each: str(each.rung), width=70),
            Column("work", "Wat", lambda each: each.action.text, tip=_tip, width=0),
        )


def _summary(found: Sequence[Line]) -> str:
    counts = [(group, sum(each.when is group for each in found)) for group in When]
    return " · ".join(f"{group.value.lower()} {count}" for group, count in counts if count)


def _identity(each: Line) -> tuple[str, str]:
    return each.identity


def _starts_with(each: Line, wanted: str) -> bool:
    return folded(each.name).startswith(wanted)


def _group(each: Line) -> str:
    sign = "! " if each.when is When.LATE else ""
    return sign + each.when.value if each.starts_group else ""


def _say_group(each: Line) -> str:
    return each.when.value


def _due(each: Line) -> str:
    return "" if each.action.due_on is None else wording.day(each.action.due_on)


def _tip(each: Line) -> str:
    return each.action.text
