"""The form to settle which of two statements of an opening balance is right, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import balances
from toezichtdesk.domain.figures import TwoBalances
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels


def open_balances(dossier: Dossier) -> list[TwoBalances]:
    """Return the opening balances with two statements that are not settled yet."""
    return [two for two in two_balances(dossier) if two.is_open]


def two_balances(dossier: Dossier) -> list[TwoBalances]:
    """Return the opening balances with two statements, settled or not, oldest first."""
    stands = (row.standing for row in dossier.periods)
    return [stand.two_balances for stand in stands if stand.two_balances is not None]


def settle(
    connection: Connection, by: Signature, code: str, period: Period, balance: int, reason: str
) -> int:
    """Record which statement is right."""
    return balances.settle(connection, by, code, period, balance, reason=reason)


class BalanceDialog(ActForm):
    """Settles which of two statements of an opening balance counts; the reason is required.

    Nothing is preselected: the last one supplied is not necessarily right.
    """

    chapter = Chapter.DOSSIER
    section = "Twee beginsaldi"

    def __init__(
        self, operations: Operations, code: str, name: str, two: TwoBalances, parent: QWidget
    ) -> None:
        title = f"Beginsaldo {two.period} van {name} vaststellen"
        super().__init__(operations, title, "&Vaststellen", parent)
        self._code = code
        self._two = two
        self.keep_draft("beginsaldo", code)
        self.balance = QComboBox()
        self.balance.addItem(
            f"{wording.signed(two.closing)} – eindsaldo van {two.period.previous}", two.closing
        )
        self.balance.addItem(
            f"{wording.signed(two.opening)} – opgegeven beginsaldo van {two.period}", two.opening
        )
        give_hint(self.balance, "kies welke opgave juist is")
        self.balance.setCurrentIndex(-1)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        give_hint(self.reason, "waaruit blijkt dat dit het juiste beginsaldo is")
        self.form.addRow(plain_label(wording.two_balances(two)))
        self.add_row("&Beginsaldo", self.balance)
        self.add_row("&Reden", self.reason)
        self.balance.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        if self.balance.currentIndex() < 0:
            return "Kies welk beginsaldo juist is.", self.balance
        return None

    def save(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.perform(settle, self._code, self._two.period, self.balance.currentData(), reason)
