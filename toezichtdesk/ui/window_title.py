"""The title of the window: the program, whether it is a trial, and the province."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from toezichtdesk.reports.answers.overview import OverviewRow

NAME, TRIAL, LOOKS = "Toezichtdesk", "PROEF", "ALLEEN-LEZEN"


class WindowTitle(QObject):
    """Names a window."""

    def __init__(self, window: QMainWindow, *, is_trial: bool) -> None:
        super().__init__(window)
        self._window = window
        self._mark = TRIAL if is_trial else ""
        self._province = ""
        self._show()

    @Slot(object)
    def name_province(self, rows: tuple[OverviewRow, ...]) -> None:
        """Name the province of the municipalities, when they are all of one."""
        provinces = {row.province for row in rows}
        self._province = provinces.pop() if len(provinces) == 1 else ""
        self._show()

    def mark_trial(self, *, only_looks: bool) -> None:
        """Say that nothing is recorded in the officer's own data, or nothing at all."""
        self._mark = LOOKS if only_looks else TRIAL
        self._show()

    def _show(self) -> None:
        parts = (NAME, self._mark, self._province)
        self._window.setWindowTitle(" – ".join(filter(None, parts)))
