"""The tooltip of a cell that is cut off: the whole of its text, above what else it tells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QTableView, QToolTip

from toezichtdesk.ui.forms.dialogs import plain_tip


def tell_whole(table: QTableView, event: QHelpEvent) -> bool:
    """Show the whole text of the cell under the mouse; False where nothing of it is cut off."""
    index = table.indexAt(event.pos())
    text, cell = str(index.data() or ""), table.visualRect(index)
    if not text or table.sizeHintForIndex(index).width() <= cell.width():
        return False
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    whole = tip if text in tip else f"{plain_tip(text)}\n{tip}".strip()
    QToolTip.showText(event.globalPos(), whole, table.viewport(), cell)
    return True
