"""The last step before an import: its consequences."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.casework.consequences import Change, Consequences, Move
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST
from toezichtdesk.intake import record_totals
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.forms.controls import button, laid_out_once
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing.columns import (
    CHANGES,
    MOVES,
    PROPOSALS,
    change_identity,
    move_identity,
    proposal_identity,
    why,
)
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP

TABLE_SHARE, WHY_SHARE = 3, 2  # of the width
LEAST_ROWS = 3  # in sight of each table
COUNTED = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.CORRECTED, RowStatus.SAME)


class ConsequencesView(QWidget):
    """Shows the proposals, signals and duties that would follow; nothing has changed yet.

    Signals:
        went_back: return to the check.
        cancelled: abandon the import.
        confirmed: import it.
    """

    section = "Gevolgen"

    went_back = Signal()
    cancelled = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[ProposalRow] = RowsModel(PROPOSALS, self)
        self._table = RowsTable(self._model, "Voorstellen die zouden volgen", proposal_identity)
        self._changes_model: RowsModel[Change] = RowsModel(CHANGES, self)
        self._changes = RowsTable(
            self._changes_model, "Signalen en taken die komen of vervallen", change_identity
        )
        self._moves_model: RowsModel[Move] = RowsModel(MOVES, self)
        self._moves = RowsTable(self._moves_model, "Laatste stand voor en na", move_identity)
        self._counts = plain_label()
        self._why = Reading("Waarom dit voorstel")
        self._follow = plain_label()
        self._besides = plain_label()
        self._back = button("‹ &Controle")
        self._cancel = button("Ann&uleren", "Dit bestand niet importeren")
        self._import = primary(button("I&mporteren"))
        self._lay_out()
        self._table.chosen.connect(self._show_why)
        self._back.clicked.connect(self.went_back)
        self._cancel.clicked.connect(self.cancelled)
        self._import.clicked.connect(self.confirmed)

    @Slot(object)
    def _show_why(self, row: ProposalRow | None) -> None:
        self._why.setText(why(row) if row is not None else "")

    def _lay_out(self) -> None:
        self._proposals = QWidget()
        beside = QHBoxLayout(self._proposals)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self._table, TABLE_SHARE)
        beside.addWidget(self._why, WHY_SHARE)
        hidden = [each.key for each in PROPOSALS].index("why")
        self._table.setColumnHidden(hidden, True)  # noqa: FBT003 - Qt's own form; it stands beside
        foot = WrappingRow(GAP)
        foot.add_spring()
        for widget in (self._back, self._cancel, self._import):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(rolling(self._build_middle()), 1)
        layout.addWidget(
            plain_label(
                "Vooraf wordt een back-up gemaakt. Deze import is later in zijn geheel terug te "
                "draaien.",
                quiet=True,
            )
        )
        layout.addLayout(foot)

    def _build_middle(self) -> RollingColumn:
        for table in (self._moves, self._table, self._changes):
            keep_rows(table, LEAST_ROWS)
        layout = RollingColumn()
        layout.addWidget(heading("Er is nog niets gewijzigd", 1.3))
        layout.addWidget(self._counts)
        layout.addWidget(self._moves, 1)
        layout.addWidget(self._follow)
        layout.addWidget(self._proposals, 1)
        layout.addWidget(self._besides)
        layout.addWidget(self._changes, 1)
        layout.addStretch()
        return layout

    def show_consequences(
        self, plan: ImportPlan, consequences: Consequences, *, skips: bool
    ) -> None:
        """Show the consequences of this plan."""
        self._counts.setText(counts(plan, skips=skips, is_done=False))
        self._follow.setText(follows(consequences))
        self._besides.setText(besides(consequences.changes))
        with laid_out_once(self):
            self._moves_model.show_rows(consequences.moves)
            self._moves.setVisible(bool(consequences.moves))
            self._model.show_rows(caused_first(consequences))
            self._proposals.setVisible(bool(consequences.proposals))
            self._changes_model.show_rows(consequences.changes)
            self._changes.setVisible(bool(consequences.changes))
        self._table.choose_line(0)
        self._import.setFocus()


def counts(plan: ImportPlan, *, skips: bool, is_done: bool = True) -> str:
    """Return how many rows are, or will be, new, changed, corrected, unchanged and skipped."""
    occurring = [status for status in COUNTED if plan.count(status)]
    parts = [_counted(status, plan.count(status), is_done=is_done) for status in occurring]
    parts += record_totals.counts(plan.records)
    skipped = plan.refused_rows
    if skips and skipped:
        parts.append(f"{skipped} met een probleem, {_skipped(skipped, is_done=is_done)}")
    if skips and plan.skipped_sheets:
        parts.append(wording.skipped_sheets(plan.skipped_sheets))
    return " · ".join(parts)


def follows(consequences: Consequences) -> str:
    """Return how many proposals follow, in which direction, and which of them this import makes."""
    proposals = consequences.proposals
    if not proposals:
        return "Er staan daarna geen voorstellen open voor deze gemeenten."
    up = sum(row.to_rung > row.from_rung for row in proposals)
    down = len(proposals) - up
    words = "staat 1 voorstel" if len(proposals) == 1 else f"staan {len(proposals)} voorstellen"
    return (
        f"Voor deze gemeenten {words} open na de import: {up} omhoog, {down} omlaag. "
        f"{_caused(consequences)}"
    )


def caused_first(consequences: Consequences) -> list[ProposalRow]:
    """Return the proposals, those that this import makes or changes before the others."""
    return sorted(consequences.proposals, key=lambda row: row.code not in consequences.caused)


def _caused(consequences: Consequences) -> str:
    names = [row.name for row in consequences.proposals if row.code in consequences.caused]
    if not names:
        return "Deze import verandert daar niets aan."
    named = wording.named(names[:NAMED_AT_MOST], len(names[NAMED_AT_MOST:]))
    return f"Nieuw of anders door deze import: {wording.closed(named)}"


def besides(changes: tuple[Change, ...]) -> str:
    """Return how many signals and duties come and go."""
    if not changes:
        return "Er komen geen signalen of taken bij en er vervallen er geen."
    come = sum(change.comes for change in changes)
    words = f"{come} signalen of taken komen" if come != 1 else "1 signaal of taak komt"
    gone = len(changes) - come
    return f"{words} erbij, {gone} {'vervallen' if gone != 1 else 'vervalt'}."


def _skipped(count: int, *, is_done: bool) -> str:
    if is_done:
        return "overgeslagen"
    return "wordt overgeslagen" if count == 1 else "worden overgeslagen"


def _counted(status: RowStatus, count: int, *, is_done: bool) -> str:
    is_ahead = status is RowStatus.CHANGED and not is_done
    word = "te wijzigen" if is_ahead else wording.status(status)
    is_many = status is RowStatus.CORRECTED and count > 1
    return f"{count} {word}{'s' if is_many else ''}"
