"""Remarks beside the proposals: those that fell away, and those that a freeze holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.proposals import Notice, ProposalList
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import ROW_HEIGHT, scaled

SHOWN = 4  # lines; the rest scrolls
EDGES = 10  # logical pixels above and below the lines, with the round corners


@dataclass(frozen=True, slots=True)
class Line:
    """A remark with the word for its kind."""

    notice: Notice
    kind: str


def lines(proposals: ProposalList) -> tuple[Line, ...]:
    """Return the remarks, changes first."""
    return (
        *(Line(each, "voorstel vervallen") for each in proposals.fallen_away),
        *(Line(each, "bevroren") for each in proposals.held),
    )


class Notices(QWidget):
    """A short list with the text of the chosen line below. Hidden when empty.

    Signals:
        municipality_opened: Enter on a line; carries the code.
    """

    municipality_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowsModel[Line] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self.model, "Ook te weten", _identity, self)
        self.table.look_for = _starts_with
        self.table.setObjectName("short")
        self.table.horizontalHeader().hide()  # the title above says what stands here
        self.words = plain_label()
        self.words.setAccessibleName("Toelichting")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(heading("Ook te weten", 1.05))
        layout.addWidget(self.table)
        layout.addWidget(self.words)
        self.table.chosen.connect(self._show_words)
        self.table.opened.connect(self._open)
        self.hide()

    def show_list(self, proposals: ProposalList) -> None:
        """Show the remarks of these proposals."""
        rows = lines(proposals)
        self.model.show_rows(rows)
        self.setVisible(bool(rows))
        self.table.setFixedHeight(scaled(EDGES + ROW_HEIGHT * min(len(rows), SHOWN)))
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_words(self.table.current)

    @Slot(object)
    def _show_words(self, line: Line | None) -> None:
        self.words.setText(line.notice.text if line is not None else "")

    @Slot(object)
    def _open(self, line: Line) -> None:
        self.municipality_opened.emit(line.notice.code)


def _identity(line: Line) -> tuple[str, str]:
    return line.notice.code, line.kind


def _starts_with(line: Line, wanted: str) -> bool:
    return folded(line.notice.name).startswith(wanted)


def _name(line: Line) -> str:
    return line.notice.name


def _kind(line: Line) -> str:
    return line.kind


def _text(line: Line) -> str:
    return line.notice.text


COLUMNS: tuple[TableColumn[Line], ...] = (
    TableColumn("name", "Gemeente", _name, width=0),
    TableColumn("kind", "Wat", _kind, tip=_text, width=170),
)
