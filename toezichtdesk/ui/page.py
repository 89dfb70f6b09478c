"""What the window may ask of every page; a page overrides what it can do."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.tables import RowsTable


class Page(QWidget):
    """One page of the window.

    chapter: what the manual says of the page.
    """

    chapter = Chapter.CONTENTS

    @property
    def known_on(self) -> date | None:
        """The earlier day of which the page shows what was known; None is today."""
        return None

    @property
    def current_code(self) -> str:
        """The code of the municipality that is marked on the page; empty without one."""
        return ""

    @property
    def listing(self) -> RowsTable | None:
        """The table that is the page, to copy and to put the cursor in; None without one."""
        return None

    def focus_first(self) -> None:
        """Put the cursor in the table that is the page, or else in the page."""
        (self.listing or self).setFocus()

    def refresh(self) -> None:
        """Ask again what is shown."""

    def reload_drafts(self) -> None:
        """Take over again what the database keeps of what was typed: a name went from it."""

    def focus_filter(self) -> bool:
        """Put the cursor in the filter of the page; False when it has none."""
        return False

    def focus_day(self) -> bool:
        """Put the cursor in the day to look back to; False when the page shows today alone."""
        return False
