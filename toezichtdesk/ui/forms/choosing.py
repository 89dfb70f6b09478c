"""The file dialog; where Qt draws it itself, its texts are translated to Dutch."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QToolButton, QTreeView, QWidget

from toezichtdesk.files import is_there

_LABELS = {
    QFileDialog.DialogLabel.LookIn: "Kijken in",
    QFileDialog.DialogLabel.FileName: "Bestands&naam",
    QFileDialog.DialogLabel.FileType: "Soort &bestand",
}
_TIPS = {  # Qt's names of the buttons
    "backButton": "Terug",
    "forwardButton": "Vooruit",
    "toParentButton": "Naar de bovenliggende map",
    "newFolderButton": "Nieuwe map maken",
    "listModeButton": "Als lijst",
    "detailModeButton": "Met bijzonderheden",
}
_KIND_COLUMN = 2  # "Folder", "xlsx File": Qt's kinds are English, and the icon shows them too

SHEETS = "Bladen met cijfers (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv);;Alle bestanden (*)"


class FileDialog(QFileDialog):
    """A file dialog without English texts, deleted when it is closed.

    It opens where the officer last chose something, else in the documents folder: Qt's default is
    the working folder, which is that of the program itself when it was started from a menu.
    """

    _last: ClassVar[str] = ""  # the folder, in this session

    def __init__(self, parent: QWidget | None, title: str, folder: str = "") -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        wanted = folder or self._last or QStandardPaths.writableLocation(documents)
        usual = wanted if is_there(Path(wanted)) else str(Path.home())  # else Qt asks for its name
        super().__init__(parent, title, usual)
        self.accepted.connect(self._remember)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, text in _LABELS.items():
            self.setLabelText(label, text)
        for name, tip in _TIPS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:  # a native dialog has none of these
                button.setToolTip(tip)
                button.setAccessibleName(tip)
        tree = self.findChild(QTreeView, "treeView")
        if tree is not None:
            tree.hideColumn(_KIND_COLUMN)

    @Slot()
    def _remember(self) -> None:
        FileDialog._last = self.directory().absolutePath()
