"""Drafts of forms, saved twice a second and restored after a crash.

A draft only contains what differs from the initial content of the form, so that it never restores
an old value of another field.
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

# Milliseconds: with the writing itself, a crash loses at most a second of typing.
KEEP_EVERY = 500
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QCheckBox)
Values = dict[str, str | int]

_DRAFTS: WeakKeyDictionary[Operations, dict[tuple[str, str], Values]] = WeakKeyDictionary()


def load(desk: Operations) -> None:
    """Load the drafts of an earlier run; desk: of the open database."""
    desk.ask(drafts.all_drafts, partial(_take_over, desk))


class CompositeField(QWidget):
    """A field of several parts whose content a draft stores as one text."""

    def text(self) -> str:
        """Return the content as text. To override."""
        raise NotImplementedError

    def setText(self, text: str) -> None:
        """Restore the content. To override."""
        raise NotImplementedError


class FormDraft(QObject):
    """Saves the content of one form, until it is recorded or discarded."""

    def __init__(self, desk: Operations, form: str, subject: str, window: QWidget) -> None:
        """Watch a form. form: its name, with the record it changes, such as `measure:12`.

        subject: the municipality, empty for several or none. window: contains the fields.
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
        """The form and the subject, the key of the draft."""
        return self._key

    def begin(self) -> bool:
        """Restore the draft, and save changes from now on; True when there was a draft."""
        typed = _DRAFTS.get(self._desk, {}).get(self._key, {})
        for name, field in self._fields().items():
            if name in typed:
                _set_value(field, typed[name])
        self._timer.start()
        return bool(typed)

    @Slot()
    def keep(self) -> None:
        """Save what differs from the initial content, if it changed."""
        values = self._values()
        typed = {name: value for name, value in values.items() if value != self._shown.get(name)}
        stored = _DRAFTS.setdefault(self._desk, {})
        if typed == stored.get(self._key, {}):
            return
        if typed:
            stored[self._key] = typed
            self._desk.keep(drafts.keep, *self._key, typed)
        else:
            stored.pop(self._key, None)
            self._desk.keep(drafts.drop, *self._key)

    def pause(self) -> None:
        """Stop saving while the act is in progress: the act deletes the draft."""
        self._timer.stop()

    def resume(self) -> None:
        """Save again: the act was refused."""
        self._timer.start()

    def leave(self) -> None:
        """Save the present content for the next time."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    def forget(self) -> None:
        """Remove the draft from memory: it was recorded."""
        self._timer.stop()
        _DRAFTS.get(self._desk, {}).pop(self._key, None)

    def discard(self) -> None:
        """Delete the draft from memory and database."""
        self.forget()
        self._desk.keep(drafts.drop, *self._key)

    def empty(self) -> None:
        """Restore the initial content of the form, and delete the draft."""
        for name, field in self._fields().items():
            if name in self._shown:
                _set_value(field, self._shown[name])
        self.keep()

    def _values(self) -> Values:
        return {name: _value(field) for name, field in self._fields().items()}

    def _fields(self) -> dict[str, QWidget]:
        """Return the fields by name; those with the same name are numbered."""
        fields: dict[str, QWidget] = {}
        for field in self._window.findChildren(QWidget):
            if isinstance(field, (*_FIELDS, CompositeField)) and not isinstance(
                field.parent(), QSpinBox | QComboBox
            ):
                name = field.accessibleName()
                if not name:
                    continue  # of Qt itself: the year in an open calendar
                fields[f"{name}/{sum(key.startswith(f'{name}/') for key in fields)}"] = field
        return fields


def _value(field: QWidget) -> str | int:
    if isinstance(field, QLineEdit | CompositeField):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):  # by its text: the list may have changed by another day
        return field.currentText()
    if isinstance(field, QSpinBox):
        return field.value()
    return int(field.isChecked()) if isinstance(field, QCheckBox) else ""


def _set_value(field: QWidget, value: str | int) -> None:
    if isinstance(field, QLineEdit | CompositeField):
        field.setText(str(value))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value))
    elif isinstance(field, QComboBox):
        line = value if isinstance(value, int) else field.findText(value)
        if line >= 0:
            field.setCurrentIndex(line)
        elif field.isEditable():  # a word of the officer's own, that no list offers
            field.setEditText(str(value))
    elif isinstance(field, QSpinBox) and isinstance(value, int):
        field.setValue(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))


def _take_over(desk: Operations, drafts: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    for key, fields in drafts.items():
        _DRAFTS.setdefault(desk, {})[key] = dict(fields)
