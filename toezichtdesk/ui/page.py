"""The interface of a page, as the window uses it; pages override what they support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.manual.chapters import Chapter


class Page(QWidget):
    """One page of the window. One that takes long to build has parts: see `build_on`.

    chapter: of the manual. section: the heading or bold words about the page there; empty for the
    beginning. A part of a page may have a section of its own.
    """

    chapter = Chapter.CONTENTS
    section = ""
    _steps: Iterator[QWidget] = iter(())  # a page that takes long to build sets its parts

    def build_on(self) -> bool:
        """Build the next part of the page; False once nothing is left to build."""
        return next(self._steps, None) is not None

    def finish(self) -> None:
        """Build what is left: before this the page can show nothing."""
        while self.build_on():
            pass

    @property
    def known_on(self) -> date | None:
        """The earlier day as of which the page shows data; None is today."""
        return None

    @property
    def current_code(self) -> str:
        """The code of the selected municipality; empty without one."""
        return ""

    @property
    def has_chosen(self) -> bool:
        """Whether something is chosen here, so that no choice on another page is meant."""
        return bool(self.current_code)

    @property
    def listing(self) -> RowsTable | None:
        """The main table of the page, for copying and focus; None without one."""
        return None

    def focus_first(self) -> None:
        """Focus the main table, or else the page: what is hidden would lose it to another part."""
        listing = self.listing
        (self if listing is None or not listing.isVisibleTo(self) else listing).setFocus()

    def refresh(self) -> None:
        """Ask again for what is shown."""

    def reload_drafts(self) -> None:
        """Reload the drafts from the database: a name was erased from them."""

    def focus_filter(self) -> bool:
        """Focus the filter of the page; False when it has none."""
        return False

    def focus_day(self) -> bool:
        """Focus the day to look back at; False when the page only shows today."""
        return False
