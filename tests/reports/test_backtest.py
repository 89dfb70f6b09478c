"""A version of the policy tried on the recorded history: what it would have proposed, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import signed
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import decide, example, freezes, policies
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.assessment import Freeze, Rule
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import Fall, OldPolicy, Policy
from toezichtdesk.reports.judging.backtest import backtest, judge_history, trial_count
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.policy_values import OLD_POLICY_KEY
from toezichtdesk.reports.record.journal import last_act

HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
SHORT = HEAD[:4]
DELFT = "GM0503"
V1 = "Nieuw beleid v1"
OLD = "Oud beleid (verzonnen voorbeeld)"
TODAY = date(2026, 11, 5)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.db"
    database = open_or_begin(path, signed(date(2020, 1, 1)))
    example.fill(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def history(played):
    with played.reading() as connection:
        return backtest(connection, V1, today=TODAY)


def said_of(rows, name, against=None):
    return wording.trial_count(trial_count(rows, name, against))


def delft(desk, *, rung=2):
    """Delft: A 6 to 10 at the end of 2025-I (rung 2), to 12 in 2025-II."""
    desk.stand(
        date(2025, 7, 4),
        "Taakstelling 2025-I, stand 1 juli 2025",
        ("Delft", 30, -6, 26, rung),
        head=HEAD,
        name="a.xlsx",
    )
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -10, 28),
        head=SHORT,
        name="b.xlsx",
    )


def outcomes(desk, policy=V1, against=None, today=date(2026, 3, 10)):
    rows = desk.ask(backtest, policy, against, today=today)
    return [
        (
            str(row.period),
            row.rung,
            row.verdict.outcome,
            row.against.outcome if row.against else None,
            row.decided_rung,
            row.differs,
        )
        for row in rows
    ]


def test_each_end_of_a_period_is_judged_from_the_rung_it_really_had(desk):
    delft(desk)
    desk.act(decide.accept, date(2025, 7, 15), DELFT)
    gs = {"decided_on": date(2026, 1, 15), "reference": "GS 2026-1"}
    desk.act(decide.accept, date(2026, 1, 15), DELFT, **gs)

    assert outcomes(desk) == [
        ("2025-I", 2, 3, None, 3, False),
        ("2025-II", 3, 4, None, 4, False),
    ]


def test_each_sheet_tells_the_rung_of_its_own_day_until_a_decision(desk):
    for month, day, rung, realised in ((7, 2025, 1, 26), (1, 2026, 2, 28)):
        half, opening = ("2025-I", -6) if month == 7 else ("2025-II", -10)
        desk.stand(
            date(day, month, 5),
            f"Taakstelling {half}, stand 1-{month}-{day}",
            ("Delft", 30, opening, realised, rung),
            head=HEAD,
            name=f"{half}.xlsx",
        )
    desk.act(decide.accept, date(2026, 1, 15), DELFT)

    assert outcomes(desk) == [
        ("2025-I", 1, 2, None, None, False),
        ("2025-II", 2, 3, None, 3, False),
    ]


def test_a_rung_with_its_day_counts_from_that_day_and_before_it_the_first(desk):
    delft(desk)
    desk.stand(
        date(2026, 3, 2),
        "Taakstelling 2026-I, stand 1 maart 2026",
        ("Delft", 36, -12, 5, 4, date(2026, 1, 1)),
        head=(*HEAD, "Sinds"),
        name="maart.xlsx",
    )

    assert [row[:2] for row in outcomes(desk)] == [
        ("2025-I", 2),
        ("2025-II", 4),
        ("2026-I", 4),
    ]


def test_a_deviation_stands_beside_what_the_version_proposed(desk):
    delft(desk)
    desk.act(decide.place, date(2026, 1, 15), DELFT, 2, motive="Sleutels volgen in februari")

    assert outcomes(desk)[0] == ("2025-I", 2, 3, None, 2, True)


def test_two_versions_stand_side_by_side(desk):
    delft(desk)
    desk.act(
        policies.add_version,
        date(2026, 3, 10),
        "Ruimer",
        date(2026, 7, 1),
        "Proef",
        {"growth_margin": 3, "periods_without_improvement": 3},
    )

    assert outcomes(desk, "Ruimer", V1) == [
        ("2025-I", 2, 3, 3, None, False),
        ("2025-II", 2, 2, 3, None, True),  # 2 more is within the margin
    ]


def test_a_freeze_holds_in_the_past_too(desk):
    delft(desk)
    freeze = Freeze(date(2025, 12, 6), date(2026, 6, 30), "Brand", "Woningen verloren")
    desk.act(freezes.freeze, date(2026, 1, 6), DELFT, freeze)

    rows = desk.ask(backtest, V1, OLD, today=date(2026, 3, 10))

    assert [row.verdict.rule for row in rows] == [Rule.GROWING_BACKLOG, Rule.FROZEN]
    assert rows[1].against.rule is Rule.FROZEN


def test_on_rung_4_and_higher_each_stand_is_judged_and_below_it_the_end_only(desk):
    delft(desk, rung=4)
    for month, realised in ((3, 5), (4, 5)):
        desk.stand(
            date(2026, month, 2),
            f"Taakstelling 2026-I, stand 1-{month}-2026",
            ("Delft", 36, -12, realised),
            head=SHORT,
            name=f"m{month}.xlsx",
        )

    assert outcomes(desk, V1, OLD, today=date(2026, 4, 10)) == [
        ("2025-I", 4, 5, 3, None, True),
        ("2025-II", 4, 5, 3, None, True),
        ("2026-I", 4, 5, 4, None, True),  # the former policy waits for the end of the period
        ("2026-I", 4, 5, 4, None, True),
    ]


def test_a_running_period_on_a_lower_rung_is_no_assessment_moment(desk):
    delft(desk)
    desk.stand(
        date(2026, 3, 2),
        "Taakstelling 2026-I, stand 1 maart 2026",
        ("Delft", 36, -12, 5),
        head=SHORT,
        name="m.xlsx",
    )

    assert [row[0] for row in outcomes(desk)] == ["2025-I", "2025-II"]


def test_a_decision_stays_beside_its_period_when_a_later_end_date_comes_in(desk):
    delft(desk)
    desk.act(decide.place, date(2025, 7, 15), DELFT, 2, motive="Het plan volgt")
    desk.act(decide.accept, date(2026, 1, 15), DELFT)
    desk.stand(
        date(2026, 2, 4),
        "Taakstelling 2025-II, stand 1 februari 2026",
        ("Delft", 30, -10, 29),
        head=SHORT,
        name="later.xlsx",
    )

    assert outcomes(desk)[-1] == ("2025-II", 2, 3, None, 3, False)


def test_nothing_is_known_of_what_came_after_today(desk):
    delft(desk)

    assert [row[0] for row in outcomes(desk, today=date(2025, 8, 1))] == ["2025-I"]


def test_without_figures_there_is_nothing_to_try_on(desk):
    rows = desk.ask(backtest, V1, today=TODAY)

    assert rows == ()
    assert said_of(rows, V1).startswith("Er zijn nog geen beoordelingen")


@pytest.mark.slow
def test_what_the_officer_took_over_is_what_the_same_version_would_have_proposed(played, history):
    """The example took its proposals over under v1: the backtest has to find each of them."""
    decided = [row for row in history if row.decided_rung is not None]

    with played.reading() as connection:
        for row in decided:
            decisions = dossier(connection, row.code, TODAY).decisions
            kinds = {
                decision.kind
                for decision in decisions
                if decision.basis is not None and decision.basis.period == row.period
            }
            if kinds == {DecisionKind.ACCEPTED}:
                assert row.verdict.outcome == row.decided_rung, row
    assert len(decided) > 10


def test_the_backtest_changes_nothing(played):
    with played.reading() as connection:
        before = last_act(connection)
        backtest(connection, V1, OLD, today=TODAY)
        assert last_act(connection) == before


def test_a_version_against_itself_never_differs(played):
    with played.reading() as connection:
        rows = backtest(connection, V1, V1, today=TODAY)

    assert not any(row.differs for row in rows)


@pytest.mark.slow
def test_a_policy_without_fall_keeps_them_where_the_shipped_one_lets_them_fall(played):
    with played.reading() as connection:
        stays = replace(Policy(), name="Blijft", fall_when_no_backlog=Fall.NONE)
        rows = judge_history(connection, stays, Policy(), today=TODAY)

    differing = [row for row in rows if row.differs]
    assert differing
    assert {row.verdict.rule for row in differing} == {Rule.NO_BACKLOG}
    assert all(row.verdict.outcome == row.rung > row.against.outcome == 1 for row in differing)


@pytest.mark.slow
@settings(max_examples=15)
@given(
    margin=st.integers(0, 60),
    improvement=st.integers(1, 20),
    shares=st.sets(st.fractions(Fraction(1, 100), 2), min_size=5, max_size=5),
)
def test_a_wider_margin_never_proposes_more_and_no_version_leaves_the_ladder(
    played, margin, improvement, shares
):
    narrow = Policy(growth_margin=margin, periods_without_improvement=99)
    wide = replace(narrow, growth_margin=margin + 1)
    old = OldPolicy("oud", tuple(sorted(shares)))
    with played.reading() as connection:
        rows = judge_history(connection, narrow, wide, today=TODAY)
        shares_rows = judge_history(
            connection, replace(narrow, visible_improvement=improvement), old, today=TODAY
        )

    assert all(row.verdict.outcome >= row.against.outcome for row in rows if row.against.outcome)
    for row in shares_rows:
        assert row.verdict.outcome is None or 1 <= row.verdict.outcome <= row.rung + 1
        assert row.against.outcome is None or 1 <= row.against.outcome <= 6


def test_the_summary_counts_what_each_version_proposed(history, played):
    with played.reading() as connection:
        rows = backtest(connection, V1, OLD, today=TODAY)
    mine = sum(row.verdict.outcome not in (None, row.rung) for row in rows)
    theirs = sum(row.against.outcome not in (None, row.rung) for row in rows)
    differing = sum(row.differs for row in rows)

    text = said_of(rows, V1, OLD)

    assert text == (
        f"Bij {len(rows)} beoordelingen gaf {V1} {mine} voorstellen en {OLD} {theirs} voorstellen. "
        f"De uitkomst verschilt {differing} keer."
    )
    assert f"{V1} geeft {mine} voorstellen bij {len(rows)} beoordelingen" in said_of(history, V1)


def test_an_unknown_version_is_named_to_the_caller(desk):
    with pytest.raises(OfficerCanAct, check=says("Bekend zijn")):
        desk.ask(backtest, "v9", today=TODAY)


def test_thresholds_of_the_province_can_be_tried(desk):
    delft(desk)
    desk.act(
        policies.add_version,
        date(2026, 3, 10),
        "Ladder 2019",
        date(2019, 1, 1),
        "Uit de nota",
        {OLD_POLICY_KEY: ["20 %", "30 %", "40 %", "50 %", "60 %"]},
    )

    assert outcomes(desk, "Ladder 2019") == [
        ("2025-I", 2, 3, None, None, False),
        ("2025-II", 2, 4, None, None, False),
    ]


def test_after_a_merger_no_version_knows_the_direction(desk):
    parts = ("Boxmeer", "Cuijk", "Grave", "Mill en Sint Hubert", "Sint Anthonis")
    desk.stand(
        date(2021, 12, 31),
        "Taakstelling 2021-II, stand 31 december 2021",
        *((part, 10, -2, 9) for part in parts),
        head=SHORT,
        name="delen.xlsx",
    )
    for year, half, first in ((2022, "I", "1 juli 2022"), (2022, "II", "1 januari 2023")):
        day = date(2022, 7, 4) if half == "I" else date(2023, 1, 4)
        desk.stand(
            day,
            f"Taakstelling {year}-{half}, stand {first}",
            ("Land van Cuijk", 50, 45),
            head=("Gemeente", "Taakstelling", "Gerealiseerd"),
            name=f"{half}.xlsx",
        )

    rows = desk.ask(backtest, V1, OLD, today=date(2023, 2, 1))

    first, second = (row for row in rows if row.name == "Land van Cuijk")
    assert (first.verdict.outcome, first.verdict.rule) == (None, Rule.UNKNOWN)
    assert first.against.outcome is None
    assert "ontstond op 01-01-2022 uit Boxmeer" in first.verdict.sentences[0]
    assert (second.verdict.outcome, second.verdict.rule) == (2, Rule.GROWING_BACKLOG)
    assert len([row for row in rows if row.name in parts]) == len(parts)


def test_a_target_that_is_not_closed_yet_is_no_assessment_moment(desk):
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2026-I, stand 1 januari 2026",
        ("Delft", 30, -6),
        head=("Gemeente", "Taakstelling", "Beginsaldo"),
    )

    assert outcomes(desk) == []
