"""The base of forms that perform one act: keeps drafts, shows refusals on top."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from toezichtdesk.casework.drafts import finish
from toezichtdesk.ui.forms.controls import FORM_WIDTH, field_label
from toezichtdesk.ui.forms.dialogs import FormDialog, Tone, plain_label
from toezichtdesk.ui.forms.form_drafts import FormDraft
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.look.theme import GAP, LARGE_PERCENT, scaled, text_percent

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

RESTORED = "Wat u eerder typte en niet vastlegde, staat er weer."


class ActForm(FormDialog):
    """A form for one act: Enter performs it, in a text field Ctrl+Enter.

    A refusal is shown on top, and the input stays.

    Signals:
        saved: the act was committed; the form closes by itself.
    """

    saved = Signal()

    def __init__(self, operations: Operations, title: str, act: str, parent: QWidget) -> None:
        super().__init__(title, act, parent)
        self._operations = operations
        self._is_waiting = False
        self._meanwhile: object = None
        self._draft_of: tuple[str, str] | None = None
        self._form_draft: FormDraft | None = None
        self.setMinimumWidth(scaled(FORM_WIDTH))
        self.act.setToolTip("Enter; in een tekst Ctrl+Enter")
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self.form)
        self.body.addStretch()
        self.add_above_buttons(PrivacyNote(self))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._submit)
        self.submitted.connect(self._submit)

    def add_row(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Add a field with its label, whose mnemonic leads to the field.

        The hint stands below the field; beside it if the field is narrow and the letters are not
        large, which leave no room there.
        """
        name = field_label(label, widget)
        name.setBuddy(_typed_in(widget))
        widget.setAccessibleName(label.replace("&", ""))
        if not hint:
            self.form.addRow(name, widget)
            return
        widget.setAccessibleDescription(hint)
        words = plain_label(hint, quiet=True)
        beside = widget.maximumWidth() < FORM_WIDTH and text_percent() < LARGE_PERCENT
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(widget, 3)  # as wide as it may become
        if beside:
            row.addWidget(words, 1)
            self.form.addRow(name, row)
            return
        row.addStretch(0)  # the hint is as wide as the form, also below a narrow field
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(words)
        self.form.addRow(name, box)

    def problem(self) -> tuple[str, QWidget] | None:
        """Return the problem with the input and its field, or None. To override."""
        return None

    def save(self) -> None:
        """Perform the act with the input. To override."""
        raise NotImplementedError

    def keep_draft(self, form: str, subject: str = "", record: int | None = None) -> None:
        """Save the input as a draft until it is recorded, against Esc, another row and a crash.

        form: the name of the form. subject: the municipality, empty for several.
        record: the number of the record that is changed, None for a new one.
        """
        self._draft_of = (form if record is None else f"{form}:{record}", subject)

    def tell_restored(self, empty: Callable[[], None]) -> None:
        """Say that what was typed earlier is there again. empty: what the button does."""
        self.band.say(RESTORED, Tone.NOTICE, "&Leegmaken")
        self.band.pressed.connect(empty)

    def perform(self, act: Callable[..., object], *args: object) -> None:
        """Perform the act once; the form is disabled until the answer comes."""
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

    def seen(self, record: object) -> object:
        """Return the record as the officer last saw it: as first read, or as changed meanwhile."""
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

    def height_needed(self, layout: QLayout, width: int) -> int:
        return layout.totalHeightForWidth(width)  # the least would cut off large letters

    def showEvent(self, event: QShowEvent) -> None:
        is_given = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and not is_given and not self.is_scrolled:
            # Qt at times gives a line too much: it reckons with lines that are shorter than this.
            self.resize(self.width(), self.height_needed(layout, self.width()))
        if self._form_draft is None and self._draft_of is not None:
            self._form_draft = FormDraft(self._operations, *self._draft_of, self)
            if self._form_draft.begin():
                self.tell_restored(self._empty_draft)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._form_draft is not None and not self._is_waiting:
            self._form_draft.leave()


def _typed_in(field: QWidget) -> QWidget:
    """Return the widget that takes the keys of a field: the first of several parts."""
    while (inner := field.focusProxy()) is not None:
        field = inner
    return field
