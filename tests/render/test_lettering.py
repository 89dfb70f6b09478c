"""Text from data: wrapped by the widths of the font, never wider than its room."""

from __future__ import annotations

import logging

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib import font_manager

from toezichtdesk.render import lettering
from toezichtdesk.render.lettering import ELLIPSIS, clean, cut, font, width, wrap, written_in

hostile = st.text(max_size=300)


@given(hostile)
@example("😀👩‍👩‍👧‍👦 emoji ﷽ مرحبا שלום \ud800 \x00 \u202e $x_1$ \\frac{a}{b}")
@example("\uef00")  # of private use, with a glyph in the font
@settings(max_examples=60, deadline=None)
def test_wrapped_lines_fit_whatever_the_text(text):
    for line in wrap(text, 120.0, 8.0, most=4):
        assert width(line, 8.0) <= 120.5 or len(line) == 1
        assert line.isprintable()


@given(hostile)
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_when_there_is_room(text):
    assert "".join("".join(wrap(text, 120.0, 8.0, most=999)).split()) == "".join(
        clean(text).split()
    )


def test_a_text_that_is_cut_off_says_so():
    lines = wrap("woord " * 500, 100, 8, most=3)

    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)


def test_a_very_long_word_is_broken():
    lines = wrap("x" * 200, 60, 8)

    assert "".join(lines) == "x" * 200
    assert all(width(line, 8) <= 60 for line in lines)


def test_thirty_two_thousand_signs_are_cut_to_their_room():
    assert width(cut("lang verhaal " * 2500, 200, 8), 8) <= 200


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("中文 🦊", "[U+4E2D U+6587] [U+1F98A]"),
        ("\ud800", "[U+D800]"),
        ("a\u200db\ufe0f", "ab"),
        ("  veel   wit ", "veel wit"),
        ("$x_1$ 50% {a}", "$x_1$ 50% {a}"),
    ],
)
def test_signs_that_cannot_be_drawn_become_a_code_or_go(text, shown):
    assert clean(text) == shown


def test_nothing_in_english_is_said_while_the_list_of_fonts_is_made():
    assert not logging.getLogger("matplotlib.font_manager").isEnabledFor(logging.WARNING)


def test_the_letters_of_a_window_are_those_of_its_font_as_far_as_matplotlib_has_them():
    paper = width("achterstand groeit", 8)

    with written_in("DejaVu Serif"):
        assert width("achterstand groeit", 8) != paper
        assert font(8).get_family()[0] == "DejaVu Serif"
    with written_in("Er is geen letter van deze naam"):
        assert width("achterstand groeit", 8) == paper
    assert width("achterstand groeit", 8) == paper


def test_what_a_letter_of_a_window_lacks_comes_from_that_of_paper():
    with written_in("STIXGeneral"):
        assert clean("Δ ▲ ▼ ●") == "Δ ▲ ▼ ●"
        assert width("▲", 8) > 0


def test_a_font_that_came_after_the_list_of_matplotlib_was_made_is_found(tmp_path, monkeypatch):
    family = "DejaVu Sans Mono"
    listed = font_manager.fontManager.ttflist
    files = sorted({each.fname for each in listed if each.name == family})
    broken = tmp_path / "DejaVuSansMonoBroken.ttf"
    broken.write_bytes(b"not a font")
    stale = [each for each in listed if each.name != family]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", stale)
    monkeypatch.setattr(lettering, "_font_files", lambda: [str(broken), *files])
    assert width("iiii", 8) < width("mmmm", 8)

    with written_in(family):
        assert font(8).get_family()[0] == family
        assert width("iiii", 8) == width("mmmm", 8)
    assert {each.fname for each in stale if each.name == family} == set(files)
