"""The form to close an early warning without a contact, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk.casework import contacts
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels
CLOSED = "Het signaal is dan afgehandeld zonder contact. De reden blijft in het dossier staan."


class DismissWarningDialog(ActForm):
    """Closes an early warning with the reason why no contact is needed."""

    chapter = Chapter.DOSSIER
    section = "Een signaal zonder contact"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        warning: WarningRow,
        parent: QWidget,
    ) -> None:
        super().__init__(operations, f"Signaal over {name} negeren", "&Negeren", parent)
        self._warning = warning
        self.keep_draft("signaal", code, warning.id)
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(REASON_HEIGHT)
        give_hint(self._reason, "waarom contact nu niet nodig is")
        self.form.addRow(plain_label(warning.grounds))
        self.form.addRow(plain_label(CLOSED, quiet=True))
        self.add_row("&Reden", self._reason)
        self._reason.setFocus()

    def save(self) -> None:
        reason = self._reason.toPlainText().strip()
        self.perform(contacts.dismiss_warning, self._warning.id, reason)
