"""The trend chart with the same in words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.render.outlook import sentences
from toezichtdesk.reports.answers import Dossier
from toezichtdesk.ui.charts import Chart, ChartView
from toezichtdesk.ui.dialogs import plain_label
from toezichtdesk.ui.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.theme import Theme


LINES = 3


class ChartTab(QWidget):
    """Backlog over the periods and the running period, drawn and in words."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = ChartView(operations, theme, Chart.TREND)
        self.outlook = plain_label()
        self.outlook.setAccessibleName("Vooruitzicht van de lopende periode")
        self._words = plain_label(quiet=True)
        self._words.setAccessibleName("De grafiek in woorden")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Room kept beforehand: another number of lines would make the chart draw twice.
        self._words.setMinimumHeight(LINES * self._words.fontMetrics().lineSpacing())
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._chart, 1)
        layout.addWidget(self.outlook)
        layout.addWidget(self._words)
        self._chart.drawn.connect(self._words.setText)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier."""
        self.outlook.setText(" ".join(sentences(dossier)))
        self.outlook.setVisible(bool(self.outlook.text()))
        self._chart.show_dossier(dossier)
