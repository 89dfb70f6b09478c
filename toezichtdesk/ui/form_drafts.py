"""What was typed in a form and not recorded yet: kept every second, and there again after a crash.

Kept is only what differs from what the form showed when it opened, so that a draft never brings
back an old value of another field.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from toezichtdesk.casework import drafts
from toezichtdesk.operations import Operations

KEEP_EVERY = 1000  # milliseconds: no more than this of what was typed is lost in a crash
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QCheckBox)
Values = dict[str, str | int]

_DRAFTS: WeakKeyDictionary[Operations, dict[tuple[str, str], Values]] = WeakKeyDictionary()


def load(desk: Operations) -> None:
    """Take over what an earlier run of the program kept; desk is that of the open database."""
    desk.ask(drafts.all_kept, partial(_take_over, desk))


class KeptField(QWidget):
    """A field of more than one part, of which a draft keeps one text."""

    def text(self) -> str:
        """Return what was filled in. For the heirs to fill in."""
        raise NotImplementedError

    def setText(self, text: str) -> None:
        """Put back what was filled in. For the heirs to fill in."""
        raise NotImplementedError


class FormDraft(QObject):
    """Keeps what is typed in the fields of one form, until it is recorded or thrown away."""

    def __init__(self, desk: Operations, form: str, subject: str, window: QWidget) -> None:
        """form: which form, and of which record, such as `measure:12`. window: it is filled in.

        subject: the municipality it is about, empty for what is about several or none.
        """
        super().__init__(window)
        self._desk = desk
        self._key = (form, subject)
        self._window = window
        self._shown = self._values()
        self._timer = QTimer(self)
        self._timer.setInterval(KEEP_EVERY)
        self._timer.timeout.connect(self.keep)

    @property
    def key(self) -> tuple[str, str]:
        """The form and the subject by which the draft is kept."""
        return self._key

    def begin(self) -> bool:
        """Put back what was typed before, and keep from now on; True when there was something."""
        typed = _DRAFTS.get(self._desk, {}).get(self._key, {})
        for name, field in self._fields().items():
            if name in typed:
                _set_value(field, typed[name])
        self._timer.start()
        return bool(typed)

    @Slot()
    def keep(self) -> None:
        """Keep what differs from what the form showed, unless it is the same as before."""
        values = self._values()
        typed = {name: value for name, value in values.items() if value != self._shown.get(name)}
        kept = _DRAFTS.setdefault(self._desk, {})
        if typed == kept.get(self._key, {}):
            return
        if typed:
            kept[self._key] = typed
            self._desk.keep(drafts.keep, *self._key, typed)
        else:
            kept.pop(self._key, None)
            self._desk.keep(drafts.drop, *self._key)

    def pause(self) -> None:
        """Keep nothing while the act is under way: it takes the draft along."""
        self._timer.stop()

    def resume(self) -> None:
        """Keep again: the act was refused."""
        self._timer.start()

    def leave(self) -> None:
        """Keep what stands there now, for the next time."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    def forget(self) -> None:
        """Forget the draft here: it was recorded."""
        self._timer.stop()
        _DRAFTS.get(self._desk, {}).pop(self._key, None)

    def discard(self) -> None:
        """Forget the draft here and in the database: what it was for is being done."""
        self.forget()
        self._desk.keep(drafts.drop, *self._key)

    def empty(self) -> None:
        """Show again what the form showed at first, and throw the draft away."""
        for name, field in self._fields().items():
            _set_value(field, self._shown[name])
        self.keep()

    def _values(self) -> Values:
        return {name: _value(field) for name, field in self._fields().items()}

    def _fields(self) -> dict[str, QWidget]:
        """Return the fields by what they are called, those of one name by their order too."""
        fields: dict[str, QWidget] = {}
        for field in self._window.findChildren(QWidget):
            if isinstance(field, (*_FIELDS, KeptField)) and not isinstance(
                field.parent(), QSpinBox | QComboBox
            ):
                name = field.accessibleName()
                fields[f"{name}/{sum(key.startswith(f'{name}/') for key in fields)}"] = field
        return fields


def _value(field: QWidget) -> str | int:
    if isinstance(field, QLineEdit | KeptField):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):  # by its words: another day the list may be another one
        return field.currentText()
    if isinstance(field, QSpinBox):
        return field.value()
    return int(field.isChecked()) if isinstance(field, QCheckBox) else ""


def _set_value(field: QWidget, value: str | int) -> None:
    if isinstance(field, QLineEdit | KeptField):
        field.setText(str(value))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value))
    elif isinstance(field, QComboBox):
        line = value if isinstance(value, int) else field.findText(value)
        if line >= 0:
            field.setCurrentIndex(line)
    elif isinstance(field, QSpinBox) and isinstance(value, int):
        field.setValue(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))


def _take_over(desk: Operations, drafts: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    for key, fields in drafts.items():
        _DRAFTS.setdefault(desk, {})[key] = dict(fields)
