"""The rail on the left: the pages, each with an icon, a word and the amount of work."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.theme import Theme, scaled
from toezichtdesk.ui.overview import columns
from toezichtdesk.ui.recent import Recent

WIDTH = 172  # logical pixels
NARROW = 54  # logical pixels: icons only
ENTRY_HEIGHT = 42


class Place(Enum):
    """The pages on the rail; the value is the word shown."""

    TODAY = "Vandaag"
    OVERVIEW = "Gemeenten"
    ASSESSING = "Beoordelen"
    CONTACTS = "Contacten"
    PLANS = "Plannen"
    KNOWLEDGE = "Kennis"
    IMPORTING = "Import"
    JOURNAL = "Logboek"
    POLICY = "Beleid"
    MANAGING = "Beheer"


SKETCHES = {
    Place.TODAY: icons.draw_today,
    Place.OVERVIEW: icons.draw_overview,
    Place.ASSESSING: icons.draw_assessing,
    Place.CONTACTS: icons.draw_contacts,
    Place.PLANS: icons.draw_plans,
    Place.KNOWLEDGE: icons.draw_knowledge,
    Place.IMPORTING: icons.draw_importing,
    Place.JOURNAL: icons.draw_journal,
    Place.POLICY: icons.draw_policy,
    Place.MANAGING: icons.draw_managing,
}


class Entry(QAbstractButton):
    """One page on the rail, with a count of open work."""

    def __init__(self, place: Place, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.count = 0
        self._theme = theme
        self.setText(place.value)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(place.value)

    def set_count(self, count: int, meaning: str) -> None:
        """Show how much work is open; meaning: `3 voorstellen`, for tooltip and screen reader."""
        self.count = count
        self.setAccessibleName(f"{self.place.value}, {meaning}" if count else self.place.value)
        self.setAccessibleDescription(meaning if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(ENTRY_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(8, 2, -8, -2)
        self._paint_ground(painter, area)
        colour = QColor(palette.text if self.isChecked() else palette.muted)
        mark = QRectF(area.left() + 8, area.center().y() - 9, 18, 18)
        icons.paint(painter, mark, SKETCHES[self.place], colour)
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        words = area.adjusted(34, 0, -8, 0)
        is_narrow = self.width() <= NARROW
        if not is_narrow:
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        elif self.count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(area.topRight() + QPointF(-8, 10), 4, 4)
        if self.count and not is_narrow:
            self._paint_count(painter, area)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        palette = self._theme.palette
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if self.isChecked() else palette.grid))
            painter.drawRoundedRect(area, 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(
                QRectF(area.left(), area.top() + 9, 3, area.height() - 18), 1.5, 1.5
            )
        if self.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_count(self, painter: QPainter, area: QRectF) -> None:
        palette = self._theme.palette
        words = str(self.count)
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.92)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        width = max(painter.fontMetrics().horizontalAdvance(words) + 12, 22)
        pill = QRectF(area.right() - width - 5, area.center().y() - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(QColor(palette.accent_text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)


class Rail(QFrame):
    """The pages of the program.

    Signals:
        chosen: another page was chosen; carries the `Place`.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(scaled(WIDTH))
        self.setAccessibleName("Schermen")
        self._group = QButtonGroup(self)
        self.entries = {place: Entry(place, theme, self) for place in Place}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(2)
        for number, (place, entry) in enumerate(self.entries.items(), start=1):
            entry.setToolTip(f"{place.value} (Ctrl+{number % 10})")
            self._group.addButton(entry)
            layout.addWidget(entry)
        self.recent = Recent()
        layout.addWidget(self.recent, 1)
        layout.addStretch()
        self._group.buttonClicked.connect(self._tell)
        theme.changed.connect(self.update)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show only icons, with their names as tooltips, or words too."""
        self.setFixedWidth(NARROW if narrow else scaled(WIDTH))
        self.recent.setHidden(narrow)

    def mark(self, place: Place) -> None:
        """Mark the current page."""
        self.entries[place].setChecked(True)

    @Slot(object)
    def count_work(self, rows: tuple[OverviewRow, ...]) -> None:
        """Show the number of proposals to decide, and of late duties."""
        to_decide = sum(map(columns.needs_decision, rows))
        late = sum(action.is_late for row in rows for action in row.actions)
        self.entries[Place.ASSESSING].set_count(to_decide, f"{to_decide} te beslissen")
        self.entries[Place.TODAY].set_count(late, f"{late} te laat")

    def focus_marked(self) -> None:
        """Focus the current page on the rail."""
        marked = self._group.checkedButton()
        if marked is not None:
            marked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QAbstractButton)
    def _tell(self, entry: QAbstractButton) -> None:
        if isinstance(entry, Entry):
            self.chosen.emit(entry.place)
