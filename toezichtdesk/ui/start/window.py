"""The first start: begin with the officer's municipalities, try it out, or bring what there was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.ui import icons
from toezichtdesk.ui.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms import button, card, line
from toezichtdesk.ui.theme import EDGE, GAP

CODE = Qt.ItemDataRole.UserRole
MINE = (
    "Kies de gemeenten waarop u toeziet en importeer daarna uw eigen werkmap. Bij Import vindt "
    "u een sjabloon."
)
TRIAL = (
    "Verzonnen gemeenten met cijfers, gesprekken en plannen, om te oefenen. Er wordt niets bewaard."
)
EXISTING = (
    "Ga verder met gegevens van een andere computer of met een back-up. "
    "Het gekozen bestand blijft zoals het is."
)


class StartWindow(QWidget):
    """The choice where there is no database yet.

    Signals:
        begin_asked: with these municipalities; carries their codes.
        trial_asked: with example data in a throw-away database.
        copy_chosen: with an existing database or back-up; carries its path.
        closed: the window closed.
    """

    begin_asked = Signal(object)
    trial_asked = Signal()
    copy_chosen = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Toezichtdesk")
        self.setWindowIcon(icons.program())
        self.resize(860, 560)
        self._municipalities: tuple[Municipality, ...] = ()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_choice())
        self._pages.addWidget(self._build_municipalities())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE * 2, EDGE * 2, EDGE * 2, EDGE)
        layout.addWidget(self._pages)
        self._connect()

    def show_municipalities(self, municipalities: Sequence[Municipality]) -> None:
        """Offer these municipalities and their provinces."""
        self._municipalities = tuple(sorted(municipalities, key=lambda each: folded(each.name)))
        self.province.addItems(sorted({each.province for each in municipalities}))
        self._mine.setEnabled(True)
        self._mine.setFocus()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The codes of the municipalities that are ticked."""
        return tuple(
            str(item.data(CODE))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    @Slot()
    def _choose_municipalities(self) -> None:
        self._pages.setCurrentIndex(1)
        self.province.setFocus()

    @Slot()
    def _return(self) -> None:
        self._pages.setCurrentIndex(0)
        self._mine.setFocus()

    @Slot(int)
    def _show_province(self, place: int) -> None:
        self.list.clear()
        wanted = self.province.currentText()
        for each in self._municipalities:
            if place > 0 and each.province == wanted:
                item = QListWidgetItem(each.name, self.list)
                item.setData(CODE, each.code)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        self._count()

    @Slot()
    def _count(self) -> None:
        ticked = len(self.ticked)
        self._counted.setText(f"{ticked} van {self.list.count()} gemeenten aangevinkt")
        self._begin.setEnabled(ticked > 0)
        self._begin.setText(f"&Beginnen met {ticked} gemeenten" if ticked else "&Beginnen")

    @Slot()
    def _tick_all(self) -> None:
        is_full = len(self.ticked) == self.list.count()
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked if is_full else Qt.CheckState.Checked)

    @Slot()
    def _ask_begin(self) -> None:
        self.begin_asked.emit(self.ticked)

    @Slot()
    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Kies een database of back-up")
        chooser.setNameFilters(["Toezichtdesk-database (*.db)", "Alle bestanden (*)"])
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._tell_file)
        chooser.open()

    @Slot(str)
    def _tell_file(self, path: str) -> None:
        self.copy_chosen.emit(Path(path))

    def _items(self) -> tuple[QListWidgetItem, ...]:
        return tuple(self.list.item(line) for line in range(self.list.count()))

    def _connect(self) -> None:
        self._mine.clicked.connect(self._choose_municipalities)
        self._trial.clicked.connect(self.trial_asked)
        self._file.clicked.connect(self._choose_file)
        self._back.clicked.connect(self._return)
        self._all.clicked.connect(self._tick_all)
        self._begin.clicked.connect(self._ask_begin)
        self.province.currentIndexChanged.connect(self._show_province)
        self.list.itemChanged.connect(self._count)

    def _build_choice(self) -> QWidget:
        self._mine = primary(button("Beginnen met mijn &gemeenten"))
        self._mine.setEnabled(False)
        self._trial = button("&Proberen met voorbeeldgegevens")
        self._file = button("Bestaande &database of back-up…")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(GAP)
        layout.addWidget(heading("Welkom bij Toezichtdesk", 2.0))
        layout.addWidget(
            plain_label(
                "Toezicht op de huisvesting van vergunninghouders: cijfers importeren, treden "
                "beoordelen, gesprekken voorbereiden. Alles blijft op deze computer.",
                quiet=True,
            )
        )
        layout.addSpacing(GAP)
        choices = {
            self._mine: MINE,
            self._trial: TRIAL,
            self._file: EXISTING,
        }
        for act, words in choices.items():
            layout.addWidget(_choice(act, words))
        layout.addStretch()
        return page

    def _build_municipalities(self) -> QWidget:
        self.province = QComboBox()
        self.province.addItem("Kies een provincie")
        self.province.setAccessibleName("Provincie")
        self.list = QListWidget()
        self.list.setAccessibleName("Gemeenten")
        self._counted = line(quiet=True)
        self._all = button("&Alles aan of uit")
        self._back = button("&Terug")
        self._begin = primary(button("&Beginnen"))
        self._begin.setEnabled(False)
        label = line("&Provincie")
        label.setBuddy(self.province)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.province)
        top.addStretch()
        top.addWidget(self._counted)
        top.addWidget(self._all)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._begin)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(GAP)
        layout.addWidget(heading("Op welke gemeenten ziet u toe?"))
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        return page

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _choice(act: QWidget, words: str) -> QFrame:
    frame = card()
    act.setMinimumWidth(270)
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(18)
    layout.addWidget(act)
    layout.addWidget(plain_label(words), 1)
    return frame
