"""The notice that reports the last act, with undo."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.domain.acts import Act
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.ui.notices import NoticeBand

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.reports.undoing import NextTurns
    from toezichtdesk.ui.undoing import Undoing

UNDO, REDO = "Ongedaan maken", "Opnieuw uitvoeren"


class UndoNotice(NoticeBand):
    """Shows for ten seconds what was just done, with an undo button.

    Signals:
        turned: what Ctrl+Z and Ctrl+Y would do now; carries the two names, empty for nothing.
        shown: it reports an act, so that nobody else need do so.
        refused: an act could not be undone; carries the message.
    """

    turned = Signal(str, str)
    shown = Signal()
    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._newest = -1
        self._turns: NextTurns | None = None
        self._shown_act: tuple[int, bool] = (0, True)
        self.is_told_elsewhere = False
        self.pressed.connect(self._offer_turn)

    @cached_property
    def _undoing(self) -> Undoing:
        """The object that undoes acts, loaded late for a fast start."""
        from toezichtdesk.ui.undoing import Undoing

        undoing = Undoing(self._operations, self)
        undoing.refused.connect(self.refused)
        return undoing

    @Slot()
    def look(self) -> None:
        """Ask what can be undone now, without showing it."""
        self._operations.ask(_newest_and_turns, self._take)

    @Slot()
    def look_and_tell(self) -> None:
        """Ask what was just done, and show it."""
        self._operations.ask(_newest_and_turns, self._tell)

    @Slot()
    def undo_last(self) -> None:
        """Undo the act that the menu names."""
        if self._turns is not None and self._turns.undo is not None:
            self._undoing.take_back(self._turns.undo.line.id)

    @Slot()
    def redo_last(self) -> None:
        """Redo the act that the menu names."""
        if self._turns is not None and self._turns.redo is not None:
            self._undoing.carry_out_again(self._turns.redo.line.id)

    def focus_button(self) -> bool:
        """Focus the button; False when the notice is hidden."""
        if self.isHidden():
            return False
        self._button.setFocus()
        return True

    def _take(self, answer: tuple[JournalRow | None, NextTurns]) -> None:
        line, self._turns = answer
        self._newest = line.id if line is not None else 0
        undo, redo = self._turns.undo, self._turns.redo
        self.turned.emit(undo.name if undo else "", redo.name if redo else "")

    def _tell(self, answer: tuple[JournalRow | None, NextTurns]) -> None:
        before, (line, turns) = self._newest, answer
        self._take(answer)
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
        self._shown_act = act, is_undo
        self.tell(line.summary, UNDO if is_undo else REDO)
        self.shown.emit()

    @Slot()
    def _offer_turn(self) -> None:
        act, is_undo = self._shown_act
        self.hide()
        if is_undo:
            self._undoing.take_back(act)
        else:
            self._undoing.carry_out_again(act)


def _newest_and_turns(connection: Connection) -> tuple[JournalRow | None, NextTurns]:
    from toezichtdesk.reports.undoing import newest_line, next_turns

    return newest_line(connection), next_turns(connection)
