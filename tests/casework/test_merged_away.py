"""Nothing can be recorded about a municipality on a day before it began or after it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import Console, Desk
from toezichtdesk import wording
from toezichtdesk.casework import (
    balances,
    contacts,
    decide,
    freezes,
    knowledge,
    plans,
    proposals,
    putting_off,
    target_swaps,
    terms,
)
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.reports.pages.dossier import dossier

HELLEVOETSLUIS, VOORNE, HAAREN, DELFT = "GM0530", "GM1992", "GM0788", "GM0503"
BEFORE, AFTER = date(2022, 12, 20), date(2023, 2, 1)
FIRST = date(2022, 2, 1)
TALK = ContactData(HELLEVOETSLUIS, AFTER, ContactKind.SUPERVISION_OFFICIAL, "Over de flexwoningen")
PROMISE = AgreementData(HELLEVOETSLUIS, Party.MUNICIPALITY, "Flexwoningen", date(2023, 5, 1))
FLEX = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, expected_places=12)
GS = {"decided_on": AFTER, "reference": "GS 2023-1"}
SESSION = KnowledgeData(KnowledgeKind.PRACTICE, AFTER, "Flex", approach="Samen kopen")
LETTER = FileItemData(HELLEVOETSLUIS, FileItemKind.PLAN_REQUEST, AFTER)
FIRE = Freeze(AFTER, date(2023, 3, 1), "brand", "Het gebouw brandde af.")
Act = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def call(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Act:
    return act, args, kwargs


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory, begun_database: bytes) -> Iterator[Desk]:
    """Hellevoetsluis, with everything that can be on record of it, went on 1 January 2023."""
    folder = tmp_path_factory.mktemp("herindeling")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    desk = Desk(folder)
    desk.figures(FIRST, "2021-II", date(2022, 1, 1), Hellevoetsluis=(40, 0, 32, 3), Delft=(9, 0, 9))
    desk.figures(BEFORE, "2022-II", date(2022, 12, 1), Hellevoetsluis=(40, -12, 2), Delft=(9, 0, 9))
    desk.figures(AFTER, "2022-I", date(2022, 7, 1), Hellevoetsluis=(40, None, 20), Delft=(9, 0, 9))
    follow_up = {"follow_up": "Bellen", "follow_up_on": date(2022, 12, 30)}
    held = replace(TALK, held_on=FIRST, **follow_up)
    desk.act(contacts.log_contact, FIRST, held, [replace(PROMISE, made_on=FIRST)])
    desk.act(plans.add_measure, BEFORE, HELLEVOETSLUIS, FLEX)
    desk.act(freezes.freeze, BEFORE, HELLEVOETSLUIS, replace(FIRE, since=BEFORE))
    desk.act(knowledge.record, BEFORE, replace(SESSION, held_on=BEFORE))
    yield desk
    desk.database.close()


REFUSED = {
    "accept": call(decide.accept, HELLEVOETSLUIS, **GS),
    "accept, today": call(decide.accept, HELLEVOETSLUIS),
    "place": call(decide.place, HELLEVOETSLUIS, 4, motive="Zo besloten.", **GS),
    "see a proposal": call(proposals.see, [HELLEVOETSLUIS]),
    "put a proposal off": call(
        proposals.postpone, HELLEVOETSLUIS, date(2023, 3, 1), "Gesprek volgt."
    ),
    "take a proposal up": call(proposals.take_up, HELLEVOETSLUIS),
    "put work off": call(putting_off.put_off, HELLEVOETSLUIS, "agreement:1", date(2023, 3, 1)),
    "set work aside": call(putting_off.set_aside, HELLEVOETSLUIS, "agreement:1", "Vervallen."),
    "take work up": call(putting_off.take_up, HELLEVOETSLUIS, "agreement:1"),
    "log a contact": call(contacts.log_contact, TALK),
    "move a contact": call(contacts.change_contact, 1, TALK),
    "finish a follow-up": call(contacts.finish_follow_up, 1),
    "agree": call(contacts.add_agreement, PROMISE),
    "keep an agreement": call(
        contacts.change_agreement, 1, replace(PROMISE, made_on=FIRST, done_on=AFTER)
    ),
    "dismiss a warning": call(contacts.dismiss_warning, 1, "Sleutels in mei."),
    "record a plan": call(plans.record_dates, HELLEVOETSLUIS, PlanDates(requested_on=AFTER)),
    "add a measure": call(plans.add_measure, HELLEVOETSLUIS, FLEX),
    "change a measure": call(plans.change_measure, 1, replace(FLEX, owner="Wethouder")),
    "freeze": call(freezes.freeze, HELLEVOETSLUIS, FIRE),
    "end a freeze": call(freezes.end_freeze, HELLEVOETSLUIS, AFTER),
    "file a letter": call(terms.file, LETTER),
    "suspend a term": call(terms.suspend, HELLEVOETSLUIS, reason="Overleg."),
    "share a practice": call(knowledge.share, 1, HELLEVOETSLUIS, AFTER),
    "share knowledge": call(knowledge.record, replace(SESSION, municipalities=(HELLEVOETSLUIS,))),
    "swap": call(
        target_swaps.swap_targets,
        HELLEVOETSLUIS,
        DELFT,
        Period(2023, 1),
        2,
        date(2023, 1, 5),
    ),
    "settle": call(balances.settle, HELLEVOETSLUIS, Period(2023, 1), 0, reason="Zo geteld."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_is_recorded_of_a_municipality_that_merged_away(merged: Desk, name: str) -> None:
    act, args, kwargs = REFUSED[name]
    before = merged.tables()

    with pytest.raises(OfficerCanAct) as refusal:
        merged.act(act, AFTER, *args, **kwargs)

    assert merged.tables() == before
    if name == "see a proposal":
        return  # it is looked at, not recorded on a day: there is nothing to look at any more
    for part in ("Hellevoetsluis", "niet meer", "01-01-2023", "Voorne aan Zee"):
        assert part in wording.obstacle(refusal.value)


def test_what_was_of_before_the_merger_can_be_recorded_after_it(desk: Desk) -> None:
    """A minute that is late is typed in on the day that it is about."""
    desk.figures(FIRST, "2021-II", date(2022, 1, 1), Hellevoetsluis=(40, 0, 32, 2))

    desk.act(contacts.log_contact, AFTER, replace(TALK, held_on=BEFORE))
    desk.act(decide.place, AFTER, HELLEVOETSLUIS, 3, motive="Geen verbetering.", decided_on=BEFORE)
    desk.act(plans.record_dates, AFTER, HELLEVOETSLUIS, PlanDates(requested_on=BEFORE))

    answer = desk.ask(dossier, HELLEVOETSLUIS, AFTER)
    assert answer.row.rung == 3
    assert (len(answer.contacts), answer.plan is not None) == (1, True)


@pytest.mark.parametrize(
    ("code", "day", "told"),
    [
        (VOORNE, BEFORE, ("nog niet", "Brielle, Hellevoetsluis of Westvoorne", "01-01-2023")),
        (HAAREN, date(2022, 1, 5), ("gesplitst", "Boxtel", "Oisterwijk", "Tilburg", "Vught")),
    ],
)
def test_a_new_or_split_municipality_names_the_others(
    desk: Desk, code: str, day: date, told: tuple[str, ...]
) -> None:
    with pytest.raises(OfficerCanAct) as refusal:
        desk.act(contacts.log_contact, AFTER, replace(TALK, municipality=code, held_on=day))

    for part in told:
        assert part in wording.obstacle(refusal.value)


def test_the_console_goes_by_the_day_of_the_act(desk: Desk, console: Console) -> None:
    desk.figures(FIRST, "2021-II", date(2022, 1, 1), Hellevoetsluis=(40, 0, 32, 2))
    decided = ("decide", "Hellevoetsluis", "--rung", 3, "--motive", "Geen verbetering", "--date")

    late = console(*decided, "2023-02-01", today="2023-02-01")
    then = console(*decided, "2022-12-20", today="2023-02-01")

    assert (late.code, then.code) == (1, 0)
    assert "Voorne aan Zee" in late.err
    assert "niet meer" in late.err
