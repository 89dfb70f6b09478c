"""The result of an import: what came in, and the proposals that are open after it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.casework.consequences import Consequences
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.intake import record_totals
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing.columns import MOVED, RULE, proposal_identity
from toezichtdesk.ui.importing.consequences import besides, caused_first, follows
from toezichtdesk.ui.lists.rolling import yielding
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP


class DoneView(QWidget):
    """Shows the result of the import.

    Signals:
        decide_asked: show a proposal; carries the code of its municipality.
        undo_asked: undo the import.
        again_asked: import another sheet.
    """

    section = "Gevolgen"

    decide_asked = Signal(str)
    undo_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caused: frozenset[str] = frozenset()
        self._title = heading("", 1.3)
        self._text = plain_label()
        self._follow = plain_label()
        cause = TableColumn("cause", "Door deze import", self._cause, width=150)
        self._model: RowsModel[ProposalRow] = RowsModel((*MOVED, cause, RULE), self)
        self._table = RowsTable(self._model, "Voorstellen na de import", proposal_identity)
        self._assess = primary(button("Be&oordelen", "Beslissen over het gekozen voorstel"))
        self._undo = button("Ongedaan &maken", "Alles van deze import ongedaan maken")
        self._again = button("&Nog een blad importeren")
        self._table.acts = (self._assess,)
        self._lay_out()
        self._table.opened.connect(self._decide)
        self._assess.clicked.connect(self._decide)
        self._undo.clicked.connect(self.undo_asked)
        self._again.clicked.connect(self.again_asked)

    def show_done(self, plan: ImportPlan, consequences: Consequences) -> None:
        """Show that the plan was applied, and the proposals, those that it brought about first."""
        self._caused = consequences.caused
        proposals = caused_first(consequences)
        self._title.setText("Import gereed")
        sentences = [_done(plan), *_left_out(plan)]
        if consequences.changes:
            sentences.append(besides(consequences.changes))
        self._text.setText(" ".join(sentences))
        self._follow.setText(follows(consequences))
        self._follow.show()
        self._model.show_rows(proposals)
        self._table.choose_line(0)
        for each in (self._table, self._assess):
            each.setVisible(bool(proposals))
        self._undo.setVisible(True)
        self._undo.setEnabled(True)
        (self._assess if proposals else self._again).setFocus()

    def show_undoing(self) -> None:
        """Disable the button while the import is being undone."""
        self._undo.setEnabled(False)

    def allow_undo(self) -> None:
        """Enable the button again: undoing was refused."""
        self._undo.setEnabled(True)

    def show_undone(self, plan: ImportPlan) -> None:
        """Show that the import was undone."""
        self._title.setText("Import ongedaan gemaakt")
        self._text.setText(
            f"Wat uit {plan.file_name} kwam, is weer weg. Wat u intussen besloot, vastlegde of "
            "wijzigde, blijft staan. Het logboek houdt beide handelingen vast."
        )
        for each in (self._follow, self._table, self._assess, self._undo):
            each.hide()
        self._again.setFocus()

    @Slot()
    def _decide(self) -> None:
        if self._table.current is not None:
            self.decide_asked.emit(self._table.current.code)

    def _cause(self, row: ProposalRow) -> str:
        return "nieuw of anders" if row.code in self._caused else "stond al open"

    def _lay_out(self) -> None:
        yielding(self._table)
        foot = WrappingRow()
        for each in (self._assess, self._again, self._undo):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for label in (self._title, self._text, self._follow):
            layout.addWidget(label)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        layout.addStretch()


def _done(plan: ImportPlan) -> str:
    """Return how many rows were recorded."""
    written = plan.read - plan.count(RowStatus.REFUSED)
    rows = [wording.counted(written, "rij", "rijen")] if written else []
    text = wording.joined([*rows, *record_totals.counts(plan.records)])
    return f"{text} verwerkt uit {plan.file_name}."


def _left_out(plan: ImportPlan) -> list[str]:
    """Return what of the sheet was skipped, a sentence each."""
    result = []
    if count := plan.refused_rows:
        words = (
            "1 rij met een probleem is" if count == 1 else f"{count} rijen met een probleem zijn"
        )
        result.append(f"{words} overgeslagen.")
    if plan.skipped_sheets:
        words = wording.skipped_sheets(plan.skipped_sheets)
        result.append(f"{words[0].upper()}{words[1:]}.")
    return result
