"""Small pieces that several pages share: plain labels, buttons, cards, and a form over one act.

Text from the store is always plain text: a note that holds a tag is shown as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.ui.theme import EDGE, GAP, title_font

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

FORM_WIDTH = 520  # logical pixels


def set_property(widget: QWidget, name: str, *, on: bool) -> None:
    """Switch a property that the style sheet looks at, and show it at once."""
    widget.setProperty(name, on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def plain(text: str = "", *, quiet: bool = False, wraps: bool = False) -> QLabel:
    """Return a label that never reads its text as HTML."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if quiet:
        label.setProperty("quiet", True)  # noqa: FBT003 - Qt's own form
    if wraps:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setMinimumWidth(80)
    return label


def heading(text: str, step: float = 1.12) -> QLabel:
    """Return a heading within a page."""
    label = plain(text)
    label.setFont(title_font(step))
    return label


def button(text: str, *, primary: bool = False, tip: str = "") -> QPushButton:
    """Return a push button; its accessible name is its text without the mnemonic."""
    result = QPushButton(text)
    result.setAutoDefault(False)
    result.setAccessibleName(text.replace("&", ""))
    result.setToolTip(tip)
    if primary:
        result.setProperty("primary", True)  # noqa: FBT003 - Qt's own form
    return result


def card() -> QFrame:
    """Return a frame with an edge, as a group on a page."""
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of the layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)  # type: ignore[arg-type]


class FormDialog(QDialog):
    """A form over one act: Ctrl+Enter saves, Esc closes, a refusal stands above the buttons.

    Signals:
        saved: the act was committed; the dialog closes by itself.
    """

    saved = Signal()

    def __init__(
        self, operations: Operations, title: str, save_text: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._is_waiting = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(FORM_WIDTH)
        self._build_frame(title, save_text)
        self._save_button.clicked.connect(self._save)
        self._cancel_button.clicked.connect(self.reject)
        operations.refused.connect(self._show_refusal)
        operations.crashed.connect(self._stop_waiting)

    def add_row(self, label: str, widget: QWidget, hint: str = "") -> None:
        """Add a field under its label; the label's mnemonic goes to it, the hint stands below."""
        name = plain(label)
        name.setBuddy(widget)
        name.setMinimumHeight(28)
        widget.setAccessibleName(label.replace("&", ""))
        if hint:
            widget.setAccessibleDescription(hint)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(widget)
            box.addWidget(plain(hint, quiet=True))
            self._form.addRow(name, box)
        else:
            self._form.addRow(name, widget)

    def problem(self) -> tuple[str, QWidget] | None:
        """Return what cannot be read in the form and where, or None. For the heirs to fill in."""
        return None

    def save(self) -> None:
        """Perform the act with what the form holds. For the heirs to fill in."""
        raise NotImplementedError

    def perform(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Perform the act once; the form stays as it is until the answer comes."""
        self._is_waiting = True
        self._save_button.setEnabled(False)
        self._operations.perform(act, self._done, *args, **kwargs)

    def show_message(self, text: str) -> None:
        """Say above the buttons what is wrong; an empty text takes it away."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    @Slot()
    def _save(self) -> None:
        if self._is_waiting:
            return
        found = self.problem()
        if found is None:
            self.show_message("")
            self.save()
            return
        message, field = found
        self.show_message(message)
        field.setFocus()

    def _done(self, _answer: object) -> None:
        self._is_waiting = False
        self.saved.emit()
        self.accept()

    @Slot(str)
    def _show_refusal(self, message: str) -> None:
        if self._is_waiting:
            self._stop_waiting()
            self.show_message(message)

    @Slot()
    def _stop_waiting(self) -> None:
        self._is_waiting = False
        self._save_button.setEnabled(True)

    def _build_frame(self, title: str, save_text: str) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._message = plain(wraps=True)
        self._message.setAccessibleName("Melding")
        self._message.setProperty("wrong", True)  # noqa: FBT003 - Qt's own form
        self._message.hide()
        self._save_button = button(save_text, primary=True, tip="Ctrl+Enter")
        self._save_button.setDefault(True)
        self._cancel_button = button("Ann&uleren", tip="Esc")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)
        buttons = QHBoxLayout()
        buttons.addWidget(plain("Ctrl+Enter legt vast", quiet=True))
        buttons.addStretch()
        buttons.addWidget(self._cancel_button)
        buttons.addWidget(self._save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.setSpacing(GAP)
        layout.addWidget(heading(title, 1.25))
        layout.addLayout(self._form)
        layout.addStretch()
        layout.addWidget(self._message)
        layout.addLayout(buttons)
