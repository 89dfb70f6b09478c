"""The form to choose the municipalities under supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from toezichtdesk.casework import municipalities as acts
from toezichtdesk.reports import municipalities
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.lists.whole_items import WholeItems
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.domain.municipality import Municipality
    from toezichtdesk.operations import Operations

HEIGHT = 320  # logical pixels: shows a dozen of three hundred names at once
_CODE = Qt.ItemDataRole.UserRole
_PROVINCE = Qt.ItemDataRole.UserRole + 1
_EVERY = "Alle provincies"
_WORDS = (
    "Overzicht, taken, voorstellen en totalen gaan over deze gemeenten, en van een landelijk blad "
    "komen alleen deze erin. Wat van een andere gemeente is vastgelegd, blijft."
)


def choices(connection: Connection, today: date) -> tuple[tuple[Municipality, ...], frozenset[str]]:
    """Return today's municipalities and the codes of those on the list."""
    return municipalities.all_of_today(connection, today), municipalities.followed(connection)


class MineDialog(ActForm):
    """Tick boxes for the municipalities, by province."""

    chapter = Chapter.FIRST_START

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(operations, "Mijn gemeenten", "&Vastleggen", parent)
        self.province = QComboBox()
        self.province.addItem(_EVERY)
        self.list = QListWidget()
        self.list.setAccessibleName("Gemeenten")
        self.list.setMinimumHeight(HEIGHT)
        WholeItems(self.list)
        self.form.addRow(plain_label(_WORDS, quiet=True))
        self.add_row("&Provincie", self.province)
        self.form.addRow(self.list)
        self.list.setFocus()
        self.province.currentTextChanged.connect(self._show_province)
        operations.ask(choices, self._show, operations.sign().today)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The codes of the ticked municipalities, of every province."""
        return tuple(
            str(item.data(_CODE))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def problem(self) -> tuple[str, QWidget] | None:
        return None if self.ticked else ("Kies ten minste een gemeente.", self.list)

    def save(self) -> None:
        self.perform(acts.set_followed, self.ticked)

    def _show(self, answer: tuple[tuple[Municipality, ...], frozenset[str]]) -> None:
        every, mine = answer
        for each in every:
            item = QListWidgetItem(each.name, self.list)
            item.setData(_CODE, each.code)
            item.setData(_PROVINCE, each.province)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_mine = each.code in mine
            item.setCheckState(Qt.CheckState.Checked if is_mine else Qt.CheckState.Unchecked)
        self.province.addItems(sorted({each.province for each in every}))
        own = {each.province for each in every if each.code in mine}
        if len(own) == 1:  # otherwise three hundred others would surround the officer's own
            self.province.setCurrentText(own.pop())
        shown = [item for item in self._items() if not item.isHidden()]
        if shown:
            self.list.setCurrentItem(shown[0])

    @Slot(str)
    def _show_province(self, province: str) -> None:
        for item in self._items():
            item.setHidden(province not in (_EVERY, item.data(_PROVINCE)))

    def _items(self) -> tuple[QListWidgetItem, ...]:
        return tuple(self.list.item(line) for line in range(self.list.count()))
