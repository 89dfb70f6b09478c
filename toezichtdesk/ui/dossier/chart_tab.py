"""The trend chart with its description and table; the arrow keys step through its points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.outputs import replacing
from toezichtdesk.render.outlook import sentences
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.charts import Chart, ChartView, Order, Picture, as_svg, for_paper
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.canvas import Spot
    from toezichtdesk.ui.look.theme import Theme


LINES = 3
KINDS = ("Afbeelding (*.png)", "Vectorafbeelding (*.svg)")
STEP_HINT = "Wijs een punt aan, of ga met de pijlen links en rechts van punt naar punt."


class ChartTab(QWidget):
    """Backlog over the periods and the running period, as chart, text and table."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._name = ""
        self.chart = ChartView(operations, theme, Chart.TREND)
        self.model: RowsModel[Standing] = RowsModel(_COLUMNS, self)
        self.table = RowsTable(self.model, "De grafiek als tabel", _identity)
        self._build()
        self.chart.drawn.connect(self._words.setText)
        self.chart.pointed.connect(self._tell)
        self.months.toggled.connect(self._show_months)
        self.as_table.toggled.connect(self._show_table)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_name)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier."""
        self._name = dossier.row.name
        self.outlook.setText(" ".join(sentences(dossier)))
        self.outlook.setVisible(bool(self.outlook.text()))
        closed = [each.standing for each in dossier.periods[:-1]]
        self.model.show_rows((*closed, *dossier.stands))
        self._below.setText(STEP_HINT)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # the outlook may take another line
        self.chart.show_dossier(dossier)

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        side = self.table if shown else self.chart
        self._sides.setCurrentWidget(side)
        side.setFocus()

    @Slot(bool)
    def _show_months(self, shown: bool) -> None:
        self.chart.choose(Chart.MONTHS if shown else Chart.TREND)
        self._below.setText(STEP_HINT)

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
        self.outlook = plain_label()
        self.outlook.setAccessibleName("Vooruitzicht van de lopende periode")
        self._words = plain_label(quiet=True)
        self._words.setAccessibleName("De grafiek in woorden")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Reserved height: another number of lines would resize the chart and draw it twice.
        self._words.setMinimumHeight(LINES * self._words.fontMetrics().lineSpacing())
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
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
        foot = QHBoxLayout()
        foot.addWidget(self._below, 1)
        for each in (self.months, self.as_table, self.copy, self.save):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sides, 1)
        layout.addLayout(foot)
        layout.addWidget(self.outlook)
        layout.addWidget(self._words)


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


def _identity(stand: Standing) -> tuple[str, int]:
    return str(stand.period), stand.reference_date.toordinal()


def _known(value: int | None) -> str:
    return "onbekend" if value is None else wording.number(value)


_COLUMNS: tuple[TableColumn[Standing], ...] = (
    TableColumn("period", "Periode", lambda each: str(each.period), width=90),
    TableColumn(
        "day",
        "Peildatum",
        lambda each: wording.day(each.reference_date),
        lambda each: each.reference_date.toordinal(),
        width=100,
    ),
    TableColumn(
        "target", "Taakstelling", lambda each: _known(each.target), side=Side.RIGHT, width=104
    ),
    TableColumn(
        "realised", "Gehuisvest", lambda each: _known(each.realised), side=Side.RIGHT, width=96
    ),
    TableColumn(
        "level", "Bijblijven", lambda each: _known(each.keep_level), side=Side.RIGHT, width=92
    ),
    TableColumn(
        "backlog",
        "Achterstand",
        lambda each: _known(each.backlog_to_date),
        side=Side.RIGHT,
        explanation="Tot de peildatum, in personen",
        width=104,
    ),
)
