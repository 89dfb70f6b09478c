"""The colours of screens, charts and paper, as `#RRGGBB`.

Windows and charts share a palette, so that a chart matches its background. Status colours have a
text contrast of at least 4.5 on every background they are used on. Colour is never the only
indication: a shape and a word go with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class RungColours:
    """The badge of one rung: fill and number."""

    background: str
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A message strip above a page: fill, text and edge."""

    background: str
    text: str
    border: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance; `rungs` holds the badges of rungs 1 to 6.

    window: around the panes. background: panes, lists and charts. alternate: every second row.
    button: faces of buttons. grid: faint lines that carry no meaning of their own.
    edge: frames of panes, row: the line under a row; both faint, strong in high contrast.
    border: edges of fields, buttons and scroll bars (contrast at least 3); off: the same of what is
    disabled. badge_edge: around the badge of a rung. muted: secondary text.
    accent, accent_text: default button, focus, active page. selection: the chosen row.
    better, equal, worse, notice: status, as text and as graphics. better_area, worse_area: faint
    fills behind text, accelerated_area: the zone of rungs 4 to 6.
    """

    is_dark: bool
    window: str
    background: str
    alternate: str
    button: str
    text: str
    muted: str
    disabled: str
    grid: str
    edge: str
    row: str
    border: str
    off: str
    badge_edge: str
    accent: str
    accent_text: str
    selection: str
    selection_text: str
    link: str
    better: str
    equal: str
    worse: str
    notice: str
    better_area: str
    equal_area: str
    worse_area: str
    accelerated_area: str
    tooltip: Band
    notice_band: Band
    warning_band: Band
    error_band: Band
    rungs: tuple[RungColours, ...]

    def rung(self, number: int) -> RungColours:
        """Return the badge colours of rung 1 to 6."""
        return self.rungs[number - 1]

    def chosen(self) -> Palette:
        """Return the colours for texts on the chosen row: what is late or worse stays so."""
        text = self.selection_text
        return replace(self, text=text, muted=text, better=text, equal=text)


# Blue up to rung 3, orange from rung 4, where the accelerated track starts.
_BADGES = (
    RungColours("#DCE6EE", "#1B2733"),
    RungColours("#B9D3E6", "#1B2733"),
    RungColours("#7FB2D6", "#10202E"),
    RungColours("#F2B36B", "#2B1A06"),
    RungColours("#B4500B", "#FFFFFF"),
    RungColours("#6B2400", "#FFFFFF"),
)

LIGHT = Palette(
    is_dark=False,
    window="#EEF2F6",
    background="#FFFFFF",
    alternate="#F3F6F9",
    button="#FFFFFF",
    text="#1B2733",
    muted="#57606A",
    disabled="#7C8792",
    grid="#DDE3E9",
    edge="#DDE3E9",
    row="#F3F6F9",
    border="#7C8792",
    off="#C9D1D9",
    badge_edge="#7C8792",
    accent="#1F5C8B",
    accent_text="#FFFFFF",
    selection="#CFE3F3",
    selection_text="#10202E",
    link="#1F5C8B",
    better="#0B6E99",
    equal="#57606A",
    worse="#A33F00",
    notice="#5B3E96",
    better_area="#E6F2F8",
    equal_area="#EEF0F2",
    worse_area="#FBEDE3",
    accelerated_area="#FDF1E1",
    tooltip=Band("#1B2733", "#FFFFFF", "#1B2733"),
    notice_band=Band("#EFEAF8", "#43297A", "#5B3E96"),
    warning_band=Band("#FFF3C4", "#4A3500", "#8A6800"),
    error_band=Band("#FBE4DC", "#7A1F00", "#B34700"),
    rungs=_BADGES,
)

DARK = Palette(
    is_dark=True,
    window="#15191E",
    background="#1D2228",
    alternate="#242A31",
    button="#2A313A",
    text="#E8EDF2",
    muted="#A9B1BA",
    disabled="#7E8994",
    grid="#353D47",
    edge="#353D47",
    row="#242A31",
    border="#7E8994",
    off="#434C57",
    badge_edge="#7E8994",
    accent="#7FC4F0",
    accent_text="#0D1B26",
    selection="#2C4A63",
    selection_text="#FFFFFF",
    link="#7FC4F0",
    better="#6CC5EA",
    equal="#A9B1BA",
    worse="#FFA45C",
    notice="#C3A6FF",
    better_area="#1B3340",
    equal_area="#2A3037",
    worse_area="#3D2B1E",
    accelerated_area="#352A1E",
    tooltip=Band("#E8EDF2", "#15191E", "#E8EDF2"),
    notice_band=Band("#2E2547", "#E0D3FF", "#C3A6FF"),
    warning_band=Band("#433608", "#FFE9A3", "#D9B233"),
    error_band=Band("#47220F", "#FFD3BD", "#FFA45C"),
    rungs=_BADGES,
)

# High contrast: black on white, every edge at full strength.
CONTRAST = replace(
    LIGHT,
    window="#FFFFFF",
    alternate="#EBEBEB",
    text="#000000",
    muted="#1A1A1A",
    disabled="#595959",
    grid="#C4C4C4",
    edge="#595959",
    row="#8C8C8C",
    border="#000000",
    off="#8C8C8C",
    badge_edge="#000000",
    accent="#00307A",
    selection="#FFE800",
    selection_text="#000000",
    link="#00307A",
    better="#00427A",
    equal="#1A1A1A",
    worse="#7A2600",
    notice="#3A1A80",
    better_area="#FFFFFF",
    equal_area="#FFFFFF",
    worse_area="#FFFFFF",
    accelerated_area="#FFFFFF",
    tooltip=Band("#000000", "#FFFFFF", "#000000"),
    notice_band=Band("#FFFFFF", "#000000", "#3A1A80"),
    warning_band=Band("#FFFFFF", "#000000", "#000000"),
    error_band=Band("#FFFFFF", "#7A2600", "#7A2600"),
)

# Black and white, for any printer and copier; line styles and hatches make the distinctions.
PAPER = Palette(
    is_dark=False,
    window="#FFFFFF",
    background="#FFFFFF",
    alternate="#F2F2F2",
    button="#FFFFFF",
    text="#000000",
    muted="#444444",
    disabled="#767676",
    grid="#CCCCCC",
    edge="#CCCCCC",
    row="#CCCCCC",
    border="#767676",
    off="#CCCCCC",
    badge_edge="#767676",
    accent="#000000",
    accent_text="#FFFFFF",
    selection="#DDDDDD",
    selection_text="#000000",
    link="#000000",
    better="#000000",
    equal="#444444",
    worse="#000000",
    notice="#222222",
    better_area="#FFFFFF",
    equal_area="#F2F2F2",
    worse_area="#E6E6E6",
    accelerated_area="#EEEEEE",
    tooltip=Band("#FFFFFF", "#000000", "#767676"),
    notice_band=Band("#F2F2F2", "#000000", "#444444"),
    warning_band=Band("#F2F2F2", "#000000", "#444444"),
    error_band=Band("#E6E6E6", "#000000", "#000000"),
    rungs=tuple(
        RungColours(background, text)
        for background, text in (
            ("#FFFFFF", "#000000"),
            ("#E6E6E6", "#000000"),
            ("#CCCCCC", "#000000"),
            ("#999999", "#000000"),
            ("#555555", "#FFFFFF"),
            ("#000000", "#FFFFFF"),
        )
    ),
)
