"""The save dialog for every kind of file, and what it saves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from toezichtdesk.outputs import as_name
from toezichtdesk.render import tables, template
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.papers.exports import overview_listing
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.paper.saved_file import Saved

WORKBOOK = "Excel-werkmap (*.xlsx)"
OPEN = "Open werkblad (*.ods)"
TEXT = "Tekst met puntkomma's (*.csv)"


class SaveDialog(FileDialog):
    """Asks for a file name; without a suffix it gets that of the chosen kind of file."""

    def __init__(self, parent: QWidget, title: str, name: str, kinds: Sequence[str]) -> None:
        """Build the dialog.

        name: proposed, as far as it can be one. kinds: such as `Excel-werkmap (*.xlsx)`.
        """
        super().__init__(parent, title)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(kinds)
        self._take_suffix(kinds[0])
        self.selectFile(as_name(name))
        self.filterSelected.connect(self._take_suffix)

    @Slot(str)
    def _take_suffix(self, kind: str) -> None:
        suffix = re.search(r"\*\.(\w+)", kind)
        if suffix is not None:
            self.setDefaultSuffix(suffix[1])


def write_overview(rows: Sequence[OverviewRow], path: Path) -> Saved:
    """Write the overview, and return a message in Dutch.

    Raises:
        OfficerCanAct: the suffix is not .xlsx, .ods or .csv, or the file cannot be written there.
    """
    tables.write((overview_listing(tuple(rows)),), path)
    count = "1 gemeente" if len(rows) == 1 else f"{len(rows)} gemeenten"
    return Saved(f"Het overzicht van {count} is opgeslagen in {path}.", path)


def write_template(path: Path) -> Saved:
    """Write the import template, and return a message in Dutch.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    template.write_template(path)
    sentence = f"Het sjabloon is opgeslagen in {path}. Vul het in en importeer het met Ctrl+I."
    return Saved(sentence, path)
