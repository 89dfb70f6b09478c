"""The filters above the acts: municipality, kind, and the first and last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.domain.municipality import Names
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.journal.act_groups import ACTS, ActGroup
from toezichtdesk.ui.lists.list_page import choice_box
from toezichtdesk.ui.look.theme import GAP

OF_ONE = (
    "De handelingen over één gemeente; wat over meer gemeenten gaat, zoals een import, staat bij "
    "Alle gemeenten."
)


class JournalFilters(QWidget):
    """What to show of the journal.

    Signals:
        changed: another choice was made.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._offered: Names = ()
        self._municipality = choice_box("Gemeente", "Alle gemeenten")
        self._municipality.setToolTip(OF_ONE)
        self._group = choice_box("Soort", "Alle soorten")
        for group in ActGroup:
            self._group.addItem(group.value, group)
        self._first, self._last = DateField("Van", today), DateField("Tot en met", today)
        self._first.explain("De eerste dag die te zien is.")
        self._last.explain("De laatste dag die te zien is.")
        row = WrappingRow(GAP)
        row.addWidget(self._municipality)
        row.addWidget(self._group)
        row.add_together(line("Van"), self._first)
        row.add_together(line("t/m"), self._last)
        self.setLayout(row)
        self._municipality.currentIndexChanged.connect(self.changed)
        self._group.currentIndexChanged.connect(self.changed)
        self._first.day_changed.connect(self.changed)
        self._last.day_changed.connect(self.changed)

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        chosen = (self._municipality.currentData(), self._group.currentData())
        return any(chosen) or bool(self._first.day or self._last.day)

    def offer(self, rows: Sequence[JournalRow], names: Names) -> None:
        """List the municipalities that the journal names; the choice stays."""
        named = {row.municipality for row in rows}
        offered = tuple(one for one in names if one[0] in named)
        if offered == self._offered:
            return
        self._offered = offered
        chosen = self._municipality.currentData()
        with QSignalBlocker(self._municipality):
            while self._municipality.count() > 1:
                self._municipality.removeItem(1)
            for code, name in offered:
                self._municipality.addItem(name, code)
            self._municipality.setCurrentIndex(max(0, self._municipality.findData(chosen)))
        if self._municipality.currentData() != chosen:
            self.changed.emit()

    def accepts(self, row: JournalRow) -> bool:
        """Return whether the choices let this act through."""
        code, group = self._municipality.currentData(), self._group.currentData()
        first, last, day = self._first.day, self._last.day, row.moment.date()
        return (
            (code is None or row.municipality == code)
            and (group is None or row.act in ACTS[group])
            and (first is None or day >= first)
            and (last is None or day <= last)
        )

    @Slot()
    def clear(self) -> None:
        """Show every act again."""
        with QSignalBlocker(self):
            self._municipality.setCurrentIndex(0)
            self._group.setCurrentIndex(0)
            self._first.set_day(None)
            self._last.set_day(None)
        self.changed.emit()
