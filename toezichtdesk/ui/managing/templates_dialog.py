"""The letter templates: which are in use, whether they are valid, and how to replace them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from toezichtdesk import wording
from toezichtdesk.casework.settings import use_template
from toezichtdesk.domain.letters import FIELDS, NEEDED, LetterKind
from toezichtdesk.files import is_folder
from toezichtdesk.outputs import read_document, replacing
from toezichtdesk.render.letter_templates import (
    Candidate,
    TemplateState,
    checked,
    states,
    store,
)
from toezichtdesk.reports.papers.letters import OwnTemplates, own_templates
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import FormDialog, Tone, plain_label
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

WORD = "Word-document (*.docx)"
TABLE_HEIGHT = 210  # logical pixels
EXPLANATION = (
    "Bewaar een sjabloon, pas het aan in Word en kies het hier. Wat erin ontbreekt, leest u "
    "voordat het in gebruik komt."
)
OF_ADMINISTRATOR = "Deze sjablonen zijn door uw beheerder ingesteld; u kunt ze hier niet wijzigen."
IN_ORDER = "In orde: alle velden die deze brief nodig heeft, staan erin."


class LetterTemplatesDialog(FormDialog):
    """The kinds of letter with their templates; a chosen file is checked before use.

    An invalid template is reported with its faults, and never used.
    """

    chapter = Chapter.LETTERS

    def __init__(
        self, operations: Operations, folder: Path, parent: QWidget, *, is_managed: bool
    ) -> None:
        """Build the dialog. folder: of own templates. is_managed: set by an administrator."""
        super().__init__("Briefsjablonen", "&Sluiten", parent)
        self._operations = operations
        self._folder = folder
        self._is_managed = is_managed
        self._kind = LetterKind.JUDGEMENT
        self._model: RowsModel[TemplateState] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Briefsjablonen", _identity)
        self._build()
        self.submitted.connect(self.accept)
        self.table.chosen.connect(self._show_choice)
        self.choose.clicked.connect(self._ask_file)
        self.back.clicked.connect(self._go_back)
        self.save.clicked.connect(self._ask_where)
        self.folder.clicked.connect(self._open_folder)
        self._refresh()

    def _refresh(self) -> None:
        self._operations.ask(own_templates, self._check_all)

    def _check_all(self, own: OwnTemplates) -> None:
        request = self._operations.compute(states, self._show, own, tuple(LetterKind))
        request.if_refused(self.show_refusal)

    def _show(self, states: tuple[TemplateState, ...]) -> None:
        self._model.show_rows(states)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, state: TemplateState | None) -> None:
        is_free = state is not None and not self._is_managed
        self.choose.setEnabled(is_free)
        self.back.setEnabled(is_free and state is not None and state.is_own)
        self.save.setEnabled(state is not None)
        self.words.setText("" if state is None else _state_words(state))

    @Slot()
    def _ask_file(self) -> None:
        dialog = FileDialog(self, "Kies een sjabloon")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(WORD)
        dialog.fileSelected.connect(self.check)
        dialog.open()

    @Slot(str)
    def check(self, name: str) -> None:
        """Check a file for the chosen kind of letter, and use it if it is valid."""
        state = self.table.current
        if state is not None:
            request = self._operations.compute(checked, self._take, Path(name), state.kind)
            request.if_refused(self.show_refusal)

    def _take(self, candidate: Candidate) -> None:
        if candidate.findings:
            lines = [
                f"{candidate.name} komt niet in gebruik:",
                *map(wording.obstacle, candidate.findings),
            ]
            self.band.say("\n".join(lines), Tone.WARNING)
            return
        self._kind = candidate.kind
        moment = self._operations.sign().moment
        request = self._operations.compute(store, self._use, candidate, self._folder, moment)
        request.if_refused(self.show_refusal)

    @Slot()
    def _go_back(self) -> None:
        state = self.table.current
        if state is not None:
            self._kind = state.kind
            self._use("")

    def _use(self, file: str) -> None:
        request = self._operations.perform(use_template, self._changed, self._kind, file)
        request.if_refused(self.show_refusal)

    def _changed(self, _act: int) -> None:
        self.band.say(
            f"{wording.letter_kind(self._kind)}: het gekozen sjabloon is nu in gebruik. Ongedaan "
            "maken kan in het hoofdvenster met Ctrl+Z, of later in het Logboek.",
            Tone.NOTICE,
        )
        self._refresh()

    @Slot()
    def _ask_where(self) -> None:
        state = self.table.current
        if state is not None:
            dialog = SaveDialog(self, "Sjabloon opslaan als", state.path.name, (WORD,))
            dialog.fileSelected.connect(self._save_copy)
            dialog.open()

    @Slot(str)
    def _save_copy(self, name: str) -> None:
        state = self.table.current
        if state is not None:
            request = self._operations.compute(copy_of, self._tell_saved, state.path, Path(name))
            request.if_refused(self.show_refusal)

    def _tell_saved(self, path: Path) -> None:
        self.band.say(f"Bewaard in {path}. Pas het aan in Word en kies het hier.", Tone.NOTICE)

    @Slot()
    def _open_folder(self) -> None:
        if not self._is_managed:
            with suppress(OSError):  # opening it then fails too, which is reported
                self._folder.mkdir(parents=True, exist_ok=True)
        address = QUrl.fromLocalFile(str(self._folder))
        if not is_folder(self._folder) or not QDesktopServices.openUrl(address):
            self.show_refusal(
                f"De map {self._folder} is niet te openen. Zoek haar op in de verkenner."
            )

    def _build(self) -> None:
        text = OF_ADMINISTRATOR if self._is_managed else EXPLANATION
        self.body.addWidget(plain_label(f"{text}\nMap: {self._folder}", quiet=True))
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.words = Reading("Wat er van het gekozen sjabloon te zeggen is")
        self.choose = button("&Ander sjabloon kiezen…", "Wordt eerst gecontroleerd")
        self.back = button(
            "&Terug naar dat van het programma", "Het eigen sjabloon blijft in de map staan"
        )
        self.save = button("Be&waren als…", "Om aan te passen in Word")
        self.folder = button("Map &openen", "De map met uw eigen sjablonen")
        acts = QWidget()  # which holds its row also when a low screen moves it into what scrolls
        row = WrappingRow()
        acts.setLayout(row)
        for each in (self.choose, self.back, self.save, self.folder):
            row.addWidget(each)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.words)
        self.body.addWidget(acts)
        self.only_closes()
        self.resize(scaled(860), scaled(600))


def copy_of(template: Path, path: Path) -> Path:
    """Save a template elsewhere for editing; return its path.

    Raises:
        OfficerCanAct: it cannot be read, or not be written there.
    """
    content = read_document(template).content
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return path


def _state_words(state: TemplateState) -> str:
    wrong = map(wording.obstacle, state.findings)
    needed = NEEDED[state.kind]
    return "\n".join(
        (
            *(wrong if state.findings else (IN_ORDER,)),
            "",
            "Deze brief heeft nodig:",
            *map(_meant, needed),
            "",
            "Ook te gebruiken:",
            *(_meant(field) for field in FIELDS if field not in needed),
        )
    )


def _meant(field: str) -> str:
    """Return a field as it is written in a template, and what comes in its place."""
    return f"{{{{ {field} }}}}: {wording.field_meaning(field)}"


def _identity(state: TemplateState) -> str:
    return state.kind.value


def _name(state: TemplateState) -> str:
    return wording.letter_kind(state.kind)


def _whose(state: TemplateState) -> str:
    return "provincie" if state.is_own else "programma"


def _verdict(state: TemplateState) -> str:
    return "● niet in orde" if state.findings else "in orde"


def _file(state: TemplateState) -> str:
    return state.path.name


COLUMNS: tuple[TableColumn[TemplateState], ...] = (
    TableColumn("name", "Brief", _name, width=230),
    TableColumn("whose", "Van", _whose, width=110),
    TableColumn("verdict", "Controle", _verdict, width=130),
    TableColumn("file", "Bestand", _file, tip=_file, width=0),
)
