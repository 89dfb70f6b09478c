"""As known on a day: what a report says of it later is what it said on the day itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import pairwise
from typing import Any

import pytest

from tests.conftest import Desk
from toezichtdesk.casework import (
    attachments,
    contacts,
    decide,
    freezes,
    letters,
    own_counts,
    plans,
    putting_off,
    talks,
    target_swaps,
    terms,
    undo,
)
from toezichtdesk.casework import proposals as life
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    AttachedTo,
    ContactData,
    Horizon,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.letters import LetterKind, SentLetter
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.domain.terms import Document, FileItemData, FileItemKind
from toezichtdesk.paths import resource
from toezichtdesk.reports.answers.overview import PRESCRIBED
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview, province_state
from toezichtdesk.reports.pages.proposals import proposal_list, proposals
from toezichtdesk.reports.papers.letters import LetterData
from toezichtdesk.reports.record.putting_off import work_of

ZEIST, DE_BILT = "GM0355", "GM0310"
FIRST = date(2026, 1, 5)
TALK = ContactData(ZEIST, FIRST, ContactKind.TELEPHONE, "Gebeld over locaties")
PROMISE = AgreementData(ZEIST, Party.MUNICIPALITY, "Lijst locaties", date(2026, 3, 1))
OWN = OwnCountData(ZEIST, Period(2025, 2), date(2026, 1, 1), 24, "Later gemeld", FIRST)
MEASURE = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, due_on=date(2026, 4, 1))
LATE = replace(MEASURE, status=MeasureStatus.DELAYED, reason="Wacht op de aannemer")
MANUAL = resource("manual", "kennis.md")
Act = Callable[[Desk, date], Any]


def history() -> tuple[Act, ...]:
    """Every kind of act that adds, changes, ends or takes back; one a week."""
    remaining: dict[str, int] = {}

    def keeping(name: str, act: Act) -> Act:
        return lambda desk, day: remaining.__setitem__(name, act(desk, day))

    end, ref = date(2026, 1, 1), date(2026, 2, 1)
    return (
        lambda d, t: d.figures(t, "2025-II", end, Zeist=(40, -20, 20, 3), De_Bilt=(30, 4, 30)),
        keeping("bad", lambda d, t: d.figures(t, "2025-II", end, Zeist=(40, -20, 60))),
        lambda d, t: d.act(undo.undo, t, remaining["bad"]),
        keeping("talk", lambda d, t: d.act(contacts.log_contact, t, TALK)),
        lambda d, t: d.act(
            contacts.change_contact,
            t,
            remaining["talk"],
            replace(TALK, summary="Gesproken", counts=False),
        ),
        keeping("promise", lambda d, t: d.act(contacts.add_agreement, t, PROMISE)),
        keeping(
            "run", lambda d, t: d.figures(t, "2026-I", ref, Zeist=(60, -40, 3), De_Bilt=(40, 4, 1))
        ),
        lambda d, t: d.act(life.see, t, [ZEIST]),
        lambda d, t: d.act(life.postpone, t, ZEIST, t + timedelta(days=10), "Wacht op plan"),
        lambda d, t: d.act(freezes.freeze, t, ZEIST, Freeze(t, date(2026, 6, 1), "brand", "Brand")),
        lambda d, t: d.act(freezes.end_freeze, t, ZEIST, t),
        lambda d, t: d.act(decide.place, t, ZEIST, 4, motive="x", decided_on=t, reference="GS-1"),
        lambda d, t: d.act(plans.record_dates, t, ZEIST, PlanDates(requested_on=t)),
        keeping("measure", lambda d, t: d.act(plans.add_measure, t, ZEIST, MEASURE)),
        lambda d, t: d.act(plans.change_measure, t, remaining["measure"], LATE),
        lambda d, t: d.act(
            plans.record_dates,
            t,
            ZEIST,
            PlanDates(date(2026, 3, 1), None, t, t, Judgement.INSUFFICIENT, "Te vaag"),
        ),
        lambda d, t: d.act(terms.suspend, t, ZEIST, reason="Raadsbesluit"),
        lambda d, t: d.act(terms.resume, t, ZEIST, reason="Genomen"),
        keeping(
            "item", lambda d, t: d.act(terms.file, t, FileItemData(ZEIST, FileItemKind.NOTICE, t))
        ),
        lambda d, t: d.act(terms.withdraw_item, t, remaining["item"], "Verkeerde gemeente"),
        lambda d, t: d.act(
            target_swaps.swap_targets, t, ZEIST, DE_BILT, Period(2026, 1), 5, date(2026, 3, 1)
        ),
        lambda d, t: d.act(
            contacts.change_agreement, t, remaining["promise"], replace(PROMISE, done_on=t)
        ),
        lambda d, t: d.act(contacts.withdraw_contact, t, remaining["talk"]),
        keeping("own", lambda d, t: d.act(own_counts.record, t, OWN)),
        lambda d, t: d.act(
            own_counts.change, t, remaining["own"], replace(OWN, agreed_on=t, outcome="COA klopt.")
        ),
        lambda d, t: d.figures(t, "2025-II", end, Zeist=(40, -20, 35)),
        lambda d, t: d.act(undo.undo, t, remaining["run"]),
    )


def on_file() -> tuple[Act, ...]:
    """Every kind of act that puts something in the file and tells no figure; one a week."""
    remaining: dict[str, int] = {}

    def keeping(name: str, act: Act) -> Act:
        return lambda desk, day: remaining.__setitem__(name, act(desk, day))

    asked = PlanDates(date(2026, 3, 1))
    judged = PlanDates(
        date(2026, 3, 1),
        None,
        date(2026, 4, 20),
        date(2026, 4, 20),
        Judgement.SUFFICIENT,
        "Aangevuld",
        executable=Judgement.SUFFICIENT,
        executable_note="Met naam en datum",
    )
    letter = LetterData(LetterKind.NOTICE, "B-2")
    works: dict[str, str] = {}

    def put_off(desk: Desk, day: date) -> None:
        (row,) = desk.ask(overview, day, code=ZEIST)
        works["one"] = next(
            work_of(action) for action in row.actions if action.kind not in PRESCRIBED
        )
        desk.act(putting_off.put_off, day, ZEIST, works["one"], day + timedelta(days=150))

    return (
        lambda d, t: d.figures(t, "2026-I", date(2026, 4, 1), Zeist=(60, -40, 3, 3)),
        lambda d, t: d.act(contacts.add_agreement, t, PROMISE),
        lambda d, t: d.act(plans.record_dates, t, ZEIST, asked),
        keeping("measure", lambda d, t: d.act(plans.add_measure, t, ZEIST, MEASURE)),
        lambda d, t: d.act(plans.judge, t, ZEIST, judged),
        lambda d, t: d.act(plans.note_measure, t, remaining["measure"], "Zij loopt.", t),
        lambda d, t: d.act(
            letters.file_sent, t, [SentLetter(ZEIST, Document("b.pdf", b"%PDF"))], letter
        ),
        keeping("second", lambda d, t: d.act(contacts.log_contact, t, replace(TALK, held_on=t))),
        keeping(
            "file",
            lambda d, t: d.act(
                attachments.attach, t, AttachedTo(contact=remaining["second"]), MANUAL
            ),
        ),
        lambda d, t: d.act(attachments.withdraw, t, remaining["file"]),
        put_off,
        lambda d, t: d.act(putting_off.set_aside, t, ZEIST, works["one"], "Het is geregeld."),
        lambda d, t: d.act(putting_off.take_up, t, ZEIST, works["one"]),
        keeping("visit", lambda d, t: d.act(talks.plan, t, planned(t))),
        lambda d, t: d.act(talks.change, t, remaining["visit"], replace(planned(t), place="Teams")),
        lambda d, t: d.act(
            talks.hold, t, remaining["visit"], (replace(TALK, held_on=t),), (PROMISE,)
        ),
        keeping("visit", lambda d, t: d.act(talks.plan, t, planned(t))),
        lambda d, t: d.act(talks.cancel, t, remaining["visit"], "Wethouder ziek"),
    )


def planned(day: date) -> TalkData:
    return TalkData(day + timedelta(days=9), ContactKind.VISIT, (ZEIST, DE_BILT), subject="Plan")


def reports(desk: Desk, today: date, *known_on: date) -> dict[str, Callable[[], Any]]:
    """Return what asks for each report, save how it was asked: the day, the seal of the last act.

    The dossier of Zeist comes first: almost every act is about it.
    """

    def of(code: str) -> Any:
        answer = desk.ask(dossier, code, today, *known_on)
        return replace(answer, known_on=None, anchor=None)

    lists = {
        "overview": overview,
        "state": province_state,
        "proposals": proposals,
        "list": proposal_list,
    }
    return {
        **{code: partial(of, code) for code in (ZEIST, DE_BILT)},
        **{name: partial(desk.ask, report, today, *known_on) for name, report in lists.items()},
    }


def said(desk: Desk, today: date, *known_on: date) -> dict[str, Any]:
    """Return every report."""
    return {name: report() for name, report in reports(desk, today, *known_on).items()}


@pytest.fixture(scope="module")
def played(
    tmp_path_factory: pytest.TempPathFactory, begun_database: bytes
) -> Iterator[tuple[Desk, dict[date, dict[str, Any]]]]:
    """A desk on which that history was played, and what was said on each day of it."""
    folder = tmp_path_factory.mktemp("gespeeld")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    desk = Desk(folder)
    on_the_day = {FIRST - timedelta(days=1): said(desk, FIRST - timedelta(days=1))}
    for week, act in enumerate(history()):
        day = FIRST + timedelta(weeks=week)
        act(desk, day)
        on_the_day[day] = said(desk, day)
    yield desk, on_the_day
    desk.database.close()


def test_every_report_says_later_what_it_said_on_the_day(
    played: tuple[Desk, dict[date, dict[str, Any]]],
) -> None:
    desk, on_the_day = played
    for day, expected in on_the_day.items():
        later = said(desk, day, day)
        for report, answer in expected.items():
            assert later[report] == answer, (day, report)


def test_each_act_of_that_history_changes_a_report(
    played: tuple[Desk, dict[date, dict[str, Any]]],
) -> None:
    """Else the test above proves little. Looking at a proposal is told in the list alone."""
    desk, _ = played
    today = FIRST + timedelta(weeks=30)
    days = [FIRST + timedelta(weeks=week - 1) for week in range(len(history()) + 1)]

    @cache
    def answer(day: date, name: str) -> str:
        return str(reports(desk, today, day)[name]())

    names = reports(desk, today)
    unchanged = [
        week
        for week, (before, after) in enumerate(pairwise(days))
        if all(answer(before, name) == answer(after, name) for name in names)
    ]
    assert unchanged in ([], [8])  # a postponement whose day has come by then


def test_what_is_put_on_file_is_reported_later_as_it_was_on_the_day(desk: Desk) -> None:
    def told(today: date, *known_on: date) -> Any:
        result = desk.ask(dossier, ZEIST, today, *known_on)
        return replace(result, known_on=None, anchor=None)

    days = [date(2026, 5, 1) + timedelta(weeks=week) for week in range(len(on_file()))]
    on_the_day = {}
    for day, act in zip(days, on_file(), strict=True):
        before = told(day)
        act(desk, day)
        on_the_day[day] = told(day)
        assert str(on_the_day[day]) != str(before), day

    for day, answer in on_the_day.items():
        assert told(day, day) == answer, day


def test_figures_that_were_taken_back_are_still_what_was_known(desk: Desk) -> None:
    act = desk.figures(FIRST, "2025-II", date(2026, 1, 1), Zeist=(30, 0, 24))
    desk.act(undo.undo, date(2026, 1, 20), act)

    (then,) = desk.ask(overview, FIRST, FIRST)

    assert then.standing is not None
    assert then.standing.realised == 24
    assert desk.ask(overview, FIRST) == ()


def test_a_late_figure_with_an_early_date_was_not_known_yet(desk: Desk) -> None:
    desk.figures(date(2026, 2, 5), "2026-I", date(2026, 2, 1), Zeist=(30, 0, 4))
    desk.figures(date(2026, 3, 5), "2026-I", date(2026, 2, 3), Zeist=(30, 0, 9))

    (then,) = desk.ask(overview, date(2026, 2, 10), date(2026, 2, 10))
    (now,) = desk.ask(overview, date(2026, 2, 10))

    assert then.standing is not None
    assert then.standing.realised == 4
    assert now.standing is not None
    assert now.standing.realised == 9
