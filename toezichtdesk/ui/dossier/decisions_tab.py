"""The decisions on a municipality, newest first, with the grounds stored with them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.ui.forms.controls import button, hide_empty
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.parts_pane import Part, PartsPane
from toezichtdesk.ui.forms.wrapping_row import acts_of
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP


def _day(decision: Decision) -> str:
    return wording.day(decision.decided_on)


def _day_key(decision: Decision) -> int:
    return decision.decided_on.toordinal()


def _move(decision: Decision) -> str:
    if decision.kind is DecisionKind.START:
        return f"begin {decision.rung}"
    if decision.from_rung == decision.rung:
        return f"blijft {decision.rung}"
    return f"{decision.from_rung} → {decision.rung}"


def _rung_key(decision: Decision) -> int:
    return decision.rung


def _kind(decision: Decision) -> str:
    if decision.taken_back is not None:
        return "● ongedaan gemaakt"
    return wording.decision_kind(decision.kind)


def _reference(decision: Decision) -> str:
    return decision.reference


def _motive(decision: Decision) -> str:
    return " ".join(decision.motive.split())


def _identity(decision: Decision) -> int:
    return decision.id


COLUMNS: tuple[TableColumn[Decision], ...] = (
    TableColumn("day", "Datum", _day, sort=_day_key, width=96),
    TableColumn("move", "Trede", _move, sort=_rung_key, width=80),
    TableColumn("kind", "Hoe", _kind, width=160),
    TableColumn("reference", "Kenmerk GS", _reference, tip=_reference, width=176),
    TableColumn("motive", "Motief", _motive, tip=_motive, width=0),
)


def grounds(decision: Decision, lapsed: str = "") -> list[Part]:
    """Return the stored grounds of a decision, a part each; first that they lapsed."""
    parts = [("", f"● {lapsed}")] if lapsed else []
    if (taken_back := decision.taken_back) is not None:
        why = f" Reden: {wording.closed(taken_back.reason)}" if taken_back.reason else ""
        on = wording.day(taken_back.on)
        undone = f"● Ongedaan gemaakt op {on} door {taken_back.officer}; telt niet mee.{why}"
        parts.append(("", undone))
    if decision.motive:
        parts.append(("Motief", wording.closed(decision.motive)))
    parts += [(f"{number}.", reason) for number, reason in enumerate(decision.reasons, start=1)]
    if decision.basis is not None:
        parts.append(("Cijfers", f"{_basis(decision.basis)}."))
    if decision.policy:
        parts.append(("Beleidsversie", wording.closed(decision.policy)))
    return parts


def _title(decision: Decision) -> str:
    kind = wording.decision_kind(decision.kind)
    return f"Besluit van {_day(decision)}: trede {_move(decision)} ({kind})"


def _basis(stand: Standing) -> str:
    figures = (
        ("taakstelling", stand.target),
        ("totaalopgave", stand.total_task),
        ("gerealiseerd", stand.realised),
    )
    given = [f"{name} {wording.number(value)}" for name, value in figures if value is not None]
    if stand.opening_balance is not None:
        given.insert(1, f"beginsaldo {wording.signed(stand.opening_balance)}")
    return f"{stand.period}, stand {wording.day(stand.reference_date)}: " + ", ".join(given)


class DecisionsTab(QWidget):
    """The list of decisions, with the grounds of the chosen one below.

    Signals:
        decision_asked: record a decision.
        sheet_asked: print the chosen decision; carries it.
    """

    decision_asked = Signal()
    sheet_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest = 0
        self._lapsed: dict[int, str] = {}
        ground = TableColumn("ground", "Grondslag", self._ground, tip=self._lapsed_text, width=110)
        columns = (*COLUMNS[:3], ground, *COLUMNS[3:])
        self._model: RowsModel[Decision] = RowsModel(columns, self)
        self._table = RowsTable(self._model, "Besluiten, nieuwste eerst", _identity)
        self._empty = plain_label(
            "Er is nog geen besluit vastgelegd. Zonder besluit staat een gemeente op trede 1.",
            quiet=True,
        )
        self._grounds = PartsPane("Gronden van het gekozen besluit")
        self.decide = button("Besluit vastleggen…", "Ook zonder voorstel, met een motief")
        self.sheet = button("Besluitblad…", "Dit besluit op papier, met de gronden van toen")
        self._table.acts = (self.sheet,)
        foot = acts_of(self.decide, self.sheet)
        self._halves = TableWithWords(self._table, self._grounds, foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._empty)
        layout.addWidget(self._halves, 1)
        self.decide.clicked.connect(self.decision_asked)
        self.sheet.clicked.connect(self._ask_sheet)
        self._table.chosen.connect(self._show_grounds)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the decisions of this dossier."""
        every = (*dossier.decisions, *dossier.taken_back)
        newest_first = sorted(every, key=_order, reverse=True)
        self._empty.setVisible(not newest_first)
        self._table.setVisible(bool(newest_first))
        self._lapsed = {
            each.decision: wording.lapsed_ground(each) for each in dossier.lapsed_grounds
        }
        self._model.show_rows(newest_first)
        hide_empty(self._table, self._model.columns, ("ground", "reference", "motive"))
        newest = newest_first[0].id if newest_first else 0
        if newest != self._newest:
            self._newest = newest
            self._table.choose(newest)
        self._show_grounds(self._table.current)

    @Slot(object)
    def _show_grounds(self, decision: Decision | None) -> None:
        self._grounds.setVisible(decision is not None)
        if decision is not None:
            parts = grounds(decision, self._lapsed_text(decision))
            self._grounds.show_parts(_title(decision), parts)
        self.sheet.setEnabled(decision is not None)

    @Slot()
    def _ask_sheet(self) -> None:
        decision = self._table.current
        if decision is not None:
            self.sheet_asked.emit(decision)

    def _ground(self, decision: Decision) -> str:
        return "● vervallen" if decision.id in self._lapsed else ""

    def _lapsed_text(self, decision: Decision) -> str:
        return self._lapsed.get(decision.id, "")


def _order(decision: Decision) -> tuple[int, int]:
    return decision.decided_on.toordinal(), decision.id
