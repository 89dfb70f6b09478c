"""A look at a municipality without leaving the list: three sentences and the chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox

from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.pages import dossier as report
from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.look.charts import Chart, ChartView
from toezichtdesk.ui.look.theme import EDGE, room_for, scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.overview import OverviewRow
    from toezichtdesk.ui.look.theme import Theme

SIZE = (760, 330)  # logical pixels of the chart
REST = 150  # logical pixels of the name, the sentences and the buttons


class QuickLook(FormDialog):
    """Closes by the space bar that opened it, or Esc; Enter opens the dossier.

    Signals:
        dossier_asked: open the dossier; carries the code.
    """

    chapter = Chapter.OVERVIEW
    section = "Even bekijken"

    dossier_asked = Signal(str)

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        row: OverviewRow,
        parent: QWidget,
        known_on: date | None = None,
    ) -> None:
        """Build the dialog and ask for the dossier. known_on: the past day that is looked at."""
        super().__init__(row.name, "&Dossier openen", parent)
        self._code = row.code
        self._words = plain_label("Het dossier wordt geopend…")
        self._words.setAccessibleName("Samenvatting")
        self._chart = ChartView(operations, theme, Chart.TREND)
        room = room_for(parent) - QSize(3 * EDGE, scaled(REST))
        wanted = QSize(scaled(SIZE[0]), scaled(SIZE[1])).boundedTo(room)
        self._chart.setMinimumSize(wanted.width(), max(SIZE[1], wanted.height()))
        self.body.addWidget(self._words)
        self.body.addWidget(self._chart, 1)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText("&Sluiten")
        close.setToolTip("Spatiebalk of Esc")
        again = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        again.activated.connect(self.reject)
        self.submitted.connect(self._open)
        self.act.setFocus()
        today = known_on or operations.sign().today
        operations.ask(report.dossier, self._show, row.code, today, known_on).if_refused(
            self.show_refusal
        )

    def _show(self, dossier: Dossier) -> None:
        self._words.setText("\n".join(dossier.summary))
        self._chart.show_dossier(dossier)
        self.fit_into(room_for(self))  # for a summary longer than what stood there

    @Slot()
    def _open(self) -> None:
        self.accept()
        self.dossier_asked.emit(self._code)
