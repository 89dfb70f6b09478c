"""The rows on the right of a dossier: an action, an agreement, a warning, with their buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Agreement
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.reports.answers.overview import NextAction
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import plain_label, plain_tip
from toezichtdesk.ui.verbs import verb_of


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
        due = line(_due_of(action), quiet=True)
        verb = verb_of(action)
        do = button(verb)
        do.setAccessibleName(f"{verb.rstrip('…')}: {action.text}")
        do.setAccessibleDescription(action.ground)
        self.setToolTip(plain_tip(action.ground))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text)
        if due.text():
            words.addWidget(due)
        words.addSpacing(4)
        words.addWidget(do, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
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
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._done)
        foot.addWidget(change)
        foot.addStretch()
        until = QHBoxLayout()  # three buttons in one row are too wide here
        until.addWidget(plain_label(due, quiet=True), 1)
        until.addWidget(undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text)
        layout.addLayout(until)
        layout.addLayout(foot)
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
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(contact)
        foot.addWidget(dismiss)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text)
        layout.addWidget(line(f"sinds {wording.day(warning.opened_on)}", quiet=True))
        layout.addLayout(foot)
        contact.clicked.connect(self.contact_asked)
        dismiss.clicked.connect(self._ask_dismissal)

    @Slot()
    def _ask_dismissal(self) -> None:
        self.dismissal_asked.emit(self._warning)


def _due_of(action: NextAction) -> str:
    if action.open_since is not None:
        return f"open sinds {wording.day(action.open_since)}"
    return _due(action.due_on, is_late=action.is_late)


def _due(day: date | None, *, is_late: bool) -> str:
    if day is None:
        return "te laat" if is_late else ""
    return f"uiterlijk {wording.day(day)}{', te laat' if is_late else ''}"
