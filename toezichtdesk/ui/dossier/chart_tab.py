"""The trend chart with its description and table; the arrow keys step through its points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.outputs import replacing
from toezichtdesk.render.outlook import sentences, so_far
from toezichtdesk.render.series import balances
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.record import own_count
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.words_with_acts import WordsWithActs
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.charts import (
    SMALLEST,
    Chart,
    ChartView,
    Order,
    Picture,
    as_svg,
    for_paper,
)
from toezichtdesk.ui.look.theme import GAP, scaled
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.canvas import Spot
    from toezichtdesk.ui.look.theme import Theme


FACTS = ("Zone", "Nodig per maand", "Verwachting", "Laatste moment om in te halen")
PERIODS_BACK = 4  # before the newest: the closings that stand in the chart of 24 months
DAYS_APART = 1000  # between the numbers of two periods: more than a stand can lie beyond one
KINDS = ("Afbeelding (*.png)", "Vectorafbeelding (*.svg)")
STEP_HINT = "Wijs een punt aan, of ga erlangs met ←\u00a0en\u00a0→."
TABLE_HINT = "Dezelfde cijfers als in de grafiek, nieuwste eerst."


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the table: a stand, or a period of which only its closing balance is known."""

    period: Period
    backlog: int | None
    stand: Standing | None


class ChartTab(QWidget):
    """Backlog over the periods and the running period, as chart, text and table."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._name = ""
        self.chart = ChartView(operations, theme, Chart.TREND)
        self.model: RowsModel[ChartRow] = RowsModel(_COLUMNS, self)
        self._rows: tuple[ChartRow, ...] = ()
        self.table = RowsTable(self.model, "De grafiek als tabel", _order)
        self._build()
        self.chart.pointed.connect(self._tell)
        self.months.toggled.connect(self._show_months)
        self.as_table.toggled.connect(self._show_table)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_name)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier."""
        self._name = dossier.row.name
        self._show_words(dossier)
        self.chart.setMinimumHeight(scaled(SMALLEST.height()))
        self._rows = _rows(dossier)
        self._show_rows()
        for layout in (self.layout(), self._inside.layout()):
            if layout is not None:
                layout.activate()  # the words may take another line
        self.chart.show_dossier(dossier)

    def _show_words(self, dossier: Dossier) -> None:
        """Show what the charts say, the same under both: what changes them moves no button."""
        stand = dossier.row.standing
        outlook = sentences(dossier) or ((so_far(stand),) if stand is not None else ())
        for place, label in enumerate(self.facts):
            label.setText("".join(outlook[place : place + 1]))
            label.setVisible(place < len(outlook))
        own = [row for row in dossier.own_counts if stand and row.own.period == stand.period]
        self.own.setText(" ".join(own_count.line(row, with_reason=False) for row in own))
        self.own.setVisible(bool(own))

    def _show_rows(self) -> None:
        """Show the rows of the chart that is chosen, and the hint that goes with it."""
        rows = self._rows
        if self.months.isChecked() and rows:
            first = rows[0].period.index - PERIODS_BACK
            rows = tuple(row for row in rows if row.period.index >= first)
        self.model.show_rows(rows)
        hint = TABLE_HINT if self.as_table.isChecked() else STEP_HINT
        self._below.setText(hint if rows else "")

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        side = self.table if shown else self.chart
        self._sides.setCurrentWidget(side)
        self._show_rows()
        side.setFocus()

    @Slot(bool)
    def _show_months(self, shown: bool) -> None:
        self.chart.choose(Chart.MONTHS if shown else Chart.TREND)
        self._show_rows()

    @Slot(object)
    def _tell(self, spot: Spot) -> None:
        self._below.setText(spot.words)

    @Slot()
    def _copy(self) -> None:
        picture = self.chart.picture
        if self.as_table.isChecked():
            self.table.copy_all()
            self._below.setText("De tabel staat op het klembord.")
        elif picture is not None:
            self._operations.draw(for_paper, self._put_on_clipboard, picture.order)

    def _put_on_clipboard(self, picture: Picture) -> None:
        QGuiApplication.clipboard().setImage(picture.image)
        self._below.setText("De grafiek staat op het klembord.")

    @Slot()
    def _ask_name(self) -> None:
        if self.chart.picture is not None:
            dialog = SaveDialog(self.window(), "Grafiek opslaan", f"{self._name}.png", KINDS)
            dialog.fileSelected.connect(self._save)
            dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        picture = self.chart.picture
        if picture is not None:
            request = self._operations.draw(_write, self._below.setText, picture.order, Path(name))
            request.if_refused(self._below.setText)

    def _build(self) -> None:
        self.own = plain_label(quiet=True)
        self.own.setAccessibleName("Eigen telling van de gemeente")
        self._below = plain_label(STEP_HINT, quiet=True)
        self._below.setAccessibleName("Waarden van het gekozen punt")
        self.months = button("24 maanden", "De achterstand over 24 maanden in plaats van nu")
        self.months.setCheckable(True)
        self.as_table = button("Als tabel", "Dezelfde cijfers als tabel")
        self.as_table.setCheckable(True)
        self.copy = button("Kopiëren", "De grafiek of de tabel naar het klembord")
        self.save = button("Opslaan…", "De grafiek als afbeelding")
        self._sides = QStackedWidget()
        self._sides.addWidget(self.chart)
        self._sides.addWidget(self.table)
        acts = (self.months, self.as_table, self.copy, self.save)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._sides, 1)
        inside.addWidget(WordsWithActs(self._below, *acts))
        inside.addLayout(self._build_facts())
        inside.addWidget(self.own)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(Rolling(self._inside))

    def _build_facts(self) -> QGridLayout:
        self.facts: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        for number, name in enumerate(FACTS):
            label = plain_label()
            label.setAccessibleName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.facts.append(label)
            grid.addWidget(label, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        return grid


def _write(order: Order, path: Path) -> str:
    """Write the chart, completely or not at all.

    Raises:
        OfficerCanAct: another suffix, or the file cannot be written there.
    """
    kind = path.suffix.lower()
    if kind not in (".png", ".svg"):
        raise OfficerCanAct(Obstacle.CHART_SUFFIX, file=path.name)
    with replacing(path) as temporary:
        if kind == ".svg":
            temporary.write_text(as_svg(order), "utf-8")
        else:
            temporary.write_bytes(_png(for_paper(order).image))
    return f"De grafiek is opgeslagen: {path}"


def _png(image: QImage) -> bytes:
    """Return the image as PNG bytes: Qt does not report that the disk is full."""
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())


def _rows(dossier: Dossier) -> tuple[ChartRow, ...]:
    """Return what the charts show, newest first."""
    closed = [each.standing for each in dossier.periods[:-1]]
    stands = [*closed, *dossier.stands]
    known = {stand.period for stand in stands}
    rows = [ChartRow(stand.period, stand.backlog_to_date, stand) for stand in stands]
    rows += [
        ChartRow(one.period, None if one.balance is None else max(0, -one.balance), None)
        for one in balances(dossier)
        if one.period not in known
    ]
    return tuple(sorted(rows, key=_order, reverse=True))


def _order(row: ChartRow) -> int:
    """Return a number that grows with the period, and within it with the reference date."""
    day = row.stand.reference_date if row.stand is not None else row.period.last_day
    return row.period.index * DAYS_APART + (day - row.period.first_day).days


def _known(value: int | None) -> str:
    return "onbekend" if value is None else wording.number(value)


def _day(row: ChartRow) -> str:
    return "einde periode" if row.stand is None else wording.day(row.stand.reference_date)


def _target(row: ChartRow) -> str:
    return _known(row.stand.target if row.stand is not None else None)


def _realised(row: ChartRow) -> str:
    return _known(row.stand.realised if row.stand is not None else None)


def _level(row: ChartRow) -> str:
    return _known(row.stand.keep_level if row.stand is not None else None)


_COLUMNS: tuple[TableColumn[ChartRow], ...] = (
    TableColumn("period", "Periode", lambda each: str(each.period), width=90),
    TableColumn("day", "Peildatum", _day, _order, width=108),
    TableColumn("target", "Taakstelling", _target, side=Side.RIGHT, width=104),
    TableColumn("realised", "Gerealiseerd", _realised, side=Side.RIGHT, width=104),
    TableColumn("level", "Bijblijven", _level, side=Side.RIGHT, width=92),
    TableColumn(
        "backlog",
        "Achterstand",
        lambda each: _known(each.backlog),
        side=Side.RIGHT,
        explanation="Tot de peildatum, in personen",
        width=104,
    ),
)
