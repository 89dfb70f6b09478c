"""The files attached to a contact or a plan: add, open, withdraw, destroy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import attachments
from toezichtdesk.reports.record.attachments import also_with, attached_to, whole_file
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import FormDialog, final, plain_label
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import AttachedTo, Attachment, Signature
    from toezichtdesk.operations import Operations

WIDTH = 680  # logical pixels
HEIGHT = 380
NOTHING = "Er zijn geen bijlagen. Voeg een bestand toe, of sleep het hierheen."
KEPT = "Het programma bewaart een kopie naast de database; die gaat mee in elke back-up."


class AttachmentsDialog(FormDialog):
    """The list of attachments; every change is a separate act."""

    chapter = Chapter.CONTACTS
    section = "Bijlagen"

    def __init__(
        self, operations: Operations, title: str, to: AttachedTo, parent: QWidget | None
    ) -> None:
        """Show the attachments of `to`. title: what that is, in Dutch."""
        super().__init__(title, "&Toevoegen…", parent)
        self._operations = operations
        self._to = to
        self._left: list[Path] = []
        self._model: RowsModel[Attachment] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Bijlagen", _identity)
        self._build()
        self.submitted.connect(self._choose_files)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_choice)
        self._open_it.clicked.connect(self._open_chosen)
        self._withdraw.clicked.connect(self._withdraw_chosen)
        self._erase.clicked.connect(self._ask_reason)
        deleting = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self._withdraw_chosen)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the attachments again."""
        self._operations.ask(attached_to, self._show_rows, self._to)

    def attach(self, files: list[Path]) -> None:
        """Attach these files, one act for each; stop at the first refusal."""
        self._left = [*self._left, *files]
        self._attach_next()

    def _attach_next(self) -> None:
        if self._left:
            file = self._left.pop(0)
            self.act.setEnabled(False)
            self._operations.perform(attachments.attach, self._attached, self._to, file).if_refused(
                self._refuse
            )

    def _attached(self, _number: object) -> None:
        self.band.hide()
        self.act.setEnabled(True)
        self.refresh()
        self._attach_next()

    def _refuse(self, message: str) -> None:
        self._left = []
        self.show_refusal(message)
        self.refresh()

    def _show_rows(self, rows: tuple[Attachment, ...]) -> None:
        self._model.show_rows(rows)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, chosen: Attachment | None) -> None:
        is_whole = chosen is not None and not chosen.is_erased
        for act in (self._open_it, self._withdraw, self._erase):
            act.setEnabled(is_whole)

    @Slot()
    def _choose_files(self) -> None:
        dialog = FileDialog(self, "Bijlagen toevoegen")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_files)
        dialog.open()

    @Slot(list)
    def _take_files(self, names: list[str]) -> None:
        self.attach([Path(name) for name in names])

    @Slot()
    def _open_chosen(self) -> None:
        self._open(self.table.current)

    @Slot(object)
    def _open(self, chosen: Attachment | None) -> None:
        if chosen is not None:
            self._operations.ask(whole_file, self._show_file, chosen).if_refused(self._refuse)

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.band.refuse(f"Er is geen programma dat {path} opent. Zoek het bestand zelf op.")

    @Slot()
    def _withdraw_chosen(self) -> None:
        chosen = self.table.current
        if chosen is not None and self._withdraw.isEnabled():
            self._operations.perform(attachments.withdraw, self._attached, chosen.id).if_refused(
                self._refuse
            )

    @Slot()
    def _ask_reason(self) -> None:
        chosen = self.table.current
        if chosen is not None:
            form = EraseDialog(self._operations, chosen, self)
            form.saved.connect(self.refresh)
            form.open()

    def _build(self) -> None:
        self.table.when_empty = NOTHING
        self._open_it = button("&Openen", "Open de bewaarde kopie (Enter)")
        self._withdraw = button("&Intrekken", "Bij vergissing toegevoegd (Del)")
        self._erase = button("&Wissen…", "Voorgoed weg, ook uit de back-ups")
        row = QHBoxLayout()
        row.setSpacing(8)
        for act in (self._open_it, self._withdraw, self._erase):
            row.addWidget(act)
        row.addStretch()
        self.body.addWidget(plain_label(KEPT, quiet=True))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText("&Sluiten")
        self.setAcceptDrops(True)
        self.resize(scaled(WIDTH), scaled(HEIGHT))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.attach([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


class EraseDialog(ActForm):
    """Asks why an attachment is destroyed, and explains what that means."""

    chapter = Chapter.CONTACTS
    section = "Bijlagen"

    def __init__(self, operations: Operations, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(operations, "Bijlage wissen", "&Wissen", parent)
        final(self.act)
        self._attachment = attachment
        self._reason = QLineEdit()
        give_hint(self._reason, "bijvoorbeeld: verzoek van de betrokkene")
        self._told = plain_label(
            f"{attachment.name} wordt voorgoed gewist, ook naast de back-ups. Dit is niet "
            "ongedaan te maken. Dat er een bijlage was, blijft vastgelegd."
        )
        self._is_shared = False
        self.body.insertWidget(1, self._told)
        self.add_row("&Reden", self._reason)
        self._reason.setFocus()
        self.keep_draft("bijlage wissen", record=attachment.id)
        operations.ask(also_with, self._tell_others, attachment)

    def _tell_others(self, names: tuple[str, ...]) -> None:
        self._is_shared = bool(names)
        if names:
            where = wording.joined(list(dict.fromkeys(names)))
            words = f"Hetzelfde bestand is ook bijgevoegd bij {where}; daar gaat het ook weg."
            self._told.setText(f"{self._told.text()} {words}")

    def problem(self) -> tuple[str, QWidget] | None:
        if not self._reason.text().strip():
            return "Schrijf op waarom de bijlage wordt gewist.", self._reason
        return None

    def save(self) -> None:
        reason = self._reason.text().strip()
        self.perform(_erase, self._attachment.id, reason, self._is_shared)


def _erase(
    connection: Connection, by: Signature, number: int, reason: str, everywhere: bool
) -> None:
    attachments.erase(connection, by, number, reason=reason, everywhere=everywhere)


def _identity(row: Attachment) -> int:
    return row.id


def _name(row: Attachment) -> str:
    return row.name


def _size(row: Attachment) -> str:
    return "gewist" if row.is_erased else wording.file_size(row.size)


def _size_key(row: Attachment) -> int:
    return row.size


def _day(row: Attachment) -> str:
    return wording.day(row.added_on)


def _day_key(row: Attachment) -> int:
    return row.added_on.toordinal()


COLUMNS: tuple[TableColumn[Attachment], ...] = (
    TableColumn("name", "Bestand", _name, tip=_name, width=0),
    TableColumn("size", "Grootte", _size, sort=_size_key, side=Side.RIGHT, width=90),
    TableColumn("day", "Toegevoegd", _day, sort=_day_key, width=104),
)
