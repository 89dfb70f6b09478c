"""Colours, spacing and fonts of the windows: light, dark, or as the system.

Windows use Qt's palette roles where there is one, else `Theme.palette` (shared with the charts).
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from toezichtdesk.paths import resource
from toezichtdesk.render.palette import CONTRAST, DARK, LIGHT, Palette
from toezichtdesk.ui.look.style import STYLE_SHEET

GAP = 12  # logical pixels between groups
EDGE = 20  # logical pixels from the edge of a page
FRAME = QSize(16, 40)  # logical pixels that a desktop adds to a window
ROW_HEIGHT = 34
COMPACT_ROW_HEIGHT = 26
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)  # percents
USUAL_PERCENT = 100
LARGE_PERCENT = 150  # from here on there is room for half as much side by side
TEXT_PROPERTY = "text_percent"
SMALLEST_LETTER = 9.0  # points
LEAST_LINE = 20  # logical pixels of the words of a button or a field
WIDE_FAMILY = "DejaVu Sans"  # default fonts of a bare Linux: too wide for a table
NARROWER = ("Inter", "Noto Sans", "Open Sans", "Liberation Sans")

APPEARANCE_KEY = "window/appearance"  # in the settings


class Appearance(Enum):
    """The choices in the menu Beeld; the value is the word in the menu and the settings."""

    SYSTEM = "Als het systeem"
    LIGHT = "Licht"
    DARK = "Donker"
    CONTRAST = "Hoog contrast"

    @classmethod
    def kept_in(cls, settings: QSettings) -> Appearance:
        """Return the saved choice; by default that of the system."""
        name = str(settings.value(APPEARANCE_KEY, cls.SYSTEM.name))
        return cls[name] if name in cls.__members__ else cls.SYSTEM


class Theme(QObject):
    """The look of the program.

    Signals:
        changed: the palette changed; widgets that paint themselves must repaint.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(QApplication.instance())
        self._appearance = appearance
        self._is_dark = False
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def appearance(self) -> Appearance:
        """The officer's choice."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._is_dark

    @property
    def palette(self) -> Palette:
        """The colours in use, shared with the charts."""
        if self._appearance is Appearance.CONTRAST:
            return CONTRAST
        return DARK if self._is_dark else LIGHT

    def choose(self, appearance: Appearance) -> None:
        """Use another look from now on."""
        self._appearance = appearance
        self.apply()

    def choose_text_size(self, percent: int) -> None:
        """Set the text size, as a percentage of the system's."""
        application = QApplication.instance()
        if not isinstance(application, QApplication) or percent == text_percent():
            return
        usual = application.font().pointSizeF() * USUAL_PERCENT / text_percent()
        font = QFont(application.font())
        font.setPointSizeF(usual * percent / USUAL_PERCENT)
        application.setProperty(TEXT_PROPERTY, percent)
        application.setFont(font)
        self.apply()

    def apply(self) -> None:
        """Set style, palette and style sheet of the whole program."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        self._is_dark = self._wants_dark()
        if application.style().objectName() != "fusion":
            application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(_qt_palette(self.palette))
        application.setStyleSheet(_style_sheet(self.palette))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._appearance is Appearance.SYSTEM:
            return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    @Slot()
    def _follow_system(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.apply()


def text_percent() -> int:
    """Return the text size as a percentage of the system's."""
    application = QApplication.instance()
    chosen = application.property(TEXT_PROPERTY) if application is not None else None
    return chosen if isinstance(chosen, int) else USUAL_PERCENT


def scaled(pixels: int) -> int:
    """Return a length that scales with the text, in logical pixels."""
    return round(pixels * text_percent() / USUAL_PERCENT)


def room_for(window: QWidget) -> QSize:
    """Return how large a window can be on its screen, with a frame and a title around it."""
    return window.screen().availableSize() - FRAME


def program_font() -> QFont:
    """Return the font of the program: the system's, or a narrower one where that is wide."""
    font = QFont(QApplication.font())
    if QFontInfo(font).family() == WIDE_FAMILY:
        families = set(QFontDatabase.families())
        family = next((each for each in NARROWER if each in families), WIDE_FAMILY)
        font.setFamily(family)
        if family == WIDE_FAMILY:
            font.setStretch(QFont.Stretch.SemiCondensed)
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_LETTER))
    return font


def title_font(step: float = 1.55) -> QFont:
    """Return the font of a heading. step: its size relative to the text."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * step)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.background,
        role.AlternateBase: palette.alternate,
        role.Text: palette.text,
        role.PlaceholderText: palette.muted,
        role.Button: palette.button,
        role.ButtonText: palette.text,
        role.ToolTipBase: palette.tooltip.background,
        role.ToolTipText: palette.tooltip.text,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.selection_text,
        role.Accent: palette.accent,
        role.Link: palette.link,
        role.Mid: palette.grid,
        role.Light: palette.alternate,
        role.Dark: palette.border,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.disabled))
    return result


def _style_sheet(palette: Palette) -> str:
    names = (
        "window background alternate button text muted disabled grid edge row border off accent "
        "accent_text selection selection_text worse"
    )
    bands = {
        "tooltip": palette.tooltip,
        "notice": palette.notice_band,
        "warning": palette.warning_band,
        "error": palette.error_band,
    }
    colours = {name: getattr(palette, name) for name in names.split()}
    for name, band in bands.items():
        colours |= {
            f"{name}_background": band.background,
            f"{name}_text": band.text,
            f"{name}_border": band.border,
        }
    tick = resource("icons", "tick-dark.png" if palette.is_dark else "tick-light.png")
    letters = QFontMetrics(QApplication.font()).height()
    line = max(LEAST_LINE, letters + 2)  # a field of one line leaves a pixel above and below
    heights = {
        "line": line,
        "choice": line + 10,
        "choice_focused": line + 8,
        "number": line + 7,
        "number_focused": line + 5,
        "turn_high": line // 2 + 4,
        "box": line + 4,
    }
    return STYLE_SHEET.substitute(colours | heights | _marks(), tick=tick.as_posix())


def _marks() -> dict[str, int]:
    """Return the sizes of tick boxes, radio buttons and arrows, which grow with the letters."""
    tick_box, ring, half = scaled(13), 2 * scaled(6), scaled(4)
    return {
        "tick_box": tick_box,
        "tick_box_focused": tick_box - 2,  # its edge is a pixel wider all around
        "tick_listed": tick_box + 1,  # in a list, Qt counts the edge in
        "round": ring,
        "round_focused": ring - 2,
        "round_corner": ring // 2 + 1,
        "mark_gap": scaled(6),
        "arrow": scaled(5),
        "arrow_half": half,
        "arrow_room": 16 + 2 * half,
        "turn": 14 + 2 * half,
    }
