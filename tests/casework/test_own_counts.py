"""A municipality's own count beside that of COA is recorded, reported, and a duty until agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import Console, Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import own_counts
from toezichtdesk.domain.errors import ChangedMeanwhile, OfficerCanAct
from toezichtdesk.domain.listing import Export
from toezichtdesk.domain.own_count import OwnCount, OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier, EventKind
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.papers.exports import listing
from toezichtdesk.reports.record import own_count

DELFT = "GM0503"
STAND, TODAY, UNTIL = date(2026, 3, 1), date(2026, 3, 5), date(2026, 3, 20)
FIRST = Period(2026, 1)
OWN = OwnCountData(DELFT, FIRST, STAND, 9, "Twee sleutels werden in maart gemeld", UNTIL)


@made_once
def counted_twice(desk: Desk) -> None:
    """COA counts 7 where the municipality counts 9."""
    desk.figures(TODAY, "2026-I", STAND, Delft=(30, -6, 7))
    desk.act(own_counts.record, TODAY, OWN)


@pytest.fixture
def counted(desk: Desk) -> Desk:
    counted_twice(desk)
    return desk


def delft(desk: Desk, day: date = TODAY) -> Dossier:
    answer: Dossier = desk.ask(dossier, DELFT, day)
    return answer


def owed(desk: Desk, day: date = TODAY) -> list[NextAction]:
    return [one for one in delft(desk, day).row.actions if one.kind is ActionKind.OWN_COUNT]


def test_the_two_counts_stand_beside_each_other_with_reason_and_day(counted: Desk) -> None:
    (row,) = delft(counted).own_counts

    assert (row.own.counted, row.coa, row.is_open) == (9, 7, True)
    assert own_count.line(row) == (
        "Over 2026-I telt de gemeente 9, COA 7 (stand 01-03-2026). Reden: Twee sleutels werden in "
        "maart gemeld. Overeenstemming uiterlijk op 20-03-2026."
    )
    assert [one.own for one in delft(counted).periods] == [row]


def test_until_they_agree_it_is_owed_and_late_after_its_day(counted: Desk) -> None:
    (work,) = owed(counted)
    assert work.text == "Verschil in telling oplossen: gemeente 9, COA 7 (stand 01-03-2026)"
    assert (work.due_on, work.is_late) == (UNTIL, False)
    assert owed(counted, UNTIL)[0].is_late is False
    assert owed(counted, date(2026, 3, 21))[0].is_late
    last = [e for e in delft(counted).events if e.kind is EventKind.COUNT]
    assert [(event.day, event.label) for event in last] == [(UNTIL, "telling uiterlijk")]


def test_what_was_agreed_ends_it_and_stays_to_be_read(counted: Desk) -> None:
    agreed = replace(OWN, agreed_on=TODAY, outcome="Het COA corrigeert naar 9")

    counted.act(own_counts.change, TODAY, 1, agreed)

    assert owed(counted) == []
    (row,) = delft(counted).own_counts
    assert own_count.line(row).endswith(
        "Overeenstemming bereikt op 05-03-2026: Het COA corrigeert naar 9."
    )
    (event,) = (e for e in delft(counted).events if e.kind is EventKind.COUNT)
    assert (event.day, event.label) == (TODAY, "telling eens")


def test_a_correction_of_coa_to_the_same_number_ends_it_by_itself(counted: Desk) -> None:
    counted.figures(TODAY, "2026-I", STAND, Delft=(30, -6, 9))

    assert owed(counted) == []
    (row,) = delft(counted).own_counts
    assert own_count.line(row).endswith("De tellingen zijn inmiddels gelijk.")


def test_looking_back_shows_what_both_counted_then(counted: Desk) -> None:
    later = date(2026, 3, 10)
    counted.figures(later, "2026-I", STAND, Delft=(30, -6, 8))

    (then,) = counted.ask(dossier, DELFT, TODAY, TODAY).own_counts
    (now,) = delft(counted, later).own_counts

    assert (then.coa, now.coa) == (7, 8)


def test_a_stand_has_one_own_count(counted: Desk) -> None:
    with pytest.raises(OfficerCanAct, check=says("al een eigen telling vastgelegd")):
        counted.act(own_counts.record, TODAY, replace(OWN, counted=10))


def test_a_form_does_not_write_over_what_it_did_not_show(counted: Desk) -> None:
    seen = OwnCount(DELFT, FIRST, STAND, 9, OWN.reason, UNTIL, id=1)
    counted.act(own_counts.change, TODAY, 1, replace(OWN, counted=10))

    with pytest.raises(ChangedMeanwhile, check=says("Eigen telling: nu „10”, uw invoer „11”")):
        counted.act(own_counts.change, TODAY, 1, replace(OWN, counted=11), seen)


def test_the_counts_leave_the_desk_as_a_table(counted: Desk) -> None:
    (row,) = counted.ask(listing, Export.OWN_COUNTS, TODAY).rows

    assert row[1:6] == ("Delft", "2026-I", STAND, 9, 7)


def test_on_the_console_it_is_recorded_changed_and_listed(desk: Desk, console: Console) -> None:
    desk.figures(TODAY, "2026-I", STAND, Delft=(30, -6, 7))
    asked = [
        *("own-count", "Delft", "--reference-date", "2026-03-01", "--counted", "9"),
        *("--reason", "Later gemeld", "--agree-by", "2026-03-20"),
    ]

    assert "telt de gemeente 9, COA 7" in console(*asked, today="2026-03-05").out
    agreed = (*asked, "--agreed-on", "2026-03-05", "--outcome", "COA volgt")
    assert console(*agreed, today="2026-03-05").code == 0

    listed = console("own-counts", today="2026-03-05").out
    assert listed.strip().endswith("Overeenstemming bereikt op 05-03-2026: COA volgt.")
