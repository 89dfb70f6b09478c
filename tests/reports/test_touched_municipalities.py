"""After an act only what it touched is judged again, and it comes out as it would afresh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.example_day import EXAMPLE_DAY
from toezichtdesk.casework import contacts, decide, example, freezes, plans, terms
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals as open_proposals

pytestmark = pytest.mark.slow

TODAY = EXAMPLE_DAY
UNTIL = date(TODAY.year + 1, 1, 1)
Acting = Callable[[Desk, str], object]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.db"
    example.build(path)
    return path.read_bytes()


@pytest.fixture
def desk(tmp_path: Path, played: bytes) -> Desk:
    (tmp_path / "toezichtdesk.db").write_bytes(played)
    return Desk(tmp_path)


def talk(desk: Desk, code: str) -> int:
    draft = ContactData(code, TODAY, ContactKind.PROGRESS_TALK, "gesproken")
    return int(desk.act(contacts.log_contact, TODAY, draft))


def plan(desk: Desk, code: str) -> object:
    desk.act(plans.record_dates, TODAY, code, PlanDates(requested_on=TODAY))
    return desk.act(plans.add_measure, TODAY, code, PlanMeasureData("x", Horizon.SHORT_TERM))


def change_talk(desk: Desk, code: str) -> object:
    number = talk(desk, code)
    draft = ContactData(code, TODAY, ContactKind.EMAIL, "toch niet")
    desk.act(contacts.change_contact, TODAY, number, draft)
    return desk.act(contacts.withdraw_contact, TODAY, number)


ACTS: dict[str, Acting] = {
    "a talk": talk,
    "a talk that is changed and withdrawn": change_talk,
    "an agreement": lambda desk, code: desk.act(
        contacts.add_agreement, TODAY, AgreementData(code, Party.MUNICIPALITY, "x", TODAY)
    ),
    "a decision": lambda desk, code: desk.act(decide.place, TODAY, code, 2, motive="omdat"),
    "a freeze": lambda desk, code: desk.act(
        freezes.freeze, TODAY, code, Freeze(TODAY, UNTIL, "brand", "azc")
    ),
    "a plan": plan,
    "a letter": lambda desk, code: desk.act(
        terms.file, TODAY, FileItemData(code, FileItemKind.NOTICE, TODAY, "x")
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_only_what_an_act_touched_is_judged_again(desk: Desk, name: str) -> None:
    before = {row.code: row for row in desk.ask(overview, TODAY)}
    code = next(row.code for row in before.values() if row.rung <= 3)

    ACTS[name](desk, code)

    after = {row.code: row for row in desk.ask(overview, TODAY)}
    fresh = Desk(desk.folder)
    assert after == {row.code: row for row in fresh.ask(overview, TODAY)}
    assert desk.ask(open_proposals, TODAY) == fresh.ask(open_proposals, TODAY)
    assert {each for each in after if after[each] is not before[each]} == {code}


def test_taking_back_shows_what_was_shown(desk: Desk) -> None:
    before = desk.ask(overview, TODAY)
    code = before[0].code
    talk(desk, code)
    desk.ask(overview, TODAY)
    with desk.database.reading() as connection:
        (line,) = connection.exec_driver_sql("SELECT max(id) FROM journal").one()

    desk.act(undo, TODAY, line)

    assert desk.ask(overview, TODAY) == before
    assert Desk(desk.folder).ask(overview, TODAY) == before
