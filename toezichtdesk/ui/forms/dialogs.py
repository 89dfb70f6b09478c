"""The frame of every dialog, the band above a page, and message boxes."""

from __future__ import annotations

from enum import Enum
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.files import is_file, is_folder, is_there
from toezichtdesk.ui.forms.headings import Heading, PageTitle
from toezichtdesk.ui.forms.low_screen import Scrolled
from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.theme import EDGE, GAP, room_for, scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import HelpKey
from toezichtdesk.ui.paper.saved_file import Saved, open_path

LONGEST_TIP = 1_000  # characters


class Tone(Enum):
    """The tone of a band; the value names its colours in the style sheet."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


def plain_label(text: str = "", *, quiet: bool = False) -> QLabel:
    """Return a label with word wrap that never interprets its text as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", quiet)
    return label


def plain_tip(text: str) -> str:
    """Return a tooltip of limited length that is never interpreted as markup."""
    shown = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}…"
    if "<" not in shown:
        return shown
    return f"<qt>{escape(shown).replace(chr(10), '<br>')}</qt>"


def page_title(text: str) -> QLabel:
    """Return the title of a page, as high as a button, so that it stands at one height on all."""
    return PageTitle(text)


def heading(text: str, step: float = 1.55) -> QLabel:
    """Return a heading. step: its size relative to the text."""
    return Heading(text, step)


def primary(button: QPushButton) -> QPushButton:
    """Style this as the primary button, and return it."""
    button.setProperty("primary", True)  # noqa: FBT003 - Qt's own form
    return button


def final(button: QPushButton) -> QPushButton:
    """Style this primary button as that of an act that cannot be undone, and return it."""
    button.setProperty("final", True)  # noqa: FBT003 - Qt's own form
    button.style().unpolish(button)  # it was styled when its dialog was built
    button.style().polish(button)
    return button


class Band(QFrame):
    """One message on top of a page, with a close button; hidden without a message.

    Signals:
        pressed: the button of the band.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._label = plain_label()
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._button = QPushButton()
        self._button.clicked.connect(self.pressed)
        self._cross = QToolButton()
        self._cross.setIcon(icons.icon(icons.draw_close))
        self._cross.setAccessibleName("Melding sluiten")
        self._cross.setToolTip("Melding sluiten (Esc)")
        self._cross.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(EDGE, 6, GAP, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._saved: Saved | None = None
        self._ways: list[QPushButton] = []  # links to a saved file; few bands ever have one
        layout.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The text of the band; empty when it is hidden."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, tone: Tone = Tone.ERROR, button: str = "") -> None:
        """Show this message, optionally with a button; a screen reader announces it."""
        self.setObjectName(tone.value)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        for way in self._ways:
            way.hide()
        for part in (self, self._label):
            part.style().unpolish(part)
            part.style().polish(part)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def say_saved(self, saved: Saved) -> None:
        """Report a file that was written, with links to it."""
        self.say(saved.text, Tone.NOTICE)
        self._saved = saved
        if not self._ways:
            self._build_ways()
        self._ways[0].setVisible(is_file(saved.path))
        self._ways[1].setVisible(is_there(saved.path))

    def _build_ways(self) -> None:
        layout = self.layout()
        for text, slot in (("Openen", self._open_file), ("Map tonen", self._open_folder)):
            way = QPushButton(text)
            way.clicked.connect(slot)
            self._ways.append(way)
            if isinstance(layout, QHBoxLayout):
                layout.insertWidget(layout.count() - 1, way)

    @Slot()
    def _open_file(self) -> None:
        if self._saved is not None and (refusal := open_path(self._saved.path)):
            self.refuse(refusal)

    @Slot()
    def _open_folder(self) -> None:
        if self._saved is None:
            return
        path = self._saved.path
        if refusal := open_path(path if is_folder(path) else path.parent):
            self.refuse(refusal)

    @Slot(str)
    def refuse(self, text: str) -> None:
        """Show a refusal."""
        self.say(text, Tone.ERROR)

    def fix(self) -> None:
        """Remove the close button: the message stays."""
        self._cross.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._cross.setIcon(icons.icon(icons.draw_close))


class FormDialog(QDialog):
    """A dialog with a heading, a band for refusals, fields and two buttons.

    The caller handles `submitted`; the dialog stays open, with its input, until `close`.

    chapter: of the manual, opened by F1. section: the heading, or the words in bold,
    about this form there; empty where the chapter names it by its title.

    Signals:
        submitted: the act button or Enter.
    """

    chapter = Chapter.CONTENTS
    section = ""

    submitted = Signal()

    def __init__(self, title: str, act: str, parent: QWidget | None) -> None:
        """Build the frame. act: text of the button, with its mnemonic: `&Terugzetten`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.band = Band()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(EDGE, EDGE - 4, EDGE, GAP)
        self.body.setSpacing(GAP)
        name = heading(title, 1.35)
        name.setWordWrap(True)
        self.body.addWidget(name)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act = primary(QPushButton(act))
        self.buttons.addButton(self.act, QDialogButtonBox.ButtonRole.ActionRole)
        self.act.clicked.connect(self.submitted)
        self.buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, EDGE - 4)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addLayout(self.body, 1)
        layout.addLayout(foot)
        HelpKey(self)
        self.act.setDefault(True)  # only now it belongs to the dialog whose Enter it takes
        self.setMinimumWidth(scaled(460))
        self._scrolled: Scrolled | None = None  # only where the screen is too low for all

    def add_above_buttons(self, line: QWidget) -> None:
        """Put a line right above the buttons: it stays in sight where the rest scrolls."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            line.setContentsMargins(EDGE, 0, EDGE, GAP)
            layout.insertWidget(layout.count() - 1, line)

    def only_closes(self) -> None:
        """Leave only the act button, which just closes the dialog, without the look of an act."""
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        self.act.setProperty("primary", False)  # noqa: FBT003 - Qt's own form
        self.style().unpolish(self.act)
        self.style().polish(self.act)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt gives the row its first button as proxy, and Tab passes by what stands before a proxy.
        self.buttons.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        for field in self.findChildren(QLineEdit):  # with large letters the hint is cut off
            field.setToolTip(field.toolTip() or field.placeholderText())
        layout = self.layout()
        if layout is not None:  # the width its buttons need outweighs its usual width
            self.setMinimumWidth(max(self.minimumWidth(), layout.minimumSize().width()))
            # Qt limits a dialog to two thirds of a low screen, and ignores the lines of wrapped
            # text.
            self.resize(self.width(), max(self.height(), self.height_needed(layout, self.width())))
        self.fit_into(room_for(self))

    @property
    def is_scrolled(self) -> bool:
        """Whether the screen is too low for all, so that what lies above the buttons scrolls."""
        return self._scrolled is not None

    def height_needed(self, layout: QLayout, width: int) -> int:
        """Return the height that the parts need at a width. To override."""
        return layout.totalMinimumHeightForWidth(width)

    def fit_into(self, room: QSize) -> None:
        """Stay within this room: where there is more, what lies above the buttons scrolls."""
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        if self.buttons.minimumSizeHint().width() + 2 * EDGE > room.width():
            self.buttons.setOrientation(Qt.Orientation.Vertical)
        layout.activate()
        least = layout.totalMinimumSize().width()
        width = min(max(self.width(), least), room.width())
        needed = self.height_needed(layout, width)
        wanted = QSize(width, max(self.height(), needed))
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        if self._scrolled is None and (least > width or needed > room.height()):
            # removeItem would make PySide forget the items of a layout of our own within.
            layout.takeAt(layout.indexOf(self.body))
            self._scrolled = Scrolled(self.body, self)
            layout.insertWidget(1, self._scrolled, 1)
            layout.activate()
            wanted += QSize(self._scrolled.bar_width, 0)
        self.resize(wanted.boundedTo(room))

    @Slot(str)
    def show_refusal(self, message: str) -> None:
        """Show why the act was refused; the input stays."""
        self.act.setEnabled(True)
        self.band.refuse(message)
        if self.isVisible():
            self.fit_into(room_for(self))


class Message(FormDialog):
    """A message with one button, or a question with an act and a cancel button."""

    def __init__(
        self, title: str, text: str, act: str, parent: QWidget | None, *, ask: bool
    ) -> None:
        """Build the message. ask: with a choice, where only the act button emits `submitted`."""
        super().__init__(title, act, parent)
        words = plain_label(text)
        words.setMinimumWidth(scaled(440))
        words.setMaximumWidth(scaled(600))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)
        self.setAccessibleDescription(text)
        if not ask:
            self.only_closes()
        self.act.setFocus()  # for Enter; otherwise it would press the first button, cancel
        self.submitted.connect(self.accept)


def tell(parent: QWidget, title: str, text: str) -> Message:
    """Show a message that needs no answer, and return it."""
    message = Message(title, text, "&Sluiten", parent, ask=False)
    message.open()
    return message
