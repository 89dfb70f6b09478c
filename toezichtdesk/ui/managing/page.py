"""The page Beheer: every setting, with its value and who set it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QActionGroup, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from toezichtdesk.files import is_folder
from toezichtdesk.paths import Managed, managed_folder
from toezichtdesk.reports.pages.managing import management
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import Band, Tone, page_title, plain_label
from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import EDGE, GAP, scaled
from toezichtdesk.ui.managing.lists_dialog import NamesDialog, WordsDialog
from toezichtdesk.ui.managing.person_dialog import PersonDialog
from toezichtdesk.ui.managing.retention_dialog import RetentionDialog
from toezichtdesk.ui.managing.rows import ADMINISTRATOR, OWN, USUAL, SettingGroup, SettingRow
from toezichtdesk.ui.managing.size_limits import ATTACHMENTS, SHEETS, KeepingField
from toezichtdesk.ui.managing.templates_dialog import LetterTemplatesDialog
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page

if TYPE_CHECKING:
    from toezichtdesk.domain.doubt import Doubt
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.pages.managing import Management
    from toezichtdesk.ui.menus import Menus
    from toezichtdesk.ui.safekeeping import Copy, Safekeeping

NARROW = 700  # logical pixels below which who set a value stands below it
SIDE_BY_SIDE = 1400  # logical pixels from which the groups stand in two columns
INTRO = (
    "Hier staat alles wat in te stellen is. Wat uw beheerder heeft vastgelegd, kunt u niet "
    "wijzigen. Elke wijziging komt in het logboek, behalve die van Weergave."
)
NOTHING_ERASED = "Geen termijn ingesteld: teksten blijven bewaard, ook wat u intrekt."
OF_A_PERSON = "Wat over een functionaris is vastgelegd: zoeken, opslaan als bestand, wissen."
SOUND = "Alles klopt: elke regel heeft zijn eigen zegel en elk besluit volgt uit zijn cijfers."


class ManagingPage(Page):
    """The settings in groups, one on each line.

    Signals:
        mine_asked: change the list of municipalities.
        policy_asked: show the versions of the policy.
        import_asked: change the watched folder.
        layouts_asked: show the list of layouts.
        backups_asked: show the backups.
        practice_asked: open the practice copy.
        checked: the record was checked; carries the `Doubt`.
        name_erased: a name was erased from drafts.
    """

    chapter = Chapter.MANAGING

    mine_asked = Signal()
    policy_asked = Signal()
    import_asked = Signal()
    layouts_asked = Signal()
    backups_asked = Signal()
    practice_asked = Signal()
    checked = Signal(object)
    name_erased = Signal()

    def __init__(
        self,
        operations: Operations,
        safekeeping: Safekeeping,
        menus: Menus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._safekeeping = safekeeping
        self._menus = menus
        self._database = self._letters = Path()
        self._build_controls()
        self._build_settings()
        self._build()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Ask for the settings again."""
        self._operations.ask(management, self._show, self._operations.sign().today)
        self._operations.compute(self._safekeeping.newest, self._show_backup)
        self.keeping.refresh()
        self.attaching.refresh()
        self._show_look()

    def _show(self, now: Management) -> None:
        self._show_mine(now)
        self.policy.show(f"{now.policy} geldt nu.", OWN if now.policy_versions else USUAL)
        self._show_sheets(now)
        terms = "; ".join(now.terms)
        self.retention.show(f"{terms}." if terms else NOTHING_ERASED, OWN if terms else USUAL)
        self._database, self._letters = now.database, now.letters
        is_managed = managed_folder(Managed.DATABASE) in now.database.parents
        self.database.show(
            f"In {now.database} staat alles wat u vastlegt.", ADMINISTRATOR if is_managed else USUAL
        )
        count = now.own_letters
        own = "staat 1 eigen sjabloon" if count == 1 else f"staan {count or 'geen'} eigen sjablonen"
        is_managed = managed_folder(Managed.LETTERS) is not None
        self.letters.show(f"In {now.letters} {own}.", ADMINISTRATOR if is_managed else USUAL)

    def _show_mine(self, now: Management) -> None:
        if not now.mine:
            self.mine.show("Alle gemeenten van Nederland; er is geen lijst gekozen.", USUAL)
            return
        where = ", ".join(now.provinces)
        count = "1 gemeente" if len(now.mine) == 1 else f"{len(now.mine)} gemeenten"
        self.mine.show(f"{count} ({where}); {now.others} van anderen.", OWN)

    def _show_sheets(self, now: Management) -> None:
        if now.watched is None:
            self.watched.show("Er wordt geen map gevolgd.", USUAL)
        else:
            how = " Bekende bladen komen zonder vragen binnen." if now.reads_unasked else ""
            who = ADMINISTRATOR if now.is_watched_by_administrator else OWN
            self.watched.show(f"Nieuwe bestanden in {now.watched} worden aangeboden.{how}", who)
        counts = {0: "Nog geen indeling onthouden.", 1: "1 indeling onthouden."}
        self.layouts.show(counts.get(now.layouts, f"{now.layouts} indelingen onthouden."))
        count = len(now.learned)
        names = {0: "Nog geen naam verklaard.", 1: "1 naam verklaard bij een import."}
        self.learned.show(names.get(count, f"{count} namen verklaard bij een import."))
        self._show_learned.setEnabled(bool(count))
        copies = f"Van bladen en stukken tot {now.stored_megabytes} MB wordt een kopie bewaard."
        self.kept.show(
            copies if now.stored_megabytes else "Er wordt geen kopie bewaard.",
            USUAL if now.is_usual_size else OWN,
        )
        attached = f"Bestanden tot {now.attached_megabytes} MB; zij staan naast de database."
        self.attached.show(
            attached if now.attached_megabytes else "Er worden geen bijlagen bewaard.",
            USUAL if now.is_usual_attached else OWN,
        )

    def _show_backup(self, copy: Copy | None) -> None:
        newest = f"de laatste, van {copy.made_on:%d-%m-%Y om %H:%M}" if copy else "nog geen back-up"
        is_managed = managed_folder(Managed.BACKUPS) is not None
        who = ADMINISTRATOR if is_managed else USUAL
        self.backups.show(f"In {self._safekeeping.folder} staat {newest}.", who)

    @Slot()
    def _show_look(self) -> None:
        menus = self._menus
        for box, actions in ((self.look_box, menus.look), (self.text_box, menus.text_sizes)):
            chosen = actions.checkedAction()
            if chosen is not None:
                box.setCurrentIndex(actions.actions().index(chosen))
        self.compact_box.setChecked(self._menus.compact.isChecked())

    @Slot(int)
    def _choose_look(self, number: int) -> None:
        self._menus.look.actions()[number].trigger()
        self._show_look()

    @Slot(int)
    def _choose_text(self, number: int) -> None:
        self._menus.text_sizes.actions()[number].trigger()
        self._show_look()

    @Slot(bool)
    def _choose_compact(self, wanted: bool) -> None:
        self._menus.compact.setChecked(wanted)
        self._show_look()

    @Slot()
    def _show_names(self) -> None:
        self._open_dialog(NamesDialog(self._operations, self.window()))

    @Slot()
    def _show_words(self) -> None:
        self._open_dialog(WordsDialog(self._operations, self.window()))

    def _open_dialog(self, dialog: NamesDialog | WordsDialog) -> None:
        dialog.finished.connect(self.refresh)
        dialog.open()

    @Slot()
    def _open_database_folder(self) -> None:
        self._open(self._database.parent)

    @Slot()
    def _show_templates(self) -> None:
        is_managed = managed_folder(Managed.LETTERS) is not None
        dialog = LetterTemplatesDialog(
            self._operations, self._letters, self.window(), is_managed=is_managed
        )
        dialog.finished.connect(self.refresh)
        dialog.open()

    def _open(self, folder: Path) -> None:
        if not is_folder(folder) or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.band.refuse(f"De map {folder} is niet te openen. Zoek haar op in de verkenner.")

    @Slot()
    def _show_retention(self) -> None:
        RetentionDialog(self._operations, self.window()).open()

    @Slot()
    def _find_person(self) -> None:
        dialog = PersonDialog(self._operations, self.window())
        dialog.erased.connect(self.name_erased)
        dialog.open()

    @Slot()
    def _check(self) -> None:
        self._check_now.setEnabled(False)
        self.check.show("Bezig met controleren…")
        self._operations.compute(self._safekeeping.check, self._checked).if_refused(self._unchecked)

    def _checked(self, doubt: Doubt) -> None:
        self._check_now.setEnabled(True)
        result = "Er klopt iets niet; zie boven." if doubt.words else SOUND
        self.check.show(result if doubt.is_verified else "Niet gecontroleerd.")
        if doubt.words:
            self.band.say(doubt.words, Tone.WARNING)
        self.checked.emit(doubt)

    def _unchecked(self, message: str) -> None:
        self._check_now.setEnabled(True)
        self.check.show("Niet gecontroleerd.")
        self.band.refuse(message)

    def _build_controls(self) -> None:
        self._choose_mine = button("&Mijn gemeenten…")
        self._to_policy = button("Naa&r Beleid")
        self._to_import = button("Naar &Import")
        self._to_layouts = button("Inde&lingen…")
        self._to_words = button("Eigen lijsten…")
        self._show_learned = button("&Verklaarde namen…")
        self._open_data = button("Map &openen", "De map met de database")
        self._to_backups = button("Naar de bac&k-ups")
        self._to_templates = button("Sjablonen…", "Bekijken, controleren en vervangen")
        self._check_now = button("&Nu controleren")
        self._to_retention = button("Bewaar&termijnen…")
        self._to_person = button("Persoon &zoeken…")
        self._to_practice = button("Proefom&geving…")
        self.keeping = KeepingField(self._operations, SHEETS)
        self.attaching = KeepingField(self._operations, ATTACHMENTS)
        self.look_box = _box("Weergave", self._menus.look)
        self.text_box = _box("Tekstgrootte", self._menus.text_sizes)
        self.compact_box = QCheckBox("&Compacte rijen")

    def _build_settings(self) -> None:
        self.mine = SettingRow("Mijn gemeenten", self._choose_mine)
        self.words = SettingRow("Eigen lijsten", self._to_words)
        self.words.show("Gronden, redenen en knelpunten die de formulieren aanbieden.")
        self.policy = SettingRow("Beleid", self._to_policy)
        self.watched = SettingRow("Gevolgde map", self._to_import)
        self.layouts = SettingRow("Indelingen van bladen", self._to_layouts)
        self.learned = SettingRow("Verklaarde namen", self._show_learned)
        self.kept = SettingRow(SHEETS.label, self.keeping)
        self.attached = SettingRow(ATTACHMENTS.label, self.attaching)
        self.database = SettingRow("Database", self._open_data)
        self.backups = SettingRow("Back-ups", self._to_backups)
        self.letters = SettingRow("Briefsjablonen", self._to_templates)
        self.retention = SettingRow("Bewaren", self._to_retention)
        self.person = SettingRow("Persoonsgegevens", self._to_person)
        self.person.show(OF_A_PERSON)
        self.practice = SettingRow("Proefomgeving", self._to_practice)
        self.practice.show("Oefen met een kopie van uw eigen gegevens; zij blijven zoals zij zijn.")
        self.check = SettingRow("Controle", self._check_now)
        self.check.show("Gebeurt bij elke start; hier nog eens op verzoek.")
        self.look = SettingRow("Weergave", self.look_box)
        self.text = SettingRow("Tekstgrootte", self.text_box)
        self.look.show("Licht, donker, met hoog contrast, of zoals het systeem is ingesteld.")
        self.text.show("De grootte van de letters op het scherm.")
        self.compact = SettingRow("Rijen", self.compact_box)
        self.compact.show("Compacte rijen zijn lager, zodat er meer op het scherm staan.")

    def _build(self) -> None:
        self.band = Band()
        inner = self._build_groups()
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        WholeLines(scroll)
        top = QVBoxLayout()
        top.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        top.setSpacing(8)
        top.addWidget(page_title("Beheer"))
        top.addWidget(plain_label(INTRO, quiet=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        self.setFocusProxy(self._choose_mine)
        self._place_columns()

    def _build_groups(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._columns.setSpacing(GAP)
        safety = (self.retention, self.person, self.check, self.practice)
        first = (
            ("Toezicht", (self.mine, self.policy, self.words)),
            ("Bladen", (self.watched, self.layouts, self.learned, self.kept)),
        )
        second = (
            ("Gegevens", (self.database, self.backups, self.attached, self.letters, *safety)),
            ("Weergave", (self.look, self.text, self.compact)),
        )
        for groups in (first, second):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            for title, rows in groups:
                column.addWidget(SettingGroup(title, rows))
            column.addStretch()
            self._columns.addLayout(column, 1)
        return inner

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    @Slot()
    def _place_columns(self) -> None:
        """Put the groups side by side where there is room, and end them at the edge of the page."""
        is_wide = self.width() >= scaled(SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        for card in self.findChildren(SettingGroup):
            card.fold(is_narrow=self.width() < scaled(NARROW))
        bar = self._scroll.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0  # it stands in the margin
        frame = self._scroll.frameWidth()
        self._columns.setContentsMargins(EDGE - frame, 0, EDGE - frame - beside, GAP)

    def _connect(self) -> None:
        self._scroll.verticalScrollBar().rangeChanged.connect(self._place_columns)
        self._choose_mine.clicked.connect(self.mine_asked)
        self._to_policy.clicked.connect(self.policy_asked)
        self._to_import.clicked.connect(self.import_asked)
        self._to_layouts.clicked.connect(self.layouts_asked)
        self._to_backups.clicked.connect(self.backups_asked)
        self._show_learned.clicked.connect(self._show_names)
        self._to_words.clicked.connect(self._show_words)
        self._open_data.clicked.connect(self._open_database_folder)
        self._to_templates.clicked.connect(self._show_templates)
        self._to_practice.clicked.connect(self.practice_asked)
        self._to_retention.clicked.connect(self._show_retention)
        self._to_person.clicked.connect(self._find_person)
        self._check_now.clicked.connect(self._check)
        self.keeping.refused.connect(self.band.refuse)
        self.attaching.refused.connect(self.band.refuse)
        for actions in (self._menus.look, self._menus.text_sizes):
            actions.triggered.connect(self._show_look)
        self._menus.compact.toggled.connect(self._show_look)
        self.look_box.activated.connect(self._choose_look)
        self.text_box.activated.connect(self._choose_text)
        self.compact_box.clicked.connect(self._choose_compact)


def _box(name: str, actions: QActionGroup) -> QComboBox:
    """Return a combo box of the actions of a menu."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems([action.text().replace("&", "") for action in actions.actions()])
    return box
