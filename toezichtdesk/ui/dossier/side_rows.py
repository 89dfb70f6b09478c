"""The rows on the right of a dossier: an action, an agreement, a warning, with their buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Agreement
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.reports.answers.overview import NextAction
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import plain_label, plain_tip
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.verbs import verb_of

ABOVE_BUTTONS, BETWEEN_BUTTONS = 4, 6  # logical pixels


class ActionLine(QWidget):
    """One thing to do.

    Signals:
        wanted: the button; carries the `NextAction`.
    """

    wanted = Signal(object)

    def __init__(self, action: NextAction) -> None:
        super().__init__()
        self._action = action
        text = plain_label(f"! {action.text}" if action.is_late else action.text)
        due = plain_label(_due_of(action), quiet=True)
        verb = verb_of(action)
        do = button(verb)
        do.setAccessibleName(f"{verb.rstrip('…')}: {action.text}")
        do.setAccessibleDescription(action.ground)
        self.setToolTip(plain_tip(action.ground))
        layout = _lines(self)
        layout.addWidget(text)
        if due.text():
            layout.addWidget(due)
        layout.addSpacing(ABOVE_BUTTONS)
        layout.addWidget(do, 0, Qt.AlignmentFlag.AlignLeft)
        do.clicked.connect(self._want)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._action)


UNDO_TIP = (
    "Maakt ongedaan wat deze afspraak het laatst vastlegde of wijzigde; een afspraak uit een "
    "contact gaat met dat contact."
)


class AgreementRow(QWidget):
    """One open agreement.

    Signals:
        fulfilled: it was kept; carries the `Agreement`.
        change_asked: change it; carries the `Agreement`.
        undo_asked: undo the act that last wrote it; carries the `Agreement`.
    """

    fulfilled = Signal(object)
    change_asked = Signal(object)
    undo_asked = Signal(object)

    def __init__(self, agreement: Agreement, today: date) -> None:
        super().__init__()
        self._agreement = agreement
        is_late = agreement.due_on is not None and agreement.due_on < today
        mark = "! " if is_late else ""
        due = _due(agreement.due_on, is_late=is_late) or "geen datum"
        text = plain_label(f"{mark}{agreement.party.value.capitalize()}: {agreement.text}")
        self._done = button("Nagekomen")
        self._done.setAccessibleName(f"Nagekomen: {agreement.text}")
        change = button("Wijzigen…")
        change.setAccessibleName(f"Wijzigen: {agreement.text}")
        undo = button("Ongedaan", UNDO_TIP)
        undo.setAccessibleName(f"Ongedaan maken: {agreement.text}")
        layout = _lines(self)
        layout.addWidget(text)
        layout.addWidget(plain_label(due, quiet=True))
        layout.addSpacing(ABOVE_BUTTONS)
        layout.addLayout(_side_by_side(self._done, change, undo))
        self._done.clicked.connect(self._tell_kept)
        change.clicked.connect(self._ask_change)
        undo.clicked.connect(self._ask_undo)

    @Slot()
    def _ask_undo(self) -> None:
        self.undo_asked.emit(self._agreement)

    @Slot()
    def _tell_kept(self) -> None:
        self.fulfilled.emit(self._agreement)

    @Slot()
    def _ask_change(self) -> None:
        self.change_asked.emit(self._agreement)


class WarningLine(QWidget):
    """One open early warning.

    Signals:
        contact_asked: log a contact, which closes the warning.
        dismissal_asked: close it with a reason; carries the `WarningRow`.
    """

    contact_asked = Signal()
    dismissal_asked = Signal(object)

    def __init__(self, warning: WarningRow) -> None:
        super().__init__()
        self._warning = warning
        cause = wording.warning(warning.cause).capitalize()
        text = plain_label(f"● {cause} ({warning.period}): {warning.grounds}")
        contact = button("Contact…")
        contact.setAccessibleName(f"Contact vastleggen om het signaal te sluiten: {cause}")
        dismiss = button("Negeren…")
        dismiss.setAccessibleName(f"Signaal negeren met reden: {cause}")
        layout = _lines(self)
        layout.addWidget(text)
        layout.addWidget(line(f"sinds {wording.day(warning.opened_on)}", quiet=True))
        layout.addSpacing(ABOVE_BUTTONS)
        layout.addLayout(_side_by_side(contact, dismiss))
        contact.clicked.connect(self.contact_asked)
        dismiss.clicked.connect(self._ask_dismissal)

    @Slot()
    def _ask_dismissal(self) -> None:
        self.dismissal_asked.emit(self._warning)


def _lines(row: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    return layout


def _side_by_side(*acts: QPushButton) -> WrappingRow:
    row = WrappingRow(BETWEEN_BUTTONS)
    for act in acts:
        row.addWidget(act)
    return row


def _due_of(action: NextAction) -> str:
    if action.open_since is not None:
        return f"open sinds {wording.day(action.open_since)}"
    return _due(action.due_on, is_late=action.is_late)


def _due(day: date | None, *, is_late: bool) -> str:
    if day is None:
        return "te laat" if is_late else ""
    return f"uiterlijk {wording.day(day)}{', te laat' if is_late else ''}"
