"""A field for a date that understands how an officer writes one: `5-3`, `050326`, `vr`, `+14`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from toezichtdesk.ui import icons

_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_PLAIN = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
_AHEAD = re.compile(r"([+-])\s*(\d{1,3})")
_WEEK = re.compile(r"(?:wk|week)\s*(\d{1,2})")


def understood(text: str, today: date) -> date | None:
    """Return the day that the text means, None when it means none.

    `5-3` is this year; `vr` is the first Friday after today; `wk 12` is the Monday of the coming
    week 12; `+14` is in fourteen days.
    """
    written = text.strip().casefold()
    if written in ("vandaag", "nu"):
        return today
    if written in ("morgen", "gisteren"):
        return today + timedelta(days=1 if written == "morgen" else -1)
    if written[:2] in _DAYS and written.isalpha():
        ahead = (_DAYS.index(written[:2]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    try:
        return _by_pattern(written, today)
    except ValueError:
        return None


def _by_pattern(written: str, today: date) -> date | None:
    if match := _ISO.fullmatch(written):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := _PLAIN.fullmatch(written) or _PACKED.fullmatch(written):
        day, month = int(match[1]), int(match[2])
        return date(_year(match[3], today), month, day)
    if match := _AHEAD.fullmatch(written):
        return today + timedelta(days=int(match[1] + match[2]))
    if match := _WEEK.fullmatch(written):
        monday = date.fromisocalendar(today.year, int(match[1]), 1)
        passed = monday + timedelta(days=6) < today
        return date.fromisocalendar(today.year + 1, int(match[1]), 1) if passed else monday
    return None


def _year(written: str | None, today: date) -> int:
    if written is None:
        return today.year
    return int(written) if len(written) == 4 else 2000 + int(written)


class DateField(QLineEdit):
    """A line for a date, with a calendar on Alt+Down; empty is no date.

    Signals:
        day_changed: another date holds; carries it, or None.
    """

    day_changed = Signal(object)

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        """name: what a screen reader calls the field."""
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText("dd-mm-jjjj")
        self.setToolTip("Bijvoorbeeld 5-3, vr, +14 of wk 12. Alt+Pijl omlaag opent de kalender.")
        self.setMaximumWidth(170)
        self.setMinimumWidth(140)
        self._calendar = QAction(icons.icon(icons.draw_calendar), "Kalender openen", self)
        self._calendar.triggered.connect(self.open_calendar)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)

    @property
    def day(self) -> date | None:
        """The date that the text means now; None when it is empty or means none."""
        return understood(self.text(), self._today)

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no date."""
        return bool(self.text().strip()) and self.day is None

    def set_day(self, day: date | None) -> None:
        """Show this date."""
        self.setText("" if day is None else day.strftime("%d-%m-%Y"))
        self._read()

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar with week numbers below the field."""
        popup = _Calendar(self.day or self._today, self)
        popup.picked.connect(self._pick)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        self.set_day(date(day.year(), day.month(), day.day()))
        self.setFocus()

    @Slot()
    def _read(self) -> None:
        day = self.day
        if day is not None:
            self.setText(day.strftime("%d-%m-%Y"))
        self.setProperty("wrong", self.is_wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._calendar.setIcon(icons.icon(icons.draw_calendar))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class _Calendar(QWidget):
    """The calendar that pops up below a date field.

    Signals:
        picked: a day was chosen; carries it.
    """

    picked = Signal(QDate)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = QCalendarWidget(self)
        month.setAccessibleName("Kalender")
        month.setLocale(QLocale("nl_NL"))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        month.setSelectedDate(QDate(day.year, day.month, day.day))
        month.clicked.connect(self._take)
        month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(month)
        month.setFocus()

    @Slot(QDate)
    def _take(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()
