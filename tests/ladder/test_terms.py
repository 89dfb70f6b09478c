"""The shared clock of rungs 4-6 and the file that belongs to its steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.terms import FileItem, FileItemKind, TermEvent, TermEventKind, TermState
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.terms import clock, file_checks

START = date(2026, 2, 1)
POLICY = Policy()


def decided(rung: int, on: date, before: int = 3) -> Decision:
    kind = DecisionKind.ACCEPTED
    return Decision(0, "GM1", kind, before, rung, on, "", "PS-1", "", "", (), None)


def event(kind: TermEventKind, on: date, days: int = 0) -> TermEvent:
    return TermEvent(0, "GM1", kind, on, "reden", days)


def item(kind: FileItemKind, on: date = START) -> FileItem:
    return FileItem("GM1", kind, on)


def test_example_11_on_rung_4_since_1_february_goes_to_5_on_day_59_of_182():
    """A to date 40 -> 46 on 1 April: R2 -> 5 without waiting for 1 July; end 2 August."""
    period = Period(2026, 1)
    task = 181  # a person a day, so that N·f is 90
    stand = standing(period, date(2026, 4, 1), target=task, opening_balance=-40, realised=84)

    judged = assess(4, stand, (), POLICY)
    term = clock([decided(4, START)], [], date(2026, 4, 1), POLICY)

    assert (stand.backlog_before, stand.backlog_to_date) == (40, 46)
    assert (judged.rule, judged.outcome) == (Rule.GROWING_BACKLOG, 5)
    assert not judged.is_provisional
    assert term is not None
    assert (term.used, term.days, term.ends_on) == (59, 182, date(2026, 8, 2))
    assert term.state is TermState.RUNNING
    assert term.days_left == 123


def test_below_rung_4_no_clock_runs():
    assert clock([decided(3, START)], [], START, POLICY) is None
    assert clock([], [], START, POLICY) is None
    assert clock([decided(4, START), decided(2, date(2026, 3, 1))], [], START, POLICY) is not None
    assert clock([decided(4, START), decided(2, START)], [], START, POLICY) is None


def test_the_three_rungs_share_one_clock_and_each_shows_what_it_used():
    decisions = [decided(4, START), decided(5, date(2026, 4, 1)), decided(6, date(2026, 5, 1))]

    term = clock(decisions, [], date(2026, 5, 11), POLICY)

    assert term is not None
    assert term.used_per_rung == ((4, 59), (5, 30), (6, 10))
    assert term.used == 99


@pytest.mark.parametrize(("day", "state"), [(182, TermState.RUNNING), (183, TermState.PASSED)])
def test_the_term_has_passed_the_day_after_its_last_one(day, state):
    term = clock([decided(4, START)], [], START + timedelta(days=day), POLICY)

    assert term is not None
    assert (term.used, term.state) == (day, state)


def test_suspended_days_are_not_used_and_move_the_end_more_than_once():
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 2, 11)),
        event(TermEventKind.RESUMED, date(2026, 2, 25)),
        event(TermEventKind.SUSPENDED, date(2026, 3, 1)),
        event(TermEventKind.RESUMED, date(2026, 3, 6)),
    ]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.used, term.suspended_days) == (59 - 19, 19)
    assert term.ends_on == date(2026, 8, 2) + timedelta(days=19)


def test_a_suspension_that_is_not_resumed_stops_the_clock_on_its_day():
    events = [event(TermEventKind.SUSPENDED, date(2026, 2, 11))]

    for today in (date(2026, 3, 1), date(2027, 3, 1)):
        term = clock([decided(4, START)], events, today, POLICY)
        assert term is not None
        assert (term.used, term.state) == (10, TermState.SUSPENDED)


def test_every_extension_adds_its_days():
    events = [
        event(TermEventKind.EXTENDED, date(2026, 3, 1), 28),
        event(TermEventKind.EXTENDED, date(2026, 4, 1), 14),
    ]

    before = clock([decided(4, START)], events, date(2026, 3, 15), POLICY)
    after = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert before is not None
    assert before.days == 182 + 28
    assert after is not None
    assert (after.days, after.extended_days) == (182 + 42, 42)
    assert after.ends_on == date(2026, 8, 2) + timedelta(days=42)


@pytest.mark.parametrize("ending", [TermEventKind.WITHDRAWN, TermEventKind.LAPSED])
def test_withdrawal_or_lapse_ends_the_clock_while_the_rung_stays(ending):
    events = [event(ending, date(2026, 3, 1))]

    term = clock([decided(4, START)], events, date(2026, 12, 1), POLICY)

    assert term is not None
    assert (term.state, term.used, term.ended_on) == (TermState.ENDED, 28, date(2026, 3, 1))


def test_a_decision_after_a_withdrawal_starts_a_new_clock():
    events = [event(TermEventKind.WITHDRAWN, date(2026, 3, 1))]
    decisions = [decided(4, START), decided(4, date(2026, 5, 1), before=4)]

    term = clock(decisions, events, date(2026, 5, 11), POLICY)

    assert term is not None
    assert (term.started_on, term.used, term.state) == (date(2026, 5, 1), 10, TermState.RUNNING)
    assert term.events == ()


def test_what_lies_after_today_does_not_count_yet():
    events = [event(TermEventKind.EXTENDED, date(2026, 6, 1), 28)]
    decisions = [decided(4, START), decided(3, date(2026, 6, 1), before=4)]

    term = clock(decisions, events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.used, term.days) == (59, 182)


@given(
    st.lists(st.integers(0, 30), max_size=8),
    st.integers(0, 60),
)
def test_used_and_suspended_days_add_up_to_the_days_that_went_by(gaps, rest):
    kinds = (TermEventKind.SUSPENDED, TermEventKind.RESUMED)
    day, events = START, []
    for place, gap in enumerate(gaps):
        day += timedelta(days=gap)
        events.append(event(kinds[place % 2], day))
    today = day + timedelta(days=rest)

    term = clock([decided(4, START)], events, today, POLICY)

    assert term is not None
    assert term.used + term.suspended_days == (today - START).days
    assert term.ends_on == START + timedelta(days=term.days + term.suspended_days)
    assert sum(days for _, days in term.used_per_rung) == term.used


def test_the_file_shows_what_is_present_and_what_is_missing():
    items = [item(FileItemKind.NOTICE), item(FileItemKind.COUNCIL_COPY)]

    to_5, to_6 = file_checks([decided(4, START)], [], items, date(2026, 4, 1))

    assert (to_5.to_rung, to_6.to_rung) == (5, 6)
    assert to_5.present == tuple(items)
    assert to_5.missing == (FileItemKind.PUBLICATION, FileItemKind.HEARING)
    assert to_6.missing == (*to_5.missing, FileItemKind.DECISION, FileItemKind.TERM_EXPIRED)


def test_the_file_is_asked_for_on_rungs_4_to_6_only():
    assert file_checks([decided(3, START)], [], [item(FileItemKind.NOTICE)], START) == ()


def test_items_of_an_earlier_stay_do_not_count_again():
    decisions = [
        decided(4, date(2024, 2, 1)),
        decided(3, date(2024, 8, 1), before=4),
        decided(4, START),
    ]
    items = [item(FileItemKind.NOTICE, date(2024, 2, 1)), item(FileItemKind.HEARING)]

    to_5, _ = file_checks(decisions, [], items, date(2026, 4, 1))

    assert to_5.present == (items[1],)


def test_an_item_that_is_dated_after_today_is_not_on_file_yet():
    items = [
        item(FileItemKind.NOTICE, date(2026, 4, 1)),
        item(FileItemKind.HEARING, date(2026, 4, 2)),
    ]

    to_5, _ = file_checks([decided(4, START)], [], items, date(2026, 4, 1))

    assert to_5.present == (items[0],)


def test_what_only_the_step_to_rung_6_asks_is_not_shown_with_the_step_to_rung_5():
    items = [item(FileItemKind.NOTICE), item(FileItemKind.TERM_EXPIRED)]

    to_5, to_6 = file_checks([decided(4, START)], [], items, START)

    assert to_5.present == (items[0],)
    assert to_6.present == tuple(items)


def test_an_item_of_the_day_on_which_the_earlier_stay_ended_belongs_to_that_stay():
    ended = date(2024, 8, 1)
    decisions = [decided(4, date(2024, 2, 1)), decided(3, ended, before=4), decided(4, START)]
    items = [item(FileItemKind.NOTICE, ended), item(FileItemKind.HEARING, date(2024, 8, 2))]

    to_5, _ = file_checks(decisions, [], items, date(2026, 4, 1))

    assert to_5.present == (items[1],)


@pytest.mark.parametrize("rungs_after", [(4,), (3, 4)])
def test_after_a_withdrawal_items_count_from_the_day_after_it(rungs_after):
    """Whether or not the municipality went to a lower rung in between."""
    events = [event(TermEventKind.WITHDRAWN, date(2026, 3, 1))]
    days = (date(2026, 5, 1), date(2026, 5, 2))
    later = [decided(rung, day) for rung, day in zip(rungs_after, days, strict=False)]
    items = [
        item(FileItemKind.PUBLICATION, date(2026, 2, 15)),
        item(FileItemKind.NOTICE, date(2026, 3, 1)),
        item(FileItemKind.HEARING, date(2026, 3, 2)),
    ]

    to_5, _ = file_checks([decided(4, START), *later], events, items, date(2026, 6, 1))

    assert to_5.present == (items[2],)


def test_what_happened_before_the_term_began_does_not_belong_to_it():
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 1, 15)),
        event(TermEventKind.EXTENDED, date(2026, 1, 20), 28),
    ]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.used, term.days, term.state, term.events) == (59, 182, TermState.RUNNING, ())


def test_what_happens_after_the_term_ended_does_not_bring_it_back():
    ending = event(TermEventKind.WITHDRAWN, date(2026, 3, 1))
    events = [ending, event(TermEventKind.EXTENDED, date(2026, 3, 10), 28)]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.state, term.ended_on, term.days) == (TermState.ENDED, date(2026, 3, 1), 182)
    assert term.events == (ending,)


def test_a_second_suspension_before_the_first_was_resumed_changes_nothing():
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 2, 11)),
        event(TermEventKind.SUSPENDED, date(2026, 2, 15)),
        event(TermEventKind.RESUMED, date(2026, 2, 25)),
        event(TermEventKind.RESUMED, date(2026, 3, 1)),
    ]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.suspended_days, term.used, term.state) == (14, 45, TermState.RUNNING)


def test_an_extension_during_a_suspension_does_not_resume_the_term():
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 2, 11)),
        event(TermEventKind.EXTENDED, date(2026, 2, 15), 28),
    ]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.used, term.days, term.state) == (10, 210, TermState.SUSPENDED)


def test_an_earlier_suspension_counts_beside_one_that_still_lasts():
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 2, 11)),
        event(TermEventKind.RESUMED, date(2026, 2, 25)),
        event(TermEventKind.SUSPENDED, date(2026, 3, 1)),
    ]

    term = clock([decided(4, START)], events, date(2026, 3, 6), POLICY)

    assert term is not None
    assert (term.suspended_days, term.state) == (14 + 5, TermState.SUSPENDED)


def test_a_suspension_takes_days_only_from_the_rungs_that_it_fell_on():
    """From 22 March to 11 April: ten days of rung 4, ten of rung 5 and none of rung 6."""
    decisions = [decided(4, START), decided(5, date(2026, 4, 1)), decided(6, date(2026, 5, 1))]
    events = [
        event(TermEventKind.SUSPENDED, date(2026, 3, 22)),
        event(TermEventKind.RESUMED, date(2026, 4, 11)),
    ]

    term = clock(decisions, events, date(2026, 5, 11), POLICY)

    assert term is not None
    assert term.used_per_rung == ((4, 49), (5, 20), (6, 10))
    assert term.state is TermState.RUNNING


def test_only_an_extension_adds_days():
    events = [event(TermEventKind.SUSPENDED, date(2026, 3, 1), 5)]

    term = clock([decided(4, START)], events, date(2026, 4, 1), POLICY)

    assert term is not None
    assert (term.days, term.extended_days) == (182, 0)
