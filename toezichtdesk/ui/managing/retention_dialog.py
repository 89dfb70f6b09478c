"""The terms for storing texts, and the yearly list of what has expired."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework.retention import erase_expired, keep_longer, set_term
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import problem
from toezichtdesk.domain.retention import LONGEST, TextKind
from toezichtdesk.render import tables
from toezichtdesk.reports.texts.retention import Expired, RetentionList, listing, retention_list
from toezichtdesk.ui.forms.controls import NOT_RECORDED, TEXT_INDENT, button, line, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import Message, Tone, final, plain_label
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, LARGE_PERCENT, scaled, text_percent
from toezichtdesk.ui.managing.dialog import ManagingDialog
from toezichtdesk.ui.paper.saving import OPEN, TEXT, WORKBOOK, SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

WIDTH, HEIGHT = 940, 600  # logical pixels
TERM_WIDTH = 130
INTRO = (
    "Uw selectielijst bepaalt hoelang teksten worden bewaard. De termijn loopt vanaf de laatste "
    "datum van het stuk. Wat nog loopt, en het nieuwste besluit en plan van elke gemeente, staat "
    "niet in de lijst. Cijfers, treden en gronden blijven altijd."
)
WARNING = (
    "In de plaats van elke tekst komt [gewist], ook in eerdere versies en in het logboek. Wat er "
    "is gedaan en wanneer blijft staan, en de zegels blijven heel. Dit is niet ongedaan te maken. "
    "Eerdere back-ups veranderen niet."
)


class RetentionDialog(ManagingDialog):
    """The terms, the list, and the acts on the chosen rows."""

    section = "De jaarlijkse bewaarlijst"

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__("Bewaartermijnen", "&Wissen…", parent)
        final(self.act)
        self._operations = operations
        self._retention_list: RetentionList | None = None
        self._to_erase: list[Expired] = []  # what the question is about; the list may be renewed
        self._model: RowsModel[Expired] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Over de termijn", _identity)
        self.terms = {kind: _TermField(kind) for kind in TextKind}
        self._build()
        self._connect()
        self._offer(is_any=False)  # until the list is here
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the terms and the list again."""
        self._operations.ask(retention_list, self._show, self._operations.sign().today)

    def _show(self, answer: RetentionList) -> None:
        self._retention_list = answer
        for kind, term in answer.years.items():
            self.terms[kind].show_term(term)
        count = len(answer.expired)
        texts = "1 tekst is" if count == 1 else f"{count} teksten zijn"
        is_set = any(term is not None for term in answer.years.values())
        none = "Niets is over zijn termijn." if is_set else "Er is nog geen termijn ingesteld."
        self.table.when_empty = none
        self._model.show_rows(answer.expired)
        self._count.setText(f"{texts} over de termijn." if count else "")
        self._offer(is_any=bool(count))
        if count and self.table.current is None:
            self.table.choose_line(0)

    def _offer(self, *, is_any: bool) -> None:
        acts = (self.act, self._keep, self._save, self._all)
        for each in (*acts, self.reason, self.until, self._of_reason, self._of_until):
            each.setEnabled(is_any)

    @property
    def _chosen(self) -> list[Expired]:
        lines = self.table.selectionModel().selectedRows()
        return [self._model.shown[index.row()] for index in lines]

    @Slot()
    def _set_term(self) -> None:
        field = self.sender()
        if isinstance(field, _TermField) and self._retention_list is not None:
            wanted = field.value() or None
            if wanted != self._retention_list.years[field.kind]:
                self._operations.perform(set_term, self._changed, field.kind, wanted).if_refused(
                    self._refuse
                )

    @Slot()
    def _ask_erase(self) -> None:
        chosen = self._to_erase = self._chosen
        if not chosen:
            self.band.refuse(wording.obstacle(problem(Obstacle.NOTHING_CHOSEN)))
            self.table.setFocus()
            return
        if self._lacks_reason():
            return
        texts = "Deze tekst" if len(chosen) == 1 else f"Deze {len(chosen)} teksten"
        question = Message(f"{texts} wissen?", WARNING, "&Wissen", self, ask=True)
        final(question.act)
        question.submitted.connect(self._erase)
        question.open()

    @Slot()
    def _erase(self) -> None:
        self._operations.perform(
            erase_expired, self._changed, self._to_erase, self.reason.text()
        ).if_refused(self._refuse)

    @Slot()
    def _keep_longer(self) -> None:
        wrong = wrong_date(self.until)
        if wrong is not None or self.until.day is None:
            self.band.refuse(wrong[0] if wrong else "Tot wanneer? Vul de dag in.")
            self.until.setFocus()
        elif not self._lacks_reason():
            self._operations.perform(
                keep_longer, self._changed, self._chosen, self.until.day, self.reason.text()
            ).if_refused(self._refuse)

    def _lacks_reason(self) -> bool:
        if self.reason.text().strip():
            return False
        self.band.refuse("De reden ontbreekt. Noem het besluit of de regel waarop u steunt.")
        self.reason.setFocus()
        return True

    def _changed(self, _act: object) -> None:
        self.band.hide()
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.band.refuse(message)
        self.refresh()

    @Slot()
    def _choose_target(self) -> None:
        dialog = SaveDialog(self, "Opslaan als", "bewaarlijst.xlsx", (WORKBOOK, OPEN, TEXT))
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        if self._retention_list is not None:
            self._operations.compute(
                write_list, self._tell, self._retention_list, Path(path)
            ).if_refused(self.band.refuse)

    def _tell(self, words: str) -> None:
        self.band.say(words, Tone.NOTICE)

    def _build(self) -> None:
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reden")
        give_hint(self.reason, "het besluit of de regel: selectielijst, verklaring van …")
        self.until = DateField("Langer bewaren tot", self._operations.sign().today)
        self._all = button("&Alles kiezen", "Alle regels van de lijst")
        self._keep = button("Lan&ger bewaren", "De gekozen regels tot deze dag, met de reden")
        self._save = button("&Opslaan als…", "De lijst, om te laten vaststellen")
        self._count = line(quiet=True)
        self.body.addWidget(plain_label(INTRO, quiet=True))
        terms = QGridLayout()
        terms.setHorizontalSpacing(GAP)
        across = 1 if text_percent() >= LARGE_PERCENT else 2
        terms.setColumnMinimumWidth(2, 2 * GAP)
        names = {kind: line(wording.text_kind(kind)) for kind in self.terms}
        widest = max(name.sizeHint().width() for name in names.values())
        for number, (kind, field) in enumerate(self.terms.items()):
            row, column = number // across, 3 * (number % across)
            terms.addWidget(names[kind], row, column)
            terms.addWidget(field, row, column + 1)
            terms.setColumnMinimumWidth(column, widest)
        for column in (1, 4):
            terms.setColumnStretch(column, 1)
        self.body.addLayout(terms)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(_row(self._count, None, self._all, self._save))
        self._of_reason = _label("&Reden", self.reason)
        self._of_until = _label("Langer bewaren &tot", self.until)
        self.body.addLayout(_row(self._of_reason, self.reason))
        self.body.addWidget(PrivacyNote(self))
        self.body.addLayout(_row(self._of_until, self.until, self._keep, None))

    def _connect(self) -> None:
        for field in self.terms.values():
            field.editingFinished.connect(self._set_term)
        self._all.clicked.connect(self.table.selectAll)
        self._keep.clicked.connect(self._keep_longer)
        self._save.clicked.connect(self._choose_target)
        self.submitted.connect(self._ask_erase)


class _TermField(QSpinBox):
    """A term in years; 0 means none."""

    def __init__(self, kind: TextKind) -> None:
        super().__init__()
        self.kind = kind
        self.setRange(0, LONGEST)
        self.setSpecialValueText("geen termijn")
        self.setSuffix(" jaar")
        self.setMinimumWidth(scaled(TERM_WIDTH))
        self.lineEdit().setTextMargins(TEXT_INDENT, 0, 0, 0)  # a style sheet cannot set it
        self.setAccessibleName(f"Bewaartermijn van {wording.text_kind(kind).lower()}, in jaren")

    def show_term(self, term: int | None) -> None:
        """Show the value; input in progress stays."""
        if not self.hasFocus():
            self.setValue(term or 0)


def write_list(answer: RetentionList, path: Path) -> str:
    """Write the list, and return in Dutch where it is.

    Raises:
        OfficerCanAct: the suffix is not .xlsx, .ods or .csv, or the file cannot be written there.
    """
    tables.write((listing(answer),), path)
    return f"De bewaarlijst is opgeslagen in {path}."


def _label(text: str, field: QWidget) -> QWidget:
    label = line(text)
    label.setBuddy(field)
    return label


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Return the parts side by side; None stretches."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(
                part, int(isinstance(part, QLineEdit) and not isinstance(part, DateField))
            )
    return row


def _identity(one: Expired) -> tuple[str, int]:
    return one.table, one.key


def _day(one: Expired) -> str:
    return wording.day(one.day)


def _since(one: Expired) -> int:
    return one.day.toordinal()


def _municipality(one: Expired) -> str:
    return one.municipality or NOT_RECORDED


def _what(one: Expired) -> str:
    return one.what


def _text(one: Expired) -> str:
    return " ".join(one.text.split())


def _whole(one: Expired) -> str:
    return one.text


COLUMNS: tuple[TableColumn[Expired], ...] = (
    TableColumn("day", "Datum", _day, sort=_since, width=95),
    TableColumn("municipality", "Gemeente", _municipality, tip=_municipality, width=150),
    TableColumn("what", "Wat", _what, tip=_what, width=170),
    TableColumn("text", "Tekst", _text, tip=_whole, width=0),
)
