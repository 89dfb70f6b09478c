"""The trend chart, read from what is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from matplotlib.text import Text

from toezichtdesk.domain.figures import TwoBalances
from toezichtdesk.domain.period import Period
from toezichtdesk.render import months_chart, raster, timeline_chart, trend_chart
from toezichtdesk.render.palette import CONTRAST, DARK, LIGHT, PAPER
from toezichtdesk.reports.answers.dossier import Event, EventKind

from . import drawn, examples
from .case_file import PLAN
from .drawn import SIZES
from .examples import CASES


def drawn_chart(dossier, size=(620, 330), palette=LIGHT):
    figure = drawn.figure(*size)
    trend_chart.draw(figure, dossier, palette)
    return figure


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_no_label_runs_over_another_or_over_the_edge(case, size):
    figure = drawn_chart(CASES[case](), size)

    assert drawn.overlaps(figure) == []
    assert drawn.outside(figure) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_every_appearance_draws_without_a_warning(palette):
    figure = drawn_chart(examples.dossier(), palette=palette)

    figure.canvas.draw()

    assert figure.get_facecolor()[:3] == pytest.approx(
        tuple(int(palette.background[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )


def test_backlog_stands_at_the_end_of_each_period_and_the_running_one_says_until_when():
    figure = drawn_chart(examples.dossier())

    assert drawn.texts(figure, "value 2025-I") == ["11"]
    assert drawn.texts(figure, "value 2025-II") == ["9"]
    assert drawn.texts(figure, "value 2026-I") == ["11"]
    assert drawn.texts(figure, "until") == ["t/m 01-03"]


def test_the_running_bar_is_hatched_and_the_others_are_not():
    figure = drawn_chart(examples.dossier())

    bars = drawn.bars(figure)
    assert [name for name, bar in bars.items() if bar.get_hatch()] == ["bar 2026-I"]


def test_a_lead_hangs_under_zero_and_the_chart_says_so():
    figure = drawn_chart(examples.with_lead())

    bars = drawn.bars(figure)
    assert bars["bar 2025-II"].get_extents().y1 < bars["bar 2024-II"].get_extents().y1
    assert "onder de lijn: voorsprong" in drawn.said(figure)


def test_an_unknown_period_is_a_gap_with_a_question_mark():
    figure = drawn_chart(examples.ended_period())

    assert drawn.texts(figure, "value 2024-I") == ["?"]
    assert "bar 2024-I" not in drawn.names(figure)


def test_the_direction_is_shape_and_word():
    assert drawn.texts(drawn_chart(examples.dossier()), "trend") == ["▲ groeit"]


def test_realised_persons_run_over_the_days_of_the_period():
    figure = drawn_chart(examples.dossier())

    assert drawn.points(figure, "realised") == [(0, 0), (31, 4), (59, 7)]
    assert drawn.texts(figure, "newest") == ["7"]
    assert "personen, cijfers t/m 01-03-2026" in drawn.texts(figure, "said")


@pytest.mark.parametrize("size", [(320, 200), (1, 1), (2000, 60), (60, 2000)], ids=str)
def test_a_very_small_window_shows_less_and_never_fails(size):
    figure = drawn_chart(examples.dossier(), size)

    figure.canvas.draw()

    assert drawn.overlaps(figure) == []
    assert "realised" not in drawn.names(figure)


def test_both_lines_end_in_their_norm_and_carry_their_name():
    figure = drawn_chart(examples.dossier())

    assert drawn.points(figure, "bijblijven") == [(0, 0), (181, 30)]
    assert drawn.points(figure, "inhalen") == [(0, 0), (181, 39)]
    assert {"bijblijven 30", "inhalen 39"} <= set(drawn.texts(figure))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_three_zones_are_named_in_words(size):
    figure = drawn_chart(examples.dossier(), size)
    zones = [drawn.texts(figure, f"zone {zone} word") for zone in ("upper", "middle", "lower")]

    assert zones == [["bij aan einde periode"], ["achterstand slinkt"], ["achterstand groeit"]]


@pytest.mark.parametrize("size", [*SIZES, (692, 290)], ids=str)
def test_names_at_the_edge_stand_in_the_order_of_their_lines_and_zones_outside_the_plot(size):
    figure = drawn_chart(examples.dossier(), size)
    at_edge = [
        "bij aan einde periode", "inhalen 39", "achterstand slinkt", "bijblijven 30",
        "verwacht 25 ± 6", "met plan 19", "achterstand groeit",
    ]  # fmt: skip
    boxes = dict(drawn.boxes(figure))
    heights = [boxes[words].y0 for words in at_edge]
    (bar,) = figure.findobj(lambda artist: artist.get_gid() == "zone lower bar")

    assert heights == sorted(heights, reverse=True)
    assert all(boxes[words].x0 > bar.get_window_extent().x1 for words in at_edge)


def test_names_at_the_edge_stand_well_apart_where_the_chart_is_high():
    figure = drawn_chart(examples.dossier(), (900, 480))
    names = [text for text in figure.findobj(Text) if (text.get_gid() or "").startswith("end ")]
    names += figure.findobj(lambda artist: (artist.get_gid() or "").endswith(" word"))
    heights = sorted(text.get_window_extent().y0 * 72 / figure.dpi for text in names)

    assert len(names) == 7
    assert min(above - below for below, above in pairwise(heights)) > 1.5 * names[0].get_fontsize()


def test_without_colours_each_zone_has_a_pattern_of_its_own():
    figure = drawn_chart(examples.dossier(), palette=CONTRAST)
    zones = {
        name: next(one for one in figure.get_children() if one.get_gid() == f"zone {name}")
        for name in ("upper", "middle", "lower")
    }

    assert len({zone.get_hatch() for zone in zones.values()}) == 3


def test_a_chart_on_a_low_screen_has_no_words_below_8_points():
    figure = drawn_chart(examples.dossier(), (692, 243))

    assert min(text.get_fontsize() for text in figure.findobj(Text) if text.get_text()) >= 8


@pytest.mark.parametrize("case", ["running", "changed target", "counted otherwise"])
def test_a_chart_on_half_a_screen_keeps_its_letters_apart_and_readable(case):
    figure = drawn_chart(CASES[case](), (574, 262))

    assert drawn.overlaps(figure) == []
    assert drawn.outside(figure) == []
    assert min(text.get_fontsize() for text in figure.findobj(Text) if text.get_text()) >= 8


def test_with_a_lead_only_keeping_level_is_drawn():
    figure = drawn_chart(examples.with_lead())

    assert "inhalen" not in drawn.names(figure)
    assert drawn.texts(figure, "zone lower word") == ["voorsprong slinkt"]


def test_a_changed_target_is_a_dated_step_with_both_values():
    figure = drawn_chart(examples.with_changed_target())

    assert drawn.texts(figure, "target change") == ["01-04: taakstelling 240 → 204"]
    line = drawn.points(figure, "bijblijven")
    assert line[1] == pytest.approx((90, 240 * 90 / 181))
    assert line[2] == pytest.approx((90, 204 * 90 / 181))


def test_talks_and_plan_stand_on_the_same_axis():
    names = drawn.names(drawn_chart(examples.dossier()))

    assert {"events gesprek", "events plan"} <= names


def test_without_figures_the_chart_is_one_sentence():
    figure = drawn_chart(examples.empty())

    assert drawn.texts(figure) == [trend_chart.NO_FIGURES]


def test_drawing_again_replaces_what_was_there():
    figure = drawn_chart(examples.dossier())
    before = len(figure.get_children())

    trend_chart.draw(figure, examples.dossier(), LIGHT)

    assert len(figure.get_children()) == before


def test_the_description_says_the_same_in_two_sentences():
    text = trend_chart.describe(examples.dossier())

    assert "2025-I achterstand 11, 2025-II achterstand 9" in text
    assert "2026-I (t/m 01-03-2026) achterstand 11; de achterstand groeit (+2)." in text
    assert text.endswith(
        "In 2026-I zijn t/m 01-03-2026 7 personen gehuisvest; "
        "nodig waren er 9 om bij te blijven en 12 om in te halen."
    )


@pytest.mark.parametrize("case", CASES)
def test_every_case_has_a_description(case):
    text = trend_chart.describe(CASES[case]())

    assert text.endswith(".")
    assert "None" not in text


def test_the_forecast_is_a_fan_that_ends_in_what_the_words_say():
    figure = drawn_chart(examples.dossier())

    assert drawn.points(figure, "forecast") == [(59, 7), (181, 25)]  # 39 in all, balance −14
    assert "verwacht 25 ± 6" in drawn.texts(figure)
    assert "fan" in drawn.names(figure)


def test_the_plan_is_a_staircase_on_top_of_what_was_counted():
    figure = drawn_chart(examples.dossier())

    assert drawn.points(figure, "stairs") == [(59, 7), (120, 7), (120, 19), (181, 19)]
    assert "met plan 19" in drawn.texts(figure)


@pytest.mark.parametrize("size", [(620, 330), (692, 243), (770, 312)], ids=str)
def test_the_newest_count_stands_clear_of_the_plan(size):
    dossier = CASES["lead"]()
    due = dossier.row.standing.reference_date + timedelta(days=20)
    soon = tuple(replace(measure, due_on=due) for measure in PLAN.measures)
    figure = drawn_chart(replace(dossier, plan=replace(PLAN, measures=soon)), size)

    (newest,) = drawn.texts(figure, "newest")
    assert not drawn.crosses(figure, "stairs", newest)


def test_a_newest_count_without_room_at_its_point_is_said_above_the_plot():
    figure = drawn_chart(examples.ended_period())

    assert drawn.texts(figure, "newest") == []
    assert "31 personen, cijfers t/m 01-01-2026" in drawn.texts(figure, "said")
    assert "leader" not in drawn.names(figure)
    assert drawn.texts(drawn_chart(examples.ended_period(), (1400, 700)), "newest") == ["31"]


def test_letters_of_twice_the_size_leave_the_cursor_on_its_point():
    size = (1400, 700, 1.0)
    _, spots = raster.chart(trend_chart.draw, examples.dossier(), LIGHT, *size)
    large, moved = raster.chart(trend_chart.draw, examples.dossier(), LIGHT, *size, letters=2.0)

    assert (large.width, large.height) == (1400, 700)
    assert [spot.words for spot in moved] == [spot.words for spot in spots]
    assert all(0 <= spot.x <= 1400 and 0 <= spot.y <= 700 for spot in moved)
    assert max(spot.x for spot in moved) > 700


def test_rungs_and_decisions_stand_under_the_axis():
    figure = drawn_chart(examples.accelerated())

    assert drawn.texts(figure, "stay") == ["4", "5"]
    assert {"stay 4", "stay 5", "events besluit"} <= drawn.names(figure)


def test_no_rung_is_drawn_before_the_day_that_a_sheet_tells_it_of():
    start = Event(date(2026, 2, 10), EventKind.START, "trede 3", "Beginstand: trede 3.", 3)
    figure = drawn_chart(examples.dossier(events=(start,)))

    assert drawn.texts(figure, "stay") == ["3"]
    assert {name for name in drawn.names(figure) if name.startswith("stay ")} == {"stay 3"}


def test_one_place_of_a_plan_is_one_place():
    plan = examples.dossier().plan
    measure = replace(plan.measures[0], expected_places=1)
    dossier = examples.dossier(plan=replace(plan, measures=(measure,)))

    spots = trend_chart.draw(drawn.figure(620, 330), dossier, LIGHT)

    assert any("plan: 1 plaats verwacht" in spot.words for spot in spots)


def test_the_forecast_over_24_months_says_whether_it_is_behind_or_ahead():
    spots = months_chart.draw(drawn.figure(620, 330), examples.dossier(), LIGHT)

    assert "30-06-2026 · verwacht: achterstand 14 ± 6" in [spot.words for spot in spots]


def test_a_cursor_can_stand_on_every_value_and_says_it():
    spots = trend_chart.draw(drawn.figure(620, 330), examples.dossier(), LIGHT)

    words = [spot.words for spot in spots]
    assert "2025-II · achterstand 9 aan het einde van de periode" in words
    assert any(word.startswith("2026-I, stand 01-03-2026 · 7 personen") for word in words)
    assert any("plan: 12 plaatsen verwacht (Kamers Havenkade" in word for word in words)
    assert "30-06-2026 · verwacht: 25 ± 6 personen gehuisvest" in words
    assert all(0 <= spot.x <= 620 * 0.72 and 0 <= spot.y <= 330 * 0.72 for spot in spots)


def test_the_own_count_of_the_municipality_is_marked_beside_that_of_coa():
    figure = drawn.figure(620, 330)
    spots = trend_chart.draw(figure, examples.counted_otherwise(), LIGHT)

    assert drawn.texts(figure, "own count words") == ["gemeente telt 9"]
    words = "Over 2026-I telt de gemeente 9, COA 7 (stand 01-03-2026)."
    (own,) = (spot for spot in spots if spot.words.startswith(words))
    (coa,) = (spot for spot in spots if spot.words.startswith("2026-I, stand 01-03-2026 · 7"))
    assert (own.x, own.y > coa.y) == (pytest.approx(coa.x), True)
    assert words in trend_chart.describe(examples.counted_otherwise())


def test_a_balance_that_the_officer_settled_is_marked_and_says_why():
    whole = examples.dossier()
    two = TwoBalances(Period(2026, 1), -9, -12, -9, "COA telde dubbel")
    rows = tuple(
        replace(row, standing=replace(row.standing, two_balances=two))
        if row.standing.period == two.period
        else row
        for row in whole.periods
    )
    figure = drawn.figure(620, 330)
    spots = trend_chart.draw(figure, replace(whole, periods=rows), LIGHT)

    assert drawn.texts(figure, "value 2025-II") == ["9*"]
    assert drawn.texts(figure, "value 2025-I") == ["11"]
    (text,) = (spot.words for spot in spots if spot.words.startswith("2025-II"))
    assert text.endswith("Vastgesteld is −9. Reden: COA telde dubbel.")
    assert "Reden: COA telde dubbel." in trend_chart.describe(replace(whole, periods=rows))


def test_a_picture_is_the_same_whatever_was_drawn_before_it():
    """The canvas of the picture before is used again, with the sizes of the texts on it."""
    first, _ = raster.chart(trend_chart.draw, examples.dossier(), LIGHT, 620, 330, 1.0)
    raster.chart(timeline_chart.within(None), examples.accelerated(), DARK, 620, 330, 1.0)
    raster.chart(trend_chart.draw, examples.crowded(), DARK, 620, 330, 1.0)
    again, _ = raster.chart(trend_chart.draw, examples.dossier(), LIGHT, 620, 330, 1.0)
    fresh = drawn.figure(620, 330)
    trend_chart.draw(fresh, examples.dossier(), LIGHT)
    fresh.canvas.draw()

    assert again == first
    assert first.rgba == bytes(fresh.canvas.buffer_rgba())
