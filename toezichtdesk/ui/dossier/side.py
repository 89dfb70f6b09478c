"""The right side of a dossier: actions, agreements, early warnings, and the explanation."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import Agreement, AgreementData
from toezichtdesk.reports.answers.dossier import Dossier, WarningRow
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.undoing import act_of_agreement
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.dossier.pieces import rule, section
from toezichtdesk.ui.dossier.side_rows import ActionLine, AgreementRow, WarningLine
from toezichtdesk.ui.dossier.warning_dialog import DismissWarningDialog
from toezichtdesk.ui.forms.controls import button, empty_layout, line, show_now
from toezichtdesk.ui.forms.dialogs import plain_label, primary
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import EDGE, GAP, scaled
from toezichtdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

WIDTH = 310  # logical pixels
NARROW = 240  # logical pixels, in a window of half a screen
HALF_SCREEN = 1000  # logical pixels
MAY_BREAK = "\u200b"  # in the name of a file, which would make the side too wide
NUMBER_WIDTH = 16  # logical pixels: two digits
LEAST_HEIGHT = 270  # logical pixels: a tab with the headings and three rows of its list
PARTS = 4  # of the width, of which the side takes one
_BELOW = (ActionKind.AGREEMENT, ActionKind.WARNING)
NO_AGREEMENTS = "Er staan geen afspraken open."


class DossierSide(QScrollArea):
    """Next actions, open agreements, open early warnings and the explanation.

    Signals:
        action_wanted: an action was chosen; carries the `NextAction`.
        contact_asked: log a contact.
        decide_asked: decide on the proposal.
        refused: an act was refused; carries the message.
    """

    action_wanted = Signal(object)
    contact_asked = Signal()
    decide_asked = Signal()
    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._dossier: Dossier | None = None
        self._above: Agreement | WarningRow | None = None  # the next action, when it is one
        self._least = WIDTH
        self._build()
        self._add.clicked.connect(self.add_agreement)
        self._decide.clicked.connect(self.decide_asked)
        self._undoing = Undoing(operations, self)
        self._undoing.refused.connect(self.refused)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the open matters of this dossier."""
        self._dossier = dossier
        buttons = self._buttons()
        held = self.window().focusWidget()
        self._show_actions(dossier)
        self._show_agreements(dossier)
        self._show_warnings(dossier)
        self._show_explanation(dossier)
        show_now(self)
        self.updateGeometry()
        if isinstance(held, QPushButton) and held in buttons:
            self._hold(held.accessibleName(), buttons.index(held))

    def give_least(self, width: int) -> None:
        """Set the least width, in logical pixels, where no word or button asks more."""
        if width != self._least:
            self._least = width
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the width in which no button is cut, beside a scroll bar."""
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        content: QWidget | None = self.widget()
        words = 0 if content is None else content.minimumSizeHint().width() + beside
        return QSize(max(self._least, words), super().minimumSizeHint().height())

    @Slot()
    def add_agreement(self) -> None:
        """Open the form for a new agreement."""
        if self._dossier is not None:
            row = self._dossier.row
            AgreementDialog(self._operations, row.code, row.name, self.window()).open()

    @Slot(object)
    def _change_agreement(self, agreement: Agreement) -> None:
        if self._dossier is not None:
            row = self._dossier.row
            AgreementDialog(
                self._operations, row.code, row.name, self.window(), agreement=agreement
            ).open()

    @Slot(object)
    def _take_back(self, agreement: Agreement) -> None:
        self._operations.ask(_act_of, self._undoing.take_back, agreement.id).if_refused(
            self._tell_refused
        )

    @Slot(object)
    def _mark_kept(self, agreement: Agreement) -> None:
        values = {field.name: getattr(agreement, field.name) for field in fields(AgreementData)}
        data = AgreementData(**{**values, "done_on": self._operations.sign().today})
        self._operations.perform(
            contacts.change_agreement, self._take_done, agreement.id, data, agreement
        ).if_refused(self._tell_refused)

    def _take_done(self, _answer: object) -> None:
        """Do nothing: the store changed, so the page asks for the dossier again."""

    def _tell_refused(self, message: str) -> None:
        self.refused.emit(message)

    @Slot(object)
    def _dismiss(self, warning: WarningRow) -> None:
        if self._dossier is not None:
            DismissWarningDialog(
                self._operations,
                self._dossier.row.code,
                self._dossier.row.name,
                warning,
                self.window(),
            ).open()

    def _show_actions(self, dossier: Dossier) -> None:
        empty_layout(self._actions)
        self._above = _first(dossier)
        if isinstance(self._above, Agreement):
            self._actions.addWidget(self._agreement_row(self._above, dossier))
        elif self._above is not None:
            self._actions.addWidget(self._warning_line(self._above))
        # The other agreements and warnings have sections of their own below.
        owed = [one for one in dossier.row.actions if one.kind not in _BELOW]
        for action in owed:
            row = ActionLine(action)
            row.wanted.connect(self.action_wanted)
            self._actions.addWidget(row)
        if not self._actions.count():
            self._actions.addWidget(plain_label("Er is nu niets te doen.", quiet=True))

    def _show_agreements(self, dossier: Dossier) -> None:
        empty_layout(self._agreements)
        open_ones = [agreement for agreement in dossier.agreements if agreement.done_on is None]
        for agreement in open_ones:
            if agreement is not self._above:
                self._agreements.addWidget(self._agreement_row(agreement, dossier))
        if not self._agreements.count():
            words = "Er staan geen andere afspraken open." if open_ones else NO_AGREEMENTS
            self._agreements.addWidget(plain_label(words, quiet=True))

    def _agreement_row(self, agreement: Agreement, dossier: Dossier) -> AgreementRow:
        row = AgreementRow(agreement, dossier.today)
        row.fulfilled.connect(self._mark_kept)
        row.change_asked.connect(self._change_agreement)
        row.undo_asked.connect(self._take_back)
        return row

    def _show_warnings(self, dossier: Dossier) -> None:
        empty_layout(self._warnings)
        open_ones = [one for one in _open_warnings(dossier) if one is not self._above]
        self._warnings_group.setVisible(bool(open_ones))
        for warning in open_ones:
            self._warnings.addWidget(self._warning_line(warning))

    def _warning_line(self, warning: WarningRow) -> WarningLine:
        line = WarningLine(warning)
        line.contact_asked.connect(self.contact_asked)
        line.dismissal_asked.connect(self._dismiss)
        return line

    def _show_explanation(self, dossier: Dossier) -> None:
        empty_layout(self._explanation)
        if dossier.fallen_away:
            self._explanation.addWidget(plain_label(f"● {dossier.fallen_away}"))
        for number, sentence in enumerate(dossier.explanation, start=1):
            self._explanation.addLayout(_numbered(number, sentence))
        self._policy.setText(f"Beleidsversie: {dossier.policy}")
        self._decide.setVisible(dossier.proposal is not None)

    def _buttons(self) -> list[QPushButton]:
        return [each for each in self.findChildren(QPushButton) if each.isVisibleTo(self)]

    def _hold(self, name: str, place: int) -> None:
        """Keep the focus on the button that replaces the focused one, or on the next."""
        buttons = self._buttons()
        same = [each for each in buttons if each.accessibleName() == name]
        for following in (same or buttons[place:] or buttons[-1:])[:1]:
            following.setFocus()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Acties, afspraken, signalen en beoordeling")
        actions, self._actions = section("Volgende acties")
        agreements, self._agreements = section("Openstaande afspraken")
        self._add = button("+ &Afspraak")
        self._warnings_group, self._warnings = section("Signalen")
        explanation, self._explanation = section("Beoordeling")
        self._policy = plain_label(quiet=True)
        self._decide = primary(button("Voors&tel beoordelen"))
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        layout = QVBoxLayout(scrolled)
        layout.setContentsMargins(GAP, GAP, EDGE, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(actions)
        layout.addWidget(self._warnings_group)
        layout.addWidget(rule())
        layout.addWidget(agreements)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(rule())
        layout.addWidget(explanation)
        layout.addWidget(self._policy)
        layout.addWidget(self._decide, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.setWidget(scrolled)
        WholeLines(self)


class Halves(QSplitter):
    """The tabs of a dossier with the side beside them, narrower on half a screen."""

    def __init__(self, tabs: QWidget, side: DossierSide) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._side = side
        self._is_own = False  # the officer chose the widths
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(EDGE, 0, 0, GAP)
        inner.addWidget(tabs)
        self.addWidget(left)
        self.addWidget(side)
        self.setStretchFactor(0, PARTS - 1)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._take_widths)

    def minimumSizeHint(self) -> QSize:
        """Return a height in which a tab shows some rows: below it the page scrolls."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), scaled(LEAST_HEIGHT)))

    @Slot()
    def _take_widths(self) -> None:
        self._is_own = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        self._side.give_least(NARROW if width < HALF_SCREEN else WIDTH)
        super().resizeEvent(event)
        if not self._is_own:  # tabs that ask little after large letters would leave it more
            side = max(width // PARTS, self._side.minimumSizeHint().width())
            self.setSizes([width - side, side])


def _act_of(connection: Connection, agreement: int) -> int:
    return act_of_agreement(connection, agreement)


def _open_warnings(dossier: Dossier) -> list[WarningRow]:
    return [warning for warning in dossier.warnings if warning.closed_on is None]


def _first(dossier: Dossier) -> Agreement | WarningRow | None:
    """Return the agreement or the warning that the head names as the next action."""
    action = dossier.row.next_action
    if action is None or action.kind not in _BELOW:
        return None
    if action.kind is ActionKind.AGREEMENT:
        return next((one for one in dossier.agreements if (one.id,) == action.about), None)
    warnings = _open_warnings(dossier)
    return next((one for one in warnings if (one.period, one.cause) == action.about), None)


def _numbered(number: int, sentence: str) -> QLayout:
    layout = QHBoxLayout()
    layout.setSpacing(6)
    mark = line(f"{number}", quiet=True)
    give_width(mark, NUMBER_WIDTH)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(plain_label(sentence.replace("_", f"_{MAY_BREAK}")), 1)
    return layout
