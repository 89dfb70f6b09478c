"""Taking acts back and carrying them out again, from wherever the officer sees one.

`Undoing` asks first what stands in the way and then acts; any page may have one. `UndoNotice` is
the band of the main window that tells what was just done, with the way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk.domain.acts import Act
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.ui.dialogs import FormDialog, plain_label
from toezichtdesk.ui.form_drafts import FormDraft
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.notices import NoticeBand

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.reports.undoing import NextTurns, Prospect

LATER_SHOWN = 6
UNDO, REDO = "Ongedaan maken", "Opnieuw uitvoeren"


class Undoing(QObject):
    """Takes an act back or carries it out again, after asking what has to be asked.

    Signals:
        refused: it cannot be done; carries the Dutch message.
        done: it was done; carries the number of the new line.
        left: the officer thought better of it.
    """

    refused = Signal(str)
    done = Signal(int)
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        """parent: the page; a dialog opens above it."""
        super().__init__(parent)
        self._page = parent
        self._operations = operations

    @Slot(int)
    def take_back(self, act: int) -> None:
        """Take this act back; what built on it, and a reason, are asked first."""
        self._operations.ask(_undo_prospect, self._consider_undo, act).if_refused(self._refuse)

    @Slot(int)
    def carry_out_again(self, act: int) -> None:
        """Carry this act out again."""
        from toezichtdesk.casework.undo import redo

        self._operations.perform(redo, self._finish, act).if_refused(self._refuse)

    def _consider_undo(self, found: Prospect) -> None:
        if found.refusal:
            self._refuse(found.refusal)
        elif found.later or found.needs_reason:
            dialog = UndoDialog(found, self._operations, self._page)
            dialog.confirmed.connect(self._undo)
            dialog.rejected.connect(self.left)
            dialog.open()
        else:
            self._undo(found.line.id, "")

    @Slot(int, str)
    def _undo(self, act: int, reason: str) -> None:
        from toezichtdesk.casework.undo import undo_with_later

        self._operations.perform(undo_with_later, self._finish, act, reason=reason).if_refused(
            self._refuse
        )

    def _finish(self, act: int) -> None:
        self.done.emit(act)

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self.refused.emit(message)


class UndoDialog(FormDialog):
    """Shows what built on an act and goes with it, and asks the reason where one is due.

    Signals:
        confirmed: the officer wants it; carries the act and the reason.
    """

    chapter = Chapter.TAKING_BACK

    confirmed = Signal(int, str)

    def __init__(self, found: Prospect, operations: Operations, parent: QWidget) -> None:
        act = "&Beide terugdraaien" if len(found.later) == 1 else "&Terugdraaien"
        if len(found.later) > 1:
            act = "&Alle terugdraaien"
        super().__init__("Terugdraaien", act, parent)
        self._found = found
        self.body.addWidget(plain_label(found.line.summary))
        if found.later:
            self.body.addWidget(plain_label("Dit bouwt erop voort en gaat eerst terug:"))
            self.body.addWidget(plain_label("\n".join(_told(found.later))))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("Reden van het terugdraaien")
        self.reason.setPlaceholderText("Waarom wordt dit teruggedraaid?")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.reason.setVisible(found.needs_reason)
        self._draft = FormDraft(operations, f"terugdraaien:{found.line.id}", "", self)
        if found.needs_reason:
            words = "Een besluit van Gedeputeerde Staten blijft zichtbaar als teruggedraaid."
            self.body.addWidget(plain_label(words, quiet=True))
            self.body.addWidget(self.reason)
            self._draft.begin()
        self.submitted.connect(self._confirm)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._draft.leave()

    @Slot()
    def _confirm(self) -> None:
        reason = self.reason.toPlainText().strip()
        if self._found.needs_reason and not reason:
            self.show_refusal("De reden ontbreekt. Schrijf op waarom dit wordt teruggedraaid.")
            self.reason.setFocus()
            return
        self._draft.discard()
        self.confirmed.emit(self._found.line.id, reason)
        self.accept()


class UndoNotice(NoticeBand):
    """Tells for ten seconds what was just done, with a button that takes it back.

    Signals:
        turned: what Ctrl+Z and Ctrl+Y would do now; carries the two names, empty for nothing.
        told: it tells what was done, so that nobody else need do so.
        refused: an act could not be taken back; carries the message.
    """

    turned = Signal(str, str)
    told = Signal()
    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._newest = -1
        self._turns: NextTurns | None = None
        self._told: tuple[int, bool] = (0, True)
        self.is_told_elsewhere = False
        self._undoing = Undoing(operations, self)
        self._undoing.refused.connect(self.refused)
        self.pressed.connect(self._turn_told)

    @Slot()
    def look(self) -> None:
        """Ask what can be taken back now, and tell nothing."""
        self._operations.ask(_standing, self._take)

    @Slot()
    def look_and_tell(self) -> None:
        """Ask what was just done, and tell it."""
        self._operations.ask(_standing, self._tell)

    @Slot()
    def undo_last(self) -> None:
        """Take back the act that the menu names."""
        if self._turns is not None and self._turns.undo is not None:
            self._undoing.take_back(self._turns.undo.line.id)

    @Slot()
    def redo_last(self) -> None:
        """Carry out again the act that the menu names."""
        if self._turns is not None and self._turns.redo is not None:
            self._undoing.carry_out_again(self._turns.redo.line.id)

    def focus_button(self) -> bool:
        """Put the cursor on the button; False when nothing is told."""
        if self.isHidden():
            return False
        self._button.setFocus()
        return True

    def _take(self, found: tuple[JournalRow | None, NextTurns]) -> None:
        line, self._turns = found
        self._newest = line.id if line is not None else 0
        undo, redo = self._turns.undo, self._turns.redo
        self.turned.emit(undo.name if undo else "", redo.name if redo else "")

    def _tell(self, found: tuple[JournalRow | None, NextTurns]) -> None:
        before, (line, turns) = self._newest, found
        self._take(found)
        if line is None or line.id == before:
            return
        self.hide()
        undone = line.details.get("undone")
        if line.act == Act.IMPORT or self.is_told_elsewhere:
            return
        if line.act == Act.UNDO and isinstance(undone, int):
            self._show(line, undone, is_undo=False)
        elif turns.undo is not None:
            self._show(line, turns.undo.line.id, is_undo=True)

    def _show(self, line: JournalRow, act: int, *, is_undo: bool) -> None:
        self._told = act, is_undo
        self.tell(line.summary, UNDO if is_undo else REDO)
        self.told.emit()

    @Slot()
    def _turn_told(self) -> None:
        act, is_undo = self._told
        self.hide()
        if is_undo:
            self._undoing.take_back(act)
        else:
            self._undoing.carry_out_again(act)


def _told(lines: tuple[JournalRow, ...]) -> list[str]:
    told = [f"• {line.moment:%d-%m-%Y %H:%M}: {line.summary}" for line in lines[:LATER_SHOWN]]
    more = len(lines) - LATER_SHOWN
    return [*told, f"… en nog {more}"] if more > 0 else told


def _undo_prospect(connection: Connection, act: int) -> Prospect:
    from toezichtdesk.reports.undoing import undo_prospect

    return undo_prospect(connection, act)


def _standing(connection: Connection) -> tuple[JournalRow | None, NextTurns]:
    from toezichtdesk.reports.undoing import newest_line, next_turns

    return newest_line(connection), next_turns(connection)
