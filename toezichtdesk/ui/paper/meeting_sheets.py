"""The meeting sheets before printing: choose sections and audience, and see the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import meeting_sheets as acts
from toezichtdesk.domain.meeting_sheet import TALKS, Arrangement, Audience, Section
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.papers import meeting_sheet as report
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.dialogs import Band, Tone, heading, plain_label
from toezichtdesk.ui.forms.low_screen import keep_on_screen
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.forms.text_pane import WholeText
from toezichtdesk.ui.lists.rolling import Rolling, RollingColumn, rolling
from toezichtdesk.ui.lists.whole_items import WholeItems
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import HelpKey
from toezichtdesk.ui.paper.foot import PaperFoot
from toezichtdesk.ui.paper.printing import (
    MOST_PREVIEWED,
    PDF,
    TALL,
    PageView,
    SheetOrder,
    print_sheets,
)
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.paper.saving import SaveDialog
from toezichtdesk.ui.paper.sheet_batch import SheetBatch

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

SECTIONS = {
    Section.SITUATION: "Situatie, cijfers en beoordeling",
    Section.SINCE: "Sinds het vorige gesprek",
    Section.CHART: "Grafieken",
    Section.AGREEMENTS: "Afspraken van beide kanten",
    Section.PLAN: "Verbeterplan en maatregelen",
    Section.COUNTS: "Eigen telling naast COA",
    Section.CONTACTS: "Laatste contacten",
    Section.QUESTIONS: "Te bespreken",
    Section.PRACTICES: "Goede praktijken om mee te geven",
    Section.ORIGIN: "Herkomst van de cijfers",
    Section.NOTES: "Ruimte voor aantekeningen",
}
LEAST_LINES = 3  # lines of the questions in sight
LEAST_SECTIONS = 5
_WAIT = 250  # milliseconds after the last change before the pages are made again


class MeetingSheetDialog(QDialog):
    """The sheets of one or more municipalities, with their sections and audience."""

    chapter = Chapter.MEETING_SHEET

    def __init__(self, operations: Operations, codes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._operations = operations
        self._codes = tuple(codes)
        self._sheets: tuple[MeetingSheet, ...] = ()
        self._is_filling = False
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_WAIT)
        self._delay.timeout.connect(self._show_pages)
        self._build()
        self.resize(1180, TALL)
        keep_on_screen(self)
        self.setWindowTitle("Gespreksblad" if len(self._codes) == 1 else "Gespreksbladen")
        HelpKey(self)
        self._ask(None)

    def _ask(self, talk: ContactKind | None) -> None:
        today = self._operations.sign().today
        request = self._operations.ask(report.meeting_sheets, self._fill, self._codes, today, talk)
        request.if_refused(self._refuse)

    def _fill(self, sheets: tuple[MeetingSheet, ...]) -> None:
        """Show the sections chosen earlier for the kind of talk, and the pages."""
        self._is_filling = True
        self._sheets = sheets
        first = sheets[0]
        self._talk.setCurrentIndex(TALKS.index(first.talk))
        self._fill_sections(first.arrangement)
        self._questions.setPlainText("\n".join(first.questions))
        self._questions_box.setVisible(len(sheets) == 1)
        self._keep_width()
        names = first.dossier.row.name if len(sheets) == 1 else f"{len(sheets)} gemeenten"
        self.setWindowTitle(f"Gespreksblad {names}")
        self._title.setText(self.windowTitle())
        self._is_filling = False
        self._show_pages()

    def _keep_width(self) -> None:
        """Keep the choices as wide as their words, with room for the bar if they scroll."""
        bar = self._choices.verticalScrollBar()
        bar.ensurePolished()  # the style sheet makes it wider
        self._choices.setFixedWidth(self._column.sizeHint().width() + bar.sizeHint().width())

    def _fill_sections(self, chosen: Arrangement) -> None:
        self._sections.clear()
        for section in (*chosen.sections, *chosen.left_out):
            item = QListWidgetItem(SECTIONS[section], self._sections)
            item.setData(Qt.ItemDataRole.UserRole, section.value)
            is_on = section in chosen.sections
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._sections.setCurrentRow(0)
        least = LEAST_SECTIONS * self._sections.sizeHintForRow(0) + GAP  # with its frame
        self._sections.setMinimumHeight(least)

    @property
    def arrangement(self) -> Arrangement:
        """The sections that are ticked, in order."""
        items = [self._sections.item(row) for row in range(self._sections.count())]
        return Arrangement(
            tuple(
                Section(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            )
        )

    @property
    def audience(self) -> Audience:
        """The audience of the sheet."""
        return Audience.SHAREABLE if self._shareable.isChecked() else Audience.INTERNAL

    @property
    def order(self) -> SheetOrder:
        """The sheets with the present choices."""
        sheets = [replace(one, arrangement=self.arrangement) for one in self._sheets]
        if len(sheets) == 1:
            asked = self._questions.toPlainText().splitlines()
            sheets[0] = replace(sheets[0], questions=tuple(filter(None, map(str.strip, asked))))
        return SheetOrder(tuple(sheets), self.audience)

    @Slot()
    def _show_pages(self) -> None:
        if self._sheets:
            self._pages.show_pages(self.order.preview)

    @Slot()
    def _change(self) -> None:
        """Make the pages again, after a short pause in the changes."""
        if not self._is_filling:
            self._delay.start()

    @Slot()
    def _change_sections(self) -> None:
        if not self._is_filling and self._sheets:
            self._delay.start()

    def _keep(self) -> None:
        """Store the choice for this kind of talk, if it changed."""
        if self._sheets and self.arrangement != self._sheets[0].arrangement:
            chosen = self.arrangement
            self._sheets = tuple(replace(one, arrangement=chosen) for one in self._sheets)
            self._operations.perform(acts.arrange, self._kept, self._sheets[0].talk, chosen)

    def _kept(self, _act: int) -> None:
        """Do nothing: the list shows the choice already."""

    @Slot(int)
    def _change_talk(self, row: int) -> None:
        if not self._is_filling:
            self._keep()
            self._ask(TALKS[row])

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._sections.currentRow()
        if 0 <= row + step < self._sections.count():
            self._is_filling = True
            self._sections.insertItem(row + step, self._sections.takeItem(row))
            self._sections.setCurrentRow(row + step)
            self._is_filling = False
            self._change_sections()

    @Slot(int, str)
    def _count(self, count: int, lacks: str) -> None:
        text = "1 blad" if count == 1 else f"{count} bladen"
        if len(self._sheets) > MOST_PREVIEWED:
            text = f"Voorbeeld: de eerste {MOST_PREVIEWED} van {len(self._sheets)} gemeenten"
        self._counted.setText(text)
        if lacks:
            self._band.say(lacks, Tone.WARNING)

    @Slot()
    def _print(self) -> None:
        if self._sheets:
            print_sheets(self, self._operations, self.order)

    @Slot()
    def _save(self) -> None:
        if self._sheets:
            dialog = SaveDialog(self, "Opslaan als PDF", self.order.file_name, PDF)
            dialog.fileSelected.connect(self._write)
            dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        self.batch.write_one(self.order, Path(path))

    @Slot()
    def _save_each(self) -> None:
        if self._sheets:
            chooser = FileDialog(self, "Kies een map voor de gespreksbladen")
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.fileSelected.connect(self.write_in)
            chooser.open()

    @Slot(str)
    def write_in(self, folder: str) -> None:
        """Write a file for each municipality into this folder."""
        self.batch.write_each(self.order, Path(folder))

    @Slot(object)
    def _written(self, saved: Saved) -> None:
        self._band.say_saved(saved)

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self._band.refuse(message)

    def _build(self) -> None:
        self._band = Band()
        self._pages = PageView(self._operations)
        self._pages.shown.connect(self._count)
        self.batch = SheetBatch(self._operations)
        self.batch.done.connect(self._written)
        self.batch.refused.connect(self._refuse)
        middle = QHBoxLayout()
        middle.setContentsMargins(EDGE, EDGE - 4, EDGE, GAP)
        middle.setSpacing(EDGE)
        self._choices = self._build_choices()
        middle.addWidget(self._choices)
        middle.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        layout.addLayout(middle, 1)
        under = QHBoxLayout()
        under.setContentsMargins(EDGE, 0, EDGE, 0)
        under.addWidget(self.batch)
        layout.addLayout(under)
        layout.addLayout(self._build_foot())

    def _build_choices(self) -> Rolling:
        self._talk = QComboBox()
        self._talk.addItems([wording.contact_kind(kind) for kind in TALKS])
        self._talk.currentIndexChanged.connect(self._change_talk)
        internal, self._shareable = QRadioButton("&Intern"), QRadioButton("&Deelbaar")
        internal.setChecked(True)
        self._shareable.setToolTip(
            "Zonder interne aantekeningen, zekerheid, open voorstellen en vergelijkingen."
        )
        self._shareable.toggled.connect(self._change)
        audience = QHBoxLayout()
        audience.setSpacing(GAP)
        for part in (QLabel("Versie"), internal, self._shareable):
            audience.addWidget(part)
        audience.addStretch(1)
        self._title = heading("Gespreksblad", 1.35)
        self._title.setWordWrap(True)
        self._column = column = RollingColumn(8)
        column.addWidget(self._title)
        column.addWidget(_label("Soort &gesprek", self._talk))
        column.addWidget(self._talk)
        column.addLayout(audience)
        self._add_sections(column)
        column.addWidget(self._build_questions(), 1)
        return rolling(column)

    def _add_sections(self, column: QVBoxLayout) -> None:
        self._sections = QListWidget()
        self._sections.setObjectName("sections")
        WholeItems(self._sections)
        self._sections.setMinimumWidth(270)
        self._sections.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._sections.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._sections.itemChanged.connect(self._change_sections)
        self._sections.model().rowsMoved.connect(self._change_sections)
        up, down = QPushButton("Om&hoog"), QPushButton("Om&laag")
        up.clicked.connect(self._move_up)
        down.clicked.connect(self._move_down)
        moves = QHBoxLayout()
        moves.addWidget(up)
        moves.addWidget(down)
        column.addWidget(_label("&Onderdelen, in deze volgorde", self._sections))
        column.addWidget(self._sections)
        column.addLayout(moves)

    def _build_questions(self) -> QWidget:
        self._questions = WholeText()
        self._questions.setTabChangesFocus(True)
        self._questions.textChanged.connect(self._change)
        self._questions.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._questions.setMinimumHeight(
            LEAST_LINES * self._questions.fontMetrics().lineSpacing() + 2 * GAP
        )
        self._questions_box = QWidget()
        inside = QVBoxLayout(self._questions_box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(_label("&Te bespreken, één vraag per regel", self._questions))
        inside.addWidget(PrivacyNote(self._questions_box))
        inside.addWidget(self._questions, 1)
        return self._questions_box

    def _build_foot(self) -> PaperFoot:
        self._counted = plain_label("", quiet=True)
        each = QPushButton("&Eén bestand per gemeente…")
        each.setVisible(len(self._codes) > 1)
        each.clicked.connect(self._save_each)
        foot = PaperFoot(self._counted, each)
        foot.save.clicked.connect(self._save)
        foot.printing.clicked.connect(self._print)
        foot.close_.clicked.connect(self.reject)
        return foot

    def done(self, result: int) -> None:
        self._delay.stop()
        self.batch.end()
        self._keep()
        super().done(result)


def _label(text: str, field: QWidget) -> QLabel:
    """Return the label of a field, with its mnemonic and accessible name."""
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label
