"""The improvement plan with its measures, and holding a rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from toezichtdesk.casework import freezes, plans
from toezichtdesk.domain.assessment import Freeze, Rule
from toezichtdesk.domain.casefile import (
    Horizon,
    Judgement,
    MeasureStatus,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.record.journal import journal

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT = "GM0503"
TODAY = date(2026, 7, 10)
MIDSUMMER = date(2026, 7, 1)
FLEX = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, expected_places=12)
FREEZE = Freeze(date(2026, 6, 1), date(2026, 9, 30), "brand", "Het gebouw brandde af.")


def delft(desk: Desk, today: date = TODAY) -> Dossier:
    result: Dossier = desk.ask(dossier, DELFT, today)
    return result


def test_the_road_of_a_plan_is_recorded_on_one_plan(desk: Desk) -> None:
    asked = PlanDates(requested_on=date(2026, 5, 1), due_on=date(2026, 6, 1))
    first = desk.act(plans.record_dates, TODAY, DELFT, asked)
    received = replace(asked, received_on=date(2026, 6, 20))

    assert desk.act(plans.record_dates, TODAY, DELFT, received) == first
    plan = delft(desk).plan
    assert plan is not None
    assert plan.dates == received
    assert desk.ask(journal, 1)[0].details["changes"] == {"received_on": [None, "2026-06-20"]}


@pytest.mark.parametrize(
    "dates",
    [
        PlanDates(requested_on=date(2026, 6, 1), received_on=date(2026, 5, 1)),
        PlanDates(received_on=date(2026, 6, 1), adopted_on=date(2026, 5, 31)),
        PlanDates(requested_on=date(2026, 7, 11)),
        PlanDates(requested_on=date(2026, 6, 1), due_on=date(2026, 5, 1)),
    ],
    ids=["received before asked", "adopted before received", "a day to come", "a term before"],
)
def test_a_plan_out_of_order_is_refused(desk: Desk, dates: PlanDates) -> None:
    before = desk.tables()

    with pytest.raises(OfficerCanAct):
        desk.act(plans.record_dates, TODAY, DELFT, dates)

    assert desk.tables() == before


def test_a_measure_makes_the_plan_when_there_is_none(desk: Desk) -> None:
    desk.act(plans.add_measure, TODAY, DELFT, FLEX)

    plan = delft(desk).plan
    assert plan is not None
    assert [measure.description for measure in plan.measures] == ["Flexwoningen"]
    assert plan.missing_horizons == (Horizon.MEDIUM_TERM, Horizon.RECURRENCE)


def test_a_dropped_measure_brings_no_places(desk: Desk) -> None:
    measure = desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    desk.act(plans.add_measure, TODAY, DELFT, replace(FLEX, expected_places=3))

    dropped = replace(FLEX, status=MeasureStatus.DROPPED, reason="De raad stemde tegen.")
    desk.act(plans.change_measure, TODAY, measure, dropped)

    plan = delft(desk).plan
    assert plan is not None
    assert plan.expected_places == 3


def test_from_rung_3_the_plan_is_the_next_action_until_it_is_adopted_and_complete(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, 3))

    def waits_for() -> list[str]:
        return [a.text for a in delft(desk).row.actions if a.kind is ActionKind.PLAN]

    assert delft(desk).plan_is_due
    assert waits_for() == ["Verbeterplan vragen"]
    for horizon in Horizon:
        desk.act(plans.add_measure, TODAY, DELFT, replace(FLEX, horizon=horizon))
    judged = PlanDates(
        requested_on=date(2026, 7, 2),
        received_on=date(2026, 7, 3),
        judged_on=date(2026, 7, 4),
        judgement=Judgement.SUFFICIENT,
    )
    desk.act(plans.record_dates, TODAY, DELFT, judged)
    assert waits_for() == ["Vaststelling verbeterplan navragen"]
    desk.act(plans.record_dates, TODAY, DELFT, replace(judged, adopted_on=TODAY))
    assert waits_for() == []


def judged(**given: object) -> PlanDates:
    received = PlanDates(received_on=date(2026, 7, 3), judged_on=date(2026, 7, 4))
    return replace(received, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "lacks"),
    [
        (PlanDates(judgement=Judgement.SUFFICIENT, judged_on=TODAY), "nog geen plan ontvangen"),
        (judged(judgement=Judgement.SUFFICIENT, judged_on=None), "datum van het oordeel"),
        (judged(terms=Judgement.SUFFICIENT, terms_note="Met datums."), "oordeel over het hele"),
        (judged(judgement=Judgement.SUFFICIENT, executable=Judgement.SUFFICIENT), "reden"),
        (
            judged(
                judgement=Judgement.SUFFICIENT,
                recurrence=Judgement.INSUFFICIENT,
                recurrence_note="Niets.",
            ),
            "herhaling voorkomen is onvoldoende",
        ),
    ],
)
def test_a_judgement_without_its_ground_is_refused(
    desk: Desk, dates: PlanDates, lacks: str
) -> None:
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says(lacks)):
        desk.act(plans.judge, TODAY, DELFT, dates)

    assert desk.tables() == before


def test_a_plan_that_falls_short_in_a_part_is_owed_until_it_is_mended(desk: Desk) -> None:
    """Beleid: uitvoerbare maatregelen, korte en middellange termijn, herhaling voorkomen."""
    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, -20, 31, 3))
    short = judged(
        requested_on=date(2026, 7, 2),
        judgement=Judgement.INSUFFICIENT,
        executable=Judgement.SUFFICIENT,
        executable_note="Er zijn locaties.",
        recurrence=Judgement.INSUFFICIENT,
        recurrence_note="Niets over de prestatieafspraken.",
    )
    desk.act(plans.judge, TODAY, DELFT, short)

    (owed,) = (a for a in delft(desk).row.actions if a.kind is ActionKind.PLAN)
    assert "herhaling voorkomen: Niets over de prestatieafspraken" in owed.ground
    assert (
        "beoordeeld als onvoldoende (uitvoerbare maatregelen voldoende; "
        "herhaling voorkomen onvoldoende)" in desk.ask(journal, 1)[0].summary
    )
    plan = delft(desk).plan
    assert plan is not None
    assert plan.dates == short


@pytest.mark.parametrize("status", [MeasureStatus.DELAYED, MeasureStatus.DROPPED])
def test_why_a_measure_is_late_or_dropped_is_asked(desk: Desk, status: MeasureStatus) -> None:
    measure = desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    silent = replace(FLEX, status=status)
    for act, what in ((plans.change_measure, measure), (plans.add_measure, DELFT)):
        with pytest.raises(OfficerCanAct, check=says("reden")):
            desk.act(act, TODAY, what, silent)

    desk.act(plans.change_measure, TODAY, measure, replace(silent, reason="Netcongestie."))
    with pytest.raises(OfficerCanAct, check=says("reden")):
        desk.act(plans.change_measure, TODAY, measure, silent)


def test_what_is_said_about_a_measure_is_kept_with_its_day_and_changes_nothing_else(
    desk: Desk,
) -> None:
    measure = desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    for day, text in ((TODAY, "De raad stemt in."), (MIDSUMMER, "Vergunning aangevraagd.")):
        desk.act(plans.note_measure, TODAY, measure, text, day)
    plan = delft(desk).plan
    assert plan is not None
    (shown,) = plan.measures
    assert [note.text for note in shown.notes] == ["Vergunning aangevraagd.", "De raad stemt in."]

    desk.act(plans.change_measure, TODAY, measure, replace(FLEX, owner="gemeente"), shown)
    for text, day in ((" ", TODAY), ("Later.", date(2030, 1, 1))):
        with pytest.raises(OfficerCanAct):
            desk.act(plans.note_measure, TODAY, measure, text, day)


def test_a_freeze_holds_the_period_that_ends_in_it_for_good(desk: Desk) -> None:
    """Example 13: the end of the period lies in the freeze, so that it is held for good."""
    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, -10, 26, 3))
    assert [row.to_rung for row in desk.ask(proposals, TODAY)] == [4]

    desk.act(freezes.freeze, TODAY, DELFT, FREEZE)

    assert desk.ask(proposals, TODAY) == desk.ask(proposals, FREEZE.until) == ()
    frozen = delft(desk).row.assessment
    assert frozen is not None
    assert frozen.rule is Rule.FROZEN
    assert frozen.without_freeze is not None
    assert frozen.without_freeze.outcome == 4
    assert any("Zonder bevriezing" in text for text in delft(desk).explanation)
    assert desk.ask(proposals, date(2026, 10, 1)) == ()


def test_a_freeze_changes_no_figure(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, -10, 26, 3))
    before = delft(desk).row

    desk.act(freezes.freeze, TODAY, DELFT, FREEZE)

    after = delft(desk).row
    assert (after.standing, after.trend, after.growth, after.backlogs) == (
        before.standing,
        before.trend,
        before.growth,
        before.backlogs,
    )


def test_a_freeze_ends_earlier_on_the_day_that_is_given(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", MIDSUMMER, Delft=(30, -10, 26, 3))
    desk.act(freezes.freeze, TODAY, DELFT, FREEZE)

    desk.act(freezes.end_freeze, date(2026, 8, 10), DELFT, date(2026, 8, 9))

    assert delft(desk, date(2026, 8, 9)).freeze is not None
    assert delft(desk, date(2026, 8, 10)).freeze is None
    assert desk.ask(proposals, date(2026, 8, 10)) == ()  # June lies in it still: held for good


@pytest.mark.parametrize("until", [date(2026, 10, 1), date(2030, 1, 1), date(2026, 5, 30)])
def test_ending_a_freeze_neither_lengthens_it_nor_ends_it_before_it_began(
    desk: Desk, until: date
) -> None:
    """A longer freeze needs a ground and a reason: that is another freeze."""
    desk.act(freezes.freeze, TODAY, DELFT, FREEZE)
    before = desk.tables()

    with pytest.raises(OfficerCanAct):
        desk.act(freezes.end_freeze, TODAY, DELFT, until)

    assert desk.tables() == before
