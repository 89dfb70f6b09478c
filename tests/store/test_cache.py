"""Answers are cached until the next act, and never longer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, func, insert, select

from tests.store.store_acts import act, write
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.store.cache import cached, written_apart
from toezichtdesk.store.database import Database
from toezichtdesk.store.schema import setting

if TYPE_CHECKING:
    from collections.abc import Callable


class Asker:
    """Asks how many settings there are, and remembers how often they were counted."""

    def __init__(self) -> None:
        self.counted = 0

    def __call__(self, connection: Connection, asked: object = "how many") -> int:
        return cached(connection, "settings", asked, lambda: self._count(connection))

    def _count(self, connection: Connection) -> int:
        self.counted += 1
        return int(connection.execute(select(func.count()).select_from(setting)).scalar_one())


@pytest.fixture
def ask() -> Asker:
    return Asker()


def asked(database: Database, ask: Callable[[Connection], int]) -> int:
    with database.reading() as connection:
        return ask(connection)


def test_an_answer_is_kept_until_the_next_act(database: Database, ask: Asker) -> None:
    act(database, 1)

    assert [asked(database, ask), asked(database, ask), ask.counted] == [1, 1, 1]
    act(database, 2)
    assert [asked(database, ask), asked(database, ask), ask.counted] == [2, 2, 2]


def test_another_question_under_the_same_name_gets_its_own_answer(
    database: Database, ask: Asker
) -> None:
    act(database, 1)
    asked(database, ask)

    with database.reading() as connection:
        ask(connection, "today")

    assert ask.counted == 2


def test_what_another_program_did_is_seen(database: Database, ask: Asker) -> None:
    act(database, 1)
    asked(database, ask)
    beside = Database.open(database.path)
    act(beside, 2)
    beside.close()

    assert asked(database, ask) == 2


def test_nothing_of_an_act_that_was_taken_back_is_kept(database: Database, ask: Asker) -> None:
    act(database, 1)

    with suppress(OfficerCanAct), database.writing(stopped=lambda: True) as connection:
        assert ask(connection) == 1  # before the act did anything
        write(connection, 2)
        assert ask(connection) == 2
    act(database, 2, rows=5)

    assert asked(database, ask) == 6


def test_an_answer_is_renewed_from_the_one_before(database: Database) -> None:
    act(database, 1)
    assert asked(database, renewing) == "made"
    act(database, 2)
    act(database, 3)

    assert asked(database, renewing) == "made, then 1"


def renewing(connection: Connection) -> str:
    return cached(connection, "text", None, lambda: "made", lambda text, act: f"{text}, then {act}")


def test_without_a_journal_nothing_is_kept(database: Database, ask: Asker) -> None:
    assert [asked(database, ask), asked(database, ask), ask.counted] == [0, 0, 2]


def test_an_act_under_way_is_asked_again_only_once_it_has_written_more(
    database: Database, ask: Asker
) -> None:
    act(database, 1)

    with database.writing() as connection:
        write(connection, 2)
        assert [ask(connection), ask(connection), ask.counted] == [2, 2, 1]
        write(connection, 3)
        assert [ask(connection), ask.counted] == [3, 2]

    assert [asked(database, ask), ask.counted] == [3, 3]


def test_what_is_written_apart_leaves_the_answers_that_do_not_depend_on_it(
    database: Database,
) -> None:
    made: list[str] = []
    act(database, 1)

    def ask(connection: Connection) -> None:
        for name, apart in (("apart from it", {setting.name}), ("with it", set[str]())):
            cached(
                connection,
                name,
                None,
                lambda name=name: made.append(name),
                apart_from=frozenset(apart),
            )

    with database.writing() as connection:
        write(connection, 2)
        ask(connection)
        with written_apart(connection, setting.name):
            connection.execute(insert(setting).values(name="erbij", value="1", act=2))
        ask(connection)

    assert made == ["apart from it", "with it", "with it"]
