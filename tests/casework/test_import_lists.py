"""The officer's own workbook: contacts, agreements, plans and measures come in by one door."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.undo_tools import LOG, without_acts
from tests.refusing import says
from tests.sentences import sentences
from tests.sheets.sheet_making import workbook
from toezichtdesk import wording
from toezichtdesk.casework import contacts, decide, plans, watching
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import (
    ContactData,
    Horizon,
    MeasureStatus,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Fix, ImportPlan, RowStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.journal import journal
from toezichtdesk.sheets.process.reader import read_workbook

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
DELFT, EDE = "GM0503", "GM0228"
CONTACTS = (
    "Gemeente",
    "Datum",
    "Soort",
    "Samenvatting",
    "Gesprekspartner",
    "Vervolg",
    "Vervolg op",
)
MEASURES = (
    "Gemeente",
    "Maatregel",
    "Termijn",
    "Trekker",
    "Gereed op",
    "Verwachte plaatsen",
    "Status",
)
PLANS = ("Gemeente", "Gevraagd op", "Ontvangen op", "Vastgesteld op", "Oordeel")
AGREEMENTS = ("Gemeente", "Afspraak", "Wie", "Uiterlijk", "Nagekomen op")
FIGURES = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
TALK = ("Delft", date(2026, 5, 12), "voortgangsgesprek", "Over de flexwoningen", "wethouder wonen")
OTHER = ("Delft", "Urgentie", "herhaling", None, None, None, None)
FLEX = ("Delft", "Flexwoningen", "kort", "wethouder", date(2026, 12, 1), 40, "loopt")
OWN = {
    "Realisatie": (
        ("Stand 1 juli 2026, 2026-I",),
        FIGURES,
        ("Delft", 30, -6, 20, 3),
        ("Ede", 40, 0, 41, 1),
    ),
    "Contacten": (
        CONTACTS,
        TALK,
        (
            "Ede",
            "3 februari 2026",
            "Telefonisch",
            "Twee locaties",
            None,
            "bellen",
            date(2026, 8, 3),
        ),
    ),
    "Maatregelen": (MEASURES, FLEX, OTHER),
    "Verbeterplannen": (PLANS, ("Delft", date(2026, 2, 2), date(2026, 3, 2), None, None)),
    "Afspraken": (AGREEMENTS, ("Delft", "Lijst met locaties", "Gemeente", date(2026, 9, 1), None)),
}


def book(desk: Desk, name: str = "eigen.xlsx", **sheets: Any) -> Path:
    path = desk.folder / name
    path.write_bytes(workbook(**sheets))
    return path


def planned(
    desk: Desk, today: date = TODAY, fixes: tuple[Fix, ...] = (), **sheets: Any
) -> ImportPlan:
    return desk.plan(book(desk, **sheets), today, fixes=fixes)


def load(desk: Desk, today: date = TODAY, **sheets: Any) -> int:
    return desk.load(book(desk, **sheets), today)


def opened(desk: Desk, code: str = DELFT, today: date = TODAY) -> Dossier:
    return desk.ask(dossier, code, today)


def test_one_workbook_is_one_act_and_the_dossier_shows_what_it_held(desk: Desk) -> None:
    plan = planned(desk, **OWN)
    act = desk.act(apply, TODAY, plan)

    assert plan.refusals == ()
    assert [record.what for record in plan.records][:2] == [
        "Voortgangsgesprek 12-05-2026: Over de flexwoningen",
        "Telefoon 03-02-2026: Twee locaties",
    ]
    delft, ede = opened(desk), opened(desk, EDE)
    assert [contact.counterpart for contact in delft.contacts] == ["wethouder wonen"]
    assert (ede.contacts[0].follow_up, ede.contacts[0].follow_up_on) == ("bellen", date(2026, 8, 3))
    assert delft.plan is not None
    assert delft.plan.dates == PlanDates(date(2026, 2, 2), None, date(2026, 3, 2))
    flex, urgency = delft.plan.measures
    assert (flex.expected_places, flex.status, flex.owner) == (
        40,
        MeasureStatus.RUNNING,
        "wethouder",
    )
    assert (urgency.horizon, urgency.status) == (Horizon.RECURRENCE, MeasureStatus.INTENDED)
    (agreement,) = delft.agreements
    assert (agreement.text, agreement.made_on) == ("Lijst met locaties", TODAY)
    (line,) = desk.ask(journal, 1)
    assert line.id == act
    assert line.summary == (
        "Import van eigen.xlsx: 2 nieuw, 2 contacten, 1 afspraak, 1 verbeterplan, 2 maatregelen."
    )


def test_the_count_of_every_sheet_adds_up(desk: Desk) -> None:
    sheet = (CONTACTS, TALK, (), ("Ede",), ("Totaal", None, None, "2 gesprekken"))

    plan = planned(desk, **{**OWN, "Contacten": sheet})

    assert plan.reconciliation == (
        "gelezen: 2 rijen = 2 gemeenten; Contacten: 4 rijen = 1 contact + 2 leeg + 1 toelichting; "
        "Maatregelen: 2 rijen = 2 maatregelen; Verbeterplannen: 1 rij = 1 verbeterplan; "
        "Afspraken: 1 rij = 1 afspraak"
    )


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


def test_the_same_workbook_again_changes_nothing_and_says_so(desk: Desk) -> None:
    path = book(desk, **OWN)
    desk.load(path, TODAY)

    plan = desk.plan(path, TODAY)

    assert plan.writes_nothing
    assert {record.status for record in plan.records} == {RowStatus.SAME}
    with pytest.raises(OfficerCanAct, check=says("al geïmporteerd")):
        desk.act(apply, TODAY, plan)


def test_one_new_row_in_a_known_workbook_is_all_that_is_written(desk: Desk) -> None:
    load(desk, **OWN)
    visit = ("Delft", date(2026, 6, 1), "bezoek", "Langs de locaties")

    act = load(desk, **{**OWN, "Contacten": (*OWN["Contacten"], visit)})

    assert [row[4] for row in desk.tables()["contact"] if row[-3] == act] == ["Langs de locaties"]
    assert len(desk.tables()["contact"]) == 3


def test_what_is_recorded_stays_as_it_is_where_the_sheet_says_something_else(desk: Desk) -> None:
    load(desk, **OWN)
    talk = (*TALK[:4], "burgemeester")

    plan = planned(desk, Contacten=(CONTACTS, talk))

    (record,) = plan.records
    assert record.status is RowStatus.SAME
    assert record.explanation == "staat al vastgelegd, met iets anders erbij; wat vastligt, blijft"


def test_a_contact_changed_by_hand_stays_is_listed_and_is_still_known(desk: Desk) -> None:
    act = load(desk, Contacten=(CONTACTS, TALK))
    (contact,) = opened(desk).contacts
    mine = ContactData(DELFT, contact.held_on, ContactKind.VISIT, "Zelf verbeterd")
    desk.act(contacts.change_contact, TODAY, contact.id, mine)

    plan = planned(desk, Contacten=(CONTACTS, TALK))
    desk.act(undo, TODAY, act)

    assert plan.records[0].explanation.startswith("was vastgelegd en is daarna gewijzigd")
    assert [one.summary for one in opened(desk).contacts] == ["Zelf verbeterd"]
    assert desk.ask(journal, 1)[0].remained == ("Contact met Delft van 12-05-2026 gewijzigd.",)
    with pytest.raises(OfficerCanAct, check=says("vervangen")):
        desk.act(redo, TODAY, act)


def test_a_contact_that_was_withdrawn_does_not_come_back(desk: Desk) -> None:
    load(desk, Contacten=(CONTACTS, TALK))
    desk.act(contacts.withdraw_contact, TODAY, opened(desk).contacts[0].id)

    plan = planned(desk, Contacten=(CONTACTS, TALK))

    assert plan.writes_nothing
    assert "ingetrokken" in plan.records[0].explanation


def test_after_an_undo_the_number_of_a_row_may_be_of_another(desk: Desk) -> None:
    act = load(desk, Contacten=(CONTACTS, TALK))
    desk.act(undo, TODAY, act)
    other = ContactData(EDE, TODAY, ContactKind.VISIT, "Iets anders")
    desk.act(contacts.log_contact, TODAY, other)

    assert planned(desk, Contacten=(CONTACTS, TALK)).records[0].status is RowStatus.NEW


def test_a_plan_with_a_measure_of_the_officer_stays_without_the_imported_dates(desk: Desk) -> None:
    act = load(desk, **OWN)
    mine = PlanMeasureData("Woningdelen", Horizon.MEDIUM_TERM)
    desk.act(plans.add_measure, TODAY, DELFT, mine)

    desk.act(undo, TODAY, act)

    plan = opened(desk).plan
    assert plan is not None
    assert plan.dates == PlanDates()
    assert [measure.description for measure in plan.measures] == ["Woningdelen"]
    desk.act(redo, TODAY, act)
    again = opened(desk).plan
    assert again is not None
    assert {measure.description for measure in again.measures} == {
        "Woningdelen",
        "Flexwoningen",
        "Urgentie",
    }


def test_measures_go_into_the_plan_that_is_there(desk: Desk) -> None:
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=date(2026, 1, 5)))

    plan = planned(desk, **OWN)
    desk.act(apply, TODAY, plan)

    assert [r.status for r in plan.records if r.what.startswith("Verbeterplan")] == [RowStatus.SAME]
    kept = opened(desk).plan
    assert kept is not None
    assert (kept.dates.requested_on, len(kept.measures)) == (date(2026, 1, 5), 2)


def test_the_dates_of_a_plan_may_stand_beside_its_measures(desk: Desk) -> None:
    head = (*MEASURES, "Plan gevraagd op", "Plan ontvangen op")
    asked = (date(2026, 2, 2), date(2026, 3, 2))
    rows = ((*FLEX, *asked), ("Delft", "Urgentie", "herhaling", None, None, None, None, *asked))

    load(desk, Maatregelen=(head, *rows))

    plan = opened(desk).plan
    assert plan is not None
    assert (plan.dates.received_on, len(plan.measures)) == (date(2026, 3, 2), 2)


def test_an_imported_contact_closes_a_warning_until_the_import_is_taken_back(desk: Desk) -> None:
    april = date(2026, 4, 10)
    desk.stand(april, "2026-I, stand 1 april 2026", ("Delft", 90, -6, 1))
    before = desk.tables(besides=LOG)

    act = load(desk, Contacten=(CONTACTS, TALK))
    (warning,) = opened(desk).warnings
    assert warning.closed_on == date(2026, 5, 12)
    desk.act(undo, TODAY, act)

    assert desk.tables(besides=LOG) == before
    desk.act(redo, TODAY, act)
    assert opened(desk).warnings[0].closed_on == date(2026, 5, 12)


def test_a_warning_of_the_same_workbook_is_not_closed_by_a_contact_before_it(desk: Desk) -> None:
    april = date(2026, 4, 10)
    figures = (("2026-I, stand 1 april 2026",), FIGURES, ("Delft", 90, -6, 1, 2))
    talk = ("Delft", april, "telefoon", "Over het tempo")

    load(desk, april, Realisatie=figures, Contacten=(CONTACTS, talk))

    assert [warning.closed_on for warning in opened(desk, today=april).warnings] == [None]


PROBLEMS = {
    "a contact to come": (
        CONTACTS, ("Delft", date(2026, 7, 11), "bezoek", "x"), "B2", "na vandaag"
    ),
    "a plan received before it was asked": (
        PLANS, ("Delft", date(2026, 3, 2), date(2026, 2, 2)), "B2", "gevraagd"
    ),
    "an agreement kept in days to come": (
        AGREEMENTS, ("Delft", "Lijst", "provincie", None, date(2026, 8, 1)), "E2", "na vandaag"
    ),
    "nobody": (CONTACTS, ("Atlantis", date(2026, 5, 1), "bezoek", "x"), "A2", "Atlantis"),
    "two municipalities": (
        CONTACTS, ("Delft en Atlantis", date(2026, 5, 1), "bezoek", "x"), "A2", "Atlantis"
    ),
    "a municipality that is no more": (MEASURES, ("Brielle", "Flex", "kort"), "A2", "Brielle"),
}  # fmt: skip


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_cannot_be_recorded_by_hand_is_refused_with_its_cell(desk: Desk, problem: str) -> None:
    head, row, cell, word = PROBLEMS[problem]
    before = desk.tables()

    plan = planned(desk, Lijst=(head, row))

    (refusal,) = plan.refusals
    assert (refusal.sheet, refusal.cell) == ("Lijst", cell)
    assert word in f"{wording.refusal(refusal).found} {wording.refusal(refusal).advice}"
    assert all(
        text.strip()
        for text in (
            wording.refusal(refusal).found,
            wording.refusal(refusal).expected,
            wording.refusal(refusal).advice,
        )
    )
    assert plan.records[0].status is RowStatus.REFUSED
    with pytest.raises(OfficerCanAct):
        desk.act(apply, TODAY, plan)
    assert desk.tables() == before


def test_the_rows_without_a_problem_can_be_imported_alone(desk: Desk) -> None:
    wrong = ("Delft", "31-02-2026", "bezoek", "x")

    plan = planned(desk, Contacten=(CONTACTS, TALK, wrong))
    desk.act(apply, TODAY, plan, skip_refused=True)

    assert plan.refused_rows == 1
    assert len(opened(desk).contacts) == 1
    assert desk.ask(journal, 1)[0].summary.endswith("1 contact, 1 overgeslagen.")


def test_a_name_is_explained_once_for_figures_and_lists(desk: Desk) -> None:
    figures = (*OWN["Realisatie"][:2], ("Utr. Heuvelrug", 26, 0, 26, 1))
    talk = ("Utr. Heuvelrug", *TALK[1:])
    sheets = {"Realisatie": figures, "Contacten": (CONTACTS, talk)}

    (on_figures, on_list) = planned(desk, **sheets).remedies
    assert (on_list.cell, on_list.column) == ("A2", Column.MUNICIPALITY)
    for fix in (Fix("Contacten", "A2", "GM1581"), Fix("Realisatie", on_figures.cell, "GM1581")):
        plan = planned(desk, fixes=(fix,), **sheets)
        assert plan.refusals == ()
        assert {plan.rows[0].municipality, plan.records[0].municipality} == {"GM1581"}


def test_a_contact_of_before_a_merger_is_of_the_municipality_of_then(desk: Desk) -> None:
    talk = ("Brielle", date(2022, 5, 12), "bezoek", "Voor de samenvoeging")

    plan = planned(desk, Contacten=(CONTACTS, talk))

    assert (plan.refusals, plan.records[0].municipality) == ((), "GM0501")
    assert any(
        "Nog niet in uw overzicht: Brielle" in warning for warning in sentences(plan.warnings)
    )


def test_a_row_that_stands_there_twice_is_written_once(desk: Desk) -> None:
    plan = planned(desk, Contacten=(CONTACTS, TALK, TALK))

    assert [record.status for record in plan.records] == [RowStatus.NEW, RowStatus.SAME]
    assert plan.records[1].explanation == "staat ook op Contacten rij 2"
    desk.act(apply, TODAY, plan)
    assert len(opened(desk).contacts) == 1


def test_a_row_that_stands_there_twice_with_something_else_is_for_the_sender(desk: Desk) -> None:
    plan = planned(desk, Contacten=(CONTACTS, TALK, (*TALK[:4], "burgemeester")))

    assert {record.status for record in plan.records} == {RowStatus.REFUSED}
    assert [refusal.cell for refusal in plan.refusals] == ["B2", "B3"]
    assert "ook op Contacten rij 3" in wording.refusal(plan.refusals[0]).found


def test_text_is_kept_as_it_was_and_is_neither_formula_nor_markup(desk: Desk) -> None:
    text = "=1+1 <b>vet</b>\nen @SUM(A1), tweede regel"

    load(desk, Contacten=(CONTACTS, ("Delft", date(2026, 5, 1), "bezoek", "'" + text)))

    assert opened(desk).contacts[0].summary == "'" + text


def test_names_of_people_are_warned_of(desk: Desk) -> None:
    assert any(
        "kolom E 'Gesprekspartner'" in warning and "functie" in warning
        for warning in sentences(planned(desk, Contacten=(CONTACTS, TALK)).warnings)
    )


def test_a_workbook_with_questions_plans_no_lists_yet(desk: Desk) -> None:
    sheets = {**OWN, "Realisatie": (FIGURES, ("Delft", 30, -6, 20, 3))}

    plan = planned(desk, **sheets)

    assert plan.questions
    assert plan.records == ()


def test_lists_with_something_new_are_never_read_unasked(desk: Desk) -> None:
    path = book(desk, **OWN)
    read, plan = read_workbook(path), desk.plan(path, TODAY)

    assert not desk.ask(watching.needs_no_eyes, read, plan)


days = st.dates(date(2026, 1, 1), TODAY)
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


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


JULY_2, JULY_3 = date(2026, 7, 2), date(2026, 7, 3)
OLD_PLAN = PlanDates(requested_on=date(2026, 6, 1))


@pytest.fixture
def returned(desk: Desk) -> Desk:
    """Delft left rung 3, where it had a plan with a measure, and came back to it on 3 July."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    desk.act(plans.record_dates, date(2026, 6, 1), DELFT, OLD_PLAN)
    flex = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, owner="wethouder")
    desk.act(plans.add_measure, date(2026, 6, 1), DELFT, flex)
    desk.act(decide.place, JULY_2, DELFT, 2, motive="Het gaat beter.")
    desk.act(decide.place, JULY_3, DELFT, 3, motive="Toch niet.")
    return desk


def test_measures_of_a_new_stay_on_rung_3_start_a_new_plan(returned: Desk) -> None:
    load(returned, Maatregelen=(MEASURES, OTHER))

    found = opened(returned)
    assert found.plan is not None
    assert [measure.description for measure in found.plan.measures] == ["Urgentie"]
    (old,) = found.earlier_plans
    assert old.dates == OLD_PLAN
    assert [measure.description for measure in old.measures] == ["Flexwoningen"]


def test_an_old_measure_in_a_list_stays_in_the_plan_of_then(returned: Desk) -> None:
    """A list that an officer keeps holds the measures of years; they are not agreed on anew."""
    load(returned, Maatregelen=(MEASURES, FLEX, OTHER))

    found = opened(returned)
    assert found.plan is not None
    assert [measure.description for measure in found.plan.measures] == ["Urgentie"]


def test_the_dates_of_a_plan_of_a_new_stay_make_a_new_plan(returned: Desk) -> None:
    asked = ("Delft", date(2026, 7, 6), None, None, None)

    plan = planned(returned, Verbeterplannen=(PLANS, asked), Maatregelen=(MEASURES, OTHER))
    act = returned.act(apply, TODAY, plan)

    assert [record.status for record in plan.records] == [RowStatus.NEW, RowStatus.NEW]
    found = opened(returned)
    assert found.plan is not None
    assert found.plan.dates == PlanDates(requested_on=date(2026, 7, 6))
    assert [measure.description for measure in found.plan.measures] == ["Urgentie"]
    assert [old.dates for old in found.earlier_plans] == [OLD_PLAN]
    again = planned(returned, Verbeterplannen=(PLANS, asked), Maatregelen=(MEASURES, OTHER))
    assert again.writes_nothing
    returned.act(undo, TODAY, act)
    found = opened(returned)
    assert (found.plan, [old.dates for old in found.earlier_plans]) == (None, [OLD_PLAN])
    returned.act(redo, TODAY, act)
    found = opened(returned)
    assert found.plan is not None
    assert found.plan.dates == PlanDates(requested_on=date(2026, 7, 6))
    assert [measure.description for measure in found.plan.measures] == ["Urgentie"]


def test_the_dates_of_a_plan_of_the_stay_before_make_no_new_plan(returned: Desk) -> None:
    plan = planned(returned, Verbeterplannen=(PLANS, ("Delft", date(2026, 6, 1), None, None, None)))

    assert [record.status for record in plan.records] == [RowStatus.SAME]


def test_within_one_stay_a_list_starts_no_second_plan(desk: Desk) -> None:
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    desk.act(plans.record_dates, date(2026, 6, 1), DELFT, OLD_PLAN)

    load(desk, Maatregelen=(MEASURES, FLEX))

    found = opened(desk)
    assert found.plan is not None
    assert (found.plan.dates, len(found.plan.measures)) == (OLD_PLAN, 1)
    assert found.earlier_plans == ()


@pytest.mark.parametrize("first", [False, True])
def test_of_two_imported_plans_of_different_stays_each_is_taken_back_by_itself(
    desk: Desk, *, first: bool
) -> None:
    """Both files say "the plan of Delft", but not the same plan."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    old, new = PlanDates(requested_on=date(2026, 6, 1)), PlanDates(requested_on=date(2026, 7, 6))
    acts = [load(desk, Verbeterplannen=(PLANS, ("Delft", old.requested_on, None, None, None)))]
    desk.act(decide.place, JULY_2, DELFT, 2, motive="Het gaat beter.")
    desk.act(decide.place, JULY_3, DELFT, 3, motive="Toch niet.")
    acts.append(load(desk, Verbeterplannen=(PLANS, ("Delft", new.requested_on, None, None, None))))

    def stand() -> tuple[PlanDates | None, list[PlanDates]]:
        found = opened(desk)
        return found.plan and found.plan.dates, [one.dates for one in found.earlier_plans]

    assert stand() == (new, [old])
    act = acts[0] if first else acts[1]
    desk.act(undo, TODAY, act)
    assert stand() == ((new, []) if first else (None, [old]))
    desk.act(redo, TODAY, act)
    assert stand() == (new, [old])
