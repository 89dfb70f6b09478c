"""The forms to freeze a rung (verschoonbaar) and to end a freeze earlier than planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import freezes
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.reports.texts.own_words import offered
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.completing import OfferingField
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels


class FreezeDialog(ActForm):
    """Holds the rung of a municipality until a day; ground, reason and end date are required."""

    chapter = Chapter.DOSSIER
    section = "Bevriezen"

    def __init__(self, operations: Operations, code: str, name: str, parent: QWidget) -> None:
        super().__init__(operations, f"Trede van {name} bevriezen", "&Bevriezen", parent)
        self._code = code
        self.keep_draft("bevriezing", code)
        self._today = operations.sign().today
        self._build()
        self._ground.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._since, self._until)
        if problem is not None:
            return problem
        if self._until.day is None:
            return f"Vul in tot en met welke dag de trede wordt vastgehouden. {DATE_EXAMPLES}", (
                self._until
            )
        return None

    def save(self) -> None:
        until = self._until.day
        if until is None:
            return
        wanted = Freeze(
            since=self._since.day or self._today,
            until=until,
            ground=self._ground.currentText().strip(),
            reason=self._reason.toPlainText().strip(),
        )
        self.perform(freezes.freeze, self._code, wanted)

    def _offer(self, grounds: tuple[str, ...]) -> None:
        typed = self._ground.currentText()
        self._ground.addItems(grounds)
        self._ground.setCurrentIndex(-1)
        self._ground.setEditText(typed)

    def _build(self) -> None:
        self._ground = QComboBox()
        self._ground.setEditable(True)
        typed = OfferingField()
        typed.setStyleSheet("border: none; padding: 0; background: transparent;")
        typed.offer_in(self._ground)
        give_hint(typed, "kies of typ de grond")
        self._operations.ask(offered, self._offer, WordList.FREEZE)
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(REASON_HEIGHT)
        give_hint(self._reason, "waarom de gemeente dit niet is aan te rekenen")
        self._since = DateField("Vanaf", self._today)
        self._since.set_day(self._today)
        self._until = DateField("Tot en met", self._today)
        self.form.addRow(
            plain_label(
                "De trede blijft staan, ook als de regel een andere trede voorstelt. "
                "Wat de regel zonder bevriezing zegt, blijft zichtbaar.",
                quiet=True,
            )
        )
        self.add_row("&Grond", self._ground)
        self.add_row("&Reden", self._reason)
        self.add_row(
            "&Vanaf",
            self._since,
            "Houdt de beoordelingen vast waarvan de laatste dag van de periode hierin ligt.",
        )
        self.add_row("&Tot en met", self._until)


class EndFreezeDialog(ActForm):
    """Ends the freeze in force."""

    chapter = Chapter.DOSSIER
    section = "Bevriezen"

    def __init__(
        self, operations: Operations, code: str, name: str, freeze: Freeze, parent: QWidget
    ) -> None:
        super().__init__(operations, f"Bevriezing van {name} beëindigen", "&Beëindigen", parent)
        self._code = code
        self._freeze = freeze
        self.keep_draft("einde bevriezing", code)
        today = operations.sign().today
        self._last = DateField("Laatste dag", today)
        self._last.set_day(today)
        self.form.addRow(
            plain_label(
                f"Bevroren tot en met {wording.day(freeze.until)}: {wording.closed(freeze.ground)}"
            )
        )
        self.add_row("&Laatste dag", self._last, "Op deze dag geldt de bevriezing nog.")
        self._last.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._last)
        if problem is None and self._last.day is None:
            return f"Vul de laatste dag van de bevriezing in. {DATE_EXAMPLES}", self._last
        return problem

    def save(self) -> None:
        if self._last.day is not None:
            self.perform(freezes.end_freeze, self._code, self._last.day, self._freeze)
