"""The fields of the version form, one per parameter, by kind of value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.theme import GAP

NUMBER_WIDTH = 110  # logical pixels
MOST_COLUMNS = 3  # of the kinds of contact
WIDTH_OF_KINDS = 620  # logical pixels at most, on the smallest screen


class ValueField(QLineEdit):
    """A number or a text as typed; the act validates it."""

    def __init__(self, *, is_number: bool) -> None:
        super().__init__()
        if is_number:
            give_room(self, most=NUMBER_WIDTH)

    @property
    def value(self) -> str:
        """The text of the field."""
        return self.text().strip()

    def show_value(self, value: object) -> None:
        """Show this value."""
        self.setText(str(value))


class ChoiceField(QComboBox):
    """One of a few values. choices: (stored value, label)."""

    def __init__(self, choices: Iterable[tuple[object, str]]) -> None:
        super().__init__()
        for stored, words in choices:
            self.addItem(words[:1].upper() + words[1:], stored)

    @property
    def value(self) -> object:
        """The stored value of the choice."""
        return self.currentData()

    def show_value(self, value: object) -> None:
        """Show this choice."""
        self.setCurrentIndex(self.findData(value))


class KindsField(QWidget):
    """The kinds of contact that count, as check boxes."""

    def __init__(self) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GAP)
        layout.setVerticalSpacing(2)
        self._boxes: dict[str, QCheckBox] = {}
        for kind in ContactKind:
            box = QCheckBox(wording.contact_kind(kind))
            self._boxes[kind.value] = box
        widest = max(box.sizeHint().width() for box in self._boxes.values()) + GAP
        columns = min(MOST_COLUMNS, max(1, WIDTH_OF_KINDS // widest))
        for place, box in enumerate(self._boxes.values()):
            layout.addWidget(box, *divmod(place, columns))
        self.setFocusProxy(next(iter(self._boxes.values())))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def value(self) -> list[str]:
        """The codes of the ticked kinds."""
        return [code for code, box in self._boxes.items() if box.isChecked()]

    def show_value(self, value: Any) -> None:
        """Tick these kinds."""
        for code, box in self._boxes.items():
            box.setChecked(code in value)
