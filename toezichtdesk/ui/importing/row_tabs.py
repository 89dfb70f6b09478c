"""The rows of lists in a file beside those with figures, with what each would record."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.importing import ImportPlan, ReadWorkbook, RowStatus
from toezichtdesk.domain.lists import PlannedRecord
from toezichtdesk.ui.forms.controls import hide_empty
from toezichtdesk.ui.importing.columns import SIGNS
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable


def _status(record: PlannedRecord) -> str:
    return f"{SIGNS[record.status]} {wording.status(record.status)}"


def _sheet(record: PlannedRecord) -> str:
    return record.sheet


def _line(record: PlannedRecord) -> str:
    return str(record.number)


def _name(record: PlannedRecord) -> str:
    return record.name


def _what(record: PlannedRecord) -> str:
    return record.what


def _explanation(record: PlannedRecord) -> str:
    is_refused = record.status is RowStatus.REFUSED
    return (wording.row_problems if is_refused else wording.row_notes)(record.notes)


def record_identity(record: PlannedRecord) -> tuple[str, int, str]:
    """Return the identity of a row of a list."""
    return record.sheet, record.number, record.cell


RECORDS: tuple[TableColumn[PlannedRecord], ...] = (
    TableColumn("status", "Wat", _status, width=110),
    TableColumn("sheet", "Blad", _sheet, tip=_sheet, width=108),
    TableColumn("number", "Rij", _line, side=Side.RIGHT, width=48),
    TableColumn("name", "Gemeente", _name, tip=_name, width=126),
    TableColumn("what", "Inhoud", _what, tip=_what, width=0),
    TableColumn("explanation", "Toelichting", _explanation, tip=_explanation, width=230),
)


class RowTabs(QTabWidget):
    """The rows with figures and the rows of lists, on tabs when there are both."""

    section = "Controle"  # before its own names: other chapters explain those

    def __init__(self, figures: RowsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[PlannedRecord] = RowsModel(RECORDS, self)
        self._figures = figures
        self.records = RowsTable(self._model, "Rijen van de lijsten", record_identity)
        self.records.setSortingEnabled(False)
        self._wanted: RowStatus | None = None
        self.setDocumentMode(True)
        self.setAccessibleName("Cijfers en lijsten")
        self.addTab(figures, "")
        self.addTab(self.records, "")

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the rows of this plan: figures first."""
        self._model.show_rows(plan.records)
        self.records.scrollToTop()
        hide_empty(self.records, RECORDS, {"explanation"})
        self.setTabText(0, f"Cij&fers ({len(plan.rows)})")
        self.setTabText(1, f"&Lijsten ({len(plan.records)})")
        self.tabBar().setVisible(bool(plan.rows and plan.records))
        self.setCurrentIndex(0 if plan.rows else 1)
        self.setVisible(bool(plan.rows or plan.records))

    def filter_by(self, status: RowStatus | None) -> None:
        """Show only the rows of lists with this status; None shows all."""
        self._wanted = status
        self._model.filter_by(None if status is None else self._is_wanted)

    def choose(self, sheet: str, number: int) -> None:
        """Select the row of a sheet, on whichever tab it is."""
        rows = (r for r in self._model.shown if (r.sheet, r.number) == (sheet, number))
        record = next(rows, None)
        if record is None:
            self.setCurrentWidget(self._figures)
            self._figures.choose((sheet, number))
        else:
            self.setCurrentWidget(self.records)
            self.records.choose(record_identity(record))

    def _is_wanted(self, record: PlannedRecord) -> bool:
        return record.status is self._wanted


def recognised_lists(workbook: ReadWorkbook) -> tuple[str, str]:
    """Return which lists were recognised, as one line, and their columns, one line for each."""
    names, columns = [], []
    for read in workbook.lists:
        kind = wording.record_kind(read.kind, is_many=True)
        headed = ", ".join(f"{text} ({cell})" for text, cell in read.columns.values())
        names.append(f"{kind} op blad „{read.sheet}”")
        named = f": {headed}" if headed else ""
        columns.append(f"{kind}, blad „{read.sheet}”, kop op rij {read.header_row}{named}")
    return f"Herkend: {wording.joined(names)}." if names else "", "\n".join(columns)
