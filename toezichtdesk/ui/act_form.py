"""A form over one act: what was typed is kept until it is recorded; a refusal stands on top."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from toezichtdesk.casework.drafts import finish
from toezichtdesk.ui.dialogs import FormDialog, Tone, plain_label
from toezichtdesk.ui.form_drafts import FormDraft
from toezichtdesk.ui.forms import FORM_WIDTH, LABEL_DROP, line
from toezichtdesk.ui.privacy_note import PrivacyNote
from toezichtdesk.ui.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

RESTORED = "Wat u eerder typte en niet vastlegde, staat er weer."


class ActForm(FormDialog):
    """A form over one act: Enter performs it, in a text Ctrl+Enter does.

    A refusal stands on top and the input stays.

    Signals:
        saved: the act was committed; the form closes by itself.
    """

    saved = Signal()

    def __init__(self, operations: Operations, title: str, act: str, parent: QWidget) -> None:
        super().__init__(title, act, parent)
        self._operations = operations
        self._is_waiting = False
        self._meanwhile: Any = None
        self._draft_of: tuple[str, str] | None = None
        self._form_draft: FormDraft | None = None
        self.setMinimumWidth(FORM_WIDTH)
        self.act.setToolTip("Enter; in een tekst Ctrl+Enter")
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self.form)
        self.body.addWidget(PrivacyNote(self))
        self.body.addStretch()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._submit)
        self.submitted.connect(self._submit)

    def add_row(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Add a field beside its label; the label's mnemonic goes to it, the hint stands below."""
        name = line(label)
        name.setBuddy(_typed_in(widget))
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setContentsMargins(0, LABEL_DROP, LABEL_DROP, 0)
        name.setMinimumWidth(name.sizeHint().width() + 2)  # Qt measures the last letter too narrow
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        widget.setAccessibleName(label.replace("&", ""))
        if not hint:
            self.form.addRow(name, widget)
            return
        widget.setAccessibleDescription(hint)
        box = QVBoxLayout()
        box.setSpacing(2)
        # A narrow field in it would make the hint as narrow as itself.
        is_narrow = widget.maximumWidth() < FORM_WIDTH
        box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))
        box.addWidget(plain_label(hint, quiet=True))
        self.form.addRow(name, box)

    def problem(self) -> tuple[str, QWidget] | None:
        """Return what cannot be read in the form and where, or None. For the heirs to fill in."""
        return None

    def save(self) -> None:
        """Perform the act with what the form holds. For the heirs to fill in."""
        raise NotImplementedError

    def keep_draft(self, form: str, subject: str = "", record: int | None = None) -> None:
        """Keep what is typed here until it is recorded: against Esc, another row and a crash.

        form: the name of the form. subject: the municipality, empty for what is about several.
        record: the number of what is changed, None for something new.
        """
        self._draft_of = (form if record is None else f"{form}:{record}", subject)

    def perform(self, act: Callable[..., Any], *args: Any) -> None:
        """Perform the act once; the form stays as it is until the answer comes."""
        self._is_waiting = True
        self.act.setEnabled(False)
        if self._form_draft is None:
            request = self._operations.perform(act, self._done, *args)
        else:
            self._form_draft.pause()
            form, subject = self._form_draft.key
            request = self._operations.perform(finish, self._done, form, subject, act, *args)
        request.if_refused(self._take_refusal)
        request.if_changed(self._take_changed)

    def seen(self, record: Any) -> Any:
        """Return what the officer saw of the record: as the form read it, or was told since."""
        return record if self._meanwhile is None else self._meanwhile

    @Slot()
    def _submit(self) -> None:
        if self._is_waiting:
            return
        problem = self.problem()
        if problem is None:
            self.band.hide()
            self.save()
            return
        message, field = problem
        self.show_refusal(message)
        field.setFocus()

    def _done(self, _answer: object) -> None:
        self._is_waiting = False
        if self._form_draft is not None:
            self._form_draft.forget()
        self.saved.emit()
        self.accept()

    def _take_changed(self, current: object) -> None:
        self._meanwhile = current

    def _take_refusal(self, message: str) -> None:
        self._is_waiting = False
        if self._form_draft is not None:
            self._form_draft.resume()
        self.show_refusal(message)

    @Slot()
    def _empty_draft(self) -> None:
        if self._form_draft is not None:
            self._form_draft.empty()
        self.band.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._form_draft is None and self._draft_of is not None:
            self._form_draft = FormDraft(self._operations, *self._draft_of, self)
            if self._form_draft.begin():
                self.band.say(RESTORED, Tone.NOTICE, "&Leegmaken")
                self.band.pressed.connect(self._empty_draft)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._form_draft is not None and not self._is_waiting:
            self._form_draft.leave()


def _typed_in(field: QWidget) -> QWidget:
    """Return what takes the keys of a field: of one with several parts the first."""
    while (inner := field.focusProxy()) is not None:
        field = inner
    return field
