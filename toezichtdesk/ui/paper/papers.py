"""The menu Rapporten: paper, tables, letters and files for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from toezichtdesk.domain.listing import OF_ONE_MUNICIPALITY, Export, ReportName
from toezichtdesk.reports.answers.overview import OverviewRow

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.main_window import MainWindow
    from toezichtdesk.ui.paper.paper_jobs import PaperJobs

REPORTS = {
    ReportName.OVERVIEW: "&Overzicht van de provincie…",
    ReportName.RUNGS: "Gemeenten per &trede…",
    ReportName.PLANS: "&Voortgang van de verbeterplannen…",
    ReportName.CONTACTS: "&Contactplicht van een halfjaar…",
    ReportName.HALF_YEAR: "Het &halfjaar in cijfers…",
    ReportName.KNOWLEDGE: "&Kennisdeling van een jaar…",
    ReportName.PUBLIC: "O&penbaar overzicht…",
    ReportName.DECISION: "&Besluitblad van de gemeente…",
    ReportName.LADDER: "&Interventieladder van de gemeente…",
}
EXPORTS = {
    Export.FIGURES: "&Cijfers met bestand en cel…",
    Export.CONTACTS: "C&ontacten…",
    Export.TALKS: "&Geplande gesprekken…",
    Export.AGREEMENTS: "&Afspraken…",
    Export.PLANS: "&Verbeterplannen…",
    Export.KNOWLEDGE: "&Kennis…",
    Export.OWN_COUNTS: "&Eigen tellingen…",
    Export.DECISIONS: "&Besluiten…",
    Export.JOURNAL: "&Logboek…",
    Export.PUBLIC: "&Openbare versie…",
}
LOOKS_BACK = "U kijkt naar een eerdere stand; alleen lezen. Ga eerst terug naar vandaag."


class Papers(QObject):
    """The commands of the menu Rapporten, for the day that the window shows."""

    def __init__(self, menu: QMenu, window: MainWindow, operations: Operations) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        for name, text in REPORTS.items():
            if name is ReportName.DECISION:
                menu.addSeparator()
            self._add(menu, text, name).triggered.connect(self._ask_report)
        self._add(menu, "&Gespreksbladen van de getoonde lijst…", None).triggered.connect(
            self._ask_sheets
        )
        self._build_chosen()
        menu.addSeparator()
        tables = menu.addMenu("Tabe&llen opslaan")
        for what, text in EXPORTS.items():
            self._add(tables, text, what).triggered.connect(self._ask_export)
        self._add(menu, "B&rieven maken…", None).triggered.connect(self._ask_letters)
        self._add(menu, "&Agenda opslaan (.ics)…", None).triggered.connect(self.ask_calendar)
        self._add(menu, "Agenda van de ge&meente opslaan (.ics)…", None).triggered.connect(
            self.ask_own_calendar
        )
        self._add(menu, "&Dossier opslaan als zip…", None).triggered.connect(self._ask_archive)

    def _add(self, menu: QMenu, text: str, data: object) -> QAction:
        action = QAction(text, self._window)
        action.setData(data)
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _build_chosen(self) -> None:
        """Build the menu for the sheets of the selected municipalities."""
        table = self._window.overview.table
        self.chosen = QAction("&Gespreksbladen van de gekozen gemeenten…", table)
        self.chosen.triggered.connect(self.ask_chosen_sheets)
        table.addAction(self.chosen)

    @property
    def _day(self) -> tuple[date, date | None]:
        """Return the day to show, and up to which day acts count."""
        known_on = self._window.overview.known_on
        return known_on or self._operations.sign().today, known_on

    @cached_property
    def _jobs(self) -> PaperJobs:
        """The object that makes them, loaded late: it needs the reports."""
        from toezichtdesk.ui.paper.paper_jobs import PaperJobs

        return PaperJobs(self._window, self._operations)

    @Slot()
    def _ask_report(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            report: ReportName = action.data()
            code = self._window.commands.needed_code() if report in OF_ONE_MUNICIPALITY else ""
            if code or report not in OF_ONE_MUNICIPALITY:
                self._jobs.show_report(report, code, *self._day)

    @Slot()
    def _ask_export(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._jobs.save_table(action.data(), *self._day)

    @Slot()
    def _ask_sheets(self) -> None:
        self._preview(self._window.overview.model.shown)

    @Slot()
    def ask_chosen_sheets(self) -> None:
        """Show the meeting sheets of the municipalities selected in the overview."""
        self._preview(self._window.overview.table.selected)

    def _preview(self, rows: Sequence[OverviewRow]) -> None:
        """Show these meeting sheets as of today; refuse while the list shows a past day."""
        if self._window.overview.known_on is not None:
            self._window.show_refusal(LOOKS_BACK)
        elif rows:
            self._jobs.show_sheets([row.code for row in rows])

    @Slot()
    def _ask_letters(self) -> None:
        self._jobs.make_letters()

    @Slot()
    def ask_calendar(self) -> None:
        self._jobs.save_calendar(*self._day)

    @Slot()
    def ask_own_calendar(self) -> None:
        if code := self._window.commands.needed_code():
            self._jobs.save_calendar(*self._day, code)

    @Slot()
    def _ask_archive(self) -> None:
        if code := self._window.commands.needed_code():
            self._jobs.save_archive(code, *self._day)
