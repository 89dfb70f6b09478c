"""The contacts of one municipality, newest first, with the full note below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import AttachedTo, Attachment, Contact, ContactData
from toezichtdesk.domain.policy import LOWEST_RUNG
from toezichtdesk.domain.talks import Talk
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.record.talks import TalkRow
from toezichtdesk.reports.undoing import act_of_contact
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.planned import PlannedTalks
from toezichtdesk.ui.forms.attachments import AttachmentsDialog
from toezichtdesk.ui.forms.controls import button, hide_empty, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.forms.parts_pane import PartsPane
from toezichtdesk.ui.forms.tall import Tall
from toezichtdesk.ui.lists.act_row import ActRow
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.undoing import Undoing
from toezichtdesk.ui.verbs import talk_of

if TYPE_CHECKING:
    from collections.abc import Set

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.look.theme import Theme


def _day(contact: Contact) -> str:
    return wording.day(contact.held_on)


def _day_key(contact: Contact) -> int:
    return contact.held_on.toordinal()


def _kind(contact: Contact) -> str:
    return wording.contact_kind(contact.kind)


def _counterpart(contact: Contact) -> str:
    return contact.counterpart


def _summary(contact: Contact) -> str:
    return " ".join(contact.summary.split())


def _identity(contact: Contact) -> int:
    return contact.id


COLUMNS: tuple[TableColumn[Contact], ...] = (
    TableColumn("day", "Datum", _day, sort=_day_key, width=96),
    TableColumn("kind", "Soort", _kind, tip=_kind, width=176),
    TableColumn("counterpart", "Gesproken met", _counterpart, tip=_counterpart, width=116),
    TableColumn("summary", "Kern", _summary, tip=_summary, width=0),
    TableColumn("follow_up", "Vervolg", wording.follow_up, tip=wording.follow_up, width=120),
)


class ContactLog(QWidget):
    """The contacts of a municipality, to log, change and take back.

    Signals:
        calendar_asked: save the duties of this municipality as a calendar file.
    """

    calendar_asked = Signal()

    def __init__(self, operations: Operations, theme: Theme) -> None:
        super().__init__()
        self._operations, self._theme = operations, theme
        self._code = ""
        self._name = ""
        self._rung = LOWEST_RUNG
        self._withdrawn: Contact | None = None
        self._newest = 0
        self._attachments: tuple[Attachment, ...] = ()
        self._counting: Set[int] = frozenset()
        self._wanted: int | None = None  # the contact to choose when the rows arrive
        self._model: RowsModel[Contact] = RowsModel(COLUMNS, self)
        self._table = RowsTable(self._model, "Contacten, nieuwste eerst", _identity)
        self._build()
        self._table.acts = (self._change, self._attached, self._withdraw, self._followed)
        self._new.clicked.connect(self.log_contact)
        self._plan.clicked.connect(self.plan_talk)
        self._change.clicked.connect(self._change_chosen)
        self._withdraw.clicked.connect(self._withdraw_chosen)
        self._attached.clicked.connect(self._open_attachments)
        self._followed.clicked.connect(self._finish_follow_up)
        self._undo.clicked.connect(self._log_again)
        self._table.opened.connect(self._open_change)
        self._planned.calendar_asked.connect(self.calendar_asked)
        self._undoing = Undoing(operations, self)
        self._undoing.refused.connect(self._tell_refused)
        self.take_back = QAction("Ongedaan &maken", self._table)
        self.take_back.triggered.connect(self._take_back_chosen)
        self._table.addAction(self.take_back)
        self._table.chosen.connect(self._show_note)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the contacts of this dossier."""
        if dossier.row.code != self._code:
            self._hide_undo()
        self._code, self._name = dossier.row.code, dossier.row.name
        self._rung = dossier.row.rung
        self._attachments = dossier.attachments
        self.take_back.setEnabled(dossier.known_on is None)
        self._counting = dossier.counting_contacts
        self._empty.setVisible(not dossier.contacts)
        self._halves.setVisible(bool(dossier.contacts))
        self._model.show_rows(dossier.contacts)
        rows = [
            TalkRow(talk, self._others_of(talk), talk.planned_on < dossier.today, "")
            for talk in dossier.talks
        ]
        self._planned.show_rows(rows, may_act=dossier.known_on is None)
        self._planned.setVisible(bool(rows))
        hide_empty(self._table, COLUMNS, {"counterpart", "follow_up"})
        newest = dossier.contacts[0].id if dossier.contacts else 0
        if newest != self._newest:
            self._newest = newest
            self._table.choose(newest)
        self._choose_wanted()
        self._show_note(self._table.current)

    @staticmethod
    def _others_of(talk: Talk) -> tuple[str, ...]:
        others = len(talk.municipalities) - 1
        words = wording.counted(others, "andere", "andere")
        return (f"en {words}",) if others else ()

    def choose(self, contact: int) -> None:
        """Choose this contact, once its dossier is there."""
        self._wanted = contact
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self._table.choose(self._wanted):
            self._wanted = None

    @Slot()
    def log_contact(self) -> None:
        """Open the form for a new contact."""
        if self._code:
            ContactDialog(
                self._operations, self._code, self._name, self.window(), kind=talk_of(self._rung)
            ).open()

    @Slot()
    def plan_talk(self) -> None:
        """Open the form to plan a talk with this municipality."""
        if self._code:
            self._planned.forms.plan([self._code], talk_of(self._rung))

    @Slot()
    def _change_chosen(self) -> None:
        self._open_change(self._table.current)

    @Slot(object)
    def _open_change(self, contact: Contact | None) -> None:
        if contact is not None:
            ContactDialog(
                self._operations, self._code, self._name, self.window(), contact=contact
            ).open()

    @Slot()
    def _take_back_chosen(self) -> None:
        """Undo the act that wrote the chosen contact: its logging, or its last change."""
        contact = self._table.current
        if contact is not None:
            self._operations.ask(_act_of, self._undoing.take_back, contact.id).if_refused(
                self._tell_refused
            )

    @Slot()
    def _withdraw_chosen(self) -> None:
        contact = self._table.current
        if contact is not None:
            self._withdraw.setEnabled(False)
            self._withdrawn = contact
            self._operations.perform(
                contacts.withdraw_contact, self._tell_withdrawn, contact.id
            ).if_refused(self._tell_refused)

    @Slot()
    def _open_attachments(self) -> None:
        contact = self._table.current
        if contact is not None:
            title = f"Bijlagen bij het contact van {_day(contact)}"
            to = AttachedTo(contact=contact.id)
            AttachmentsDialog(self._operations, title, to, self.window()).open()

    @Slot()
    def _finish_follow_up(self) -> None:
        contact = self._table.current
        if contact is not None:
            self._followed.setEnabled(False)
            self._operations.perform(
                contacts.finish_follow_up, self._hide_undo, contact.id
            ).if_refused(self._tell_refused)

    def _tell_withdrawn(self, _answer: object) -> None:
        if self._withdrawn is not None:
            day = wording.day(self._withdrawn.held_on)
            self._message.setText(f"Het contact van {day} is ingetrokken.")
            self._message.show()
            self._undo.show()

    def _tell_refused(self, message: str) -> None:
        self._withdrawn = None
        self._withdraw.setEnabled(True)
        self._message.setText(message)
        self._message.show()

    @Slot()
    def _log_again(self) -> None:
        contact = self._withdrawn
        if contact is not None:
            data = ContactData(
                contact.municipality,
                contact.held_on,
                contact.kind,
                contact.summary,
                contact.counterpart,
                contact.counts,
                contact.follow_up,
                contact.follow_up_on,
                contact.tags,
            )
            self._operations.perform(contacts.log_contact, self._hide_undo, data).if_refused(
                self._tell_refused
            )

    def _hide_undo(self, _answer: object = None) -> None:
        self._withdrawn = None
        self._message.hide()
        self._undo.hide()

    @Slot(object)
    def _show_note(self, contact: Contact | None) -> None:
        self._change.setEnabled(contact is not None)
        for act in (self._withdraw, self._attached):
            act.setEnabled(contact is not None)
        self._followed.setEnabled(contact is not None and contact.follow_up_on is not None)
        if contact is None:
            self._note.show_parts("", ())
            return
        title = (_day(contact), _kind(contact), contact.counterpart)
        names = [one.name for one in self._attachments if one.to.contact == contact.id]
        counts = "ja" if contact.id in self._counting else "nee"
        parts = (
            ("", contact.summary),
            ("Knelpunten", " ".join(f"#{tag}" for tag in contact.tags)),
            ("Vervolg", wording.follow_up(contact)),
            ("Bijlagen", f"{', '.join(names)}." if names else ""),
            ("", f"Telt voor de contactplicht: {counts}."),
        )
        self._note.show_parts(" · ".join(filter(None, title)), parts)

    def _build(self) -> None:
        self._new = button("+ Contact", "Contact vastleggen")
        self._plan = button("Plannen…", "Een gesprek plannen, met dag en tijd")
        self._planned = PlannedTalks(self._operations, self._theme)
        self._planned.fit_rows()
        self._change = button("Wij&zigen…")
        self._withdraw = button("Intre&kken")
        self._attached = button("Bijlagen…", "Bestanden bij het gekozen contact")
        self._followed = button("Vervolg &gedaan", "Wat zou volgen op dit contact, is gedaan")
        self._message = line(quiet=True)
        self._undo = button("Ongedaan &maken")
        self._message.hide()
        self._undo.hide()
        of_one = (self._change, self._attached, self._withdraw, self._followed)
        bar = ActRow(heading("Contacten", 1.1), (*of_one, self._plan, self._new))
        notice = QHBoxLayout()
        notice.setSpacing(6)
        notice.addWidget(self._message, 1)
        notice.addWidget(self._undo)
        self._empty = plain_label(
            "Er is nog geen contact vastgelegd. Leg het eerste contact vast met + Contact.",
            quiet=True,
        )
        self._note = PartsPane("Gekozen contact")
        self._halves = TableWithWords(self._table, self._note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(self._planned)
        layout.addWidget(bar)
        layout.addLayout(notice)
        layout.addWidget(self._empty)
        layout.addWidget(self._halves, 1)
        layout.addStretch()
        outer.addWidget(Tall(layout))


def _act_of(connection: Connection, contact: int) -> int:
    return act_of_contact(connection, contact)
