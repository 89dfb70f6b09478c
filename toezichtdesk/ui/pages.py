"""The pages of the window: each is built once, and loads what it shows when first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget

from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.operations import Operations
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import Theme
from toezichtdesk.ui.overview.columns import DOUBTED
from toezichtdesk.ui.overview.page import OverviewPage
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.safekeeping import Safekeeping

if TYPE_CHECKING:
    from toezichtdesk.ui.assessing.page import AssessingPage
    from toezichtdesk.ui.contacts.page import ContactsPage
    from toezichtdesk.ui.dossier.page import DossierPage
    from toezichtdesk.ui.importing.page import ImportPage
    from toezichtdesk.ui.journal.page import JournalPage
    from toezichtdesk.ui.knowledge.page import KnowledgePage
    from toezichtdesk.ui.main_window import MainWindow
    from toezichtdesk.ui.managing.page import ManagingPage
    from toezichtdesk.ui.plans.page import PlansPage
    from toezichtdesk.ui.policies.page import PolicyPage
    from toezichtdesk.ui.today.page import TodayPage

P = TypeVar("P", bound=Page)

_DOSSIER = "toezichtdesk.ui.dossier.page"
_MODULES = {
    place: f"toezichtdesk.ui.{name}.page"
    for place, name in {
        Place.TODAY: "today",
        Place.OVERVIEW: "overview",
        Place.ASSESSING: "assessing",
        Place.CONTACTS: "contacts",
        Place.PLANS: "plans",
        Place.KNOWLEDGE: "knowledge",
        Place.IMPORTING: "importing",
        Place.JOURNAL: "journal",
        Place.POLICY: "policies",
        Place.MANAGING: "managing",
    }.items()
}


class Pages:
    """The pages by name and by their place on the rail.

    The modules of a page are imported with it: loading all of them would double the start-up time.

    made: the pages that show something, which is loaded again after every act.
    """

    def __init__(
        self,
        window: MainWindow,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        safekeeping: Safekeeping,
    ) -> None:
        self._window = window
        self._operations = operations
        self._theme = theme
        self._settings = settings
        self._safekeeping = safekeeping
        self._doubt = Doubt()
        self.stack = QStackedWidget()
        self.made: list[Page] = []
        self._unshown: dict[Page, Callable[[], object]] = {}
        self.overview = self._add(OverviewPage(operations, theme, settings))

    @property
    def current(self) -> Page:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else self.overview

    def at(self, place: Place) -> Page:
        """Return the page of a place on the rail, to be shown: it asks for what it shows."""
        page = self._built(place)
        ask = self._unshown.pop(page, None)
        if ask is not None:
            self.made.append(page)
            ask()
        return page

    def mark_doubt(self, doubt: Doubt) -> None:
        """Mark where the figures of a municipality stand that the record is doubted for."""
        self._doubt = doubt
        self.overview.model.mark(DOUBTED, lambda row: doubt.about(row.code))
        if "dossier" in vars(self):  # building it now would hold up the window
            self.dossier.mark_doubt(doubt)

    def in_parts(self) -> Iterator[str]:
        """Build the pages ahead, a part with each step; they ask for nothing yet.

        Yields the name of the module that the next part needs.
        """
        yield (module := _MODULES[Place.IMPORTING])
        while self._importing.build_on():
            yield module
        _ = self.importing
        yield _DOSSIER
        while self._dossier.build_on():
            yield _DOSSIER
        _ = self.dossier
        for place in Place:
            yield (module := _MODULES[place])
            while place is Place.ASSESSING and self._assessing.build_on():
                yield module
            self._built(place)

    def _built(self, place: Place) -> Page:
        match place:
            case Place.TODAY:
                return self.today
            case Place.OVERVIEW:
                return self.overview
            case Place.ASSESSING:
                return self.assessing
            case Place.CONTACTS:
                return self.contacts
            case Place.PLANS:
                return self.plans
            case Place.KNOWLEDGE:
                return self.knowledge
            case Place.IMPORTING:
                return self.importing
            case Place.JOURNAL:
                return self.journal
            case Place.POLICY:
                return self.policy
            case Place.MANAGING:
                return self.managing

    @cached_property
    def today(self) -> TodayPage:
        """Today's duties."""
        from toezichtdesk.ui.today.page import TodayPage

        window, overview = self._window, self.overview
        page = self._add(TodayPage(self._operations, self._theme, self._settings, self.stack))
        page.municipality_opened.connect(window.show_municipality)
        page.decide_asked.connect(window.show_proposal)
        page.term_asked.connect(window.show_term)
        page.figures_asked.connect(window.commands.choose_sheet)
        page.journal_asked.connect(window.show_journal)
        overview.loaded.connect(page.show_rows)
        overview.state_loaded.connect(page.show_state)
        page.show_rows(overview.rows)
        if overview.state is not None:
            page.show_state(overview.state)
        return page

    @cached_property
    def assessing(self) -> AssessingPage:
        """The proposals to decide on."""
        self._assessing.finish()
        page = self._unasked(self._assessing)
        page.municipality_opened.connect(self._window.show_municipality)
        page.decided.connect(self._window.show_notice)
        return page

    @cached_property
    def contacts(self) -> ContactsPage:
        """The contacts of all municipalities."""
        from toezichtdesk.ui.contacts.page import ContactsPage

        window = self._window
        page = self._unasked(ContactsPage(self._operations, self._theme, self.stack))
        page.dossier_asked.connect(window.show_contact)
        page.contact_asked.connect(window.commands.contact_current)
        page.quick_entry_asked.connect(window.commands.enter_quickly)
        page.calendar_asked.connect(window.commands.papers.ask_calendar)
        page.talk_asked.connect(window.show_municipality)
        return page

    @cached_property
    def plans(self) -> PlansPage:
        """The improvement plans of all municipalities."""
        from toezichtdesk.ui.plans.page import PlansPage

        page = self._unasked(PlansPage(self._operations, self._theme, self.stack), self._ask_plans)
        page.dossier_asked.connect(self._window.show_plan)
        return page

    def _ask_plans(self) -> None:
        self.overview.loaded.connect(self.plans.show_rows)
        self.plans.show_rows(self.overview.rows)

    @cached_property
    def knowledge(self) -> KnowledgePage:
        """Knowledge sharing."""
        from toezichtdesk.ui.knowledge.page import KnowledgePage

        page = self._unasked(KnowledgePage(self._operations, self.stack))
        page.municipality_opened.connect(self._window.show_municipality)
        return page

    @cached_property
    def importing(self) -> ImportPage:
        """The import of a file."""
        self._importing.finish()
        page = self._add(self._importing)
        page.decide_asked.connect(self._window.show_proposal)
        page.template_asked.connect(self._window.commands.save_template)
        return page

    @cached_property
    def journal(self) -> JournalPage:
        """The journal, and the backups."""
        from toezichtdesk.ui.journal.page import JournalPage

        page = self._unasked(JournalPage(self._operations, self._safekeeping, self.stack))
        page.restore_asked.connect(self._window.restore_asked)
        page.backups.look_asked.connect(self._window.practice_asked)
        page.backed_up.connect(self._window.note_backup)
        page.municipality_opened.connect(self._window.show_municipality)
        return page

    @cached_property
    def policy(self) -> PolicyPage:
        """The versions of the policy."""
        from toezichtdesk.ui.policies.page import PolicyPage

        return self._unasked(PolicyPage(self._operations, self.stack))

    @cached_property
    def managing(self) -> ManagingPage:
        """The settings."""
        from toezichtdesk.ui.managing.page import ManagingPage

        window = self._window
        menus = window.commands.menus
        page = self._unasked(ManagingPage(self._operations, self._safekeeping, menus, self.stack))
        page.mine_asked.connect(menus.mine.trigger)
        page.layouts_asked.connect(menus.layouts.trigger)
        page.policy_asked.connect(window.show_policy)
        page.import_asked.connect(window.show_import)
        page.backups_asked.connect(window.show_backups)
        page.practice_asked.connect(menus.practice.trigger)
        page.name_erased.connect(self._reload_drafts)
        page.checked.connect(self.mark_doubt)
        return page

    @cached_property
    def dossier(self) -> DossierPage:
        """The dossier of one municipality; it has no place on the rail."""
        page = self._dossier
        page.finish()
        page.mark_doubt(self._doubt)
        self.made.append(page)
        page.decide_asked.connect(self._window.show_proposal)
        page.back_asked.connect(self._window.go_back)
        page.print_asked.connect(self._window.commands.print_sheet)
        page.calendar_asked.connect(self._window.commands.papers.ask_own_calendar)
        page.knowledge_asked.connect(self._window.show_knowledge)
        page.sheet_saved.connect(self._window.show_saved)
        return page

    @cached_property
    def _assessing(self) -> AssessingPage:
        from toezichtdesk.ui.assessing.page import AssessingPage

        return AssessingPage(self._operations, self._theme, self.stack)

    @cached_property
    def _importing(self) -> ImportPage:
        from toezichtdesk.ui.importing.page import ImportPage

        return ImportPage(self._operations, self.stack)

    @cached_property
    def _dossier(self) -> DossierPage:
        from toezichtdesk.ui.dossier.page import DossierPage

        page = DossierPage(self._operations, self._theme, self.stack)
        self.stack.addWidget(page)
        return page

    def _reload_drafts(self) -> None:
        for page in (*self.made, *self._unshown):
            page.reload_drafts()

    def _add(self, page: P) -> P:
        self.made.append(page)
        self._place(page)
        return page

    def _place(self, page: Page) -> None:
        self.stack.addWidget(page)
        for table in page.findChildren(RowsTable):
            table.chosen.connect(self._window.settle_refusal)

    def _unasked(self, page: P, ask: Callable[[], object] | None = None) -> P:
        """Add a page that loads nothing until it is shown. ask: what loads it, else `refresh`."""
        self._unshown[page] = ask or page.refresh
        self._place(page)
        return page
