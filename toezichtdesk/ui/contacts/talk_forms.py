"""Opens the forms of planned talks, each as soon as its data was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from toezichtdesk.domain.municipality import Names
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.reports.record.talks import TalkRow, talk_with
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.talk_dialogs import CancelTalkDialog, TalkDialog

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations


class TalkForms(QObject):
    """Plans, changes, cancels and holds talks for one window.

    Signals:
        refused: the talk no longer exists; carries why.
    """

    refused = Signal(str)

    def __init__(self, operations: Operations, window: QWidget) -> None:
        super().__init__(window)
        self._operations = operations
        self._window = window
        self._codes: tuple[str, ...] = ()
        self._kind = ContactKind.PROGRESS_TALK

    def plan(
        self, codes: Sequence[str] = (), kind: ContactKind = ContactKind.PROGRESS_TALK
    ) -> None:
        """Plan a talk, proposing these municipalities."""
        self._codes, self._kind = tuple(codes), kind
        self._operations.ask(municipality_names, self._open_plan)

    def change(self, number: int) -> None:
        """Change a planned talk."""
        self._ask(number, self._open_change)

    def cancel(self, number: int) -> None:
        """Cancel a planned talk, with a reason."""
        self._ask(number, self._open_cancel)

    def hold(self, number: int) -> None:
        """Log a planned talk as a contact."""
        self._ask(number, self._open_hold)

    def _ask(self, number: int, show: Callable[[tuple[TalkRow, Names]], None]) -> None:
        today = self._operations.sign().today
        self._operations.ask(_talk_and_names, show, number, today).if_refused(self.refused.emit)

    def _open_plan(self, names: Names) -> None:
        TalkDialog(
            self._operations, names, self._window.window(), self._codes, kind=self._kind
        ).open()

    def _open_change(self, answer: tuple[TalkRow, Names]) -> None:
        row, names = answer
        TalkDialog(self._operations, names, self._window.window(), row=row).open()

    def _open_cancel(self, answer: tuple[TalkRow, Names]) -> None:
        CancelTalkDialog(self._operations, answer[0], self._window.window()).open()

    def _open_hold(self, answer: tuple[TalkRow, Names]) -> None:
        row = answer[0]
        ContactDialog(
            self._operations,
            row.talk.municipalities[0],
            row.name,
            self._window.window(),
            planned=row,
        ).open()


def _talk_and_names(connection: Connection, number: int, today: date) -> tuple[TalkRow, Names]:
    return talk_with(connection, number, today), municipality_names(connection)
