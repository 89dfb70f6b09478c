"""Undoing the import of a workbook with lists leaves no trace; redoing it restores everything."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.list_tools import (
    CONTACTS,
    DELFT,
    EDE,
    FLEX,
    MEASURES,
    OTHER,
    OWN,
    PLANS,
    TALK,
    TODAY,
    days,
    load,
    opened,
    planned,
)
from tests.casework.undo_tools import LOG, without_acts
from tests.conftest import Desk
from tests.patience import ON_ONE_DESK
from toezichtdesk.casework import contacts, plans
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import (
    ContactData,
    Horizon,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.journal import journal


def test_taken_back_every_table_is_as_it_was_and_carried_out_again_as_it_became(desk: Desk) -> None:
    before = desk.tables(besides=LOG)
    act = load(desk, **OWN)
    after = without_acts(desk)

    undone = desk.act(undo, TODAY, act)
    assert desk.tables(besides=LOG) == before
    again = desk.act(redo, TODAY, act)

    assert without_acts(desk) == after
    assert (undone, desk.ask(journal, 1)[0].remained) == (again - 1, ())
    desk.act(undo, TODAY, again)
    assert desk.tables(besides=LOG) == before


names = st.sampled_from(("Delft", "Ede"))
talks = st.tuples(names, days, st.sampled_from(("bezoek", "e-mail")), st.sampled_from("ab"))
works = st.tuples(names, st.sampled_from(("Flex", "Urgentie")), st.sampled_from(("kort", "mt")))
asks = st.tuples(names, days, st.none())
books = st.fixed_dictionaries(
    {
        "Contacten": st.lists(talks, max_size=4).map(lambda rows: (CONTACTS, *rows)),
        "Maatregelen": st.lists(works, max_size=3).map(lambda rows: (MEASURES, *rows)),
        "Verbeterplannen": st.lists(asks, max_size=1).map(lambda rows: (PLANS, *rows)),
    }
)
by_hand = st.one_of(
    st.tuples(st.just("contact"), st.sampled_from((DELFT, EDE)), days),
    st.tuples(st.just("measure"), st.sampled_from((DELFT, EDE)), days),
    st.tuples(st.just("plan"), st.sampled_from((DELFT, EDE)), days),
)


def do(desk: Desk, step: Any) -> int | None:
    """Import a workbook and return the act, or record something by hand."""
    if isinstance(step, dict):
        plan = planned(desk, **step)
        return None if plan.writes_nothing else desk.act(apply, TODAY, plan)
    what, code, day = step
    if what == "contact":
        desk.act(contacts.log_contact, TODAY, ContactData(code, day, ContactKind.VISIT, "a"))
    elif what == "measure":
        desk.act(plans.add_measure, TODAY, code, PlanMeasureData("Flex", Horizon.SHORT_TERM))
    else:
        desk.act(plans.record_dates, TODAY, code, PlanDates(requested_on=day))
    return None


@settings(max_examples=10, suppress_health_check=ON_ONE_DESK)
@given(before=st.lists(st.one_of(books, by_hand), max_size=3), last=books)
def test_whatever_went_before_a_workbook_taken_back_leaves_no_trace(
    new_desk: Any, before: list[Any], last: dict[str, Any]
) -> None:
    desk = new_desk()
    for step in before:
        do(desk, step)
    tables = desk.tables(besides=LOG)

    act = do(desk, last)
    if act is not None:
        after = without_acts(desk)
        desk.act(undo, TODAY, act)
        assert desk.tables(besides=LOG) == tables
        desk.act(redo, TODAY, act)
        assert without_acts(desk) == after
    desk.database.close()


def test_what_a_later_workbook_said_too_stays_until_that_is_taken_back(desk: Desk) -> None:
    before = desk.tables(besides=LOG)
    visit = ("Delft", date(2026, 6, 1), "bezoek", "Langs de locaties")
    first = load(desk, Contacten=(CONTACTS, TALK, visit), Maatregelen=(MEASURES, FLEX))
    second = load(desk, Contacten=(CONTACTS, TALK), Maatregelen=(MEASURES, FLEX, OTHER))

    desk.act(undo, TODAY, first)
    assert [contact.summary for contact in opened(desk).contacts] == ["Over de flexwoningen"]
    assert len(opened(desk).plan.measures) == 2
    again = desk.act(redo, TODAY, first)
    assert len(opened(desk).contacts) == 2
    desk.act(undo, TODAY, second)
    desk.act(undo, TODAY, again)

    assert desk.tables(besides=LOG) == before


kept_books = st.fixed_dictionaries(
    {
        "Contacten": st.lists(talks, max_size=4).map(lambda rows: (CONTACTS, *rows)),
        "Maatregelen": st.lists(works, max_size=3).map(lambda rows: (MEASURES, *rows)),
    }
)


@settings(max_examples=10, suppress_health_check=ON_ONE_DESK)
@given(books=st.lists(kept_books, min_size=2, max_size=3), place=st.integers(0, 2))
def test_without_one_of_the_workbooks_everything_is_as_the_others_make_it(
    new_desk: Any, books: list[dict[str, Any]], place: int
) -> None:
    place %= len(books)
    desk, other = new_desk(), new_desk()
    acts = [do(desk, each) for each in books]
    for each in (*books[:place], *books[place + 1 :]):
        do(other, each)

    if None not in acts:  # a workbook with nothing new is no import
        desk.act(undo, TODAY, acts[place])
        assert without_acts(desk) == without_acts(other)
    for one in (desk, other):
        one.database.close()
