"""Opens the forms of a dossier that concern its figures and its freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toezichtdesk.ui.dossier.balance_dialog import BalanceDialog
from toezichtdesk.ui.dossier.freeze_dialog import EndFreezeDialog, FreezeDialog
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.dossier.swap_dialog import SwapDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from toezichtdesk.domain.figures import TwoBalances
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.dossier import Dossier, PeriodRow


def freeze(operations: Operations, dossier: Dossier, window: QWidget) -> None:
    """Ask to freeze the rung, or to end the freeze that there is."""
    row = dossier.row
    if dossier.freeze is None:
        FreezeDialog(operations, row.code, row.name, window).open()
    else:
        EndFreezeDialog(operations, row.code, row.name, dossier.freeze, window).open()


def swap(operations: Operations, dossier: Dossier, window: QWidget) -> None:
    """Ask with which municipality a part of the target is swapped."""
    row = dossier.row
    periods = [each.standing.period for each in reversed(dossier.periods)]
    SwapDialog(operations, row.code, row.name, periods, window).open()


def balance(operations: Operations, dossier: Dossier, two: TwoBalances, window: QWidget) -> None:
    """Ask which of two balances is the right one."""
    BalanceDialog(operations, dossier.row.code, dossier.row.name, two, window).open()


def own_count(operations: Operations, dossier: Dossier, stand: PeriodRow, window: QWidget) -> None:
    """Ask what the municipality itself counts of a stand."""
    row = dossier.row
    OwnCountDialog(operations, row.code, row.name, stand.standing, window, stand.own).open()
