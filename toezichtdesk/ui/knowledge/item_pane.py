"""The chosen item of Kennis: what is recorded of it, each part under its own heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from toezichtdesk.domain.knowledge import KnowledgeKind
from toezichtdesk.reports.pages.knowledge import KnowledgeRow
from toezichtdesk.ui.forms.controls import button, empty_layout, show_now
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import GAP, scaled

WIDTH = 340  # logical pixels
LEAST_HEIGHT = 96  # logical pixels: a title, a line of words, and the buttons
NOTHING = "Kies links een regel; hier staat dan wat ervan is vastgelegd."
Part = tuple[str, str]


class ItemPane(QWidget):
    """The item with the buttons of what can be done with it.

    Signals:
        municipality_opened: show the dossier of a municipality; carries the code.
    """

    municipality_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._towns: Sequence[tuple[str, str]] = ()
        self.change = button("Wij&zigen…", "Enter in de lijst")
        self.share = button("De&len…", "Vastleggen met welke gemeente deze praktijk is gedeeld")
        self.withdraw = button("&Intrekken")
        self.dossier = button("D&ossier openen", "Van een gemeente die hier wordt genoemd")
        self.dossier.clicked.connect(self._open_dossier)
        self._build()
        self.show_item(None, ())

    @property
    def text(self) -> str:
        """Everything that is shown, a paragraph for each part."""
        return "\n\n".join(f"{name}\n{words}".strip() for name, words in self._shown)

    def show_item(self, row: KnowledgeRow | None, parts: Sequence[Part]) -> None:
        """Show an item. parts: headings with their text; one without text is left out."""
        self._title.setText(row.item.title if row else "")
        self._title.setVisible(row is not None)
        self._shown = [(name, words) for name, words in parts if words] or [("", NOTHING)]
        empty_layout(self._parts)
        for name, words in self._shown:
            if name:
                self._parts.addWidget(heading(name, 1.0))
            self._parts.addWidget(_selectable(words, is_quiet=not name))
        show_now(self)
        is_practice = row is not None and row.item.kind is KnowledgeKind.PRACTICE
        self._towns = _towns(row)
        self.share.setEnabled(is_practice)
        self.dossier.setEnabled(bool(self._towns))
        for act in (self.change, self.withdraw):
            act.setEnabled(row is not None)

    @Slot()
    def _open_dossier(self) -> None:
        """Open the dossier; with several municipalities a menu asks which."""
        if len(self._towns) == 1:
            self.municipality_opened.emit(self._towns[0][0])
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in self._towns:
            menu.addAction(name.replace("&", "&&")).setData(code)
        menu.triggered.connect(self._open_chosen)
        menu.popup(self.dossier.mapToGlobal(QPoint(0, self.dossier.height())))

    @Slot(QAction)
    def _open_chosen(self, chosen: QAction) -> None:
        self.municipality_opened.emit(str(chosen.data()))

    def _build(self) -> None:
        self._title = heading("", 1.2)
        self._title.setWordWrap(True)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(4)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._title)
        column.addLayout(self._parts)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("card", True)  # noqa: FBT003 - Qt's own form
        area.setWidgetResizable(True)
        area.setWidget(inner)
        WholeLines(area)
        area.setAccessibleName("Wat hiervan is vastgelegd")
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for widget in (self.change, self.share, self.withdraw):
            acts.addWidget(widget)
        acts.addStretch(1)
        acts.addWidget(self.dossier)
        self._whole = QVBoxLayout(self)
        self.stand(is_beside=True)
        self._whole.addWidget(area, 1)
        self._whole.addLayout(acts)

    def stand(self, *, is_beside: bool) -> None:
        """Leave the distance to the list at the left, where it stands beside it, or at the top."""
        self._whole.setContentsMargins(GAP if is_beside else 0, 0 if is_beside else GAP // 2, 0, 0)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), scaled(LEAST_HEIGHT)))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())


def _selectable(words: str, *, is_quiet: bool) -> QWidget:
    label = plain_label(words, quiet=is_quiet)
    label.setContentsMargins(0, 0, 0, GAP // 2)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _towns(row: KnowledgeRow | None) -> Sequence[tuple[str, str]]:
    """Return code and name of each municipality that takes part, or that the practice fits."""
    if row is None:
        return ()
    own = zip(row.item.municipalities, row.names, strict=True)
    return tuple(dict.fromkeys((*own, *row.fits)))
