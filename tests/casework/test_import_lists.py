"""The officer's own workbook: contacts, agreements, plans and measures come in by one door."""

from __future__ import annotations

from datetime import date

import pytest

from tests.casework.list_tools import (
    AGREEMENTS,
    CONTACTS,
    DELFT,
    EDE,
    FIGURES,
    MEASURES,
    OWN,
    PLANS,
    TALK,
    TODAY,
    book,
    load,
    opened,
    planned,
)
from tests.casework.undo_tools import LOG
from tests.conftest import Desk
from tests.refusing import says
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework import contacts, watching
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import (
    ContactData,
    Horizon,
    MeasureStatus,
    PlanDates,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Fix, RowStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.sheets.process.reader import read_workbook


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
    assert (
        wording.row_notes(record.notes)
        == "staat al vastgelegd, met iets anders erbij; wat vastligt, blijft"
    )


def test_a_contact_changed_by_hand_stays_is_listed_and_is_still_known(desk: Desk) -> None:
    act = load(desk, Contacten=(CONTACTS, TALK))
    (contact,) = opened(desk).contacts
    mine = ContactData(DELFT, contact.held_on, ContactKind.VISIT, "Zelf verbeterd")
    desk.act(contacts.change_contact, TODAY, contact.id, mine)

    plan = planned(desk, Contacten=(CONTACTS, TALK))
    desk.act(undo, TODAY, act)

    assert wording.row_notes(plan.records[0].notes).startswith(
        "was vastgelegd en is daarna gewijzigd"
    )
    assert [one.summary for one in opened(desk).contacts] == ["Zelf verbeterd"]
    assert desk.ask(journal, 1)[0].remained == ("Contact met Delft van 12-05-2026 gewijzigd.",)
    with pytest.raises(OfficerCanAct, check=says("vervangen")):
        desk.act(redo, TODAY, act)


def test_a_contact_that_was_withdrawn_does_not_come_back(desk: Desk) -> None:
    load(desk, Contacten=(CONTACTS, TALK))
    desk.act(contacts.withdraw_contact, TODAY, opened(desk).contacts[0].id)

    plan = planned(desk, Contacten=(CONTACTS, TALK))

    assert plan.writes_nothing
    assert "ingetrokken" in wording.row_notes(plan.records[0].notes)


def test_after_an_undo_the_number_of_a_row_may_be_of_another(desk: Desk) -> None:
    act = load(desk, Contacten=(CONTACTS, TALK))
    desk.act(undo, TODAY, act)
    other = ContactData(EDE, TODAY, ContactKind.VISIT, "Iets anders")
    desk.act(contacts.log_contact, TODAY, other)

    assert planned(desk, Contacten=(CONTACTS, TALK)).records[0].status is RowStatus.NEW


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


def test_a_row_that_appears_twice_is_written_once(desk: Desk) -> None:
    plan = planned(desk, Contacten=(CONTACTS, TALK, TALK))

    assert [record.status for record in plan.records] == [RowStatus.NEW, RowStatus.SAME]
    assert wording.row_notes(plan.records[1].notes) == "staat ook op Contacten rij 2"
    desk.act(apply, TODAY, plan)
    assert len(opened(desk).contacts) == 1


def test_a_row_that_appears_twice_with_something_else_is_for_the_sender(desk: Desk) -> None:
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
        "kolom E „Gesprekspartner”" in warning and "functie" in warning
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

    assert not desk.ask(watching.may_come_in_unasked, read, plan)
