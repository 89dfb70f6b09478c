"""A preview of a report on a half-year or a year, with a choice of period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from toezichtdesk.domain.listing import OF_A_HALF_YEAR, ReportName
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.papers.province import Province, province
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.paper.paper_orders import ReportOrder

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

YEARS_BACK = 10


class PeriodDialog(PagesDialog):
    """One report, initially on the present half-year or year."""

    def __init__(
        self,
        operations: Operations,
        name: ReportName,
        province: Province,
        title: str,
        parent: QWidget,
    ) -> None:
        """Build the preview. province: in the present half-year. title: without the period."""
        super().__init__(operations, ReportOrder(name, province), title, "", parent)
        self._name = name
        self._present = province
        self._periods = choices(name, province.period)
        self._file_name = self._named(0)
        is_half = name in OF_A_HALF_YEAR
        label = line("&Halfjaar" if is_half else "&Jaar")
        self.period = QComboBox()
        self.period.setAccessibleName("Halfjaar" if is_half else "Jaar")
        self.period.addItems([self._label(one) for one in self._periods])
        label.setBuddy(self.period)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, GAP, EDGE, 0)
        row.addWidget(label)
        row.addWidget(self.period)
        row.addStretch(1)
        self.put_above(row)
        self.period.currentIndexChanged.connect(self._ask)

    @Slot(int)
    def _ask(self, place: int) -> None:
        of = self._present
        wanted = self._periods[place] if place else of.period
        request = self._operations.ask(province, self._take, of.today, of.known_on, wanted)
        request.if_refused(self._refuse)

    def _take(self, province: Province) -> None:
        place = self.period.currentIndex()
        if province.period == (self._periods[place] if place else self._present.period):
            self.show_paper(ReportOrder(self._name, province), self._named(place))

    def _named(self, place: int) -> str:
        name = self._label(self._periods[place])
        return f"{self.windowTitle()} {name} {self._present.today.isoformat()}.pdf"

    def _label(self, period: Period) -> str:
        return str(period) if self._name in OF_A_HALF_YEAR else str(period.year)


def choices(name: ReportName, present: Period) -> tuple[Period, ...]:
    """Return the periods to choose from, newest first: half-years, or the last of each year."""
    if name in OF_A_HALF_YEAR:
        newest = present.index
        return tuple(Period.from_index(newest - back) for back in range(2 * YEARS_BACK))
    return tuple(Period(present.year - back, 2) for back in range(YEARS_BACK))
