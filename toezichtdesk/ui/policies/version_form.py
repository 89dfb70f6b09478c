"""The forms for a new version of the policy, and for the thresholds of the former one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import policies
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.domain.policy_effects import TrialCount, VersionEffects
from toezichtdesk.reports.policy_values import FALLS, OLD_POLICY_KEY, SIGNALS, YES_OR_NO
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, button, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import Message, plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.policies.fields import ChoiceField, KindsField, ValueField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toezichtdesk.operations import Operations

MOTIVE_HEIGHT = 64  # logical pixels
WIDTH = 700
RUNG_NAMES = "rung_names"
GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "&Ladder",
        (
            (
                "growth_margin",
                "&Groeimarge",
                "Personen; meer is groei, minder is geen verbetering.",
            ),
            ("visible_improvement", "&Zichtbare verbetering", "Personen minder achterstand."),
            (
                "periods_without_improvement",
                "Peri&oden zonder verbetering",
                "Halve jaren op rij, op trede 1 tot en met 3; groei telt niet mee.",
            ),
            ("fall_when_no_backlog", "Zonder achterstan&d", ""),
            ("one_rise_per_period", "Eén st&ijging per half jaar", "Op trede 1 tot en met 3."),
            ("max_step", "Grootste stap om&hoog", "De regels gaan één trede per voorstel omhoog."),
        ),
    ),
    (
        "&Termijnen",
        (
            ("plan_from_rung", "Ver&beterplan vanaf trede", ""),
            ("plan_term_days", "T&ermijn verbeterplan", "Dagen na het verzoek."),
            ("days_for_rungs_4_5_6", "R&ichtpunt trede 4, 5 en 6", "Dagen samen."),
            (
                "days_between_accelerated_steps",
                "Dagen tussen stappen op trede 4-6",
                "Op trede 4, 5 en 6, als geen brief een termijn geeft.",
            ),
            (
                "correction_days",
                "C&orrectiedagen",
                "Dagen na de periode waarin een laat cijfer geen waarschuwing geeft.",
            ),
        ),
    ),
    (
        "&Contact en signaal",
        (
            ("contacts_per_period", "C&ontacten per periode", ""),
            ("counting_kinds", "Contacten &die tellen", ""),
            ("pace_threshold", "Tempo&grens", "Deel van het tempo van bijblijven, zoals 0,9."),
            ("signal_from", "Signaal is taak vanaf", ""),
            ("household_size", "Personen per &huishouden", "Voor de toevalsmarge."),
            ("attribution", "Hu&isvestingen die tellen", "Tekst; er wordt niet mee gerekend."),
        ),
    ),
)
NUMBERS_AS_TEXT = frozenset({"attribution"})
CHOICES: dict[str, tuple[tuple[object, str], ...]] = {
    "fall_when_no_backlog": tuple((fall.value, words) for fall, words in FALLS.items()),
    "one_rise_per_period": tuple(YES_OR_NO.items()),
    "signal_from": tuple((signal.value, words) for signal, words in SIGNALS.items()),
}


class VersionForm(ActForm):
    """The fields of every version: a name, a first day, a motive and values to try.

    Nothing takes effect before the act; the input is saved as a draft. A trial shows beforehand
    what the values would have proposed.
    """

    chapter = Chapter.POLICY
    section = "Een nieuwe versie"

    def __init__(self, operations: Operations, title: str, parent: QWidget) -> None:
        super().__init__(operations, title, "Va&ststellen", parent)
        self._today = operations.sign().today
        self.setMinimumWidth(scaled(WIDTH))
        self._name = QLineEdit()
        self._valid_from = DateField("Geldig vanaf", self._today)
        self._motive = QPlainTextEdit()
        self._motive.setTabChangesFocus(True)
        self._motive.setFixedHeight(MOTIVE_HEIGHT)
        self._try = button("&Proef met deze waarden", "Toont wat zij hadden voorgesteld")
        self._try.setAutoDefault(False)
        self._tried = plain_label(quiet=True)
        self._tried.setAccessibleName("Uitkomst van de proef")
        self._try.clicked.connect(self._try_values)
        self._build_head()

    def values(self) -> dict[str, object]:
        """Return the parameters in the form. To override."""
        raise NotImplementedError

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._valid_from)
        if problem is None and self._valid_from.day is None:
            return f"Vul in vanaf welke dag de versie geldt. {DATE_EXAMPLES}", self._valid_from
        lacks = ((self._name, self._name.text()), (self._motive, self._motive.toPlainText()))
        for field, text in lacks:
            if problem is None and not text.strip():
                return f"{field.accessibleName()}: vul dit in.", field
        return problem

    def save(self) -> None:
        self.set_up()

    @Slot()
    def set_up(self) -> None:
        """Record the version in the form."""
        self.perform(
            policies.add_version,
            self._name.text(),
            self._valid_from.day or self._today,
            self._motive.toPlainText(),
            self.values(),
        )

    @Slot()
    def _try_values(self) -> None:
        self._try.setEnabled(False)
        self.band.hide()
        self._operations.ask(
            policies.try_values,
            self._show_tried,
            self._name.text(),
            self._valid_from.day or self._today,
            self.values(),
            self._today,
        ).if_refused(self._refuse_trial)

    def _show_tried(self, trial: TrialCount) -> None:
        sentence = wording.trial_count(trial)
        self._try.setEnabled(True)
        self._tried.setText(sentence)
        self._tried.show()
        self._tried.setAccessibleName(sentence)

    def _refuse_trial(self, message: str) -> None:
        self._try.setEnabled(True)
        self._tried.hide()
        self.band.refuse(message)

    def _build_head(self) -> None:
        self.add_row("&Naam", self._name)
        self.add_row("Geldig &vanaf", self._valid_from)
        self.add_row("&Motief", self._motive)

    def _build_trial(self) -> None:
        self.body.addWidget(self._tried)
        self._tried.hide()
        self.buttons.addButton(self._try, QDialogButtonBox.ButtonRole.ResetRole)


class LadderForm(VersionForm):
    """A new version of the ladder, starting with the values of another."""

    def __init__(
        self, operations: Operations, values: Mapping[str, object], like: str, parent: QWidget
    ) -> None:
        """Build the form. values: plain, as `made` reads them. like: the version they come from."""
        super().__init__(operations, "Nieuwe beleidsversie", parent)
        self._fields: dict[str, ValueField | ChoiceField | KindsField] = {}
        self._rungs: list[ValueField] = []
        give_hint(self._name, "zoals „Beleid 2027”")
        give_hint(self._motive, f"waarom deze waarden, anders dan in {like}")
        self._valid_from.set_day(self._today)
        self._build_parameters()
        self._build_trial()
        self._show_values(values)
        self._name.setFocus()
        self.keep_draft("beleidsversie")

    def values(self) -> dict[str, object]:
        values: dict[str, object] = {key: field.value for key, field in self._fields.items()}
        return {**values, RUNG_NAMES: [field.value for field in self._rungs]}

    def _show_values(self, values: Mapping[str, Any]) -> None:
        for key, field in self._fields.items():
            field.show_value(values[key])
        for field, name in zip(self._rungs, values[RUNG_NAMES], strict=True):
            field.show_value(name)

    def save(self) -> None:
        """Show the effects of the version first; record it when the officer confirms."""
        self._operations.ask(
            policies.effects_of,
            self._confirm,
            self._name.text(),
            self._valid_from.day or self._today,
            self._motive.toPlainText(),
            self.values(),
            self._today,
        ).if_refused(self._take_refusal)

    def _confirm(self, effects: VersionEffects) -> None:
        name = " ".join(self._name.text().split())
        title = f"Beleidsversie „{name}” in werking stellen"
        question = Message(
            title, wording.version_effects(effects), "In &werking stellen", self, ask=True
        )
        question.submitted.connect(self.set_up)
        question.open()

    def _build_parameters(self) -> None:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName("Parameters")
        head = self.form
        for title, parameters in GROUPS:
            tabs.addTab(self._build_group(parameters), title)
        self.form = QFormLayout()
        for rung in range(LOWEST_RUNG, HIGHEST_RUNG + 1):
            self._rungs.append(ValueField(is_number=False))
            self.add_row(f"Trede &{rung}", self._rungs[-1])
        tabs.addTab(self._page_of(self.form), "T&reden")
        self.form = head
        self.body.addWidget(tabs, 1)

    def _build_group(self, parameters: tuple[tuple[str, str, str], ...]) -> QWidget:
        self.form = QFormLayout()
        for key, label, hint in parameters:
            self._fields[key] = _field_of(key)
            self.add_row(label, self._fields[key], hint)
        return self._page_of(self.form)

    def _page_of(self, form: QFormLayout) -> QWidget:
        form.setHorizontalSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addLayout(form)
        layout.addStretch()
        return page


class OldPolicyForm(VersionForm):
    """The thresholds of the former policy, for comparison."""

    section = "Vorig beleid vastleggen"

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(operations, "Vorig beleid vastleggen", parent)
        self._shares = [ValueField(is_number=True) for _ in range(HIGHEST_RUNG)]
        give_hint(self._name, "zoals „Interventieladder 2019”")
        give_hint(self._motive, "waar de drempels staan")
        self.form.addRow(
            plain_label(
                "Vanaf welk deel van de taakstelling hoorde een achterstand bij elke trede? "
                "Trede 1 mag leeg blijven. Deze versie treedt niet in werking; zij "
                "dient alleen ter vergelijking.",
                quiet=True,
            )
        )
        for rung, field in enumerate(self._shares, start=LOWEST_RUNG):
            give_hint(field, "zoals 25 %")
            self.add_row(f"Trede &{rung} vanaf", field)
        self._build_trial()
        self._name.setFocus()
        self.keep_draft("vorig beleid")

    def values(self) -> dict[str, object]:
        first, *others = (field.value for field in self._shares)
        return {OLD_POLICY_KEY: [*([first] if first else []), *others]}


def _field_of(key: str) -> ValueField | ChoiceField | KindsField:
    if key in CHOICES:
        return ChoiceField(CHOICES[key])
    if key == "counting_kinds":
        return KindsField()
    return ValueField(is_number=key not in NUMBERS_AS_TEXT)
