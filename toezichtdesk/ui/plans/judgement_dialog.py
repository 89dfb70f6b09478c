"""The form for the province's judgement of an improvement plan, by the parts of the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import Judgement, PlanDates, PlanPart
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

JUDGEMENTS = (
    ("Nog niet beoordeeld", Judgement.NONE),
    ("Voldoende", Judgement.SUFFICIENT),
    ("Onvoldoende", Judgement.INSUFFICIENT),
)
LABELS = {
    PlanPart.EXECUTABLE: "&Uitvoerbare maatregelen",
    PlanPart.TERMS: "&Korte en middellange termijn",
    PlanPart.RECURRENCE: "&Herhaling voorkomen",
}
WIDTH = 760  # logical pixels: a judgement and its reason side by side
CHOICE_WIDTH = 170  # logical pixels: equally wide below each other
WHY = "waarom voldoende of onvoldoende"


class Verdict(QWidget):
    """A judgement and its reason, side by side.

    Signals:
        chosen: the officer chose another judgement.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setAccessibleName(name)
        give_width(self.choice, CHOICE_WIDTH)
        for text, judgement in JUDGEMENTS:
            self.choice.addItem(text, judgement)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"Reden bij {name[:1].lower()}{name[1:]}")
        give_hint(self.reason, WHY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(self.choice)
        row.addWidget(self.reason, 1)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._tell)

    @property
    def judgement(self) -> Judgement:
        """The chosen judgement."""
        return JUDGEMENTS[self.choice.currentIndex()][1]

    @property
    def typed(self) -> str:
        """The reason."""
        return self.reason.text().strip()

    def show_judgement(self, judgement: Judgement, reason: str) -> None:
        """Show a judgement with its reason."""
        self.choose(judgement)
        self.reason.setText(reason)

    def choose(self, judgement: Judgement) -> None:
        """Show another judgement; the reason stays."""
        self.choice.setCurrentIndex([one for _, one in JUDGEMENTS].index(judgement))

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()


class JudgementDialog(ActForm):
    """Judges a received plan: three parts, the whole, and whether it was adopted."""

    chapter = Chapter.PLANS
    section = "Het oordeel"

    def __init__(
        self, operations: Operations, code: str, name: str, dates: PlanDates, parent: QWidget
    ) -> None:
        super().__init__(
            operations, f"Oordeel over het verbeterplan van {name}", "&Vastleggen", parent
        )
        self._code = code
        self._dates = dates
        self.setMinimumWidth(scaled(WIDTH))
        self.keep_draft("oordeel", code)
        self._build()
        self._show(dates)
        self.parts[PlanPart.EXECUTABLE].setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._judged_on, self._adopted_on)
        if problem is not None:
            return problem
        for part, verdict in self.parts.items():
            if verdict.judgement is not Judgement.NONE and not verdict.typed:
                what = f"{wording.plan_part(part)} {verdict.judgement.value} is."
                return f"Schrijf op waarom {what}", verdict.reason
        if self.whole.judgement is Judgement.NONE:
            return "Kies het oordeel over het hele plan.", self.whole.choice
        return None

    def save(self) -> None:
        executable, terms, recurrence = (self.parts[part] for part in PlanPart)
        dates = PlanDates(
            requested_on=self._dates.requested_on,
            due_on=self._dates.due_on,
            received_on=self._dates.received_on,
            judged_on=self._judged_on.day,
            judgement=self.whole.judgement,
            judgement_note=self.whole.typed,
            adopted_on=self._adopted_on.day,
            adoption_note=self._adoption.text().strip(),
            executable=executable.judgement,
            executable_note=executable.typed,
            terms=terms.judgement,
            terms_note=terms.typed,
            recurrence=recurrence.judgement,
            recurrence_note=recurrence.typed,
        )
        self.perform(plans.judge, self._code, dates, self.seen(self._dates))

    @Slot()
    def _follow_parts(self) -> None:
        """Derive the whole from the parts: it falls short if one of them does."""
        given = {verdict.judgement for verdict in self.parts.values()}
        if Judgement.INSUFFICIENT in given:
            self.whole.choose(Judgement.INSUFFICIENT)
        elif given == {Judgement.SUFFICIENT}:
            self.whole.choose(Judgement.SUFFICIENT)

    def _show(self, dates: PlanDates) -> None:
        self._judged_on.set_day(dates.judged_on or self._operations.sign().today)
        for one in dates.parts:
            self.parts[one.part].show_judgement(one.judgement, one.reason)
        self.whole.show_judgement(dates.judgement, dates.judgement_note)
        self._adopted_on.set_day(dates.adopted_on)
        self._adoption.setText(dates.adoption_note)

    def _build(self) -> None:
        today = self._operations.sign().today
        self._judged_on = DateField("Beoordeeld op", today)
        self.add_row("&Beoordeeld op", self._judged_on)
        self.parts = {part: Verdict(label.replace("&", "")) for part, label in LABELS.items()}
        for part, label in LABELS.items():
            self.add_row(label, self.parts[part])
            self.parts[part].chosen.connect(self._follow_parts)
        self.whole = Verdict("Het hele plan")
        self.add_row("Het hele &plan", self.whole)
        self._adopted_on = DateField("Vastgesteld op", today)
        self._adoption = adoption_field()
        adopted = QWidget()
        adopted.setFocusProxy(self._adopted_on)
        row = QHBoxLayout(adopted)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        below_choices = QWidget()
        give_width(below_choices, CHOICE_WIDTH)
        left = QHBoxLayout(below_choices)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._adopted_on)
        left.addStretch()
        row.addWidget(below_choices)
        row.addWidget(self._adoption, 1)
        self.add_row("Va&stgesteld op", adopted, "Door het college.")


def adoption_field() -> QLineEdit:
    """Return the field for the evidence that a plan was adopted."""
    field = QLineEdit()
    field.setAccessibleName("Blijkt uit")
    give_hint(field, "waaruit dat blijkt, of waarom nog niet")
    return field
