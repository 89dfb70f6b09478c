"""Proef op de geschiedenis: what a version would have proposed, beside the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.policy_effects import TrialCount
from toezichtdesk.reports.judging.backtest import backtest, trial_count
from toezichtdesk.ui.forms.controls import button, card, line
from toezichtdesk.ui.forms.dialogs import Band, plain_label, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import EDGE, GAP

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.judging.backtest import BacktestRow, Verdict
    from toezichtdesk.reports.policies import VersionRow

DECISIONS_ONLY = "alleen de besluiten"
LEAST_CHOICE, MOST_CHOICE = 170, 300  # logical pixels
LEAST_ROWS = 3  # in sight
NOT_RUN = "Kies de versies en start de proef. Er wordt niets gewijzigd."
WILL_COME = "Hier komt te staan wat elke versie bij elke beoordeling had voorgesteld."
NO_HISTORY = "Er is nog geen periode beoordeeld, dus ook niets te vergelijken."
Answer = tuple[tuple["BacktestRow", ...], TrialCount]


class TrialPane(QWidget):
    """Runs one or two versions on the recorded history and lists the differences."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.model: RowsModel[BacktestRow] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self.model, "Beoordelingen in de proef", _identity)
        self.table.when_empty = WILL_COME
        self.model.show_rows(())  # so that the list says so
        self._build()
        self._show_only_differences(checked=True)
        self.run.clicked.connect(self._run)
        self.only_differences.toggled.connect(self._show_only_differences)
        self.table.chosen.connect(self._show_why)

    def show_versions(self, rows: tuple[VersionRow, ...]) -> None:
        """List these versions; the choice stays."""
        names = [row.version.name for row in rows]
        in_force = next((row.version.name for row in rows if row.is_in_force), "")
        _offer(self.version, names, in_force)
        old = next((row.version.name for row in rows if row.is_old), DECISIONS_ONLY)
        _offer(self.against, [DECISIONS_ONLY, *names], old)
        self.run.setEnabled(bool(names))

    @Slot()
    def _run(self) -> None:
        self.run.setEnabled(False)
        self._band.hide()
        chosen = self.against.currentText()
        self._operations.ask(
            _try_out,
            self._show_rows,
            self.version.currentText(),
            None if chosen == DECISIONS_ONLY else chosen,
            self._operations.sign().today,
        ).if_refused(self._refuse)

    def _show_rows(self, answer: Answer) -> None:
        rows, trial = answer
        self.table.when_empty = NO_HISTORY
        self.run.setEnabled(True)
        self.summary.setText(wording.trial_count(trial))
        has_other = any(row.against for row in rows)
        for section, column in enumerate(COLUMNS):
            if column.key in AGAINST_KEYS:
                self.table.setColumnHidden(section, not has_other)
        self.model.show_rows(rows)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_why(self.table.current)

    def _refuse(self, message: str) -> None:
        self.run.setEnabled(True)
        self._band.refuse(message)

    @Slot(bool)
    def _show_only_differences(self, checked: bool) -> None:
        self.model.filter_by(_differs if checked else None)
        self.table.setColumnHidden(len(COLUMNS) - 1, checked)  # every row is a difference

    @Slot(object)
    def _show_why(self, row: BacktestRow | None) -> None:
        self._foot.setVisible(row is not None)
        if row is None:
            return
        which = f"{row.name}, {row.period}"
        if row.against is not None:
            which += ", versie A"
        lines = [f"{which}: {' '.join(row.verdict.sentences)}"]
        if row.against is not None:
            lines.append(f"Versie B: {' '.join(row.against.sentences)}")
        self._why.setText("\n".join(lines))

    def _build(self) -> None:
        self._band = Band()
        self.version, self.against = _choice(), _choice()
        self.run = primary(button("Proef sta&rten", "Rekent de hele geschiedenis door"))
        self.run.setEnabled(False)
        self.only_differences = QCheckBox("&Alleen verschillen")
        self.only_differences.setChecked(True)
        bar = WrappingRow(GAP)
        for label, field in (("Ver&sie A", self.version), ("Vers&ie B", self.against)):
            name = line(label)
            name.setBuddy(field)
            field.setAccessibleName(label.replace("&", ""))
            bar.add_together(name, field, grows=True)
        bar.addWidget(self.run)
        bar.addWidget(self.only_differences)
        self.summary = plain_label(NOT_RUN)
        self._why = plain_label()
        self._why.setAccessibleName("Redenen bij de gekozen beoordeling")
        self._foot = card()
        words = QVBoxLayout(self._foot)
        words.setContentsMargins(EDGE, GAP, EDGE, GAP)
        words.addWidget(self._why)
        self._foot.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._band)
        layout.addLayout(bar)
        layout.addWidget(self.summary)
        layout.addWidget(rolling(self._build_middle()), 1)

    def _build_middle(self) -> RollingColumn:
        keep_rows(self.table, LEAST_ROWS)
        layout = RollingColumn()
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot)
        return layout


def _choice() -> QComboBox:
    field = QComboBox()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    give_room(field, LEAST_CHOICE, MOST_CHOICE)
    return field


def _offer(field: QComboBox, names: list[str], otherwise: str) -> None:
    chosen = field.currentText() or otherwise
    field.clear()
    field.addItems(names)
    field.setCurrentIndex(max(field.findText(chosen), 0))


def _try_out(connection: Connection, name: str, against: str | None, today: date) -> Answer:
    rows = backtest(connection, name, against, today=today)
    return rows, trial_count(rows, name, against)


def _identity(row: BacktestRow) -> tuple[str, str, int]:
    return row.code, str(row.period), row.reference_date.toordinal()


def _differs(row: BacktestRow) -> bool:
    return row.differs


def _name(row: BacktestRow) -> str:
    return row.name


def _period(row: BacktestRow) -> str:
    return str(row.period)


def _day(row: BacktestRow) -> str:
    return wording.day(row.reference_date)


def _day_key(row: BacktestRow) -> int:
    return row.reference_date.toordinal()


def _rung(row: BacktestRow) -> str:
    return str(row.rung)


def _arrow(row: BacktestRow, verdict: Verdict | None) -> str:
    """Return the outcome with its direction as a shape, not only a colour."""
    if verdict is None or verdict.outcome is None:
        return "○ onbekend" if verdict else ""
    if verdict.outcome == row.rung:
        return f"◆ blijft {row.rung}"
    return f"{'▲' if verdict.outcome > row.rung else '▼'} naar {verdict.outcome}"


def _outcome(row: BacktestRow) -> str:
    return _arrow(row, row.verdict)


def _rule(row: BacktestRow) -> str:
    return wording.rule(row.verdict.rule)


def _against(row: BacktestRow) -> str:
    return _arrow(row, row.against)


def _against_rule(row: BacktestRow) -> str:
    return wording.rule(row.against.rule) if row.against else ""


def _decided(row: BacktestRow) -> str:
    return "geen" if row.decided_rung is None else f"trede {row.decided_rung}"


def _difference(row: BacktestRow) -> str:
    return "verschilt" if row.differs else ""


AGAINST_KEYS = ("against", "against_rule")
COLUMNS: tuple[TableColumn[BacktestRow], ...] = (
    TableColumn("name", "Gemeente", _name, tip=_name, width=120),
    TableColumn("period", "Periode", _period, sort=_day_key, width=72),
    TableColumn("day", "Peildatum", _day, sort=_day_key, width=96),
    TableColumn("rung", "Trede", _rung, width=62),
    TableColumn("outcome", "Versie A", _outcome, width=96),
    TableColumn("rule", "Regel van A", _rule, tip=_rule, width=0),
    TableColumn("against", "Versie B", _against, width=96),
    TableColumn("against_rule", "Regel van B", _against_rule, tip=_against_rule, width=136),
    TableColumn("decided", "Besluit", _decided, width=76),
    TableColumn("differs", "Verschil", _difference, width=82),
)
