"""The officer's duties, computed from what was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Horizon,
    ImprovementPlan,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.domain.policy import ContactKind, Policy
from toezichtdesk.domain.terms import FileItem, FileItemKind
from toezichtdesk.ladder import duties
from toezichtdesk.ladder.duties import PlanDuty, PlanStep

POLICY = Policy()
TODAY = date(2026, 3, 10)
SUPERVISION = (ContactKind.SUPERVISION_OFFICIAL, ContactKind.SUPERVISION_EXECUTIVE)


def contact(kind: ContactKind, day: date = TODAY, **said: object) -> Contact:
    return Contact("GM0344", day, kind, "Besproken", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ContactKind)
def test_a_kind_counts_as_the_policy_says_unless_the_officer_says_otherwise(
    kind: ContactKind,
) -> None:
    by_kind = kind not in (ContactKind.EMAIL, ContactKind.LETTER, ContactKind.PARTNERS)

    assert duties.counts(contact(kind), POLICY) == by_kind
    assert duties.counts(contact(kind, counts=True), POLICY)
    assert not duties.counts(contact(kind, counts=False), POLICY)


@pytest.mark.parametrize(
    ("day", "is_met"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (TODAY, True),
        (date(2026, 3, 11), False),
    ],
)
def test_only_a_contact_of_this_period_up_to_today_meets_the_duty(day: date, is_met: bool) -> None:
    held = [contact(ContactKind.VISIT, day)]

    assert duties.has_counting_contact(held, TODAY, POLICY) == is_met


def test_the_policy_may_ask_for_more_contacts_in_a_period() -> None:
    twice = replace(POLICY, contacts_per_period=2)
    held = [contact(ContactKind.VISIT), contact(ContactKind.EMAIL)]

    assert not duties.has_counting_contact(held, TODAY, twice)
    assert duties.has_counting_contact([*held, contact(ContactKind.TELEPHONE)], TODAY, twice)


@pytest.mark.parametrize("rung", range(1, 7))
@pytest.mark.parametrize("kind", ContactKind)
def test_rung_1_asks_a_progress_talk_and_every_higher_rung_a_supervision_talk(
    rung: int, kind: ContactKind
) -> None:
    fits = SUPERVISION if rung >= 2 else (ContactKind.PROGRESS_TALK, *SUPERVISION)

    assert duties.talk_owed(rung, [contact(kind)], TODAY) == (kind not in fits)


def test_a_talk_of_the_period_before_does_not_count_for_this_one() -> None:
    held = [contact(ContactKind.PROGRESS_TALK, date(2025, 12, 31))]

    assert duties.talk_owed(1, held, TODAY)


@pytest.mark.parametrize(
    ("day", "is_owed"),
    [
        (date(2026, 1, 1), False),  # the first day of the period
        (TODAY, False),
        (date(2026, 3, 11), True),  # only planned
    ],
)
def test_a_talk_counts_from_the_first_day_of_the_period_up_to_today(
    day: date, is_owed: bool
) -> None:
    held = [contact(ContactKind.TELEPHONE), contact(ContactKind.PROGRESS_TALK, day)]

    assert duties.talk_owed(1, held, TODAY) == is_owed


def measure(horizon: Horizon, status: MeasureStatus = MeasureStatus.RUNNING) -> PlanMeasure:
    return PlanMeasure("Flexwoningen", horizon, status=status, due_on=date(2026, 3, 1))


WHOLE = tuple(measure(horizon) for horizon in Horizon)
ASKED = PlanDates(requested_on=date(2026, 1, 10))
RECEIVED = replace(ASKED, received_on=date(2026, 2, 1))
JUDGED = replace(RECEIVED, judged_on=date(2026, 2, 10), judgement=Judgement.SUFFICIENT)


@pytest.mark.parametrize(
    ("dates", "measures", "step", "day"),
    [
        (PlanDates(), (), PlanStep.REQUEST, date(2026, 1, 5)),
        (ASKED, (), PlanStep.RECEIVE, date(2026, 2, 7)),  # 28 days after the request
        (replace(ASKED, due_on=date(2026, 3, 1)), (), PlanStep.RECEIVE, date(2026, 3, 1)),
        (RECEIVED, (), PlanStep.JUDGE, date(2026, 2, 1)),
        (
            replace(JUDGED, judgement=Judgement.INSUFFICIENT),
            WHOLE,
            PlanStep.SUPPLEMENT,
            date(2026, 2, 10),
        ),
        (
            PlanDates(received_on=date(2026, 2, 1)),  # nobody had asked for it
            (),
            PlanStep.JUDGE,
            date(2026, 2, 1),
        ),
        (JUDGED, WHOLE[:1], PlanStep.COMPLETE, date(2026, 2, 10)),
        (JUDGED, WHOLE[:2], PlanStep.COMPLETE, date(2026, 2, 10)),
        (JUDGED, WHOLE, PlanStep.ADOPT, date(2026, 2, 10)),
    ],
)
def test_the_plan_waits_for_its_next_step(
    dates: PlanDates, measures: tuple[PlanMeasure, ...], step: PlanStep, day: date
) -> None:
    plan = ImprovementPlan(1, "GM0344", dates, measures)

    result = duties.plan_step(3, date(2026, 1, 5), plan, POLICY)

    is_term = step is PlanStep.RECEIVE  # no other step has a term in the policy
    assert result == (PlanDuty(step, day) if is_term else PlanDuty(step, since=day))


def test_an_adopted_and_complete_plan_owes_nothing() -> None:
    plan = ImprovementPlan(1, "GM0344", replace(JUDGED, adopted_on=date(2026, 3, 1)), WHOLE)

    assert duties.plan_step(3, None, plan, POLICY) is None


@pytest.mark.parametrize(("rung", "is_owed"), [(1, False), (2, False), (3, True), (6, True)])
def test_a_plan_is_owed_from_rung_3(rung: int, is_owed: bool) -> None:
    assert (duties.plan_step(rung, None, None, POLICY) is not None) == is_owed


def test_a_measure_that_was_dropped_does_not_fill_its_place_in_the_plan() -> None:
    dropped = measure(Horizon.RECURRENCE, MeasureStatus.DROPPED)
    plan = ImprovementPlan(1, "GM0344", JUDGED, (*WHOLE[:2], dropped))

    assert plan.missing_horizons == (Horizon.RECURRENCE,)


@pytest.mark.parametrize("status", MeasureStatus)
def test_a_measure_with_or_without_a_date_is_followed_until_it_is_done_or_dropped(
    status: MeasureStatus,
) -> None:
    promised = measure(Horizon.SHORT_TERM, status)
    undated = replace(promised, description="Woningdelen", due_on=None)
    plan = ImprovementPlan(1, "GM0344", JUDGED, (undated, promised))
    is_over = status in (MeasureStatus.DONE, MeasureStatus.DROPPED)

    assert duties.open_measures(plan) == (() if is_over else (undated, promised))
    assert duties.open_measures(None) == ()


def test_an_agreement_stays_open_until_it_is_done() -> None:
    remaining = Agreement("GM0344", Party.PROVINCE, "Sessie", done_on=TODAY, id=1)
    waiting = Agreement("GM0344", Party.MUNICIPALITY, "Lijst", due_on=date(2025, 1, 1), id=2)

    assert duties.open_agreements([remaining, waiting]) == (waiting,)


def test_a_follow_up_is_open_whatever_contact_came_later() -> None:
    asked = contact(ContactKind.TELEPHONE, date(2026, 2, 1), follow_up_on=date(2026, 2, 20))
    later = contact(ContactKind.TELEPHONE, date(2026, 3, 1))

    assert duties.open_follow_ups([later, asked]) == (asked,)
    assert duties.open_follow_ups([later]) == ()


def letter(kind: FileItemKind, day: int, due_on: date | None = None) -> FileItem:
    return FileItem("GM0344", kind, date(2026, 2, day), due_on=due_on)


NOTICE = letter(FileItemKind.NOTICE, 10, date(2026, 3, 10))
ORDER = letter(FileItemKind.DECISION, 10, date(2026, 5, 10))


@pytest.mark.parametrize(
    ("on_file", "is_open"),
    [
        ((NOTICE,), True),
        ((NOTICE, letter(FileItemKind.COUNCIL_COPY, 10)), True),
        ((NOTICE, letter(FileItemKind.HEARING, 9)), True),  # of an earlier voornemen
        ((NOTICE, letter(FileItemKind.HEARING, 10)), False),
        ((NOTICE, letter(FileItemKind.DECISION, 20)), False),
        ((replace(NOTICE, due_on=None),), False),
        ((ORDER, letter(FileItemKind.HEARING, 20)), True),
        ((ORDER, letter(FileItemKind.TERM_EXPIRED, 20)), False),
    ],
)
def test_the_term_of_a_letter_is_followed_until_it_was_answered(
    on_file: tuple[FileItem, ...], is_open: bool
) -> None:
    assert duties.open_letters(on_file) == (on_file[:1] if is_open else ())


@given(
    rung=st.integers(1, 6),
    kinds=st.lists(st.sampled_from(list(ContactKind)), max_size=5),
    wanted=st.integers(1, 4),
    counting=st.sets(st.sampled_from(list(ContactKind)), min_size=1),
)
def test_after_the_talk_and_the_contacts_that_are_owed_the_contact_duty_is_met(
    rung: int, kinds: list[ContactKind], wanted: int, counting: set[ContactKind]
) -> None:
    policy = replace(POLICY, contacts_per_period=wanted, counting_kinds=frozenset(counting))
    held = [contact(kind) for kind in kinds]
    talk = [] if not duties.talk_owed(rung, held, TODAY) else [contact(SUPERVISION[0], counts=True)]
    if not duties.talk_counts(rung, policy):
        talk = []

    owed = duties.contacts_owed(rung, held, TODAY, policy)
    then = [*held, *talk, *[contact(ContactKind.EMAIL, counts=True)] * owed]

    assert duties.has_counting_contact(then, TODAY, policy)
    assert owed == 0 or duties.counted(then, TODAY, policy) == wanted


@pytest.mark.parametrize(
    ("rung", "kinds", "is_counted"),
    [
        (1, {ContactKind.PROGRESS_TALK}, True),
        (2, {ContactKind.PROGRESS_TALK}, False),
        (2, {ContactKind.SUPERVISION_OFFICIAL}, True),
        (1, {ContactKind.TELEPHONE}, False),
    ],
)
def test_a_talk_of_the_rung_counts_where_the_policy_counts_its_kind(rung, kinds, is_counted):
    policy = replace(Policy(), counting_kinds=frozenset(kinds))

    assert duties.talk_counts(rung, policy) is is_counted
