"""The window with all keys, as the manual lists them: by place, each drawn as a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.domain.municipality import folded
from toezichtdesk.ui.forms.controls import let_clear
from toezichtdesk.ui.forms.controls import line as one_line
from toezichtdesk.ui.forms.dialogs import FormDialog, heading, plain_label
from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, LARGE_PERCENT, scaled, text_percent
from toezichtdesk.ui.manual.chapters import Chapter

NOTHING = "Geen toets gevonden. Probeer een ander woord."
SIZE = (860, 580)  # logical pixels
KEYS_WIDTH = 164  # logical pixels: three keys side by side
_KEY = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the list. parts: keys, and words beside them, each with whether it is a key."""

    parts: tuple[tuple[str, bool], ...]
    does: str

    @property
    def words(self) -> str:
        """All of its text, folded for the search."""
        return folded(" ".join((*(text for text, _ in self.parts), self.does)))


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(markdown: str) -> Iterator[KeyGroup]:
    """Yield the tables of the chapter with the keys, each as a group."""
    for block in markdown.split("\n\n"):
        rows = [row.strip("| ").split(" | ") for row in block.splitlines() if row.startswith("|")]
        if len(rows) > 2:
            title = rows[0][0].strip()
            lines = tuple(_line(*row) for row in rows[2:])
            yield KeyGroup(title[:1].upper() + title[1:], lines)


def _line(keys: str, does: str) -> KeyLine:
    texts = enumerate(_KEY.split(keys))  # every second one is a key
    parts = ((text if place % 2 else text.strip(" ,"), bool(place % 2)) for place, text in texts)
    return KeyLine(tuple(part for part in parts if part[0]), does.replace("`", "").strip())


class KeysDialog(FormDialog):
    """All keys in two columns, with a field to look for one."""

    chapter = Chapter.KEYS

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Sneltoetsen", "&Sluiten", parent)
        self.only_closes()
        self.filter = QLineEdit()
        give_hint(self.filter, "Zoek een toets of wat zij doet")
        self.filter.setAccessibleName("Zoek een toets of wat zij doet")
        let_clear(self.filter)
        self._nothing = plain_label(NOTHING, quiet=True)
        self._nothing.hide()
        self.sections = [_Section(group) for group in key_groups(Chapter.KEYS.text)]
        self._build()
        self.filter.textChanged.connect(self._show_found)
        self.submitted.connect(self.accept)
        self.filter.setFocus()

    @Slot(str)
    def _show_found(self, typed: str) -> None:
        wanted = folded(typed).split()
        shown = [each.show_found(wanted) for each in self.sections]
        self._nothing.setVisible(not any(shown))

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        columns = QHBoxLayout(inner)
        if text_percent() >= LARGE_PERCENT:
            columns.setDirection(QHBoxLayout.Direction.TopToBottom)
        columns.setContentsMargins(GAP, GAP, GAP, GAP)
        columns.setSpacing(GAP * 2)
        for group in _halves(self.sections):
            column = QVBoxLayout()
            column.setSpacing(GAP * 2)
            for each in group:
                column.addWidget(each)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("card", True)  # noqa: FBT003 - Qt's own form
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName("Alle sneltoetsen")
        WholeLines(area)
        self.body.addWidget(self.filter)
        self.body.addWidget(self._nothing)
        self.body.addWidget(area, 1)
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))


class _Section(QFrame):
    """The keys of one place, a line each."""

    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        self._lines: list[tuple[KeyLine, tuple[QWidget, QWidget]]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, scaled(KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        grid.addWidget(heading(group.title, 1.1), 0, 0, 1, 2)
        for number, line in enumerate(group.lines, start=1):
            parts = (_drawn(line), plain_label(line.does))
            for column, part in enumerate(parts):
                grid.addWidget(part, number, column, Qt.AlignmentFlag.AlignTop)
            self._lines.append((line, parts))

    def show_found(self, wanted: Sequence[str]) -> bool:
        """Show only the lines with all these words; return whether there are any."""
        is_any = False
        for line, parts in self._lines:
            has_all = all(word in line.words for word in wanted)
            is_any = is_any or has_all
            for part in parts:
                part.setVisible(has_all)
        self.setVisible(is_any)
        return is_any


def _drawn(line: KeyLine) -> QWidget:
    """Return the keys side by side, each with an edge; or the words in their place."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for text, is_key in line.parts:
        part = one_line(text)
        part.setProperty("keycap", is_key)
        row.addWidget(part)
    row.addStretch(1)
    return whole


def _halves(
    sections: Sequence[_Section],
) -> tuple[Sequence[_Section], Sequence[_Section]]:
    """Return the section of the left column, the longest, and those of the right one."""
    return sections[:1], sections[1:]
