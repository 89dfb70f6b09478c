"""The line above the overview: filter, order, and the day to look back at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.ui.forms.controls import let_clear, line
from toezichtdesk.ui.forms.dialogs import page_title
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.looking_back import day_field
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.overview import columns

ROOM_FOR_NAME = 640  # logical pixels
EVERY_PROVINCE = "Alle provincies"
BY_COLUMN = "Volgens kolomkop"
FILTER_LEAST, FILTER_MOST = 116, 260  # logical pixels


class OverviewTools(QWidget):
    """The heading of the page, and the filters of the list.

    Signals:
        filtered: the filter changed.
    """

    filtered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(today)
        self.filter.textChanged.connect(self.filtered)
        self.choice.currentIndexChanged.connect(self.filtered)
        self.province.currentIndexChanged.connect(self.filtered)

    @property
    def accepts(self) -> Callable[[OverviewRow], bool] | None:
        """Return the filter for rows; None when all are shown."""
        wanted, chosen = folded(self.filter.text()), self.choice.currentIndex()
        code = self.filter.text().strip().upper()
        is_chosen = columns.CHOICES[chosen][1]
        province = self.province.currentText() if self.province.currentIndex() > 0 else ""

        def accepts(row: OverviewRow) -> bool:
            fits = not wanted or code in row.code or any(wanted in name for name in row.names)
            return fits and is_chosen(row) and province in ("", row.province)

        return accepts if wanted or chosen or province else None

    def show_provinces(self, provinces: Iterable[str]) -> None:
        """List these provinces; with one there is no choice."""
        offered = [EVERY_PROVINCE, *sorted(set(provinces))]
        before = [self.province.itemText(place) for place in range(self.province.count())]
        if offered != before:
            chosen = self.province.currentText()
            self.province.clear()
            self.province.addItems(offered)
            self.province.setCurrentText(chosen)
        self.province.setVisible(len(offered) > 2)

    @Slot()
    def clear(self) -> None:
        """Clear the filter."""
        self.filter.clear()
        self.choice.setCurrentIndex(0)
        self.province.setCurrentIndex(0)

    def _build(self, today: date) -> None:
        self.filter = QLineEdit()
        self.filter.setAccessibleName("Filter op naam, alias of code")
        give_hint(self.filter, "Filter (Ctrl+F)")
        let_clear(self.filter)
        give_room(self.filter, FILTER_LEAST, FILTER_MOST)
        self._glass = QAction(icons.icon(icons.draw_search), "Filter", self.filter)
        self.filter.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Toon")
        self.choice.setToolTip("Welke gemeenten")
        self.choice.addItems([name for name, _ in columns.CHOICES])
        self.province = QComboBox()
        self.province.setAccessibleName("Provincie")
        self.province.setToolTip("Van welke provincie")
        self.province.addItem(EVERY_PROVINCE)
        self.province.hide()
        self.order = QComboBox()
        self.order.setAccessibleName("Volgorde")
        self.order.setToolTip("In welke volgorde")
        self.order.addItems([name for name, _ in columns.ORDERS] + [BY_COLUMN])
        self.day = day_field(today, "De gemeenten zoals zij op deze dag bekend waren")
        layout = WrappingRow()
        self.setLayout(layout)
        layout.addWidget(page_title("Gemeenten"))
        layout.add_spring()
        layout.addWidget(self.filter)
        layout.addWidget(self.province)
        layout.addWidget(self.choice)
        layout.addWidget(self.order)
        self._name = line("St&and op", quiet=True)
        self._name.setBuddy(self.day)
        layout.addWidget(self._name)
        layout.addWidget(self.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the name of the day out where the fields need its room."""
        self._name.setVisible(self.width() >= scaled(ROOM_FOR_NAME))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icons.icon(icons.draw_search))
