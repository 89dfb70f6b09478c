"""The form below a proposal: accept it, or deviate with a motive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG, is_of_province
from toezichtdesk.reports.answers.proposal_parts import departure
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.assessing.drafts import Typed, TypedDecisions
from toezichtdesk.ui.forms.controls import button, line, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import Band, plain_label, primary
from toezichtdesk.ui.forms.form_drafts import KEEP_EVERY
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, scaled

MOTIVE_HEIGHT = 64  # logical pixels
WHY_OTHER = "Waarom een andere trede dan voorgesteld?"
WHY_AGAIN = "Waarom deze trede, nu de cijfers anders zijn?"


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of the officer; rung None accepts the proposal.

    seen: the rung and the proposed rung on the screen.
    """

    code: str
    name: str
    rung: int | None
    motive: str
    decided_on: date | None
    reference: str
    seen: tuple[int, int]


class DecisionForm(QWidget):
    """Three buttons, the fields of a decision, and its refusal.

    Input for a proposal is restored when the officer comes back to it.

    Signals:
        chosen: carries the `Choice`; the form waits until `finish` or `refuse`.
        left: Esc; the cursor returns to the list.
        later_asked: put the proposal off, or take it up again; carries the `ProposalRow`.
    """

    section = "Drie antwoorden"

    chosen = Signal(object)
    left = Signal()
    later_asked = Signal(object)

    def __init__(self, today: date, typed: TypedDecisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ProposalRow | None = None
        self._typed = typed
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_EVERY)
        self._keeping.timeout.connect(self._keep)
        self._is_waiting = False
        self._build(today)
        self._connect()

    def show_proposal(self, row: ProposalRow) -> None:
        """Ask for a decision on this proposal; input for the previous one is kept."""
        self._keep()
        before, self._row = self._row, row
        is_other = before is None or (before.code, before.from_rung) != (row.code, row.from_rung)
        self._name_buttons(row)
        self._set_waiting(waiting=self._is_waiting)
        if is_other:
            self.band.hide()
            self._put_back(row)
        self._show_executive()

    def offer(self, motives: Sequence[str]) -> None:
        """Offer the motives of the officer's own list; nothing is filled in."""
        self._motives.clear()
        for motive in motives:
            action = self._motives.addAction(motive.replace("&", "&&"))
            action.setData(motive)
        self.listed.setVisible(bool(motives))

    @Slot(QAction)
    def _take_motive(self, action: QAction) -> None:
        parts = (self.motive.toPlainText().strip(), str(action.data()))
        self.motive.setPlainText(" ".join(filter(None, parts)))
        self.motive.moveCursor(QTextCursor.MoveOperation.End)
        self.motive.setFocus()

    @Slot()
    def take_over(self) -> None:
        """Accept the proposal, unless it is provisional."""
        if self.accept.isEnabled():
            self._choose(None)

    @Slot()
    def deviate(self) -> None:
        """Ask for a motive, and optionally another rung."""
        if self._row is None or self._is_waiting:
            return
        self._show_deviation(shown=True)
        self.motive.setFocus()

    @Slot()
    def ask_later(self) -> None:
        """Ask to put the proposal off, or to take it up again; not for a provisional one."""
        if self._row is not None and self.later.isEnabled():
            self.later_asked.emit(self._row)

    @Slot(str)
    def refuse(self, message: str) -> None:
        """Show why the decision was refused; the input stays, and a missing field gets focus."""
        self._set_waiting(waiting=False)
        self.band.refuse(message)
        lacks = self._first_lacking()
        if lacks is not None:
            lacks.setFocus()

    def finish(self) -> None:
        """Get ready for the next proposal."""
        if self._row is not None:
            self._typed.forget(self._row.code, self._row.from_rung)
        self._row = None
        self._set_waiting(waiting=False)

    def _first_lacking(self) -> QWidget | None:
        """Return the first visible required field that is empty."""
        is_moving = not self._deviation.isHidden()
        if is_moving and not self.motive.toPlainText().strip():
            return self.motive
        if self._executive.isHidden():
            return None
        if self.day.day is None:
            return self.day
        return None if self.reference.text().strip() else self.reference

    @Slot()
    def _keep(self) -> None:
        row = self._row
        if row is None or self._is_waiting:
            return
        typed = Typed(
            self.rung.currentIndex(),
            self.motive.toPlainText(),
            self.day.text(),
            self.reference.text(),
            is_deviating=not self._deviation.isHidden(),
        )
        self._typed.keep(row.code, row.from_rung, typed)

    @Slot()
    def _show_loaded(self) -> None:
        if self._row is not None and not self._is_waiting:
            self._put_back(self._row)

    def _put_back(self, row: ProposalRow) -> None:
        nothing = Typed(row.from_rung - LOWEST_RUNG, "", "", "", is_deviating=False)
        typed = self._typed.of(row.code, row.from_rung) or nothing
        self.rung.setCurrentIndex(typed.rung)
        self.motive.setPlainText(typed.motive)
        self.day.setText(typed.day)
        self.reference.setText(typed.reference)
        self._show_deviation(shown=typed.is_deviating)

    @Slot()
    def _record(self) -> None:
        self._choose(LOWEST_RUNG + self.rung.currentIndex())

    @Slot()
    def _cancel(self) -> None:
        self._show_deviation(shown=False)
        self.left.emit()

    def _warn(self) -> None:
        """Warn before recording that a decision differs from the equal cases."""
        row = self._row
        if row is None:
            return
        to_rung = row.to_rung
        if not self._deviation.isHidden():
            to_rung = LOWEST_RUNG + self.rung.currentIndex()
        departs = departure(row.beside, to_rung - row.from_rung)
        warning = "" if departs is None else wording.departure(departs)
        self.differs.setText(warning)
        self.differs.setAccessibleName(warning)
        self.differs.setVisible(bool(warning))

    @Slot()
    def _show_executive(self) -> None:
        """Show the fields for a decision of Gedeputeerde Staten where one can be recorded."""
        row, is_other = self._row, not self._deviation.isHidden()
        if row is None:
            return
        self._warn()
        wanted = LOWEST_RUNG + self.rung.currentIndex() if is_other else row.to_rung
        can_decide = is_other or row.can_be_accepted
        self._executive.setVisible(can_decide and is_of_province(row.from_rung, wanted))

    def _choose(self, rung: int | None) -> None:
        wrong = wrong_date(self.day)
        if self._row is None:
            return
        if wrong is not None:
            self.band.refuse(wrong[0])
            wrong[1].setFocus()
            return
        self.band.hide()
        self._set_waiting(waiting=True)
        needs_executive = not self._executive.isHidden()
        self.chosen.emit(
            Choice(
                self._row.code,
                self._row.name,
                rung,
                self.motive.toPlainText().strip() if rung is not None else "",
                self.day.day if needs_executive else None,
                self.reference.text().strip() if needs_executive else "",
                (self._row.from_rung, self._row.to_rung),
            )
        )

    def _set_waiting(self, *, waiting: bool) -> None:
        self._is_waiting = waiting
        row = self._row
        self.accept.setEnabled(not waiting and row is not None and row.can_be_accepted)
        waits = row is not None and (row.is_provisional or row.is_reassessment)
        self.later.setEnabled(not waiting and not waits)
        self.record.setEnabled(not waiting)
        self.other.setEnabled(not waiting)

    def _name_buttons(self, row: ProposalRow) -> None:
        again, stays = row.is_reassessment, row.to_rung == row.from_rung
        names = (
            (self.accept, "Be&vestigen" if again and stays else "&Overnemen"),
            (self.other, "&Ander besluit…" if again else "&Afwijken…"),
            (self.later, "Weer oppa&kken" if row.postponement is not None else "&Later…"),
        )
        for each, text in names:
            each.setText(text)
            each.setAccessibleName(text.replace("&", "").rstrip("…"))
        give_hint(self.motive, WHY_AGAIN if again else WHY_OTHER)

    def _show_deviation(self, *, shown: bool) -> None:
        self._deviation.setVisible(shown)
        for each in (self.accept, self.other, self.later):
            each.setVisible(not shown)
        self._show_executive()

    def _connect(self) -> None:
        self._typed.loaded.connect(self._show_loaded)
        self.accept.clicked.connect(self.take_over)
        self.other.clicked.connect(self.deviate)
        self.later.clicked.connect(self.ask_later)
        self.record.clicked.connect(self._record)
        self.cancel.clicked.connect(self._cancel)
        self.rung.currentIndexChanged.connect(self._show_executive)
        for field in (self.rung, self.motive, self.day, self.reference):
            field.installEventFilter(self)

    def _build(self, today: date) -> None:
        self.band = Band()
        self.accept = primary(button("&Overnemen", "Ctrl+O"))
        self.other = button("&Afwijken…", "Ctrl+A: een andere trede, met een motief")
        self.later = button("&Later…", "Ctrl+L: uitstellen tot een dag, met een reden")
        self.record = primary(button("&Vastleggen", "Ctrl+Enter"))
        self.cancel = button("A&nnuleren", "Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self.accept, self.other, self.later):
            buttons.addWidget(each)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP - 2)
        layout.addWidget(self.band)
        self.differs = plain_label()
        self.differs.setProperty("wrong", True)  # noqa: FBT003 - Qt's own form
        self.differs.hide()
        layout.addWidget(self.differs)
        layout.addWidget(self._build_executive(today))
        layout.addWidget(self._build_deviation())
        layout.addWidget(PrivacyNote(self))
        layout.addLayout(buttons)

    def _build_executive(self, today: date) -> QWidget:
        self._executive = QWidget()
        self.day = DateField("Datum besluit Gedeputeerde Staten", today)
        self.reference = QLineEdit()
        self.reference.setAccessibleName("Kenmerk van het besluit")
        give_hint(self.reference, "Kenmerk")
        row = QHBoxLayout(self._executive)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label, field in (("Besluit &GS van", self.day), ("&Kenmerk", self.reference)):
            name = line(label)
            name.setBuddy(field)
            row.addWidget(name)
            row.addWidget(field)
        row.setStretch(3, 1)
        return self._executive

    def _build_deviation(self) -> QWidget:
        self._deviation = QWidget()
        self.rung = QComboBox()
        self.rung.setAccessibleName("Plaatsen op trede")
        self.rung.addItems([f"Trede {each}" for each in range(LOWEST_RUNG, HIGHEST_RUNG + 1)])
        self.motive = QPlainTextEdit()
        self.motive.setAccessibleName("Motief")
        self.motive.setTabChangesFocus(True)
        self.motive.setFixedHeight(scaled(MOTIVE_HEIGHT))
        self.listed = button("Motief uit de &lijst", "Uw eigen motieven; u beheert ze bij Beheer")
        self._motives = QMenu(self.listed)
        self._motives.triggered.connect(self._take_motive)
        self.listed.setMenu(self._motives)
        self.listed.hide()
        grid = QGridLayout(self._deviation)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for number, (label, field) in enumerate(
            (("Plaa&tsen op", self.rung), ("&Motief", self.motive))
        ):
            name = line(label)
            name.setBuddy(field)
            name.setMinimumHeight(30)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, number, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.record)
        acts.addWidget(self.cancel)
        acts.addStretch()
        acts.addWidget(self.listed)
        grid.addLayout(acts, 2, 1)
        grid.setColumnStretch(1, 1)
        self._deviation.hide()
        return self._deviation

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.motive.setFixedHeight(scaled(MOTIVE_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keeping.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keeping.stop()
        self._keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_enter and (with_ctrl or watched is not self.motive):
                if self._deviation.isHidden():
                    self.take_over()
                else:
                    self._record()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._cancel()
                return True
        return super().eventFilter(watched, event)
