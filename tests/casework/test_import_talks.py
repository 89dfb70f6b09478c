"""Planned talks, knowledge and bottlenecks come in from the officer's own workbook."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.sheets.sheet_making import workbook
from toezichtdesk import wording
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.knowledge import KnowledgeKind, Level
from toezichtdesk.domain.listing import Export
from toezichtdesk.render import tables
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.exports import listing
from toezichtdesk.reports.journal import last_act
from toezichtdesk.reports.knowledge import items
from toezichtdesk.reports.talks import talk_rows

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
    said = ("Lijst met locaties", date(2026, 7, 20), "Contact met COA")
    sheets = {
        "Contacten": (
            heads,
            ("Delft", held, "bezoek", "Over flex", "wethouder", None, *said),
            ("Ede", held, "telefoon", "Kort", None, None, None, None, None),
        )
    }
    plan = planned(desk, sheets)
    desk.act(apply, TODAY, plan)

    found = {one.party: one for one in desk.ask(dossier, "GM0503", TODAY).agreements}
    assert [found[party].text for party in Party] == [said[0], said[2]]
    assert found[Party.MUNICIPALITY].due_on == said[1]
    assert {one.made_on for one in found.values()} == {held}
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
