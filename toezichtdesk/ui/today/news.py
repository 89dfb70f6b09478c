"""Sinds uw vorige keer: what changed since the officer last saw everything.

The mark is stored in the settings beside the database. The button *Alles als gezien
markeren* moves it, and so does closing the window with nothing left to see; closing it otherwise
loses no line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSettings, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.operations import Operations
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.lists.act_row import OneLine
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import NOTHING_FITS
from toezichtdesk.ui.look.theme import Theme
from toezichtdesk.ui.today.line_states import LineState, LineStates
from toezichtdesk.ui.today.lines import BUTTON_WIDTH, ButtonCell, HeadedTable, HeadingCell
from toezichtdesk.ui.verbs import verb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from toezichtdesk.reports.pages.news import Change, Mark, Since

_ACT, _ON, _MOMENT = "today/seen_act", "today/seen_on", "today/seen_moment"
NOTHING = "Sinds uw vorige keer is er niets veranderd."


@dataclass(frozen=True, slots=True)
class NewsLine:
    """The heading of a kind of news, without a change; or one change."""

    title: str
    count: int
    change: Change | None = None
    state: LineState = LineState.TO_DO

    @property
    def is_heading(self) -> bool:
        """Whether the line is above what changed of one kind."""
        return self.change is None

    @property
    def code(self) -> str:
        """The municipality; empty for a heading, and for an import."""
        return "" if self.change is None else self.change.code

    @property
    def identity(self) -> tuple[object, ...]:
        """The identity of the line across refreshes."""
        return (self.title,) if self.change is None else self.change.key


class SinceList(QWidget):
    """The list of changes, with buttons to open each and to mark all as seen.

    Signals:
        opened: open the change; carries it.
        counted: the number of unseen changes.
    """

    section = "Sinds vorige keer"

    opened = Signal(object)
    counted = Signal(int)

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._settings = settings
        self._states = LineStates(settings)
        self._since: Since | None = None
        self._build(theme)
        self._connect()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes since the mark."""
        return self._since.changes if self._since is not None else ()

    @Slot()
    def look(self) -> None:
        """Ask what changed since the mark."""
        today = self._operations.sign().today
        self._operations.ask(_changes, self._take, self._kept_mark(), today)

    def keep(self) -> None:
        """Move the mark if nothing is left to see, when the window closes."""
        if self._since is not None and not self._since.changes:
            self._states.forget()
            self._keep_mark(self._since.now)

    @Slot()
    def see_all(self) -> None:
        """Mark everything in the list as seen.

        If some were put off, the mark stays and the others are set aside instead.
        """
        if self._since is None:
            return
        left = [each for each in self.changes if self._states.of(each.key) is LineState.TO_DO]
        if len(left) + self._number(LineState.SET_ASIDE) < len(self.changes):
            for each in left:
                self._states.say(each.key, LineState.SET_ASIDE)
        else:
            self._states.forget()
            self._keep_mark(self._since.now)
        self.look()

    def _number(self, state: LineState) -> int:
        return sum(self._states.of(each.key) is state for each in self.changes)

    @Slot()
    def _put_off(self) -> None:
        """Put the selected line off, or take it up again."""
        each = self.table.current
        is_left = isinstance(each, NewsLine) and each.state is not LineState.TO_DO
        self._say(LineState.TO_DO if is_left else LineState.PUT_OFF)

    @Slot()
    def _set_aside(self) -> None:
        self._say(LineState.SET_ASIDE)

    def _say(self, state: LineState) -> None:
        """Give the selected line this state."""
        each = self.table.current
        if isinstance(each, NewsLine) and each.change is not None:
            key = each.change.key
            self._states.say(key, state)
            self._show()
            self.table.choose(key)
            self.counted.emit(self._number(LineState.TO_DO))

    def filter_by(self, wanted: str) -> None:
        """Show only the changes that contain this text; wanted: folded."""
        self._wanted = wanted
        self._show()

    def _take(self, since: Since) -> None:
        is_first = self._since is None and self._kept_mark() is None
        self._since = since
        if is_first:
            self._keep_mark(since.now)
        self._show()
        self.counted.emit(self._number(LineState.TO_DO))

    def _show(self) -> None:
        shown = [each for each in self.changes if self._wanted in _words(each)]
        self.table.clearSpans()
        self.table.when_empty = NOTHING_FITS if self.changes else NOTHING
        lines = _lines(shown, self._states)
        self.model.show_rows(lines)
        self.table.setColumnHidden(_STATE, not any(map(_state, lines)))
        for number, each in enumerate(self.model.shown):
            if each.change is None:
                self.table.setSpan(number, 0, 1, self.model.columnCount())
        if self.table.current is None:
            self.table.choose_line(1)
        self._words.setText(self._sentence())
        if not self.changes and self._foot.isAncestorOf(self.window().focusWidget() or self):
            self.table.setFocus()
        self._foot.setVisible(bool(self.changes))  # nothing can be done with nothing

    def _sentence(self) -> str:
        if self._since is None or not self._since.changes:
            return ""  # the list says so itself
        on = wording.day(self._since.mark.on)
        return f"Veranderd sinds {on}; blijft staan tot u het als gezien markeert."

    @Slot(object)
    def _open(self, each: NewsLine) -> None:
        if each.change is not None:
            self.opened.emit(each.change)

    @Slot(QModelIndex)
    def _open_clicked(self, index: QModelIndex) -> None:
        if index.column() == len(_COLUMNS) - 1:
            self._open(self.model.shown[index.row()])

    @Slot()
    def _open_current(self) -> None:
        each = self.table.current
        if isinstance(each, NewsLine):
            self._open(each)

    @Slot(object)
    def _name_way(self, each: NewsLine | None) -> None:
        change = None if each is None else each.change
        self.way.setEnabled(change is not None)
        waits = change is not None and each is not None and each.state is not LineState.TO_DO
        later = "Weer oppa&kken" if waits else "&Uitstellen"
        self.put_off.setText(later)
        self.put_off.setAccessibleName(later.replace("&", ""))
        self.put_off.setEnabled(change is not None)
        self.set_aside.setEnabled(change is not None and not waits)
        if change is not None:
            words = _way(change)
            self.way.setText(words)
            self.way.setAccessibleName(f"{words.rstrip('…')}: {change.name}, {change.text}")

    def _kept_mark(self) -> Mark | None:
        from toezichtdesk.reports.pages.news import Mark

        act, on = str(self._settings.value(_ACT, "")), str(self._settings.value(_ON, ""))
        try:
            return Mark(int(act), date.fromisoformat(on), str(self._settings.value(_MOMENT, "")))
        except ValueError:  # never stored, or edited by hand
            return None

    def _keep_mark(self, mark: Mark) -> None:
        self._settings.setValue(_ACT, mark.act)
        self._settings.setValue(_ON, mark.on.isoformat())
        self._settings.setValue(_MOMENT, mark.moment)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._open_clicked)
        self.table.chosen.connect(self._name_way)
        self.way.clicked.connect(self._open_current)
        self.seen.clicked.connect(self.see_all)
        self.put_off.clicked.connect(self._put_off)
        self.set_aside.clicked.connect(self._set_aside)

    def _build(self, theme: Theme) -> None:
        self._wanted = ""
        self.model = RowsModel[NewsLine](_COLUMNS, self)
        self.table = HeadedTable(self.model, "Sinds uw vorige keer", _identity, self)
        self.table.look_for = _starts_with
        self.table.setItemDelegate(HeadingCell(self.table))
        self.table.setItemDelegateForColumn(len(_COLUMNS) - 1, ButtonCell(theme, self.table))
        self.table.setMouseTracking(True)  # a button lights up under the mouse
        self._words = OneLine(quiet=True)
        self.way = primary(button("Openen", "Enter in de lijst"))
        self.way.setEnabled(False)
        self.put_off = button("&Uitstellen", "Deze regel later")
        self.set_aside = button("&Negeren", "Met deze regel gebeurt niets")
        for press in (self.put_off, self.set_aside):
            press.setEnabled(False)
        self.seen = button(
            "Alles als ge&zien markeren", "De lijst begint opnieuw; wat is uitgesteld, blijft staan"
        )
        self.table.acts = (self.put_off, self.set_aside)
        self._foot = QWidget()
        foot = WrappingRow(6)
        self._foot.setLayout(foot)
        foot.addWidget(self._words)
        foot.add_spring()
        for each in (self.way, self.put_off, self.set_aside, self.seen):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot)


def _lines(changes: Sequence[Change], states: LineStates) -> list[NewsLine]:
    lines: list[NewsLine] = []
    for kind, group in groupby(changes, key=_kind):
        inside = tuple(group)
        lines.append(NewsLine(kind, len(inside)))
        lines += (NewsLine(kind, len(inside), each, states.of(each.key)) for each in inside)
    return lines


def _kind(change: Change) -> str:
    return str(change.kind.value)


def _words(change: Change) -> str:
    return folded(f"{change.name} {change.kind.value} {change.text}")


def _way(change: Change) -> str:
    if change.action is not None:
        return verb_of(change.action)
    return "Dossier openen" if change.code else "Logboek openen"


def _name(line: NewsLine) -> str:
    return f"{line.title} ({line.count})" if line.change is None else line.change.name


def _text(line: NewsLine) -> str:
    return "" if line.change is None else line.change.text


def _opens(line: NewsLine) -> str:
    return "" if line.change is None else _way(line.change)


def _say_way(line: NewsLine) -> str:
    return "" if line.change is None else f"{_way(line.change)} Enter"


def _state(line: NewsLine) -> str:
    return "" if line.state is LineState.TO_DO else line.state.value


def _identity(line: NewsLine) -> tuple[object, ...]:
    return line.identity


def _starts_with(line: NewsLine, wanted: str) -> bool:
    return line.change is not None and folded(line.change.name).startswith(wanted)


_COLUMNS = (
    TableColumn("name", "Gemeente", _name, width=170),
    TableColumn("news", "Wat er veranderde", _text, tip=_text, width=0),
    TableColumn("state", "Afhandeling", _state, width=104),
    TableColumn("way", "", _opens, spoken=_say_way, width=BUTTON_WIDTH, is_spare=True),
)
_STATE = 2  # the column that is left out while every line is to be done


def _changes(connection: Connection, mark: Mark | None, today: date) -> Since:
    from toezichtdesk.reports.pages.news import changes_since

    return changes_since(connection, mark, today)
