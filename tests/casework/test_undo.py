"""Undoing an import removes all of it and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example as case
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.undo_tools import LOG, without_acts
from tests.conftest import Desk
from tests.example_day import EXAMPLE_DAY
from tests.patience import ON_ONE_DESK
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import contacts, decide, import_sheet
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Fix, RowStatus
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list, proposals
from toezichtdesk.reports.record.journal import journal

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
BEFORE = "Realisatie 2025-II, stand 1 januari 2026"
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")


def test_an_import_taken_back_leaves_every_table_as_it_was(desk: Desk) -> None:
    """Updates, corrections, starting rungs and early warnings among them."""
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24), ("Ede", 40, 0, 40))
    before, seen = desk.tables(besides=LOG), desk.ask(overview, TODAY)

    corrected = desk.stand(TODAY, BEFORE, ("Delft", 31, 0, 20))
    running = desk.stand(
        date(2026, 4, 10),
        "2026-I, stand 1 april 2026",
        ("Delft", 60, -6, 1, 3),
        ("Ede", 60, 0, 1, 2),
        ("Gouda", 60, 0, 1, 4),
        head=HEAD,
    )
    assert len(desk.tables()["early_warning"]) == 3
    assert len(desk.tables()["decision"]) == 3
    desk.act(undo, TODAY, running)
    desk.act(undo, TODAY, corrected)

    assert desk.tables(besides=LOG) == before
    assert desk.ask(overview, TODAY) == seen


def test_the_journal_keeps_both_acts_and_the_file(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))

    desk.act(undo, TODAY, act)

    undone, imported = desk.ask(journal, 2)
    assert undone.summary == "Import van blad.xlsx ongedaan gemaakt."
    assert (imported.id, imported.can_be_undone) == (act, False)
    assert len(desk.tables()["journal_file"]) == 1


def test_an_import_taken_back_can_be_imported_again_as_new(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title=FIRST)
    desk.act(undo, TODAY, desk.load(path, TODAY))

    plan = desk.plan(path, TODAY)

    assert [row.status for row in plan.rows] == [RowStatus.NEW]


def test_an_import_is_taken_back_once_and_only_an_import_is(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))
    undone = desk.act(undo, TODAY, act)
    before = desk.tables()

    for refused in (act, undone, 1, 999):
        with pytest.raises(OfficerCanAct):
            desk.act(undo, TODAY, refused)

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
    draft = ContactData("GM0228", TODAY, ContactKind.VISIT, "Bezoek")
    desk.act(contacts.log_contact, TODAY, draft)

    desk.act(undo, TODAY, act)

    rows = {row.name: row for row in desk.ask(overview, TODAY)}
    assert (rows["Delft"].rung, rows["Delft"].standing) == (3, None)
    tables = desk.tables()
    assert len(tables["warning_closure"]) == len(tables["early_warning"]) == 1
    assert len(tables["contact"]) == 1
    assert any("Bezoek" in each for each in desk.ask(journal, 1)[0].remained)
    assert desk.ask(proposals, TODAY) == ()


def test_a_warning_that_was_closed_and_is_open_again_goes_with_its_import(desk: Desk) -> None:
    day = date(2026, 4, 10)
    before = desk.tables(besides=LOG)
    act = desk.stand(day, "2026-I, stand 1 april 2026", ("Delft", 30, -6, 1))
    draft = ContactData("GM0503", day, ContactKind.VISIT, "Bezoek")
    contact = desk.act(contacts.log_contact, day, draft)
    desk.act(contacts.withdraw_contact, day, contact)

    desk.act(undo, day, act)

    assert desk.tables(besides=(*LOG, "contact")) == {
        name: rows for name, rows in before.items() if name != "contact"
    }


def test_undoing_a_newer_import_brings_the_older_figures_back(desk: Desk) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 30))
    assert desk.ask(proposals, TODAY) == ()

    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 20))
    assert [row.to_rung for row in desk.ask(proposals, TODAY)] == [2]
    desk.act(undo, TODAY, act)

    assert desk.ask(proposals, TODAY) == ()


def test_what_is_kept_is_listed_in_the_line(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 20), ("Ede", 40, 0, 40))
    desk.act(decide.accept, TODAY, "GM0503", decided_on=TODAY)
    other = ContactData("GM0599", TODAY, ContactKind.VISIT, "Bezoek")
    desk.act(contacts.log_contact, TODAY, other)

    desk.act(undo, TODAY, act)

    (line,) = desk.ask(journal, 1)
    (each,) = line.remained
    assert each.startswith("Delft van trede 1 naar trede 2")


def test_a_decision_on_figures_that_were_taken_back_has_lost_its_ground(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 20))
    desk.act(decide.accept, TODAY, "GM0503", decided_on=TODAY)

    desk.act(undo, TODAY, act)

    (row,) = desk.ask(proposal_list, TODAY).reassess
    assert "ongedaan gemaakt" in wording.lapsed_ground(row.lapsed)
    assert (row.from_rung, row.to_rung, row.can_be_accepted) == (2, 2, False)
    desk.act(redo, TODAY, act)
    assert desk.ask(proposal_list, TODAY).reassess == ()


def test_a_learned_name_goes_and_comes_back_with_its_import(desk: Desk) -> None:
    path = desk.sheet([("Utr. Heuvelrug", 26, 0, 6)], title=FIRST)
    act = desk.load(path, TODAY, fixes=[Fix("Cijfers", "A4", municipality="GM1581")])

    desk.act(undo, TODAY, act)
    assert desk.tables()["learned_alias"] == []
    desk.act(redo, TODAY, act)

    assert [row[1:] for row in desk.tables()["learned_alias"]] == [
        ("Utr. Heuvelrug", "GM1581", act)
    ]


def test_an_import_carried_out_again_is_what_it_was(desk: Desk) -> None:
    """Figures, rungs and warnings: the rows themselves come back, under their own act."""
    day = date(2026, 4, 10)
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24))
    act = desk.stand(
        day, "2026-I, stand 1 april 2026", ("Delft", 30, -6, 1), ("Ede", 40, 0, 1, 2), head=HEAD
    )
    tables, seen = desk.tables(besides=LOG), desk.ask(overview, TODAY)
    desk.act(undo, TODAY, act)

    again = desk.act(redo, TODAY, act)

    assert desk.tables(besides=LOG) == tables
    assert desk.ask(overview, TODAY) == seen
    line, undone, imported = desk.ask(journal, 3)
    assert (line.id, line.act, line.can_be_undone) == (again, "redo", False)
    assert (undone.can_be_undone, undone.can_be_redone) == (False, False)
    assert (imported.id, imported.can_be_undone) == (act, True)
    assert line.summary == "Import van blad.xlsx opnieuw uitgevoerd."
    desk.act(undo, TODAY, again)
    assert desk.act(redo, TODAY, again) > again


def test_newer_figures_stand_when_an_older_import_is_carried_out_again(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 20), ("Ede", 40, 0, 40))
    desk.act(undo, TODAY, act)
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 31))

    desk.act(redo, TODAY, act)

    rows = {row.name: row.standing for row in desk.ask(overview, TODAY)}
    assert {name: stand and stand.realised for name, stand in rows.items()} == {
        "Delft": 31,
        "Ede": 40,
    }


def test_only_what_was_taken_back_is_carried_out_again_and_once(desk: Desk) -> None:
    act = desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))
    with pytest.raises(OfficerCanAct, check=says("niet ongedaan gemaakt")):
        desk.act(redo, TODAY, act)
    undone = desk.act(undo, TODAY, act)
    assert [line.can_be_redone for line in desk.ask(journal, 2)] == [False, True]
    desk.act(redo, TODAY, act)
    before = desk.tables()

    for refused in (act, undone, 999):
        with pytest.raises(OfficerCanAct):
            desk.act(redo, TODAY, refused)

    assert desk.tables() == before
    assert not any(line.can_be_redone for line in desk.ask(journal))


def test_what_was_replaced_since_is_not_carried_out_again(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title=FIRST)
    act = desk.load(path, TODAY)
    desk.act(undo, TODAY, act)
    desk.load(path, TODAY)
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says("vervangen")):
        desk.act(redo, TODAY, act)

    assert desk.tables() == before


NAMES = ("Delft", "Ede", "Gouda")
CODES = {"Delft": "GM0503", "Ede": "GM0228", "Gouda": "GM0513"}
DAYS = ("1 maart 2026", "1 april 2026", "1 juni 2026", "1 juli 2026")
sheets = st.tuples(
    st.sampled_from(DAYS),
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 60), min_size=1),
    st.integers(1, 4),
)
others = st.one_of(
    st.tuples(st.just("contact"), st.sampled_from(NAMES)),
    st.tuples(st.just("decision"), st.sampled_from(NAMES)),
)


def stand_of(desk: Desk, day: str, realised: dict[str, int], rung: int) -> int | None:
    rows = [(name, 30, -6, count, rung) for name, count in realised.items()]
    path = desk.sheet(rows, head=HEAD, title=f"2026-I, stand {day}")
    plan = desk.plan(path, TODAY)
    return None if plan.writes_nothing else desk.act(import_sheet.apply, TODAY, plan)


def do(desk: Desk, kind: str, name: str) -> None:
    if kind == "contact":
        draft = ContactData(CODES[name], TODAY, ContactKind.VISIT, "Bezoek")
        desk.act(contacts.log_contact, TODAY, draft)
    else:
        desk.act(decide.place, TODAY, CODES[name], 3, motive="Langdurig te weinig.")


@settings(max_examples=10, suppress_health_check=ON_ONE_DESK)
@case([("1 maart 2026", {"Delft": 0}, 1)], ("1 maart 2026", {"Delft": 0}, 2))
@case([("1 maart 2026", {"Delft": 9}, 3), ("decision", "Delft")], ("1 april 2026", {"Ede": 1}, 2))
@given(before=st.lists(st.one_of(sheets, others), max_size=4), last=sheets)
def test_whatever_went_before_an_import_taken_back_leaves_no_trace(
    new_desk: Callable[[], Desk],
    before: list[tuple[Any, ...]],
    last: tuple[str, dict[str, int], int],
) -> None:
    desk = new_desk()
    for step in before:
        with suppress(OfficerCanAct):  # a rung that the municipality stands on already
            do(desk, *step) if len(step) == 2 else stand_of(desk, *step)
    tables, seen = desk.tables(besides=LOG), desk.ask(overview, TODAY)

    act = stand_of(desk, *last)
    if act is not None:
        after, shown = without_acts(desk), desk.ask(overview, TODAY)
        desk.act(undo, TODAY, act)
        assert desk.tables(besides=LOG) == tables
        assert desk.ask(overview, TODAY) == seen
        desk.act(redo, TODAY, act)
        assert without_acts(desk) == after
        assert desk.ask(overview, TODAY) == shown
    desk.database.close()


def test_an_import_over_the_whole_example_leaves_no_trace_when_taken_back(
    filled_example: Path, tmp_path: Path
) -> None:
    shutil.copy(filled_example, tmp_path / "toezichtdesk.db")
    desk = Desk(tmp_path)
    today = EXAMPLE_DAY
    rows = desk.ask(overview, today)
    tables = desk.tables(besides=LOG)
    stands = [row for row in rows if row.standing is not None and row.standing.target]

    act = desk.stand(
        today,
        f"{stands[0].standing.period}, stand {today:%d-%m-%Y}",
        *((row.name, row.standing.target + 1, -40, 1) for row in stands),
    )
    assert desk.ask(overview, today) != rows
    desk.act(undo, today, act)

    assert desk.tables(besides=LOG) == tables
    assert desk.ask(overview, today) == rows
    desk.database.close()


def test_what_a_later_sheet_said_too_stays_when_the_first_is_taken_back(desk: Desk) -> None:
    day, end = date(2026, 7, 5), date(2026, 7, 1)
    first = desk.figures(day, "2026-I", end, Delft=(30, 0, 24))
    desk.figures(day, "2026-I", end, Delft=(30, 0, 25))

    desk.act(undo, day, first)

    (row,) = desk.ask(overview, day)
    assert row.standing is not None
    assert (row.standing.target, row.standing.opening_balance) == (30, 0)
    assert row.standing.realised == 25
