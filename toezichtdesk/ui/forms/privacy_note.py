"""A line in a form that points out possible personal data while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.privacy import personal
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label

MOST_NAMED = 3
Text = QLineEdit | QPlainTextEdit


class PrivacyNote(QLabel):
    """Hidden while there is nothing to report; it never blocks anything.

    It watches every text field of its form, including those added later, or one field only.
    """

    def __init__(self, form: QWidget) -> None:
        """Watch a form once it is shown, or a single field."""
        super().__init__()
        self.setTextFormat(plain_label().textFormat())
        self.setWordWrap(True)
        self.setProperty("tone", "warning")
        self._form = form
        self._watched: list[Text] = []
        form.installEventFilter(self)
        self.hide()

    @property
    def watched(self) -> tuple[Text, ...]:
        """The fields that are watched."""
        return tuple(self._watched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._watch_new()
        return super().eventFilter(watched, event)

    def _watch_new(self) -> None:
        for field in (self._form, *self._form.findChildren(QWidget)):
            if not isinstance(field, QLineEdit | QPlainTextEdit) or field in self._watched:
                continue
            if _is_typed_in(field):
                self._watched.append(field)
                field.textChanged.connect(self._look)
                field.destroyed.connect(self._forget)
        self._look()

    @Slot()
    def _forget(self) -> None:
        gone = self.sender()
        self._watched = [field for field in self._watched if field is not gone]

    @Slot()
    def _look(self) -> None:
        personal_data = [one for field in self._watched for one in personal(_text(field))][
            :MOST_NAMED
        ]
        named = "; ".join(
            f"„{one.text}” lijkt op {wording.personal_kind(one.kind)}" for one in personal_data
        )
        warning = f"Let op: {named}. Noem liever de functie." if personal_data else ""
        if warning != self.text():
            self.setText(warning)
            self.setVisible(bool(personal_data))


def _is_typed_in(field: Text) -> bool:
    """Return whether a field takes typed words, as editable combo boxes do."""
    is_part = isinstance(field.parent(), QAbstractSpinBox)
    return not (is_part or isinstance(field, DateField) or field.isReadOnly())


def _text(field: Text) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
