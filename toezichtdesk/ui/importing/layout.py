"""The sheet as it looks, on which the officer states what each column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, Layout, Preview, SheetLook
from toezichtdesk.sheets.cells import letters
from toezichtdesk.sheets.layouts import places_of, signature_of, suggested, texts_of_two, wrong
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing.meanings import MEANINGS, Meaning, meaning_of, words_of
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import Side
from toezichtdesk.ui.look.theme import COMPACT_ROW_HEIGHT, GAP, scaled

EXPLANATION = (
    "Kies de rij met de koppen en zeg van elke kolom wat die betekent. Een kolom zonder betekenis "
    "wordt niet gelezen."
)
MONTHS = "Opeenvolgende maanden horen bij elkaar."
NAME_WIDTH = 240  # logical pixels
HEADER_PADDING = 20
LEAST_ROWS = 3  # of the sheet in sight
ROW_SIZE = QSize(76, 32)
FILTER = "Indeling (*.json)"
_NUMBER = re.compile(r"[-+−]?\d[\d.,\s]*%?")


class LayoutView(QWidget):
    """Asks for the meaning of columns; nothing is stored before the button is pressed.

    Signals:
        settled: carries the `Layout` to remember and to read with.
        file_chosen: a colleague's layout; carries its path.
        export_asked: write the layout to a file; carries it and the path.
        cancelled: return to the check.
    """

    section = "Indeling"

    settled = Signal(object)
    file_chosen = Signal(object)
    export_asked = Signal(object, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = Preview()
        self._meanings: list[Meaning] = []  # one for each place
        self._places: list[int] = []  # of each column
        self._model = QStandardItemModel(self)
        self._build()
        self._connect()

    def show_preview(self, preview: Preview, name: str) -> None:
        """Show the sheets of a file. name: proposed for the layout."""
        self._preview = preview
        self._name.setText(name)
        self._message.hide()
        self._sheets.clear()
        self._sheets.addItems([look.sheet for look in preview.sheets])
        several = len(preview.sheets) > 1
        for widget in (self._sheets, self._sheets_label):
            widget.setVisible(several)
        self._show_sheet()
        self._table.setFocus()

    @property
    def layout_as_set(self) -> Layout:
        """The layout in the form."""
        meanings = self._meanings
        return Layout(
            self._name.text().strip(),
            signature_of(*self._heading_rows),
            tuple(meaning.column for meaning in meanings),
            frozenset(i for i, meaning in enumerate(meanings) if meaning.is_turned),
            frozenset(i for i, meaning in enumerate(meanings) if meaning.is_whole_month),
            tuple(text for text in self._first_texts if text),
        )

    @property
    def _heading_rows(self) -> tuple[tuple[str, ...], ...]:
        """The chosen heading rows, one or two."""
        number = self._row.value()
        last = number + 1 if self._double.isChecked() else number
        return self._look.rows[number - 1 : last] if self._look is not None else ((),)

    @property
    def _texts(self) -> tuple[str, ...]:
        """The heading of every column."""
        rows = self._heading_rows
        return texts_of_two(*rows) if len(rows) > 1 else rows[0]

    @property
    def _first_texts(self) -> list[str]:
        """The headings, for consecutive month columns only the first."""
        texts = self._texts
        return [texts[self._places.index(place)] for place in sorted(set(self._places))]

    @property
    def _look(self) -> SheetLook | None:
        index = self._sheets.currentIndex()
        return self._preview.sheets[index] if 0 <= index < len(self._preview.sheets) else None

    @Slot()
    def _show_sheet(self) -> None:
        look = self._look
        self._model.clear()
        if look is None or not look.rows:
            return
        for row in look.rows:
            self._model.appendRow([_cell(text) for text in row])
        self._model.setVerticalHeaderLabels([str(n + 1) for n in range(len(look.rows))])
        self._row.setMaximum(len(look.rows))
        index, is_double = _likely_rows(look)
        self._double.setChecked(is_double)
        self._row.setValue(index + 1)
        self._suggest()

    @Slot()
    def _suggest(self) -> None:
        if self._look is None or self._model.rowCount() < self._row.value():
            return
        row = self._row.value() - 1
        rows = range(row, row + len(self._heading_rows))
        self._places = places_of(*self._heading_rows)
        self._meanings = [meaning_of(column) for column in suggested(self._first_texts)]
        bold = QFont(self._table.font())
        bold.setBold(True)
        for number in range(self._model.rowCount()):
            for column in range(self._model.columnCount()):
                item = self._model.item(number, column)
                if item is not None:
                    item.setFont(bold if number in rows else self._table.font())
        has_months = len(set(self._places)) < len(self._places)
        self._explanation.setText(f"{EXPLANATION} {MONTHS}" if has_months else EXPLANATION)
        self._name_columns()
        self._table.setCurrentIndex(self._model.index(row, 0))
        self._show_column(self._table.currentIndex())

    def _name_columns(self) -> None:
        first = self._look.first_column if self._look is not None else 0
        self._model.setHorizontalHeaderLabels(
            [
                f"{letters(first + i)}\n{self._meanings[place].short or '–'}"
                for i, place in enumerate(self._places)
            ]
        )
        self._table.verticalHeader().setDefaultSectionSize(scaled(COMPACT_ROW_HEIGHT))
        self._table.resizeColumnsToContents()
        header = self._table.horizontalHeader()
        letter = header.font()
        letter.setBold(True)  # set by the style sheet, which the sizes above ignore
        metrics = QFontMetrics(letter)
        for i, place in enumerate(self._places):
            width = metrics.horizontalAdvance(self._meanings[place].short) + HEADER_PADDING
            header.resizeSection(i, max(header.sectionSize(i), width))
        self._fill_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._name_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_columns()

    def _fill_width(self) -> None:
        """Share the width that the columns leave among them."""
        header = self._table.horizontalHeader()
        count = header.count()
        left = self._table.viewport().width() - header.length()
        if left > 0 and count:
            for section in range(count):
                header.resizeSection(section, header.sectionSize(section) + left // count)
            last = header.sectionSize(count - 1)
            header.resizeSection(count - 1, last + self._table.viewport().width() - header.length())

    @Slot(QModelIndex)
    def _show_column(self, index: QModelIndex) -> None:
        look, column = self._look, index.column()
        if look is None or not 0 <= column < len(self._places):
            return
        text = self._texts[column]
        self._asked.setText(words_of(letters(look.first_column + column), text))
        meaning = self._meanings[self._places[column]]
        self._meaning.setCurrentIndex(MEANINGS.index(meaning))

    @Slot(int)
    def _take_meaning(self, number: int) -> None:
        column = self._table.currentIndex().column()
        if 0 <= column < len(self._places):
            self._meanings[self._places[column]] = MEANINGS[number]
            self._name_columns()

    @Slot()
    def _tell(self) -> None:
        if self._is_right():
            self.settled.emit(self.layout_as_set)

    def _is_right(self) -> bool:
        problem = wrong(self.layout_as_set, self._first_texts)
        self._message.setText("" if problem is None else wording.obstacle(problem))
        self._message.setVisible(problem is not None)
        return problem is None

    @Slot()
    def _choose_file(self) -> None:
        dialog = FileDialog(self.window(), "Indeling uit bestand", "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(FILTER)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        self.file_chosen.emit(Path(name))

    @Slot()
    def _choose_export(self) -> None:
        if not self._is_right():
            return
        dialog = FileDialog(self.window(), "Indeling opslaan", "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(FILTER)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("indeling.json")
        dialog.fileSelected.connect(self._export)
        dialog.open()

    @Slot(str)
    def _export(self, name: str) -> None:
        self.export_asked.emit(self.layout_as_set, Path(name))

    def _connect(self) -> None:
        self._sheets.activated.connect(self._show_sheet)
        self._row.valueChanged.connect(self._suggest)
        self._double.toggled.connect(self._suggest)
        self._meaning.activated.connect(self._take_meaning)
        self._table.selectionModel().currentChanged.connect(self._show_column)
        self._go.clicked.connect(self._tell)
        self._load.clicked.connect(self._choose_file)
        self._save.clicked.connect(self._choose_export)
        self._cancel.clicked.connect(self.cancelled)

    def _build(self) -> None:
        self._message = plain_label()
        self._message.setProperty("wrong", True)  # noqa: FBT003 - Qt's own form
        self._message.hide()
        middle = RollingColumn()
        middle.addWidget(heading("Wat betekenen de kolommen?", 1.2))
        self._explanation = plain_label(EXPLANATION, quiet=True)
        middle.addWidget(self._explanation)
        middle.addLayout(self._build_choices())
        middle.addWidget(self._build_table(), 1)
        keep_rows(self._table, LEAST_ROWS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(rolling(middle), 1)
        layout.addWidget(self._message)
        layout.addLayout(self._build_foot())
        layout.addWidget(PrivacyNote(self._name))

    def _build_choices(self) -> WrappingRow:
        self._sheets = QComboBox()
        self._sheets.setAccessibleName("Blad")
        self._sheets_label = line("Bl&ad")
        self._sheets_label.setBuddy(self._sheets)
        self._row = QSpinBox()
        self._row.setMinimum(1)
        self._row.setMinimumSize(ROW_SIZE)
        self._row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._row.setAccessibleName("Rij met de koppen")
        row_label = line("&Kop op rij")
        row_label.setBuddy(self._row)
        self._double = QCheckBox("Twee ri&jen")
        self._double.setToolTip("De kop staat op deze rij en de rij eronder")
        self._asked = line()
        self._meaning = QComboBox()
        self._meaning.setAccessibleName("Betekenis van de gekozen kolom")
        self._meaning.addItems([meaning.words for meaning in MEANINGS])
        self._asked.setBuddy(self._meaning)
        row = WrappingRow(GAP)
        row.add_together(self._sheets_label, self._sheets)
        row.add_together(row_label, self._row)
        row.addWidget(self._double)
        row.add_together(self._asked, self._meaning)
        return row

    def _build_table(self) -> QTableView:
        self._table = QTableView()
        self._table.setObjectName("sheet")
        self._table.setModel(self._model)
        self._table.setAccessibleName("Het blad zoals het eruitziet")
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setAccessibleName("Kolommen en hun betekenis")
        self._table.verticalHeader().setObjectName("rows")
        self._table.verticalHeader().setAccessibleName("Rijen van het blad")
        return self._table

    def _build_foot(self) -> WrappingRow:
        self._name = QLineEdit()
        self._name.setAccessibleName("Naam van de indeling")
        give_room(self._name, NAME_WIDTH)
        label = line("&Naam")
        label.setBuddy(self._name)
        self._load = button("Uit bes&tand…", "Een indeling van een collega gebruiken")
        self._save = button("Bewa&ren…", "Deze indeling als bestand voor een collega")
        self._cancel = button("Ann&uleren", "Terug naar de controle")
        self._go = primary(button("&Onthouden en lezen", "Het blad zo lezen, nu en voortaan"))
        row = WrappingRow(GAP)
        row.add_together(label, self._name)
        row.addWidget(self._load)
        row.addWidget(self._save)
        row.add_spring()
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        return row


def _cell(text: str) -> QStandardItem:
    """Return a cell, with a number to the right as in a workbook."""
    item = QStandardItem(text)
    if _NUMBER.fullmatch(text.strip()):
        item.setTextAlignment(Side.RIGHT.value)
    return item


def _likely_rows(look: SheetLook) -> tuple[int, bool]:
    """Return the row with most known headings, and whether the row below adds to it."""
    single = [_known(row) for row in look.rows]
    double = [_known(texts_of_two(above, below)) for above, below in pairwise(look.rows)]
    best = max((*single, *double))
    return (single.index(best), False) if best in single else (double.index(best), True)


def _known(texts: Sequence[str]) -> int:
    return sum(column is not Column.IGNORED for column in suggested(texts))
