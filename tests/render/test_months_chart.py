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
