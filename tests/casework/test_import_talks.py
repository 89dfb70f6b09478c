"""Planned talks, knowledge and bottlenecks are imported from the officer's own workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.sheets.sheet_making import workbook
from toezichtdesk import wording
from toezichtdesk.casework import plans, talks
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import Horizon, Judgement, Party, PlanDates, PlanMeasureData
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.knowledge import KnowledgeKind, Level
from toezichtdesk.domain.listing import Export
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData, TalkState
from toezichtdesk.render import tables
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.knowledge import items
from toezichtdesk.reports.papers.exports import listing
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.record.talks import talk_rows

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
TALKS = ("Gemeente", "Gepland op", "Tijd", "Soort", "Onderwerp", "Gesproken met", "Plaats")
KNOWLEDGE = ("Gemeente", "Datum", "Soort kennis", "Onderwerp", "Niveau", "Partijen", "Aanpak",
             "Knelpunten")  # fmt: skip
CONTACTS = ("Gemeente", "Datum", "Soort", "Samenvatting", "Gesproken met", "Knelpunten")
SHEETS = {
    "Gepland": (
        TALKS,
        ("Delft; Ede", date(2026, 7, 14), time(14, 30), "partners", "Flex", "corporatie; COA", "x"),
        ("Gouda", date(2026, 8, 4), "9.15", "voortgang", None, None, "Teams"),
    ),
    "Kennis": (
        KNOWLEDGE,
        (None, date(2026, 3, 2), "sessie", "Flex", "ambtelijk", "COA; Rijk", None, None),
        ("Ede", date(2026, 1, 1), "goede praktijk", "Delen", None, None, "Samen", "#kamers flex"),
    ),
    "Contacten": (
        CONTACTS,
        (
            "Delft",
            date(2026, 6, 1),
            "bezoek",
            "Over flex",
            "wethouder; COA",
            "netcongestie, kamers",
        ),
    ),
}


def planned(desk: Desk, sheets: Any = None, today: date = TODAY) -> ImportPlan:
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(**(sheets or SHEETS)))
    return desk.plan(path, today)


def stood(desk: Desk) -> tuple[int, int, int]:
    now = desk.tables()
    return len(now["planned_talk"]), len(now["knowledge_item"]), len(now["contact"])


def test_talks_with_several_knowledge_and_bottlenecks_are_imported_once_and_taken_back(
    desk: Desk,
) -> None:
    desk.act(apply, TODAY, planned(desk))

    first, second = desk.ask(talk_rows, TODAY)
    assert (first.names, first.talk.starts_at) == (("Delft", "Ede"), time(14, 30))
    assert (second.talk.starts_at, second.talk.place) == (time(9, 15), "Teams")
    session, practice = desk.ask(lambda connection: items(AsKnown(connection, TODAY)))
    assert (session.kind, session.level) == (KnowledgeKind.SESSION, Level.OFFICIAL)
    assert (session.parties, session.municipalities) == (("COA", "Rijk"), ())
    assert (practice.tags, practice.approach) == (("kamers", "flex"), "Samen")
    (contact,) = desk.ask(dossier, "GM0503", TODAY).contacts
    assert contact.tags == ("netcongestie", "kamers")
    assert contact.participants == ("wethouder", "COA")

    again = planned(desk)
    assert {record.status for record in again.records} == {RowStatus.SAME}
    desk.act(undo, TODAY, desk.ask(last_act))
    assert stood(desk) == (0, 0, 0)


def test_what_was_agreed_in_a_contact_comes_in_with_its_row(desk: Desk) -> None:
    heads = (*CONTACTS, "Afspraak gemeente", "Afspraak gemeente uiterlijk", "Afspraak provincie")
    held = date(2026, 6, 1)
    texts = ("Lijst met locaties", date(2026, 7, 20), "Contact met COA")
    sheets = {
        "Contacten": (
            heads,
            ("Delft", held, "bezoek", "Over flex", "wethouder", None, *texts),
            ("Ede", held, "telefoon", "Kort", None, None, None, None, None),
        )
    }
    plan = planned(desk, sheets)
    desk.act(apply, TODAY, plan)

    result = {one.party: one for one in desk.ask(dossier, "GM0503", TODAY).agreements}
    assert [result[party].text for party in Party] == [texts[0], texts[2]]
    assert result[Party.MUNICIPALITY].due_on == texts[1]
    assert {one.made_on for one in result.values()} == {held}
    assert {record.status for record in planned(desk, sheets).records} == {RowStatus.SAME}
    desk.act(undo, TODAY, desk.ask(last_act))
    assert desk.tables()["agreement"] == []


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (("Delft; Nergens", date(2026, 7, 14), None, "bezoek", "x", None, None), "A2", "Nergens"),
        (("Delft", date(2026, 7, 1), None, "bezoek", "x", None, None), "B2", "ligt voor vandaag"),
        (("Delft", date(2026, 7, 14), "ochtend", "bezoek", "x", None, None), "C2", "ochtend"),
        (("Delft", date(2026, 7, 14), None, "feest", "x", None, None), "D2", "feest"),
        ((None, date(2026, 7, 14), None, "bezoek", "x", None, None), "A2", "zonder gemeente"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cell(
    desk: Desk, row: tuple[object, ...], cell: str, words: str
) -> None:
    plan = planned(desk, {"Gepland": (TALKS, row)})

    (refusal,) = plan.refusals
    assert refusal.cell == cell
    assert words in wording.refusal(refusal).found


def test_what_was_exported_is_known_when_it_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.act(apply, TODAY, planned(desk))
    wanted = (Export.TALKS, Export.KNOWLEDGE, Export.CONTACTS)
    path = tmp_path / "terug.xlsx"
    tables.write([desk.ask(listing, what, TODAY) for what in wanted], path)
    assert load_workbook(path).sheetnames == ["Geplande gesprekken", "Kennis", "Contacten"]

    plan = desk.plan(path, TODAY)

    assert not plan.refusals
    assert {record.status for record in plan.records} == {RowStatus.SAME}
    assert len(plan.records) == 5


ODD = {
    "Belnotities": (
        ("Datum", "Gem.", "Wie gesproken", "Hoe", "Wat besproken", "Telt mee", "Actie", "Deadline"),
        ("do 5 mrt 2026", "gemeente Delft", "wethouder", "Teams", "Flex", None, "lijst", "Q4 2026"),
        (date(2026, 3, 6), "Delft, Ede", "", "BO (online)", "Net", "ja", None, "doorlopend"),
        (date(2026, 3, 7), "Ede", "", "per brief", "Verzoek", "ja", None, "dec 2026"),
    ),
    "Acties": (
        ("Nr", "Gemeente", "Actie", "Door", "Voor"),
        (1, "Delft", "Kaart sturen", "wij", "eind april 2027"),
    ),
    "Agenda": (
        ("Datum", "Tijd", "Gemeente(n)", "Type", "Onderwerp"),
        (date(2026, 12, 1), "10.00 uur", "Delft en Ede", "Ambtelijk overleg", "Flex"),
    ),
    "Sessies": (
        ("Soort kennisdeling", "Datum", "Thema", "Deelnemers", "Resultaat"),
        ("Verbinding", date(2026, 3, 3), "Delft met COA", "gemeente; COA", "afspraak"),
    ),
    "Voorbeelden": (
        ("Soort", "Gemeente", "Sinds", "Titel", "Probleem", "Aanpak"),
        ("Goede praktijk", "Delft", date(2025, 3, 1), "Kamers", "leegstand", "verhuren"),
    ),
    "Verbeterplan": (
        ("Gemeente", "Verzoek verzonden op", "Ontvangen op", "Oordeel"),
        ("Delft", date(2026, 1, 10), "nog niet", None),
        ("Ede", date(2026, 1, 10), date(2026, 2, 10), "Goed"),
    ),
}


def test_the_workbook_of_an_officer_is_read_as_it_is_meant(desk: Desk) -> None:
    plan = planned(desk, ODD)

    assert plan.refusals == ()
    data = [record.data for record in plan.records]
    flex, net, other, letter = data[:4]
    assert (flex.held_on, flex.kind, flex.counts) == (
        date(2026, 3, 5), ContactKind.TELEPHONE, None,
    )  # fmt: skip
    assert (flex.follow_up, flex.follow_up_on) == ("lijst", date(2026, 12, 31))
    assert [one.municipality for one in (net, other)] == ["GM0503", "GM0228"]
    assert (net.kind, net.counts) == (ContactKind.SUPERVISION_EXECUTIVE, None)  # counts by its kind
    assert net.follow_up_on is None
    assert (letter.kind, letter.counts, letter.follow_up_on) == (
        ContactKind.LETTER, True, date(2026, 12, 31),
    )  # fmt: skip
    action, talk, tie, practice, asked, judged = data[4:]
    assert (action.party, action.due_on) == (Party.PROVINCE, date(2027, 4, 30))
    assert (talk.municipalities, talk.starts_at) == (("GM0503", "GM0228"), time(10))
    assert (tie.kind, tie.parties, tie.outcome) == (
        KnowledgeKind.CONNECTION, ("gemeente", "COA"), "afspraak",
    )  # fmt: skip
    assert practice.kind is KnowledgeKind.PRACTICE
    assert (asked.received_on, judged.judgement) == (None, Judgement.SUFFICIENT)


def test_a_talk_that_was_held_or_lapsed_is_not_planned_again_and_one_on_record_is_known(
    desk: Desk,
) -> None:
    heads = (*TALKS, "Toestand")
    remaining = ("Delft", date(2026, 7, 14), None, "bezoek", None, None, None, "gepland")
    lapsed = ("Delft", date(2026, 7, 15), None, "bezoek", None, None, None, "vervallen")
    desk.act(apply, TODAY, planned(desk, {"Gepland": (heads, remaining, lapsed)}))
    assert [row.talk.planned_on for row in desk.ask(talk_rows, TODAY)] == [date(2026, 7, 14)]

    later = planned(desk, {"Gepland": (heads, remaining)}, today=date(2026, 8, 1))

    assert [record.status for record in later.records] == [RowStatus.SAME]


def test_a_talk_that_a_list_calls_planned_stays_so_when_its_day_has_passed(
    desk: Desk, tmp_path: Path, new_desk: Callable[[], Desk]
) -> None:
    desk.act(talks.plan, TODAY, TalkData(date(2026, 7, 14), ContactKind.VISIT, ("GM0503",)))
    later = date(2026, 8, 1)
    path = tmp_path / "terug.csv"
    tables.write([desk.ask(listing, Export.TALKS, later)], path)

    empty = new_desk()
    plan = empty.plan(path, later)
    empty.act(apply, later, plan)

    assert plan.refusals == ()
    came, were = empty.ask(talk_rows, later), desk.ask(talk_rows, later)
    assert [row.talk.planned_on for row in came] == [row.talk.planned_on for row in were]
    assert {row.talk.state for row in came} == {TalkState.PLANNED}
    assert [row.is_late for row in came] == [row.is_late for row in were]
    assert came[0].is_late
    empty.database.close()
    unsaid = ("Delft", date(2026, 7, 1), None, "bezoek", None, None, None, None)
    assert len(planned(desk, {"Gepland": ((*TALKS, "Toestand"), unsaid)}).refusals) == 1


def test_the_plans_that_were_saved_are_read_again(desk: Desk) -> None:
    dates = PlanDates(TODAY, None, TODAY, TODAY, Judgement.SUFFICIENT, "Goed", adopted_on=TODAY)
    desk.act(plans.record_dates, TODAY, "GM0503", dates)
    measure = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, "wethouder", TODAY, 12)
    desk.act(plans.add_measure, TODAY, "GM0503", measure)
    saved = desk.ask(listing, Export.PLANS, TODAY)

    again = planned(desk, {"Verbeterplannen": (saved.headings, *saved.rows)})

    assert again.refusals == ()
    assert {record.status for record in again.records} == {RowStatus.SAME}
