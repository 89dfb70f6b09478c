"""Small widgets of the dossier: the badge of a rung and a fact with its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.forms.headings import Heading
from toezichtdesk.ui.look.theme import GAP, title_font

if TYPE_CHECKING:
    from toezichtdesk.ui.look.theme import Theme

BADGE = QSize(40, 40)
CORNER = 8  # logical pixels
SPARE = 4  # logical pixels beside the words of a label


class RungBadge(QWidget):
    """The number of the rung on its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rung = 1
        self.setFixedSize(BADGE)
        theme.changed.connect(self.update)

    def show_rung(self, rung: int) -> None:
        """Show this rung, 1 to 6."""
        self._rung = rung
        self.setAccessibleName(f"Trede {rung}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always painted whole
        palette = self._theme.palette
        colours = palette.rung(self._rung)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.badge_edge))
        painter.setBrush(QColor(colours.background))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setPen(QColor(colours.text))
        painter.setFont(title_font(1.6))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._rung))


class Fact(QWidget):
    """A caption, what it is now, and a note below."""

    def __init__(
        self, caption: str, *, wraps: bool = False, narrows: bool = False, step: float = 1.25
    ) -> None:
        """Build the widget.

        wraps: the value is a sentence. narrows: the note takes the width that `give_width` gives.
        step: the size of the value relative to the text.
        """
        super().__init__()
        self._caption = line(caption, quiet=True)
        self._value = Heading("", step)
        self._value.setWordWrap(wraps)
        self._note = plain_label(quiet=True) if wraps or narrows else line(quiet=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for label in (self._caption, self._value, self._note):
            layout.addWidget(label)
        layout.addStretch()
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def least(self) -> int:
        """The width of the caption, the value and each word of the note, in logical pixels."""
        letters = self._note.fontMetrics()
        words = (letters.horizontalAdvance(each) for each in self._note.text().split(" "))
        note = max(words, default=0) + SPARE
        return max(self._caption.sizeHint().width(), self._value.sizeHint().width(), note)

    @property
    def full(self) -> int:
        """The width at which the note takes one line too, in logical pixels."""
        words = self._note.fontMetrics().horizontalAdvance(self._note.text()) + SPARE
        return max(self.least, words)

    def give_width(self, width: int) -> None:
        """Make the note this many logical pixels wide, and never less than `least`."""
        self._note.setFixedWidth(max(self.least, width))

    def show_fact(self, value: str, note: str = "", colour: str = "", caption: str = "") -> None:
        """Show the value; colour only supports what the words say."""
        if caption:
            self._caption.setText(caption)
        self._value.setText(value)
        self._value.setStyleSheet(f"color: {colour};" if colour else "")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{self._caption.text()}: {value} {note}".strip())


def section(title: str) -> tuple[QWidget, QVBoxLayout]:
    """Return a group with a heading, and the layout for its content."""
    group = QWidget()
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    words = heading(title, 1.1)
    words.setWordWrap(True)
    layout.addWidget(words)
    inner = QVBoxLayout()
    inner.setSpacing(GAP)
    layout.addLayout(inner)
    return group, inner


def rule() -> QFrame:
    """Return a thin line between two groups."""
    frame = QFrame()
    frame.setObjectName("line")
    frame.setFixedHeight(1)
    return frame
