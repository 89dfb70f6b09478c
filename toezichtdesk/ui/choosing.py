"""The dialog to choose a file or a folder: where Qt draws it itself, it speaks Dutch too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QToolButton, QTreeView, QWidget

_LABELS = {
    QFileDialog.DialogLabel.LookIn: "Kijken in:",
    QFileDialog.DialogLabel.FileName: "Bestands&naam:",
    QFileDialog.DialogLabel.FileType: "Soort &bestand:",
}
_TIPS = {  # by the names that Qt gives its buttons
    "backButton": "Terug",
    "forwardButton": "Vooruit",
    "toParentButton": "Naar de bovenliggende map",
    "newFolderButton": "Nieuwe map maken",
    "listModeButton": "Als lijst",
    "detailModeButton": "Met bijzonderheden",
}
_KIND_COLUMN = 2  # "Folder", "xlsx File": Qt says the kinds in English, and the icon says them too


class FileDialog(QFileDialog):
    """A dialog for files in which nothing is left in English, gone when it is closed."""

    def __init__(self, parent: QWidget | None, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, text in _LABELS.items():
            self.setLabelText(label, text)
        for name, tip in _TIPS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:  # the system's own dialog has none of these
                button.setToolTip(tip)
                button.setAccessibleName(tip)
        tree = self.findChild(QTreeView, "treeView")
        if tree is not None:
            tree.hideColumn(_KIND_COLUMN)
