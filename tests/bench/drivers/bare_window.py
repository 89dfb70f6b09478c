"""The floor of a start: a window with a table of 342 rows and nothing else."""

from __future__ import annotations

import json

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.bench.drivers.desk import Painted
from tests.bench.measure import since_start


class Model(QAbstractTableModel):
    """342 rows of nine texts."""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 342

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 9

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()} {index.column()}"
        return None


def filled() -> None:
    print(json.dumps({"ms": since_start()}))
    QApplication.quit()


application = QApplication([])
window = QMainWindow()
view = QTableView()
view.setModel(Model(view))
window.setCentralWidget(view)
window.resize(1280, 720)
QTimer.singleShot(0, lambda: Painted(view.viewport(), filled))
window.show()
application.exec()
