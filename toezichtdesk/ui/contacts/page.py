"""The page Contacten: every contact with every municipality, newest first, with its full note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLayout,
    QStackedWidget,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.casefile import AttachedTo
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkState
from toezichtdesk.reports.pages.contact_list import (
    NO_CONTACTS,
    ContactRow,
    ContactRows,
    contact_rows,
    periods_of,
    tags_of,
)
from toezichtdesk.reports.record.searched_texts import sought
from toezichtdesk.reports.record.talks import TalkRow, talk_rows
from toezichtdesk.reports.texts.inflection import forms
from toezichtdesk.reports.texts.search import Texts
from toezichtdesk.ui.contacts.columns import COLUMNS
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.planned import PlannedTalks
from toezichtdesk.ui.forms.attachments import AttachmentsDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.lists.act_row import OneLine
from toezichtdesk.ui.lists.list_page import (
    ListPage,
    above_details,
    choice_box,
    details_pane,
    empty_label,
    over_empty,
)
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.domain.period import Period
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.look.theme import Theme

    Answer = tuple[ContactRows, tuple[Period, ...], tuple[str, ...], tuple[TalkRow, ...], Texts]

EMPTY = (
    "Er is nog geen contact vastgelegd. Leg het eerste vast met Snelle invoer (Ctrl+Spatiebalk), "
    "of importeer een blad met contacten."
)
KINDS = (None, *ContactKind)


class ContactsPage(ListPage):
    """The list with its filters, and the note of the chosen contact.

    Signals:
        dossier_asked: show a contact in its dossier; carries the code and the contact.
        contact_asked: log a contact with the selected municipality.
        quick_entry_asked: log a contact in one line.
        calendar_asked: save the planned talks as a calendar file.
        talk_asked: show the dossier of a talk that was held; carries the code.
    """

    chapter = Chapter.CONTACTS
    section = "Terugvinden"

    dossier_asked = Signal(str, int)
    contact_asked = Signal()
    quick_entry_asked = Signal()
    calendar_asked = Signal()
    talk_asked = Signal(str)

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._theme = operations, theme
        self._periods: tuple[Period | None, ...] = (None,)
        self._talks: tuple[TalkRow, ...] = ()
        self._rows = NO_CONTACTS
        self._texts = Texts(())  # of every row, in order
        self._build()
        self._connect()
        self._show_contact(None)

    @property
    def listing(self) -> RowsTable:
        """The table in sight."""
        return self._planned.table if self.ahead.isChecked() else self.table

    @property
    def current_code(self) -> str:
        """The municipality of the chosen contact; empty when there is none."""
        if self.ahead.isChecked():
            talk: TalkRow | None = self._planned.table.current
            return talk.talk.municipalities[0] if talk is not None else ""
        row: ContactRow | None = self.table.current
        return row.contact.municipality if row is not None else ""

    @Slot()
    def refresh(self) -> None:
        """Ask for everything again."""
        self._operations.ask(_asked, self._take, self._operations.sign().today)

    def _take(self, answer: Answer) -> None:
        rows, periods, tags, self._talks, texts = answer
        self._offer_periods(periods)
        self._offer_tags(tags)
        self._show_planned()
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._rows, self._texts = rows, texts
        self._model.show_rows(rows)
        self._choose_some()
        self._show_contact(self.table.current)

    def _offer_periods(self, periods: tuple[Period, ...]) -> None:
        """List the half-years that have contacts; the choice stays."""
        offered = (None, *periods)
        if offered == self._periods:
            return
        chosen = self._period
        self._periods = offered
        with QSignalBlocker(self._period_box):
            self._period_box.clear()
            for period in offered:
                self._period_box.addItem("Alle perioden" if period is None else str(period))
            self._period_box.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
        if self._period != chosen:
            self._filter()

    def _offer_tags(self, tags: tuple[str, ...]) -> None:
        """List the bottlenecks that contacts name; the choice stays."""
        chosen = self._tag_box.currentData()
        with QSignalBlocker(self._tag_box):
            self._tag_box.clear()
            self._tag_box.addItem("Alle knelpunten", None)
            for tag in tags:
                self._tag_box.addItem(f"#{tag}", tag)
            self._tag_box.setCurrentIndex(max(0, self._tag_box.findData(chosen)))
        self._tag_box.setVisible(bool(tags))
        if self._tag_box.currentData() != chosen:
            self._filter()

    @Slot()
    def _show_planned(self) -> None:
        """Show the planned talks that pass the filter, if planned talks are chosen."""
        words = sought(self.filter.text())
        talks = [row for row in self._talks if all(word in row.key for word in words)]
        self._planned.show_rows(talks)
        late = sum(row.is_late for row in self._talks)
        count = sum(row.talk.state is TalkState.PLANNED for row in self._talks)
        title = f"Gepl&and ({count})" if count else "Gepl&and"
        self.ahead.setText(f"! {title}" if late else title)
        self.ahead.setAccessibleName(f"Gepland, {count}, {late} voorbij hun dag")

    @Slot()
    def _choose_part(self) -> None:
        ahead = self.ahead.isChecked()
        self._stack.setCurrentIndex(int(ahead))
        for box in (self._kind_box, self._period_box, self._tag_box, self._counting):
            box.setEnabled(not ahead)
        self.counted.setVisible(not ahead)

    def show_talk(self, number: int) -> None:
        """Show a planned talk, upcoming or past."""
        self.ahead.setChecked(True)
        self._planned.choose(number)

    @property
    def _period(self) -> Period | None:
        return self._periods[self._period_box.currentIndex()]

    @Slot()
    def _filter(self) -> None:
        kind, period = KINDS[self._kind_box.currentIndex()], self._period
        words = [forms(word) for word in sought(self.filter.text())]
        must_count = self._counting.isChecked()
        tag = self._tag_box.currentData()

        def chosen(_rows: Sequence[ContactRow]) -> ContactRows:
            rows = self._rows
            if words:  # no call per row: there may be a hundred thousand
                places = self._texts.holding(words)
                if len(places) < len(rows):  # the first letter is in nearly all of them
                    rows = rows.at(places)
            return rows.passing(kind, tag, period, must_count=must_count)

        is_filtered = bool(kind or period or words or must_count or tag)
        self._clear.setVisible(is_filtered)
        self._model.choose_by(chosen if is_filtered else None)
        self._show_planned()
        self._choose_some()

    def _choose_some(self) -> None:
        """Choose the newest contact in the list when the chosen one is not in it."""
        if self.table.current is None:
            self.table.choose_line(0)

    @Slot()
    def _clear_filters(self) -> None:
        boxes = (self._kind_box, self._period_box, self._tag_box, self._counting, self.filter)
        blocked = [QSignalBlocker(box) for box in boxes]
        self._kind_box.setCurrentIndex(0)
        self._period_box.setCurrentIndex(0)
        self._tag_box.setCurrentIndex(0)
        self._counting.setChecked(False)
        self.filter.clear()
        for blocker in blocked:
            blocker.unblock()
        self.table.setFocus()
        self._filter()

    @Slot(int, int)
    def _count(self, shown: int, every: int) -> None:
        contacts = "1 contact" if every == 1 else f"{wording.number(every)} contacten"
        if shown == every:
            self.counted.setText(contacts if every else "")
        elif shown:
            self.counted.setText(f"{wording.number(shown)} van {contacts}")
        else:
            self.counted.setText(f"Geen van {contacts} past bij het filter.")

    @Slot(object)
    def _show_contact(self, row: ContactRow | None) -> None:
        for act in (self._change, self._attached, self._open):
            act.setEnabled(row is not None)
        self._title.setText(_title(row) if row is not None else "")
        self._note.setText(_described(row) if row is not None else "")

    @Slot()
    def _open_change(self) -> None:
        row: ContactRow | None = self.table.current
        if row is not None:
            contact = row.contact
            ContactDialog(
                self._operations, contact.municipality, row.name, self.window(), contact=contact
            ).open()

    @Slot()
    def _open_attachments(self) -> None:
        row: ContactRow | None = self.table.current
        if row is not None:
            day = wording.day(row.contact.held_on)
            title = f"Bijlagen bij het contact van {day} met {row.name}"
            to = AttachedTo(contact=row.contact.id)
            AttachmentsDialog(self._operations, title, to, self.window()).open()

    @Slot()
    def _open_dossier(self) -> None:
        row: ContactRow | None = self.table.current
        if row is not None:
            self.dossier_asked.emit(row.contact.municipality, row.contact.id)

    @Slot()
    def _plan_talk(self) -> None:
        self._planned.forms.plan([self.current_code] if self.current_code else [])

    def _connect(self) -> None:
        self._model.counted.connect(self._count)
        self.filter.textChanged.connect(self._filter)
        self._kind_box.currentIndexChanged.connect(self._filter)
        self._period_box.currentIndexChanged.connect(self._filter)
        self._tag_box.currentIndexChanged.connect(self._filter)
        self._counting.toggled.connect(self._filter)
        self.ahead.toggled.connect(self._choose_part)
        self._plan.clicked.connect(self._plan_talk)
        self._planned.calendar_asked.connect(self.calendar_asked)
        self._planned.dossier_asked.connect(self.talk_asked)
        self._clear.clicked.connect(self._clear_filters)
        self.table.chosen.connect(self._show_contact)
        self.table.opened.connect(self._open_dossier)
        self._open.clicked.connect(self._open_dossier)
        self._change.clicked.connect(self._open_change)
        self._attached.clicked.connect(self._open_attachments)
        self._new.clicked.connect(self.contact_asked)
        self._quick.clicked.connect(self.quick_entry_asked)

    def _build(self) -> None:
        self._new = primary(
            button("Con&tact vastleggen…", "Met de gemeente van de gekozen regel (Ctrl+Shift+K)")
        )
        self._quick = button("S&nelle invoer…", "Eén regel, met elke gemeente (Ctrl+Spatiebalk)")
        self.ahead = button("Gepl&and", "De gesprekken die nog komen")
        self.ahead.setCheckable(True)
        self._plan = button("Gesprek p&lannen…", "Een dag en tijd met een of meer gemeenten")
        self._model = RowsModel[ContactRow](COLUMNS, self)
        self.table = RowsTable(self._model, "Contacten, nieuwste eerst", _identity)
        self.table.look_for = _is_looked_for
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self._empty = empty_label(EMPTY)
        listing = over_empty(self._empty, self.table)
        self._planned = PlannedTalks(self._operations, self._theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(above_details(listing, self._build_detail()))
        self._stack.addWidget(self._planned)
        acts = (self.ahead, self._plan, self._quick, self._new)
        self.frame("Contacten", None, acts, self._build_filters(), self._stack)

    def _build_filters(self) -> QLayout:
        self._kind_box = QComboBox()
        self._kind_box.setAccessibleName("Soort")
        for kind in KINDS:
            self._kind_box.addItem("Alle soorten" if kind is None else wording.contact_kind(kind))
        self._period_box = choice_box("Periode", "Alle perioden")
        self._tag_box = choice_box("Knelpunt", "Alle knelpunten")
        self._tag_box.hide()
        self._counting = QCheckBox("Telt &voor de contactplicht")
        self._clear = button("Filters w&issen")
        self._clear.hide()
        return self.filter_row(
            self._kind_box, self._period_box, self._tag_box, self._counting, self._clear
        )

    def _build_detail(self) -> QWidget:
        self._title = OneLine()
        self._change = button("Wij&zigen…")
        self._attached = button("Bi&jlagen…", "De bestanden bij dit contact")
        self._open = button("D&ossier openen", "De contacten in het dossier (Enter in de lijst)")
        self.table.acts = (self._change, self._attached, self._open)
        self._note = Reading("Gekozen contact")
        return details_pane(self._title, self.table.acts, self._note)


def _asked(connection: Connection, today: date) -> Answer:
    rows = contact_rows(connection, today)
    texts = Texts([row.key for row in rows])
    every = talk_rows(connection, today, state=None)
    return rows, periods_of(rows), tags_of(rows), every, texts


def _identity(row: ContactRow) -> int:
    return row.contact.id


def _is_looked_for(row: ContactRow, typed: str) -> bool:
    return row.name_key.startswith(typed)


def _title(row: ContactRow) -> str:
    contact = row.contact
    kind = wording.contact_kind(contact.kind)
    parts = (row.name, wording.long_day(contact.held_on), kind, contact.counterpart)
    return " · ".join(filter(None, parts))


def _described(row: ContactRow) -> str:
    """Return the full note, the follow-up, and whether it counts."""
    follows = wording.follow_up(row.contact)
    counts = f"Telt voor de contactplicht: {'ja' if row.counts else 'nee'}."
    tags = ", ".join(row.contact.tags)
    lines = (f"Vervolg: {follows}" if follows else "", f"Knelpunten: {tags}." if tags else "")
    parts = (wording.without_signs(row.contact.summary), *lines, counts)
    return "\n".join(filter(None, parts))
