"""The setting for the watched folder: which one, and what is imported without asking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.casework.watching import read_unasked, watch_folder
from toezichtdesk.reports.pages.watching import Watched, watched
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.look.theme import EDGE, GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

NO_FOLDER = (
    "Komen de bladen steeds in dezelfde map? Laat die volgen: een nieuw bestand wordt dan vanzelf "
    "aangeboden."
)
UNASKED = "Bekende bladen zonder problemen meteen &importeren"
UNASKED_WORDS = (
    "Dat gebeurt alleen als de koppen bekend zijn, de totalen kloppen, er niets te vragen of te "
    "waarschuwen is en geen vastgelegd cijfer verandert. Vooraf wordt een back-up gemaakt."
)


class FollowingCard(QFrame):
    """Shows and changes how the folder is watched.

    Signals:
        refused: why a change was not made.
    """

    section = "Een map volgen"

    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._operations = operations
        self._folder = Path()
        self._build()
        self._watch.clicked.connect(self._choose_folder)
        self._unwatch.clicked.connect(self._leave_folder)
        self._unasked.clicked.connect(self._choose_unasked)

    @Slot()
    def refresh(self) -> None:
        """Ask for the settings again."""
        self._operations.ask(watched, self._show)

    def _show(self, watched: Watched) -> None:
        is_watched = watched.folder is not None
        if watched.folder is not None:
            self._folder = watched.folder
        self._words.setText(
            f"Nieuwe bestanden in {watched.folder} worden vanzelf aangeboden."
            if is_watched
            else NO_FOLDER
        )
        for widget in (self._unwatch, self._unasked, self._unasked_words):
            widget.setVisible(is_watched)
        self._unasked.setChecked(watched.reads_unasked)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = FileDialog(self.window(), "Map volgen", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    @Slot(str)
    def _take_folder(self, name: str) -> None:
        self._operations.perform(watch_folder, self._changed, Path(name)).if_refused(self._refuse)

    @Slot()
    def _leave_folder(self) -> None:
        self._operations.perform(watch_folder, self._changed, None).if_refused(self._refuse)

    @Slot(bool)
    def _choose_unasked(self, wanted: bool) -> None:
        self._operations.perform(read_unasked, self._changed, wanted=wanted).if_refused(
            self._refuse
        )

    def _changed(self, _act: object) -> None:
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.refresh()

    def _build(self) -> None:
        self._words = plain_label(NO_FOLDER)
        self._watch = button("&Map volgen…", "Nieuwe bestanden in een map aanbieden")
        self._unwatch = button("Niet meer v&olgen")
        self._unasked = QCheckBox(UNASKED)
        self._unasked_words = plain_label(UNASKED_WORDS, quiet=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._watch)
        row.addWidget(self._unwatch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP, EDGE, GAP)
        layout.setSpacing(GAP // 2)
        layout.addWidget(heading("Gevolgde map", 1.1))
        layout.addLayout(row)
        layout.addWidget(self._unasked)
        layout.addWidget(self._unasked_words)
        for widget in (self._unwatch, self._unasked, self._unasked_words):
            widget.hide()
