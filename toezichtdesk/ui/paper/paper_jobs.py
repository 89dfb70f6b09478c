"""The commands of the menu Rapporten: previews, tables and files to save, letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.listing import OF_A_PERIOD, Export, Listing, ReportName
from toezichtdesk.domain.terms import Document
from toezichtdesk.render import tables
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.papers import exports, meeting_sheet
from toezichtdesk.reports.papers.province import Province, province
from toezichtdesk.reports.record.doubt import doubt
from toezichtdesk.reports.record.stored_files import documents_on_file
from toezichtdesk.reports.record.talks import TalkRow, cancelled_talks
from toezichtdesk.ui.paper.letters import LettersDialog
from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.paper.paper_orders import DecisionOrder, ReportOrder
from toezichtdesk.ui.paper.period_dialog import PeriodDialog
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.paper.saving import OPEN, TEXT, WORKBOOK, SaveDialog

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.main_window import MainWindow

TITLES = {
    ReportName.OVERVIEW: "Overzicht van de provincie",
    ReportName.RUNGS: "Gemeenten per trede",
    ReportName.PLANS: "Voortgang van de verbeterplannen",
    ReportName.CONTACTS: "Contactplicht",
    ReportName.HALF_YEAR: "Het halfjaar in cijfers",
    ReportName.KNOWLEDGE: "Kennisdeling",
    ReportName.PUBLIC: "Openbaar overzicht",
    ReportName.DECISION: "Besluitblad",
    ReportName.LADDER: "Interventieladder",
}
_CALENDAR = "Agenda (*.ics)"
_ARCHIVE = "Zip-bestand (*.zip)"
_Duties = tuple[tuple[OverviewRow, ...], date, tuple[TalkRow, ...]]


class DecisionSheet(QObject):
    """Fetches and shows the sheet of a decision; deletes itself when done."""

    def __init__(self, window: QWidget, operations: Operations, decision: Decision) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._decision = decision

    def show_as_of(self, today: date, known_on: date | None) -> None:
        """Show it as known on the day."""
        self._operations.ask(
            meeting_sheet.meeting_sheet, self._show, self._decision.municipality, today, known_on
        )

    def _show(self, sheet: MeetingSheet) -> None:
        title = f"Besluitblad {sheet.dossier.row.name}"
        name = f"{title} {self._decision.decided_on.isoformat()}.pdf"
        order = DecisionOrder(sheet, self._decision)
        PagesDialog(self._operations, order, title, name, self._window).open()
        self.deleteLater()


class PaperJobs(QObject):
    """Carries out the commands of the menu.

    today: the day to show. known_on: up to which day acts count, None when all do.
    """

    def __init__(self, window: MainWindow, operations: Operations) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._report = ReportName.OVERVIEW
        self._today = date.min

    def show_report(
        self, report: ReportName, code: str, today: date, known_on: date | None
    ) -> None:
        """Show a report of the province, or of a municipality if a code is given."""
        self._report, self._today = report, today
        if not code:
            self._operations.ask(province, self._show_report, today, known_on)
        else:
            self._operations.ask(
                meeting_sheet.meeting_sheet, self._show_report, code, today, known_on
            )

    def _show_report(self, answer: Province | MeetingSheet) -> None:
        title = TITLES[self._report]
        if self._report in OF_A_PERIOD and isinstance(answer, Province):
            PeriodDialog(self._operations, self._report, answer, title, self._window).open()
            return
        if isinstance(answer, MeetingSheet):
            title = f"{title} {answer.dossier.row.name}"
        name = f"{title} {self._today.isoformat()}.pdf"
        is_wide = self._report is ReportName.OVERVIEW
        order = ReportOrder(self._report, answer)
        PagesDialog(self._operations, order, title, name, self._window, is_landscape=is_wide).open()

    def save_table(self, what: Export, today: date, known_on: date | None) -> None:
        """Ask for a file name and save a table."""
        name = f"{what.value} {today.isoformat()}.xlsx"
        job = FileJob(self._window, self._operations, exports.listing, write_listing)
        job.ask("Tabel opslaan als", name, (WORKBOOK, OPEN, TEXT), what, today, known_on)

    def show_sheets(self, codes: Sequence[str]) -> None:
        """Show the meeting sheets of these municipalities."""
        MeetingSheetDialog(self._operations, codes, self._window).open()

    def make_letters(self) -> None:
        """Ask which letters to make, and for whom."""
        window, overview = self._window, self._window.overview
        marked = overview.table.selected if window.current_page is overview else ()
        chosen = [row.code for row in marked]
        LettersDialog(self._operations, overview.rows, window.current_code, window, chosen).open()

    def save_calendar(self, today: date, known_on: date | None, code: str | None = None) -> None:
        """Ask for a file name and save the duties of one or all municipalities as a calendar."""
        job = FileJob(self._window, self._operations, overview_of, write_calendar)
        name = f"Toezichtdesk {f'{code} ' if code else ''}{today.isoformat()}.ics"
        job.ask("Agenda opslaan als", name, (_CALENDAR,), today, known_on, code)

    def save_archive(self, code: str, today: date, known_on: date | None) -> None:
        """Ask for a file name and save the dossier of a municipality as zip."""
        job = FileJob(self._window, self._operations, dossier_file, write_archive)
        name = f"Dossier {code} {today.isoformat()}.zip"
        job.ask("Dossier opslaan als", name, (_ARCHIVE,), code, today, known_on)


class FileJob(QObject):
    """Asks for a file name, fetches the content, writes it and reports; then deletes itself."""

    def __init__(
        self,
        window: MainWindow,
        operations: Operations,
        report: Callable[..., object],
        write: Callable[[Any, Path], str],
    ) -> None:
        """Set up the job. report: gives the content. write: writes it and returns a message."""
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._report = report
        self._write = write
        self._path = Path()
        self._values: tuple[object, ...] = ()

    def ask(self, title: str, name: str, kinds: Sequence[str], *values: object) -> None:
        """Ask for a file name. values: arguments of the report."""
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

    def _put(self, answer: object) -> None:
        request = self._operations.draw(self._write, self._tell, answer, self._path)
        request.if_refused(self._refuse)

    def _tell(self, message: str) -> None:
        self._window.show_saved(Saved(message, self._path))
        self.deleteLater()

    def _refuse(self, message: str) -> None:
        self._window.show_refusal(message)
        self.deleteLater()


def overview_of(
    connection: Connection, today: date, known_on: date | None, code: str | None
) -> tuple[_Duties, str]:
    """Return what goes in a calendar, and what is broken in the record.

    That is one or all municipalities with their duties, the day, and cancelled talks.
    """
    rows = overview(connection, today, known_on, code=code)
    off = cancelled_talks(connection, today, known_on, code)
    return (rows, today, off), doubt(connection)


def dossier_file(
    connection: Connection, code: str, today: date, known_on: date | None
) -> tuple[MeetingSheet, tuple[Listing, ...], tuple[Document, ...]]:
    """Return the content of a dossier as zip."""
    return (
        meeting_sheet.meeting_sheet(connection, code, today, known_on),
        exports.listings(connection, today, known_on, code),
        documents_on_file(connection, code, today, known_on),
    )


def write_listing(listing: Listing, path: Path) -> str:
    """Write a table, and return a message in Dutch."""
    tables.write((listing,), path)
    count = "1 rij" if len(listing.rows) == 1 else f"{len(listing.rows)} rijen"
    return f"{listing.name}: {count} opgeslagen in {path}."


def write_calendar(answers: tuple[_Duties, str], path: Path) -> str:
    """Write the duties as a calendar file, and return a message in Dutch."""
    from toezichtdesk.render import calendar

    duties, doubt_ = answers
    count = calendar.write(*duties, path, doubt=doubt_)
    return f"Agenda met {count} {'regel' if count == 1 else 'regels'} opgeslagen in {path}."


def write_archive(
    answers: tuple[MeetingSheet, tuple[Listing, ...], tuple[Document, ...]], path: Path
) -> str:
    """Write a dossier as zip, and return a message in Dutch."""
    from toezichtdesk.render import archive

    archive.write(archive.DossierFile(*answers), path)
    return f"Het dossier staat in {path}."
