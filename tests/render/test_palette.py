"""Contrasts by WCAG 2: text at least 4.5, graphics at least 3, in every appearance."""

from __future__ import annotations

import subprocess
import sys

import pytest

from toezichtdesk.render.palette import CONTRAST, DARK, LIGHT, PAPER, Band, Palette

APPEARANCES = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, CONTRAST, PAPER], ids=["light", "dark", "contrast", "paper"]
)
STATUSES = ("better", "equal", "worse", "notice")


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@APPEARANCES
def test_texts_are_readable_on_every_background(palette: Palette) -> None:
    backgrounds = (palette.window, palette.background, palette.alternate, palette.button)

    for name in ("text", "muted", "link", *STATUSES):
        for background in backgrounds:
            assert contrast(getattr(palette, name), background) >= 4.5, (name, background)


@APPEARANCES
def test_status_words_are_readable_on_the_zones_of_the_charts(palette: Palette) -> None:
    for name in ("text", "muted", *STATUSES):
        for area in ("better_area", "equal_area", "worse_area", "accelerated_area"):
            assert contrast(getattr(palette, name), getattr(palette, area)) >= 4.5, (name, area)


@APPEARANCES
def test_pairs_are_readable(palette: Palette) -> None:
    bands = (palette.tooltip, palette.notice_band, palette.warning_band, palette.error_band)
    pairs = [
        (palette.accent_text, palette.accent),
        (palette.accent_text, palette.worse),  # an act that cannot be undone
        (palette.selection_text, palette.selection),
        *((band.text, band.background) for band in bands),
        *((rung.text, rung.background) for rung in palette.rungs),
    ]

    for text, background in pairs:
        assert contrast(text, background) >= 4.5, (text, background)


@APPEARANCES
def test_edges_and_status_graphics_stand_out(palette: Palette) -> None:
    for name in ("border", "accent", "disabled", *STATUSES):
        for background in (palette.window, palette.background, palette.alternate, palette.button):
            assert contrast(getattr(palette, name), background) >= 3, (name, background)


@APPEARANCES
def test_what_is_drawn_in_a_chart_stands_out_from_its_zones(palette: Palette) -> None:
    for name in ("text", "accent", "border", *STATUSES):
        for area in ("better_area", "equal_area", "worse_area", "accelerated_area"):
            assert contrast(getattr(palette, name), getattr(palette, area)) >= 3, (name, area)


@APPEARANCES
def test_the_chosen_row_and_the_row_under_the_mouse_can_be_read(palette: Palette) -> None:
    words = palette.chosen()
    for name in ("text", "muted", "better", "equal", "worse"):
        assert contrast(getattr(words, name), palette.selection) >= 4.5, name
    for name in ("better", "equal", "worse"):  # shapes and lines
        assert contrast(getattr(palette, name), palette.selection) >= 3, name
    for name in ("text", "muted"):
        assert contrast(getattr(palette, name), palette.grid) >= 4.5, name


@APPEARANCES
def test_the_badge_of_a_rung_has_an_edge_that_stands_out(palette: Palette) -> None:
    assert contrast(palette.badge_edge, palette.background) >= 3


def test_in_high_contrast_every_frame_and_every_line_between_rows_stands_out() -> None:
    for line in (CONTRAST.edge, CONTRAST.row):
        assert contrast(line, CONTRAST.background) >= 3, line
    assert contrast(CONTRAST.alternate, CONTRAST.window) > 1.1  # the entry under the mouse


@APPEARANCES
def test_a_band_has_an_edge_that_stands_out(palette: Palette) -> None:
    def edge(band: Band) -> float:
        return contrast(band.border, band.background)

    bands = (palette.notice_band, palette.warning_band, palette.error_band)
    assert min(edge(band) for band in bands) >= 3


@APPEARANCES
def test_six_rungs_each_with_another_badge(palette: Palette) -> None:
    assert len({palette.rung(number) for number in range(1, 7)}) == 6


def test_the_colours_are_those_of_the_design() -> None:
    assert [getattr(LIGHT, name) for name in STATUSES] == [
        "#0B6E99", "#57606A", "#A33F00", "#5B3E96",
    ]  # fmt: skip
    assert [getattr(DARK, name) for name in STATUSES] == [
        "#6CC5EA", "#A9B1BA", "#FFA45C", "#C3A6FF",
    ]  # fmt: skip
    assert [(rung.background, rung.text) for rung in LIGHT.rungs] == [
        ("#DCE6EE", "#1B2733"), ("#B9D3E6", "#1B2733"), ("#7FB2D6", "#10202E"),
        ("#F2B36B", "#2B1A06"), ("#B4500B", "#FFFFFF"), ("#6B2400", "#FFFFFF"),
    ]  # fmt: skip


def test_paper_holds_only_greys() -> None:
    colours = [value for name in PAPER.__slots__ if isinstance(value := getattr(PAPER, name), str)]
    colours += [colour for rung in PAPER.rungs for colour in (rung.background, rung.text)]

    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_the_palette_alone_does_not_load_matplotlib() -> None:
    code = "import sys, toezichtdesk.render.palette; print('matplotlib' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")

    assert answer.stdout.strip() == "False"
