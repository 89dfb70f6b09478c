"""Undoing and redoing acts, from any page.

`Undoing` first checks what stands in the way.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework.undo import redo, undo_with_later
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.undoing import Prospect, undo_prospect
from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.forms.form_drafts import FormDraft
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

LATER_SHOWN = 6
STAYS = "De handeling blijft in het logboek zichtbaar als ongedaan gemaakt."


class Undoing(QObject):
    """Undoes or redoes an act, after asking for confirmation or a reason where needed.

    Signals:
        refused: it cannot be done; carries the Dutch message.
        done: it was done; carries the number of the new line.
        left: the officer cancelled.
    """

    refused = Signal(str)
    done = Signal(int)
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        """parent: the page; dialogs open above it."""
        super().__init__(parent)
        self._page = parent
        self._operations = operations

    @Slot(int)
    def take_back(self, act: int) -> None:
        """Undo this act; asks about later acts that depend on it, and for a reason."""
        self._operations.ask(undo_prospect, self._consider_undo, act).if_refused(self._refuse)

    @Slot(int)
    def carry_out_again(self, act: int) -> None:
        """Redo this act."""
        self._operations.perform(redo, self._finish, act).if_refused(self._refuse)

    def _consider_undo(self, prospect: Prospect) -> None:
        if prospect.refusal is not None:
            self._refuse(wording.obstacle(prospect.refusal))
        elif prospect.later or prospect.needs_reason:
            dialog = UndoDialog(prospect, self._operations, self._page)
            dialog.confirmed.connect(self._undo)
            dialog.rejected.connect(self.left)
            dialog.open()
        else:
            self._undo(prospect, "")

    @Slot(object, str)
    def _undo(self, prospect: Prospect, reason: str) -> None:
        shown = [line.id for line in prospect.later]  # no other goes unasked
        self._operations.perform(
            undo_with_later, self._finish, prospect.line.id, reason=reason, shown=shown
        ).if_refused(self._refuse)

    def _finish(self, act: int) -> None:
        self.done.emit(act)

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self.refused.emit(message)


class UndoDialog(FormDialog):
    """Lists the later acts that will be undone too, and asks for a reason where required.

    Signals:
        confirmed: carries the prospect that was shown, and the reason.
    """

    chapter = Chapter.TAKING_BACK

    confirmed = Signal(object, str)

    def __init__(self, prospect: Prospect, operations: Operations, parent: QWidget) -> None:
        act = "&Beide ongedaan maken" if len(prospect.later) == 1 else "Ongedaan &maken"
        if len(prospect.later) > 1:
            act = "&Alle ongedaan maken"
        super().__init__("Ongedaan maken", act, parent)
        self._prospect = prospect
        self.body.addWidget(plain_label(f"Dit wordt ongedaan gemaakt:\n{prospect.line.summary}"))
        if prospect.later:
            self.body.addWidget(plain_label("Dit bouwt erop voort en gaat eerst terug:"))
            self.body.addWidget(plain_label("\n".join(_listed(prospect.later))))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("Reden om dit ongedaan te maken")
        give_hint(self.reason, "Waarom wordt dit ongedaan gemaakt?")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.reason.setVisible(prospect.needs_reason)
        self._draft = FormDraft(operations, f"terugdraaien:{prospect.line.id}", "", self)
        if prospect.needs_reason:
            words = "Een besluit van Gedeputeerde Staten blijft zichtbaar als ongedaan gemaakt."
            self.body.addWidget(plain_label(words, quiet=True))
            self.body.addWidget(self.reason)
            self.add_above_buttons(PrivacyNote(self))
            self._draft.begin()
        else:
            self.body.addWidget(plain_label(STAYS, quiet=True))
        self.body.addStretch()
        self.submitted.connect(self._confirm)
        self.resize(self.minimumWidth(), 0)  # becomes as high as the words need

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._draft.leave()

    @Slot()
    def _confirm(self) -> None:
        reason = self.reason.toPlainText().strip()
        if self._prospect.needs_reason and not reason:
            self.show_refusal("De reden ontbreekt. Schrijf op waarom dit ongedaan wordt gemaakt.")
            self.reason.setFocus()
            return
        self._draft.discard()
        self.confirmed.emit(self._prospect, reason)
        self.accept()


def _listed(lines: tuple[JournalRow, ...]) -> list[str]:
    shown = [
        f"• {wording.day_and_time(line.moment)}: {line.summary}" for line in lines[:LATER_SHOWN]
    ]
    more = len(lines) - LATER_SHOWN
    return [*shown, f"… en nog {more}"] if more > 0 else shown
