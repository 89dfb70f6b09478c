"""The dossier of one municipality: head, tabs on the left, open matters on the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from toezichtdesk.domain.casefile import Decision
from toezichtdesk.reports.answers.dossier import Dossier, PeriodRow
from toezichtdesk.reports.answers.overview import NextAction
from toezichtdesk.reports.pages import dossier as report
from toezichtdesk.reports.record.searched_texts import NoteKind
from toezichtdesk.reports.texts.search import Hit
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.dossier import asking
from toezichtdesk.ui.dossier.chart_tab import ChartTab
from toezichtdesk.ui.dossier.decisions_tab import DecisionsTab
from toezichtdesk.ui.dossier.figures_tab import FiguresTab
from toezichtdesk.ui.dossier.head_and_tabs import HeadAndTabs
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.dossier.history_tab import HistoryTab
from toezichtdesk.ui.dossier.knowledge_tab import KnowledgeTab
from toezichtdesk.ui.dossier.side import DossierSide, Halves
from toezichtdesk.ui.dossier.term_tab import TermTab, is_needed
from toezichtdesk.ui.dossier.timeline_tab import TimelineTab
from toezichtdesk.ui.duty_forms import Doing
from toezichtdesk.ui.forms.dialogs import Band, Tone, plain_label
from toezichtdesk.ui.lists.looking_back import BackBand, Seal, earlier
from toezichtdesk.ui.look.theme import EDGE
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.paper import printing
from toezichtdesk.ui.paper.paper_jobs import DecisionSheet
from toezichtdesk.ui.plans.plan_tab import PlanTab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toezichtdesk.domain.doubt import Doubt
    from toezichtdesk.domain.figures import TwoBalances
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.look.theme import Theme

PATIENCE_MS = 300  # only the head; the tabs of the previous dossier stay


class DossierPage(Page):
    """Everything about one municipality, read again when the store changes.

    Signals:
        back_asked: return to the municipalities.
        print_asked: print the meeting sheet; carries the code.
        decide_asked: decide on the proposal; carries the code.
        sheet_saved: the meeting sheet was written; carries the `Saved`.
        knowledge_asked: show an item on the page Kennis; carries its number.
        calendar_asked: save the duties of this municipality as a calendar file.
    """

    chapter = Chapter.DOSSIER

    back_asked = Signal()
    print_asked = Signal(str)
    decide_asked = Signal(str)
    sheet_saved = Signal(object)
    knowledge_asked = Signal(int)
    calendar_asked = Signal()

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._code = ""
        self._dossier: Dossier | None = None
        self._known_on: date | None = None
        self._wants_day = self._wants_term = False
        self._doing = Doing(operations, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._steps = self._build(theme)
        self.build_on()

    @property
    def code(self) -> str:
        """The municipality shown or requested; empty when there is none."""
        return self._code

    @property
    def dossier(self) -> Dossier | None:
        """The dossier shown, None until the first answer."""
        return self._dossier

    @property
    def known_on(self) -> date | None:
        """The past day that is shown, on which no acts are possible; None for today."""
        return self._known_on

    @Slot(str)
    def show_municipality(self, code: str) -> None:
        """Show the dossier of this municipality."""
        if code != self._code:
            self._code = code
            self._band.hide()
            self._content.verticalScrollBar().setValue(0)
            self._patience.start()
        self._ask()

    def mark_doubt(self, doubt: Doubt) -> None:
        """Mark the facts of the head where the record is doubted for the municipality."""
        self._header.mark_doubt(doubt)

    def show_plan(self) -> None:
        """Show the tab of the improvement plan."""
        self._tabs.setCurrentWidget(self._plan)

    def show_note(self, hit: Hit) -> None:
        """Show the tab of a search result; a contact is selected in it."""
        tabs = {
            **dict.fromkeys((NoteKind.CONTACT, NoteKind.AGREEMENT), self._contacts),
            **dict.fromkeys((NoteKind.PLAN, NoteKind.MEASURE, NoteKind.DISCUSSION), self._plan),
            NoteKind.ATTACHMENT: self._contacts if hit.contact else self._plan,
            **dict.fromkeys((NoteKind.TERM, NoteKind.FILE_ITEM), self._term),
            NoteKind.DECISION: self._decisions,
            NoteKind.FREEZE: self._history,
            NoteKind.OWN_COUNT: self._figures,
        }
        self._wants_term = tabs[hit.kind] is self._term
        self._tabs.setCurrentWidget(tabs[hit.kind])
        if hit.contact is not None:
            self._contacts.choose(hit.contact)

    def show_contact(self, contact: int) -> None:
        """Select this contact in the tab of the contacts."""
        self._tabs.setCurrentWidget(self._contacts)
        self._contacts.choose(contact)

    def show_term(self, code: str) -> None:
        """Show the term and the file of this municipality."""
        self._wants_term = True
        self.show_municipality(code)

    @Slot()
    def log_contact(self) -> None:
        """Open the form to log a contact."""
        if self._dossier is not None and self._known_on is None:
            self._contacts.log_contact()

    @Slot()
    def focus_day(self) -> bool:
        """Focus the field for the day to look back at, once the dossier is there."""
        self._wants_day = self._stack.currentWidget() is not self._content
        self._header.day.setFocus()
        self._header.day.selectAll()
        return True

    @Slot()
    def return_to_today(self) -> None:
        """Show the dossier as known now."""
        self._header.day.set_day(None)

    def look_back(self, day: date | None) -> None:
        """Show dossiers as known on this day; None, today and later mean today."""
        self._known_on = earlier(day, self._operations.sign().today)
        self._header.day.set_day(self._known_on)
        self._back_band.show_day(self._known_on)
        if self._known_on is None:
            self._seal.take_off()
        else:
            self._seal.put_on()

    @Slot(object)
    def _take_day(self, day: date | None) -> None:
        if day != self._known_on:
            self.look_back(day)
            self._ask()

    @Slot()
    def ask_print(self) -> None:
        """Ask to print the meeting sheet."""
        if self._code:
            self.print_asked.emit(self._code)

    @Slot()
    def save_pdf(self) -> None:
        """Ask where to save the meeting sheet as a PDF."""
        if self._code:
            saver = printing.save_pdf(self, self._operations, self._code)
            saver.saved.connect(self.sheet_saved)
            saver.refused.connect(self._show_refusal)

    @Slot()
    def _ask(self) -> None:
        if self._code:
            day = self._known_on
            today = day or self._operations.sign().today
            self._operations.ask(report.dossier, self._show, self._code, today, day).if_refused(
                self._show_refusal
            )

    def _show(self, dossier: Dossier) -> None:
        if (dossier.row.code, dossier.known_on) != (self._code, self._known_on):
            return
        self._patience.stop()
        self._dossier = dossier
        self._header.show_dossier(dossier)
        self._show_freeze(dossier)
        self._figures.show_dossier(dossier)
        self._contacts.show_dossier(dossier)
        self._plan.show_dossier(dossier)
        self._show_term(dossier)
        self._decisions.show_dossier(dossier)
        self._knowledge.show_dossier(dossier)
        self._history.show_dossier(dossier)
        self._side.show_dossier(dossier)
        if self._known_on is not None:
            self._seal.put_on()
        self._stack.setCurrentWidget(self._content)
        self._header.settle()  # before the chart, whose thread would hold up all of this
        self._chart.show_dossier(dossier)
        self._timeline.show_dossier(dossier)
        if self._wants_day:
            self.focus_day()

    def _show_term(self, dossier: Dossier) -> None:
        """Add or remove the tab of the term, and show it if that was requested."""
        self._term.show_dossier(dossier)
        self._tabs.setTabVisible(self._tabs.indexOf(self._term), is_needed(dossier))
        if self._wants_term:
            self._wants_term = False
            self._tabs.setCurrentWidget(self._term)

    def _show_freeze(self, dossier: Dossier) -> None:
        if dossier.freeze_words:
            self._frozen.say(f"● {' '.join(dossier.freeze_words)}", Tone.NOTICE)
        else:
            self._frozen.hide()

    @Slot(str)
    def _show_refusal(self, message: str) -> None:
        self._patience.stop()
        if self._dossier is None or self._dossier.row.code != self._code:
            self._waiting.setText(message)
            self._stack.setCurrentWidget(self._placeholder)
        else:
            self._band.refuse(message)

    @Slot()
    def _show_waiting(self) -> None:
        self._waiting.setText("Het dossier wordt geopend…")
        self._stack.setCurrentWidget(self._placeholder)

    @Slot()
    def _ask_freeze(self) -> None:
        if self._dossier is not None:
            asking.freeze(self._operations, self._dossier, self.window())

    @Slot()
    def _ask_swap(self) -> None:
        if self._dossier is not None:
            asking.swap(self._operations, self._dossier, self.window())

    @Slot(object)
    def _ask_balance(self, two: TwoBalances) -> None:
        if self._dossier is not None:
            asking.balance(self._operations, self._dossier, two, self.window())

    @Slot(object)
    def _ask_own_count(self, period: PeriodRow) -> None:
        if self._dossier is not None:
            asking.own_count(self._operations, self._dossier, period, self.window())

    @Slot(object)
    def _show_decision_sheet(self, decision: Decision) -> None:
        today = self._known_on or self._operations.sign().today
        DecisionSheet(self, self._operations, decision).show_as_of(today, self._known_on)

    @Slot()
    def _ask_decision(self) -> None:
        self.decide_asked.emit(self._code)

    @Slot(object)
    def _do(self, action: NextAction) -> None:
        self._doing.do(self._code, action)

    @Slot()
    def _show_figures(self) -> None:
        self._tabs.setCurrentWidget(self._figures)

    def _connect(self) -> None:
        self._patience.timeout.connect(self._show_waiting)
        self._operations.changed.connect(self._ask)
        self._tabs.currentChanged.connect(self._content.show_tabs)
        self._header.back_asked.connect(self.back_asked)
        self._header.contact_asked.connect(self.log_contact)
        self._header.print_asked.connect(self.ask_print)
        self._header.pdf_asked.connect(self.save_pdf)
        self._header.freeze_asked.connect(self._ask_freeze)
        self._header.day_chosen.connect(self._take_day)
        self._back_band.pressed.connect(self.return_to_today)
        self._figures.swap_asked.connect(self._ask_swap)
        self._figures.balance_asked.connect(self._ask_balance)
        self._figures.own_count_asked.connect(self._ask_own_count)
        self._decisions.decision_asked.connect(self._ask_decision)
        self._knowledge.item_asked.connect(self.knowledge_asked)
        self._contacts.calendar_asked.connect(self.calendar_asked)
        self._decisions.sheet_asked.connect(self._show_decision_sheet)
        self._side.action_wanted.connect(self._do)
        self._doing.decide_asked.connect(self.decide_asked)
        self._doing.term_asked.connect(self.show_term)
        self._doing.figures_asked.connect(self._show_figures)
        self._side.contact_asked.connect(self.log_contact)
        self._side.decide_asked.connect(self._ask_decision)
        self._side.refused.connect(self._show_refusal)
        self._plan.refused.connect(self._show_refusal)

    def _build(self, theme: Theme) -> Iterator[QWidget]:
        """Build the page from the outside in, so that every part is styled only once."""
        self._build_frame(theme)
        yield self._content
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName("Onderdelen van het dossier")
        self._tabs.setDocumentMode(True)
        self._side = DossierSide(self._operations)
        self._content.column.addWidget(Halves(self._tabs, self._side), 1)
        yield self._side
        yield from self._build_tabs(theme)
        sealed = (self._figures, self._contacts, self._plan, self._term, self._decisions)
        parts = (*self._header.acts, self._side, *sealed, self._history)
        self._seal = Seal(parts, self)
        self._connect()

    def _build_frame(self, theme: Theme) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self._build_placeholder()
        self._content = HeadAndTabs()
        self._stack.addWidget(self._content)
        self._band, self._frozen = Band(), Band()
        self._frozen.fix()
        self._back_band = BackBand(self)
        self._header = DossierHeader(theme, self._operations.sign().today)
        for widget in (self._band, self._back_band, self._frozen, self._header):
            self._content.column.addWidget(widget)

    def _build_tabs(self, theme: Theme) -> Iterator[QWidget]:
        self._chart = ChartTab(self._operations, theme)
        yield self._tab("G&rafiek", self._chart)
        self._timeline = TimelineTab(self._operations, theme)
        yield self._tab("T&ijdlijn", self._timeline)
        self._figures = FiguresTab()
        yield self._tab("Ci&jfers", self._figures)
        self._contacts = ContactLog(self._operations, theme)
        yield self._tab("C&ontacten", self._contacts)
        self._plan = PlanTab(self._operations)
        yield self._tab("Pla&n", self._plan)
        self._term = TermTab(self._operations)
        yield self._tab("Ter&mijn", self._term)
        self._decisions = DecisionsTab()
        yield self._tab("Besl&uiten", self._decisions)
        self._knowledge = KnowledgeTab(self._operations)
        yield self._tab("Kennis", self._knowledge)
        self._history = HistoryTab(self._operations)
        yield self._tab("Historie", self._history)

    def _tab(self, title: str, tab: QWidget) -> QWidget:
        self._tabs.addTab(tab, title)
        return tab

    def _build_placeholder(self) -> None:
        self._placeholder = QWidget()
        self._waiting = plain_label("Kies een gemeente in het overzicht.", quiet=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self._placeholder)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.addWidget(self._waiting)
        self._stack.addWidget(self._placeholder)
