"""The dialog for a damaged database: offers ways back in one or two clicks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QListWidget, QPushButton, QWidget

from toezichtdesk import wording
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

NO_COPY = (
    "Er is geen goede back-up gevonden. Red wat er nog te lezen is, of kies een back-up van een "
    "andere plaats."
)
LIST_HEIGHT = 150  # logical pixels


class RescueDialog(FormDialog):
    """Offers the newest good backup, what is still readable, or another backup; deletes nothing.

    Signals:
        copy_chosen: replace the database by this backup; carries its path.
        salvage_asked: put what is readable into a new database.
    """

    chapter = Chapter.COPIES

    copy_chosen = Signal(object)
    salvage_asked = Signal()

    def __init__(
        self,
        message: str,
        copy: tuple[Path, datetime, tuple[str, ...] | None] | None,
        parent: QWidget | None,
    ) -> None:
        """Build the dialog. copy: the newest good backup, its moment, and the acts it lacks."""
        act = "&Back-up terugzetten" if copy else "&Redden wat leesbaar is"
        super().__init__("De database is beschadigd", act, parent)
        self._copy = None if copy is None else copy[0]
        self.body.addWidget(plain_label(message))
        if copy is None:
            self.body.addWidget(plain_label(NO_COPY))
        else:
            self._show_copy(*copy)
        self.body.addWidget(
            plain_label("De beschadigde database blijft onder een andere naam bewaard.", quiet=True)
        )
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._salvage = QPushButton("&Redden wat leesbaar is")
        self._other = QPushButton("&Andere back-up…")
        for button in (self._salvage, self._other):
            button.setAutoDefault(False)
            self.buttons.addButton(button, role)  # which shows it
        self._salvage.setVisible(copy is not None)
        self.submitted.connect(self._choose)
        self._salvage.clicked.connect(self._ask_salvage)
        self._other.clicked.connect(self._choose_other)
        self.body.addStretch()
        self.resize(scaled(680), 0)  # becomes as high as the words need at this width

    def _show_copy(
        self, path: Path, recorded_to: datetime, missing: tuple[str, ...] | None
    ) -> None:
        local = recorded_to.astimezone()
        until = f"{wording.day(local.date())}, {local:%H:%M} uur"
        words = f"De nieuwste goede back-up bevat alles tot en met {until}:\n{path}"
        self.body.addWidget(plain_label(words))
        if missing is None:
            lacks = "Wat daarna is vastgelegd, is niet meer te lezen en zou ontbreken."
        elif not missing:
            lacks = "Volgens het logboek ontbreekt er dan niets."
        else:
            lacks = f"Dit zou ontbreken ({len(missing)}):"
        self.body.addWidget(plain_label(lacks))
        if missing:
            listed = QListWidget()
            listed.addItems(missing)
            listed.setAccessibleName("Wat in de back-up ontbreekt")
            listed.setFixedHeight(LIST_HEIGHT)
            self.body.addWidget(listed)

    @Slot()
    def _choose(self) -> None:
        if self._copy is None:
            self._ask_salvage()
            return
        self.copy_chosen.emit(self._copy)
        self.accept()

    @Slot()
    def _ask_salvage(self) -> None:
        self.salvage_asked.emit()
        self.accept()

    @Slot()
    def _choose_other(self) -> None:
        chooser = FileDialog(self, "Kies een back-up")
        chooser.setNameFilters(["Toezichtdesk-database (*.db)", "Alle bestanden (*)"])
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._tell_other)
        chooser.open()

    @Slot(str)
    def _tell_other(self, path: str) -> None:
        self.copy_chosen.emit(Path(path))
        self.accept()
