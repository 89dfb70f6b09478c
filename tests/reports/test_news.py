"""What changed since the officer last looked: figures, proposals, terms and work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import contacts, decide, undo
from toezichtdesk.domain.casefile import AgreementData, Party
from toezichtdesk.reports.pages.news import Change, Mark, News, changes_since
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

ZEIST = "GM0355"
FIRST, LATER = date(2026, 2, 2), date(2026, 3, 9)
END, MIDDLE, NEXT = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def begun(desk: Desk) -> None:
    desk.figures(FIRST, "2025-II", END, Zeist=(40, -20, 45, 2), De_Bilt=(30, 4, 30, 1))
    desk.figures(FIRST, "2026-I", MIDDLE, Zeist=(60, -15, 3), De_Bilt=(40, 4, 5))


def mark(desk: Desk, today: date = FIRST) -> Mark:
    return desk.ask(changes_since, None, today).now


def told(desk: Desk, since: Mark, today: date, kind: News) -> list[Change]:
    result = desk.ask(changes_since, since, today).changes
    return [each for each in result if each.kind is kind]


def test_without_a_mark_there_is_no_news_and_the_mark_is_now(desk: Desk) -> None:
    begun(desk)

    answer = desk.ask(changes_since, None, FIRST)

    assert answer.changes == ()
    assert answer.mark == answer.now
    assert desk.ask(changes_since, answer.now, FIRST).changes == ()


def test_figures_that_came_tell_the_old_backlog_and_the_new_below_their_import(desk: Desk) -> None:
    begun(desk)
    since = mark(desk)
    act = desk.figures(LATER, "2026-I", NEXT, Zeist=(60, -15, 30), De_Bilt=(40, 4, 5))

    whole, *moved = told(desk, since, LATER, News.FIGURES)

    assert (whole.code, whole.act) == ("", act)
    assert "Zeist" in [each.name for each in moved]
    zeist = next(each for each in moved if each.code == ZEIST)
    assert zeist.act == act
    assert zeist.text.startswith("Achterstand ")
    assert "→" in zeist.text
    assert "2026-I, stand 01-03-2026" in zeist.text


def test_an_import_that_was_taken_back_meanwhile_is_no_news(desk: Desk) -> None:
    begun(desk)
    since = mark(desk)
    act = desk.figures(LATER, "2026-I", NEXT, Zeist=(60, -15, 30))
    desk.act(undo.undo, LATER, act)

    assert told(desk, since, LATER, News.FIGURES) == []


def test_taking_back_an_import_that_was_seen_tells_what_the_backlog_became(desk: Desk) -> None:
    begun(desk)
    act = desk.figures(LATER, "2026-I", NEXT, Zeist=(60, -15, 30))
    since = mark(desk, LATER)
    desk.act(undo.undo, LATER, act)

    (change,) = told(desk, since, LATER, News.FIGURES)

    assert (change.code, change.act) == (ZEIST, None)


def test_a_proposal_comes_and_falls_away(desk: Desk) -> None:
    begun(desk)
    before = mark(desk)
    day = date(2026, 7, 3)
    act = desk.figures(day, "2026-I", date(2026, 7, 1), Zeist=(60, -15, 10), De_Bilt=(40, 4, 36))
    with_proposal = mark(desk, day)
    (came,) = [each for each in told(desk, before, day, News.PROPOSAL) if each.code == ZEIST]
    desk.act(undo.undo, day, act)
    went = [each for each in told(desk, with_proposal, day, News.PROPOSAL) if each.code == ZEIST]

    assert "voorstel trede 2 → 3" in came.text
    assert went
    assert went[0].text.startswith(("Vervallen zonder besluit", "Gewijzigd"))


def test_a_proposal_that_was_decided_on_is_no_news(desk: Desk) -> None:
    begun(desk)
    day = date(2026, 7, 3)
    desk.figures(day, "2026-I", date(2026, 7, 1), Zeist=(60, -15, 10))
    since = mark(desk, day)
    (proposal,) = [each for each in desk.ask(proposals, day) if each.code == ZEIST]
    desk.act(decide.accept, day, proposal.code)

    assert told(desk, since, day, News.PROPOSAL) == []


def test_work_becomes_due_by_the_passing_of_days_alone(desk: Desk) -> None:
    begun(desk)
    draft = AgreementData(ZEIST, Party.MUNICIPALITY, "Lijst locaties", LATER)
    desk.act(contacts.add_agreement, FIRST, draft)
    since = mark(desk)

    on_the_day = told(desk, since, LATER, News.DUTY)
    after_it = told(desk, since, date(2026, 3, 10), News.TERM)

    assert [each.text for each in on_the_day if each.code == ZEIST] == [
        "Afspraak gemeente: Lijst locaties (uiterlijk 09-03-2026)"
    ]
    assert [each.name for each in after_it] == ["Zeist"]
    assert after_it[0].action is not None


def test_what_pressed_already_is_reported_again_only_once_it_is_late(desk: Desk) -> None:
    begun(desk)
    draft = AgreementData(ZEIST, Party.MUNICIPALITY, "Lijst locaties", LATER)
    desk.act(contacts.add_agreement, FIRST, draft)
    on_the_day, day_after = mark(desk, LATER), mark(desk, date(2026, 3, 10))

    assert desk.ask(changes_since, on_the_day, LATER).changes == ()
    assert told(desk, on_the_day, date(2026, 3, 10), News.TERM)
    assert told(desk, day_after, date(2026, 3, 11), News.TERM) == []


def test_the_mark_of_another_history_counts_by_its_day(desk: Desk) -> None:
    begun(desk)
    desk.figures(LATER, "2026-I", NEXT, Zeist=(60, -15, 30))
    other = Mark(9_999, FIRST, "2026-02-02T12:00:00+01:00")

    assert told(desk, other, LATER, News.FIGURES)
