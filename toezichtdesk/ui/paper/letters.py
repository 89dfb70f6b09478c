"""Letters to one municipality or to all: made in the background, and put on file when sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import letters as acts
from toezichtdesk.domain.letters import NEEDED, LetterKind, SentLetter
from toezichtdesk.domain.refusals import Problem
from toezichtdesk.operations import telling
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.papers import letters as report
from toezichtdesk.reports.papers.letters import Letter, LetterData, OwnTemplates
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import field_label, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import FormDialog, Tone, plain_label
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.look.theme import room_for, scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations, Request
    from toezichtdesk.render.letters import Made

_SUFFIXES = (("Word (.docx)", ".docx"), ("Open document (.odt)", ".odt"))
_SENDER = "Gedeputeerde Staten"
_CHOSEN = "chosen"  # not a code


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The path of the template of a kind of letter, and what is wrong with it."""

    path: Path
    own_folder: Path
    findings: tuple[Problem, ...]


def template_state(kind: LetterKind, own: OwnTemplates) -> TemplateState:
    """Return the template used for a kind of letter, checked.

    Raises:
        OfficerCanAct: the province's own template cannot be read.
    """
    from toezichtdesk.render import letters

    template, path = letters.template_of(kind, own)
    with Filler() as filler:
        return TemplateState(path, own.folder, letters.findings(template, kind, filler))


class LettersDialog(FormDialog):
    """Makes letters in a folder, lists those that could not be made, and files what was sent.

    Signals:
        progressed: the number of letters done.
    """

    chapter = Chapter.LETTERS

    progressed = Signal(int)

    def __init__(
        self,
        operations: Operations,
        rows: Sequence[OverviewRow],
        code: str,
        parent: QWidget,
        chosen: Sequence[str] = (),
    ) -> None:
        """Build the dialog. rows: the municipalities. code: the open one; may be empty.

        chosen: those selected in a list.
        """
        super().__init__("Brieven maken", "&Maken…", parent)
        self._operations = operations
        self._rows = tuple(rows)
        self._chosen = tuple(chosen)
        self._making: Request | None = None
        self._letters: tuple[Letter, ...] = ()
        self._written: tuple[Made, ...] = ()
        self._letter_data = LetterData(LetterKind.JUDGEMENT, _SENDER)
        self._folder = Path()
        self._own = OwnTemplates(Path())
        self._build(code)
        self.submitted.connect(self._ask_folder)
        self.progressed.connect(self.progress.setValue)
        operations.ask(report.own_templates, self._take_own)

    @property
    def letter_data(self) -> LetterData:
        """The letter in the form."""
        kind = LetterKind(self.kind.currentData())
        due_on = self.due_on.day if "termijn" in NEEDED[kind] else None
        return LetterData(
            kind, self.signed_by.text().strip(), self.reference.text().strip(), due_on
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The addressees."""
        whom = self.whom.currentData()
        if whom == _CHOSEN:
            return self._chosen
        return (whom,) if whom else tuple(row.code for row in self._rows)

    @Slot()
    def _ask_folder(self) -> None:
        problem = wrong_date(self.due_on)
        if problem is not None:
            self.show_refusal(problem[0])
            return
        chooser = FileDialog(self, "Kies een map voor de brieven")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.make_in)
        chooser.open()

    @Slot(str)
    def make_in(self, folder: str) -> None:
        """Make the letters in this folder."""
        self._folder, self._letter_data = Path(folder), self.letter_data
        self.act.setEnabled(False)
        today = self._operations.sign().today
        request = self._operations.ask(
            report.letters, self._write, self.codes, self._letter_data, today
        )
        request.if_refused(self.show_refusal)

    def _write(self, letters: tuple[Letter, ...]) -> None:
        from toezichtdesk.render.letters import Batch, write_all

        self._letters = letters
        self.progress.setRange(0, len(letters))
        self.progress.setVisible(len(letters) > 1)
        self.stop.setVisible(len(letters) > 1)
        batch = Batch(letters, self._own, self._folder, str(self.suffix.currentData()))
        self._making = self._operations.compute(
            write_all, self._show, batch, self._is_stopped, telling(self, self.progressed)
        )
        self._making.if_refused(self.show_refusal)

    def _is_stopped(self) -> bool:
        return self._making is not None and self._making.is_stopped()

    def _show(self, done: tuple[Made, ...]) -> None:
        """List what was made, and what was not with the reason."""
        self.progress.hide()
        self.stop.hide()
        self.act.setEnabled(True)
        self.made.clear()
        for one in done:
            self.made.addItem(f"{one.name}: {one.path.name if one.path else one.why}")
        self._written = tuple(one for one in done if one.path)
        count = len(self._written)
        of_all = wording.counted(len(self._letters), "brief staat", "brieven staan")
        self.band.say(
            f"{count} van {of_all} in {self._folder}.",
            Tone.NOTICE if count == len(self._letters) else Tone.WARNING,
        )
        self.made.setVisible(True)
        self.sent.setEnabled(bool(count))

    @Slot()
    def _stop_making(self) -> None:
        if self._making is not None:
            self._making.stop()

    @Slot()
    def _file(self) -> None:
        """Store the letters as they are now: they may have been edited since they were made."""
        from toezichtdesk.render.letters import as_sent

        self.sent.setEnabled(False)
        request = self._operations.compute(as_sent, self._file_read, self._written)
        request.if_refused(self._refuse_filing)

    def _file_read(self, sent: tuple[SentLetter, ...]) -> None:
        request = self._operations.perform(acts.file_sent, self._filed, sent, self._letter_data)
        request.if_refused(self._refuse_filing)

    def _refuse_filing(self, message: str) -> None:
        self.sent.setEnabled(True)
        self.show_refusal(message)

    def _filed(self, count: int) -> None:
        subject = "1 brief is" if count == 1 else f"{count} brieven zijn"
        self.band.say(f"{subject} vastgelegd als vandaag verzonden, met een kopie.", Tone.NOTICE)

    def _take_own(self, own: OwnTemplates) -> None:
        self._own = own
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Show the term field for letters that set one, and check the template of this kind."""
        kind = self._show_term()
        request = self._operations.compute(template_state, self._show_template, kind, self._own)
        request.if_refused(self.show_refusal)

    def _show_term(self) -> LetterKind:
        kind = LetterKind(self.kind.currentData())
        self.form.setRowVisible(self.due_on, "termijn" in NEEDED[kind])
        return kind

    def _show_template(self, state: TemplateState) -> None:
        own = state.path.parent == state.own_folder
        whose = "van de provincie" if own else "van het programma"
        wrong = map(wording.obstacle, state.findings)
        verdict = " ".join(wrong) if state.findings else "Het is gecontroleerd en in orde."
        self.template.setText(
            f"Het sjabloon {state.path.name} is {whose}. {verdict}\n"
            f"Map voor eigen sjablonen: {state.own_folder}"
        )
        if self.isVisible():
            self.fit_into(room_for(self))

    def _build(self, code: str) -> None:
        self.kind = QComboBox()
        for kind in LetterKind:
            self.kind.addItem(wording.letter_kind(kind), kind.value)
        self.whom = QComboBox()
        whole = len(self._rows) == 1
        self.whom.addItem("De ene gemeente" if whole else f"Alle {len(self._rows)} gemeenten", "")
        if len(self._chosen) > 1:
            self.whom.addItem(f"De {len(self._chosen)} gekozen gemeenten", _CHOSEN)
            code = _CHOSEN
        for row in self._rows:
            self.whom.addItem(row.name, row.code)
        self.whom.setCurrentIndex(max(0, self.whom.findData(code)))
        self.reference, self.signed_by = QLineEdit(), QLineEdit(_SENDER)
        self.due_on = DateField("Termijn tot en met", self._operations.sign().today)
        self.suffix = QComboBox()
        for words, suffix in _SUFFIXES:
            self.suffix.addItem(words, suffix)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        for label, field in (
            ("&Brief", self.kind),
            ("&Aan", self.whom),
            ("&Kenmerk", self.reference),
            ("&Termijn tot en met", self.due_on),
            ("Af&zender", self.signed_by),
            ("S&oort bestand", self.suffix),
        ):
            name = field_label(label, field)
            name.setBuddy(field)
            self.form.addRow(name, field)
            field.setAccessibleName(label.replace("&", ""))
        self._show_term()  # before the dialog takes its height
        self.body.addLayout(self.form)
        self.body.addWidget(PrivacyNote(self.reference))
        self.template = plain_label("", quiet=True)
        self.body.addWidget(self.template)
        self._build_results()
        self.kind.currentIndexChanged.connect(self._fit)

    def _build_results(self) -> None:
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Brieven gemaakt")
        self.progress.setTextVisible(False)  # the bar is thinner than a line of text
        self.stop = QPushButton("&Stoppen")
        self.stop.clicked.connect(self._stop_making)
        self.made = QListWidget()
        self.made.setAccessibleName("Gemaakte brieven")
        self.made.setMinimumHeight(120)
        self.sent = QPushButton("Vastleggen als &verzonden")
        self.sent.setToolTip("Met een kopie van elke brief zoals zij nu in de map staat")
        self.sent.setEnabled(False)
        self.sent.clicked.connect(self._file)
        for widget in (self.progress, self.stop, self.made):
            widget.hide()
            self.body.addWidget(widget)
        self.body.addWidget(self.sent, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(scaled(620))
