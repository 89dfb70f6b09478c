"""Mergers, splits and gaps: what is inherited, and why no direction is known."""

from __future__ import annotations

from datetime import date

import pytest

from toezichtdesk.domain.assessment import (
    Assessment,
    EarlierDecisions,
    Freeze,
    Reason,
    ReasonCode,
    Rule,
    Trend,
    WarningCause,
)
from toezichtdesk.domain.figures import Measure, Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted
from toezichtdesk.ladder.mergers import (
    Merger,
    Part,
    after_merger,
    closing_balance,
    comparable,
    inherited,
    with_cause,
)

POLICY = Policy()
PERIOD = Period(2023, 1)
NEW_YEAR = date(2023, 1, 1)
VOORNE = "GM1992"
BRIELLE = Part("GM0501", "Brielle", ("Voorne aan Zee",))
WESTVOORNE = Part("GM0614", "Westvoorne", ("Voorne aan Zee",))
HAAREN = Part("GM0788", "Haaren", ("Boxtel", "Oisterwijk", "Tilburg", "Vught"))
RUNGS = {BRIELLE.code: 1, WESTVOORNE.code: 3}

AS_NEW = Merger(VOORNE, NEW_YEAR, (BRIELLE, WESTVOORNE), is_new=True)
TAKEN_IN = Merger(VOORNE, NEW_YEAR, (BRIELLE,), is_new=False)
MID_PERIOD = Merger(VOORNE, date(2022, 3, 24), (BRIELLE,), is_new=False)
ONLY_PIECES = Merger(VOORNE, NEW_YEAR, (HAAREN,), is_new=False)
WITH_PIECES = Merger(VOORNE, NEW_YEAR, (BRIELLE, HAAREN), is_new=True)


def judged(day: date = date(2023, 3, 31), freeze: Freeze | None = None) -> Assessment:
    stand = standing(PERIOD, day, target=181, opening_balance=-40, realised=84)
    return assess(2, stand, (), POLICY, EarlierDecisions(freeze))


def counted(
    period: Period, day: date, *, target: int | None = 30, realised: int | None = 24
) -> Standing:
    return standing(period, day, target=target, realised=realised)


def values(reason: Reason) -> dict[str, object]:
    return dict(reason.values)


@pytest.mark.parametrize(
    ("merger", "heirs"),
    [
        (AS_NEW, (BRIELLE.code, WESTVOORNE.code)),
        (TAKEN_IN, (VOORNE, BRIELLE.code)),
        (MID_PERIOD, ()),  # Amsterdam and Weesp: closed no period of their own that day
        (ONLY_PIECES, ()),
        (WITH_PIECES, (BRIELLE.code,)),
        (Merger(VOORNE, date(2022, 7, 1), (BRIELLE,), is_new=True), (BRIELLE.code,)),
        (Merger(VOORNE, date(2022, 7, 2), (BRIELLE,), is_new=True), ()),
    ],
)
def test_whole_parts_leave_their_balance_at_the_start_of_a_period(
    merger: Merger, heirs: tuple[str, ...]
) -> None:
    assert merger.heirs == heirs


def test_a_municipality_is_split_when_it_went_to_more_than_one() -> None:
    assert HAAREN.is_split
    assert Part("GM0788", "Haaren", ("Boxtel", "Vught")).is_split
    assert not BRIELLE.is_split


def test_the_closing_balances_of_the_parts_open_the_new_municipality() -> None:
    """Worked example 14: +3, -8 and -2 make -7."""
    third = Part("GM0530", "Hellevoetsluis", ("Voorne aan Zee",))
    merger = Merger(VOORNE, NEW_YEAR, (BRIELLE, WESTVOORNE, third), is_new=True)
    closing = {BRIELLE.code: 3, WESTVOORNE.code: -8, third.code: -2}

    assert inherited(merger, closing) == Counted(PERIOD, Measure.OPENING_BALANCE, NEW_YEAR, -7)


def test_a_municipality_that_takes_others_in_keeps_its_own_balance() -> None:
    total = inherited(TAKEN_IN, {VOORNE: -10, BRIELLE.code: 4})

    assert total is not None
    assert total.value == -6


def test_a_balance_of_zero_is_a_known_one() -> None:
    total = inherited(AS_NEW, {BRIELLE.code: 0, WESTVOORNE.code: -8})

    assert total is not None
    assert total.value == -8


@pytest.mark.parametrize(
    ("merger", "closing"),
    [
        (AS_NEW, {BRIELLE.code: 3, WESTVOORNE.code: None}),
        (AS_NEW, {BRIELLE.code: 3}),
        (AS_NEW, {}),
        (MID_PERIOD, {VOORNE: 1, BRIELLE.code: 3}),
        (ONLY_PIECES, {VOORNE: 1, HAAREN.code: 3}),
    ],
)
def test_nothing_is_inherited_where_a_balance_is_unknown_or_none_can_be(
    merger: Merger, closing: dict[str, int | None]
) -> None:
    assert inherited(merger, closing) is None


def test_the_balance_of_a_period_is_that_of_its_end() -> None:
    before, running = PERIOD.previous, date(2022, 12, 31)
    closed = standing(before, NEW_YEAR, target=30, opening_balance=-4, realised=24)
    other = standing(
        PERIOD.previous.previous, date(2022, 7, 1), target=30, opening_balance=0, realised=33
    )
    unfinished = standing(before, date(2022, 12, 1), target=30, opening_balance=-4, realised=24)

    assert closing_balance([other, closed], before) == -10
    assert closing_balance([closed, other], other.period) == 3
    assert closing_balance([other], before) is None
    assert closing_balance([unfinished], before) is None
    assert closing_balance([], before) is None
    assert closing_balance([standing(before, running, target=30)], before) is None


def test_after_a_merger_nothing_is_proposed_and_the_warning_stays() -> None:
    freeze = Freeze(date(2022, 1, 1), date(2024, 1, 1), "brand", "Het gebouw brandde af.")
    frozen = judged(freeze=freeze)

    after = after_merger(frozen, AS_NEW, {BRIELLE.code: 3, WESTVOORNE.code: -8}, RUNGS)

    assert frozen.is_provisional
    assert (after.rung, after.outcome, after.moves) == (2, None, False)
    assert (after.rule, after.trend) == (Rule.UNKNOWN, Trend.UNKNOWN)
    assert (after.growth, after.without_freeze, after.is_provisional) == (None, None, False)
    assert after.warning is WarningCause.BACKLOG_GROWS
    assert after.standing == frozen.standing


def test_a_merger_is_explained_by_balance_and_rung_of_each_part() -> None:
    closing = {VOORNE: 99, BRIELLE.code: 3, WESTVOORNE.code: -8}  # the first is no heir

    (reason,) = after_merger(judged(), AS_NEW, closing, RUNGS).reasons

    assert reason.code is ReasonCode.MERGER
    assert values(reason) == {
        "on": NEW_YEAR,
        "is_new": True,
        "parts": (("Brielle", 3, 1), ("Westvoorne", -8, 3)),
        "own": None,
        "total": -5,
        "in_mid_period": False,
    }


def test_a_municipality_that_took_others_in_shows_its_own_balance_too() -> None:
    closing = {VOORNE: -10, BRIELLE.code: 4}

    (reason,) = after_merger(judged(), TAKEN_IN, closing, RUNGS).reasons

    text = values(reason)
    assert (text["is_new"], text["own"], text["total"]) == (False, -10, -6)
    assert text["parts"] == (("Brielle", 4, 1),)


def test_an_unknown_part_leaves_the_total_open() -> None:
    (reason,) = after_merger(judged(), AS_NEW, {BRIELLE.code: 4}, RUNGS).reasons

    assert values(reason)["total"] is None
    assert values(reason)["parts"] == (("Brielle", 4, 1), ("Westvoorne", None, 3))


def test_a_merger_in_mid_period_says_so() -> None:
    (reason,) = after_merger(judged(), MID_PERIOD, {VOORNE: 1, BRIELLE.code: 4}, RUNGS).reasons

    assert (values(reason)["in_mid_period"], values(reason)["total"]) == (True, None)


def test_where_only_pieces_came_in_the_rules_hold_and_the_reason_says_so() -> None:
    before = judged()

    after = after_merger(before, ONLY_PIECES, {}, {})

    assert (after.outcome, after.rule, after.growth) == (before.outcome, before.rule, before.growth)
    split = Reason(
        ReasonCode.SPLIT,
        (("on", NEW_YEAR), ("name", "Haaren"), ("successors", HAAREN.successors)),
    )
    assert after.reasons == (*before.reasons, split)


def test_beside_a_whole_part_a_piece_is_named_too() -> None:
    after = after_merger(judged(), WITH_PIECES, {BRIELLE.code: 4}, RUNGS)

    assert [reason.code for reason in after.reasons] == [ReasonCode.MERGER, ReasonCode.SPLIT]
    assert values(after.reasons[0])["parts"] == (("Brielle", 4, 1),)
    assert values(after.reasons[1])["name"] == "Haaren"


def cause(earlier: tuple[Standing, ...]) -> Reason:
    stand = counted(PERIOD, date(2023, 7, 1))
    (reason,) = with_cause(assess(2, stand, earlier, POLICY), earlier).reasons
    return reason


def test_the_first_period_with_figures_is_named_as_the_cause() -> None:
    assert cause(()) == Reason(ReasonCode.FIRST_PERIOD, (("period", PERIOD),))


@pytest.mark.parametrize(
    ("last", "missing"),
    [
        (Period(2022, 1), (Period(2022, 2),)),
        (Period(2021, 2), (Period(2022, 1), Period(2022, 2))),
        (Period(2020, 1), (Period(2020, 2), Period(2022, 2))),  # from the first to the last
    ],
)
def test_the_periods_that_are_missing_are_named_as_the_cause(
    last: Period, missing: tuple[Period, ...]
) -> None:
    long_ago = counted(Period(2019, 1), date(2019, 7, 1))

    reason = cause((long_ago, counted(last, last.next.first_day)))

    assert reason == Reason(ReasonCode.MISSING_PERIOD, (("period", PERIOD), ("missing", missing)))


@pytest.mark.parametrize(
    ("day", "realised", "last_counted"),
    [
        (date(2022, 12, 1), 24, date(2022, 12, 1)),
        (date(2022, 12, 1), None, None),
        (NEW_YEAR, None, None),
    ],
)
def test_a_period_before_that_was_not_closed_is_named_with_its_last_stand(
    day: date, realised: int | None, last_counted: date | None
) -> None:
    before = counted(PERIOD.previous, day, realised=realised)

    assert cause((before,)) == Reason(
        ReasonCode.PERIOD_NOT_CLOSED,
        (("period", PERIOD), ("before", PERIOD.previous), ("counted", last_counted)),
    )


def test_after_a_closed_period_only_the_opening_balance_itself_lacks() -> None:
    closed = counted(PERIOD.previous, NEW_YEAR)

    assert cause((closed,)) == Reason(ReasonCode.NO_OPENING_BALANCE, (("period", PERIOD),))


@pytest.mark.parametrize(
    "stand",
    [
        None,
        counted(PERIOD, date(2023, 7, 1), realised=None),
        counted(PERIOD, date(2023, 7, 1), target=None),
        standing(PERIOD, date(2023, 7, 1), target=30, opening_balance=0, realised=24),
    ],
)
def test_only_a_missing_opening_balance_gets_a_cause(stand: Standing | None) -> None:
    before = assess(2, stand, (), POLICY)

    assert with_cause(before, ()) == before


@pytest.mark.parametrize(
    ("mergers", "years"),
    [
        ((), [2021, 2022, 2023]),
        ((TAKEN_IN,), []),  # 2023-I is its first period: nothing to compare with
        ((MID_PERIOD,), [2023]),
        ((ONLY_PIECES,), [2021, 2022, 2023]),
        ((MID_PERIOD, ONLY_PIECES), [2023]),
    ],
)
def test_a_stand_is_compared_with_what_came_after_the_last_merger(
    mergers: tuple[Merger, ...], years: list[int]
) -> None:
    stands = [counted(Period(year, 1), date(year, 6, 30)) for year in (2021, 2022, 2023, 2024)]

    assert [before.period.year for before in comparable(stands, stands[-1], mergers)] == years
