"""The figures by period, newest first, each with its file and cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.figures import Measure, Origin, TwoBalances
from toezichtdesk.reports.answers.dossier import Dossier, PeriodRow
from toezichtdesk.reports.record import own_count
from toezichtdesk.ui.dossier.balance_dialog import open_balances, two_balances
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.parts_pane import Part, PartsPane
from toezichtdesk.ui.forms.wrapping_row import row_of
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP

UNKNOWN = "–"
CALCULATED = {
    "target": "berekend: totaalopgave plus beginsaldo",
    "opening_balance": "berekend: taakstelling min totaalopgave",
    "total_task": "berekend: taakstelling min beginsaldo",
    "balance": "gerealiseerd min de totaalopgave van de hele periode",
    "backlog": "tot de peildatum, naar rato van de verstreken dagen",
}


def origin_of(row: PeriodRow, key: str) -> str:
    """Return the origin of the number in this column, as a phrase."""
    if _value(row, key) is None:
        return "geen opgave"
    origin = _recorded(row, key)
    return CALCULATED.get(key, "") if origin is None else _origin_words(origin)


def origins(row: PeriodRow) -> tuple[Part, ...]:
    """Return where the numbers of a stand come from; those of one import stand together."""
    cells: dict[tuple[str, date], list[tuple[str, str]]] = {}
    others: list[Part] = []
    for key, title in _TITLES.items():
        named = f"{title} {_text(key, row)}"
        origin = _recorded(row, key)
        if origin is not None and origin.cell:
            source = origin.file_name, origin.recorded_on
            cells.setdefault(source, []).append((named, origin.cell))
        elif _value(row, key) is not None:
            others.append((named, wording.closed(origin_of(row, key))))
    imported = [_imported(*source, found) for source, found in cells.items()]
    own = (("Eigen telling", own_count.line(row.own)),) if row.own else ()
    return (*imported, *others, *own)


def _imported(file_name: str, day: date, found: Sequence[tuple[str, str]]) -> Part:
    names = [found[0][0], *(f"{named[:1].lower()}{named[1:]}" for named, _ in found[1:])]
    where = wording.joined([cell for _, cell in found])
    return ", ".join(names), f"{file_name}, {where}, geïmporteerd op {wording.day(day)}."


def inhabitants_line(dossier: Dossier) -> str:
    """Return the newest number of inhabitants with its origin; empty when unknown."""
    if not dossier.inhabitants:
        return ""
    newest = dossier.inhabitants[0]
    number = wording.number(newest.number)
    return f"Inwoners per 1 januari {newest.year}: {number} ({_origin_words(newest.origin)})."


def _origin_words(origin: Origin) -> str:
    day = wording.day(origin.recorded_on)
    if not origin.cell:
        return f"ingevoerd op {day}"
    return f"{origin.file_name}, {origin.cell}, geïmporteerd op {day}"


def _recorded(row: PeriodRow, key: str) -> Origin | None:
    if key not in _MEASURES:
        return None
    name = wording.measure(_MEASURES[key])
    return next((origin for measure, origin in row.origins if measure == name), None)


_MEASURES = {
    "target": Measure.TARGET,
    "opening_balance": Measure.OPENING_BALANCE,
    "total_task": Measure.TOTAL_TASK,
    "realised": Measure.REALISED,
}


def _value(row: PeriodRow, key: str) -> int | None:
    stand = row.standing
    if key == "backlog":
        backlog = stand.backlog_to_date
        return None if backlog is None else wording.whole(backlog)
    value: int | None = getattr(stand, key)
    return value


def _text(key: str, row: PeriodRow) -> str:
    value = _value(row, key)
    if value is None:
        return UNKNOWN
    if key in ("opening_balance", "balance"):
        return wording.signed(value)
    return wording.number(value)


def _tip(key: str, row: PeriodRow) -> str:
    return origin_of(row, key)


def _numbers(
    key: str,
    title: str,
    explanation: str,
    width: int,
    *,
    is_spare: bool = False,
    is_last_spare: bool = False,
) -> TableColumn[PeriodRow]:
    text: Callable[[PeriodRow], str] = partial(_text, key)
    sort: Callable[[PeriodRow], int | None] = partial(_sort, key)
    tip: Callable[[PeriodRow], str] = partial(_tip, key)
    return TableColumn(
        key,
        title,
        text,
        sort=sort,
        tip=tip,
        explanation=explanation,
        side=Side.RIGHT,
        width=width,
        is_spare=is_spare,
        is_last_spare=is_last_spare,
    )


def _sort(key: str, row: PeriodRow) -> int | None:
    return _value(row, key)


def _period(row: PeriodRow) -> str:
    return str(row.standing.period)


def _period_key(row: PeriodRow) -> int:
    return row.standing.period.index


def _counted(row: PeriodRow) -> str:
    return wording.day(row.standing.reference_date)


def _counted_key(row: PeriodRow) -> int:
    return row.standing.reference_date.toordinal()


def _own_text(row: PeriodRow) -> str:
    if row.own is None:
        return ""
    counted = wording.number(row.own.own.counted)
    if row.own.coa is None or row.own.coa == row.own.own.counted:
        return counted
    return f"{counted} ({wording.signed(row.own.own.counted - row.own.coa)})"


COLUMNS: tuple[TableColumn[PeriodRow], ...] = (
    TableColumn("period", "Periode", _period, sort=_period_key, width=72),
    TableColumn("reference_date", "Peildatum", _counted, sort=_counted_key, width=94),
    _numbers("target", "Taakstelling", "Netto taakstelling van de periode, in personen", 98),
    # The backlog at the end must not leave the screen: what is spare follows from the others.
    _numbers(
        "opening_balance",
        "Beginsaldo",
        "Saldo aan het einde van de periode ervoor",
        92,
        is_spare=True,
    ),
    _numbers("total_task", "Totaalopgave", "Taakstelling min beginsaldo", 106, is_spare=True),
    _numbers("realised", "Gerealiseerd", "Gehuisvest in de periode, tot de peildatum", 102),
    TableColumn(
        "own",
        "Eigen telling",
        _own_text,
        sort=lambda row: row.own.own.counted if row.own else None,
        tip=lambda row: own_count.line(row.own) if row.own else "",
        explanation="Wat de gemeente zelf telt, met het verschil met het COA",
        side=Side.RIGHT,
        width=104,
    ),
    _numbers(
        "balance",
        "Saldo",
        "Gerealiseerd min totaalopgave, over de hele taakstelling",
        66,
        is_last_spare=True,
    ),
    _numbers(
        "backlog", "Achterstand", "Achterstand op de peildatum, naar rato van de periode", 100
    ),
)


_TITLES = {
    column.key: column.title
    for column in COLUMNS
    if column.key not in ("period", "reference_date", "own")
}
_OWN = next(place for place, column in enumerate(COLUMNS) if column.key == "own")


class FiguresTab(QWidget):
    """The table of periods; the line below shows the origin of the chosen number.

    Signals:
        swap_asked: move part of the target to another municipality.
        own_count_asked: record the municipality's own count; carries the stand.
        balance_asked: settle which of two opening balances is right; carries them.
    """

    swap_asked = Signal()
    own_count_asked = Signal(object)
    balance_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[PeriodRow] = RowsModel(COLUMNS, self)
        self._table = RowsTable(self._model, "Cijfers per stand, nieuwste eerst", _moment_key)
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._table.setSortingEnabled(True)
        self._origin = PartsPane("Herkomst van de cijfers van de gekozen stand")
        self._inhabitants = plain_label(quiet=True)
        self._target_check = plain_label(quiet=True)
        self._empty = plain_label("Er zijn nog geen cijfers. Importeer een blad.", quiet=True)
        self.swap = button("Taakstelling ruilen…", "Een deel naar een andere gemeente")
        self._balances = plain_label(quiet=True)
        self._balances.setAccessibleName("Twee opgaven van een beginsaldo")
        self.settle = button("Beginsaldo vaststellen…", "Zeggen welke van twee opgaven juist is")
        self._own_counts = plain_label(quiet=True)
        self._own_counts.setAccessibleName("Verschil tussen de eigen telling en die van het COA")
        self.own_count = button(
            "Eigen tellin&g…", "Vastleggen wat de gemeente zelf telt van de gekozen stand"
        )
        self._table.acts = (self.own_count,)
        self._open_balances: list[TwoBalances] = []
        self._lay_out()
        self.own_count.clicked.connect(self._ask_own_count)
        self.settle.clicked.connect(self._ask_balance)
        self.swap.clicked.connect(self.swap_asked)
        self._table.chosen.connect(self._show_origin)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._empty)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        for words in (self._target_check, self._inhabitants, self._balances, self._own_counts):
            below.addWidget(words)
        below.addLayout(row_of(self.own_count, self.settle, self.swap))
        self._halves = TableWithWords(self._table, self._origin, foot)
        layout.addWidget(self._halves, 1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the periods of this dossier."""
        self._empty.setVisible(not dossier.periods)
        self._table.setVisible(bool(dossier.periods))
        self._origin.setVisible(bool(dossier.periods))
        self._halves.share()
        self.swap.setVisible(bool(dossier.periods))
        self.own_count.setVisible(bool(dossier.periods))
        open_counts = own_count.open_differences(dossier.own_counts)
        self._open_balances = open_balances(dossier)
        self.settle.setVisible(bool(self._open_balances))
        for label, text in (
            (self._balances, "\n".join(map(wording.two_balances, two_balances(dossier)))),
            (self._own_counts, "\n".join(own_count.line(row) for row in open_counts)),
            (self._inhabitants, inhabitants_line(dossier)),
            (self._target_check, dossier.target_check),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        newest_first = tuple(reversed(dossier.periods))
        within = tuple(reversed(dossier.earlier_stands))
        rows = (*newest_first[:1], *within, *newest_first[1:])
        self._model.show_rows(rows)
        self._table.setColumnHidden(_OWN, not any(row.own for row in rows))
        if not self._table.currentIndex().isValid():
            self._table.choose_line(0)
        self._show_origin(self._table.current)

    @Slot()
    def _ask_own_count(self) -> None:
        row = self._model.row_at(self._table.currentIndex())
        if row is not None:
            self.own_count_asked.emit(row)

    @Slot()
    def _ask_balance(self) -> None:
        self.balance_asked.emit(self._open_balances[0])

    @Slot(object)
    def _show_origin(self, row: PeriodRow | None) -> None:
        if row is None:
            self._origin.show_parts("", ())
        else:
            self._origin.show_parts(f"{_period(row)}, stand {_counted(row)}", origins(row))


def _moment_key(row: PeriodRow) -> tuple[str, int]:
    """Return the identity of a stand."""
    return str(row.standing.period), row.standing.reference_date.toordinal()
