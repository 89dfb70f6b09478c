"""What municipalities count themselves comes in from the officer's own workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.list_tools import DELFT, planned
from tests.patience import ON_ONE_DESK
from toezichtdesk import wording
from toezichtdesk.casework import own_counts
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.importing import ImportPlan, RowStatus
from toezichtdesk.domain.listing import Export
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.own_count import OwnCount, OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.row_notes import RowNoteCode, row_note
from toezichtdesk.render import tables
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.papers.exports import listing
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.record.own_count import own_counts as recorded_counts
from toezichtdesk.sheets.lists.headings import forms

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY, STAND, UNTIL = date(2026, 3, 5), date(2026, 3, 1), date(2026, 3, 20)
FIRST = Period(2026, 1)
HEADS = ("Gemeente", "Peildatum", "Eigen telling", "Reden", "Overeenstemming voor")
LATE = "Twee sleutels werden in maart gemeld"
ROW = ("Delft", STAND, 9, LATE, UNTIL)
FIGURES = (
    ("Stand 1 maart 2026, 2026-I",),
    ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd"),
    ("Delft", 30, -6, 7),
)


@pytest.fixture
def counted(desk: Desk) -> Desk:
    """COA counts 7 persons in Delft."""
    desk.figures(TODAY, "2026-I", STAND, Delft=(30, -6, 7))
    return desk


def plan(desk: Desk, *rows: tuple[Any, ...], heads: tuple[str, ...] = HEADS) -> ImportPlan:
    return planned(desk, TODAY, Tellingen=(heads, *rows))


def stored(desk: Desk) -> list[OwnCount]:
    result = desk.ask(lambda connection: recorded_counts(AsKnown(connection, TODAY)))
    return [row.own for row in result.get(DELFT, ())]


def refused(of: ImportPlan) -> tuple[str, str]:
    (refusal,) = of.refusals
    return refusal.cell, wording.refusal(refusal).found


def test_it_comes_in_once_beside_the_count_of_coa_and_is_taken_back(counted: Desk) -> None:
    first = plan(counted, ROW)
    (row,) = first.records
    assert (row.status, row.kind) == (RowStatus.NEW, RecordKind.OWN_COUNT)
    assert row.what == f"Eigen telling over 2026-I: 9 personen, stand 01-03-2026; {LATE}"

    counted.act(apply, TODAY, first)

    (own,) = stored(counted)
    assert own == OwnCount(DELFT, FIRST, STAND, 9, LATE, UNTIL, id=own.id)
    assert [record.status for record in plan(counted, ROW).records] == [RowStatus.SAME]
    counted.act(undo, TODAY, counted.ask(last_act))
    assert stored(counted) == []


def test_the_figures_of_the_same_workbook_count_too(desk: Desk) -> None:
    whole = planned(desk, TODAY, Stand=FIGURES, Tellingen=(HEADS, ROW))
    assert whole.refusals == ()

    desk.act(apply, TODAY, whole)

    assert [own.counted for own in stored(desk)] == [9]


def test_a_correction_in_the_workbook_goes_before_what_is_stored(counted: Desk) -> None:
    corrected = (*FIGURES[:2], ("Delft", 30, -6, 9))

    whole = planned(counted, TODAY, Stand=corrected, Tellingen=(HEADS, ROW))

    (row,) = whole.records
    assert (row.status, row.notes) == (RowStatus.SAME, (row_note(RowNoteCode.COUNTS_AGREE),))


def test_a_municipality_that_counts_the_same_or_nothing_asks_for_nothing(counted: Desk) -> None:
    same = ("Delft", STAND, 7, None, None)
    nothing = ("Ede", STAND, None, None, None)

    whole = plan(counted, same, nothing)

    assert whole.refusals == ()
    assert [row.status for row in whole.records] == [RowStatus.SAME]


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (("Delft", STAND, 9, None, UNTIL), "C2", "De reden ontbreekt"),
        (("Delft", STAND, 9, LATE, None), "C2", "De dag ontbreekt"),
        (("Delft", STAND, "negen", LATE, UNTIL), "C2", "negen"),
        (("Delft", "ooit", 9, LATE, UNTIL), "B2", "ooit"),
        (("Ede", STAND, 9, LATE, UNTIL), "C2", "Van Ede is over de stand"),
        (("Nergens", STAND, 9, LATE, UNTIL), "A2", "Nergens"),
    ],
)
def test_what_the_form_would_refuse_is_refused_with_its_cell(
    counted: Desk, row: tuple[Any, ...], cell: str, words: str
) -> None:
    address, found = refused(plan(counted, row))

    assert address == cell
    assert words in found


def test_a_day_of_two_periods_needs_the_period(desk: Desk) -> None:
    july, second = date(2026, 7, 1), Period(2026, 2)
    desk.figures(date(2026, 7, 3), "2026-I", july, Delft=(30, -6, 30))
    desk.figures(date(2026, 7, 3), "2026-II", july, Delft=(20, -6, 0))
    row = ("Delft", july, 32, LATE, date(2026, 7, 20))

    assert "2026-I en van 2026-II" in refused(plan(desk, row))[1]

    (known,) = plan(desk, (*row, "2026-I"), heads=(*HEADS, "Periode")).records
    assert known.data == OwnCountData(DELFT, FIRST, july, 32, LATE, row[4])
    assert second not in {known.data.period}


def test_what_they_agreed_on_comes_in_with_its_day(counted: Desk) -> None:
    heads = (*HEADS, "Eens op", "Uitkomst")
    agreed = ("Delft", STAND, 9, LATE, None, TODAY, "Het COA corrigeert naar 9")

    counted.act(apply, TODAY, plan(counted, agreed, heads=heads))

    (own,) = stored(counted)
    assert (own.agree_by, own.agreed_on, own.outcome) == (TODAY, TODAY, agreed[6])


def test_what_was_changed_by_hand_stays(counted: Desk) -> None:
    counted.act(apply, TODAY, plan(counted, ROW))
    (own,) = stored(counted)
    mended = OwnCountData(DELFT, FIRST, STAND, 10, LATE, UNTIL)
    counted.act(own_counts.change, TODAY, own.id, mended)

    (row,) = plan(counted, ROW).records

    assert (row.status, wording.row_notes(row.notes)) == (
        RowStatus.SAME,
        "staat al vastgelegd, met iets anders erbij; wat vastligt, blijft",
    )


# a cell is read with single blanks, and a text that differs in those alone is the same
WORDS = st.text("abc eé", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))


@settings(max_examples=3, suppress_health_check=ON_ONE_DESK)
@given(
    own=st.integers(0, 400),
    reason=WORDS.filter(bool),
    by=st.dates(TODAY, date(2026, 12, 1)),
    agreed=st.booleans(),
)
def test_what_was_exported_is_known_when_it_comes_back(
    counted: Desk, own: int, reason: str, by: date, agreed: bool
) -> None:
    data = OwnCountData(DELFT, FIRST, STAND, own if own != 7 else 8, reason, by)
    if agreed:
        data = replace(data, agreed_on=TODAY, outcome="Het COA volgt")
    counted.act(own_counts.record, TODAY, data)
    path = counted.folder / "terug.xlsx"
    path.unlink(missing_ok=True)
    tables.write([counted.ask(listing, Export.OWN_COUNTS, TODAY)], path)

    back = counted.plan(path, TODAY)

    assert not back.refusals
    assert [(row.status, row.data) for row in back.records] == [(RowStatus.SAME, data)]
    counted.act(undo, TODAY, counted.ask(last_act))
    (anew,) = counted.plan(path, TODAY).records
    assert (anew.status, anew.data) == (RowStatus.NEW, data)


def test_each_of_its_headings_is_read_as_it_is_meant(counted: Desk) -> None:
    row = {"reference_date": STAND, "counted": 9, "reason": LATE, "agree_by": UNTIL,
           "period": "2026-I"}  # fmt: skip
    called: dict[str, list[str]] = {name: [] for name in row}
    for text, field in forms()[RecordKind.OWN_COUNT].headings.items():
        if field.value in row:
            called[field.value].append(text)
    for turn in range(max(map(len, called.values()))):  # of each field another heading
        heads = [texts[turn % len(texts)] for texts in called.values()]
        result = plan(counted, ("Delft", *row.values()), heads=("Gemeente", *heads))
        assert result.refusals == (), heads
        assert [record.data for record in result.records] == [
            OwnCountData(DELFT, FIRST, STAND, 9, LATE, UNTIL)
        ], heads
