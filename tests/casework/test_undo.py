"""Taking an import back: nothing of it stays behind, nothing else goes with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import contacts, decide
from toezichtdesk.casework.undo import undo_import
from toezichtdesk.domain.casefile import ContactDraft
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.journal import journal
from toezichtdesk.reports.overview import overview
from toezichtdesk.reports.proposals import proposals
from toezichtdesk.store import schema

if TYPE_CHECKING:
    from conftest import Desk

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
BEFORE = "Realisatie 2025-II, stand 1 januari 2026"
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
# What the acts themselves keep: the journal, the file, and what rows held before an act.
LOG = ("journal", "journal_file", *(f"{name}_before" for name in schema.BEFORE))


def test_an_import_taken_back_leaves_every_table_as_it_was(desk: Desk) -> None:
    """Updates, corrections, starting rungs and early warnings among them."""
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24), ("Ede", 40, 0, 40))
    before, seen = desk.tables(besides=LOG), desk.ask(overview, TODAY)

    corrected = desk.stand(TODAY, BEFORE, ("Delft", 31, 0, 20))
    running = desk.stand(
        date(2026, 4, 10),
        "2026-I, stand 1 april 2026",
        ("Delft", 30, -6, 1, 3),
        ("Ede", 40, 0, 1, 2),
        ("Gouda", 40, 0, 1, 4),
        head=HEAD,
    )
    assert len(desk.tables()["early_warning"]) == 3
    assert len(desk.tables()["decision"]) == 3
    desk.act(undo_import, TODAY, running)
    desk.act(undo_import, TODAY, corrected)

    assert desk.tables(besides=LOG) == before
    assert desk.ask(overview, TODAY) == seen


def test_the_journal_keeps_both_acts_and_the_file(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))

    desk.act(undo_import, TODAY, act)

    undone, imported = desk.ask(journal, 2)
    assert undone.summary == "Import van blad.xlsx teruggedraaid."
    assert (imported.id, imported.can_be_undone) == (act, False)
    assert len(desk.tables()["journal_file"]) == 1


def test_an_import_taken_back_can_be_imported_again_as_new(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title=FIRST)
    desk.act(undo_import, TODAY, desk.load(path, TODAY))

    plan = desk.plan(path, TODAY)

    assert [row.status for row in plan.rows] == [RowStatus.NEW]


def test_an_import_is_taken_back_once_and_only_an_import_is(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))
    undone = desk.act(undo_import, TODAY, act)
    before = desk.tables()

    for refused in (act, undone, 1, 999):
        with pytest.raises(OfficerCanAct):
            desk.act(undo_import, TODAY, refused)

    assert desk.tables() == before


def test_what_the_officer_did_since_stays(desk: Desk) -> None:
    act = desk.stand(
        date(2026, 4, 10),
        "2026-I, stand 1 april 2026",
        ("Delft", 30, -6, 1, 2),
        ("Ede", 40, 0, 1, 1),
        head=HEAD,
    )
    desk.act(decide.place, TODAY, "GM0503", 3, motive="Langdurig te weinig.")
    draft = ContactDraft("GM0228", TODAY, ContactKind.VISIT, "Bezoek")
    desk.act(contacts.log_contact, TODAY, draft)

    desk.act(undo_import, TODAY, act)

    rows = {row.name: row for row in desk.ask(overview, TODAY)}
    assert (rows["Delft"].rung, rows["Delft"].standing) == (3, None)
    tables = desk.tables()
    assert len(tables["warning_closure"]) == len(tables["early_warning"]) == 1
    assert len(tables["contact"]) == 1
    assert desk.ask(proposals, TODAY) == ()


def test_undoing_a_newer_import_brings_the_older_figures_back(desk: Desk) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 30))
    assert desk.ask(proposals, TODAY) == ()

    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 20))
    assert [row.to_rung for row in desk.ask(proposals, TODAY)] == [2]
    desk.act(undo_import, TODAY, act)

    assert desk.ask(proposals, TODAY) == ()
