"""The files to attach to a contact when it is logged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QSizePolicy

from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_tip
from toezichtdesk.ui.forms.form_drafts import CompositeField

NONE = "Nog geen. Het programma bewaart een kopie."


class _Names(QLabel):
    """A label of one line, elided in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = NONE
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", True)  # noqa: FBT003 - Qt's own name and value
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show this text, elided if necessary."""
        self._summary = text
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(text, middle, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.say(self._summary)


class ChosenFiles(CompositeField):
    """The names on one line, with buttons to choose them; a draft stores the paths.

    Signals:
        left_out: a file was taken from the choice; carries its name.
    """

    left_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: tuple[Path, ...] = ()
        self._names = _Names()
        self._add = button("Toevoegen…", "Kies bestanden, of sleep ze hierheen")
        self._add.setAccessibleName("Bijlagen toevoegen")
        self._drop = button("Laatste weg", "Laat het bestand weg dat het laatst is gekozen")
        self._drop.setAccessibleName("Laatste bijlage weglaten")
        self.setFocusProxy(self._add)
        self.setAcceptDrops(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._names, 1)
        layout.addWidget(self._drop)
        layout.addWidget(self._add)
        self._add.clicked.connect(self._choose)
        self._drop.clicked.connect(self._drop_last)
        self._show()

    @property
    def chosen(self) -> tuple[Path, ...]:
        """The files, in the order of choosing."""
        return self._chosen

    def text(self) -> str:
        """Return the paths, one on each line."""
        return "\n".join(map(str, self._chosen))

    def setText(self, text: str) -> None:
        """Restore the files of a draft."""
        self._chosen = ()
        self.add(map(Path, text.splitlines()))

    def add(self, files: Iterable[Path]) -> None:
        """Add these files; one that was chosen already keeps its place."""
        self._chosen = tuple(dict.fromkeys((*self._chosen, *files)))
        self._show()

    @Slot()
    def _choose(self) -> None:
        dialog = FileDialog(self.window(), "Bijlagen toevoegen")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take)
        dialog.open()

    @Slot(list)
    def _take(self, names: list[str]) -> None:
        self.add(map(Path, names))

    @Slot()
    def _drop_last(self) -> None:
        left_out = self._chosen[-1].name
        self._chosen = self._chosen[:-1]
        if not self._chosen:
            self._add.setFocus()
        self._show()
        self.left_out.emit(left_out)

    def _show(self) -> None:
        names = "; ".join(file.name for file in self._chosen)
        count = len(self._chosen)
        summary = f"{count}: {names}" if count > 1 else names or NONE
        self._names.say(summary)
        self._names.setToolTip(plain_tip(self.text()))
        self._drop.setVisible(bool(count))
        self.setAccessibleDescription(summary)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
