"""The menu Rapporten: paper, tables, letters and files that leave the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.listing import (
    OF_A_PERIOD,
    OF_ONE_MUNICIPALITY,
    Export,
    Listing,
    ReportName,
)
from toezichtdesk.domain.terms import Document
from toezichtdesk.reports import exports, meeting_sheet
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.kept import documents_on_file
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.province import Province, province
from toezichtdesk.ui.saving import OPEN, TEXT, WORKBOOK, SaveDialog

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.render.paper.engine import Paper
    from toezichtdesk.ui.main_window import MainWindow

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
    Export.AGREEMENTS: "&Afspraken…",
    Export.PLANS: "&Verbeterplannen…",
    Export.OWN_COUNTS: "&Eigen tellingen…",
    Export.DECISIONS: "&Besluiten…",
    Export.JOURNAL: "&Logboek…",
    Export.PUBLIC: "&Openbare versie…",
}
LOOKS_BACK = "U kijkt naar een eerdere stand; alleen lezen. Ga eerst terug naar vandaag."
_CALENDAR = "Agenda (*.ics)"
_ARCHIVE = "Zip-bestand (*.zip)"


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report to be made where is drawn."""

    name: ReportName
    found: Province | MeetingSheet

    def __call__(self) -> Paper:
        """Return the pages.

        Raises:
            OfficerCanAct: a decision sheet without a decision.
        """
        from toezichtdesk.render.paper import decisions, reports

        if isinstance(self.found, MeetingSheet):
            make = (
                decisions.newest_decision_paper
                if self.name is ReportName.DECISION
                else decisions.ladder_paper
            )
            return make(self.found.dossier, is_trial=self.found.is_trial)
        return reports.paper(self.name, self.found)


@dataclass(frozen=True, slots=True)
class DecisionOrder:
    """The sheet of one decision of a dossier, to be made where is drawn."""

    sheet: MeetingSheet
    decision: Decision

    def __call__(self) -> Paper:
        """Return the pages."""
        from toezichtdesk.render.paper import decisions

        return decisions.decision_paper(
            self.sheet.dossier, self.decision, is_trial=self.sheet.is_trial
        )


class DecisionSheet(QObject):
    """The sheet of a decision on its way to the screen; goes away when it is there."""

    def __init__(self, window: QWidget, operations: Operations, decision: Decision) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._decision = decision

    def show_as_of(self, today: date, known_on: date | None) -> None:
        """Show it with what was known on the day."""
        self._operations.ask(
            meeting_sheet.meeting_sheet, self._show, self._decision.municipality, today, known_on
        )

    def _show(self, found: MeetingSheet) -> None:
        from toezichtdesk.ui.pages_dialog import PagesDialog

        title = f"Besluitblad {found.dossier.row.name}"
        name = f"{title} {self._decision.decided_on.isoformat()}.pdf"
        order = DecisionOrder(found, self._decision)
        PagesDialog(self._operations, order, title, name, self._window).open()
        self.deleteLater()


class Papers(QObject):
    """The commands of the menu Rapporten, for the day that the window shows."""

    def __init__(self, menu: QMenu, window: MainWindow, operations: Operations) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._report = ReportName.OVERVIEW
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
        self._add(menu, "&Agenda opslaan (.ics)…", None).triggered.connect(self._ask_calendar)
        self._add(menu, "&Dossier opslaan als zip…", None).triggered.connect(self._ask_archive)

    def _add(self, menu: QMenu, text: str, data: object) -> QAction:
        action = QAction(text, self._window)
        action.setData(data)
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _build_chosen(self) -> None:
        """Offer the sheets of the marked municipalities in the menu of their list."""
        table = self._window.overview.table
        self.chosen = QAction("&Gespreksbladen van de gekozen gemeenten…", table)
        self.chosen.triggered.connect(self.ask_chosen_sheets)
        table.addAction(self.chosen)

    @property
    def _day(self) -> tuple[date, date | None]:
        """The day to show, and up to which day acts count."""
        known_on = self._window.overview.known_on
        return known_on or self._operations.sign().today, known_on

    @Slot()
    def _ask_report(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        self._report = action.data()
        today, known_on = self._day
        if self._report not in OF_ONE_MUNICIPALITY:
            self._operations.ask(province, self._show_report, today, known_on)
        elif code := self._window.commands.needed_code():
            self._operations.ask(
                meeting_sheet.meeting_sheet, self._show_report, code, today, known_on
            )

    def _show_report(self, found: Province | MeetingSheet) -> None:
        from toezichtdesk.ui.pages_dialog import PagesDialog
        from toezichtdesk.ui.period_dialog import PeriodDialog

        title = REPORTS[self._report].replace("&", "").removesuffix("…")
        if self._report in OF_A_PERIOD and isinstance(found, Province):
            title = title.split(" van een ")[0]
            PeriodDialog(self._operations, self._report, found, title, self._window).open()
            return
        if isinstance(found, MeetingSheet):
            title = f"{title.removesuffix(' van de gemeente')} {found.dossier.row.name}"
        name = f"{title} {self._day[0].isoformat()}.pdf"
        is_wide = self._report is ReportName.OVERVIEW
        order = ReportOrder(self._report, found)
        PagesDialog(self._operations, order, title, name, self._window, is_landscape=is_wide).open()

    @Slot()
    def _ask_export(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            what: Export = action.data()
            today, known_on = self._day
            name = f"{what.value} {today.isoformat()}.xlsx"
            job = FileJob(self._window, self._operations, exports.listing, write_listing)
            job.ask("Tabel opslaan als", name, (WORKBOOK, OPEN, TEXT), what, today, known_on)

    @Slot()
    def _ask_sheets(self) -> None:
        self._preview(self._window.overview.model.shown)

    @Slot()
    def ask_chosen_sheets(self) -> None:
        """Show the meeting sheets of the municipalities that are marked in the overview."""
        self._preview(self._window.overview.table.selected)

    def _preview(self, rows: Sequence[OverviewRow]) -> None:
        """Show the meeting sheets of these, of today; refused while the list is of a past day."""
        from toezichtdesk.ui.printing import preview_meeting_sheets

        if self._window.overview.known_on is not None:
            self._window.show_refusal(LOOKS_BACK)
        elif rows:
            preview_meeting_sheets(self._window, self._operations, [row.code for row in rows])

    @Slot()
    def _ask_letters(self) -> None:
        from toezichtdesk.ui.letters import LettersDialog

        window = self._window
        LettersDialog(self._operations, window.overview.rows, window.current_code, window).open()

    @Slot()
    def _ask_calendar(self) -> None:
        today, known_on = self._day
        job = FileJob(self._window, self._operations, overview_of, write_calendar)
        name = f"Toezichtdesk {today.isoformat()}.ics"
        job.ask("Agenda opslaan als", name, (_CALENDAR,), today, known_on)

    @Slot()
    def _ask_archive(self) -> None:
        if code := self._window.commands.needed_code():
            today, known_on = self._day
            job = FileJob(self._window, self._operations, dossier_file, write_archive)
            name = f"Dossier {code} {today.isoformat()}.zip"
            job.ask("Dossier opslaan als", name, (_ARCHIVE,), code, today, known_on)


class FileJob(QObject):
    """One file on its way: asked for a name, fetched, written and told; then it goes away."""

    def __init__(
        self,
        window: MainWindow,
        operations: Operations,
        report: Callable[..., Any],
        write: Callable[[Any, Path], str],
    ) -> None:
        """report: gives what goes into the file. write: writes it and returns what was written."""
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._report = report
        self._write = write
        self._path = Path()
        self._values: tuple[object, ...] = ()

    def ask(self, title: str, name: str, kinds: Sequence[str], *values: object) -> None:
        """Ask for a name. values: what the report is asked with."""
        self._values = values
        dialog = SaveDialog(self._window, title, name, kinds)
        dialog.fileSelected.connect(self._fetch)
        dialog.rejected.connect(self.deleteLater)
        dialog.open()

    @Slot(str)
    def _fetch(self, name: str) -> None:
        self._path = Path(name)
        request = self._operations.ask(self._report, self._put, *self._values)
        request.if_refused(self._refuse)

    def _put(self, found: object) -> None:
        request = self._operations.draw(self._write, self._tell, found, self._path)
        request.if_refused(self._refuse)

    def _tell(self, said: str) -> None:
        self._window.show_notice(said)
        self.deleteLater()

    def _refuse(self, message: str) -> None:
        self._window.show_refusal(message)
        self.deleteLater()


def overview_of(
    connection: Connection, today: date, known_on: date | None
) -> tuple[tuple[OverviewRow, ...], date]:
    """Return the municipalities with what is owed, and the day of it."""
    return overview(connection, today, known_on), today


def dossier_file(
    connection: Connection, code: str, today: date, known_on: date | None
) -> tuple[MeetingSheet, tuple[Listing, ...], tuple[Document, ...]]:
    """Return what a dossier as zip holds."""
    return (
        meeting_sheet.meeting_sheet(connection, code, today, known_on),
        exports.listings(connection, today, known_on, code),
        documents_on_file(connection, code, today, known_on),
    )


def write_listing(listing: Listing, path: Path) -> str:
    """Write a table, and return in Dutch what was written."""
    from toezichtdesk.render import tables

    tables.write((listing,), path)
    count = "1 rij" if len(listing.rows) == 1 else f"{len(listing.rows)} rijen"
    return f"{listing.name}: {count} bewaard in {path}."


def write_calendar(found: tuple[tuple[OverviewRow, ...], date], path: Path) -> str:
    """Write what is owed on a day as a calendar file, and return in Dutch what was written."""
    from toezichtdesk.render import calendar

    count = calendar.write(*found, path)
    return f"Agenda met {count} {'regel' if count == 1 else 'regels'} bewaard in {path}."


def write_archive(
    found: tuple[MeetingSheet, tuple[Listing, ...], tuple[Document, ...]], path: Path
) -> str:
    """Write a dossier as zip, and return in Dutch where it is."""
    from toezichtdesk.render import archive

    archive.write(archive.DossierFile(*found), path)
    return f"Het dossier staat in {path}."
