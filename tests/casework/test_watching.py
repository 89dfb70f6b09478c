"""Which folder is watched, which files count as seen, and which are imported without asking."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import read_here
from tests.refusing import says
from toezichtdesk.casework import import_sheet, layouts, municipalities
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.casework.watching import may_come_in_unasked, read_unasked, watch_folder
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.reports.layouts import layouts as remembered
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.sheets.layouts import signature_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede", "Toelichting")
MARCH, MAY = "Realisatie 2026-I, stand 1 maart 2026", "Realisatie 2026-I, stand 1 mei 2026"
DELFT, EDE, SUM = ("Delft", 36, -10, 8, 2), ("Ede", 42, -6, 12, 1), ("Totaal", 78, -16, 20)
FIRST = (("Delft", 36, -10, 5, 2), ("Ede", 42, -6, 10, 1), ("Totaal", 78, -16, 15))


def test_a_folder_is_watched_until_it_is_not(desk: Desk) -> None:
    desk.act(watch_folder, TODAY, desk.folder)
    assert desk.ask(watched).folder == desk.folder
    assert str(desk.folder) in desk.ask(journal, 1)[0].summary

    desk.act(watch_folder, TODAY, None)

    assert desk.ask(watched).folder is None
    assert desk.tables()["setting"] == []


def test_what_is_no_folder_or_no_change_is_refused(desk: Desk) -> None:
    before = desk.tables()

    for folder in (desk.path, desk.folder / "weg", None):
        with pytest.raises(OfficerCanAct):
            desk.act(watch_folder, TODAY, folder)

    assert desk.tables() == before


def test_an_import_that_was_taken_back_is_offered_again(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title="2026-I, stand 1 juli 2026")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    act = desk.load(path, TODAY)
    assert desk.ask(watched).imported == {sha256}

    desk.act(undo, TODAY, act)

    assert desk.ask(watched).imported == frozenset()


def test_reading_without_asking_is_chosen_for_one_folder(desk: Desk) -> None:
    with pytest.raises(OfficerCanAct, check=says("geen map")):
        desk.act(read_unasked, TODAY, wanted=True)
    desk.act(watch_folder, TODAY, desk.folder)
    assert not desk.ask(watched).reads_unasked

    act = desk.act(read_unasked, TODAY, wanted=True)
    assert desk.ask(watched).reads_unasked
    line = desk.ask(journal, 1)[0]
    assert (line.id, line.details) == (act, {"before": False, "after": True})
    with pytest.raises(OfficerCanAct, check=says("al zo")):
        desk.act(read_unasked, TODAY, wanted=True)
    other = desk.folder / "elders"
    other.mkdir()
    desk.act(watch_folder, TODAY, other)

    assert not desk.ask(watched).reads_unasked


def by_itself(desk: Desk, path: Path) -> bool:
    """Return whether the file may come in without asking."""
    workbook = read_here(path, desk.ask(remembered))
    plan = desk.ask(import_sheet.prepare, workbook, TODAY)
    return bool(desk.ask(may_come_in_unasked, workbook, plan))


def test_the_next_sheet_with_the_same_headings_may_come_in_unasked(desk: Desk) -> None:
    first = desk.sheet(FIRST, head=HEAD, title=MARCH)
    assert not by_itself(desk, first)
    desk.load(first, TODAY)
    assert not by_itself(desk, first)

    assert by_itself(desk, desk.sheet((DELFT, EDE, SUM), head=HEAD, title=MAY, name="mei.xlsx"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((DELFT, EDE, ("Totaal", 78, -16, 21)), {}),
        ((("Delft", 36, -10, 4, 2), EDE), {}),
        ((("Delft", 36, -10, 99, 2), EDE, ("Atlantis", 1, 0, 1)), {}),
        ((("Delft", 36, -10, "n.n.b.", 2), EDE), {}),
        ((DELFT,), {}),
        ((DELFT, EDE, ("Gouda", 20, 0, 9, 3)), {}),
        ((("Delft", 36, -10, 8, 3), EDE), {}),
        ((DELFT, EDE, SUM), {"title": ""}),
        ((DELFT, EDE, SUM), {"title": MARCH}),
        ((DELFT, EDE, SUM), {"title": "Realisatie 2026-I, stand 1 februari 2026"}),
        ((DELFT, EDE, SUM), {"head": (*HEAD, "Aantal")}),
    ],
    ids=[
        "the total differs",
        "fewer than before",
        "an unknown name",
        "no number",
        "one is missing",
        "a first rung",
        "another rung",
        "no date",
        "another figure of the same day",
        "an older date",
        "another column",
    ],
)
def test_whatever_is_new_to_the_officer_is_asked(
    desk: Desk, rows: tuple[tuple[object, ...], ...], said: dict[str, object]
) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503", "GM0228"])
    desk.stand(TODAY, MARCH, *FIRST, head=HEAD)

    path = desk.sheet(rows, **{"head": HEAD, "title": MAY, "name": "mei.xlsx", **said})

    assert not by_itself(desk, path)


def test_a_total_that_differs_in_the_same_way_again_is_asked_again(desk: Desk) -> None:
    desk.stand(TODAY, MARCH, *FIRST[:2], ("Totaal", 99, -16, 15), head=HEAD)

    rows = (DELFT, EDE, ("Totaal", 99, -16, 20))

    assert not by_itself(desk, desk.sheet(rows, head=HEAD, title=MAY, name="mei.xlsx"))


def test_a_file_that_was_taken_back_is_asked_and_a_taken_back_sheet_makes_nothing_known(
    desk: Desk,
) -> None:
    first = desk.stand(TODAY, MARCH, *FIRST, head=HEAD)
    path = desk.sheet((DELFT, EDE, SUM), head=HEAD, title=MAY, name="mei.xlsx")
    second = desk.load(path, TODAY)
    desk.act(undo, TODAY, second)
    assert not by_itself(desk, path)
    other = desk.sheet((DELFT, EDE, SUM, (), ("Bron: COA",)), head=HEAD, title=MAY, name="b.xlsx")
    assert by_itself(desk, other)

    desk.act(undo, TODAY, first)
    assert not by_itself(desk, other)
    desk.act(redo, TODAY, first)
    assert by_itself(desk, other)


def test_a_sheet_in_a_remembered_layout_may_come_in_unasked_the_first_time(desk: Desk) -> None:
    head = ("Wie", "Doel", "Klaar")
    columns = (Column.MUNICIPALITY, Column.TARGET, Column.REALISED)
    path = desk.sheet([("Delft", 36, 8)], head=head, title=MAY)
    desk.act(layouts.remember, TODAY, Layout("Maand", signature_of(head), columns))

    assert by_itself(desk, path)


def test_an_import_without_asking_says_so_in_the_journal(desk: Desk) -> None:
    plan = desk.plan(desk.sheet(FIRST, head=HEAD, title=MARCH, name="maart.xlsx"), TODAY)

    desk.act(import_sheet.apply, TODAY, plan, is_unasked=True)

    line = desk.ask(journal, 1)[0]
    assert line.summary == "Import van maart.xlsx, zonder vragen: 2 nieuw."
    assert (line.officer, line.details["is_unasked"]) == ("test", True)
