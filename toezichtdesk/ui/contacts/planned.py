"""Planned talks by day, to hold, move or cancel; optionally also held and lapsed ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.talks import TalkState
from toezichtdesk.reports.record.talks import TalkRow
from toezichtdesk.ui.contacts.talk_forms import TalkForms
from toezichtdesk.ui.forms.controls import button, hide_empty, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.lists.act_row import ActRow, OneLine
from toezichtdesk.ui.lists.drawn_cells import StatusCell
from toezichtdesk.ui.lists.list_page import above_details, details_pane, over_empty
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.look.theme import Theme

LINES_BESIDE = 3  # lines in sight; more scroll
LEFT_OUT = ("week", "place")  # hidden beside another list; the form shows them
LATE = "De dag is voorbij. Leg vast dat het is gehouden, verplaats het of laat het vervallen."
EMPTY = "Er staat geen gesprek gepland. Plan er een met Gesprek plannen."


class PlannedTalks(QWidget):
    """The list with its buttons; Enter on a line holds the talk.

    Signals:
        calendar_asked: save the talks as a calendar file.
        dossier_asked: show the dossier of a talk that was held; carries the code.
    """

    section = "Een gesprek plannen"

    calendar_asked = Signal()
    dossier_asked = Signal(str)

    def __init__(self, operations: Operations, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.forms = TalkForms(operations, self)
        self._rows: tuple[TalkRow, ...] = ()
        self._build()
        self._hold.clicked.connect(self._hold_current)
        self._move.clicked.connect(self._move_current)
        self._cancel.clicked.connect(self._cancel_current)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        self._calendar.clicked.connect(self.calendar_asked)
        self.forms.refused.connect(self._tell)
        self._past.toggled.connect(self._show_rows)

    def show_rows(self, rows: Sequence[TalkRow], *, may_act: bool = True) -> None:
        """Show these talks; if asked for, the held or lapsed ones, newest first.

        may_act: False while a past day is shown.
        """
        self._may_act = may_act
        self._rows = tuple(rows)
        self._show_rows()

    def choose(self, number: int) -> None:
        """Choose this talk, also a held or lapsed one."""
        if any(row.talk.id == number and _is_past(row) for row in self._rows):
            self._past.setChecked(True)
        self.table.choose(number)

    @Slot()
    def _show_rows(self) -> None:
        rows = [row for row in self._rows if not _is_past(row)]
        past = [row for row in reversed(self._rows) if _is_past(row)]
        self._past.setVisible(bool(past))
        self._past.setText(f"Ook &gehouden en vervallen ({len(past)})")
        with_past = self._past.isChecked()
        rows += past if with_past else []
        self.table.setColumnHidden(_COLUMN_OF_STATE, not with_past)
        self.model.show_rows(rows)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if self.table.current is None and rows:
            self.table.choose_line(0)
        self._message.hide()
        if self._is_small:
            self._fit_height()
            hide_empty(self.table, COLUMNS, ("municipalities", "time", "counterpart"))
        self._show_chosen(self.table.current)

    @Slot()
    def _fit_height(self) -> None:
        table, bar = self.table, self.table.horizontalScrollBar()
        rows = (
            min(self.model.rowCount(), LINES_BESIDE) * table.verticalHeader().defaultSectionSize()
        )
        below = bar.sizeHint().height() if bar.maximum() else 0
        head = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(head + rows + below + 2 * table.frameWidth())

    def fit_rows(self) -> None:
        """Use only a few lines, for a place beside another list."""
        self._is_small = True
        row = ActRow(
            heading("Gepland", 1.1), (self._hold, self._move, self._cancel, self._calendar)
        )
        self._column.insertWidget(0, row)
        self._words.hide()
        self._title.hide()
        self._calendar.setText("Agenda opslaan (.ics)…")
        self._calendar.setToolTip("Alles met een dag van deze gemeente, voor Outlook")
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit_height)
        for number, column in enumerate(COLUMNS):
            if column.key in LEFT_OUT:
                self.table.hideColumn(number)

    @Slot(object)
    def _show_chosen(self, row: TalkRow | None) -> None:
        for act in (self._hold, self._move, self._cancel):
            act.setEnabled(row is not None and self._may_act and not _is_past(row))
        self._title.setText(title_of(row) if row is not None else "")
        self._words.setText(described(row) if row is not None else "")

    @Slot(object)
    def _open(self, row: TalkRow) -> None:
        if _is_past(row):
            self.dossier_asked.emit(row.talk.municipalities[0])
        elif self._may_act:
            self.forms.hold(row.talk.id)

    @Slot()
    def _hold_current(self) -> None:
        self._open(self.table.current)

    @Slot()
    def _move_current(self) -> None:
        self.forms.change(self.table.current.talk.id)

    @Slot()
    def _cancel_current(self) -> None:
        self.forms.cancel(self.table.current.talk.id)

    def _late_colour(self, row: TalkRow) -> str | None:
        return self._theme.palette.worse if row.is_late else None

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._message.setText(message)
        self._message.show()

    def _build(self) -> None:
        self._may_act, self._is_small = True, False
        columns = tuple(
            replace(each, colour=self._late_colour) if each.key == "day" else each
            for each in COLUMNS
        )
        self.model = RowsModel[TalkRow](columns, self)
        self.table = RowsTable(self.model, "Geplande gesprekken, op dag", _identity)
        self.table.setItemDelegate(StatusCell(self.table))
        self.table.look_for = _is_looked_for
        self._empty = plain_label(EMPTY, quiet=True)
        self._hold = button("Geho&uden…", "Als contact vastleggen (Enter in de lijst)")
        self._move = button("Verplaat&sen…", "Een andere dag of tijd, of iets anders wijzigen")
        self._cancel = button("Ve&rvallen…", "Het gaat niet door, met de reden")
        self._calendar = button("Agenda &opslaan (.ics)…", "Voor Outlook of een andere agenda")
        self.table.acts = (self._hold, self._move, self._cancel)
        self._past = QCheckBox("Ook &gehouden en vervallen")
        self._past.hide()
        self._message = line(quiet=True)
        self._message.hide()
        self._title = OneLine()
        acts = (self._hold, self._move, self._cancel, self._calendar)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._words = Reading("Gekozen gesprek")
        details = details_pane(self._title, (self._message, self._past, *acts), self._words)
        layout.addWidget(above_details(over_empty(self._empty, self.table), details))


def title_of(row: TalkRow) -> str:
    """Return the municipalities, the day and the kind of a talk."""
    kind = wording.contact_kind(row.talk.kind)
    day = f"{wording.long_day(row.talk.planned_on)} (week {_week(row)})"
    return " · ".join((row.name, day, kind))


def described(row: TalkRow) -> str:
    """Return the whole of a talk in sentences."""
    talk = row.talk
    lines = (
        LATE if row.is_late else "",
        f"Tijd: {talk.starts_at:%H:%M} uur." if talk.starts_at else "",
        f"Onderwerp: {wording.closed(talk.subject)}" if talk.subject else "",
        f"Plaats: {wording.closed(talk.place)}" if talk.place else "",
        f"Met: {wording.closed(talk.counterpart)}" if talk.counterpart else "",
        f"Stand: {wording.closed(_state(row))}" if _is_past(row) else "",
    )
    return "\n".join(filter(None, lines))


def _is_past(row: TalkRow) -> bool:
    return row.talk.state is not TalkState.PLANNED


def _identity(row: TalkRow) -> int:
    return row.talk.id


def _is_looked_for(row: TalkRow, typed: str) -> bool:
    return row.key.startswith(typed)


def _day(row: TalkRow) -> str:
    late = "! " if row.is_late else ""
    return f"{late}{wording.short_day(row.talk.planned_on)}"


def _say_day(row: TalkRow) -> str:
    late = ", de dag is voorbij" if row.is_late else ""
    return f"{wording.long_day(row.talk.planned_on)}{late}"


def _week(row: TalkRow) -> str:
    return str(row.talk.planned_on.isocalendar().week)


def _time(row: TalkRow) -> str:
    return f"{row.talk.starts_at:%H:%M}" if row.talk.starts_at else ""


def _kind(row: TalkRow) -> str:
    return wording.contact_kind(row.talk.kind)


def _day_key(row: TalkRow) -> int:
    return row.talk.planned_on.toordinal()


def _state(row: TalkRow) -> str:
    return ": ".join(filter(None, (row.talk.state.value, row.talk.reason)))


COLUMNS: tuple[TableColumn[TalkRow], ...] = (
    TableColumn("week", "Week", _week, sort=_day_key, width=56, is_last_spare=True),
    TableColumn("day", "Dag", _day, sort=_day_key, spoken=_say_day, side=Side.RIGHT, width=128),
    TableColumn("time", "Tijd", _time, width=64),
    TableColumn("state", "Stand", _state, tip=_state, width=150),
    TableColumn(
        "municipalities", "Gemeenten", lambda row: row.name, tip=lambda row: row.name, width=170
    ),
    TableColumn("kind", "Soort", _kind, tip=_kind, width=180),
    TableColumn(
        "subject",
        "Onderwerp",
        lambda row: row.talk.subject,
        tip=lambda row: row.talk.subject,
        width=0,
    ),
    TableColumn(
        "place",
        "Plaats",
        lambda row: row.talk.place,
        tip=lambda row: row.talk.place,
        width=130,
        is_spare=True,
    ),
    TableColumn(
        "counterpart",
        "Met",
        lambda row: row.talk.counterpart,
        tip=lambda row: row.talk.counterpart,
        is_last_spare=True,
    ),
)
_COLUMN_OF_STATE = [column.key for column in COLUMNS].index("state")
