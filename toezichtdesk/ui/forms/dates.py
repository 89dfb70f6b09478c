"""A date field that understands how an officer writes dates: `5-3`, `1 mrt`, `vr`, `+14`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFocusEvent, QFont, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QLineEdit,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.ui.forms.dialogs import plain_tip
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.wording.numbers import MONTHS, WEEKDAYS

DATE_WIDTH = 124  # logical pixels: a date and the calendar button
COLUMNS, LINES = 8, 8  # calendar size: week numbers and days; names, weeks and the bar
TIP = "Bijvoorbeeld 5-3, 1 mrt, vr, +14 of wk 12. Alt+Pijl omlaag opent de kalender."

_OTHER_MONTHS = {"mrt": 3, "mar": 3, "sept": 9, "okt": 10}
_RELATIVE = {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_PLAIN = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
_AHEAD = re.compile(r"([+-])\s*(\d{1,3})\s*(dagen|dag|d|weken|week|wk|w)?")
_WEEK = re.compile(r"(?:wk|week|w)\.?\s*(\d{1,2})(?:[ -/]+([12]\d{3}))?")
_WORDS = re.compile(r"(?:([a-z]+)\.? +)?(?:(\d{1,2})[ -.]*)?([a-z]+)\.?(?:[ -]+'?(\d{2}|\d{4}))?")


def understood(text: str, today: date) -> date | None:
    """Parse a day; None when the text is no date.

    `5-3` and `1 mrt` are in this year; `maart` is its first day; `vr` is the first Friday after
    today; `wk 12` is the Monday of the coming week 12; `+14` is in fourteen days.
    """
    written = " ".join(text.casefold().split())
    if written in _RELATIVE:
        return today + timedelta(days=_RELATIVE[written])
    weekday = _weekday(written)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return _by_pattern(written, today)
    except (ValueError, OverflowError):
        return None


def misunderstanding(text: str, today: date) -> str:
    """Return a sentence on why the text is no date, with a suggestion."""
    written = " ".join(text.casefold().split())
    problem = f"„{text.strip()}” is geen datum"
    if match := _WEEK.fullmatch(written):
        year = int(match[2]) if match[2] else today.year
        last = date(year, 12, 28).isocalendar().week
        return (
            f"{problem}: gelezen als week {int(match[1])}; {year} heeft week 1 tot en met {last}."
        )
    parts = _day_month_year(written, today)
    if parts is None:
        return f"{problem}: er is geen dag en geen maand in te lezen."
    day, month, year = parts
    if not 1 <= month <= len(MONTHS):
        return f"{problem}: gelezen als dag {day} van maand {month}; die maand is er niet."
    first = f"{problem}: gelezen als {day} {MONTHS[month - 1]} {year}"
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        return f"{first}; {MONTHS[month - 1]} {year} heeft {length} dagen."
    return f"{first}, maar die dag is een {WEEKDAYS[date(year, month, day).weekday()]}."


def _weekday(written: str) -> int | None:
    """Return the index of a weekday by its name or first two letters."""
    word = written.rstrip(".")
    return next((place for place, name in enumerate(WEEKDAYS) if word in (name, name[:2])), None)


def _month(word: str) -> int | None:
    """Return the number of a month by its name or three letters of it."""
    if word in _OTHER_MONTHS:
        return _OTHER_MONTHS[word]
    return next((n for n, name in enumerate(MONTHS, 1) if word in (name, name[:3])), None)


def _by_pattern(written: str, today: date) -> date | None:
    if match := _AHEAD.fullmatch(written):
        days = int(match[1] + match[2]) * (7 if (match[3] or "").startswith("w") else 1)
        return today + timedelta(days=days)
    if match := _WEEK.fullmatch(written):
        week, year = int(match[1]), int(match[2] or today.year)
        monday = date.fromisocalendar(year, week, 1)
        passed = not match[2] and monday + timedelta(days=6) < today
        return date.fromisocalendar(year + 1, week, 1) if passed else monday
    parts = _day_month_year(written, today)
    if parts is None:
        return None
    day = date(parts[2], parts[1], parts[0])
    match = _WORDS.fullmatch(written)
    if match and match[1] and _weekday(match[1]) != day.weekday():
        return None  # 'ma 5 maart' in a year in which that is a Thursday
    return day


def _day_month_year(written: str, today: date) -> tuple[int, int, int] | None:
    """Return the three numbers in the text, whether or not such a day exists."""
    if match := _ISO.fullmatch(written):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _PLAIN.fullmatch(written) or _PACKED.fullmatch(written):
        return int(match[1]), int(match[2]), _year(match[3], today)
    match = _WORDS.fullmatch(written)
    if match is None or (match[1] and (_weekday(match[1]) is None or not match[2])):
        return None
    if match[4] and not match[2] and len(match[4]) == 2:
        return None  # 'dec 31': 31 December, or December 2031?
    month = _month(match[3])
    return None if month is None else (int(match[2] or 1), month, _year(match[4], today))


def _year(written: str | None, today: date) -> int:
    if written is None:
        return today.year
    return int(written) if len(written) == 4 else 2000 + int(written)


class DateField(QLineEdit):
    """A line for a date, with a calendar on Alt+Down; empty means no date.

    Signals:
        day_changed: the date changed; carries it, or None.
    """

    day_changed = Signal(object)

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        """Build the field. name: for a screen reader."""
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self.setAccessibleName(name)
        give_hint(self, "dd-mm-jjjj")
        self._tip = TIP
        self.setToolTip(TIP)
        give_width(self, DATE_WIDTH)
        self._calendar = QAction(icons.icon(icons.draw_calendar), "Kalender openen", self)
        self._calendar.triggered.connect(self.open_calendar)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)

    @property
    def day(self) -> date | None:
        """The date that the text means; None when it is empty or no date."""
        return understood(self.text(), self._today)

    @property
    def misunderstanding(self) -> str:
        """Why the text is no date, in a sentence; empty when it is one."""
        return misunderstanding(self.text(), self._today) if self.is_wrong else ""

    @property
    def is_wrong(self) -> bool:
        """Whether there is a text that is no date."""
        return bool(self.text().strip()) and self.day is None

    def set_day(self, day: date | None) -> None:
        """Show this date."""
        self.setText("" if day is None else day.strftime("%d-%m-%Y"))
        self._read()

    def explain(self, tip: str) -> None:
        """Explain in the tooltip what the field is for, and how to write a date."""
        self._tip = f"{tip} {TIP}"
        self.setToolTip(self._tip)

    @Slot()
    def open_calendar(self) -> None:
        """Show a calendar with week numbers below the field."""
        popup = _Calendar(self.day or self._today, self._today, self)
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
        self._explain()
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _explain(self) -> None:
        """Show in words how the text was read, since colour alone is not enough."""
        wrong = self.misunderstanding
        day = self.day
        self.setAccessibleDescription(wrong or ("" if day is None else wording.long_day(day)))
        self.setToolTip(wrong or self._tip)
        if wrong and self.isVisible():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), plain_tip(wrong), self)

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


def _draw_arrows(month: QCalendarWidget) -> None:
    """Give the buttons to other months our arrows: Qt's are black, also on dark."""
    for name, sketch in (("prev", icons.draw_back), ("next", icons.draw_onward)):
        turn = month.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(turn, QToolButton):
            turn.setIcon(icons.icon(sketch))


def _other_months(palette: QPalette) -> str:
    """Return the colour of the days of other months: fainter than the rest, and readable."""
    quiet = palette.placeholderText().color()
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    return QColor(
        (quiet.red() + off.red()) // 2,
        (quiet.green() + off.green()) // 2,
        (quiet.blue() + off.blue()) // 2,
    ).name()


def _of_today(plain: QTextCharFormat) -> QTextCharFormat:
    """Return how today is written: it stands out, also while another day is chosen."""
    result = QTextCharFormat(plain)
    result.setFontWeight(QFont.Weight.Bold)
    result.setFontUnderline(True)
    return result


class _Calendar(QWidget):
    """The calendar that pops up below a date field.

    Signals:
        picked: a day was chosen; carries it.
    """

    picked = Signal(QDate)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = QCalendarWidget(self)
        month.setAccessibleName("Kalender")
        month.setLocale(QLocale("nl_NL"))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        # Qt paints weekends red, which has no meaning here and is hard to read on dark. What is set
        # for a day of the week also holds for its heading: so each is set, or two would stand out.
        plain = QTextCharFormat()
        plain.setForeground(month.palette().text())
        for weekday in Qt.DayOfWeek:
            month.setWeekdayTextFormat(weekday, plain)
        heads = QTextCharFormat()
        heads.setForeground(month.palette().placeholderText())
        heads.setFontWeight(QFont.Weight.DemiBold)
        month.setHeaderTextFormat(heads)
        month.setStyleSheet(f"QTableView:disabled {{ color: {_other_months(month.palette())}; }}")
        month.setDateTextFormat(QDate(today.year, today.month, today.day), _of_today(plain))
        _draw_arrows(month)
        letter = month.fontMetrics()
        month.setMinimumSize(
            COLUMNS * (letter.horizontalAdvance("00") + 22),
            LINES * (letter.lineSpacing() + 12) + 12,
        )
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
