"""The first start in three screens: province, municipalities, and the first sheet.

The choices are saved until there is a database, so that the officer can leave half-way.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.ui.forms.choosing import SHEETS, FileDialog
from toezichtdesk.ui.forms.controls import button, card, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.low_screen import keep_on_screen
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.lists.whole_items import WholeItems
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import HelpKey

CODE = Qt.ItemDataRole.UserRole
KEPT = "start"  # in the settings; the desk removes it afterwards
STEPS = 3
WELCOME = (
    "Toezicht op de huisvesting van vergunninghouders: cijfers importeren, treden beoordelen, "
    "gesprekken voorbereiden. Alles blijft op deze computer."
)
TRIAL = (
    "Verzonnen gemeenten met cijfers, gesprekken en plannen, om te oefenen. Er wordt niets bewaard."
)
EXISTING = (
    "Ga verder met gegevens van een andere computer of met een back-up. "
    "Het gekozen bestand blijft zoals het is."
)
SHEET = (
    "Wijs uw werkmap met cijfers aan. U ziet eerst wat het programma erin leest; er wordt niets "
    "vastgelegd voordat u dat zegt."
)
LATER = (
    "Het programma opent bij Import. Daar vindt u ook een lege werkmap met alle koppen die het "
    "programma kent."
)
PRACTISE = "Eerst oefenen. Uw keuzes blijven bewaard: bij de volgende start gaat u hier verder."


class StartWindow(QWidget):
    """The screens shown while there is no database.

    Signals:
        begin_asked: create a database; carries the codes of the municipalities, and the path of the
            first sheet or None.
        trial_asked: start a trial on example data.
        copy_chosen: use an existing database or backup; carries its path.
        closed: the window closed.
    """

    chapter = Chapter.FIRST_START

    begin_asked = Signal(object, object)
    trial_asked = Signal()
    copy_chosen = Signal(object)
    closed = Signal()

    def __init__(self, settings: QSettings, officer: str) -> None:
        """Build the screens. settings: saves the choices. officer: the name for the journal."""
        super().__init__()
        self.setWindowTitle("Toezichtdesk")
        self.setWindowIcon(icons.program())
        self.resize(860, 600)
        keep_on_screen(self)
        self._settings = settings
        self._municipalities: tuple[Municipality, ...] = ()
        self._is_filling = False
        self._pages = QStackedWidget()
        self._pages.addWidget(Rolling(self._build_province(officer)))
        self._pages.addWidget(self._build_municipalities())
        self._pages.addWidget(Rolling(self._build_sheet()))
        self._step = line(quiet=True)
        self._back = button("&Terug")
        self._next = primary(button("&Verder"))
        self._next.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._step)
        foot.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE * 2, EDGE * 2, EDGE * 2, EDGE)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        HelpKey(self)
        self._connect()
        self._show_step(0)

    def show_municipalities(self, municipalities: Sequence[Municipality]) -> None:
        """Show these municipalities and their provinces, and restore earlier choices."""
        self._municipalities = tuple(sorted(municipalities, key=lambda each: folded(each.name)))
        step, codes = self._kept_step(), self._kept_codes()
        self.province.addItems(sorted({each.province for each in municipalities}))
        self.province.setEnabled(True)
        self.province.setFocus()
        province = str(self._settings.value(f"{KEPT}/province", ""))
        if (place := self.province.findText(province)) > 0:
            self.province.setCurrentIndex(place)
            for item in self._items():
                is_ticked = codes is None or item.data(CODE) in codes
                item.setCheckState(_check(is_ticked=is_ticked))
            self._show_step(step if self.ticked else min(step, 1))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The codes of the municipalities that are ticked."""
        return tuple(
            str(item.data(CODE))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def step(self) -> int:
        """The screen shown, 0 to 2."""
        return self._pages.currentIndex()

    @Slot()
    def _go_on(self) -> None:
        self._show_step(self.step + 1)

    @Slot()
    def _return(self) -> None:
        self._show_step(self.step - 1)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._step.setText(f"Stap {step + 1} van {STEPS}")
        self._back.setVisible(step > 0)
        self._next.setVisible(step < STEPS - 1)
        (self.province, self.list, self._sheet)[step].setFocus()
        self._keep()
        self._count()

    @Slot(int)
    def _show_province(self, place: int) -> None:
        self._is_filling = True
        self.list.clear()
        wanted = self.province.currentText()
        for each in self._municipalities:
            if place > 0 and each.province == wanted:
                item = QListWidgetItem(each.name, self.list)
                item.setData(CODE, each.code)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self._is_filling = False
        self._take_ticks()

    @Slot()
    def _take_ticks(self) -> None:
        if not self._is_filling:
            self._keep()
            self._count()

    def _count(self) -> None:
        ticked = len(self.ticked)
        self._counted.setText(f"{ticked} van {self.list.count()} gemeenten aangevinkt")
        self._next.setEnabled(ticked > 0)
        count = "1 gemeente" if ticked == 1 else f"{ticked} gemeenten"
        self._begin.setText(f"&Beginnen met {count}")
        self._begin.setAccessibleName(f"Beginnen met {count}")

    @Slot()
    def _tick_all(self) -> None:
        is_full = len(self.ticked) == self.list.count()
        for item in self._items():
            item.setCheckState(_check(is_ticked=not is_full))

    @Slot()
    def _ask_begin(self) -> None:
        self.begin_asked.emit(self.ticked, None)

    @Slot()
    def _choose_sheet(self) -> None:
        chooser = FileDialog(self, "Kies een bestand met cijfers")
        chooser.setNameFilter(SHEETS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._begin_with_sheet)
        chooser.open()

    @Slot(str)
    def _begin_with_sheet(self, path: str) -> None:
        self.begin_asked.emit(self.ticked, Path(path))

    @Slot()
    def _choose_file(self) -> None:
        chooser = FileDialog(self, "Kies een database of back-up")
        chooser.setNameFilters(["Toezichtdesk-database (*.db)", "Alle bestanden (*)"])
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._tell_file)
        chooser.open()

    @Slot(str)
    def _tell_file(self, path: str) -> None:
        self.copy_chosen.emit(Path(path))

    def _keep(self) -> None:
        """Save the choices, once there are any."""
        if self.province.currentIndex() > 0:
            self._settings.setValue(f"{KEPT}/province", self.province.currentText())
            self._settings.setValue(f"{KEPT}/codes", ",".join(self.ticked))
            self._settings.setValue(f"{KEPT}/step", self.step)

    def _kept_step(self) -> int:
        stored = str(self._settings.value(f"{KEPT}/step", 0))
        return min(int(stored), STEPS - 1) if stored.isdigit() else 0

    def _kept_codes(self) -> frozenset[str] | None:
        stored = self._settings.value(f"{KEPT}/codes")
        return None if stored is None else frozenset(str(stored).split(","))

    def _items(self) -> tuple[QListWidgetItem, ...]:
        return tuple(self.list.item(line) for line in range(self.list.count()))

    def _connect(self) -> None:
        self._trial.clicked.connect(self.trial_asked)
        self._practise.clicked.connect(self.trial_asked)
        self._file.clicked.connect(self._choose_file)
        self._back.clicked.connect(self._return)
        self._next.clicked.connect(self._go_on)
        self._all.clicked.connect(self._tick_all)
        self._begin.clicked.connect(self._ask_begin)
        self._sheet.clicked.connect(self._choose_sheet)
        self.province.currentIndexChanged.connect(self._show_province)
        self.list.itemChanged.connect(self._take_ticks)

    def _build_province(self, officer: str) -> QWidget:
        self.province = QComboBox()
        self.province.addItem("Kies een provincie")
        self.province.setAccessibleName("Provincie")
        self.province.setEnabled(False)
        self._trial = button("&Proberen met voorbeeldgegevens")
        self._file = button("Bestaande &database of back-up…")
        label = line("Voor welke p&rovincie werkt u?")
        label.setBuddy(self.province)
        own = card()
        inside = QVBoxLayout(own)
        inside.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.province)
        row.addStretch()
        inside.addLayout(row)
        signed = (
            f"Wat u vastlegt, staat in het logboek op naam van {officer}, zoals u bent aangemeld."
        )
        inside.addWidget(plain_label(signed, quiet=True))
        page, layout = _page("Welkom bij Toezichtdesk", 2.0)
        layout.addWidget(plain_label(WELCOME, quiet=True))
        layout.addSpacing(GAP)
        layout.addWidget(own)
        layout.addSpacing(GAP)
        layout.addWidget(line("Of eerst iets anders", quiet=True))
        layout.addWidget(_Choice(self._trial, TRIAL))
        layout.addWidget(_Choice(self._file, EXISTING))
        layout.addStretch()
        return page

    def _build_municipalities(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName("Gemeenten")
        WholeItems(self.list)
        self._counted = line(quiet=True)
        self._all = button("&Alles aan of uit")
        top = QHBoxLayout()
        top.addWidget(plain_label("Zet uit waarop u niet toeziet (spatiebalk).", quiet=True), 1)
        top.addWidget(self._counted)
        top.addWidget(self._all)
        page, layout = _page("Op welke gemeenten ziet u toe?")
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        return page

    def _build_sheet(self) -> QWidget:
        self._sheet = primary(button("Blad &kiezen…"))
        self._begin = button("&Beginnen")
        self._practise = button("&Oefenen met het voorbeeld")
        page, layout = _page("Hebt u een blad met cijfers?")
        layout.addSpacing(GAP)
        layout.addWidget(_Choice(self._sheet, SHEET))
        layout.addWidget(_Choice(self._begin, LATER))
        layout.addWidget(_Choice(self._practise, PRACTISE))
        layout.addStretch()
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next screen, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._next.isVisible():
            self._next.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.sync()
        super().closeEvent(event)
        self.closed.emit()


def _check(*, is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked


def _page(title: str, step: float = 1.55) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, GAP)
    layout.setSpacing(GAP)
    layout.addWidget(heading(title, step))
    return page, layout


class _Choice(QFrame):
    """A card with a button and what it does; a click anywhere on it presses the button."""

    def __init__(self, act: QPushButton, words: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._act = act
        act.setMinimumWidth(270)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.setSpacing(18)
        layout.addWidget(act)
        layout.addWidget(plain_label(words), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_on_it = self.rect().contains(event.position().toPoint())
        if is_on_it and event.button() is Qt.MouseButton.LeftButton:
            self._act.click()
