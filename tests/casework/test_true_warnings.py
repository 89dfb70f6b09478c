"""Each warning of an import is true, and nothing that is in order gets one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.sentences import sentences
from toezichtdesk.casework import balances, decide, municipalities
from toezichtdesk.domain.period import Period

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 3, 10)
ENDED = "2025-II, stand 1 januari 2026"
MARCH = "2026-I, stand 1 maart 2026"
TASK = ("Gemeente", "Taakstelling", "Totaalopgave")


def warnings_about(
    desk: Desk, about: str, title: str, *rows: tuple[object, ...], **said: tuple[str, ...]
) -> list[str]:
    """Return the warnings with these words that a sheet would give."""
    plan = desk.plan(desk.sheet(rows, title=title, name="later.xlsx", **said), TODAY)
    assert plan.refusals == ()
    return [line for line in sentences(plan.warnings) if about in line]


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A desk where Delft ended 2025-II five persons behind."""
    desk.stand(TODAY, ENDED, ("Delft", 30, 0, 25))
    return desk


@pytest.mark.parametrize("row", [("Delft", 30, 0, 27), ("Delft", 33, None, None)])
@pytest.mark.parametrize("opening", [None, -5])
def test_a_corrected_closing_contradicts_the_next_opening_only_where_that_was_given(
    closed: Desk, row: tuple[object, ...], opening: int | None
) -> None:
    closed.stand(TODAY, MARCH, ("Delft", 30, opening, 8))

    text = warnings_about(closed, "als beginsaldo van 2026-I is −5 opgegeven", ENDED, row)

    assert len(text) == (opening is not None)


def test_a_late_first_closing_is_held_against_the_next_opening(desk: Desk) -> None:
    desk.stand(TODAY, "2025-I, stand 1 juli 2025", ("Delft", 30, 0, 25))
    desk.stand(TODAY, MARCH, ("Delft", 30, -9, 8))

    (text,) = warnings_about(desk, "eindsaldo wordt", ENDED, ("Delft", 30, None, 29))

    assert "het eindsaldo wordt −6; als beginsaldo van 2026-I is −9 opgegeven" in text


@pytest.mark.parametrize("right", [-7, -5])
def test_another_opening_balance_is_reported_once_and_not_when_it_was_settled(
    closed: Desk, right: int
) -> None:
    first = "2026-I, stand 1 februari 2026", ("Delft", 30, -7, 4)
    words = "anders dan het eindsaldo"
    before = warnings_about(closed, words, *first)
    closed.stand(TODAY, *first)
    again = (words, MARCH, ("Delft", 30, -7, 8))
    open_still = warnings_about(closed, *again)

    closed.act(balances.settle, TODAY, "GM0503", Period(2026, 1), right, reason="brief")

    assert (len(before), open_still, warnings_about(closed, *again)) == (1, [], [])
    assert len(warnings_about(closed, again[0], MARCH, ("Delft", 30, -8, 8))) == 1


def test_a_total_task_that_is_corrected_contradicts_nothing_that_followed_from_it(
    closed: Desk,
) -> None:
    head = ("Gemeente", "Totaalopgave")
    closed.stand(TODAY, "2026-I", ("Delft", 40), head=head, name="task.xlsx")
    closed.stand(TODAY, "2026-I", ("Ede", 30, 40), head=TASK, name="both.xlsx")

    text = warnings_about(closed, "is niet", "2026-I", ("Delft", 45), ("Ede", 47), head=head)
    both = warnings_about(closed, "is niet", "2026-I", ("Delft", 30, 45), head=TASK)

    assert text == []
    assert len(both) == 1  # 30 − −5 is 35


def test_a_jump_of_the_target_is_reported_once(closed: Desk) -> None:
    jumped = ("was het 30", MARCH, ("Delft", 300, -5, 8))
    first = warnings_about(closed, *jumped)
    closed.stand(TODAY, "2026-I, stand 1 februari 2026", ("Delft", 300, -5, 4))

    assert (len(first), warnings_about(closed, *jumped)) == (1, [])


@pytest.mark.parametrize("backlog", [None, -40])
def test_who_catches_up_a_backlog_may_house_more_than_twice_the_target(
    desk: Desk, backlog: int | None
) -> None:
    desk.stand(TODAY, "2026-I, stand 1 februari 2026", ("Delft", 10, backlog, 4))

    text = warnings_about(
        desk, "het dubbele", MARCH, ("Delft", 10, None, 32), ("Ede", 10, backlog, 32)
    )

    assert len(text) == (0 if backlog else 2)


def test_an_old_sheet_may_say_the_rung_of_its_own_day(desk: Desk) -> None:
    desk.figures(TODAY, "2025-I", date(2025, 7, 1), Delft=(30, 0, 25, 1))
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Delft=(30, None, 20))
    desk.act(decide.accept, TODAY, "GM0503", decided_on=date(2026, 1, 5))
    head = ("Gemeente", "Taakstelling", "Gerealiseerd", "Trede")

    def of(day: str, rung: int) -> int:
        return len(
            warnings_about(desk, "het blad noemt trede", day, ("Delft", 30, 26, rung), head=head)
        )

    first = "2025-I, stand 1 juli 2025"
    assert [of(first, 1), of(first, 3), of(MARCH, 1), of(MARCH, 2)] == [0, 1, 1, 0]


def test_who_is_not_on_the_list_is_not_missed(desk: Desk) -> None:
    names = ("Delft", "Ede", "Gouda")
    desk.stand(TODAY, ENDED, *((name, 10, 0, 10) for name in names))
    missed = ("Ontbre", MARCH, ("Delft", 10, 0, 4))
    (everyone,) = warnings_about(desk, *missed)

    desk.act(municipalities.follow, TODAY, ["GM0503", "GM0228"])
    (mine,) = warnings_about(desk, *missed)

    assert "Ede, Gouda" in everyone
    assert "2026-I: Ede." in mine


def test_a_file_with_a_closing_and_the_next_opening_is_reported_once_and_as_it_counts(
    closed: Desk,
) -> None:
    closed.stand(TODAY, MARCH, ("Delft", 30, -5, 8))
    head = ("Gemeente", "Periode", "Peildatum", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    ended = ("Delft", "2025-II", date(2026, 1, 1), 30, 0, 27)
    march = ("Delft", "2026-I", date(2026, 3, 1), 30, -5, 8)

    (text,) = warnings_about(closed, "Delft", "", ended, march, head=head)

    assert "het beginsaldo −5 is anders dan het eindsaldo van 2025-II, −3. Het blad geldt" in text


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ((33, -5), "de taakstelling 33 telt vanaf 01-01-2026, maar vanaf 01-03-2026 blijft 30 "),
        ((30, -7), "het beginsaldo −7 telt vanaf 01-01-2026, maar vanaf 01-03-2026 blijft −5 "),
    ],
)
def test_a_correction_without_a_day_says_that_a_later_sheet_goes_on_counting(
    desk: Desk, row: tuple[int, int], held: str
) -> None:
    desk.stand(TODAY, MARCH, ("Delft", 30, -5, 8))
    head = ("Gemeente", "Taakstelling", "Beginsaldo")

    (text,) = warnings_about(desk, "blijft", "2026-I", ("Delft", *row), head=head)

    assert held in text
    assert "zet dan in het blad de peildatum" in text
    for title in (MARCH, "2026-II"):
        assert not warnings_about(desk, "blijft", title, ("Delft", *row), head=head)


def test_the_rows_of_several_half_years_are_counted_as_rows_of_their_municipalities(
    desk: Desk,
) -> None:
    head = ("Gemeente", "Periode", "Taakstelling")
    rows = [(name, period, 30) for period in ("2025-II", "2026-I") for name in ("Delft", "Ede")]

    plan = desk.plan(desk.sheet(rows, head=head), TODAY)

    assert plan.reconciliation == "gelezen: 4 rijen = 4 rijen van 2 gemeenten"
