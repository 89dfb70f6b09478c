"""Icons: drawn once for all windows, and anew in other colours."""

from __future__ import annotations

from toezichtdesk.ui.look import icons
from toezichtdesk.ui.look.theme import Appearance

pytest_plugins = ("tests.ui.shell",)


def test_all_windows_share_one_icon_in_the_present_colours(theme) -> None:
    """Each had its own, and of each Qt kept the sizes that it had painted, up to 10 MiB."""
    light = icons.icon(icons.draw_calendar)

    assert icons.icon(icons.draw_calendar).cacheKey() == light.cacheKey()
    assert icons.icon(icons.draw_close).cacheKey() != light.cacheKey()
    theme.choose(Appearance.DARK)
    try:
        dark = icons.icon(icons.draw_calendar).pixmap(20).toImage()
    finally:
        theme.choose(Appearance.LIGHT)
    assert dark != light.pixmap(20).toImage()
