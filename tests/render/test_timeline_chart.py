"""The ladder timeline, read from what is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from matplotlib.text import Text

from toezichtdesk.domain.terms import TermState
from toezichtdesk.render import timeline_chart
from toezichtdesk.render.palette import DARK, LIGHT, PAPER

from . import drawn, examples

CASES = {
    "ordinary": examples.dossier,
    "accelerated": examples.accelerated,
    "suspended": lambda: examples.accelerated(examples.ONCE_SUSPENDED),
    "crowded": examples.crowded,
    "empty": examples.empty,
}


def drawn_chart(dossier, size=(620, 330), palette=LIGHT):
    figure = drawn.figure(*size)
    timeline_chart.draw(figure, dossier, palette)
    return figure


@pytest.mark.parametrize("size", [(620, 330), (1400, 700), (900, 260)], ids=str)
@pytest.mark.parametrize("case", CASES)
def test_no_label_runs_over_another_or_over_the_edge(case, size):
    figure = drawn_chart(CASES[case](), size)

    assert drawn.overlaps(figure) == []
    assert drawn.outside(figure) == []


@pytest.mark.parametrize("size", [(320, 200), (1, 1), (60, 2000)], ids=str)
def test_a_very_small_window_shows_less_and_never_fails(size):
    figure = drawn_chart(examples.accelerated(), size)

    figure.canvas.draw()

    assert drawn.overlaps(figure) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_every_appearance_draws_without_a_warning(palette):
    drawn_chart(examples.accelerated(), palette=palette).canvas.draw()


def test_the_rungs_are_steps_from_decision_to_decision_up_to_today():
    steps = drawn.points(drawn_chart(examples.dossier()), "steps")

    decided, today = date(2025, 7, 1).toordinal(), examples.TODAY.toordinal()
    assert steps[-3:] == [(decided, 1), (decided, 2), (today, 2)]


def _upright_through(figure, box):
    """The strokes of half-years that run through a box, in pixels."""
    (lines,) = (one for one in figure.get_children() if one.get_gid() == "half-years")
    paths = [lines.get_transform().transform_path(path) for path in lines.get_paths()]
    return [path for path in paths if path.intersects_bbox(box, filled=False)]


@pytest.mark.parametrize("size", [(684, 236), (620, 330), (1400, 700)], ids=str)
@pytest.mark.parametrize("case", ["ordinary", "accelerated", "crowded"])
def test_no_step_point_or_grid_line_touches_a_label(case, size):
    figure = drawn_chart(CASES[case](), size)
    labels = [one for one in figure.findobj(Text) if one.get_gid() == "decision label"]

    assert labels
    for label in labels:
        box = label.get_window_extent()
        assert not _upright_through(figure, box)
        letters = box.padded(w_pad=0, h_pad=-box.height / 4)
        assert not drawn.crosses(figure, "steps", label.get_text(), letters)


def test_a_low_window_has_no_letters_below_8_points():
    figure = drawn_chart(examples.accelerated(), (684, 236))

    assert min(one.get_fontsize() for one in figure.findobj(Text) if one.get_text()) >= 8


def test_a_decision_carries_label_and_day():
    labels = drawn.texts(drawn_chart(examples.dossier()), "decision label")

    assert "trede 2 · 01-07-2025" in labels


def test_a_waiting_proposal_is_a_dotted_step_on_today():
    figure = drawn_chart(examples.dossier())

    assert "voorlopig voorstel 3" in drawn.texts(figure)
    assert drawn.points(figure, "proposal")[1] == (examples.TODAY.toordinal(), 3)


@pytest.mark.parametrize("size", [(560, 290), (500, 200)], ids=str)
def test_no_label_of_a_step_stands_half_in_the_tint_of_the_accelerated_rungs(size):
    figure = drawn_chart(examples.accelerated(), size)
    (zone,) = figure.findobj(lambda artist: artist.get_gid() == "accelerated")
    edge = zone.get_window_extent().y0
    labels = figure.findobj(lambda artist: artist.get_gid() == "decision label")
    boxes = [label.get_window_extent() for label in labels]

    assert boxes
    assert not [box for box in boxes if box.y0 + 1 < edge < box.y1 - 1]


def test_today_and_the_accelerated_zone_are_marked():
    figure = drawn_chart(examples.dossier())

    assert {"today", "accelerated"} <= drawn.names(figure)
    assert {"vandaag 10-03-2026", "versneld traject"} <= set(drawn.texts(figure))


def test_what_happened_stands_in_lanes():
    names = drawn.names(drawn_chart(examples.dossier()))

    assert {"lane gesprek", "lane plan", "lane signaal"} <= names
    assert "lane bevroren" not in names


def test_the_shared_term_and_the_freeze_are_bars():
    figure = drawn_chart(examples.accelerated())

    assert {"clock", "clock used", "freeze"} <= drawn.names(figure)
    assert drawn.texts(figure, "clock label") == ["dag 84 van 182"]


def test_a_suspension_is_a_hatched_gap_in_the_bar_with_its_days():
    figure = drawn_chart(examples.accelerated(examples.ONCE_SUSPENDED))

    bars = drawn.bars(figure)
    gap, used, whole = (bars[name] for name in ("clock suspended", "clock used", "clock"))
    assert gap.get_hatch()
    assert whole.get_x() == used.get_x() < gap.get_x()
    day = whole.get_width() / (examples.ONCE_SUSPENDED.ends_on - date(2025, 12, 16)).days
    assert gap.get_width() == pytest.approx(20 * day)
    assert used.get_width() == pytest.approx(84 * day)
    assert drawn.texts(figure, "clock label") == ["dag 64 van 182 (20 dagen opgeschort)"]


def test_a_term_that_stands_still_says_so():
    still = replace(
        examples.ONCE_SUSPENDED,
        state=TermState.SUSPENDED,
        pauses=((date(2026, 2, 18), examples.TODAY),),
    )
    figure = drawn_chart(examples.accelerated(still))

    bars = drawn.bars(figure)
    gap, used = bars["clock suspended"], bars["clock used"]
    ends = [bar.get_x() + bar.get_width() for bar in (gap, used)]
    assert ends[0] == pytest.approx(ends[1])
    assert drawn.texts(figure, "clock label") == ["dag 64 van 182, opgeschort"]


def test_a_guideline_that_was_exceeded_says_by_how_much_and_marks_its_last_day():
    over = replace(
        examples.ONCE_SUSPENDED,
        state=TermState.PASSED,
        used=190,
        suspended_days=0,
        pauses=(),
        ends_on=date(2026, 3, 2),
    )
    figure = drawn_chart(examples.accelerated(over))

    assert drawn.texts(figure, "clock label") == ["dag 190, richtpunt met 8 dagen overschreden"]
    bars = drawn.bars(figure)
    assert {bar.get_height() for bar in bars.values()} == {bars["clock used"].get_height()}
    assert bars["clock used"].get_linewidth() == bars["clock"].get_linewidth()


def test_sixty_events_keep_every_mark_and_drop_labels():
    figure = drawn_chart(examples.crowded())

    marks = [name for name in drawn.names(figure) if name.startswith("lane ") and "l" in name]
    drawn_marks = sum(len(drawn.points(figure, name)) for name in marks if name != "lane label")
    placed = len(drawn.points(figure, "decisions"))
    assert drawn_marks + placed == 60
    assert len(drawn.texts(figure)) < 50


def test_without_events_there_is_a_flat_line_and_a_sentence():
    figure = drawn_chart(examples.empty())

    assert {y for _, y in drawn.points(figure, "steps")} == {1}
    assert "Nog geen gesprekken, plannen of signalen." in drawn.texts(figure)


def test_a_part_of_the_timeline_begins_on_the_rung_of_that_day_and_shows_its_events_alone():
    figure = drawn.figure(620, 330)
    days = (date(2026, 1, 1), date(2026, 3, 31))
    spots = timeline_chart.draw(figure, examples.accelerated(), LIGHT, days)

    assert drawn.points(figure, "steps")[0] == (days[0].toordinal(), 4)
    assert spots
    assert all(days[0] <= spot.about.day <= days[1] for spot in spots)
    assert drawn.outside(figure) == []
    assert drawn.overlaps(figure) == []
