"""The backups of the database: make one, save one elsewhere, restore one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.limits import MEGABYTE
from toezichtdesk.operations import Operations
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import Band, Tone, plain_label, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.safekeeping import Copy, Safekeeping

if TYPE_CHECKING:
    from toezichtdesk.casework.trial_restoring import TrialRestore

READ_BACK = "✓ bij het maken"
NO_COPY = "Er is nog geen back-up. Kies „Back-up maken” om er nu een te maken."


class BackupsPane(QWidget):
    """The backups in the folder beside the database.

    chapter: of the manual.

    Signals:
        restore_asked: restore this backup; carries its path.
        look_asked: look at this backup; carries its path.
        backed_up: a backup was made; carries it.
    """

    chapter = Chapter.COPIES

    restore_asked = Signal(object)
    look_asked = Signal(object)
    backed_up = Signal(object)

    def __init__(
        self, operations: Operations, safekeeping: Safekeeping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._safekeeping = safekeeping
        self._on_trial: Path | None = None
        self._tried: dict[Path, str] = {}  # what a trial restore in this window found
        self._build()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Ask which backups there are."""
        self._operations.compute(self._safekeeping.copies, self._show_copies)

    @Slot(object)
    def _show_copies(self, copies: tuple[Copy, ...]) -> None:
        self.model.show_rows(copies)
        if not self.table.selected:
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, copy: Copy | None) -> None:
        for act in self.table.acts:
            act.setEnabled(copy is not None)
        if self._on_trial is not None:
            self.prove.setEnabled(False)

    @Slot()
    def _make(self) -> None:
        self.make.setEnabled(False)
        request = self._operations.compute(self._safekeeping.make, self._made, "handmatig")
        request.if_refused(self._refuse)

    def _made(self, copy: Copy) -> None:
        self.make.setEnabled(True)
        self._band.say("Back-up gemaakt en teruggelezen.", Tone.NOTICE)
        self.backed_up.emit(copy)
        self.refresh()

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self.make.setEnabled(True)
        self._band.refuse(message)

    @Slot()
    def _choose_target(self) -> None:
        chooser = FileDialog(self, "Kopie van de database opslaan")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("db")
        chooser.setNameFilters(["Toezichtdesk-database (*.db)"])
        chooser.fileSelected.connect(self._copy_to)
        chooser.open()

    @Slot(str)
    def _copy_to(self, path: str) -> None:
        request = self._operations.compute(self._safekeeping.copy_to, self._copied, Path(path))
        request.if_refused(self._refuse)

    def _copied(self, path: Path) -> None:
        self._band.say(f"Kopie opgeslagen en teruggelezen: {path}", Tone.NOTICE)

    @Slot()
    def _look(self) -> None:
        copy = self.table.current
        if isinstance(copy, Copy):
            self.look_asked.emit(copy.path)

    @Slot()
    def _prove(self) -> None:
        copy = self.table.current
        if isinstance(copy, Copy):
            self._on_trial = copy.path
            self._show_choice(copy)
            self._band.say("Proefherstel: de back-up wordt teruggezet en gelezen…", Tone.NOTICE)
            request = self._operations.compute(
                self._safekeeping.try_restore, self._show_proof, copy.path
            )
            request.if_refused(self._refuse_proof)

    def _show_proof(self, result: TrialRestore) -> None:
        is_sound = result.report.is_sound
        self._note_trial(is_sound=is_sound)
        words = wording.trial_restore(result.report, result.last_act)
        if is_sound:
            self._band.say(words, Tone.NOTICE)
        else:
            self._band.refuse(words)

    @Slot(str)
    def _refuse_proof(self, message: str) -> None:
        self._note_trial(is_sound=False)
        self._band.refuse(wording.trial_failed(message))

    def _note_trial(self, *, is_sound: bool) -> None:
        if self._on_trial is not None:
            moment = datetime.now().astimezone()  # as that at which a copy was made
            outcome = f"✓ proefherstel {moment:%H:%M}" if is_sound else "✖ proefherstel mislukt"
            self._tried[self._on_trial] = outcome
            self._on_trial = None
        self.refresh()

    def _checked(self, copy: Copy) -> str:
        return self._tried.get(copy.path, READ_BACK)

    @Slot()
    def _restore(self) -> None:
        copy = self.table.current
        if isinstance(copy, Copy):
            self.restore_asked.emit(copy.path)

    @Slot()
    def _choose_source(self) -> None:
        chooser = FileDialog(self, "Kies de back-up die wordt teruggezet")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(["Toezichtdesk-database (*.db)", "Alle bestanden (*)"])
        chooser.fileSelected.connect(self._restore_other)
        chooser.open()

    @Slot(str)
    def _restore_other(self, path: str) -> None:
        self.restore_asked.emit(Path(path))

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.keep.clicked.connect(self._choose_target)
        self.look.clicked.connect(self._look)
        self.prove.clicked.connect(self._prove)
        self.restore.clicked.connect(self._restore)
        self.other.clicked.connect(self._choose_source)
        self.table.chosen.connect(self._show_choice)

    def _build(self) -> None:
        self._band = Band()
        checked = TableColumn("checked", "Gecontroleerd", self._checked, width=170)
        self.model = RowsModel[Copy]((*_COLUMNS[:2], checked, *_COLUMNS[2:]), self)
        self.table = RowsTable(self.model, "Back-ups, nieuwste eerst", _identity, self)
        self.table.when_empty = NO_COPY
        self.make = primary(button("Back-up &maken"))
        self.keep = button("&Kopie opslaan als…")
        self.restore = button("&Terugzetten…")
        self.look = button(
            "Bekijk alleen-&lezen", "Opent een kopie van de back-up; vastleggen kan daar niet"
        )
        self.prove = button(
            "Pr&oefherstel", "Zet de back-up terug in een tijdelijke map, lees hem en gooi hem weg"
        )
        self.table.acts = (self.look, self.prove, self.restore)
        self._show_choice(None)
        self.other = button("&Ander bestand terugzetten…")
        for each in (self.make, self.keep, self.other):
            each.setEnabled(not self._operations.only_looks)
        acts = WrappingRow()
        for each in (self.make, self.keep):
            acts.addWidget(each)
        acts.add_spring()
        for each in (self.look, self.prove, self.restore, self.other):
            acts.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._band)
        layout.addWidget(
            plain_label(
                "Het programma maakt zelf een back-up vóór elke import, tijdens het werk en bij "
                "het afsluiten, en leest elke kopie terug.\n"
                f"Map: {self._safekeeping.folder}",
                quiet=True,
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(acts)


def _identity(copy: Copy) -> Path:
    return copy.path


def _size(copy: Copy) -> str:
    return f"{wording.decimal(copy.size / MEGABYTE)} MB"


_COLUMNS: tuple[TableColumn[Copy], ...] = (
    TableColumn(
        "made",
        "Gemaakt",
        lambda copy: wording.day_and_time(copy.made_on),
        lambda copy: copy.made_on.timestamp(),
        width=140,
    ),
    TableColumn("reason", "Reden", lambda copy: copy.reason.replace("-", " "), width=120),
    TableColumn("file", "Bestand", lambda copy: copy.path.name, width=0),
    TableColumn("size", "Grootte", _size, lambda copy: copy.size, side=Side.RIGHT, width=90),
)
