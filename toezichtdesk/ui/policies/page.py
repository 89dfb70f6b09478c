"""The page Beleid: the versions and their parameters, and what they would have proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from toezichtdesk.reports.policies import version_rows
from toezichtdesk.ui.forms.dialogs import page_title
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.policies.trial import TrialPane
from toezichtdesk.ui.policies.versions import VersionsPane

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.policies import VersionRow


class PolicyPage(Page):
    """The versions of the policy, and the trial on the history."""

    chapter = Chapter.POLICY

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.versions = VersionsPane(operations)
        self.trial = TrialPane(operations)
        self.table = self.versions.table
        self._build()

    @Slot()
    def refresh(self) -> None:
        """Ask for the versions again; a trial keeps its result."""
        self._operations.ask(version_rows, self._show_rows, self._operations.sign().today)

    @Slot(object)
    def _show_rows(self, rows: tuple[VersionRow, ...]) -> None:
        self.versions.show_rows(rows)
        self.trial.show_versions(rows)

    def _build(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Beleid")
        self.tabs.addTab(self.versions, "&Versies")
        self.tabs.addTab(self.trial, "Proef op de &geschiedenis")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addWidget(page_title("Beleid"))
        layout.addWidget(self.tabs, 1)
