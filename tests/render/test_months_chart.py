"""The chart of 24 months, read from what is drawn."""

from __future__ import annotations

import pytest

from toezichtdesk.render import months_chart
from toezichtdesk.render.palette import LIGHT

from . import drawn, examples
from .drawn import SIZES
from .examples import CASES


def test_the_axis_of_24_months_reaches_beyond_the_highest_value():
    figure = drawn.figure(692, 290)
    months_chart.draw(figure, examples.dossier(), LIGHT)
    values = [int(text) for text in drawn.texts(figure, "value")]

    assert max(values) >= 14 + 6  # the upper edge of the fan


def test_24_months_show_the_ends_of_half_years_the_stands_of_now_and_the_fan():
    figure = drawn.figure(620, 330)
    spots = months_chart.draw(figure, examples.dossier(), LIGHT)

    assert [value for _, value in drawn.points(figure, "balance")][-1] == 11
    assert {"fan", "forecast", "stay 1", "stay 2"} <= drawn.names(figure)
    assert any("2025-II · achterstand 9" in spot.words for spot in spots)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_no_label_of_24_months_runs_over_another_or_over_the_edge(case, size):
    figure = drawn.figure(*size)
    months_chart.draw(figure, CASES[case](), LIGHT)

    assert drawn.overlaps(figure) == []
    assert drawn.outside(figure) == []


@pytest.mark.parametrize("size", [(500, 260), (1400, 800)], ids=str)
def test_the_direction_stands_as_near_its_heading_on_a_large_screen(size):
    figure = drawn.figure(*size)
    months_chart.draw(figure, examples.dossier(), LIGHT)
    ends = dict(drawn.boxes(figure))
    heading = next(box for text, box in ends.items() if text == "Achterstand over 24 maanden")
    trend = next(box for text, box in ends.items() if text in drawn.texts(figure, "trend"))

    assert 0.3 * heading.height < trend.x0 - heading.x1 < 0.8 * heading.height
    assert trend.y0 == pytest.approx(heading.y0, abs=1)
