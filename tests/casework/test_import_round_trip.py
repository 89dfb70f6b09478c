"""What the window records is saved, and comes back from the saved file as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.casework.undo_tools import LOG
from tests.sentences import sentences
from tests.sheets.sheet_making import workbook
from toezichtdesk import wording
from toezichtdesk.casework import contacts, knowledge, plans, talks
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.importing import Fix, ImportPlan, RowStatus
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.listing import Export, Listing
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.domain.sheet_warnings import WarningCode
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.render.tables import write
from toezichtdesk.reports.papers.exports import listing
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.store.doubt import broken_in

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
DELFT, EDE, GOUDA = "GM0503", "GM0228", "GM0513"
LAID_OUT = "Over flex:\n- een\n  - half  en heel\n\nacht\ttien"
SAVED = (Export.CONTACTS, Export.AGREEMENTS, Export.TALKS, Export.PLANS, Export.KNOWLEDGE)


def record_everything(desk: Desk) -> None:
    """Record one of everything with every field filled, and one with as few as may be."""
    held = date(2026, 5, 12)
    full = ContactData(
        DELFT, held, ContactKind.TELEPHONE, LAID_OUT, "wethouder; COA",
        counts=True, follow_up="terugbellen", follow_up_on=date(2026, 8, 3), tags=("net",),
    )  # fmt: skip
    desk.act(contacts.log_contact, TODAY, full)
    desk.act(contacts.log_contact, TODAY, ContactData(EDE, held, ContactKind.LETTER, "Kort"))
    kept = AgreementData(DELFT, Party.MUNICIPALITY, "- Lijst\n  - met  kaart", held, TODAY, held)
    desk.act(contacts.add_agreement, TODAY, kept)
    desk.act(contacts.add_agreement, TODAY, AgreementData(EDE, Party.PROVINCE, "Contact met COA"))
    planned = TalkData(
        date(2026, 7, 14), ContactKind.PARTNERS, (DELFT, EDE), time(14, 30), "Teams", "Flex", "COA"
    )
    desk.act(talks.plan, TODAY, planned)
    off = desk.act(talks.plan, TODAY, TalkData(date(2026, 7, 15), ContactKind.VISIT, (DELFT,)))
    desk.act(talks.cancel, TODAY, off, "Wethouder ziek")
    done = desk.act(talks.plan, TODAY, TalkData(TODAY, ContactKind.VISIT, (GOUDA,)))
    desk.act(talks.hold, TODAY, done, [ContactData(GOUDA, TODAY, ContactKind.VISIT, "Geweest")])
    step = date(2026, 3, 2)
    road = PlanDates(
        step, held, step, step, Judgement.SUFFICIENT, "Goed", step,
        Judgement.SUFFICIENT, "concreet",
        Judgement.SUFFICIENT, "beide", Judgement.SUFFICIENT, "structureel", "besluit van B en W",
    )  # fmt: skip
    desk.act(plans.record_dates, TODAY, DELFT, road)
    late = PlanMeasureData(
        "Flexwoningen", Horizon.SHORT_TERM, "wethouder", held, 40, MeasureStatus.DELAYED, 3, "net"
    )
    measure = desk.act(plans.add_measure, TODAY, DELFT, late)
    desk.act(plans.note_measure, TODAY, measure, "Wacht op de vergunning\nnog een regel", held)
    desk.act(plans.note_measure, TODAY, measure, "Vergunning binnen · start in mei", TODAY)
    desk.act(plans.add_measure, TODAY, EDE, PlanMeasureData("Kamers", Horizon.RECURRENCE))
    practice = KnowledgeData(
        KnowledgeKind.PRACTICE, step, "Kamers delen", parties=("corporatie",),
        municipalities=(DELFT,), problem="leegstand", approach="verhuren",
        conditions="huurcontract",
        contact="beleidsadviseur", outcome="acht kamers", tags=("kamers",),
    )  # fmt: skip
    item = desk.act(knowledge.record, TODAY, practice)
    desk.act(knowledge.share, TODAY, item, EDE, held)
    desk.act(knowledge.share, TODAY, item, GOUDA, TODAY)
    session = KnowledgeData(KnowledgeKind.SESSION, held, "Flex", Level.EXECUTIVE, ("Rijk", "COA"))
    desk.act(knowledge.record, TODAY, session)


def saved(desk: Desk) -> list[Listing]:
    return [desk.ask(listing, what, TODAY) for what in SAVED]


def planned(desk: Desk, *, fixes: tuple[Fix, ...] = (), **sheets: Any) -> ImportPlan:
    path = desk.folder / "lijsten.xlsx"
    path.write_bytes(workbook(**sheets))
    return desk.plan(path, TODAY, fixes=fixes)


def test_every_column_of_every_list_comes_back_as_it_was(
    desk: Desk, new_desk: Callable[[], Desk]
) -> None:
    record_everything(desk)
    before = saved(desk)
    sheets = {one.name: (one.headings, *one.rows) for one in before}
    empty = new_desk()
    nothing = empty.tables(besides=LOG)

    plan = planned(empty, **sheets)
    empty.act(apply, TODAY, plan)

    assert empty.ask(broken_in) == ()  # an import without figures is sealed as such
    assert plan.refusals == ()
    assert not [one for one in plan.warnings if one.code is WarningCode.COLUMNS_UNKNOWN]
    for was, now in zip(before, saved(empty), strict=True):
        assert (now.name, now.headings) == (was.name, was.headings)
        assert sorted(map(repr, now.rows)) == sorted(map(repr, was.rows))
    again = planned(empty, **sheets)
    assert {record.status for record in again.records} == {RowStatus.SAME}
    assert {record.status for record in planned(desk, **sheets).records} == {RowStatus.SAME}
    empty.act(undo, TODAY, empty.ask(last_act))
    assert empty.tables(besides=LOG) == nothing
    empty.database.close()


ODD = "- Twee  locaties\n  -\teen\n=SOM(A1) 😀 \u202bflex\u00adwoning\u202c '+31'"


@pytest.mark.parametrize("ending", ["csv", "ods", "xlsx"])
def test_a_saved_list_that_is_imported_again_says_nothing_new(desk: Desk, ending: str) -> None:
    contact = ContactData(DELFT, TODAY, ContactKind.VISIT, ODD)
    desk.act(contacts.log_contact, TODAY, contact)
    desk.act(contacts.log_contact, TODAY, replace(contact, summary="'=1 met een apostrof"))
    desk.act(contacts.add_agreement, TODAY, AgreementData(DELFT, Party.MUNICIPALITY, ODD))
    measure = PlanMeasureData(ODD, Horizon.SHORT_TERM)
    number = desk.act(plans.add_measure, TODAY, DELFT, measure)
    desk.act(plans.note_measure, TODAY, number, "+ Vergunning binnen", TODAY)

    for what in (Export.CONTACTS, Export.AGREEMENTS, Export.PLANS):
        path = desk.folder / f"{what.value}.{ending}"
        write([desk.ask(listing, what, TODAY)], path)
        plan = desk.plan(path, TODAY)
        assert plan.refusals == ()
        assert {one.status for one in plan.records} == {RowStatus.SAME}, plan.records


AGREED = ("Gemeente", "Afspraak", "Wie", "Gemaakt op", "Uiterlijk", "Status")
ROW = ("Delft", "Lijst met locaties", "gemeente", date(2026, 5, 12), date(2026, 6, 1))


@pytest.mark.parametrize("word", ["open", "Loopt", "in behandeling", "On hold", "wacht op het COA"])
def test_an_agreement_that_is_not_kept_yet_is_open(desk: Desk, word: str) -> None:
    (record,) = planned(desk, Afspraken=(AGREED, (*ROW, word))).records

    assert (record.status, record.data.done_on) == (RowStatus.NEW, None)


@pytest.mark.parametrize("word", ["afgerond 3-6-2026", date(2026, 6, 3), "gereed op 3 juni 2026"])
def test_an_agreement_is_kept_on_the_day_that_its_status_names(desk: Desk, word: object) -> None:
    (record,) = planned(desk, Afspraken=(AGREED, (*ROW, word))).records

    assert record.data.done_on == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("word", "code"),
    [("Gereed", RefusalCode.DONE_WITHOUT_DAY), ("n.v.t.", RefusalCode.OTHER_WORD)],
)
def test_what_can_be_read_in_two_ways_is_asked_and_answered_in_place(
    desk: Desk, word: str, code: RefusalCode
) -> None:
    sheet = (AGREED, (*ROW, word))
    plan = planned(desk, Afspraken=sheet)
    assert [refusal.problem.code for refusal in plan.refusals] == [code]
    (remedy,) = plan.remedies
    assert (remedy.cell, remedy.column, remedy.heading) == ("F2", None, "Status")

    kept = planned(desk, Afspraken=sheet, fixes=(Fix("Afspraken", "F2", text="3 juni 2026"),))
    blank = planned(desk, Afspraken=sheet, fixes=(Fix("Afspraken", "F2", text="leeg"),))
    wrong = planned(desk, Afspraken=sheet, fixes=(Fix("Afspraken", "F2", text="ooit"),))

    assert (kept.refusals, kept.records[0].data.done_on) == ((), date(2026, 6, 3))
    assert [(one.cell, one.put) for one in kept.corrections] == [("F2", "3 juni 2026")]
    assert (blank.refusals, blank.records[0].data.done_on) == ((), None)
    assert [one.cell for one in wrong.remedies] == ["F2"]


def test_an_agreement_that_lapsed_is_left_out_and_named(desk: Desk) -> None:
    plan = planned(desk, Afspraken=(AGREED, (*ROW, "vervallen"), (*ROW, "open")))

    assert [record.number for record in plan.records] == [3]
    assert any(
        "is vervallen, wordt niet vastgelegd: rij 2" in one for one in sentences(plan.warnings)
    )


def test_every_agreement_of_a_cell_is_one_and_a_text_of_two_lines_is_one(desk: Desk) -> None:
    two, one = "1. Lijst met locaties\n2. Kaart sturen", "Lijst met locaties\nen een kaart"
    rows = [(*ROW[:1], text, *ROW[2:], None) for text in (two, one)]

    records = planned(desk, Afspraken=(AGREED, *rows)).records

    assert [r.data.text for r in records] == ["Lijst met locaties", "Kaart sturen", one]


MEASURES = ("Gemeente", "Maatregel", "Termijn", "Status", "Opmerkingen")


@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [
        ("Afgerond", MeasureStatus.DONE, ""),
        ("On hold", MeasureStatus.DELAYED, "On hold"),
        ("wacht op vergunning", MeasureStatus.DELAYED, "wacht op vergunning"),
        ("Uitgesteld", MeasureStatus.DELAYED, ""),
        ("gaat niet door i.v.m. kosten", MeasureStatus.DROPPED, "gaat niet door i.v.m. kosten"),
        ("gepland", MeasureStatus.INTENDED, ""),
    ],
)
def test_the_words_of_officers_for_a_measure_are_known(
    desk: Desk, word: str, status: MeasureStatus, reason: str
) -> None:
    (record,) = planned(desk, Plan=(MEASURES, ("Delft", "Flex", "kort", word, None))).records

    assert (record.data.status, record.data.reason) == (status, reason)


def test_a_remark_without_a_day_is_a_note_of_today_and_later_no_other_one(desk: Desk) -> None:
    sheet = (MEASURES, ("Delft", "Flex", "kort", "loopt", "Wacht op de vergunning"))
    desk.act(apply, TODAY, planned(desk, Plan=sheet))
    assert [row[2:4] for row in desk.tables()["measure_note"]] == [
        (TODAY, "Wacht op de vergunning")
    ]

    later = desk.plan(desk.folder / "lijsten.xlsx", date(2026, 8, 1))

    assert {record.status for record in later.records} == {RowStatus.SAME}


SPOKEN = ("Gemeente", "Datum", "Soort", "Samenvatting", "Vervolg op")


def test_a_day_without_a_year_is_of_the_year_of_the_sheet_and_else_it_is_asked(desk: Desk) -> None:
    row = ("Delft", "12 mei", "bezoek", "Flex", "1-9")

    named = planned(desk, **{"Contacten 2026": (SPOKEN, row)})
    unnamed = planned(desk, Contacten=(SPOKEN, row))
    of_two = planned(desk, **{"Contacten 2025-2026": (SPOKEN, row)})
    before = planned(desk, **{"Contacten 2026": (SPOKEN, (*row[:4], "15 januari"))})

    assert named.records[0].data.held_on == date(2026, 5, 12)
    assert named.records[0].data.follow_up_on == date(2026, 9, 1)
    for plan in (unnamed, of_two):
        assert [(one.cell, one.problem.code) for one in plan.refusals] == [
            ("B2", RefusalCode.DAY_WITHOUT_YEAR), ("E2", RefusalCode.DAY_WITHOUT_YEAR),
        ]  # fmt: skip
    assert [one.cell for one in before.refusals] == ["E2"]  # this January, or the next one?


SHARED = ("Gemeente", "Sinds", "Soort kennis", "Titel", "Aanpak", "Gedeeld met")
PRACTICE = ("Delft", date(2025, 3, 1), "goede praktijk", "Kamers", "Verhuren")


def test_a_practice_comes_with_those_it_was_shared_with(desk: Desk) -> None:
    desk.act(
        apply,
        TODAY,
        planned(desk, Kennis=(SHARED, (*PRACTICE, "Ede 12-12-2025, Gouda 3 jan 2026"))),
    )

    shared = desk.tables()["practice_sharing"]

    assert [row[2:4] for row in shared] == [(EDE, date(2025, 12, 12)), (GOUDA, date(2026, 1, 3))]


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        ("Ede, Gouda", "zonder dag"),
        ("Nergens 12-12-2025", "Nergens"),
        ("Delft 12-12-2025", "Delft"),
        ("Ede 12-12-2026", "12-12-2026"),
    ],
)
def test_a_sharing_that_cannot_be_recorded_is_refused_without_its_practice(
    desk: Desk, shared: str, words: str
) -> None:
    plan = planned(desk, Kennis=(SHARED, (*PRACTICE, shared)))

    assert [one.cell for one in plan.refusals] == ["F2"]
    assert words in wording.refusal(plan.refusals[0]).found
    assert [one.status for one in plan.records] == [RowStatus.NEW, RowStatus.REFUSED]
